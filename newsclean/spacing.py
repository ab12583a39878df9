"""Blanks and line breaks: `fix_spacing`. Line structure that carries meaning (poems, tables, scores) stays."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from .text import Edit, Text

# Typesetting blanks: they look like a blank and mean no more. Zero-width signs and IDEOGRAPHIC SPACE are not among them.
_TYPESET = "\xa0\u2000-\u200a\u202f\u205f"
_ODD = re.compile(rf"[{_TYPESET}\t\r\x0b\x0c\x85\u2028\u2029]")  # without these and double blanks there is nothing to do
_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_NARROW = re.compile(rf"[{_TYPESET}]")
_RUN = re.compile(r"[ \t](?:[ \t]++|\Z)")
_DIGITS = "0123456789०१२३४५६७८९٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_NO_LETTERS = dict.fromkeys(map(ord, _DIGITS + string.punctuation + "│…"))
_ENOUGH = 400  # code points that tell whether a line is running text
_COLUMNS = re.compile(r"\S(?: {3,}|[ ]*\t)[ \t]*(?=\S)")
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
    return text.edit(_wraps(text))


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
                keeps_columns = not _is_prose(plain)
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


def _is_prose(line: str) -> bool:
    """Whether `line` is running text, not a row of a table: it has no two columns, and most of its signs are letters."""
    head = line[:_ENOUGH]
    if ("   " in head or "\t" in head) and len(_COLUMNS.findall(head)) > 1:
        return False
    signs = "".join(head.split())
    return len(signs.translate(_NO_LETTERS)) > 0.7 * len(signs)


# ── hard-wrapped lines ──
_SHORTEST_WIDTH, _LONGEST_WIDTH = 50, 100  # columns at which wire services and mail programs wrapped
_RAGGED = 4  # a line that ends this much too early was still wrapped: tabs, double blanks


def _wraps(text: str) -> list[Edit]:
    """The line breaks that stand where the next word would not have fitted, in a text whose lines are all wrapped at one width."""
    lines = text.split("\n")
    if len(lines) < 4 or max(map(len, lines)) > 2 * _LONGEST_WIDTH:
        return []
    from .mojibake import has_mojibake

    continued = _continued(lines)
    edits: list[Edit] = []
    at = 0
    for number, line in enumerate(lines[:-1]):
        at += len(line) + 1
        if number in continued and not has_mojibake(line + lines[number + 1]):
            following = lines[number + 1]
            lead = len(following) - len(following.lstrip())
            edits.append(Edit(at - 1, text[at - 1 : at + lead], _joint(line, following), "spacing/wrap"))
    return edits


def _continued(lines: list[str]) -> set[int]:
    """The lines that were cut at the width of the page, by number; none, when the page has no width."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 4:
        return set()
    width = lengths[-1] if lengths[-1] <= _LONGEST_WIDTH else lengths[int(len(lengths) * 0.97) - 1]
    if not _SHORTEST_WIDTH <= width <= _LONGEST_WIDTH:
        return set()
    pairs = [number for number in range(len(lines) - 1) if lines[number].strip() and lines[number + 1].strip()]
    continued = {number for number in pairs if _continues(lines[number], lines[number + 1], width)}
    inside = sum(lines[number].rstrip()[-1].isalnum() or lines[number].rstrip()[-1] in ",-" for number in continued)
    # Most breaks inside a paragraph must be explained by the width, and most of those must fall inside a sentence.
    return continued if len(continued) >= max(3, 0.6 * len(pairs)) and inside >= 0.6 * len(continued) else set()


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`: it is not indented deeper, and its first word did not fit."""
    word = following.split(None, 1)[0]
    indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip())
    return not indented and len(line.rstrip()) + 1 + len(word) > width - _RAGGED


def _joint(line: str, following: str) -> str:
    """What stands between two joined lines: a blank, or nothing behind a hyphen that may belong to the word."""
    split = line.rstrip()
    return "" if split.endswith("-") and split[-2:-1].isalpha() and following.lstrip()[:1].islower() else " "
