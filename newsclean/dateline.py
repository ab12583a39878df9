"""Where a story was filed, when, and through whom: “LONDON, Jan 5 (Reuters) -”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import regex

from .agencies import desk_words, may_name_agency
from .blocks import Block
from .context import Context
from .dates import may_name_month
from .places import is_place, is_sure
from .readings import Dateline, read_as
from .shapes import LONGEST, LONGEST_ALONE, shape_named, shapes_for
from .text import Text
from .timestamps import read_stamp

_MAY_HOLD = ("body", "standfirst")
_FIRST_LINES = 8  # a dateline stands in one of these, or at the very end in Japanese papers …
_FIRST_WITHOUT_SOURCE = 4  # … one that names no source in one of these …
_FIRST_INSIDE = 3  # … one that stands behind a sentence in one of these …
_FIRST_ALONE = 3  # … and one that is alone on its line in one of these
_LONGEST_HEADLINE = 200  # code points
_DEEPEST = 280  # code points of a line in which a dateline may begin behind a sentence
_LONGEST_LEAD = 400  # code points of a line that are looked at
_LONGEST_TITLE = 3  # code points of “Mr.”, “Sen.”, “St.” in front of their stop
_LONGEST_FRONT = 64  # code points up to the first sign of a dateline
_MOST_WORDS = 5  # of a dateline alone on its line
_LONGEST_TAIL = 20  # code points of white space behind a text
_LONGEST_STAMP = 80  # code points of a line that may be a timestamp


def detect_dateline(text: str, *, reference: dt.date | None = None) -> Dateline | None:
    """The dateline of `text`: the run that says where, when or through whom it was filed, with its closing sign; `None` when there is none.

    It is looked for where it stands: at the start of one of the first lines, or behind a standfirst, a byline or a caption in the same line, or at the end of
    a Japanese story. A first line that reads like a headline is searched only for datelines that nothing else can be. `reference`, a date near that of the
    story, gives the year to a date without one; else a timestamp in one of the first lines does. It is never that of today.

    >>> line = detect_dateline("Rain ends drought\\n\\nNAIROBI, April 25 (Reuters) - Rain fell.", reference=dt.date(2024, 4, 26))
    >>> line.text, str(line.places[0]), line.date.iso, line.agency.name
    ('NAIROBI, April 25 (Reuters) -', 'NAIROBI', '2024-04-25', 'Reuters')
    """
    text = text if type(text) is str else Text(text)
    reference = reference if reference is None else Context(reference=reference).reference
    lines = _first_lines(text)
    headline = len(lines) > 1 and len(lines[0]) < _LONGEST_HEADLINE and lines[0][-1] not in ".!?。,"
    found = _find(lines, [text], reference, headline)
    if found is None:
        return _closing(text, reference)
    number, line = found
    if line.date and not line.date.year and reference is None and (dated := _date_around(lines, number)):
        line = _at(lines[number], line.span[0], dated, [text]) or line
    start = _start_of(number, lines, text)
    return _placed(line, line.text, (start + line.span[0], start + line.span[1]))


def label_dateline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the dateline cut off as a block of its own, labelled `dateline`; a second one, inside the story, stays and says so in its `why`.

    >>> from newsclean.blocks import split_blocks
    >>> [(b.label, b.text) for b in label_dateline(split_blocks("KARACHI: Rain fell."), Context())]
    [('dateline', 'KARACHI:'), ('body', 'Rain fell.')]
    """
    out = list(blocks)
    title = next((i for i, block in enumerate(blocks) if block.label == "headline"), -1)  # above it is no dateline
    first = list(islice((i for i, block in enumerate(blocks) if block.label in _MAY_HOLD and i > title), _FIRST_LINES))
    found = _find([blocks[i].text for i in first], [block.text for block in blocks], context.reference, headline=False)
    if found is None:
        _label_at_end(out, context.reference)
        return out
    number, line = found
    i = first[number]
    for j, block in enumerate(blocks[i + 1 :], i + 1):
        if "(" in block.text[:_LONGEST_FRONT] and block.label in _MAY_HOLD and (second := _second(block.text, context.reference)):
            out[j] = block.labelled(block.label, second.why)
    pieces = blocks[i].cut(*line.span)
    here = next(n for n, piece in enumerate(pieces) if piece.text == line.text)
    pieces[here] = pieces[here].labelled("dateline", line.why)
    out[i : i + 1] = pieces
    return out


