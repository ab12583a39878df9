"""Dates as the press writes them, in the languages of the rules."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, NamedTuple

import regex
from pydantic import BeforeValidator

from .rules import FOLDER, table
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which parts may be missing.

    >>> PartialDate("Jan 21", None, 1, 21).iso is None
    True
    """

    text: AnyStr
    """As written."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    inferred: bool = False
    """Whether the year was not written, but taken from a reference date."""

    @property
    def iso(self) -> str | None:
        """`YYYY-MM-DD`; `None` when a part is missing."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year and self.month and self.day else None


def _from_iso(value: Any) -> Any:
    if isinstance(value, str):  # pydantic would read a date at midnight as a date and time, or the other way round
        return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)
    return value


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or time of publication, with where it was read."""

    text: AnyStr
    """As written; empty when the caller gave it."""
    value: Annotated[dt.datetime | dt.date, BeforeValidator(_from_iso)]
    """A `date`, or a `datetime` that has a timezone, or none when the text names none."""
    precision: Literal["day", "minute", "second"]
    source: Literal["dateline", "timestamp", "print line", "caller"]
    inferred: bool = False
    """Whether the year was taken from a reference date."""


_DIGIT = re.compile(r"\d")
_NUMBERS = r"\d\d?"
_YEAR = r"(?:\d{4}(?!\d)|(?:19|20)\d\d)"  # pages glue other numbers to a year: “May 3, 202410:15 AM”
# What may stand behind the number of a day: 5th, 1er, 1º, 5., 5-го.
_BEHIND_DAY = r"(?:st|nd|rd|th|er|º|ª|\.|-го|-е)?"

_LONGEST_SHORT_NAME = 4  # code points of “Sept.”; behind a longer name a stop ends the sentence
_NAME_FIRST, _DAY_FIRST = slice(1), slice(1, None)


@cache
def date_shapes() -> tuple[regex.Pattern[str], ...]:
    """The patterns of a date, with groups for its parts. Whether a word is a month is looked up, not matched; \\d takes the digits of every script.

    The first, `_NAME_FIRST`, begins with the name of a month; of the others, those but the last two hold one, or the sign for one.
    """
    several = "|".join(sorted((regex.escape(name) for name in months() if " " in name or "/" in name), key=len, reverse=True))
    name = rf"(?P<name>(?=\p{{Arabic}})(?:{several})|[\p{{L}}\p{{M}}]{{2,14}})"
    shapes = (
        rf"{name}(?:\.\s{{0,2}}|\s{{1,2}})(?P<day>{_NUMBERS})(?:st|nd|rd|th)?(?!\d)(?:,?\s{{1,2}}(?P<year>{_YEAR}))?",
        rf"(?:(?P<year>{_YEAR})\s?年\s?)?(?P<month>{_NUMBERS})\s?月\s?(?P<day>{_NUMBERS})\s?日",
        rf"(?:(?P<year>{_YEAR})년\s?)?(?P<month>{_NUMBERS})월\s?(?P<day>{_NUMBERS})일",
        rf"(?P<day>{_NUMBERS}){_BEHIND_DAY}\s{{0,2}}(?:(?:de|di|of|den|d')\s)?{name}\.?(?:(?:,?\s{{0,2}}(?:(?:de|del|του)\s)?|[،,]\s)(?P<year>{_YEAR}))?",
        rf"(?P<year>{_YEAR})[-/.](?P<month>{_NUMBERS})[-/.](?P<day>{_NUMBERS})(?!\d)",
        rf"(?P<day>{_NUMBERS})\.\s?(?P<month>{_NUMBERS})\.(?:\s?(?:(?P<year>{_YEAR})|\d\d\d?(?!\d)))?",
    )
    return tuple(map(regex.compile, shapes))


def read_date(text: str, reference: dt.date | None = None) -> PartialDate | None:
    """The date that `text` begins with, if it does; a missing year is taken from `reference`, as the one that brings the date nearest to it.

    Months are known by name in the languages of the rules. Numbers alone are read only where their order is certain.

    >>> read_date("Jan 21, 2022")
    PartialDate(text='Jan 21, 2022', year=2022, month=1, day=21, inferred=False)
    >>> read_date("31 декабря", dt.date(2024, 1, 2))
    PartialDate(text='31 декабря', year=2023, month=12, day=31, inferred=True)
    >>> read_date("12 people") is None
    True
    """
    if _DIGIT.search(text) is None:
        return None  # most texts hold none, and to see that is cheap
    for shape in date_shapes()[_DAY_FIRST] if text[:1].isdigit() else date_shapes()[_NAME_FIRST]:
        if not (found := shape.match(text)):
            continue
        parts = found.groupdict()
        month = int(parts["month"]) if parts.get("month") else months().get(_folded(parts["name"]))
        day, year = int(parts["day"]), int(parts["year"]) if parts["year"] else None
        if month and _exists(year, month, day):
            text = found[0].removesuffix(".") if len(parts.get("name") or "") > _LONGEST_SHORT_NAME else found[0]
            near = _nearest_year(month, day, reference) if year is None and reference else None
            if near:
                return PartialDate(text, near, month, day, inferred=True)
            return PartialDate(text, year, month, day)
    return None


@lru_cache(maxsize=4096)
def read_any_date(text: str, language: str | None, reference: dt.date | None = None) -> dt.date | dt.datetime | None:
    """The date or time in `text`, a string that holds nothing else, such as what a “Last updated:” label stands in front of.

    A missing year is taken from `reference`; without one there is no date. Languages that have no months' table here are left to dateparser.

    >>> read_any_date("Thu, May 6, 2021, 10:15 AM ET", "en").isoformat()
    '2021-05-06T10:15:00-04:00'
    >>> read_any_date("May 6, 10:15 AM", "en") is None
    True
    """
    text = text.strip(" .,;|")
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    for start in (word.start() for word in re.finditer(r"\w+", text)):
        date = read_day(text[start:], language, reference)
        if date and date.iso:
            day = dt.date.fromisoformat(date.iso)
            rest = text[:start] + " " + text[start + len(date.text) :]
            clock = next((clock for found in re.finditer(r"(?<!\d)\d", rest) if (clock := read_clock(rest, found.start()))), None)
            return clock.on(day) if clock else day
    return None if language is None or (FOLDER / language / "dates.toml").exists() else _by_dateparser(text, language, reference)


_LONGEST = 60  # code points of a date and what stands around it


def _by_dateparser(text: str, language: str, reference: dt.date | None) -> dt.date | dt.datetime | None:
    import dateparser  # which takes half a second

    settings: Any = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    if reference:
        settings |= {"RELATIVE_BASE": dt.datetime.combine(reference, dt.time()), "REQUIRE_PARTS": ["day", "month"], "STRICT_PARSING": False}
    try:
        found: dt.datetime | None = dateparser.parse(text, languages=[language], settings=settings)
    except ValueError:  # a language that dateparser does not know
        return None
    if found is None:
        return None
    if not _exists(found.year, found.month, found.day):
        return None  # a year of another era
    return found if found.time() != dt.time() else found.date()


def read_day(text: str, language: str | None = None, reference: dt.date | None = None) -> PartialDate | None:
    """The date that `text` begins with, as `read_date` has it, or one in numbers, where their order is certain or that of `language`.

    >>> read_day("22/11/2024").iso, read_day("03/05/2024"), read_day("03/05/2024", "fr").iso
    ('2024-11-22', None, '2024-05-03')
    """
    if (found := _ALL_NUMBERS.match(text)) and (date := _of_numbers(found, language)):
        return date
    date = read_date(text, reference)
    return date if date and len(date.text) > _SHORTEST else None


_SHORTEST = 3  # code points: “5월” and the like are no day
_ALL_NUMBERS = re.compile(r"(\d{1,2})(?:(?P<slash>[/-])(\d{1,2})(?P=slash)(\d{4}|\d{2})|\.\s?(\d{1,2})\.\s?(\d{4}|\d{2}))(?![\d/])")


def _of_numbers(found: re.Match[str], language: str | None) -> PartialDate | None:
    first, second, year = int(found[1]), int(found[3] or found[5]), int(found[4] or found[6])
    if found["slash"] and year < 100:
        return None  # nobody can tell 03/02/16
    if found["slash"] and second > 12:
        month, day = first, second
    elif not found["slash"] or first > 12 or first == second or language in day_first():
        day, month = first, second
    else:
        return None
    if len(found[4] or found[6]) == 2:
        year += 2000 if year < _PIVOT else 1900
    return PartialDate(found[0], year, month, day) if _exists(year, month, day) else None


_PIVOT = 70  # a year of two digits below it belongs to this century


class Clock(NamedTuple):
    """A time of day, as written at the start of a text."""

    end: int
    """Where it ends."""
    time: dt.time
    precision: Literal["minute", "second"]
    zone: dt.timezone | float | None
    """The time zone; a number for one with summer time, its hours ahead of UTC in winter; `None` when the text names none that is certain."""

    def on(self, day: dt.date) -> dt.datetime:
        """This time on `day`."""
        zone = self.zone
        if isinstance(zone, float):
            zone = dt.timezone(dt.timedelta(hours=zone + _is_american_summer(day)))
        return dt.datetime.combine(day, self.time, zone)


_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:"
    r"\s?[:.h٫]\s?(?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?![\d.]\d)(?!\d)"  # 10:15, 12.30, 10h15, 20:15:07
    r"|\s?[時时點点시]\s?(?P<minute2>\d{1,2})?\s?[分분]?(?:\s?(?P<second2>\d{1,2})[秒초])?"  # 20時15分
    r"|(?=\s?[ap]\.?\s?m\b)|\s?(?:h|uhr)\b)",  # 10 PM, 14h
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s?\(?(?:(?:GMT|UTC)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?|(?P<sign2>[+−-])(?P<hours2>\d{2}):?(?P<minutes2>\d{2}))(?!\d)\)?"
)


def read_clock(text: str, at: int = 0) -> Clock | None:
    """The time of day that stands at `at` in `text`, with the half of the day and the time zone beside it.

    >>> clock = read_clock("10:15 PM JST")
    >>> clock.time.isoformat(), clock.zone.tzname(None)
    ('22:15:00', 'UTC+09:00')
    """
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    hour, minute, second = int(found["hour"]), int(found["minute"] or found["minute2"] or 0), found["second"] or found["second2"]
    end = found.end()
    half = next((word for word in (_word_before(text, at), _word_behind(text, end)) if word and word.kind in _HALVES), None)
    if half and half.end > end:
        end = half.end
    if half and hour <= 12:
        second_half = half.kind == "pm" or (half.kind == "night" and _FIRST_OF_NIGHT <= hour < 12)
        hour = hour % 12 + (12 if second_half else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    zone: dt.timezone | float | None = None
    if offset := _OFFSET.match(text, end):
        hours, minutes = int(offset["hours"] or offset["hours2"]), int(offset["minutes"] or offset["minutes2"] or 0)
        if hours < 15 and minutes < 60:
            sign = 1 if (offset["sign"] or offset["sign2"]) == "+" else -1
            zone, end = dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes)), offset.end()
    elif (word := word_at(text, _gap(text, end))) and word.kind == "zone":
        zone, end = word.zone, word.end
    return Clock(end, dt.time(hour, minute, int(second or 0)), "second" if int(second or 0) else "minute", zone)


def _gap(text: str, at: int) -> int:
    """Where what stands behind a clock begins: “10:15 (JST)”."""
    return at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" \xa0("))


# ── the words around a clock ──
class Word(NamedTuple):
    """A word that a line may hold that says when, as the data have it: `published`, `weekdays`, `pm`, `zone`, …"""

    kind: str
    end: int
    zone: dt.timezone | float | None = None


def word_at(text: str, at: int) -> Word | None:
    """The longest word or phrase of `clock.toml` and `zones.toml` that stands at `at` in `text`."""
    here = text[at : at + _LONGEST_PHRASE].replace("İ", "i").lower()
    for phrase, kind, zone in (*_words().get(here[:2], ()), *_words().get(here[:1], ())):
        if here.startswith(phrase) and _closes(text, at + len(phrase)):
            return Word(kind, at + len(phrase), zone)
    return None


def _word_behind(text: str, end: int) -> Word | None:
    """The word behind a clock, or behind its “o'clock”: “9:30 بجے شب”."""
    word = word_at(text, _gap(text, end))
    return word_at(text, _gap(text, word.end)) or word if word and word.kind == "small" else word


