"""The phrase language: “follow us on {network}” becomes a pattern that is safe to run on any text.

A phrase is written as it is read. Case, the width of blanks, straight or curly apostrophes and stray punctuation between words do not matter.

| written | matches |
|---|---|
| `read more` | the two words |
| `news/updates` | either word |
| `(please)` | the words, or nothing |
| `(for more | to get)` | one of these, or nothing |
| `[our app | us]` | one of these |
| `:` | the mark that sets a label off: a colon, a bar, an arrow, or a dash in front of a blank |
| `{outlet}` `{name}` `{words}` … | one to some words: see `SLOTS` |
| `{person}` `{people}` | a full name, or several: two words or more, each with a capital; the only signs that mind case |
| `{native}` | a full name in a script without capitals: two to four words, or Chinese names |
| `{network}` `{weekday}` … | one of a word class: see `words.toml` |
| `{network+}` | one or more of a class, as a list: “Facebook, Twitter and Instagram” |
| `{rest}` | all that follows, up to the end of the line; only as the last sign |

Each element is bounded and no element can repeat without limit, so matching is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

# Scripts that set no blanks between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese and Chinese.
UNSPACED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = regex.compile(f"[{UNSPACED}]")
_FAR = re.compile("[^\x00-\u0dff\u2000-\u20ff]")  # these and others: `re` searches faster than `regex`, but takes long to compile a class that names so many
_HAS_MARKS = re.compile("[\u0590-\u0dff]")  # scripts that write vowels as marks, which would pass for a gap behind a word

# Signs that belong to a letter and are no \w of their own: accents, Hebrew and Arabic points, vowel signs of Indian scripts, joiners.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u0963\u0981-\u0dff\u200c\u200d"

# A word of a name: “St.”, “thewest.com.au”, “&”, “N’dea”; a stop ends it, but for short abbreviations.
_WORD = rf"[^\W_](?:[\w{_MARKS}&'’@+\-]|\.(?=\w)){{0,40}}(?:(?<=\b\w)\.|(?<=\b\w\w)\.)?"
# The first and the further signs of a name in a script without blanks. Wide classes that name their code points take `re` a hundred times as long to compile.
_FIRST_SIGN = r"[^\W\x00-\u0dff]"
_SIGN = r"[\w・ー·＝\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]"  # with the vowels of Thai, Lao, Burmese, Khmer


def _words(most: int) -> str:
    """One to `most` words, as few as will do."""
    return rf"(?:{_WORD}(?:[ \t\xa0]{{1,2}}(?:& )?{_WORD}){{0,{most - 1}}}?|{_FIRST_SIGN}{_SIGN}{{0,{most * 4}}}?)"


# Two to five words with a capital each, but for the particles of names.
_SMALL = "a-zß-öø-ÿα-ώа-џ" + "".join(sign for sign in map(chr, range(0x100, 0x180)) if sign.islower())
_CAPITAL = rf"[^\W\d_{_SMALL}]"
_PERSON = rf"{_CAPITAL}[\w.'’-]{{0,30}}(?: (?:de|da|do|dos|das|del|della|di|du|des|van|von|der|den|ter|ten|te|zu|af|av|al|el|bin|binti|ibn|la|le|{_CAPITAL}[\w.'’-]{{0,30}})){{1,4}}"

# A word in a script without capitals.
_NATIVE = rf"[^\W\d_A-Za-z][\w{_MARKS}'’-]{{1,20}}"

# What stands for words that differ from text to text. `outlet`, `name`, `names`, `person` and `people` are read from the text: “Stay tuned to {outlet}”.
SLOTS: dict[str, str] = {
    "outlet": _words(6),
    "name": _words(5),
    "names": rf"{_WORD}(?:[ \t\xa0,;/&]{{1,3}}{_WORD}){{0,24}}?|{_FIRST_SIGN}(?:{_SIGN}|[、，, ]){{0,40}}?",
    "person": _PERSON,
    "people": rf"{_PERSON}(?:(?: ?[,;&/|·] (?:(?:and|&) )?| (?:{{between_names}}) ){_PERSON}){{0,8}}",  # the words of that class are put in when the phrase is read
    "native": rf"[^\W\x00-\u33ff](?:[^\W\x00-\u33ff]{{1,3}}|[ \u3000][^\W\x00-\u33ff])(?:[、，, \u3000·]{{1,2}}[^\W\x00-\u33ff]{{2,4}}){{0,4}}|{_NATIVE}(?: {_NATIVE}){{1,3}}",
    "place": _words(4),
    "topic": _words(8),
    "words": _words(14),
    "number": r"\d[\d.,٫٬]{0,12}\s?(?:[kKmM]\b)?",
    "year": r"[12]\d{3}",
    "date": r"(?=[^\n]{0,30}\d)[\w.,/:\- ]{3,40}?",
    "time": r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[aApP]\.?[mM]\.?)?(?:\s[A-Z]{2,4}\b)?",
    "email": r"(?:[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,4}|\[[eE]mail\s?[pP]rotected\])",
    "url": r"(?:[hH][tT]{2}[pP][sS]?://\S{3,300}|(?:www\.)?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}(?:/[^\s)\]]{0,300})?)",
    "handle": r"@?\w{2,40}",
    "rest": r"[^\n]{1,300}",
}
_CAPTURED = ("outlet", "name", "names", "native", "person", "people", "rest")

# What slots begin with, beside what keys of words there are.
A_NUMBER, A_PERSON = "#", "Aa"
_BEGINS = {"number": (A_NUMBER,), "year": (A_NUMBER,), "time": (A_NUMBER,), "person": (A_PERSON,), "people": (A_PERSON,)}

# Code points that a slot takes at most, for all purposes; what would need more is no footer.
_LONGEST_SLOT = {
    "outlet": 80, "name": 60, "names": 250, "native": 80, "person": 80, "people": 250, "place": 60, "topic": 120, "words": 180, "number": 17, "year": 4, "date": 40, "time": 20, "email": 100, "url": 300,
    "handle": 41, "rest": 300,
}  # fmt: skip
_DEEPEST = 9
_LEX = re.compile(r"\s*(\{\w+\+?\}|[()\[\]|/]|[:：]|[^\s()\[\]{}|/:：]+)")
_MARK = r"(?:\s{0,3}[:：|｜»›>→=＝／፡፦]{1,3}|\s{0,3}[–—-]{1,2}(?=\s))\s{0,3}"
_GAP = r"[\W_]{1,6}"  # between two words, so that no word needs a border of its own
_NO_MARK = f"(?-i:(?![{_MARKS}]))"
_GLUE = r"[\W_]{0,6}"  # where a script sets no blank
_EDGE = r"[\W_]{0,40}+"  # in front of the first word and behind the last
_EDGE_OF_SIGN = r"(?:[^\w©]|_){0,40}+"  # in front of a phrase that begins with ©


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what to write instead."""


