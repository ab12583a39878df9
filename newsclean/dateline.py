"""Where a story was filed, when, and through whom: “LONDON, Jan 5 (Reuters) -”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from .agencies import SITE, Agency, agencies, find_agency
from .blocks import Block
from .context import Context
from .dates import PartialDate, find_full_date, is_weekday, read_date
from .places import Place, is_label, is_place, is_region, is_said_in, is_sure, place_at_end, read_places
from .shapes import DASHES, Shape, shape_named, shapes_for
from .text import AnyStr, Text


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


_FIRST_LINES = 8  # a dateline stands in one of these, or at the very end in Japanese papers …
_FIRST_WITHOUT_SOURCE = 4  # … one that names no source in one of these …
_FIRST_INSIDE = 3  # … one that stands behind a sentence in one of these …
_FIRST_ALONE = 3  # … and one that is alone on its line in one of these
_LONGEST_HEADLINE = 200  # code points
_DEEPEST = 280  # code points of a line in which a dateline may begin behind a sentence
_LONGEST_LEAD = 400  # code points of a line that are looked at
_MOST_BLANKS = 9  # in all places of a dateline
_LONGEST_TITLE = 3  # code points of “Mr.”, “Sen.”, “St.” in front of their stop
_LONGEST_FRONT = 64  # code points up to the first sign of a dateline
_MOST_WORDS = 5  # of such a one
_LONGEST_STAMP = 80  # code points of a line that may be a timestamp
_LONGEST_ALONE = 40  # code points of a dateline alone on its line


def detect_dateline(text: str, *, reference: dt.date | None = None) -> Dateline | None:
    """The dateline of `text`: the run that says where, when or through whom it was filed, with its closing sign; `None` when there is none.

    It is looked for where it stands: at the start of one of the first lines, or behind a standfirst, a byline or a caption in the same line, or at the end of
    a Japanese story. A first line that reads like a headline is searched only for datelines that nothing else can be. `reference`, a date near that of the
    story, gives the year to a date without one; else a full date in another short line does, such as a timestamp. It is never that of today.

    >>> line = detect_dateline("Rain ends drought\\n\\nNAIROBI, April 25 (Reuters) - Rain fell.", reference=dt.date(2024, 4, 26))
    >>> line.text, str(line.places[0]), line.date.iso, line.agency.name
    ('NAIROBI, April 25 (Reuters) -', 'NAIROBI', '2024-04-25', 'Reuters')
    """
    text = text if type(text) is str else Text(text)
    reference = reference and Context(reference=reference).reference
    starts, lines = _first_lines(text)
    headline = len(lines) > 1 and len(lines[0]) < _LONGEST_HEADLINE and lines[0][-1] not in ".!?。,"
    if found := _find(lines, starts, [text], reference, headline):
        number, line = found
        if line.date and not line.date.year and reference is None and (dated := _date_around(lines, number)):
            return _at(lines[number], line.span[0] - starts[number], dated, [text], starts[number])
        return line
    if text.endswith("】", 0, len(text.rstrip()) or 1):
        start = text.rfind("【")
        at_end = _at(text, start, reference, [text]) if start >= 0 else None
        return at_end if at_end and at_end.span[1] == len(text.rstrip()) else None
    return None


def label_dateline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the dateline cut off as a block of its own, labelled `dateline`; a second one, inside the story, stays and says so in its `why`.

    >>> from newsclean.blocks import split_blocks
    >>> [(b.label, b.text) for b in label_dateline(split_blocks("KARACHI: Rain fell."), Context())]
    [('dateline', 'KARACHI:'), ('body', 'Rain fell.')]
    """
    out = list(blocks)
    places = [i for i, block in enumerate(blocks) if block.label in ("body", "standfirst")]
    first = places[:_FIRST_LINES]
    found = _find([blocks[i].text for i in first], [0] * len(first), [block.text for block in blocks], context.reference, headline=False)
    if found:
        number, line = found
        i = first[number]
        pieces = blocks[i].cut(*line.span)
        here = next(n for n, piece in enumerate(pieces) if piece.text == line.text)
        pieces[here] = pieces[here].labelled("dateline", line.why)
        for j in (j for j in places if j > i):
            if second := _second(blocks[j].text, context.reference):
                out[j] = blocks[j].labelled(blocks[j].label, second.why)
        out[i : i + 1] = pieces
    elif places and blocks[places[-1]].text.endswith("】"):
        i = places[-1]
        start = blocks[i].text.rfind("【")
        line_at_end = _at(blocks[i].text, start, context.reference, []) if start >= 0 else None
        if line_at_end and line_at_end.span[1] == len(blocks[i].text):
            pieces = blocks[i].cut(*line_at_end.span)
            out[i : i + 1] = [*pieces[:-1], pieces[-1].labelled("dateline", line_at_end.why)]
    return out


