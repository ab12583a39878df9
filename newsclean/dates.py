"""Dates as the press writes them, in the languages of the rules."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

import regex
from pydantic import BeforeValidator

from .rules import FOLDER
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


_NUMBERS = r"\d\d?"
_YEAR = r"\d{4}"
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
        rf"(?P<day>{_NUMBERS})\.\s?(?P<month>{_NUMBERS})\.(?:\s?(?:(?P<year>{_YEAR})|\d\d\d?)(?!\d))?",
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
    for shape in date_shapes()[_DAY_FIRST] if text[:1].isdigit() else date_shapes()[_NAME_FIRST]:
        if not (found := shape.match(text)):
            continue
        parts = found.groupdict()
        month = int(parts["month"]) if parts.get("month") else months().get(_folded(parts["name"]))
        day, year = int(parts["day"]), int(parts["year"]) if parts["year"] else None
        if month and _exists(year, month, day):
            text = found[0].removesuffix(".") if len(parts.get("name") or "") > _LONGEST_SHORT_NAME else found[0]
            if year is None and reference:
                return PartialDate(text, _nearest_year(month, day, reference), month, day, inferred=True)
            return PartialDate(text, year, month, day)
    return None


@lru_cache(maxsize=4096)
def read_any_date(text: str, language: str | None) -> dt.date | dt.datetime | None:
    """The date or time in `text`, a string that holds nothing else, such as what a “Last updated:” label stands in front of.

    What the months' tables do not cover is left to dateparser, in the given `language` only.
    """
    text = text.strip(" .,;|")
    if not any(map(str.isdigit, text)) or len(text) > 60:
        return None
    for start in (word.start() for word in re.finditer(r"\w+", text)):
        date = read_date(text[start:])
        if date and date.iso and len(date.text) > 5:
            rest = text[:start] + text[start + len(date.text) :]
            clock = _CLOCK.search(rest)
            day = dt.date.fromisoformat(date.iso)
            return _at(day, clock) if clock else day
    if language is None:
        return None
    import dateparser

    settings: Any = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    try:
        found: dt.datetime | None = dateparser.parse(text, languages=[language], settings=settings)
    except ValueError:  # a language that dateparser does not know
        return None
    if found is None:
        return None
    return found if found.time() != dt.time() else found.date()


_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?([ap])?\.?(?:m\b\.?)?\s?(?:\(?(GMT|UTC|IST|PKT|EST|EDT|CET|CEST|JST|BST|MSK|WIB|SGT|AEST|AEDT|PST|PDT|CST|CDT)\b)?",
    re.IGNORECASE,
)
# Hours ahead of UTC of the abbreviations that mean one zone in the press (IST and CST in their commoner sense are left out: they mean several).
_ZONES = {
    "GMT": 0, "UTC": 0, "PKT": 5, "EST": -5, "EDT": -4, "CET": 1, "CEST": 2, "JST": 9, "MSK": 3, "WIB": 7, "SGT": 8, "AEST": 10, "AEDT": 11, "PST": -8, "PDT": -7, "CDT": -5, "BST": 1,
}  # fmt: skip


def _at(day: dt.date, clock: re.Match[str]) -> dt.date | dt.datetime:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4] and hour <= 12:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return day
    zone = _ZONES.get((clock[5] or "").upper())
    return dt.datetime.combine(day, dt.time(hour, minute, second), dt.timezone(dt.timedelta(hours=zone)) if zone is not None else None)


_WORD = re.compile(r"\w+")
_THIS_OR_LAST_CENTURY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_full_date(line: str) -> dt.date | None:
    """The first date in `line` that has its day, month and year.

    >>> find_full_date("Updated: Friday, 3 May 2024, 10:15")
    datetime.date(2024, 5, 3)
    """
    for word in _WORD.finditer(line) if _THIS_OR_LAST_CENTURY.search(line) else ():
        if not (word[0].isdigit() or _folded(word[0]) in months()):
            continue
        date = read_date(line[word.start() :])
        if date and date.iso:
            return dt.date.fromisoformat(date.iso)
    return None


def is_weekday(name: str) -> bool:
    """Whether `name` is that of a day of the week, in one of the languages of the rules."""
    return _folded(name) in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(day for file in FOLDER.glob("*/dates.toml") for day in tomllib.loads(file.read_text("utf-8")).get("weekdays", ()))


@cache
def months() -> dict[str, int]:
    """The number of the month that each name, form and abbreviation stands for, in all languages of the rules."""
    known: dict[str, int] = {}
    for file in sorted(FOLDER.glob("*/dates.toml"), key=lambda file: (file.parent.name != "en", file)):
        for number, names in enumerate(tomllib.loads(file.read_text("utf-8"))["months"], 1):
            for name in names:
                known.setdefault(_folded(name), number)
    return known


def _folded(name: str) -> str:
    return name.lower().rstrip(".").replace("i̇", "i")


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        return False
    return year is None or 1700 <= year <= 2200


def _nearest_year(month: int, day: int, reference: dt.date) -> int:
    """The year that brings the day nearest to `reference`; for 29 February, one that has it."""
    years = [year for year in range(reference.year - 7, reference.year + 8) if _exists(year, month, day)]
    return min(years, key=lambda year: abs((dt.date(year, month, day) - reference).days), default=reference.year)
