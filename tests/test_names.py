from __future__ import annotations

import pytest
from hypothesis import given

from newsclean import fix_names, undo

from .strategies import texts

STORY = "Mayor Ada Okafor met the council on Friday. Okafor said that the wall will be built, and that {} and the engineers have agreed. “We will build it,” Okafor said."


@given(texts)
def test_the_source_can_be_rebuilt(text: str) -> None:
    fixed = fix_names(text)
    assert undo(fixed, fixed.edits) == text


@pytest.mark.parametrize("slip", ["Okefor", "Okaffor", "Oakfor"])
def test_a_slip_becomes_the_name(slip: str) -> None:
    fixed = fix_names(STORY.format(slip))
    assert fixed == STORY.format("Okafor")
    assert [edit.why for edit in fixed.edits] == ["names/Okafor"]


@pytest.mark.parametrize(
    "phrase",
    [
        "Okafors",  # an ending is grammar
        "Okafon",  # another consonant may be another person
        "Bola Okefor",  # another first name is another person
        "“Okefor”",  # quoted words stay
        "Okefor [sic]",  # the author has seen it
        "@Okefor",
        "okefor",
        "Okefor.com",
        "the town of Ikafor",  # another first letter
    ],
)
def test_what_may_be_meant_stays(phrase: str) -> None:
    assert fix_names(STORY.format(phrase)).edits == ()


def test_a_spelling_that_stands_twice_stays() -> None:
    assert fix_names(STORY.format("Okefor") + " She thanked Okefor and the others.").edits == ()


def test_a_word_that_is_no_name_stays() -> None:
    assert fix_names("The Market opened. A Markat, the Market and the market are near the Market in the town.").edits == ()


def test_a_compound_is_capitalised_as_it_is_elsewhere() -> None:
    story = "The Afro-Caribbean fair in the city was opened by the mayor. The Euro-Caribbean trade and the Afro-caribbean music were the themes of the week."
    assert [(edit.old, edit.new) for edit in fix_names(story).edits] == [("c", "C")]


def test_a_compound_whose_part_is_a_word_stays() -> None:
    assert fix_names("The Vice-President met the President. The Vice-president and the others said that they had not been told of it.").edits == ()


def test_other_languages_stay() -> None:
    german = "Bürgermeisterin Okafor traf den Rat. Okafor sagte, dass die Mauer gebaut wird und dass Okefor und die anderen sich einig sind. Okafor ging."
    assert fix_names(german).edits == ()
