"""What several kinds of evidence look at in a line: how it ends, what it is about."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

_ENDS = re.compile(r"[.!?…。！？｡।۔؟:：;][\"'”’»«“)\]】」』]*$|[\"”»」』]$")
_STOPS = re.compile(r"[.。｡।۔…!！][\"'”’»«“)\]】」』]*$")
_CLOSING = 8  # code points that a stop and the quotes and brackets behind it take at most
_FOLD = re.compile(r"[\W_]+")
_BREAK_INSIDE = re.compile(r"[.。][\"'”’)]*\s+[^\W\d_a-z]|[。！？].")  # a sentence ends inside the line
_ABBREVIATION = re.compile(r"\b(?:(?:[^\W\d_]\.)+|\w{1,3}\.|Dept\.|Calif\.|Penn\.|Sept\.)[\s,]")
_LONGEST_HEADLINE = 180
_LONGEST_QUESTION = 100  # a longer one is prose
_FEWEST_WORDS = 4
_FEWEST_SIGNS = 10  # in scripts without blanks
_ENGLISH_SMALL = frozenset(
    ["a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "and", "or", "is", "it", "its", "not", "but", "over", "after", "into"]
)
_FEWEST_IN_TITLE = 5  # words, one of them a small one
_SMALL_WORD = 3  # letters; shorter words stay small in title case


def ends_a_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop or its like, in any script; a question mark may close a headline, so it does not count.

    >>> ends_a_sentence("Rain fell."), ends_a_sentence("Will it rain?"), ends_a_sentence("Rain ends drought")
    (True, False, False)
    """
    return _STOPS.search(text[-_CLOSING:]) is not None


def is_open_ended(text: str) -> bool:
    """Whether `text` ends without any sign that closes or continues a sentence, as headlines do.

    >>> is_open_ended("Rain ends drought"), is_open_ended("The minister said:")
    (True, False)
    """
    return _ENDS.search(text[-_CLOSING:]) is None


def folded(text: str) -> str:
    """`text` with nothing left but its letters and digits, in lower case: equal for lines that differ in typography only.

    >>> folded("“Rain ends drought”") == folded("Rain Ends Drought")
    True
    """
    return _FOLD.sub("", text.casefold())


def holds_a_sentence_end(text: str) -> bool:
    """Whether a sentence ends inside `text`, and another begins; stops of abbreviations do not count.

    >>> holds_a_sentence_end("It rained. More is to come"), holds_a_sentence_end("Harbour signs deal with U.S. Navy")
    (True, False)
    """
    return any(map(text[:-1].__contains__, ".。！？")) and _BREAK_INSIDE.search(_ABBREVIATION.sub(" ", text)) is not None


_SPOKEN = re.compile('["“„«][^\n]{3,300}["”“»](?:\\s?[—–-]{1,2}\\s?\\w|[,.]? [a-zß-ÿ])')


def is_spoken(text: str) -> bool:
    """Whether `text` is a quotation with who said it behind it.

    >>> is_spoken("“Follow us,” she said"), is_spoken("“It rained.” — a saying"), is_spoken("“It rained.”")
    (True, True, False)
    """
    return text[:1] in '"“„«' and _SPOKEN.match(text) is not None


def is_title_case(text: str) -> bool:
    """Whether `text` is set as English headlines are: at least five words, all longer ones with a capital, and not a mere list of names.

    >>> is_title_case("Ferry Line to Open in the Spring After All"), is_title_case("Ferry line to open in the spring")
    (True, False)
    """
    words = text.split()
    if len(words) < _FEWEST_IN_TITLE or _holds_small_words(words):
        return False
    words = [word.strip("'‘’“”\"()[],:;?!-–—") for word in words]
    long = [word for word in words if len(word) > _SMALL_WORD and word[0].isalpha()]
    small = _ENGLISH_SMALL.intersection(words)
    return (
        len(words) >= (_FEWEST_IN_TITLE if small else 6)
        and len(long) >= 3
        and (bool(small) or text.isascii())
        and sum(word[0].isupper() for word in long) >= 0.85 * len(long)
    )


def _holds_small_words(words: Sequence[str]) -> bool:
    """Whether more of `words` are long and without a capital than any title has: what is soon seen of most lines."""
    left = len(words) // 5
    for word in words:
        if len(word) > _SMALL_WORD and word[0].islower() and word[: _SMALL_WORD + 1].isalpha():
            if not left:
                return True
            left -= 1
    return False


_PARAGRAPH, _SENTENCE, _TEXT = 12, 5, 25  # words of a paragraph that ends in a quotation or a question, with a stop, and in any way


def length_in_words(text: str) -> int:
    """How long `text` is, in words; two signs count as one in scripts without blanks.

    >>> length_in_words("Rain fell on Friday."), length_in_words("大臣は金曜日に述べた。")
    (4, 6)
    """
    words = text.count(" ") + 1
    head = text[:20]
    if not head.isascii() and _no_blanks().search(head):
        return max(words, len(text) // 2 + 1)
    return words


@cache
def _no_blanks() -> re.Pattern[str]:
    return re.compile("[\u0e00-\u0eff\u3040-\u9fff]")  # letters of Thai, Lao, Japanese and Chinese


def is_paragraph(text: str) -> bool:
    """Whether `text` reads as a paragraph of a story: as a sentence of some words, or as a long text of any kind.

    >>> is_paragraph("Rain fell on the coast on Friday."), is_paragraph("Contact us"), is_paragraph("No comment.")
    (True, False, False)
    """
    return words_of_paragraph(text) > 0


@lru_cache(1024)  # several steps ask it of each line
def words_of_paragraph(text: str) -> int:
    """How long `text` is, in words, if it reads as a paragraph of a story; else 0.

    >>> words_of_paragraph("Rain fell on the coast on Friday."), words_of_paragraph("Contact us")
    (7, 0)
    """
    count = length_in_words(text)
    if count < _SENTENCE:
        return 0
    if count >= _TEXT or ends_a_sentence(text):
        return count
    return count if count >= _PARAGRAPH and (text[-1] in '"”»?？」' or holds_a_sentence_end(text)) else 0


def any_of(words: Iterable[str]) -> str:
    """A pattern that fits any of `words`, the longest first, and nothing when there are none.

    >>> any_of(["foto", "foto credit", "fot."])
    'foto\\\\ credit|fot\\\\.|foto'
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


_DIGITS = "0123456789०१२३४५६७८९٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_NO_LETTERS_ASCII = (string.digits + string.punctuation).encode()
_ENOUGH = 400  # code points that tell whether a line is running text
_COLUMNS = re.compile(r"\S(?: {3,}|[ ]*\t)[ \t]*(?=\S)")


def is_running_text(line: str) -> bool:
    """Whether `line` is running text, not a row of a table: it has no two columns, and most of its signs are letters.

    >>> is_running_text("The vote,  held on Friday, was close."), is_running_text("Harbour    3    1    0")
    (True, False)
    """
    head = line[:_ENOUGH]
    if ("   " in head or "\t" in head) and len(_COLUMNS.findall(head)) > 1:
        return False
    if head.isascii():
        raw = head.encode().translate(None, b" \t\n\r\x0b\x0c")
        return len(raw.translate(None, _NO_LETTERS_ASCII)) > 0.7 * len(raw)
    signs = "".join(head.split())
    return len(signs) - len(_no_letters().findall(signs)) > 0.7 * len(signs)


@cache
def _no_letters() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_DIGITS + string.punctuation)}│…]")  # when it is needed, since wide classes take time to compile
