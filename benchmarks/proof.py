"""Whether the gate in front of ftfy is exact: on real articles, and on the same damaged, what it gives must be what ftfy gives.

python benchmarks/proof.py [--every N]
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import ftfy  # noqa: E402

from newsclean import Text  # noqa: E402
from newsclean.mojibake import proves_clean, repairs_of  # noqa: E402
from tests.test_gate import by_ftfy, mutated  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "articles.parquet"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--every", type=int, default=1, help="take each Nth article (%(default)s)")
    options.add_argument("--corpus", type=Path, default=CORPUS, help="a parquet file with the column text")
    given = options.parse_args()
    if not given.corpus.exists():
        print(f"There is no corpus at {given.corpus}: nothing was proved beyond what the tests prove.")
        return
    import pyarrow.parquet

    texts = pyarrow.parquet.read_table(given.corpus, columns=["text"]).column("text").to_pylist()[:: given.every]
    rng = random.Random(1)
    clean = sum(map(proves_clean, texts))
    wrong = changed = 0
    for text in texts:
        for candidate in (text, mutated(text, rng)):
            expected = by_ftfy(candidate)
            changed += expected != candidate
            if Text(candidate).edit(repairs_of(candidate)) != expected:
                wrong += 1
                print("differs:", ascii(candidate[:200]))
    print(f"ftfy {ftfy.__version__}: {len(texts)} articles and as many damaged ones; ftfy changed {changed}, the gate let {clean} pass unseen, {wrong} differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
