"""What the caller knows of a text, handed to every `label_…` function."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .rules import RULES, Rules


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller knows: nothing that is read from the text stands here.

    >>> Context(headline="Rain ends drought").reference is None
    True
    """

    headline: str | None = None
    """The headline, when the caller has it from elsewhere; it is recognised in the text."""
    reference: dt.date | None = None
    """A date near that of the story, such as that of the crawl: it gives the year to dates without one."""
    rules: Rules = RULES
    """The rules by which junk is known."""