def read_dateline(block: Block, reference: dt.date | None = None) -> Dateline | None:
    """The parts of a block that is labelled `dateline`."""
    if shape := shape_named(block.why):
        for behind in (" Aa", ""):  # a sentence follows, or nothing
            if found := _match(shape, block.text + behind, 0, reference, None):
                return Dateline(block.text, block.span, found.places, found.date, found.agency, found.reporters, found.separator, found.why)
    return None


# ── where it may stand ──
_LINE = re.compile(r"\S.*")


def _first_lines(text: str) -> tuple[list[int], list[str]]:
    """Where the first lines that are not blank start, and these lines, without blanks around them."""
    if "\r" in text or "\u2028" in text:
        text = text.replace("\r", "\n").replace("\u2028", "\n")
    starts, lines = [], []
    for found in _LINE.finditer(text, 0, _FIRST_LINES * 2 * _LONGEST_LEAD):
        starts.append(found.start())
        lines.append(found[0].rstrip())
        if len(lines) == _FIRST_LINES:
            break
    return starts, lines


def _find(lines: Sequence[str], starts: Sequence[int], story: Sequence[str], reference: dt.date | None, headline: bool) -> tuple[int, Dateline] | None:
    """The number of the line, and the dateline in it, in `lines` that begin at `starts`. `story` says what is a place; a `headline` in the first line holds only what is certain."""
    for number, line in enumerate(lines):
        if number >= _FIRST_WITHOUT_SOURCE or (headline and number == 0):
            if _SOURCE_SIGNS.isdisjoint(line[:_LONGEST_FRONT]) and not (number and line[:3].isupper()):
                continue
        elif number >= _FIRST_ALONE and len(line) <= _LONGEST_ALONE and _SIGN.search(line) is None:
            continue
        for at, inside in _openings(line, number < _FIRST_INSIDE):
            found = _at(line, at, reference, story, starts[number])
            if found and (_is_certain(found, inside) or (not (headline and number == 0) and _may_stand(found, number, inside))):
                return _rather_below(number, found, lines, starts, reference, story)
    return None


def _date_around(lines: Sequence[str], number: int) -> dt.date | None:
    """A full date in another short line, such as a timestamp: it gives the year to the date of the dateline in line `number`."""
    dates = (find_full_date(line) for other, line in enumerate(lines) if other != number and len(line) <= _LONGEST_STAMP)
    return next((date for date in dates if date), None)


