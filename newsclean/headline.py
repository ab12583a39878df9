"""The headline, and what is glued to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .context import Context
from .prose import ends_a_sentence, folded

_LONGEST = 250
_LEAST_STORY = 80  # code points of a line below it that reads as a story
_SITE = re.compile(r"\s+(?:[|｜]|[–—-](?=\s[^\s]+\.\w{2,4}$))\s*([^|｜]{2,40})$")  # “… | Harbour Post”, “… – harbourpost.com”


def detect_headline(text: str) -> str | None:
    """The headline of `text`, without a site's name behind it; `None` in a text that begins with the story.

    >>> detect_headline("Rain ends drought | Harbour Post\\n\\nRain fell on the coast on Friday, the first in two hundred days, officials said.")
    'Rain ends drought'
    >>> detect_headline("Rain fell on the coast on Friday, the first in two hundred days, officials said.") is None
    True
    """
    from .blocks import split_blocks
    from .furniture import label_furniture

    context = Context()
    labelled = label_headline(label_furniture(split_blocks(text), context), context)
    return next((block.text for block in labelled if block.label == "headline"), None)


def label_headline(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the headline labelled, a site's name behind it cut off as `kicker`, and its repetitions labelled too.

    A headline that the caller knows is recognised; else it is the first body block, if that is short, does not end as a sentence does, and stands above a story.

    >>> from newsclean.blocks import split_blocks
    >>> blocks = split_blocks("Rain ends drought\\n\\nRain fell on the coast on Friday, the first in two hundred days, officials said.")
    >>> [b.label for b in label_headline(blocks, Context())]
    ['headline', 'body']
    """
    out = list(blocks)
    place = _given(out, context.headline) if context.headline else _first(out)
    if place is None:
        return out
    why = "given by the caller" if context.headline else "opens the text, ends no sentence"
    headline = out[place]
    if site := _SITE.search(headline.text):
        title, suffix = headline.cut(0, site.start())
        out[place : place + 1] = [title.labelled("headline", why), suffix.labelled("kicker", "a site's name behind the headline")]
        headline = title
    else:
        out[place] = headline.labelled("headline", why)
    key = folded(headline.text)
    return [
        block.labelled("headline", "repeats the headline") if block.label == "body" and len(block.text) < 2 * _LONGEST and folded(block.text) == key else block
        for block in out
    ]


def _given(blocks: Sequence[Block], headline: str) -> int | None:
    key = folded(headline)
    for i, block in enumerate(blocks):
        text = folded(block.text)
        if text == key or (len(text) < len(key) + 60 and text.startswith(key) and _SITE.search(block.text)):
            return i
    return None


def _first(blocks: Sequence[Block]) -> int | None:
    place = next((i for i, block in enumerate(blocks) if block.label == "body"), None)
    if place is None or place > 12:
        return None
    text = blocks[place].text
    if len(text) > _LONGEST or ends_a_sentence(text) or not any(map(str.isalpha, text)):
        return None
    below = [block.text for block in blocks[place + 1 :] if block.label == "body"]
    return place if any(len(line) >= _LEAST_STORY or ends_a_sentence(line) for line in below) else None
