"""From links to origins: which documents descend from one text, and whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from recoupe.lineage.credits import dispatch_label
from recoupe.lineage.dependence import Borrowing, Dependences, Source
from recoupe.lineage.reading import Article
from recoupe.lineage.reuse import Link
from recoupe.model import (
    DocumentId,
    Lineage,
    Origin,
    OriginId,
    PassageOrigin,
)

Node = str | Source
Kind = Literal["own", "agency", "copy", "translation", "unknown"]


class Groups:
    """Sets of nodes that merge; documents are strings, outside texts sources."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._parent: dict[Node, Node] = {node: node for node in nodes}

    def root(self, node: Node) -> Node:
        """Return what stands for the set of a node."""
        self._parent.setdefault(node, node)
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, first: Node, second: Node) -> None:
        """Merge the sets of two nodes."""
        self._parent[self.root(second)] = self.root(first)

    def members(self) -> list[list[Node]]:
        """Return the sets, each with its nodes."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in self._parent:
            found[self.root(node)].append(node)
        return list(found.values())


def assemble(
    articles: Sequence[Article],
    links: Sequence[Link],
    credited: Dependences,
    newsroom: Iterable[tuple[str, str]],
) -> Lineage:
    """Return origins, derivations and passages from everything found."""
    groups = Groups(article.document.id for article in articles)
    for link in links:
        if link.whole and link.derivation.original is not None:
            groups.join(link.derivation.original, link.derivation.derived)
    for document, target, _ in credited.joined:
        groups.join(document, target)
    for borrowing in credited.borrowed:
        groups.root(borrowing.source)
    for first, second in newsroom:
        groups.join(first, second)
    by_id = {str(article.document.id): article for article in articles}
    named = {
        groups.root(members[0]): _origin(members, by_id, links)
        for members in groups.members()
    }
    return Lineage(
        origins=tuple(sorted(named.values(), key=lambda o: o.id)),
        derivations=tuple(sorted((x.derivation for x in links), key=_derivation_key)),
        document_origins={
            article.document.id: named[groups.root(article.document.id)].id
            for article in articles
        },
        passages=_passages(groups, named, links, credited.borrowed),
    )


def _derivation_key(derivation: object) -> str:
    return repr(derivation)


def _origin(
    members: Sequence[Node], by_id: Mapping[str, Article], links: Sequence[Link]
) -> Origin:
    documents = sorted(node for node in members if isinstance(node, str))
    sources = sorted(node for node in members if isinstance(node, Source))
    first = _first([by_id[d] for d in documents], links)
    kind = _kind(documents, sources, by_id, links)
    publisher = next((s.publisher for s in sources), None)
    label, language = "", "fr"
    if first is not None:
        language = first.document.language
        label = first.document.outlet or first.document.title or first.document.id
    if publisher is not None:
        label = (
            dispatch_label(language, publisher.name)
            if publisher.agency
            else publisher.name
        )
    anchor = (
        first.document.id if first else f"{sources[0].publisher.id}-{sources[0].first}"
    )
    return Origin(
        id=OriginId(f"o-{anchor}"),
        kind=kind,
        label=label,
        documents=tuple(DocumentId(d) for d in documents),
        credited_to=publisher.name if publisher else None,
    )


def _first(articles: Sequence[Article], links: Sequence[Link]) -> Article | None:
    """Return the earliest document that derives from no other of the group."""
    ids = {article.document.id for article in articles}
    derived = {
        x.derivation.derived
        for x in links
        if x.whole and x.derivation.original in ids and x.derivation.derived in ids
    }
    roots = [a for a in articles if a.document.id not in derived] or list(articles)
    return min(roots, key=_earliest, default=None)


def _earliest(article: Article) -> tuple[str, str]:
    document = article.document
    day = document.published.isoformat() if document.published else "9999"
    return (document.published_time or day)[:10], document.id


def _kind(
    documents: Sequence[str],
    sources: Sequence[Source],
    by_id: Mapping[str, Article],
    links: Sequence[Link],
) -> Kind:
    if any(s.publisher.agency for s in sources) or any(
        by_id[d].agency for d in documents
    ):
        return "agency"
    ids = set(documents)
    inner = [
        x
        for x in links
        if x.whole and x.derivation.derived in ids and x.derivation.original in ids
    ]
    if not inner:
        return "unknown" if sources else "own"
    if all(x.derivation.kind == "translation" for x in inner):
        return "translation"
    if not any(x.derivation.passages for x in inner):
        return "own"
    return "copy" if any(x.sure for x in inner) else "unknown"


def _passages(
    groups: Groups,
    named: Mapping[Node, Origin],
    links: Sequence[Link],
    borrowed: Sequence[Borrowing],
) -> tuple[PassageOrigin, ...]:
    found: set[tuple[str, int, int, OriginId]] = set()
    for link in links:
        derivation = link.derivation
        if derivation.original is None or link.whole:
            continue
        origin = named[groups.root(derivation.original)].id
        for pair in derivation.passages:
            found.add(
                (derivation.derived, pair.derived.start, pair.derived.end, origin)
            )
    for item in borrowed:
        origin = named[groups.root(item.source)].id
        found.add((item.document, item.start, item.end, origin))
    return tuple(
        PassageOrigin(DocumentId(document), start, end, origin)
        for document, start, end, origin in sorted(found)
    )
