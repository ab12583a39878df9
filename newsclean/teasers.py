"""Headlines of other stories: labelled ones (“Also read: …”), lists below a header, and bare ones behind the end of the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from .blocks import Block, Label
from .context import Context
from .phrases import label_matches
from .prose import ends_a_sentence, is_title_case, looks_like_headline

_RUN = 3  # bare lines in a row behind the story, with nothing that says what they are
_LONGEST_RUN = 12  # more than that is a list of the story's own, or a page that is no article
_MOST_ALIKE = 0.6  # of the lines hold a word, and they are made alike
_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_TITLES = 2  # the same, where each is set in title case: subheadings do not come in pairs
# Behind these the story is over, unless more of it follows.
_FOOTERS: frozenset[Label] = frozenset(("promo", "teaser", "navigation", "copyright", "author_bio", "disclaimer"))  # an ad stands in the middle as often


def label_teasers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with headlines of other stories labelled `teaser`.

    By the rules of that kind; by standing below a list's header (“Related stories”); by standing in a row, each in title case; and, in a story whose
    paragraphs end as sentences do, by being the last lines, without a sentence end, behind a footer or three or more in a row. A last line that might be
    one, but has no such sign, stays, with the doubt as its `why`.

    >>> from newsclean.blocks import split_blocks
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is expected.\\n"
    >>> blocks = label_teasers(split_blocks(story + "Also read: Council votes on harbour wall\\nFerry line to open in the spring"), Context())
    >>> [b.label for b in blocks]
    ['body', 'body', 'body', 'teaser', 'teaser']
    """
    return label_matches(blocks, context, ["teaser"])
    _label_lists(out, context.rules.list_headers)
    if _ends_its_sentences(out):
        _label_titles(out)
        _label_tail(out)
    return out


def _ends_its_sentences(blocks: Sequence[Block]) -> bool:
    """Whether the story's paragraphs end as sentences do, so that a line which does not says something."""
    story = [block.text for block in blocks if block.label == "body" and not looks_like_headline(block.text)]
    return sum(map(ends_a_sentence, story)) >= max(3, 0.6 * len(story))


def _label_lists(blocks: list[Block], headers: frozenset[str]) -> None:
    """Headlines below a header are teasers, up to the first line that is none."""
    header = ""
    for i, block in enumerate(blocks):
        if block.label == "teaser" and block.why in headers:
            header = block.why
        elif header and block.label == "body" and looks_like_headline(block.text):
            blocks[i] = block.labelled("teaser", f"below {header}, ends no sentence")
        elif block.label == "body":
            header = ""


def _label_titles(blocks: list[Block]) -> None:
    """Lines in a row that are set as headlines are."""
    for run in _runs(blocks, lambda block: block.label == "body" and _is_title(block.text)):
        if len(run) >= _TITLES and not _is_list(blocks, run):
            for i in run:
                blocks[i] = blocks[i].labelled("teaser", f"one of {len(run)} lines in a row in title case")


def _is_title(text: str) -> bool:
    return looks_like_headline(text) and is_title_case(text) and not text[0].isdigit() and not text.endswith("?")


def _label_tail(blocks: list[Block]) -> None:
    """Bare headlines behind the last sentence of the story."""
    last = max((i for i, block in enumerate(blocks) if block.label in ("body", "embed") and not looks_like_headline(block.text)), default=-1)
    tail = [i for i in range(last + 1, len(blocks)) if blocks[i].label == "body"]
    if (last >= 0 and blocks[last].text.endswith((":", "："))) or _is_list(blocks, tail):
        return
    footer = ""
    for i in range(last + 1, len(blocks)):
        if blocks[i].label in _FOOTERS:
            footer = blocks[i].why
        elif blocks[i].label != "body":
            continue
        elif footer:
            blocks[i] = blocks[i].labelled("teaser", f"behind {footer}, ends no sentence")
        elif _RUN <= len(tail) <= _LONGEST_RUN:
            blocks[i] = blocks[i].labelled("teaser", f"one of {len(tail)} last lines that end no sentence")
        else:
            blocks[i] = blocks[i].labelled("body", "maybe a teaser: a last line that ends no sentence")


def _is_list(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Whether the lines of a run are made alike, as the items of a story's own list are: dates, places, results, names with something behind a colon."""
    if len(run) < _TITLES:
        return False
    lines = [blocks[i].text.casefold() for i in run]
    openings = {line.split(None, 1)[0] for line in lines}
    keyed = [line for line in lines if any(map(str.isdigit, line.split(":", 1)[0])) and ":" in line[:40]]
    shapes = Counter(_DIGITS.sub("9", _WORDS.sub("w", line)) for line in lines)
    if any("9" in shape and count > _MOST_ALIKE * len(lines) for shape, count in shapes.items()):
        return True  # “Harbour 3, Dockside 1”
    counts = Counter(word for line in lines for word in set(_WORD.findall(line)))
    recurring = [word for word, count in counts.items() if count > _MOST_ALIKE * len(lines)]
    return len(openings) == 1 or len(keyed) > len(lines) / 2 or (len(lines) > 2 and len(recurring) > 1)


def _runs(blocks: Sequence[Block], belongs: Callable[[Block], bool]) -> Iterator[list[int]]:
    """The places of blocks in a row for which `belongs` holds."""
    for holds, group in groupby(range(len(blocks)), key=lambda i: belongs(blocks[i])):
        if holds:
            yield list(group)
