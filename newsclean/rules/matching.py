"""Rules and how they are matched: indexed by their words, compiled when a line first holds those words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Literal, NamedTuple, TypeVar

from ..prose import is_spoken
from .phrase import A_NUMBER, A_PERSON, Phrase, PhraseError, first_keys, keys_of, opening_of, opens_with_person, read_phrase, telling_keys, ways_of

Kind = Literal[
    "promo", "teaser", "ad", "navigation", "caption", "credit", "copyright", "disclaimer", "editors_note", "author_bio", "byline", "timestamp", "kicker", "other"
]  # fmt: skip
Where = Literal["block", "start", "end", "inside"]
_Told = TypeVar("_Told")

_MOST_REMEMBERED = 1_000_000  # code points of lines
LONGEST_LINE = 320  # no footer is longer; a longer line is only looked into where a sentence begins
_LONGEST_END = 400  # code points that a phrase which closes a line takes of it
_MOST_PUNCTUATION = 40  # code points around a footer: “*** … ***”
_LONGEST_ANSWERED = 120  # code points of a headline that asks and answers
_LONGEST_HEADLINE = 200  # code points that {rest} may take of a line in which the story stands too
_GLUED = re.compile(r"[^\W\d_]{3}[.!?)]+[^\W\d_a-z][^\W\d_]+ ")  # the next sentence, without a blank in front of it: a line that holds two things
_SENTENCE_BREAK = re.compile(r"[.!?。！？][\"'”’)]*\s+\S|[。！？].")
# Where a sentence begins inside a line, glued to the one before or not, “…he said.Also read: …”, and where a bracket opens.
_SENTENCE = re.compile(r"[.!?…。！？।۔؟)\]）】»][\"'”’»)\]]{0,8}[\s_*•|–—-]{0,8}(?=[^\W_a-z]|[(\[@#©（【「《])")
# The same, for lines in ASCII: `re` looks for a sign among few much faster than for one among all of Unicode.
_SENTENCE_ASCII = re.compile(r"[.!?)\]][\"')\]]{0,8}[\s_*|-]{0,8}(?=[^\W_a-z]|[(\[@#])")
_BRACKET = re.compile(r"[(\[（【]")


class RuleError(ValueError):
    """A wrong rule file: the message names the file, the table, the key, and what to do."""


class Rule(NamedTuple):
    """One rule: a phrase and what it says of the text that it matches."""

    address: str
    """Where it stands: `en/promo/stay-tuned`."""
    kind: Kind
    """What the matched text is: the name of the rule's file."""
    phrase: str
    hits: tuple[str, ...]
    """Texts that it matches."""
    misses: tuple[str, ...]
    """Texts that no rule of its kind matches."""
    where: Where = "block"
    """`block`: the phrase fills the line. `start`: it opens it. `end`: it closes it. `inside`: it stands anywhere, as a sentence."""
    role: str = ""
    """Of a credit: `reporting`, `writing`, `editing`, `photo`, … Of an editor's note: `correction`, `update`, …"""
    list: bool = False
    """Whether it is the header of a list of such lines (“Related stories”)."""
    file: str = ""
    """The file in which it stands."""


