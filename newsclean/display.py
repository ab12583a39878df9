"""Articles for the eye: `as_text`, to be read, and `as_diff`, what was changed where; and for a pipe, `as_json`.

No control sign of a text ever reaches the terminal: what a terminal would obey is shown as an escape.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from .article import Article
from .blocks import STORY, Block
from .credits import Credit
from .dates import DateValue
from .people import Person
from .readings import Dateline
from .text import Edit

Style = Literal["bold", "dim", "red", "green", "yellow", "cyan"]
_SGR: dict[Style, str] = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_PAINT = re.compile(r"\x1b\[\d+m")

# Kana and Chinese characters: a line may break behind each, but not in front of a closing sign.
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"""
    ([ \t]*)
    (
        (?:\x1b\[\d+m)*  # a colour that begins here
        [「『（【《“]*[{_HAN}][、。，．：；？！」』）】》”]*
        (?:\x1b\[0m)?
    |
        [^ \t{_HAN}]+
    )
    """,
    re.VERBOSE,
)
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a view is drawn: for which width, and whether in colour.

    >>> Look().painted("promo", "red"), Look(colour=True).painted("promo", "red")
    ('promo', '\\x1b[31mpromo\\x1b[0m')
    """

    width: int | None = None
    """The columns in which lines must fit; `None` leaves them as long as they are."""
    colour: bool = False

    def painted(self, text: str, style: Style) -> str:
        """`text` in a style, if this look has colour."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and text else text

    def wrapped(self, text: str, indent: int = 0) -> str:
        """`text` broken into lines that fit; all but the first, which stands behind something, are indented.

        >>> Look(width=24).wrapped("Rain fell on the coast.", indent=4)
        'Rain fell on the\\n    coast.'
        """
        if self.width is None:
            return text
        room = max(self.width - indent, _NARROWEST)
        lines, line, filled = [], "", 0
        for blank, word in _WORD.findall(text):
            length = columns(word)
            if line and filled + len(blank) + length > room:
                lines.append(line)
                line, filled = word, length
            else:
                line += blank + word
                filled += len(blank) + length
        return ("\n" + " " * indent).join([*lines, line])


PLAIN = Look()


def as_text(article: Article, look: Look = PLAIN) -> str:
    """The read-out of `article`: headline, facts, story; then what was set aside or changed, and why; then warnings.

    >>> from newsclean import clean
    >>> raw = "Rain ends drought\\n\\nNAIROBI (Reuters) - Rain fell &amp; fell on Friday.\\n\\nFollow us on Twitter"
    >>> print(as_text(clean(raw)), end="")
    Rain ends drought
    <BLANKLINE>
      dateline  NAIROBI (Reuters) - → NAIROBI · Reuters
    <BLANKLINE>
    Rain fell & fell on Friday.
    <BLANKLINE>
    Set aside (1)
      promo  Follow us on Twitter
             en/promo/follow-us
    <BLANKLINE>
    Changed (1)
      49  &amp; → &  encoding/entity
    """
    headline = look.wrapped(shown(article.headline)) if article.headline else "(no headline)"
    parts = [
        look.painted(headline, "bold" if article.headline else "dim"),
        _table(_fields(article), look, "dim"),
        *_story(article, look),
        _section("Set aside", len(article.removed), _table(_set_aside(article, look), look, "red"), look),
        _section("Changed", len(article.edits), _changes(article, look), look),
        _section("Warnings", len(article.warnings), _table(_warnings(article, look), look, "yellow"), look),
        "" if article.removed or article.edits else look.painted("Nothing set aside, nothing changed.", "dim"),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_diff(article: Article, look: Look = PLAIN, name: str = "-") -> str:
    """Where in the source of `article`, the file `name`, each change and each removal lies; empty when there is none.

    A header gives the line, the offset in code points and the reason. Below it stands, behind a `-`, what was removed,
    or else the line with what changed in it.

    >>> from newsclean import clean
    >>> print(as_diff(clean("Rain fell on Friday &amp; Sunday.\\n\\nFollow us on Twitter"), name="rain.txt"), end="")
    --- rain.txt
    @@ line 1, at 20 @@ encoding/entity
      Rain fell on Friday [-&amp;-]{+&+} Sunday.
    @@ line 3, 35–55 @@ promo, en/promo/follow-us
    - Follow us on Twitter
    """
    source = article.source
    line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
    hunks = []
    for piece in _pieces(article):
        if piece.removed or piece.edits:
            at = piece.start if piece.removed else piece.edits[0].at
            header = look.wrapped(f"@@ line {bisect_right(line_starts, at)}, {_header(piece)}", 3)
            hunks.append(look.painted(header, "cyan"))
            hunks += [_hunk_line(row, piece.removed is not None, look) for row in _marked(source, piece, look)]
    hunks += _line_breaks(article.edits, look)
    return "\n".join([look.painted(f"--- {shown(name)}", "bold"), *hunks]) + "\n" if hunks else ""


# What a terminal may obey or a reader of lines take for a line's end, and JSON leaves bare.
_BARE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def as_json(article: Article) -> str:
    """`article` as JSON on one line, its control signs as escapes.

    >>> from newsclean import clean
    >>> "\\x9b" in as_json(clean("Rain \\x9b31m fell."))
    False
    """
    return _BARE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", article.model_dump_json()) + "\n"


# ── signs and columns ──
_OBEYED = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Letters and marks without a shape, which Python calls printable
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))


def shown(text: str) -> str:
    """`text` with the signs that a terminal would obey, and lone surrogates, as escapes.

    >>> print(shown("\\x1b[31mred\\x9b\\ud800"))
    \\x1b[31mred\\x9b\\ud800
    """
    return _OBEYED.sub(lambda found: _escape(found[0]), text)


def laid_bare(text: str) -> str:
    """`text` with every sign that cannot be seen, but for the plain blank, as an escape.

    >>> print(laid_bare("10\\xa0km,\\u200b said\\n"))
    10\\xa0km,\\u200b said\\n
    """
    return "".join(sign if sign.isprintable() and sign not in _UNSEEN else _escape(sign) for sign in text)


def _escape(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes; colours take none.

    >>> columns("port"), columns("港口"), columns("\\x1b[31mport\\x1b[0m")
    (4, 4, 4)
    """
    text = _PAINT.sub("", text)
    if text.isascii():
        return len(text)
    spaced = (sign for sign in text if not unicodedata.combining(sign))
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in spaced)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


# ── the read-out ──
Row = tuple[str, Sequence[str]]


def _section(title: str, count: int, lines: str, look: Look) -> str:
    return f"{look.painted(f'{title} ({count})', 'bold')}\n{lines}" if count else ""


def _table(rows: Iterable[Row], look: Look, style: Style) -> str:
    """Names in one column, what belongs to each in another, paragraph below paragraph."""
    rows = list(rows)
    margin = max((columns(name) for name, _ in rows), default=0) + 4
    lines = []
    for name, paragraphs in rows:
        heads = [look.painted(_padded(f"  {name}", margin), style), *[" " * margin] * (len(paragraphs) - 1)]
        lines += [head + look.wrapped(text, margin) for head, text in zip(heads, paragraphs, strict=True)]
    return "\n".join(lines)


def _fields(article: Article) -> Iterator[Row]:
    """What is known of the article beside its story, as written → as read."""
    if article.kicker:
        yield "kicker", [shown(article.kicker)]
    if article.byline:
        yield "byline", [_read_as(article.byline.text, map(_person, article.byline.authors))]
    if article.dateline:
        yield "dateline", [_read_as(article.dateline.text, _dateline_parts(article.dateline))]
    for name, date in (("published", article.published), ("modified", article.modified), ("printed", article.printed)):
        if date:
            yield name, [_read_as(date.text, [_date(date)])]
    for credit in article.credits:
        yield "credit", [_read_as(credit.text, [_credit(credit)])]
    for note in article.notes:
        yield note.kind.replace("editors_note", "note"), [shown(note.text)]
    if article.copyright_notice:
        yield "copyright", [shown(article.copyright_notice)]
    if article.outlet:
        yield "outlet", [shown(article.outlet)]
    if article.language:
        yield "language", [article.language]
    if article.encoding not in (None, "utf-8"):
        yield "encoding", [str(article.encoding)]


def _read_as(written: str, parts: Iterable[str]) -> str:
    read = " · ".join(part for part in parts if part)
    return shown(f"{written} → {read}" if read and read != written else written)


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role, person.affiliation) if part)


