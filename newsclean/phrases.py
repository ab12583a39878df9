"""The first kind of evidence: phrases. Blocks, and pieces of blocks, get the label of the rule that matches them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .blocks import Block
from .context import Context
from .rules import Kind, Match


def label_matches(blocks: Sequence[Block], context: Context, kinds: Collection[Kind]) -> list[Block]:
    """`blocks` with those that a rule of one of `kinds` matches labelled as that kind; a match inside a block is cut off as a block of its own.

    Only body blocks are looked at: what has a label keeps it.

    >>> from newsclean.blocks import split_blocks
    >>> label_matches(split_blocks("Follow us on Twitter"), Context(), ["promo"])[0].why
    'en/promo/follow-us'
    """
    out: list[Block] = []
    for block in blocks:
        if block.label == "body":
            out += _labelled(block, [match for match in context.rules.matches(block.text) if match.rule.kind in kinds])
        else:
            out.append(block)
    return out


def _labelled(block: Block, matches: Sequence[Match]) -> list[Block]:
    if not matches:
        return [block]
    match = matches[0]
    if match.end - match.start == len(block.text):
        return [block.labelled(match.rule.kind, match.rule.address)]
    before = block.text[: match.start].strip()
    pieces = block.cut(match.start, match.end)
    here = 1 if before else 0
    pieces[here] = pieces[here].labelled(match.rule.kind, match.rule.address)
    if here + 1 < len(pieces):  # more may stand behind the first
        shift = pieces[here + 1].span[0] - block.span[0]
        later = [m._replace(start=m.start - shift, end=m.end - shift) for m in matches[1:] if m.start >= shift]
        pieces[here + 1 :] = _labelled(pieces[here + 1], later)
    return pieces
