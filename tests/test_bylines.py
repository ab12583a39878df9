"""Who wrote the story: names, roles and houses, in the languages of the rules; and what only looks like a byline."""

from __future__ import annotations

import pytest

from newsclean import RULES, clean, detect_byline
from newsclean.people import parse_people

STORY = (
    "Rain fell on the coast on Friday, the first in two hundred days, officials said.\n"
    "“We had given up hope,” said Mara Dunn, who runs the ferry line.\n"
    "The council will meet on Monday to talk about the harbour wall.\n"
)
Parts = tuple[str, str | None, str | None]


def authors(line: str) -> list[Parts]:
    byline = detect_byline(f"{line}\n{STORY}")
    return [(person.name, person.role, person.affiliation) for person in byline.authors] if byline else []


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ann Carter", [("Ann Carter", None, None)]),
        ("By Ann Carter, Staff Writer", [("Ann Carter", "Staff Writer", None)]),
        ("By ANN CARTER and BO LIND, Associated Press", [("ANN CARTER", None, "Associated Press"), ("BO LIND", None, "Associated Press")]),
        ("By Ann Carter, Political Editor, and Bo Lind", [("Ann Carter", "Political Editor", None), ("Bo Lind", None, None)]),
        ("By Ann Carter Political Correspondent", [("Ann Carter", "Political Correspondent", None)]),
        ("By Ann Carter for harbourpost.com", [("Ann Carter", None, "harbourpost.com")]),
        ("By Ann Carter @anncarter", [("Ann Carter", None, None)]),
        ("By The Associated Press", [("The Associated Press", None, None)]),
        ("Ann Carter | Reuters", [("Ann Carter", None, "Reuters")]),
        ("ANN CARTER, AP", [("ANN CARTER", None, "AP")]),
        ("Ann Carter, Staff Writer", [("Ann Carter", "Staff Writer", None)]),
        ("Written by Ann Carter", [("Ann Carter", None, None)]),
        ("Von Jana Kolbe, Tom Ahlers und Uwe Ohm", [("Jana Kolbe", None, None), ("Tom Ahlers", None, None), ("Uwe Ohm", None, None)]),
        ("Von Jana Kolbe, Redakteurin für Finanzen", [("Jana Kolbe", "Redakteurin für Finanzen", None)]),
        ("Von dpa", [("dpa", None, None)]),
        ("Kommentar von Jana Kolbe", [("Jana Kolbe", None, None)]),
        ("Par Léa Morin, envoyée spéciale à Morlanne", [("Léa Morin", "envoyée spéciale à Morlanne", None)]),
        ("Par Léa Morin avec AFP", [("Léa Morin", None, None), ("AFP", None, None)]),
        ("Por Marta Quiles y Juan Roca", [("Marta Quiles", None, None), ("Juan Roca", None, None)]),
        ("Por EFE", [("EFE", None, None)]),
        ("di Anna Greco", [("Anna Greco", None, None)]),
        ("Rita Prado | Especial para o Farol", [("Rita Prado", "Especial para o Farol", None)]),
        ("Автор: Анна Портнова", [("Анна Портнова", None, None)]),
        ("Автори: Ганна Портова та Петро Гавань", [("Ганна Портова", None, None), ("Петро Гавань", None, None)]),
        ("Oleh Sri Lestari dan Budi Hartono", [("Sri Lestari", None, None), ("Budi Hartono", None, None)]),
        ("Muhabir: Murat Liman", [("Murat Liman", None, None)]),
        ("بقلم سمير حداد", [("سمير حداد", None, None)]),
        ("تحریر: سلیم احمد", [("سلیم احمد", None, None)]),
        ("به قلم: رضا کریمی", [("رضا کریمی", None, None)]),
        ("লেখক: রহিম উদ্দিন", [("রহিম উদ্দিন", None, None)]),
        ("记者 张三", [("张三", "记者", None)]),
        ("本报记者 张三 李四", [("张三", "本报记者", None), ("李四", "本报记者", None)]),
        ("記者蒋 凌", [("蒋 凌", "記者", None)]),
        ("홍길동 기자 hong@example.com", [("홍길동", "기자", None)]),
        ("執筆者：山田太郎", [("山田太郎", None, None)]),
    ],
)
def test_authors(line: str, people: list[Parts]) -> None:
    assert authors(line) == people


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "By The Numbers",
        "By Friday night",
        "By Friday Night",
        "By Any Means",
        "By New York",
        "Email The Author",
        "Hours Ago Ann Carter",
        "Local News",
        "Por Favor",
        "Von Krieg und Frieden",
        "Oleh Karena Itu",
    ],
)
def test_no_people(line: str) -> None:
    assert authors(line) == []
    assert authors("Rain ends drought\n" + line) == []


