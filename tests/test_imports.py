"""The house: imports run one way, and `import newsclean` is cheap."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "newsclean"

# Each module imports only those in front of it, so there is no cycle.
ORDER = [
    "version", "text", "typography", "prose", "blocks", "rules.phrase", "rules.matching", "rules.files", "rules", "context", "phrases",
    "language", "decoding", "mojibake", "mentions", "signs", "encoding", "hyphens", "wraps", "slips", "spacing", "names", "agencies", "places", "dates", "people", "timestamps", "shapes", "evidence", "readings", "dateline", "picture_credits", "furniture", "captions", "promos", "teasers",
    "byline", "author_bios", "credits", "headline", "duplicates", "structure", "weighing",
    "lossless", "article", "clean", "strip",
    "display", "cli",
]  # fmt: skip
EDGES = {"display", "cli"}


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(file): file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py"}


def imports_of(file: Path) -> set[str]:
    """The modules of the package that `file` imports, those inside functions included."""
    folder = file.parent.relative_to(PACKAGE).parts
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("newsclean.") for alias in node.names if alias.name.split(".")[0] == "newsclean"}
        elif isinstance(node, ast.ImportFrom) and node.level:
            above = folder[: len(folder) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {".".join((*above, name)) for name in names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsclean":
            names = [alias.name for alias in node.names] if node.module == "newsclean" else [node.module.removeprefix("newsclean.")]
            found |= set(names)
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted(MODULES) == sorted(ORDER)


@pytest.mark.parametrize("module", ORDER)
def test_a_module_imports_only_those_in_front_of_it(module: str) -> None:
    assert imports_of(MODULES[module]) <= set(ORDER[: ORDER.index(module)])


def test_the_public_names_come_from_the_core() -> None:
    assert imports_of(PACKAGE / "__init__.py") <= set(ORDER) - EDGES


def test_no_module_of_the_core_imports_an_edge() -> None:
    assert {module for module in MODULES if module not in EDGES and imports_of(MODULES[module]) & EDGES} == set()


_IMPORT = """
import builtins, io, json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import newsclean
print(json.dumps({
    "modules": sorted(sys.modules),
    "toml": [name for name in opened if name.endswith(".toml")],
    "rules": "_contents" in vars(newsclean.RULES),
}))
"""


def test_import_reads_no_rule_and_imports_no_dateparser() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", _IMPORT], capture_output=True, text=True, check=True)
    state = json.loads(done.stdout)
    assert "newsclean.clean" in state["modules"]
    assert not {"dateparser", "newsclean.cli", "newsclean.display"} & set(state["modules"])
    assert state["toml"] == []
    assert state["rules"] is False
