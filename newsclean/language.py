"""The language of a text, from its script and its function words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from itertools import chain
from operator import itemgetter

import regex

from .rules import FOLDER

_ENOUGH, _PLENTY = 400, 3000  # code points; the second only where the first leaves a doubt
_LEAST_SHARE = 0.07  # of the words are function words, in running text of any language with blanks
_LEAST_LEAD = 1.2  # times as many as of the next language; closer than that, we do not know

# Scripts that one language of the press uses, with the code point ranges of their letters.
_SCRIPTS = (
    ("ja", regex.compile("[\u3040-\u30ff]")),
    ("ko", regex.compile("[\uac00-\ud7af]")),
    ("zh", regex.compile("[\u4e00-\u9fff]")),
    ("th", regex.compile("[\u0e00-\u0e7f]")),
    ("el", regex.compile("[\u0370-\u03ff]")),
    ("he", regex.compile("[\u0590-\u05ff]")),
    ("bn", regex.compile("[\u0980-\u09ff]")),
    ("ta", regex.compile("[\u0b80-\u0bff]")),
    ("te", regex.compile("[\u0c00-\u0c7f]")),
    ("ml", regex.compile("[\u0d00-\u0d7f]")),
    ("gu", regex.compile("[\u0a80-\u0aff]")),
    ("pa", regex.compile("[\u0a00-\u0a7f]")),
    ("ka", regex.compile("[\u10a0-\u10ff]")),
    ("hy", regex.compile("[\u0530-\u058f]")),
    ("am", regex.compile("[\u1200-\u137f]")),
)
_OWN_SCRIPT = regex.compile("[\u0370-\u03ff\u0530-\u05ff\u0980-\u1fff\u3040-\ud7ff]")  # a letter of one of them, or of a script near by
_FAR = re.compile("[^\x00-\u036f\u2000-\u20ff]")  # these and others, which `re` looks for faster
_LEAST_OF_SCRIPT = {"ja": 0.1}  # Japanese mixes its own letters with Chinese ones; for the others, most letters


def detect_language(text: str) -> str | None:
    """The BCP 47 tag of the language in which `text` is written; `None` when it is too short or too mixed to say.

    >>> detect_language("The minister said on Friday that the vote will be held in the spring.")
    'en'
    >>> detect_language("大臣は金曜日に、投票は春に行われると述べた。")
    'ja'
    >>> detect_language("F-16") is None
    True
    """
    return _detect(text[:_ENOUGH]) or (_detect(text[:_PLENTY]) if len(text) > _ENOUGH else None)


def _detect(text: str) -> str | None:
    if _FAR.search(text) and _OWN_SCRIPT.search(text):
        letters = sum(map(str.isalpha, text)) or 1
        for tag, script in _SCRIPTS:
            if len(script.findall(text)) > _LEAST_OF_SCRIPT.get(tag, 0.5) * letters:
                return tag
    words = text.lower().replace("’", "'").split()
    known = _function_words()
    counts = Counter(chain.from_iterable(known[word] for word in words if word in known))
    if not counts:
        return None
    (best, most), *others = sorted(counts.items(), key=itemgetter(1), reverse=True)  # in half the time that `most_common` takes
    if most < 3 or most < _LEAST_SHARE * len(words) or (others and most < _LEAST_LEAD * others[0][1]):
        return None
    return best


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """The languages to which each function word belongs."""
    known: dict[str, tuple[str, ...]] = {}
    for file in sorted(FOLDER.glob("*/language.toml")):
        for word in tomllib.loads(file.read_text("utf-8"))["words"]:
            known[word] = (*known.get(word, ()), file.parent.name)
    return known
