"""Who else worked on the story, and whose material it uses, in the languages of the rules."""

from __future__ import annotations

import pytest

from newsclean import clean, detect_credits

Parts = tuple[str, tuple[str, ...], str | None]


def credits_of(line: str) -> list[Parts]:
    return [(credit.kind, credit.names, credit.place) for credit in detect_credits(f"Rain fell on the coast on Friday, officials said.\n{line}")]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "(Reporting by Ann Carter in Harbour City and Bo Lind in Lagos; Additional reporting by Cy Moss in Westport; Writing by Di Nunn; Editing by Ed Oak)",
            [
                ("reporting", ("Ann Carter",), "Harbour City"),
                ("reporting", ("Bo Lind",), "Lagos"),
                ("additional", ("Cy Moss",), "Westport"),
                ("writing", ("Di Nunn",), None),
                ("editing", ("Ed Oak",), None),
            ],
        ),
        ("Reporting by Ann Carter Editing by Bo Lind", [("reporting", ("Ann Carter",), None), ("editing", ("Bo Lind",), None)]),
        ("(With inputs from PTI)", [("agency", ("PTI",), None)]),
        ("AP contributed to this report.", [("additional", ("AP",), None)]),
        ("Ann Carter contributed.", [("additional", ("Ann Carter",), None)]),
        (
            "Associated Press writers Ann Carter in Paris and Bo Lind in Rome contributed to this report.",
            [("additional", ("Ann Carter",), "Paris"), ("additional", ("Bo Lind",), "Rome")],
        ),
        ("Dockwire's Ann Carter and reporter Bo Lind contributed to this report.", [("additional", ("Ann Carter", "Bo Lind"), None)]),
        ("With files from The Canadian Press", [("agency", ("Canadian Press",), None)]),
        ("(Quelle: dpa)", [("agency", ("dpa",), None)]),
        ("Quelle: dpa/AFP", [("agency", ("dpa", "AFP"), None)]),
        ("Mit Material von dpa und AFP", [("agency", ("dpa", "AFP"), None)]),
        ("Das Interview führte Jana Kolbe", [("reporting", ("Jana Kolbe",), None)]),
        ("Con información de EFE", [("agency", ("EFE",), None)]),
        ("(Reporte de Marta Quiles; editado por Ana Sol)", [("reporting", ("Marta Quiles",), None), ("editing", ("Ana Sol",), None)]),
        ("Avec AFP", [("agency", ("AFP",), None)]),
        ("(Reportagem de Rita Prado; Edição de Davi Reis)", [("reporting", ("Rita Prado",), None), ("editing", ("Davi Reis",), None)]),
        ("(con ANSA)", [("agency", ("ANSA",), None)]),
        ("Источник: ТАСС", [("agency", ("ТАСС",), None)]),
        ("Джерело: Укрінформ", [("agency", ("Укрінформ",), None)]),
        ("Kaynak: Anadolu Ajansı", [("agency", ("Anadolu Ajansı",), None)]),
        ("Pewarta: Budi Hartono Editor: Sri Lestari", [("reporting", ("Budi Hartono",), None), ("editing", ("Sri Lestari",), None)]),
        ("Editor: Sri", [("editing", ("Sri",), None)]),
        ("Sumber: Bernama", [("agency", ("Bernama",), None)]),
        ("ترجمة: سمير حداد", [("translation", ("سمير حداد",), None)]),
        ("责任编辑：张三", [("editing", ("张三",), None)]),
        ("编辑：张三 审核：李四", [("editing", ("张三",), None), ("editing", ("李四",), None)]),
        ("来源：新华社", [("agency", ("新华社",), None)]),
        ("출처: 뉴시스", [("agency", ("뉴시스",), None)]),
    ],
)
def test_credits(line: str, parts: list[Parts]) -> None:
    assert credits_of(line) == parts


@pytest.mark.parametrize("line", ["Enditem", "ENDS", "-30-", "###", "(完)"])
def test_an_end_mark_is_nobodys(line: str) -> None:
    article = clean(f"Rain fell on the coast on Friday, officials said.\n{line}")
    assert article.credits == ()
    assert article.text == "Rain fell on the coast on Friday, officials said."


@pytest.mark.parametrize("line", ["Rain contributed to this.", "The agency contributed.", "Reporting by the papers and editing by hand is slow work."])
def test_no_credit(line: str) -> None:
    assert credits_of(line) == []


STORY = "Rain fell on the coast on Friday, officials said.\nMore is to come on Sunday, the council said.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Moss reported from Port Harbour, Lagos.",
        "Ada Moss reported from Lagos and Li Wei from Paris. Dockwire writer Ana Lima in Westport contributed to this report.",
        "Ana Lima, Li Wei and Bo Lind of the Harbour staff, and Dockwire correspondent Cy Moss contributed to this report.",
        "Moss reported from Lagos. Contributing: Li Wei in Paris; Bo Lind in Westport",
        "Ada Moss contributed research.",
    ],
)
def test_who_else_reported_stands_at_the_end(line: str) -> None:
    article = clean(STORY + line)
    assert [credit.span[1] for credit in article.credits][-1:] == [len(STORY + line)]
    assert article.text == clean(STORY).text


@pytest.mark.parametrize(
    "line",
    [
        "He reported from Lagos.",
        "Moss reported from Lagos that the ferry was late.",
        "Forty scientists of the coast contributed to this report, which the council will read.",
        "Those who contributed to this report are proud of it, he said.",
    ],
)
def test_who_reported_in_the_story_stays(line: str) -> None:
    assert clean(STORY + line).credits == ()


ESSAY = "\n".join(
    f"The {sea} has been the life of this town for as long as anyone can think, and it has taken as much as it gave to us."
    for sea in ("sea", "bay", "reef", "sound")
)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lima is president of the Harbour Fund.",
        "— Bo Lind is a contributing editor of Dockside Review and the author of “Tides and Ports”.",
        "Ana Lima, who lives in Westport, writes a monthly column for the Tern.",
        "Bo Lind teaches physical chemistry at the University of Westport. He is interested in ports.",
        "Ana Lima is chief political columnist for the Tern.\nBo Lind is the director of the Harbour Institute.",
    ],
)
def test_who_wrote_it_stands_at_the_end(line: str) -> None:
    assert [block.label for block in clean(f"{ESSAY}\n{line}").removed] == ["author_bio"] * len(line.splitlines())


@pytest.mark.parametrize(
    "tail",
    [
        "Ana Lima is the founder of the ferry line, and she said that it would sail.",
        "Ana Lima is waiting for the editor of the Tern.",
        "Port Harbour is hoping to join Dockside as host of the boat race.",
        "It was Ana Lima who built the first boat in this town, a hundred years ago, and she sailed it to the island and back.\nAna Lima is the founder of the ferry line.",
        "Ana Lima is the founder of the ferry line.\nThe ferry has sailed to the island and back each day since then, in calm and storm, and it will sail for ever, it seems.",
        "\n".join(f"{name} is the founder of a ferry line on the coast." for name in ("Ana Lima", "Bo Lind", "Cy Moss", "Li Wei", "Ada Carter")),
    ],
)
def test_of_whom_the_story_tells_stays(tail: str) -> None:
    assert clean(f"{ESSAY}\n{tail}").removed == ()
