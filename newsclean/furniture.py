"""What a page prints around every story: menus, share buttons, advertisement marks, notices, timestamps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .context import Context
from .dates import read_any_date
from .phrases import label_matches
from .prose import ends_a_sentence
from .rules import Kind

_KINDS: tuple[Kind, ...] = ("navigation", "ad", "copyright", "disclaimer", "editors_note", "author_bio", "timestamp", "kicker", "other")
_RULER = re.compile(r"([^\w\s.…]|_)(?:(?:\s*\1){2,80})?")  # “___”, “* * *”: one sign, once, or three times and more
_RULER_WHY = "a ruler of one sign"
_STAMP_WHY = "holds only a date"
_TWEET = re.compile(r"pic\.twitter\.com/\w+|[—–-]\s?[^()\n]{1,60}\(@\w{1,20}\)\s+\w+ \d{1,2}, \d{4}\s*$")
_LONGEST_TWEET = 600  # code points; a longer line is a story with a tweet in it
_COPYRIGHT = re.compile(r"©\s*(?:Copyright\s*)?(?:(?:19|20)\d\d\b|(?-i:[^\W\d_a-z]))|Copyright\s*(?:©|@|\(c\))?\s*(?:19|20)\d\d\b", re.IGNORECASE)
_MENU_BARS = ("|", "›", "»", "→", "·", "•", " > ")
_BAR = re.compile(f"[{''.join(map(str.strip, _MENU_BARS))}]")  # without one, a line is no menu
_MENU = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _MENU_BARS))})\s*")
_LONGEST = 250  # code points of a menu or a notice
_LABELLED = re.compile(r"[^\W\d_][^\d:]*:")  # what the date is of; a rule knows such a label, or nobody does
_DIGIT = re.compile(r"\d")
_DATE_SIGNS = frozenset("年月日時分秒周週星期火水木金土")
_LONGEST_STAMP = 60
_STAMP_REST = re.compile(
    r"[\d\W_]+|\b(?:last|first|updated?|published|posted|modified|at|um|uhr|à|a|las|às|alle|ore|kl|h|am|pm|a\.m|p\.m|gmt|utc|[a-z]{3,4}t|et|pt|ist|pkt|wib|ng|d|m|y|on|the|le|el|il|den|de)\b",
    re.IGNORECASE,
)


def label_furniture(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with those that belong to the page, not to the story, labelled: navigation, ad, copyright, disclaimer, notes, timestamps.

    By the rules of these kinds, and by shape: a line that holds nothing but a date and a time, or no letter and no digit at all.

    >>> from newsclean.blocks import split_blocks
    >>> [b.label for b in label_furniture(split_blocks("28 November 2025\\n___"), Context())]
    ['timestamp', 'other']
    """
    out = label_matches(blocks, context, _KINDS)
    out = [_by_shape(block, first=i == 0) for i, block in enumerate(out)]
    return _without_tables(out)


def _by_shape(block: Block, *, first: bool) -> Block:
    text = block.text
    if block.label != "body" or len(text) > _LONGEST_TWEET:
        return block
    if ("@" in text or "pic.twitter.com" in text) and _TWEET.search(text[-200:]):
        return block.labelled("embed", "closes as a tweet does")
    if len(text) > _LONGEST:
        return block
    if text[0] in "©cC" and _COPYRIGHT.match(text):
        return block.labelled("copyright", "opens with a copyright sign and a year or a name")
    if not first and _is_menu(text):
        return block.labelled("navigation", "short items with bars between them")
    if not text[0].isalnum() and _RULER.fullmatch(text):
        return block.labelled("other", _RULER_WHY)
    if len(text) <= 2 * _LONGEST_STAMP and _DIGIT.search(text) and _is_stamp(" ".join(text.split())):
        return block.labelled("timestamp", _STAMP_WHY)
    return block


def _without_tables(blocks: list[Block]) -> list[Block]:
    """`blocks` with dates and rulers that stand three or more in a row given back to the body: they belong to a table or a list."""
    for i in range(len(blocks) - 2):
        if blocks[i].why and all(block.why in (_STAMP_WHY, _RULER_WHY) for block in blocks[i : i + 3]):
            end = next((j for j in range(i, len(blocks)) if blocks[j].why not in (_STAMP_WHY, _RULER_WHY)), len(blocks))
            blocks[i:end] = [block.labelled("body", "") for block in blocks[i:end]]
    return blocks


def _is_menu(text: str) -> bool:
    """Whether `text` is a row of short items, three or more, without a number or a sentence: a menu, not a table."""
    if not _BAR.search(text) or text[0] == "|" or "---" in text or "<" in text:
        return False
    items = [item for item in _MENU.split(text) if item]
    return len(items) >= 3 and max(map(len, items)) <= 25 and not ends_a_sentence(text) and not any(map(str.isdigit, text))


def _is_stamp(text: str) -> bool:
    """Whether `text` holds a date and next to nothing else: at most the month's and the weekday's names."""
    if len(text) > _LONGEST_STAMP or any(sign in text for sign in "|│~=") or _LABELLED.match(text):
        return False
    rest = [word for word in _STAMP_REST.sub(" ", text).split() if not _DATE_SIGNS.issuperset(word)]
    unspaced = any("\u3040" < sign < "\uffff" for word in rest for sign in word)
    return len(rest) <= 2 and not unspaced and read_any_date(_without_weekday(text), None) is not None


def _without_weekday(text: str) -> str:
    head, comma, rest = text.partition(",")
    return rest.strip() if comma and head.isalpha() else text
