"""Score expressions of time and figures: ``python -m evaluation.time``.

Four data sets, each with the rules of its own guide: FR-TimeBank (strict and relaxed
spans, value), the passages on dates and figures (overlap, value, bounds, unit, traps),
the reference articles (overlap and value), and publication dates.
"""

import argparse
import importlib
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from evaluation.data import read_jsonl, require
from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.times.published import estimate_published
from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId, Parse, Quantity, Timex


class Span(NamedTuple):
    """One expression, of the gold or of the system."""

    start: int
    end: int
    value: str | None


class TimeBankText(NamedTuple):
    """One document of FR-TimeBank."""

    name: str
    published: date
    text: str
    gold: list[Span]


_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>")


def read_timebank(folder: Path) -> list[TimeBankText]:
    """Read the ISO-TimeML files of a folder, in file order."""
    return [_read_timeml(path) for path in sorted(folder.glob("*.tml"))]


def _read_timeml(path: Path) -> TimeBankText:
    content = path.read_text(encoding="utf-8")
    created = re.search(r'CREATION_TIME[^>]*value="(\d{4}-\d\d-\d\d)', content)
    if created is None:
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', content, re.DOTALL)
    body = content.split("<TEXT>")[1].split("</TEXT>")[0]
    text, position = "", 0
    gold: list[Span] = []
    opened: list[tuple[int, str | None]] = []
    for tag in _TAG.finditer(body):
        text += _unescape(body[position : tag.start()])
        position = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if tag[1]:
            start, value = opened.pop()
            gold.append(Span(start, len(text), value))
        elif not tag[4]:
            value_found = re.search(r'value="([^"]*)"', tag[3])
            opened.append((len(text), value_found[1] if value_found else None))
    text += _unescape(body[position:])
    day = date.fromisoformat(created[1] if created else path.name[:10])
    return TimeBankText(path.stem, day, text, gold)


def _unescape(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


# ---- from our spans to those of ISO-TimeML ---------------------------------------


def project(timexes: Sequence[Timex], text: str) -> Iterator[Span]:
    """Yield our expressions as the French TimeML guide would cut them.

    The guide leaves prepositions out as SIGNALs (« depuis », « d'ici », « sous ») and
    annotates the two ends of a range, and a day and an hour joined by
    « à », as two expressions. Values of the halves follow from ours.
    """
    for timex in timexes:
        words = text[timex.start : timex.end]
        lead = _SIGNAL.match(words)
        start = timex.start + (lead.end() if lead else 0)
        cut = _JOINT.search(text[start : timex.end])
        halves = (timex.value or "").split("/")
        if cut and len(halves) == 2:
            yield Span(start, start + cut.start(), halves[0])
            yield Span(start + cut.end(), timex.end, halves[1])
        elif (hour := _HOUR.search(words)) and re.search(r"T\d", timex.value or ""):
            day = (timex.value or "").split("T")[0]
            yield Span(timex.start, timex.start + hour.start(), day)
            yield Span(timex.start + hour.end(), timex.end, timex.value)
        else:
            after = _AFTER.search(words)
            yield Span(start, timex.end - (len(after[0]) if after else 0), timex.value)


_SIGNAL = re.compile(
    r"(?i:(?:depuis|voilà|voici|d['’]ici(?: à)?|sous|dans(?: un délai de)?"
    r"|entre|du|de|par|pendant|jusqu['’](?:en|à))\s+|d['’])(?=\S)"
)
_AFTER = re.compile(r"(?i:\s+(?:plus tard|plus tôt|auparavant|après|avant))$")
_JOINT = re.compile(r"(?i:\s+(?:au|à|et)\s+|(?<=\d)[-–](?=\d))")
_HOUR = re.compile(
    r"(?i:,?\s+(?:à partir de|vers|dès|avant|après|jusqu['’]à|à|de)\s+)"
    r"(?=\d|midi|minuit)"
)


# ---- scoring -----------------------------------------------------------------------


class Score(NamedTuple):
    """Precision, recall and F1 with the number of gold items."""

    precision: float
    recall: float
    f1: float
    gold: int

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} F {self.f1:.3f} n {self.gold}"
        )


def score(hits: int, system: int, gold: int) -> Score:
    """Return precision, recall and F1, 0 where nothing was found."""
    precision, recall = hits / max(1, system), hits / max(1, gold)
    total = precision + recall
    return Score(
        precision, recall, 2 * precision * recall / total if total else 0, gold
    )


def same_value(gold: str | None, system: str | None) -> bool:
    """Compare two values, the ways of writing one thing being equal.

    FR-TimeBank writes a decade 196X and a vague year XXXX-06 where the year plays no
    part.
    """
    left, right = (re.sub(r"X$", "", value or "") for value in (gold, system))
    if left.startswith("XXXX-") and not left.startswith("XXXX-W"):
        return left[4:] == right[4:]
    return left == right


def score_timebank(
    texts: Sequence[TimeBankText], *, projected: bool, verbose: bool = False
) -> dict[str, Any]:
    """Return strict and relaxed F1 and value accuracy on relaxed matches."""
    parser = load_parser("fr")
    strict = relaxed = valued = system_count = gold_count = 0
    for item in texts:
        document = Document(
            id=DocumentId(item.name),
            outlet="",
            text=item.text,
            published=item.published,
        )
        timexes, _ = find_timexes(document, parser.parse(item.text))
        found = (
            list(project(timexes, item.text))
            if projected
            else [Span(t.start, t.end, t.value) for t in timexes]
        )
        pairs = list(_match(item.gold, found))
        strict += sum(g[:2] == s[:2] for g, s in pairs)
        relaxed += len(pairs)
        valued += sum(same_value(g.value, s.value) for g, s in pairs)
        system_count, gold_count = (
            system_count + len(found),
            gold_count + len(item.gold),
        )
        if verbose:
            _show(item, pairs, found)
    return {
        "strict": score(strict, system_count, gold_count),
        "relaxed": score(relaxed, system_count, gold_count),
        "value accuracy on matched": round(valued / max(1, relaxed), 3),
    }


