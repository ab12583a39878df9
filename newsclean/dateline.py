"""Where a story was filed, when, and through whom: “LONDON, Jan 5 (Reuters) -”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

import regex

from .blocks import Block
from .context import Context
from .dates import DATE, PartialDate, read_date
from .rules import table
from .text import AnyStr, Text


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a dateline, as written.

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


_FIRST_LINES = 8  # a dateline stands in one of these, or at the very end in Japanese papers
# What every shape that is not alone on its line begins with: a sign within its length, a stop behind a word or two, or capitals.
_MAY_OPEN = re.compile(r"[^\n]{0,90}?(?:[(【:।/_–—―电電]|\s-|-\s|\.-|--)|[^\n.]{2,30}\.|[^\W\d_a-z]{3}")
_LONGEST_ALONE = 60
_FIRST_INSIDE = 4  # and inside one of these
_LONGEST = 120  # code points of a dateline
_LONGEST_LEAD = 400  # code points of a line that are looked at
# Behind a sentence, an opening that a dateline's sign follows before the next stop.
_SENTENCE_IN_FRONT = re.compile(r"[.!?)\]\s]\s+(?=[^\W\d_a-z(\[【]?[^.!?\n]{1,80}?(?:[(】—–:]|\s-|--))")


def detect_dateline(text: str, *, reference: dt.date | None = None) -> Dateline | None:
    """The dateline of `text`: the run that says where, when or through whom it was filed, with its closing sign; `None` when there is none.

    It is looked for where it stands: at the start of one of the first lines, or behind a standfirst or byline in the same line. A first line that reads like
    a headline is searched only for datelines that nothing else can be. `reference`, a date near that of the story, gives the year to a date without one.

    >>> line = detect_dateline("Rain ends drought\\n\\nNAIROBI, April 25 (Reuters) - Rain fell.", reference=dt.date(2024, 4, 26))
    >>> line.text, str(line.places[0]), line.date.iso, line.agency.name
    ('NAIROBI, April 25 (Reuters) -', 'NAIROBI', '2024-04-25', 'Reuters')
    """
    text, reference = Text(text), Context(reference=reference).reference
    lines = [(start, line) for start, line in _lines(text) if line][:_FIRST_LINES]
    for number, (start, line) in enumerate(lines):
        headline = number == 0 and len(lines) > 1 and len(line) < 200 and line[-1:] not in ".!?。。।"
        for at in _starts(line, number):
            found = _at(line, at, reference, [line for _, line in lines])
            if found and (_is_certain(found, at) or (not headline and _may_stand(found, number, at))):
                return replace(found, span=(start + found.span[0], start + found.span[1]))
    return None


def label_dateline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the dateline cut off as a block of its own, labelled `dateline`.

    >>> from newsclean.blocks import split_blocks
    >>> [(b.label, b.text) for b in label_dateline(split_blocks("KARACHI: Rain fell."), Context())]
    [('dateline', 'KARACHI:'), ('body', 'Rain fell.')]
    """
    out = list(blocks)
    lines = [block.text for block in blocks[:40]]
    first = [i for i, block in enumerate(blocks) if block.label in ("body", "standfirst")][:_FIRST_LINES]
    for number, i in enumerate(first):
        block = blocks[i]
        for at in _starts(block.text, number):
            found = _at(block.text, at, context.reference, lines)
            if found and (_is_certain(found, at) or _may_stand(found, number, at)):
                pieces = block.cut(*found.span)
                here = next(n for n, piece in enumerate(pieces) if piece.text == found.text)
                pieces[here] = pieces[here].labelled("dateline", found.why)
                out[i : i + 1] = pieces
                return out
    return out


def read_dateline(block: Block, reference: dt.date | None = None) -> Dateline | None:
    """The parts of a block that is labelled `dateline`."""
    for shape in _shapes():
        if block.why == f"any/dateline/{shape.name}":
            for line in (block.text + " Aa", block.text):  # a sentence follows, or nothing
                if (match := shape.pattern.match(line)) and (found := _read(shape, match, reference, [])):
                    return replace(found, text=block.text, span=block.span)
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text[: _FIRST_LINES * 4 * _LONGEST_LEAD].splitlines(keepends=True):
        stripped = line.strip()
        yield at + line.find(stripped[:1]) if stripped else at, stripped
        at += len(line)


def _starts(line: str, number: int) -> Iterator[int]:
    """Where in `line`, one of the first, a dateline may begin: at its start, or behind a sentence."""
    yield 0
    if number >= _FIRST_INSIDE:
        return
    for found in _SENTENCE_IN_FRONT.finditer(line, 0, _LONGEST_LEAD):
        yield found.end()


