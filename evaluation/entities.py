"""Score who is who: seeds (names, linking, metonymy), pronouns, roles, actors.

Sets: ``anaphora`` (seeds 000-002), ``attribution`` (sources of 24 Wikinews articles:
pronouns and roles), ``events`` (actors and recipients of 100 passages).
Items are split by position: even ones tune, odd ones check.

Usage: python -m evaluation.entities [-v]     (-v shows errors of the tune half only)
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from msgspec import UNSET

from evaluation.data import read_jsonl, require
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId, Mention

SEEDS_DAY = date(2024, 8, 19)


def key(name: str) -> set[str]:
    """Return the folded words of a name."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return set(re.sub(r"[^a-z0-9]+", " ", plain).split())


def same_name(ours: Iterable[str], gold: str) -> bool:
    """Tell whether one of our names says the same as gold: one contains the other."""
    wanted = key(gold)
    return any((k := key(name)) and (k <= wanted or wanted <= k) for name in ours)


@cache
def mentions_of(name: str, text: str, published: date | None) -> tuple[Mention, ...]:
    """Return the mentions that we find in a text."""
    document = Document(id=DocumentId(name), outlet="", text=text, published=published)
    return find_mentions(document, load_parser("fr").parse(document.blanked))


def names_of(mention: Mention, everything: tuple[Mention, ...]) -> set[str]:
    """Return every name by which a mention's entities are known in its text."""
    ids = {
        mention.entity,
        *(mention.entities or () if mention.entities is not UNSET else ()),
    }
    names = {m.name for m in everything if m.entity in ids}
    return (
        names
        | {mention.name}
        | ({mention.metonym_for} if mention.metonym_for else set())
    )


class Tally:
    """Right and wrong answers of the two halves."""

    def __init__(self, label: str, *, verbose: bool) -> None:
        self.label, self.verbose = label, verbose
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()

    def add(self, number: int, *, right: bool, note: str) -> None:
        """Count one answer."""
        half = "check" if number % 2 else "tune"
        self.total[half] += 1
        self.right[half] += right
        if self.verbose and not right and half == "tune":
            print("  ", self.label, note)

    def show(self) -> None:
        """Print both halves and the whole."""
        parts = []
        for half in ("tune", "check"):
            right, total = self.right[half], self.total[half]
            parts.append(f"{half} {right}/{total} {right / max(1, total):.3f}")
        n, t = self.right.total(), self.total.total()
        print(f"{self.label:28} {n / max(1, t):.3f} of {t}   {'   '.join(parts)}")


def anaphora(*, verbose: bool) -> None:
    """Pronouns and possessives of the seeds."""
    tallies = {
        k: Tally(f"anaphora {k}", verbose=verbose) for k in ("pers", "poss", "group")
    }
    for number, row in enumerate(
        read_jsonl(require("gold", "seeds", "anaphora.jsonl"))
    ):
        text = require("seeds", row["doc"]).read_text(encoding="utf-8")
        found = mentions_of(row["doc"], text, SEEDS_DAY)
        here = [m for m in found if m.start < row["end"] and row["start"] < m.end]
        wanted = row["canonical"].split(" + ")
        names = [
            n
            for m in here
            if m.form in {"pronoun", "nominal"}
            for n in names_of(m, found)
        ]
        right = all(same_name(names, w) for w in wanted)
        tallies[row["class"]].add(
            number,
            right=right,
            note=f"{row['surface']} → {wanted}: {set(names)} | {row['context']}",
        )
    for tally in tallies.values():
        tally.show()


def attribution(*, verbose: bool) -> None:
    """Sources of attributions: does the mention in the source have the right name?"""
    folder = require("gold", "attribution")
    docs = {
        r["doc"] if "doc" in r else r["id"]: r
        for r in read_jsonl(folder / "docs.jsonl")
    }
    pronouns = Tally("attribution pronouns", verbose=verbose)
    others = Tally("attribution names and roles", verbose=verbose)
    for number, row in enumerate(read_jsonl(folder / "attributions.jsonl")):
        if not row["source"] or not row["source_canonical"]:
            continue
        path = next(iter((folder / "texts").glob(f"{row['doc']}*")))
        text = path.read_text(encoding="utf-8")
        name = row["doc"][:10].replace("_", "-")
        found = mentions_of(row["doc"], text, date.fromisoformat(name))
        span = row["source"]
        here = [m for m in found if m.start < span["end"] and span["start"] < m.end]
        names = [n for m in here for n in names_of(m, found)]
        right = all(same_name(names, w) for w in row["source_canonical"].split(" ; "))
        is_pronoun = span["surface"].lower().lstrip("-") in {
            "il",
            "elle",
            "ils",
            "elles",
            "celui-ci",
            "celle-ci",
            "ce dernier",
            "lui",
        }
        context = text[max(0, span["start"] - 60) : span["end"] + 40].replace("\n", " ")
        note = (
            f"{span['surface']} → {row['source_canonical']}: {set(names)} | {context}"
        )
        (pronouns if is_pronoun else others).add(number, right=right, note=note)
    pronouns.show()
    others.show()
    del docs


def events(*, verbose: bool) -> None:
    """Actors and recipients of events: right name (or metonym) at their words."""
    tally = Tally("event parties", verbose=verbose)
    number = 0
    for row in read_jsonl(require("gold", "events", "dev.jsonl")):
        found = mentions_of(
            row["id"], row["text"], date.fromisoformat(row["published"][:10])
        )
        for event in row["events"]:
            for party in (*event["actors"], *event["recipients"]):
                if "start" not in party:
                    continue
                number += 1
                names = f"{party['surface']} → {party['canonical']}"
                tally.add(
                    number,
                    right=_party_right(party, found),
                    note=f"{names} | {row['text'][:160]}",
                )
    tally.show()


def _party_right(party: dict[str, Any], found: tuple[Mention, ...]) -> bool:
    here = [m for m in found if m.start < party["end"] and party["start"] < m.end]
    if same_name([party["surface"]], party["canonical"]) and here:
        return True
    return same_name([n for m in here for n in names_of(m, found)], party["canonical"])


def main(*, verbose: bool) -> None:
    """Print every score."""
    anaphora(verbose=verbose)
    attribution(verbose=verbose)
    events(verbose=verbose)


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
