"""How the evidence is weighed: each fact, and some pairs of facts, add their weight; the sum is the odds that a line is junk.

The weights stand in `weights.toml`, which `benchmarks/fit.py` writes from labelled articles; none of them is set by hand. A line is weighed by itself, and
then beside what the lines around it weighed, since junk stands among junk.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from operator import itemgetter
from typing import NamedTuple

from .blocks import PAGE, STORY, Block, Label
from .context import Context, Cut
from .prose import is_paragraph
from .rules import FOLDER, Rules
from .structure import BEHIND_FOOTER, HEAD, JUNK, NO_WORD_TO_READER, ON_PAGE, Facts, make_of, observe

# The kinds of facts that are weighed together, beside each one alone: how a line ends means one thing within the story and another below it.
_TOGETHER = (
    ("end", "size"), ("end", "place"), ("size", "place"), ("kin", "place"), ("common", "side"), ("common", "size"), ("end", "kin"), ("names", "place"), ("end", "row"),
    ("end", "habit"), ("size", "near"), ("page", "place"), ("wide", "side"), ("speech", "side"), ("length", "end"), ("from_end", "end"), ("from_start", "end"),
    ("junk", "end"), ("ahead", "end"), ("ahead", "side"),
)  # fmt: skip
_FLAG_WITH = ("end", "side", "row")  # what each flag is weighed together with
_AND = " + "
WEIGHTS = FOLDER / "any" / "weights.toml"

# For each way to cut, the odds that a line of an article, and one of a whole page, must reach.
LEAST_ODDS: dict[Cut, tuple[float, float]] = {"cautious": (-1.0, -0.7), "balanced": (-1.5, -1.0), "sharp": (-2.0, -1.5)}
_SENTENCE, _HEADS_THE_STORY, _LONE = 1.5, 2.0, 1.0  # of odds
# What may be set aside of an article by weight alone, with no footer in front: more is a story of another make.
_MOST_CUT, _MOST_LINES = 0.3, 25
_FEWEST_PARAGRAPHS = 2  # that must be left, where no phrase tells of junk: beside fewer, nothing shows what the story is
_DOUBTFUL = -2.0  # odds of a line that is named in a warning, if it is no sentence


_Feature = str | tuple[str, str]
"""What is weighed: a fact, or two that are weighed together."""


class _Weights(NamedTuple):
    """All of `weights.toml` that is asked of the facts of a line by itself."""

    questions: Mapping[str, int]
    """The place of each question in the rows below."""
    always: Sequence[float]
    """For each question, what is added for any line."""
    rows: Mapping[_Feature, Sequence[float]]
    """For each question, what a feature says."""

    def of(self, facts: Facts) -> list[Sequence[float]]:
        """The row of each feature of `facts`."""
        return list(map(self.rows.get, _seen(facts), repeat([0.0] * len(self.always))))

    def sum(self, question: str, rows: Sequence[Sequence[float]]) -> float:
        """What `rows` come to."""
        place = self.questions[question]
        total = self.always[place]
        for row in rows:
            total += row[place]
        return total


class Weighed(NamedTuple):
    """What the facts of a line come to."""

    odds: float
    """The logarithm of the odds that it is junk: 0 for even odds, 3 for twenty to one."""
    facts: Facts
    rows: Sequence[Sequence[float]]
    """What the facts, and those of them that are weighed together, say to each question."""

    @property
    def on_page(self) -> bool:
        """Whether it stands on a whole page, of which the story is the smaller part."""
        return self.facts.kinds["page"] == ON_PAGE

    @property
    def kind(self) -> Label:
        """What it is most likely to be, if it is junk; what says nothing to the reader promotes nothing."""
        silent = self.facts.kinds["speech"] == NO_WORD_TO_READER
        sums = {kind: _weights().sum(kind, self.rows) for kind in KINDS if not (silent and kind == "promo")}
        return max(sums, key=sums.__getitem__)

    @property
    def headline(self) -> float:
        """The odds that it is the headline of its page; minus infinity where none stands."""
        return _weights().sum("headline", self.rows) if may_be_headline(self.facts) else -math.inf

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts that say most for junk, the strongest first; at most three."""
        told = [item for item in _told(self.facts, self.rows).items() if item[1] > 0]
        return tuple([fact for fact, _ in sorted(told, key=lambda item: -item[1])[:_MOST_REASONS]])


KINDS: tuple[Label, ...] = ("teaser", "navigation", "caption", "promo", "ad")
"""What a line may be that is junk by weight: nothing that is read into a field, so that it stays to be seen."""
_MOST_REASONS = 3


