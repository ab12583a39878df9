"""What newsclean costs: time, memory, and how both grow.

    python benchmarks/bench.py [--articles N] [memory imports speed growth phrases hostile]

Times are CPU time of one process. What is compared runs in interleaved rounds on the same texts, and the median round
counts; the ratios say more than the figures of one machine. The texts are real articles where there are some
(`--corpus`), else made of `examples/`.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import multiprocessing
import os
import platform
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

# The library and its peers are imported where they are measured, so that no process holds more than it needs.
if TYPE_CHECKING:
    from newsclean.rules import Rules

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "articles.parquet"
ROUNDS = 9


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sections", nargs="*", help="what to measure; all, if none is named")
    options.add_argument("--articles", type=int, default=540, help="how many articles (%(default)s)")
    options.add_argument("--corpus", type=Path, default=CORPUS, help="a parquet file with the columns text and source")
    given = options.parse_args()
    if unknown := set(given.sections) - set(SECTIONS):
        options.error(f"no section {', '.join(unknown)}; there are: {', '.join(SECTIONS)}")
    # in a process of its own: the memory that reading takes would else count as every child's
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        texts = pool.submit(sample, given.corpus, given.articles).result()
    size = sum(map(_size, texts))
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB, Python {platform.python_version()}, {platform.machine()}")
    for name in given.sections or SECTIONS:
        print(f"\n── {name} ──", flush=True)
        SECTIONS[name](texts)


def sample(corpus: Path, count: int) -> list[str]:
    """Articles spread evenly over `corpus`, those of one source side by side.

    Without a corpus, the articles of `examples/` with their paragraphs in ever new orders.
    """
    if corpus.exists():
        import pyarrow.parquet

        rows = pyarrow.parquet.read_table(corpus, columns=["source", "text"]).to_pylist()
        chosen = rows[:: max(1, len(rows) // count)][:count]
        return [row["text"] for row in sorted(chosen, key=lambda row: str(row["source"]))]
    print(f"There is no corpus at {corpus}: the texts are made of the examples.")
    articles = [file.read_text("utf-8").split("\n\n") for file in sorted((ROOT / "examples").glob("*.txt"))]
    draw = random.Random(1)
    return ["\n\n".join(draw.sample(paragraphs, len(paragraphs))) for paragraphs in articles * (count // len(articles))]


# ── memory ──
_PEAK = """
import json, resource, sys
unit = 1 if sys.platform == "darwin" else 1024
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
texts = json.load(sys.stdin)
before = peak()
{imports}
imported = peak()
for text in texts:
    {call}
