"""Mojibake and its kin: ftfy does the repairing, behind a gate that proves for most lines that there is nothing to repair.

This module is imported when the first text is repaired, since importing ftfy takes its time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

import ftfy
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from ftfy.chardata import CONTROL_CHARS, HTML_ENTITY_RE

from .text import Edit, common_ends

# What ftfy may change. Quotes, widths, ligatures and normal forms stay as the author wrote them.
_CONFIG = ftfy.TextFixerConfig(
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    fix_line_breaks=False,
    normalization=None,
    explain=False,
)


_BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE = re.compile("[^\n\r\x0c\u2028\u2029]+")


def repairs_of(text: str) -> list[Edit]:
    """The edits that repair `text`, line by line."""
    if proves_clean(text):
        return []
    changes: list[Edit] = []
    for found in _LINE.finditer(text):
        line, at = found[0], found.start()
        if not proves_clean(line):
            changes += _minimal(line, _repaired(line), at)
    return changes


def has_mojibake(line: str) -> bool:
    """Whether `line` holds what may be mojibake; after `fix_encoding`, what it could not repair.

    >>> has_mojibake("â€™"), has_mojibake("naïve ’quotes’")
    (True, False)
    """
    if line.isascii():
        return False
    return (("Ã" in line or "Â" in line) and _LEFT_OVER.search(line) is not None) or not proves_clean(line)


# ── the gate ──
# Each alternative of ftfy's test for mojibake needs one of `_SUSPECT`, and a second sign that is not ASCII beside it, but for those in `_ALONE`.
_SUSPECT = re.compile("[{}]".format("".join(signs for kind, signs in MOJIBAKE_CATEGORIES.items() if not kind.endswith("common")) + "ŒœŠšŸžЂ°µ´"))
_ALONE = re.compile("[\x80-\x9fŒœÃÂ]")
_ALWAYS = re.compile("[{}\ud800-\udfff\x1b]".format("".join(re.escape(chr(sign)) for sign in CONTROL_CHARS)))
_ALWAYS_ASCII = re.compile("[{}\x1b]".format("".join(re.escape(chr(sign)) for sign in CONTROL_CHARS if sign < 128)))
_CONTEXTS = "\n".join(before + "{0}" + after for before in ("", "a", " ", "a ", ".") for after in ("", "aa", " a", "."))

# ASCII but for the controls becomes a blank, so that `split` gives the runs of other signs; the controls that `split` would eat stand for themselves.
_TO_BLANKS = bytes(sign if sign > 127 else (1 if sign in CONTROL_CHARS or sign == 0x1B else ord("&") if sign == ord("&") else 32) for sign in range(256))
_CLEAN, _DIRTY, _MAYBE = 0, 1, 2
_verdicts: dict[bytes, int] = {}  # of runs seen before; a corpus repeats them
_MOST_VERDICTS = 65_536
_RUN = re.compile("[^\x00-%'-\x7f]+")  # the same, in a text without controls


@lru_cache(16)  # asked again of a text that was left as it was
def proves_clean(text: str) -> bool:
    """Whether ftfy, as configured, surely leaves `text` as it is."""
    if text.isascii():
        return _ALWAYS_ASCII.search(text) is None and ("&" not in text or HTML_ENTITY_RE.search(text) is None)
    ampersand = False
    maybe: set[str] = set()
    for run in runs_of(text):
        verdict = _verdicts.get(run)
        if verdict is None:
            verdict = _verdict(run)
            if len(_verdicts) >= _MOST_VERDICTS:
                _verdicts.clear()
            _verdicts[run] = verdict
        if verdict == _DIRTY:
            return False
        if verdict == _MAYBE:
            maybe.add(run.decode("utf-8", "surrogatepass"))
        ampersand = ampersand or b"&" in run
    if ampersand and HTML_ENTITY_RE.search(text):
        return False
    # ftfy looks at a line as it begins and ends without its blanks
    return not maybe or not any(_is_bad(line[0].strip(_BLANKS), maybe) for line in _LINE.finditer(text))


def _is_bad(line: str, maybe: Collection[str]) -> bool:
    """Whether ftfy's test finds mojibake in `line`: it does so nowhere but around the runs in `maybe`, and around those that are no longer whole."""
    return not line.isascii() and any(
        BADNESS_RE.search(line, max(0, run.start() - _REACH), run.end() + _REACH)
        for run in _RUN.finditer(line)
        if run[0] in maybe or run.start() == 0 or run.end() == len(line)
    )


@lru_cache(2)  # each repair asks for those of the same text
def runs_of(text: str) -> frozenset[bytes]:
    """The runs of signs in `text` that are not ASCII, in UTF-8; `&` and control signs stand in them too, the latter as \\x01."""
    return frozenset(text.encode("utf-8", "surrogatepass").translate(_TO_BLANKS).split())


