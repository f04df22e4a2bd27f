"""Score the names that the shipped model proposes, before any knowledge is used.

Gold: WiNER-fr 2018, outermost names, exact boundaries and types. The annotation has
one type for every place, so GPE and LOC count as the same.

Usage: python -m evaluation.names_model
"""

from collections import Counter

from training.names import read_lines

from evaluation.data import require
from recoupe.lang.parser import load_parser

PLACES = {"GPE": "LOC"}
LABELS = ("PER", "ORG", "LOC", "EVENT", "OBJ")
Name = tuple[int, int, int, str]


def f_measure(gold: int, system: int, right: int) -> float:
    """Return the F-measure in percent."""
    return round(200 * right / (gold + system), 2) if gold + system else 0.0


def read_names() -> tuple[list[str], set[Name], set[Name]]:
    """Return the lines of the test articles, their names and the proposed ones."""
    lines = read_lines(require("corpora", "winer-fr", "2018"))
    gold = {
        (at, start, end, label)
        for at, line in enumerate(lines)
        for start, end, label in line.names
    }
    texts = [line.text for line in lines]
    system = {
        (at, name.start, name.end, PLACES.get(name.label, name.label))
        for at, parse in enumerate(load_parser("fr").pipe(texts))
        for name in parse.names
    }
    return texts, gold, system


def measure() -> dict[str, float]:
    """Return F over all names and by type, in percent."""
    _, gold, system = read_names()
    counts = [Counter(name[3] for name in names) for names in (gold, system)]
    right = Counter(name[3] for name in gold & system)
    figures = {"all": f_measure(len(gold), len(system), len(gold & system))}
    for label in LABELS:
        figures[label] = f_measure(counts[0][label], counts[1][label], right[label])
    bare = {name[:3] for name in gold}, {name[:3] for name in system}
    figures["untyped"] = f_measure(len(bare[0]), len(bare[1]), len(bare[0] & bare[1]))
    return figures


def main() -> None:
    """Print the figures."""
    print("  ".join(f"{name} {value}" for name, value in measure().items()))


if __name__ == "__main__":
    main()
