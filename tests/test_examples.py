"""The articles in `examples/` give exactly what `tests/articles/` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Dateline, Edit, clean

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED = Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))


def expected(name: str) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    return wanted


def source(name: str) -> str:
    return (EXAMPLES / f"{name}.txt").read_bytes().decode("utf-8")


def given(name: str) -> tuple[str, bytes]:
    """The example as a `str` and as bytes, which must give the same."""
    return source(name), (EXAMPLES / f"{name}.txt").read_bytes()


def dateline(line: Dateline | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "text": line.text,
        "span": list(line.span),
        "places": [place.text for place in line.places],
        "date": line.date.iso if line.date else None,
        "agency": line.agency.name if line.agency else None,
    }


def lies_within(edit: Edit, wanted: dict[str, Any]) -> bool:
    return bool(wanted["at"] <= edit.at and edit.end <= wanted["at"] + len(wanted["old"]))


def made_of(wanted: dict[str, Any], article: Article) -> str:
    """What `article` makes of the text that `wanted` changes; an edit of one letter is as good as of the word."""
    text: str = wanted["old"]
    for edit in reversed([edit for edit in article.edits if lies_within(edit, wanted)]):
        start = edit.at - wanted["at"]
        assert text[start : start + len(edit.old)] == edit.old
        text = text[:start] + edit.new + text[start + len(edit.old) :]
    return text


def test_every_example_has_its_expectation() -> None:
    assert {"clean", "harbour", "mojibake", "regen"} <= set(NAMES) <= {path.stem for path in EXPECTED.glob("*.json")}


@pytest.mark.parametrize("name", NAMES)
def test_example_gives_what_is_expected(name: str) -> None:
    wanted = expected(name)
    for raw in given(name):
        article = clean(raw)
        assert article.headline == wanted["headline"]
        assert dateline(article.dateline) == wanted["dateline"]
        assert (article.byline.text if article.byline else None) == wanted["byline"]
        assert list(article.body) == wanted["body"]
        removed = [{"label": block.label, "text": block.text, "span": list(block.span)} for block in article.removed]
        assert removed == wanted["removed"]
        assert all(block.why for block in article.removed)
        assert article.outlet == wanted["outlet"]
        assert article.language == wanted["language"]
        assert {warning.code for warning in article.warnings} == set(wanted["warnings_include"])


@pytest.mark.parametrize("name", NAMES)
def test_example_has_the_expected_edits(name: str) -> None:
    wanted = expected(name)["edits"]
    for raw in given(name):
        article = clean(raw)
        for edit in wanted:
            assert source(name)[edit["at"] :].startswith(edit["old"])
            assert made_of(edit, article) == edit["new"]


def test_harbour_has_no_other_edit_than_its_no_break_space() -> None:
    wanted = expected("harbour")["edits"]
    others = [edit for edit in clean(source("harbour")).edits if not any(lies_within(edit, one) for one in wanted)]
    assert [(edit.old, edit.new, edit.why) for edit in others] == [("\xa0", " ", "spacing/no-break")]


def test_mojibake_is_all_repaired() -> None:
    article = clean(source("mojibake"))
    assert {edit.why for edit in article.edits} == {"encoding/mojibake", "encoding/entity"}
    assert not set("Ãâ€&\x93\x9d") & set(article.text)


def test_clean_is_left_as_it_is() -> None:
    article = clean(source("clean"))
    assert (article.edits, article.removed, article.warnings) == ((), (), ())


@pytest.mark.parametrize("name", NAMES)
def test_source_of_an_example_is_rebuilt(name: str) -> None:
    for raw in given(name):
        article = clean(raw)
        again = Article.model_validate_json(article.model_dump_json())
        assert again == article
        assert article.source == again.source == source(name)
        assert again.source_bytes() == (EXAMPLES / f"{name}.txt").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_again_changes_nothing_in_the_story(name: str) -> None:
    once = clean(source(name))
    again = clean(f"{once.headline}\n\n{once.text}", headline=once.headline)
    assert again.text == once.text
