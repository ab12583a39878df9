"""How the evidence is weighed: each fact, and some pairs of facts, add their weight; the sum is the odds that a line is junk.

The weights stand in `weights.toml`, which `benchmarks/fit.py` writes from labelled articles; none of them is set by hand. Lines are weighed twice:
each by its own facts, then again beside what the lines around it weighed, since junk stands among junk.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, repeat
from typing import cast

from .blocks import STORY, Block, Label
from .context import Context, Cut
from .prose import is_paragraph
from .rules import FOLDER, Rules
from .structure import BEHIND_FOOTER, HEAD, ON_PAGE, PAGE, Facts, observe

# The kinds of facts that are weighed together, beside each one alone: how a line ends means one thing within the story and another below it.
_TOGETHER = (
    ("end", "size"), ("end", "place"), ("size", "place"), ("kin", "place"), ("common", "side"), ("common", "size"), ("end", "kin"), ("names", "place"), ("end", "row"),
    ("end", "habit"), ("size", "near"), ("page", "place"), ("wide", "side"), ("speech", "side"), ("length", "end"), ("from_end", "end"), ("from_start", "end"), ("junk", "end"),
    ("ahead", "end"), ("ahead", "side"), ("end", "row", "side"), ("near", "end", "side"), ("page", "end", "size"), ("end", "size", "side"), ("end", "kin", "side", "names"),
)  # fmt: skip
_FLAG_WITH = ("end", "side", "row")  # what each flag is weighed together with
_AND = " + "
WEIGHTS = FOLDER / "any" / "weights.toml"


# For each way to cut, the odds that a line of an article, and one of a whole page, must reach.
LEAST_ODDS: dict[Cut, tuple[float, float]] = {"cautious": (0.7, 0.3), "balanced": (0.3, 0.0), "sharp": (-0.5, -0.4)}
_SENTENCE, _HEADS_THE_STORY, _LONE = 1.5, 2.0, 1.0  # of odds
_MOST_CUT = 0.3  # of an article that may be set aside by weight alone, with no footer in front; more is a story of another make
_DOUBTFUL = -0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the facts of a line come to."""

    odds: float
    """The logarithm of the odds that it is junk: 0 for even odds, 3 for twenty to one."""
    facts: Facts
    seen: list[str]
    """What of the facts was weighed."""

    @property
    def on_page(self) -> bool:
        """Whether it stands on a whole page, of which the story is the smaller part."""
        return self.facts.kinds["page"] == ON_PAGE

    @property
    def kind(self) -> Label:
        """What it is most likely to be, if it is junk."""
        sums = {kind: _sum(kind, self.seen) for kind in _weights() if kind not in _NO_KINDS}
        return cast(Label, max(sums, key=sums.__getitem__))

    @property
    def headline(self) -> float:
        """The odds that it is the headline of its page; minus infinity where none stands."""
        return _sum("headline", self.seen) if may_be_headline(self.seen) else -math.inf

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts that say most for junk, the strongest first; at most three."""
        told = sorted(_told(self.facts).items(), key=lambda item: -item[1])[:_MOST_REASONS]
        return tuple(fact for fact, weight in told if weight > 0)


_NO_KINDS = ("alone", "among", "headline")
_MOST_REASONS = 3


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
    seen = [features(facts) if facts else [] for facts in observed]
    alone = [_sum("alone", some) if some else None for some in seen]
    around = among(blocks, alone)
    return [
        Weighed(_sum("among", [*some, *others]) - surcharge(block, facts), facts, some) if facts else None
        for block, facts, some, others in zip(blocks, observed, seen, around, strict=True)
    ]


def evidence(blocks: Sequence[Block], rules: Rules) -> list[dict[str, float] | None]:
    """What each fact of a body block that may be junk says: above zero for junk, below for the story, the strongest first; `None` for all other blocks.

    What the lines around it say is not in it, nor what is said of any line.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> said = evidence(split_blocks(story + "Council votes on wall"), RULES)
    >>> said[3]["ends open"] > 0
    True
    """
    return [dict(sorted(_told(facts).items(), key=lambda item: -abs(item[1]))) if facts else None for facts in observe(blocks, rules)]


def surcharge(block: Block, facts: Facts) -> float:
    """What is taken from the odds of some lines: of sentences, with which most would be lost, of what may head the story, and of a lone line at its end."""
    kinds = facts.kinds
    sentence = kinds["end"] == "ends a sentence" or is_paragraph(block.text)
    if kinds["page"] == ON_PAGE:
        return sentence * (kinds["place"] in _CLOSE) * _SENTENCE
    first = kinds["from_start"] == "the first line" or (kinds["size"] == "1-2 words" and kinds["side"] == "above the story")
    lone = kinds["row"] == "alone in a row" and kinds["place"] == "right below the story" and BEHIND_FOOTER not in facts.flags
    return first * _HEADS_THE_STORY + sentence * _SENTENCE + lone * _LONE


_CLOSE = ("within the story", "right above the story", "2-4 lines above the story")


def label_leftovers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with what the page left in the text, though no phrase says so, labelled: teasers, menus, captions and the like, by weight of evidence.

    How much evidence is asked for depends on `context.cut`. A line that may be junk, but not surely, stays, with the doubt as its `why`.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.promos import label_promos
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> blocks = label_promos(split_blocks(story + "Follow us on Twitter\\nCouncil votes on wall\\nFerry line to open in the spring"), Context())
    >>> [b.label for b in label_leftovers(blocks, Context())]
    ['body', 'body', 'body', 'promo', 'navigation', 'teaser']
    """
    out = list(blocks)
    all_weighed = weigh(blocks, context.rules)
    if len(blocks) > PAGE and context.headline is None and not any(block.label == "headline" for block in blocks):
        _label_headline(out, all_weighed)
    weighed_body = {i: weighed for i, weighed in enumerate(all_weighed) if weighed and out[i].label == "body"}
    junk = _junk(blocks, weighed_body, context.cut)
    doubtful = {i: weighed for i, weighed in weighed_body.items() if i in junk or weighed.odds >= _DOUBTFUL}
    for i, weighed in doubtful.items():
        why = f"weighs {weighed.odds:.1f}: {'; '.join(weighed.reasons)}"
        out[i] = out[i].labelled(weighed.kind, why) if i in junk else out[i].labelled("body", f"maybe {weighed.kind}, {why}")
    return out


