"""Captions and picture credits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .blocks import Block
from .context import Context
from .people import CAPITALISED
from .phrases import label_matches
from .picture_credits import (
    closes_behind_label,
    closes_in_brackets,
    closes_with_label,
    closes_with_source,
    find_open,
    is_nothing_else,
    is_signed,
    may_hold_credit,
    opens_with_one,
    opens_with_two,
)
from .rules import Rules

_LONGEST = 400  # code points of a caption …
_LONGEST_BESIDE = 300  # … of one with a label, a signature, or a credit behind it in the same line
_LONGEST_UNENDED = 100  # … of one that is no sentence
_LONGEST_CUT = 80  # … of what stands behind the cut of one that was broken
_TELLS = re.compile(r"\b(?:said|says|told|asked|added|wrote|argued|explained)\b")
_SENTENCE_END = re.compile(r"[.!?…。！？।۔؟][\"'”’»)]*(?:\s|$)")


def label_captions(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with captions and picture credits labelled `caption`: by the rules of that kind, and by a picture credit that closes the line.

    >>> from newsclean.blocks import split_blocks
    >>> label_captions(split_blocks("The harbour at dawn, May 2024. (Ana Lima/Reuters)"), Context())[0].why
    'ends with a picture credit'
    """
    out: list[Block] = []
    labelled = label_matches(blocks, context, ["caption"])
    for i, block in enumerate(labelled):
        if block.label == "body" and len(block.text) <= _LONGEST and _may_be_caption(block.text, context.rules):
            out += _looked_at(block, context.rules, inside=0 < i < len(labelled) - 1)
        else:
            out.append(block)
    return _with_last_looks(_with_broken(out), context.rules)


# ── looks ──
def _opens_caption(text: str, rules: Rules) -> bool:
    found = opens_with_one(text, rules)
    return found is not None and not _TELLS.search(text, found.end())


def _is_close_button(text: str, rules: Rules) -> bool:
    return text.startswith("CLOSE ") and _CLOSE_BUTTON.match(text) is not None


def _is_behind_image(text: str, rules: Rules) -> bool:
    return " Credit" in text and _IMAGE_AND_CREDIT.match(text) is not None


def _has_source(text: str, rules: Rules) -> bool:
    return closes_with_source(text, rules) and not _TELLS.search(text)


def _places_people(text: str, rules: Rules) -> bool:
    """Whether `text` says who stands where: nobody writes so but below a picture."""
    return _names_a_side(text) and _on_a_side().search(text) is not None and not _TELLS.search(text)


class _Look(NamedTuple):
    """One of the ways in which a line is known as a caption."""

    why: str
    fits: Callable[[str, Rules], bool]
    inside: bool = False
    """Whether it counts only inside a text: the first line may begin with a byline, the last end with an agency."""


# The first that fits gives the line its label.
_LOOKS = (
    _Look("ends with a picture credit", closes_in_brackets),
    _Look("begins with a picture credit", opens_with_two),
    _Look("is a picture credit", is_nothing_else),
    _Look("begins with a picture credit", _opens_caption, inside=True),
    _Look("begins with the button of a player", _is_close_button),
    _Look("says that it is a picture, and whose", _is_behind_image),
    _Look("ends with the source of a picture", _has_source, inside=True),
    _Look("says who stands where in a picture", _places_people),
)
# The same, for a line from which no credit was cut off.
_LOOKS_FOR_A_LABEL = (
    _Look("ends with a picture credit behind its label", closes_behind_label),
    _Look("ends with a picture credit in front of its label", closes_with_label),
)


def _may_be_caption(text: str, rules: Rules) -> bool:
    """Whether a look may fit `text`: most lines have none of the signs that one needs."""
    return may_hold_credit(text, rules) or (text[0] == "C" and text.startswith("CLOSE ")) or _names_a_side(text)


