"""Slips of the typist in spacing: blanks too many, blanks missing, words twice, words broken."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from .hyphens import english, joint, letters_before, letters_behind, suspended, words_of
from .language import detect_language
from .prose import is_running_text
from .rules import table
from .text import Edit


class _Given:
    """A text, with what several kinds of slips look at."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def language(self) -> str | None:
        return detect_language(self.text)

    @cached_property
    def lone_letters(self) -> list[int]:
        """Where consonants stand alone, each with the blank in front of it."""
        return [found.start() for found in _LONE.finditer(self.text)]

    @cached_property
    def words(self) -> frozenset[str]:
        return words_of(self.text)

    def is_prose(self, at: int) -> bool:
        """Whether the line at `at` is running text."""
        return is_running_text(_line_around(self.text, at, _NEAR))

    def in_address(self, at: int) -> bool:
        """Whether `at` lies in a web address, an e-mail address or a file's name."""
        low = max(0, at - _NEAR)
        start = max(self.text.rfind(" ", low, at), self.text.rfind("\n", low, at)) + 1
        if start == 0 < low:
            return True  # no word is so long
        token = self.text[start : at + 40].split(None, 1)[0]
        return _ADDRESS.search(token) is not None or _SITE.match(token) is not None

    def is_name(self, at: int) -> bool:
        """Whether the stop at `at`, with a word on either side, may belong to a name: “Harbour.Post”."""
        before, after = letters_before(self.text, at), letters_behind(self.text, at + 1)
        token = f"{before}{self.text[at]}{after}"
        start = at - len(before) - 1
        return (
            self.text[max(0, start) : start + 1] == "."
            or (self.text.startswith(".", at + 1 + len(after)) and self.text[at + 2 + len(after) : at + 3 + len(after)].isalpha())
            or (after not in english("openers") and self.text.count(token, max(0, at - 20_000), at + 20_000) > 1)
            or (self.text[at] != "." and before[:1].isupper())
            or (self.language != "en" and len(before) < 3)
            or (self.language == "de" and before[:1].isupper())
        )


_ADDRESS = re.compile(
    r"(?i:://|www\.)|[@/\\]|\.(?i:com|org|net|gov|edu|mil|info|biz|html?|exe|zip|pdf|docx?|xlsx?|js|py|json|xml|php|aspx?|jpe?g|png|gif|mp[34])\b"
    r"|\.(?:Ru|Io|Tv|Ai|Fm|Ly|Uk|Ua|co|io|uk|tv|in|pk|de|fr|it|es|ru|eu|us|ca|au|me|be)\b"
)
_OPENS = {"”": "“", "»": "«"}  # but not in German, Danish or Swedish, which set these signs the other way round, or one for both
_SITE = re.compile(r"\(\w+\.\w+\)")  # “(Harbour.Post)”
_LONE = re.compile(r" [B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z](?=[ .,;:])")  # a consonant alone, which is no word
_NEAR = 200  # code points


def _line_around(text: str, at: int, most: int) -> str:
    """The line at `at`, at `most` code points of it to either side."""
    low = max(0, at - most)
    start = text.rfind("\n", low, at) + 1
    end = text.find("\n", at, at + most)
    return text[start or low : end if end >= 0 else at + most]


def slips(text: str) -> list[Edit]:
    """The edits that mend the spacing slips in `text`; what is not certain is none of them."""
    given = _Given(text)
    found = sorted((edit for find in _FINDERS for edit in find(given)), key=lambda edit: edit.at)
    return [edit for i, edit in enumerate(found) if not i or edit.at >= found[i - 1].end]


@cache
def _contracted() -> dict[str, frozenset[str]]:
    return {short: frozenset(words) for short, words in table("en", "slips")["contracted"].items()}


# ── a blank too many ──
# The sign comes first in each pattern: `re` finds one that is given much faster than a blank, of which a text is full.
_BEFORE = {sign: re.compile(re.escape(sign) + r"(?<=[\w”\"’)%] .)(?=\s|$|[”\"’)])(?!(?<=\.) ?\.)") for sign in ",.;"}


def _before_punctuation(given: _Given) -> Iterator[Edit]:
    """“the vote , which”; not before the signs that French sets a blank before, nor in ellipses or tables."""
    text = given.text
    for sign, found in ((sign, found) for sign, pattern in _BEFORE.items() for found in pattern.finditer(text)):
        at = found.start() - 1
        word = letters_before(text, at)
        if word in english("gaps") or (sign == ";" and text[at + 2 : at + 3] in (")", "(", "-")):
            continue  # something was lost here: “is denoted as , the”; a smiley
        if sign == "." and text[at + 2 : at + 3].isspace() and text[at + 3 : at + 4].islower():
            continue  # “git add . before”
        if (sign == ";" and given.language == "fr") or text[at - 2 : at] in (" .", "..") or not given.is_prose(at) or given.in_address(at - 1):
            continue
        yield Edit(at, " ", "", "spacing/before-punctuation")


