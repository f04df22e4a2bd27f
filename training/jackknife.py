"""What the name recognizer proposes for articles it was not trained on.

The tagger that comes after it must learn how far to trust it. So the years of training
are cut into blocks of consecutive articles (neighbours in time tell of the same
happenings), and each block is read by a recognizer trained on the others.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from recoupe.lang.characters import NORMALIZE
from recoupe.lang.parser import LONGEST_WORD, load_parser
from recoupe.model import Parse, RawName
from training.loop import Plan, Task, train
from training.names import TRAIN, Swapper, names_f, read_article, to_example

FOLDS = 5
PLAN = Plan(epochs=8, rate=0.0012, dropout=0.2, first_batch=400, evaluations=4)
SHARE = 0.2  # of the names, replaced by others in training


class Article(msgspec.Struct, frozen=True):
    """One article with its gold names ``(start, end, label)``, inner ones too."""

    name: str
    text: str
    gold: tuple[tuple[int, int, str], ...]
    parse: Parse


def parse_with(parse: Parse, names: list[tuple[int, int, str]]) -> Parse:
    """Return a parse with other names proposed."""
    raw = tuple(RawName(start, end, label) for start, end, label in names)
    return msgspec.structs.replace(parse, names=raw)


def paths(data: Path) -> list[Path]:
    """Return the articles of the years of training, in time order."""
    folders = [data / "winer-fr" / year for year in TRAIN]
    return sorted(path for folder in folders for path in folder.rglob("*.txt"))


def proposals(data: Path, work: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Return what is proposed for every article by a recognizer that never saw it.

    Kept in ``work/proposals.json``: an hour's training need not be repeated.
    """
    stored = work / "proposals.json"
    if stored.is_file():
        kind = dict[str, list[tuple[int, int, str]]]
        return msgspec.json.decode(stored.read_bytes(), type=kind)
    found: dict[str, list[tuple[int, int, str]]] = {}
    files = paths(data)
    for fold in range(FOLDS):
        ours = [i * FOLDS // len(files) == fold for i in range(len(files))]
        nlp = _trained(files, ours, work / f"fold{fold}")
        for path in (p for p, mine in zip(files, ours, strict=True) if mine):
            found[path.stem] = list(_propose(nlp, path))
    work.mkdir(parents=True, exist_ok=True)
    stored.write_bytes(msgspec.json.encode(found))
    return found


def _trained(files: list[Path], ours: list[bool], output: Path) -> Language:
    from spacy import load  # noqa: PLC0415 - beside its use

    settings = load_config(Path(__file__).with_name("names.cfg"), interpolate=True)
    nlp = load_model_from_config(settings, auto_fill=True)
    pairs = list(zip(files, ours, strict=True))
    lines = [line for path, mine in pairs if not mine for line in read_article(path)]
    held = [line for path, mine in pairs if mine for line in read_article(path)]
    swapper = Swapper(lines)

    def epoch(random: Random) -> list[Example]:
        return [to_example(nlp, swapper.swap(line, random, SHARE)) for line in lines]

    train(nlp, Task(epoch, [to_example(nlp, x) for x in held], names_f), PLAN, output)
    return load(output)


def _propose(nlp: Language, path: Path) -> Iterator[tuple[int, int, str]]:
    text = path.read_text(encoding="utf-8")
    tokens = load_parser("fr").parse(text).tokens
    normal = text.translate(NORMALIZE)
    first = 0
    for at in range(1, len(tokens) + 1):
        if at < len(tokens) and "\n" not in text[tokens[at - 1].end : tokens[at].start]:
            continue
        line = tokens[first:at]
        words = [normal[t.start : t.end][:LONGEST_WORD] for t in line]
        for name in nlp(Doc(nlp.vocab, words=words)).ents:
            yield line[name.start].start, line[name.end - 1].end, name.label_
        first = at
