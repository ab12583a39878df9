"""What a dateline says, read by the shape that it has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import regex

from .agencies import Agency, agencies, find_agency, is_agency, is_site, is_word
from .dates import PartialDate, is_weekday, read_date
from .evidence import are_places
from .places import Place, is_place, is_region, place_at_end, read_places
from .shapes import DASHES, Shape
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and its parts."""

    text: AnyStr
    """All of it, with the sign that closes it."""
    span: tuple[int, int]
    """Where it stands, in code points of the text given; of the source, once it is part of an `Article`."""
    places: tuple[Place, ...] = ()
    date: PartialDate | None = None
    agency: Agency | None = None
    reporters: tuple[str, ...] = ()
    """Who is named inside it: “新华社北京1月21日电（记者张三）”."""
    separator: AnyStr = ""
    """The signs that close it, without blanks."""
    why: str = ""
    """The shape that it has: a table of `rules/any/dateline.toml`."""


_SEPARATORS = "-–—_―－.:：·•|=।ः】］〕]电電讯訊/"
_LONGEST_DATE = 40  # code points of a day, its month and its year
_HAS_YEAR = re.compile(r"\d{4}")
_NUMERIC = re.compile(r"[\d.\s/-]+")
_IN_ADDRESS = re.compile(r"[A-Z]{2}\s?[-–/,]\s")


def read_as(shape: Shape, head: str, at: int, reference: dt.date | None, story: Sequence[str] | None) -> Dateline | None:
    """The dateline that has this shape at the start of `head`, which begins at `at`; `None` when one of its parts is not what the shape says.

    The `story` says whether its places are such; without one, they are taken for it.
    """
    found = _matched(shape, head)
    if found is None:
        return None
    groups, offset, whole, rest, glued = found
    date = _date_of(groups, reference)
    agency = _agency_of(groups, shape, glued=glued) if shape.source_slot else None
    if (date is None and not groups.keys().isdisjoint(_DATES)) or (agency is None and shape.source_slot):
        return None
    if not _may_follow(rest, shape, date, agency):
        return None
    separator = whole[len(whole.rstrip(_SEPARATORS)) :]
    places: tuple[Place, ...] = ()
    if (slot := shape.place) in groups:
        places = _places_of(groups, slot)
        supported = date is not None or (agency is not None and _supports(agency, slot, head))
        if not places or (glued and not supported and (slot != "PLACES" or separator[0] == ".")):
            return None  # “India–China”, “H.P.Z.-Archiv”
        if story is not None and not are_places(places, slot, supported=supported, separator=separator, rest=rest, story=story):
            return None
    people = groups.get("people") or groups.get("PEOPLE") or groups.get("bracket")
    reporters = tuple(_reporters(people)) if people else ()
    if "cjk" in groups:
        read = _read_cjk(groups["cjk"], agency, reference)
        if read is None:
            return None
        places, date, agency, reporters = (read.places, date or read.date, read.agency, read.reporters + reporters)
    start = at + offset
    line = Dateline(whole, (start, start + len(whole)), places, date, agency, reporters, separator, f"any/dateline/{shape.name}")
    return None if _is_false_friend(line, rest, lower=head[:1].islower()) else line


_AROUND = re.compile(r"^[\s,،、]+")


def _matched(shape: Shape, head: str) -> tuple[dict[str, str], int, str, str, bool] | None:
    """What the shape's pattern finds at the start of `head`: its groups, where it begins, all of it, what stands behind, and whether a dash glues it to that."""
    lower = head[:1].islower()
    shown = head.title() if lower else head  # wire copy that was put in lower case
    match = shape.match(shown)
    if match is None or len(shown) != len(head):
        return None
    values = [head[slice(*match.span(slot))] for slot in shape.slots] if lower else match.groups()
    groups = {slot: value.strip() for slot, value in zip(shape.slots, values, strict=True) if value}
    start, end = match.end("byline") if "byline" in groups else 0, match.end()
    if start:
        start = end - len(_AROUND.sub("", head[start:end], count=1))
    whole = head[start:end].rstrip()
    behind = shown[start + len(whole) :]
    rest = behind.strip()
    glued = whole[-1] in DASHES and behind[:1] == rest[:1] != ""
    if (shape.alone and rest) or rest[:1] in DASHES or (glued and rest[0].isdigit()):
        return None  # “Oct. 18–21” is a range
    return groups, start, whole, rest, glued


