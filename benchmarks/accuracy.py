"""What newsclean gets right on the gold sets, beside the floors in `floors.toml` below which it must not fall.

    python benchmarks/accuracy.py [--gold DIR] [--raise]

Shares are in percent. Where there are no gold sets, the articles in `examples/` are held to the laws that need none.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import textwrap
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

import adapters

from newsclean.article import Article
from newsclean.blocks import Block, split_blocks
from newsclean.clean import REPAIRS, clean
from newsclean.context import Context
from newsclean.duplicates import detect_duplicates, label_duplicates
from newsclean.names import fix_names
from newsclean.spacing import fix_spacing
from newsclean.text import Text
from newsclean.wraps import wraps

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.toml"
TOLERANCE = 0.0005  # figures have three decimals; nothing else is forgiven

Better = Literal["higher", "lower"]
Floors = Mapping[str, Mapping[str, float]]


class Figure(NamedTuple):
    """One figure of one set."""

    set: str
    name: str
    value: float
    better: Better = "higher"
    note: str = ""
    """What it is of, or what to compare it with."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="where the gold sets are")
    options.add_argument("--raise", action="store_true", dest="raises", help="make better figures the floors")
    given = options.parse_args()
    faults = list(example_faults())
    if not given.gold.is_dir():
        print(f"There are no gold sets at {given.gold}: only the examples are checked, and no figure against its floor.")
        return _verdict(faults)
    gold = given.gold.resolve()
    faults += seed_faults(gold.parent / "seed" / "check.py")
    with ProcessPoolExecutor(2) as pool:
        figures = [figure for measured in pool.map(_measured, SETS, [gold] * len(SETS)) for figure in measured]
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    print_table(figures, floors)
    if given.raises:
        FLOORS.write_text(raised(figures, floors), "utf-8")
        floors = tomllib.loads(FLOORS.read_text("utf-8"))
    faults += fallen(figures, floors)
    return _verdict(faults)


def _verdict(faults: Sequence[str]) -> int:
    print("\n".join(faults) or "accuracy: nothing fell")
    return 1 if faults else 0


# ── floors ──
def print_table(figures: Iterable[Figure], floors: Floors) -> None:
    print(f"{'set':15} {'figure':30} {'today':>9} {'floor':>9}  verdict")
    for name, group in groupby(figures, key=lambda figure: figure.set):
        for figure in group:
            floor = floors.get(name, {}).get(figure.name)
            shown = "–" if floor is None else f"{floor:.3f}"
            good = "low is good; " if figure.better == "lower" else ""
            line = f"{name:15} {figure.name:30} {figure.value:9.3f} {shown:>9}  {judged(figure, floor):7}"
            print(f"{line} {good}{figure.note}".rstrip())
        print()


def judged(figure: Figure, floor: float | None) -> Literal["new", "better", "holds", "WORSE"]:
    """How a figure stands to its floor."""
    if floor is None:
        return "new"
    gain = figure.value - floor if figure.better == "higher" else floor - figure.value
    return "better" if gain > TOLERANCE else "WORSE" if gain < -TOLERANCE else "holds"


def fallen(figures: Sequence[Figure], floors: Floors) -> Iterator[str]:
    """What is worse than its floor, what has none, and the floors to which no figure belongs any more."""
    left = {(name, figure): floor for name, table in floors.items() for figure, floor in table.items()}
    for figure in figures:
        floor = left.pop((figure.set, figure.name), None)
        if floor is None:
            yield f"{figure.set}: {figure.name} has no floor; make accuracy-raise gives it one"
        elif judged(figure, floor) == "WORSE":
            yield f"{figure.set}: {figure.name} is {figure.value:.3f}, worse than its floor {floor:.3f}"
    for name, lost in left:
        yield f"{name}: {lost} has a floor but is not measured; mend benchmarks/accuracy.py, or remove its line"


