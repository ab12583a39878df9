"""What a page prints around every story: menus, share buttons, advertisement marks, notices, timestamps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import PAGE, Block
from .context import Context
from .people import parse_people
from .phrases import label_matches
from .prose import ends_a_sentence
from .rules import Kind
from .timestamps import LONGEST_STAMP, Stamp, read_stamp

_KINDS: tuple[Kind, ...] = ("navigation", "ad", "copyright", "disclaimer", "editors_note", "author_bio", "timestamp", "kicker", "other")
_RULER = re.compile(
    r"([^\w\s.…()\[\]{}<>\"'“”„‘’‚«»‹›]|_)(?:(?:\s*\1){2,80})?|[-–—](?:\s?[-–—]){1,20}"
)  # “___”, “* * *”: one sign, once, or three times and more; “— --”
_RULER_WHY = "a ruler of one sign"
_THIRTY = re.compile(r"[-–—*#]{1,3}\s?30\s?[-–—*#]{1,3}")  # “-30-”
_STAMP_WHY = "holds only a date"
_TWEET = re.compile(r"pic\.twitter\.com/\w+|[—–-]\s?[^()\n]{1,60}\(@\w{1,20}\)\s+(?:\w+ \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?\w+\.? (?:de )?\d{4})\s*$")
_LONGEST_TWEET = 600  # code points; a longer line is a story with a tweet in it
_COPYRIGHT = re.compile(r"©\s*(?:Copyright\s*)?(?:(?:19|20)\d\d\b|(?-i:[^\W\d_a-z]))|Copyright\s*(?:©|@|\(c\))?\s*(?:19|20)\d\d\b", re.IGNORECASE)
_MENU_BARS = ("|", "›", "»", "→", "·", "•", " > ")
_BAR = re.compile(f"[{''.join(map(str.strip, _MENU_BARS))}]")  # without one, a line is no menu
_MENU = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _MENU_BARS))})\s*")
_LONGEST = 250  # code points of a menu or a notice
_LABELLED = re.compile(r"[^\W\d_][^\d:]*:")  # what the date is of: the words of a timestamp say it, or nobody does
_LEAST_WRAPPED = 30  # code points of a wrapped line
_HIGHEST, _LOWEST = 10, 4  # blocks from the top, and from the end
_LONGEST_STAMP = 60
_LONGEST_HAN = 5  # signs of a name or a section in front of a date
_MOST_OTHERS = 2  # words of a timestamp that we do not know, such as a place


def label_furniture(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with those that belong to the page, not to the story, labelled: navigation, ad, copyright, disclaimer, notes, timestamps.

    By the rules of these kinds, and by shape: a line that holds nothing but a date and a time, or no letter and no digit at all.

    >>> from newsclean.blocks import split_blocks
    >>> [b.label for b in label_furniture(split_blocks("28 November 2025\\n___"), Context())]
    ['timestamp', 'other']
    """
    out: list[Block] = []
    labelled = label_matches(blocks, context, _KINDS)
    outside = range(_HIGHEST, len(labelled) - _LOWEST)  # of where a date alone is a timestamp; within, it is a part of the story
    for i, block in enumerate(labelled):
        if block.label == "body" and len(block.text) <= _LONGEST_TWEET:
            block = _by_shape(block, first=i == 0)
        if block.label == "body" and _may_hold_stamp(block.text) and (stamp := read_stamp(block.text)):
            out += _stamped(block, stamp, context, within=len(labelled) <= PAGE and (i in outside or _goes_on(labelled, i)))
        else:
            out.append(block)
    return _without_tables(out)


def _goes_on(blocks: Sequence[Block], i: int) -> bool:
    """Whether block `i` stands in the middle of a sentence of wrapped lines: the one in front does not end it, and the next goes on in lower case."""
    if not 0 < i < len(blocks) - 1:
        return False
    above = blocks[i - 1].text
    return blocks[i + 1].text[0].islower() and len(above) >= _LEAST_WRAPPED and not ends_a_sentence(above)


def _by_shape(block: Block, *, first: bool) -> Block:
    text = block.text
    if len(text) > _LONGEST_TWEET:
        return block
    if ("(@" in text or "pic.twitter.com" in text) and _TWEET.search(text[-200:]):
        return block.labelled("embed", "closes as a tweet does")
    if len(text) > _LONGEST:
        return block
    if text[0] in "©cC" and _COPYRIGHT.match(text):
        return block.labelled("copyright", "opens with a copyright sign and a year or a name")
    if not first and _is_menu(text):
        return block.labelled("navigation", "short items with bars between them")
    if not text[0].isalnum() and _RULER.fullmatch(text):
        return block.labelled("other", _RULER_WHY)
    if len(text) < 12 and _THIRTY.fullmatch(text):
        return block.labelled("other", "the sign for the end")
    return block


