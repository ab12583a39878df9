"""Captions and picture credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .blocks import Block
from .context import Context
from .phrases import label_matches

_SOURCES = r"(?:Reuters|REUTERS|AFP|AP|EPA|EPA-EFE|EFE|dpa|DPA|ANSA|PTI|ANI|TASS|Xinhua|Getty(?: Images)?|iStock(?:photo)?|Shutterstock|Alamy|Bloomberg|Imago|IMAGO|Keystone|NTB|TT|Ritzau|Scanpix|ANP|Belga|PAP|Lusa|AA|Anadolu|Unsplash|Wikimedia Commons|Handout|File|Flickr)"


# “(Ana Lima/Reuters)”, “[Getty Images]” at the end of a line: the name of a photographer before a bar, or a picture agency that files no text
@cache
def _credit_at_end() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:[^()\[\]\n]{{2,60}}\s?/\s?{_SOURCES}|(?:{_SOURCES}/|(?:{_SOURCES} )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)\b)[ :/]?[^()\[\]\n]{{2,60}}|Getty(?: Images)?|iStock|Shutterstock|Alamy)[)\]]\s*$"
    )


# “Ana Lima / AFP - Getty Images” in front of what the picture shows
@cache
def _credit_at_start() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_][^/\n]{{2,40}}\s?/\s?{_SOURCES}\s?(?:-|–|—|/|via)\s?{_SOURCES}\b")


_LONGEST = 400
_LONGEST_IN_FRONT = 300


def label_captions(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with captions and picture credits labelled `caption`: by the rules of that kind, and by a picture credit that closes the line.

    >>> from newsclean.blocks import split_blocks
    >>> label_captions(split_blocks("The harbour at dawn, May 2024. (Ana Lima/Reuters)"), Context())[0].why
    'ends with a picture credit'
    """
    out = [
        block.labelled("caption", why) if block.label == "body" and len(block.text) <= _LONGEST and (why := _picture_credit(block.text)) else block
        for block in label_matches(blocks, context, ["caption"])
    ]
    last = max((i for i, block in enumerate(out) if block.label == "body"), default=-1)
    for i, (block, behind) in enumerate(pairwise(out)):
        # what stands in front of a credit in the same line is the caption; the end of a story may have the credit of its picture glued to it
        if block.label == "body" and behind.label == "caption" and "\n" not in behind.gap and len(block.text) <= _LONGEST_IN_FRONT and i != last:
            out[i] = block.labelled("caption", f"stands in front of {behind.why}")
    return out


def _picture_credit(text: str) -> str:
    """Where a picture credit stands that makes `text` its caption, as the `why` of the block; empty when there is none."""
    if text[-1] in ")]" and _credit_at_end().search(text):
        return "ends with a picture credit"
    if "/" in text[:44] and _credit_at_start().match(text):
        return "begins with a picture credit"
    return ""
