"""The whole path: `clean`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from .article import Article
from .blocks import Block, split_blocks
from .byline import label_byline
from .captions import label_captions
from .context import Context, Cut
from .credits import label_credits
from .dateline import label_dateline
from .decoding import decode
from .duplicates import label_duplicates
from .encoding import fix_encoding
from .furniture import label_furniture
from .headline import label_headline, label_standfirst, label_subheadings
from .names import fix_names
from .promos import label_promos
from .rules import RULES, Rules
from .spacing import fix_spacing
from .teasers import label_teasers
from .text import Text
from .weighing import label_leftovers

Repair = Callable[[str], Text]
LabelStep = Callable[[Sequence[Block], Context], list[Block]]
_Step = TypeVar("_Step", bound=Callable[..., object])

REPAIRS: tuple[Repair, ...] = (fix_encoding, fix_spacing, fix_names)
"""What `clean` repairs, in this order."""

LABELS: tuple[LabelStep, ...] = (
    label_furniture,
    label_credits,
    label_captions,
    label_promos,
    label_headline,
    label_dateline,
    label_byline,
    label_standfirst,
    label_teasers,
    label_leftovers,
    label_subheadings,
    label_duplicates,
)
"""What `clean` looks for, in this order; what has a label keeps it."""


def clean(
    raw: str | bytes,
    *,
    headline: str | None = None,
    reference: dt.date | None = None,
    rules: Rules = RULES,
    cut: Cut = "cautious",
    repairs: Iterable[Repair] = REPAIRS,
    labels: Iterable[LabelStep] = LABELS,
) -> Article:
    """The article in `raw`: its text repaired, its parts named, its junk set aside, every change accounted for.

    `headline` is the headline, when it is known from elsewhere; `reference`, a date near that of the story, gives the year to dates without one;
    `rules` say what is junk, see `load_rules`. To leave a step out, leave it out: `clean(raw, repairs=[fix_encoding])`.

    Takes any `str` or `bytes`: dirty text is never an error. Raises `TypeError` for anything else.

    >>> article = clean("Rain ends drought\\n\\nNAIROBI (Reuters) - Rain fell on Friday &amp; Sunday.\\n\\nFollow us on Twitter")
    >>> article.headline, article.dateline.agency.name, article.text
    ('Rain ends drought', 'Reuters', 'Rain fell on Friday & Sunday.')
    >>> [(block.text, block.label, block.why) for block in article.removed]
    [('Follow us on Twitter', 'promo', 'en/promo/follow-us')]
    """
    context = Context(headline, reference, rules, cut)
    text = decode(raw)
    for repair in _steps("repairs", repairs):
        text = repair(text)
        if not isinstance(text, Text):
            raise TypeError(f"{_name(repair)} returned {type(text).__name__}; a repair returns a Text, made by Text(…).edit(…), so that the source is not lost")
    blocks = split_blocks(text)
    size = _size(blocks)
    for label in _steps("labels", labels):
        blocks = list(label(blocks, context))
    if _size(blocks) != size:
        raise ValueError("the blocks that the label steps returned do not tile the text; a label step labels or cuts blocks, and returns them all")
    return Article.of(text, blocks, context)


def _steps(name: str, steps: Iterable[_Step]) -> list[_Step]:
    found = [] if callable(steps) or isinstance(steps, str) or not isinstance(steps, Iterable) else list(steps)
    if not all(map(callable, found)) or (not found and steps not in ((), [])):
        raise TypeError(f"{name} takes a list of functions, such as {name.upper()}, not {steps!r}")
    return found


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.gap) + len(block.text) for block in blocks)


def _name(step: Callable[..., object]) -> str:
    return getattr(step, "__qualname__", repr(step))
