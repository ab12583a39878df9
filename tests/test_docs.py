"""What is public is documented, and what is documented is public. That the examples run is seen to by conftest.py."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MARKDOWN = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
PUBLIC: dict[str, Any] = {name: getattr(newsclean, name) for name in newsclean.__all__}
FUNCTIONS = {name: value for name, value in PUBLIC.items() if inspect.isfunction(value)}
CLASSES = {name: value for name, value in PUBLIC.items() if inspect.isclass(value)}
RECORDS = {name: value for name, value in CLASSES.items() if dataclasses.is_dataclass(value) or hasattr(value, "_fields")}

# Public functions whose docstring has no example, each with the reason.
WITHOUT_EXAMPLE = {
    "load_rules": "it reads a file; docs/rules.md has an example that is run",
}
# Fields without a docstring: in their class, the name says all.
SELF_EXPLAINING = {
    "Agency.name", "Byline.authors", "Credit.kind", "Credit.names", "DateValue.precision",
    "DateValue.source", "Dateline.agency", "Dateline.date", "Dateline.places", "Duplicate.first",
    "Duplicate.second", "Match.end", "Match.rule", "Match.start", "Note.kind", "Note.text", "PartialDate.day",
    "PartialDate.month", "PartialDate.year", "Person.name", "Place.city", "Place.text", "Rule.phrase",
    "Warning.message",
}  # fmt: skip


def read(page: Path) -> str:
    return page.read_text("utf-8")


# ── the reference ──
def test_the_reference_lists_exactly_the_public_names_in_their_order() -> None:
    listed = re.findall(r"^::: newsclean\.(?:\w+\.)*(\w+)$", read(ROOT / "docs" / "reference.md"), re.MULTILINE)
    assert listed == newsclean.__all__


def test_the_public_names_are_those_that_are_imported() -> None:
    tree = ast.parse(read(ROOT / "newsclean" / "__init__.py"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(newsclean.__all__)
    assert len(newsclean.__all__) == len(imported)


@pytest.mark.parametrize("name", newsclean.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    value = PUBLIC[name]
    if callable(value):
        assert inspect.getdoc(value)
    else:
        assert any(f"{name}: " in source or f"{name} = " in source for source in _documented_assignments()), name


def _documented_assignments() -> Iterator[str]:
    """The source of each assignment of a module that has a docstring below it."""
    for file in (ROOT / "newsclean").rglob("*.py"):
        for node, docstring in _with_docstrings(ast.parse(read(file)).body):
            if docstring:
                yield ast.unparse(node)


def _with_docstrings(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Each assignment in `body` with the docstring below it, or an empty one."""
    for node, below in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            documented = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
            yield node, below.value.value if documented else ""  # type: ignore[attr-defined]


# ── docstrings ──
@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_has_an_example(name: str) -> None:
    has_example = ">>>" in (inspect.getdoc(FUNCTIONS[name]) or "")
    assert has_example != (name in WITHOUT_EXAMPLE), "give it a doctest, or a reason in WITHOUT_EXAMPLE, not both"


@pytest.mark.parametrize("name", Article.model_fields)
def test_every_field_of_the_article_is_described_and_tabled(name: str) -> None:
    assert Article.model_fields[name].description
    assert f"\n| `{name}` |" in read(ROOT / "docs" / "article.md")


def fields_of(record: type) -> dict[str, str]:
    """The fields of a public record, each with the docstring below it."""
    (tree,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(tree, ast.ClassDef)
    return {ast.unparse(node.target): text for node, text in _with_docstrings(tree.body) if isinstance(node, ast.AnnAssign)}


def test_every_field_of_a_public_record_is_described() -> None:
    fields = {f"{name}.{field}": text for name, record in RECORDS.items() for field, text in fields_of(record).items()}
    assert fields
    assert {field for field, text in fields.items() if not text} == SELF_EXPLAINING


# ── the pages ──
@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_file(), target
        if heading:
            headings = re.findall(r"^#+ (.*)$", read(file), re.MULTILINE)
            assert heading in {re.sub(r"[^\w]+", "-", line.lower()).strip("-") for line in headings}, target


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: page.name)
def test_functions_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"`((?:fix|detect|label|strip)_[a-z_]+)(?:\(\))?`", read(page)))
    assert named <= set(newsclean.__all__)


def console_examples() -> Iterator[Any]:
    for page in PAGES:
        for block in re.findall(r"^```console\n(.*?)^```", read(page), re.MULTILINE | re.DOTALL):
            for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                yield pytest.param(command, expected, id=f"{page.name}: {command[:40]}")


@pytest.mark.parametrize(("command", "expected"), list(console_examples()))
def test_a_command_prints_what_the_page_shows(command: str, expected: str) -> None:
    scripts = sysconfig.get_path("scripts")
    environment = {**os.environ, "PATH": os.pathsep.join((scripts, os.environ["PATH"])), "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert done.stdout.rstrip("\n") == expected.rstrip("\n")


def test_jq_recipes_choose_the_labels_of_the_model() -> None:
    from newsclean.blocks import FIELDS, LABELS_OF_BLOCKS, STORY

    recipes = re.findall(r"\.label \| IN\(([^)]*)\)", read(ROOT / "docs" / "article.md"))
    chosen = [set(re.findall(r'"(\w+)"', recipe)) for recipe in recipes]
    assert chosen == [set(STORY), set(LABELS_OF_BLOCKS) - STORY - FIELDS]


@pytest.mark.parametrize("label", newsclean.blocks.LABELS_OF_BLOCKS)
def test_every_label_is_explained(label: str) -> None:
    assert f"\n| `{label}` |" in read(ROOT / "docs" / "blocks.md")


def test_every_kind_of_reason_of_a_repair_is_explained() -> None:
    page = read(ROOT / "docs" / "provenance.md")
    code = "".join(read(ROOT / "newsclean" / f"{module}.py") for module in ("encoding", "spacing"))
    reasons = set(re.findall(r'"((?:encoding|spacing)/[a-z0-9-]+)"', code))
    assert reasons
    assert {reason for reason in reasons if f"| `{reason}` |" not in page} == set()


def test_every_warning_is_explained() -> None:
    page = read(ROOT / "docs" / "article.md")
    codes = set(re.findall(r'Warning\(\s*"([a-z_]+)"', read(ROOT / "newsclean" / "article.py")))
    assert codes
    assert {code for code in codes if f"| `{code}` |" not in page} == set()


def test_every_slot_of_the_phrase_language_is_explained() -> None:
    from newsclean.rules.phrase import SLOTS

    page = read(ROOT / "docs" / "rules.md")
    assert {slot for slot in SLOTS if f"`{{{slot}}}`" not in page} == set()


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(read(ROOT / "README.md").splitlines()) < 150
