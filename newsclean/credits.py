"""Who else worked on the story: “(Reporting by …; Editing by …)”, “With inputs from PTI”."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

import regex

from .agencies import is_agency
from .author_bios import with_author_bios
from .blocks import Block, split_blocks
from .context import Context
from .people import CAPITALISED, named, parse_people
from .phrases import label_matches
from .rules import FOLDER, Match, Rules
from .text import AnyStr

Role = Literal["reporting", "writing", "editing", "additional", "photo", "translation", "agency", "other"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One share in the work on a story."""

    kind: Role
    names: tuple[AnyStr, ...]
    place: AnyStr | None
    """Where the people named were: “Reporting by Ada Moss in Lagos”."""
    text: AnyStr
    """As written."""
    span: tuple[int, int]
    """Where the block with this credit stands, in code points of the source."""


def label_credits(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with credits and agency lines labelled `credit`, by the rules of that kind; those glued to a paragraph are cut off.

    At the end of a text, those who reported elsewhere are a credit too, and the lines about its writers, of whom the story does not tell, are `author_bio`.

    >>> from newsclean.blocks import split_blocks
    >>> label_credits(split_blocks("Rain fell. (Reporting by Ada Moss; Editing by Li Wei)"), Context())[1].text
    '(Reporting by Ada Moss; Editing by Li Wei)'
    """
    out = label_matches(blocks, context, ["credit"])
    for i in range(max(0, len(out) - _LAST), len(out)):
        block = out[i]
        if block.label == "body" and len(block.text) <= _LONGEST_TAIL and _says_who_else(block.text):
            out[i] = block.labelled("credit", "says at the end who else reported")
    return with_author_bios(out, context.rules)


# ── who else reported, in full sentences at the end of a text ──
_LAST = 6  # blocks at the end of a text in which it is said
_LONGEST_TAIL = 500  # code points


def _says_who_else(text: str) -> bool:
    """Whether `text` says who else reported, and nothing else."""
    return ("contributed " in text and _contributed().match(text) is not None) or ("reported from " in text and _reported().match(text) is not None)


_BULLET = r"[—–•*( -]{0,3}"
_BESIDE_NAMES = (
    r"and|of|the|in|at|for|from|with|as|well|also|staff|senior|freelance|special|chief"
    r"|writers?|reporters?|journalists?|correspondents?|producers?|editors?|photographers?|researchers?|contributors?"
)


# “Harbour Post writers Ana Lima in Westport and Bo Lind contributed to this report.”
@cache
def _contributed() -> re.Pattern[str]:
    word = rf"(?:{CAPITALISED}|{_BESIDE_NAMES})"
    what = r"(?:to this (?:report|story|article|guide|piece|post|dispatch|project)|(?:additional )?(?:reporting|research))"
    return re.compile(rf"{_BULLET}(?=[^\W\d_a-z]){word}(?:[,;]? {word}){{0,60}},? contributed {what}\b")


# “Moss reported from Lagos and Wei from Paris.” The names between two “from” are a place, and who reported from the next one.
@cache
def _reported() -> re.Pattern[str]:
    who = rf"(?!(?:He|She|It|They|We|I|The|This|That|Who|BBC|CNN|Reuters)\b)[^\W\d_a-z][\w'’-]{{1,40}}(?:,? (?:and )?{CAPITALISED}){{0,8}}"
    between = rf"{CAPITALISED}(?:[,;]? (?:and |the )?{CAPITALISED}){{1,15}} (?:reported )?from "
    place = rf"{CAPITALISED}(?:,? (?:and |the )?{CAPITALISED}){{0,6}}"
    return re.compile(rf"{_BULLET}{who} reported from (?:{between}){{0,8}}{place}[.;)]?\s*(?:$|.{{0,300}}contributed |Contributing)")


def detect_credits(text: str) -> tuple[Credit, ...]:
    """The credits in `text`, in order; spans count code points of `text`.

    >>> [(c.kind, c.names) for c in detect_credits("Rain fell. (Reporting by Ada Moss in Lagos; Editing by Li Wei)")]
    [('reporting', ('Ada Moss',)), ('editing', ('Li Wei',))]
    """
    context = Context()
    labelled = label_credits(split_blocks(text), context)
    return tuple(credit for block in labelled if block.label == "credit" for credit in read_credits(block, context.rules))


def read_credits(block: Block, rules: Rules) -> Iterator[Credit]:
    """The credits in a block that is labelled `credit`: one for each kind of work and each place; none for an end mark, which is nobody's."""
    text = _unwrapped(block.text.strip())
    labels = list(_labels(text))
    labels = [label for label in labels if label.kind == "behind"][:1] or labels
    match = rules.match_by(block.why, block.text)
    if not labels:
        yield from _unlabelled(text, match, block, rules)
        return
    for label, following in zip(labels, (*labels[1:], None), strict=True):
        end = following.start if following else len(text)
        if label.kind == "behind":
            yield from _credits("additional", text[: label.start], text, block, rules)
        elif label.kind == "agency":
            names = tuple(_houses(text[label.end : end]))
            yield Credit("agency", names, None, text[label.start : end].strip(_AROUND), block.span)
        else:
            yield from _credits(cast(Role, label.kind), text[label.end : end], text[label.start : end].strip(_AROUND), block, rules)


def _unwrapped(text: str) -> str:
    """`text` without the brackets around all of it."""
    while len(text) > 2 and text[0] + text[-1] in ("()", "[]", "（）", "【】"):
        text = text[1:-1].strip()
    return text


_AROUND = " ,;.:：；。，、/|–—-"


def _unlabelled(text: str, match: Match | None, block: Block, rules: Rules) -> Iterator[Credit]:
    """A credit of which only the rule that found it knows what it is, such as “AFP/Reuters”."""
    role = cast(Role, match.rule.role if match and match.rule.role else "other")
    names = named(match) if match else ""
    if role == "agency":
        if houses := tuple(_houses(names or text, known=not names)):
            yield Credit("agency", houses, None, text, block.span)
    elif names or role != "other":
        yield from _credits(role, names, text, block, rules)
    elif match is None or match.rule.role:
        yield Credit("other", (), None, text, block.span)


def _credits(kind: Role, names: str, text: str, block: Block, rules: Rules) -> Iterator[Credit]:
    """“Ann Carter in London, Bo Lind and Cy Moss in Paris”: a credit for each place."""
    done = 0
    for place in _place().finditer(names):
        yield Credit(kind, _people(names[done : place.start()], rules), place[1], text, block.span)
        done = place.end()
    if (people := _people(names[done:], rules)) or not done:
        yield Credit(kind, people, None, text, block.span)


def _people(names: str, rules: Rules) -> tuple[str, ...]:
    """Full names, and what else a label of work makes a name: “Editor: Sri”."""
    found = parse_people(names, rules)
    people = tuple(person.name for person in found.people)
    return people or tuple(other for other in found.others if _NAME.fullmatch(other))


_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}(?: [^\W\d_][^\W\d_]{1,20})?")
_BETWEEN_HOUSES = re.compile(r"\s*(?:[,;/&+、，]|\b(?:and|und|et|y|e|og|och|en|dan|и|та|ve|و)\b)\s*")
_LONGEST_HOUSE = 60  # code points


