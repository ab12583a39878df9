"""One name, one spelling: `fix_names`, judged from the text alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from .language import detect_language
from .rules import table
from .text import Edit, Text, common_ends

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w@#/.&'’-].)[a-zß-öø-ÿ]++(?:-[A-Za-zÀ-ÖØ-öø-ÿ]++)*+(?![\w@/&]|[.-]\w)")
_LEAST_OFTEN = 3  # a spelling that is the name's must stand this often, and the slip just once
_SHORTEST = 5
_MOST_NAMES = 2000  # in a text; one with more is no article, and comparing them all would take long
_UNCHANGED_END = 3  # letters at the end that must agree: endings are grammar, not slips
_VOWELS = frozenset("aeiouy")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,600}[”\"»]")
_MENTION = re.compile(r"(?:['’]s)?\s*[\"”’]?\s*[\[(]\s*sic|\b(?:mis)?spell(?:ed|ing|s)?\b|\bspelt\b|\btypo\b", re.IGNORECASE)


Spans = list[tuple[int, int]]


def fix_names(text: str) -> Text:
    """`text` with a name's rare misspelling made like its frequent spelling, and a compound's lower-case part capitalised as it is elsewhere.

    A spelling that stands once is a slip of one that stands three times or more when they differ by one sign inside the word and agree in their first and
    last signs, when nothing speaks for two people (another first name), and when it stands neither in a quotation nor beside [sic]. English only.

    >>> story = "Fumio Kishida met the press. Kishida said the talks with the allies were good, and that Kashida and the others will meet. Kishida left."
    >>> fix_names(story).edits
    (Edit(at=89, old='a', new='i', why='names/Kishida'),)
    """
    text = Text(text)
    counts = Counter(_NAME.findall(text))
    pairs = [*_misspelled(counts), *_lower_cased(counts)]
    if not pairs or detect_language(text) != "en":
        return text
    spans: dict[str, Spans] = {name: [] for pair in pairs for name in pair}
    for found in _NAME.finditer(text):
        if found[0] in spans:
            spans[found[0]].append(found.span())
    quotations = [found.span() for found in _QUOTED.finditer(text)]
    edits = []
    for rare, name in pairs:
        ((start, end),) = spans[rare]
        quoted = any(opens < start < closes for opens, closes in quotations)
        if not quoted and _is_slip(text, rare, name, (start, end), spans[name]):
            front, back = common_ends(rare, name)
            edits.append(Edit(start + front, rare[front : len(rare) - back], name[front : len(name) - back], f"names/{name}"))
    return text.edit(edits)


def _misspelled(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Spellings that stand once, each with the one frequent spelling that it resembles."""
    frequent: dict[str, list[str]] = defaultdict(list)
    for name, count in counts.items():
        if count >= _LEAST_OFTEN and len(name) >= _SHORTEST and "-" not in name:
            frequent[name[0]].append(name)
    if not frequent or len(counts) > _MOST_NAMES:
        return
    for rare, count in counts.items():
        if count == 1 and rare[0] in frequent and len(rare) >= _SHORTEST and "-" not in rare:
            alike = [name for name in frequent[rare[0]] if _resembles(rare, name)]
            if len(alike) == 1:
                yield rare, alike[0]


def _resembles(rare: str, name: str) -> bool:
    """Whether the two differ by one vowel, two letters changed about, or one letter left out or doubled, inside the word."""
    if abs(len(rare) - len(name)) > 1 or rare[-_UNCHANGED_END:] != name[-_UNCHANGED_END:]:
        return False
    front, back = common_ends(rare, name)
    old, new = rare[front : len(rare) - back], name[front : len(name) - back]
    if len(old) == len(new) == 1:
        return old in _VOWELS and new in _VOWELS
    if len(old) == len(new) == 2:
        return old == new[::-1]
    return len(old) + len(new) == 1 and min(len(rare), len(name)) >= _SHORTEST + 1


_COMPOUND = re.compile(r"[A-Z][a-z]+[ao]-")  # Indo-, Asia-, Afro-: not Vice-, Fixed- or any other word that makes no name of the next


def _lower_cased(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Compounds that stand once with a lower-case part, each with its spelling elsewhere: “Indo-pacific” beside “Indo-Pacific”."""
    for rare, count in counts.items():
        if count > 1 or "-" not in rare or not _COMPOUND.match(rare):
            continue
        first, second = rare.split("-", 1)
        name = f"{first}-{second.capitalize()}"
        # the part is capitalised in yet another place, so it is a name of its own
        if name != rare and name in counts and any(second.capitalize() in other.split("-") for other in counts if other != name):
            yield rare, name


def _is_slip(text: str, rare: str, name: str, span: tuple[int, int], elsewhere: Spans) -> bool:
    """Whether nothing around `rare`, which stands at `span`, speaks against its being a slip of `name`, which stands `elsewhere`."""
    if re.search(rf"\b(?:{rare.lower()}|{name.lower()})\b", text):
        return False  # one of them is a common word
    if _MENTION.search(text, max(0, span[0] - 80), span[1] + 40):
        return False
    if "-" in rare:
        return True
    before, after = _before(text, span[0]), _after(text, span[1])
    if before == "." or (before and before not in _titles() and before not in {_before(text, start) for start, _ in elsewhere}):
        return False  # opens a sentence, so may be any word; or follows a first name that the other never has
    return not after or after in {_after(text, end) for _, end in elsewhere}


@cache
def _titles() -> frozenset[str]:
    """Words in front of a name that are no first names."""
    return frozenset(table("en", "names")["titles"])


_WORD_BEFORE = re.compile(r"(?:([A-ZÀ-ÖØ-Þ][\w’'-]*)\.?|([.!?:…\n]|\A)[\"“”‘’'(\[]*)\s*\Z")
_WORD_AFTER = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")


def _before(text: str, start: int) -> str:
    """The capitalised word in front of `start`; “.” where a sentence begins."""
    found = _WORD_BEFORE.search(text[start - 40 : start] if start > 40 else "\n" + text[:start])
    return "" if not found else found[1] or "."


def _after(text: str, end: int) -> str:
    found = _WORD_AFTER.match(text, end)
    return found[1] if found else ""
