"""The `Article`: what comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Self, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticSerializationError

from .blocks import FIELDS, STORY, Block, Label, nearest
from .byline import Byline, find_byline
from .context import Context
from .credits import Credit, read_credits
from .dateline import read_dateline
from .dates import DateValue
from .decoding import encode
from .duplicates import detect_duplicates
from .language import detect_language
from .lossless import dumps, loads, needs_care
from .promos import detect_outlet
from .readings import Dateline
from .rules import RULES, Rules
from .text import AnyStr, Edit, Text, undo
from .timestamps import read_timestamps
from .version import VERSION
from .weighing import evidence

NoteKind = Literal["correction", "clarification", "update", "editors_note", "disclaimer", "attention"]


@dataclass(frozen=True, slots=True)
class Note:
    """What the outlet says about its story, not in it."""

    kind: NoteKind
    text: AnyStr
    span: tuple[int, int]
    """Where it stands, in code points of the source."""


@dataclass(frozen=True, slots=True)
class Warning:
    """What a person might want to look at."""

    code: str
    """`near_duplicate`, `maybe_junk`, `second_dateline`, `mixed_encoding`, `weak_encoding`, `unknown_encoding`, `truncated`, `lost_signs` or `empty_body`."""
    message: str
    span: tuple[int, int] | None = None
    """Where, in code points of the source; `None` for the whole text."""


class Article(BaseModel):
    """A news text, read: the story, what stands around it, and an account of every change.

    Frozen, and validated once, when it is made. `model_dump_json()` and `model_validate_json()` lose nothing, lone surrogates included;
    `model_json_schema()` gives the JSON Schema. Spans count code points of `source`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # built when the first article is made: importing stays cheap

    headline: AnyStr | None = Field(default=None, description="The headline, without a site's name behind it.")
    kicker: AnyStr | None = Field(default=None, description="The section label above the headline, or the site's name behind it.")
    standfirst: tuple[AnyStr, ...] = Field(default=(), description="The paragraphs that sum the story up below the headline.")
    byline: Byline | None = Field(default=None, description="Who wrote it.")
    dateline: Dateline | None = Field(default=None, description="Where it was filed, when, and through whom.")
    published: DateValue | None = Field(default=None, description="When it was published.")
    modified: DateValue | None = Field(default=None, description="When it was last changed.")
    printed: DateValue | None = Field(default=None, description="The date of the printed edition that carried it.")
    blocks: tuple[Block, ...] = Field(default=(), description="All blocks, in order; their gaps and texts joined, and the tail, are the repaired text.")
    tail: AnyStr = Field(default="", description="The white space behind the last block.")
    edits: tuple[Edit, ...] = Field(default=(), description="All repairs, in order; undone, they give the source.")
    credits: tuple[Credit, ...] = Field(default=(), description="Who else worked on it, and the agencies it draws on.")
    notes: tuple[Note, ...] = Field(default=(), description="Corrections, editor's notes and disclaimers.")
    copyright_notice: AnyStr | None = Field(default=None, description="The copyright notice, as written.")
    outlet: AnyStr | None = Field(default=None, description="The outlet that the text itself names.")
    language: str | None = Field(default=None, description="BCP 47 tag of the language; `None` when the text is too short to say.")
    encoding: str | None = Field(default=None, description="The codec of the bytes given; `None` when a `str` was given.")
    encoding_guessed: bool = Field(default=False, description="Whether that codec was guessed from the bytes; they may mean something else in another.")
    warnings: tuple[Warning, ...] = Field(default=(), description="What a person might want to look at.")
    newsclean_version: str = Field(default=VERSION, description="The version that made it.")

    @classmethod
    def of(cls, text: Text, blocks: Sequence[Block], context: Context) -> Article:
        """The article that labelled `blocks` of `text` make: their fields are read, and all of it is validated."""
        tail = text[len(text.rstrip()) :] if blocks else str(text)
        story_text = "\n".join(block.text for block in blocks if block.label in STORY)
        language = detect_language(story_text)
        outlet = detect_outlet(blocks, context)
        placed = tuple(_placed(text, blocks)) if text.edits else tuple(blocks)
        by_label: dict[Label, list[Block]] = {}
        for block in placed:
            by_label.setdefault(block.label, []).append(block)

        def first(label: Label) -> Block | None:
            return next(iter(by_label.get(label, ())), None)

        headline, dateline = first("headline"), first("dateline")
        notice, kicker = first("copyright"), first("kicker")
        dates = read_timestamps(nearest(by_label.get("timestamp", ()), placed), language, context.rules, context.reference)
        return cls(
            headline=headline.text if headline else context.headline,
            kicker=kicker.text.lstrip(" |｜~–—-:.") if kicker else None,
            standfirst=tuple(block.text for block in by_label.get("standfirst", ())),
            byline=find_byline(placed, context.rules) if "byline" in by_label else None,
            dateline=read_dateline(dateline, context.reference or _day(dates)) if dateline else None,
            published=dates.get("published"),
            modified=dates.get("modified"),
            printed=dates.get("printed"),
            blocks=placed,
            tail=tail,
            edits=text.edits,
            credits=tuple(credit for block in by_label.get("credit", ()) for credit in read_credits(block, context.rules)),
            notes=tuple(_notes(placed, context)),
            copyright_notice=notice.text if notice else None,
            outlet=outlet,
            language=language,
            encoding=text.encoding,
            encoding_guessed=text.confidence < 1.0,
            warnings=tuple(_warnings(text, placed)),
        )

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The paragraphs of the story, subheadings, standfirst and embeds among them."""
        return tuple(block.text for block in self.blocks if block.label in STORY)

    @cached_property
    def text(self) -> str:
        """The story: the paragraphs of `body` with a blank line between them."""
        return "\n\n".join(self.body)

    @cached_property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that were set aside: neither story nor read into a field."""
        return tuple(block for block in self.blocks if block.label not in STORY and block.label not in FIELDS)

    @cached_property
    def source(self) -> str:
        """The text as it was given, exactly."""
        return undo("".join(block.gap + block.text for block in self.blocks) + self.tail, self.edits)

    def explain(self, rules: Rules = RULES) -> str:
        """Each block with its label and the evidence for it, and against it where lines were weighed: for people who write rules, or report a wrong cut.

        `rules` are those that `clean` was given.

        >>> from newsclean import clean
        >>> print(clean("It rained on the coast on Friday, officials said.\\nFollow us on Twitter").explain())
        body
            It rained on the coast on Friday, officials said.
        promo: en/promo/follow-us
            Follow us on Twitter
        """
        return "\n".join(_explained(self.blocks, rules))

    def source_bytes(self) -> bytes:
        """The bytes as they were given, exactly; of a `str` that was given, its UTF-8.

        >>> from newsclean import clean
        >>> clean(b"caf\\xe9 and caf\\xc3\\xa9").source_bytes()
        b'caf\\xe9 and caf\\xc3\\xa9'
        """
        return encode(self.source, self.encoding, self.edits)

    def model_dump_json(self, **options: Any) -> str:
        """The article as JSON, on one line unless `indent` is given.

        Lone surrogates, which JSON can hold only as escapes, stand as `\\udXXX`; where two stand side by side, U+FDD0 keeps them apart.
        """
        try:
            text = super().model_dump_json(**options)
        except PydanticSerializationError:
            text = ""
        if text and not needs_care(text):
            return text
        indent = options.pop("indent", None)
        return dumps(self.model_dump(mode="json", **options), indent)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """The article that `model_dump_json` wrote. Raises `pydantic.ValidationError` for anything else."""
        text = json_data if isinstance(json_data, str) else bytes(json_data).decode("utf-8", "replace")
        if not needs_care(text):
            try:
                return super().model_validate_json(json_data, **options)
            except ValidationError as error:
                if error.errors()[0]["type"] != "json_invalid":
                    raise
        try:  # Python's reader takes lone surrogates, pydantic's does not
            data = loads(json_data)
        except ValueError:
            return super().model_validate_json(json_data, **options)  # which says what is wrong
        return cls.model_validate(data, **options)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        yield "headline", self.headline
        yield "body", f"{len(self.body)} paragraphs"
        yield "removed", f"{len(self.removed)} blocks"
        yield "edits", len(self.edits)
        yield "warnings", [warning.code for warning in self.warnings]


