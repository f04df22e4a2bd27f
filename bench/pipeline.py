"""CPU of each step over the example coverage, as ratios to the bare parser.

Run as ``OMP_NUM_THREADS=1 python -m bench.pipeline [FOLDER]``: CPU counts every thread
of the matrix products. Compare the ratios, taken in one run: the times themselves say
more about the machine than about recoupe. Steps take turns, and medians are printed.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from recoupe import Document, annotate, read_documents
from recoupe.export.contract import encode_json
from recoupe.ingest.masks import find_masks, with_masks
from recoupe.lang.packs import languages
from recoupe.lang.parser import load_parser
from recoupe.pipeline import compare

EXAMPLE = Path(__file__).parent.parent / "examples" / "port-aubert"
TURNS = 5


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def help_time() -> float:
    """Return the seconds of CPU of ``recoupe --help`` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "recoupe", "--help"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(folder: Path) -> None:
    """Print the table."""
    found = [d for d in read_documents([folder]) if isinstance(d, Document)]
    documents = [with_masks(d) for d in found if d.language in languages()]
    parser = load_parser("fr")
    annotated = [annotate(document) for document in documents]  # warm every cache
    dossier = compare(annotated)
    steps: dict[str, Callable[[], object]] = {
        "parse": lambda: [parser.parse(d.blanked) for d in documents],
        "masks": lambda: [find_masks(d.text, d.language) for d in documents],
        "annotate (masks, layers, assertions)": lambda: [
            annotate(document) for document in documents
        ],
        "compare (entities … dossier)": lambda: compare(annotated),
        "encode as JSON": lambda: encode_json(dossier),
    }
    turns = [{name: spent(step) for name, step in steps.items()} for _ in range(TURNS)]
    size = sum(len(document.text) for document in documents)
    print(f"{len(documents)} articles, {size} characters")
    for name in steps:
        seconds = median(turn[name] for turn in turns)
        ratio = median(turn[name] / turn["parse"] for turn in turns)
        print(f"{name:40} {seconds:7.3f} s  {ratio:6.2f} × parse")
    print(f"{'recoupe --help':40} {help_time():7.3f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