class Match(NamedTuple):
    """What a rule matched in a line."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    """What the slots `outlet`, `name`, `names`, `native`, `person`, `people` and `rest` hold."""


class Contents(NamedTuple):
    """What a set of rules is made of."""

    rules: tuple[Rule, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    """The word classes, by the folder for which they hold; those of the folder `any` hold for all."""

    def plus(self, other: Contents) -> Contents:
        """These rules and then those of `other`."""
        return Contents((*self.rules, *other.rules), {**self.words, **other.words})


class _Way(NamedTuple):
    """One of the phrases of which a rule matches one, see `ways_of`."""

    place: int
    """Of its rule."""
    phrase: str


_Places = dict[str, list[int]]  # of rules, by the most telling words of their ways


class Rules:
    """A set of rules, indexed by their fixed words, so that a thousand cost about what ten cost.

    Add two sets with `|`. Iterating gives each `Rule`.

    >>> from newsclean import RULES
    >>> RULES.find("Follow us on Twitter").rule.address
    'en/promo/follow-us'
    """

    def __init__(self, read: Callable[[], Contents]) -> None:
        """`read` gives the rules and word classes; it is called on first use, so that making a set costs nothing."""
        self._read_contents = read
        self._classes: dict[str, dict[str, tuple[str, ...]]] = {}
        self._opened: dict[str, _Places] = {}
        self._phrases: dict[int, Phrase] = {}
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._memo: dict[str, tuple[Match, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._remembered = 0  # code points of the lines in it

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._contents.rules)

    def __len__(self) -> int:
        return len(self._contents.rules)

    def __or__(self, other: Rules) -> Rules:
        if not isinstance(other, Rules):
            return NotImplemented
        return Rules(partial(_both, self, other))

    def __reduce__(self) -> tuple[type[Rules], tuple[Callable[[], Contents]]]:
        return Rules, (self._read_contents,)  # what was read and compiled is made anew by whoever needs it

    def __repr__(self) -> str:
        return f"<Rules: {len(self)}>"

    @cached_property
    def _contents(self) -> Contents:
        return self._read_contents()

    def find(self, line: str, kind: Kind | None = None) -> Match | None:
        """The match of a rule that fills `line`, if any; of the given `kind`, if one is given."""
        return next((m for m in self.matches(line) if m.rule.where == "block" and kind in (None, m.rule.kind)), None)

    def match_by(self, address: str, line: str) -> Match | None:
        """The match in `line` of the rule at `address`, if there is one: what made a block its label, when `address` is the block's `why`."""
        return next((match for match in self.matches(line) if match.rule.address == address), None)

    def matches(self, line: str) -> tuple[Match, ...]:
        """All matches in `line`, one line of a text: first those that fill it, then the others by place."""
        if (known := self._memo.get(line)) is not None:
            return known
        found = tuple(self._search(line))
        if len(found) > 1:
            found = tuple(sorted(found, key=lambda match: (match.rule.where != "block", match.start, -match.end)))
        self._remembered += len(line)
        if self._remembered > _MOST_REMEMBERED:
            self._memo.clear()
            self._remembered = len(line)
        self._memo[line] = found  # each label function asks anew, and footers come back in article after article
        return found

    def words(self, name: str) -> frozenset[str]:
        """The word class `name`, such as `journalist`, of all folders together."""
        if name not in self._words:
            self._words[name] = frozenset(word for words in self._contents.words.values() for word in words.get(name, ()))
        return self._words[name]

    @cached_property
    def list_headers(self) -> frozenset[str]:
        """The addresses of the rules whose match is the header of a list."""
        return frozenset(rule.address for rule in self if rule.list)

    def check(self, rules: Iterable[Rule] | None = None) -> None:
        """Raises `RuleError` unless each of `rules`, all if none are given, matches its `hits`, and no rule of its kind here matches its `misses`."""
        rules = tuple(self if rules is None else rules)
        addresses = {rule.address for rule in rules}
        for place, rule in enumerate(self):
            if rule.address in addresses:
                self._phrase(place)
        for rule in rules:
            for text in rule.hits:
                if self.match_by(rule.address, text) is None:
                    raise RuleError(f'{_table(rule)}: "hits" has {text!r}, which the phrase {rule.phrase!r} does not match; mend one of them')
            for text in rule.misses:
                wrong = next((match.rule for match in self.matches(text) if match.rule.kind == rule.kind), None)
                if wrong:
                    raise RuleError(f'{_table(rule)}: "misses" has {text!r}, which {wrong.address} matches; make its phrase {wrong.phrase!r} narrower')

    def _search(self, line: str) -> Iterator[Match]:
        if len(line) <= LONGEST_LINE:
            words = keys_of(line)
            for place in self._filling(line, words):
                if (found := self._pattern(place).fullmatch(line)) and not _GLUED.search(found.groupdict().get("rest") or ""):
                    yield Match(self._contents.rules[place], 0, len(line), _groups(found))
            if not self._possible(_at(self._inside, words), words):
                return  # which is most often so, and saves looking for where sentences begin
        for at in _starts(line, 0 if self._looks_inside else len(line) - _LONGEST_END):
            opening = line[at : at + 3].partition(" ")[0]
            if opening.isascii() and opening.isalpha() and opening.lower() not in self._openings:
                continue  # which is most often so, and saves looking for the word
            for key in first_keys(line, at):
                for place in self._by_first.get(key, ()):
                    if match := self._match_at(place, line, at):
                        yield match

    def _filling(self, line: str, words: tuple[str, ...]) -> list[int]:
        """The places of the rules that may fill `line`, whose keys are `words`."""
        found = _at(self._anywhere, words)
        for opening in words[:1] if line.isascii() and line[:1].islower() else _beginnings(line, words):
            if opening in self._by_opening:
                found |= _at(self._opened_by(opening), words)
        if not found or is_spoken(line):
            return []
        return [place for place in self._possible(found, words) if len(line) <= self._phrase(place).longest + _MOST_PUNCTUATION]

    def _possible(self, places: frozenset[int], words: tuple[str, ...]) -> list[int]:
        """Those of `places` whose phrases need no other words than `words`."""
        if not places:
            return []
        keys = frozenset(words)
        return [place for place in sorted(places) if not any(map(keys.isdisjoint, self._phrase(place).needs))]

    def _opened_by(self, opening: str) -> _Places:
        """The rules of which a way begins with `opening`. Which word tells each is asked when a line first begins so: most never do."""
        places = self._opened.get(opening)
        if places is None:
            places = self._opened[opening] = {}
            for way in self._by_opening[opening]:
                self._add(places, way, opening)
        return places

    def _add(self, places: _Places, way: _Way, opening: str = "") -> None:
        for word in self._told(partial(telling_keys, opening=opening), way):
            places.setdefault(word, []).append(way.place)

    def _match_at(self, place: int, line: str, at: int) -> Match | None:
        rule = self._contents.rules[place]
        if rule.where == "start" and at:
            return None
        pattern = self._pattern(place)
        found = pattern.fullmatch(line, at) if rule.where == "end" else pattern.match(line, at)
        if found is None or (end := _end(rule, line, found)) is None:
            return None
        return Match(rule, at, end, _groups(found))

    @cached_property
    def _looks_inside(self) -> bool:
        return any(rule.where == "inside" for rule in self)

    @cached_property
    def _by_opening(self) -> dict[str, list[_Way]]:
        """The ways to fill a line, by the word with which it must begin; at `""` those that begin with a slot."""
        ways: dict[str, list[_Way]] = {}
        for way in self._ways(filling=True):
            for opening in self._told(opening_of, way) or ("",):
                ways.setdefault(opening, []).append(way)
        return ways

    @cached_property
    def _anywhere(self) -> _Places:
        """The rules that fill a line and may begin with a slot."""
        return self._opened_by("") if "" in self._by_opening else {}

    @cached_property
    def _inside(self) -> _Places:
        """The rules that match a part of a line."""
        places: _Places = {}
        for way in self._ways(filling=False):
            self._add(places, way)
        return places

    def _ways(self, *, filling: bool) -> Iterator[_Way]:
        for place, rule in enumerate(self):
            if (rule.where == "block") == filling:
                for phrase in ways_of(rule.phrase):
                    yield _Way(place, phrase)

    @cached_property
    def _by_first(self) -> dict[str, list[int]]:
        """The places of the rules that match a part of a line, by the word with which that begins."""
        index: dict[str, list[int]] = {}
        for place, rule in enumerate(self):
            if rule.where != "block":
                for key in self._told(opening_of, _Way(place, rule.phrase)):
                    index.setdefault(key, []).append(place)
        return index

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first three letters of the keys in `_by_first`."""
        return frozenset(key[:3] for key in self._by_first)

    def _told(self, tell: Callable[[str, Mapping[str, tuple[str, ...]]], _Told], way: _Way) -> _Told:
        """What `tell` says of a way, given the word classes of its rule."""
        rule = self._contents.rules[way.place]
        folder = rule.address.rsplit("/", 2)[0]
        try:
            return tell(way.phrase, self._classes.get(folder) or self._classes_of(folder))
        except PhraseError as error:
            raise RuleError(f'{_table(rule)}: "phrase": {error}') from None

    def _classes_of(self, folder: str) -> dict[str, tuple[str, ...]]:
        words: dict[str, tuple[str, ...]] = {}
        for home in ("any", folder.rpartition("/")[2], folder):  # a rule pack's own `en` knows the words of the built-in one
            words |= self._contents.words.get(home, {})
        self._classes[folder] = words
        return words

    def _phrase(self, place: int) -> Phrase:
        phrase = self._phrases.get(place)
        if phrase is None:
            rule = self._contents.rules[place]
            phrase = self._phrases[place] = self._told(read_phrase, _Way(place, rule.phrase))
            if rule.where != "block" and (not phrase.first or not {A_NUMBER, A_PERSON}.isdisjoint(phrase.first)):
                raise RuleError(f'{_table(rule)}: "phrase" {rule.phrase!r} begins with a slot; where = "{rule.where}" needs a fixed word there')
        return phrase

    def _pattern(self, place: int) -> re.Pattern[str]:
        pattern = self._patterns.get(place)
        if pattern is None:
            pattern = self._patterns[place] = re.compile(self._phrase(place).pattern, re.IGNORECASE)
        return pattern


def _both(one: Rules, other: Rules) -> Contents:
    return one._contents.plus(other._contents)


_NONE: frozenset[int] = frozenset()


def _at(places: _Places, words: tuple[str, ...]) -> frozenset[int]:
    if places.keys().isdisjoint(words):
        return _NONE  # which is most often so
    return frozenset([place for word in words if word in places for place in places[word]])


def _beginnings(line: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The keys with which a rule that fills `line`, which has these `words`, can begin."""
    openings = words[:1]
    if not line.isascii():
        openings += first_keys(line, 0)  # which differs when a letter of the first word is decomposed
        if openings[-1:] == ("©",):  # which a phrase need not name
            openings += first_keys(line, line.index("©") + 1)
    if any(word[0].isdigit() for word in openings):
        openings += (A_NUMBER,)
    return (*openings, A_PERSON) if opens_with_person(line) else openings