def _label_at_end(blocks: list[Block], reference: dt.date | None) -> None:
    """Labels the dateline that closes a Japanese story."""
    i = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].label in _MAY_HOLD), None)
    if i is not None and (line := _closing(blocks[i].text, reference)):
        *pieces, last = blocks[i].cut(*line.span)
        blocks[i : i + 1] = [*pieces, last.labelled("dateline", line.why)]


def read_dateline(block: Block, reference: dt.date | None = None) -> Dateline | None:
    """The parts of a block that is labelled `dateline`."""
    if shape := shape_named(block.why):
        front = "नाम, " if "{byline}" in shape.written else ""  # any name stands for the byline, which is a block of its own
        for behind in ("",) if shape.alone else (" Aa", ""):  # a sentence follows, or nothing
            if found := read_as(shape, front + block.text + behind, 0, reference, None):
                return _placed(found, block.text, block.span)
    return None


def _placed(line: Dateline, text: str, span: tuple[int, int]) -> Dateline:
    """`line` as it is written, and where it stands, in a text that holds more."""
    return Dateline(text, span, line.places, line.date, line.agency, line.reporters, line.separator, line.why)


# ── where it may stand ──
_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")


def _first_lines(text: str) -> list[str]:
    """The first lines that are not blank, without blanks around them."""
    head = text[: _FIRST_LINES * 2 * _LONGEST_LEAD]
    if "\r" in head or "\x0b" in head or "\x0c" in head or "\x85" in head or "\u2028" in head or "\u2029" in head:
        head = _LINE_END.sub("\n", head)
    lines: list[str] = []
    while len(lines) < _FIRST_LINES and (head := head.lstrip()):
        line, _, head = head.partition("\n")
        lines.append(line.rstrip())
    return lines


def _start_of(number: int, lines: Sequence[str], text: str) -> int:
    """Where the line of this number begins in `text`, of which `lines` are the first."""
    start = end = 0
    for line in lines[: number + 1]:
        start = text.index(line[0], end)  # only white space stands in front of it
        end = start + len(line)
    return start


def _find(lines: Sequence[str], story: Sequence[str], reference: dt.date | None, headline: bool) -> tuple[int, Dateline] | None:
    """The number of the line, and the dateline in it. `story` says what is a place; a `headline` in the first line holds only what is certain."""
    for number, line in enumerate(lines):
        if number >= _FIRST_WITHOUT_SOURCE or (headline and number == 0):
            if not _SOURCE_SIGN.search(line, 0, _LONGEST_FRONT) and not (number and line[:3].isupper()):
                continue
            if number == 0 and not _may_be_certain(line):
                continue
        elif number >= _FIRST_ALONE and len(line) <= LONGEST_ALONE and _SIGN.search(line) is None:
            continue
        for at, inside in _openings(line, number < _FIRST_INSIDE):
            found = _at(line, at, reference, story)
            if found and inside and not found.places and line[:at].rstrip()[-1:] == "/":
                continue  # “Ada Moss / AFP - Getty Images”
            if found and (_is_certain(found, inside) or (not (headline and number == 0) and _may_stand(found, number, inside))):
                return _rather_below(number, found, lines, reference, story)
    return None


def _date_around(lines: Sequence[str], number: int) -> dt.date | None:
    """The date of a timestamp in another line, which gives the year to the date of the dateline in line `number`; a line of the story is none."""
    for other, line in enumerate(lines):
        if ("19" in line or "20" in line) and other != number and _may_hold_date(line):
            stamp = read_stamp(line)
            for moment in stamp.moments if stamp and (stamp.labelled or not stamp.others) else ():
                return moment.value.date() if isinstance(moment.value, dt.datetime) else moment.value
    return None


def _may_hold_date(line: str) -> bool:
    """Whether `line`, in which a year may stand, may be a timestamp; most lines with a year in them are none."""
    if len(line) > _LONGEST_STAMP or line[-1] in ".,;":
        return False
    return _IN_NUMBERS.search(line) is not None or (_DAY_AND_YEAR.search(line) is not None and may_name_month(line))


