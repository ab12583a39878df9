"""Headlines of other stories: labelled ones (“Also read: …”), lists below a header, and bare ones behind the end of the story."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block, Label
from .context import Context
from .phrases import label_matches
from .prose import ends_a_sentence, is_open_ended

_LONGEST = 180
_FEWEST_WORDS = 4
_FEWEST_SIGNS = 10  # in scripts without blanks
_RUN = 3  # bare headlines in a row behind the story, with nothing that says so
# Behind these the story is over, unless more of it follows.
_FOOTERS: frozenset[Label] = frozenset(("promo", "teaser", "navigation", "ad", "copyright", "author_bio", "disclaimer"))


def label_teasers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with headlines of other stories labelled `teaser`.

    By the rules of that kind; by standing below a list's header (“Related stories”); and, in a story whose paragraphs end as sentences do, by being the last
    lines, without a sentence end, behind a footer or three or more in a row. A line that might be one, but has no such sign, stays, with its doubt as `why`.

    >>> from newsclean.blocks import split_blocks
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is expected.\\n"
    >>> blocks = label_teasers(split_blocks(story + "Also read: Council votes on harbour wall\\nFerry line to open in the spring"), Context())
    >>> [b.label for b in blocks]
    ['body', 'body', 'body', 'teaser', 'teaser']
    """
    out = label_matches(blocks, context, ["teaser"])
    headers = {rule.address for rule in context.rules if rule.list}
    _label_lists(out, headers)
    _label_tail(out)
    return out


def _label_lists(blocks: list[Block], headers: set[str]) -> None:
    """Headlines below a header are teasers, up to the first line that is none."""
    header = ""
    for i, block in enumerate(blocks):
        if block.label == "teaser" and block.why in headers:
            header = block.why
        elif header and block.label == "body" and looks_like_headline(block.text):
            blocks[i] = block.labelled("teaser", f"below {header}, ends no sentence")
        elif block.label == "body":
            header = ""


def _label_tail(blocks: list[Block]) -> None:
    """Bare headlines behind the last sentence of the story."""
    story = [block.text for block in blocks if block.label == "body"]
    sentences = sum(map(ends_a_sentence, story))
    last = max((i for i, block in enumerate(blocks) if block.label in ("body", "embed") and not looks_like_headline(block.text)), default=-1)
    tail = [i for i in range(last + 1, len(blocks)) if blocks[i].label == "body"]
    if not tail or sentences < 3 or sentences < 0.6 * (len(story) - len(tail)):
        return
    for i in tail:
        footer = next((blocks[j] for j in range(i - 1, last, -1) if blocks[j].label in _FOOTERS), None)
        if footer is not None:
            reason = f"behind {footer.why}" if "/" in footer.why else "behind a teaser"
            blocks[i] = blocks[i].labelled("teaser", f"{reason}, ends no sentence")
        elif len(tail) >= _RUN:
            blocks[i] = blocks[i].labelled("teaser", f"one of {len(tail)} last lines that end no sentence")
        else:
            blocks[i] = blocks[i].labelled("body", "maybe a teaser: a last line that ends no sentence")


def looks_like_headline(text: str) -> bool:
    """Whether `text` has a headline's length and ends as none but headlines do.

    >>> looks_like_headline("Ferry line to open in the spring"), looks_like_headline("The ferry line will open in the spring."), looks_like_headline("3-1")
    (True, False, False)
    """
    if len(text) > _LONGEST or not is_open_ended(text.rstrip("?？؟»\"”")) or ends_a_sentence(text):
        return False
    if text.lstrip()[:1] in "-–—•*@#" or sum(map(str.isdigit, text)) * 4 > len(text):
        return False
    return len(text.split()) >= _FEWEST_WORDS or (len(text.split()) <= 2 and len(text) >= _FEWEST_SIGNS and not text.isascii() and not text.islower() and not text[:1].isupper())
