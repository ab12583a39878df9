from __future__ import annotations

import pytest
from hypothesis import given

from newsclean import fix_spacing, undo

from .strategies import texts

WIRE = """\
    The council of the port city said on Friday that it will build
a new harbour wall, the first in two hundred years, after storms
had damaged the old one twice in a winter.
    Work is to begin in the spring and will take three years, the
mayor told reporters; the cost is put at ten million dollars by
the council's engineers.
"""

POEM = """\
The rain came down upon the town
And washed the harbour clean,
The gulls flew up, the sails came down,
The brightest day we've seen.
"""

TABLE = """\
Harbour   3   1   0   9
Dockside  2   2   0   8
Quayside  1   0   3   3
Seawall   0   1   3   1
"""


@given(texts)
def test_the_source_can_be_rebuilt(text: str) -> None:
    fixed = fix_spacing(text)
    assert undo(fixed, fixed.edits) == text


@given(texts)
def test_nothing_but_white_space_changes(text: str) -> None:
    assert "".join(fix_spacing(text).split()) == "".join(text.split())


@given(texts)
def test_what_is_repaired_stays_as_it_is(text: str) -> None:
    once = str(fix_spacing(text))
    assert fix_spacing(once) == once


def test_hard_wrapped_paragraphs_are_joined() -> None:
    first, second = fix_spacing(WIRE).splitlines()
    assert first.startswith("    The council of the port city said on Friday that it will build a new harbour wall")
    assert second.endswith("ten million dollars by the council's engineers.")


@pytest.mark.parametrize("text", [POEM, TABLE, "One line.\n\nAnother line.\n", "x = 1\n\tif x:\n\t\treturn\n"])
def test_lines_that_mean_something_stay(text: str) -> None:
    assert fix_spacing(text).edits == ()


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("The vote  was close.  It passed.", "The vote was close. It passed."),
        ("The end. \t\nMore.", "The end.\nMore."),
        ("the\xa0vote", "the vote"),
        ("le vote\xa0: «\xa0oui\xa0»", "le vote\xa0: «\xa0oui\xa0»"),
        ("10\xa0000 and 5\xa0km", "10\xa0000 and 5\xa0km"),
        ("a\u2009thin\u202fblank", "a thin blank"),
        ("　日本語の段落。", "　日本語の段落。"),
    ],
)
def test_faults_and_what_becomes_of_them(dirty: str, clean: str) -> None:
    assert fix_spacing(dirty) == clean
