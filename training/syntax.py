"""Train tagger, morphology and parser on the treebanks."""

from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from recoupe.lang import embedding  # noqa: F401 - registers the architecture
from training.augment import press, subjects_of
from training.examples import example, paragraphs
from training.loop import Plan, train
from training.treebanks import Sentence, read

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
    silver: list[list[Sentence]] | None = None,
    config: Path | None = None,
    overrides: dict[str, object] | None = None,
) -> float:
    """Train on the treebanks and on ``silver`` paragraphs, save the best state."""
    config = config or Path(__file__).with_name("parser.cfg")
    settings = load_config(config, overrides=overrides or {}, interpolate=True)
    nlp = load_model_from_config(settings, auto_fill=True)
    gold = [(list(read(data / "ud" / f / name)), k) for f, name, k in TRAIN]
    subjects = subjects_of([s for sentences, _ in gold for s in sentences])

    def epoch(random: Random) -> list[Example]:
        made = []
        for sentences, longest in gold:
            for group in paragraphs(sentences, random, longest):
                shown = [press(s, subjects, random) for s in group]
                made.append(example(nlp, shown))
        for group in random.sample(silver or [], k=len(silver or []) // 2):
            made.append(example(nlp, group))
        return made

    return train(nlp, epoch, dev_examples(nlp, data), las, plan, output)
