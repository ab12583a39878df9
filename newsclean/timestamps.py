"""When a story was published, changed and printed, by the timestamps and print lines around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

import regex

from .blocks import Block
from .dates import Clock, DateValue, PartialDate, is_month, may_name_month, read_any_date, read_clock, read_day, word_at
from .rules import Rules

Role = Literal["published", "modified", "printed"]
_ROLES = ("published", "modified", "printed")


class Moment(NamedTuple):
    """A date or time in a timestamp, and what it is of."""

    role: Role
    text: str
    value: dt.date | dt.datetime
    precision: Literal["day", "minute", "second"]
    inferred: bool


class Stamp(NamedTuple):
    """What a line says that tells when, and what else it holds."""

    moments: tuple[Moment, ...]
    span: tuple[int, int]
    """From the first of its words that a timestamp is made of to the last, in code points of the line."""
    others: tuple[str, ...]
    """The words that no timestamp is made of."""
    labelled: bool
    """Whether it begins with a word such as “Published”."""


LONGEST_STAMP = 160  # code points of a line with a timestamp in it
_MOST_OTHERS = 9  # words
_YEAR = re.compile(r"\d(?:\d{3}|\.\s?\d{1,2}\.\s?\d\d(?!\d))")  # one digit in front of both: `re` skips to it
_MONTH = re.compile(r"\d(?:[-/.]\s?\d{1,2}[-/.]|\s?[月월])")  # as a number
_UNSPACED = regex.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MINUTES = re.compile(r"(\d{1,3})[\s-]?")
_OTHER = re.compile(r"[^\W\d]+[\w'’.@-]*|\d[\d.,]*|.", re.DOTALL)


def read_stamp(line: str, language: str | None = None, reference: dt.date | None = None) -> Stamp | None:
    """The timestamp in `line`, which holds little else; `None` when there is no date with a year in it, or two that nothing tells apart.

    >>> [(m.role, m.value.isoformat()) for m in read_stamp("Published: 09:10 BST, 4 May 2031 | Updated: 4:30 pm").moments]
    [('published', '2031-05-04T09:10:00+01:00'), ('modified', '2031-05-04T16:30:00')]
    >>> read_stamp("May 3, 2024 – May 5, 2024") is None
    True
    """
    if len(line) > LONGEST_STAMP or not (reference or (_YEAR.search(line) and (_MONTH.search(line) or may_name_month(line)))):
        return None
    parts, others = _parts(line, language)
    if others is None or not any(isinstance(part.what, PartialDate) for part in parts) or any(part.what == "another" for part in parts):
        return None
    if any(part.what == "expires" for part in parts):
        return Stamp((), (parts[0].start, parts[-1].end), tuple(others), labelled=True)
    moments = _moments(line, _segments(parts), reference)
    return Stamp(tuple(moments), (parts[0].start, parts[-1].end), tuple(others), parts[0].what in _ROLES) if moments else None


class _Part(NamedTuple):
    start: int
    end: int
    what: PartialDate | Clock | str
    """A date, a time of day, or the kind of a word."""


def _parts(line: str, language: str | None) -> tuple[list[_Part], list[str] | None]:
    """The parts of a timestamp in `line`, in order, and the words that are none; `None` for those when there are too many."""
    parts: list[_Part] = []
    others: list[str] = []
    at = 0
    while at < len(line):
        if not line[at].isalnum():
            at += 1
        elif part := _part_at(line, at, language, after=parts[-1].what if parts else ""):
            parts.append(part)
            at = part.end + (line[part.end : part.end + 1] == "T")  # 2024-05-03T10:15
        else:
            other = (_UNSPACED.match(line, at) if line[at] > "\u0e00" else None) or _OTHER.match(line, at)
            assert other is not None
            others.append(other[0])
            at = other.end()
            if len(others) > _MOST_OTHERS:
                return parts, None
    return parts, others


def _part_at(line: str, at: int, language: str | None, after: object) -> _Part | None:
    """The date, time or word of a timestamp that stands at `at`, behind `after`."""
    if line[at].isdigit() or _opens_with_month(line, at):
        if date := read_day(line[at : at + 40], language):
            return _Part(at, at + len(date.text), date)
        if clock := read_clock(line, at):
            return _Part(at, clock.end, clock)
        if number := _MINUTES.match(line, at):  # 4 min read, reading time: 4
            word = word_at(line, number.end())
            if after == "reading" or (word and word.kind == "reading"):
                return _Part(at, number.end(1), "reading")
        return None
    word = word_at(line, at)
    return word and _Part(at, word.end, word.kind)


def _opens_with_month(line: str, at: int) -> bool:
    word = _LETTERS.match(line, at)
    return word is not None and is_month(word[0])


class _Segment:
    """A label and the date and time that it stands in front of, or behind."""

    def __init__(self, start: int, role: Role | None = None) -> None:
        self.start, self.end, self.role = start, start, role
        self.date: PartialDate | None = None
        self.clock: Clock | None = None


def _segments(parts: list[_Part]) -> list[_Segment]:
    segments = [_Segment(parts[0].start)]
    for i, part in enumerate(parts):
        last = segments[-1]
        if part.what in _ROLES:
            role = cast(Role, part.what)
            follows = next((other.what for other in parts[i + 1 :] if other.what not in ("small", "weekdays", "am", "pm", "night")), None)
            if (follows is None or follows in _ROLES) and last.date and last.role is None:
                last.role = role  # “2025年1月14日 更新”
            elif last.date or last.clock:
                segments.append(_Segment(part.start, role))
            else:
                last.role = role
        elif isinstance(part.what, PartialDate):
            if last.date and (last.clock or not _same(last.date, part.what)):
                segments.append(last := _Segment(part.start))
            last.date = last.date or part.what
        elif isinstance(part.what, Clock):
            last.clock = last.clock or part.what
        segments[-1].end = part.end
    return [segment for segment in segments if segment.date or segment.clock]


def _same(one: PartialDate, other: PartialDate) -> bool:
    return (one.month, one.day) == (other.month, other.day) and (one.year == other.year or None in (one.year, other.year))


def _moments(line: str, segments: list[_Segment], reference: dt.date | None) -> list[Moment]:
    """What the segments say; nothing when two of them have no label and differ."""
    if sum(segment.role is None for segment in segments) > 1:
        return []
    known = next((dt.date.fromisoformat(segment.date.iso) for segment in segments if segment.date and segment.date.iso), None)
    moments: list[Moment] = []
    day, inferred = known, False
    for segment in segments:
        if segment.date:
            if segment.date.iso:
                day, inferred = dt.date.fromisoformat(segment.date.iso), False
            else:
                near = known or reference
                dated = near and read_day(segment.date.text, None, near)
                day, inferred = (dt.date.fromisoformat(dated.iso), True) if dated and dated.iso else (None, False)
        if day is None:
            continue
        value = segment.clock.on(day) if segment.clock else day
        text = line[segment.start : segment.end] if len(segments) > 1 else line
        moments.append(Moment(segment.role or "published", text, value, segment.clock.precision if segment.clock else "day", inferred))
    return moments


def read_timestamps(blocks: Iterable[Block], language: str | None, rules: Rules, reference: dt.date | None = None) -> dict[str, DateValue]:
    """What the blocks labelled `timestamp` say: the first date each of `published`, `modified` and `printed`, as far as they tell."""
    dates: dict[str, DateValue] = {}
    for block in blocks:
        match = rules.match_by(block.why, block.text)
        for moment in _read(block.text, match.rule.role if match else "", language, reference):
            source: Literal["print line", "timestamp"] = "print line" if moment.role == "printed" else "timestamp"
            dates.setdefault(moment.role, DateValue(moment.text, moment.value, moment.precision, source, moment.inferred))
    return dates


def _read(text: str, role: str, language: str | None, reference: dt.date | None) -> tuple[Moment, ...]:
    """The moments in a timestamp; `role` is what the rule says that found it."""
    if role == "printed" or (stamp := read_stamp(text, language, reference)) is None:
        value = read_any_date(_after_label(text), language, reference)
        if value is None:
            return ()
        precision: Literal["day", "minute", "second"] = "day" if not isinstance(value, dt.datetime) else "second" if value.second else "minute"
        return (Moment(cast(Role, role or "published"), text, value, precision, inferred=False),)
    return stamp.moments if not role else tuple(moment._replace(role=cast(Role, role)) for moment in stamp.moments)


def _after_label(text: str) -> str:
    """A timestamp without the label in front of it: “Last updated: 3 May 2021” from “3”."""
    head, colon, rest = text.partition(": ")
    return rest if colon and not any(map(str.isdigit, head)) else text[-60:]
