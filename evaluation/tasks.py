"""Every evaluation behind one shape: named data, and a function that returns figures.

Figures are shares from 0 to 1, or counts where their name is in ``COUNTS``. Where gold
data has no test half of its own, the half that no rule was written on is measured.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from evaluation import (
    adversarial,
    attribution,
    contradictions,
    coreference,
    coverage,
    daccord,
    entities,
    events,
    kb,
    lineage,
    masks,
    names,
    names_model,
    pairs,
    seeds,
    syntax,
    time,
    totals,
)
from evaluation.data import OURS, read_jsonl, require
from recoupe.kb import load_kb
from recoupe.model import AnnotatedDocument
from recoupe.stories import group_stories

Figures = dict[str, float]

LOWER_IS_BETTER = frozenset(
    {
        "missed corroboration",
        "hearsay as certain",
        "false joins",
        "false corroboration",
        "alignments wrong",
        "alignments wrong, every pair",
        "updates contested",
        "contradictions corroborated",
        "contested wrongly",
        "look-alikes corroborated",
        "negations corroborated",
        "clashes corroborated",
        "fillers corroborated",
        "wordings corroborated",
        "rivals corroborated",
    }
)
COUNTS = frozenset({"false joins", "false corroboration"})
_CHECKED = 2  # of every four passages, by number
_TOGETHER = frozenset({"same", "contested", "update"})
_KNOWN = ("Location", "Organization", "Person")


class Task(msgspec.Struct, frozen=True):
    """One evaluation: its gold data below the data folder, and how it is run."""

    name: str
    data: tuple[tuple[str, ...], ...]
    run: Callable[[], Figures]
    part: str  # what of the data is measured
    quick: bool = False


def _f(found: Mapping[str, Any], *, labels: Mapping[str, str]) -> Figures:
    """Return F where a scorer gives one, else recall, a share « 3/4 » or the value."""
    return {label: _value(found[key]) for key, label in labels.items()}


def _value(given: Any) -> float:
    if isinstance(given, dict):
        return float(given["f"] if "f" in given else given["r"])
    if isinstance(given, str) and "/" in given:
        hits, _, total = given.partition("/")
        return int(hits) / max(1, int(total))
    return float(given)


def run_syntax() -> Figures:
    """Score the parser from raw text."""
    found = syntax.measure()
    return {k: v / 100 for k, v in found.items() if k != "words_per_second"}


def run_names_model() -> Figures:
    """Score the names that the model alone proposes."""
    return {name: value / 100 for name, value in names_model.measure().items()}


def run_names() -> Figures:
    """Score the names that the stage delivers."""
    right = ours = theirs = 0
    for name, text, gold in names.articles("2018"):
        found = names.predict(name, text)
        right += len(gold & found)
        ours += len(found)
        theirs += len(gold)
    return {"f": 2 * right / max(1, ours + theirs)}


def run_entities() -> Figures:
    """Score who pronouns, sources and parties of events stand for."""
    figures: Figures = {}

    class Kept(entities.Tally):
        def show(self) -> None:
            half = "check"
            figures[self.label] = self.right[half] / max(1, self.total[half])

    printed, entities.Tally = entities.Tally, Kept  # type: ignore[misc]
    try:
        entities.main(verbose=False)
    finally:
        entities.Tally = printed  # type: ignore[misc]
    return figures


def run_anaphora(half: str = "check") -> Figures:
    """Score every anaphor by kind, « il » that is nobody included."""
    found = coreference.measure()[half]
    kinds = [kind for kind in ("all", *coreference.KINDS) if kind in found]
    return {kind: found[kind][0] / max(1, found[kind][1]) for kind in kinds}


def run_time() -> Figures:
    """Score dates and durations."""
    texts = time.read_timebank(require("corpora", "fr-timebank"))[54:]
    found = time.score_timebank(texts, projected=True)
    return {
        "strict f": found["strict"].f1,
        "relaxed f": found["relaxed"].f1,
        "value on matched": found["value accuracy on matched"],
    }


def run_attribution() -> Figures:
    """Score who says what, and how sure."""
    return attribution.figures(attribution.measure("check"))


def run_attribution_written() -> Figures:
    """Score the same on articles written for it that nobody tuned on."""
    return attribution.figures(attribution.measure("written-check"))


def run_events(part: str = "check") -> Figures:
    """Score political events and commitments."""
    found = events.load_scorer("passages").events(events.passages(part), verbose=False)
    labels = {
        "event type": "type f",
        "type+actor+recipient": "type, actor, recipient f",
        "factuality on found": "factuality on found",
        "commitments": "commitments f",
        "silent where there is none": "silent",
    }
    return _f(found, labels=labels)


def run_seeds() -> Figures:
    """Score every layer on whole articles."""
    output = seeds.annotate_seeds()
    prefixes = tuple(name[:3] for name in output)
    found = events.load_scorer("seeds").annotate_seeds(output, prefixes)
    return _f(found, labels={key: key for key in found})


def run_adversarial(letters: str = "d") -> Figures:
    """Score standings on coverages full of traps."""
    found = adversarial.measure(letters)
    return {k: v for k, v in found.items() if k not in {"items", "negatives"}}


def run_contradictions() -> Figures:
    """Score pairs of short articles that contradict each other, or seem to."""
    return contradictions.measure("check")


def run_pairs() -> Figures:
    """Score pairs of short articles, family by family of French."""
    return pairs.measure("check")


def run_coverage() -> Figures:
    """Score figures of real coverages that nobody tuned on."""
    shares, _ = coverage.measure("check")
    return dict(shares)


def run_daccord() -> Figures:
    """Score which pairs of sentences contradict each other."""
    return dict(daccord.measure())


def run_lineage() -> Figures:
    """Score who copied whom on the miniature coverages."""
    rows = lineage.adversarial(verbose=False)
    figures: Figures = {"false joins": 0.0}
    for half, label in (("check", ""), ("ours unread", ", ours unread")):
        n, exact, precision, recall, false = rows[half]
        figures[f"exact{label}"] = exact / n
        figures[f"b3 precision{label}"] = precision / n
        figures[f"b3 recall{label}"] = recall / n
        figures["false joins"] += false
    return figures


def run_kb() -> Figures:
    """Score which marked names the knowledge base knows."""
    marked: Counter[str] = Counter()
    known: Counter[str] = Counter()
    base = load_kb()
    for kind, surface in kb.read_names("2018"):
        marked[kind] += 1
        known[kind] += bool(base.find(surface) or base.demonym(surface))
    return {kind: known[kind] / max(1, marked[kind]) for kind in _KNOWN}


def run_masks() -> Figures:
    """Score what is masked in whole articles."""
    found, total, _ = masks.score_seeds()
    return {"recall": found / max(1, total)}


def run_passages() -> Figures:
    """Score dates and figures of the passages that no rule was written on."""
    rows = read_jsonl(require("gold", "timequant", "dev.jsonl"))
    check = [row for row in rows if int(row["id"][-3:]) % 4 == _CHECKED]
    found = time.score_passages(check, verbose=False)
    return _f(found, labels={key: key for key in found})


def run_unread_passages(part: str = "check") -> Figures:
    """Score passages by another hand, never read while rules were written."""
    rows = read_jsonl(require(OURS, "timequant", f"{part}.jsonl"))
    found = time.score_passages(rows, verbose=False)
    return _f(found, labels={key: key for key in found})


def run_totals() -> Figures:
    """Score totals of people in sentences written before the rules for them."""
    return totals.score_part("check")


def run_stories() -> Figures:
    """Score which linked clauses of the miniature coverages stand in one story."""
    joined: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item in adversarial.load_items("bd"):
        documents = lineage.documents_of(item)
        found, _ = group_stories([AnnotatedDocument(document=d) for d in documents])
        of = {str(d): story.id for story in found for d in story.documents}
        for link in item["links"]:
            kind = "together" if link["relation"] in _TOGETHER else link["relation"]
            total[kind] += 1
            joined[kind] += of[link["a"]["article"]] == of[link["b"]["article"]]
    apart = "different-event"
    return {
        "linked clauses in one story": joined["together"] / max(1, total["together"]),
        "other events kept apart": 1 - joined[apart] / max(1, total[apart]),
    }


_ADVERSARIAL = ("gold", "adversarial")
_WINER = ("corpora", "winer-fr", "2018")
TASKS: tuple[Task, ...] = (
    Task("syntax", (syntax.TEST,), run_syntax, "test"),
    Task("names-model", (_WINER,), run_names_model, "2018"),
    Task("names", (_WINER,), run_names, "2018"),
    Task(
        "entities",
        (("gold", "seeds"), ("gold", "attribution"), ("gold", "events")),
        run_entities,
        "odd rows",
    ),
    Task(
        "anaphora",
        (
            (OURS, "coreference", "check.txt"),
            ("gold", "seeds"),
            ("gold", "attribution"),
            ("gold", "events"),
        ),
        run_anaphora,
        "ours, to check; odd rows",
        quick=True,
    ),
    Task(
        "anaphora-second",
        ((OURS, "coreference", "check2.txt"),),
        lambda: run_anaphora("check2"),
        "ours, second check",
        quick=True,
    ),
    Task("time", (("corpora", "fr-timebank"),), run_time, "texts 55–72"),
    Task("passages", (("gold", "timequant"),), run_passages, "every fourth"),
    Task(
        "passages-check",
        ((OURS, "timequant", "check.jsonl"), ("gold", "scorers", "passages.py")),
        run_unread_passages,
        "first check, 30 passages, read since",
    ),
    Task(
        "passages-second",
        ((OURS, "timequant", "check2.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_unread_passages("check2"),
        "second check, 30 passages",
    ),
    Task(
        "passages-third",
        ((OURS, "timequant", "check3.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_unread_passages("check3"),
        "third check, 30 passages",
    ),
    Task(
        "passages-fourth",
        ((OURS, "timequant", "check4.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_unread_passages("check4"),
        "fourth check, 40 passages full of what is no date and no figure",
    ),
    Task("totals", ((OURS, "totals", "check.txt"),), run_totals, "check, 43 sentences"),
    Task("attribution", (("gold", "attribution"),), run_attribution, "odd articles"),
    Task(
        "attribution-written",
        ((OURS, "attribution", "check"),),
        run_attribution_written,
        "check",
    ),
    Task("events", (("gold", "events"),), run_events, "odd passages"),
    Task(
        "events-ours",
        ((OURS, "events", "check.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_events("written-check"),
        "ours, to check",
    ),
    Task(
        "events-second",
        ((OURS, "events", "check2.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_events("written-check2"),
        "ours, second check",
    ),
    Task(
        "events-third",
        ((OURS, "events", "check3.jsonl"), ("gold", "scorers", "passages.py")),
        lambda: run_events("written-check3"),
        "ours, third check",
    ),
    Task("seeds", (("gold", "seeds"), ("seeds",)), run_seeds, "all", quick=True),
    Task("masks", (("gold", "seeds"), ("seeds",)), run_masks, "all", quick=True),
    Task(
        "lineage",
        (_ADVERSARIAL, (OURS, "adversarial", "check")),
        run_lineage,
        "check items, theirs and ours",
        quick=True,
    ),
    Task("stories", (_ADVERSARIAL,), run_stories, "items b, d", quick=True),
    Task("adversarial", (_ADVERSARIAL,), run_adversarial, "items d"),
    Task(
        "adversarial-ours",
        ((OURS, "adversarial", "check"), ("gold", "scorers", "adversarial.py")),
        lambda: run_adversarial("h"),
        "ours, to check, two fifths of it read since",
    ),
    Task(
        "adversarial-unread",
        ((OURS, "adversarial", "check"), ("gold", "scorers", "adversarial.py")),
        lambda: run_adversarial("k"),
        "the 78 of ours that were never read",
    ),
    Task(
        "contradictions",
        ((*contradictions.DATA, "check.jsonl"),),
        run_contradictions,
        "ours, to check, never read",
    ),
    Task(
        "pairs",
        ((*pairs.DATA, "check.jsonl"),),
        run_pairs,
        "ours, to check, never read",
    ),
    Task(
        "coverage",
        ((OURS, "coverage", "check"), coverage.CORPUS),
        run_coverage,
        "check, four topics",
    ),
    Task("daccord", (daccord.DACCORD,), run_daccord, "half of the articles"),
    Task("kb", (_WINER,), run_kb, "2018", quick=True),
)
