"""What the networks see of a word: its form, its lexicon lemma, what lists know of it.

spaCy's own embedding hashes the norm, one first letter, three last letters and the
shape. A hundred thousand annotated words are few, so that knowledge that needs no
training is added: the lemma that a full-form lexicon gives, a longer ending (French
moods and tenses show in four or five letters), and the classes under which gazetteers
list a capitalized word.
"""

from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import simplemma
from spacy import util
from spacy.strings import hash_string  # type: ignore[attr-defined] # not in its stub
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

COLUMNS = ("form", "start", "ending", "long ending", "shape", "lemma", "classes")
# Columns that are hidden together in training, so that unknown words do not surprise.
HIDDEN = ([0, 5], [6])


@lru_cache(maxsize=4)
def name_classes(language: str) -> dict[str, str]:
    """Return under which classes gazetteers list each word of a name."""
    path = resources.files("recoupe.lang") / language / "name_words.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: row[1] for row in rows}


def describe(word: str, language: str) -> tuple[str, ...]:
    """Describe one word, in the order of ``COLUMNS``.

    >>> describe("Iraient", "fr")
    ('iraient', 'ira', 'ent', 'aient', 'Xxxxx', 'aller', 'known')
    """
    lower = word.lower()
    form = "".join("0" if c.isdigit() else c for c in lower)
    known = simplemma.is_known(lower, lang=language)
    lemma = simplemma.lemmatize(lower, lang=language).lower() if known else ""
    listed = name_classes(language).get(word, "") if word != lower else ""
    return (
        form,
        form[:3],
        form[-3:],
        form[-5:],
        _shape(word),
        lemma or f"?{form[-4:]}",
        f"{'known' if known else ''}{listed}",
    )


def _shape(word: str) -> str:
    shape: list[str] = []
    for character in word:
        if character.isdigit():
            kind = "d"
        elif character.isalpha():
            kind = "X" if character.isupper() else "x"
        else:
            kind = character
        if shape[-4:] != [kind] * 4:
            shape.append(kind)
    return "".join(shape)


# Rows of words seen before, by language and hash: both networks ask for the same.
_CACHE: dict[tuple[str, int], np.ndarray] = {}


def _rows(language: str, doc: Doc) -> np.ndarray:
    rows = np.zeros((len(doc), len(COLUMNS)), dtype="uint64")
    for at, token in enumerate(doc):
        row = _CACHE.get((language, token.orth))
        if row is None:
            features = describe(token.text, language)
            row = np.array([hash_string(x) for x in features], dtype="uint64")
            if len(_CACHE) < 200_000:  # bounded: a text may hold endless new words
                _CACHE[language, token.orth] = row
        rows[at] = row
    return rows


def _forward(
    model: Model[list[Doc], list[np.ndarray]],
    docs: list[Doc],
    is_train: bool,  # noqa: FBT001 - thinc calls it so
) -> tuple[list[np.ndarray], Callable[[Any], list[Any]]]:
    rows = [_rows(model.attrs["language"], doc) for doc in docs]
    if is_train and model.attrs["hide"]:
        for one in rows:
            for columns in HIDDEN:
                hidden = np.random.random(len(one)) < model.attrs["hide"]  # noqa: NPY002
                one[np.ix_(hidden, columns)] = 1
    return rows, lambda _: []


@util.registry.architectures("recoupe.LexicalEmbed.v1")  # type: ignore[untyped-decorator]
def lexical_embed(
    width: int, inner: int, rows: list[int], language: str, hide: float = 0.0
) -> Model[list[Doc], list[np.ndarray]]:
    """Build the embedding: one hash table per column, mixed by one layer.

    Args:
        width: of the vectors that come out.
        inner: width of each table.
        rows: size of each table, in the order of ``COLUMNS``.
        language: whose lexicon and lists are asked.
        hide: share of words whose form, and of words whose classes, training hides.
    """
    features: Model[list[Doc], list[np.ndarray]] = Model(
        "word_features",
        _forward,
        attrs={"language": language, "hide": hide},
    )
    tables: list[Model[Any, Any]] = [
        HashEmbed(inner, size, column=column, seed=8 + column)
        for column, size in enumerate(rows)
    ]
    mix = Maxout(width, inner * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(
        features,
        list2ragged(),
        with_array(chain(concatenate(*tables), mix)),
        ragged2list(),
    )