def _is_certain(found: Dateline, at: int) -> bool:
    """Whether it cannot be a headline or a sentence: it names a known source; behind a sentence, what stands before a slash may be a photographer."""
    named = found.agency is not None and found.agency.code is not None and (bool(found.places) or bool(found.separator))
    return named and not (at and "/" in found.text and not any(_key(place.city) in _known_places() for place in found.places))


def _may_stand(found: Dateline, number: int, at: int) -> bool:
    """Whether a dateline that is not certain may stand in line `number` at `at`: high up; behind a sentence only where we know the place."""
    known = any(_key(place.city) in _known_places() for place in found.places)
    if found.why.endswith("alone"):
        return number <= 2  # a place alone on its line stands right below the headline or byline
    return known if at else number < 4 or known


def _at(line: str, at: int, reference: dt.date | None, lines: Sequence[str]) -> Dateline | None:
    """The dateline that begins at `at` in `line`; the other `lines` may say that it is something else."""
    head = line[at : at + _LONGEST_LEAD]
    if head[:1].islower() or (head[:1].isupper() and sum(word[0].islower() for word in head[:60].split()[:5]) > 3):
        return None  # running text
    if len(head) > _LONGEST_ALONE and not _MAY_OPEN.match(head):
        return None
    signs = frozenset(head[:_LONGEST])
    present = {name for name, needed in _NEEDED.items() if not needed.isdisjoint(signs)} | {f"^{head[:1]}"}
    if head[:1].isalpha():
        present |= {"^{Places}"} if head[1:2].islower() else {"^{Places}", "^{PLACES}"}
    for shape in _shapes():
        if not shape.needs <= present or (shape.alone and len(head) > _LONGEST_ALONE):
            continue
        if (match := shape.pattern.match(head)) and (found := _read(shape, match, reference, lines, at)):
            return found
    return None


# ── reading a match ──
_LEAD = regex.compile(r"\s*(?:[^\p{Ll}\s]|[‘'“\"«„(\[]|\d|\p{Lo})")
_SPEAKER = regex.compile(r"\p{Lu}[\p{Lu} .'’-]{1,30}:")
_NO_PLACE = frozenset(("ON", "IN", "FOR", "WITH", "TO", "IS", "ARE", "NOT"))
_YEAR = re.compile(r"\d{4}")
_SEPARATORS = "-–—_―.:·|=।】电電/"
_STATE = regex.compile(r"\s*[\[(]([^\])]+)[\])]")
_SEVERAL = regex.compile(r"\s*/\s*|\s+(?:and|und|et|y|e|и|و)\s+")


def _read(shape: _Shape, match: Any, reference: dt.date | None, lines: Sequence[str], at: int = 0) -> Dateline | None:
    """The dateline in a match, which stands at `at`, or `None` when one of its parts is not what the shape says."""
    whole = match[0].rstrip()
    rest = match.string[len(whole) :]
    groups = {name: value.strip() for name, value in match.groupdict().items() if value}
    follows = bool(rest.strip())
    if (shape.alone and follows) or (follows and not _LEAD.match(rest)):
        return None
    date = read_date(groups["date"], reference) if "date" in groups else None
    if "date" in groups and (date is None or len(date.text) < len(groups["date"].rstrip(" .,"))):
        return None
    agency = _agency(groups["agency"], in_brackets=f"({groups['agency']})" in whole.replace("( ", "(")) if "agency" in groups else None
    if "agency" in groups and (agency is None or not (agency.code or _SITE.fullmatch(agency.text) or "-" in shape.written)):
        return None
    for slot in ("source", "site", "SITE", "wire"):
        if slot in groups:
            agency = _agency(groups[slot], in_brackets=True)
    if not follows and not shape.alone and not (date and "{Places}" in shape.written):
        return None  # nothing follows: only a place with a date is a dateline then, as above a table
    places: tuple[Place, ...] = ()
    for slot in ("PLACES", "Places", "known", "anyone", "han"):
        if slot in groups:
            if not _is_place(groups[slot], slot, bool(date or agency), whole, lines):
                return None
            places = _places(groups[slot])
    if "cjk" in groups:
        read = _read_cjk(groups["cjk"], agency, reference)
        if read is None:
            return None
        places, date, agency, reporters = read
    else:
        reporters = tuple(_reporters(groups.get("people", "") + groups.get("bracket", "")))
    if date and not places and not agency and (rest[:1].isdigit() or not _YEAR.search(date.text)):
        return None  # “20–23 October”, an entry of a live blog
    separator = whole[len(whole.rstrip(_SEPARATORS)) :]
    return Dateline(whole, (at, at + len(whole)), places, date, agency, reporters, separator, f"any/dateline/{shape.name}")


