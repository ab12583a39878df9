"""How the evidence is weighed: each fact, and some pairs of facts, add their weight; the sum is the odds that a line is junk.

The weights stand in `weights.toml`, which `benchmarks/fit.py` writes from labelled articles; none of them is set by hand. Lines are weighed twice:
each by its own facts, then again beside what the lines around it weighed, since junk stands among junk.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, cast

from .blocks import STORY, Block, Label
from .context import Context, Cut
from .prose import is_paragraph
from .rules import FOLDER, Rules
from .structure import ON_PAGE, PAGE, Facts, observe

# The kinds of facts that are weighed together, beside each one alone: how a line ends means one thing within the story and another below it.
_TOGETHER = (
    ("end", "size"), ("end", "place"), ("size", "place"), ("kin", "place"), ("common", "side"), ("common", "size"), ("end", "kin"), ("names", "place"), ("end", "row"), ("end", "row", "side"), ("end", "habit"),
    ("near", "end", "side"), ("size", "near"), ("page", "place"), ("page", "end", "size"), ("wide", "side"), ("end", "size", "side"), ("end", "kin", "side", "names"),
    ("speech", "side"), ("length", "end"), ("from_end", "end"), ("from_start", "end"), ("junk", "end"), ("ahead", "end"), ("ahead", "side"), ("row", "in title case"),
)  # fmt: skip
_KINDS = ("end", "size", "place", "side", "page", "near", "wide", "ahead", "junk", "row", "habit", "kin", "common", "names", "digits", "speech", "tone", "length", "from_end", "from_start")
_FLAG_WITH = ("end", "side")  # what each flag is weighed together with
_AND = " + "
WEIGHTS = FOLDER / "any" / "weights.toml"
HEAD: frozenset[Label] = frozenset(("headline", "kicker", "byline", "timestamp", "dateline"))


# For each way to cut, the odds that a line of an article, and one of a whole page, must reach.
LEAST_ODDS: dict[Cut, tuple[float, float]] = {"cautious": (1.0, 0.3), "balanced": (0.4, 0.0), "sharp": (-0.5, -0.4)}
_PARAGRAPH = 1.5  # of odds, less for a paragraph of an article, since most would be lost with it
_DOUBTFUL = 0.5


class Weighed(NamedTuple):
    """What the facts of a line come to."""

    odds: float
    """The logarithm of the odds that it is junk: 0 for even odds, 3 for twenty to one."""
    kind: Label
    """What it is most likely to be, if it is junk."""
    on_page: bool
    """Whether it stands on a whole page, of which the story is the smaller part."""
    headline: float
    """The odds that it is the headline; minus infinity where none stands."""
    reasons: tuple[str, ...]
    """The facts that say most for junk, the strongest first."""


def weigh(blocks: Sequence[Block], rules: Rules) -> list[Weighed | None]:
    """What each body block that may be junk weighs; `None` for all other blocks.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> weighed = weigh(split_blocks(story + "Council votes on wall\\nFerry line to open in the spring\\nChess club wins the cup"), RULES)
    >>> weighed[1] is None, weighed[4].kind, weighed[4].on_page
    (True, 'teaser', False)
    """
    observed = observe(blocks, rules)
    if not any(observed):
        return [None] * len(blocks)
    seen = [list(features(facts)) if facts else [] for facts in observed]
    alone = [_sum("alone", some) if some else None for some in seen]
    around = among(blocks, alone)
    out: list[Weighed | None] = []
    for block, facts, some, others in zip(blocks, observed, seen, around, strict=True):
        if facts is None:
            out.append(None)
            continue
        odds = _sum("among", [*some, *others]) - surcharge(block, facts)
        headline = _sum("headline", some) if may_be_headline(some) else -math.inf
        out.append(Weighed(odds, _kind(some), facts["page"] == ON_PAGE, headline, _reasons(facts)))
    return out


def surcharge(block: Block, facts: Facts) -> float:
    """What is taken from the odds of a paragraph of an article: with it, most would be lost."""
    return _PARAGRAPH if facts["page"] != ON_PAGE and is_paragraph(block.text) else 0.0


def label_leftovers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with what the page left in the text, though no phrase says so, labelled: teasers, menus, captions and the like, by weight of evidence.

    How much evidence is asked for depends on `context.cut`. A line that may be junk, but not surely, stays, with the doubt as its `why`.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.promos import label_promos
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> blocks = label_promos(split_blocks(story + "Follow us on Twitter\\nCouncil votes on wall\\nFerry line to open in the spring"), Context())
    >>> [b.label for b in label_leftovers(blocks, Context())]
    ['body', 'body', 'body', 'promo', 'teaser', 'teaser']
    """
    out = list(blocks)
    all_weighed = weigh(blocks, context.rules)
    if not any(block.label == "headline" for block in blocks) and context.headline is None:
        _label_headline(out, all_weighed)
    for i, weighed in enumerate(all_weighed):
        if weighed is None or out[i].label != "body":
            continue
        why = f"weighs {weighed.odds:.1f}: {'; '.join(weighed.reasons)}"
        if weighed.odds >= LEAST_ODDS[context.cut][weighed.on_page]:
            out[i] = out[i].labelled(weighed.kind, why)
        elif weighed.odds >= _DOUBTFUL:
            out[i] = out[i].labelled("body", f"maybe {weighed.kind}, {why}")
    return out


