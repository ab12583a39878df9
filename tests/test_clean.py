from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Block, Context, clean, fix_encoding, label_promos
from newsclean.blocks import FIELDS, STORY

from .strategies import texts

PARAGRAPHS = (
    "Rain fell on the coast on Friday, the first in two hundred days, officials said.",
    "“We had given up hope,” said Ada Moss, who runs the ferry line.",
    "The council will meet on Monday to talk about the harbour wall.",
    "Engineers have warned since May that the wall may not hold.",
)


@given(texts)
def test_the_source_of_any_str_comes_back(text: str) -> None:
    article = clean(text)
    assert article.source == text
    assert article.encoding is None


@given(st.binary(max_size=300))
def test_the_source_of_any_bytes_comes_back(raw: bytes) -> None:
    article = clean(raw)
    assert article.source_bytes() == raw


@given(texts)
def test_every_block_is_story_field_or_set_aside(text: str) -> None:
    article = clean(text)
    kept = [block for block in article.blocks if block.label in STORY]
    fields = [block for block in article.blocks if block.label in FIELDS]
    assert len(kept) + len(fields) + len(article.removed) == len(article.blocks)
    assert article.text == "\n\n".join(block.text for block in kept)
    assert all(block.why for block in article.removed)


@given(texts)
def test_what_is_clean_is_not_repaired_again(text: str) -> None:
    # of two lines with blanks below blanks the gaps are columns and stay; as two paragraphs they are none
    assert all((edit.old + edit.new).isspace() for edit in clean(clean(text).text).edits)


@given(st.permutations(PARAGRAPHS), st.lists(st.sampled_from(["Advertisement", "Follow us on Twitter", "Also read: Ferry line to open"]), max_size=3))
def test_no_paragraph_of_a_story_is_lost(paragraphs: list[str], junk: list[str]) -> None:
    lines = ["Rain ends drought", *paragraphs[:2], *junk[:1], *paragraphs[2:], *junk[1:]]
    article = clean("\n\n".join(lines))
    assert article.headline == "Rain ends drought"
    assert article.body == tuple(paragraphs)
    assert [block.text for block in article.removed] == junk
    assert clean(article.text).text == article.text


@pytest.mark.parametrize(
    "raw",
    ["", " \n\t ", "\n" * 100_000, "\0" * 1000, "\ud800\udc00\udfff", "😀🌧️👨‍👩‍👧", b"", b"\xff\xfe\x00", bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n\x00\x00", "e" + "\u0301" * 10_000, "a" * 200_000, "&" + "amp;" * 5000],
    ids=["empty", "blank", "newlines", "nul", "surrogates", "emoji", "no bytes", "bom", "all bytes", "png", "accents", "one word", "entities"],
)  # fmt: skip
def test_any_input_gives_an_article(raw: str | bytes) -> None:
    article = clean(raw)
    assert (article.source if isinstance(raw, str) else article.source_bytes()) == raw


def test_a_text_without_a_story_says_so() -> None:
    assert [warning.code for warning in clean("Follow us on Twitter").warnings] == ["empty_body"]
    assert [warning.code for warning in clean("").warnings] == ["empty_body"]


def test_steps_are_left_out_by_leaving_them_out() -> None:
    raw = "Rain  fell &amp; fell.\nFollow us on Twitter"
    assert [edit.why for edit in clean(raw, repairs=[fix_encoding]).edits] == ["encoding/entity"]
    assert clean(raw, labels=[]).removed == ()
    assert [block.label for block in clean(raw, labels=[label_promos]).blocks] == ["body", "promo"]


def test_a_step_of_ones_own_composes() -> None:
    def label_shouting(blocks: list[Block], context: Context) -> list[Block]:
        return [block.labelled("other", "shouts") if block.text.isupper() else block for block in blocks]

    assert [block.why for block in clean("Rain fell.\nBUY NOW", labels=[label_shouting]).removed] == ["shouts"]  # type: ignore[list-item]


def test_a_headline_that_the_caller_knows_is_recognised() -> None:
    article = clean("Home\nRain ends drought.\n\n" + PARAGRAPHS[0], headline="Rain Ends Drought")
    assert article.headline == "Rain ends drought."
    assert clean(PARAGRAPHS[0], headline="Rain ends drought").headline == "Rain ends drought"


def test_near_duplicates_are_reported_and_kept() -> None:
    twice = "The vote is the first since Ada Moss became the mayor of the port city in May."
    article = clean(f"{twice}\n\nCouncil members meet on Friday for the first time since Ada Moss became the mayor of the port city in May.")
    assert [warning.code for warning in article.warnings] == ["near_duplicate"]
    assert len(article.body) == 2
