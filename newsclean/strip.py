"""`strip_…`: one-line functions that label a text and take the labelled blocks out, as edits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from .blocks import STORY, Block, Label, split_blocks
from .clean import LABELS
from .context import Context
from .dateline import label_dateline
from .promos import label_promos
from .teasers import label_teasers
from .text import Edit, Text

_JUNK: tuple[Label, ...] = ("promo", "teaser", "ad", "navigation", "caption", "author_bio", "copyright", "disclaimer", "other")


def strip_dateline(text: str) -> Text:
    """`text` without its dateline.

    >>> strip_dateline("Rain ends drought\\n\\nNAIROBI, April 25 (Reuters) - Rain fell on Friday.")
    'Rain ends drought\\n\\nRain fell on Friday.'
    """
    return _stripped(text, [label_dateline], ["dateline"])


def strip_promos(text: str) -> Text:
    """`text` without the blocks that promote the outlet.

    >>> strip_promos("Rain fell on Friday.\\n\\nFollow us on Twitter").edits[0].why
    'en/promo/follow-us'
    """
    return _stripped(text, [label_promos], ["promo"])


def strip_teasers(text: str) -> Text:
    """`text` without the headlines of other stories.

    >>> strip_teasers("Rain fell on Friday.\\n\\nAlso read: Council votes on harbour wall")
    'Rain fell on Friday.'
    """
    return _stripped(text, [label_promos, label_teasers], ["teaser"])


def strip_junk(text: str, kinds: Collection[Label] = _JUNK) -> Text:
    """`text` without the blocks of these `kinds`; all that is neither the story nor tells of it, if none are given.

    Raises `ValueError` for a kind that is part of the story.

    >>> strip_junk("Rain fell on Friday.\\nFollow us on Twitter\\n© 2024 Harbour Post", kinds=["copyright"])
    'Rain fell on Friday.\\nFollow us on Twitter'
    """
    if story := STORY & set(kinds):
        raise ValueError(f"{', '.join(sorted(story))}: part of the story, so no junk; name kinds such as promo or teaser")
    return _stripped(text, LABELS, kinds)


def _stripped(text: str, labels: Sequence[Callable[[Sequence[Block], Context], list[Block]]], kinds: Collection[Label]) -> Text:
    text = Text(text)
    blocks: Sequence[Block] = split_blocks(text)
    for label in labels:
        blocks = label(blocks, Context())
    edits = []
    for i, block in enumerate(blocks):
        if block.label not in kinds:
            continue
        start, end = block.span
        behind = blocks[i + 1].gap if i + 1 < len(blocks) else ""
        if all(other.label in kinds for other in blocks[:i]) or ("\n" in block.gap and behind and "\n" not in behind):
            end += len(behind)  # what stands behind it moves up to its place
            start -= len(block.gap) if not i else 0
        else:
            start -= len(block.gap)
        edits.append(Edit(start, text[start:end], "", block.why))
    return text.edit(edits)
