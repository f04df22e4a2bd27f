"""Clauses that resemble each other and tell of two stages, rounds, levels or times.

« La cour d'appel a condamné le notaire » repeats no sentence of the « tribunal », a
fire that firemen simulate burns nothing, and who asks has not yet received.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from recoupe.crosscheck.checks.by_denial import are_contraries
from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.opposition import are_opposed
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.item import DAY, KEPT, Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.stages import Stages, Steps
from recoupe.lang.words import Words
from recoupe.model import Argument, Check, Span

ACTOR, THEME = "actor", "theme"
KIN_ROLES = (ACTOR, THEME, "recipient")
LOCAL = frozenset({"city", "gpe", "region", "district"})
BEFORE = 25  # characters
VERBAL = ("er", "ir", "re")  # endings
SINCE, LONG_SINCE = 2, 60  # days after which a state, a figure, is of another time

Telling = Callable[[Item, Item, Words], str | None]


def same_stage(left: Item, right: Item, words: Words) -> Check | None:
    """One stage, round, level and time of an affair: worth saying only where not."""
    for check in STAGES:
        if detail := check(left, right, words):
            return Check("same_stage", DIFFERS, detail)
    return None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").replace("\u00a0", " ")


def _around(item: Item) -> str:
    """Return the clause and what stands before it: « a simulé | une rupture »."""
    start = max(0, item.assertion.start - item.sentence[0] - BEFORE)
    return item.told_in[start : item.assertion.end - item.sentence[0]]


def tell_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say which rival values of a dimension two clauses name.

    « a gagné à l'aller », « a gagné au retour »; but « a confirmé en appel le jugement
    du tribunal » names both.
    """
    stages = words.stages
    trending = all(_acts(item) & stages.trends for item in (left, right))
    told = zip(*(_told(item.quote, stages) for item in (left, right)), strict=True)
    for rank, (ours, theirs) in enumerate(told):
        if rank >= len(stages.told) and not trending:
            break
        if ours and theirs and ours.isdisjoint(theirs):
            return f"{min(ours)} / {min(theirs)}"
    return None


@lru_cache(maxsize=KEPT)
def _told(text: str, stages: Stages) -> tuple[frozenset[str], ...]:
    """Return the values that a text names: of each dimension, then of each stretch."""
    plain = _plain(text)
    return tuple(
        frozenset(value for value, found in values.items() if found.search(plain))
        for values in (*stages.told.values(), *stages.stretches.values())
    )


def count_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say of which two of a series the clauses tell: « la troisième étape »."""
    ours, theirs = (_ordinals(item.quote, words.stages) for item in (left, right))
    for noun in sorted(ours.keys() & theirs.keys()):
        if ours[noun].isdisjoint(theirs[noun]):
            return f"{min(ours[noun])} / {min(theirs[noun])} {noun}"
    return None


@lru_cache(maxsize=KEPT)
def _ordinals(text: str, stages: Stages) -> Mapping[str, set[str]]:
    """Return of each noun of a series which of it a text counts."""
    found: dict[str, set[str]] = {}
    if stages.ordinal is None:
        return found
    for printed, noun in stages.ordinal.findall(_plain(text)):
        single = noun if noun in stages.unranked else noun.removesuffix("s")
        if single in stages.unranked:
            continue
        digits = re.match(r"\d+", printed)
        known = digits[0] if digits else stages.ordinals.get(printed) or printed
        found.setdefault(single, set()).add(known)
    return found


def mark_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say what only one of two clauses marks: « ont simulé un incendie »."""
    for one, other in ((left, right), (right, left)):
        marked = _marks(_around(one), words.stages)
        if marked and (alone := marked - _marks(other.told_in, words.stages)):
            return min(alone)
    return None


@lru_cache(maxsize=KEPT)
def _marks(text: str, stages: Stages) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(name for name, mark in stages.marks.items() if mark.search(plain))