# ── a blank missing ──
_STOPS = {sign: re.compile(re.escape(sign) + r"(?<=[a-zà-öø-ÿ]{2}.)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[\s,’'.:;?!)\"”]|$)|(?:In|On|At|By|[AI]) )") for sign in ".!?"}
_QUOTES = {sign: re.compile(sign + r"(?<=[a-zà-öø-ÿ]{3}[.!?,].)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+[\s,’'])") for sign in "”»"}
_STRAIGHT = re.compile(r"\"(?<=[a-zà-öø-ÿ]{3}[.!?].)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*[\s,’'])")
_COMMA = re.compile(r",(?=[^\W\d_A-Z]{2,}[\s,.;:’'?!)]|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+ )(?<=[^\W\d_A-Z]{3},)(?!Inc\b|LLC\b|Ltd\b)")
_LONGEST_PARAGRAPH = 2000  # code points in which quotes are counted
_CODE = re.compile(r"[{}<>=;_\\]|\w\(|::")  # signs of code, in which nothing is missing


def _after_punctuation(given: _Given) -> Iterator[Edit]:
    """“fell.The”, “over,it”; not in addresses, names of files, or code."""
    text = given.text
    for sign, pattern in (*_STOPS.items(), (",", _COMMA), *_QUOTES.items()):
        if sign not in text or (sign in _OPENS and not 0 <= text.find(_OPENS[sign]) < text.find(sign)) or (sign == "”" and "„" in text):
            continue
        for found in pattern.finditer(text):
            at = found.start()
            if (
                (sign == "," and _is_record(text, at))
                or given.in_address(at)
                or (sign in ".!?" and given.is_name(at))
                or _CODE.search(text, max(0, at - 20), at + 20)
            ):
                continue
            yield Edit(found.end(), "", " ", "spacing/missing")
    for found in _STRAIGHT.finditer(text) if '"' in text else ():
        if (closes := _closes(text, found.start())) is not None:
            yield Edit(found.end() if closes else found.start(), "", " ", "spacing/missing")
    if ")" in text:
        for found in _source().finditer(text):
            yield Edit(found.end(), "", " ", "spacing/missing")


@cache
def _source() -> re.Pattern[str]:
    """“(CNN)The wall”: an agency in brackets, glued to the story."""
    codes = "|".join(re.escape(agency["code"]) for agency in table("any", "agencies")["agencies"] if not agency.get("word"))
    return re.compile(rf"\((?:{codes})\)(?=[A-Z][a-z]+[ ,’'])")


def _is_record(text: str, at: int) -> bool:
    """Whether the comma at `at` stands among others that no blank follows: “name,email,phone”."""
    near = text[max(0, at - 100) : at].rpartition("\n")[2] + text[at : at + 100].partition("\n")[0]
    return near.count(",") >= 3 and ", " not in near


def _closes(text: str, at: int) -> bool | None:
    """Whether the straight quote at `at` closes what was said: by the quotes of its paragraph, and by the one in front of it; `None` when they disagree."""
    line = _line_around(text, at, _LONGEST_PARAGRAPH)
    if len(line) > _LONGEST_PARAGRAPH or line.count('"') % 2:
        return None
    place = at - max(text.rfind("\n", max(0, at - _LONGEST_PARAGRAPH), at) + 1, max(0, at - _LONGEST_PARAGRAPH))
    closes = line.count('"', 0, place) % 2 == 1
    before = line.rfind('"', 0, place)
    if before < 0:
        return None if closes else False
    opened = before == 0 or line[before - 1] in " (\u2014"
    closed = line[before + 1] in " ,.;:)"
    return closes if opened != closed and opened == closes else None


# ── words twice ──
def _doubled(given: _Given) -> Iterator[Edit]:
    """“of of”; not “that that”, “had had”, nor “of of course”. English only."""
    text = given.text
    if " the " not in text and " of " not in text:
        return  # not English
    for found in _twice().finditer(f" {text} "):
        at, word = found.start(), found[1]  # of the blank in front of the first, in the text of the first
        before = text[text.rfind(" ", 0, max(0, at - 1)) + 1 : max(0, at - 1)]
        meant = word != "the" or before in english("before_the")  # else the first may stand for “to” or “in”
        if meant and given.language == "en" and not text.startswith(" course", at + 1 + 2 * len(word)):
            yield Edit(at + len(word), " " + word, "", "spacing/doubled")