def raised(figures: Sequence[Figure], floors: Floors) -> str:
    """The text of `floors.toml` with figures that are better or new as floors; all other floors stay as they are."""
    best = {name: dict(table) for name, table in floors.items()}
    for figure in figures:
        table = best.setdefault(figure.set, {})
        if judged(figure, table.get(figure.name)) in ("new", "better"):
            table[figure.name] = figure.value
    low = {(figure.set, figure.name) for figure in figures if figure.better == "lower"}
    lines = [
        "# The best figures so far: `make accuracy` fails when one gets worse.",
        "# `make accuracy-raise` writes this file, and never a worse figure.",
    ]
    for name, table in best.items():
        lines += ["", f"[{name}]"]
        for key, value in table.items():
            lines.append(f'"{key}" = {value:.3f}' + ("  # low is good" if (name, key) in low else ""))
    return "\n".join([*lines, ""])


# ── what needs no gold ──
def example_faults() -> Iterator[str]:
    """Where an article in `examples/` breaks a law: source and JSON give it back, and its clean text stays as it is."""
    print(f"{'example':20} {'blocks':>7} {'story':>7} {'removed':>7} {'edits':>7} {'warnings':>9}")
    for path in sorted((ROOT / "examples").glob("*.txt")):
        raw = path.read_bytes()
        article = clean(raw)
        print(f"{path.stem:20} {len(article.blocks):7} {len(article.body):7}", end=" ")
        print(f"{len(article.removed):7} {len(article.edits):7} {len(article.warnings):9}")
        if article.source_bytes() != raw:
            yield f"examples/{path.name}: the source is not rebuilt"
        if Article.model_validate_json(article.model_dump_json()) != article:
            yield f"examples/{path.name}: its JSON does not give the article back"
        if clean(article.text).edits:
            yield f"examples/{path.name}: cleaning the clean text changes it again"
    print()


