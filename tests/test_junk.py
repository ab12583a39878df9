"""Lines that no phrase tells: what is weighed, what never is, and how sharp to cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Context, clean, label_leftovers, split_blocks
from newsclean.blocks import FIELDS
from newsclean.cli import main

STORY = (
    "The council of Halm voted on Friday to build a new wall along the harbour, after two winters of floods.\n"
    "The work will take three years and cost eleven million crowns, the mayor, Ada Moss, told reporters after the vote.\n"
    "“We cannot wait for another storm,” said Moss, whose own house was flooded in January.\n"
    "Fishermen had asked for a lower wall, since the high one will hide the boats from the market square.\n"
    "The council will hear them again on Monday, and the first stones are to be laid in the spring.\n"
)
FOOTER = "Follow us on Twitter\n"
TEASERS = "Ferry line to the islands opens after ten years\nChess club wins the cup of the north again\nSchools in Tarn close for a week\n"
MENU = "Home\nNews\nSport\nCulture\nTravel\nWeather\nJobs\nCars\nHouses\nPuzzles\nLog in\nSearch\n"


def lost(text: str, tail: str) -> list[str]:
    """The lines of `tail` that `clean` sets aside when they stand below `text`."""
    return [block.text for block in clean(text + tail).removed if block.text in tail]


def test_headlines_behind_a_footer_are_set_aside() -> None:
    article = clean(STORY + FOOTER + TEASERS)
    assert article.text.count("\n\n") == 4
    assert len(article.removed) == 4
    assert all(block.why.startswith("weighs ") for block in article.removed[1:])


@pytest.mark.parametrize(
    "tail",
    [
        "Harbour 3, Dockside 1\nQuayside 2, Seawall 2\nPierhead 0, Sandbank 4\n",  # results
        "Ward one: Ada Moss 412\nWard two: Bo Lind 371\nWard three: Cy Hart 299\n",
        "Goalkeeper: Bo Lind\nDefence: Cy Hart, Di Wolf\nForward: Ed Reed\n",
        "Saturday, May 4: Harbour fair in the town\nSunday, May 5: Boat race to the island\nMonday, May 6: Meeting of the council\n",
        "1. The wall\nIt will be four metres high, the plans show, and made of stone.\n2. The road\nIt will be moved inland by a hundred metres.\n",
        "“The sea takes what it wants.” — a saying of Halm\n",
        "“We shall build,” she said\n",
        "The bank of the town said on Monday that the loan it gave in the year\n1986 will be paid back by the end of the year.\n",
        "@halmharbour: The ferry leaves at four\n",
    ],
)
def test_what_belongs_to_the_story_stays(tail: str) -> None:
    assert lost(STORY, tail) == []


def test_results_stay_behind_an_advertisement_mark() -> None:
    assert lost(STORY + "Advertisement\n", "Harbour 3, Dockside 1\nQuayside 2, Seawall 2\nPierhead 0, Sandbank 4\n") == []


def test_a_story_of_short_lines_is_not_taken_apart() -> None:
    names = "\n".join(
        f"{first} {last}" for first in ("Ada", "Bo", "Cy", "Di", "Ed") for last in ("Moss", "Lind", "Hart", "Wolf", "Reed", "Dyer", "Holm", "Berg", "Vik")
    )
    article = clean(f"The names of those who died when the ferry sank off Halm, as the council gave them on Friday, are these.\n{names}\n")
    assert article.removed == ()


def test_a_doubtful_line_stays_with_a_warning() -> None:
    doubtful = STORY + "Ferry line to the islands opens\n"
    article = clean(doubtful)
    assert article.removed == ()
    assert [warning.code for warning in article.warnings] == ["maybe_junk"]
    assert clean(doubtful, cut="sharp").removed != ()


@given(st.lists(st.sampled_from((STORY + FOOTER + TEASERS + MENU).splitlines()), max_size=60))
def test_a_sharper_cut_takes_no_less_and_reads_nothing_into_a_field(lines: list[str]) -> None:
    blocks = split_blocks("\n".join(lines))
    aside = {}
    for cut in ("cautious", "balanced", "sharp"):
        labelled = label_leftovers(blocks, Context(cut=cut))
        assert [block.text for block in labelled] == [block.text for block in blocks]
        aside[cut] = {i for i, block in enumerate(labelled) if block.why.startswith("weighs ")}
        assert not {labelled[i].label for i in aside[cut]} & FIELDS
    assert aside["cautious"] <= aside["balanced"] <= aside["sharp"]


def test_the_story_of_a_page() -> None:
    page = f"{MENU}Most read\n{TEASERS}\n\nHalm builds a wall against the sea\n\nBy Bo Lind\n3 May 2024, 10:15\n\n{STORY}\n{FOOTER}Related stories\n{TEASERS}{MENU}About us\nContact\nPrivacy policy\n"
    article = clean(page)
    assert article.headline == "Halm builds a wall against the sea"
    assert article.text.replace("\n\n", "\n") + "\n" == STORY


def test_a_wrong_cut_says_what_to_write() -> None:
    with pytest.raises(ValueError, match="cautious, balanced, sharp"):
        clean("Rain fell.", cut="hard")  # type: ignore[arg-type]


def test_the_evidence_can_be_read() -> None:
    told = clean(STORY + FOOTER + TEASERS).explain().splitlines()
    assert told[10] == "promo: en/promo/follow-us"
    assert told[12].partition(":")[2].startswith(" weighs ")
    assert told[13].startswith("    for:     ")
    assert "ends open" in told[13]
    assert told[14].startswith("    against: ")


def test_explain_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY + FOOTER, "utf-8")
    assert main(["explain", "--cut", "sharp", str(file)]) == 0
    assert "promo: en/promo/follow-us\n    Follow us on Twitter\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "part",
    [
        "Morning\nThe boats leave at six, the harbour master says.\nEvening\nThey come back at nine, he says.\n",
        "ISSUE: The height of the wall\nISSUE: The price of stone\nISSUE: The way to the market\n",
        "- a coat and good boots for the walk along the pier\n- a lamp, as the path along the wall is dark\n- bread, water and a knife for the fish\n",
        "The sea is ours and nobody can take it from us\n— Ada Moss (@adamoss) 19. November 2018\n",
    ],
)
def test_lines_stay_with_their_like(part: str) -> None:
    first, rest = STORY.split("\n", 1)
    assert clean(f"{first}\n{part}{rest}").removed == ()


def test_labels_that_come_back_within_the_story_are_its_own() -> None:
    first, rest = STORY.split("\n", 1)
    parts = "".join(f"MORNING\nThe boats leave at {hour}, the harbour master says.\n" for hour in ("six", "seven", "eight"))
    assert clean(f"{first}\n{parts}{rest}").removed == ()


def test_what_says_nothing_to_the_reader_is_no_promo() -> None:
    assert {block.label for block in clean(STORY + FOOTER + TEASERS).removed[1:]} <= {"teaser", "navigation", "caption", "ad"}


def test_a_sentence_is_no_doubtful_line() -> None:
    assert clean(STORY + "People danced.\n").warnings == ()


def test_a_long_list_is_no_page() -> None:
    items = "".join(f"Boat {number} of the fleet of Halm, built in {1900 + number}\n" for number in range(60))
    assert clean(STORY + items).removed == ()
