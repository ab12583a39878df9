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
    matches = context.rules.matches
    out: list[Block] = []
    for block in blocks:
        if block.label == "body" and (found := matches(block.text)) and (of_kinds := [match for match in found if match.rule.kind in kinds]):
            out += _labelled(block, of_kinds)
        else:
            out.append(block)
    return out


def _labelled(block: Block, matches: Sequence[Match]) -> list[Block]:
    """`block` with what `matches` cover cut off and labelled; of matches that overlap, the first counts."""
    done: list[Block] = []
    begin, rest = block.span[0], block
    for match in matches:
        start, end = (begin + offset - rest.span[0] for offset in (match.start, match.end))
        if start < 0 or end > len(rest.text):
            continue
        label, why = match.rule.kind, match.rule.address
        if end - start == len(rest.text):
            return [*done, rest.labelled(label, why)]
        pieces = rest.cut(start, end)
        here = 1 if rest.text[:start].strip() else 0
        done += [*pieces[:here], pieces[here].labelled(label, why)]
        if here + 1 == len(pieces):
            return done
        rest = pieces[here + 1]
    return [*done, rest]
