"""What a text shows on purpose: mojibake and entities that it speaks of stay as they are."""

from __future__ import annotations

import re

from .mojibake import by_ftfy
from .text import Edit

_QUOTED = re.compile(r"[“\"'‘`«„(\[]([^\s“”\"'‘`«»„()\[\]]{1,40})[”\"'’`»“)\]]")
_OF_SIGNS = re.compile(
    r"mojibake|\bencod|UTF-?8|unicode|\bASCII\b|character set|charset|code ?page|garbled|umlaut|diacritic|\baccents?\b"
    r"|zeichensatz|kodierung|encodage|codificaci|codifica\b|кодировк|文字化け|文字コード|乱码|亂碼|编码",
    re.IGNORECASE,
)
_OF_MARKUP = re.compile(r"\b(?:X?HTML|XML|entit(?:y|ies)|ampersand|mark-?up)\b", re.IGNORECASE)
_ENTITY_ALONE = re.compile(r"(?:(?<=[\s“\"'‘`(])|^)&(?:#?\w{1,24});(?=[\s”\"'’`),.;:]|$)")
_APOSTROPHES = str.maketrans("’‘`´", "'" * 4)
_OF_CAPITALS = re.compile(r"[^\W\d_a-z]{2}[ÂÃ]\xa0[^\W\d_a-z]{2}")  # a letter of a word in capitals; repaired, it would be a blank, or a small “à”
_NEAR = 250  # code points of a line around an edit that tell what it speaks of


def is_meant(text: str, edit: Edit) -> bool:
    """Whether `text` shows what `edit` would repair because it speaks of it: garbled letters alone in quotes, an entity alone in a line about HTML.

    >>> is_meant("The page showed “Ã©” where “é” belonged.", Edit(17, "Ã©", "é", "encoding/mojibake"))
    True
    """
    before, after = text[max(0, edit.at - _NEAR) : edit.at], text[edit.at : edit.end + _NEAR]
    before = before[before.rfind("\n") + 1 :]
    line, at = before + after.partition("\n")[0], len(before)
    if edit.why == "encoding/entity":
        return _OF_MARKUP.search(line) is not None and any(found.start() <= at < found.end() for found in _ENTITY_ALONE.finditer(line))
    for found in _QUOTED.finditer(line):
        if found.start(1) <= at < found.end(1):
            word = by_ftfy(found[1]).translate(_APOSTROPHES)
            return _OF_SIGNS.search(line) is not None or word in (line[: found.start()] + line[found.end() :]).translate(_APOSTROPHES)
    return any(found.start() <= at < found.end() for found in _OF_CAPITALS.finditer(line))