def test_a_newsroom_is_a_byline_without_authors() -> None:
    byline = detect_byline("Rain ends drought\nBy our special correspondent\n" + STORY)
    assert byline is not None
    assert byline.authors == ()


def test_a_name_and_its_house_below_the_headline() -> None:
    byline = clean("Rain ends drought\nAnn Carter\nHarbour Bureau\n" + STORY).byline
    assert byline is not None
    assert byline.text == "Ann Carter\nHarbour Bureau"
    assert [(person.name, person.affiliation) for person in byline.authors] == [("Ann Carter", "Harbour Bureau")]


def test_a_name_beside_the_timestamp() -> None:
    page = "".join(f"Menu item {i}\n" for i in range(60))
    article = clean(page + "Rain ends drought\nSport\nAnn Carter\n3 May 2024, 10:15\n" + STORY)
    assert article.byline is not None
    assert [person.name for person in article.byline.authors] == ["Ann Carter"]


def test_a_name_that_the_story_names_is_no_author() -> None:
    assert clean("Rain ends drought\nMara Dunn\n3 May 2024, 10:15\n" + STORY).byline is None


def test_roles_and_conjunctions_are_data() -> None:
    names = "Ann Carter und Bo Lind, Chefreporter"
    assert [person.role for person in parse_people(names, RULES).people] == ["Chefreporter", "Chefreporter"]
    assert "chefreporter" in RULES.words("journalist")


@pytest.mark.parametrize("line", ["Rain Meets Council Wall", "Unsere Kleine Stadt", "Coast Monday", "(Ann Carter/The Associated Press)"])
def test_words_in_capitals_are_no_names(line: str) -> None:
    assert clean(f"Rain ends drought in the town\n{line}\n" + STORY).byline is None


def test_a_name_that_is_a_word_too() -> None:
    assert clean("Rain ends drought in the town\nWill Carter\n" + STORY).byline is not None


@pytest.mark.parametrize(
    ("last", "sign"),
    [
        ("Der Rat tagt am Montag wieder, um über den Deich zu reden. (mk)", "(mk)"),
        ("The council meets again on Monday to talk about the wall. (sic)", None),
        ("Der Rat tagt am Montag wieder, um über den Deich zu reden. (dpa)", None),  # whose text it is, not who wrote it
    ],
)
def test_what_signs_the_last_paragraph(last: str, sign: str | None) -> None:
    byline = clean("Rain ends drought in the town\n" + STORY + last).byline
    assert (byline and byline.text) == sign
    assert byline is None or byline.authors == ()


@pytest.mark.parametrize("line", ["Ana Lind, Hamburg", "Ana Lind / Madrid", "Ana Lind, de São Paulo", "ANA LIND | ROMA"])
def test_the_place_behind_a_name_is_where_it_was_written(line: str) -> None:
    article = clean(f"Rain ends drought in the harbour town\n{line}\n{STORY}")
    assert article.byline
    assert [person.name.title() for person in article.byline.authors] == ["Ana Lind"]


@pytest.mark.parametrize("line", ["(dmk)", "mp/ kg/", "/xym/", "(kbe/lsw)", "PAP/al"])
def test_initials_sign_a_story(line: str) -> None:
    article = clean(STORY + line)
    assert article.blocks[-1].label == "byline"
    assert line not in article.text


@pytest.mark.parametrize("line", ["(sic)", "(a) or (b)", "and/or"])
def test_what_only_looks_like_initials(line: str) -> None:
    assert ("byline", line) not in [(block.label, block.text) for block in clean(STORY + line).blocks]