# Leftover markup, a quotation mark, a byline, or a house in front of a dateline: “strong>SINGAPORE:”, “By Ada Moss NEW YORK (Reuters) -”, “Ada MossKARACHI:”.
_NAME = r"(?:\p{Lu}\p{Ll}[\p{L}'’-]*|\p{Lu}\.)"
_IN_FRONT = regex.compile(
    rf"(?:(?:</?)?\p{{Ll}}{{1,10}}>)?\s?[\"“«„‘]{{0,2}}(?:By\s+{_NAME}(?:\s+{_NAME}){{0,3}}(?:(?:,|\s+and)\s+{_NAME}(?:\s+{_NAME}){{0,3}})*,?\s+(?=\p{{Lu}}{{2}}|\()"
    rf"|(?:{_NAME}\s){{0,3}}(?:News\sService|Correspondent|Reporter|Bureau|Desk)\s+(?=\p{{Lu}})|{_NAME}(?:\s{_NAME}){{1,2}}(?<=\p{{Ll}})(?=\p{{Lu}}{{4}}))?"
)
_HINT = re.compile(r"[a-zà-ÿа-я][>A-ZА-Я]|(?:Service|Correspondent|Reporter|Bureau|Desk)\s")
_SIGN = re.compile(r"[(（\[［【〔:：।|=–—―_/电電讯訊報ः.·]")
# Three words in lower case with no sign in front of them: most lines of a story are told by these.
_RUNNING = re.compile(r"(?:[^(（\[［【〔:：।|=–—―_/电電讯訊報ः.·\n-]*?\s[a-zß-öø-ÿа-яёії]){3}")
_STRONG = re.compile(r"[(【—–-]")
_SOURCE_SIGNS = frozenset("(（【［[/=电電–—")  # one of these stands beside a source, or dashes that no word holds
_BESIDE_DASH = frozenset(" .-\t\u00a0")
_BREAK = re.compile(r"[.!?)\]”\"»…。|\s]\s+")


def _openings(line: str, also_inside: bool) -> Iterator[tuple[int, bool]]:
    """Where in `line` a dateline may begin, and whether that is inside of it: at its start, and behind a sentence."""
    if _may_open(line, 0):
        for at in _behind_byline(line, 0):
            yield at, False
    if not also_inside:
        return
    seen = 0
    for sign in _STRONG.finditer(line, 1, _DEEPEST):
        end = sign.start()
        if line[end] == "-" and not _is_dash(line, end):
            continue
        for found in _BREAK.finditer(line, max(seen, end - _LONGEST_FRONT), end + 1):
            seen = found.end()
            if not line[seen].islower() and _may_open(line, seen):
                for at in _behind_byline(line, seen):
                    yield at, True


def _may_open(line: str, at: int) -> bool:
    """Whether what stands from `at` to the next sign may be a place, a date or a source: it is short, and no running text."""
    if _RUNNING.match(line, at):
        return False
    sign = _first_sign(line, at)
    end = sign.start() if sign else at + _LONGEST_FRONT
    hyphen = line.find("-", at, end)
    while hyphen >= 0 and not _is_dash(line, hyphen):
        hyphen = line.find("-", hyphen + 1, end)
    if hyphen < 0 and sign is None:
        return len(line) - at <= _LONGEST_ALONE and line.count(" ", at) < _MOST_WORDS
    front = line[at : hyphen if hyphen >= 0 else end]
    return sum([word[0].islower() for word in front.split()]) < 3


def _first_sign(line: str, at: int) -> re.Match[str] | None:
    sign = _SIGN.search(line, at, at + _LONGEST_FRONT)
    if sign and sign[0] == "." and sign.start() - at <= _LONGEST_TITLE:
        sign = _SIGN.search(line, sign.end(), at + _LONGEST_FRONT)  # “Mr. …”
    return sign


def _is_dash(line: str, at: int) -> bool:
    """Whether the hyphen at `at` stands for a dash: a blank, a stop or another hyphen is beside it."""
    return line[at - 1 : at] in _BESIDE_DASH or line[at + 1 : at + 2] in _BESIDE_DASH


def _behind_byline(line: str, at: int) -> Iterator[int]:
    """Where what may stand in front of a dateline ends, when it does at `at`; and `at`."""
    if line[at] in 'B<"“«„‘' or _HINT.search(line, at, at + _LONGEST_FRONT):
        end = _IN_FRONT.match(line, at).end()
        if end > at:
            yield end
    yield at


def _is_certain(found: Dateline, inside: bool) -> bool:
    """Whether it cannot be a headline or a sentence: it names a known source; behind a sentence, what stands before a slash may be a photographer."""
    named = found.agency is not None and found.agency.code is not None and (bool(found.places) or bool(found.separator))
    return named and not (inside and "/" in found.text and not any(is_place(place.city) for place in found.places))


