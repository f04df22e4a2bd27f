"""The comparisons that decide whether two assertions state one proposition.

A check is a function of two items and of what is known of words that returns a score
from 0 (they differ) to 1 (they agree) and the sentence that explains it, or None where
it has nothing to compare. ``CHECKS`` is the whole policy of identity; values are judged
afterwards, in ``positions``.
"""

from collections.abc import Callable, Iterable
from datetime import date

from recoupe.crosscheck.items import CUMULATIVE, Item, Number
from recoupe.lang.words import Words
from recoupe.model import Assertion, Check, EntityId

DIFFERS, AGREES = 0.0, 1.0

DEVELOPING = 14  # days over which a count of one event is still being established

# How much of what was said must agree, where the speaker is the same and where not.
SAID_BY_ONE, SAID_BY_ANY = 0.2, 0.3
SAYING = frozenset({"say", "tell", "show", "explain", "add", "recall", "state"})
SIGNATURE = 3  # digits that make a number unlikely to be shared by chance
THEMES = frozenset({"theme", "content", "attribute"})
ADDRESSED = frozenset({"recipient", "goal", "beneficiary"})
BY_SOURCE = "source"  # begins the part of a scope that says on whose word it is given

# One affair has one count of these; it may have many votes, prices or budgets.
HEADCOUNTS = CUMULATIVE | {"participants"}
PARTLY = 0.6

# Verbs that say nothing by themselves: sharing them is sharing nothing.
LIGHT = frozenset({"be", "have", "do", "say", "tell"})
DAMPING = 0.8  # in rarity: two words shared of two tell less than six of six
OF_NAME = 0.4  # what a word of a name counts beside an ordinary one as rare
NEAR = 0.7  # what a near-synonym counts, times its score: tuned with GAINS


def same_predicate(left: Item, right: Item, words: Words) -> Check | None:
    """Both use a word of one sense, or near-synonyms."""
    a, b = left.assertion.predicate, right.assertion.predicate
    if a in LIGHT or b in LIGHT:
        return None
    if a == b:
        return Check("same_predicate", AGREES, f"{a} / {b}")
    near = words.nearness(a.removeprefix("lemma:"), b.removeprefix("lemma:"))
    return Check("same_predicate", round(NEAR * near, 3), f"{a} / {b}")


def same_roles(left: Item, right: Item, words: Words) -> Check | None:
    """Who did it to whom: the same entities in the same roles?

    Actors and recipients that trade places are an inversion, whatever else agrees.
    """
    del words
    a, b = left.assertion, right.assertion
    if a.predicate != b.predicate or a.measures is not None:
        return None  # who is counted is what a measure says
    actors = _meet(a.actors, b.actors)
    recipients = _meet(a.recipients, b.recipients)
    if _bound_elsewhere(left, right):
        return Check("same_roles", DIFFERS, "to different addressees")
    crossed = _meet(a.actors, b.recipients) or _meet(a.recipients, b.actors)
    detail = f"{_names(a.actors)} → {_names(a.recipients)} / "
    detail += f"{_names(b.actors)} → {_names(b.recipients)}"
    if crossed and not actors and not recipients:
        return Check("same_roles", DIFFERS, detail)
    known = [meeting for meeting in (actors, recipients) if meeting is not None]
    if not known:
        return None
    return Check("same_roles", sum(known) / len(known), detail)


def _bound_elsewhere(left: Item, right: Item) -> bool:
    """Tell whether two clauses name, each, another to whom something goes."""
    names = left.names | right.names
    addressed = [
        {
            lemma
            for argument in item.assertion.arguments
            if argument.role in ADDRESSED
            for lemma in argument.lemmas
            if lemma in names
        }
        for item in (left, right)
    ]
    return all(addressed) and addressed[0].isdisjoint(addressed[1])


def _meet(a: tuple[EntityId, ...], b: tuple[EntityId, ...]) -> float | None:
    if not a or not b:
        return None
    return AGREES if set(a) & set(b) else DIFFERS


def _names(entities: Iterable[EntityId]) -> str:
    return ", ".join(sorted(entities)) or "?"


def same_theme(left: Item, right: Item, words: Words) -> Check | None:
    """One verb: done to the same thing?

    « renforcer ses liens » is not « renforcer l'armée ».
    """
    if left.assertion.predicate != right.assertion.predicate:
        return None
    if left.assertion.measures is not None:
        return None
    a, b = _theme(left), _theme(right)
    if not a or not b:
        return None
    names = left.names | right.names
    score = max(_held(a, b, names, words), _held(b, a, names, words))
    detail = f"{', '.join(sorted(a))} / {', '.join(sorted(b))}"
    return Check("same_theme", round(score, 3), detail)