def _is_place(text: str, slot: str, supported: bool, whole: str, lines: Sequence[str]) -> bool:
    """Whether `text`, found where a place may stand, is one; `supported` by a date or an agency beside it."""
    if any(part.strip().upper() in _labels() for part in text.split(",")):
        return False
    known = any(_key(part.split(",")[0]) in _known_places() for part in _SEVERAL.split(text))
    if known or slot == "han":
        return True
    if read_date(text) is not None:
        return False
    if slot in ("known", "anyone"):
        return slot == "anyone" and supported and len(text.split()) <= 4
    if supported:
        return True
    words = text.split(",")[0].split()
    if len(words) > 4 or len(text) < 4 or any(word in _labels() or word in _NO_PLACE for word in words) or (lines and lines[0].casefold() == text.casefold()):
        return False  # too long, a label, or the headline again
    if not whole.endswith(":"):
        return True
    # A speaker's name and many a label stand in capitals too: the story must say that something is in the place.
    return any(re.search(rf"\b(?:in|at|from|near|of|to) {re.escape(words_of)}\b", line) for line in lines for words_of in (" ".join(words).title(),))


def _places(text: str) -> tuple[Place, ...]:
    """The places that `text` names: “BEIRUT/THE HAGUE”, “KABUL, Afghanistan”, “Damascus [Syria]”."""
    places = []
    for part in _SEVERAL.split(text):
        bracket = _STATE.search(part)
        city, *more = [piece.strip() for piece in (part[: bracket.start()] if bracket else part).split(",")]
        more += [bracket[1]] if bracket else []
        more = [piece for piece in more if piece]
        places.append(Place(part.strip(), city.strip(), more[0] if more else None, more[1] if len(more) > 1 else None))
    return tuple(places)


_SITE = regex.compile(
    r"[\p{L}\d][\p{L}\d-]{1,30}\.(?:com|co|net|org|id|ru|in|pk|tv|info|news|biz|ua|by|kz|de|fr|es|it|pl|br|ar|my|sg|ph|vn|bg|ro|hu|cz|uk|us|eu|me|io)(?:\.\p{L}{2})?",
    regex.IGNORECASE,
)
_PARTS = re.compile(r"\s*[/,-]\s*")
_CALL_SIGN = regex.compile(r"\p{Lu}[\p{L}\d&/.-]{1,12}(?: \p{Lu}[\p{L}\d&/.-]{1,14}){0,2}")


def _agency(text: str, *, in_brackets: bool) -> Agency | None:
    """The source that `text` names: one that is known, a web address, or, in brackets, any short name in capitals."""
    for name in (text, *_PARTS.split(text)):
        if entry := _agencies().get(name.casefold()):
            return Agency(text, entry["code"], entry["name"], entry["kind"])
    if _SITE.fullmatch(text):
        return Agency(text)
    if in_brackets and _CALL_SIGN.fullmatch(text) and sum(map(str.isupper, text)) >= 2 and read_date(text) is None:
        return Agency(text)
    return None


_REPORTER = regex.compile(r"(?:记者|記者|기자|특파원)")


def _reporters(text: str) -> Iterator[str]:
    for part in regex.split(r"[\s　、，,;()（）=]+", _REPORTER.sub(" ", text)):
        if len(part) > 1:
            yield part


def _read_cjk(
    text: str, agency: Agency | None, reference: dt.date | None
) -> tuple[tuple[Place, ...], PartialDate | None, Agency | None, tuple[str, ...]] | None:
    """The parts of a Japanese or Korean bracket: “ソウル共同”, “6月18日 AFP”, “大阪＝山田太郎”."""
    date = read_date(text, reference)
    rest = text[len(date.text) :].strip() if date else text
    if agency is None:
        for name, entry in _agencies().items():
            if len(name) > 1 and rest.casefold().endswith(name):
                agency = Agency(rest[-len(name) :], entry["code"], entry["name"], entry["kind"])
                rest = rest[: -len(name)].strip()
                break
    place, mark, people = rest.partition("＝")
    if agency is None and not mark:
        return None
    return tuple(Place(p, p) for p in regex.split(r"[、・]", place) if p), date, agency, tuple(_reporters(people))


# ── the shapes ──
class _Shape(NamedTuple):
    name: str
    pattern: Any
    needs: frozenset[str]  # keys of `_NEEDED` and `_OPENINGS`: what every line that has the shape holds; saves most lines the pattern
    alone: bool
    written: str