def weigh(blocks: Sequence[Block], rules: Rules) -> list[Weighed | None]:
    """What each body block that may be junk weighs; `None` for all other blocks.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> weighed = weigh(split_blocks(story + "Council votes on wall\\nFerry line to open in the spring\\nChess club wins the cup"), RULES)
    >>> weighed[1] is None, weighed[4].kind, weighed[4].on_page
    (True, 'navigation', False)
    """
    observed = observe(blocks, rules)
    if not any(observed):
        return [None] * len(blocks)
    weights = _weights()
    all_rows = [weights.of(facts) if facts else [] for facts in observed]
    alone = [weights.sum("line", rows) if facts else None for facts, rows in zip(observed, all_rows, strict=True)]
    return [
        Weighed(_beside(odds, around) - surcharge(block, facts), facts, rows) if facts and odds is not None else None
        for block, facts, rows, odds, around in zip(blocks, observed, all_rows, alone, beside(blocks, alone), strict=True)
    ]


def _beside(odds: float, around: Sequence[str]) -> float:
    """The odds of a line that by itself has `odds`, with what is seen `around` it."""
    weights = _tables()["beside"]
    return weights[_ALWAYS] + weights[OWN] * own(odds) + sum([weights[fact] for fact in around if fact in weights])


OWN = "its own odds"
_MOST_ODDS = 10.0


def own(odds: float) -> float:
    """What counts of the odds of a line by itself: no line is surer than any other beyond a point."""
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))


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
    told = [_told(facts, _weights().of(facts)) if facts else None for facts in observe(blocks, rules)]
    return [dict(sorted(said.items(), key=lambda item: -abs(item[1]))) if said else None for said in told]


