"""Who wrote the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from .agencies import is_agency
from .blocks import PAGE, Block, split_blocks, story_run
from .context import Context
from .people import Person, named, parse_people
from .phrases import label_matches
from .places import is_place, is_sure
from .prose import ends_a_sentence
from .rules import Rules
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline and the people that it names."""

    text: AnyStr
    """As written; where it goes over several lines, these with line breaks between them."""
    span: tuple[int, int]
    """Where it stands, in code points of the source."""
    authors: tuple[Person, ...] = ()


_HIGHEST = 10  # a byline stands in one of the first blocks …
_LOWEST = 3  # … or one of the last …
_ABOVE, _BELOW = 12, 4  # … or, in a whole page, so near to where the story begins
_BESIDE = 2  # blocks from a timestamp or a title
_NAME_AND_HOUSE = "any/byline/name-agency"
_LONGEST = 120  # code points of a line of names


def detect_byline(text: str) -> Byline | None:
    """The byline among the first or last lines of `text`, with the people it names; `None` rather than a wrong one.

    >>> detect_byline("Rain ends drought\\nBy Ada Moss, Staff Writer, and Li Wei\\nRain fell on Friday.").authors
    (Person(name='Ada Moss', role='Staff Writer', affiliation=None), Person(name='Li Wei', role=None, affiliation=None))
    >>> detect_byline("By the numbers\\nRain fell on Friday.") is None
    True
    """
    context = Context()
    return find_byline(label_byline(split_blocks(text), context), context.rules)


