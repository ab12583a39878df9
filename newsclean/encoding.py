"""From bytes to readable text: `decode` and `fix_encoding`. Nothing is lost: each repair is an edit, and the exact bytes can be rebuilt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text import Edit, Text

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY_SHARE = 0.25  # where more of the bytes are not ASCII, the text is in no Western encoding, and cp1252 would be a bad guess


def decode(raw: str | bytes) -> Text:
    """The text of `raw`; `Text.encoding` names the codec with which its `source` gives back the exact bytes.

    UTF-8, with or without BOM, and UTF-16 or UTF-32 with BOM are known for sure, UTF-16 without BOM by its zeros. Bytes that are not UTF-8 inside a
    UTF-8 text stand in the `source` as lone surrogates (PEP 383) and are read, as an edit, in Windows-1252, the usual other half of mixed files;
    where that is no likely reading they become U+FFFD. A `str` is returned as it is.

    Raises `TypeError` for anything that is neither `str` nor `bytes`.

    >>> text = decode(b"caf\\xe9 and caf\\xc3\\xa9")
    >>> text
    'café and café'
    >>> text.edits
    (Edit(at=3, old='\\udce9', new='é', why='encoding/cp1252'),)
    >>> text.source.encode(text.encoding, "surrogateescape")
    b'caf\\xe9 and caf\\xc3\\xa9'
    """
    if isinstance(raw, str):
        return Text(raw)
    if not isinstance(raw, bytes):
        raise TypeError(f"newsclean takes str or bytes, not {type(raw).__name__}{_hint(raw)}")
    for codec in _wide_codecs(raw):
        try:
            source = raw.decode(codec, "surrogatepass")
        except UnicodeDecodeError:
            continue
        if source.encode(codec, "surrogatepass") == raw:
            return Text.decoded(source, codec)
    text = Text.decoded(raw.decode("utf-8", "surrogateescape"), "utf-8")
    return text.edit(_stray_bytes(text)) if not text.isascii() else text


def fix_encoding(text: str) -> Text:
    """`text` with mojibake, HTML entities, lone surrogates and control signs repaired; curly quotes, CJK widths and normal forms stay.

    The result is that of ftfy, line by line, less the white space around it; the edits are the changed signs, not the lines.

    >>> fix_encoding("The minister said â€œnoâ€\\x9d &amp; left.")
    'The minister said “no” & left.'
    >>> fix_encoding("naïve “quotes” and ｆｕｌｌ width").edits
    ()
    """
    from .mojibake import repairs_of

    text = Text(text)
    return text.edit(repairs_of(text))


def _hint(raw: object) -> str:
    if hasattr(raw, "text"):
        return "; did you mean its .text?"
    if hasattr(raw, "read"):
        return "; did you mean its .read()?"
    if isinstance(raw, bytearray | memoryview):
        return "; pass bytes(…)"
    return "; pass the text of one article"


def _wide_codecs(raw: bytes) -> Iterator[str]:
    """The UTF-16 and UTF-32 codecs that `raw` may be in, by its BOM or its zeros."""
    for bom, codec in _BOMS:
        if raw.startswith(bom):
            yield codec
            return
    head = raw[:4000]
    if head.count(0) * 3 > len(head) > 3 and not len(raw) % 2:
        odd = head[1::2].count(0)
        if odd * 10 > 9 * head.count(0):
            yield "utf-16-le"
        elif odd * 10 < head.count(0):
            yield "utf-16-be"


_ESCAPED = re.compile("[\udc80-\udcff]+")


def _stray_bytes(text: Text) -> list[Edit]:
    """The edits that read the bytes which are not UTF-8, run by run."""
    import ftfy.bad_codecs  # noqa: F401  makes the codec “sloppy-windows-1252” known

    runs = list(_ESCAPED.finditer(text))
    stray = sum(len(run[0]) for run in runs)
    western = stray <= _LEGACY_SHARE * len(text)
    edits = []
    for run in runs:
        data = run[0].encode("utf-8", "surrogateescape")
        if western:
            edits.append(Edit(run.start(), run[0], data.decode("sloppy-windows-1252"), "encoding/cp1252"))
        else:
            edits.append(Edit(run.start(), run[0], "\ufffd" * len(data), "encoding/unknown"))
    return edits
