from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given

from newsclean import REPAIRS, Text, clean, expand_ligatures, fold_width, normalize_nfc, straighten_quotes, undo

from .strategies import texts


@pytest.mark.parametrize("repair", [straighten_quotes, normalize_nfc, expand_ligatures, fold_width])
@given(texts)
def test_the_source_can_be_rebuilt(repair: Callable[[str], Text], text: str) -> None:
    made = repair(text)
    assert undo(made, made.edits) == text


@given(texts)
def test_the_normal_form_is_that_of_unicode(text: str) -> None:
    assert normalize_nfc(text) == unicodedata.normalize("NFC", text)


def test_edits_are_as_small_as_the_letters() -> None:
    edits = normalize_nfc("Cafe\u0301 au lait, s\u0323\u0307").edits
    assert [(edit.at, edit.new) for edit in edits] == [(3, "é"), (15, "ṩ")]


def test_they_are_made_only_when_asked_for() -> None:
    raw = "Rain ends drought\n\n“It’s raining at the ﬁsh market,” said the mayor of the port city on Friday."
    assert clean(raw).edits == ()
    article = clean(raw, repairs=[*REPAIRS, straighten_quotes, expand_ligatures])
    assert article.text.startswith('"It\'s raining at the fish market,"')
    assert article.source == raw