def _dateline_parts(line: Dateline) -> Iterator[str]:
    for place in line.places:
        yield ", ".join(part for part in (place.city, place.region, place.country) if part)
    if line.date:
        yield (line.date.iso or line.date.text) + (" (year inferred)" if line.date.inferred else "")
    if line.agency:
        yield line.agency.name or line.agency.text
    yield from line.reporters


def _date(date: DateValue) -> str:
    to_the_minute = isinstance(date.value, dt.datetime) and date.precision == "minute"
    value = f"{date.value:%Y-%m-%d %H:%M%z}" if to_the_minute else str(date.value)
    return f"{value} (year inferred)" if date.inferred else value


def _credit(credit: Credit) -> str:
    names = ", ".join(credit.names) + (f" in {credit.place}" if credit.place else "")
    return f"{credit.kind}: {names}" if names else credit.kind


def _story(article: Article, look: Look) -> Iterator[str]:
    for block in article.blocks:
        if block.label in STORY:
            text = look.wrapped(shown(block.text))
            yield look.painted(text, "bold") if block.label == "subheading" else text


def _set_aside(article: Article, look: Look) -> Iterator[Row]:
    for block in article.removed:
        yield block.label, [shown(block.text), look.painted(shown(block.why), "dim")]


def _warnings(article: Article, look: Look) -> Iterator[Row]:
    for warning in article.warnings:
        place = [look.painted(f"at {_range(*warning.span)}", "dim")] if warning.span else []
        yield warning.code, [shown(warning.message), *place]


