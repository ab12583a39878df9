"""Whether the places of a dateline are such: by what is known of them, by what stands beside them, and by what the story says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from .agencies import find_agency
from .dates import read_date
from .places import Place, is_label, is_place, is_region, is_said_in, is_sure
from .shapes import DASHES, LONGEST_ALONE

_MOST_BLANKS = 9  # in all places of a dateline
_NO_PLACE = frozenset(("ON", "IN", "FOR", "WITH", "TO", "IS", "ARE", "NOT"))
_COLONS = (":", "：", "ः")


def are_places(places: Sequence[Place], slot: str, *, supported: bool, separator: str, rest: str, story: Sequence[str]) -> bool:
    """Whether `places`, which a shape has in its `slot`, are such.

    They are `supported` by a date or an agency beside them; if not, the `separator` behind them, the `rest` of the line and the `story` decide.
    """
    cities, closes = [place.city for place in places], separator[-1:]
    whole = places[0].text if len(places) == 1 else " ".join([place.text for place in places])
    if any(map(is_label, (whole, *cities))) or whole.count(" ") > _MOST_BLANKS:
        return False
    if slot == "han":
        return True
    if any(map(is_sure, cities)):
        if closes in _COLONS and not supported and _is_speaker(cities[0], story):
            return False
        return bool(closes) or supported or (all(map(is_place, cities)) and not _is_listed(cities[0], story))
    if read_date(whole) is not None:
        return False
    known = all(is_place(place.city) or _has_region(place) for place in places)
    if supported:
        return known or slot == "PLACES" or (closes != "." and (slot == "Places" or (slot == "caseless" and whole.count(" ") < 4)))
    return _stand_alone(places, slot, closes, rest, story, known=known)


def _stand_alone(places: Sequence[Place], slot: str, closes: str, rest: str, story: Sequence[str], *, known: bool) -> bool:
    """Whether places that neither a date nor an agency supports are such, other than those that are sure; all are `known`, or not."""
    name, in_capitals = places[0].city, slot == "PLACES"
    if any(is_region(place.city) for place in places):
        if not in_capitals:
            return False  # countries are topics
        known = False
    if not known and not (closes in DASHES and slot in ("PLACES", "known")) and not (in_capitals and closes in _COLONS):
        return False
    if len(name) < 3 or any(word in _NO_PLACE or is_label(word) for word in name.split()):
        return False
    if _is_word(name, story) or (story and story[0].partition("\n")[0].strip().casefold() == name.casefold()):
        return False  # or the headline again
    if closes in DASHES:
        return find_agency(rest) is None and (known or _is_said(name, story) or (in_capitals and _is_caps_place(places[0], story)))
    if closes == ".":
        return _is_said(name, story)  # else it may be an abbreviation, such as “Sens.”
    if not closes:
        return not _is_listed(name, story)
    if closes not in _COLONS:
        return True
    # A speaker's name and many a label stand in front of a colon too.
    if _is_said(name, story):
        return known or not _is_turn(name, story)
    if in_capitals or name[:1].lower() == name[:1].upper():
        return known and not _is_turn(name, story) and not _is_surname(name, story)
    return _has_region(places[0])


def _has_region(place: Place) -> bool:
    return place.region is not None and is_region(place.region)


def _is_said(name: str, story: Sequence[str]) -> bool:
    return any(is_said_in(line, name) for line in story)


def _is_caps_place(place: Place, story: Sequence[str]) -> bool:
    """Whether what is unknown, in capitals in front of a dash, may be a place: a region stands behind it, or the story uses it as a name."""
    name = place.city
    has_region = place.region is not None and not place.text.endswith((")", "]"))  # in a bracket may stand anything
    return len(name) > 3 and len(name.split()) <= 3 and (has_region or any(_is_named(name.title(), line) for line in story))


def _is_named(name: str, line: str) -> bool:
    """Whether `line` has `name` behind another word, where only a name has its capital."""
    return any(line[at - 1 : at] == " " and (line[at - 2] == "," or _in_word(line, at - 2)) for at in _ends_of_words(name, line) if at > 1)


def _ends_of_words(name: str, line: str) -> Iterator[int]:
    """Where in `line` a word ends with `name`; to compile a pattern for each name would take longer."""
    at = line.find(name)
    while at >= 0:
        if not _in_word(line, at + len(name)):
            yield at
        at = line.find(name, at + 1)


def _in_word(line: str, at: int) -> bool:
    """Whether a sign of a word stands at `at`."""
    return line[at : at + 1].isalnum() or line[at : at + 1] == "_"


def _is_listed(name: str, story: Sequence[str]) -> bool:
    """Whether other places stand alone on lines too: these are headings."""
    others = {line for text in story for line in text.splitlines() if len(line) <= LONGEST_ALONE and line.strip() != name and is_place(line)}
    return len(others) > 1


def _is_word(name: str, story: Sequence[str]) -> bool:
    """Whether the story writes `name` in lower case too: a word, and the name of no place."""
    lower = name.lower()
    return lower != name and any(at == 0 or not _in_word(line, at - 1) for line in story for at in _ends_of_words(lower, line))


def _is_surname(name: str, story: Sequence[str]) -> bool:
    """Whether the story has `name` behind a first name: “Ada Moss”."""
    pattern = regex.compile(rf"\p{{Lu}}\p{{Ll}}+ {regex.escape(name.title())}(?!\w)")
    return any(pattern.search(line) for line in story)


_TURN = re.compile(r"^([^\W\d_][^:\n]{1,30}?)\s?:", re.MULTILINE)


def _turns(name: str, story: Sequence[str]) -> tuple[int, list[str]]:
    """How often `name` opens a line in front of a colon, and the other names in capitals that do."""
    names = [found[1] for line in story for found in _TURN.finditer(line)]
    return names.count(name), [other for other in names if other != name and other == other.upper()]


def _is_speaker(name: str, story: Sequence[str]) -> bool:
    """Whether the name in front of a colon is that of a speaker, although a place has it too: it takes turns with others."""
    count, others = _turns(name, story)
    people = [other for other in others if not is_place(other)]
    return count > 1 or len(people) > len(set(people))


def _is_turn(name: str, story: Sequence[str]) -> bool:
    """Whether the name in front of a colon is one of several: of speakers, or in a list of places."""
    count, others = _turns(name, story)
    return count > 1 or len(set(others)) > 1 or any(map(is_place, others))
