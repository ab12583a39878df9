"""What the eye is given: the read-out, the diff, and what never reaches a terminal."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given, settings

from newsclean import Agency, Article, Byline, Credit, Dateline, DateValue, Note, PartialDate, Person, Place, clean
from newsclean.display import Look, as_diff, as_json, as_text, columns, laid_bare, shown

from .strategies import texts

STORY = "Rain ends drought\n\nNAIROBI (Reuters) - Rain fell on the coast on Friday, officials said.\n"
# What a terminal obeys: C0 but for tab and line feed, DEL, C1.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

FEWER = settings(max_examples=settings().max_examples // 5)  # each cleans a text, and the laws of that have their own tests


def plain(painted: str) -> str:
    return re.sub(r"\x1b\[\d+m", "", painted)


@FEWER
@given(texts)
def test_no_view_of_any_text_has_a_sign_that_a_terminal_obeys(text: str) -> None:
    for article in (clean(text), clean(text, repairs=[])):
        for view in (as_text(article), as_diff(article), as_json(article)):
            assert not OBEYED.search(view)
            assert view.encode("utf-8").decode("utf-8") == view  # no lone surrogates


@FEWER
@given(texts)
def test_a_diff_is_empty_only_when_nothing_was_done(text: str) -> None:
    article = clean(text)
    assert bool(as_diff(article)) == bool(article.edits or article.removed)


@FEWER
@given(texts)
def test_colour_and_width_change_no_letter_of_a_read_out(text: str) -> None:
    article = clean(text)
    drawn = as_text(article, Look(width=40, colour=True))
    assert not OBEYED.search(plain(drawn))
    assert "".join(plain(drawn).split()) == "".join(as_text(article).split())


@FEWER
@given(texts)
def test_json_of_any_text_is_one_line(text: str) -> None:
    line = as_json(clean(text))
    assert len(line.splitlines()) == 1
    assert Article.model_validate_json(line) == clean(text)


def test_text_tells_all_that_is_known() -> None:
    at = (0, 1)
    article = Article(
        headline="Rain ends drought",
        kicker="WEATHER",
        byline=Byline("By Ada Moss, Staff Writer, and Li Wei", at, (Person("Ada Moss", "Staff Writer"), Person("Li Wei"))),
        dateline=Dateline(
            "NAIROBI, Kenya, April 25 (Reuters) -",
            at,
            places=(Place("NAIROBI, Kenya", "NAIROBI", "Kenya"),),
            date=PartialDate("April 25", 2024, 4, 25, inferred=True),
            agency=Agency("Reuters", "reuters", "Reuters", "wire"),
        ),
        published=DateValue("25.4.2024, 9:30", dt.datetime(2024, 4, 25, 9, 30), "minute", "timestamp"),
        credits=(Credit("reporting", ("Ada Moss", "Li Wei"), "Lagos", "Reporting by Ada Moss and Li Wei in Lagos", at),),
        notes=(Note("correction", "An earlier version had the wrong river.", at),),
        copyright_notice="© Harbour Post",
        outlet="Harbour Post",
        language="en",
        encoding="utf-16-le",
    )
    lines = """\
Rain ends drought

  kicker      WEATHER
  byline      By Ada Moss, Staff Writer, and Li Wei → Ada Moss, Staff Writer · Li Wei
  dateline    NAIROBI, Kenya, April 25 (Reuters) - → NAIROBI, Kenya · 2024-04-25 (year inferred) · Reuters
  published   25.4.2024, 9:30 → 2024-04-25 09:30
  credit      Reporting by Ada Moss and Li Wei in Lagos → reporting: Ada Moss, Li Wei in Lagos
  correction  An earlier version had the wrong river.
  copyright   © Harbour Post
  outlet      Harbour Post
  language    en
  encoding    utf-16-le

