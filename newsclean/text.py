"""Text that remembers its source: every change is an `Edit`, and every `Edit` can be undone.

>>> text = Text("Fumio  Kashida").edit([Edit(5, "  ", " ", "spacing/blanks")])
>>> text
'Fumio Kashida'
>>> text = text.edit([Edit(7, "a", "i", "names/Kishida")])
>>> text.edits
(Edit(at=5, old='  ', new=' ', why='spacing/blanks'), Edit(at=8, old='a', new='i', why='names/Kishida'))
>>> text.source
'Fumio  Kashida'
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Annotated, Any

from pydantic_core import core_schema


class _EveryStr:
    """Tells pydantic to take every `str`: its own rule refuses lone surrogates, and dirty text has them."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.json_or_python_schema(core_schema.str_schema(), core_schema.is_instance_schema(str))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, str]:
        return {"type": "string"}


AnyStr = Annotated[str, _EveryStr()]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change: `old`, which stands at `at`, becomes `new`, because of `why`.

    Offsets count code points of the text to which the edit belongs: of the source, in `Text.edits` and `Article.edits`.

    >>> Edit(at=8, old="a", new="i", why="names/Kishida").end
    9
    """

    at: int
    """Where `old` begins."""
    old: AnyStr
    """What stood there; empty for an insertion."""
    new: AnyStr
    """What stands there now; empty for a deletion."""
    why: str
    """The address of the reason, such as `encoding/mojibake`; the reasons of edits that were merged are joined by `+`."""

    @property
    def end(self) -> int:
        """Where `old` ends."""
        return self.at + len(self.old)


class Text(str):
    """A `str` that knows its `source` and the `edits` that lead from the one to the other.

    `Text(x)` begins a history at `x`; a `Text` given is returned as it is. Whatever `str` itself offers (a slice, `upper()`, `+`) gives a plain `str`:
    only `edit` carries the history on.

    >>> Text("a  b").edit([Edit(1, "  ", " ", "spacing/blanks")]).source
    'a  b'
    """

    source: str
    """The text as it was before the first edit."""
    edits: tuple[Edit, ...]
    """The edits in order: `apply(text.source, text.edits) == text`. No two overlap or begin at the same place."""
    encoding: str | None
    """The codec of the bytes that `source` was decoded from; `None` when it was a `str`."""
    confidence: float
    """How sure that codec is: 1.0 when it was not guessed."""

    def __new__(cls, text: str = "") -> Text:
        """The beginning of a history at `text`; `text` itself, if it has one."""
        if isinstance(text, Text):
            return text
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}; decode(…) it first, if it is bytes")
        return cls._made(text, str(text), (), None, 1.0)

    @classmethod
    def decoded(cls, text: str, encoding: str, confidence: float = 1.0) -> Text:
        """The beginning of a history at `text`, which was decoded from bytes with `encoding`."""
        return cls._made(text, text, (), encoding, confidence)

    @classmethod
    def _made(cls, text: str, source: str, edits: tuple[Edit, ...], encoding: str | None, confidence: float) -> Text:
        self = super().__new__(cls, text)
        self.source = source
        self.edits = edits
        self.encoding = encoding
        self.confidence = confidence
        return self

    def edit(self, changes: Iterable[Edit]) -> Text:
        """This text with `changes` made; their offsets count code points of *this* text, and they may come in any order.

        Raises `ValueError` when two changes overlap, or when a change's `old` is not what stands at its place.

        >>> Text("in the the end").edit([Edit(3, "the ", "", "typos/doubled")])
        'in the end'
        """
        ordered = _in_order(self, changes)
        if not ordered:
            return self
        return Text._made(apply(self, ordered), self.source, _compose(self.source, self.edits, ordered), self.encoding, self.confidence)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `self[start:end]` lies in the source (code points); a cut inside an edit is widened to the whole of it.

        >>> Text("a  b").edit([Edit(1, "  ", " ", "spacing/blanks")]).span(2, 3)
        (3, 4)
        """
        low = self._source_offset(start, start=True)
        return low, max(low, self._source_offset(end, start=False))

    def _source_offset(self, here: int, *, start: bool) -> int:
        starts, edits = self._starts, self.edits
        index = bisect_left(starts, here) - 1  # the last edit that begins before `here`
        if start and index + 1 < len(edits) and starts[index + 1] == here and not edits[index + 1].new:
            index += 1  # a slice begins behind what was deleted in front of it
        if index < 0:
            return here
        edit, begin = edits[index], starts[index]
        past = here - begin - len(edit.new)
        if past < 0:
            return edit.at if start else edit.end
        return edit.end + past

    @cached_property
    def _starts(self) -> list[int]:
        """Where in this text each edit's `new` begins."""
        return [begin for begin, _ in _placed(self.edits)]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made; they are in order, do not overlap, and their offsets count code points of `text`.

    Raises `ValueError` when an edit's `old` is not what stands at its place.

    >>> apply("Fumio Kashida", [Edit(7, "a", "i", "names/Kishida")])
    'Fumio Kishida'
    """
    out: list[str] = []
    done = 0
    for edit in edits:
        at, end = edit.at, edit.end
        if at < done or text[at:end] != edit.old:
            raise ValueError(f"{edit} does not fit: {text[at:end]!r} stands there; pass the text it was made for")
        out += text[done:at], edit.new
        done = end
    out.append(text[done:])
    return "".join(out)


def undo(text: str, edits: Iterable[Edit]) -> str:
    """The source from which `edits`, in order, made `text`.

    Raises `ValueError` when an edit's `new` is not what stands at its place.

    >>> undo("Fumio Kishida", [Edit(7, "a", "i", "names/Kishida")])
    'Fumio Kashida'
    """
    return apply(text, [Edit(begin, edit.new, edit.old, edit.why) for begin, edit in _placed(edits)])


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many code points the two begin with alike, and how many of the rest they end with alike.

    >>> common_ends("Kashida", "Kishida")
    (1, 5)
    """
    most = min(len(one), len(other))
    front = 0
    while front < most and one[front] == other[front]:
        front += 1
    back = 0
    while back < most - front and one[-1 - back] == other[-1 - back]:
        back += 1
    return front, back


