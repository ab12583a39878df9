"""Who else worked on the story: “(Reporting by …; Editing by …)”, “With inputs from PTI”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from .blocks import Block, split_blocks
from .context import Context
from .people import named, read_people
from .phrases import label_matches
from .rules import Rules
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


_PARTS = re.compile(r"\s*[;；]\s*")
_PLACE = re.compile(r"\s+in\s+([^\W\d_a-z][^,;]{1,30})$")


def label_credits(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with credits and agency lines labelled `credit`, by the rules of that kind; those glued to a paragraph are cut off.

    >>> from newsclean.blocks import split_blocks
    >>> label_credits(split_blocks("Rain fell. (Reporting by Ada Moss; Editing by Li Wei)"), Context())[1].text
    '(Reporting by Ada Moss; Editing by Li Wei)'
    """
    return label_matches(blocks, context, ["credit"])


def detect_credits(text: str) -> tuple[Credit, ...]:
    """The credits in `text`, in order; spans count code points of `text`.

    >>> [(c.kind, c.names) for c in detect_credits("Rain fell. (Reporting by Ada Moss in Lagos; Editing by Li Wei)")]
    [('reporting', ('Ada Moss',)), ('editing', ('Li Wei',))]
    """
    context = Context()
    labelled = label_credits(split_blocks(text), context)
    return tuple(credit for block in labelled if block.label == "credit" for credit in read_credits(block, context.rules))


def read_credits(block: Block, rules: Rules) -> Iterator[Credit]:
    """The credits in a block that is labelled `credit`."""
    for part in _PARTS.split(block.text.strip("()[]（）【】 ")):
        match = next((match for match in rules.matches(part) if match.rule.kind == "credit"), None)
        if match is None:
            match = next((match for match in rules.matches(block.text) if match.rule.kind == "credit"), None)
            names = part if match is None or match.rule.role == "agency" else ""
        else:
            names = named(match) or (part if match.rule.role == "agency" else "")
        place = _PLACE.search(part.rstrip(" ."))
        people = read_people(names.removesuffix(place[0]) if place else names, rules)
        role = cast(Role, match.rule.role if match and match.rule.role else "other")
        yield Credit(role, tuple(person.name for person in people), place[1] if place else None, part, block.span)