_IN_NUMBERS = re.compile(r"\d[./-]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[./년年-]\s?\d\d?\s?[./월月-]\s?\d")  # 3.5.2024, 2024-05-03, 2024年5月3日
_DAY_AND_YEAR = re.compile(r"\d\D{1,40}\d{4}|\d\.\s?\d{1,2}\.\s?\d\d")  # 3 May 2024, May 3rd, 2024; 3.5.24


# Leftover markup, a quotation mark, a byline, or a house in front of a dateline: “strong>SINGAPORE:”, “By Ada Moss NEW YORK (Reuters) -”, “Ada MossKARACHI:”.
_NAME = r"(?:\p{Lu}\p{Ll}[\p{L}'’-]*|\p{Lu}\.)"


@cache
def _in_front() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:(?:</?)?\p{{Ll}}{{1,10}}>)?\s?[\"“«„‘]{{0,2}}(?:By\s+{_NAME}(?:\s+{_NAME}){{0,3}}(?:(?:,|\s+and)\s+{_NAME}(?:\s+{_NAME}){{0,3}})*,?\s+(?=\p{{Lu}}{{2}}|\()"
        rf"|(?:{_NAME}\s){{0,3}}(?:{desk_words()})\s+(?=\p{{Lu}})|{_NAME}(?:\s{_NAME}){{1,2}}(?<=\p{{Ll}})(?=\p{{Lu}}{{4}}))?"
    )


# Cheap looks for what `_in_front` finds: leftover markup or a byline glued to a place, and a desk. Each begins with a set of signs, as `re` skips all others fast.
_GLUED = re.compile(r"[>A-ZА-Я](?<=[a-zà-ÿа-я].)")


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?:{desk_words()})\s")


_SIGNS = r"(（\[［【〔:：।|=–—―_/电電讯訊報ः.·"
_SIGN = re.compile(rf"[{_SIGNS}]")
# A hyphen is that of a word, unless a blank, a stop or another hyphen is beside it.
_IS_DASH = r"(?:(?<!-)|(?<=[\ \t\u00a0.-]-)|(?=[\ \t\u00a0.-]))"
_SIGN_OR_DASH = re.compile(rf"[{_SIGNS}-]{_IS_DASH}")
_STRONG = re.compile(rf"[(【—–-]{_IS_DASH}")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_RUNNING = re.compile(rf"(?:[^{_SIGNS}\n-]*?\s[a-zß-öø-ÿа-яёії]){{3}}")  # three words in lower case with no sign in front of them
_SOURCE_SIGN = re.compile(r"[(（【［\[/=电電–—]")  # one of these stands beside a source, or dashes that no word holds
_BREAK = re.compile(r"[.!?)\]”\"»…。|/\s]\s+")


def _openings(line: str, also_inside: bool) -> Iterator[tuple[int, bool]]:
    """Where in `line` a dateline may begin, and whether that is inside of it: at its start, and behind a sentence."""
    if _may_open(line, 0):
        for at in _behind_byline(line, 0):
            yield at, False
    front = line[:_DEEPEST]
    if not also_inside or not ("(" in front or "-" in front or "–" in front or "—" in front or "【" in front):
        return  # most lines hold none of these signs, and that is told faster than with a pattern
    seen = 0
    for sign in _STRONG.finditer(line, 1, _DEEPEST):
        end = sign.start()
        for found in _BREAK.finditer(line, max(seen, end - _LONGEST_FRONT), end + 1):
            seen = found.end()
            if not line[seen].islower() and _may_open(line, seen):
                for at in _behind_byline(line, seen):
                    yield at, True


def _may_open(line: str, at: int) -> bool:
    """Whether what stands from `at` to the next sign may be a place, a date or a source: it is short, and no running text."""
    end = at + _LONGEST_FRONT
    sign = _SIGN_OR_DASH.search(line, at, end)
    if sign and sign[0] == "." and sign.start() - at <= _LONGEST_TITLE:
        sign = _SIGN_OR_DASH.search(line, sign.end(), end)  # “Mr. …”
    if sign is None:
        return len(line) - at <= LONGEST_ALONE and line.count(" ", at) < _MOST_WORDS and _RUNNING.match(line, at) is None
    words = line[at : sign.start()].split()
    return len(words) < 3 or sum([word[0].islower() for word in words]) < 3


