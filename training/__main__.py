"""Train the French pipeline from public corpora and put it where the package ships it.

Usage: python -m training [--data FOLDER] [-o FOLDER] [--work FOLDER]

About an hour and a half on one core. See README.md for what the folder must hold.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core, the same sums every time

import argparse
import shutil
from pathlib import Path

from thinc.api import set_current_ops

from recoupe.lang.matmul import NumpyMatmulOps
from training.assemble import assemble
from training.gazetteer import name_words
from training.lemmas import lemma_table
from training.loop import Plan
from training.names import train_names
from training.syntax import TRAIN, train_syntax
from training.tagger import train_tagger
from training.treebanks import read

ROOT = Path(__file__).resolve().parent.parent
FRENCH = ROOT / "src" / "recoupe" / "lang" / "fr"
LEMMAS_FROM = TRAIN[:2]  # the questions follow another convention

SYNTAX = Plan(
    epochs=18, rate=0.0012, dropout=0.2, first_batch=400, evaluations=18, patience=2
)
# Lower rate, larger batches: worth as much as the second half of a longer first run.
SETTLE = Plan(
    epochs=5,
    rate=0.0007,
    dropout=0.2,
    first_batch=600,
    last_batch=1600,
    warmup=40,
    resume=True,
)
NAMES = Plan(
    epochs=14, rate=0.0012, dropout=0.2, first_batch=400, evaluations=14, patience=4
)


def write_tables(data: Path) -> None:
    """Derive the two tables that training and reading both look words up in."""
    words = name_words(data / "gazetteers" / "prolex-fra.dic")
    lines = (f"{word}\t{classes}\n" for word, classes in words.items())
    (FRENCH / "name_words.tsv").write_text("".join(lines), encoding="utf-8")
    sentences = (
        sentence
        for folder, name, _ in LEMMAS_FROM
        for sentence in read(data / "ud" / folder / name)
    )
    table = lemma_table(sentences)
    lines = (f"{form}\t{pos}\t{table[form, pos]}\n" for form, pos in sorted(table))
    (FRENCH / "lemmas.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Train everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("RECOUPE_DATA") or ROOT.parent / "shared")
    parser.add_argument("--data", type=Path, default=shared / "corpora")
    parser.add_argument("-o", "--output", type=Path, default=FRENCH / "pipeline")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    options = parser.parse_args()
    set_current_ops(NumpyMatmulOps())
    write_tables(options.data)
    first, settled, names = (options.work / x for x in ("syntax", "settled", "names"))
    train_syntax(options.data, first, SYNTAX)
    train_syntax(options.data, settled, SETTLE, start=first)
    train_names(options.data, names, NAMES)
    shutil.rmtree(options.output, ignore_errors=True)
    assemble(settled, names, options.output)
    train_tagger(options.data, options.work, FRENCH / "name_tagger.npz")


if __name__ == "__main__":
    main()
