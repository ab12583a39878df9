"""What the caller knows of a text, handed to every `label_…` function."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from .rules import RULES, Rules

Cut = Literal["cautious", "balanced", "sharp"]


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
    cut: Cut = "cautious"
    """How much evidence a line without a telling phrase must bear to be set aside: most of all when it is `cautious`."""

    def __post_init__(self) -> None:
        if not isinstance(self.headline, str | None):
            raise TypeError(f"headline takes a str, not {type(self.headline).__name__}")
        if isinstance(self.reference, dt.datetime):
            object.__setattr__(self, "reference", self.reference.date())
        if not isinstance(self.reference, dt.date | None):
            raise TypeError(f"reference takes a datetime.date, not {type(self.reference).__name__}; did you mean date.fromisoformat(…)?")
        if self.cut not in get_args(Cut):
            raise ValueError(f"cut takes one of {', '.join(get_args(Cut))}, not {self.cut!r}")
        if not isinstance(self.rules, Rules):
            raise TypeError(f"rules takes Rules, not {type(self.rules).__name__}; did you mean load_rules(…)?")
