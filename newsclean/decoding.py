"""From bytes to text: `decode`. Nothing is lost: `encode` gives back the exact bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .text import Edit, Text

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # which no text in UTF-8 holds, but one in UTF-16 or ISO 2022 does
_SHIFTS = re.compile(rb"\x1b[$(]|\x0e[!-~]+\x0f|~\{[!-~]+~\}")  # ISO 2022 and HZ change the set of signs
_ENOUGH = 4096  # bytes that show whether a text is in UTF-16


def decode(raw: str | bytes) -> Text:
    """The text of `raw`; `Text.encoding` names the codec in which bytes were read, `Text.confidence` says how sure that is.

    A BOM and valid UTF-8 are sure. UTF-16 without BOM and the encodings of one language or script are guessed (by `chardet`, imported when it is needed).
    In UTF-8 with a few other bytes these are read, as edits, in the encoding that they seem to be in, mostly Windows-1252; in the `source` they stand
    as lone surrogates (PEP 383). What no encoding explains becomes U+FFFD, as an edit too. A `str` is returned as it is.

    Raises `TypeError` for anything that is neither `str` nor `bytes`.

    >>> text = decode(b"caf\\xe9 and caf\\xc3\\xa9")
    >>> text, text.encoding
    ('café and café', 'utf-8')
    >>> text.edits
    (Edit(at=3, old='\\udce9', new='é', why='decode/cp1252'),)
    >>> decode("Дождь шёл весь день.".encode("koi8-r")).encoding
    'koi8-r'
    """
    if isinstance(raw, str):
        return Text(raw)
    if not isinstance(raw, bytes):
        raise TypeError(f"newsclean takes str or bytes, not {type(raw).__name__}{_hint(raw)}")
    bom = next((codec for mark, codec in _BOMS if raw.startswith(mark)), None)
    if bom:
        return _read(raw, _Guess(bom, 1.0))
    plain = _valid(raw)
    if plain is not None and not _CONTROLS.search(raw) and b"~{" not in raw:
        return Text.decoded(plain, "utf-8")
    if wide := _wide(raw):
        return _read(raw, wide)
    if _SHIFTS.search(raw) and (guess := _guess(raw)).codec.startswith(("iso2022", "hz")):
        return _read(raw, guess)
    if plain is not None:
        return Text.decoded(plain, "utf-8")
    return _read_broken(raw)


def encode(source: str, encoding: str | None, edits: Iterable[Edit]) -> bytes:
    """The bytes from which `decode` made a text with this `source`, `encoding` and `edits`; the UTF-8 of `source`, when it was a `str`.

    >>> text = decode(b"caf\\xe9 and caf\\xc3\\xa9")
    >>> encode(text.source, text.encoding, text.edits)
    b'caf\\xe9 and caf\\xc3\\xa9'
    """
    if encoding is None:
        return source.encode("utf-8", "surrogatepass")
    if any(_WHOLE in edit.why.split("+") for edit in edits):
        encoding = "utf-8"
    return source.encode(encoding, _errors(encoding))


def _hint(raw: object) -> str:
    if hasattr(raw, "text"):
        return "; did you mean its .text?"
    if hasattr(raw, "read"):
        return "; did you mean its .read()?"
    if isinstance(raw, bytearray | memoryview):
        return "; pass bytes(…)"
    return "; pass the text of one article"


def _valid(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


# ── one codec for all ──
class _Guess(NamedTuple):
    codec: str
    confidence: float


def _read(raw: bytes, guess: _Guess) -> Text:
    """`raw` in one codec: as the `source`, where that gives back the same bytes, else as an edit of all of it."""
    codec = guess.codec
    try:
        source = raw.decode(codec, _errors(codec))
        if source.encode(codec, _errors(codec)) == raw:
            text = Text.decoded(source, codec, guess.confidence)
            return text if codec in _WIDE else text.edit(_unknown(text))
    except (UnicodeError, OverflowError):
        pass
    source = raw.decode("utf-8", "surrogateescape")
    new = raw.decode(codec, "replace")
    return Text.decoded(source, codec, guess.confidence).edit([Edit(0, source, new, _WHOLE)])


def _errors(codec: str) -> str:
    return "surrogatepass" if codec in _WIDE else "surrogateescape"


# The reason of the edit that reads all of a text: its source is then UTF-8 with stray bytes, as that of broken UTF-8 is.
_WHOLE = "decode/whole"
_ESCAPED = re.compile("[\udc80-\udcff]+")


def _unknown(text: str) -> Iterator[Edit]:
    for run in _ESCAPED.finditer(text):
        yield Edit(run.start(), run[0], "\ufffd" * len(run[0]), "decode/unknown")


# ── UTF-16 and UTF-32 without BOM ──
_COMMON = frozenset(" \n\r\t,.-()'\"0123456789\u00a0،۔।。、，．・「」")
_LEAST_COMMON = 0.02  # of the signs of a text are blanks, stops, commas, digits
_MOST_STRANGE = 0.03  # of the signs of a text belong to other scripts than its own two
_CLEAR_LEAD = 0.95


def _wide(raw: bytes) -> _Guess | None:
    """The wide codec in which `raw` reads as text in one or two scripts; `None` when there is none."""
    found = []
    for codec in _WIDE:
        width = 4 if "32" in codec else 2
        head = raw[: min(_ENOUGH, len(raw) - len(raw) % width)]
        text = codecs.getincrementaldecoder(codec)("ignore").decode(head)
        if len(text) >= 2 and len(text) * width >= len(head) - 4 and (share := _plausible(text)):
            found.append((share, codec))
    return _Guess(max(found)[1], _CLEAR_LEAD) if found else None


def _plausible(text: str) -> float:
    """The share of the common signs in `text`; 0 when it does not look like text at all."""
    common = sum(sign in _COMMON for sign in text)
    scripts = Counter(_script(sign) for sign in text if sign not in _COMMON)
    strange = sum(scripts.values()) - sum(count for _, count in scripts.most_common(2))
    bad = scripts[_NO_TEXT]
    latin = scripts[0] > 0.5 * len(text)
    if bad > 0.01 * len(text) or strange > _MOST_STRANGE * len(text) + 2 or (common < _LEAST_COMMON * len(text) and not latin):
        return 0.0
    return max(common, latin) / len(text)


_NO_TEXT = -1


def _script(sign: str) -> int:
    """A number for the range of code points to which `sign` belongs."""
    code = ord(sign)
    if unicodedata.category(sign) in ("Cn", "Co", "Cs", "Cc"):
        return _NO_TEXT
    if 0x2E80 <= code < 0xA000 or 0xFF00 <= code < 0xFFF0:
        return 1  # Chinese and Japanese
    if 0xAC00 <= code < 0xD7B0:
        return 2  # Korean
    if code < 0x250 or 0x2000 <= code < 0x2070:
        return 0  # Latin, and the quotes of all
    return code >> 8


# ── not UTF-8 ──
_CESU = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]|\xc0\x80")
_MOST_OF_LINE = 0.25  # where more of the bytes are not ASCII, a line is in no Western encoding
_WESTERN = ("cp1252", "latin-1", "iso8859-1", "iso8859-15", "ascii")
# What chardet tells apart though each sign of the one means the same in the other.
_WIDER = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_FEW = 4  # bytes that tell nothing of their encoding, …
_CLEAR = 0.6  # … unless the guess is as sure as this


def _read_broken(raw: bytes) -> Text:
    """Bytes that are not UTF-8: mostly UTF-8, with something else in it; or all in another encoding."""
    text = Text.decoded(raw.decode("utf-8", "surrogateescape"), "utf-8")
    runs = [_Run(found.start(), found[0].encode("utf-8", "surrogateescape")) for found in _ESCAPED.finditer(text)]
    stray = sum(len(_CESU.sub(b"", run.data)) for run in runs)
    valid = sum(len(_CESU.findall(run.data)) for run in runs) + sum(not sign.isascii() for sign in text) - sum(len(run.data) for run in runs)
    if cut := _cut(text, runs, valid):
        return text.edit(cut)
    if valid < stray or not valid:
        guess = _guess(raw)
        if not (valid and guess.codec in _WESTERN):
            return _read(raw, guess)
    return text.edit(_strays(raw, runs))


class _Run(NamedTuple):
    at: int
    data: bytes


def _cut(text: str, runs: list[_Run], valid: int) -> list[Edit]:
    """The edits that leave out the halves of signs at the ends of a text in UTF-8 that was cut by its bytes; none, if that is not all that is wrong."""
    edits = []
    for at, data in runs:
        head = at == 0 and len(data) <= 3 and all(0x80 <= byte < 0xC0 for byte in data)
        tail = at + len(data) == len(text) and _is_begun(data)
        if not (valid and (head or tail)):
            return []
        edits.append(Edit(at, text[at : at + len(data)], "", "decode/cut"))
    return edits


def _is_begun(data: bytes) -> bool:
    """Whether `data` is the beginning of one sign in UTF-8."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data) == ""
    except UnicodeDecodeError:
        return False


