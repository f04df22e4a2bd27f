"""Run every evaluation whose data are at hand: ``python -m evaluation``."""

import runpy
import sys
from pathlib import Path

SKIPPED = ("__init__", "__main__", "data", "gate", "report")


def main() -> None:
    """Print the table of each task under its name; say which data are missing."""
    sys.argv = sys.argv[:1]
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem in SKIPPED or "__main__" not in path.read_text(encoding="utf-8"):
            continue
        print(f"\n== {path.stem}")
        try:
            runpy.run_module(f"evaluation.{path.stem}", run_name="__main__")
        except FileNotFoundError as missing:
            print(f"skipped: {missing}")


if __name__ == "__main__":
    main()
