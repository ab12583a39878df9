from __future__ import annotations

import pytest
from hypothesis import given

from newsclean import fix_spacing, undo

from .strategies import texts

WIRE = """\
    The council of the port city said on Friday that it will build
a new harbour wall, the first in two hundred years, after storms
had damaged the old one twice in a winter.
    Work is to begin in the spring and will take three years, the
mayor told reporters; the cost is put at ten million dollars by
the council's engineers.
"""

POEM = """\
The rain came down upon the town
And washed the harbour clean,
The gulls flew up, the sails came down,
The brightest day we've seen.
"""

TABLE = """\
Harbour   3   1   0   9
Dockside  2   2   0   8
Quayside  1   0   3   3
Seawall   0   1   3   1
"""

LIST = """\
What the council of the port city voted on at its meeting of Friday night
- the harbour wall, which a storm in the spring had broken in three places
- a levy on every ship that calls there for more than a single night in May
- the wages of the men who keep the light on the island in the dark months
"""

ADDRESS = """\
Ada Moss
The Harbour Post
1 Quay Street
Port City
"""

CODE = """\
def rain(days, wall, harbour, council, mayor, ship, storm, spring, quay):
    if days > 200 and wall(harbour).height < council.vote(mayor=mayor):
        return ship.sail(storm[spring], quay=quay.first(), until=days + 1)
    return ship.moor(storm[spring], quay=quay.first(), until=days + 100)
"""

JAPANESE = "市議会は金曜日、春の嵐で壊れた港の防波堤を再建することを決めた。市長は記者団に対し、冬までに工事を終えたいと述べた\n" * 6

ENGLISH = "The council of the port city said on Friday that it will build a new wall for the harbour, which was old, and that it would be high."


@given(texts)
def test_the_source_can_be_rebuilt(text: str) -> None:
    fixed = fix_spacing(text)
    assert undo(fixed, fixed.edits) == text


@given(texts)
def test_nothing_but_white_space_changes_but_for_words_twice_and_hyphens(text: str) -> None:
    for edit in fix_spacing(text).edits:
        if not {"spacing/doubled", "spacing/wrap", "spacing/broken", "spacing/lost-apostrophe"}.intersection(edit.why.split("+")):
            assert "".join(edit.old.split()) == "".join(edit.new.split())


@given(texts)
def test_what_is_repaired_stays_as_it_is(text: str) -> None:
    once = str(fix_spacing(text))
    assert fix_spacing(once) == once


def test_hard_wrapped_paragraphs_are_joined() -> None:
    first, second = fix_spacing(WIRE).splitlines()
    assert first.startswith("    The council of the port city said on Friday that it will build a new harbour wall")
    assert second.endswith("ten million dollars by the council's engineers.")


@pytest.mark.parametrize("sign_off", ["REUTER", "Reuter", "ENDS", "More"])
def test_a_sign_off_keeps_its_line(sign_off: str) -> None:
    wire = (
        WIRE.replace("winter.\n", "winter of rain and of gales from the north-\nwest.\n")
        + f"{'The mayor said so on Friday, and once more on the next day.':>63}\n{sign_off}\n"
    )
    assert fix_spacing(wire).endswith(f"next day.\n{sign_off}\n")


def test_a_hyphen_stays_in_front_of_a_capital_and_behind_a_number() -> None:
    page = """\
The council of the port city asked on Friday for a new British-
Soviet pact on the fish of the north, the first since the 2.1-
billion deal of the years in which the old harbour wall was not
yet built, and in which the ships of both came in each night of
the week to land their fish on the quay and sell it in the town.
"""
    assert "British-Soviet" in fix_spacing(page)
    assert "2.1-billion" in fix_spacing(page)


def test_headlines_of_one_length_are_no_paragraph() -> None:
    lines = "Harbour wall breaks in the third storm of a wet long winter\nCouncil votes for a levy on every ship that calls at night\nMayor Moss asks the capital for money to mend the old wall\nFerry line to six islands opens in spring, the port says\n"
    assert fix_spacing(lines).edits == ()


def test_without_a_mark_of_paragraphs_a_break_between_sentences_stays() -> None:
    wire = """\
The council of the port city said on Friday that it will build a
new harbour wall, the first in two hundred years, after the old
one broke in storms. Work on it is to begin in the coming spring.
The mayor told reporters that it will take three years; the cost
is put at ten million dollars by Sen. Ada Moss and the council's
engineers, who met on Feb. 3 and on the same night voted for it.
"""
    assert fix_spacing(wire).splitlines()[1].startswith("The mayor told reporters that it will take three years; the cost is put")


def test_words_that_a_page_breaks_are_mended() -> None:
    page = """\
The council of the port city said on Friday that it would re-
build the old harbour wall, the first in two hundred years; the
storms had damaged it twice in a winter, said a well-known en-
gineer, and the mayor-elect, Ada Moss, has now asked the govern-
ment in the capital for some money, since the low- and the high-
and middle-income towns of the coast could not pay for such har-
bour wall on their own. The harbour is old, and so is the wall of
the town. It was built by hand in the days of the first steamers.
"""
    text = fix_spacing(page)
    assert "would rebuild the old" in text
    assert "a well-known engineer" in text
    assert "for such harbour wall" in text
    assert "the low- and the high- and middle-income" in text