def _word_before(text: str, at: int) -> Word | None:
    """The half of the day in front of a clock: “오후 3:20”."""
    head = text[max(0, at - 12) : at].rstrip()
    for start in range(len(head)):
        word = word_at(head, start)
        if word and word.kind in _HALVES and word.end == len(head):
            return word
    return None


def _closes(text: str, end: int) -> bool:
    """Whether a word may end at `end`: where no letter follows, or scripts set no blanks."""
    return end >= len(text) or not (text[end].isalpha() or unicodedata.combining(text[end])) or text[end - 1] > "\u2e80" or "\u0e00" < text[end - 1] < "\u0eff"


@cache
def _words() -> dict[str, list[tuple[str, str, dt.timezone | float | None]]]:
    """By their first two signs, the words of all languages, the longest first; of words that mean two things, the first kind in `_KINDS` counts."""
    found: dict[str, tuple[str, dt.timezone | float | None]] = {}
    zones = table("any", "zones")
    tables = list(_clocks().values())
    for kind in _KINDS:
        for phrase in (phrase for words in tables for phrase in words.get(kind, ())):
            found.setdefault(phrase, (kind, None))
    for phrase in zones["ambiguous"]:
        found.setdefault(phrase, ("zone", None))
    for phrase, hours in zones["hours"].items():
        found.setdefault(phrase, ("zone", dt.timezone(dt.timedelta(hours=hours))))
    for phrase, hours in zones["american"].items():
        found.setdefault(phrase, ("zone", float(hours)))
    by_sign: dict[str, list[tuple[str, str, dt.timezone | float | None]]] = {}
    for phrase, (kind, zone) in sorted(found.items(), key=lambda item: -len(item[0])):
        by_sign.setdefault(phrase[:2], []).append((phrase, kind, zone))
    return by_sign