def _starts(line: str, begin: int) -> list[int]:
    """Where in `line` a phrase may begin: at its start, and from `begin` on behind a sentence, and at a bracket."""
    begin = max(0, begin)
    starts = [0, *(found.end() for found in (_SENTENCE_ASCII if line.isascii() else _SENTENCE).finditer(line, begin))]
    if "(" in line or "[" in line or "（" in line or "【" in line:
        return sorted({*starts, *(found.start() for found in _BRACKET.finditer(line, begin))})
    return starts


def _end(rule: Rule, line: str, found: re.Match[str]) -> int | None:
    """Where a match inside a line ends, if it ends where a sentence or the line does, and what it takes along is one headline at most."""
    end = found.end()
    rest = found.groupdict().get("rest") or ""
    if len(rest) > _LONGEST_HEADLINE or _holds_more(rest):
        return None
    if rule.where == "start":
        return end if end < len(line) else None
    if end == len(line):
        return end
    if rule.where == "end":
        return None
    # the pattern has taken the punctuation behind its last word; a sentence has ended when there was some
    taken = line[:end].rstrip()
    return end if taken and taken[-1] in ".!?…。！？।۔)]】）" else None


def _holds_more(rest: str) -> bool:
    """Whether `rest` is more than one headline; a headline may ask and answer: “Will the ferry sail? What the captain says”."""
    breaks = _SENTENCE_BREAK.findall(rest)
    asks = len(breaks) == 1 and breaks[0][0] in "?!？！" and len(rest) <= _LONGEST_ANSWERED and rest[-1] not in ".。"
    return bool(breaks) and not asks


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: text for name, text in found.groupdict().items() if text}


def _table(rule: Rule) -> str:
    return f"{rule.file} [{rule.address.rsplit('/', 1)[-1]}]"
