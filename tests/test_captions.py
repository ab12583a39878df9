"""Captions that no phrase knows: signed by who took the picture."""

from __future__ import annotations

import pytest

from newsclean.blocks import split_blocks
from newsclean.captions import label_captions
from newsclean.context import Context
from newsclean.credits import label_credits

_STORY = "Rain fell on the coast on Friday, officials said."


def _label(text: str) -> str:
    """The label of the first block of `text` when the story follows it."""
    context = Context()
    return label_captions(label_credits(split_blocks(f"{text}\n\n{_STORY}\n\n{_STORY}"), context), context)[0].label


@pytest.mark.parametrize(
    "text",
    [
        "Thuyền về bến sáng 5/3 - Ảnh: TRẦN MINH",
        "Thuyền về bến sáng 5/3 ẢNH: TRẦN MINH",
        "Meli bandarini. PICHA: JUMA ALI",
        "Kapal di pelabuhan, Senin (5/3/2024).(HALUAN.com/ANI LESTARI)",
        "Kapal di pelabuhan. (HALUAN/Ani Lestari)",
        "Kapal di pelabuhan. (Dok. Haluan)",
        "Kapal di pelabuhan. (Istimewa)",
        "बंदरगाह पर जहाज - फोटो : सागर उजाला",
        "بندرگاہ پر جہاز — فوٹو: رائٹرز",
        "הספינה בנמל | צילום: דני לוי",
        "港に入る船＝5日、東港市役所",
        "港に入る船＝東港市で2024年3月5日",
        "港に入る船（佐藤一郎撮影）",
        "港口的船只。（张三摄）",
        "港口的船只。张三 摄",
        "항구에 들어오는 배 ⓒ하늘일보",
        "항구에 들어오는 배 2024.3.5/뉴스1",
        "السفينة في الميناء (رويترز)",
    ],
)
def test_a_caption_signed_by_who_took_the_picture(text: str) -> None:
    assert _label(text) == "caption"


@pytest.mark.parametrize(
    "text",
    [
        "Ông mang theo ba bức ảnh: một của cha, hai của mẹ.",
        "Ia membawa foto: satu kapal dan dua perahu.",
        "Polisi menyita kapal itu (dok kering).",
        "The rate rose to 5.5% (APRIL/MAY).",
        "Thousands Rally In The Harbour (VIDEO/TWEETS)",
        "首脳会談、5日に開催＝大統領府",
        "他在港口拍摄了三天。",
        "배가 항구에 들어왔다고 연합뉴스가 전했다.",
        "وصلت السفينة إلى الميناء صباح اليوم، كما قال مسؤول في الميناء. (رويترز)",
    ],
)
def test_what_is_no_caption(text: str) -> None:
    assert _label(text) != "caption"


def test_the_last_paragraph_is_no_caption() -> None:
    context = Context()
    assert [block.label for block in label_captions(split_blocks(f"{_STORY}\n\nKapal itu tiba. (HALUAN/Ani Lestari)"), context)] == ["body", "body"]