def _houses(text: str, *, known: bool = False) -> Iterator[str]:
    """The agencies and outlets in a list of them; only those that are `known`, when no label says that it is one."""
    for part in _BETWEEN_HOUSES.split(_BRACKETS.sub(", ", text)):
        house = part.strip(_AROUND + "()[]*©\xa0")
        house = house[4:] if house[:4].lower() == "the " else house
        if house and len(house) <= _LONGEST_HOUSE and (not known or is_agency(house)):
            yield house


_BRACKETS = re.compile(r"[()\[\]（）【】]")


# ── the words of a credit ──
class _Label(NamedTuple):
    start: int
    end: int
    kind: str


def _labels(text: str) -> Iterator[_Label]:
    """The labels in a credit: “Reporting by”, “责任编辑：”."""
    at = 0
    for word in _STARTS.finditer(text):
        start = word.start()
        if start < at:
            continue
        here = text[start : start + _LONGEST_LABEL].lower()
        for label, kind in (*_labels_by_sign().get(here[:2], ()), *_labels_by_sign().get(here[:1], ())):
            end = start + len(label)
            if here.startswith(label) and _closes(text, end) and (kind == "behind" or _stands_as_label(text, start, end, label)):
                yield _Label(start, end, kind)
                at = end
                break


_STARTS = regex.compile(r"(?<![^\W\d_])[^\W\d_]|(?<=[\u3040-\u9fff])[\u3040-\u9fff]")
_LONGEST_LABEL = 40
_MARK = re.compile(r"\s?[:：／|]|\s[–—-]\s")
_STOPS_IN_FRONT = ";,.；、，。()（）|/:–—*•"


def _stands_as_label(text: str, start: int, end: int, label: str) -> bool:
    """Whether a mark behind it makes it a label, or the start of a clause in front of it, or its own “by”."""
    before = text[:start].rstrip()
    return _MARK.match(text, end) is not None or not before or before[-1] in _STOPS_IN_FRONT or (" " in label and label.rpartition(" ")[2] in _BY)


_BY = frozenset(("by", "par", "por", "von", "da", "di", "de", "oleh", "av", "af", "från", "na"))


def _closes(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalpha() or text[end - 1] > "\u2e80"


@cache
def _labels_by_sign() -> dict[str, list[tuple[str, str]]]:
    """The labels of all languages by their first two signs, the longest first."""
    found: dict[str, str] = {}
    for words in _works():
        for kind in (*get_args(Role), "behind"):
            for label in words.get(kind, ()):
                found.setdefault(label, kind)
    by_sign: dict[str, list[tuple[str, str]]] = {}
    for label, kind in sorted(found.items(), key=lambda item: -len(item[0])):
        by_sign.setdefault(label[:2], []).append((label, kind))
    return by_sign


@cache
def _place() -> re.Pattern[str]:
    words = "|".join(sorted({re.escape(word) for table in _works() for word in table.get("place", ())}))
    return re.compile(rf"\s+(?:{words})\s+((?-i:[^\W\d_a-zß-öø-ÿ])[^,;()]{{1,40}}?)\s*(?:[,;.)]|$|\b(?:and|und|et|y|e|с|и)\b)\s*", re.IGNORECASE)


@cache
def _works() -> tuple[dict[str, list[str]], ...]:
    files = sorted(FOLDER.glob("*/work.toml"), key=lambda file: (file.parent.name != "en", file))
    return tuple(tomllib.loads(file.read_text("utf-8")) for file in files)
