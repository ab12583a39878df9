"""Paragraphs that stand twice, or nearly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from .blocks import STORY, Block
from .context import Context
from .prose import folded

_RUN = 8  # words in a row that two paragraphs share when one was made from the other
_LEAST_SHARE = 0.35  # of the shorter paragraph that such a run covers
_FEWEST_WORDS = 6  # shorter lines may be repeated on purpose: refrains, chants, “No comment.”
_SHORTEST = 40  # code points of such a run, at the least
_PROBE = 16  # code points by which such runs are looked for
_MOST_LINES = 300  # that are compared; the time grows with the square of their number
_MOST_PLACES = 4  # a run that stands in more paragraphs is a formula, not a copy


class Duplicate(NamedTuple):
    """Two blocks of which one repeats the other, by their places in the sequence."""

    first: int
    second: int
    share: float
    """How much of the shorter one stands in the other, in words: 1.0 for a copy."""


def detect_duplicates(blocks: Sequence[Block]) -> list[Duplicate]:
    """The pairs of story blocks that share a run of eight words or more which makes up a third of the shorter one; the first 300 are compared.

    >>> from newsclean.blocks import split_blocks
    >>> twice = "The vote is the first since Ada Moss became the mayor of the port city."
    >>> detect_duplicates(split_blocks(f"{twice}\\nCouncil members will meet for the first time since Ada Moss became the mayor of the port city."))
    [Duplicate(first=0, second=1, share=0.67)]
    """
    lines = {i: block.text.casefold() for i, block in enumerate(blocks) if block.label in STORY and len(block.text) >= _SHORTEST}
    pairs = []
    for first, second in _alike(dict(islice(lines.items(), _MOST_LINES))):
        one, other = lines[first].split(), lines[second].split()
        count = len(_runs(one) & _runs(other))
        share = (count + _RUN - 1) / min(len(one), len(other))
        if count and share >= _LEAST_SHARE:
            pairs.append(Duplicate(first, second, round(min(share, 1.0), 2)))
    return pairs


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    count = max(0, len(words) - _RUN + 1)
    return set(zip(*(words[n : n + count] for n in range(_RUN)), strict=True))


def _alike(lines: Mapping[int, str]) -> list[tuple[int, int]]:
    """The pairs of lines that share a run around a probe of the shorter; probes lie so close that a run which makes up enough of a line holds one."""
    order = sorted(lines, key=lambda i: -len(lines[i]))
    whole = "\n".join([lines[i] for i in order])
    find = whole.find
    pairs = set()
    begin = 0
    for place, i in enumerate(order):
        line = lines[i]
        size = len(line)
        step = max(_SHORTEST, int(_LEAST_SHARE * size)) - _PROBE
        for at in range(0, size - _PROBE + 1, step) if begin else ():
            probe = line[at : at + _PROBE]
            if find(probe, 0, begin) >= 0 and whole.count(probe) <= _MOST_PLACES:
                for j in order[:place]:
                    there = lines[j].find(probe)
                    if there >= 0 and _is_run(line, at, lines[j], there):
                        pairs.add((min(i, j), max(i, j)))
        begin += size + 1
    return sorted(pairs)


def _is_run(line: str, at: int, other: str, there: int) -> bool:
    """Whether what the two have in common around these places may be a run of enough words."""
    back, most = 0, min(at, there)
    while back < most and line[at - back - 1] == other[there - back - 1]:
        back += 1
    most = min(len(line) - at, len(other) - there)
    front = _PROBE
    while front < most and line[at + front] == other[there + front]:
        front += 1
    return len(line[at - back : at + front].split()) >= _RUN


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