Nothing set aside, nothing changed.
"""
    assert as_text(article) == lines


def test_text_gathers_equal_changes() -> None:
    out = as_text(clean("Rain\xa0fell.\nIt\xa0fell again.\nAnd\xa0again."))
    assert "Changed (3)\n  4  \\xa0 → ␣  spacing/no-break  3 times\n" in out


def test_text_without_a_headline_says_so() -> None:
    assert as_text(clean("")).startswith("(no headline)\n")


def test_diff_shows_what_is_near_to_a_change_of_a_long_line() -> None:
    (_, _, line) = as_diff(clean("rain " * 1000 + "&amp;" + " rain" * 1000 + ".")).splitlines()
    assert line.startswith("  … rain")
    assert "rain [-&amp;-]{+&+} rain" in line
    assert line.endswith("rain …")
    assert len(line) < 150


def test_diff_marks_changes_inside_what_is_removed() -> None:
    assert "\n- Follow us on Twitter [-&amp;-]{+&+} Instagram\n" in as_diff(clean(f"{STORY}\nFollow us on Twitter &amp; Instagram\n"))


def test_diff_cuts_off_what_is_glued_to_a_paragraph() -> None:
    out = as_diff(clean("Rain fell on Friday, he said &amp; left. Also read: Council votes on harbour wall"))
    assert "  Rain fell on Friday, he said [-&amp;-]{+&+} left.\n" in out
    assert "\n- Also read: Council votes on harbour wall\n" in out


def test_diff_gathers_line_ends() -> None:
    out = as_diff(clean("Rain fell.\r\nIt fell again.\r\nAnd again.\r\n"))
    assert out == "--- -\n@@ 3 line ends, the first at 10 @@ spacing/line-break\n  [-\\r\\n-]{+\\n+}\n"


def test_diff_keeps_the_lines_of_the_source_apart() -> None:
    out = as_diff(clean("Rain fell on Friday. \n  \nIt fell again.\n"))
    assert "  Rain fell on Friday.[- -]\n" in out
    assert "\\n" not in out


def test_diff_of_any_text_has_all_its_changes() -> None:
    for text in ("", " ", "\0", "\0\n\r\n\0", "\ud800 a\u200bb", "  a\xa0\xa0b \n\n \x1b[31mred", "&amp;" * 50):
        article = clean(text)
        out = as_diff(article)
        assert bool(out) == bool(article.edits or article.removed)
        assert not OBEYED.search(out)


def test_repairs_left_out_let_no_escape_through_either() -> None:
    raw = "\x1b[2JRain \x9b31m fell\x07.\n\nFollow us on Twitter"
    article = clean(raw, repairs=[])
    for out in (as_text(article), as_diff(article), as_json(article)):
        assert not OBEYED.search(out)
    assert "\\x1b[2JRain \\x9b31m fell\\x07." in as_text(article)


def test_invisible_signs_are_laid_bare() -> None:
    assert laid_bare("a\xa0\u200b\ufe0f\u3164\ud800\n") == "a\\xa0\\u200b\\ufe0f\\u3164\\ud800\\n"
    assert laid_bare("“é” 港口") == "“é” 港口"


def test_running_text_keeps_what_only_joins_letters() -> None:
    assert shown("می\u200cخواهم 👨\u200d👩 10\xa0km") == "می\u200cخواهم 👨\u200d👩 10\xa0km"
    assert shown("\u202eevil\u2066\ud800") == "\\u202eevil\\u2066\\ud800"


def test_wrapping_counts_columns_not_signs() -> None:
    text = "港口明年春天开放，市长说。港口明年春天开放。"
    lines = Look(width=20).wrapped(text).split("\n")
    assert "".join(lines) == text
    assert max(map(columns, lines)) <= 20
    assert not any(line[0] in "，。" for line in lines)


def test_wrapping_keeps_no_break_spaces() -> None:
    assert Look(width=20).wrapped("Il a dit : « Non, merci\xa0! »") == "Il a dit : « Non,\nmerci\xa0! »"