def _may_stand(found: Dateline, number: int, inside: bool) -> bool:
    """Whether a dateline that is not certain may stand in line `number`: high up; behind a sentence only where a sign other than a stop closes its place."""
    if not found.separator and not found.agency:  # alone on its line, right below the headline or byline
        return number < _FIRST_ALONE and (bool(found.places) or number > 0)
    if inside:
        return bool(found.places) and found.separator != "." and (found.separator[-1:] not in ":：." or any(is_sure(place.city) for place in found.places))
    if number < _FIRST_WITHOUT_SOURCE:
        return True
    return any(is_place(place.city) if found.date or found.agency else is_sure(place.city) and place.text.isupper() for place in found.places)


def _rather_below(
    number: int, found: Dateline, lines: Sequence[str], starts: Sequence[int], reference: dt.date | None, story: Sequence[str]
) -> tuple[int, Dateline]:
    """`found`, or the full dateline in one of the next lines when `found` is only its place, set above it as a tag."""
    if not found.separator and not found.agency and found.places:
        for below in range(number + 1, min(number + 3, len(lines))):
            other = _at(lines[below], 0, reference, story, starts[below])
            if other and other.separator and other.places and other.places[0].city.casefold() == found.places[0].city.casefold():
                return below, other
    return number, found


def _second(line: str, reference: dt.date | None) -> Dateline | None:
    """The dateline that opens `line`, when it names a known source: a second one inside a story."""
    if "(" not in line[:_LONGEST_FRONT]:
        return None
    found = _at(line, 0, reference, []) if _may_open(line, 0) else None
    return found if found and found.places and _is_certain(found, inside=False) else None


def _at(line: str, at: int, reference: dt.date | None, story: Sequence[str], base: int = 0) -> Dateline | None:
    """The dateline that begins at `at` in `line`, which begins at `base`; the `story` may say that its place is one."""
    head = line[at : at + _LONGEST_LEAD]
    if head[:1].islower() and not head.islower():
        return None  # running text
    known: bool | None = None
    for shape in shapes_for(head):
        if shape.needs_known:
            known = _opens_with_place(head) if known is None else known
            if not known:
                continue
        if not (shape.alone and len(head) > _LONGEST_ALONE) and (found := _match(shape, head, base + at, reference, story)):
            return found
    return None


def _opens_with_place(head: str) -> bool:
    """Whether what stands in front of the first sign of `head` is a place; a look-up that saves the patterns."""
    sign = _first_sign(head, 0)
    front = head[: sign.start()] if sign else head
    return len(front) <= _LONGEST_ALONE and is_place(front)


# ── reading a match ──
_LEAD = regex.compile(r"\s*(?:[^\p{Ll}\s]|[‘'“\"«„(\[]|\d|\p{Lo})")
_NO_PLACE = frozenset(("ON", "IN", "FOR", "WITH", "TO", "IS", "ARE", "NOT"))
_HAS_YEAR = re.compile(r"\d{4}")
_IN_ADDRESS = re.compile(r"[A-Z]{2}\s?[-–/,]\s")
_NUMERIC = re.compile(r"[\d.\s/-]+")
_SEPARATORS = "-–—_―－.:：·•|=।ः】］〕]电電讯訊/"