def _without_tables(blocks: list[Block]) -> list[Block]:
    """`blocks` with dates and rulers that stand three or more in a row given back to the body: they belong to a table or a list. A lone date stays."""
    for i in range(len(blocks) - 2):
        if blocks[i].why and all(block.why in (_STAMP_WHY, _RULER_WHY) for block in blocks[i : i + 3]):
            end = next((j for j in range(i, len(blocks)) if blocks[j].why not in (_STAMP_WHY, _RULER_WHY)), len(blocks))
            lone = sum(block.why == _STAMP_WHY for block in blocks[i:end]) == 1
            blocks[i:end] = [block if lone and block.why == _STAMP_WHY else block.labelled("body", "") for block in blocks[i:end]]
    return blocks


def _is_menu(text: str) -> bool:
    """Whether `text` is a row of short items, three or more, without a number or a sentence: a menu, not a table."""
    if not _BAR.search(text) or text[0] == "|" or "---" in text or "<" in text:
        return False
    items = [item for item in _MENU.split(text) if item]
    return len(items) >= 3 and max(map(len, items)) <= 25 and not ends_a_sentence(text) and not any(map(str.isdigit, text))


def _may_hold_stamp(text: str) -> bool:
    return len(text) <= LONGEST_STAMP and (len(text) <= _LONGEST_STAMP or not ends_a_sentence(text))


def _stamped(block: Block, stamp: Stamp, context: Context, *, within: bool) -> list[Block]:
    """`block` labelled when it holds a date and next to nothing else; cut in two when a byline stands beside the date. `within` a story, a bare date stays."""
    bare = not stamp.labelled and all(moment.precision == "day" for moment in stamp.moments)
    if bare and (within or block.text[-1] == "."):
        return [block]
    if not stamp.others or _is_stamp(block.text, stamp):
        pieces = _beside_byline(block, stamp, context) if stamp.others else []
        return pieces or [block.labelled("timestamp", _STAMP_WHY)]
    return _beside_byline(block, stamp, context) or [block]


def _is_stamp(text: str, stamp: Stamp) -> bool:
    """Whether `text` is a timestamp although it holds words that none is made of: few, or behind a label and a clock that leave no doubt."""
    timed = any(moment.precision != "day" for moment in stamp.moments)
    unspaced = [word for word in stamp.others if any("\u3040" < sign < "\uffff" for sign in word)]
    if unspaced:
        return timed and len(stamp.others) == 1 and len(unspaced[0]) <= _LONGEST_HAN
    if stamp.labelled and timed and stamp.span[0] <= 1:
        return len(stamp.others) <= 2 * _MOST_OTHERS
    if not (timed or stamp.labelled) and len(re.findall(r"[^\W\d_]+", text[stamp.span[1] :])) > 1:
        return False  # “3.11.2022 - Harbour Band - Pier Hall”
    short = len(text) <= _LONGEST_STAMP or len(stamp.moments) > 1
    if not short or len(stamp.others) > _MOST_OTHERS or _LABELLED.match(text):
        return False
    return len(stamp.moments) > 1 or not any(sign in text for sign in "|│~=")


def _beside_byline(block: Block, stamp: Stamp, context: Context) -> list[Block]:
    """The timestamp and what stands in front of it or behind it, when that is a byline: “By Ann Carter | May 3, 2024”; nothing when it is not."""
    start, end = stamp.span
    head, tail = block.text[:start].strip(_AROUND), block.text[end:].strip(_AROUND)
    if bool(head) == bool(tail) or not _signs(head or tail, context, parted=block.text[:start].rstrip()[-1:] in tuple("|•·/")):
        return []
    pieces = block.cut(start, len(block.text)) if head else block.cut(0, len(block.text) - len(block.text[end:].lstrip(_AROUND)))
    here = 1 if head else 0
    return [piece.labelled("timestamp", _STAMP_WHY) if i == here else piece for i, piece in enumerate(pieces)]


def _signs(text: str, context: Context, *, parted: bool) -> bool:
    """Whether `text` is a byline or a credit; names without a word in front count where a sign parts them from the date."""
    if context.rules.find(text, "byline") or context.rules.find(text, "credit"):
        return True
    found = parse_people(text, context.rules)
    return parted and bool(found.signed and not found.others) and text.split()[0].lower() not in context.rules.words("no_name")


_AROUND = " \t\xa0|•·,;:/–—-("
