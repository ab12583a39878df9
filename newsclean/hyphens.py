"""Words broken with a hyphen: whether the hyphen belongs to the word. And the letters beside a place, by which slips are judged."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from .rules import table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def suspended() -> frozenset[str]:
    """What may stand behind a hyphen that waits for its second half, in several languages: “low- and middle-income”."""
    return frozenset(table("any", "slips")["suspended"])


@cache
def english(name: str) -> frozenset[str]:
    """One of the lists of words in `rules/en/slips.toml`."""
    return frozenset(table("en", "slips")[name])


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, folded, hyphenated ones whole."""
    return frozenset(_WORD.findall(text.lower()))


def joint(first: str, second: str, words: Collection[str], *, hyphenates: bool = False) -> str | None:
    """What stands between `first` and `second`, which a hyphen and a break part: nothing, or the hyphen; `None` when that is not certain.

    `words` are those of the text: a word that stands there whole is the evidence. A page that `hyphenates` breaks words, so its hyphens are no part of them,
    unless both halves are words of the text.

    >>> joint("harb", "our", {"harbour"}), joint("mayor", "elect", {"mayor-elect"}), joint("well", "known", ())
    ('', '-', None)
    """
    if not first or not second.islower():
        return None
    if (first + second).lower() in words or second in english("endings"):
        return ""
    if f"{first}-{second}".lower() in words or (first.lower() in english("prefixes") and second not in suspended()):
        return "-"
    if hyphenates and second not in suspended() and not (first.lower() in words and second in words):
        return ""
    return None


def letters_before(text: str, at: int) -> str:
    """The letters in front of `at`, forty at most."""
    found = re.search(r"[^\W\d_]*\Z", text[max(0, at - 40) : at])
    return found[0] if found else ""


def letters_behind(text: str, at: int) -> str:
    """The letters from `at` on, forty at most."""
    found = re.match(r"[^\W\d_]{0,40}", text[at : at + 40])
    return found[0] if found else ""
