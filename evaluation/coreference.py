"""Score whom pronouns, possessives, roles and groups stand for, by kind.

Sets: ``seeds`` (anaphora of 000-002), ``attribution`` (sources that are pronouns),
``events`` (parties that are pronouns), ``written`` (``gold/coreference``: passages with
every anaphor marked, « {il=} » where it stands for nobody, « {elle=~rivière} » where
it stands for a thing, which need not be named but may be nobody else). Rows of the
shared data tune and check by turns; our own data have halves, and ``tune2``, ``check2``
are passages written later, both scored before a rule was changed.

Usage: python -m evaluation.coreference [-v]     (-v shows errors of the tune half only)
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from evaluation.data import ROOT, read_jsonl, require
from evaluation.entities import SEEDS_DAY, mentions_of, names_of, same_name

_GOLD = ROOT / "evaluation" / "gold"
KINDS = (
    *("subject", "possessive", "demonstrative", "clitic"),
    *("group", "nominal", "nobody", "thing"),
)
HALVES = ("tune", "check", "tune2", "check2")
_THING = "~"  # before what a pronoun stands for that is neither person, body nor place
_KINDS = {
    "subject": ("il", "elle", "ils", "elles"),
    "possessive": ("son", "sa", "ses", "leur", "leurs"),
    "demonstrative": (
        *("celui-ci", "celle-ci", "ceux-ci", "celles-ci"),
        *("ce dernier", "cette dernière", "ces derniers", "ces dernières"),
    ),
    "clitic": ("le", "la", "l'", "les", "lui", "leur", "y", "en", "eux", "elle-même"),
}
_MARK = re.compile(r"\{([^=}]*)=([^}]*)\}")

Score = dict[str, tuple[int, int]]  # kind → right, all


class Anaphor(msgspec.Struct, frozen=True):
    """One expression of a text and the names it stands for (none: nobody)."""

    half: str
    set: str
    doc: str
    text: str
    day: date
    start: int
    end: int
    names: tuple[str, ...]

    @property
    def surface(self) -> str:
        """The words, without the hyphens of an inversion."""
        words = self.text[self.start : self.end].lower().replace("’", "'")
        return words.lstrip("-").removeprefix("t-")

    @property
    def kind(self) -> str:
        """Subject, possessive, demonstrative, clitic, group, nominal, nobody, thing."""
        if not self.names:
            return "nobody"
        if self.names[0].startswith(_THING):
            return "thing"
        for kind, words in _KINDS.items():
            if self.surface in words:
                return kind
        return "group" if len(self.names) > 1 else "nominal"


def anaphors() -> Iterator[Anaphor]:
    """Yield the anaphors of every set that is there."""
    yield from _seeds()
    yield from _attribution(require("gold", "attribution"), "")
    yield from _events(require("gold", "events", "dev.jsonl"), "")
    for half in ("tune", "check"):
        yield from _attribution(_GOLD / "attribution" / half, half)
        yield from _events(_GOLD / "events" / f"{half}.jsonl", half)
    for half in HALVES:
        yield from _written(_GOLD / "coreference" / f"{half}.txt", half)


def _half(number: int, given: str) -> str:
    return given or ("check" if number % 2 else "tune")


def _seeds() -> Iterator[Anaphor]:
    rows = read_jsonl(require("gold", "seeds", "anaphora.jsonl"))
    for number, row in enumerate(rows):
        text = require("seeds", row["doc"]).read_text(encoding="utf-8")
        yield Anaphor(
            _half(number, ""),
            "seeds",
            row["doc"],
            text,
            SEEDS_DAY,
            row["start"],
            row["end"],
            tuple(row["canonical"].split(" + ")),
        )


def _attribution(folder: Path, half: str) -> Iterator[Anaphor]:
    for number, row in enumerate(read_jsonl(folder / "attributions.jsonl")):
        if not row["source"] or not row["source_canonical"]:
            continue
        path = next(iter((folder / "texts").glob(f"{row['doc']}*")))
        anaphor = Anaphor(
            _half(number, half),
            "attribution",
            row["doc"],
            path.read_text(encoding="utf-8"),
            date.fromisoformat(row["doc"][:10].replace("_", "-")),
            row["source"]["start"],
            row["source"]["end"],
            tuple(row["source_canonical"].split(" ; ")),
        )
        if anaphor.kind not in {"nominal", "group"}:
            yield anaphor


def _events(path: Path, half: str) -> Iterator[Anaphor]:
    for number, row in enumerate(read_jsonl(path)):
        for event in row["events"]:
            for party in (*event["actors"], *event["recipients"]):
                if "start" not in party:
                    continue
                anaphor = Anaphor(
                    _half(number, half),
                    "events",
                    row["id"],
                    row["text"],
                    date.fromisoformat(row["published"][:10]),
                    party["start"],
                    party["end"],
                    (party["canonical"],),
                )
                if anaphor.kind != "nominal":
                    yield anaphor


def _written(path: Path, half: str) -> Iterator[Anaphor]:
    for passage in path.read_text(encoding="utf-8").split("\n\n"):
        head, _, marked = passage.strip().partition("\n")
        name, day = head.lstrip("# ").split()
        text, shift = "", 0
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for mark in _MARK.finditer(marked):
            text += marked[shift : mark.start()]
            names = tuple(mark[2].split(" + ")) if mark[2] else ()
            found.append((len(text), len(text) + len(mark[1]), names))
            text += mark[1]
            shift = mark.end()
        text += marked[shift:]
        for start, end, names in found:
            yield Anaphor(
                half,
                "written",
                name,
                text,
                date.fromisoformat(day),
                start,
                end,
                names,
            )


def answer(anaphor: Anaphor) -> set[str]:
    """Return the names that we give an anaphor, empty where we give it nobody."""
    found = mentions_of(anaphor.doc, anaphor.text, anaphor.day)
    forms = {"nominal"} if anaphor.kind in {"nominal", "group"} else {"pronoun"}
    if anaphor.kind in {"demonstrative", "nominal", "group"}:
        forms |= {"pronoun", "nominal"}
    here = [
        m
        for m in found
        if m.start < anaphor.end and anaphor.start < m.end and m.form in forms
    ]
    return {n for m in here for n in names_of(m, found)}


def is_right(anaphor: Anaphor, names: set[str]) -> bool:
    """Tell whether every name is there, or none where it stands for nobody."""
    if not anaphor.names:
        return not names
    if anaphor.kind == "thing":
        return not names or same_name(names, anaphor.names[0].removeprefix(_THING))
    return all(same_name(names, wanted) for wanted in anaphor.names)


def measure(*, verbose: bool = False) -> dict[str, Score]:
    """Return right and all answers of every half, by set and kind."""
    scores: dict[str, Score] = {half: defaultdict(lambda: (0, 0)) for half in HALVES}
    for anaphor in anaphors():
        names = answer(anaphor)
        right = is_right(anaphor, names)
        for label in (anaphor.kind, f"{anaphor.set} {anaphor.kind}", "all"):
            hits, total = scores[anaphor.half][label]
            scores[anaphor.half][label] = (hits + right, total + 1)
        if verbose and not right and anaphor.half.startswith("tune"):
            around = anaphor.text[max(0, anaphor.start - 70) : anaphor.end + 40]
            label = f"{anaphor.set} {anaphor.doc[:14]} {anaphor.kind}"
            print(f"  {label}: {anaphor.surface} → {anaphor.names}: {names or '-'}")
            print("      ", " ".join(around.split()))
    return scores


def main(*, verbose: bool) -> None:
    """Print the scores by kind, the halves apart."""
    scores = measure(verbose=verbose)
    for label in sorted({label for found in scores.values() for label in found}):
        parts = []
        for half in HALVES:
            right, total = scores[half].get(label, (0, 0))
            parts.append(f"{half} {right:3}/{total:3} {right / max(1, total):.3f}")
        print(f"{label:28} {'   '.join(parts)}")


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
