"""Places as datelines name them, and what is known of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from .rules import FOLDER, table
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a dateline, as written.

    >>> from newsclean import detect_dateline
    >>> detect_dateline("KABUL, Afghanistan (AP) — Rain fell.").places[0].region
    'Afghanistan'
    """

    text: AnyStr
    city: AnyStr
    region: AnyStr | None = None
    """What is written behind the city: a state, a province, or a country."""
    country: AnyStr | None = None
    """What is written behind the region."""

    def __str__(self) -> str:
        return self.text


_SEVERAL = regex.compile(r"\s*[/·、・]\s*|\s+(?:and|und|et|y|e|и|و|та|dan|ve)\s+")
_ONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")  # no place of two words names two places
_BRACKET = re.compile(r"\s*[\[(]([^\])]+)[\])]")
_COMMA = re.compile(r"\s*[,،]\s*")


@lru_cache(maxsize=4096)
def read_places(text: str) -> tuple[Place, ...]:
    """The places that `text` names: “BEIRUT/THE HAGUE”, “KABUL, Afghanistan”, “Damascus [Syria]”."""
    if _ONE.fullmatch(text):
        return (Place(text, text),)
    places = []
    for part in _SEVERAL.split(text):
        bracket = _BRACKET.search(part)
        city, *more = _COMMA.split(part[: bracket.start()] if bracket else part)
        more = [piece for piece in (*more, *([bracket[1]] if bracket else [])) if piece]
        places.append(Place(part.strip(), city.strip(), more[0] if more else None, more[1] if len(more) > 1 else None))
    return tuple(places)


@lru_cache(maxsize=4096)
def is_sure(name: str) -> bool:
    """Whether `name` is a place that needs no other sign to be known for one: such as a capital."""
    return key(name) in _sure()


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether `name` is a place, among other things perhaps: one that is sure, or one of the gazetteer."""
    folded = key(name)
    return folded in _sure() or _in_gazetteer(folded)


def place_at_end(text: str) -> str:
    """The longest end of `text` that is a place: “台北” of “記者張三台北”; empty when there is none."""
    return next((text[start:] for start in range(len(text) - 1) if is_place(text[start:])), "")


def is_region(name: str) -> bool:
    """Whether `name` is a country or a state, in full or as AP style abbreviates it."""
    return name.casefold().strip(" .") in _regions()


@lru_cache(maxsize=4096)
def is_label(name: str) -> bool:
    """Whether `name` is a label that stands in capitals in front of a text: a section, or “NOTE”."""
    return name.strip().upper() in _labels()


def is_said_in(text: str, name: str) -> bool:
    """Whether `text` says that something is in the place `name`: “streets in Trabzon”. In Cyrillic the name may be inflected."""
    stem = name[:-1] if len(name) > 4 and "а" <= name[-1].lower() <= "я" else name
    for form in {stem, stem.title()}:
        at = text.find(form)
        while at >= 0:
            before = text[max(0, at - 12) : at].split()
            behind = _WORD_BEHIND.match(text, at + len(form))
            if (before and before[-1].lower() in _in()) or (behind and behind[1] in _in_behind()):
                return True
            at = text.find(form, at + 1)
    return False


_WORD_BEHIND = re.compile(r"[’']?\s?(\S{1,12})")


def key(place: str) -> str:
    """`place` folded, without the joiners that some spell Indic conjuncts with, and with the dot for a nasal in front of a consonant: “इन्दौर” as “इंदौर”."""
    place = place.replace("\u200d", "").replace("\u200c", "").replace("’", "'").replace("İ", "i").strip().casefold()
    return _NASAL.sub("ं", place) if "\u0900" <= place[:1] <= "\u097f" else place


_NASAL = re.compile("[ङञणनम]\u094d(?=[क-नप-म])")


@cache
def _sure() -> frozenset[str]:
    return frozenset(map(key, table("any", "places")["places"]))


@cache
def _regions() -> frozenset[str]:
    return frozenset(region.casefold().strip(".") for region in table("any", "places")["regions"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("any", "places")["labels"])


@cache
def _in() -> frozenset[str]:
    return frozenset(table("any", "places")["in"])


@cache
def _in_behind() -> frozenset[str]:
    return frozenset(table("any", "places")["in_behind"])


def _in_gazetteer(name: str) -> bool:
    """Whether a line of the gazetteer is `name`, a key; it stays sorted bytes, which are read and kept at a tenth of the cost of a set."""
    names, wanted = _gazetteer(), name.encode("utf-8", "surrogatepass")
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = names.find(b"\n", start)
        if names[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return names.startswith(wanted + b"\n", low)


@cache
def _gazetteer() -> bytes:
    text = (FOLDER / "any" / "gazetteer.txt").read_bytes()
    return re.sub(rb"^#.*\n", b"", text, flags=re.MULTILINE)