def _match(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield pairs one to one, by falling overlap."""
    candidates = sorted(
        (
            (-_overlap(g, s), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(found)
            if _overlap(g, s)
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]


def _overlap(left: Span, right: Span) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    if shared <= 0:
        return 0.0
    return shared / (left.end - left.start + right.end - right.start - shared)


def _show(
    item: TimeBankText, pairs: Sequence[tuple[Span, Span]], found: Sequence[Span]
) -> None:
    matched = {g for g, _ in pairs}
    ours = {s for _, s in pairs}
    for gold in item.gold:
        if gold not in matched:
            print(item.name, "MISS", repr(_around(item.text, gold)), gold.value)
    for system in found:
        if system not in ours:
            print(item.name, "EXTRA", repr(_around(item.text, system)), system.value)
    for gold, system in pairs:
        if gold[:2] != system[:2]:
            print(
                item.name,
                "SPAN",
                repr(item.text[gold.start : gold.end]),
                "/",
                repr(item.text[system.start : system.end]),
            )
        if not same_value(gold.value, system.value):
            print(
                item.name,
                "VALUE",
                repr(_around(item.text, gold)),
                gold.value,
                "/",
                system.value,
            )


def _around(text: str, span: Span) -> str:
    left = text[max(0, span.start - 30) : span.start]
    right = text[span.end : span.end + 15]
    return f"{left}[{text[span.start : span.end]}]{right}".replace("\n", " ")


# ---- the passages and the reference articles -------------------------------------


def annotate_text(
    name: str, text: str, day: date | None
) -> tuple[tuple[Timex, ...], tuple[Quantity, ...], Document]:
    """Run the stages under test on one text."""
    parse: Parse = load_parser("fr").parse(text)
    document = Document(id=DocumentId(name), outlet="", text=text, published=day)
    document = estimate_published(document, parse)
    timexes, _ = find_timexes(document, parse)
    quantities, _ = find_quantities(document, parse, timexes)
    return timexes, quantities, document


def _official(name: str) -> Any:
    """Import a scorer that lies beside the gold."""
    folder = str(require("gold", "scorers"))
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def _as_output(row: dict[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(row["published"][:10])
    timexes, quantities, _ = annotate_text(row["id"], row["text"], day)
    layers = {"timexes": timexes, "quantities": quantities}
    return {key: msgspec.to_builtins(list(value)) for key, value in layers.items()}


def score_passages(rows: list[dict[str, Any]], *, verbose: bool) -> dict[str, Any]:
    """Return the official figures on passages of dates and figures."""
    result = _official("passages").timequant(rows, annotate=_as_output, verbose=verbose)
    return dict(result)


def score_articles(*, dated: bool) -> dict[str, Any]:
    """Return the official figures on the reference articles, and on their dating.

    An interval is right when it shares a day with the one that annotators allow.
    """
    seeds = _official("seeds")
    rows = read_jsonl(require("gold", "seeds", "documents.jsonl"))
    output: dict[str, Any] = {}
    met = bounded = 0
    empty = ("sentences", "mentions", "attributions", "assertions", "commitments")
    for row in rows:
        text = require("seeds", row["doc"]).read_text(encoding="utf-8")
        day = date.fromisoformat(row["assumed_publication_date"]) if dated else None
        timexes, quantities, document = annotate_text(row["doc"], text, day)
        output[row["doc"]] = {
            **{key: [] for key in empty},
            "timexes": msgspec.to_builtins(list(timexes)),
            "quantities": msgspec.to_builtins(list(quantities)),
        }
        if span := document.published_range:
            bounded += 1
            low, high = (date.fromisoformat(d) for d in row["plausible_range"])
            met += span[0] <= high and low <= span[1]
    scores = seeds.annotate_seeds(output, tuple(d[:3] for d in output))
    kept = {k: v for k, v in scores.items() if k.startswith(("dates", "key"))}
    if not dated:
        kept["interval right / bounded / undated"] = f"{met}/{bounded}/{len(rows)}"
    return kept


def main() -> None:
    """Print every table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-v", action="store_true", help="show errors (tune half)")
    options = arguments.parse_args()
    texts = read_timebank(require("corpora", "fr-timebank"))
    for name, half in {"tune": texts[:54], "check": texts[54:]}.items():
        for projected in (False, True):
            show = options.v and projected and name == "tune"
            result = score_timebank(half, projected=projected, verbose=show)
            label = "cut as TimeML" if projected else "as delivered"
            _table(f"FR-TimeBank {name} ({len(half)} documents), {label}", result)
    rows = read_jsonl(require("gold", "timequant", "dev.jsonl"))
    check = [row for row in rows if int(row["id"][-3:]) % 4 == 2]
    tune = [row for row in rows if row not in check]
    for name, part in {"tune": tune, "check": check}.items():
        result = score_passages(part, verbose=options.v and name == "tune")
        _table(f"passages {name} ({len(part)})", result)
    for dated in (True, False):
        label = "dated" if dated else "undated"
        _table(f"reference articles, {label}", score_articles(dated=dated))


def _table(title: str, rows: dict[str, Any]) -> None:
    print(title)
    for key, value in rows.items():
        print(f"  {key}: {value}")


if __name__ == "__main__":
    main()
