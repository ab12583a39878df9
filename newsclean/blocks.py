"""Blocks: what a news text is made of, one paragraph or line a block, each with a label that says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from .prose import words_of_paragraph
from .text import AnyStr

Label = Literal[
    "headline",
    "kicker",
    "standfirst",
    "byline",
    "timestamp",
    "dateline",
    "body",
    "subheading",
    "caption",
    "embed",
    "promo",
    "teaser",
    "credit",
    "disclaimer",
    "copyright",
    "ad",
    "navigation",
    "editors_note",
    "author_bio",
    "other",
]
LABELS_OF_BLOCKS: tuple[Label, ...] = get_args(Label)

# The story itself: these blocks, joined, are `Article.text`.
STORY: frozenset[Label] = frozenset(("body", "subheading", "standfirst", "embed"))

# Read into fields of the `Article`, so neither in its text nor among what was removed.
FIELDS: frozenset[Label] = frozenset(("headline", "kicker", "byline", "dateline", "credit", "timestamp", "editors_note", "copyright", "disclaimer"))


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text: what it says, where it stands, what it is and why we think so."""

    text: AnyStr
    """What it says, with no white space around it; never empty."""
    span: tuple[int, int]
    """Where it stands, in code points: in the text that was split; in the source, once it is part of an `Article`."""
    label: Label = "body"
    """What it is."""
    why: str = ""
    """The evidence for the label, often the address of a rule; on a body block, why it might be something else."""
    gap: AnyStr = ""
    """The white space in front of it, so that all gaps and texts joined are the whole text but for white space at its end."""

    def labelled(self, label: Label, why: str) -> Block:
        """This block with another label.

        >>> Block("Advertisement", (0, 13)).labelled("ad", "en/ad/advertisement").label
        'ad'
        """
        return Block(self.text, self.span, label, why, self.gap)

    def cut(self, start: int, end: int) -> list[Block]:
        """This block as up to three: what stands before `text[start:end]`, that piece, and what stands behind it.

        White space at a cut becomes the gap of the block behind it, so the pieces still tile the text.

        >>> [b.text for b in Block("LONDON: Shares fell.", (0, 20)).cut(0, 7)]
        ['LONDON:', 'Shares fell.']
        """
        pieces, gap, done = [], self.gap, 0
        for stop in (start, end, len(self.text)):
            piece = self.text[done:stop]
            if text := piece.strip():
                lead = len(piece) - len(piece.lstrip())
                at = self.span[0] + done + lead
                pieces.append(Block(text, (at, at + len(text)), self.label, self.why, gap + piece[:lead]))
                gap = piece[lead + len(text) :]
            else:
                gap += piece
            done = stop
        return pieces


def split_blocks(text: str) -> list[Block]:
    """The blocks of `text`, one a line that is not blank, all labelled `body`.

    They tile the text: `"".join(b.gap + b.text for b in blocks)` is `text` less the white space at its end. Spans count code points of `text`.

    >>> [block.text for block in split_blocks("Rain ends drought\\n\\nLONDON: It rained.\\n")]
    ['Rain ends drought', 'LONDON: It rained.']
    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}; decode(…) it first, if it is bytes")
    blocks: list[Block] = []
    text = str(text)
    done = at = 0
    for line in text.splitlines(keepends=True):
        if stripped := line.strip():
            start = at + line.index(stripped[0])
            blocks.append(Block(stripped, (start, start + len(stripped)), gap=text[done:start]))
            done = start + len(stripped)
        at += len(line)
    return blocks


def story(blocks: Iterable[Block]) -> list[Block]:
    """Those of `blocks` that are the story itself: body, subheadings, standfirst and embeds.

    >>> [b.text for b in story([Block("It rained.", (0, 10)), Block("Ad", (11, 13), "ad")])]
    ['It rained.']
    """
    return [block for block in blocks if block.label in STORY]


PAGE = 40  # blocks; a longer text may be a whole page, with dates of its own above the story and those of other stories below it
_MOST = 120  # words of one paragraph that count for the run …
_MOST_ALONE = 20  # … and of one on a page that has no other beside it: what the page says of its sections stands so
_COST = 8  # words that a line which reads as none takes from the run


def story_run(blocks: Sequence[Block]) -> tuple[int, int]:
    """The places of the first and the last block of the densest run of paragraphs: on a page with all its menus, that is the story.

    What is labelled as neither body nor embed is no paragraph.

    >>> story_run(split_blocks("Home\\nNews\\nRain fell on the coast on Friday.\\nMore is to come, the weather service said.\\nContact"))
    (2, 3)
    """
    return densest_run(words_of_paragraphs(blocks))


_OF_RUN = ("body", "embed", "dateline")


def words_of_paragraphs(blocks: Iterable[Block]) -> list[int]:
    """How long each of `blocks` is, in words, if it counts as a paragraph; else 0.

    >>> words_of_paragraphs(split_blocks("News\\nRain fell on the coast on Friday."))
    [0, 7]
    """
    return [words_of_paragraph(block.text) if block.label in _OF_RUN else 0 for block in blocks]


def densest_run(words: Sequence[int]) -> tuple[int, int]:
    """The places of the first and the last block of the densest run of paragraphs, when these are the `words_of_paragraphs` of a text.

    >>> densest_run([0, 0, 7, 9, 0])
    (2, 3)
    """
    best = now = begin = 0
    span = (0, max(0, len(words) - 1))
    most_alone = _MOST if len(words) <= PAGE else _MOST_ALONE
    for i, (above, count, below) in enumerate(zip([0, *words], words, [*words[1:], 0], strict=False)):
        if now <= 0:
            now, begin = 0, i
        if count:
            most = _MOST if above or below else most_alone
            now += count if count < most else most
            if now > best:
                best, span = now, (begin, i)
        else:
            now -= _COST
    return span


_BELOW = 4  # blocks below a story that may still be of it


def nearest(some: Sequence[Block], blocks: Sequence[Block]) -> Sequence[Block]:
    """`some` of `blocks`; in a whole page, those nearest to where the story begins first, and of several far below it none: these are of other stories.

    >>> blocks = split_blocks("3 May 2024\\nRain fell on the coast on Friday.\\n2 May 2024")
    >>> nearest([blocks[0], blocks[2]], blocks)[0].text
    '3 May 2024'
    """
    if not some or len(blocks) <= PAGE:
        return some
    first, last = story_run(blocks)
    start, end = blocks[first].span[0], blocks[min(last + _BELOW, len(blocks) - 1)].span[1]
    far = [block for block in some if block.span[0] >= end]
    some = [block for block in some if len(far) < 2 or block.span[0] < end]
    # what stands below the start is farther than it seems: a story is longer than what stands between its headline and its first words
    return sorted(some, key=lambda block: start - block.span[0] if block.span[0] <= start else 3 * (block.span[0] - start))
