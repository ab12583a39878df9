"""What several kinds of evidence look at in a line: how it ends, what it is about."""

from __future__ import annotations

import re

_ENDS = re.compile(r"[.!?…。！？｡।۔؟:：;][\"'”’»«“)\]】」』]*$|[\"”»」』]$")
_STOPS = re.compile(r"[.。｡।۔…!！][\"'”’»«“)\]】」』]*$")
_FOLD = re.compile(r"[\W_]+")
_RARE = re.compile(r"[^\W\d_]{4,}|\d{3,}")
_NAME = re.compile(r"(?<![.!?…:]\s)(?<!^)(?<![“\"‘'(\n])\b[^\W\d_a-z][^\W\d_]{2,}")


def ends_a_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop or its like, in any script; a question mark may close a headline, so it does not count.

    >>> ends_a_sentence("Rain fell."), ends_a_sentence("Will it rain?"), ends_a_sentence("Rain ends drought")
    (True, False, False)
    """
    return _STOPS.search(text) is not None


def is_open_ended(text: str) -> bool:
    """Whether `text` ends without any sign that closes or continues a sentence, as headlines do.

    >>> is_open_ended("Rain ends drought"), is_open_ended("The minister said:")
    (True, False)
    """
    return _ENDS.search(text) is None


def folded(text: str) -> str:
    """`text` with nothing left but its letters and digits, in lower case: equal for lines that differ in typography only.

    >>> folded("“Rain ends drought”") == folded("Rain Ends Drought")
    True
    """
    return _FOLD.sub("", text.casefold())
