"""Everything that two documents can have to do with each other, found at once."""

import msgspec
from msgspec.structs import replace

from recoupe.kb import load_kb
from recoupe.lineage.facts import agreement
from recoupe.lineage.memory import Link, Profile
from recoupe.lineage.reading import Article
from recoupe.lineage.reuse import compare_facts, compare_words
from recoupe.model import Check

_CITED_AKIN = 0.08  # agreement that can matter where one text cites the other
_CITED_ANCHORS = 3


class Kinship(msgspec.Struct, frozen=True):
    """Links between two documents, and how far they agree where that matters."""

    links: tuple[Link, ...]
    share: float = 0.0
    common: int = 0


def compare(
    first: Article, second: Article, *, words: bool, facts: bool
) -> Kinship | None:
    """Return what joins two documents, None if nothing does.

    Args:
        first: The document with the lower id.
        second: The other.
        words: Whether they share fingerprints.
        facts: Whether they share names and figures.
    """
    links: list[Link] = []
    if words and (link := compare_words(first, second)) is not None:
        links.append(link)
    if facts and not any(link.whole for link in links):
        link = compare_facts(first, second)
        links += [link] if link is not None else []
    links = [_with_owner(link, first, second) for link in links]
    share, common = 0.0, 0
    if _dependent(first, second):
        found = agreement(first.facts, second.facts)
        if found.share >= _CITED_AKIN and len(found.common) >= _CITED_ANCHORS:
            share, common = round(found.share, 6), len(found.common)
    return Kinship(tuple(links), share, common) if links or common else None


def _with_owner(link: Link, first: Article, second: Article) -> Link:
    """Note that two titles which share words belong to one group."""
    owner = shared_owner(first.profile, second.profile)
    if owner is None or not link.derivation.passages:
        return link
    names = ", ".join(sorted({first.document.outlet, second.document.outlet}))
    check = Check("one owner", 1.0, f"{names}: {owner}")
    checks = (*link.derivation.checks, check)
    return replace(link, derivation=replace(link.derivation, checks=checks))


def shared_owner(first: Profile, second: Profile) -> str | None:
    """Return the group that two publishers belong to, None if they are one or none."""
    if not first.owner or first.owner != second.owner:
        return None
    if first.publisher == second.publisher:
        return None
    group = load_kb().get(first.owner)
    return group.name if group else first.owner


def _dependent(first: Article, second: Article) -> bool:
    """Tell whether publishers or credits make one matter of two texts a dependence."""
    left, right = first.profile, second.profile
    if left.publisher and left.publisher == right.publisher:
        return True
    if left.owner and left.owner == right.owner:
        return True
    credited = [{c.publisher.id for c in p.credits.found} for p in (left, right)]
    return (
        left.publisher in credited[1]
        or right.publisher in credited[0]
        or not credited[0].isdisjoint(credited[1])
    )
