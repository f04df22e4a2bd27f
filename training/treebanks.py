"""Universal Dependencies treebanks, read so that every word is a stretch of text.

A multiword token ("du" = "de" + "le") stays one word: offsets must be those of the
page. It takes the syntax of the word that the rest of the sentence hangs it by and the
features of all its words.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.lang.characters import NORMALIZE

# Features that say how a treebank was annotated rather than what the word is.
FEATURES = frozenset(
    {
        "Number",
        "Gender",
        "Person",
        "Mood",
        "Tense",
        "VerbForm",
        "Voice",
        "PronType",
        "Definite",
        "Poss",
        "Reflex",
        "Polarity",
        "NumType",
    }
)


class Word(msgspec.Struct):
    """One word of a treebank; ``head`` is an index, the root is its own head."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


Sentence = list[Word]


def read(path: Path) -> Iterator[Sentence]:
    """Read the sentences of one CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [
            line.split("\t") for line in block.splitlines() if line and line[0] != "#"
        ]
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    groups: list[list[list[str]]] = []  # the CoNLL-U words behind each surface word
    surface: list[list[str]] = []
    last = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            surface.append(row)
            groups.append([])
        elif int(row[0]) <= last:
            groups[-1].append(row)
        else:
            surface.append(row)
            groups.append([row])
    place = {int(row[0]): at for at, group in enumerate(groups) for row in group}
    return [
        _word(shown, group, at, place)
        for at, (shown, group) in enumerate(zip(surface, groups, strict=True))
    ]


def _word(
    shown: list[str], group: list[list[str]], at: int, place: dict[int, int]
) -> Word:
    inside = {row[0] for row in group}
    lead = next(row for row in group if row[6] not in inside)
    features = {
        pair
        for row in group
        for pair in row[5].split("|")
        if pair.partition("=")[0] in FEATURES
    }
    head = int(lead[6])
    text = shown[1].translate(NORMALIZE)
    return Word(
        text=text,
        lemma=text if lead[2] == "_" else lead[2].translate(NORMALIZE),
        pos=lead[3],
        morph=_one_value_each(sorted(features)),
        head=place[head] if head else at,
        dep=lead[7],
        space="SpaceAfter=No" not in shown[9],
    )


def _one_value_each(pairs: list[str]) -> str:
    chosen = dict(pair.split("=", 1) for pair in pairs)
    return "|".join(f"{name}={value}" for name, value in chosen.items())
