"""One name, one spelling: `fix_names`, judged from the text alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .language import detect_language
from .text import Edit, Text

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w@#/.&'’-].)[a-zß-öø-ÿ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿ]+)*(?![\w@/_&]|\.\w|-\w)")
_LEAST_OFTEN = 3  # a spelling that is the name's must stand this often, and the slip just once
_SHORTEST = 5
_UNCHANGED_END = 3  # letters at the end that must agree: endings are grammar, not slips
_VOWELS = frozenset("aeiouy")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,600}[”\"»]")
_MENTION = re.compile(r"(?:['’]s)?\s*[\"”’]?\s*[\[(]\s*sic|\b(?:mis)?spell(?:ed|ing|s)?\b|\bspelt\b|\btypo\b", re.IGNORECASE)
# Words in front of a name that are no first names.
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Lord Lady Sen Rep Gov Gen Col Capt Lt Sgt President Senator Governor Judge Justice General Secretary Minister Chancellor "
    "Officer Chief Speaker Chairman Congressman Congresswoman Attorney King Queen Prince Princess Pope The A An In But And On For When As At After If With "
    "While By Of To From That This Both Since Although Though Because Meanwhile".split()
)


class _Place(NamedTuple):
    start: int
    end: int


def fix_names(text: str) -> Text:
    """`text` with a name's rare misspelling made like its frequent spelling, and a compound's lower-case part capitalised as it is elsewhere.

    A spelling that stands once is a slip of one that stands three times or more when they differ by one sign inside the word and agree in their first and
    last signs, when nothing speaks for two people (another first name), and when it stands neither in a quotation nor beside [sic]. English only.

    >>> story = "Fumio Kishida met the press. Kishida said the talks with the allies were good, and that Kashida and the others will meet. Kishida left."
    >>> fix_names(story).edits
    (Edit(at=89, old='a', new='i', why='names/Kishida'),)
    """
    text = Text(text)
    places: dict[str, list[_Place]] = defaultdict(list)
    for found in _NAME.finditer(text):
        places[found[0]].append(_Place(*found.span()))
    pairs = [*_misspelled(places), *_lower_cased(places)]
    if not pairs or detect_language(text) != "en":
        return text
    edits = []
    quotations = [_Place(*found.span()) for found in _QUOTED.finditer(text)]
    for rare, name in pairs:
        (place,) = places[rare]
        if any(quotation.start < place.start < quotation.end for quotation in quotations):
            continue
        if _is_slip(text, rare, name, places):
            front, back = _common(rare, name)
            edits.append(Edit(place.start + front, rare[front : len(rare) - back], name[front : len(name) - back], f"names/{name}"))
    return text.edit(edits)


def _misspelled(places: Mapping[str, list[_Place]]) -> Iterator[tuple[str, str]]:
    """Spellings that stand once, each with the one frequent spelling that it resembles."""
    frequent: dict[str, list[str]] = defaultdict(list)
    for name, found in places.items():
        if len(found) >= _LEAST_OFTEN and len(name) >= _SHORTEST and "-" not in name:
            frequent[name[0]].append(name)
    if not frequent:
        return
    for rare, found in places.items():
        if len(found) == 1 and len(rare) >= _SHORTEST and "-" not in rare and rare[0] in frequent:
            alike = [name for name in frequent[rare[0]] if _resembles(rare, name)]
            if len(alike) == 1:
                yield rare, alike[0]


def _resembles(rare: str, name: str) -> bool:
    """Whether the two differ by one vowel, two letters changed about, or one letter left out or doubled, inside the word."""
    if abs(len(rare) - len(name)) > 1 or rare[-_UNCHANGED_END:] != name[-_UNCHANGED_END:]:
        return False
    front, back = _common(rare, name)
    old, new = rare[front : len(rare) - back], name[front : len(name) - back]
    if len(old) == len(new) == 1:
        return old in _VOWELS and new in _VOWELS
    if len(old) == len(new) == 2:
        return old == new[::-1]
    return len(old) + len(new) == 1 and min(len(rare), len(name)) >= _SHORTEST + 1


_COMPOUND = re.compile(r"[A-Z][a-z]+[ao]-")  # Indo-, Asia-, Afro-: not Vice-, Fixed- or any other word that makes no name of the next


def _lower_cased(places: Mapping[str, list[_Place]]) -> Iterator[tuple[str, str]]:
    """Compounds that stand once with a lower-case part, each with its spelling elsewhere: “Indo-pacific” beside “Indo-Pacific”."""
    for rare, found in places.items():
        if len(found) > 1 or not _COMPOUND.match(rare):
            continue
        first, second = rare.split("-", 1)
        name = f"{first}-{second.capitalize()}"
        # the part is capitalised in yet another place, so it is a name of its own
        if name != rare and name in places and any(second.capitalize() in other.split("-") for other in places if other != name):
            yield rare, name


def _is_slip(text: str, rare: str, name: str, places: Mapping[str, list[_Place]]) -> bool:
    """Whether nothing around `rare` speaks against its being a slip of `name`."""
    (place,) = places[rare]
    if re.search(rf"\b{rare.lower()}\b", text) or re.search(rf"\b{name.lower()}\b", text):
        return False  # one of them is a common word
    if _MENTION.search(text, max(0, place.start - 80), place.end + 40):
        return False
    if "-" in rare:
        return True
    before, after = _before(text, place), _after(text, place)
    if before == "." or (before and before not in _TITLES and before not in {_before(text, other) for other in places[name]}):
        return False  # opens a sentence, so may be any word; or follows a first name that the other never has
    return not after or after in {_after(text, other) for other in places[name]}


_WORD_BEFORE = re.compile(r"(?:([A-ZÀ-ÖØ-Þ][\w’'-]*)\.?|([.!?:…\n]|\A)[\"“”‘’'(\[]*)\s*\Z")
_WORD_AFTER = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")


def _before(text: str, place: _Place) -> str:
    """The capitalised word in front of `place`; “.” where a sentence begins."""
    found = _WORD_BEFORE.search(text[max(0, place.start - 40) : place.start] if place.start > 40 else "\n" + text[: place.start])
    return "" if not found else found[1] or "."


def _after(text: str, place: _Place) -> str:
    found = _WORD_AFTER.match(text, place.end)
    return found[1] if found else ""


def _common(one: str, other: str) -> tuple[int, int]:
    """How many signs the two begin with alike, and how many they end with alike."""
    most = min(len(one), len(other))
    front = 0
    while front < most and one[front] == other[front]:
        front += 1
    back = 0
    while back < most - front and one[-1 - back] == other[-1 - back]:
        back += 1
    return front, back