def _strays(raw: bytes, runs: list[_Run]) -> Iterator[Edit]:
    """The edits that read the runs of bytes which are not UTF-8: as CESU-8, or in the encoding that the lines with such bytes seem to be in."""
    import ftfy.bad_codecs  # noqa: F401  makes the codec “sloppy-windows-1252” known

    lines = b"\n".join(line for line in raw.splitlines() if _valid(line) is None)
    foreign = sum(byte > 127 for byte in lines) > _MOST_OF_LINE * len(lines)
    codec = _guess(lines).codec if foreign and sum(len(_CESU.sub(b"", run.data)) for run in runs) > _FEW else "cp1252"
    for run in runs:
        at = run.at
        for piece in _pieces(run.data):
            old = piece.decode("utf-8", "surrogateescape")
            if _CESU.fullmatch(piece):
                sign = "\x00" if piece == b"\xc0\x80" else piece.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                yield Edit(at, old, sign, "decode/cesu-8")
            elif codec == "cp1252" and foreign:
                yield Edit(at, old, "\ufffd" * len(piece), "decode/unknown")
            else:
                yield Edit(at, old, piece.decode("sloppy-windows-1252" if codec == "cp1252" else codec, "replace"), f"decode/{codec}")
            at += len(piece)


def _pieces(data: bytes) -> Iterator[bytes]:
    done = 0
    for found in _CESU.finditer(data):
        if found.start() > done:
            yield data[done : found.start()]
        yield found[0]
        done = found.end()
    if done < len(data):
        yield data[done:]


def _guess(raw: bytes) -> _Guess:
    """The encoding that `raw` seems to be in."""
    import chardet

    found = chardet.detect(raw, compat_names=False)
    try:
        codec = codecs.lookup(found["encoding"] or "cp1252").name
    except LookupError:  # one that Python does not know
        return _Guess("cp1252", 0.0)
    codec = "cp1252" if codec == "iso8859-15" and b"\xa4" not in raw else _WIDER.get(codec, codec)  # their one difference that matters is the €
    few = found["confidence"] < _CLEAR and sum(byte > 127 for byte in raw) <= _FEW
    return _Guess("cp1252", found["confidence"] if codec == "cp1252" else 0.0) if few or codec == "utf-8" else _Guess(codec, found["confidence"])