def surcharge(block: Block, facts: Facts) -> float:
    """What is taken from the odds of some lines: of sentences, with which most would be lost, of what may head the story, and of a lone line at its end."""
    kinds = facts.kinds
    sentence = kinds["end"] == "ends a sentence" or is_paragraph(block.text)
    if kinds["page"] == ON_PAGE:
        return sentence * (kinds["place"] in _CLOSE) * _SENTENCE
    first = kinds["from_start"] == "the first line" or kinds["side"] == "above the story"
    below = kinds["place"] == "right below the story" and BEHIND_FOOTER not in facts.flags
    lone = below and (kinds["row"] == "alone in a row" or kinds["size"] == "1-2 words")
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
    ['body', 'body', 'body', 'promo', 'teaser', 'navigation']
    """
    out = list(blocks)
    all_weighed = weigh(blocks, context.rules)
    if not any(all_weighed):
        return out
    if len(blocks) > PAGE and context.headline is None and not any(block.label == "headline" for block in blocks):
        _label_headline(out, all_weighed)
    weighed_body = {i: weighed for i, weighed in enumerate(all_weighed) if weighed and out[i].label == "body"}
    junk = _junk(blocks, weighed_body, context.cut)
    doubtful = {i for i, weighed in weighed_body.items() if weighed.odds >= _DOUBTFUL and weighed.facts.kinds["end"] != "ends a sentence"}
    for i in sorted(junk | doubtful):
        weighed = weighed_body[i]
        why = f"weighs {weighed.odds:.1f}: {'; '.join(weighed.reasons)}"
        out[i] = out[i].labelled(weighed.kind, why) if i in junk else out[i].labelled("body", f"maybe {weighed.kind}, {why}")
    return out


def _junk(blocks: Sequence[Block], all_weighed: Mapping[int, Weighed], cut: Cut) -> set[int]:
    """The places of the lines that weigh enough; where they would be too much of an article, of those that do so at the next milder cut."""
    enough = {i for i, weighed in all_weighed.items() if weighed.odds >= LEAST_ODDS[cut][weighed.on_page]}
    enough -= _sisters(blocks, all_weighed, enough)
    bare = {i for i in enough if not all_weighed[i].on_page and BEHIND_FOOTER not in all_weighed[i].facts.flags}
    story = [block for i, block in enumerate(blocks) if block.label == "body" and i not in bare]
    sizes = sum(len(blocks[i].text) for i in bare), sum(len(block.text) for block in story)
    told = sum(is_paragraph(block.text) for block in story) >= _FEWEST_PARAGRAPHS or any(block.label in JUNK for block in blocks)
    if not bare or (told and sizes[0] <= _MOST_CUT * sum(sizes) and len(bare) <= _MOST_LINES):
        return enough
    milder = _MILDER.get(cut)
    return (enough - bare) | (_junk(blocks, all_weighed, milder) if milder else set())


def _sisters(blocks: Sequence[Block], all_weighed: Mapping[int, Weighed], enough: Collection[int]) -> set[int]:
    """Those of `enough` that stay with their like: an item between two items that stay, and a line within the story where more such lines stay than go."""
    out = {i for i in enough if (make := make_of(blocks[i].text)) and all(j not in enough and _is_item(blocks, j, make) for j in (i - 1, i + 1))}
    within = [i for i, weighed in all_weighed.items() if weighed.facts.kinds["side"] == "within the story" and BEHIND_FOOTER not in weighed.facts.flags]
    going = [i for i in within if i in enough]
    if 2 * len(going) <= len(within):
        out |= {i for i in going if all_weighed[i].odds < _SURE and _TELLING.isdisjoint(all_weighed[i].facts.flags)}
    return out


def _is_item(blocks: Sequence[Block], i: int, make: str) -> bool:
    return 0 <= i < len(blocks) and blocks[i].label == "body" and make_of(blocks[i].text) == make


_SURE = 0.0  # odds of a line that goes though its like stay
_TELLING = frozenset(("below the header of a list", "behind a footer", "behind a teaser", "a label is glued to it"))  # what stands so has its like elsewhere
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


_LEAST_HEADLINE = 0.0


def may_be_headline(facts: Facts) -> bool:
    """Whether a line with these `facts` stands where a headline does."""
    kinds = facts.kinds
    below = kinds["side"] == "below the story" or kinds["place"] == "far above the story"
    return not below and kinds["size"] != "1-2 words" and kinds["end"] != "ends with a colon" and _NO_HEADLINE.isdisjoint(facts.flags)


_NO_HEADLINE = frozenset(("opens with a bullet", "ends with a comma", "has a web address"))


def features(facts: Facts) -> Iterator[str]:
    """What is weighed of `facts`, as `weights.toml` names it: each, and those that are weighed together, joined by “+”.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> [facts] = observe(split_blocks("Follow us"), RULES)
    >>> seen = list(features(facts))
    >>> "ends open" in seen, "1-2 words" in seen, "ends open + 1-2 words" in seen
    (True, True, True)
    """
    seen = sorted(_seen(facts), key=lambda feature: isinstance(feature, tuple))
    return (feature if isinstance(feature, str) else _AND.join(feature) for feature in seen)


def _seen(facts: Facts) -> Sequence[_Feature]:
    """The features of `facts`, in the order in which they are added up: the same sum must come out to the last digit."""
    kinds = facts.kinds
    seen: list[_Feature] = [*kinds.values(), *zip(_ONE(kinds), _OTHER(kinds), strict=True)]
    with_flags = _WITH_FLAGS(kinds)
    for flag in facts.flags:
        seen += (flag, *zip(repeat(flag), with_flags))
    return seen


_ONE, _OTHER = itemgetter(*[one for one, _ in _TOGETHER]), itemgetter(*[other for _, other in _TOGETHER])
_WITH_FLAGS = itemgetter(*_FLAG_WITH)


def beside(blocks: Sequence[Block], alone: Sequence[float | None]) -> list[list[str]]:
    """What is seen around each block, when `alone` is what each line weighs by itself; nothing around those that were not weighed."""
    states = [_state(block, odds) for block, odds in zip(blocks, alone, strict=True)]
    states = [_EDGE, _EDGE, *states, _EDGE, _EDGE]
    before = [0, *accumulate(state in _STORY for state in states)]
    out: list[list[str]] = []
    for i, odds in enumerate(alone, 2):
        if odds is None:
            out.append([])
            continue
        above, below = f"{states[i - 1]} above it", f"{states[i + 1]} below it"
        story_above, story_below = f"{_count(before[i])} above it", f"{_count(before[-1] - before[i + 1])} below it"
        out.append([above, below, above + _AND + below, f"{states[i - 2]} two above it", f"{states[i + 2]} two below it", story_above, story_below])
    return out


_EDGE = "nothing"
_STORY = ("a paragraph", "likely story")
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
def _told(facts: Facts, rows: Sequence[Sequence[float]]) -> dict[str, float]:
    """What each of `facts` says, by itself and, in equal parts, together with others."""
    line = _weights().questions["line"]
    told = dict.fromkeys((*facts.kinds.values(), *facts.flags), 0.0)
    for feature, row in zip(_seen(facts), rows, strict=True):
        if not (weight := row[line]):
            continue
        if isinstance(feature, str):  # comes before all pairs that it is one of
            told[feature] = weight
        else:
            told[feature[0]] += weight / 2
            told[feature[1]] += weight / 2
    return told


@cache
def _tables() -> dict[str, dict[str, float]]:
    """The tables of `weights.toml`, a question each."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))


@cache
def _weights() -> _Weights:
    tables = [table for question, table in _tables().items() if question != "beside"]
    rows = {_feature(name): [table.get(name, 0.0) for table in tables] for name in dict.fromkeys(chain(*tables))}
    questions = [question for question in _tables() if question != "beside"]
    return _Weights({question: place for place, question in enumerate(questions)}, rows.pop(_ALWAYS), rows)


_ALWAYS = "always"  # what is added for any line


def _feature(name: str) -> _Feature:
    one, _, other = name.partition(_AND)
    return (one, other) if other else name