_DATES = frozenset(("date", "weekday"))
_read_date = lru_cache(maxsize=4096)(read_date)  # many stories are of one day


def _date_of(groups: Mapping[str, str], reference: dt.date | None) -> PartialDate | None:
    """The date in a match; `None` when there is none, or what stands there is none."""
    if "day" in groups:
        return PartialDate(f"{groups['day']}日", day=int(groups["day"]))
    if "date" not in groups or ("weekday" in groups and not is_weekday(groups["weekday"])):
        return None
    date = _read_date(groups["date"], reference)
    return date if date and len(date.text) >= len(groups["date"].rstrip(" .,")) else None


def _may_follow(rest: str, shape: Shape, date: PartialDate | None, agency: Agency | None) -> bool:
    """Whether `rest` may follow a dateline: a sentence, which begins in lower case only behind a source; or nothing, where a date or a sign says enough."""
    if rest:
        return category(rest[0]) != "Ll" or (agency is not None and agency.code is not None and DASHES in shape.needs)
    return shape.alone or (date is not None and "{Places}" in shape.written) or "{cjk}" in shape.written


def _places_of(groups: dict[str, str], slot: str) -> tuple[Place, ...]:
    """The places in a match; none, when what stands there is the name of a day or an agency."""
    text = groups[slot]
    if slot == "han" and "記者" in text:  # “記者張三台北”
        place = place_at_end(text)
        groups["people"] = text.removesuffix(place)
        return (Place(place, place),) if place else ()
    places = read_places(text)
    first = places[0]
    if "region" in groups:
        return (Place(f"{first.text}, {groups['region']}", first.city, groups["region"]),)
    if is_weekday(first.city):
        return ()
    if first.region and is_weekday(first.region):
        return (Place(first.city, first.city), *places[1:])  # “GAZA, Monday, Dec. 1”
    if groups.keys().isdisjoint(("date", "agency")) and first.region and not is_region(first.region) and is_agency(first.region):
        return ()
    return places


def _supports(agency: Agency, slot: str, head: str) -> bool:
    """Whether `agency` shows that what stands beside it is a place: it is known; a desk stands beside the names of people and papers too."""
    if agency.kind == "desk":
        return slot != "Places" or not _is_cased(head)
    if is_word(agency):
        return False
    return agency.code is not None or agency.kind is not None or is_site(agency.text)


def _agency_of(groups: Mapping[str, str], shape: Shape, *, glued: bool) -> Agency | None:
    """The agency in a match. Where nothing else supports it, it must be one that is known, by a name that is no word. None is `glued` to the story by a dash."""
    slot = shape.source_slot
    if slot != "agency":
        return find_agency(groups[slot], in_brackets=True) or (Agency(groups[slot]) if slot in ("source", "wire", "house") else None)
    bracketed = "({agency})" in shape.written
    agency = find_agency(groups["agency"], in_brackets=bracketed)
    if agency is None:
        return None
    site = is_site(agency.text)
    bare = not bracketed and not shape.place and groups.keys().isdisjoint(("date", "cjk"))
    if bare and (is_word(agency) or not (agency.code or site)):
        return None
    if glued and not bracketed and not site:
        return None
    if not agency.code and (is_place(agency.text) or read_date(agency.text)):
        return None  # “(ANKARA) -”, “WASHINGTON (Aug. 13) -”
    if is_word(agency) and shape.place in groups and not all(is_place(place.city) for place in read_places(groups[shape.place])):
        return None  # “Ada Moss (PA)”, of a state or a party; “RAIN (APP)”
    return agency if agency.code or agency.kind or site or DASHES in shape.needs else None


