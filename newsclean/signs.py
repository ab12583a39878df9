"""Signs that ftfy leaves: invisible ones, apostrophes written or lost as something else, short mojibake of encodings that it does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import ftfy.bad_codecs  # noqa: F401  makes the codec “sloppy-windows-1252” known

from .language import detect_language
from .mojibake import runs_of
from .rules import table
from .text import Edit

# ── what must be read before control signs are taken out ──
_LOW_QUOTES = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}  # U+2013 … U+201D, cut to their last byte
_CUT_QUOTE = re.compile(
    r"(?<=[^\W\d_])\x19(?=[^\W\d_])|(?:(?<=[\s(])|^)[\x18\x1c](?=\w)|(?<=[\w.,!?…])[\x19\x1d](?=[\s.,;:!?)]|$)|(?<=[ \w])[\x13\x14](?=[ \w])", re.MULTILINE
)
_SEPARATOR = re.compile(r"(?<=\S)[\x0b\x1e\x1f](?=\S)")
_ESCAPED_BYTES = re.compile("[\udc80-\udcff]+")


def lost_bytes(text: str) -> Iterator[Edit]:
    """The edits that read what is left of signs cut to one byte, and bytes that Python escaped as lone surrogates."""
    runs = b" ".join(runs_of(text))
    if b"\x01" in runs:
        for found in _CUT_QUOTE.finditer(text):
            yield Edit(found.start(), found[0], _LOW_QUOTES[found[0]], "encoding/cut-quote")
        for found in _SEPARATOR.finditer(text):  # taken out, they would leave two words glued
            yield Edit(found.start(), found[0], "\n", "encoding/control")
    if b"\xed\xb2" not in runs and b"\xed\xb3" not in runs:
        return
    for found in _ESCAPED_BYTES.finditer(text):
        data = found[0].encode("utf-8", "surrogateescape")
        try:
            new = data.decode("utf-8")
        except UnicodeDecodeError:
            new = data.decode("cp1252", "replace")
        yield Edit(found.start(), found[0], new, "encoding/surrogate")


# ── what is repaired when ftfy is done ──
def _signs_of(codec: str, first: int, last: int) -> str:
    return re.escape("".join(bytes([byte]).decode(codec, "ignore") for byte in range(first, last + 1)))


_ODD = re.compile(
    "[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069"  # invisible
    "´¿\ufffd"  # perhaps an apostrophe
    "├┬─┼]"  # UTF-8 read as DOS
    "|â[€„†‡ˆ‰]|Ã[…‰–œ˜†‡]|ã[¡-¿]"  # … as Windows-1252
    "|[пяпр][─-▟∙]"  # … as KOI8
    f"|[В-Яв][{_signs_of('cp1251', 0x80, 0xBF)}]"  # … as Windows-1251
)


@lru_cache(65_536)
def _is_odd(run: bytes) -> bool:
    return _ODD.search(run.decode("utf-8", "surrogatepass")) is not None


def repairs_of(text: str) -> list[Edit]:
    """The edits that repair what `mojibake.repairs_of` leaves in `text`; no two at one place."""
    if "`" not in text and (text.isascii() or not any(map(_is_odd, runs_of(text)))):
        return []
    edits = sorted((edit for find in _FINDERS for edit in find(text)), key=lambda edit: edit.at)
    return [edit for i, edit in enumerate(edits) if not i or edit.at >= edits[i - 1].end]


# ── invisible signs ──
_INVISIBLE = re.compile("[\xad\u200b-\u200d\u2060-\u2064\ufeff]+")
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # of the direction of writing
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Signs beside which nobody needs them: of scripts that neither join letters nor leave out blanks, quotes, stops, currencies.
_PLAIN = re.compile("[\x00-\u0590\u10a0-\u10ff\u1e00-\u1fff\u2000-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20cf\u2100-\u214f\ufb00-\ufb06]?")
_JOINERS = re.compile("[\u200c\u200d]")
# Scripts and pictures that need joiners.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdff\ufe0f\U0001f000-\U0001faff]")
_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_NEAR = 20  # code points


def _invisible(text: str) -> Iterator[Edit]:
    for found in _INVISIBLE.finditer(text):
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        hyphenates = found[0][-1] == "\xad" and after in ("", "\n", "\r")  # a line was broken there
        joins = _JOINERS.search(found[0]) and _JOINING.search(_line_near(text, *found.span()))
        if _PLAIN.fullmatch(before) and _PLAIN.fullmatch(after) and not hyphenates and not joins:
            yield Edit(found.start(), found[0], "", "encoding/invisible")
    if _MARKS.search(text):
        at = 0
        for line in text.splitlines(keepends=True):
            if not _RIGHT_TO_LEFT.search(line):
                for found in _MARKS.finditer(line):
                    yield Edit(at + found.start(), found[0], "", "encoding/invisible")
            at += len(line)


def _line_near(text: str, start: int, end: int) -> str:
    """What stands near `text[start:end]` in the same line."""
    return _LINE_END.split(text[max(0, start - _NEAR) : start])[-1] + _LINE_END.split(text[end : end + _NEAR])[0]


# ── apostrophes ──
_SUFFIX = r"(?:s|t|re|ve|ll|d|m|S|T|RE|VE|LL|D|M)\b"
# “Greece´s”, “l´eau”: what shows that a text has the sign for an apostrophe, and then where else it is one.
_SHOWN = {sign: re.compile(rf"(?<=[A-Za-z]){sign}{_SUFFIX}|\b[A-Za-z]{{1,5}}{sign}(?=[^\W\d_])") for sign in "´¿"}
_BESIDE = {sign: re.compile(rf"(?<=[^\W\d_]){sign}|{sign}(?=[^\W\d_])") for sign in "´¿"}
_BETWEEN = {sign: re.compile(rf"(?<=[^\W\d_]){sign}(?=[^\W\d_])") for sign in "´¿"}
_BACKTICK = re.compile(rf"`(?<=[A-Za-z]`)(?={_SUFFIX})")


def _apostrophes(text: str) -> Iterator[Edit]:
    """`´` and `¿` beside letters, in a text that has them between letters, where neither belongs."""
    for sign, shown in _SHOWN.items():
        if sign in text and shown.search(text):
            new = "’" if "’" in text and "'" not in text else "'"
            opens_questions = sign == "¿" and detect_language(text) == "es"
            for found in (_BETWEEN if opens_questions else _BESIDE)[sign].finditer(text):
                yield Edit(found.start(), sign, new, "encoding/apostrophe")


def _backticks(text: str) -> Iterator[Edit]:
    for found in _BACKTICK.finditer(text):
        if "`" not in text[max(0, found.start() - _NEAR) : found.start()].rpartition("\n")[2]:  # it does not close code
            yield Edit(found.start(), "`", "'", "encoding/apostrophe")


_LOST = "\ufffd"
_LOST_RUN = re.compile("\ufffd+")
_POSSESSIVE = re.compile(r"\b[A-Za-z]{3,}\ufffd{1,3}s\b")


@cache
def _contracted() -> re.Pattern[str]:
    """U+FFFD in “don’t” and “they’re”: by the words of `rules/en/slips.toml`, and the two that lose a letter."""
    words = table("en", "slips")
    behind = "|".join(rf"(?:{'|'.join(before)})\ufffd{{1,3}}{short}" for short, before in words["contracted"].items())
    return re.compile(rf"\b(?:(?:{'|'.join([*words['before_not'], 'wo', 'ca'])})n\ufffd{{1,3}}t|{behind})\b", re.IGNORECASE)


def _lost_apostrophes(text: str) -> Iterator[Edit]:
    """U+FFFD where only an apostrophe can have stood: in a contraction; in a possessive, where the text has such contractions and loses nothing else."""
    if _LOST not in text:
        return
    places = {_LOST_RUN.search(text, found.start()).span() for found in _contracted().finditer(text)}  # type: ignore[union-attr]
    possessive = {_LOST_RUN.search(text, found.start()).span() for found in _POSSESSIVE.finditer(text)}  # type: ignore[union-attr]
    lost = {found.span() for found in _LOST_RUN.finditer(text)}
    if places and lost == places | possessive:
        places = lost
    if places and detect_language(text) in ("en", None):
        for start, end in sorted(places):
            yield Edit(start, text[start:end], "’", "encoding/lost-apostrophe")


# ── mojibake that ftfy is not sure of, or does not know ──
def _sequence(codec: str, leads: str) -> str:
    """A pattern for the signs as which `codec` shows one or more signs in UTF-8 that begin with one of `leads`."""
    return rf"(?:[{leads}][{_signs_of(codec, 0x80, 0xBF)}]{{1,2}})+"


_LATIN = r"[A-Za-zÀ-ÖØ-öø-ɏ]"
_SYMBOL = rf"[€„†‡ˆ‰][{_signs_of('sloppy-windows-1252', 0x80, 0xBF)}]"
_SYMBOLS = re.compile(rf"â(?<![^\x00-\x7f\xa0].){_SYMBOL}(?:â{_SYMBOL})*(?![^\x00-\x7f\xa0])")
_LOWERED = re.compile(r"ã(?<![^\x00-\x7f].)[¡-¿](?=[a-z])")
_OPENING = re.compile(r"Ã(?<!\w.)[…‰–œ˜†‡](?=[a-z]{2})")
_DOS = re.compile(_sequence("cp850", "┬├─┼") + "+")  # possessive, so that each sign is looked at once
_BOX = re.compile("[\u2219\u2500-\u259f]")
_KOI8 = re.compile(rf"[{_signs_of('koi8-r', 0xC2, 0xDF)}][{_signs_of('koi8-r', 0x80, 0xBF)}](?:[ \w.,!?:;()«»-]*[{_signs_of('koi8-r', 0x80, 0xBF)}])+")
_WINDOWS_1251 = re.compile(_sequence("cp1251", "В-Я") + f"|в[{_signs_of('cp1251', 0x80, 0xBF)}]{{2}}|Г(?= )")
_MAYBE_WINDOWS_1251 = re.compile(rf"[В-Яв][{_signs_of('cp1251', 0x80, 0xBF)}]")
_A_GRAVE = "Г"  # its second half, a no-break space, has become a blank
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _unread(found: str, codec: str) -> str | None:
    """What `found` says when the bytes that `codec` made it of are read as UTF-8."""
    try:
        return found.encode(codec).decode("utf-8")
    except UnicodeError:
        return None


def _windows_1252(text: str) -> Iterator[Edit]:
    for found in _SYMBOLS.finditer(text):
        inside = text[found.start() - 1 : found.start()].isalpha() and text[found.end() : found.end() + 1].isalpha()
        if (new := _unread(found[0], "sloppy-windows-1252")) and (new in "’-–—‑" if inside else all("\u2010" <= sign < "\u2c00" for sign in new)):
            yield Edit(found.start(), found[0], new, "encoding/mojibake")
    for found in _OPENING.finditer(text):
        if (new := _unread(found[0], "sloppy-windows-1252")) and new.isupper():
            yield Edit(found.start(), found[0], new, "encoding/mojibake")
    for found in _LOWERED.finditer(text):  # garbled, then made lower-case
        yield Edit(found.start(), found[0], (b"\xc3" + found[0][1].encode("latin-1")).decode().lower(), "encoding/mojibake")


def _other_codecs(text: str) -> Iterator[Edit]:
    """Latin letters garbled by way of DOS or Cyrillic code pages, in lines of Latin letters; Cyrillic by way of KOI8."""
    boxes, cyrillic = _BOX.search(text), _MAYBE_WINDOWS_1251.search(text)
    at = 0
    for line in text.splitlines(keepends=True) if boxes or cyrillic else ():
        if boxes and _BOX.search(line):
            yield from _in_line(line, at, _DOS, "cp850", _is_latin)
            yield from _in_line(line, at, _KOI8, "koi8-r", lambda new: _CYRILLIC.search(new) is not None)
        if cyrillic and not line.isascii():
            yield from _in_line(line, at, _WINDOWS_1251, "cp1251", _is_latin)
        at += len(line)


def _in_line(line: str, at: int, pattern: re.Pattern[str], codec: str, fits: Callable[[str], bool]) -> Iterator[Edit]:
    """The edits of what `pattern` finds in `line`; none, unless each makes sense and nothing of the wrong script is left."""
    edits = []
    for found in pattern.finditer(line):
        if codec == "cp850" and not re.search(_LATIN, line[found.start() - 1 : found.start()] + line[found.end() : found.end() + 1]):
            continue  # a box
        new = "à" if found[0] == _A_GRAVE else _unread(found[0], codec)
        if new is None or not fits(new):
            return
        edits.append(Edit(at + found.start(), found[0], new, "encoding/mojibake"))
    rest = pattern.sub("", line) if edits else ""
    if codec == "cp850" and _BOX.search(rest):
        return
    if codec == "cp1251" and (_CYRILLIC.search(rest) or len(re.findall(_LATIN, rest)) < 3 * len(edits) or all(edit.old == _A_GRAVE for edit in edits)):
        return
    yield from edits


def _is_latin(text: str) -> bool:
    return all((re.match(_LATIN, sign) and sign not in "ſĿŀ") or "\u2010" <= sign < "\u2070" or sign in "«»¿¡°§£©®·½¼¾²³ \xa0ªº€" for sign in text)


_FINDERS = (_invisible, _apostrophes, _backticks, _lost_apostrophes, _windows_1252, _other_codecs)