class Phrase(NamedTuple):
    """A phrase, ready to be indexed and compiled."""

    pattern: str
    """A pattern for `re`, to be used without regard to case."""
    first: tuple[str, ...]
    """The keys (see `keys_of`) with which a match can begin, `A_NUMBER` or `A_PERSON`; empty when it begins with another slot."""
    needs: tuple[frozenset[str], ...]
    """Every match holds a key of each of these sets; the most telling of them stands first."""
    longest: int
    """No match is longer (code points), but for punctuation at its ends."""


class _Node(NamedTuple):
    pattern: str
    first: tuple[str, ...] | None  # the keys with which it can begin; None: anything
    needs: tuple[frozenset[str], ...]  # every match holds a key of each of these sets
    opens: bool  # whether what stands in front of it may be glued to it
    closes: bool  # whether what stands behind it may be glued to it
    longest: int  # no match is longer
    optional: bool = False


def read_phrase(phrase: str, words: Mapping[str, tuple[str, ...]]) -> Phrase:
    """`phrase` as a pattern with its index keys; `words` are the word classes that it may name.

    Raises `PhraseError` when it cannot be read.

    >>> read = read_phrase("follow us on {network+} (today)", {"network": ("facebook", "twitter")})
    >>> bool(re.fullmatch(read.pattern, "Follow us on Facebook and Twitter!", re.IGNORECASE))
    True
    >>> read.first
    ('follow',)
    """
    signs = _signs(phrase)
    reader = _Reader(signs, words, phrase)
    node = reader.sequence(until="")
    if reader.at != len(signs):
        raise PhraseError(f"{signs[reader.at]!r} closes nothing in {phrase!r}; remove it")
    if not node.needs:
        raise PhraseError(f"{phrase!r} has no fixed word that every match must hold; add one")
    ends = "" if signs[-1] == "{rest}" else rf"(?![^\W_]){_EDGE}"
    begins = _EDGE_OF_SIGN if signs[0] == "©" else _EDGE
    needs = tuple(sorted(node.needs, key=_telling, reverse=True))
    return Phrase(f"{begins}{node.pattern}{ends}", node.first or (), needs, node.longest)


