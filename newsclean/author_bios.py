"""The lines at the end of a story that say who its writers are: “Ana Lima is a fellow at the Harbour Institute and the author of …”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .blocks import Block
from .people import CAPITALISED
from .prose import any_of
from .rules import Rules

_LAST = 4  # blocks at the end of a text in which its writers are
_MOST = 3  # who tells of more people than that tells of them in the story
_LONGEST = 600  # code points
_PARAGRAPH = 100  # code points; what is shorter tells no story
_OPINES = re.compile(r"\b(?:said|says|told|asked|added|hopes|expects|believes|argues|thinks)\b")


def with_author_bios(blocks: Sequence[Block], rules: Rules) -> list[Block]:
    """`blocks` with the lines at the end that say who the writers are labelled `author_bio`: they name someone of whom the story does not tell.

    >>> from newsclean import RULES
    >>> from newsclean.blocks import split_blocks
    >>> essay = "\\n".join(f"The {sea} has been the life of this town for as long as anyone can think." for sea in ("sea", "bay", "reef", "sound"))
    >>> with_author_bios(split_blocks(f"{essay}\\nAna Lima is president of the Harbour Fund."), RULES)[-1].label
    'author_bio'
    """
    out = list(blocks)
    found: list[int] = []
    for i in range(len(out) - 1, _LAST - 1, -1):
        block = out[i]
        if block.label != "body":
            continue
        if name := _subject(block.text, rules):
            if i < len(out) - _LAST:
                return out  # a list of people
            if not _tells_of(out[:i], name):
                found.append(i)
        elif len(block.text) > _PARAGRAPH:
            break
    if len(found) <= _MOST:
        for i in found:
            out[i] = out[i].labelled("author_bio", "says at the end who wrote it")
    return out


def _subject(text: str, rules: Rules) -> str:
    """Of whom `text` says that they write, teach or lead something; empty when it says that of nobody."""
    found = _bio(rules).match(text) if len(text) <= _LONGEST else None
    return found[1] if found and not _OPINES.search(text) else ""


@lru_cache(maxsize=8)
def _bio(rules: Rules) -> re.Pattern[str]:
    title = r"(?:The )?(?:Dr|Rev|Prof|Mr|Ms|Mrs|Sen|Rep|Gov|Gen|Col|Lt)\. "
    name = rf"{CAPITALISED}(?: (?:(?:de|da|van|von|der|el|al|la) )?{CAPITALISED}){{1,3}}"
    whose = rf"(?:an?|the|our|{CAPITALISED}(?: {CAPITALISED}){{0,4}}['’]s?) [^.!?]{{0,110}}?"  # “is the Harbour Post’s chief …”
    what = r"(?:(?!(?!founding|managing|contributing|visiting)\w+ing\b|(?:to|for|the|an?|with|not|no)\b)[\w-]{1,40} ){0,3}"  # “is chief political …”
    trade = rf"is (?:also )?(?:{whose}|{what})\b(?:{any_of(rules.words('writer'))})s?\b"
    work = r"(?:teaches|writes|blogs|hosts) [^.]{0,60}\b(?:at|for|about|on)\b"
    return re.compile(rf"(?:[—–•*(-]{{1,2}} ?)?(?:{title})?({name})(?:, [^,.]{{2,80}},)? (?:{trade}|{work})")


def _tells_of(blocks: Sequence[Block], name: str) -> bool:
    """Whether a paragraph of `blocks` names who bears `name`."""
    last = next((part for word in reversed(name.split()) if (part := word.strip(".,'’")) not in ("Jr", "Sr", "II", "III")), name)
    return any(len(block.text) > _PARAGRAPH and last in block.text for block in blocks)
