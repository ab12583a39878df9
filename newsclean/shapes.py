"""The shapes of datelines, from `rules/any/dateline.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import regex

from .agencies import agencies
from .dates import date_shapes
from .rules import table

DASHES = frozenset("-–—_―")
_DIGITS = frozenset("0")  # one stands for all: a line holds digits or none
LONGEST_ALONE = 40  # code points of a place alone on its line
_LONGEST_MATCH = 160  # code points that the pattern of a shape may look at
LONGEST = 90  # code points in which a dateline has all its signs


@dataclass(frozen=True)
class Shape:
    """A way to write a dateline."""

    name: str
    written: str
    """The shape, as the table has it."""
    source: str
    opening: str
    """What it begins with: a sign, or a slot."""
    needs: tuple[frozenset[str], ...]
    """Of each of these, a line that has the shape holds a sign; that saves most lines the pattern."""
    names_agency: bool
    """Whether it holds an agency that no bracket shows for one."""
    needs_known: bool
    """Whether it is nothing but a place that we know and a sign other than a dash."""
    alone: bool
    slots: tuple[str, ...]
    """The groups of its pattern, in their order."""
    place: str
    """The slot of its places; empty when it names none."""
    source_slot: str
    """The slot of its agency; empty when it names none."""

    def match(self, text: str) -> re.Match[str] | regex.Match[str] | None:
        """What the start of `text` matches; where that is ASCII, `re` finds it in a third of the time."""
        return (self._in_ascii if text[:_LONGEST_MATCH].isascii() else self._pattern).match(text)

    # Compiled when the first line may have the shape: most shapes are those of few papers.
    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        return regex.compile(self.source)

    @cached_property
    def _in_ascii(self) -> re.Pattern[str]:
        return re.compile(_CLASS.sub(lambda found: _ASCII.get(found[0], r"\x80"), self.source))


# The classes of `regex` in text that is all ASCII, which holds nothing of the other classes.
_CLASS = re.compile(r"\\p\{\w+\}|\\s")
_ASCII = {r"\p{L}": "A-Za-z", r"\p{Lu}": "A-Z", r"\p{Ll}": "a-z", r"\s": r"[ \t-\r]"}


_CAPS = r"[\p{Lu}][\p{Lu}\p{M}.'’]+(?:(?: {1,2}|-)[\p{Lu}][\p{Lu}\p{M}.'’]*+(?![\p{Ll}]))*+"
_WORD = r"[\p{Lu}](?:[\p{L}\p{M}'’]|\.(?=[ -]?[\p{L}]))*+"
_TITLE = rf"{_WORD}(?:(?: {{1,2}}|-)(?:{_WORD}|(?:de|del|de la|la|las|los|el|al|of|am|an der|ob der|sur|do|da|dos|di|den|es)(?=[ -][\p{{Lu}}])))*+"
_REGION = r"[\p{Lu}][\p{L}\p{M}.'’]*+(?:[ -](?:[\p{Lu}][\p{L}\p{M}.'’]*+|of|and|de|del|do|da))*?"
_MORE = rf"(?:,\s{{0,2}}{_REGION}){{0,2}}?(?:\s?[\[(]{_REGION}[\])])?"
_NAME = r"(?:[\p{L}]{1,3}\.|[\p{L}][\p{L}\p{M}\u200c\u200d'’-]{1,29})"  # a stop stands behind “St” only
_ANY = rf"{_NAME}(?:[ -]{_NAME}){{0,3}}?"
_CASELESS = r"[\p{Lo}\p{M}\u200c\u200d]{2,30}(?: [\p{Lo}\p{M}\u200c\u200d]{1,30}){0,3}?"
_SLOTS = {
    "PLACES": rf"{_CAPS}(?:(?:,\s?{_REGION})?(?:\s?/\s?| and ){_CAPS}){{0,3}}{_MORE}",
    "Places": rf"(?:{_TITLE}(?:(?:,\s?{_REGION})?(?:\s?/\s?| and | y | und | et ){_TITLE}){{0,3}}{_MORE}|{_CASELESS}(?:[،,] {_CASELESS})?)",
    "known": rf"{_ANY}(?:\s?/\s?{_ANY}){{0,3}}",
    "caseless": _CASELESS,
    "region": _REGION,
    "weekday": r"[\p{L}\p{M}-]{3,14}",
    "agency": r"[\p{L}\d][\p{L}\p{M}\d .&/،«»-]{1,30}?",
    "call": r"[\p{Lu}][\p{Lu}\d]{1,9}",
    "source": r"[\p{Lu}][\p{L}\d.-]{2,25}",
    "site": r"[\p{L}\d-]{2,30}\.(?i:com|co|net|org|id)(?i:\.id)?",
    "SITE": r"[\p{Lu}\d-]{2,30}\.(?:COM|CO|NET|ORG|ID)(?:\.ID)?",
    "people": r"[\p{L}\p{M} .,、·]{2,60}?",
    "PEOPLE": r"[\p{Lu}][\p{Lu}\p{M}.'’-]+(?: [\p{Lu}][\p{Lu}\p{M}.'’-]+){1,3}",
    "han": r"\p{Han}{1,12}?",
    "day": r"\d{1,2}",
    "bracket": r"[（(][^）)\n]{2,40}[）)]",
    "cjk": r"[^】＝=）)\]］\n]{2,30}(?:＝[^】）)\]］\n]{2,30})?",
    "house": r"[\p{L}\d&.]{2,16}",
    "stamp": r"\(\d\d-\d\d\) \d{1,2}:\d\d [\p{Lu}]{2,4}",
}
_PLACE_SLOTS = ("PLACES", "Places", "known", "caseless", "han")
_SOURCE_SLOTS = ("agency", "source", "site", "SITE", "wire", "call", "desk", "house")
_DASH = r"\s{0,3}(?:\.\s?[-–—]{1,2}|(?<=\s)[-–—_―]{1,3}|[-–—]{1,2}(?=\s)|[–—]|--)"
_TWO_DASHES = r"(?=[^-–—_―]{1,120}+[-–—_―]++[^-–—_―]{1,120}+[-–—_―])"  # a look ahead that costs less than to go back over all names in front of a dash


def shapes_for(head: str) -> tuple[Shape, ...]:
    """The shapes that the dateline at the start of `head` may have, in their order."""
    first, second = head[:1], head[1:2]
    opening = first if not first.isalpha() else "文" if first.lower() == first.upper() else "Aa" if second.islower() and first.isupper() else "AA"
    front = head[:LONGEST]
    return _shapes_with(opening, frozenset(_all_signs().findall(front)), _DIGIT.search(front) is not None, len(head) <= LONGEST_ALONE)


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1024)
def _shapes_with(opening: str, signs: frozenset[str], digits: bool, short: bool) -> tuple[Shape, ...]:
    """The shapes that a line may have which opens so and holds these signs; those that are alone on it only if it is `short`."""
    present = signs | _DIGITS if digits else signs
    may_be = (shape for shape in _shapes() if _opens(shape.opening, opening) and (short or not shape.alone))
    return tuple(shape for shape in may_be if not any(need.isdisjoint(present) for need in shape.needs))


# How a text may begin that opens with a slot: in capitals, with a capital, or in a script without them; any other slot may be a number too.
_OPENINGS = {
    **dict.fromkeys(("{PLACES}", "{SITE}", "{call}"), ("AA",)),
    **dict.fromkeys(("{Places}", "{known}", "{weekday}"), ("AA", "Aa", "文")),
    **dict.fromkeys(("{caseless}", "{byline}", "{han}", "{wire}"), ("文",)),
    "{stamp}": ("(",),
}


def _opens(wanted: str, opening: str) -> bool:
    """Whether a text that begins as `opening` says may have a shape that begins with `wanted`, a slot or signs."""
    if wanted.startswith("{"):
        return opening in _OPENINGS.get(wanted, ("AA", "Aa", "文")) or (wanted not in _OPENINGS and opening.isdigit())
    return opening == "文" if wanted.isalpha() else opening in wanted


def shape_named(why: str) -> Shape | None:
    """The shape that a block's `why` names."""
    name = why.removeprefix("any/dateline/")
    return next((shape for shape in _shapes() if shape.name == name), None)


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(_compile(name, entry) for name, entry in table("any", "dateline").items())


