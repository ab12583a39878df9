"""The headline, and the lines that belong to it: kicker, standfirst, subheadings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import PAGE, Block, split_blocks, story_run
from .context import Context
from .dateline import detect_dateline
from .furniture import label_furniture
from .prose import ends_a_sentence, folded, holds_a_sentence_end, is_title_case, length_in_words

_MENU = 5  # lines of few words above the story
_HIGHEST = 15  # blocks among which the headline of an article is
_LONGEST = 250
_LONGEST_OF_TWO = 120  # code points of a headline in which a sentence ends: “Niemcy. Granice pozostaną zamknięte”
_LONGEST_QUESTION = 120  # code points of a headline that is one …
_LONGEST_QUESTION_OF_TWO = 80  # … behind another sentence
_NEAR = 5  # blocks within which a headline is printed again
_FEWEST_WORDS = 3  # fewer are a label or a name
_LONGEST_KICKER = 30
_LONGEST_STANDFIRST = 6  # blocks
_LONGEST_SUBHEADING = 90
_LEAST_STORY = 80  # code points of a line below it that reads as a story
_NO_TITLE = re.compile(r"[-–—•*·]\s|.*https?://|[(\[].*[)\]]$")  # an item of a list, a link, or all in brackets
_SITE = re.compile(r"\s+(?:[|｜~]|:\.|[–—-](?=\s[^\s]+\.\w{2,4}$))\s*([^|｜]{2,40})$")  # “… | Harbour Post”, “… – harbourpost.com”


def detect_headline(text: str) -> str | None:
    """The headline of `text`, without a site's name behind it; `None` in a text that begins with the story.

    >>> detect_headline("Rain ends drought | Harbour Post\\n\\nRain fell on the coast on Friday, the first in two hundred days, officials said.")
    'Rain ends drought'
    >>> detect_headline("Rain fell on the coast on Friday, the first in two hundred days, officials said.") is None
    True
    """
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
    place = _given(out, context.headline) if context.headline else _first(out, context)
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
    for i in range(place + 1, min(len(out), place + 1 + _NEAR)):
        if out[i].label == "body" and len(headline.text.split()) >= _FEWEST_WORDS and len(out[i].text) < len(headline.text) + 20 and folded(out[i].text) == key:
            out[i] = out[i].labelled("headline", "repeats the headline")
            break
    return out


def _given(blocks: Sequence[Block], headline: str) -> int | None:
    key = folded(headline)
    if not key:
        return None
    for i, block in enumerate(blocks):
        text = folded(block.text)
        if text == key or (len(text) < len(key) + 60 and text.startswith(key) and _SITE.search(block.text)):
            return i
    return None


def _first(blocks: Sequence[Block], context: Context) -> int | None:
    """The first body block, if it reads as a headline; the next one, if the first reads as the section label above it."""
    if len(blocks) > PAGE and _stands_low(blocks):
        return None  # below the menus of a page; `label_leftovers` finds it there
    places = [i for i, block in enumerate(blocks[:_HIGHEST]) if block.label == "body"][:2]
    if len(places) == 2 and (_is_row(blocks[places[0]].text) or (_is_kicker(blocks[places[0]].text) and _is_title(blocks[places[1]].text))):
        places = places[1:]
    if not places:
        return None
    text = blocks[places[0]].text
    if (
        len(text) > _LONGEST
        or not any(map(str.isalpha, text))
        or _closes(text)
        or text[-1] in ":,;：，、"
        or _NO_TITLE.match(text)
        or (holds_a_sentence_end(text) and len(text) > (_LONGEST_QUESTION_OF_TWO if text[-1] in "?？" else _LONGEST_OF_TWO))
    ):
        return None
    if (text[-1] in "?？" and len(text) > _LONGEST_QUESTION) or _is_turn(text) or detect_dateline(text):
        return None
    kinds = {match.rule.kind for match in context.rules.matches(text)}
    if _is_short(text) or "byline" in kinds or ("teaser" in kinds and (places[0] > 0 or not _has_film(text, context))):
        return None
    below = [block.text for block in blocks[places[0] + 1 :] if block.label == "body"]
    if text in below[_NEAR:]:
        return None  # a label that comes back, not a headline
    return places[0] if any(len(line) >= _LEAST_STORY or ends_a_sentence(line) for line in below) else None


def _has_film(text: str, context: Context) -> bool:
    """Whether `text` says that the story has a film: “WATCH: …” opens a headline of its own, too."""
    return text.casefold().startswith(tuple(context.rules.words("watch_label")))


def _stands_low(blocks: Sequence[Block]) -> bool:
    """Whether much stands above the story, or a menu."""
    first, _ = story_run(blocks)
    return first > _HIGHEST or sum(length_in_words(block.text) < _FEWEST_WORDS for block in blocks[:first]) >= _MENU


def _is_row(text: str) -> bool:
    """Whether `text` is a row of sections with signs between them: “Home > World > Africa”."""
    items = _BETWEEN_SECTIONS.split(text)
    return len(items) > 2 and max(len(item.split()) for item in items) <= _FEWEST_WORDS


_BETWEEN_SECTIONS = re.compile(r"\s[|｜>›»]\s")


def _is_turn(text: str) -> bool:
    """Whether `text` is a question behind the name of a speaker: “ADA MOSS: …?”."""
    name, colon, _ = text.partition(":")
    return bool(colon) and text[-1] in "?？" and name.isupper() and 2 <= len(name.split()) <= 3


def _is_short(text: str) -> bool:
    """Whether `text` is as short as labels and names are, in a script that sets blanks."""
    return len(text.split()) < _FEWEST_WORDS and len(text) < 25 and not any("\u2e80" < sign < "\uff00" for sign in text)


def _closes(text: str) -> bool:
    """Whether `text` ends as a sentence does; a headline may end with “!” or “…”, quoted or not, and one in title case with a full stop."""
    if not ends_a_sentence(text) or is_title_case(text):
        return False
    return not (text.rstrip('"”’»').endswith(("!", "…", "...", "！")) and len(text) < _LONGEST // 2)


def _is_title(text: str) -> bool:
    return _LONGEST_KICKER // 2 < len(text) <= _LONGEST and not ends_a_sentence(text) and not holds_a_sentence_end(text) and detect_dateline(text) is None


def _is_kicker(text: str) -> bool:
    if len(text) > _LONGEST_KICKER or ends_a_sentence(text) or any(sign.isdigit() or sign in "<>" for sign in text):
        return False
    return len(text.split()) <= 2 or text.isupper()


def label_standfirst(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with the paragraphs between the headline and the byline, dateline or timestamp labelled `standfirst`, and a line above the headline `kicker`.

    >>> from newsclean.blocks import split_blocks
    >>> blocks = split_blocks("Rain ends drought\\nThe first rain in two hundred days fell on Friday\\nKARACHI: It rained on the coast on Friday, officials said.")
    >>> from newsclean.dateline import label_dateline
    >>> [b.label for b in label_standfirst(label_dateline(label_headline(blocks, Context()), Context()), Context())]
    ['headline', 'standfirst', 'dateline', 'body']
    """
    out = list(blocks)
    place = next((i for i, block in enumerate(out) if block.label == "headline"), None)
    if place is None:
        return out
    for i in range(place):
        if out[i].label == "body" and _is_kicker(out[i].text):
            out[i] = out[i].labelled("kicker", "a short line above the headline")
    below = range(place + 1, min(len(out), place + 1 + _LONGEST_STANDFIRST))
    end = next((i for i in below if out[i].label in ("byline", "dateline", "timestamp")), place)
    for i in range(place + 1, end):
        if out[i].label == "body" and len(out[i].text.split()) >= 5:
            out[i] = out[i].labelled("standfirst", "between the headline and the byline, dateline or timestamp")
    return out


def label_subheadings(blocks: Sequence[Block], context: Context) -> list[Block]:
    """`blocks` with a short line above a paragraph, which itself ends no sentence, labelled `subheading`.

    >>> from newsclean.blocks import split_blocks
    >>> blocks = split_blocks("It rained on the coast on Friday.\\nWhat comes next\\nMore rain is expected on Saturday and Sunday, officials said.")
    >>> [b.label for b in label_subheadings(blocks, Context())]
    ['body', 'subheading', 'body']
    """
    out = list(blocks)
    for i in range(1, len(out) - 1):
        text, below = out[i].text, out[i + 1]
        if (
            out[i].label == "body"
            and not out[i].why
            and len(text) <= _LONGEST_SUBHEADING
            and not ends_a_sentence(text)
            and text[:1] not in '-–—•*"“'
            and below.label == "body"
            and len(below.text) > max(60, len(text))
            and ends_a_sentence(below.text)
        ):
            out[i] = out[i].labelled("subheading", "a short line above a paragraph, ends no sentence")
    return out
