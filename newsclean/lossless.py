"""JSON that holds every `str`, lone surrogates among them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

# JSON writes a lone surrogate as `\udXXX`, but reads two of them side by side as one sign. This noncharacter keeps them apart; one in the text is doubled.
_MARK = "\ufdd0"
_TO_MARK = re.compile(f"(?<=[\ud800-\udbff])(?=[\udc00-\udfff])|{_MARK}")
_MARKED = re.compile(f"{_MARK}({_MARK}?)")


def needs_care(text: str) -> bool:
    """Whether JSON `text` was written with marks, or must be.

    >>> needs_care('{"text": "plain"}')
    False
    """
    return _MARK in text or "\\ufdd0" in text


def dumps(data: Any, indent: int | None = None) -> str:
    """`data` as JSON in ASCII, from which `loads` gives it back exactly.

    >>> loads(dumps(["\\ud83d\\ude00"])) == ["\\ud83d\\ude00"]
    True
    """
    marked = _each_str(data, lambda text: _TO_MARK.sub(lambda found: _MARK + found[0], text))
    return json.dumps(marked, indent=indent, separators=None if indent else (",", ":"))


def loads(text: str | bytes | bytearray) -> Any:
    """The data of JSON `text`. Raises `ValueError` when it is not JSON."""
    return _each_str(json.loads(text), lambda marked: _MARKED.sub(r"\1", marked))


def _each_str(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: _each_str(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [_each_str(value, change) for value in data]
    return data