_LONGEST_SIDE = 32  # columns of old or new in the read-out; the rest is for `as_diff`
_LONGEST_CHANGE = 40  # a wider one does not push the reasons of all others to the right


def _changes(article: Article, look: Look) -> str:
    """One line a change, offset, old → new, why; the same change in several places on one line."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for edit, old, new in _in_words(article):
        places.setdefault((_side(old), _side(new), edit.why), []).append(edit.at)
    digits = max((len(str(at[0])) for at in places.values()), default=0)
    width = max((min(columns(f"{old} → {new}"), _LONGEST_CHANGE) for old, new, _ in places), default=0)
    lines = []
    for (old, new, why), at in places.items():
        change = f"{look.painted(old, 'red')} → {look.painted(new, 'green')}"
        reason = look.painted(shown(why) + (f"  {len(at)} times" if len(at) > 1 else ""), "dim")
        place = look.painted(f"{at[0]:>{digits}}", "dim")
        lines.append(f"  {place}  " + look.wrapped(f"{_padded(change, width)}  {reason}", digits + 4))
    return "\n".join(lines)


_WORD_IN_FRONT = re.compile(r"[\w'’-]{1,24}\Z")
_WORD_BEHIND = re.compile(r"[\w'’-]{1,24}")


def _in_words(article: Article) -> Iterator[tuple[Edit, str, str]]:
    """Each edit with its old and its new in the word around them: “Kashida” and “Kishida” rather than “a” and “i”."""
    source = article.source
    ends = [0, *(edit.end for edit in article.edits)]
    starts = [*(edit.at for edit in article.edits), len(source)]
    for i, edit in enumerate(article.edits):
        low, high = ends[i], starts[i + 1]  # between the edits beside it
        if edit.old.isspace():
            yield edit, edit.old, edit.new  # blanks say all without the words beside them
            continue
        front = _WORD_IN_FRONT.search(source[max(low, edit.at - 24) : edit.at])
        behind = _WORD_BEHIND.match(source[edit.end : min(high, edit.end + 24)])
        head, tail = front[0] if front else "", behind[0] if behind else ""
        yield edit, head + edit.old + tail, head + edit.new + tail


def _side(text: str) -> str:
    """One side of a change, visible even when it is blank or empty, and not too long."""
    if not text:
        return "∅"
    if len(text) > _LONGEST_SIDE:
        text = f"{text[: _LONGEST_SIDE // 2]} … {text[-_LONGEST_SIDE // 2 :]}"
    return _visible(text)


def _visible(text: str) -> str:
    """`text` with what cannot be seen laid bare; if there is nothing but blanks, each as an open box."""
    return laid_bare(text) if text.strip(" ") else "␣" * len(text)


# ── the diff ──
class _Piece(NamedTuple):
    """A stretch of the source that is shown as one: a block that was removed, or a line of what was kept."""

    start: int
    end: int
    removed: Block | None
    edits: list[Edit]


def _pieces(article: Article) -> list[_Piece]:
    """The source in pieces, in order, each with the edits in it or beside it."""
    removed = set(article.removed)
    pieces: list[_Piece] = []
    for block in article.blocks:
        gone = block if block in removed else None
        if pieces and gone is None and pieces[-1].removed is None and "\n" not in block.gap:
            pieces[-1] = pieces[-1]._replace(end=block.span[1])  # the dateline and the lead behind it
        else:
            pieces.append(_Piece(*block.span, gone, []))
    if not pieces:
        pieces = [_Piece(0, len(article.source), None, [])]
    # A piece has the blanks in front of it in its own line, and all behind it up to there.
    newline = article.source.rfind
    cuts = [max(first.end, newline("\n", first.end, second.start) + 1) for first, second in pairwise(pieces)]
    for edit in article.edits:
        if edit.why != _LINE_BREAK:
            pieces[bisect_right(cuts, edit.at)].edits.append(edit)
    return pieces


_MOST_PLACES = 6  # of edits in one line that its header tells


def _header(piece: _Piece) -> str:
    reasons = list(dict.fromkeys(edit.why for edit in piece.edits))
    if piece.removed:
        place, reasons = _range(piece.start, piece.end), [f"{piece.removed.label}, {piece.removed.why}", *reasons]
    else:
        more = len(piece.edits) - _MOST_PLACES
        place = "at " + ", ".join(str(edit.at) for edit in piece.edits[:_MOST_PLACES])
        place += f" and {more} more" if more > 0 else ""
    return f"{place} @@ {shown('; '.join(reasons))}"


def _hunk_line(row: str, removed: bool, look: Look) -> str:
    return (look.painted("-", "red") if removed else " ") + " " + look.wrapped(row, 2)


_LINE_BREAK = "spacing/line-break"


def _line_breaks(edits: Sequence[Edit], look: Look) -> Iterator[str]:
    """The line ends that were changed, one entry for all of a kind: a file has one kind at each line."""
    kinds: dict[tuple[str, str], list[Edit]] = {}
    for edit in edits:
        if edit.why == _LINE_BREAK:
            kinds.setdefault((edit.old, edit.new), []).append(edit)
    for first, *others in kinds.values():
        count = f"{len(others) + 1} line ends, the first at {first.at}" if others else f"line end at {first.at}"
        yield look.painted(f"@@ {count} @@ {_LINE_BREAK}", "cyan")
        yield f"  {_mark(first, None, look)}"


_NEAR = 48  # signs of a kept line that are shown beside a change


def _marked(source: str, piece: _Piece, look: Look) -> list[str]:
    """The lines of `piece` with its edits marked: a removed one whole, of a kept one what is near to the edits."""
    near = len(source) if piece.removed else _NEAR
    rows = [""]
    done = min([piece.start, *(edit.at for edit in piece.edits[:1])])
    for edit in piece.edits:
        *ended, here = source[done : edit.at].split("\n")
        if ended:
            rows[-1] += _context(ended[0], near, piece, look, before=False)
            rows.append("")
        rows[-1] += _context(here, near, piece, look, behind=rows[-1] != "") + _mark(edit, piece, look)
        done = edit.end
    rest = source[done : max(done, piece.end)].split("\n")[0]
    rows[-1] += _context(rest, near, piece, look, before=False)
    return rows


def _context(text: str, near: int, piece: _Piece, look: Look, *, before: bool = True, behind: bool = True) -> str:
    """What of `text` is near to the edit `before` which it stands, and to that `behind` which it stands."""
    if len(text) > near * (before + behind):
        head = text[:near].rpartition(" ")[0] or text[:near]
        tail = text[-near:].partition(" ")[2] or text[-near:]
        text = (f"{head} …" if behind else "…") + (f" {tail}" if before else "")
    return look.painted(shown(text), "red") if piece.removed else shown(text)


def _mark(edit: Edit, piece: _Piece | None, look: Look) -> str:
    if look.colour:
        in_red = piece is not None and piece.removed is not None
        return look.painted(_visible(edit.old), "bold" if in_red else "red") + look.painted(_visible(edit.new), "green")
    return (f"[-{laid_bare(edit.old)}-]" if edit.old else "") + (f"{{+{laid_bare(edit.new)}+}}" if edit.new else "")


def _range(start: int, end: int) -> str:
    return f"{start}–{end}"