def label_byline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the byline labelled: by the rules of that kind, or as names that stand alone where bylines do.

    >>> from newsclean.blocks import split_blocks
    >>> label_byline(split_blocks("By Ada Moss\\nRain fell on Friday."), Context())[0].label
    'byline'
    """
    run = story_run(blocks) if len(blocks) > PAGE else (0, len(blocks) - 1)
    story = _Story(blocks[run[0] : run[1] + 1])
    out = list(blocks)
    places = _near(run, blocks)
    matches = context.rules.matches
    for i in reversed(places):  # from the end on, since a cut moves what stands behind it
        low = _HIGHEST <= i >= len(out) - _LOWEST
        if out[i].label == "body" and matches(out[i].text) and _is_sound(out[i], context.rules, story, low=low):
            out[i : i + 1] = label_matches(out[i : i + 1], context, ["byline"])
    places = _near(run, out) if len(out) > len(blocks) else places
    found = [i for i in places if out[i].label == "byline"] or _label_bare(out, places, context.rules, story)
    for i in found:
        _label_below(out, i, context.rules)
    return _with_closing(out)


def _near(run: tuple[int, int], blocks: Sequence[Block]) -> Sequence[int]:
    """The places where a byline may stand among `blocks`, of which those of `run` are the story: in a whole page beside a timestamp and below the title too."""
    length = len(blocks)
    if length <= _HIGHEST + _LOWEST:
        return range(length)
    places = {*range(_HIGHEST), *range(length - _LOWEST, length)}
    if length > PAGE:
        places |= {*range(max(0, run[0] - _ABOVE), min(length, run[0] + _BELOW))}
        for i, block in enumerate(blocks[: run[1]]):
            if block.label in ("timestamp", "headline"):
                places |= {*range(max(0, i - _BESIDE), min(length, i + _BESIDE + 1))}
    return sorted(places)


def _with_closing(blocks: list[Block]) -> list[Block]:
    """`blocks` with what signs one of the last paragraphs cut off: initials, as German and Nordic papers have them."""
    for i in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _LOWEST), -1):
        block = blocks[i]
        if i and block.label == "body" and blocks[i - 1].label == "body" and _signs(block.text):
            return [*blocks[:i], block.labelled("byline", "initials that sign the story"), *blocks[i + 1 :]]
        if block.label != "body" or block.text[-1] != ")" or len(block.text) < _SHORTEST_SIGNED:
            continue
        found = _CLOSING.search(block.text, len(block.text) - _SHORTEST_SIGNED)
        if found and found[0].strip(" ()") not in _NO_INITIALS and not is_agency(found[0].strip(" ()")):
            pieces = block.cut(found.start(), len(block.text))
            return [*blocks[:i], pieces[0], pieces[1].labelled("byline", "signs the last paragraph"), *blocks[i + 1 :]]
    return blocks


def _signs(line: str) -> bool:
    """Whether `line` is nothing but initials as German, Polish and Nordic desks sign with: “(dmk)”, “mp/ kg/”, “PAP/al”."""
    return (
        len(line) <= _LONGEST_INITIALS
        and _INITIALS.fullmatch(line) is not None
        and line.strip(" ()/.") not in _NO_INITIALS
        and not is_agency(line.strip(" ()/."))
    )


_LONGEST_INITIALS = 24  # code points
_INITIALS = regex.compile(
    r"\(\p{Ll}{2,4}(?:[/,]\s?\p{Ll}{2,4}){0,3}\)|\p{Ll}{2,3}/(?: ?\p{Ll}{2,3}/){0,3}|/\p{Ll}{2,4}(?:[/,]\s?\p{Ll}{2,4}){0,2}/|\p{Lu}{2,5}/\p{Ll}{2,4}|\p{Ll}{2,4}/\p{Lu}{2,5}"
)
_SHORTEST_SIGNED = 30  # code points of a paragraph
_CLOSING = re.compile(r"(?<=[.!?”“\"»])\s*\([a-zäöüßåøæ]{2,3}(?:[/,]\s?[a-zäöüßåøæ]{2,3})*\)$")
_NO_INITIALS = frozenset(("sic", "etc", "usw", "osv", "aka", "tbc", "red", "cf", "mfl"))


class _Story:
    """The words of the story, to tell who is named in it and what is a word of the language."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = blocks
        self._text: str | None = None

    def holds(self, word: str) -> bool:
        """Whether `word` stands in the story, in just these letters."""
        if self._text is None:
            kinds = ("body", "headline", "standfirst", "subheading", "caption")
            self._text = "\n".join(block.text for block in self._blocks if block.label in kinds and len(block.text) > _LONGEST // 2)
        return word in self._text and re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", self._text) is not None


_UNSPACED = regex.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")


def _is_sound(block: Block, rules: Rules, story: _Story, *, low: bool) -> bool:
    """Whether a rule takes it for a byline, and what that takes for people may be people: “By The Numbers” is none.

    `low` in the text, a name and a house sign what somebody has said.
    """
    found_by = [match for match in rules.matches(block.text) if match.rule.kind == "byline"]
    if not found_by or block.text[0] in "([":  # “(Ann Carter/AP)” is who took the picture
        return False
    if low and found_by[0].rule.address == _NAME_AND_HOUSE:
        return False
    if not any(found_by[0].groups.get(slot) for slot in ("people", "person", "native")):
        return True
    found = parse_people(_names(block.text, rules), rules)
    return found.signed and not any(_is_words(person.name, story) or is_sure(person.name) for person in found.people)


def _is_words(name: str, story: _Story) -> bool:
    """Whether all of `name` stands in the story in small letters."""
    return name[:1].isupper() and all(story.holds(word.lower()) for word in _WORD.findall(name))


def _may_be_words(name: str, story: _Story) -> bool:
    """Whether `name` holds what the story has in small letters: its last word, two words, or one of four or more; “Will” alone proves nothing."""
    words = _WORD.findall(name)
    small = [word for word in words if word[0].isupper() and story.holds(word.lower())]
    return words[-1] in small or len(small) >= (1 if len(words) > 3 else 2)


# ── names without a word in front ──
_CLOSERS = frozenset('.!?:;…”"」。！？')  # with which no line of names ends


def _label_bare(blocks: list[Block], places: Sequence[int], rules: Rules, story: _Story) -> list[int]:
    """Where it labels full names alone on a line below the headline or beside a timestamp, and a house or a role alone below the headline."""
    for i in places:
        text = blocks[i].text
        if text[-1] not in _CLOSERS and len(text) <= _LONGEST and blocks[i].label == "body" and (why := _bare(blocks, i, rules, story)):
            blocks[i] = blocks[i].labelled("byline", why)
            return [i]
    return []


def _bare(blocks: Sequence[Block], i: int, rules: Rules, story: _Story) -> str:
    """Why block `i` is a byline of nothing but names; an empty text when it is none."""
    block = blocks[i]
    if i + 1 == len(blocks) or not _may_be_names(block.text):
        return ""
    text = _without_place(block.text)
    found = parse_people(text, rules)
    if not found.signed or found.others or ":" in block.text:
        return ""
    if "/" in text and any(person.affiliation or is_agency(person.name) for person in found.people):
        return ""  # “Ann Carter/Associated Press” is who took the picture
    above, below = blocks[i - 1].label if i else "", blocks[i + 1]
    if not found.people:
        return "a role or a house between the headline and the story" if above == "headline" and _opens_story(below) and _is_role(block.text, rules) else ""
    people = [person for person in found.people if not is_agency(person.name)]
    if not people or any(_may_be_words(person.name, story) or story.holds(_WORD.findall(person.name)[-1]) or is_sure(person.name) for person in people):
        return ""
    if "timestamp" in (above, below.label):
        return "a name beside the timestamp that the story does not name"
    if above in ("headline", "standfirst") and _opens_story(below):
        return "a name below the headline that the story does not name"
    if i < _HIGHEST // 2 and any(person.role for person in people) and _opens_story(below):
        return "a name and a role above the story"
    if i < _HIGHEST // 2 and below.label == "body" and _is_role(below.text, rules) and i + 2 < len(blocks) and _opens_story(blocks[i + 2]):
        return "a name above a role or a house, above the story"
    return ""


def _without_place(line: str) -> str:
    """`line` without the place where those it names were: “Ana Lima, de São Paulo”, “Ana Lima / Madrid”."""
    found = _PLACE_BEHIND.search(line)
    return line[: found.start()] if found and is_place(found[1]) and " " in line[: found.start()].strip() else line


_PLACE_BEHIND = re.compile(r"(?:,|\s[|/–—-])\s{1,3}(?:(?:aus|de|do|en|från|fra|from|i|in|v|w|à)\s)?([^\W\d_][^,|/–—\d]{1,30})$")


def _is_role(line: str, rules: Rules) -> bool:
    """Whether `line` says what people are, or which house they are of, and nothing else: “Harbour Bureau”."""
    words = line.split()
    if len(line) > _LONGEST // 2 or not 1 <= len(words) <= 5 or ends_a_sentence(line) or words[0].lower() in rules.words("no_name"):
        return False
    found = parse_people(line, rules)
    return found.signed and not found.people and not found.others


def _opens_story(block: Block) -> bool:
    return block.label in ("dateline", "timestamp") or (
        block.label == "body" and (len(block.text) >= 80 or (len(block.text) >= 40 and ends_a_sentence(block.text)))
    )


def _may_be_names(text: str) -> bool:
    """Whether `text` has the look of names: capitals, or a script that has none, and no end of a sentence."""
    return (
        text[0].isalpha()
        and not text[0].islower()
        and not ends_a_sentence(text)
        and not any(map(str.isdigit, text))
        and (text[0].isupper() or text[0] < "\u3040")
    )


def _label_below(blocks: list[Block], i: int, rules: Rules) -> None:
    """Labels the line below the byline at `i`, when it says what its people are, or which house they are of."""
    if i + 1 < len(blocks) and blocks[i + 1].label == "body" and _is_role(blocks[i + 1].text, rules):
        blocks[i + 1] = blocks[i + 1].labelled("byline", "a role or a house below a byline")


# ── reading ──
def find_byline(blocks: Sequence[Block], rules: Rules) -> Byline | None:
    """The byline among labelled `blocks`: of several, the one nearest above the story, or the first."""
    places = [i for i, block in enumerate(blocks) if block.label == "byline"]
    if not places:
        return None
    start = story_run(blocks)[0] if len(places) > 1 and len(blocks) > PAGE else 0
    first = min(places, key=lambda i: (not _says_by(blocks[i]), abs(i - start)))
    while first - 1 in places:
        first -= 1
    last = first
    while last + 1 in places:
        last += 1
    return read_byline(blocks[first : last + 1], rules)


def _says_by(block: Block) -> bool:
    """Whether a word such as “By” made it a byline; a name and a house alone may be who took a picture."""
    return "/byline/" in block.why and block.why != _NAME_AND_HOUSE


def read_byline(blocks: Sequence[Block], rules: Rules) -> Byline:
    """The parts of the blocks that are one byline, each labelled `byline`."""
    found = parse_people(", ".join(_said(blocks, rules)), rules)
    return Byline("\n".join(block.text for block in blocks), (blocks[0].span[0], blocks[-1].span[1]), tuple(dict.fromkeys(found.people)))


def _said(blocks: Sequence[Block], rules: Rules) -> Iterator[str]:
    """The part of each block that names people, roles and houses."""
    for block in blocks:
        if rules.match_by(block.why, block.text) is None:
            yield _without_place(block.text)
        elif names := _names(block.text, rules):
            yield names


def _names(text: str, rules: Rules) -> str:
    """What stands in `text` from the first name on, as that rule of those which match it has it that leaves the least unread."""
    found = [match for match in rules.matches(text) if match.rule.kind == "byline"]
    starts = {text.find(names) for match in found if (names := named(match) or match.groups.get("outlet", ""))} - {-1}
    first_word = text.find(" ") + 1  # “Von dpa”
    parts = [text[start:].lstrip() for start in sorted(starts or {first_word}, reverse=True)]
    if _UNSPACED.search(text):
        parts.append(text)  # a role tells where the name is: “本报记者张三”
    read = [(parse_people(part, rules), part) for part in parts]
    if not starts:
        read = [(people, part) for people, part in read if _UNSPACED.search(part) or all(is_agency(person.name) for person in people.people)]
    return max(
        read, key=lambda item: (len(item[0].people), -len(item[0].others), sum(person.role is not None for person in item[0].people)), default=(None, "")
    )[1]