_FIRST_OF_NIGHT = 6  # o'clock: “9:30 at night” is 21:30, “2:30 at night” is 02:30
_LONGEST_PHRASE = 40  # code points
_KINDS = ("another", "expires", "published", "modified", "printed", "am", "pm", "night", "weekdays", "reading", "small")
_HALVES = ("am", "pm", "night")


@cache
def _clocks() -> dict[str, dict[str, Any]]:
    return {file.parent.name: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*/clock.toml"))}


@cache
def day_first() -> frozenset[str]:
    """The languages in which 3/5/2024 is the third of May."""
    return frozenset(language for language, words in _clocks().items() if words.get("day_first"))


def _is_american_summer(day: dt.date) -> int:
    """1 from the second Sunday of March to the first of November, as since 2007; before, from the first Sunday of April to the last of October."""
    first, last = (_sunday(day.year, 3, 8), _sunday(day.year, 11, 1)) if day.year >= 2007 else (_sunday(day.year, 4, 1), _sunday(day.year, 10, 25))
    return int(first <= day < last)


def _sunday(year: int, month: int, day: int) -> dt.date:
    """The first Sunday on that day or behind it."""
    start = dt.date(year, month, day)
    return start + dt.timedelta(days=6 - start.weekday())


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month, in any language of the rules."""
    return _folded(word) in months()


def is_weekday(name: str) -> bool:
    """Whether `name` is that of a day of the week, in one of the languages of the rules."""
    return _folded(name) in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(_folded(day) for words in _clocks().values() for day in words.get("weekdays", ()))


@cache
def months() -> dict[str, int]:
    """The number of the month that each name, form and abbreviation stands for, in all languages of the rules."""
    known: dict[str, int] = {}
    for file in sorted(FOLDER.glob("*/dates.toml"), key=lambda file: (file.parent.name != "en", file)):
        for number, names in enumerate(tomllib.loads(file.read_text("utf-8"))["months"], 1):
            for name in names:
                known.setdefault(_folded(name), number)
    return known


def may_name_month(text: str) -> bool:
    """Whether `text` holds a word that names of months hold; a cheap look, before a thorough one."""
    return not _month_words().isdisjoint(_LETTERS.findall(_folded(text)))


_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _month_words() -> frozenset[str]:
    return frozenset(word for name in months() for word in _LETTERS.findall(name))


def _folded(name: str) -> str:
    return name.lower().rstrip(".").replace("i̇", "i")


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        return False
    return year is None or 1700 <= year <= 2200


def _nearest_year(month: int, day: int, reference: dt.date) -> int | None:
    """The year that brings the day nearest to `reference`; for 29 February, one that has it; `None` for a reference from times that no news is from."""
    years = [year for year in range(reference.year - 7, reference.year + 8) if _exists(year, month, day)]
    return min(years, key=lambda year: abs((dt.date(year, month, day) - reference).days), default=None)