def _theme(item: Item) -> frozenset[str]:
    return frozenset(
        lemma
        for argument in item.assertion.arguments
        if argument.role in THEMES
        for lemma in argument.lemmas
    )


def same_speaker(left: Item, right: Item, words: Words) -> Check | None:
    """Two acts of mere speech: the same speaker, or else the same words?

    Speakers are often named in ways that nothing joins (« M. Astier », « le
    porte-parole du distributeur »); then only what was said can tell. That somebody
    said something is no act that a clause about what happened could share.
    """
    a, b = left.assertion, right.assertion
    if not _is_saying(a) and not _is_saying(b):
        return None
    if not _is_saying(a) or not _is_saying(b):
        return Check("same_speaker", DIFFERS, f"{a.predicate} / {b.predicate}")
    names = left.names | right.names
    told = max(
        _held(left.told, right.told, names, words),
        _held(right.told, left.told, names, words),
    )
    x, y = left.said, right.said
    if x and y and x.predicate != y.predicate and x.polarity != y.polarity:
        return Check("same_speaker", DIFFERS, f"{x.text} / {y.text}")
    known = bool(set(a.actors) & set(b.actors))
    same = told >= (SAID_BY_ONE if known else SAID_BY_ANY)
    detail = f"{_names(a.actors)} / {_names(b.actors)}: {told:.2f}"
    return Check("same_speaker", AGREES if same else DIFFERS, detail)


def _is_saying(assertion: Assertion) -> bool:
    """Tell mere saying from acts done by speaking: accusing, promising, announcing."""
    return assertion.kind == "speech" and assertion.predicate in SAYING


def same_time(left: Item, right: Item, words: Words) -> Check | None:
    """Both clauses can be placed in time: do the days they cover meet?"""
    del words
    a, b = left.assertion, right.assertion
    if not (a.first and a.last and b.first and b.last):
        return None
    meet = a.first <= b.last and b.first <= a.last
    if not meet and a.measures == b.measures and a.measures in CUMULATIVE:
        gap = _days(min(a.last, b.last), max(a.first, b.first))
        if gap <= DEVELOPING:
            return None
    return Check("same_time", AGREES if meet else DIFFERS, f"{a.time} / {b.time}")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def same_days(left: Item, right: Item, words: Words) -> Check | None:
    """Both sentences name days: is one the same?"""
    del words
    if not left.days or not right.days:
        return None
    meet = [
        (max(a[0], b[0]), min(a[1], b[1]))
        for a in left.days
        for b in right.days
        if a[0] <= b[1] and b[0] <= a[1]
    ]
    detail = ", ".join(first for first, _ in meet) or "—"
    return Check("same_days", AGREES if meet else DIFFERS, detail)


def same_polarity(left: Item, right: Item, words: Words) -> Check | None:
    """One affirms, the other denies: worth saying only where they differ."""
    del words
    a, b = left.assertion.polarity, right.assertion.polarity
    return None if a == b else Check("same_polarity", DIFFERS, f"{a} / {b}")


def same_story(left: Item, right: Item, words: Words) -> Check | None:
    """The articles tell of two happenings: a saga repeats its meetings and visits."""
    del words
    if left.story == right.story:
        return None
    return Check("same_story", DIFFERS, f"{left.story} / {right.story}")


def same_place(left: Item, right: Item, words: Words) -> Check | None:
    """Both name where: is it the same place?"""
    del words
    a, b = left.assertion.place, right.assertion.place
    if a is None or b is None:
        return None
    return Check("same_place", AGREES if a == b else DIFFERS, f"{a} / {b}")


def same_measure(left: Item, right: Item, words: Words) -> Check | None:
    """Both give a figure: of the same thing, in the same group and unit?

    On whose word a figure is given is no part of what it measures.
    """
    a, b = left.assertion, right.assertion
    if a.value is None or b.value is None:
        return None
    detail = " / ".join(
        ", ".join(str(x) for x in (c.value, c.unit, c.measures, c.scope) if x)
        for c in (a, b)
    )
    if left.is_part or right.is_part:
        return Check("same_measure", DIFFERS, detail)
    scopes = _scope(a), _scope(b)
    same = a.measures == b.measures and _same_unit(a, b, words)
    same = same and not (scopes[0] and scopes[1] and scopes[0].isdisjoint(scopes[1]))
    if same and a.measures not in HEADCOUNTS:
        return Check("same_measure", PARTLY, detail)
    return Check("same_measure", AGREES if same else DIFFERS, detail)


