"""Distil near-synonyms from the French thesaurus of LibreOffice.

The thesaurus (``thes_fr.dat`` of the Debian package ``mythes-fr``, LGPL-2.1 or later)
lists loose associations. Two words are kept as neighbours when each lists the other and
their lists overlap: the score is the cosine of the two lists, at most ``MOST`` a word.

Run ``python -m training.synonyms PATH/thes_fr.dat``.
"""

import sys
from math import sqrt
from pathlib import Path

TARGET = Path("src/recoupe/lang/fr/synonyms.tsv")
LEAST = 0.3  # cosine
MOST = 6

Lists = dict[str, frozenset[str]]


def read_thesaurus(path: Path) -> Lists:
    """Return what each single word is associated with."""
    found: dict[str, set[str]] = {}
    word = ""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        head, *rest = line.split("|")
        if not head.startswith("("):
            word = head
        elif word.isalpha():
            found.setdefault(word, set()).update(x for x in rest if x.isalpha())
    return {word: frozenset(others | {word}) for word, others in found.items()}


def neighbors(word: str, lists: Lists) -> list[tuple[float, str]]:
    """Return the nearest words of one word, nearest first."""
    mine = lists[word]
    scored = [
        (len(mine & lists[other]) / sqrt(len(mine) * len(lists[other])), other)
        for other in mine
        if other != word and word in lists.get(other, ())
    ]
    return sorted((s for s in scored if s[0] >= LEAST), key=lambda s: (-s[0], s[1]))[
        :MOST
    ]


def main() -> None:
    """Write the table."""
    lists = read_thesaurus(Path(sys.argv[1]))
    rows = [
        word + "\t" + " ".join(f"{other}:{score:.2f}" for score, other in near)
        for word in sorted(lists)
        if (near := neighbors(word, lists))
    ]
    TARGET.write_text("\n".join(["lemma\tneighbors", *rows]) + "\n", encoding="utf-8")
    print(len(rows), "words")


if __name__ == "__main__":
    main()