def _label_headline(blocks: list[Block], all_weighed: Sequence[Weighed | None]) -> None:
    """Labels the line above the story of a page that is most like a headline, and its copies."""
    i, weighed = max(enumerate(all_weighed), key=lambda item: item[1].headline if item[1] else -math.inf, default=(0, None))
    if weighed is None or weighed.headline < _LEAST_HEADLINE or len(blocks) <= PAGE:
        return
    for j, block in enumerate(blocks):
        if block.label == "body" and block.text == blocks[i].text:
            blocks[j] = block.labelled("headline", "the line above the story of a page that is most like a headline" if i == j else "repeats the headline")


_LEAST_HEADLINE = 0.0


def features(facts: Facts) -> Iterator[str]:
    """What is weighed of `facts`: each, and those that are weighed together, joined by “+”.

    >>> list(features({"end": "ends open", "size": "3-5 words"}))
    ['ends open', '3-5 words', 'ends open + 3-5 words']
    """
    yield from facts.values()
    for kinds in _TOGETHER:
        if all(kind in facts for kind in kinds):
            yield _AND.join([facts[kind] for kind in kinds])
    for flag in facts:
        if flag not in _KINDS:
            for kind in _FLAG_WITH:
                if kind in facts:
                    yield f"{flag}{_AND}{facts[kind]}"


def may_be_headline(seen: Collection[str]) -> bool:
    """Whether a line of which `seen` is weighed stands where a headline does."""
    return _NO_HEADLINE.isdisjoint(seen)


_NO_HEADLINE = frozenset(
    ("1-2 words", "opens with a bullet", "far above the story", "right below the story", "2-4 lines below the story", "5-12 lines below the story", "13-30 lines below the story", "far below the story")
)


def among(blocks: Sequence[Block], alone: Sequence[float | None]) -> list[list[str]]:
    """What is weighed of the lines around each block, when `alone` is what each line weighs by itself."""
    states = [_state(block, odds) for block, odds in zip(blocks, alone, strict=True)]
    before = [0, *accumulate(state in _STORY for state in states)]
    out = []
    for i, odds in enumerate(alone):
        above, over = (states[i - 1] if i else _EDGE), (states[i - 2] if i > 1 else _EDGE)
        below, under = (*states[i + 1 : i + 3], _EDGE, _EDGE)[:2]
        own = "" if odds is None else f"odds of {_step(odds)}"
        story_above, story_below = _count(before[i]), _count(before[-1] - before[i + 1])
        seen = [
            own,
            f"{above} above it",
            f"{below} below it",
            f"{above} above it{_AND}{below} below it",
            f"{over} two above it",
            f"{under} two below it",
            f"{story_above} above it",
            f"{story_below} below it",
            f"{story_below} below it{_AND}{own}",
        ]
        out.append(seen if odds is not None else [])
    return out


_STEPS = (-4.0, -3.0, -2.0, -1.4, -0.6, 0.0, 0.6, 1.4, 2.0, 3.0, 4.0)  # of the odds
_EDGE = "nothing"
_STORY = ("a paragraph", "likely story")


def _step(odds: float) -> str:
    least = next((step for step in reversed(_STEPS) if odds >= step), None)
    return "less" if least is None else f"{least:+.1f}"


def _state(block: Block, odds: float | None) -> str:
    if odds is not None:
        return "likely story" if odds < -2.2 else "perhaps story" if odds < -0.6 else "a doubtful line" if odds < 0.6 else "perhaps junk" if odds < 2.2 else "likely junk"
    if block.label in STORY:
        return "a paragraph"
    return "a headline or byline" if block.label in HEAD else "known junk"


def _count(story: int) -> str:
    return "no story" if story == 0 else "one line of story" if story == 1 else "2-3 lines of story" if story <= 3 else "much story"


# ── the weights ──
def _sum(table: str, seen: Sequence[str]) -> float:
    weights = _weights()[table]
    return weights["always"] + sum(weights.get(feature, 0.0) for feature in seen)


def _kind(seen: Sequence[str]) -> Label:
    """The kind of junk of which the facts say most."""
    sums = {kind: _sum(kind, seen) for kind in _weights() if kind not in ("alone", "among", "headline")}
    return cast(Label, max(sums, key=sums.__getitem__))


def _reasons(facts: Facts) -> tuple[str, ...]:
    """The facts that say most for junk by themselves and with others; at most three."""
    weights = _weights()["among"]
    told = dict.fromkeys(facts.values(), 0.0)
    for feature in features(facts):
        parts = feature.split(_AND)
        for part in parts:
            told[part] += weights.get(feature, 0.0) / len(parts)
    return tuple(fact for fact in sorted(told, key=lambda fact: -told[fact])[:_MOST_REASONS] if told[fact] > 0)


_MOST_REASONS = 3


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The tables of `weights.toml`."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))