def _match(shape: Shape, head: str, at: int, reference: dt.date | None, story: Sequence[str] | None) -> Dateline | None:
    """The dateline that has this shape at the start of `head`, which begins at `at`; `None` when one of its parts is not what the shape says.

    The `story` says whether its places are such; without one, they are taken for it.
    """
    lower = head[:1].islower()
    shown = head.title() if lower else head  # wire copy that was put in lower case
    match = shape.pattern.match(shown)
    if match is None or len(shown) != len(head):
        return None
    groups = {slot: head[slice(*match.span(slot))].strip() for slot, value in match.groupdict().items() if value}
    start = match.end("byline") if "byline" in groups else 0
    start += len(head[start : match.end()]) - len(head[start : match.end()].lstrip(" ,،、　"))
    whole = head[start : match.end()].rstrip()
    rest = shown[start + len(whole) :].strip()
    glued = whole[-1] in DASHES and shown[start + len(whole) :][:1] == rest[:1] != ""
    if (shape.alone and rest) or rest[:1] in DASHES:
        return None
    date = read_date(groups["date"], reference) if "date" in groups else PartialDate(f"{groups['day']}日", day=int(groups["day"])) if "day" in groups else None
    if "date" in groups and (date is None or len(date.text) < len(groups["date"].rstrip(" .,"))):
        return None
    agency = _agency_of(groups, shape, glued) if shape.source_slot else None
    if agency is None and shape.source_slot:
        return None
    if rest and not _LEAD.match(rest) and not (agency and agency.code and DASHES in shape.needs):
        return None  # only behind a source does a lead begin in lower case
    if not rest and not shape.alone and not (date and "{Places}" in shape.written) and "cjk" not in groups:
        return None  # nothing follows: only a place with a date is a dateline then, as above a table
    separator = whole[len(whole.rstrip(_SEPARATORS)) :]
    places: tuple[Place, ...] = ()
    if (slot := shape.place) in groups:
        places = read_places(groups[slot])
        if is_weekday(places[0].city):
            return None
        if len(places) == 1 and places[0].region and is_weekday(places[0].region):
            places = (Place(places[0].city, places[0].city),)  # “GAZA, Monday, Dec. 1”
        if places[0].region and not is_region(places[0].region) and agencies().get(places[0].region.casefold()):
            return None
        if slot == "han" and "記者" in groups[slot]:
            places = read_places(place_at_end(groups[slot]))
            groups["people"] = groups[slot].removesuffix(places[0].text)
        if "region" in groups:
            places = (Place(f"{places[0].text}, {groups['region']}", places[0].city, groups["region"]),)
        supported = date is not None or (agency is not None and (agency.kind != "desk" or slot != "Places" or not _is_cased(head)))
        if (glued and not supported and slot != "PLACES") or (story is not None and not _is_place(places, slot, supported, separator, rest, story)):
            return None
    people = groups.get("people") or groups.get("bracket")
    reporters = tuple(_reporters(people)) if people else ()
    if "cjk" in groups:
        read = _read_cjk(groups["cjk"], agency, reference)
        if read is None:
            return None
        places, date, agency, reporters = (read[0], date or read[1], read[2], read[3] + reporters)
    if "weekday" in groups and not is_weekday(groups["weekday"]):
        return None
    if date and not places and not agency and (rest[:1].isdigit() or not _HAS_YEAR.search(date.text)):
        return None  # “20–23 October”, an entry of a live blog
    if date and not places and not agency and _NUMERIC.fullmatch(date.text):
        return None  # what stands behind it may be anything
    if agency and not separator and not places and not date and rest[:1].isdigit():
        return None  # “(Xinhua) 09:18, November 18, 2024” is the print line
    if places and separator in DASHES and _IN_ADDRESS.match(rest):
        return None  # “Jaraguá do Sul - SC - …” is an address
    if separator in DASHES and (of_picture := read_date(rest)) and rest.startswith(":", len(of_picture.text)):
        return None  # “WASHINGTON, DC - MARCH 07: …” is the caption of a picture
    if lower and not (agency and agency.code) and not (date and any(is_place(place.city) for place in places)):
        return None
    return Dateline(whole, (at + start, at + start + len(whole)), places, date, agency, reporters, separator, f"any/dateline/{shape.name}")


