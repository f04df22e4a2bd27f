"""Train tagger, morphology and parser on the treebanks."""

from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from recoupe.lang import embedding  # noqa: F401 - registers the architecture
from training.augment import parts_of, press
from training.examples import example, paragraphs
from training.loop import Plan, Task, train
from training.treebanks import read

# Folder, file, longest paragraph: the questions are not consecutive text.
TRAIN = (
    ("UD_French-Sequoia", "fr_sequoia-ud-train.conllu", 8),
    ("UD_French-GSD", "fr_gsd-ud-dev.conllu", 3),
    ("UD_French-FQB", "fr_fqb-ud-test.conllu", 2),
)
DEV = ("UD_French-Sequoia", "fr_sequoia-ud-dev.conllu")


def dev_examples(nlp: Language, data: Path) -> list[Example]:
    """Return the development set, ten sentences a paragraph as usual."""
    sentences = list(read(data / "ud" / DEV[0] / DEV[1]))
    return [
        example(nlp, sentences[at : at + 10]) for at in range(0, len(sentences), 10)
    ]


def las(scores: dict[str, float]) -> float:
    """Labeled attachment first, parts of speech second."""
    return scores["dep_las"] + 0.5 * scores["pos_acc"] + 0.1 * scores["sents_f"]


def train_syntax(
    data: Path,
    output: Path,
    plan: Plan,
    *,
    start: Path | None = None,
) -> float:
    """Train on the treebanks and save the best state.

    Args:
        data: folder of the corpora.
        output: folder of the best state.
        plan: how long and how hard.
        start: a trained pipeline to go on from, instead of new weights.
    """
    if start is None:
        settings = load_config(Path(__file__).with_name("parser.cfg"), interpolate=True)
        nlp = load_model_from_config(settings, auto_fill=True)
    else:
        nlp = spacy.load(start)
    gold = [(list(read(data / "ud" / f / name)), k) for f, name, k in TRAIN]
    parts = parts_of([s for sentences, _ in gold for s in sentences])

    def epoch(random: Random) -> list[Example]:
        made = []
        for sentences, longest in gold:
            for group in paragraphs(sentences, random, longest):
                shown = [press(s, parts, random) for s in group]
                made.append(example(nlp, shown))
        return made

    return train(nlp, Task(epoch, dev_examples(nlp, data), las), plan, output)