def _behind_byline(line: str, at: int) -> tuple[int, ...]:
    """Where what may stand in front of a dateline ends, when it does at `at`; and `at`."""
    if line[at] in 'B<"“«„‘' or _GLUED.search(line, at, at + _LONGEST_FRONT) or _desk().search(line, at, at + _LONGEST_FRONT):
        end = _in_front().match(line, at).end()
        if end > at:
            return end, at
    return (at,)


def _is_certain(found: Dateline, inside: bool) -> bool:
    """Whether it cannot be a headline or a sentence: it names a known source; behind a sentence, what stands before a slash may be a photographer."""
    named = found.agency is not None and found.agency.code is not None and (bool(found.places) or bool(found.separator))
    return named and not (inside and "/" in found.text and not any(is_place(place.city) for place in found.places))


def _may_be_certain(line: str) -> bool:
    """Whether `line` may hold a dateline that is certain: a cheap look for its source, which no blank need part from the place in the scripts of the East."""
    return may_name_agency(line) or _UNSPACED.search(line) is not None


def _may_stand(found: Dateline, number: int, inside: bool) -> bool:
    """Whether a dateline that is not certain may stand in line `number`: high up; behind a sentence only where a sign other than a stop closes its place."""
    if not found.separator and not found.agency:  # alone on its line, right below the headline or byline
        return number < _FIRST_ALONE and (bool(found.places) or number > 0)
    if inside:
        return bool(found.places) and found.separator != "." and (found.separator[-1:] not in ":：." or any(is_sure(place.city) for place in found.places))
    if number < _FIRST_WITHOUT_SOURCE:
        return True
    return any(is_place(place.city) if found.date or found.agency else is_sure(place.city) and place.text.isupper() for place in found.places)


def _rather_below(number: int, found: Dateline, lines: Sequence[str], reference: dt.date | None, story: Sequence[str]) -> tuple[int, Dateline]:
    """`found`, or the full dateline in one of the next lines when `found` is only its place, set above it as a tag."""
    if not found.separator and not found.agency and found.places:
        for below in range(number + 1, min(number + 3, len(lines))):
            other = _at(lines[below], 0, reference, story)
            if other and other.separator and other.places and other.places[0].city.casefold() == found.places[0].city.casefold():
                return below, other
    return number, found


def _second(line: str, reference: dt.date | None) -> Dateline | None:
    """The dateline that opens `line`, when it names a known source, in a bracket: a second one inside a story."""
    found = _at(line, 0, reference, []) if _may_open(line, 0) and _may_be_certain(line[:_LONGEST_LEAD]) else None
    return found if found and found.places and _is_certain(found, inside=False) else None


def _closing(text: str, reference: dt.date | None) -> Dateline | None:
    """The dateline that closes a Japanese text: “【ソウル共同】”."""
    if "】" not in text[-_LONGEST_TAIL:] or not text[-_LONGEST_TAIL:].rstrip().endswith("】"):
        return None
    text = text.rstrip()
    start = text.rfind("【")
    line = _at(text, start, reference, []) if start >= 0 else None
    return line if line and line.span[1] == len(text) else None


def _at(line: str, at: int, reference: dt.date | None, story: Sequence[str]) -> Dateline | None:
    """The dateline that begins at `at` in `line`; the `story` may say that its place is one."""
    head = line[at : at + _LONGEST_LEAD]
    if head[:1].islower() and not head.islower():
        return None  # running text
    known = named = None  # looked up once
    for shape in shapes_for(head):
        if shape.needs_known:
            known = _opens_with_place(head) if known is None else known
            if not known:
                continue
        elif shape.names_agency and head[0].lower() != head[0].upper():
            named = may_name_agency(head[:LONGEST]) if named is None else named
            if not named:
                continue
        if found := read_as(shape, head, at, reference, story):
            return found
    return None


def _opens_with_place(head: str) -> bool:
    """Whether what stands in front of the first sign of `head` is a place; a look-up that saves the patterns."""
    sign = _SIGN.search(head, 0, _LONGEST_FRONT)
    if sign and sign[0] == "." and sign.start() <= _LONGEST_TITLE:
        sign = _SIGN.search(head, sign.end(), _LONGEST_FRONT)  # “St. …”
    front = head[: sign.start()] if sign else head
    return len(front) <= LONGEST_ALONE and is_place(front)
