from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean import Block, split_blocks

from .strategies import texts


def joined(blocks: list[Block]) -> str:
    return "".join(block.gap + block.text for block in blocks)


@given(texts)
def test_blocks_tile_the_text(text: str) -> None:
    blocks = split_blocks(text)
    whole = joined(blocks)
    assert text.startswith(whole)
    assert not text[len(whole) :].strip()
    for block in blocks:
        assert block.text == text[slice(*block.span)]
        assert block.text == block.text.strip() != ""
        assert not block.gap.strip()


@given(texts, st.integers(0, 40), st.integers(0, 40))
def test_cut_blocks_tile_the_text(text: str, start: int, length: int) -> None:
    for block in split_blocks(text):
        pieces = block.cut(min(start, len(block.text)), min(start + length, len(block.text)))
        assert joined(pieces) == block.gap + block.text
        for piece in pieces:
            assert piece.text == text[slice(*piece.span)] != ""
            assert not piece.gap.strip()


def test_a_text_without_a_sign_has_no_block() -> None:
    assert split_blocks("") == split_blocks(" \n\t\u2028 \x85") == []
