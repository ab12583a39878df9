"""Texts as dirty as they come, and edits of them."""

from __future__ import annotations

from hypothesis import strategies as st

from newsclean import Edit

# What breaks text code: astral signs, lone surrogates, NUL, every line break, zero-width signs, combining marks, CJK, right-to-left, mojibake.
AWKWARD = [
    "\0", "\r\n", "\r", "\n", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200d", "\u00ad", "\u0301", "\ud800", "\udce9", "\udfff", "\U0001f600",
    "\U0001f468\u200d\U0001f469", "\xa0", "  ", "\t", " ", "", "é", "e\u0301", "ß", "İ", "ﬁ", "Ω", "中文", "日本語。", "한국어", "العربية", "हिन्दी", "ไทย", "â€™", "Ã©", "&amp;amp;", "&#39;", "<b>", "\x1b[31m",
    "LONDON (Reuters) - ", "Jan 21, 2022: ", "Also read: Rain ends drought", "Follow us on Twitter", "He said so.", "Kishida", "Kashida", "Indo-pacific", "Rain ends drought", "“quoted”", "...", ":", "|", "By Ada Moss",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=8), st.characters()), max_size=24).map("".join)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Some edits of `text` that do not overlap."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    if len(cuts) % 2:
        cuts.pop()
    edits = []
    last = -1
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        if start > last or (start == last and end > start):
            new = draw(st.one_of(st.just(""), st.sampled_from(AWKWARD), st.text(max_size=4)))
            edits.append(Edit(start, text[start:end], new, draw(st.sampled_from(["a", "b/c", "d"]))))
            last = end
    return edits
