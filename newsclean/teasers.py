"""Headlines of other stories that say so: “Also read: …”, and the headers above lists of them. Those that do not say so are weighed, see `weighing.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .blocks import Block, Label
from .context import Context
from .phrases import label_matches
from .prose import any_of


def label_teasers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with labelled headlines of other stories, and the headers of lists of them, labelled `teaser`, by the rules of that kind,
    or by a label that has no colon and a capital behind it.

    >>> from newsclean.blocks import split_blocks
    >>> [b.label for b in label_teasers(split_blocks("More is expected.\\nAlso read: Council votes on harbour wall"), Context())]
    ['body', 'teaser']
    """
    read = context.rules.words("read_also")
    labels = _labels(read, context.rules.words("tag_label"))
    return [
        block.labelled(*found) if block.label == "body" and len(block.text) <= _LONGEST and (found := _behind_label(block.text, labels, read)) else block
        for block in label_matches(blocks, context, ["teaser"])
    ]


_LONGEST = 200  # code points


def _behind_label(text: str, labels: re.Pattern[str], read: frozenset[str]) -> tuple[Label, str] | None:
    """What `text` is when it begins with a label that no colon sets off, and why: “LIRE AUSSI Le port ferme”, “İlginizi ÇekebilirLiman kapanıyor”, “EtiketlerLiman”."""
    if text[-1] in ".,;:" or not (found := labels.match(text)):
        return None
    label, gap, behind = found["label"], found["gap"], text[found.end() :].lstrip("\"'«„“”‘¿¡(")
    if not behind or not (behind[0].isupper() or behind[0].isdigit()) or (not gap and not label[-1].islower() and not behind[1:2].islower()):
        return None
    if label.lower().replace("i̇", "i") in read:
        return "teaser", "a headline behind a label"
    return None if gap else ("navigation", "tags glued to their label")


@cache
def _labels(read: frozenset[str], tags: frozenset[str]) -> re.Pattern[str]:
    label = any_of(read | tags).replace("'", "['’]")
    return re.compile(rf"[\W_]{{0,6}}(?P<label>(?i:{label}))(?P<gap>[\W_]{{0,6}})(?=.)")
