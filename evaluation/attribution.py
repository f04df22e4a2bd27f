"""Score attributions and factuality against annotated articles.

Measures are those of the shared scorer: contents matched one to one by the overlap of
their characters (Jaccard), cue and source on matched contents, factuality on the heads
given. Two sets: 24 Wikinews articles, split by rank of their name (even to tune on, odd
to check), and articles written for this project (``gold/attribution`` here).

Usage: python -m evaluation.attribution [PART] [-v]
    PART: tune, check or all of Wikinews; written-tune or written-check
    -v: list the errors of a part that may be read
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evaluation.data import OURS, read_jsonl, require
from evaluation.entities import names_of, same_name
from recoupe.annotate.attribution.attributions import find_attributions, name_voices
from recoupe.annotate.factuality.factuality import judge_predications
from recoupe.annotate.mending import mended_tree
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
_TO_READ = frozenset({"tune", "written-tune"})  # parts whose errors may be listed


class Reading:
    """What we read in one article."""

    def __init__(self, name: str, text: str) -> None:
        document = Document(id=DocumentId(name), outlet="", text=text)
        started = time.perf_counter()
        self.parse: Parse = load_parser("fr").parse(text)
        parsed = time.perf_counter()
        found = find_mentions(document, self.parse)
        named = time.perf_counter()
        tree = mended_tree(document, self.parse)
        attributions, _ = find_attributions(document, tree, found)
        voiced, mentions = name_voices(document, attributions, found)
        self.attributions: tuple[Attribution, ...] = voiced
        self.mentions: tuple[Mention, ...] = mentions
        self.predications: tuple[Predication, ...] = judge_predications(
            document, tree, self.attributions
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
    for i, row in enumerate(gold):
        if row["source_canonical"]:
            found = reading.attributions[pairs[i]] if i in pairs else None
            resolved = found is not None and _is_resolved(row, found, reading)
            counts.update(named=1, resolved=resolved)
        if i not in pairs:
            continue
        attribution = reading.attributions[pairs[i]]
        if row["cue"]:
            counts.update(cues=1, cue=overlaps(row["cue"], attribution.cue))
        if row["source"]:
            counts.update(sources=1, source=overlaps(row["source"], attribution.source))
        outer = back.get(numbers.get(attribution.inside or "", -1))
        if row["nested_in"]:
            counts.update(nests=1, nest=outer == row["nested_in"])
        else:
            counts.update(flats=1, flat=attribution.inside is None)


def _is_resolved(row: Row, attribution: Attribution, reading: Reading) -> bool:
    """Tell whether the entity of a source bears every name that gold gives it."""
    mentions = reading.mentions
    names = {
        name
        for mention in mentions
        if mention.entity == attribution.entity
        for name in names_of(mention, mentions)
    }
    return all(same_name(names, part) for part in row["source_canonical"].split(" ; "))


def score_factuality(gold: list[Row], reading: Reading, counts: Counter[str]) -> None:
    """Count values and polarities on the heads that gold gives."""
    for row in gold:
        judged = _judged(row, reading)
        right = _is_right(row, judged)
        plain = row["value"] == "CT+"
        hard = any((p.factuality, p.polarity) != ("certain", "+") for p in judged[:1])
        counts.update(heads=1, judged=bool(judged), right=right)
        counts.update(hard=not plain, hard_right=right and not plain, hard_ours=hard)
        if row["cond_reading"] == "hearsay":
            sure = any(p.factuality == "certain" for p in judged)
            counts.update(hearsay=1, hearsay_certain=sure)


def _judged(row: Row, reading: Reading) -> list[Predication]:
    tokens = reading.parse.tokens
    return [p for p in reading.predications if overlaps(row["head"], tokens[p.token])]


def _is_right(row: Row, judged: list[Predication]) -> bool:
    value = VALUES[row["value"].rstrip("+-")]
    return any((p.factuality, p.polarity) == (value, row["polarity"]) for p in judged)


def share(counts: Counter[str], part: str, whole: str) -> float:
    """Return a share, 0 of nothing."""
    return counts[part] / max(1, counts[whole])


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return every measure, from 0 to 1."""
    both = counts["ours"] + counts["gold"]
    hard = counts["hard"] + counts["hard_ours"]
    return {
        "content f (.3)": 2 * counts["loose"] / max(1, both),
        "content f (.8)": 2 * counts["tight"] / max(1, both),
        "cue on matched": share(counts, "cue", "cues"),
        "source on matched": share(counts, "source", "sources"),
        "sources resolved": share(counts, "resolved", "named"),
        "nesting on matched": share(counts, "nest", "nests"),
        "not nested, on matched": share(counts, "flat", "flats"),
        "factuality on judged": share(counts, "right", "judged"),
        "not plainly certain, f": 2 * counts["hard_right"] / max(1, hard),
        "not plainly certain, recall": share(counts, "hard_right", "hard"),
        "heads judged": share(counts, "judged", "heads"),
        "hearsay as certain": share(counts, "hearsay_certain", "hearsay"),
    }