def ways_of(phrase: str) -> list[str]:
    """`phrase` as phrases of which each match matches one: what opens with a choice, or slots and a choice, is cut at its bars.

    One word tells such a way from most lines; the whole phrase has a word for each.

    >>> ways_of("[all comments | (no) comments yet | post a comment/reply] (here)")
    ['all comments (here)', '(no) comments yet (here)', 'post a comment/reply (here)']
    """
    found = _CHOICE.fullmatch(phrase)
    return [found[1] + way.strip() + found[3] for way in _PIECE.findall(found[2])] if found else [phrase]


_ROUND = r"\((?:[^()]++|\((?:[^()]++|\([^()]*\))*+\))*+\)"  # brackets and what stands in them, up to three deep
_SQUARE = r"\[(?:[^\[\]]++|\[(?:[^\[\]]++|\[[^\[\]]*\])*+\])*+\]"
_PIECE = re.compile(rf"(?:[^()\[\]|]++|{_ROUND}|{_SQUARE})++")
_CHOICE = re.compile(rf"((?:(?=\(?\{{)(?:{_ROUND}|\{{\w+\+?\}}|\s++)*+)?)\[({_PIECE.pattern}(?:\|{_PIECE.pattern})++)\](?!\s*/)(.*)", re.DOTALL)


