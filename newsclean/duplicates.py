"""Paragraphs that stand twice, or nearly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from .blocks import STORY, Block
from .context import Context
from .prose import folded

_RUN = 8  # words in a row that two paragraphs share when one was made from the other
_LEAST_SHARE = 0.35  # of the shorter paragraph that such a run covers
_FEWEST_WORDS = 6  # shorter lines may be repeated on purpose: refrains, chants, “No comment.”
_PROBE = 3  # words by which such runs are looked for
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
    [Duplicate(first=0, second=1, share=0.67)]
    """
    words = {i: block.text.casefold().split() for i, block in enumerate(blocks) if block.label in STORY}
    pairs = []
    for first, second in _alike({i: line for i, line in words.items() if len(line) >= _RUN}):
        count = len(_runs(words[first], _RUN) & _runs(words[second], _RUN))
        share = (count + _RUN - 1) / min(len(words[first]), len(words[second]))
        if count and share >= _LEAST_SHARE:
            pairs.append(Duplicate(first, second, round(min(share, 1.0), 2)))
    return pairs


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[n:] for n in range(length)), strict=False))


def _alike(lines: Mapping[int, list[str]]) -> list[tuple[int, int]]:
    """The pairs of lines of which one holds a probe of the other; probes lie so close that a run which makes up enough of a line holds one."""
    probes: dict[tuple[str, ...], list[int]] = {}
    for line in lines.values():
        step = max(_RUN, int(_LEAST_SHARE * len(line))) - _PROBE + 1
        for at in range(0, len(line) - _PROBE + 1, step):
            probes.setdefault(tuple(line[at : at + _PROBE]), [])
    for i, line in lines.items():
        for probe in _runs(line, _PROBE) & probes.keys():
            probes[probe].append(i)
    return sorted({pair for found in probes.values() if 1 < len(found) <= _MOST_PLACES for pair in combinations(found, 2)})


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
            if _repeats(block.text, last):
                block = block.labelled("other", "duplicates: repeats the paragraph in front of it")
            last = block.text
        out.append(block)
    return out


def _repeats(text: str, last: str) -> bool:
    if abs(len(text) - len(last)) > 4 or text[:3].casefold() != last[:3].casefold() or len(text.split()) < _FEWEST_WORDS:
        return False
    return folded(text) == folded(last)