def _agency_of(groups: dict[str, str], shape: Shape, glued: bool) -> Agency | None:
    """The agency in a match. Where nothing else supports it, it must be one that is known, by a name that is no word. None is `glued` to the story by a dash."""
    slot = shape.source_slot
    if slot != "agency":
        return find_agency(groups[slot], in_brackets=True) or (Agency(groups[slot]) if slot in ("source", "wire", "house") else None)
    bracketed = "({agency})" in shape.written
    agency = find_agency(groups["agency"], in_brackets=bracketed)
    if agency is None:
        return None
    entry = agencies().get(agency.text.casefold()) or {}
    is_word = entry.get("word", False) and agency.text.isascii()
    alone = not shape.place and groups.keys().isdisjoint(("date", "cjk"))
    is_site = SITE.fullmatch(agency.text) is not None
    if glued and not bracketed and not is_site:
        return None
    if alone and not bracketed and (is_word or not (agency.code or is_site)):
        return None
    if is_word and (agency.text not in (entry["code"], *entry["also"]) or (alone and not bracketed)):
        return None  # “HARRISBURG, Pa. —”
    if is_word and shape.place in groups and not all(is_place(place.city) for place in read_places(groups[shape.place])):
        return None  # “Ada Moss (PA)”, of a state or a party; “RAIN (APP)”
    return agency if agency.code or agency.kind or is_site or DASHES in shape.needs else None


def _is_place(places: Sequence[Place], slot: str, supported: bool, separator: str, rest: str, story: Sequence[str]) -> bool:
    """Whether `places`, found where places may stand, are such; `supported` by a date or an agency beside them, or by what the story says."""
    name, whole = (places[0].city, places[0].text) if len(places) == 1 else (places[0].city, " ".join([place.text for place in places]))
    if is_label(whole) or any(is_label(place.city) for place in places) or whole.count(" ") > _MOST_BLANKS:
        return False
    if slot == "han":
        return True
    if any(is_sure(place.city) for place in places):
        if separator[-1:] in (":", "：") and not supported and _is_speaker(name, story):
            return False
        return bool(separator) or supported or (all(is_place(place.city) for place in places) and not _is_listed(name, story))
    if read_date(whole) is not None:
        return False
    known = all(is_place(place.city) or (place.region is not None and is_region(place.region)) for place in places)
    if supported and separator[-1:] == ".":
        return known or slot == "PLACES"
    if supported:
        return known or slot in ("PLACES", "Places") or (slot == "caseless" and len(whole.split()) <= 4)
    if any(is_region(place.city) for place in places):
        if slot != "PLACES":
            return False  # countries are topics
        known = False
    if len(name) < 3 or any(word in _NO_PLACE or is_label(word) for word in name.split()):
        return False
    closes = separator[-1:]
    if not known and not (slot == "PLACES" and (closes in DASHES or closes in (":", "："))) and not (slot == "known" and closes in DASHES):
        return False
    if _is_word(name, story) or (story and story[0].partition("\n")[0].strip().casefold() == name.casefold()):
        return False  # or the headline again
    if closes in DASHES:
        return find_agency(rest) is None and (known or _is_said(name, story) or (slot == "PLACES" and _is_caps_place(places, story)))
    if closes == ".":
        return _is_said(name, story)  # else it may be an abbreviation, such as “Sens.”
    if not closes:
        return not _is_listed(name, story)
    if closes not in (":", "：", "ः"):
        return True
    # A speaker's name and many a label stand in front of a colon too.
    if slot == "PLACES" or not _is_cased(name):
        return _is_said(name, story) or (known and not _is_turn(name, story) and not _is_surname(name, story))
    return _is_said(name, story) or (places[0].region is not None and is_region(places[0].region))


def _is_listed(name: str, story: Sequence[str]) -> bool:
    """Whether other places stand alone on lines too: these are headings."""
    others = {line for text in story for line in text.splitlines() if len(line) <= _LONGEST_ALONE and line.strip() != name and is_place(line)}
    return len(others) > 1


def _is_said(name: str, story: Sequence[str]) -> bool:
    return any(is_said_in(line, name) for line in story)


def _is_caps_place(places: Sequence[Place], story: Sequence[str]) -> bool:
    """Whether what is unknown, in capitals in front of a dash, may be a place: a region stands behind it, or the story uses it as a name."""
    name = places[0].city
    return len(name) > 3 and len(name.split()) <= 3 and (places[0].region is not None or any(name.title() in line for line in story))


