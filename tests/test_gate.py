"""The gate in front of ftfy: what it and the repair give together is what ftfy gives. Run against each release of ftfy that is allowed, see `make check`."""

from __future__ import annotations

import random
import re

import ftfy
import pytest
from hypothesis import given

from newsclean import Text, undo
from newsclean.mojibake import _BLANKS, _CONFIG, proves_clean, repairs_of

from .strategies import texts


def by_ftfy(text: str) -> str:
    def repaired(line: str) -> str:
        core = line.strip(_BLANKS)
        fixed = ftfy.fix_and_explain(core, _CONFIG).text
        return line if fixed == core else repaired(line.replace(core, fixed, 1))

    return "".join(repaired(line) for line in re.split("([\n\r\x0c\u2028\u2029])", text))


@given(texts)
def test_the_gate_and_the_repair_together_are_ftfy(text: str) -> None:
    fixed = Text(text).edit(repairs_of(text))
    assert fixed == by_ftfy(text)
    assert undo(fixed, fixed.edits) == text


PROSE = (
    "Die Minister trafen sich am Freitag in Zürich; „nein“, sagte Frau Gößl — très bien, señor! Цены выросли на 5 %, «сообщили» власти. "
    "Τα νέα είναι καλά. 「雨が降った」と彼は言った。 هطل المطر على الساحل. L’été à Noël: œuvre, cœur, 20 °C, ½ litre, £5, €7, naïve façade."
)


def mutated(rng: random.Random) -> str:
    """The prose, damaged in one of the ways in which text is damaged."""
    start = rng.randrange(len(PROSE) - 40)
    text = PROSE[start : start + rng.randrange(20, 160)]
    way = rng.randrange(5)
    if way == 0:
        return text.encode().decode("sloppy-windows-1252")
    if way == 1:
        return text.encode().decode("latin-1")
    if way == 2:
        return "".join(sign if rng.random() > 0.05 else rng.choice("ÃÂâ€™“”é°œŒ£¢ªº×ØÙ√≈¦¨Ð§½²ЂвГ") for sign in text)
    at = rng.randrange(len(text))
    if way == 3:
        return text[:at] + "".join(rng.choice(PROSE) for _ in range(4)) + text[at:]
    return (
        text[:at]
        + rng.choice(
            ["&amp;", "&#39;", "\r", "\x1b[31m", "\ufeff", "&nbsp", "\u0301", "\x92", "<p>&eacute;", "\u2028", "\ud83d\ude00", "\ud800", "\x0b", "\x85"]
        )
        + text[at:]
    )


@pytest.mark.parametrize("seed", range(20))
def test_damaged_prose_is_repaired_as_ftfy_repairs_it(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(150):
        text = mutated(rng)
        assert Text(text).edit(repairs_of(text)) == by_ftfy(text), ascii(text)


def test_clean_prose_never_reaches_ftfy() -> None:
    assert proves_clean(PROSE.replace("cœur", "coeur"))
