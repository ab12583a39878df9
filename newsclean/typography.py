"""Repairs that change what an author may have meant, so `clean` makes them only when asked: `clean(raw, repairs=[*REPAIRS, straighten_quotes])`."""

from __future__ import annotations

import re
import unicodedata

from .text import Edit, Text, common_ends

_STRAIGHT = {**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"')}
_CURLY = re.compile("[‘’‚‛“”„‟]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_WIDTHS = re.compile("[\u3000\uff01-\uff9f\uffe0-\uffee]+")
_RUN = re.compile("\\S+|[\u2000\u2001]")  # nothing composes across white space


def straighten_quotes(text: str) -> Text:
    """`text` with curly quotes and apostrophes made straight; guillemets and primes stay.

    >>> straighten_quotes("“It’s raining,” he said.")
    '"It\\'s raining," he said.'
    """
    text = Text(text)
    return text.edit(Edit(found.start(), found[0], _STRAIGHT[found[0]], "typography/quotes") for found in _CURLY.finditer(text))


def normalize_nfc(text: str) -> Text:
    """`text` with letters and their accents composed (Unicode normal form C).

    >>> [(edit.at, len(edit.old), len(edit.new)) for edit in normalize_nfc("e\\u0301te\\u0301").edits]
    [(0, 2, 1), (3, 2, 1)]
    """
    text = Text(text)
    if unicodedata.is_normalized("NFC", text):
        return text
    return text.edit(edit for found in _RUN.finditer(text) for edit in _composed(found[0], found.start()))


def expand_ligatures(text: str) -> Text:
    """`text` with the Latin ligatures of typesetting, ﬀ to ﬆ, written as letters.

    >>> expand_ligatures("the oﬃce")
    'the office'
    """
    text = Text(text)
    return text.edit(Edit(found.start(), found[0], unicodedata.normalize("NFKC", found[0]), "typography/ligature") for found in _LIGATURES.finditer(text))


def fold_width(text: str) -> Text:
    """`text` with fullwidth letters, digits and signs made ASCII, and halfwidth katakana and hangul made wide.

    >>> fold_width("ＮＨＫ　７時のﾆｭｰｽ")
    'NHK 7時のニュース'
    """
    text = Text(text)
    return text.edit(Edit(found.start(), found[0], unicodedata.normalize("NFKC", found[0]), "typography/width") for found in _WIDTHS.finditer(text))


_STARTER = re.compile(r"[^\W\d_]\W*|.", re.DOTALL)  # a letter and the marks on it; any other sign


def _composed(run: str, at: int) -> list[Edit]:
    """The edits that compose `run`, letter by letter where the letters are composed each on its own."""
    new = unicodedata.normalize("NFC", run)
    if new == run:
        return []
    pieces = [(found.start(), found[0], unicodedata.normalize("NFC", found[0])) for found in _STARTER.finditer(run)]
    if "".join(piece[2] for piece in pieces) == new:
        return [Edit(at + start, old, made, "typography/nfc") for start, old, made in pieces if old != made]
    front, back = common_ends(run, new)
    return [Edit(at + front, run[front : len(run) - back], new[front : len(new) - back], "typography/nfc")]
