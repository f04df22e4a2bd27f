"""Words somebody said, wherever they are printed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from recoupe.lang.wording import words
from recoupe.model import (
    AnnotatedDocument,
    Attribution,
    Document,
    DossierQuote,
    EntityId,
    Evidence,
)

ENOUGH = 5  # words: two printings of so many are one quotation, whoever is credited
_GAP = " […] "


class Printing(msgspec.Struct, frozen=True):
    """One article's print of some words."""

    document: Document
    said: Attribution
    text: str
    key: str  # the words alone: case, marks and spaces aside


def collect_quotes(
    documents: Iterable[AnnotatedDocument],
    names: Mapping[EntityId, str] | None = None,
) -> tuple[DossierQuote, ...]:
    """Return quotations in the order of first appearance, each with every printing.

    Two printings are one quotation when they have the same words, or when one holds
    the other and both have five or more. Fewer words are one only from one source.

    Args:
        documents: Annotated articles.
        names: By entity, how its words are credited; by default as the article does.
    """
    printings = [p for annotated in documents for p in _printings(annotated)]
    home = _homes(printings)
    groups: dict[str, list[Printing]] = defaultdict(list)
    for printing in printings:
        groups[home[_identity(printing)]].append(printing)
    return tuple(_quote(key, groups[key], names or {}) for key in groups)


def _printings(annotated: AnnotatedDocument) -> Iterable[Printing]:
    for said in annotated.attributions:
        if said.quoted:
            text = _GAP.join(annotated.document.quote(span) for span in said.quoted)
            text = " ".join(text.split())
            if key := " ".join(words(text)):
                yield Printing(annotated.document, said, text, key)


def _identity(printing: Printing) -> str:
    """Return what makes printings one at sight: words, and who if they are few."""
    if len(printing.key.split()) >= ENOUGH:
        return printing.key
    return f"{printing.key}\n{printing.said.entity}"


def _homes(printings: Iterable[Printing]) -> dict[str, str]:
    """Map each identity to the longest quotation that holds its words."""
    found = {_identity(printing): printing.key for printing in printings}
    by_opening: dict[str, list[str]] = defaultdict(list)
    home: dict[str, str] = {}
    for identity in sorted(found, key=lambda i: (-len(i), i)):
        key = found[identity]
        opening = " ".join(key.split()[:ENOUGH])
        long = len(key.split()) >= ENOUGH
        held = (whole for whole in by_opening[opening] if f" {key} " in f" {whole} ")
        home[identity] = (next(held, identity) if long else None) or identity
        if long and home[identity] == identity:
            parts = key.split()
            for at in range(len(parts) - ENOUGH + 1):
                by_opening[" ".join(parts[at : at + ENOUGH])].append(key)
    return home


def _quote(
    key: str, printings: list[Printing], names: Mapping[EntityId, str]
) -> DossierQuote:
    fullest = max(printings, key=lambda p: len(p.key))
    credited = next((p for p in printings if p.said.entity in names), fullest)
    said = credited.said
    written = credited.document.quote(said.source) if said.source else None
    named = names.get(said.entity) if said.entity is not None else None
    return DossierQuote(
        id="q" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        source=named or written,
        entity=said.entity,
        text=fullest.text,
        kind=fullest.said.kind,
        evidence=tuple(
            Evidence(p.document.id, span.start, span.end)
            for p in printings
            for span in p.said.quoted
        ),
    )
