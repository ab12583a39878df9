from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from newsclean import Article, clean

from .strategies import texts

RICH = """\
WORLD

Rain ends drought in Karachi

By Ada Moss and Li Wei, Staff Writers

Last updated: April 26, 2024 10:15 GMT

KARACHI, April 25 (Reuters) - Rain fell on the coast on Friday &amp; ended two hundred days of drought, officials said.

The mayor said that the harbour wall had held, and thanked all who had helped to build it.

(Reporting by Ada Moss in Karachi; Editing by Li Wei)

Editor's note: An earlier version of this story misspelled the name of the harbour.

© 2024 Harbour Post. All rights reserved.

Follow Harbour Post on Twitter
"""


@given(texts)
def test_json_gives_back_the_same_article(text: str) -> None:
    article = clean(text)
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.source == text


def test_json_is_one_line_and_readable_by_anybody() -> None:
    article = clean("Rain\ud800 fell.\n\nIt rained \U0001f327 on.")
    line = article.model_dump_json()
    assert "\n" not in line
    assert json.loads(line)["blocks"][0]["text"] == article.blocks[0].text


def test_lone_surrogates_and_dates_survive_json_together() -> None:
    article = clean(RICH + "\nThe end \udce9 came.", repairs=[], reference=dt.date(2024, 4, 26))
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.modified is not None
    assert again.modified.value == dt.datetime(2024, 4, 26, 10, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["\ud83d\ude00", "\ud83d \ude00", "\ufdd0", "\ud83d\ufdd0\ude00", "\\ufdd0", "\ufdd0\ufdd0\ud83d\ude00\ufdd0"])
def test_surrogates_side_by_side_stay_two_signs(text: str) -> None:
    article = clean(text, repairs=[])
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.source == text
    assert Article.model_validate_json(article.model_dump_json(indent=1)) == article


def test_the_fields_of_a_rich_article() -> None:
    article = clean(RICH, reference=dt.date(2024, 4, 26))
    assert article.headline == "Rain ends drought in Karachi"
    assert article.kicker == "WORLD"
    assert article.byline is not None
    assert [(person.name, person.role) for person in article.byline.authors] == [("Ada Moss", "Staff Writers"), ("Li Wei", "Staff Writers")]
    assert article.dateline is not None
    assert [str(place) for place in article.dateline.places] == ["KARACHI"]
    assert article.dateline.date is not None
    assert (article.dateline.date.iso, article.dateline.date.inferred) == ("2024-04-25", True)
    assert [(credit.kind, credit.names, credit.place) for credit in article.credits] == [
        ("reporting", ("Ada Moss",), "Karachi"),
        ("editing", ("Li Wei",), None),
    ]
    assert [note.kind for note in article.notes] == ["correction"]
    assert article.copyright_notice == "© 2024 Harbour Post. All rights reserved."
    assert article.outlet == "Harbour Post"
    assert article.language == "en"
    assert article.body == (
        "Rain fell on the coast on Friday & ended two hundred days of drought, officials said.",
        "The mayor said that the harbour wall had held, and thanked all who had helped to build it.",
    )
    assert [block.label for block in article.removed] == ["promo"]
    assert article.source == RICH
    assert article.warnings == ()


def test_spans_count_in_the_source() -> None:
    article = clean(RICH)
    for block in article.blocks:
        start, end = block.span
        inside = [edit for edit in article.edits if start <= edit.at and edit.end <= end]
        assert inside or RICH[start:end] == block.text
    assert article.dateline is not None
    assert RICH[slice(*article.dateline.span)] == article.dateline.text


def test_an_article_is_frozen_and_forbids_unknown_keys() -> None:
    article = clean("Rain fell.")
    with pytest.raises(ValidationError):
        article.headline = "x"
    with pytest.raises(ValidationError, match="extra"):
        Article.model_validate({"title": "x"})
    with pytest.raises(ValidationError):
        Article.model_validate_json('{"edits":[{"at":0,"old":"","new":"","why":"","who":""}]}')
    with pytest.raises(ValidationError):
        Article.model_validate_json("{")
    with pytest.raises(ValidationError):
        Article.model_validate({"blocks": [{"text": "x", "span": (0, 1), "label": "advert"}]})


def test_the_json_schema_describes_every_field() -> None:
    schema = Article.model_json_schema()
    assert set(schema["properties"]) == set(Article.model_fields)
    assert all("description" in field or "$ref" in field for field in schema["properties"].values())
    assert schema["additionalProperties"] is False
    json.dumps(schema)
