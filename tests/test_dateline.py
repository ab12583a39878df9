"""Datelines in the conventions of the press, where they stand, their parts, and what looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from newsclean import Dateline, clean, detect_dateline
from newsclean.dates import read_date
from newsclean.places import is_place, is_sure

HEADLINE = "Rain ends drought in the city"


def found(text: str, reference: dt.date | None = None) -> Dateline:
    line = detect_dateline(text, reference=reference)
    assert line is not None, text
    assert text[slice(*line.span)] == line.text
    return line


# What a dateline is, from its first sign to the one that closes it, in the words of many houses; behind the bar, the lead.
DATELINES = """
GROSSETO, Italy (AP) --| Rain fell.
ABOARD AIR FORCE ONE (AP) —| Rain fell.
WASHINGTON/LONDON, March 3 (Reuters) -| Rain fell.
STOCKHOLM, Aug 29, 2014 (AFP) -| Rain fell.
Strasbourg, 10 juil 2024 (AFP)| La pluie tombe.
Kiel (dpo) -| Regen fiel.
Wien, 27.6.2005 –| Regen fiel.
Neuss ·| Regen fiel auf die Stadt.
Montevidéu, 12 jul (EFE).-| Chove.
(EFE).-|La lluvia cae.
Milano, 3 mag. (askanews) -| Piove.
(ANSA) - ROMA, 1 LUG -| Piove.
BRISBANE, Australia, Jan. 1(Xinhua) --| Rain fell.
新华网银川8月29日电|下雨了。
新华社北京１０月２２日电| 下雨了。
本台讯| 下雨了。
（中央社記者張三台北21日電）|下雨了。
【北京共同】|雨が降った。
［東京　２３日　ロイター］ －| 雨が降った。
(런던·서울=연합뉴스) 김비 특파원 이강 기자 =| 비가 왔다.
[서울=뉴시스]김비 기자 =| 비가 왔다.
Damascus [Syria], June 9 (ANI):| Rain fell.
NEW DELHI, Jan 21 (PTI)| Rain fell.
(Web Desk) –| Rain fell.
لاہور(ویب ڈیسک)|بارش ہوئی۔
کراچی (اسٹاف رپورٹر)| بارش ہوئی۔
اسلام آباد (اے پی پی)| بارش ہوئی۔
اسلام آباد:| بارش ہوئی۔
DHAKA, Nov 26, 2023 (BSS) -| Rain fell.
ঢাকা, ২৬ নভেম্বর, ২০২৩ (বাসস) :| বৃষ্টি হলো।
ঢাকা:| বৃষ্টি হলো।
नई दिल्ली, 26 जुलाई (आईएएनएस)।| बारिश हुई।
लखनऊ, जेएनएन ।| बारिश हुई।
KUALA SELANGOR, 5 Sept (Bernama) --| Hujan turun.
ALOR SETAR, 9 Ogos –| Hujan turun di sini.
Jakarta, CNN Indonesia --| Hujan turun.
JAKARTA, KOMPAS.com -| Hujan turun.
KATHMANDU, 5th September, 2026 (WAM) --| Rain fell.
İZMİR, (DHA) -| Yağmur yağdı.
НЬЮ-ЙОРК, 3 мая. /ТАСС/.| Идёт дождь.
Москва. 3 мая. INTERFAX.RU -| Идёт дождь.
КИЇВ. 3 травня. УНН.| Іде дощ.
القاهرة 9 يونيو حزيران (رويترز) -| هطل المطر
رام الله /وفا/| هطل المطر
تهران- ایرنا-| باران بارید.
SYDNEY March 22 AAP -| Rain fell.
COLUMBIA, Mo. (KMIZ) —| Rain fell.
NEW YORK and CHICAGO (December 22, 2013) —| Rain fell.
(07-17) 13:09 PDT SACRAMENTO --| Rain fell.
Nendeln, 27.6.205 –| Regen fiel.
москва, 1 дек — риа новости.| идёт дождь, сообщили власти.
İZMİR (AA) - AYŞE YILMAZ -| Yağmur yağdı.
MULTAN: (APP)| Rain fell.
ERBIL (Kurdpost24):| Rain fell.
NEW YORK, May 3, 2021 /PRNewswire/ --| Rain fell.
DENVER--(BUSINESS WIRE)--|Rain fell.
BEIRUT, Lebanon, June 2.| Rain fell.
Portland, Ore. —| Rain fell.
HARRISBURG, Pa. —| Rain fell.
GAZA, Monday, Dec. 1 (Xinhua) --| Rain fell.
THE VATICAN —| Rain fell.
CHICAGO—|Rain fell on the city for the third day in a row, which took nobody by surprise but the weathermen.
"""


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_a_dateline_reaches_to_its_closing_sign(line: str) -> None:
    dateline, bar, lead = line.partition("|")
    assert bar
    assert found(f"{HEADLINE}\n\n{dateline}{lead}").text == dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        (f"{HEADLINE}\nBy Ada Moss\nUpdated 10:15 AM ET, Fri May 3, 2024\nNAIROBI (Reuters) - Rain fell.", "NAIROBI (Reuters) -"),
        (f"{HEADLINE}\n\nPeople dance in the rain. (Ana Lima/Reuters)\n\nNAIROBI (Reuters) - Rain fell.", "NAIROBI (Reuters) -"),
        ("The rain came at last, after two hundred days. NAIROBI (Reuters) - Rain fell.", "NAIROBI (Reuters) -"),
        ("(Corrects day in second paragraph.) By Ada Moss and Li Wei NAIROBI (Reuters) - Rain fell.", "NAIROBI (Reuters) -"),
        ("Nach zweihundert Tagen fällt Regen auf die Stadt. Hamburg – Die Menschen tanzten.", "Hamburg –"),
        (f"{HEADLINE}\n\nstrong>KARACHI: Rain fell.", "KARACHI:"),
        (f"{HEADLINE}\n\nAda MossKARACHI: Rain fell.", "KARACHI:"),
        (f"{HEADLINE}\n\nHarbour News Service Madras, May 4: Rain fell.", "Madras, May 4:"),
        (f"{HEADLINE}\n\n“ЖЕНЕВА, 25 мая — РИА Новости, Пётр Иванов. Идёт дождь.", "ЖЕНЕВА, 25 мая — РИА Новости, Пётр Иванов."),
        (f"{HEADLINE}\n\nMUMBAI\n\nMUMBAI (Reuters) - Rain fell.", "MUMBAI (Reuters) -"),
        (f"{HEADLINE}\nMonday, May 3, 2021\nRain fell.", "Monday, May 3, 2021"),
        ("雨が降った。人々は喜んだ。【北京共同】", "【北京共同】"),
        ("雨が降った。人々は喜んだ。【カイロ山田太郎、ワシントン鈴木花子】", "【カイロ山田太郎、ワシントン鈴木花子】"),
    ],
)
def test_a_dateline_is_found_where_it_stands(text: str, dateline: str) -> None:
    assert found(text).text == dateline


@pytest.mark.parametrize(
    "text",
    [
        "WARNING GRAPHIC DETAIL: Rain fell on the dead.",
        "UPDATE 1-Rain falls on the city",
        "WRAPUP 2-Rain falls on the city",
        "Analysis: Rain fell on the city.",
        "POLITIQUE - La pluie tombe sur la ville.",
        "Akkutechnik: Regen fiel.",
        "Climate change: Rain falls",
        "Jordan: The king spoke of the rain",
        "India–China talks end in rain.",
        "SRF News: Was heisst das?",
        "Q: Was it wet?",
        "REBECCA Cooke is wet.",
        "Jan. 6 committee members met on Friday.",
        "WASHINGTON, DC - MARCH 07: U.S. President Ada Moss speaks in the rain.",
        "The app (APP): what it does",
        "Ada Moss (PA) said that it rained.",
        "According to AFP, rain fell.",
        "ADA MOSS - DHA",
        "Ada Moss / AFP - Getty Images",
        "Sens. Ada Moss and Li Wei spoke of the rain.",
        "(Xinhua) 09:18, May 3, 2024",
        "HEWLETT-PACKARD SHARES FALL",
        "H.P.Z.-Archiv und H.P.Z.-Portal",
        "Harbour Fair, Oct. 18–21, in Elkton, draws the town.",
        "RAIN (APP) - The app tells when.",
        "RUBBER (YEN PER KILO) - APRIL 07",
        "JOHN STOCKTON: It rained.\nSEN. ADA MOSS: It did.\nREP. LI WEI: For two days.",
        "Monday, May 3: Rain fell.",
        "Berlin – das ist vor allem Regen.",
        "Monday - Rain fell on the city.",
        "Bread 2.10\nMILK: 1.30\nRICE: 2.40\nSALT: 0.60",
        "MILK: 1.30 a litre\nRICE: 2.40 a kilo",
    ],
)
def test_a_false_friend_is_no_dateline(text: str) -> None:
    assert detect_dateline(f"{HEADLINE}\n\n{text}") is None


def test_a_name_in_front_of_a_colon_is_a_place_when_the_story_says_so() -> None:
    assert detect_dateline("Jackson: It rained, he said.") is None
    assert detect_dateline("JACKSON: It rained, said Ada Jackson.") is None
    assert found("JACKSON: It rained. Streets in Jackson were wet.").places[0].city == "JACKSON"
    assert found("Trabzon: It rained. Streets in Trabzon were wet.").places[0].city == "Trabzon"


def test_a_word_of_the_story_is_no_place() -> None:
    assert detect_dateline(f"{HEADLINE}\n\nSARI - Her sari was wet.") is None


def test_the_parts_of_a_dateline() -> None:
    line = found("BEIRUT, Lebanon/NEW YORK, March 3, 2024 (Reuters) - Rain fell.")
    assert [(place.text, place.city, place.region) for place in line.places] == [("BEIRUT, Lebanon", "BEIRUT", "Lebanon"), ("NEW YORK", "NEW YORK", None)]
    assert line.date is not None
    assert line.date.iso == "2024-03-03"
    assert line.agency is not None
    assert (line.agency.code, line.agency.kind, line.separator) == ("Reuters", "wire", "-")
    assert found("(서울=연합뉴스) 김비 기자 = 비가 왔다.").reporters == ("김비",)
    assert found("ЖЕНЕВА, 25 мая — РИА Новости, Пётр Иванов. Идёт дождь.").reporters == ("Пётр Иванов",)


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("Kiel (dpo) - Regen fiel.", "dpo", "satire"),
        ("COLUMBIA, Mo. (KMIZ) — Rain fell.", None, "broadcaster"),
        ("کراچی (اسٹاف رپورٹر) بارش ہوئی۔", None, "desk"),
        ("लखनऊ, पीटीआई। बारिश हुई।", "PTI", "wire"),
        ("Казань, 3 мая – РИА Казань. Идёт дождь.", None, "wire"),
    ],
)
def test_agencies_have_a_code_and_a_kind(text: str, code: str | None, kind: str) -> None:
    agency = found(text).agency
    assert agency is not None
    assert (agency.code, agency.kind) == (code, kind)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("FEb. 3, 2024", "2024-02-03"), ("5th September, 2026", "2026-09-05"), ("1er août 2012", "2012-08-01"), ("3 de mayo de 2024", "2024-05-03"), ("9 يونيو/حزيران 2024", "2024-06-09"),
        ("٩ يونيو ٢٠٢٤", "2024-06-09"), ("२६ जुलाई 2023", "2023-07-26"), ("২৬ নভেম্বর ২০২৩", "2023-11-26"), ("3 Mei 2024", "2024-05-03"), ("9 Ogos 2024", "2024-08-09"), ("3. Mai 2024", "2024-05-03"),
        ("3 травня 2024", "2024-05-03"), ("2024年5月3日", "2024-05-03"), ("2024년 5월 3일", "2024-05-03"), ("۳ مئی 2024", "2024-05-03"), ("27.6.2005", "2005-06-27"), ("3 Şubat 2024", "2024-02-03"),
    ],
)  # fmt: skip
def test_dates_in_the_languages_of_the_press(text: str, iso: str) -> None:
    date = read_date(text)
    assert date is not None
    assert (date.iso, date.text, date.inferred) == (iso, text, False)


def test_a_year_comes_from_a_date_near_it_and_never_from_today() -> None:
    text = "NAIROBI, Dec 30 (Reuters) - Rain fell."
    assert found(text).date == read_date("Dec 30")
    assert found(text, dt.date(2024, 1, 2)).date == read_date("Dec 30", dt.date(2024, 1, 2))
    stamped = f"{HEADLINE}\nUpdated: January 2, 2024\n{text}"
    assert found(stamped).date == read_date("Dec 30", dt.date(2024, 1, 2))
    dateline = clean(stamped).dateline
    assert dateline is not None
    assert dateline.date is not None
    assert (dateline.date.iso, dateline.date.inferred) == ("2023-12-30", True)


def test_a_date_of_the_story_gives_no_year() -> None:
    text = f"{HEADLINE}\n\nLONDON, April 9 - Dockwire Inc is issuing a bond that falls\ndue May 5, 2002 and pays five pct."
    assert found(text).date == read_date("April 9")


def test_a_day_that_no_year_near_the_reference_has_gets_none() -> None:
    for year in (1, 9999):
        date = found("LONDON, Feb 29 (Reuters) - Rain fell.", dt.date(year, 1, 1)).date
        assert date is not None
        assert (date.year, date.iso) == (None, None)
    date = found("LONDON, Feb 29 (Reuters) - Rain fell.", dt.date(2023, 1, 1)).date
    assert date is not None
    assert date.iso == "2024-02-29"


@pytest.mark.parametrize("text", ["Pittsburgh", "Nashville\nIt rained in Nashville."])
def test_a_place_alone_on_its_line_comes_back_as_it_stands(text: str) -> None:
    dateline = clean(f"{HEADLINE}\n\n{text}\n\nRain fell on the city on Friday, officials said, and more is to come.").dateline
    assert dateline is not None
    assert [(place.text, place.city) for place in dateline.places] == [(text.partition("\n")[0],) * 2]


@pytest.mark.parametrize("text", ["নিজস্ব প্রতিবেদক, ঢাকা: বৃষ্টি হলো।", "मीरा वर्मा, रांची । बारिश हुई।", "雨が降った。人々は喜んだ。【北京共同】"])
def test_what_is_cut_as_a_dateline_is_read_as_one(text: str) -> None:
    article = clean(text)
    assert article.dateline is not None
    assert [block.text for block in article.blocks if block.label == "dateline"] == [article.dateline.text]


def test_a_second_dateline_is_reported_and_not_cut() -> None:
    article = clean(f"{HEADLINE}\n\nNAIROBI (Reuters) - Rain fell on the city.\n\nPeople danced.\n\nKAMPALA (Reuters) - It rained in Uganda too.")
    assert article.dateline is not None
    assert article.dateline.text == "NAIROBI (Reuters) -"
    assert article.body[-1] == "KAMPALA (Reuters) - It rained in Uganda too."
    assert [warning.code for warning in article.warnings] == ["second_dateline"]


def test_the_gazetteer_knows_places_in_many_scripts_and_no_words() -> None:
    assert all(map(is_place, ["Traiskirchen", "Jajpur", "Чебоксары", "ملتان", "इन्दौर", "इंदौर", "ঢাকা", "ソウル", "부산"]))
    assert not any(map(is_place, ["reading", "Nice", "Regenbogen", "Ada Moss", ""]))
    assert is_sure("Nairobi")
    assert not is_sure("Traiskirchen")