def _is_word(name: str, story: Sequence[str]) -> bool:
    """Whether the story writes `name` in lower case too: a word, and the name of no place."""
    lower = name.lower()
    return lower != name and any(lower in line and re.search(rf"(?<!\w){re.escape(lower)}(?!\w)", line) for line in story)


def _is_speaker(name: str, story: Sequence[str]) -> bool:
    """Whether the name in front of a colon is that of a speaker, although a place has it too: it takes turns with others."""
    names = [found[1] for line in story for found in _TURN.finditer(line)]
    others = [other for other in names if other != name and other == other.upper() and not is_place(other)]
    return names.count(name) > 1 or len(others) > len(set(others))


def _is_surname(name: str, story: Sequence[str]) -> bool:
    """Whether the story has `name` behind a first name: “Ada Moss”."""
    pattern = regex.compile(rf"\p{{Lu}}\p{{Ll}}+ {regex.escape(name.title())}(?!\w)")
    return any(pattern.search(line) for line in story)


_TURN = re.compile(r"^([^\W\d_][^:\n]{1,30}?)\s?:", re.MULTILINE)


def _is_turn(name: str, story: Sequence[str]) -> bool:
    """Whether the name in front of a colon is one of several: of speakers, or in a list of places."""
    names = [found[1] for line in story for found in _TURN.finditer(line)]
    others = {other for other in names if other != name and other == other.upper()}
    return names.count(name) > 1 or len(others) > 1 or any(map(is_place, others))


_REPORTER = regex.compile(r"(?:记者|記者|기자|특파원|논설위원)")


def _reporters(text: str) -> Iterator[str]:
    """The names in `text`; in Chinese, Japanese and Korean blanks part them too."""
    blanks = r"[\s　、，,;()（）=]+" if regex.search(r"[\p{Han}\p{Hangul}\p{Katakana}]", text) else r"\s*[,;()]\s*"
    for part in regex.split(blanks, _REPORTER.sub(" ", text)):
        if len(part) > 1:
            yield part


def _is_cased(text: str) -> bool:
    return text[:1].lower() != text[:1].upper()


_DAY = regex.compile(r"[\s　]*(\d{1,2})日[\s　]*")


def _read_cjk(
    text: str, agency: Agency | None, reference: dt.date | None
) -> tuple[tuple[Place, ...], PartialDate | None, Agency | None, tuple[str, ...]] | None:
    """The parts of a Japanese or Korean bracket: “ソウル共同”, “6月18日 AFP”, “大阪＝山田太郎”, “エルサレム松岡大地、カイロ金子淳”."""
    date = read_date(text, reference)
    rest = text[len(date.text) :].strip() if date else text
    if agency is None:
        for name in agencies():
            if len(name) > 1 and rest.casefold().endswith(name):
                agency = find_agency(rest[-len(name) :])
                rest = rest[: -len(name)].strip(" ＝=　")
                break
    if day := _DAY.search(rest):
        date = date or PartialDate(day[1] + "日", None, None, int(day[1]))
        rest = rest.replace(day[0], "", 1)
    place, mark, people = rest.replace("=", "＝").partition("＝")
    if agency is None and not mark:
        return _read_places_and_people(rest)
    if agency is None and not (is_place(place) or _REPORTER.search(people)):
        return None
    return tuple(Place(p, p) for p in regex.split(r"[、・·]", place) if p), date, agency, tuple(_reporters(people))


def _read_places_and_people(text: str) -> tuple[tuple[Place, ...], None, None, tuple[str, ...]] | None:
    """“エルサレム松岡大地、カイロ金子淳”: places that are known, each with the name of its reporter glued to it."""
    places, people = [], []
    for part in text.split("、"):
        size = next((size for size in range(len(part) - 2, 1, -1) if is_place(part[:size])), 0)
        if not size:
            return None
        places.append(Place(part[:size], part[:size]))
        people.append(part[size:])
    return tuple(places), None, None, tuple(people)