def opening_of(phrase: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys with which `phrase` can begin, as `read_phrase` has them, without reading the rest of it.

    >>> opening_of("(please/kindly) follow {outlet} on {network}", {})
    ('please', 'kindly', 'follow')
    """
    if word := _FIXED.match(phrase):  # most often
        return _first_key(word[1])
    keys: list[str] = []
    at = 0
    while at < len(phrase):
        element = _ELEMENT.match(phrase, at)
        if element is None:
            return ()  # brackets deeper than this looks into; to call it a slot is never wrong
        sign = element[1]
        if sign[0] in "([":
            firsts = [opening_of(piece, words) for piece in _PIECE.findall(sign[1:-1])]
        elif sign[0] == "{":
            items = words.get(sign.strip("{+}"), ())
            firsts = [_first_key(item) for item in items] or [_BEGINS.get(sign[1:-1], ())]
        else:
            firsts = [_first_key(sign)]
        if not all(firsts):
            return ()
        keys += [key for first in firsts for key in first]
        if not element[2] and (sign[0] != "(" or phrase[:at].rstrip().endswith("/")):
            break
        at = element.end()
    return tuple(dict.fromkeys(keys))


@lru_cache(4096)
def _first_key(word: str) -> tuple[str, ...]:
    return keys_of(word)[:1]


_FIXED = re.compile(r"\s*([^\s()\[\]{}|/:：]++)(?!\s*/)")
_ELEMENT = re.compile(rf"\s*+({_ROUND}|{_SQUARE}|\{{\w+\+?\}}|[:：]|[^\s()\[\]{{}}|/:：]++)\s*+(/?)\s*+")


def telling_keys(phrase: str, words: Mapping[str, tuple[str, ...]], opening: str = "") -> frozenset[str]:
    """The most telling keys of which every match of `phrase` holds one, other than the `opening` that a line is known to have, if there are others.

    That of its longest fixed word outside brackets and choices; where that is a short word, or there is none, what reading all of it tells.

    >>> telling_keys("our free newsletter (today)", {})
    frozenset({'newsletter'})
    """
    fixed = _CHAIN.sub(" ", _GROUPS.sub(" {} ", phrase))
    if _BRACKET.search(fixed):
        return read_phrase(phrase, words).needs[0]  # which are deeper than this looks into
    keys = [frozenset(found) for word in _PLAIN.findall(fixed) if (found := _first_key(word)) and opening not in found]
    best = max(keys, key=_telling, default=None)
    return best if best and _telling(best) >= _TELLING else read_phrase(phrase, words).needs[0]


_TELLING = 4
_PLAIN = re.compile(r"[^\s:：{}|()\[\]/]+")
_GROUPS = re.compile(rf"{_ROUND}|{_SQUARE}|\{{\w+\+?\}}")
_BRACKET = re.compile(r"[()\[\]]")
_CHAIN = re.compile(r"[^\s/]+(?:\s*/\s*[^\s/]+)+")


def _signs(phrase: str) -> list[str]:
    """The words, slots, brackets and bars of `phrase`."""
    phrase = unicodedata.normalize("NFC", phrase)
    signs: list[str] = _LEX.findall(phrase)
    if "".join(signs) != "".join(phrase.split()):
        raise PhraseError(f"cannot read {phrase!r}; use words, a/b, (maybe), [one | other], : and {{slots}} only")
    return signs


class _Reader:
    """Reads the signs of one phrase from left to right."""

    def __init__(self, signs: list[str], words: Mapping[str, tuple[str, ...]], phrase: str) -> None:
        self.signs, self.words, self.phrase = signs, words, phrase
        self.at = self.depth = 0
        self.captured: set[str] = set()

    def sequence(self, until: str) -> _Node:
        """The nodes up to one of the signs in `until`, one after the other."""
        nodes: list[_Node] = []
        while self.at < len(self.signs) and self.signs[self.at] not in tuple(until):
            nodes.append(self.alternatives())
        if not nodes:
            raise PhraseError(f"there is nothing between two signs of {self.phrase!r}; write words there")
        return _joined(nodes)

    def alternatives(self) -> _Node:
        """One element, or several with / between them."""
        nodes = [self.element()]
        while self.at < len(self.signs) and self.signs[self.at] == "/":
            self.at += 1
            nodes.append(self.element())
        return nodes[0] if len(nodes) == 1 else _either(nodes)

    def element(self) -> _Node:
        if self.at >= len(self.signs):
            raise PhraseError(f"{self.phrase!r} ends too soon; write what follows the last sign")
        sign = self.signs[self.at]
        self.at += 1
        if sign in ("(", "["):
            return self.group(closing=")" if sign == "(" else "]")
        if sign in (")", "]", "|", "/"):
            raise PhraseError(f"{sign!r} stands where a word should stand in {self.phrase!r}")
        if sign in (":", "："):
            return _Node(_MARK, None, (), opens=True, closes=True, longest=9)
        if sign.startswith("{"):
            return self.slot(sign[1:-1])
        return _literal(sign)

    def group(self, closing: str) -> _Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PhraseError(f"brackets in brackets, more than {_DEEPEST} deep; write two rules")
        nodes = [self.sequence(until="|" + closing)]
        while self.at < len(self.signs) and self.signs[self.at] == "|":
            self.at += 1
            nodes.append(self.sequence(until="|" + closing))
        if self.at >= len(self.signs):
            raise PhraseError(f"a bracket is not closed in {self.phrase!r}; add {closing!r}")
        self.at += 1
        self.depth -= 1
        node = nodes[0] if len(nodes) == 1 else _either(nodes)
        return node._replace(optional=True) if closing == ")" else node

    def slot(self, name: str) -> _Node:
        base = name.removesuffix("+")
        if base in self.words:
            node = _word_class(self.words[base])
            if name.endswith("+"):
                more = rf"(?:[ ,;/&|·]{{1,3}}(?:\w{{1,4}} )?{node.pattern}){{0,9}}"
                node = node._replace(pattern=node.pattern + more, longest=10 * (node.longest + 9))
            return node
        if name not in SLOTS:
            known = ", ".join(sorted([*SLOTS, *self.words]))
            raise PhraseError(f"{{{name}}} in {self.phrase!r} is neither a slot nor a word class; there are: {known}")
        if name == "rest" and self.at != len(self.signs):
            raise PhraseError(f"{{rest}} takes all that follows; make it the last sign of {self.phrase!r}")
        slot = SLOTS[name].replace("{between_names}", "|".join(map(re.escape, self.words.get("between_names", ("and", "&")))))
        pattern = f"(?-i:{slot})"  # minding case: without it, re takes a hundred times as long to compile wide classes of signs
        if name in _CAPTURED and name not in self.captured:
            self.captured.add(name)
            pattern = f"(?P<{name}>{pattern})"
        glued = name in ("number", "time", "rest")
        return _Node(pattern, _BEGINS.get(name), (), opens=glued, closes=glued, longest=_LONGEST_SLOT[name])


@lru_cache(256)
def _word_class(items: tuple[str, ...]) -> _Node:
    """One of several items, each of one or more words."""
    return _either([_joined([_literal(word) for word in item.split()]) for item in items])


@lru_cache(4096)  # not all words of all rules: so many objects would slow each run of Python's garbage collector
def _literal(word: str) -> _Node:
    """One fixed word, in each way in which it may be encoded."""
    forms = [word] if word.isascii() else _forms(word)
    patterns = [_APOSTROPHE.sub("['’ʼ`]", re.escape(form)) for form in forms]
    pattern = patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"
    keys = keys_of(word)
    unspaced = _UNSPACED.search(word) is not None
    begins, ends = word[0].isalnum() and not unspaced, word[-1].isalnum() and not unspaced
    return _Node(
        pattern + (_NO_MARK if _HAS_MARKS.search(word) else ""),
        keys[:1] or None,
        (frozenset(keys[:1]),) if keys else (),
        opens=not begins,
        closes=not ends,
        longest=max(map(len, forms)),
    )


_APOSTROPHE = re.compile("['’]")


def _forms(word: str) -> list[str]:
    """The ways in which `word` may be encoded: composed, decomposed, and with those letters of Indian scripts that Unicode never composes, though keyboards do."""
    composed = unicodedata.normalize("NFC", word)
    forms = [composed, unicodedata.normalize("NFD", word)]
    if _INDIC.search(word):
        for letter in _EXCLUDED_FROM_COMPOSITION:
            composed = composed.replace(unicodedata.normalize("NFC", letter), letter)
        forms.append(composed)
    return list(dict.fromkeys(forms))


_INDIC = re.compile("[\u0900-\u0a7f]")
_EXCLUDED_FROM_COMPOSITION = "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e"


def _joined(nodes: list[_Node]) -> _Node:
    """`nodes` one after the other, each optional one with the gap that belongs to it."""
    parts: list[str] = []
    anchor = next((i for i, node in enumerate(nodes) if not node.optional), None)
    if anchor is None:
        raise PhraseError("a phrase or a choice of which every part may be missing matches nothing; make one part obligatory")
    for i, node in enumerate(nodes):
        if not node.optional:
            before = _gap(nodes[i - 1], node) if i > anchor else ""
            parts.append(before + node.pattern)
        elif i < anchor:
            parts.append(f"(?:{node.pattern}{_gap(node, nodes[i + 1])})?")
        else:
            parts.append(f"(?:{_gap(nodes[i - 1], node)}{node.pattern})?")
    needs = tuple(need for node in nodes if not node.optional for need in node.needs)
    return _Node("".join(parts), _first(nodes[: anchor + 1]), needs, nodes[0].opens, nodes[-1].closes, sum(node.longest + 6 for node in nodes))


def _either(nodes: list[_Node]) -> _Node:
    """Any one of `nodes`."""
    needs = (frozenset().union(*(max(node.needs, key=_telling) for node in nodes)),) if all(node.needs for node in nodes) else ()
    longest = sorted((node.pattern for node in nodes), key=len, reverse=True)
    opens, closes = any(node.opens for node in nodes), any(node.closes for node in nodes)
    return _Node(f"(?:{'|'.join(longest)})", _first(nodes), needs, opens, closes, max(node.longest for node in nodes))


def _first(nodes: list[_Node]) -> tuple[str, ...] | None:
    """The keys with which any of `nodes` can begin."""
    if any(node.first is None for node in nodes):
        return None
    return tuple(dict.fromkeys(key for node in nodes for key in node.first or ()))


def _gap(left: _Node, right: _Node) -> str:
    return _GLUE if left.closes or right.opens else _GAP


def _telling(keys: frozenset[str]) -> float:
    """How rarely a text holds one of `keys`, roughly: long keys are rare, and many keys are less rare than one."""
    shortest = min(len(key) * (3 if _UNSPACED.match(key) else 1) for key in keys)
    return shortest - 0.2 * len(keys)


_KEY = re.compile(r"©|[^\W_]+(?:'[^\W_]+)*")
_KEY_RUN = regex.compile(rf"[{UNSPACED}]+|©|[^\W_{UNSPACED}]+(?:'[^\W_{UNSPACED}]+)*")


def keys_of(text: str) -> tuple[str, ...]:
    """The index keys of `text`: its words, folded; in scripts that set no blanks, every two signs side by side, then every sign.

    >>> keys_of("Don’t miss")
    ("don't", 'miss')
    >>> keys_of("责任编：")
    ('责任', '任编', '责', '任', '编')
    """
    if text.isascii():
        words = text.lower().encode().translate(_TO_WORDS).decode()
        return tuple(_KEY.findall(words) if "'" in words else words.split())
    if (typographic := _ascii_words(text)) is not None:
        return typographic
    text = unicodedata.normalize("NFC", text.lower().replace("i̇", "i")).replace("ı", "i")  # Turkish İ and ı
    text = text.replace("’", "'").replace("ʼ", "'")
    if not (_FAR.search(text) and _UNSPACED.search(text)):
        return tuple(_KEY.findall(text))
    keys: list[str] = []
    for run in _KEY_RUN.findall(text):
        if _UNSPACED.match(run):
            keys += [run[i : i + 2] for i in range(len(run) - 1)]
            keys += run
        else:
            keys.append(run)
    return tuple(keys)


# ASCII but for letters, digits and apostrophes becomes a blank, and so do the bytes of U+2000 to U+203F, among them quotes and dashes.
_TO_WORDS = bytes(sign if (chr(sign).isalnum() and sign < 128) or sign == ord("'") else 32 for sign in range(256))


def _ascii_words(text: str) -> tuple[str, ...] | None:
    """The words of a line that holds nothing but ASCII and the quotes and dashes of typography; `None` for any other."""
    text = text.lower().replace("’", "'")
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) - len(text) != 2 * raw.count(b"\xe2\x80"):
        return None
    words = raw.translate(_TO_WORDS).decode("ascii")
    return tuple(_KEY.findall(words) if "'" in text else words.split())


def first_keys(line: str, at: int) -> tuple[str, ...]:
    """The keys with which a phrase that begins at `at` in `line` can begin: a word; in scripts that set no blanks, two signs, or one."""
    found = _FIRST_WORD.match(line, at)
    if found is None:
        return ()
    word = found[1]
    if word.isascii():
        return (word.lower(),)
    keys = keys_of(line[found.start(1) : found.start(1) + 40])
    return (keys[0], keys[0][0]) if keys and _UNSPACED.match(keys[0]) else keys[:1]


def opens_with_person(line: str) -> bool:
    """Whether `line` begins as one does that begins with {person} or {people}."""
    return _OPENS_WITH_PERSON.match(line) is not None


_OPENS_WITH_PERSON = re.compile(_EDGE + _PERSON)
_FIRST_WORD = re.compile(r"(?:[^\w©]|_){0,40}+(©|[^\W_]+(?:['’ʼ][^\W_]+)*)")