print(before, imported, peak())
"""
_TRACED = """
import json, sys, tracemalloc
from newsclean import clean
texts = json.load(sys.stdin)
text = texts[0]
clean(text)  # what it reads once is not the article's
tracemalloc.start()
article = clean(text)
held, peak = tracemalloc.get_traced_memory()
print(len(text.encode("utf-8", "surrogatepass")) / 1e6, held / 1e6, peak / 1e6)
"""


def memory(texts: Sequence[str]) -> None:
    """Peak memory of a process that cleans all texts one by one, and what one long article takes."""
    print(f"{'MB, peak of a process':28} {'bare':>8} {'imported':>9} {'all texts':>10}")
    for name, imports, call in (
        ("newsclean.clean", "from newsclean import clean", "clean(text)"),
        ("ftfy.fix_text", "import ftfy", "ftfy.fix_text(text)"),
        ("cleantext.clean", "import cleantext", "cleantext.clean(text)"),
    ):
        bare, imported, peak = _child(_PEAK.format(imports=imports, call=call), texts)
        print(f"{name:28} {bare:8.1f} {imported:9.1f} {peak:10.1f}")
    longest = "\n\n".join(texts)[:1_000_000]
    size, held, peak = _child(_TRACED, [longest])
    print(f"one article of {size:.2f} MB: its Article holds {held:.1f} MB, to make it takes {peak:.1f} MB (tracemalloc)")


def _child(code: str, texts: Sequence[str]) -> list[float]:
    """The numbers that `code` prints, run in a process of its own with `texts` as JSON on its standard input."""
    command = [sys.executable, "-c", code]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # an installed package has its bytecode
    run = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, env=environment)
    return [float(number) for number in run.stdout.split()]


# ── imports ──
_CLOCK = "import time, sys; {code}; print(time.process_time())"


def imports(texts: Sequence[str]) -> None:
    """What `import newsclean` costs beside its dependencies imported eagerly, and what the first article adds."""
    first = json.dumps(texts[0])
    codes = {
        "bare Python": "pass",
        "import newsclean": "import newsclean",
        "its dependencies": "import regex, ftfy, dateparser, chardet; from pydantic import BaseModel",
        "with all of pydantic": "import regex, ftfy, dateparser, chardet; from pydantic import *",
        "and the first article": f"import newsclean, json; newsclean.clean(json.loads({first!r}))",
    }
    seconds: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(7):
        for name, code in codes.items():
            seconds[name] += _child(_CLOCK.format(code=code), [])
    for name, times in seconds.items():
        print(f"{name:28} {min(times) * 1000:6.0f} ms")
    loaded = _child("import newsclean, sys; print(int('dateparser' in sys.modules))", [])[0]
    print(f"{'imports dateparser':28} {'yes' if loaded else 'no':>6}")


# ── speed ──
def speed(texts: Sequence[str]) -> None:
    """Articles and megabytes a second of `clean` and its steps, beside ftfy and clean-text."""
    logging.disable(logging.WARNING)  # clean-text would tell that it misses an optional package
    import cleantext
    import ftfy

    from newsclean.clean import clean
    from newsclean.dateline import detect_dateline

    peers: dict[str, Callable[[str], object]] = {
        "ftfy.fix_text": ftfy.fix_text,
        "cleantext.clean": cleantext.clean,
        "clean": clean,
        "detect_dateline": detect_dateline,
    }
    first = _seconds(clean, texts)  # reads the rules, and compiles the phrases that these texts call for
    batches = [texts[number::ROUNDS] for number in range(ROUNDS)]
    sizes = [sum(map(_size, batch)) for batch in batches]
    rounds: list[dict[str, float]] = []
    for batch in batches:
        rounds.append({name: _seconds(function, batch) for name, function in peers.items()})
        rounds[-1].update(_steps(batch))
    print(f"{'':28} {'articles/s':>11} {'MB/s':>8} {'µs/article':>11} {'× ftfy':>8}")
    for name in rounds[0]:
        each = median(costs[name] / len(batch) for costs, batch in zip(rounds, batches, strict=True))
        rate = median(size / costs[name] for costs, size in zip(rounds, sizes, strict=True)) / 1e6
        ratio = median(costs[name] / costs["ftfy.fix_text"] for costs in rounds)
        print(f"{name:28} {1 / each:11.0f} {rate:8.2f} {each * 1e6:11.0f} {ratio:8.3f}")
    print(f"The first pass of a process over these {len(texts)} articles: {first / len(texts) * 1e6:.0f} µs/article.")


def _steps(texts: Sequence[str]) -> dict[str, float]:
    """What each step of the path costs on `texts`, in seconds; each takes what the one before it made."""
    from newsclean.article import Article
    from newsclean.blocks import split_blocks
    from newsclean.clean import LABELS, REPAIRS
    from newsclean.context import Context
    from newsclean.decoding import decode

    context = Context()
    costs: dict[str, float] = {}

    def timed(name: str, step: Callable[..., Any], *inputs: Sequence[Any]) -> list[Any]:
        gc.collect()
        start = time.process_time()
        made = [step(*given) for given in zip(*inputs, strict=True)]
        costs[name] = time.process_time() - start
        return made

    _forget(context.rules)
    made = timed("  decode", decode, texts)
    for repair in REPAIRS:
        made = timed(f"  {repair.__name__}", repair, made)
    blocks = timed("  split_blocks", split_blocks, made)
    for label in LABELS:
        blocks = timed(f"  {label.__name__}", lambda given, label=label: label(given, context), blocks)
    articles = timed("  Article.of", lambda text, given: Article.of(text, given, context), made, blocks)
    timed("  model_dump_json", lambda article: article.model_dump_json(), articles)
    return costs


def _seconds(function: Callable[[str], object], texts: Sequence[str]) -> float:
    from newsclean.rules import RULES

    _forget(RULES)
    gc.collect()
    start = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - start


def _forget(rules: Rules) -> None:
    """Empties the memory that `rules` have of lines: a round must not gain by having met its texts before."""
    rules._memo.clear()


# ── growth ──
def growth(texts: Sequence[str]) -> None:
    """Cost per kilobyte in articles of 1, 2, 4 and 8 times the length, made of the same articles."""
    import ftfy

    from newsclean.clean import clean

    sizes = (1, 2, 4, 8)
    texts = texts[: len(texts) // 8 * 8]
    longer = {n: ["\n\n".join(texts[i : i + n]) for i in range(0, len(texts), n)] for n in sizes}
    peers: dict[str, Callable[[str], object]] = {"clean": clean, "ftfy.fix_text": ftfy.fix_text}
    costs: dict[tuple[str, int], list[float]] = {}
    for _ in range(3):
        for n in sizes:
            for name, function in peers.items():
                costs.setdefault((name, n), []).append(_seconds(function, longer[n]) / sum(map(_size, longer[n])))
    _print_growth("µs/kB of articles", sizes, {name: [median(costs[name, n]) * 1e9 for n in sizes] for name in peers})


def _print_growth(what: str, sizes: Sequence[object], rows: Mapping[str, Sequence[float]]) -> None:
    print(f"{what:28}" + "".join(f"{f'{size}×':>9}" for size in sizes) + f"{'last/first':>12}")
    for name, values in rows.items():
        print(f"{name:28}" + "".join(f"{value:9.1f}" for value in values) + f"{values[-1] / values[0]:12.2f}")


# ── phrases ──
def phrases(texts: Sequence[str]) -> None:
    """Cost of looking for 10, 100 and 1000 rules in a line, for our own and ten times as many, and of lines of 1, 2, 4 and 8 times the length."""
    from newsclean.rules import RULES

    lines = list(dict.fromkeys(line for text in texts for line in text.splitlines() if 20 < len(line) < 300))[:3000]
    sets = {count: synthetic_rules(count, lines) for count in (10, 100, 1000)}
    few = [round(_per_line(rules, lines) * 1e6, 2) for rules in sets.values()]
    print(f"{len(lines)} lines of {sum(map(len, lines)) / len(lines):.0f} signs on average")
    for count, cost in zip(sets, few, strict=True):
        print(f"{f'{count} rules':28} {cost:8.2f} µs/line {cost / few[0]:8.2f} × ten")
    for name, rules in ((f"the {len(RULES)} rules of newsclean", RULES), ("ten times as many", tenfold(RULES))):
        cost = _per_line(rules, lines) * 1e6
        print(f"{name:28} {cost:8.2f} µs/line {cost / few[0]:8.2f} × ten")
    short = [line for line in lines if len(line) < 85]
    short = short[: len(short) // 8 * 8]
    longer = {n: [" ".join(short[i : i + n]) for i in range(0, len(short), n)] for n in (1, 2, 4, 8)}
    rows = {
        name: [_per_line(rules, given) * len(given) * 1e9 / sum(map(_size, given)) for given in longer.values()]
        for name, rules in (("1000 rules", sets[1000]), ("the rules of newsclean", RULES))
    }
    _print_growth("µs/kB of lines", list(longer), rows)


def synthetic_rules(count: int, lines: Sequence[str]) -> Rules:
    """`count` rules of three words each, of which a third may stand inside a line.

    The words are drawn from those of `lines`, so that the index does meet them.
    """
    from newsclean.rules import Rule, Rules
    from newsclean.rules.matching import Contents

    common = Counter(word for line in lines for word in re.findall(r"[a-z]{4,}", line.lower()))
    words = [word for word, _ in common.most_common(3000)]
    draw = random.Random(1)
    rules = []
    for number in range(count):
        phrase = " ".join(draw.sample(words, 3))
        where = "inside" if number % 3 == 0 else "block"
        rules.append(Rule(f"bench/promo/{number}", "promo", phrase + " {outlet}", (phrase,), (), where))  # type: ignore[arg-type]
    return Rules(lambda: Contents(tuple(rules), {}))


def tenfold(rules: Rules) -> Rules:
    """`rules`, and nine times the same in other words, as if they were of further languages."""
    from newsclean.rules import Rules
    from newsclean.rules.matching import Contents

    own = rules._contents
    all_rules, classes = list(rules), dict(own.words)
    for number in range(1, 10):
        all_rules += [rule._replace(address=f"{number}/{rule.address}", phrase=_in_other_words(rule.phrase, number)) for rule in rules]
        for folder in {rule.address.rsplit("/", 2)[0] for rule in rules}:
            known = {**own.words.get("any", {}), **own.words.get(folder, {})}
            classes[f"{number}/{folder}"] = {name: tuple(_in_other_words(item, number) for item in items) for name, items in known.items()}
    return Rules(lambda: Contents(tuple(all_rules), classes))


def _in_other_words(phrase: str, number: int) -> str:
    return re.sub(r"(\{\w+\+?\})|([^\W\d_]+)", lambda found: found[1] or found[2] + "q" * number, phrase)


def _per_line(rules: Rules, lines: Sequence[str]) -> float:
    for line in lines:  # the phrases that these lines call for are compiled
        rules.matches(line)
    costs = []
    for _ in range(3):
        _forget(rules)
        start = time.process_time()
        for line in lines:
            rules.matches(line)
        costs.append(time.process_time() - start)
    return median(costs) / len(lines)


# ── hostile input ──
def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


TOO_LONG = 5.0  # seconds; who takes longer is not given more

# A full size, of which a quarter, a half and the whole are measured, and what makes a text of a given size.
HOSTILE: dict[str, tuple[int, Callable[[int], str | bytes]]] = {
    "10 MB of words on one line": (10_000_000, _repeat("The vote was close on Friday, officials said. ")),
    "10 MB without a blank": (10_000_000, _repeat("x")),
    "a million newlines": (1_000_000, _repeat("\n")),
    "a million blanks, then a sign": (1_000_000, lambda size: " " * size + "x"),
    "NULs": (1_000_000, _repeat("\0")),
    "lone surrogates": (200_000, _repeat("\ud83d")),
    "emoji": (400_000, _repeat("\U0001f600\U0001f1eb\U0001f1f7")),
    "binary": (400_000, lambda size: random.Random(1).randbytes(size)),
    "zeros as bytes": (1_000_000, bytes),
    "mojibake": (200_000, _repeat("The minister said â€œnoâ€\x9d and left. ")),
    "&amp;amp;amp;…": (40_000, lambda size: "&" + "amp;" * (size // 4)),
    "entities escaped 16 times": (400_000, _repeat("Fish &" + "amp;" * 16 + "nbsp; chips. ")),
    "combining marks": (200_000, lambda size: "a" + "\u0301\u0316" * (size // 2)),
    "escapes of a terminal": (400_000, _repeat("\x1b[31mred\x1b[0m ")),
    "invisible signs": (400_000, _repeat("a\xad\u200b\u202ab ")),
    "wrong apostrophes": (400_000, _repeat("The port´s wall isn\ufffdt the city¿s. Don`t ")),
    "mojibake in quotes": (100_000, _repeat("“Ã©” ")),
    "UTF-8 as Windows-1251": (200_000, _repeat("liГ©s par la loi, Г jamais ")),
    "UTF-8 as KOI8": (200_000, _repeat("п∙я│п╩п╦ ")),
    "broken UTF-8": (400_000, lambda size: ("Дождь шёл. ".encode()[:-2] + b"\xff\xc3" + "é".encode("cp1252")) * (size // 22)),
    "UTF-8 and Windows-1252 by turns": (400_000, lambda size: ("café ".encode() + "café ".encode("cp1252")) * (size // 11)),
    "KOI8-R": (400_000, lambda size: ("Дождь шёл весь день. " * (size // 21)).encode("koi8-r")),
    "tabs and no-break blanks": (400_000, _repeat("a\t\xa0 ")),
    "short lines": (400_000, _repeat("Ferry line to open\n")),
    "one paragraph again and again": (400_000, _repeat("The council meets again on Friday to vote on it.\n\n")),
    "footers glued to each other": (400_000, _repeat("Also read: Council votes on wall. Follow us on Twitter. ")),
    "headers of lists": (400_000, _repeat("Related stories\n")),
    "datelines": (400_000, _repeat("LONDON, Jan 5 (Reuters) - ")),
    "a place named again and again": (400_000, lambda size: "MOSSVILLE - Rain fell.\n" + _repeat("Mossville/")(size)),
    "names in capitals": (400_000, _repeat("LONDON AND PARIS ")),
    "names and strokes": (400_000, _repeat("Ana Lima/Bo Lind, Harbour Post — Cy Moss of the Dock/" * 7 + "\n")),
    "who reported from where": (400_000, _repeat("Ana Lima reported from " + "Rome, Paris Bonn Oslo from " * 17 + "\n")),
    "names that resemble each other": (
        200_000,
        lambda size: " ".join(f"Ms {name} spoke." for name in _names(size // 17)),
    ),
    "open brackets": (40_000, _repeat("([{“")),
    "ends of sentences": (400_000, _repeat(". A")),
    "digits and hyphens": (400_000, _repeat("1-")),
    "stops without a blank": (1_000_000, _repeat("Rain.Fell,on")),
    "quotes without a blank": (1_000_000, _repeat('He said."It fell."The ')),
    "blanks in front of commas": (1_000_000, _repeat("rain , ")),
    "hyphens at line ends": (400_000, _repeat("The council will meet again on the first Friday of the month to vo-\n")),
    "letters alone": (400_000, _repeat("h arbour b oat c ")),
    "boxes": (200_000, _repeat("├®")),
    "hard-wrapped": (400_000, _repeat("The council will meet again on the first Friday of the month to vote\n")),
    "Chinese without a stop": (400_000, _repeat("市议会星期五再次开会表决")),
}


def _names(count: int) -> Iterator[str]:
    """Names of which many differ by one vowel."""
    draw = random.Random(1)
    for _ in range(count):
        yield "".join(draw.choice(letters) for letters in ("KMST", "aeiou", "lmnrs", "aeiou", "kt", "aeiou", "d"))


def hostile(texts: Sequence[str]) -> None:
    """Time for inputs that are made to be slow; four times the input should take four times as long, not sixteen."""
    from newsclean.clean import clean

    clean(texts[0])  # what is read once is no text's cost
    print(f"{'':34} {'size':>10} {'n':>9} {'2n':>9} {'4n':>9} {'4n/n':>7}")
    for name, (size, make) in HOSTILE.items():
        print(f"{name:34} {size:10,}", end=" ", flush=True)
        times: list[float] = []
        for part in (4, 2, 1):
            if times and times[-1] > TOO_LONG:
                break
            text = make(size // part)
            start = time.process_time()
            article = clean(text)
            times.append(time.process_time() - start)
            assert (article.source_bytes() if isinstance(text, bytes) else article.source) == text
            print(f"{times[-1]:8.2f}s", end=" ", flush=True)
        growth = times[-1] / max(times[0], 0.005)
        remark = "too slow to go on" if len(times) < 3 else "grows faster than the input" if growth > 8 else ""
        print(f"{growth:7.1f}  {remark}".rstrip())


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


SECTIONS: dict[str, Callable[[Sequence[str]], None]] = {
    "memory": memory,
    "imports": imports,
    "speed": speed,
    "growth": growth,
    "phrases": phrases,
    "hostile": hostile,
}

if __name__ == "__main__":
    main()
