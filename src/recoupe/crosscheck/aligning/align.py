"""Which assertions of a coverage state the same proposition."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from recoupe.crosscheck.aligning.comparable import is_comparable, is_figure
from recoupe.crosscheck.aligning.tellings import Tellings
from recoupe.crosscheck.checks.compare import compare
from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.sayings import only_name_sources
from recoupe.crosscheck.checks.weighing import count_rivals, score_checks
from recoupe.crosscheck.figures.figure_slots import (
    count_rival_figures,
    fit_together,
    slot_keys,
    weigh_slots,
)
from recoupe.crosscheck.figures.retelling import are_revised
from recoupe.crosscheck.figures.revisions import are_two_values, may_be_estimates
from recoupe.crosscheck.items.amounts import HEADCOUNTS
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Check, EntityId

STRANGERS = -2.0  # score at which two clauses are in no one group, whoever joins them
CANDIDATES = 24  # rivals compared per assertion: cost stays linear in the story
POSTING = 120  # items; an index key that more of them hold retrieves none
RUNS_THROUGH = 2  # sentences an article; what stands in more of them tells less

Told = tuple[int, EntityId]  # a claim, by its first rank, and who said it

SPEAKER = "same_speaker"
SAID_ONE_THING = Check(SPEAKER, 1.0, "what they said is one claim")


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


class Field:
    """The assertions that are compared with one another, and what was compared.

    Comparisons are kept: joining groups asks for the same pair many times.
    """

    def __init__(self, items: Sequence[Item], words: Words) -> None:
        self.items = sorted(items, key=lambda item: item.key)
        self.words = words.within(commonness(self.items))
        self.rivalry = count_rivals(self.items)
        self.figures = count_rival_figures(self.items)
        self._found: dict[tuple[int, int], Pair] = {}
        self._told: dict[int, set[Told]] = {}
        self.candidates = candidates(self.items, self.words)
        self._tellings = Tellings(self.items, self.candidates, self.words)

    def hear(self, told: dict[int, set[Told]]) -> None:
        """Note who said which claim: acts of speech that share one said one thing."""
        self._told = told
        self._found = {
            pair: found
            for pair, found in self._found.items()
            if not self._said_one_thing(*pair)
        }

    def _said_one_thing(self, x: int, y: int) -> bool:
        apart = self.items[x].document != self.items[y].document
        return apart and not self._told.get(x, set()).isdisjoint(self._told.get(y, ()))

    def pair(self, x: int, y: int) -> Pair:
        """Return the comparison of two items, given by rank."""
        left, right = min(x, y), max(x, y)
        if (left, right) not in self._found:
            self._found[left, right] = self._judge(left, right)
        return self._found[left, right]

    def _judge(self, left: int, right: int) -> Pair:
        a, b = self.items[left], self.items[right]
        if not is_comparable(a, b, self.words):
            return Pair(left, right, -math.inf, ())
        if is_figure(a.assertion):
            return Pair(left, right, *weigh_slots(a, b, self.words, self.figures))
        checks = self.compare(left, right)
        return Pair(left, right, score_checks(checks, self.rivalry), checks)

    def compare(self, x: int, y: int) -> tuple[Check, ...]:
        """Run the checks on two items, by rank, and on the sentences they stand in."""
        checks = compare(self.items[x], self.items[y], self.words)
        if self._said_one_thing(x, y):
            checks = (*(c for c in checks if c.name != SPEAKER), SAID_ONE_THING)
        return (*checks, *self._tellings.compare(x, y))


def align(items: Sequence[Item], words: Words) -> list[Group]:
    """Partition assertions into groups that state one proposition.

    Pairs are merged from the most to the least alike; two groups become one only when
    no pair across them is vetoed and the pairs agree on average, so that no chain of
    near matches joins strangers.
    """
    field = Field(items, words)
    pairs = [field.pair(*pair) for pair in field.candidates]
    home: dict[int, tuple[int, ...]] = {rank: (rank,) for rank in range(len(items))}
    kept: dict[int, list[Check]] = defaultdict(list)
    _join(field, pairs, home, kept)
    told = _who_said_what(field, home)
    field.hear(told)
    _join(field, [field.pair(*pair) for pair in _sayings(field, told)], home, kept)
    return [
        Group(tuple(field.items[r] for r in ranks), tuple(kept.get(ranks[0], ())))
        for ranks in sorted(set(home.values()))
    ]


def _join(
    field: Field,
    pairs: Iterable[Pair],
    home: dict[int, tuple[int, ...]],
    kept: dict[int, list[Check]],
) -> None:
    """Merge the groups of pairs that agree, from the most to the least alike."""
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left, p.right)):
        if pair.score <= 0:
            break
        a, b = home[pair.left], home[pair.right]
        if a == b or not _may_join(field, a, b):
            continue
        joined = tuple(sorted((*a, *b)))
        checks = [*kept.pop(a[0], ()), *kept.pop(b[0], ()), *pair.checks]
        kept[joined[0]] = checks
        home.update(dict.fromkeys(joined, joined))


def _who_said_what(
    field: Field, home: dict[int, tuple[int, ...]]
) -> dict[int, set[Told]]:
    """Return which claims acts of speech hold, by whom, by their rank."""
    ranks = {
        (item.document, item.assertion.id): rank
        for rank, item in enumerate(field.items)
    }
    found: dict[int, set[Told]] = defaultdict(set)
    for rank, item in enumerate(field.items):
        for content in item.contents:
            told = ranks.get((item.document, content.id))
            if told is None or item.assertion.kind != SPEECH:
                continue
            for actor in filter(is_named, item.assertion.actors):
                found[rank].add((home[told][0], actor))
    return found


def _sayings(field: Field, told: dict[int, set[Told]]) -> list[tuple[int, int]]:
    """Return the acts of speech by which one speaker, in two articles, said one thing.

    « a déclaré », « a prévenu » and « selon » report one statement where its content
    is one claim, and its words need not be. Each is paired with ``CANDIDATES`` others
    at most: a hundred articles may quote one sentence.
    """
    tellers: dict[Told, list[int]] = defaultdict(list)
    for rank in sorted(told):
        for one in told[rank]:
            tellers[one].append(rank)
    found = {
        (x, y)
        for group in tellers.values()
        for place, x in enumerate(group)
        for y in group[place + 1 : place + 1 + CANDIDATES]
        if field.items[x].document != field.items[y].document
        if not only_name_sources(field.items[x], field.items[y])
    }
    return sorted(found)


def _may_join(field: Field, a: Sequence[int], b: Sequence[int]) -> bool:
    pairs = [(x, y) for x in a for y in b]
    # Two counts of one article speak neither for nor against one slot.
    apart = [pair for pair in pairs if not _are_two_counts(field, *pair)]
    if told := _values_retold(field, pairs):
        return not any(_is_another(field, *pair, told) for pair in apart)
    if any(_is_of_figures(field, *pair) for pair in apart):
        alike = [pair for pair in apart if not _is_mixed(field, *pair)]
        return _may_fill_one(field, alike, told_together=len(apart) < len(pairs))
    scores = [field.pair(x, y).score for x, y in apart]
    if not scores or min(scores) <= STRANGERS:
        return False
    return sum(scores) / len(scores) > 0


def _may_fill_one(
    field: Field, pairs: Sequence[tuple[int, int]], *, told_together: bool
) -> bool:
    """Tell whether two groups of figures are one slot.

    Where values agree across them, those pairs decide; where none does, how well each
    figure of the smaller group is matched by its nearest in the other.
    """
    if any(math.isinf(field.pair(*pair).score) for pair in pairs):
        return False
    fitting = [p for p in pairs if fit_together(*(field.items[rank] for rank in p))]
    if fitting:
        return sum(field.pair(*pair).score for pair in fitting) > 0
    left, right = (dict.fromkeys(ranks) for ranks in zip(*pairs, strict=True))
    if not may_be_estimates(
        [field.items[rank] for rank in left],
        [field.items[rank] for rank in right],
        told_together=told_together,
    ):
        return False
    best: list[dict[int, float]] = [{}, {}]
    for pair in pairs:
        score = field.pair(*pair).score
        for side, rank in zip(best, pair, strict=True):
            side[rank] = max(score, side.get(rank, score))
    matched = min(best, key=len).values()
    return sum(matched) > 0


def _is_of_figures(field: Field, x: int, y: int) -> bool:
    return all(is_figure(field.items[rank].assertion) for rank in (x, y))


def _is_mixed(field: Field, x: int, y: int) -> bool:
    """Tell whether of two items one is a figure: groups of figures do without it."""
    kinds = {is_figure(field.items[rank].assertion) for rank in (x, y)}
    return len(kinds) > 1


def _is_another(field: Field, x: int, y: int, told: frozenset[Decimal]) -> bool:
    """Tell whether figures of two articles are of two slots.

    What a value was is of another day than what it is, and may be far from it.
    """
    pair, items = field.pair(x, y), (field.items[x], field.items[y])
    if not math.isinf(pair.score) or items[0].document == items[1].document:
        return False
    names = {check.name for check in pair.checks}
    values = {item.slot.value for item in items if item.slot is not None}
    retold = "same_value" in names and values <= told
    return not retold and "same_time" not in names


def _values_retold(
    field: Field, pairs: Iterable[tuple[int, int]]
) -> frozenset[Decimal]:
    """Return the values that a sentence tells as they were and as they are."""
    return frozenset(
        slot.value
        for pair in pairs
        if _is_retold(field, *pair)
        for slot in (field.items[rank].slot for rank in pair)
        if slot is not None
    )


def _is_retold(field: Field, x: int, y: int) -> bool:
    return are_revised(field.items[x], field.items[y], field.words)


def _are_two_counts(field: Field, x: int, y: int) -> bool:
    left, right = field.items[x], field.items[y]
    if are_two_values(left, right, field.words):
        return True
    a, b = left.assertion, right.assertion
    recounted = a.measures == b.measures and a.measures in HEADCOUNTS
    return left.document == right.document and recounted and a.value != b.value


def commonness(items: Sequence[Item]) -> dict[str, float]:
    """Return what words and entities that run through a coverage still tell, 0..1.

    What stands in ``RUNS_THROUGH`` sentences an article tells all; what stands in twice
    as many, half.
    """
    sentences: dict[tuple[str, int, int], frozenset[str]] = {}
    for item in items:
        home = (item.document, *item.sentence)
        known = sentences.get(home, frozenset())
        sentences[home] = known | item.context | item.around
    seen = Counter(word for words in sentences.values() for word in words)
    usual = RUNS_THROUGH * len({item.document for item in items})
    return {word: usual / count for word, count in seen.items() if count > usual}


def candidates(items: Sequence[Item], words: Words) -> list[tuple[int, int]]:
    """Return the pairs of ranks worth comparing.

    At most ``CANDIDATES`` per item by what its clause says, and as many by its slot.
    """
    pairs: set[tuple[int, int]] = set()
    for keys in (_keys, slot_keys):
        pairs |= _nearest(items, words, keys)
    figures = [r for r, item in enumerate(items) if item.slot is not None]
    pairs |= {  # of one sentence, they stand next to each other
        (x, y) for x, y in pairwise(figures) if are_revised(items[x], items[y], words)
    }
    return sorted(pairs)


def _nearest(
    items: Sequence[Item], words: Words, keys: Callable[[Item], Iterable[str]]
) -> set[tuple[int, int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for rank, item in enumerate(items):
        for key in keys(item):
            index[key].append(rank)
    pairs: set[tuple[int, int]] = set()
    for rank, item in enumerate(items):
        votes: dict[int, float] = defaultdict(float)
        for key in keys(item):
            if len(index[key]) <= POSTING:
                gain = words.rarity(key)
                for other in index[key]:
                    votes[other] += gain
        votes.pop(rank, None)
        nearest = sorted(votes.items(), key=lambda v: (-round(v[1], 6), v[0]))
        pairs.update((min(rank, o), max(rank, o)) for o, _ in nearest[:CANDIDATES])
    return pairs


def _keys(item: Item) -> Iterable[str]:
    """Yield what an item is found by, in a fixed order."""
    a = item.assertion
    yield f"={a.predicate}"
    if a.first is not None and a.first == a.last:
        yield f"@{a.first}"
    yield from sorted({f"#{number.size}" for number in item.numbers})
    yield from sorted(item.lemmas)
    meant = {c for lemma in item.lemmas for c in item.meanings.get(lemma, ())}
    yield from sorted(f"~{concept}" for concept in meant)
    yield from sorted(item.around)