def _scope(assertion: Assertion) -> frozenset[str]:
    """Return the groups and places that restrict what a figure counts."""
    parts = (part.strip() for part in (assertion.scope or "").split(";"))
    return frozenset(part for part in parts if part and not part.startswith(BY_SOURCE))


def _same_unit(a: Assertion, b: Assertion, words: Words) -> bool:
    """Tell whether two figures count in one unit.

    Where what is measured is known, the word for those who are counted may differ
    (« manifestants », « personnes »); a currency or a percentage may not.
    """
    if a.unit == b.unit:
        return True
    if a.unit is None or b.unit is None:
        return False
    nouns = a.unit.islower() and b.unit.islower()
    if not nouns:
        return False
    if a.measures is not None or words.nearness(a.unit, b.unit) > 0:
        return True
    return a.value == b.value and len(a.value or "") >= SIGNATURE


def same_numbers(left: Item, right: Item, words: Words) -> Check | None:
    """The sentences print figures: do they share one?

    A long number is its own signature whatever word counts it (« 3 400 salariés »,
    « 3 400 personnes »); a short one must count the same thing.
    """
    if not left.numbers or not right.numbers:
        return None
    shared = [
        a
        for a in sorted(left.numbers)
        for b in right.numbers
        if a.value == b.value and _counts_alike(a, b, words)
    ]
    detail = ", ".join(f"{n.value} {n.unit}".strip() for n in shared) or "—"
    return Check("same_numbers", AGREES if shared else DIFFERS, detail)


def _counts_alike(a: Number, b: Number, words: Words) -> bool:
    if a.unit == b.unit:
        return True
    if not (a.unit.islower() and b.unit.islower()):
        return False
    return len(a.value) >= SIGNATURE or words.nearness(a.unit, b.unit) > 0


def same_entities(left: Item, right: Item, words: Words) -> Check | None:
    """The sentences name somebody: how much of whom do they share?

    Whoever stands in every sentence of the coverage tells little.
    """
    a, b = left.around, right.around
    if not a or not b:
        return None
    shared = a & b
    least = min(len(a), len(b))
    score = sum(words.common.get(entity, 1.0) for entity in sorted(shared)) / least
    return Check("same_entities", round(score, 3), ", ".join(sorted(shared)) or "—")


def same_matter(left: Item, right: Item, words: Words) -> Check | None:
    """The clauses: how much of the shorter one's content does the other hold?"""
    a, b = left.lemmas, right.lemmas
    if not a or not b:
        return None
    names = left.names | right.names
    scores = _held(a, b, names, words), _held(b, a, names, words)
    return Check("same_matter", round(max(scores), 3), ", ".join(sorted(a & b)) or "—")


def same_context(left: Item, right: Item, words: Words) -> Check | None:
    """The sentences: how much content do they share, both ways?"""
    a, b = left.context, right.context
    if not a or not b:
        return None
    names = left.names | right.names
    score = (_held(a, b, names, words) + _held(b, a, names, words)) / 2
    return Check("same_context", round(score, 3), ", ".join(sorted(a & b)) or "—")


def _held(
    part: frozenset[str], whole: frozenset[str], names: frozenset[str], words: Words
) -> float:
    """Return how much of one set of lemmas another holds, rare lemmas weighing more.

    Words of names weigh little: whom a clause is about is not what it says of them.
    """
    total = held = 0.0
    for lemma in sorted(part):
        rarity = words.rarity(lemma) * (OF_NAME if lemma in names else 1.0)
        total += rarity
        if lemma in whole:
            held += rarity
        elif near := words.neighbors.get(lemma):
            held += NEAR * rarity * max((near.get(o, 0.0) for o in whole), default=0.0)
    return held / (total + DAMPING)


CHECKS: tuple[Callable[[Item, Item, Words], Check | None], ...] = (
    same_predicate,
    same_roles,
    same_theme,
    same_speaker,
    same_time,
    same_days,
    same_polarity,
    same_story,
    same_place,
    same_measure,
    same_numbers,
    same_entities,
    same_matter,
    same_context,
)


def compare(left: Item, right: Item, words: Words) -> tuple[Check, ...]:
    """Run every check that applies, in the order of ``CHECKS``."""
    results = (check(left, right, words) for check in CHECKS)
    return tuple(result for result in results if result is not None)
