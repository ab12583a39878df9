"""Paragraphs that stand twice, or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .blocks import STORY, Block
from .context import Context
from .prose import folded

_RUN = 8  # words in a row that two paragraphs share when one was made from the other
_LEAST_SHARE = 0.35  # of the shorter paragraph that such a run covers
_FEWEST_WORDS = 6  # shorter lines may be repeated on purpose: refrains, chants, “No comment.”
_MOST_PLACES = 4  # a run that stands in more paragraphs is a formula, not a copy


class Duplicate(NamedTuple):
    """Two blocks of which one repeats the other, by their places in the sequence."""

    first: int
    second: int
    share: float
    """How much of the shorter one stands in the other, in words: 1.0 for a copy."""


def detect_duplicates(blocks: Sequence[Block]) -> list[Duplicate]:
    """The pairs of story blocks that share a run of eight words or more which makes up a third of the shorter one.

    >>> from newsclean.blocks import split_blocks
    >>> twice = "The vote is the first since Ada Moss became the mayor of the port city."
    >>> detect_duplicates(split_blocks(f"{twice}\\nCouncil members will meet for the first time since Ada Moss became the mayor of the port city."))
    [Duplicate(first=0, second=1, share=0.73)]
    """
    words = {i: block.text.casefold().split() for i, block in enumerate(blocks) if block.label in STORY}
    runs_of = {i: set(zip(*(line[n:] for n in range(_RUN)), strict=False)) for i, line in words.items() if len(line) >= _RUN}
    if len(set().union(*runs_of.values())) == sum(map(len, runs_of.values())):
        return []  # no run stands in two blocks
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, runs in runs_of.items():
        for run in runs:
            places[run].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for found in places.values():
        if 1 < len(found) <= _MOST_PLACES:
            for n, first in enumerate(found):
                for second in found[n + 1 :]:
                    shared[first, second] += 1
    pairs = []
    for (first, second), count in sorted(shared.items()):
        share = (count + _RUN - 1) / min(len(words[first]), len(words[second]))
        if share >= _LEAST_SHARE:
            pairs.append(Duplicate(first, second, round(min(share, 1.0), 2)))
    return pairs


def label_duplicates(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with a paragraph that repeats the one in front of it, word for word, labelled `other`; other copies are only reported.

    >>> from newsclean.blocks import split_blocks
    >>> line = "The council will meet again on Friday."
    >>> [b.label for b in label_duplicates(split_blocks(f"{line}\\n{line}"), Context())]
    ['body', 'other']
    """
    out: list[Block] = []
    last = ""
    for block in blocks:
        if block.label == "body":
            key = folded(block.text)
            if key == last and len(block.text.split()) >= _FEWEST_WORDS:
                block = block.labelled("other", "duplicates: repeats the paragraph in front of it")
            last = key
        out.append(block)
    return out
