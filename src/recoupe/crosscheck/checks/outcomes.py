"""What a clause says beside its verb: how something ended, and how far it went."""

import re
from collections.abc import Iterator, Mapping

from recoupe.crosscheck.checks.acts import ALIKE
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words

# What a verb of outcome says stands in these: « s'est soldé par un échec ».
TELLING = frozenset({"theme", "attribute", "content", "goal", "other", "with"})
CAUSES = frozenset({"actor"})  # « un court-circuit est à l'origine du feu »

Meaning = Mapping[str, float]


def end_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses tell contrary ends, states or causes of one thing.

    « Les discussions ont débouché sur un accord », « … se sont soldées par un échec »,
    but A's victory is B's defeat (``sided``);
    « le bénéfice a progressé », « l'année s'est traduite par un repli du bénéfice ». At
    least one verb only introduces what it says (``resulting``); else the contrary of a
    word of one clause may be said of anything.
    """
    introducing = [_only_introduces(item, words) for item in (left, right)]
    if not any(introducing):
        return False
    if not all(introducing):
        told = (left if introducing[0] else right).assertion.predicate
        if told in words.states:
            return False  # « demeure suspendu », « a rejeté le recours »
    ours, theirs = (list(_said(item, words)) for item in (left, right))
    pairs = [(a, b) for a in ours for b in theirs]
    if any(words.concepts.likeness(a, b) >= ALIKE for a, b in pairs):
        return False
    return any(words.concepts.are_opposites(a, b) for a, b in pairs)


def _only_introduces(item: Item, words: Words) -> bool:
    return item.assertion.predicate in words.resulting


def _said(item: Item, words: Words) -> Iterator[Meaning]:
    """Yield what can be meant by the words that carry the sense of a clause."""
    if not _only_introduces(item, words):
        yield item.head
        return
    if item.assertion.predicate == "be":
        yield item.head
    roles = TELLING | CAUSES if item.assertion.predicate in words.causing else TELLING
    for argument in item.assertion.arguments:
        if argument.role in roles and words.sided.isdisjoint(argument.lemmas[:1]):
            for lemma in argument.lemmas[:2]:
                yield item.meanings.get(lemma, {})


def go_unlike_far(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause says wholly what the other says in part.

    « entièrement détruite », « seule une partie a brûlé »; « en grande partie » may be
    nearly all.
    """
    if words.wholly is None or words.partly is None:
        return False
    ours, theirs = (around_head(item) for item in (left, right))
    return any(
        _says(words.wholly, whole)
        and _says(words.partly, part)
        and not (_says(words.wholly, part) or _says(words.partly, whole))
        for whole, part in ((ours, theirs), (theirs, ours))
    )


def around_head(item: Item) -> str:
    """Return the words of a clause around its head, asides between commas left out."""
    head, start = item.assertion.head, item.assertion.start
    before, behind = item.quote[: head.start - start], item.quote[head.start - start :]
    return f"{before.rpartition(',')[2]}{behind.partition(',')[0]}".lower()


def _says(pattern: re.Pattern[str], quote: str) -> bool:
    return pattern.search(quote) is not None
