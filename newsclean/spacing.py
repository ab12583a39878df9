"""Blanks and line breaks: `fix_spacing`. Line structure that carries meaning (poems, tables, scores) stays.

What was hard-wrapped is joined by `wraps.py`, what was typed wrong is mended by `slips.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .prose import is_running_text
from .slips import slips
from .text import Edit, Text
from .wraps import wraps

# Typesetting blanks: they look like a blank and mean no more. Zero-width signs and IDEOGRAPHIC SPACE are not among them.
_TYPESET = "\xa0\u2000-\u200a\u202f\u205f"
_ODD = re.compile(rf"[{_TYPESET}\t\r\x0b\x0c\x85\u2028\u2029]")  # without these and double blanks there is nothing to do
_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_NARROW = re.compile(rf"[{_TYPESET}]")
_RUN = re.compile(r"[ \t](?:[ \t]++|\Z)")
# Before these French sets a no-break space, as it does behind «; a number keeps its unit.
_HIGH_SIGNS = ":;!?»%‰€$£°"


def fix_spacing(text: str) -> Text:
    """`text` with line breaks made `\\n`, typesetting blanks and runs of blanks made one blank, blanks at line ends removed, hard-wrapped paragraphs joined.

    No-break spaces stay where French punctuation or a number needs them. Tables, scores and poems keep their lines and columns.

    >>> fix_spacing("The vote,  held on\\xa0Friday, \\r\\nwas close.")
    'The vote, held on Friday,\\nwas close.'
    >>> fix_spacing("« Oui\\xa0», 10\\xa0000 personnes")
    '« Oui\\xa0», 10\\xa0000 personnes'
    """
    text = Text(text)
    odd = _ODD.search(text) is not None
    if odd:
        text = text.edit(Edit(found.start(), found[0], "\n", "spacing/line-break") for found in _BREAK.finditer(text))
    if odd or "  " in text or " \n" in text or text.endswith(" "):
        text = text.edit(_blanks(text, odd=odd))
    for find in (wraps, slips):
        text = text.edit(find(text))
    return text


def _blanks(text: str, *, odd: bool) -> Iterator[Edit]:
    from .mojibake import has_mojibake

    at = 0
    for line in text.split("\n"):
        # what is still garbled may be repaired by hand later, and then each sign counts
        if ("  " in line or line[-1:] in (" ", "\t") or (odd and _ODD.search(line))) and not has_mojibake(line.strip()):
            for edit in _blanks_of(line):
                yield Edit(at + edit.at, edit.old, edit.new, edit.why)
        at += len(line) + 1


def _blanks_of(line: str) -> Iterator[Edit]:
    """Typesetting blanks of a line become blanks, then runs of blanks become one; one edit where both meet."""
    plain = _NARROW.sub(lambda found: found[0] if _is_needed(line, found.start()) else " ", line)
    keeps_columns: bool | None = None
    done = 0
    for run in _RUN.finditer(plain):
        start, end = run.span()
        if end < len(line):
            if keeps_columns is None:
                keeps_columns = not is_running_text(plain)
            if keeps_columns or not start:
                continue  # a column, or an indent
        if plain is not line:
            yield from _replaced(line, plain, done, start)
        new, why = (" ", "spacing/blanks") if end < len(line) else ("", "spacing/line-end")
        yield Edit(start, line[start:end], new, why)
        done = end
    if plain is not line:
        yield from _replaced(line, plain, done, len(line))


def _replaced(line: str, plain: str, start: int, end: int) -> Iterator[Edit]:
    """The typesetting blanks that became plain ones in `line[start:end]`."""
    for found in _NARROW.finditer(line, start, end):
        if plain[found.start()] == " ":
            yield Edit(found.start(), found[0], " ", "spacing/no-break")


def _is_needed(line: str, at: int) -> bool:
    """Whether the typesetting blank at `at` belongs to a number or to French punctuation."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    return (after != "" and after in _HIGH_SIGNS) or before == "«" or (before.isdigit() and (after.isdigit() or after.isalpha()))
