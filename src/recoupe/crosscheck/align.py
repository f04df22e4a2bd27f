"""Which assertions of a story state the same proposition."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recoupe.crosscheck.checks import AGREES, DIFFERS, compare
from recoupe.crosscheck.items import Item
from recoupe.lang.words import Words
from recoupe.model import Assertion, Check

# Where one of these says "differs", nothing else can make two assertions one claim.
VETOES = frozenset({"same_roles", "same_speaker", "same_time", "same_measure"})

# What each check adds where it agrees, and costs where it does not: a logistic
# regression over 69 linked and 15,648 unlinked pairs of assertions of the adversarial
# items a-c (``training/alignment.py``), with no sign against the meaning of a check.
GAINS: Mapping[str, float] = {
    "same_predicate": 1.8,
    "same_roles": 1.45,
    "same_time": 2.2,
    "same_days": 1.1,
    "same_place": 0.5,
    "same_measure": 1.1,
    "same_numbers": 1.1,
    "same_entities": 1.2,
    "same_matter": 4.3,
    "same_context": 1.8,
}
LOSSES: Mapping[str, float] = {
    "same_place": 1.5,
    "same_matter": 2.8,
    "same_context": 1.3,
}
BIAS = 1.8
LITTLE, SOME, MUCH = 0.1, 0.2, 0.4  # of ``same_matter``
CANDIDATES = 24  # rivals compared per assertion: cost stays linear in the story
COMMON = 0.5  # an index key held by more of the story's items than this retrieves none


class Pair(msgspec.Struct, frozen=True):
    """Two items, by rank, with what comparing them gave."""

    left: int
    right: int
    score: float
    checks: tuple[Check, ...]


class Group(msgspec.Struct, frozen=True):
    """Assertions that state one proposition, and why they were put together."""

    items: tuple[Item, ...]
    checks: tuple[Check, ...]


def align(items: Sequence[Item], words: Words) -> list[Group]:
    """Partition a story's assertions into groups that state one proposition.

    Pairs are merged from the most to the least alike; two groups become one only when
    no pair across them is vetoed and the pairs agree on average, so that no chain of
    near matches joins strangers.
    """
    ranked = sorted(items, key=lambda item: item.key)
    words = words.within(commonness(ranked))
    found = {
        (left, right): _judge(ranked, left, right, words)
        for left, right in candidates(ranked, words)
    }
    home: dict[int, tuple[int, ...]] = {rank: (rank,) for rank in range(len(ranked))}
    kept: dict[int, list[Check]] = defaultdict(list)
    for pair in sorted(found.values(), key=lambda p: (-p.score, p.left, p.right)):
        if pair.score <= 0:
            break
        a, b = home[pair.left], home[pair.right]
        if a == b or not _may_join(ranked, a, b, found, words):
            continue
        joined = tuple(sorted((*a, *b)))
        checks = [*kept.pop(a[0], ()), *kept.pop(b[0], ()), *pair.checks]
        kept[joined[0]] = checks
        home.update(dict.fromkeys(joined, joined))
    return [
        Group(tuple(ranked[rank] for rank in ranks), tuple(kept.get(ranks[0], ())))
        for ranks in sorted(set(home.values()))
    ]


def commonness(items: Sequence[Item]) -> dict[str, float]:
    """Return what words and entities that run through a coverage still tell, 0..1.

    What stands in no more sentences than there are articles tells all; what stands in
    twice as many, half.
    """
    sentences: dict[tuple[str, int, int], frozenset[str]] = {}
    for item in items:
        home = (item.document, *item.sentence)
        known = sentences.get(home, frozenset())
        sentences[home] = known | item.context | item.around
    seen = Counter(word for words in sentences.values() for word in words)
    articles = len({item.document for item in items})
    return {w: articles / count for w, count in seen.items() if count > articles}


def candidates(items: Sequence[Item], words: Words) -> list[tuple[int, int]]:
    """Return the pairs of ranks worth comparing, at most ``CANDIDATES`` per item."""
    index: dict[str, list[int]] = defaultdict(list)
    for rank, item in enumerate(items):
        for key in _keys(item):
            index[key].append(rank)
    limit = max(8, int(COMMON * len(items)))
    pairs: set[tuple[int, int]] = set()
    for rank, item in enumerate(items):
        votes: Counter[int] = Counter()
        for key in _keys(item):
            if len(index[key]) <= limit:
                gain = words.rarity(key)
                votes.update(dict.fromkeys(index[key], 0))
                for other in index[key]:
                    votes[other] += int(1000 * gain)
        del votes[rank]
        for other, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:CANDIDATES]:
            pairs.add((min(rank, other), max(rank, other)))
    return sorted(pairs)


def _keys(item: Item) -> Iterable[str]:
    yield f"={item.assertion.predicate}"
    yield from (f"#{number.value}" for number in item.numbers)
    if item.assertion.first is not None and item.assertion.first == item.assertion.last:
        yield f"@{item.assertion.first}"
    yield from item.lemmas
    yield from item.around


def _judge(items: Sequence[Item], left: int, right: int, words: Words) -> Pair:
    if not _comparable(items[left], items[right]):
        return Pair(left, right, -math.inf, ())
    checks = compare(items[left], items[right], words)
    return Pair(left, right, score_checks(checks), checks)


def _comparable(left: Item, right: Item) -> bool:
    """Tell whether two assertions may state one proposition at all.

    One sentence does not say a thing twice, and one article repeats itself in the same
    terms; an act of speech is not what was said, a figure not what happened; and what a
    phrase presupposes meets only a clause that says it with a word of the same sense.
    A denial denies in the same terms: « n'est pas en cause » and « mis hors de cause » are
    no contradiction.
    """
    a, b = left.assertion, right.assertion
    alike = a.predicate == b.predicate
    if left.document == right.document:
        return alike and left.sentence != right.sentence
    if a.presupposed or b.presupposed:
        return alike and a.presupposed != b.presupposed
    if a.polarity != b.polarity and not alike:
        return False
    return _sort(a) == _sort(b)


def _sort(assertion: Assertion) -> str:
    return "figure" if assertion.kind == "figure" else "act"


def has_ground(found: Mapping[str, float]) -> bool:
    """Tell whether agreement rests on what is said, not only on who is about.

    In a real coverage the same few names stand in every sentence. Clauses of one sense
    need some matter, roles or a figure in common; clauses of two senses a lot of matter,
    or some of it with the same time or the same figure.
    """
    matter = found.get("same_matter", 0.0)
    anchored = found.get("same_numbers") == AGREES or found.get("same_time") == AGREES
    if found.get("same_predicate", 0.0) == AGREES:
        roles = found.get("same_roles", 0.0) == AGREES
        return (
            matter >= SOME or (anchored and matter > 0) or (roles and matter >= LITTLE)
        )
    return matter >= MUCH or (anchored and matter >= SOME)


def score_checks(checks: Iterable[Check]) -> float:
    """Add up what checks say; above 0, two assertions state one proposition."""
    found = {check.name: check.score for check in checks}
    if not has_ground(found):
        return -math.inf
    total = BIAS
    for check in checks:
        if check.name in VETOES and check.score == DIFFERS:
            return -math.inf
        total += GAINS.get(check.name, 0.0) * check.score
        total -= LOSSES.get(check.name, 0.0) * (1 - check.score)
    return total


def _may_join(
    items: Sequence[Item],
    a: Sequence[int],
    b: Sequence[int],
    found: dict[tuple[int, int], Pair],
    words: Words,
) -> bool:
    scores: list[float] = []
    for x in a:
        for y in b:
            left, right = min(x, y), max(x, y)
            if (left, right) not in found:
                found[left, right] = _judge(items, left, right, words)
            scores.append(found[left, right].score)
    return sum(scores) / len(scores) > 0
