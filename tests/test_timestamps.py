"""When a story was published, changed and printed: lines as outlets of many languages write them."""

from __future__ import annotations

import datetime as dt

import pytest

from newsclean import clean
from newsclean.dates import read_any_date
from newsclean.timestamps import read_stamp

STORY = (
    "\nRain fell on the coast on Friday, the first in two hundred days, officials said.\n"
    "“We had given up hope,” said Ada Moss, who runs the ferry line.\n"
    "The council will meet on Monday to talk about the harbour wall.\n"
)


def read(line: str, reference: dt.date | None = None) -> dict[str, str]:
    stamp = read_stamp(line, None, reference)
    assert stamp is not None
    assert stamp.others == ()
    return {moment.role: moment.value.isoformat() for moment in stamp.moments}


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Updated 10:15 AM ET, Thu May 6, 2021", None, "2021-05-06T10:15:00-04:00"),
        ("Updated 10:15 AM ET, Wed January 6, 2021", None, "2021-01-06T10:15:00-05:00"),
        ("17:41 JST, October 13, 2024", "2024-10-13T17:41:00+09:00", None),
        ("Last Updated: Sat, 4 May, 2024, 07:15 AM IST", None, "2024-05-04T07:15:00"),  # India, Israel or Ireland
        ("Published: 09:10 BST, 4 May 2031 | Updated: 11:20 BST, 5 May 2031", "2031-05-04T09:10:00+01:00", "2031-05-05T11:20:00+01:00"),
        ("Posted: Jun 03, 2031 6:20 AM EDT | Last Updated: June 5", "2031-06-03T06:20:00-04:00", "2031-06-05"),
        ("June 3, 2031 2:05 am (Updated 6:20 am)", "2031-06-03T02:05:00", "2031-06-03T06:20:00"),
        ("09:10, 4 May 2031 Updated 11:20, 5 May 2031", "2031-05-04T09:10:00", "2031-05-05T11:20:00"),
        ("Published Jun 03, 2031 • Last updated 2 hours ago • 5 minute read", "2031-06-03", None),
        ("2024-05-03T10:15:00+09:00", "2024-05-03T10:15:00+09:00", None),
        ("Aktualisiert am 3. März 2031, 12.30 Uhr", None, "2031-03-03T12:30:00"),
        ("03.05.2031, 12:30 | Lesedauer: 4 Minuten", "2031-05-03T12:30:00", None),
        ("3. 5. 2031, 12:30 Uhr", "2031-05-03T12:30:00", None),
        ("Publié le 3 mai 2031 à 10h15, mis à jour le 4 mai 2031 à 9h12", "2031-05-03T10:15:00", "2031-05-04T09:12:00"),
        ("Publicado 10:15 h. 3 de mayo de 2031", "2031-05-03T10:15:00", None),
        ("03 Maggio 2031 Aggiornato alle 11:20 4 minuti di lettura", "2031-05-03", "2031-05-03T11:20:00"),
        ("Publicado em 3 de maio de 2031 às 13h15 - Atualizado em 4 de maio de 2031", "2031-05-03T13:15:00", "2031-05-04"),
        ("Обновлено 03.05.2031 10:00 мск", None, "2031-05-03T10:00:00+03:00"),
        ("Опубліковано: 12 травня 2031, 13:15", "2031-05-12T13:15:00", None),
        ("Giriş: 03.05.2031 - 09:10 Güncelleme: 03.05.2031 - 11:20", "2031-05-03T09:10:00", "2031-05-03T11:20:00"),
        ("Publicerad 3 maj 2031 kl 09.10Uppdaterad kl 11.20", "2031-05-03T09:10:00", "2031-05-03T11:20:00"),
        ("Jumat, 3 Mei 2031 20:15 WIB", "2031-05-03T20:15:00+07:00", None),
        ("Thứ bảy, 24/05/2031, 09:10 (GMT+7)", "2031-05-24T09:10:00+07:00", None),
        ("آخر تحديث: الجمعة، 3 مايو 2031 20:15 بتوقيت غرينتش", None, "2031-05-03T20:15:00+00:00"),
        ("شائع شدہ 3 مئی 2031 شام 6:15", "2031-05-03T18:15:00", None),
        ("प्रकाशित: शुक्रवार, 3 मई 2031 शाम 6:15", "2031-05-03T18:15:00", None),
        ("2031年5月3日 09時10分 (5月3日 11時20分更新)", "2031-05-03T09:10:00", "2031-05-03T11:20:00"),
        ("公開日：2031/01/31 11:30 更新日：2031/01/31 12:30", "2031-01-31T11:30:00", "2031-01-31T12:30:00"),
        ("입력 2031.05.03 오후 3:20 수정 2031.05.03 오후 5:20", "2031-05-03T15:20:00", "2031-05-03T17:20:00"),
        ("2031年05月03日 下午3:15", "2031-05-03T15:15:00", None),
    ],
)
def test_what_a_timestamp_says(line: str, published: str | None, modified: str | None) -> None:
    found = read(line)
    assert (found.get("published"), found.get("modified")) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2024 – May 5, 2024",
        "20 September 2019 – 5 January 2020",
        "Updated May 3, 10:15 PM",  # no year, and nobody may guess it
        "In 1984 it sold three million.",
        "10:15 AM",
        "03/05/24",
    ],
)
def test_no_timestamp(line: str) -> None:
    assert read_stamp(line) is None


def test_a_missing_year_comes_from_the_caller_alone() -> None:
    stamp = read_stamp("Updated Dec 30, 10:15 PM", None, dt.date(2024, 1, 2))
    assert stamp is not None
    assert [(m.role, m.value, m.inferred) for m in stamp.moments] == [("modified", dt.datetime(2023, 12, 30, 22, 15), True)]


@pytest.mark.parametrize(
    ("line", "role", "day"),
    [
        ("Published in Harbour Tribune, February 25th, 2025", "printed", dt.date(2025, 2, 25)),
        ("A version of this article appears in print on May 3, 2021, on page A4 of the Docker.", "printed", dt.date(2021, 5, 3)),
        ("Published: May 3, 2021", "published", dt.date(2021, 5, 3)),
        ("Last modified: May 3, 2021", "modified", dt.date(2021, 5, 3)),
    ],
)
def test_dates_of_an_article(line: str, role: str, day: dt.date) -> None:
    article = clean("Rain ends drought" + STORY + line)
    dates = {name: getattr(article, name) for name in ("published", "modified", "printed")}
    assert [name for name, date in dates.items() if date] == [role]
    assert dates[role].value == day
    assert dates[role].source == ("print line" if role == "printed" else "timestamp")


def test_a_byline_and_a_timestamp_in_one_line_are_two_blocks() -> None:
    article = clean("Rain ends drought\nBy Ann Carter | May 3, 2024 4:45pm" + STORY)
    assert [(block.label, block.text) for block in article.blocks[1:3]] == [("byline", "By Ann Carter |"), ("timestamp", "May 3, 2024 4:45pm")]
    assert article.published is not None
    assert article.published.value == dt.datetime(2024, 5, 3, 16, 45)


def test_an_order_that_only_the_language_tells() -> None:
    assert read_any_date("03/05/2024", "en") is None
    assert read_any_date("03/05/2024 20:15", "fr") == dt.datetime(2024, 5, 3, 20, 15)


def test_a_day_of_a_programme_is_no_timestamp() -> None:
    article = clean("What is on" + STORY + "3.11.2022 - Harbour Band - Pier Hall")
    assert article.published is None
