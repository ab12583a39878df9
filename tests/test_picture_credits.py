"""The shapes of picture credits: each fits the example in front of which it stands, and costs little on what is made to be slow."""

from __future__ import annotations

import time

import pytest

from newsclean import RULES, picture_credits
from newsclean.picture_credits import Kind, compiled, is_signed, may_hold_credit

KINDS = {name: kind for name, kind in vars(picture_credits).items() if isinstance(kind, Kind)}
EXAMPLES = [(name, example) for name, kind in KINDS.items() for example in kind.shapes]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_shape_fits_its_example(name: str, example: str) -> None:
    kind = KINDS[name]
    assert compiled(Kind(kind.around, {example: kind.shapes[example]}), RULES).search(example)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_cheap_look_lets_the_example_pass(name: str, example: str) -> None:
    assert is_signed(example, RULES) if name == "SIGNED" else may_hold_credit(example, RULES)


@pytest.mark.parametrize("line", ["Rain fell on Friday, officials said.", "Council votes on harbour wall", "“We had given up hope,” she said"])
def test_a_cheap_look_stops_what_has_no_sign_of_a_credit(line: str) -> None:
    assert not may_hold_credit(line, RULES)


@pytest.mark.parametrize("unit", ["Ana Lima/Bo Lind/", "Ana Lima, ", "Ana Lima — ", "Foto: Ana ", "（Ana＝", "Ana/", "A" * 50, "Harbour Post via "])
def test_names_and_strokes_cost_little(unit: str) -> None:
    line = (unit * 400)[:399] + "x"
    start = time.process_time()
    for kind in KINDS.values():
        compiled(kind, RULES).search(line, len(line) - 160)
        compiled(kind, RULES).match(line)
    assert time.process_time() - start < 1
