"""News agencies and other houses that stand as the source of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from .rules import table
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class Agency:
    """The source of a story, as a dateline or a credit names it."""

    text: AnyStr
    """As written."""
    code: str | None = None
    """Its code in `rules/any/agencies.toml`; `None` when it is not known there."""
    name: str | None = None
    kind: str | None = None
    """`wire`, `broadcaster`, `paper`, `desk` or `satire`."""


_PARTS = regex.compile(r"\s*[/,،-]\s*")
_CALL_SIGN = regex.compile(r"\p{Lu}[\p{L}\d&/.-]{1,12}(?: [\p{Lu}\d][\p{L}\d&/.-]{1,14}){0,2}")
_STATION = regex.compile(r"[KW][A-Z]{2,3}(?:-TV|-FM)?")


def find_agency(text: str, *, in_brackets: bool = False) -> Agency | None:
    """The source that `text` names: one that is known, a desk, a web address, or, in brackets, any short name in capitals.

    >>> find_agency("dpa/lno").name, find_agency("Harbour Desk").kind
    ('Deutsche Presse-Agentur', 'desk')
    """
    if entry := _known(text):
        return Agency(text, entry["code"], entry["name"], entry["kind"])
    parts = _PARTS.split(text)
    for name in parts if in_brackets else parts[:1]:  # “dpa/lno”; but “Ada Moss / AFP” is a photographer
        if (entry := _known(name)) and not entry.get("word"):
            return Agency(text, entry["code"], entry["name"], entry["kind"])
    if is_site(text):
        return Agency(text)
    if _desk().fullmatch(text):
        return Agency(text, kind="desk")
    if _spelled().fullmatch(text) or _named_agency().fullmatch(text):
        return Agency(text, kind="wire")
    if not in_brackets:
        return None
    first, _, more = text.partition(" ")
    if more[:1].isupper() and (entry := agencies().get(first.casefold())) and first != "AP":  # “Reuters Health”; “AP Photo” is a picture's
        return Agency(text, entry["code"], entry["name"], entry["kind"])
    if _CALL_SIGN.fullmatch(text) and (sum(map(str.isupper, text)) >= 2 or any(map(str.isdigit, text))):
        return Agency(text, kind="broadcaster" if _STATION.fullmatch(text) else None)
    return None


_WORDS = re.compile(r"[^\W\d_]+")
_IN_SITE = re.compile(r"\w\.[A-Za-z]{2,4}\b(?!\.)")


def may_name_agency(text: str) -> bool:
    """Whether `text` holds a word that names of agencies begin with, or what may be a web address; a cheap look, before a thorough one."""
    return not _first_words().isdisjoint(_WORDS.findall(text.casefold())) or _IN_SITE.search(text) is not None


@cache
def _first_words() -> frozenset[str]:
    data = table("any", "agencies")
    names = [name.removeprefix("the ") for name in agencies()] + [name.casefold() for key in ("desk_words", "desks", "agency_words") for name in data[key]]
    return frozenset(words[0] for name in names if (words := _WORDS.findall(name)))


def is_site(text: str) -> bool:
    """Whether `text` is a web address, as some houses sign."""
    return _site().fullmatch(text) is not None


@cache
def _site() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:www\.)?[\p{L}\d][\p{L}\d-]{1,39}\.(?:com|co|net|org|info|news|biz|tv|io|eu|ar|at|au|bd|be|bg|br|by|ca|ch|cl|cn|cz|de|dk|es|fi|fr|gr|hk|hu|id|ie|il|in|ir|it|jp|ke|kr|kz|lk|me|mx"
        r"|my|ng|nl|no|np|nz|ph|pk|pl|pt|ro|rs|ru|se|sg|sk|th|tr|tw|ua|uk|us|vn|za)(?:\.\p{L}{2})?",
        regex.IGNORECASE,
    )


@cache
def agencies() -> dict[str, dict[str, Any]]:
    """The agencies that are known, by what they are called, folded."""
    return {written.casefold(): entry for entry in table("any", "agencies")["agencies"] for written in (entry["name"], entry["code"], *entry["also"])}


def is_agency(text: str) -> bool:
    """Whether `text` is the name of an agency that we know."""
    return _known(text.removeprefix("The ").removeprefix("the ")) is not None


def is_word(agency: Agency) -> bool:
    """Whether the name of `agency` is a word, a place or another body too, so that it counts only where something else supports it."""
    return agency.text.isascii() and bool(agencies().get(agency.text.casefold(), {}).get("word"))


def _known(name: str) -> dict[str, Any] | None:
    """The agency that `name` is the name of; one that is a word too must be written as the agency writes it: “PA”, not “Pa”."""
    entry = agencies().get(name.casefold())
    return entry if entry and (not entry.get("word") or name in (entry["name"], entry["code"], *entry["also"])) else None


def desk_words() -> str:
    """A pattern for the words that names of desks and nameless reporters end with."""
    return "|".join(sorted(map(re.escape, table("any", "agencies")["desk_words"]), key=len, reverse=True))


@cache
def _desk() -> regex.Pattern[str]:
    """A desk or a nameless reporter: by the words that such a name ends with, or is."""
    ends = desk_words()
    whole = "|".join(sorted(map(regex.escape, table("any", "agencies")["desks"]), key=len, reverse=True))
    return regex.compile(rf"(?:[^\P{{L}}\p{{Ll}}][\p{{L}}\p{{M}}\d.&'’-]* ){{0,3}}(?:{ends}|{ends.upper()})|(?:{whole}|{whole.upper()})")


@cache
def _named_agency() -> regex.Pattern[str]:
    """What says of itself that it is an agency: “РИА Томск”."""
    return regex.compile(
        rf"(?:{'|'.join(map(regex.escape, table('any', 'agencies')['agency_words']))})(?: [«\"]?\p{{Lu}}[\p{{L}}»\"-]+){{1,3}}", regex.IGNORECASE
    )


@cache
def _spelled() -> regex.Pattern[str]:
    """An agency whose initials are spelled as the letters are called: “पीटीआई” is PTI."""
    letters = table("any", "agencies")["letters"].values()
    return regex.compile("|".join(rf"(?:(?:{'|'.join(sorted(names, key=len, reverse=True))})[ .‌]?){{2,5}}" for names in letters))
