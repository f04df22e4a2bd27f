"""The documents, origins and names that every page refers to."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from recoupe.model import (
    DocumentId,
    DossierDocument,
    Origin,
    OriginId,
    Story,
    StoryId,
)
from recoupe.pages.display import shorten


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One article as lists show it; ``name`` is never empty."""

    id: DocumentId
    name: str  # outlet, or what stands in for it
    title: str
    outlet: str
    language: str
    origin: OriginId
    story: StoryId
    published: date | None
    published_range: tuple[date, date] | None


class Share(msgspec.Struct, frozen=True):
    """One segment of the origin bar, ``start`` and ``width`` in percent."""

    origin: OriginId
    label: str
    kind: str
    count: int
    start: float
    width: float


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """What a project holds, without texts."""

    heads: Mapping[DocumentId, Head]
    origins: Mapping[OriginId, Origin]
    stories: tuple[Story, ...]
    names: Mapping[str, str]
    labels: Mapping[OriginId, str]

    def of_story(self, story: str) -> tuple[Head, ...]:
        """Return the articles of one story, all of them where it is empty."""
        return tuple(h for h in self.heads.values() if not story or h.story == story)

    def language(self, document: str) -> str:
        """Return the language of an article, "" where it is not known."""
        head = self.heads.get(DocumentId(document))
        return head.language if head is not None else ""

    def by_name(self, documents: Iterable[DocumentId]) -> list[tuple[DocumentId, int]]:
        """Return one article of each name, with how many share it, in their order."""
        named: dict[str, list[DocumentId]] = {}
        for document in documents:
            head = self.heads.get(document)
            named.setdefault(head.name if head else document, []).append(document)
        return [(found[0], len(found)) for found in named.values()]

    def origin_label(self, origin: str) -> str:
        """Return what to call an origin; no two have the same name."""
        return self.labels.get(OriginId(origin), origin)

    def name(self, entity: str | None) -> str:
        """Return the name of an entity, "" for none."""
        if entity is None:
            return ""
        plain = entity.partition(":")[2] or entity
        return self.names.get(entity) or plain.lstrip("~").replace("-", " ")


def make_catalogue(
    documents: Iterable[DossierDocument],
    origins: Iterable[Origin],
    stories: Iterable[Story],
    names: Mapping[str, str],
) -> Catalogue:
    """Gather what pages refer to."""
    listed = [_head(number, x) for number, x in enumerate(documents, start=1)]
    heads = {head.id: head for head in listed}
    known = {origin.id: origin for origin in origins}
    return Catalogue(
        heads=heads,
        origins=known,
        stories=tuple(stories),
        names=names,
        labels=_labels(known.values(), heads),
    )


def _labels(
    origins: Iterable[Origin], heads: Mapping[DocumentId, Head]
) -> dict[OriginId, str]:
    """Name origins after their text, numbered where several have the same name."""
    seen: dict[str, int] = {}
    labels: dict[OriginId, str] = {}
    for origin in sorted(origins, key=lambda o: (-len(o.documents), o.id)):
        label = origin.label
        first = heads.get(origin.documents[0]) if origin.documents else None
        named = heads.get(DocumentId(label), None if label else first)
        label = named.name if named is not None else label
        seen[label] = seen.get(label, 0) + 1
        labels[origin.id] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return labels


def _head(number: int, listed: DossierDocument) -> Head:
    document = listed.document
    file = (document.path or "").replace("\\", "/").rpartition("/")[2]
    return Head(
        id=document.id,
        name=document.outlet or shorten(document.title, 40) or f"Article {number}",
        title=document.headline or shorten(document.text, 90) or file or document.id,
        outlet=document.outlet,
        language=document.language,
        origin=listed.origin,
        story=listed.story,
        published=document.published,
        published_range=document.published_range,
    )


def origin_shares(heads: Iterable[Head], catalogue: Catalogue) -> tuple[Share, ...]:
    """Return how many articles descend from each origin, most first."""
    counts: dict[OriginId, int] = {}
    for head in heads:
        counts[head.origin] = counts.get(head.origin, 0) + 1
    total = sum(counts.values())
    ordered = sorted(
        counts.items(), key=lambda x: (-x[1], catalogue.origin_label(x[0]), x[0])
    )
    shares: list[Share] = []
    done = 0
    for origin, count in ordered:
        kind = catalogue.origins[origin].kind if origin in catalogue.origins else "own"
        start, width = 100 * done / total, 100 * count / total
        label = catalogue.origin_label(origin)
        shares.append(
            Share(origin, label, kind, count, round(start, 2), round(width, 2))
        )
        done += count
    return tuple(shares)