def seed_faults(check: Path) -> Iterator[str]:
    """What the seed's own check finds amiss."""
    if not check.exists():
        print(f"There is no seed at {check.parent}: it is not checked.")
        return
    run = subprocess.run([sys.executable, str(check)], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        yield from (f"seed: {line}" for line in (run.stdout + run.stderr).splitlines())
    else:
        print(run.stdout)


# ── the gold sets ──
def segments(gold: Path) -> Iterator[Figure]:
    """What each block is: in all languages, in English, and in all others together."""
    data = gold / "segments" / "dev.jsonl"
    languages = sorted({record["lang"] for record in _records(data)})
    others = [language for language in languages if language != "en"]
    for name, chosen in (("segments", languages), ("segments-en", ["en"]), ("segments-other", others)):
        report = _segment_report(gold / "segments" / "score.py", data, chosen)
        overall = report["overall"]
        if overall["errors"]:
            raise RuntimeError(f"clean() raised on {overall['errors']} of {overall['docs']} texts of {data}")
        note = f"{overall['docs']} articles"
        for key in ("junk_removed", "tail_exact", "headline_accuracy", "no_headline_right", "block_macro_f1"):
            yield Figure(name, key.replace("_", " "), _percent(overall[key]), note=note)
        for key in ("false_removal_chars", "docs_lost_block", "clean_docs_lost_block"):
            yield Figure(name, key.replace("_", " "), _percent(overall[key]), "lower", note)
        for label in ("promo", "teaser", "caption", "byline", "credit", "copyright"):
            f1 = report["block_f1"][label]
            note = f"P {f1['p']:.3f} R {f1['r']:.3f} of {f1['gold']} blocks"
            yield Figure(name, f"{label} F1", _percent(f1["f1"]), note=note)


def _segment_report(score: Path, data: Path, languages: Sequence[str]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("r", suffix=".json", encoding="utf-8") as report:
        command = [sys.executable, str(score), "adapters:segments", str(data), "--lang", ",".join(languages)]
        run = subprocess.run([*command, "--json", report.name], cwd=HERE, capture_output=True, text=True, check=False)
        if run.returncode or run.stderr:
            raise RuntimeError(f"{score} failed: {run.stderr}")
        return dict(json.load(report))


def datelines(gold: Path) -> Iterator[Figure]:
    """Where a dateline stands and what it says."""
    judge = _scorer(gold / "datelines" / "score.py")._judge
    rows = []
    for record in _records(gold / "datelines" / "dev.jsonl"):
        day = record.get("reference_date")
        found = adapters.dateline(record["text"], dt.date.fromisoformat(day) if day else None)
        rows.append(judge(record, found))
    hand = [row for row in rows if row["set"] == "hand"]
    yield from _found("hand", hand)
    yield from _found("hand en", [row for row in hand if row["lang"] == "en"])
    yield from _found("hand other", [row for row in hand if row["lang"] != "en"])
    yield from _found("mechanical", [row for row in rows if row["set"] == "mechanical"])
    cut = [row for row in hand if row.get("relaxed")]
    for part in ("place", "date", "agency"):
        judgements = [row[part] for row in cut if part in row]
        yield _share("datelines", f"hand {part} right", sum(judgements), len(judgements), "datelines found")
    invented = [row["inv"] for row in cut if "inv" in row]
    yield _share("datelines", "hand dates invented", sum(invented), len(invented), "without one", "lower")


def _found(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    """F1 of datelines whose end is right within two signs, and how often one is seen where there is none."""
    there = sum(row["pos"] for row in rows)
    seen = sum(row["pred"] for row in rows)
    right = sum(bool(row.get("relaxed")) for row in rows)
    false = sum(row["pred"] and not row["pos"] for row in rows)
    note = f"P {_ratio(right, seen):.3f} R {_ratio(right, there):.3f} of {there} datelines"
    yield Figure("datelines", f"{name} F1", _percent(_ratio(2 * right, seen + there)), note=note)
    yield _share("datelines", f"{name} false alarms", false, len(rows) - there, "texts without one", "lower")


# The kinds of typos that are faults of spacing, and the sound texts that look like them.
_SPACING = (
    *("dateline_space", "hyphen_break", "missing_space", "missing_space_comma", "missing_space_stop"),
    *("space_before_punct", "neg_dateline", "neg_hyphen", "neg_missing_space", "doubled_word", "neg_doubled", "lost_apostrophe", "split_word"),
)
_SPACING_SCORED = ("missing_space_stop", "missing_space_comma", "space_before_punct", "doubled_word", "lost_apostrophe", "hyphen_break", "split_word")


def slips(gold: Path) -> Iterator[Figure]:
    """Slips in names, in spacing and of all kinds: which of the edits made were right, which of those due were made."""
    run = _scorer(gold / "text" / "score.py").run
    names, wrong = _counts(run, fix_names, "names")
    yield from _corrected("names", names, wrong)
    yield _share("names", "casing recall", names["name_casing"]["right"], names["name_casing"]["gold"], "slips")
    spacing, wrong = _counts(run, fix_spacing, "typos")
    yield from _corrected("spacing", {kind: spacing[kind] for kind in _SPACING}, wrong)
    for kind in _SPACING_SCORED:
        yield _share(f"spacing-{kind.replace('_', '-')}", "precision", spacing[kind]["right"], spacing[kind]["right"] + _in_kind(wrong, kind), "edits")
        yield _share(f"spacing-{kind.replace('_', '-')}", "recall", spacing[kind]["right"], spacing[kind]["gold"], "slips")
    yield from _corrected("typos", *_counts(run, adapters.repaired, "typos"))


def _corrected(name: str, counts: Mapping[str, Counter[str]], wrong: Iterable[Wrong]) -> Iterator[Figure]:
    total = _sum(counts.values())
    traps = sum(counts[kind]["n"] for kind in counts if kind.startswith("neg_"))
    touched = {edit.id for edit in wrong if edit.kind in counts and edit.kind.startswith("neg_") and edit.of_letters}
    yield _share(name, "precision", total["right"], total["right"] + total["wrong"], "edits")
    yield _share(name, "recall", total["right"], total["gold"], "slips")
    yield _share(name, "traps touched", len(touched), traps, "texts that look wrong in which letters were changed", "lower")


def _in_kind(wrong: Iterable[Wrong], kind: str) -> int:
    """How many wrong edits of texts of `kind` are of that kind, and no blanks of another: those beside a sign of punctuation, or of letters."""
    return sum(edit.kind == kind and (edit.of_letters or edit.of_punctuation) for edit in wrong)


def sound_text(gold: Path) -> Iterator[Figure]:
    """Edits in 100,000 words of edited news, where hardly any is due, by step."""
    run = _scorer(gold / "text" / "score.py").run
    for step in (*REPAIRS, adapters.repaired):
        counts, wrong = _counts(run, step, "clean")
        total, letters = _sum(counts.values()), sum(edit.of_letters for edit in wrong)
        name = "all repairs" if step is adapters.repaired else step.__name__
        rate = round(letters / total["words"] * 100_000, 3)
        note = f"per 100,000 words; {letters} edits, and {total['wrong'] - letters} of blanks, invisible signs and apostrophes"
        yield Figure("sound-text", f"letters changed by {name}", rate, "lower", note)


class Wrong(NamedTuple):
    """An edit that the labels do not have."""

    id: str
    kind: str
    of_letters: bool
    """Whether it changes a letter, a digit or punctuation, not only blanks, invisible signs or apostrophes."""
    of_punctuation: bool
    """Whether it inserts or removes a blank beside a sign of punctuation."""


def _counts(run: Callable[..., Any], step: Callable[[str], str], name: str) -> tuple[dict[str, Counter[str]], list[Wrong]]:
    """What the scorer counts, by kind of text, for `step` on the set called `name`, and the edits that the labels do not have."""
    counts, log, *_ = run(lambda text: str(step(text)), name)
    if errors := _sum(counts.values())["error"]:
        raise RuntimeError(f"{step.__name__} raised on {errors} texts of the set {name}")
    wrong = []
    for record, (start, end, new), text in log:
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        blank = not text[start:end].strip() and not new.strip()
        collapses = start < end and " " in beside  # of blanks
        punctuation = blank and not collapses and (start == end or not new) and "\n" not in text[start:end] and any(sign in ".,;:!?" for sign in beside)
        wrong.append(Wrong(record["id"], record["kind"], _letters(text[start:end]) != _letters(new), punctuation))
    return counts, wrong


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "'’`´" and unicodedata.category(sign) != "Cf")


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def unwrapping(gold: Path) -> Iterator[Figure]:
    """Paragraphs of edited news, hard-wrapped by us at 60 to 80 columns: which line breaks are joined again."""
    draw = random.Random(1)
    articles = [[" ".join(line.split()) for line in record["text"].splitlines() if line.strip()] for record in _records(gold / "text" / "clean.jsonl")]
    articles = [lines for lines in articles[::5] if sum(len(line) > 150 for line in lines) >= 4]
    counts: dict[str, Counter[str]] = {"blank lines": Counter(), "indents": Counter(), "no mark": Counter()}
    for lines in articles:
        width, hyphens = draw.choice(range(60, 81, 2)), draw.random() < 0.5
        for mark, count in counts.items():
            indent = "    " if mark == "indents" else ""
            pages = [textwrap.wrap(line, width, initial_indent=indent, break_long_words=False, break_on_hyphens=hyphens) for line in lines]
            page = ("\n\n" if mark == "blank lines" else "\n").join("\n".join(page) for page in pages)
            repaired = Text(page).edit(wraps(page))
            joined = _breaks(page) - _breaks(repaired)
            due = _breaks(page) - _breaks("\n".join(lines))
            count.update(joined=len(joined), due=len(due), right=len(joined & due), hyphens=page.count("-"), lost=page.count("-") - repaired.count("-"))
    for mark, count in counts.items():
        yield _share("unwrapping", f"{mark}: precision", count["right"], count["joined"], "line breaks")
        yield _share("unwrapping", f"{mark}: recall", count["right"], count["due"], "line breaks")
        yield _share("unwrapping", f"{mark}: hyphens lost", count["lost"], count["hyphens"], "hyphens", "lower")


def _breaks(text: str) -> set[int]:
    """Where the lines of `text` end, in code points that are neither blanks nor hyphens."""
    return set(accumulate(sum(map(len, line.replace("-", "").split())) for line in text.split("\n")))


def encoding(gold: Path) -> Iterator[Figure]:
    """What becomes readable, and what stays as it was because it was right."""
    run = _scorer(gold / "text" / "score_encoding.py").run
    groups = (("~POS real", "real right"), ("~POS made", "made right"), ("~NEG", "sound untouched"))
    for given, function in (("str", "adapters:encoding"), ("bytes", "adapters:decoded")):
        counts = run(function, given == "bytes", quiet=True)[0]
        for key, name in groups:
            if key in counts:
                yield _share("encoding", f"{given} {name}", counts[key]["right"], counts[key].total(), "texts")


def html(gold: Path) -> Iterator[Figure]:
    """The article in what extractors leave of a page, and in all of its visible text."""
    score = _scorer(gold / "html" / "score_text.py")
    for bench in ("aeb", "fundus"):
        folder = gold / "html" / "bench" / bench
        untouched = _read(folder / "oracle_scores.json")
        for given in ("text_trafilatura", "text_trafilatura_recall", "text_inscriptis"):
            rows = []
            for page in _read(folder / "splits.json")["dev"]:
                labelled = _read(folder / "gold" / f"{page}.json")
                text = (folder / given / f"{page}.txt").read_bytes().decode("utf-8")  # with its line breaks as they are
                rows.append(score.page_row(labelled, score.as_record(adapters.page(text))))
            scores = score.agg(rows)
            name = f"{bench} {given.removeprefix('text_')}"
            before = _percent(untouched[given]["dev"]["identity"]["f1"])
            note = f"as it is {before:.3f}; P {scores['precision']:.3f} R {scores['recall']:.3f}"
            yield Figure("html", f"{name} F1", _percent(scores["f1"]), note=note)
            for part in ("title", "date", "auth"):
                if part in scores and given == "text_inscriptis":  # what extractors leave hardly ever holds them
                    yield Figure("html", f"{name} {part}", _percent(scores[part]), note=f"{scores['n']} pages")


def duplicates(gold: Path) -> Iterator[Figure]:
    """Paragraphs that stand twice, or nearly, and some that only look so."""
    there: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    set_aside = 0
    for record in _records(gold / "text" / "dups.jsonl"):
        kind = "copies" if record["label"].startswith("exact") else record["label"]
        kind = "near copies" if kind in ("near", "partial", "pull_quote") else kind
        blocks = split_blocks(record["text"])
        first, second = _within(blocks, record["a"]), _within(blocks, record["b"])
        there[kind] += 1
        reported[kind] += any(pair.first in first and pair.second in second for pair in detect_duplicates(blocks))
        if record["label"] == "exact_adjacent":
            there["adjacent"] += 1
            labelled = label_duplicates(blocks, Context())
            set_aside += all(labelled[place].label == "other" for place in second)
    for kind in ("copies", "near copies"):
        yield _share("duplicates", f"{kind} reported", reported[kind], there[kind], "pairs")
    yield _share("duplicates", "different ones reported", reported["different"], there["different"], "pairs", "lower")
    yield _share("duplicates", "adjacent copies set aside", set_aside, there["adjacent"], "pairs")


def _within(blocks: Sequence[Block], span: Sequence[int]) -> set[int]:
    """The places of the blocks that begin in `span`."""
    return {place for place, block in enumerate(blocks) if span[0] <= block.span[0] < span[1]}


SETS = (segments, html, sound_text, slips, unwrapping, datelines, encoding, duplicates)


def _measured(measure: Callable[[Path], Iterator[Figure]], gold: Path) -> list[Figure]:
    return list(measure(gold))


# ── helpers ──
def _share(name: str, figure: str, part: int, whole: int, of: str, better: Better = "higher") -> Figure:
    """`part` of `whole` as a figure."""
    return Figure(name, figure, _percent(_ratio(part, whole)), better, f"{part} of {whole} {of}")


def _ratio(part: float, whole: float) -> float:
    """`part` of `whole`; of nothing, 0."""
    return part / whole if whole else 0.0


def _percent(share: float) -> float:
    return round(100 * share, 3)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@cache
def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


@cache
def _scorer(file: Path) -> Any:
    """The scorer in `file` as a module; several are called `score`, so each gets a name of its own."""
    spec = importlib.util.spec_from_file_location(f"{file.parent.name}_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
