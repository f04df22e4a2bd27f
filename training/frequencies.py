"""Count in how many news dispatches each lemma occurs.

Cross-checking weighs what two clauses share by how rare it is. The table is made from
the training years of WiNER-fr (Wikinews, CC BY 2.5): lemmas of content words that occur
in at least two of the dispatches, with their document frequency per thousand.

Run ``python -m training.frequencies --data ../shared/corpora``.
"""

import argparse
from collections import Counter
from pathlib import Path

from recoupe.lang.parser import load_parser

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
TARGET = Path("src/recoupe/lang/fr/frequencies.tsv")
LEAST = 2  # dispatches; below, a lemma is as rare as one that was never seen


def count(texts: list[str]) -> Counter[str]:
    """Return in how many texts each lemma of a content word occurs."""
    parser = load_parser("fr")
    seen: Counter[str] = Counter()
    for parse in parser.pipe(texts):
        seen.update({t.lemma.lower() for t in parse.tokens if t.pos in CONTENT})
    return seen


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/corpora"))
    folder = options.parse_args().data / "winer-fr"
    paths = sorted(
        p for year in ("2016", "2017") for p in folder.glob(f"{year}/**/*.txt")
    )
    seen = count([path.read_text(encoding="utf-8") for path in paths])
    rows = [
        f"{lemma}\t{1000 * times / len(paths):.1f}"
        for lemma, times in sorted(seen.items())
        if times >= LEAST and lemma.replace("-", "").replace("'", "").isalpha()
    ]
    TARGET.write_text(
        "\n".join(["lemma\tper_thousand", *rows]) + "\n", encoding="utf-8"
    )
    print(len(paths), "dispatches,", len(rows), "lemmas")


if __name__ == "__main__":
    main()