@pytest.mark.parametrize("text", [POEM, TABLE, LIST, ADDRESS, CODE, JAPANESE, "One line.\n\nAnother line.\n", "x = 1\n\tif x:\n\t\treturn\n"])
def test_lines_that_mean_something_stay(text: str) -> None:
    assert fix_spacing(text).edits == ()


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("The vote  was close.  It passed.", "The vote was close. It passed."),
        ("The end. \t\nMore.", "The end.\nMore."),
        ("the\xa0vote", "the vote"),
        ("le vote\xa0: «\xa0oui\xa0»", "le vote\xa0: «\xa0oui\xa0»"),
        ("10\xa0000 and 5\xa0km", "10\xa0000 and 5\xa0km"),
        ("a\u2009thin\u202fblank", "a thin blank"),
        ("　日本語の段落。", "　日本語の段落。"),
        # a blank too many
        ("the vote , which passed ; it was close .", "the vote, which passed; it was close."),
        ("he said “no” .", "he said “no”."),
        ("wait . . . and see .NET at .5", "wait . . . and see .NET at .5"),
        ("see https://example.org/wall , it says", "see https://example.org/wall , it says"),
        # a blank missing
        ("The wall fell.The mayor came.", "The wall fell. The mayor came."),
        ("It was over,said the mayor,and Ada Moss left.", "It was over, said the mayor, and Ada Moss left."),
        ("“It is over.”The mayor left.", "“It is over.” The mayor left."),
        ('"It is over."The mayor left.', '"It is over." The mayor left.'),
        ('The mayor left."It is over," he said.', 'The mayor left. "It is over," he said.'),
        ("(CNN)The wall fell.", "(CNN) The wall fell."),
        ("Sade hon.”Nu går vi.", "Sade hon.”Nu går vi."),
        ("„Das ist gut.“Er ging.", "„Das ist gut.“Er ging."),
        ('It fell."He added that it was old.', 'It fell."He added that it was old.'),
        ('He said "it fell."The mayor left. "Oh," he said.', 'He said "it fell." The mayor left. "Oh," he said.'),
        ("the principle ;) is denoted as , the type; git add . before", "the principle ;) is denoted as , the type; git add . before"),
        ("name,email,phone,city", "name,email,phone,city"),
        (
            "pathlib.Path objects are what pathlib.Path makes, and Harbour.Gov, index.Html",
            "pathlib.Path objects are what pathlib.Path makes, and Harbour.Gov, index.Html",
        ),
        ("Name  Age\nAda  23\nLi  31", "Name  Age\nAda  23\nLi  31"),
        ("Name  Age\r\nAda  23\r\nLi  31", "Name  Age\nAda  23\nLi  31"),
        ("Seite\xa03411", "Seite\xa03411"),
        (f"{ENGLISH} He fought for for years at at least two walls.", f"{ENGLISH} He fought for for years at at least two walls."),
        (
            "Read Harbour.Com or mail ada.Moss@example.org",
            "Read Harbour.Com or mail ada.Moss@example.org",
        ),
        ("The U.S.Navy and Ph.D holders", "The U.S.Navy and Ph.D holders"),
        ("Roll Call,Inc. and 1,000 more", "Roll Call,Inc. and 1,000 more"),
        # words twice
        (f"{ENGLISH} The wall of of the harbour.", f"{ENGLISH} The wall of the harbour."),
        (f"{ENGLISH} He said that that was all he had had, of of course.", f"{ENGLISH} He said that that was all he had had, of of course."),
        (f"{ENGLISH} It cost the guns the the wall.", f"{ENGLISH} It cost the guns the the wall."),
        # a lost apostrophe
        (f"{ENGLISH} They don t know, they re late, and Moss s plan failed.", f"{ENGLISH} They don't know, they're late, and Moss's plan failed."),
        (f"{ENGLISH} Figure s shows they re late.", f"{ENGLISH} Figure s shows they re late."),
        # words broken
        ("The harb- our wall. The harbour is old.", "The harbour wall. The harbour is old."),
        ("The govern- ment fell.", "The government fell."),
        ("A self- made man.", "A self-made man."),
        ("low- and middle-income towns", "low- and middle-income towns"),
        ("the con- tinued work", "the con- tinued work"),
        ("The x axis and plan b arbour: an h arbour", "The x axis and plan b arbour: an h arbour"),
        ("An old h arbour wall. The harbour is old.", "An old harbour wall. The harbour is old."),
        ("It was traditionall y so, and it traditionally was.", "It was traditionally so, and it traditionally was."),
        ("Com o prefeito, como o porto, e o Y chegou.", "Com o prefeito, como o porto, e o Y chegou."),
        ("H A R B O U R is where the harbour was.", "HARBOUR is where the harbour was."),
        ("Groups A B C D were drawn.", "Groups A B C D were drawn."),
    ],
)
def test_faults_and_what_becomes_of_them(dirty: str, clean: str) -> None:
    assert fix_spacing(dirty) == clean
