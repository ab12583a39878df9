"""Rule files: one TOML file a language and kind, one table a rule."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any, cast, get_args

from .matching import Contents, Kind, Rule, RuleError, Where

_KEYS = {"phrase", "hits", "misses", "where", "role", "list"}
_OBLIGATORY = {
    "phrase": "write what the rule matches",
    "hits": "add texts that the rule must match",
    "misses": "add texts that the rule must leave alone",
}
_OTHERS = ("dateline", "dates", "clock", "zones", "work", "agencies", "places", "language", "names", "slips", "weights")  # tables that their own modules read


def read_folder(path: Path, prefix: str) -> Contents:
    """The rules and word classes of a folder of rule files, or of one file; their addresses begin with `prefix`."""
    files = [path] if path.is_file() else sorted(path.rglob("*.toml"))
    rules: list[Rule] = []
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for file in files:
        parts = [part for part in (prefix, *file.relative_to(path).parent.parts) if part] if path.is_dir() else []
        folder = "/".join(parts)
        if file.stem in _OTHERS:
            continue
        table = _toml(file)
        if file.stem == "words":
            words[folder] = {name: _word_class(file, name, items) for name, items in table.items()}
        elif file.stem in get_args(Kind):
            rules += [_rule(file, folder, name, body) for name, body in table.items()]
        else:
            raise RuleError(f"{file}: a rule file is named after what it finds; rename it to one of {', '.join(get_args(Kind))}, or words")
    return Contents(tuple(rules), words)


def _word_class(file: Path, name: str, items: Any) -> tuple[str, ...]:
    if not isinstance(items, list) or not items or not all(isinstance(item, str) and item.strip() for item in items):
        raise RuleError(f'{file}: "{name}" is no list of words; write {name} = ["…", "…"]')
    return tuple(items)


def _toml(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text("utf-8")
        return read_plain(text) or tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        raise RuleError(f"{file}: not TOML: {error}; mend that line") from None


def read_plain(text: str) -> dict[str, Any] | None:
    """What `tomllib` reads from `text`, in a sixth of the time, if it is written as our own files are: each value on its line, no escapes; else `None`."""
    lines = _LINE.findall(text)
    if "\\" in text or len(lines) != text.count("\n") + 1:
        return None
    try:
        values = iter(json.loads(f"[{','.join([value for _, _, value in lines if value])}]"))
    except ValueError:
        return None
    table: dict[str, Any] = {}
    body = table
    for name, key, _ in lines:
        if (name or key) in (table if name else body):
            return None  # twice
        if name:
            body = table[name] = {}
        elif key:
            body[key] = next(values, None)
    return table if next(values, None) is None else None


_LINE = re.compile(r'^(?:\[([\w-]+)\]|(\w+) *= *("[^"\n]*"|true|false|\["[^\n]*"\])|#[^\n]*|)$', re.MULTILINE | re.ASCII)


def _rule(file: Path, folder: str, name: str, body: Any) -> Rule:
    here = f"{file} [{name}]"
    if not isinstance(body, dict):
        raise RuleError(f'{file}: "{name}" stands outside a table; put it below a line such as [stay-tuned]')
    for key, remedy in _OBLIGATORY.items():
        if not body.get(key):
            raise RuleError(f'{here}: "{key}" is missing; {remedy}')
    for key in body:
        if key not in _KEYS:
            raise RuleError(f'{here}: "{key}" is no key of a rule; the keys are {", ".join(sorted(_KEYS))}')
    if body.get("where", "block") not in get_args(Where):
        raise RuleError(f'{here}: "where" is {body["where"]!r}; it must be one of {", ".join(get_args(Where))}')
    for key in ("hits", "misses"):
        if not isinstance(body[key], list) or not all(isinstance(text, str) for text in body[key]):
            raise RuleError(f'{here}: "{key}" is not a list of texts; write {key} = ["…", "…"]')
    for key, kind, example in (("phrase", str, 'phrase = "…"'), ("role", str, 'role = "editing"'), ("list", bool, "list = true")):
        if not isinstance(body.get(key, kind()), kind):
            raise RuleError(f'{here}: "{key}" is {body[key]!r}; write {example}')
    address = "/".join(part for part in (folder, file.stem, name) if part)
    options = {key: body[key] for key in ("where", "role", "list") if key in body}
    return Rule(address, cast(Kind, file.stem), body["phrase"], tuple(body["hits"]), tuple(body["misses"]), **options, file=str(file))
