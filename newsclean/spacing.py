"""Blanks and line breaks: `fix_spacing`. Line structure that carries meaning (poems, tables, scores) stays.

What was hard-wrapped is joined by `wraps.py`, what was typed wrong is mended by `slips.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .prose import ends_a_sentence, is_running_text
from .text import Edit, Text

# Typesetting blanks: they look like a blank and mean no more. Zero-width signs and IDEOGRAPHIC SPACE are not among them.
_TYPESET = "\xa0\u2000-\u200a\u202f\u205f"
_ODD = re.compile(rf"[{_TYPESET}\t\r\x0b\x0c\x85\u2028\u2029]")  # without these and double blanks there is nothing to do
_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_NARROW = re.compile(rf"[{_TYPESET}]")
_SHORT = 60  # code points of a line that may be a row of a table
_RUN = re.compile(r"  ++")
_RUN_OR_END = re.compile(r" (?: ++|(?=\n|\Z))")
_RUN_OF_TABS = re.compile(r"[ \t](?:[ \t]++|(?=\n|\Z))")
# Before these French sets a no-break space, as it does behind «; a number keeps its unit.
_HIGH_SIGNS = ":;!?»%‰€$£°"


def fix_spacing(text: str) -> Text:
    """`text` with line breaks made `\\n`, typesetting blanks and runs of blanks made one blank, blanks at line ends removed, hard-wrapped paragraphs joined.

    Blanks missing or too many beside punctuation are mended, and words that a hyphen or a blank breaks, where the text shows that they are one; in English
    also function words that stand twice and apostrophes that have become blanks. No-break spaces stay where French punctuation or a number needs them.
    Tables, scores and poems keep their lines and columns.

    >>> fix_spacing("The vote,  held on\\xa0Friday, \\r\\nwas close.")
    'The vote, held on Friday,\\nwas close.'
    >>> fix_spacing("« Oui\\xa0», 10\\xa0000 personnes")
    '« Oui\\xa0», 10\\xa0000 personnes'
    """
    from .slips import slips  # with the first text, since their patterns take time to compile
    from .wraps import wraps

    text = Text(text)
    if _is_odd(text):
        text = text.edit(Edit(found.start(), found[0], "\n", "spacing/line-break") for found in _BREAK.finditer(text))
        text = text.edit(_typeset(text))
    for find in (_runs, wraps, slips):
        text = text.edit(find(text))
    return text


def _is_odd(text: str) -> bool:
    """Whether `text` holds blanks or breaks other than the plain ones."""
    if any(sign in text for sign in "\t\r\x0b\x0c"):
        return True
    if text.isascii():
        return False
    from .mojibake import runs_of

    return any(map(_is_odd_run, runs_of(text)))


@lru_cache(65_536)
def _is_odd_run(run: bytes) -> bool:
    return _ODD.search(run.decode("utf-8", "surrogatepass")) is not None


def _typeset(text: str) -> Iterator[Edit]:
    """The typesetting blanks that become plain ones; in a line that is garbled they may be halves of letters, to be read by hand later."""
    from .mojibake import has_mojibake

    if text.isascii():
        return
    garbled = has_mojibake(text)
    at = 0
    for line in text.split("\n"):
        if _NARROW.search(line) and not (garbled and has_mojibake(line.strip())):
            for found in _NARROW.finditer(line):
                if not _is_needed(line, found.start()):
                    yield Edit(at + found.start(), found[0], " ", "spacing/no-break")
        at += len(line) + 1


def _runs(text: str) -> Iterator[Edit]:
    """Runs of blanks in prose become one, blanks at line ends go; indents and columns stay."""
    if "\t" in text:
        pattern = _RUN_OF_TABS
    elif " \n" in text or text[-1:] == " ":
        pattern = _RUN_OR_END
    elif "  " in text:
        pattern = _RUN
    else:
        return
    from .mojibake import has_mojibake

    garbled = has_mojibake(text)
    begin, end = 0, -1  # of the line looked at last
    stays = inner = False
    for run in pattern.finditer(text):
        if run.start() > end:
            begin = text.rfind("\n", 0, run.start()) + 1
            end = text.find("\n", run.start())
            end = len(text) if end < 0 else end
            line = text[begin:end]
            stays = garbled and has_mojibake(line.strip())
            inner = not stays and is_running_text(line) and not _in_columns(text, begin, end)
        if run.end() == end and not stays:
            yield Edit(run.start(), run[0], "", "spacing/line-end")
        elif inner and run.start() > begin:
            yield Edit(run.start(), run[0], " ", "spacing/blanks")


def _in_columns(text: str, begin: int, end: int) -> bool:
    """Whether the short line `text[begin:end]` and one beside it both have a run of blanks inside: two columns."""
    above = text[max(0, begin - 1 - _SHORT) : max(0, begin - 1)].rpartition("\n")[2]
    below = text[end + 1 : end + 1 + _SHORT].partition("\n")[0]
    return end - begin < _SHORT and not ends_a_sentence(text[begin:end].rstrip()) and ("  " in above.strip() or "  " in below.strip())


def _is_needed(line: str, at: int) -> bool:
    """Whether the typesetting blank at `at` belongs to a number or to French punctuation."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    return (after != "" and after in _HIGH_SIGNS) or before == "«" or after.isdigit() or (before.isdigit() and after.isalpha())
