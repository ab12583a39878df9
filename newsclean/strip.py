"""`strip_…`: one-line functions that label a text and take the labelled blocks out, as edits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from .blocks import LABELS_OF_BLOCKS, STORY, Block, Label, split_blocks
from .clean import LABELS
from .context import Context
from .dateline import label_dateline
from .promos import label_promos
from .text import Edit, Text

_JUNK: tuple[Label, ...] = ("promo", "teaser", "ad", "navigation", "caption", "author_bio", "copyright", "disclaimer", "other")


def strip_dateline(text: str) -> Text:
    """`text` without its dateline. Where one stands behind another, as in a summary of two, the second stays; a second call would take it.

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
    return _stripped(text, LABELS, ["teaser"])


def strip_junk(text: str, kinds: Collection[Label] = _JUNK) -> Text:
    """`text` without the blocks of these `kinds`; all that is neither the story nor tells of it, if none are given.

    Raises `ValueError` for a kind that is part of the story.

    >>> strip_junk("Rain fell on Friday.\\nFollow us on Twitter\\n© 2024 Harbour Post", kinds=["copyright"])
    'Rain fell on Friday.\\nFollow us on Twitter'
    """
    if isinstance(kinds, str) or not set(kinds) <= set(LABELS_OF_BLOCKS):
        raise ValueError(f"kinds takes a list of {', '.join(LABELS_OF_BLOCKS)}, not {kinds!r}")
    if story := STORY & set(kinds):
        raise ValueError(f"{', '.join(sorted(story))}: part of the story, so no junk; name kinds such as promo or teaser")
    return _stripped(text, LABELS, kinds)


def _stripped(text: str, labels: Sequence[Callable[[Sequence[Block], Context], list[Block]]], kinds: Collection[Label]) -> Text:
    text = Text(text)
    blocks: Sequence[Block] = split_blocks(text)
    for label in labels:
        blocks = label(blocks, Context())
    edits = []
    place = 0
    for is_junk, group in groupby(blocks, key=lambda block: block.label in kinds):
        run = list(group)
        first, last = place, place + len(run)
        place = last
        if not is_junk:
            continue
        start, end = run[0].span[0] - len(run[0].gap), run[-1].span[1]
        behind = blocks[last].gap if last < len(blocks) else ""
        if first == 0:
            end += len(behind)
        elif _breaks_line(run[0].gap) and behind and not _breaks_line(behind):
            start, end = run[0].span[0], end + len(behind)  # what stands behind moves up to its place
        edits.append(Edit(start, text[start:end], "", "+".join(dict.fromkeys(block.why for block in run))))
    return text.edit(edits)


def _breaks_line(gap: str) -> bool:
    return len(f"{gap}.".splitlines()) > 1
