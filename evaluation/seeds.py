"""Score every layer on the seed articles.

Usage: python -m evaluation.seeds [DOC_PREFIX ...]

Reads the articles in place and counts as the scorer beside the gold data does.
"""

import sys
from typing import Any

import recoupe
from evaluation.data import read_jsonl, require
from evaluation.events import load_scorer


def annotate_seeds() -> dict[str, dict[str, Any]]:
    """Return the published JSON of every seed article that has gold."""
    names = {
        row["doc"] for row in read_jsonl(require("gold", "seeds", "sentences.jsonl"))
    }
    found: dict[str, dict[str, Any]] = {}
    for name in sorted(names):
        path = next(require("seeds").rglob(name), None)
        if path is None:
            continue
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
        document = recoupe.Document(
            id=name,
            outlet="?",
            text=text.replace("\r\n", "\n"),
        )  # undated, as the articles are
        found[name] = recoupe.to_builtins(recoupe.annotate(document))
    return found


def main(arguments: list[str]) -> None:
    """Print the figures."""
    output = annotate_seeds()
    prefixes = tuple(arguments) or tuple(name[:3] for name in output)
    for name, value in load_scorer("seeds").annotate_seeds(output, prefixes).items():
        print(f"{name:46} {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
