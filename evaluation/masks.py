"""Masks: those of the gold seeds, and false ones on articles that need almost none.

Run as ``python -m evaluation.masks``. Gold: footnote calls, repeated paragraphs and
empty link lists of seeds 000–002. WiNER-fr and RPM2 have next to nothing to mask: every
mask found there is counted by kind, and ``-v`` prints them to be judged.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.data import read_jsonl, require
from recoupe.ingest.masks import find_masks
from recoupe.model import Mask

LANGUAGE = "fr"
_KINDS = {
    "footnote_artifact": "footnote-call",
    "boilerplate": "link-list",
    "duplicate_paragraph": "repeat",
}


def gold_masks() -> dict[str, set[tuple[int, int]]]:
    """Return what must be masked in each annotated seed: spans that a mask covers."""
    wanted: dict[str, set[tuple[int, int]]] = {}
    for row in read_jsonl(require("gold", "seeds", "lineage.jsonl")):
        if row["kind"] not in _KINDS:
            continue
        spans = [row["digit"]] if "digit" in row else row["spans"]
        if row["kind"] == "duplicate_paragraph":
            spans = spans[1:]  # the first print is kept
        for span in spans:
            places = wanted.setdefault(span["doc"], set())
            places.add((span["start"], span["end"]))
    return wanted


def score_seeds() -> tuple[int, int, int]:
    """Return how many gold masks are found, how many there are, how many were added."""
    found = total = added = 0
    for name, wanted in gold_masks().items():
        text = require("seeds", name).read_text(encoding="utf-8")
        masks = find_masks(text, LANGUAGE)
        total += len(wanted)
        found += sum(_covered(place, masks) for place in wanted)
        added += sum(not any(_meets(mask, place) for place in wanted) for mask in masks)
    return found, total, added


def masks_of_corpus(paths: list[Path]) -> Iterator[tuple[Path, Mask, str]]:
    """Yield every mask found in some texts, with its words."""
    for path in paths:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for mask in find_masks(text, LANGUAGE):
            yield path, mask, text[mask.start : mask.end]


def main() -> None:
    """Print the tables."""
    found, total, added = score_seeds()
    print(f"seeds 000-002: {found} of {total} gold masks, {added} others")
    for label, folder, pattern in (
        ("WiNER-fr", require("corpora", "winer-fr"), "*/*/*.txt"),
        ("RPM2", require("corpora", "rpm2", "documents"), "*.txt"),
    ):
        paths = sorted(folder.glob(pattern))
        masks = list(masks_of_corpus(paths))
        counts = Counter(mask.kind for _, mask, _ in masks)
        print(f"{label}: {len(paths)} articles, {len(masks)} masks {dict(counts)}")
        if "-v" in sys.argv:
            for path, mask, words in masks:
                print(f"  {path.name} {mask.kind} {words[:120]!r}")


def _covered(place: tuple[int, int], masks: tuple[Mask, ...]) -> bool:
    return any(mask.start <= place[0] and place[1] <= mask.end for mask in masks)


def _meets(mask: Mask, place: tuple[int, int]) -> bool:
    return mask.start < place[1] and place[0] < mask.end


if __name__ == "__main__":
    main()