_CAPS = r"\p{Lu}[\p{Lu}\p{M}.'’]+(?:[ -](?:\p{Lu}[\p{Lu}\p{M}.'’]*+|\p{Lu}\.))*+"
_WORD = r"\p{Lu}(?:[\p{L}\p{M}'’]|\.(?=[ -]?\p{L}))*+"
_TITLE = rf"{_WORD}(?:[ -](?:{_WORD}|(?:de|del|de la|la|las|los|el|al|of|am|an der|ob der|sur|do|da|dos|di|den|es)(?=[ -]\p{{Lu}})))*+"
_REGION = r"\p{Lu}[\p{L}\p{M}.'’]*+(?:[ -](?:\p{Lu}[\p{L}\p{M}.'’]*+|of|and|de|del|do|da))*?"
_MORE = rf"(?:,\s{{0,2}}{_REGION}){{0,2}}?(?:\s?[\[(]{_REGION}[\])])?"
_ANY = r"[\p{L}\p{M}\u200c\u200d'’.-]{2,30}(?: [\p{L}\p{M}\u200c\u200d'’.-]{1,30}){0,3}?"
_CASELESS = r"[\p{Lo}\p{M}\u200c\u200d]{2,30}(?: [\p{Lo}\p{M}\u200c\u200d]{1,30}){0,3}?"
_SLOTS = {
    "PLACES": rf"{_CAPS}(?:(?:\s?/\s?| and ){_CAPS}){{0,3}}{_MORE}",
    "Places": rf"(?:{_TITLE}(?:(?:\s?/\s?| and | y | und | et ){_TITLE}){{0,3}}{_MORE}|{_CASELESS}(?:[،,] {_CASELESS})?)",
    "known": rf"{_ANY}(?:\s?/\s?{_ANY})?",
    "anyone": _ANY,
    "date": DATE,
    "agency": r"[\p{L}\d][\p{L}\p{M}\d .&/«»-]{1,30}?",
    "source": r"\p{Lu}[\p{L}\d.-]{2,25}",
    "site": r"[\p{L}\d-]{2,30}\.(?i:com|co|net|org|id)(?i:\.id)?",
    "SITE": r"[\p{Lu}\d-]{2,30}\.(?:COM|CO|NET|ORG|ID)(?:\.ID)?",
    "people": r"[\p{L}\p{M} .,、·]{2,60}?",
    "han": r"\p{Han}{1,12}?",
    "bracket": r"[（(][^）)\n]{2,40}[）)]",
    "cjk": r"[^】=）)\n]{2,30}",
}
_DASH = r"\s{0,3}(?:\.\s?[-–—]{1,2}|(?<=\s)[-–—_―]{1,3}|[-–—]{1,2}(?=\s)|[–—]|--)"


# Signs of a shape, and what must then stand in the line.
_NEEDED = {
    "-": frozenset("-–—_―"), "(": frozenset("("), "【": frozenset("【"), "电": frozenset("电電"), "/{": frozenset("/"), "}:": frozenset(":"), " ?:": frozenset(":"), "[।:]": frozenset("।:"),
    "{date}": frozenset("0123456789०१२३४५६७८९٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"), "{site}": frozenset("."), "{SITE}": frozenset("."), "}.": frozenset("."),
}  # fmt: skip
_OPENINGS = ("(", "【", "{PLACES}", "{Places}")


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(_compile(name, table) for name, table in table("any", "dateline").items())


def _compile(name: str, table: dict[str, Any]) -> _Shape:
    parts = []
    slots = {**_SLOTS, "wire": "|".join(written for written in _agencies() if regex.match(r"\p{Han}", written))}
    for slot, signs, dash, blank, sign, maybe in regex.findall(r"\{(\w+)\}(?=\??)|(\[[^\]]+\])|(-)|( )|(.)(\??)", table["shape"]):
        if slot:
            parts.append(f"(?P<{slot}>{slots[slot]})")
        elif signs:
            parts.append(signs)
        elif dash:
            parts.append(_DASH)
        elif blank:
            parts.append(r"\s{0,3}")
        elif sign == "?":
            parts.append("?")
        else:
            parts.append((r"\(" if sign == "(" else regex.escape(sign)) + maybe)
    shape: str = table["shape"]
    needs = frozenset([*(sign for sign in _NEEDED if sign in shape), *(f"^{sign}" for sign in _OPENINGS if shape.startswith(sign))])
    if table.get("alone"):
        parts.append(r"\s*$")
    return _Shape(name, regex.compile("".join(parts).replace(r"\s{0,3}" + _DASH, _DASH)), needs, table.get("alone", False), shape)


@cache
def _agencies() -> dict[str, dict[str, Any]]:
    return {written.casefold(): entry for entry in table("any", "agencies")["agencies"] for written in (entry["code"], *entry["also"])}


@cache
def _known_places() -> frozenset[str]:
    return frozenset(_key(place) for place in table("any", "places")["places"])


def _key(place: str) -> str:
    """`place` without the joiners that some spell Indic conjuncts with, folded."""
    return place.replace("\u200d", "").replace("\u200c", "").replace("İ", "i").strip().casefold()


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("any", "places")["labels"])