def _looked_at(block: Block, rules: Rules, *, inside: bool) -> list[Block]:
    """`block` labelled when it is a caption; when only a picture credit behind its last sentence is one, that is cut off."""
    text = block.text
    for look in _LOOKS:
        if (inside or not look.inside) and look.fits(text, rules):
            return [block.labelled("caption", look.why)]
    if found := find_open(text, rules):
        *story, credit = block.cut(found.start(), len(text))
        return [*story, credit.labelled("caption", "a picture credit that closes the line")]
    if len(text) <= _LONGEST_BESIDE:
        for look in _LOOKS_FOR_A_LABEL:
            if look.fits(text, rules):
                return [block.labelled("caption", look.why)]
    return [block]


# “CLOSE A storm reached the coast”: the button of a player, glued to the caption of its film
_CLOSE_BUTTON = re.compile(r"CLOSE [“\"]?[A-Z][a-z.’']*\s.*[a-z]{2}")
# “Image The mayor at the pier. Credit Ana Lima/Harbour Post”
_IMAGE_AND_CREDIT = re.compile(r"(?:Image|Photo|Slide|Video) [“\"]?[A-Z].{10,380} Credit(?:\.\.\.|…)? [A-Z]")


def _names_a_side(text: str) -> bool:
    return (
        ("," in text and ("left," in text or "right," in text or "center," in text or "centre," in text))
        or (")" in text and ("left)" in text or "right)" in text or "center)" in text or "centre)" in text))
        or (":" in text and ("left:" in text or "right:" in text))
    )


@cache
def _on_a_side() -> re.Pattern[str]:
    place = r"(?:(?:far|second(?: from)?|third from|cent(?:er|re)|top|bottom|front|back) )?(?:the )?(?:left|right|cent(?:er|re))"
    shapes = (
        r"\bfrom left(?: to right)?: [A-Z]",  # The winners, from left: Ana Lima, Bo Lind
        rf"{CAPITALISED},? (?:\d\d, )?\(left\).*\(right\)",  # Ana Lima (left) and Bo Lind (right)
        rf"{CAPITALISED} {CAPITALISED}(?: Jr\.)?, {place}, (?!(?:and )?(?:left|right|cent))(?=[a-z])",  # Ana Lima, far left, and Bo Lind
        rf"{CAPITALISED} {CAPITALISED}(?: Jr\.)?,? \((?:from )?{place}\)",  # Ana Lima (left)
    )
    return re.compile("|".join(shapes))


# ── what stands beside the line ──
def _with_broken(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with a caption that was broken where its label stands, “The pier (”, “Image:”, “Harbour Post)”, put together again."""
    out = list(blocks)
    for i, block in enumerate(blocks):
        if block.label == "caption" and block.text.endswith(":"):
            if i and out[i - 1].label == "body" and out[i - 1].text.endswith("("):
                out[i - 1] = out[i - 1].labelled("caption", f"is cut off in front of {block.why}")
            if i + 1 < len(out) and out[i + 1].label == "body" and len(text := out[i + 1].text) <= _LONGEST_CUT and text.endswith(")") and "(" not in text:
                out[i + 1] = out[i + 1].labelled("caption", f"is cut off behind {block.why}")
    return out


def _with_last_looks(blocks: list[Block], rules: Rules) -> list[Block]:
    """`blocks` with what stands in front of a credit, or is signed, labelled; the end of a story stays, as the credit of its picture may be glued to it."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].label == "body"), 0)
    for i, (block, behind) in enumerate(pairwise(blocks[: last + 1])):
        if block.label != "body" or len(block.text) > _LONGEST_BESIDE:
            continue
        if behind.label in ("caption", "credit") and (why := _why_in_front_of(behind, block.text)):
            blocks[i] = block.labelled("caption", why)
        elif is_signed(block.text, rules):
            blocks[i] = block.labelled("caption", "ends with who took the picture")
    return blocks


def _why_in_front_of(behind: Block, text: str) -> str:
    """Why `text`, which stands in front of a caption or a credit, is its caption; empty when it is not."""
    if "\n" in behind.gap:
        return ""
    if behind.label == "caption":
        return "" if _TELLS.search(text) else f"stands in front of {behind.why}"
    unended = len(text) <= _LONGEST_UNENDED and not _SENTENCE_END.search(text)
    return f"stands in front of {behind.why}, and is no sentence" if unended and behind.text[0] in "([（" else ""  # “Boats in the harbour (Reuters)”