def _explained(blocks: Sequence[Block], rules: Rules) -> Iterator[str]:
    weighed = [block.labelled("body", "") if block.why.startswith(("weighs ", "maybe ")) or block.label == "subheading" else block for block in blocks]
    for block, said in zip(blocks, evidence(weighed, rules), strict=True):
        yield f"{block.label}: {block.why}" if block.why else block.label
        for name, sign in (("for", 1), ("against", -1)):
            facts = [f"{fact} {weight:+.1f}" for fact, weight in (said or {}).items() if weight * sign >= _TELLING][:_MOST_FACTS]
            if facts and block.why:
                yield f"    {name + ':':9}{'; '.join(facts)}"
        yield f"    {block.text if len(block.text) <= _LONGEST_SHOWN else block.text[:_LONGEST_SHOWN] + '…'}"


_TELLING, _MOST_FACTS = 0.1, 6  # the least weight of a fact that is shown, and how many are
_LONGEST_SHOWN = 300  # code points of a block


def _day(dates: Mapping[str, DateValue]) -> dt.date | None:
    """The day that the timestamps tell, which gives the year to the date of a dateline."""
    value = next((date.value for date in dates.values()), None)
    return value.date() if isinstance(value, dt.datetime) else value


def _placed(text: Text, blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks` of `text` with their spans in its source; where one edit reaches over two, the first has it."""
    end = 0
    for block in blocks:
        start, stop = text.span(*block.span)
        span = (max(start, end), max(stop, end))
        end = span[1]
        yield block if span == block.span else Block(block.text, span, block.label, block.why, block.gap)


def _notes(blocks: Sequence[Block], context: Context) -> Iterator[Note]:
    for block in blocks:
        if block.label == "disclaimer":
            yield Note("disclaimer", block.text, block.span)
        elif block.label == "editors_note":
            match = context.rules.match_by(block.why, block.text)
            kind = match.rule.role if match and match.rule.role in get_args(NoteKind) else "editors_note"
            yield Note(cast(NoteKind, kind), block.text, block.span)


_WHOLE_OR_SURE = ("decode/whole", "decode/cesu-8", "decode/cut", "decode/unknown")
_WEAK = 0.3  # confidence below which the guess of an encoding is often wrong


def _warnings(text: Text, blocks: Sequence[Block]) -> Iterator[Warning]:
    if not any(block.label in STORY for block in blocks):
        yield Warning("empty_body", "nothing in the text reads as a story")
    for pair in detect_duplicates(blocks):
        span = blocks[pair.second].span
        yield Warning("near_duplicate", f"{pair.share:.0%} of a paragraph stands in the one at {blocks[pair.first].span[0]}", span)
    for block in blocks:
        if block.label in ("body", "standfirst") and block.why.startswith("any/dateline/"):
            yield Warning("second_dateline", "the paragraph opens with a dateline of its own, as does that of another story", block.span)
        elif block.label == "body" and block.why:
            yield Warning("maybe_junk", block.why, block.span)
    reasons = {reason for why in {edit.why for edit in text.edits} for reason in why.split("+")}
    if mixed := sorted(reason.removeprefix("decode/") for reason in reasons if reason.startswith("decode/") and reason not in _WHOLE_OR_SURE):
        yield Warning("mixed_encoding", f"bytes that are not UTF-8 were read as {', '.join(mixed)}")
    if "decode/cut" in reasons:
        yield Warning("truncated", "the bytes begin or end inside a sign; that part of it was left out")
    if text.confidence < _WEAK:
        yield Warning("weak_encoding", f"the bytes were read as {text.encoding}, which is a weak guess; decode them first if you know better")
    if "decode/unknown" in reasons:
        yield Warning("unknown_encoding", "bytes that mean nothing in the encoding of the others were made U+FFFD; see source_bytes()")
    lost = next((block.text.find("\ufffd") for block in blocks if block.label in STORY and "\ufffd" in block.text), None)
    if lost is not None and "decode/unknown" not in reasons:
        yield Warning("lost_signs", "the text holds U+FFFD, where signs were lost before it came here")