def texts(part: str) -> Iterator[tuple[str, str, list[Row], list[Row]]]:
    """Yield name, text, attributions and judged heads of each article of a part.

    Raises:
        FileNotFoundError: if the part is of the shared data and that is absent.
    """
    written = part.startswith("written-")
    own = (OURS, "attribution", part.removeprefix("written-"))
    folder = require(*own if written else ("gold", "attribution"))
    rows = read_jsonl(folder / "docs.jsonl")
    names = sorted(row["doc"] for row in rows if written or row["split"] == "dev")
    said = read_jsonl(folder / "attributions.jsonl")
    judged = read_jsonl(folder / "factuality.jsonl")
    for name in {"tune": names[::2], "check": names[1::2]}.get(part, names):
        yield (
            name,
            (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8"),
            [row for row in said if row["doc"] == name],
            [row for row in judged if row["doc"] == name],
        )


def measure(part: str, *, verbose: bool = False) -> Counter[str]:
    """Count what is right in one part; list what is wrong where that may be read."""
    counts: Counter[str] = Counter()
    load_parser("fr").parse("Chauffe.")
    for name, text, said, judged in texts(part):
        reading = Reading(name, text)
        parser, names, attribution = reading.seconds
        counts.update({"parser": parser, "names": names, "attribution": attribution})
        score_attributions(said, reading, counts)
        score_factuality(judged, reading, counts)
        counts["articles"] += 1
        if verbose and part in _TO_READ:
            show_errors(text, said, judged, reading)
    return counts


def show_errors(  # noqa: C901 - one line per kind of error
    text: str, said: list[Row], judged: list[Row], reading: Reading
) -> None:
    """Print contents missed or made up, wrong nesting, wrong values."""

    def words(spans: Any) -> str:
        pairs = [
            (s["start"], s["end"]) if isinstance(s, dict) else (s.start, s.end)
            for s in spans
            if s
        ]
        return " ++ ".join(text[a:b] for a, b in pairs)

    theirs = [characters(row["content"]) for row in said]
    ours = [
        {at for span in a.content for at in range(span.start, span.end)}
        for a in reading.attributions
    ]
    loose, tight = matched(theirs, ours, 0.3), matched(theirs, ours, 0.8)
    back = {reading.attributions[j].id: said[i]["id"] for i, j in loose.items()}
    for i, row in enumerate(said):
        content = words(row["content"])
        if i not in loose:
            who = words([row["source"]])
            print(f"MISSED {who} | {words([row['cue']])} | {content}")
            continue
        found = reading.attributions[loose[i]]
        if i not in tight:
            print(f"CUT    {content}\n    != {words(found.content)} ({found.rule})")
        for part, mine in (("cue", found.cue), ("source", found.source)):
            if row[part] and not overlaps(row[part], mine):
                print(f"{part.upper():6} {words([row[part]])} != {words([mine])}")
        if row["nested_in"] != back.get(found.inside or ""):
            print(f"NEST   {content}: {row['nested_in']} != {found.inside}")
        if row["source_canonical"] and not _is_resolved(row, found, reading):
            print(f"WHO    {row['source_canonical']} != {found.entity}")
    for j, found in enumerate(reading.attributions):
        if j not in loose.values():
            print(
                f"MADE UP {words([found.source])} | {words([found.cue])} | "
                f"{words(found.content)} ({found.rule})"
            )
    for row in judged:
        given = _judged(row, reading)
        if not _is_right(row, given):
            seen = [(p.factuality, p.polarity, p.rule) for p in given]
            low, high = row["sentence"]["start"], row["sentence"]["end"]
            print(
                f"VALUE  {row['head']['surface']} {row['value']} {row['polarity']}"
                f" != {seen}\n       {text[low:high]}"
            )


def main(part: str, *, verbose: bool = False) -> None:
    """Print the table of one part of the articles."""
    counts = measure(part, verbose=verbose)
    print(
        f"{part}: {counts['articles']} articles, {counts['gold']} attributions,"
        f" {counts['ours']} found, {counts['nests']} nested matched,"
        f" {counts['heads']} heads, {counts['hard']} not plainly certain"
    )
    for name, value in figures(counts).items():
        print(f"{name:28} {value:.3f}")
    seconds = (counts["parser"], counts["names"], counts["attribution"])
    print("seconds: parser {:.2f}, names {:.2f}, attribution {:.2f}".format(*seconds))


if __name__ == "__main__":
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(wanted[0] if wanted else "all", verbose="-v" in sys.argv)
