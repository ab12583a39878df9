from __future__ import annotations

import pytest
from hypothesis import given

from newsclean import Edit, fix_encoding, undo

from .strategies import texts


@given(texts)
def test_every_repair_can_be_undone(text: str) -> None:
    fixed = fix_encoding(text)
    assert undo(fixed, fixed.edits) == text


@pytest.mark.parametrize(
    ("dirty", "edits"),
    [
        ("The minister said â€œnoâ€\x9d.", [Edit(18, "â€œ", "“", "encoding/mojibake"), Edit(23, "â€\x9d", "”", "encoding/mojibake")]),
        ("Fish &amp; chips", [Edit(5, "&amp;", "&", "encoding/entity")]),
        ("Fish &amp;amp;amp; chips", [Edit(5, "&amp;amp;amp;", "&", "encoding/entity")]),
        ("a title\x0bBy Ada", [Edit(7, "\x0b", "\n", "encoding/control")]),
        ("a\x07b", [Edit(1, "\x07", "", "encoding/control")]),
        ("\ud83d\ude00!", [Edit(0, "\ud83d\ude00", "😀", "encoding/surrogate")]),
        ("caf\ufeffé", [Edit(3, "\ufeff", "", "encoding/invisible")]),
        ("It\x19s “no”", [Edit(2, "\x19", "’", "encoding/cut-quote")]),
        ("said \x1cno\x1d.", [Edit(5, "\x1c", "“", "encoding/cut-quote"), Edit(8, "\x1d", "”", "encoding/cut-quote")]),
        ("The caf\udce9 shut", [Edit(7, "\udce9", "é", "encoding/surrogate")]),
        ("entre\xadpre\xadneur", [Edit(5, "\xad", "", "encoding/invisible"), Edit(9, "\xad", "", "encoding/invisible")]),
        ("\xadâ€™", [Edit(0, "\xad", "", "encoding/invisible"), Edit(1, "â€™", "’", "encoding/mojibake")]),
        ("wage\u200b rise", [Edit(4, "\u200b", "", "encoding/invisible")]),
        ("said.\u200d “Yes”", [Edit(5, "\u200d", "", "encoding/invisible")]),
        ("\u200eSenate\u202c votes", [Edit(0, "\u200e", "", "encoding/invisible"), Edit(7, "\u202c", "", "encoding/invisible")]),
        ("The port´s harbour", [Edit(8, "´", "'", "encoding/apostrophe")]),
        ("The port¿s wall, the masters¿ house", [Edit(8, "¿", "'", "encoding/apostrophe"), Edit(28, "¿", "'", "encoding/apostrophe")]),
        ("They don&#191;t", [Edit(8, "&#191;", "'", "encoding/entity+encoding/apostrophe")]),
        ("We don`t know", [Edit(6, "`", "'", "encoding/apostrophe")]),
        ("It isn\ufffdt the city\ufffds wall", [Edit(6, "\ufffd", "’", "encoding/lost-apostrophe"), Edit(17, "\ufffd", "’", "encoding/lost-apostrophe")]),
        ("Receiverâ„¢.", [Edit(8, "â„¢", "™", "encoding/mojibake")]),
        ("Ã…lesund", [Edit(0, "Ã…", "Å", "encoding/mojibake")]),
        ("sã£o", [Edit(1, "ã£", "ã", "encoding/mojibake")]),
        ("liГ©s par la loi", [Edit(2, "Г©", "é", "encoding/mojibake")]),
        ("f├╝r Davuto─ƒlu", [Edit(1, "├╝", "ü", "encoding/mojibake"), Edit(11, "─ƒ", "ğ", "encoding/mojibake")]),
    ],
)
def test_edits_are_as_small_as_the_fault(dirty: str, edits: list[Edit]) -> None:
    assert list(fix_encoding(dirty).edits) == edits


@pytest.mark.parametrize(
    "text",
    [
        "‘curly’ “quotes” — and dashes…",
        "ｆｕｌｌ　width，テスト。",
        "ﬁne ligature",
        "e\u0301 decomposed",
        "a <b>&amp;</b> tag",
        "AT&T, R&D & co",
        "½ × 2 = 1 °C",
        "می‌خواهم بروم",  # ZWNJ in Persian
        "ක්‍ය හා শ্রী",
        "👩‍👧 🏳️‍🌈",
        "سيقول \u200f(RTL) كلمة",
        "ภาษา\u200bไทย",
        "¿Qué pasó? ¡Nada!",
        "The accent ´ stands alone.",
        "90´, 5´10",
        "“Ã©” where “é” belonged",
        "The feed had mojibake (`portâ€™s`) in it.",
        "To write a less-than sign in HTML, type &lt; and not <",
        "VILÂ\xa0NEUSTADT",
        "Ren\ufffd and Zo\ufffd",
        "caf\ufffds",
        "В «Газпроме» и в Киеве",
        "│ 3 │ 1 │ ├── src",
        "Run `make`s twice",
        "entre\xad\npreneur",
    ],
)
def test_what_the_author_wrote_stays(text: str) -> None:
    assert fix_encoding(text).edits == ()