def _placed(edits: Iterable[Edit]) -> Iterator[tuple[int, Edit]]:
    """Each edit with the place in the edited text where its `new` begins."""
    shift = 0
    for edit in edits:
        yield edit.at + shift, edit
        shift += len(edit.new) - len(edit.old)


def _in_order(text: str, changes: Iterable[Edit]) -> list[Edit]:
    """`changes` sorted and checked against `text`, those that change nothing left out, those at one place made one."""
    ordered = sorted((edit for edit in changes if edit.old != edit.new), key=lambda edit: (edit.at, edit.end))
    if len(ordered) < 2:
        return ordered
    for first, second in pairwise(ordered):
        if second.at < first.end:
            raise ValueError(f"{first} and {second} overlap; make them one edit, or one after the other")
    return _one_a_place(ordered)


def _one_a_place(edits: Iterable[Edit]) -> list[Edit]:
    """`edits` with those that begin at one place made one, so that their order says all about where they stand."""
    out: list[Edit] = []
    for edit in edits:
        if out and out[-1].at == edit.at:
            last = out.pop()
            edit = Edit(edit.at, last.old + edit.old, last.new + edit.new, _reasons([last, edit]))
        out.append(edit)
    return [edit for edit in out if edit.old != edit.new]


def _compose(source: str, before: tuple[Edit, ...], changes: list[Edit]) -> tuple[Edit, ...]:
    """`before`, which made a text of `source`, and `changes`, made in that text, as one list of edits of `source`."""
    if not before:
        return tuple(changes)
    marks = [(begin, begin + len(edit.new), 0, edit) for begin, edit in _placed(before)]
    marks += [(edit.at, edit.end, 1, edit) for edit in changes]
    marks.sort(key=itemgetter(0, 1, 2))
    composed: list[Edit] = []
    shift = 0  # offset in the source less offset in the text, behind the edits so far
    for group in _touching(marks):
        begin, _, is_new, edit = group[0]
        at = begin + shift
        if len(group) == 1:
            composed.append(Edit(at, edit.old, edit.new, edit.why) if is_new else edit)
            shift += 0 if is_new else len(edit.old) - len(edit.new)
            continue
        end = max(mark[1] for mark in group)
        old_edits = [edit for *_, new, edit in group if not new]
        new_edits = [edit for *_, new, edit in group if new]
        shift += sum(len(edit.old) - len(edit.new) for edit in old_edits)
        old = source[at : end + shift]
        here = apply(old, [Edit(edit.at - at, edit.old, edit.new, edit.why) for edit in old_edits])
        made = apply(here, [Edit(edit.at - begin, edit.old, edit.new, edit.why) for edit in new_edits])
        composed.append(Edit(at, old, made, _reasons(old_edits + new_edits)))
    return tuple(_one_a_place(composed))


def _touching(marks: list[tuple[int, int, int, Edit]]) -> Iterator[list[tuple[int, int, int, Edit]]]:
    """`marks`, sorted by range, in groups of those that overlap, or that are empty and at one place."""
    group: list[tuple[int, int, int, Edit]] = []
    end = -1
    for mark in marks:
        if group and mark[0] >= end and mark[:2] != group[-1][:2]:
            yield group
            group = []
        group.append(mark)
        end = max(end, mark[1])
    if group:
        yield group


def _reasons(edits: list[Edit]) -> str:
    return "+".join(dict.fromkeys(reason for edit in edits for reason in edit.why.split("+")))