@cache
def _all_signs() -> re.Pattern[str]:
    """Finds all signs that shapes need, other than digits."""
    signs = frozenset().union(*(need for shape in _shapes() for need in shape.needs)) - _DIGITS
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]")


@cache
def _slots() -> dict[str, str]:
    dates = [regex.sub(r"\?P<\w+>", "?:", shape.pattern) for shape in date_shapes()[:4]]
    wires = [written for written in agencies() if regex.match(r"\p{Han}", written)]
    desks = sorted(map(regex.escape, table("any", "agencies")["desks"]), key=len, reverse=True)
    return {
        **_SLOTS,
        "desk": "|".join(desks),
        "byline": _CASELESS,
        "date": "|".join([*dates, r"\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?"]),
        "wire": "|".join(sorted(wires, key=len, reverse=True)),
    }


_TOKEN = regex.compile(r"\{(\w+)\}(?=\??)|(\[(?:\\.|[^\]\\])+\])(\??)|(-)|( )|(.)(\??)")


def _compile(name: str, entry: dict[str, Any]) -> Shape:
    parts: list[str] = []
    needs: list[frozenset[str]] = []
    opening = ""
    for slot, signs, signs_maybe, dash, blank, sign, maybe in _TOKEN.findall(entry["shape"]):
        if slot:
            parts.append(f"(?P<{slot}>{_slots()[slot]})")
            needs += [_DIGITS] * (slot in ("date", "day")) + [frozenset(".")] * (slot in ("site", "SITE"))
        elif signs:
            parts.append(signs + signs_maybe)
            needs += [] if signs_maybe or " " in signs else [frozenset(signs[1:-1]) - {"\\"}]  # what most lines hold tells nothing
        elif dash:
            parts.append(_DASH)
            needs.append(DASHES)
        elif blank:
            parts.append(r"\s{0,3}")
        elif sign == "?":
            parts.append("?")
        else:
            parts.append(regex.escape(sign) + maybe)
            needs += [] if maybe else [frozenset(sign)]
        if not (signs_maybe or maybe):
            opening = opening or (f"{{{slot}}}" if slot else signs[1:-1] or sign)
    if entry.get("alone"):
        parts.append(r"\s*$")
    source = "".join(parts).replace(r"\s{0,3}" + _DASH, _DASH)
    if needs.count(DASHES) > 1:
        source = _TWO_DASHES + source
    named = regex.search(r"\{(?:call|site|SITE)\}|(?<!\()\{agency\}", entry["shape"]) is not None
    slots = regex.findall(r"\{(\w+)\}", entry["shape"])
    place, agency = (next((slot for slot in slots if slot in kind), "") for kind in (_PLACE_SLOTS, _SOURCE_SLOTS))
    known = opening == "{known}" and DASHES not in needs
    return Shape(name, entry["shape"], source, opening, tuple(needs), named, known, entry.get("alone", False), tuple(slots), place, agency)
