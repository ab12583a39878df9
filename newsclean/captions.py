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
        # “Boats in the harbour (Reuters)” is no sentence
        elif (
            block.label == "body"
            and behind.label == "credit"
            and behind.text[0] in "([（"
            and "\n" not in behind.gap
            and i != last
            and _names_a_picture(block.text)
        ):
            out[i] = block.labelled("caption", f"stands in front of {behind.why}, and is no sentence")
    signed = _signed(context.rules.words("picture_label"))
    for i, block in enumerate(out):
        # the end of a story may have the name of its reporter or the credit of its picture glued to it
        if (
            block.label == "body"
            and i != last
            and len(block.text) <= _LONGEST_IN_FRONT
            and signed.search(block.text, max(0, len(block.text) - _LONGEST_SIGNATURE))
        ):
            out[i] = block.labelled("caption", "ends with who took the picture")
    return out


def _names_a_picture(text: str) -> bool:
    """Whether `text` is short and no sentence, as what a picture shows often is."""
    return len(text) <= _LONGEST_UNENDED and not _ENDED.search(text)


_LONGEST_UNENDED = 100  # code points
_ENDED = re.compile(r"[.!?…。！？।۔؟][\"'”’»)]*(?:\s|$)")
_LONGEST_SIGNATURE = 90  # code points


@cache
def _signed(labels: frozenset[str]) -> re.Pattern[str]:
    """What closes a caption when no phrase does: one of `labels` behind a dash, or the shapes of Indonesia, Japan, China and Korea.

    “… – Foto: ANA LIMA”, “… (tern.com/ANA LIMA)”, “…＝5日、東港市”, “…（张三摄）”, “… ⓒ하늘일보”
    """
    label = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    name = r"[^\W\d_a-z][^.!?。।:：\n()（）\[\]]{1,48}"
    return re.compile(
        rf"""(?:
        [-–—|｜([（【]\s*(?i:{label})\s?[:：=＝]\s?{name}[)\]）】]?
        |\s(?:{"|".join(sorted({case for word in labels if word.isalpha() for case in (word.title(), word.upper()) if word.title() != word} or {label}))})\s?:\s?{name}
        |[(\[](?:[\w-]+\.(?:com?|net|org|id|co\.id|my|vn)|[A-Z]{{4,}})\s?/\s?(?=[^()\[\]\n]*[ a-z])[^\W\d_a-z][^()\[\]\n]{{2,48}}[)\]]
        |[(\[](?:(?:[Dd]ok|DOK|[Dd]oc)\.?\s(?=[A-Z])[^()\[\]\n]{{2,40}}|[Ii]stimewa|ISTIMEWA|IST|Ist)[)\]]
        |[（(][^（）()\n\d]{{2,20}}(?:[摄攝]|撮影)[）)]
        |(?:^|[。！？\s])[\u4e00-\u9fff·]{{2,4}}\s?[/／]?\s?[摄攝]
        |[＝=][^＝=。\n]{{0,20}}?(?:\d{{1,2}}[日月]|\d{{4}}年)(?:[、，で ]|午[前後]|撮影|\d)[^＝=。\n]{{0,40}}
        |[＝=][^＝=。\n]{{1,30}}(?:撮影|提供|ヘリから|本社機から)
        |\S\s?ⓒ\s?[\uac00-\ud7a3\w]{{2,12}}(?:\s[\uac00-\ud7a3\w]{{1,8}})?
        |[\s.\d]/\s?(?:[가-힣]{{2,8}}=)?(?:연합뉴스|뉴스1|뉴시스)
        )\s?[.।]?\s*$""",
        re.VERBOSE,
    )


def _picture_credit(text: str) -> str:
    """Where a picture credit stands that makes `text` its caption, as the `why` of the block; empty when there is none."""
    if text[-1] in ")]" and _credit_at_end().search(text):
        return "ends with a picture credit"
    if "/" in text[:44] and _credit_at_start().match(text):
        return "begins with a picture credit"
    return ""
