"""From links to origins: which documents descend from one text, and whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from recoupe.lineage.credits import RELEASE, dispatch_label
from recoupe.lineage.dependence import Borrowing, Dependences, Held, Source
from recoupe.lineage.memory import Link
from recoupe.model import (
    Check,
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
    held: Mapping[str, Held],
    links: Sequence[Link],
    credited: Dependences,
    newsroom: Sequence[tuple[str, str]],
    sisters: Sequence[tuple[str, str, str]] = (),
) -> Lineage:
    """Return origins, derivations and passages from everything found."""
    groups = Groups(held)
    for link in links:
        if link.whole and link.derivation.original is not None:
            groups.join(link.derivation.original, link.derivation.derived)
    for document, target, _ in credited.joined:
        groups.join(document, target)
    for borrowing in credited.borrowed:
        groups.root(borrowing.source)
    for first, second in newsroom:
        groups.join(first, second)
    inner = _by_group(groups, links)
    named = {
        groups.root(members[0]): _origin(members, held, inner[groups.root(members[0])])
        for members in groups.members()
    }
    notes = _notes(groups, held, newsroom, sisters)
    named = {
        root: replace(origin, checks=tuple(sorted(notes[root], key=_check_key)))
        for root, origin in named.items()
    }
    return Lineage(
        origins=tuple(sorted(named.values(), key=lambda o: o.id)),
        derivations=tuple(sorted((x.derivation for x in links), key=_derivation_key)),
        document_origins={
            one.document.id: named[groups.root(key)].id for key, one in held.items()
        },
        passages=_passages(groups, named, links, credited.borrowed),
    )


def _by_group(groups: Groups, links: Sequence[Link]) -> Mapping[Node, list[Link]]:
    """Return the links that join two documents, by what stands for their set."""
    found: dict[Node, list[Link]] = defaultdict(list)
    for link in links:
        if link.whole and link.derivation.original is not None:
            found[groups.root(link.derivation.derived)].append(link)
    return found


def _notes(
    groups: Groups,
    held: Mapping[str, Held],
    newsroom: Sequence[tuple[str, str]],
    sisters: Sequence[tuple[str, str, str]],
) -> Mapping[Node, set[Check]]:
    """Return what publishers have to do with who is one voice, by set."""
    found: dict[Node, set[Check]] = defaultdict(set)
    for first, _ in newsroom:
        outlet = held[first].document.outlet
        found[groups.root(first)].add(Check("one newsroom", 1.0, outlet))
    for first, second, owner in sisters:
        roots = groups.root(first), groups.root(second)
        outlets = sorted({held[first].document.outlet, held[second].document.outlet})
        detail = f"{', '.join(outlets)}: {owner}"
        check = Check("one owner", 1.0, detail)
        if roots[0] != roots[1]:
            check = Check("one owner, other text", 0.5, detail)
        for root in roots:
            found[root].add(check)
    return found


def _check_key(check: Check) -> tuple[str, str]:
    return check.name, check.detail


def _derivation_key(derivation: object) -> str:
    return repr(derivation)


def _origin(
    members: Sequence[Node], by_id: Mapping[str, Held], links: Sequence[Link]
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


def _first(articles: Sequence[Held], links: Sequence[Link]) -> Held | None:
    """Return the earliest document that derives from no other of the group."""
    derived = {link.derivation.derived for link in links}
    roots = [a for a in articles if a.document.id not in derived] or list(articles)
    return min(roots, key=_earliest, default=None)


def _earliest(article: Held) -> tuple[str, str]:
    document = article.document
    day = document.published.isoformat() if document.published else "9999"
    return (document.published_time or day)[:10], document.id


def _kind(
    documents: Sequence[str],
    sources: Sequence[Source],
    by_id: Mapping[str, Held],
    links: Sequence[Link],
) -> Kind:
    if any(s.publisher.agency for s in sources) or any(
        by_id[d].profile.agency for d in documents
    ):
        return "agency"
    if any(s.publisher.id.startswith(RELEASE) for s in sources):
        return "copy"
    if not links:
        return "unknown" if sources else "own"
    if all(x.derivation.kind == "translation" for x in links):
        return "translation"
    if not any(x.derivation.passages for x in links):
        return "own"
    return "copy" if any(x.sure for x in links) else "unknown"


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
