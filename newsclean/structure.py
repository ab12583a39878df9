"""The second kind of evidence: what can be seen of a line without a phrase that says what it is.

Where it stands, how it ends, how long it is, what stands around it, and whether it speaks of the story: a `Fact` each, one of a closed list a kind,
and each a piece of a sentence, so that a person can read why a line was judged as it was. What the facts weigh is in `weighing.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from .blocks import PAGE, Block, Label, densest_run, words_of_paragraphs
from .prose import ends_a_sentence, holds_a_sentence_end, is_open_ended, is_spoken, is_title_case, length_in_words
from .rules import Rules


class Facts(NamedTuple):
    """What is seen of a line."""

    kinds: dict[str, str]
    """Of each kind of fact, the one that holds: `{"end": "ends open", "size": "6-12 words", …}`."""
    flags: tuple[str, ...]
    """What else holds, such as “in title case”."""


ON_PAGE = "on a page"
BEHIND_FOOTER = "a footer ended the story"
NO_WORD_TO_READER = "no word to the reader"
JUNK: frozenset[Label] = frozenset(("promo", "teaser", "ad", "navigation", "caption", "author_bio", "copyright", "disclaimer", "other", "credit"))
_FOOTERS: frozenset[Label] = frozenset(("promo", "teaser", "navigation", "copyright", "author_bio", "disclaimer"))  # behind these a story is over, as a rule
HEAD: frozenset[Label] = frozenset(("headline", "kicker", "byline", "timestamp", "dateline"))  # what stands above a story
_NEAR, _WIDE, _AHEAD = 3, 8, 6  # blocks on each side, and below
_LONGEST = 600  # code points; a longer line is a story, whatever stands in it
_KNOWN_ON_PAGE, _MENU_ON_PAGE = 6, 3  # blocks below the story that phrases tell to be junk, and lines of three words at most above it
_LONG = 8  # words of a line that tells how the story ends its paragraphs
_FIRST_UNSPACED = "\u0e00"
_REFRAIN = 3  # times that a line comes back
_SPOKEN_TO = 2  # words to the reader that make a paragraph open to doubt
_HEAD = 6  # letters by which words are compared, so that their endings do not matter


def observe(blocks: Sequence[Block], rules: Rules) -> list[Facts | None]:
    """The facts of each body block that may be something else; `None` for all other blocks.

    A paragraph among the paragraphs of the story is not looked at: nothing that can be seen of it would tell.

    >>> from newsclean.blocks import split_blocks
    >>> from newsclean.rules import RULES
    >>> story = "Rain fell on the coast on Friday, officials said.\\nIt was the first in two hundred days, they said.\\nMore is to come on Sunday.\\n"
    >>> facts = observe(split_blocks(story + "Council votes on harbour wall"), RULES)
    >>> facts[1] is None, facts[3].kinds["end"], facts[3].kinds["place"], facts[3].kinds["kin"]
    (True, 'ends open', 'right below the story', 'shares no word with the story')
    """
    page = _Page(blocks, rules)
    if not any(page.candidates):
        return [None] * len(blocks)
    page.prepare()
    return [page.facts(i) if open_to_doubt else None for i, open_to_doubt in enumerate(page.candidates)]


class _Page:
    """What the facts of all blocks of a text are read from."""

    def __init__(self, blocks: Sequence[Block], rules: Rules) -> None:
        self.blocks, self.rules = blocks, rules
        self.words = words_of_paragraphs(blocks)
        self.first, self.last = densest_run(self.words)
        self.paragraph = [count > 0 and block.label != "dateline" for block, count in zip(blocks, self.words, strict=True)]
        self.candidates = [block.label == "body" and len(block.text) <= _LONGEST and not self._is_surrounded(i) for i, block in enumerate(blocks)]
        if not any(self.candidates):
            return  # as in most articles
        self.kind = ON_PAGE if self._is_page() else "in an article"
        self.row, self.header = self._rows()
        self.footers_before = [0, *accumulate(block.label in _FOOTERS for block in blocks)]
        self.last_paragraph = max((i for i, paragraph in enumerate(self.paragraph) if paragraph and blocks[i].label == "body"), default=-1)
        of_story = self._headings() | self._refrains() | (set() if self.kind == ON_PAGE else self._lists())
        self.candidates = [
            candidate
            and i not in of_story
            and not self._runs_on(i)
            and not (block.text[0] == "@" or (is_spoken(block.text) and not _BY_BEHIND.search(block.text)))
            for i, (block, candidate) in enumerate(zip(blocks, self.candidates, strict=True))
        ]

    def _is_page(self) -> bool:
        """Whether the text is a whole page: long, the smaller part of it the story, with a menu and known junk on both sides, or much below. A story may be a list too."""
        if len(self.blocks) <= PAGE or self.last + 1 - self.first >= 0.6 * len(self.blocks):
            return False
        above, below = self.blocks[: self.first], self.blocks[self.last + 1 :]
        known_above, known_below = (sum(block.label in JUNK for block in side) for side in (above, below))
        menu = sum(length_in_words(block.text) <= 3 for block in above)
        return known_below >= _KNOWN_ON_PAGE or (known_above > 0 < known_below and menu >= _MENU_ON_PAGE)

    def _runs_on(self, i: int) -> bool:
        """Whether block `i` is a part of a wrapped sentence, it ends open in front of a line in lower case or is such a line, or of a post that is signed below it."""
        if i + 1 < len(self.blocks) and self.blocks[i + 1].label == "embed" and self.blocks[i + 1].text[0] in "—–-":
            return True
        if self.kind == ON_PAGE and not self.first <= i <= self.last:
            return False  # menus are in lower case too
        text = self.blocks[i].text
        above, below = self.blocks[i - 1].text if i else "", self.blocks[i + 1].text if i + 1 < len(self.blocks) else ""
        goes_on = text[0].islower() or (text[0].isdigit() and ends_a_sentence(text))
        return (below[:1].islower() and is_open_ended(text)) or (goes_on and bool(above) and is_open_ended(above))

    def _is_surrounded(self, i: int) -> bool:
        """Whether block `i` is a paragraph of the story that stands between two others, or hardly speaks to the reader."""
        if not self.paragraph[i] or not self.first <= i <= self.last:
            return False
        if self.first < i < self.last and self.paragraph[i - 1] and self.paragraph[i + 1]:
            return True
        words = self.blocks[i].text.casefold().replace(",", " ").replace(".", " ").split()
        return len(self.rules.words("to_reader").intersection(words)) < _SPOKEN_TO

    def _headings(self) -> set[int]:
        """The places of “1. …”, “2. …” with paragraphs between them: the headings of a story that counts something up. The most read stories stand line by line."""
        places = [i for i, block in enumerate(self.blocks) if _NUMBER.match(block.text)]
        out: set[int] = set()
        for one, other in pairwise(places):
            if any(self.paragraph[one + 1 : other]) and _number(self.blocks[other].text) - _number(self.blocks[one].text) in (1, -1):
                out |= {one, other}
        return out

    def _refrains(self) -> set[int]:
        """The places of lines, or of labels in front of a colon, that come back within the story, as those of its parts do."""
        openings = {i: self.blocks[i].text.partition(":")[0] for i in range(self.first, self.last + 1) if self.blocks[i].label == "body"}
        counts = Counter(openings.values())
        return {i for i, opening in openings.items() if counts[opening] >= _REFRAIN}

    def _lists(self) -> set[int]:
        """The places of lines in a row that are made alike, as the items of a story's own list are: results, dates, names with something behind a colon."""
        out: set[int] = set()
        i = 0
        while i < len(self.row):
            count = max(1, self.row[i])
            if count > 1:
                lines = [block.text for block in self.blocks[i : i + count]]
                listed = _listed(lines, behind_footer=self._is_behind_footer(i))
                above = self.blocks[i - 1].text if i and self.blocks[i - 1].label == "body" else "."
                if introduced := [place for place, line in enumerate([above, *lines[:-1]]) if line[-1] in ":："]:
                    listed |= set(range(introduced[0], len(lines)))  # “They came from:” and what follows
                out |= {i + place for place in listed}
            i += count
        return out

    def _is_behind_footer(self, i: int) -> bool:
        """Whether a footer stands between the last paragraph and block `i`."""
        begin = max(self.first, self.last_paragraph)
        return i > begin and i > self.last_paragraph and self.footers_before[i] > self.footers_before[begin]

    def prepare(self) -> None:
        """Reads what is the same for all candidates."""
        blocks = self.blocks
        run = range(self.first, self.last + 1)
        self.story = _Story(block.text for i, block in enumerate(blocks) if block.label == "headline" or (self.paragraph[i] and i in run))
        long = [blocks[i].text for i in run if blocks[i].label == "body" and (self.words[i] or length_in_words(blocks[i].text)) >= _LONG]
        self.habit = _HABIT(sum(map(ends_a_sentence, long)) / max(1, len(long)))
        sizes = sorted(count for count, paragraph in zip(self.words, self.paragraph, strict=True) if paragraph)
        self.usual = sizes[len(sizes) // 2] if sizes else 20
        self.paragraphs_before = [0, *accumulate(self.paragraph)]
        self.junk_before = [0, *accumulate(block.label in JUNK for block in blocks)]
        self.dates_before = [0, *accumulate(block.label in ("byline", "timestamp") for block in blocks)]
        self.copies = Counter(block.text for block in blocks)

    def _rows(self) -> tuple[list[int], list[int]]:
        """For each block, how many lines that are no paragraphs stand in a row there, and the place of the block above that row, or above it."""
        row: list[int] = []
        header: list[int] = []
        for i, (block, paragraph) in enumerate(zip(self.blocks, self.paragraph, strict=True)):
            if paragraph or block.label != "body":
                row += [i - len(row)] * (i - len(row)) + [0]
                header += [len(header) - 1] * (i + 1 - len(header))
        rest = len(self.blocks) - len(row)
        return row + [rest] * rest, header + [len(header) - 1] * rest

    def facts(self, i: int) -> Facts:
        """The facts of block `i`."""
        text = self.blocks[i].text
        words = length_in_words(text)
        kinds = {"end": _end(text), "size": _SIZE(words), **self._where(i), **self._around(i), **self._kin(text), **self._look(text, words)}
        return Facts(kinds, tuple(self._flags(i, text)))

    def _where(self, i: int) -> dict[str, str]:
        first, last, n = self.first, self.last, len(self.blocks)
        if first <= i <= last:
            side = place = "within the story"
        else:
            side = "above the story" if i < first else "below the story"
            place = _PLACE[side](first - i if i < first else i - last)
        return {
            "side": side,
            "place": place,
            "page": self.kind,
            "from_end": _FROM_END(n - 1 - i),
            "from_start": _FROM_START(i),
        }

    def _around(self, i: int) -> dict[str, str]:
        n = len(self.blocks)
        ahead = self.paragraphs_before[min(n, i + 1 + _AHEAD)] - self.paragraphs_before[i + 1]
        return {
            "near": _NEAR_IT(self._share(self.paragraphs_before, i, _NEAR)),
            "wide": _AROUND_IT(self._share(self.paragraphs_before, i, _WIDE)),
            "ahead": _BELOW_IT(ahead),
            "junk": _JUNK_NEAR_IT(self._share(self.junk_before, i, _NEAR)),
            "row": _ROW(self.row[i]),
            "habit": self.habit,
        }

    def _share(self, before: Sequence[int], i: int, reach: int) -> float:
        low, high = max(0, i - reach), min(len(self.blocks), i + reach + 1)
        here = before[i + 1] - before[i]
        return (before[high] - before[low] - here) / max(1, high - low - 1)

    def _kin(self, text: str) -> dict[str, str]:
        telling, names = _telling_and_names(text)
        shared, met = self.story.holds(telling), self.story.holds(names)
        return {
            "kin": _KIN(shared / len(telling)) if telling else "has no word to compare",
            "common": _COMMON(shared),
            "names": _NAMES(met / len(names)) if names else "names nobody",
        }

    def _look(self, text: str, length: int) -> dict[str, str]:
        words = _WORD.findall(text.casefold())
        to_reader = self.rules.words("to_reader")
        spoken = sum(map(to_reader.__contains__, words))
        if not text.isascii() and _unspaced().search(text):
            spoken += sum(word in text for word in to_reader if word >= _FIRST_UNSPACED)
        return {
            "digits": _OF_DIGITS(_count_digits(text) / len(text)),
            "speech": _SPEECH(spoken),
            "tone": _TONE(spoken / max(1, len(words))),
            "length": _LENGTH(length / self.usual),
        }

    def _flags(self, i: int, text: str) -> Iterator[str]:
        blocks, n = self.blocks, len(self.blocks)
        above, below = (blocks[i - 1] if i else None), (blocks[i + 1] if i + 1 < n else None)
        for side, block in (("behind", above), ("in front of", below)):
            if block is None:
                continue
            if block.label in JUNK:
                yield f"{side} junk"
            if block.label in _FOOTERS:
                yield f"{side} a footer"
            if block.label in ("teaser", "ad", "navigation", "caption", "headline"):
                yield f"{side} {_A[block.label]}"
            if self.paragraph[i - 1 if block is above else i + 1]:
                yield f"{side} a paragraph"
        if below is not None and len(below.text) > 1.2 * len(text):
            yield "in front of a longer line"
        if above is not None and above.text[0] in _BULLETS:
            yield "behind an item of a list"
        if above is not None and above.text[-1] in ":：":
            yield "behind a colon"
        if self._is_behind_footer(i):
            yield BEHIND_FOOTER
        if blocks[i].gap.count("\n") > 1:
            yield "set apart from the line above"
        if below is not None and below.gap.count("\n") > 1:
            yield "set apart from the line below"
        dates = self.dates_before
        if dates[min(n, i + 1 + _WIDE)] > dates[i + 1]:
            yield "a byline or date below it"
            if dates[min(n, i + 3)] > dates[i + 1]:
                yield "a byline or date right below it"
        yield from self._header(i)
        yield from self._alike(i, text)
        if self.copies[text] > 1:
            yield "stands there twice"
        if _NUMBER.match(text):
            yield "opens with a number"
        yield from _signs(text)

    def _header(self, i: int) -> Iterator[str]:
        """What stands above the row of lines in which block `i` is."""
        if self.header[i] >= 0:
            block = self.blocks[self.header[i]]
            if block.label == "teaser":
                yield "below the header of a list" if block.why in self.rules.list_headers else "below a teaser"
            elif block.label in ("navigation", "promo", "ad"):
                yield f"below {_A[block.label]}"

    def _alike(self, i: int, text: str) -> Iterator[str]:
        around = [self.blocks[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.blocks) and self.blocks[j].label == "body"]
        shape = _shape(text) if around else ""
        if shape and shape != "w" and shape in map(_shape, around):
            yield "made as its neighbour is"
        if text.split(None, 1)[0] in [other.split(None, 1)[0] for other in around]:
            yield "opens as its neighbour does"


class _Story:
    """The words of the story, by their heads; most lines ask for a few, so they are looked for one by one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = "\n".join(texts).casefold()
        self.known: dict[str, bool] = {}

    def holds(self, heads: Collection[str]) -> int:
        """How many of `heads` words of the story begin with; pairs of signs stand anywhere in it."""
        for head in heads:
            if head not in self.known:
                at = self.text.find(head)
                while at > 0 and self.text[at - 1].isalpha() and head < _FIRST_UNSPACED:
                    at = self.text.find(head, at + 1)
                self.known[head] = at >= 0
        return sum([self.known[head] for head in heads])


# ── what is seen of a line by itself ──
def _scale(fact: str, *steps: tuple[str, float], beyond: str) -> Callable[[float], str]:
    """What says `fact` of a value: with the name of the first step that the value does not pass in its place, or with what is `beyond` them all."""
    facts = [fact.format(name) for name, _ in steps] + [fact.format(beyond)]
    ends = [end for _, end in steps]
    return lambda value: facts[bisect_left(ends, value)]


_SIZE = _scale("{} words", ("1-2", 2), ("3-5", 5), ("6-12", 12), ("13-25", 25), beyond="26 or more")
_PLACE = {
    side: _scale("{} " + side, ("right", 1), ("2-4 lines", 4), ("5-12 lines", 12), ("13-30 lines", 30), beyond="far")
    for side in ("above the story", "below the story")
}
_FROM_END = _scale("{}", ("the last line", 0), ("the last but one", 1), ("2-3 from the end", 3), ("4-8 from the end", 8), beyond="far from the end")
_FROM_START = _scale("{}", ("the first line", 0), ("the second line", 1), ("2-3 from the start", 3), ("4-8 from the start", 8), beyond="far from the start")
_NEAR_IT = _scale("{} paragraphs near it", ("no", 0), ("few", 0.2), ("some", 0.5), ("many", 0.8), beyond="only")
_AROUND_IT = _scale("{} paragraphs around it", ("no", 0), ("hardly any", 0.1), ("few", 0.3), ("some", 0.6), beyond="many")
_BELOW_IT = _scale("{} paragraphs below it", ("no", 0), ("one", 1), ("2-3", 3), beyond="more")
_JUNK_NEAR_IT = _scale("{} junk near it", ("no", 0), ("little", 0.2), ("some", 0.5), beyond="much")
_ROW = _scale("{} in a row", ("alone", 1), ("2 lines", 2), ("3-5 lines", 5), ("6-12 lines", 12), beyond="many lines")
_HABIT = _scale("the story {} ends its sentences", ("seldom", 0.5), ("often", 0.8), ("nearly always", 0.95), beyond="always")
_KIN = _scale("shares {} with the story", ("no word", 0), ("few words", 0.2), ("some words", 0.45), beyond="many words")
_COMMON = _scale("{} of its words in the story", ("none", 0), ("one", 1), ("2", 2), ("3-4", 4), beyond="5 or more")
_NAMES = _scale("names {}", ("strangers", 0), ("some of the story", 0.5), beyond="those of the story")
_OF_DIGITS = _scale("{} digits", ("no", 0), ("few", 0.1), ("some", 0.3), beyond="mostly")
_SPEECH = _scale("{} to the reader", ("no word", 0), ("a word", 1), ("2 words", 2), ("3-4 words", 4), beyond="many words")
_TONE = _scale("{} to the reader", ("never", 0), ("hardly", 0.07), ("partly", 0.15), ("often", 0.3), beyond="mostly")
_LENGTH = _scale("{} of a usual paragraph", ("a tenth", 0.1), ("a quarter", 0.25), ("half", 0.5), ("most", 0.8), beyond="all")

_BULLETS = "-–—•*+·●▪"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TELLING = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)](?!\d)")
_ARROWS = "»>›→"
_ADDRESS = re.compile(r"https?://|www\.|\w\.(?:com|org|net|info)\b")
_BRACKET_AT_END = re.compile(r"[\[(][^\[\]()]{2,40}[\])]$")
_LABEL = re.compile(r"[^:.!?]{2,40}:\S|[^:.!?]{2,30}:\s")
_GLUED_LABEL = re.compile(r"[^:.!?]{2,40}[?!]?['’]?:[^\W\d]")
_BY_BEHIND = re.compile(r",[\"”’']{0,2} [Bb]y [A-Z]")
_SHAPE = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_ASCII_DIGIT = re.compile("[0-9]")
_A = {
    "teaser": "a teaser",
    "ad": "an advertisement mark",
    "navigation": "navigation",
    "caption": "a caption",
    "headline": "the headline",
    "promo": "a promotion",
}


def _number(text: str) -> int:
    found = _NUMBER.match(text)
    return int(found[1]) if found else 0


def _end(text: str) -> str:
    if ends_a_sentence(text):
        return "ends a sentence"
    if text[-1] in ":：":
        return "ends with a colon"
    if text.rstrip("\"”»'’")[-1:] in tuple("?？؟"):
        return "ends with a question"
    if is_open_ended(text):
        return "ends open"
    return "ends quoted" if text[-1] in '"”»」' else "ends oddly"


def _signs(text: str) -> Iterator[str]:
    """What the signs of a line say."""
    first, last = text[0], text[-1]
    if first in _ARROWS or last in _ARROWS or text.startswith("//"):
        yield "has an arrow at its end"
    if text[-2:].rstrip(")")[-1:].isdecimal():
        yield "ends with a number"
    if "|" in text or "·" in text:
        yield "has a bar"
    if ("." in text or "://" in text) and _ADDRESS.search(text):
        yield "has a web address"
    if "@" in text:
        yield "has an at sign"
    if first in _BULLETS:
        yield "opens with a bullet"
    elif first.islower():
        yield "opens in lower case"
    elif first in "\"“„«'‘「":
        yield "opens with a quotation"
    elif first.isdigit():
        yield "opens with a digit"
    if last in ")]" and _BRACKET_AT_END.search(text):
        yield "ends with square brackets" if last == "]" else "ends with brackets"
    if ":" in text:
        if _GLUED_LABEL.match(text):
            yield "a label is glued to it"
        elif _LABEL.match(text):
            yield "opens with a label"
    if "y " in text and _BY_BEHIND.search(text):
        yield "names an author behind it"
    if text.isupper():
        yield "in capitals"
    elif is_title_case(text):
        yield "in title case"
    if holds_a_sentence_end(text):
        yield "holds a sentence end"
    if last in ",،、;":
        yield "ends with a comma"


def make_of(text: str) -> str:
    """How `text` opens, if it opens as the items of a list do: with a bullet, or a number.

    >>> make_of("- a lamp"), make_of("[12] Ibid."), make_of("A lamp")
    ('-', '[9]', '')
    """
    found = _ITEM_SIGN.match(text)
    return _DIGITS.sub("9", found[0]).strip() if found else ""


_ITEM_SIGN = re.compile(rf"[{re.escape(_BULLETS)}]\s?(?=\w)|[\[(]?\d{{1,3}}[\]).]\s")


def _telling_and_names(text: str) -> tuple[set[str], set[str]]:
    """The heads of the words by which a text is known, long ones and names, or in scripts without blanks all pairs of signs; and those of its names.

    A name is written with a capital, behind another word.
    """
    telling: set[str] = set()
    names: set[str] = set()
    for i, word in enumerate(_TELLING.findall(text)):
        capital = word[0].isupper()
        if capital or len(word) >= 5:
            head = word[:_HEAD].casefold()
            telling.add(head)
            if capital and i and not word.isupper():
                names.add(head)
    return (not text.isascii() and _pairs(text)) or telling, names


def _count_digits(text: str) -> int:
    return len(_ASCII_DIGIT.findall(text)) if text.isascii() else sum(map(str.isdigit, text))


def _pairs(text: str) -> set[str]:
    """All pairs of signs in scripts without blanks; nothing when most of the text is in another script."""
    runs = _unspaced().findall(text)
    if sum(map(len, runs)) <= len(text) / 3:
        return set()
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


@lru_cache(1024)  # each line is compared with those around it
def _shape(text: str) -> str:
    """`text` with each run of words and each number as one sign: what lines that are made alike have in common; empty for a long line, which is like no other."""
    if len(text) > _LONGEST_ALIKE:
        return ""
    if text.replace(" ", "").isalpha():
        return "w"
    return _DIGITS.sub("9", _SHAPE.sub("w", text))


def _listed(lines: Sequence[str], *, behind_footer: bool) -> set[int]:
    """The places of those of `lines`, which stand in a row, that are items of a list; behind a footer, only those with numbers in the same places are."""
    lines = [line.casefold() for line in lines]
    least = min(3, len(lines))
    shapes = [_shape(line) if _DIGITS.search(line) else "" for line in lines]
    counts = Counter(shape for shape in shapes if "9" in _AT_END.sub("", shape) and shape != "9")
    out = {i for i, shape in enumerate(shapes) if counts[shape] >= least}  # “Harbour 3, Dockside 1”
    if behind_footer:
        return out
    for kind, sign in ((_KEYED, ": "), (_NUMBER, "")):
        items = {i for i, line in enumerate(lines) if sign in line and kind.match(line)}
        out |= items if len(items) >= least else set()
    return set(range(len(lines))) if len(lines) >= least and _are_alike(lines) else out


def _are_alike(lines: Sequence[str]) -> bool:
    """Whether all `lines` open alike, or hold words that most of them share; headlines of one topic share words too, but are longer than items."""
    if len({line.split(None, 1)[0] for line in lines}) == 1:
        return True
    if sum(map(length_in_words, lines)) > _ITEM * len(lines):
        return False
    recurring = Counter(word for line in lines for word in set(_LONG_WORD.findall(line)))
    return sum(count > _MOST_ALIKE * len(lines) for count in recurring.values()) > 1


_AT_END = re.compile(r"\W*9\W*$")  # a number there may count comments
_KEYED = re.compile(r"[^:]{2,40}: \S+(?: \S+){0,4}$")  # “Goalkeeper: Ada Moss”; a headline has more words
_LONGEST_ALIKE = 120  # code points
_ITEM = 5  # words of an item, on average
_MOST_ALIKE = 0.6  # of the lines hold a word; more are made alike
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
