"""Dependence without shared words: credits, citations, one newsroom."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from recoupe.lineage.credits import UNNAMED, Credit
from recoupe.lineage.facts import agreement
from recoupe.lineage.names import Publisher
from recoupe.lineage.reading import Article
from recoupe.lineage.reuse import Link
from recoupe.model import Check, Derivation, DocumentId

_AKIN = 0.15  # agreement of two texts about the same matter
_AKIN_ANCHORS = 4
_CITED_AKIN = 0.08  # with a citation between them, little is needed
_CITED_ANCHORS = 3
_EARLY = 0.4  # part of a text in which a citation says where its news comes from
_OFTEN = 2  # sentences credited to one publisher before the text as a whole is
_DENSE = 0.2  # of the sentences
_DAYS = 4  # between texts that credit one dispatch
_CREDITED = 0.5  # share of a credited text without shared words: weaker than a copy


class Source(msgspec.Struct, frozen=True, order=True):
    """A text outside the coverage, as those who credit it let it appear."""

    publisher: Publisher
    first: str  # id of the first document that credits it


class Borrowing(msgspec.Struct, frozen=True):
    """A stretch of one document that comes from a source or another document."""

    document: str
    start: int
    end: int
    source: Source | str
    derivation: Derivation


class Dependences(msgspec.Struct, frozen=True):
    """What credits say: whole documents joined, stretches borrowed."""

    joined: tuple[tuple[str, Source | str, Derivation | None], ...]
    borrowed: tuple[Borrowing, ...]


def dependences(articles: Sequence[Article]) -> Dependences:
    """Return the dependence of documents on credited and cited texts."""
    sources = _sources(articles)
    joined: list[tuple[str, Source | str, Derivation | None]] = []
    borrowed: list[Borrowing] = []
    for article in articles:
        identity = article.document.id
        for credit in _distinct(article):
            originals = _covering(articles, article, credit)
            targets: Sequence[Source | DocumentId] = [
                other.document.id for other in originals
            ] or [sources[identity, credit.publisher.id]]
            for target in targets:
                derivation = _derivation(article, credit, target)
                if stands_for_all(article, credit):
                    joined.append((identity, target, derivation))
                elif credit.end > credit.start:
                    stretch = credit.start, credit.end
                    borrowed.append(Borrowing(identity, *stretch, target, derivation))
    return Dependences(tuple(joined), tuple(borrowed))


def newsrooms(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Return pairs of documents of one outlet about one matter: one voice."""
    outlets: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.publisher and not article.credits.whole():
            outlets[article.publisher].append(article)
    pairs: list[tuple[str, str]] = []
    for same in outlets.values():
        for index, first in enumerate(same):
            later = same[index + 1 :]
            pairs += [
                (first.document.id, second.document.id)
                for second in later
                if akin(first, second)
            ]
    return pairs


def akin(first: Article, second: Article) -> bool:
    """Tell whether two texts are about the same matter."""
    found = agreement(first.facts, second.facts)
    return found.share >= _AKIN and len(found.common) >= _AKIN_ANCHORS


def stands_for_all(article: Article, credit: Credit) -> bool:
    """Tell whether a credit vouches for the whole text rather than one sentence."""
    if credit.reading in {"dispatch", "republished"}:
        return True
    if article.credits.own or credit.reading == "told":
        return False
    if credit.reading == "mixed":
        return True
    named = sum(
        c.publisher.id == credit.publisher.id and c.reading == "cited"
        for c in article.credits.found
    )
    if credit.publisher.agency:
        often = named + article.credits.again
        return often >= max(_OFTEN, _DENSE * article.text.count("."))
    early = credit.start <= _EARLY * len(article.document.text)
    return credit.publisher.covered and early


def as_links(found: Dependences) -> list[Link]:
    """Return the derivations of credits as links."""
    links = [Link(d, whole=True, sure=True) for _, _, d in found.joined if d]
    links += [Link(b.derivation, whole=False, sure=True) for b in found.borrowed]
    return links


def _distinct(article: Article) -> list[Credit]:
    """Return the credits of a text; one that stands for all hides its sentences."""
    whole = {
        c.publisher.id for c in article.credits.found if stands_for_all(article, c)
    }
    kept: dict[tuple[str, int], Credit] = {}
    for credit in article.credits.found:
        key = credit.publisher.id
        kept.setdefault((key, 0 if key in whole else credit.start + 1), credit)
    return list(kept.values())


def _covering(
    articles: Sequence[Article], citing: Article, credit: Credit
) -> list[Article]:
    """Return the documents of the cited publisher that tell of the same matter."""
    found = []
    for article in articles:
        if article.publisher != credit.publisher.id or article is citing:
            continue
        common = agreement(citing.facts, article.facts)
        if common.share >= _CITED_AKIN and len(common.common) >= _CITED_ANCHORS:
            found.append(article)
    return found


def _sources(articles: Sequence[Article]) -> dict[tuple[str, str], Source]:
    """Return the source of every credited text: one a publisher and matter."""
    crediting: dict[str, list[Article]] = defaultdict(list)
    publishers: dict[str, Publisher] = {}
    for article in articles:
        for credit in article.credits.found:
            publishers[credit.publisher.id] = credit.publisher
            if article not in crediting[credit.publisher.id]:
                crediting[credit.publisher.id].append(article)
    sources: dict[tuple[str, str], Source] = {}
    for key, members in sorted(crediting.items()):
        groups: list[list[Article]] = []
        for article in members:
            near = [g for g in groups if any(_same_dispatch(article, o) for o in g)]
            near = [] if key == UNNAMED else near
            groups = [g for g in groups if g not in near]
            groups.append(sorted([article, *(a for g in near for a in g)], key=_id))
        for group in groups:
            source = Source(publishers[key], _id(group[0]))
            sources.update({(_id(a), key): source for a in group})
    return sources


def _id(article: Article) -> str:
    return article.document.id


def _same_dispatch(first: Article, second: Article) -> bool:
    left, right = first.document.published, second.document.published
    near = abs((left - right).days) <= _DAYS if left and right else True
    return near and akin(first, second)


def _derivation(
    article: Article, credit: Credit, target: Source | DocumentId
) -> Derivation:
    whole = stands_for_all(article, credit)
    length = max(1, len(article.document.text))
    share = _CREDITED if whole else (credit.end - credit.start) / length
    return Derivation(
        derived=article.document.id,
        original=None if isinstance(target, Source) else target,
        kind="dispatch" if credit.publisher.agency else "excerpt",
        share=round(min(1.0, share), 3),
        checks=(Check("credit", 1.0, f"{credit.publisher.name}: {credit.words}"),),
    )
