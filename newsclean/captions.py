"""Captions and picture credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .agencies import is_agency
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
    words = context.rules.words("picture_label")
    out = [
        block.labelled("caption", why)
        if block.label == "body" and len(block.text) <= _LONGEST and (why := _picture_credit(block.text) or _labelled_credit(block.text, words))
        else block
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


# ── credits behind a label, in any language: “Der Hafen am Freitag Foto: Ana Lima/dpa”, “Uostas po audros. Anos Limos nuotr.” ──
def _labelled_credit(text: str, words: frozenset[str]) -> str:
    """Where a credit stands behind one of `words` without a sentence in front of it that ends, as the `why` of the block; empty when there is none."""
    if len(text) > _LONGEST_IN_FRONT or (":" not in text and "©" not in text and "nuotr" not in text[-8:]):
        return ""
    found = _labelled_at_end(words).search(text)
    if found and _is_of_names(found["credit"] or found["sign"]):
        return "ends with a picture credit behind its label"
    return "ends with a picture credit in front of its label" if _LABEL_BEHIND.search(text) else ""


def _is_of_names(credit: str) -> bool:
    """Whether `credit` is made of names and houses, as “Ana Lima via picture alliance/dpa” is, and no sentence."""
    words = _BETWEEN_WORDS.split(credit.strip(_AROUND))
    return len(words) <= _MOST_WORDS and credit[-1] not in ".!?:;" and all(not word[:1].islower() or word in _SMALL or is_agency(word) for word in words)


_MOST_WORDS = 9
_AROUND = ' ()[]|/©»«"“”'
_BETWEEN_WORDS = re.compile(r"[\s/|,&()+©\[\]–—-]+")
_SMALL = frozenset(
    [
        "via",
        "picture",
        "alliance",
        "images",
        "photo",
        "pool",
        "privat",
        "private",
        "arkiv",
        "archiv",
        "archivo",
        "arquivo",
        "arhiva",
        "av",
        "af",
        "von",
        "van",
        "der",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "di",
        "du",
        "la",
        "le",
        "el",
        "y",
        "e",
        "i",
        "und",
        "et",
        "og",
        "och",
        "en",
        "a",
        "und",
        "by",
        "for",
        "från",
        "fra",
        "og",
        "imago",
        "dpa",
        "afp",
        "epa",
        "getty",
        "instagram",
        "facebook",
        "handout",
    ]
)
_LABEL_BEHIND = re.compile(r"[^\W\d_a-z][^.!?:;]{2,40}\snuotr\.\)?$")


@cache
def _labelled_at_end(words: frozenset[str]) -> re.Pattern[str]:
    label = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=lambda word: (-len(word), word)))
    # the label begins a word, or stands in capitals behind what it is glued to: “Wahllokalen 2021Bild: Ana Lima/Reuters”
    return re.compile(
        rf"(?:(?:^|[\W_])(?i:{label})|(?<=[\da-zß-ÿ])(?=[^\W\d_a-zß-ÿ])(?i:{label}))\s?[:：]\s?(?P<credit>(?:[^\W\d_a-zß-ÿ]|©|picture alliance|imago|dpa\b)[^\n]{{1,90}}|privat|arkiv|archiv|private?)$"
        rf"|[^\W_]{{2}}[.!?)”»“]?\s*©\s?(?P<sign>[^\W\d_a-zß-ÿ][^\n]{{1,60}})$"
    )
