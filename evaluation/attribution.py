"""Score attributions and factuality against 24 Wikinews articles.

Measures are those of the shared scorer: contents matched one to one by the overlap of
their characters (Jaccard), cue and source on matched contents, factuality on the heads
given. The articles are split by rank of their name: even to tune on, odd to check.

Usage: python -m evaluation.attribution [tune|check|all]
"""

import sys
import time
from collections import Counter
from typing import Any

from evaluation.data import read_jsonl, require
from recoupe.annotate.attributions import find_attributions, name_voices
from recoupe.annotate.factuality import judge_predications
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser
from recoupe.model import Attribution, Document, DocumentId, Mention, Parse, Predication

VALUES = {
    "CT": "certain",
    "PR": "probable",
    "PS": "possible",
    "FUT": "announced",
    "COND": "conditional",
    "Uu": "unknown",
}
Row = dict[str, Any]


class Reading:
    """What we read in one article."""

    def __init__(self, name: str, text: str) -> None:
        document = Document(id=DocumentId(name), outlet="", text=text)
        started = time.perf_counter()
        self.parse: Parse = load_parser("fr").parse(text)
        parsed = time.perf_counter()
        found = find_mentions(document, self.parse)
        named = time.perf_counter()
        attributions, _ = find_attributions(document, self.parse, found)
        voiced, mentions = name_voices(document, attributions, found)
        self.attributions: tuple[Attribution, ...] = voiced
        self.mentions: tuple[Mention, ...] = mentions
        self.predications: tuple[Predication, ...] = judge_predications(
            document, self.parse, self.attributions
        )
        self.seconds = (parsed - started, named - parsed, time.perf_counter() - named)


def characters(spans: list[Row]) -> set[int]:
    """Return the offsets that gold spans cover."""
    return {at for span in spans for at in range(span["start"], span["end"])}


def matched(gold: list[set[int]], ours: list[set[int]], floor: float) -> dict[int, int]:
    """Match one to one by falling overlap."""
    pairs = sorted(
        (
            (len(g & o) / len(g | o), -i, -j)
            for i, g in enumerate(gold)
            for j, o in enumerate(ours)
            if g & o
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for overlap, i, j in pairs:
        if overlap >= floor and -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def overlaps(gold: Row | None, span: Any) -> bool:
    """Tell whether a gold span and one of ours share a character."""
    if gold is None or span is None:
        return False
    return bool(gold["start"] < span.end and span.start < gold["end"])


def score_attributions(gold: list[Row], reading: Reading, counts: Counter[str]) -> None:
    """Count contents, cues, sources and nesting of one article."""
    theirs = [characters(row["content"]) for row in gold]
    ours = [
        {at for span in a.content for at in range(span.start, span.end)}
        for a in reading.attributions
    ]
    pairs = matched(theirs, ours, 0.3)
    counts.update(gold=len(gold), ours=len(ours), loose=len(pairs))
    counts["tight"] += len(matched(theirs, ours, 0.8))
    numbers = {a.id: at for at, a in enumerate(reading.attributions)}
    back = {j: gold[i]["id"] for i, j in pairs.items()}
    for i, j in pairs.items():
        row, attribution = gold[i], reading.attributions[j]
        if row["cue"]:
            counts.update(cues=1, cue=overlaps(row["cue"], attribution.cue))
        if row["source"]:
            counts.update(sources=1, source=overlaps(row["source"], attribution.source))
        if row["nested_in"]:
            outer = back.get(numbers.get(attribution.inside or "", -1))
            counts.update(nests=1, nest=outer == row["nested_in"])


def score_factuality(gold: list[Row], reading: Reading, counts: Counter[str]) -> None:
    """Count values and polarities on the heads that gold gives."""
    tokens = reading.parse.tokens
    for row in gold:
        judged = [
            p for p in reading.predications if overlaps(row["head"], tokens[p.token])
        ]
        value = VALUES[row["value"].rstrip("+-")]
        plain = row["value"] == "CT+"
        right = any(
            (p.factuality, p.polarity) == (value, row["polarity"]) for p in judged
        )
        counts.update(heads=1, judged=bool(judged), right=right)
        counts.update(hard=not plain, hard_right=right and not plain)
        if row["cond_reading"] == "hearsay":
            sure = any(p.factuality == "certain" for p in judged)
            counts.update(hearsay=1, hearsay_certain=sure)


def ratio(counts: Counter[str], part: str, whole: str) -> str:
    """Return a share as it is printed."""
    return f"{counts[part] / max(1, counts[whole]):.3f} of {counts[whole]}"


def f_score(counts: Counter[str], part: str) -> str:
    """Return precision, recall and F of contents."""
    p, r = counts[part] / max(1, counts["ours"]), counts[part] / max(1, counts["gold"])
    return f"P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"


def main(part: str) -> None:
    """Print the table of one part of the articles."""
    folder = require("gold", "attribution")
    documents = sorted(
        row["doc"] for row in read_jsonl(folder / "docs.jsonl") if row["split"] == "dev"
    )
    chosen = {"tune": documents[::2], "check": documents[1::2]}.get(part, documents)
    attributions = read_jsonl(folder / "attributions.jsonl")
    factuality = read_jsonl(folder / "factuality.jsonl")
    counts: Counter[str] = Counter()
    seconds = [0.0, 0.0, 0.0]
    load_parser("fr").parse("Chauffe.")
    for name in chosen:
        text = (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        reading = Reading(name, text)
        seconds = [sum(pair) for pair in zip(seconds, reading.seconds, strict=True)]
        score_attributions(
            [r for r in attributions if r["doc"] == name], reading, counts
        )
        score_factuality([r for r in factuality if r["doc"] == name], reading, counts)
    print(f"{part}: {len(chosen)} articles")
    print("content, overlap .3 ", f_score(counts, "loose"))
    print("content, overlap .8 ", f_score(counts, "tight"))
    print("cue on matched      ", ratio(counts, "cue", "cues"))
    print("source on matched   ", ratio(counts, "source", "sources"))
    print("nesting on matched  ", ratio(counts, "nest", "nests"))
    print("heads judged        ", ratio(counts, "judged", "heads"))
    print("factuality on judged", ratio(counts, "right", "judged"))
    print("not plainly certain ", ratio(counts, "hard_right", "hard"))
    print("hearsay as certain  ", ratio(counts, "hearsay_certain", "hearsay"))
    print("seconds: parser {:.2f}, names {:.2f}, attribution {:.2f}".format(*seconds))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "all")
