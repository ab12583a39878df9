"""Readable text: `fix_encoding`. Nothing is lost: each repair is an edit."""

from __future__ import annotations

from .text import Text


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
