"""Headlines of other stories that say so: “Also read: …”, and the headers above lists of them. Those that do not say so are weighed, see `weighing.py`."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .context import Context
from .phrases import label_matches


def label_teasers(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with labelled headlines of other stories, and the headers of lists of them, labelled `teaser`, by the rules of that kind.

    >>> from newsclean.blocks import split_blocks
    >>> [b.label for b in label_teasers(split_blocks("More is expected.\\nAlso read: Council votes on harbour wall"), Context())]
    ['body', 'teaser']
    """
    return label_matches(blocks, context, ["teaser"])
