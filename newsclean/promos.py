"""What promotes the outlet: follow, subscribe, download, donate, send us a tip."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .context import Context
from .phrases import label_matches


def label_promos(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with promotional ones labelled `promo`, by the rules of that kind.

    >>> from newsclean.blocks import split_blocks
    >>> label_promos(split_blocks("Stay tuned to Harbour TV for the latest news!"), Context())[0].why
    'en/promo/stay-tuned'
    """
    return label_matches(blocks, context, ["promo"])


def detect_outlet(blocks: Sequence[Block], context: Context) -> str | None:
    """The outlet that the promotional and copyright lines among labelled `blocks` name: “Stay tuned to {outlet} …”.

    >>> from newsclean.blocks import split_blocks
    >>> blocks = label_promos(split_blocks("Stay tuned to Harbour TV for the latest news!"), Context())
    >>> detect_outlet(blocks, Context())
    'Harbour TV'
    """
    for label in ("promo", "copyright"):
        for block in blocks:
            if block.label != label:
                continue
            match = context.rules.match_by(block.why, block.text)
            if match and (name := _name(match.groups.get("outlet", ""))):
                return name
    return None


def _name(words: str) -> str:
    """The name in what a slot holds, without the article in front of it; empty when nothing in it is written as a name is."""
    parts = words.strip(" .,").removesuffix("'s").removesuffix("’s").split()
    while parts and parts[0].islower():
        parts = parts[1:]
    return " ".join(parts) if parts and (parts[0][0].isupper() or not parts[0].isascii()) else ""
