"""Train the name tagger: a conditional random field over all readings of a word.

Usage: python -m training.tagger [--data FOLDER] [--work FOLDER] [-o FILE]

Needs the shipped pipeline, the knowledge base and ``python-crfsuite``. Every article is
shown twice: with the whole base, and with a part of its entries hidden. The base was
written with these years at hand and knows more of them than of others; unhidden, the
tagger would learn that what the base does not know is no name. Several fits, each with
other entries hidden, are averaged: the sum of scores is the score of summed weights, so
that reading costs no more.
"""

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pycrfsuite
from evaluation.names import KINDS

from recoupe.annotate.names.mention_scene import Scene
from recoupe.annotate.names.name_features import (
    EDGE,
    REACH,
    Line,
    coarse,
    describe_lines,
    reaches,
)
from recoupe.annotate.names.names import find_by_rules
from recoupe.kb import Entry, load_kb
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId
from training.jackknife import Article, parse_with, paths, proposals

ROOT = Path(__file__).resolve().parent.parent
FRENCH = ROOT / "src" / "recoupe" / "lang" / "fr"
PARAMETERS = {"c1": 0.1, "c2": 0.03, "max_iterations": 60, "feature.minfreq": 2}
LEAST = 0.01  # weights nearer to nothing are dropped
# Share of the entries of a kind, or of a type, that an article's reading is denied.
HIDDEN = {"state": 0.02, "continent": 0.02, "capital": 0.1, "international": 0.1}
HIDDEN_TYPES = {"PER": 0.4, "GPE": 0.4, "LOC": 0.4}
HIDDEN_OTHERS = 0.25
VEILS = ("", ".B", ".C")  # seeds of what is hidden, one for each fit

Labelled = tuple[Line, list[str]]


class Veiled:
    """A knowledge base without some entries, others for each article."""

    def __init__(self, base: Any, seed: str) -> None:
        self._base, self._seed = base, seed
        self._hidden: dict[str, bool] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._base, name)

    def _shown(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if not self._hides(entry))

    def _hides(self, entry: Entry) -> bool:
        if entry.id not in self._hidden:
            share = HIDDEN_TYPES.get(entry.type, HIDDEN_OTHERS)
            drawn = Random(self._seed + entry.id).random()
            self._hidden[entry.id] = drawn < HIDDEN.get(entry.kind, share)
        return self._hidden[entry.id]

    def find(self, surface: str) -> tuple[Entry, ...]:
        """Return the shown entries that may be written like this."""
        return self._shown(self._base.find(surface))

    def match_at(
        self, tokens: Sequence[str], start: int
    ) -> list[tuple[int, tuple[Entry, ...]]]:
        """Return the names that start here and still have entries, longest first."""
        found = self._base.match_at(tokens, start)
        shown = ((length, self._shown(entries)) for length, entries in found)
        return [(length, entries) for length, entries in shown if entries]


def read_articles(data: Path, work: Path) -> Iterator[Article]:
    """Yield the articles of the years of training, parsed, with honest proposals."""
    proposed = proposals(data, work)
    for path in paths(data):
        text = path.read_text(encoding="utf-8")
        parse = parse_with(load_parser("fr").parse(text), proposed[path.stem])
        yield Article(path.stem, text, _gold(path.with_suffix(".ann")), parse)


def _gold(path: Path) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        columns = row.split("\t")
        head = columns[1].split(" ") if len(columns) > 1 else [""]
        if head[0] in KINDS and ";" not in columns[1]:
            found.append((int(head[1]), int(head[2]), KINDS[head[0]]))
    return tuple(found)


def labelled(article: Article, veil: str | None = None) -> Iterator[Labelled]:
    """Yield the lines of an article with the labels that the tagger should give.

    Args:
        article: the article.
        veil: the seed of what is hidden of the base; nothing is if there is none.
    """
    document = Document(id=DocumentId(article.name), outlet="", text=article.text)
    scene = Scene(document, article.parse)
    if veil is not None:
        scene.kb = Veiled(load_kb(), article.name + veil)  # type: ignore[assignment]
    chosen, patterned = find_by_rules(scene)
    labels = _labels(scene, article)
    for line in describe_lines(scene, chosen, patterned):
        yield line, labels[line.first : line.last]


