"""The gate in front of ftfy: what it and the repair give together is what ftfy gives. `make check` runs this with each release of ftfy that is allowed,
`make proof` on a corpus."""

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


def mutated(text: str, rng: random.Random) -> str:
    """`text`, damaged in one of the ways in which text is damaged."""
    way = rng.randrange(6)
    if way < 3:
        return text.encode("utf-8", "surrogatepass").decode(("sloppy-windows-1252", "latin-1", "macroman")[way])
    if way == 3:
        return "".join(sign if rng.random() > 0.05 else rng.choice("ÃÂâ€™“”é°œŒ£¢ªº×ØÙ√≈¦¨Ð§½²ЂвГ") for sign in text)
    at = rng.randrange(len(text) + 1)
    if way == 4:
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
        start = rng.randrange(len(PROSE) - 40)
        text = mutated(PROSE[start : start + rng.randrange(20, 160)], rng)
        assert Text(text).edit(repairs_of(text)) == by_ftfy(text), ascii(text)


@pytest.mark.parametrize("text", ["  Ã Un mayor", "\n \xc2  64 GB – 3 £\n", "a\n\xa0Ã \nb", "\x0c  à Ã "])
def test_blanks_around_a_line_do_not_count(text: str) -> None:
    assert Text(text).edit(repairs_of(text)) == by_ftfy(text)


def test_clean_prose_never_reaches_ftfy() -> None:
    assert proves_clean(PROSE.replace("cœur", "coeur"))