def _junk(blocks: Sequence[Block], all_weighed: Mapping[int, Weighed], cut: Cut) -> set[int]:
    """The places of the lines that weigh enough; where they would be too much of an article, of those that do so at the next milder cut."""
    enough = {i for i, weighed in all_weighed.items() if weighed.odds >= LEAST_ODDS[cut][weighed.on_page]}
    bare = {i for i in enough if not all_weighed[i].on_page and BEHIND_FOOTER not in all_weighed[i].facts.flags}
    if sum(len(blocks[i].text) for i in bare) <= _MOST_CUT * sum(len(block.text) for block in blocks if block.label == "body"):
        return enough
    milder = _MILDER.get(cut)
    return (enough - bare) | (_junk(blocks, all_weighed, milder) if milder else set())


_MILDER: dict[Cut, Cut] = {"sharp": "balanced", "balanced": "cautious"}


def _label_headline(blocks: list[Block], all_weighed: Sequence[Weighed | None]) -> None:
    """Labels the line above the story of a page that is most like a headline, and its copies."""
    odds = [weighed.headline if weighed else -math.inf for weighed in all_weighed]
    best = max(odds, default=-math.inf)
    if best < _LEAST_HEADLINE:
        return
    i = odds.index(best)
    for j, block in enumerate(blocks):
        if block.label == "body" and block.text == blocks[i].text:
            blocks[j] = block.labelled("headline", "the line above the story of a page that is most like a headline" if i == j else "repeats the headline")


_LEAST_HEADLINE = -1.0


def features(facts: Facts) -> list[str]:
    """What is weighed of `facts`: each, and those that are weighed together, joined by “+”.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> [facts] = observe(split_blocks("Follow us"), RULES)
    >>> seen = features(facts)
    >>> "ends open" in seen, "1-2 words" in seen, "ends open + 1-2 words" in seen
    (True, True, True)
    """
    kinds = facts.kinds
    seen = [*kinds.values(), *facts.flags]
    seen += [_AND.join([kinds[kind] for kind in together]) for together in _TOGETHER]
    seen += [f"{flag}{_AND}{kinds[kind]}" for flag in facts.flags for kind in _FLAG_WITH]
    return seen


def may_be_headline(seen: Collection[str]) -> bool:
    """Whether a line of which `seen` is weighed stands where a headline does."""
    return _NO_HEADLINE.isdisjoint(seen)


_NO_HEADLINE = frozenset(
    (
        "1-2 words",
        "opens with a bullet",
        "far above the story",
        "right below the story",
        "2-4 lines below the story",
        "5-12 lines below the story",
        "13-30 lines below the story",
        "far below the story",
    )
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


_STATES = ((-2.2, "likely story"), (-0.6, "perhaps story"), (0.6, "a doubtful line"), (2.2, "perhaps junk"))


def _state(block: Block, odds: float | None) -> str:
    if odds is not None:
        return next((state for most, state in _STATES if odds < most), "likely junk")
    if block.label in STORY:
        return "a paragraph"
    return "a headline or byline" if block.label in HEAD else "known junk"


def _count(story: int) -> str:
    return "no story" if story == 0 else "one line of story" if story == 1 else "2-3 lines of story" if story <= 3 else "much story"


# ── the weights ──
def _sum(table: str, seen: Sequence[str]) -> float:
    weights = _weights()[table]
    return weights["always"] + sum(map(weights.get, seen, repeat(0.0)))


def _told(facts: Facts) -> dict[str, float]:
    """What each of `facts` says, by itself and, in equal parts, together with others."""
    weights = _weights()["among"]
    told = dict.fromkeys((*facts.kinds.values(), *facts.flags), 0.0)
    for feature in features(facts):
        if weight := weights.get(feature):
            parts = feature.split(_AND)
            for part in parts:
                told[part] += weight / len(parts)
    return told


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The tables of `weights.toml`."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))
