"""Train the name recognizer on WiNER-fr: French Wikinews of 2016 and 2017."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from recoupe.lang import embedding  # noqa: F401 - registers the architecture
from recoupe.lang.characters import NORMALIZE
from recoupe.lang.tokens import cut
from training.examples import LANGUAGE, make_doc
from training.loop import Plan, Task, train

# Places are not split into states and other places: the annotation does not, and
# the knowledge base does it better. Dates and hours have a grammar of their own.
LABELS = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Event": "EVENT",
    "Product": "OBJ",
}
TRAIN = ("2016", "2017")
DEV = ("2018",)


class Line(msgspec.Struct, frozen=True):
    """One line of an article and its names ``(start, end, label)``."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read_lines(folder: Path) -> list[Line]:
    """Read the articles below a folder, line by line as the parser sees them."""
    paths = sorted(folder.rglob("*.txt"))
    return [line for path in paths for line in read_article(path)]


def read_article(path: Path) -> Iterator[Line]:
    """Yield the lines of one article with their outermost names."""
    text = path.read_text(encoding="utf-8").translate(NORMALIZE)
    names = _names(path.with_suffix(".ann"))
    position = 0
    for piece in text.splitlines(keepends=True):
        end = position + len(piece)
        inside = tuple(
            (a - position, b - position, label)
            for a, b, label in names
            if position <= a and b <= end
        )
        if piece.strip():
            yield Line(piece.rstrip(), inside)
        position = end


def _names(path: Path) -> list[tuple[int, int, str]]:
    """Read the outermost names of one brat file."""
    found: list[tuple[int, int, str]] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        columns = row.split("\t")
        if not row.startswith("T") or len(columns) < 3:
            continue
        label, *offsets = columns[1].replace(";", " ").split()
        if label in LABELS:
            found.append((int(offsets[0]), int(offsets[-1]), LABELS[label]))
    found.sort(key=lambda name: (name[0], -name[1]))
    kept: list[tuple[int, int, str]] = []
    for name in found:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def to_example(nlp: Language, line: Line) -> Example:
    """Give the tokens of a line its names; a token half inside a name counts in."""
    gold = make_doc(nlp, line.text)
    gold.set_ents(_spans(gold, line))
    return Example(make_doc(nlp, line.text), gold)


def _spans(doc: Doc, line: Line) -> list[Span]:
    spans: list[Span] = []
    starts = _starts(line.text)
    for start, end, label in line.names:
        inside = [at for at, (a, b) in enumerate(starts) if a < end and start < b]
        if inside and (not spans or inside[0] >= spans[-1].end):
            spans.append(Span(doc, inside[0], inside[-1] + 1, label))
    return spans


def _starts(text: str) -> list[tuple[int, int]]:
    return cut(text, LANGUAGE)


class Swapper:
    """Puts other names into a line, so that contexts are learned beside names."""

    def __init__(self, lines: list[Line]) -> None:
        people = [
            line.text[a:b].split()
            for line in lines
            for a, b, label in line.names
            if label == "PER"
        ]
        self._first = [words[0] for words in people if len(words) == 2]
        self._last = [words[-1] for words in people if len(words) >= 2]
        self._other: dict[str, list[str]] = {}
        for line in lines:
            for a, b, label in line.names:
                if label in {"LOC", "ORG"}:
                    self._other.setdefault(label, []).append(line.text[a:b])

    def swap(self, line: Line, random: Random, share: float) -> Line:
        """Replace about ``share`` of the names by others of their kind."""
        text, shift = line.text, 0
        names: list[tuple[int, int, str]] = []
        for start, end, label in line.names:
            old = line.text[start:end]
            new = self._another(old, label, random) if random.random() < share else old
            at = start + shift
            text = text[:at] + new + text[at + len(old) :]
            names.append((at, at + len(new), label))
            shift += len(new) - len(old)
        return Line(text, tuple(names))

    def _another(self, old: str, label: str, random: Random) -> str:
        words = old.split()
        if label == "PER":
            last = random.choice(self._last)
            return last if len(words) == 1 else f"{random.choice(self._first)} {last}"
        if label == "ORG" or len(words) == 1:
            choices = self._other.get(label, [old])
            drawn = random.choice(choices)
            if len(drawn.split()) == len(words) and drawn.isupper() == old.isupper():
                return drawn
        return old


def names_f(scores: dict[str, float]) -> float:
    """F over all names."""
    return scores["ents_f"] or 0.0


def train_names(
    data: Path,
    output: Path,
    plan: Plan,
    *,
    share: float = 0.2,
) -> float:
    """Train on 2016 and 2017, choose the best state on the 2018 articles at hand."""
    settings = load_config(Path(__file__).with_name("names.cfg"), interpolate=True)
    nlp = load_model_from_config(settings, auto_fill=True)
    lines = [x for year in TRAIN for x in read_lines(data / "winer-fr" / year)]
    dev = [x for year in DEV for x in read_lines(data / "winer-fr" / year)]
    swapper = Swapper(lines)

    def epoch(random: Random) -> list[Example]:
        return [to_example(nlp, swapper.swap(line, random, share)) for line in lines]

    task = Task(epoch, [to_example(nlp, line) for line in dev], names_f)
    return train(nlp, task, plan, output)
