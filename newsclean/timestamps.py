"""When a story was published, changed and printed, by the timestamps and print lines around it."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Literal

from .blocks import Block
from .dates import DateValue, read_any_date
from .rules import FOLDER, Rules

_ROLES = ("published", "modified", "printed")
_LONGEST = 60  # code points of a date at the end of a line whose label is not known


def read_timestamps(blocks: Iterable[Block], language: str | None, rules: Rules) -> dict[str, DateValue]:
    """What the blocks labelled `timestamp` say: the first date each of `published`, `modified` and `printed`, as far as they tell."""
    dates: dict[str, DateValue] = {}
    for block in blocks:
        value = read_any_date(_after_label(block.text), language)
        if value is None:
            continue
        match = next((match for match in rules.matches(block.text) if match.rule.kind == "timestamp"), None)
        role = match.rule.role if match and match.rule.role in _ROLES else ("modified" if _says_modified(block.text) else "published")
        precision: Literal["day", "minute", "second"] = "day" if not isinstance(value, dt.datetime) else "second" if value.second else "minute"
        dates.setdefault(role, DateValue(block.text, value, precision, "print line" if role == "printed" else "timestamp"))
    return dates


def _after_label(text: str) -> str:
    """A timestamp without the label in front of it: “Last updated: 3 May 2021” from “3”."""
    head, colon, rest = text.partition(": ")
    return rest if colon and not any(map(str.isdigit, head)) else text[-_LONGEST:]


def _says_modified(text: str) -> bool:
    text = text.lower()
    return any(sign in text for sign in _modified())


@cache
def _modified() -> frozenset[str]:
    """What a label of a change holds, in all languages of the rules: “updat”."""
    tables = (tomllib.loads(file.read_text("utf-8")) for file in FOLDER.glob("*/dates.toml"))
    return frozenset(sign for table in tables for sign in table.get("modified", ()))
