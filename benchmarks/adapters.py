"""newsclean in the forms in which the scorers of the gold sets call it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsclean.blocks import STORY
from newsclean.clean import REPAIRS, clean
from newsclean.dateline import detect_dateline
from newsclean.decoding import decode
from newsclean.encoding import fix_encoding
from newsclean.text import Text


def segments(text: str) -> dict[str, Any]:
    """The spans that are the story, and what each block is."""
    blocks = clean(text).blocks
    return {
        "keep": [block.span for block in blocks if block.label in STORY],
        "blocks": [{"start": block.span[0], "end": block.span[1], "kind": block.label} for block in blocks],
    }


def dateline(text: str, reference: dt.date | None) -> dict[str, Any] | None:
    """The dateline and its parts; a date without a year is `--MM-DD`."""
    found = detect_dateline(text, reference=reference)
    if found is None:
        return None
    date = found.date
    iso = date and (date.iso or (f"--{date.month:02}-{date.day:02}" if date.month and date.day else None))
    return {
        "start": found.span[0],
        "end": found.span[1],
        "places": [place.text for place in found.places],
        "date_text": date and date.text,
        "date_iso": iso,
        "agency": found.agency and found.agency.text,
    }


def decoded(raw: bytes) -> str:
    """The text of `raw`, as it was written."""
    return str(decode(raw)).removeprefix("\ufeff")


def encoding(text: str) -> str:
    """`text` made readable."""
    return str(fix_encoding(text))


def repaired(text: str) -> str:
    """`text` after all repairs."""
    made = Text(text)
    for repair in REPAIRS:
        made = repair(made)
    return str(made)


def page(text: str) -> dict[str, Any]:
    """The parts of the article in what was left of a web page; the paragraphs as published: with their slips, and with the dateline in front."""
    article = clean(text)
    paragraphs = [block.span for block in article.blocks if block.label in STORY or block.label == "dateline"]
    if article.dateline and (at := next((i for i, span in enumerate(paragraphs[:-1]) if span == article.dateline.span), -1)) >= 0:
        paragraphs[at : at + 2] = [(paragraphs[at][0], paragraphs[at + 1][1])]
    return {
        "body": [article.source[slice(*span)] for span in paragraphs],
        "headline": article.headline,
        "published": article.published and article.published.value,
        "authors": [person.name for person in article.byline.authors] if article.byline else None,
    }
