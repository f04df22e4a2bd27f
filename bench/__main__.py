"""Run every benchmark: ``python -m bench``."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        print(f"\n== {path.stem}")
        runpy.run_module(f"bench.{path.stem}", run_name="__main__")
