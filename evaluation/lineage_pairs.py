"""Score lineage pair by pair: desk-edited copies, translations, look-alikes.

    python -m evaluation.lineage_pairs

Every pair is traced alone, so that no third text helps.
"""

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from evaluation.data import require
from evaluation.desk import STRENGTHS, edit_as_desk, edit_part
from recoupe.lineage import trace_lineage
from recoupe.model import Document, DocumentId

_DAY = date(2008, 9, 1)
PRESS_TUNE = tuple(f"T{n:02}_C{c}" for n in range(1, 6) for c in (1, 2))
PRESS_CHECK = tuple(f"T{n:02}_C{c}" for n in range(6, 11) for c in (1, 2))


def clean(text: str) -> str:
    """Return a text with plain line ends."""
    return text.lstrip("\ufeff").replace("\r\n", "\n")


def press_topics() -> dict[str, list[str]]:
    """Return the articles of every topic of the press corpus, by topic."""
    topics: dict[str, list[str]] = defaultdict(list)
    for path in sorted(require("corpora", "rpm2", "documents").glob("T*.txt")):
        topics[path.stem[:6]].append(clean(path.read_text("utf-8", "replace")))
    return topics


def edited_copies(topics: Sequence[str], seeds: Sequence[int]) -> None:
    """Print, by strength of editing, which pairs of desk-edited copies are joined.

    Every pair is traced alone, so that no third copy helps: the dispatch with each copy
    of it, each copy with each other one (no dispatch at hand), and the dispatch with
    the other articles of its topic, which must stay apart.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for seed in seeds:
        draw = random.Random(seed)  # noqa: S311
        for topic in topics:
            texts = [t for t in press_topics()[topic] if len(t.split()) > 150]
            base, *donors = draw.sample(texts, min(7, len(texts)))
            made = [("dispatch", base)]
            made += [("other", t) for t in donors[2:] if not overlap(t, base, donors)]
            for name, strength in STRENGTHS.items():
                made += [
                    (name, edit_as_desk(draw, base, donor, strength))
                    for donor in donors[:2]
                ]
            for (left, first), (right, second) in combinations(made, 2):
                kinds = sorted(
                    {left, right}, key=("dispatch", *STRENGTHS, "other").index
                )
                found = _pair_found(first, second)
                add = (1, found == "joined", found != "apart")
                key = "with other" if "other" in kinds else " – ".join(kinds)
                counts[key] = [a + b for a, b in zip(counts[key], add, strict=True)]
    print(f"desk-edited copies, {len(topics)} topics, seeds {list(seeds)}:")
    for kind, (total, joined, linked) in sorted(counts.items()):
        print(
            f"  {kind:18} joined {joined}/{total} = {joined / total:.3f}, "
            f"linked {linked / total:.3f}"
        )


def edited_parts(topics: Sequence[str], seeds: Sequence[int]) -> None:
    """Print which texts are linked whose third to half was taken over and edited.

    Half of them are the shorter text of the pair, half the longer one.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for seed in seeds:
        draw = random.Random(seed)  # noqa: S311
        for topic in topics:
            texts = [t for t in press_topics()[topic] if len(t.split()) > 150]
            base, *donors = draw.sample(texts, min(7, len(texts)))
            for name, strength in STRENGTHS.items():
                for donor in donors[:4]:
                    if overlap(donor, base, []):
                        continue
                    made = edit_part(draw, base, donor, strength)
                    found = _pair_found(base, made)
                    add = (1, found != "apart", found == "joined")
                    counts[name] = [
                        a + b for a, b in zip(counts[name], add, strict=True)
                    ]
    print(f"desk-edited parts, {len(topics)} topics, seeds {list(seeds)}:")
    for name, (total, linked, joined) in counts.items():
        print(
            f"  {name:8} linked {linked}/{total} = {linked / total:.3f}, "
            f"joined {joined}"
        )


def translations(half: str, *, verbose: bool = False) -> None:
    """Print what is found between long texts, their translations and other reports."""
    path = Path(__file__).parent / "gold" / "lineage" / "translations.toml"
    items = tomllib.loads(path.read_text(encoding="utf-8"))["item"]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item in items:
        if item["half"] != half:
            continue
        for first, second in combinations(_VERSIONS, 2):
            found = _pair_found(item[first], item[second], _SPOKEN[first, second])
            kind = "copy" if {first, second} <= _DESCENDED else "apart"
            key = f"{kind} {' – '.join(sorted(_SPOKEN[first, second]))}"
            counts[key][0] += 1
            counts[key][1] += found == "joined"
            if verbose and (found == "joined") != (kind == "copy"):
                print("   ", item["id"], first, second, found)
    for key, (total, joined) in sorted(counts.items()):
        print(f"  translations, {half}: {key:14} joined {joined}/{total}")


def look_alikes(half: str, *, verbose: bool = False) -> None:
    """Print which pairs that descend from nobody are joined or linked all the same."""
    path = Path(__file__).parent / "gold" / "lineage" / "apart.toml"
    items = tomllib.loads(path.read_text(encoding="utf-8"))["item"]
    counts = {"apart": 0, "linked": 0, "joined": 0}
    for item in items:
        if item["half"] == half:
            first, second = item["texts"]
            found = _pair_found(first, second, days=item["days"])
            counts[found] += 1
            if verbose and found != "apart":
                print("   ", item["id"], found)
    print(f"  look-alikes, {half}: {counts}")


_VERSIONS = ("fr", "en", "machine", "other_fr", "other_en")
_DESCENDED = {"fr", "en", "machine"}
_SPOKEN = {
    (a, b): tuple("en" if x.endswith("en") else "fr" for x in (a, b))
    for a, b in combinations(_VERSIONS, 2)
}


def overlap(text: str, base: str, donors: Sequence[str]) -> bool:
    """Tell whether a text of the press corpus shares a run of words with another."""
    mine = _runs_of_words(text)
    others = [base, *(d for d in donors if d is not text)]
    return any(len(mine & _runs_of_words(o)) >= _REUSED for o in others)


def _runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


_RUN, _REUSED = 8, 6  # words; a third text that shares 13 in a row is no sure negative


def _pair_found(
    first: str,
    second: str,
    languages: tuple[str, ...] = ("fr", "fr"),
    *,
    days: int = 0,
) -> str:
    documents = [
        Document(
            id=DocumentId(key),
            outlet=f"Titre {key}",
            text=text,
            published=_DAY + timedelta(days=days * n),
            language=language,
        )
        for n, (key, text, language) in enumerate(
            zip("ab", (first, second), languages, strict=True)
        )
    ]
    lineage = trace_lineage(documents)
    if len(set(lineage.document_origins.values())) == 1:
        return "joined"
    return "linked" if any(d.original for d in lineage.derivations) else "apart"


if __name__ == "__main__":
    for half in (PRESS_TUNE, PRESS_CHECK):
        edited_copies(half, (5, 6))
        edited_parts(half, (5, 6))
    for side in ("tune", "check"):
        translations(side)
        look_alikes(side)
