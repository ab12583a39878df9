from __future__ import annotations

import copy
import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Edit, Text, apply, undo

from .strategies import edits_of, texts


@given(st.data())
def test_the_laws_hold_for_any_chain_of_edits(data: st.DataObject) -> None:
    original = data.draw(texts)
    text = Text(original)
    for _ in range(data.draw(st.integers(0, 4))):
        changes = data.draw(edits_of(text))
        before = str(text)
        text = text.edit(changes)
        assert str(text) == apply(before, sorted(changes, key=lambda edit: (edit.at, edit.end)))
        assert text.source == original
        assert apply(original, text.edits) == text
        assert undo(text, text.edits) == original
        for edit in text.edits:
            assert original[edit.at : edit.end] == edit.old
            assert edit.old != edit.new
        for first, second in pairwise(text.edits):
            assert first.at < second.at
            assert first.end <= second.at


@given(st.data())
def test_a_span_covers_what_its_slice_was_made_of(data: st.DataObject) -> None:
    original = data.draw(texts)
    text = Text(original)
    for _ in range(data.draw(st.integers(0, 3))):
        text = text.edit(data.draw(edits_of(text)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = text.span(start, end)
    assert 0 <= low <= high <= len(original)
    inside = [edit for edit in text.edits if low <= edit.at and edit.end <= high]
    made = apply(original[low:high], [Edit(edit.at - low, edit.old, edit.new, edit.why) for edit in inside])
    assert text[start:end] in made


@given(st.data())
def test_spans_of_slices_side_by_side_do_not_overlap_where_no_edit_is_cut(data: st.DataObject) -> None:
    text = Text(data.draw(texts))
    text = text.edit(data.draw(edits_of(text)))
    cut = data.draw(st.integers(0, len(text)))
    made_at = []
    shift = 0
    for edit in text.edits:
        made_at.append((edit.at + shift, edit.at + shift + len(edit.new)))
        shift += len(edit.new) - len(edit.old)
    if not any(start < cut < end for start, end in made_at):
        assert text.span(0, cut)[1] <= text.span(cut, len(text))[0] or cut in (0, len(text))


def test_text_of_a_text_is_the_text() -> None:
    text = Text("a  b").edit([Edit(1, "  ", " ", "spacing")])
    assert Text(text) is text


def test_a_slice_is_a_plain_str() -> None:
    assert type(Text("abc")[1:]) is str


def test_an_edit_that_changes_nothing_is_left_out() -> None:
    assert Text("abc").edit([Edit(1, "b", "b", "none")]).edits == ()


def test_edits_that_cancel_each_other_leave_no_trace() -> None:
    text = Text("abc").edit([Edit(1, "b", "x", "there")])
    assert text.edit([Edit(1, "x", "b", "back")]).edits == ()


def test_merged_edits_name_all_their_reasons_once() -> None:
    text = Text("abc").edit([Edit(1, "b", "xy", "one")]).edit([Edit(1, "xy", "z", "two")]).edit([Edit(1, "z", "w", "one")])
    assert text.edits == (Edit(1, "b", "w", "one+two"),)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([Edit(0, "x", "y", "")], "does not fit"),
        ([Edit(0, "abc", "", ""), Edit(1, "b", "x", "")], "overlap"),
        ([Edit(7, "a", "b", "")], "does not fit"),
        ([Edit(-1, "c", "b", "")], "does not fit"),
    ],
)
def test_an_edit_that_does_not_fit_is_an_error(changes: list[Edit], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Text("abc").edit(changes)


def test_a_text_survives_pickle_and_copy() -> None:
    text = Text("a  b").edit([Edit(1, "  ", " ", "spacing")])
    for twin in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text)):
        assert (twin, twin.source, twin.edits, twin.encoding) == (text, text.source, text.edits, text.encoding)
