"""Score lineage: origins of the adversarial items, derived copies at scale."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.copies import make_copies, sentences
from evaluation.data import OURS, require
from evaluation.lineage_pairs import clean, overlap, press_topics
from recoupe.lineage import trace_lineage
from recoupe.model import Document, DocumentId

_MARKS = str.maketrans("", "", '«»“”"')
_LEAST_WORDS = 120
# Bulletins of one contributor that reprint themselves every day: no ground truth there.
_SERIES = re.compile(
    r"Sur le même sujet|Vous pouvez également|[Gg]ilets jaunes »|étape"
)
_DAY = date(2008, 9, 1)  # the press corpus has no dates
TUNE = ("a", "c", "e")


def documents_of(item: dict[str, Any]) -> list[Document]:
    """Return the articles of one adversarial item as documents."""
    return [
        Document(
            id=DocumentId(article["id"]),
            outlet=article["outlet"],
            title=article["title"],
            text=article["text"],
            language=article["lang"],
            published=date.fromisoformat(article["published"]),
        )
        for article in item["articles"]
    ]


def partition(item: dict[str, Any]) -> dict[str, int]:
    """Return the origin of every document as gold has it."""
    return {d: n for n, group in enumerate(item["origins"]) for d in group}


def b_cubed(gold: dict[str, Any], found: dict[str, Any]) -> tuple[float, float]:
    """Return B-cubed precision and recall of one partition."""
    precision = recall = 0.0
    for document, origin in gold.items():
        same = {d for d in gold if gold[d] == origin}
        mine = {d for d in gold if found[d] == found[document]}
        precision += len(same & mine) / len(mine)
        recall += len(same & mine) / len(same)
    return precision / len(gold), recall / len(gold)


def adversarial(*, verbose: bool = True) -> dict[str, list[float]]:
    """Return, by half and category: items, exact, B3 P, B3 R, false joins.

    The given items are "tune" or "check" by the letter that ends their name; those
    written for this project are "ours" where they were read, "ours unread" elsewhere.
    """
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    for path in sorted(require("gold", "adversarial").glob("d*.json")):
        half = "tune" if path.stem[-1] in TUNE else "check"
        _count(rows, path, half, by_category=True, verbose=verbose and half == "tune")
    for folder, half in (("tune", "ours"), ("check", "ours unread")):
        for path in sorted(require(OURS, "adversarial", folder).glob("*.json")):
            part = f"{half} {path.stem[0]}" if half == "ours" else half
            _count(rows, path, part, verbose=verbose and half == "ours")
    return rows


def _count(
    rows: dict[str, list[float]],
    path: Path,
    half: str,
    *,
    by_category: bool = False,
    verbose: bool = False,
) -> None:
    item = json.loads(path.read_text(encoding="utf-8"))
    gold = partition(item)
    lineage = trace_lineage(documents_of(item))
    found = {str(d): o for d, o in lineage.document_origins.items()}
    precision, recall = b_cubed(gold, found)
    exact = precision == recall == 1.0
    if verbose and not exact:
        print("  ", path.stem, item["origins"], found)
    category = f"{half} {path.stem[1:3]} {item['category']}"
    for key in (half, category) if by_category else (half,):
        add = (1, exact, precision, recall, precision < 1.0)
        rows[key] = [a + b for a, b in zip(rows[key], add, strict=True)]


def report(rows: Mapping[str, Sequence[float]]) -> None:
    """Print one line a row."""
    for key, (n, exact, precision, recall, false) in sorted(rows.items()):
        print(
            f"{key:32} items {n:3.0f} exact {exact:3.0f} "
            f"B3 P {precision / n:.3f} R {recall / n:.3f} false joins {false:.0f}"
        )


def encyclopedic() -> list[tuple[str, date]]:
    """Return the dated articles of the news-wiki corpus that are long enough."""
    texts = []
    for path in sorted(require("corpora", "winer-fr").rglob("*_*_*-*.txt")):
        text = clean(path.read_text("utf-8", "replace"))
        if len(text.split()) >= _LEAST_WORDS and not _SERIES.search(text):
            year, month, day = path.stem.split("-")[0].split("_")
            texts.append((text, date(int(year), int(month), int(day))))
    return texts


def derived_set(seed: int) -> tuple[list[Document], dict[frozenset[str], str]]:
    """Return documents and the kind of every true pair among them.

    Bases are half the articles of each press topic and half of the wiki articles;
    copies lean on donors of the same topic that are not in the set themselves. The
    other half of each topic stays in: hard negatives on the same matter.
    """
    draw = random.Random(seed)  # noqa: S311
    documents: list[Document] = []
    truth: dict[frozenset[str], str] = {}
    groups = [[(t, _DAY) for t in topic] for topic in press_topics().values()]
    wiki = encyclopedic()
    draw.shuffle(wiki)
    groups += [wiki[i : i + 10] for i in range(0, len(wiki) - 10, 10)]
    for number, group in enumerate(groups):
        shuffled = draw.sample(group, len(group))
        bases, kept, donors = shuffled[:4], shuffled[4:7], shuffled[7:]
        if not donors:
            continue
        copies = make_copies(
            [text for text, _ in bases],
            [text for text, _ in donors],
            draw.randrange(1 << 30),
        )
        for index, ((base, day), copy) in enumerate(zip(bases, copies, strict=True)):
            left, right = f"{number:03}b{index}", f"{number:03}c{index}"
            documents.append(_document(left, base, day))
            documents.append(_document(right, copy.text, day + timedelta(days=1)))
            truth[frozenset((left, right))] = copy.kind
        documents += [
            _document(f"{number:03}n{i}", text, day)
            for i, (text, day) in enumerate(kept)
        ]
    return documents, truth


def _document(identity: str, text: str, day: date) -> Document:
    return Document(id=DocumentId(identity), outlet="", text=text, published=day)


def _groups(documents: Sequence[Document]) -> dict[str, list[Document]]:
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.id[:3]].append(document)
    return groups


def derived_copies(seed: int) -> None:
    """Print recall by kind and the joins that nobody planted."""
    documents, truth = derived_set(seed)
    lineage = trace_lineage(documents)
    found = {
        frozenset((str(d.derived), str(d.original))): d
        for d in lineage.derivations
        if d.original is not None
    }
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for pair, kind in truth.items():
        by_kind[kind][0] += 1
        by_kind[kind][1] += pair in found
    print(f"seed {seed}: {len(documents)} documents, {len(truth)} true pairs")
    for kind, (total, hit) in sorted(by_kind.items()):
        print(f"  {kind:10} recall {hit}/{total} = {hit / total:.3f}")
    extra = [pair for pair in found if pair not in truth]
    joined = lineage.document_origins
    false = [p for p in extra if len({joined[DocumentId(d)] for d in p}) == 1]
    near = sum(len(g) * (len(g) - 1) // 2 for g in _groups(documents).values())
    print(f"  of {near} pairs in groups: {len(extra)} unplanted, {len(false)} joined")
    for pair in sorted(extra, key=sorted)[:40]:
        d = found[pair]
        print("   ", sorted(pair), d.kind, d.share, [c.score for c in d.checks])


def fourteen_outlets(seed: int) -> None:
    """Print pair scores on a dispatch that fourteen outlets print, each in its way.

    True pairs: any two of the whole copies. Partial copies must be linked to one of
    the group, not joined with it; three other articles on the topic stay apart.
    """
    draw = random.Random(seed)  # noqa: S311
    totals: dict[str, int] = dict.fromkeys(
        ("hit", "missed", "false", "apart", "partial", "linked"), 0
    )
    for texts in press_topics().values():
        base, *donors = draw.sample([t for t in texts if len(t.split()) > 150], 8)
        copies = make_copies([base] * 14, donors[:4], draw.randrange(1 << 30))
        made = [("verbatim", base), *((c.kind, c.text) for c in copies)]
        made += [("other", t) for t in donors[4:] if not overlap(t, base, donors)]
        documents = [
            Document(
                id=DocumentId(f"d{n:02}"),
                outlet=f"Titre {n}",
                text=text,
                published=_DAY + timedelta(days=n % 3),
            )
            for n, (_, text) in enumerate(made)
        ]
        _count_pairs(documents, [kind for kind, _ in made], totals)
    precision = totals["hit"] / max(1, totals["hit"] + totals["false"])
    recall = totals["hit"] / max(1, totals["hit"] + totals["missed"])
    print(f"seed {seed}: whole copies P {precision:.3f} R {recall:.3f}, {totals}")


def _count_pairs(
    documents: Sequence[Document], kinds: Sequence[str], totals: dict[str, int]
) -> None:
    lineage = trace_lineage(documents)
    origin = lineage.document_origins
    linked = {d.derived for d in lineage.derivations if d.original}
    linked |= {d.original for d in lineage.derivations if d.original}
    whole = [k not in {"partial", "other"} for k in kinds]
    for i, first in enumerate(documents):
        totals["partial"] += kinds[i] == "partial"
        totals["linked"] += kinds[i] == "partial" and first.id in linked
        for j in range(i):
            same = origin[first.id] == origin[documents[j].id]
            if whole[i] and whole[j]:
                totals["hit" if same else "missed"] += 1
            elif "other" in {kinds[i], kinds[j]}:
                totals["false" if same else "apart"] += 1


def shared_quotation(seed: int) -> None:
    """Print what one official quotation in all articles of a topic joins."""
    draw = random.Random(seed)  # noqa: S311
    pairs = new = joined = 0
    for texts in press_topics().values():
        quoted = " ".join(texts[0].split()[20:90]).translate(_MARKS)
        said = f"« {quoted} », a déclaré le porte-parole du ministère."
        plain = [_document(f"{n}", text, _DAY) for n, text in enumerate(texts[1:])]
        with_quote = []
        for document in plain:
            parts = sentences(document.text)
            place = draw.randrange(1, max(2, len(parts)))
            text = "".join([*parts[:place], f" {said} ", *parts[place:]])
            with_quote.append(_document(str(document.id), text, _DAY))
        before, after = trace_lineage(plain), trace_lineage(with_quote)
        known = {(d.derived, d.original) for d in before.derivations}
        known |= {(b, a) for a, b in known if b}
        pairs += len(plain) * (len(plain) - 1) // 2
        new += sum((d.derived, d.original) not in known for d in after.derivations)
        joined += len(before.origins) - len(after.origins)
    print(f"shared quotation: {pairs} pairs, {new} new derivations, {joined} new joins")


if __name__ == "__main__":
    report(adversarial())
    for number in (1, 2):
        derived_copies(number)
    fourteen_outlets(3)
    shared_quotation(4)
