"""The rules: all that differs by language or outlet, as data, each rule with the texts that it hits and misses.

A rule is a table of a TOML file; folder, file and table make its address: table `[stay-tuned]` of `en/promo.toml` is `en/promo/stay-tuned`.
"""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from .files import read_folder
from .matching import Kind, Match, Rule, RuleError, Rules

__all__ = ["FOLDER", "RULES", "Kind", "Match", "Rule", "RuleError", "Rules", "load_rules", "table"]

FOLDER = Path(__file__).parent
"""Where the data by language stand; a path, as `importlib.resources` brings many modules of its own."""


def table(folder: str, name: str) -> dict[str, Any]:
    """What the data file `name` of a language's folder holds, such as that of the `slips` in `en`."""
    return tomllib.loads((FOLDER / folder / f"{name}.toml").read_text("utf-8"))


RULES = Rules(partial(read_folder, FOLDER, ""))
"""The rules that come with the package."""


def load_rules(path: str | Path, base: Rules | None = None) -> Rules:
    """The built-in rules and those in `path`: a folder of `en/promo.toml` and the like, or one file such as `promo.toml`.

    `base` are the rules to add to, if not the built-in ones. Every rule is checked against its own `hits` and `misses`.
    Raises `RuleError` for a wrong rule file, `FileNotFoundError` when there is nothing at `path`.
    """
    path = Path(path).resolve()
    if not path.is_dir() and not path.is_file():
        raise FileNotFoundError(f"no rules at {path}; give a folder of rule files, or one rule file")
    own = Rules(partial(read_folder, path, path.name))
    if not len(own):
        raise RuleError(f"{path}: there is no rule in it; add a file such as promo.toml with a table such as [stay-tuned]")
    rules = (RULES if base is None else base) | own
    rules.check(own)
    return rules