def _labels(scene: Scene, article: Article) -> list[str]:
    """Return ``B I E S`` labels of the outermost names; a token half in counts in."""
    labels = ["O"] * len(scene.tokens)
    end = 0
    for start, stop, label in sorted(article.gold, key=lambda n: (n[0], -n[1])):
        if start < end:
            continue
        end = stop
        inside = [t.index for t in scene.tokens if t.start < stop and start < t.end]
        for at in inside:
            place = "I"
            if len(inside) == 1:
                place = "S"
            elif at == inside[0]:
                place = "B"
            elif at == inside[-1]:
                place = "E"
            labels[at] = f"{place}-{coarse(label)}"
    return labels


def written_out(line: Line) -> list[list[str]]:
    """Return every word's features with those it sees of its neighbours."""
    rows = [list(row) for row in line.features]
    size = len(rows)
    for at, row in enumerate(rows):
        for distance in range(1, REACH + 1):
            for side in (-distance, distance):
                other = at + side
                seen = line.features[other] if 0 <= other < size else [EDGE]
                row += [f"{side:+d}{f}" for f in seen if reaches(f, distance)]
    return rows


def fit(lines: Iterable[Labelled], model: Path) -> None:
    """Train on labelled lines and write a model of crfsuite."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for line, labels in lines:
        trainer.append(written_out(line), labels)
    trainer.set_params(PARAMETERS)
    trainer.train(str(model))


def export(models: Sequence[Path], output: Path) -> None:
    """Write the averaged weights of crfsuite models as arrays for ``load_tagger``."""
    infos = [_info(model) for model in models]
    labels = sorted({label for info in infos for label in info.labels})
    column = {label: at for at, label in enumerate(labels)}
    weights: dict[str, dict[int, float]] = {}
    pairs = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for info in infos:
        for (written, label), weight in info.state_features.items():
            side, feature = _apart(written)
            at = (side + REACH) * len(labels) + column[label]
            row = weights.setdefault(feature, {})
            row[at] = row.get(at, 0.0) + weight / len(infos)
        for (before, after), weight in info.transitions.items():
            pairs[column[before], column[after]] += weight / len(infos)
    cells = [
        (feature, at, weight)
        for feature in sorted(weights)
        for at, weight in sorted(weights[feature].items())
        if abs(weight) >= LEAST
    ]
    features = list(dict.fromkeys(feature for feature, _, _ in cells))
    rows = {feature: row for row, feature in enumerate(features)}
    np.savez_compressed(
        output,
        labels=np.array(labels),
        features=np.frombuffer("\n".join(features).encode("utf-8"), dtype=np.uint8),
        rows=np.array([rows[feature] for feature, _, _ in cells], dtype=np.int32),
        columns=np.array([at for _, at, _ in cells], dtype=np.int16),
        values=np.array([weight for _, _, weight in cells], dtype=np.float16),
        pairs=pairs,
    )


def _info(model: Path) -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger.info()


def _apart(written: str) -> tuple[int, str]:
    """Split « -1w=le » into the side and the feature."""
    if written[:1] in "+-" and written[1:2].isdigit():
        return int(written[:2]), written[2:]
    return 0, written


def train_tagger(data: Path, work: Path, output: Path) -> None:
    """Train on the years of training, with the base and with a part of it hidden."""
    articles = list(read_articles(data, work))
    models: list[Path] = []
    for veil in VEILS:
        models.append(output.with_suffix(f"{veil}.crfsuite"))
        fit(
            (x for a in articles for v in (None, veil) for x in labelled(a, v)),
            models[-1],
        )
    export(models, output)
    for model in models:
        model.unlink()


def main() -> None:
    """Train the tagger alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("RECOUPE_DATA") or ROOT.parent / "shared")
    parser.add_argument("--data", type=Path, default=shared / "corpora")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("-o", "--output", type=Path, default=FRENCH / "name_tagger.npz")
    options = parser.parse_args()
    train_tagger(options.data, options.work, options.output)


if __name__ == "__main__":
    main()