def _is_false_friend(line: Dateline, rest: str, *, lower: bool) -> bool:
    """Whether what has the shape of a dateline is something else, by the `rest` behind it; in `lower` case only what is known is one."""
    date, agency, places = line.date, line.agency, line.places
    if lower and not (agency and agency.code) and not (date and any(is_place(place.city) for place in places)):
        return True
    if date and not places and not agency:  # “20–23 October”, an entry of a live blog; “3.5. – …”
        return rest[:1].isdigit() or not _HAS_YEAR.search(date.text) or _NUMERIC.fullmatch(date.text) is not None
    if agency and not line.separator and not places and not date:
        return rest[:1].isdigit()  # “(Xinhua) 09:18, May 3, 2024” is the print line
    if line.separator[-1:] not in DASHES:
        return False
    if places and _IN_ADDRESS.match(rest):
        return True  # “Porto Novo - SC - …”
    if len(rest) > _LONGEST_DATE and ":" not in rest:
        return False  # what is told by a look at the signs need not be read
    behind = read_date(rest)  # “WASHINGTON, DC - MARCH 07: …” is the caption of a picture; with nothing behind the date it is the head of a table
    return behind is not None and rest[len(behind.text) :].strip()[:1] in ("", ":")


# ── names, and the brackets of the East ──
_REPORTER = regex.compile(r"(?:记者|記者|기자|특파원|논설위원)")


def _reporters(text: str) -> Iterator[str]:
    """The names in `text`; in Chinese, Japanese and Korean blanks part them too."""
    blanks = r"[\s　、，,;()（）=]+" if regex.search(r"[\p{Han}\p{Hangul}\p{Katakana}]", text) else r"\s*[,;()]\s*"
    for part in regex.split(blanks, _REPORTER.sub(" ", text)):
        if len(part) > 1:
            yield part


def _is_cased(text: str) -> bool:
    return text[:1].lower() != text[:1].upper()


class _Bracket(NamedTuple):
    """What stands in a Japanese or Korean bracket."""

    places: tuple[Place, ...] = ()
    date: PartialDate | None = None
    agency: Agency | None = None
    reporters: tuple[str, ...] = ()


_DAY = regex.compile(r"[\s　]+(\d{1,2})日[\s　]*$")
_MARK = re.compile("[＝=]")


def _read_cjk(text: str, agency: Agency | None, reference: dt.date | None) -> _Bracket | None:
    """The parts of a Japanese or Korean bracket: “ソウル共同”, “6月18日 AFP”, “大阪＝山田太郎”, “エルサレム松岡大地、カイロ金子淳”."""
    date = read_date(text, reference)
    rest = text[len(date.text) :].strip() if date else text
    if agency is None:
        name = next((name for name in agencies() if len(name) > 1 and rest.casefold().endswith(name)), "")
        agency = find_agency(rest[-len(name) :]) if name else None
        rest = rest[: len(rest) - len(name)].strip(" ＝=　") if name else rest
    if day := _DAY.search(rest):
        date = date or PartialDate(day[1] + "日", day=int(day[1]))
        rest = rest[: day.start()]
    place, *people_behind = _MARK.split(rest, maxsplit=1)
    if agency is None and not people_behind:
        return _read_places_and_people(rest)
    people = people_behind[0] if people_behind else ""
    if agency is None and not (is_place(place) or _REPORTER.search(people)):
        return None
    return _Bracket(tuple(Place(p, p) for p in regex.split(r"[、・·]", place) if p), date, agency, tuple(_reporters(people)))


def _read_places_and_people(text: str) -> _Bracket | None:
    """“エルサレム松岡大地、カイロ金子淳”: places that are known, each with the name of its reporter glued to it."""
    places, people = [], []
    for part in text.split("、"):
        size = next((size for size in range(len(part) - 2, 1, -1) if is_place(part[:size])), 0)
        if not size:
            return None
        places.append(Place(part[:size], part[:size]))
        people.append(part[size:])
    return _Bracket(tuple(places), reporters=tuple(people))
