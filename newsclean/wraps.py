"""Hard-wrapped lines: which line breaks only stand where the next word would not have fitted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from .hyphens import joint, letters_before, letters_behind, suspended, words_of
from .prose import ends_a_sentence, is_running_text
from .text import Edit

_SHORTEST_WIDTH, _LONGEST_WIDTH = 50, 100  # columns at which wire services and mail programs wrapped
_RAGGED = 4  # a line that ends this much too early was still wrapped: tabs, double blanks
_FEWEST_LINES = 4
_LONGEST_WORD = 40  # code points; a web address may be as long
_LEAST_WRAPPED = 0.6  # of the breaks inside paragraphs must be explained by the width, and of those must fall inside a sentence
_LEAST_LOWER = 0.4  # of the lines that go on begin with a small letter
_ITEM = re.compile(r"\s*(?:[-–—*•>|#+]|\d{1,3}[.)]\s|[a-z][.)]\s)")  # opens an item of a list, a quotation in a mail

_HALVES = re.compile(r"[^\W\d_]+-\s*\n\s*[^\W\d_]+")
_FEWEST_BROKEN, _HYPHENATED = 3, 0.04  # so many lines, and so many of all, of a page that breaks words end with a hyphen


def wraps(text: str) -> Iterator[Edit]:
    """The edits that join the hard-wrapped lines of `text`, whose lines end with `\n`, to paragraphs; none, when the page has no width.

    Lines are joined when the next word would not have fitted; rows of tables, items of lists, lines of poems are not. Where neither blank lines nor
    indents mark the paragraphs, a break between two sentences stays: it may part two paragraphs.
    """
    breaks = text.count("\n")
    if breaks < _FEWEST_LINES - 1 or breaks == 2 * text.count("\n\n"):  # no two lines stand one below the other
        return
    lines = text.split("\n")
    continued = _continued(lines)
    if not continued:
        return
    from .mojibake import has_mojibake

    garbled = has_mojibake(text)
    broken = [number for number in continued if lines[number].rstrip().endswith("-")]
    words = words_of(_HALVES.sub(" ", text)) if broken else frozenset()
    hyphenates = len(broken) >= max(_FEWEST_BROKEN, _HYPHENATED * len(continued)) and any(_is_broken_word(lines, number, words) for number in broken)
    at = 0
    for number, line in enumerate(lines[:-1]):
        at += len(line) + 1
        if number not in continued or (garbled and has_mojibake(line + lines[number + 1])):
            continue
        following = lines[number + 1]
        start, end = at - 1 - (len(line) - len(line.rstrip())), at + len(following) - len(following.lstrip())
        if text[start - 1] != "-":
            yield Edit(start, text[start:end], " ", "spacing/wrap")
            continue
        second = letters_behind(text, end)
        sign = joint(letters_before(text, start - 1), second, words, hyphenates=hyphenates)
        if sign == "":
            yield Edit(start - 1, text[start - 1 : end], "", "spacing/wrap")
        else:  # a hyphen stays, in doubt; behind “low-” and in front of “and”, and behind a dash, a blank follows
            dash = text[start - 2 : start - 1] in (" ", "-", "–", "—", "") or second in suspended()
            yield Edit(start, text[start:end], " " if dash else "", "spacing/wrap")


def _is_broken_word(lines: Sequence[str], number: int, words: Collection[str]) -> bool:
    """Whether the hyphen at the end of a line surely parts one word: then the page breaks words, and its other hyphens may do so too."""
    line = lines[number].rstrip()
    return joint(letters_before(line, len(line) - 1), letters_behind(lines[number + 1].lstrip(), 0), words) == ""


def _continued(lines: Sequence[str]) -> frozenset[int]:
    """The lines that go on in the next one, by number; none, when the page has no width."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < _FEWEST_LINES:
        return frozenset()
    width = lengths[-1] if lengths[-1] <= _LONGEST_WIDTH else lengths[int(len(lengths) * 0.97) - 1]
    if not _SHORTEST_WIDTH <= width <= _LONGEST_WIDTH:
        return frozenset()
    indented = _openings(lines)
    pairs = [number for number in range(len(lines) - 1) if lines[number].strip() and lines[number + 1].strip() and number + 1 not in indented]
    marked = bool(indented) or any(not line.strip() for line in lines[1:-1])
    wrapped = {number for number in pairs if _is_full(lines[number], lines[number + 1], width)}
    openings = [sign for number in wrapped if (sign := lines[number + 1].lstrip()[0]).isalpha() and sign.lower() != sign.upper()]
    if sum(map(str.islower, openings)) < _LEAST_LOWER * len(openings):
        return frozenset()  # headlines, verse
    inside = sum(lines[number].rstrip()[-1].isalnum() or lines[number].rstrip()[-1] in ",-" for number in wrapped)
    if len(wrapped) < max(3, _LEAST_WRAPPED * len(pairs)) or inside < _LEAST_WRAPPED * len(wrapped):
        return frozenset()
    prose = {number for number in wrapped | {number + 1 for number in wrapped} if is_running_text(lines[number])}
    return frozenset(
        number
        for number in wrapped
        if number in prose
        and number + 1 in prose
        and not _ITEM.match(lines[number + 1])
        and not _may_part(lines[number].rstrip(), lines[number + 1].strip(), marked=marked)
    )


_ABBREVIATED = re.compile(r"(?:\b\w{1,3}|\.\w)\.\Z")  # “Feb.”, “U.S.”


def _may_part(line: str, following: str, *, marked: bool) -> bool:
    """Whether two paragraphs may meet here: a sentence ends, and a sign-off such as “REUTER” follows; on a page that does not mark them, any sentence."""
    if not ends_a_sentence(line) or _ABBREVIATED.search(line):
        return False
    signs_off = " " not in following and not following.islower() and not ends_a_sentence(following)
    return signs_off or following.isupper() or (not marked and not following[0].islower() and not following[0].isdigit())


def _openings(lines: Sequence[str]) -> frozenset[int]:
    """The lines that are indented to open a paragraph, by number; none, when the page does not indent so."""
    indents = [len(line) - len(line.lstrip(" \t")) for line in lines]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    base = min((indents[number] for number in filled), default=0)
    deeper = [number for number in filled if indents[number] > base]
    opens = sum(not lines[number].lstrip()[:1].islower() for number in deeper)
    return frozenset(deeper) if len(deeper) >= 2 and opens >= 0.9 * len(deeper) and len(deeper) <= 0.8 * len(filled) else frozenset()


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of `following` did not fit in `line`; in scripts without blanks there is no such word."""
    word = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width - _RAGGED and len(word) <= _LONGEST_WORD and " " in line.strip()
