"""Readable text: `fix_encoding`. Nothing is lost: each repair is an edit."""

from __future__ import annotations

from .text import Text

_MOST_ROUNDS = 5  # one repair may show what the next can do: an invisible sign stood between two halves


def fix_encoding(text: str) -> Text:
    """`text` with mojibake, HTML entities, invisible and control signs, lone surrogates and wrong apostrophes repaired.

    Curly quotes, dashes, CJK widths, ligatures and normal forms stay as the author wrote them; so do the joiners and direction marks that a script needs,
    and mojibake or entities that the text speaks of. What cannot be read for certain stays.

    >>> fix_encoding("The minister said â€œnoâ€\\x9d &amp; left.")
    'The minister said “no” & left.'
    >>> fix_encoding("entre\\u00adpreneur Greece´s").edits
    (Edit(at=5, old='\\xad', new='', why='encoding/invisible'), Edit(at=20, old='´', new="'", why='encoding/apostrophe'))
    >>> fix_encoding("naïve “quotes” and ｆｕｌｌ width").edits
    ()
    """
    from . import mentions, mojibake, signs  # with the first text, since importing ftfy takes its time

    text = Text(text)
    if mojibake.is_plain(text):
        return text
    for _ in range(_MOST_ROUNDS):
        before = text
        for repairs_of in (signs.lost_bytes, mojibake.repairs_of, signs.repairs_of):
            text = text.edit(edit for edit in repairs_of(text) if not mentions.is_meant(text, edit))
        if text is before:
            break
    return text
