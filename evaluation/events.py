"""Score political events and commitments on the French passages.

Usage: python -m evaluation.events [tune|check|all|written-tune|written-check] [-v]
(written-tune2, -check2, -tune3 and -check3 are passages by other hands, written later;
in the third, twelve of 32 hold no event)

Rules were written while looking at the tune half (every other passage, from the first)
only; of the passages written for this project (``gold/events`` here) at those to tune
on. The counting is that of the scorer that lies beside the gold data.
"""

import importlib.util
import sys
from types import ModuleType
from typing import Any

from evaluation.data import OURS, read_jsonl, require


def load_scorer(name: str) -> ModuleType:
    """Return a scorer that lies beside the gold data.

    Raises:
        ImportError: if it cannot be loaded.
    """
    path = require("gold", "scorers", f"{name}.py")
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no scorer {name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def halves(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Split the passages: every other one, from the first, is for tuning."""
    return {"tune": rows[::2], "check": rows[1::2], "all": rows}


def passages(part: str) -> list[dict[str, Any]]:
    """Return the passages of one part: a half of what was given, or one of ours."""
    if part.startswith("written-"):
        name = part.removeprefix("written-")
        return read_jsonl(require(OURS, "events", f"{name}.jsonl"))
    return halves(read_jsonl(require("gold", "events", "dev.jsonl")))[part]


def main(arguments: list[str]) -> None:
    """Print the figures of one half, or of all."""
    half = next((a for a in arguments if not a.startswith("-")), "all")
    rows = passages(half)
    scorer = load_scorer("passages")
    found = scorer.events(rows, verbose="-v" in arguments)
    for name, value in found.items():
        print(f"{half:13} {name:32} {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
