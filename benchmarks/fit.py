"""Fits the weights of the evidence that has no phrase, and writes them to `newsclean/rules/any/weights.toml`.

    python benchmarks/fit.py [--gold DIR] [--check]

Learned from labelled articles and from whole pages whose story is known. The figures that it prints are by cross-validation over publishers: each line
is judged by weights that were learned from other publishers' pages. With --check, nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow.parquet as pq
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from newsclean.blocks import Block, split_blocks
from newsclean.clean import LABELS, REPAIRS
from newsclean.context import Context
from newsclean.decoding import decode
from newsclean.prose import folded
from newsclean.rules import RULES
from newsclean.structure import Facts, observe
from newsclean.weighing import KINDS, OWN, WEIGHTS, beside, features, label_leftovers, may_be_headline, own, surcharge

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STORY = ("body", "subheading", "standfirst", "embed")
UNSCORED = (None, "soft", "headline", "dateline")
FOLDS = 8
INNER = 4  # folds within those that a fold leaves: what is weighed beside a line must not have met that line's publisher either
# What a line counts for: those of articles more than those of pages, of which each has hundreds; a line of the story more than junk, so that it is not lost.
ARTICLE, EXTRACTED, PAGE, OF_STORY = 3.0, 0.5, 0.4, 3.0
STRENGTH = {"line": 1.0, "beside": 0.3, "kind": 0.2, "headline": 0.003}  # the inverse of how strongly small weights are preferred
LEAST = 0.04  # smaller weights are left out


class Line(NamedTuple):
    """A line that is to be judged, as it stands in its text."""

    text: str
    truth: str | None
    seen: list[str]


class Sample(NamedTuple):
    """A text with its labelled blocks, and for each of them what it is in truth."""

    name: str
    publisher: str
    weight: float
    blocks: list[Block]
    truth: list[str | None]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="where the gold sets are")
    options.add_argument("--check", action="store_true", help="print the figures, write nothing")
    given = options.parse_args()
    samples = [*articles(given.gold / "segments" / "dev.jsonl"), *labelled_lines(given.gold.parent / "corpus"), *pages(given.gold / "html" / "bench")]
    fitted = Fit(samples)
    fitted.report()
    if not given.check:
        WEIGHTS.write_text(fitted.toml(), "utf-8")
        print(f"{WEIGHTS.relative_to(ROOT)}: {sum(map(len, fitted.tables.values()))} weights")
    return 0


# ── the samples ──
def blocks_of(raw: str) -> tuple[Any, list[Block]]:
    """The text of `raw`, repaired, and its blocks with all labels that are given before lines are weighed."""
    text = decode(raw)
    for repair in REPAIRS:
        text = repair(text)
    blocks, context = split_blocks(text), Context()
    for label in LABELS[: LABELS.index(label_leftovers)]:
        blocks = list(label(blocks, context))
    return text, blocks


def articles(path: Path) -> Iterator[Sample]:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        source = record["text"]
        kinds: list[str | None] = [None] * len(source)
        for block in record["blocks"]:
            kinds[block["start"] : block["end"]] = ["soft" if block.get("soft") else block["kind"]] * (block["end"] - block["start"])
        text, blocks = blocks_of(source)
        truth = []
        for block in blocks:
            start, end = text.span(*block.span)
            counts = Counter(kinds[at] for at in range(start, end) if not source[at].isspace())
            truth.append(counts.most_common(1)[0][0] if counts else None)
        yield Sample(f"article/{record['id']}", record["publisher"] or record["id"], ARTICLE, blocks, truth)


def labelled_lines(corpus: Path) -> Iterator[Sample]:
    """The articles of the corpus of which `lines.jsonl` says by place what some lines are; it holds no text."""
    labels = {record["id"]: record["lines"] for record in map(json.loads, (HERE / "lines.jsonl").read_text("utf-8").splitlines())}
    for file in ("outlets", "articles"):
        for row in pq.read_table(corpus / f"{file}.parquet").to_pylist():
            if (lines := labels.get(f"{file}/{row['id']}")) is None:
                continue
            told = {(start, end): label for start, end, label in lines}
            text, blocks = blocks_of(row["text"])
            truth = [told.get(text.span(*block.span)) for block in blocks]
            yield Sample(f"corpus/{row['id']}", row.get("outlet") or row["id"], ARTICLE, blocks, truth)


def pages(folder: Path) -> Iterator[Sample]:
    for kind, weight in (("text_inscriptis", PAGE), ("text_trafilatura", EXTRACTED), ("text_trafilatura_recall", EXTRACTED)):
        for gold in sorted(folder.glob("*/gold/*.json")):
            record = json.loads(gold.read_text("utf-8"))
            for file in sorted((gold.parent.parent / kind).glob(f"{gold.stem}*")):
                _, blocks = blocks_of(file.read_text("utf-8"))
                publisher = record.get("domain") or record.get("publisher") or record["url"].split("/")[2]
                yield Sample(f"{kind}/{gold.stem}", publisher, weight, blocks, list(told_by(record, blocks)))


def told_by(record: dict[str, Any], blocks: Sequence[Block]) -> Iterator[str | None]:
    """What each block of a page is: body, headline or junk; `None` where the story that is known does not tell."""
    body = record["body"]
    whole, title = folded(body), folded(record.get("title") or "")
    lines = {folded(line) for line in body.splitlines()}
    words = re.findall(r"\w+", body.casefold())
    runs = set(zip(words, words[1:], words[2:], strict=False))
    for block in blocks:
        text = folded(block.text)
        own = re.findall(r"\w+", block.text.casefold())
        own_runs = list(zip(own, own[1:], own[2:], strict=False))
        if not text:
            yield None
        elif text == title:
            yield "headline"
        elif text in lines:
            yield "body"
        elif len(text) < 30:
            yield None if len(text) >= 8 and text in whole else "junk"
        elif len(own_runs) < 4:
            yield "body" if text in whole else "junk"
        else:
            share = sum(run in runs for run in own_runs) / len(own_runs)
            yield "body" if share >= 0.6 else "junk" if share < 0.3 else None


# ── the fit ──
class Fit:
    """Weights learned from samples, and what those learned without a publisher say of that publisher's lines."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.samples = samples
        self.at: list[tuple[int, int]] = []  # of each row, its sample and its block
        self.facts: list[Facts] = []
        for s, sample in enumerate(samples):
            for b, facts in enumerate(observe(sample.blocks, RULES)):
                if facts is not None:
                    self.at.append((s, b))
                    self.facts.append(facts)
        self.truth = [samples[s].truth[b] for s, b in self.at]
        self.junk = np.array([-1 if truth in UNSCORED else int(truth not in STORY) for truth in self.truth])
        self.weight = np.array([samples[s].weight for s, _ in self.at]) * np.where(self.junk == 1, 1.0, OF_STORY)
        self.groups = np.array([samples[s].publisher.removeprefix("www.").removeprefix("m.") for s, _ in self.at])
        self.vectors = DictVectorizer()
        self.rows = self.vectors.fit_transform([dict.fromkeys(features(facts), 1) for facts in self.facts]).tocsr()
        self.tables: dict[str, dict[str, float]] = {}
        taken = np.array([surcharge(samples[s].blocks[b], facts) for (s, b), facts in zip(self.at, self.facts, strict=True)])
        self.odds = self._unmet() - taken
        self._fit()
        self._fit_kinds()
        self._fit_headline()

    def _unmet(self) -> np.ndarray:
        """The odds of each row by weights that never met its publisher: neither those of lines nor those of what stands beside them."""
        odds = np.zeros(len(self.at))
        for train, test in self._folds(np.arange(len(self.at)), FOLDS):
            alone = self._alone(train)
            alone[test] = self._model(self.rows, train, "line").decision_function(self.rows[test])
            rows, _ = self._beside(alone)
            odds[test] = self._model(rows, train, "beside").decision_function(rows[test])
        return odds

    def _fit(self) -> None:
        """The tables of lines, and of what stands beside them, learned from all rows."""
        every = np.arange(len(self.at))
        self.tables["line"] = _table(self.vectors, self._model(self.rows, every, "line"))
        rows, vectors = self._beside(self._alone(every))
        self.tables["beside"] = _table(vectors, self._model(rows, every, "beside"))

    def _alone(self, given: np.ndarray) -> np.ndarray:
        """The odds of the rows that are `given`, each by weights learned from the others of them: as unsure as those of a new text will be."""
        odds = np.zeros(len(self.at))
        for train, test in self._folds(given, INNER):
            odds[test] = self._model(self.rows, train, "line").decision_function(self.rows[test])
        return odds

    def _beside(self, odds: np.ndarray) -> tuple[Any, DictVectorizer]:
        """The rows by which a line is weighed a second time, when `odds` are those of the first."""
        by_sample: dict[int, dict[int, float]] = defaultdict(dict)
        for (s, b), value in zip(self.at, odds, strict=True):
            by_sample[s][b] = float(value)
        seen: list[dict[str, float]] = []
        for s, values in by_sample.items():
            blocks = self.samples[s].blocks
            around = beside(blocks, [values.get(b) for b in range(len(blocks))])
            seen += [{OWN: own(value), **dict.fromkeys(around[b], 1.0)} for b, value in values.items()]
        vectors = DictVectorizer()
        return vectors.fit_transform(seen).tocsr(), vectors

    def _folds(self, given: np.ndarray, count: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        for train, test in GroupKFold(count).split(given, groups=self.groups[given]):
            yield given[train], given[test]

    def _model(self, rows: Any, given: np.ndarray, strength: str) -> LogisticRegression:
        """A model of the rows that are `given`, as far as it is known what they are."""
        known = given[self.junk[given] >= 0]
        return _model(STRENGTH[strength]).fit(rows[known], self.junk[known], sample_weight=self.weight[known])

    def _fit_kinds(self) -> None:
        rows = [i for i, truth in enumerate(self.truth) if truth in KINDS]
        matrix = self.rows[rows]
        truth = np.array([self.truth[i] for i in rows])
        groups, weight = self.groups[rows], self.weight[rows]
        guess = np.zeros((len(rows), len(KINDS)))
        for k, kind in enumerate(KINDS):
            for train, test in GroupKFold(FOLDS).split(matrix, truth, groups):
                model = _model(STRENGTH["kind"]).fit(matrix[train], (truth[train] == kind).astype(int), sample_weight=weight[train])
                guess[test, k] = model.decision_function(matrix[test])
            self.tables[kind] = _table(self.vectors, _model(STRENGTH["kind"]).fit(matrix, (truth == kind).astype(int), sample_weight=weight))
        right = np.array([KINDS[k] for k in guess.argmax(axis=1)]) == truth
        print(f"kinds of junk told right: {100 * right.mean():.1f} % of {len(rows)} blocks")

    def _fit_headline(self) -> None:
        """Which line of a page is its headline: of those that may be, the one that weighs most."""
        rows = [i for i, (s, _) in enumerate(self.at) if self.samples[s].name.startswith("text_inscriptis/") and may_be_headline(self.facts[i])]
        matrix = self.rows[rows]
        truth = np.array([self.truth[i] == "headline" for i in rows]).astype(int)
        groups = [self.groups[i] for i in rows]
        weight = np.where(truth, len(truth) / truth.sum(), 1.0)  # one line of many is the headline
        odds = np.zeros(len(rows))
        for train, test in GroupKFold(FOLDS).split(matrix, truth, groups):
            odds[test] = _model(STRENGTH["headline"]).fit(matrix[train], truth[train], sample_weight=weight[train]).decision_function(matrix[test])
        self.tables["headline"] = _table(self.vectors, _model(STRENGTH["headline"]).fit(matrix, truth, sample_weight=weight))
        of_page: dict[int, list[int]] = defaultdict(list)
        for k, i in enumerate(rows):
            of_page[self.at[i][0]].append(k)
        visible = [some for s, some in of_page.items() if "headline" in self.samples[s].truth]
        found = sum(bool(truth[max(some, key=odds.__getitem__)]) for some in visible)
        print(f"headlines of pages found: {found} of {len(visible)}")

    def report(self) -> None:
        """What would be cut of the lines that are weighed, by weights that were learned from other publishers."""
        length = np.array([len("".join(self.samples[s].blocks[b].text.split())) for s, b in self.at])
        names = np.array([self.samples[s].name.split("/")[0] for s, _ in self.at])
        print(f"{'texts':24} {'odds':>5} {'junk cut, %':>12} {'story cut, %':>12} {'texts that lose a line':>24}")
        for name in dict.fromkeys(names):
            of_set = names == name
            of_name = [pair for sample in self.samples if sample.name.startswith(f"{name}/") for pair in zip(sample.blocks, sample.truth, strict=True)]
            story = sum(len("".join(block.text.split())) for block, truth in of_name if truth in STORY)
            rest = sum(len("".join(block.text.split())) for block, truth in of_name if block.label == "body" and truth not in (*STORY, *UNSCORED))
            for least in (-1.0, -0.5, 0.0, 0.3, 0.7, 1.0, 1.5, 2.0, 3.0):
                cut = of_set & (self.odds >= least)
                junk = 100 * length[cut & (self.junk == 1)].sum() / rest
                lost = 100 * length[cut & (self.junk == 0)].sum() / story
                hurt = len({self.at[i][0] for i in np.flatnonzero(cut & (self.junk == 0))})
                print(f"{name:24} {least:5.1f} {junk:12.1f} {lost:12.3f} {hurt:24}")

    def toml(self) -> str:
        """The tables as TOML, the strongest weights first."""
        lines = [
            "# What each fact, or each pair of facts, says for a line being junk (above zero) or story (below), as a logarithm of odds.",
            "# Written by `make weights`; not to be edited.",
        ]
        for name, table in self.tables.items():
            lines += ["", f"[{name}]"]
            lines += [
                f"{json.dumps(key, ensure_ascii=False)} = {value:.2f}"
                for key, value in sorted(table.items(), key=lambda item: (item[0] != "always", -abs(item[1]), item[0]))
            ]
        return "\n".join([*lines, ""])


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, solver="liblinear", max_iter=400, random_state=0)


def _table(vectors: DictVectorizer, model: LogisticRegression) -> dict[str, float]:
    weights = {"always": float(model.intercept_[0])}
    for name, value in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        if abs(value) >= LEAST:
            weights[name] = float(value)
    return weights


if __name__ == "__main__":
    sys.exit(main())