_ODD_ASCII = bytes(sign for sign in range(128) if sign in CONTROL_CHARS or sign in b"\x1b&`")
_PLAIN = bytes(sign for sign in range(128) if sign not in _ODD_ASCII)


def is_plain(text: str) -> bool:
    """Whether `text` is ASCII without control signs, `&` and backticks: then no sign of it is wrong."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)


def _verdict(run: bytes) -> int:
    """What a run of signs that are not ASCII says of its text, whatever ASCII stands around it."""
    if b"\x01" in run:
        return _DIRTY
    signs = run.decode("utf-8", "surrogatepass").replace("&", " ")
    if _ALWAYS.search(signs):
        return _DIRTY
    if _ALONE.search(signs):
        return _MAYBE
    return _MAYBE if any(map(_may_be_bad, _windows(signs))) else _CLEAN


_REACH = 4  # signs, further than any alternative of ftfy's test looks from a suspect one


def _windows(signs: str) -> Iterator[str]:
    """The suspect signs of a run, each with all that ftfy's test looks at around it."""
    start = end = -1
    for found in _SUSPECT.finditer(signs):
        at = found.start()
        if end >= 0 and at - _REACH > end:
            yield signs[start:end]
            end = -1
        if end < 0:
            start = max(0, at - _REACH)
        end = at + 1 + _REACH
    if end >= 0:
        yield signs[start:end]


def _may_be_bad(window: str) -> bool:
    return len(window) > 1 and (len(window) > 60 or BADNESS_RE.search(_CONTEXTS.replace("{0}", window)) is not None)


# ── the repair ──
_BREAK = re.compile("([\n\r\x0c\u2028\u2029])")
_LEFT_OVER = re.compile(r"[ÃÂ](?![^\W\d_])")  # the first half of a garbled sign, which a blank may complete
_NESTED = re.compile(r"&(?:amp;){2,}")  # unescaped layer by layer, ftfy takes time quadratic in their number


def _repaired(line: str) -> str:
    """`line`, repaired by ftfy without the blanks around it: a no-break space at an end would make all of it undecodable."""
    while True:
        core = line.strip(_BLANKS)
        fixed = by_ftfy(core)
        line = line.replace(core, fixed, 1)
        if _BREAK.search(fixed):  # a garbled line separator: what it parts is two lines
            return "".join(piece if _BREAK.match(piece) else _repaired(piece) for piece in _BREAK.split(line))
        if fixed == core:
            return line


def by_ftfy(line: str) -> str:
    """`line` as ftfy repairs it, as configured here."""
    if "<" not in line and "&amp;amp;" in line:
        line = _NESTED.sub("&amp;", line)
    return ftfy.fix_and_explain(line, _CONFIG).text


# What a repair may change; all between stays, and serves as the anchors by which the old and the new line are laid beside each other.
_CHANGING = re.compile(r"(?:\x1b\[[\d;]*[a-zA-Z]|[^\x1b\x20-\x7e\t]|\x1b(?!\[))+|\x1b|&(?:#?[0-9A-Za-z]{1,24};)+")


def _minimal(old: str, new: str, at: int) -> list[Edit]:
    """The edits, as small as may be, that make `new` of `old`, which stands at `at`."""
    if old == new:
        return []
    edits: list[Edit] = []
    done = made = 0
    anchor_start = 0
    anchors: list[tuple[int, int]] = []
    for change in _CHANGING.finditer(old):
        anchors.append((anchor_start, change.start()))
        anchor_start = change.end()
    anchors.append((anchor_start, len(old)))
    for start, end in anchors:
        anchor = old[start:end]
        found = new.find(anchor, made, made + start - done + len(anchor)) if end < len(old) else len(new) - len(anchor)
        if found < made or found - made > start - done or (len(anchor) < 2 and anchor != " " and end < len(old)) or not new.startswith(anchor, found):
            continue
        edits += _trimmed(old[done:start], new[made:found], at + done)
        done, made = end, found + len(anchor)
    edits += _trimmed(old[done:], new[made:], at + done)
    return edits


def _trimmed(old: str, new: str, at: int) -> list[Edit]:
    """One edit from `old` to `new`, without what both begin and end with; none when they are equal."""
    if old == new:
        return []
    why = _why(old)  # of all that changed: what is left when the ends are trimmed may not show it
    if why == "encoding/entity":
        return [Edit(at, old, new, why)]  # part of an entity would be hard to read
    front, back = common_ends(old, new)
    old, new = old[front : len(old) - back], new[front : len(new) - back]
    return [Edit(at + front, old, new, why if new or old.strip("\ufeff") else "encoding/invisible")]


def _why(old: str) -> str:
    if "&" in old:
        return "encoding/entity"
    if any("\ud800" <= sign <= "\udfff" for sign in old):
        return "encoding/surrogate"
    if "\x1b" in old or any(ord(sign) in CONTROL_CHARS for sign in old):
        return "encoding/control"
    return "encoding/mojibake"