@cache
def _twice() -> re.Pattern[str]:
    """The first of two equal words, one that is never meant to stand twice."""
    return re.compile(rf" ({'|'.join(sorted(english('once')))})(?= \1 )")


# ── an apostrophe that has become a blank ──
_NOT = re.compile(r" t(?<=n t)(?=[ ,.;:?!)\"”]|$)")
_SHORT = re.compile(r" (s|re|ve|ll|m)(?= [a-z])")
_OF = re.compile(r" s(?= [a-z]{3,})")
_NAME = re.compile(r"\b[A-Z][a-z]{2,30}\Z")


def _lost_apostrophes(given: _Given) -> Iterator[Edit]:
    """“don t”; “they re” and “Moss s plan” too, in a text that has shown it."""
    text = given.text
    if not any(text.startswith("t ", at + 1) for at in given.lone_letters):
        return
    shown = [found.start() for found in _NOT.finditer(text) if letters_before(text, found.start())[:-1].lower() in english("before_not")]
    if not shown or given.language not in ("en", None):
        return
    shown += [found.start() for found in _SHORT.finditer(text) if letters_before(text, found.start()).lower() in _contracted()[found[1]]]
    shown += [found.start() for found in _OF.finditer(text) if _NAME.search(text, max(0, found.start() - 40), found.start())]
    new = "’" if "’" in text and "'" not in text else "'"
    for at in shown:
        yield Edit(at, " ", new, "spacing/lost-apostrophe")


# ── words broken ──
_BROKEN = re.compile(r"-(?<=[^\W\d_]{2}-)(?: |\n)(?=[^\W\d_A-Z]{2})")
_LETTERS = re.compile(r"(?<!\S)[A-Z](?: [A-Z]){3,}(?!\S)")


def _broken(given: _Given) -> Iterator[Edit]:
    """“harb- our”, where the text has the word whole, or its second half is none."""
    text = given.text
    for found in _BROKEN.finditer(text):
        at = found.start()
        first, second = letters_before(text, at), letters_behind(text, found.end())
        if second in suspended() or text[at - len(first) - 1 : at - len(first)] == "-":
            continue
        sign = joint(first, second, given.words)
        if sign == "":
            yield Edit(at, found[0], "", "spacing/broken")
        elif sign == "-":
            yield Edit(at + 1, found[0][1:], "", "spacing/broken")


_MAY_BE_SPACED = re.compile(r" [A-Z] [A-Z] [A-Z]\b")


def _letterspaced(given: _Given) -> Iterator[Edit]:
    """“H A R B O U R”, where the text has the word elsewhere."""
    text = given.text
    if not given.lone_letters or not _MAY_BE_SPACED.search(text):
        return
    for found in _LETTERS.finditer(text):
        word = found[0].replace(" ", "")
        if word.lower() in given.words and word not in string.ascii_uppercase:
            yield Edit(found.start(), found[0], word, "spacing/letters")


_MOST_LOOKED_AT = 20_000  # code points
_FIRST_LETTER = re.compile(r" ([B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]) ([^\W\d_A-Z]{3,30})\b(?!['’-])")
_LAST_LETTER = re.compile(r" ([bcfghj-lnp-rvw-z])(?=[ .,;:])(?<=[^\W\d_]{4} .)")  # “s”, “t”, “d” and “m” may be what is left of a contraction


def _split(given: _Given) -> Iterator[Edit]:
    """“h arbour”, “harbou r”, where the text has the word whole, and the piece nowhere else."""
    text = given.text
    for at in given.lone_letters:
        if (found := _FIRST_LETTER.match(text, at)) and _is_split(text, found[1], found[2], piece=found[2]):
            yield Edit(found.start(2) - 1, " ", "", "spacing/split")
        if found := _LAST_LETTER.match(text, at):
            first = letters_before(text, at)
            if _is_split(text, first, found[1], piece=first):
                yield Edit(at, " ", "", "spacing/split")


def _is_split(text: str, first: str, second: str, *, piece: str) -> bool:
    whole = first + second
    near = text[:_MOST_LOOKED_AT]  # the time for each letter must not grow with the text
    return whole in near and re.search(rf"\b{whole}\b", near) is not None and near.count(piece) <= near.count(whole) + 1


_FINDERS: tuple[Callable[[_Given], Iterator[Edit]], ...] = (
    _before_punctuation,
    _after_punctuation,
    _doubled,
    _lost_apostrophes,
    _broken,
    _letterspaced,
    _split,
)
