"""Who wrote the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block, split_blocks
from .context import Context
from .phrases import label_matches
from .rules import Match, Rules
from .text import AnyStr


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who worked on the story."""

    name: AnyStr
    role: AnyStr | None = None
    """As written: “Staff Writer”."""
    affiliation: AnyStr | None = None
    """The house or desk behind the name: “Associated Press”."""


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline and the people that it names."""

    text: AnyStr
    span: tuple[int, int]
    """Where it stands, in code points of the source."""
    authors: tuple[Person, ...] = ()


_HIGHEST = 10  # a byline stands in one of the first blocks …
_LOWEST = 3  # … or one of the last
_NAMES = re.compile(r"\s*(?:,|;|&|、|，|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\ben\b|\bdan\b|\bи\b|\bو\b)\s*")
_ROLE = re.compile(
    r"(?i)\b(?:writer|reporter|correspondent|editor|journalist|bureau|desk|staff|redaktion|korrespondent|redakteur(?:in)?|corresponsal|redacción|journaliste|correspondant|inviat[oa]|repórter|колумнист|корреспондент|muhabir)\b"
)
_BARE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ]\.?){0,2}(?: (?:de|da|van|von|der|del|al|bin|el))?(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2}")
_HOUSE = re.compile(r"[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3}")
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s?){1,5}|[^\W\d_]{2,4}")


def detect_byline(text: str) -> Byline | None:
    """The byline among the first or last lines of `text`, with the people it names; `None` rather than a wrong one.

    >>> detect_byline("Rain ends drought\\nBy Ada Moss and Li Wei, Staff Writers\\nRain fell on Friday.").authors
    (Person(name='Ada Moss', role=None, affiliation=None), Person(name='Li Wei', role='Staff Writers', affiliation=None))
    """
    context = Context()
    block = next((block for block in label_byline(split_blocks(text), context) if block.label == "byline"), None)
    return read_byline(block, context.rules) if block else None


def label_byline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the byline labelled: by the rules of that kind, among the first and the last blocks.

    >>> from newsclean.blocks import split_blocks
    >>> label_byline(split_blocks("By Ada Moss\\nRain fell on Friday."), Context())[0].label
    'byline'
    """
    blocks = list(blocks)
    top = min(_HIGHEST, len(blocks))
    bottom = max(top, len(blocks) - _LOWEST)
    out = label_matches(blocks[:top], context, ["byline"]) + blocks[top:bottom] + label_matches(blocks[bottom:], context, ["byline"])
    if not any(block.label == "byline" for block in out):
        _label_bare(out)
    return out


def _label_bare(blocks: list[Block]) -> None:
    """A name alone below the headline, and its house below it: a reporter is named there and not in the story, other than what a kicker names."""
    place = next((i for i, block in enumerate(blocks[:3]) if block.label == "headline"), -1)
    if place + 2 >= len(blocks) or (place < 0 and not (blocks[1].text.isupper() and _HOUSE.fullmatch(blocks[1].text))):
        return
    block = blocks[place + 1]
    if block.label != "body" or not _BARE_NAME.fullmatch(block.text):
        return
    story = " ".join(
        other.text for i, other in enumerate(blocks) if i != place + 1 and other.label in ("body", "headline", "standfirst", "subheading", "caption")
    )
    if block.text.split()[-1].casefold() in story.casefold():
        return
    below = blocks[place + 2]
    if below.label == "body" and _HOUSE.fullmatch(below.text):
        blocks[place + 2] = below.labelled("byline", "a house below a name below the headline")
    elif below.label not in ("body", "dateline", "timestamp") or (below.label == "body" and len(below.text) < 80):
        return
    blocks[place + 1] = block.labelled("byline", "a name below the headline that the story does not name")


def read_byline(block: Block, rules: Rules) -> Byline:
    """The parts of a block that is labelled `byline`."""
    match = rules.match_by(block.why, block.text)
    names = named(match) if match else ""
    behind = block.text[match.end if match and match.end < len(block.text) else len(block.text) :]
    return Byline(block.text, block.span, read_people(names + behind))


def named(match: Match) -> str:
    """The people that a match names, as written."""
    return next((match.groups[slot] for slot in ("people", "person", "names", "name") if match.groups.get(slot)), "")


def read_people(names: str) -> tuple[Person, ...]:
    """The people in a list of names; what reads as a role goes to the one in front of it."""
    people: list[Person] = []
    for part in _NAMES.split(names):
        part = part.strip(" .,|–—-()")
        if not part:
            continue
        if _ROLE.search(part):
            if people:
                people[-1] = Person(people[-1].name, part)
        elif _PERSON.fullmatch(part):
            people.append(Person(part))
    return tuple(people)
