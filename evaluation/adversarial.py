"""Score standings on miniature coverages full of traps.

Data: ``gold/adversarial`` (48 French items; ids end in a letter) and our own, in
``evaluation/gold/adversarial`` (308 items to tune on, 102 to check on, of which those
whose ids begin with J, k, l, r, w or y were never read). False and missed corroboration
are counted as in the shared scorer; link relations are read off claims: two clauses in
one position are ``same``, in two positions ``contested`` or ``update`` as the claim
stands, in no common claim ``apart``.

Run ``python -m evaluation.adversarial [LETTERS] [-v]``; LETTERS keeps the items whose
id ends in one of them ("abc" to tune, "d" to check); "t" stands for our own items to
tune on, "h" for those held out, "k" for those of them that were never read.
"""

import datetime as dt
import importlib.util
import json
import sys
from collections import Counter
from types import ModuleType
from typing import Any

import recoupe
from evaluation.data import OURS, require
from recoupe.model import Document, DocumentId

Item = dict[str, Any]
End = tuple[str, int, int]  # document, first and last character of a clause
WRITTEN = {"t": ("tune", ""), "h": ("check", ""), "k": ("check", "[Jklrwy]")}


def load_items(letters: str = "abcd") -> list[Item]:
    """Return the French items of the sets that ``letters`` stand for."""
    ours = [found for letter, found in WRITTEN.items() if letter in letters]
    paths = [
        path
        for part, first in ours
        for path in sorted(require(OURS, "adversarial", part).glob(f"{first}*.json"))
    ]
    if shared := [letter for letter in letters if letter not in WRITTEN]:
        every = sorted(require("gold", "adversarial").glob("*.json"))
        paths += [path for path in every if path.stem[-1] in shared]
    items = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [item for item in items if item["lang"] == "fr"]


def documents_of(item: Item) -> list[Document]:
    """Return the articles of one item."""
    return [
        Document(
            id=DocumentId(a["id"]),
            outlet=a["outlet"],
            title=a.get("title", ""),
            text=a["text"],
            language=a.get("lang", item["lang"]),
            published=dt.date.fromisoformat(a["published"]),
        )
        for a in item["articles"]
    ]


def build(item: Item) -> dict[str, Any]:
    """Return the dossier of one item as published JSON."""
    dossier = recoupe.build_dossier(documents_of(item))
    found: dict[str, Any] = recoupe.to_builtins(dossier)
    return found


def shared_scorer() -> ModuleType:
    """Load the scorer that lies beside the gold data."""
    path = require("gold", "scorers", "adversarial.py")
    spec = importlib.util.spec_from_file_location("shared_adversarial", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def relation(item: Item, link: dict[str, Any], dossier: dict[str, Any]) -> str:
    """Return how the dossier relates the two clauses of a link."""
    texts = {a["id"]: a["text"] for a in item["articles"]}
    ends = []
    for side in ("a", "b"):
        start = texts[link[side]["article"]].index(link[side]["sentence"])
        ends.append((link[side]["article"], start, start + len(link[side]["sentence"])))
    found = "apart"
    for claim in dossier["claims"]:
        at = [positions_at(claim, end) for end in ends]
        if not all(at):
            continue
        if at[0] & at[1]:
            return "same"
        found = "update" if claim["standing"] == "updated" else "contested"
    return found


def positions_at(claim: dict[str, Any], end: End) -> set[int]:
    """Return the positions of a claim that a clause takes."""
    document, start, stop = end
    return {
        rank
        for rank, position in enumerate(claim["positions"])
        for a in position["assertions"]
        if a["document"] == document and a["start"] < stop and start < a["end"]
    }


EXPECTED = {
    "same": {"same"},
    "compatible-detail": {"same", "apart"},
    "contested": {"contested"},
    "update": {"update", "apart"},
    "different-event": {"apart"},
    "unrelated": {"apart"},
}


def measure(letters: str = "abcd", *, verbose: bool = False) -> dict[str, float]:
    """Return the figures of the bar on the chosen items."""
    items = load_items(letters)
    dossiers = {item["id"]: build(item) for item in items}
    found, by = shared_scorer().score(items, lambda i: dossiers[i["id"]], verbose)
    links = Counter(
        relation(item, link, dossiers[item["id"]]) in EXPECTED[link["relation"]]
        for item in items
        for link in item["links"]
    )
    if verbose:
        for category, row in sorted(by.items()):
            print(f"  {category:22s} {dict(row)}")
    hit = found["contested hit"]
    precision = hit / max(1, hit + found["contested wrong"])
    recall = hit / max(1, found["contested gold"])
    return {
        "items": len(items),
        "false corroboration": found["false corroboration"],
        "negatives": found["negatives"],
        "missed corroboration": found["missed corroboration"]
        / max(1, found["positives"]),
        "standing right": found["standing right"] / max(1, found["targets"]),
        "voices right": found["voices right"] / max(1, found["targets"]),
        "contested f1": 2 * precision * recall / max(1e-9, precision + recall),
        "link relation": links[True] / max(1, links.total()),
    }


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    for name, value in measure(
        words[0] if words else "abcd", verbose="-v" in sys.argv
    ).items():
        print(f"{name:22s} {value:.3f}")