def step_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say which steps the clauses take: who asks for an aid has not received it."""
    for steps in words.stages.acts:
        if (steps.of_figures or not _are_figures(left, right)) and _takes(
            left, right, steps
        ):
            return "asked / granted"
    return None


def extent_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say how much of a thing each clause tells of: « une aile », « tout le gymnase ».

    A figure counts the same of both.
    """
    if _are_figures(left, right):
        return None
    for values in words.stages.extents.values():
        ours, theirs = (
            {value for value, found in values.items() if found.search(_plain(x.quote))}
            for x in (left, right)
        )
        if ours and theirs and ours.isdisjoint(theirs):
            return f"{min(ours)} / {min(theirs)}"
    return None


def _are_figures(left: Item, right: Item) -> bool:
    return left.assertion.kind == right.assertion.kind == "figure"


def flow_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say which ways one agent trades: « loue un terrain », « achète un terrain »."""
    if not any(_takes(left, right, steps) for steps in words.stages.flows):
        return None
    return "two ways" if _first_named(left) == _first_named(right) else None


def _first_named(item: Item) -> str | None:
    """Return the first word that is not the verb: who acts, whatever role that is."""
    a = item.assertion
    named = a.lemmas if a.kind == "figure" else a.lemmas[1:]
    return named[0] if named else None


def _takes(left: Item, right: Item, steps: Steps) -> bool:
    ours, theirs = _acts(left), _acts(right)
    return any(
        a & steps.first
        and b & steps.second
        and not (a & steps.second or b & steps.first)
        and done.assertion.polarity == "+"
        for a, b, done in ((ours, theirs, right), (theirs, ours, left))
    )


def _acts(item: Item) -> frozenset[str]:
    """Return the sense and the lemma that a clause predicates.

    Of a figure, where it is done to what has it: « demande un prêt de deux millions »,
    not « mis en examen pour la perte de deux millions ».
    """
    a = item.assertion
    if a.kind != "figure":
        return _predicated(a.predicate, a.lemmas[:1])
    if not any(x.role == THEME and _holds(x, a.head) for x in a.arguments):
        return frozenset()
    return _predicated(a.predicate, _first_verb(a.lemmas))


def _holds(argument: Argument, head: Span) -> bool:
    return argument.start <= head.start < argument.end


def _first_verb(lemmas: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lemma for lemma in lemmas if lemma.endswith(VERBAL))[:1]


@lru_cache(maxsize=KEPT)
def _predicated(predicate: str, lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset({*lemmas, predicate.removeprefix("lemma:")})


def phase_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say at which phases of a case somebody is: « mis en examen », « condamné »."""
    stages = words.stages
    ours, theirs = (
        {name for name, acts in stages.phases.items() if acts & _acts(item)}
        for item in (left, right)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return None
    pair = frozenset(ours | theirs)
    return None if pair in stages.beside else " / ".join(sorted(pair))


def fate_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say what befalls those told of: nine who are hurt are no nine who die.

    Whatever else is shared. Not where one fate denies the other (« a survécu », « est
    mort »): two clauses contest it.
    """
    stages = words.stages
    ours, theirs = (
        {name for name, acts in stages.fates.items() if acts & _acts(item)}
        for item in (left, right)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return None
    senses = frozenset({left.assertion.predicate, right.assertion.predicate})
    if frozenset(ours | theirs) in stages.beside or senses in words.opposite_senses:
        return None
    if are_contraries(left, right, words) or are_opposed(left, right, words):
        return None
    return " / ".join(sorted(ours | theirs))


def reach_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say over which areas something rises or strikes.

    « recule en Bretagne », « recule en France »; a visit to Bakou is one to its state.
    """
    stages = words.stages
    for one, other in ((left, right), (right, left)):
        whole = _whole(one.quote, stages)
        if whole is None or _whole(other.told_in, stages) is not None:
            continue
        if _is_local(other, one, whole, stages):
            return f"{whole} / part"
    a, b = left.assertion.place, right.assertion.place
    trending = bool(_acts(left) & stages.trends and _acts(right) & stages.trends)
    if trending and a != b and is_named(a) and is_named(b):
        return f"{a} / {b}"
    return None


def _whole(text: str, stages: Stages) -> str | None:
    """Return by what words a text says that it means all of a place."""
    found = stages.whole.search(_plain(text)) if stages.whole is not None else None
    return found[0] if found is not None else None


def _is_local(item: Item, other: Item, whole: str, stages: Stages) -> bool:
    """Tell whether a clause names a place that is no state: « le canton », « Brest ».

    Not the one that the other means all of: « tout le canton », « tout le Var ».
    """
    heads = {x.lemmas[0] for x in item.assertion.arguments if x.lemmas}
    if any(head in stages.districts and head not in whole for head in heads):
        return True
    places = {item.assertion.place} | {
        entity for argument in item.assertion.arguments for entity in argument.entities
    }
    elsewhere = places - other.parties - {other.assertion.place, None}
    return any(place.split(":")[0] in LOCAL for place in elsewhere if place)


def kin_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say who acts or undergoes: « le rival de Médivor », « Médivor ».

    Or what does: « une voie de l'autoroute », « l'autoroute ».

    « Sa fille Jeanne » is Jeanne, and so is « la veuve du maire, Jeanne Coudert ».
    """
    if SPEECH in (left.assertion.kind, right.assertion.kind):
        return None
    for one, other in ((left, right), (right, left)):
        for role in KIN_ROLES:
            theirs = {told[0] for told in _fillers(other, role)}
            for filler in _fillers(one, role):
                known = _known_by(filler[0], one, words.stages)
                named = theirs - words.stages.kin - words.stages.parts
                if found := sorted(lemma for lemma in named if lemma in known):
                    return f"{filler[0]} / {found[0]}"
    return None


def _known_by(noun: str, item: Item, stages: Stages) -> frozenset[str]:
    """Return the words for whose relative, rival or part somebody or something is."""
    if noun not in stages.kin and noun not in stages.parts:
        return frozenset()
    of = rf"\b{re.escape(noun)}s?\s+(?:[\w-]+\s)?(?:d'|de\s|du\s|des\s)([^,;(]*)"
    return frozenset(
        word
        for found in re.findall(of, _plain(item.quote))
        for word in re.findall(r"[\w-]+", found)
    )


def _fillers(item: Item, role: str) -> Iterator[tuple[str, ...]]:
    for argument in item.assertion.arguments:
        if argument.role == role and argument.lemmas:
            yield argument.lemmas


def habit_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say which clause tells what is usual: « quittent d'ordinaire leur parti »."""
    habit = words.stages.habit
    for rule, case in ((left, right), (right, left)):
        if habit is None or rule.assertion.perfective or not case.assertion.perfective:
            continue
        if habit.search(_plain(rule.quote)) and not habit.search(_plain(case.told_in)):
            return "usual / once"
    return None


def then_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say which clause tells how things were: « employait 900 personnes en 1995 »."""
    for then, now in ((left, right), (right, left)):
        if _is_then(then, words) and _is_now(now, words):
            return "then / now"
    return None


def _is_then(item: Item, words: Words) -> bool:
    a, was = item.assertion, words.stages.was
    if was is None or a.perfective or not a.last or not item.published:
        return False
    gap = date.fromisoformat(item.published[:DAY]) - date.fromisoformat(a.last[:DAY])
    least = LONG_SINCE if a.kind == "figure" else SINCE
    return gap.days >= least and bool(was.search(_plain(item.quote)))


def _is_now(item: Item, words: Words) -> bool:
    a, was = item.assertion, words.stages.was
    if a.perfective or a.first or a.factuality != "certain" or a.presupposed:
        return False
    return was is None or not was.search(_plain(item.quote))


STAGES: tuple[Telling, ...] = (
    tell_apart,
    extent_apart,
    count_apart,
    mark_apart,
    step_apart,
    flow_apart,
    phase_apart,
    fate_apart,
    reach_apart,
    kin_apart,
    habit_apart,
    then_apart,
)
