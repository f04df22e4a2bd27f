"""When one clause says the contrary of another.

By a negation, by a contrary word, or by who did it to whom on one occasion.
"""

from collections.abc import Callable
from itertools import chain
from operator import attrgetter

from recoupe.crosscheck.checks.acts import ALIKE, share_a_sense, weigh_act
from recoupe.crosscheck.checks.by_denial import (
    are_contraries,
    are_contrary_facts,
    denies_all,
    deny_by_saying,
)
from recoupe.crosscheck.checks.contrasts import (
    go_about_otherwise,
    say_contraries_of_one,
)
from recoupe.crosscheck.checks.datings import date_otherwise
from recoupe.crosscheck.checks.exclusive import dispute_a_role
from recoupe.crosscheck.checks.matter import NEAR, shared_content
from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.origins import are_of_other_origins
from recoupe.crosscheck.checks.outcomes import end_otherwise, go_unlike_far
from recoupe.crosscheck.checks.roles import (
    AGENTS,
    OTHER,
    SAME,
    Casting,
    are_rivals,
    cast,
)
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS, same_numbers
from recoupe.crosscheck.checks.times import same_days, same_time
from recoupe.crosscheck.checks.wording import comes_first, singles_out
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words

CERTAIN = "certain"
ONE_SCENE = 0.5  # of ``same_matter``: two versions of one act, not two acts


def are_opposed(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause says the contrary of the other.

    By a negation, by a word (« adopté » and « rejeté ») or by who did it to whom on one
    occasion.
    """
    differ = left.assertion.polarity != right.assertion.polarity
    one = left.assertion.predicate == right.assertion.predicate
    if differ and one and left.assertion.predicate not in words.resulting:
        return True  # « signé », « refuse d'apposer sa signature »
    if differ and are_contraries(left, right, words):
        return False  # « aucun n'a été licencié », « tous ont gardé leur emploi »
    if differ != _are_contrary(left, right, words):
        return True
    if not differ and _is_told_otherwise(left, right, words):
        return True
    if are_rivals(left, right, words) and _is_one_scene(left, right, words):
        return True
    casting = cast(left, right, words)
    alike = share_a_sense(left, right, words)
    return alike and are_versions(left, right, casting, words)


def _is_told_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether clauses of one polarity exclude each other beside their verbs."""
    ways = (
        go_unlike_far,
        end_otherwise,
        go_about_otherwise,
        say_contraries_of_one,
        dispute_a_role,
        date_otherwise,
    )
    return any(way(left, right, words) for way in ways)


def _are_contrary(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two predicates are contraries, said of what may be one thing."""
    senses = frozenset({left.assertion.predicate, right.assertion.predicate})
    if len(senses) == 1 and left.assertion.kind == SPEECH:
        return False  # « a lâché », « a lancé »: words that somebody said
    over = any(_is_over(item, words) for item in (left, right))
    if over or deny_by_saying(left, right, words):
        return False
    if len(senses) == 1 and left.assertion.polarity == right.assertion.polarity == "-":
        return False  # « a renoncé à faire appel », « n'a pas fait appel »
    by_sense = senses in words.opposite_senses
    if not by_sense and not are_contraries(left, right, words):
        return False
    casting = cast(left, right, words)
    if casting.is_swapped:
        return False  # « A a battu B », « B a perdu contre A »
    patients = casting.patients
    # « A succède à B » and « B cède sa place à A »: each did his part.
    of_others = casting.agents == DIFFERS or (patients is not None and patients < SAME)
    one_word = left.assertion.lemmas[:1] == right.assertion.lemmas[:1]
    surely = by_sense or one_word or len(senses) == 1  # « retrouvé vivant », « … mort »
    surely = surely or are_contrary_facts(left, right, words)
    return not of_others and (surely or weigh_act(left, right, words) < ALIKE)


def _is_over(item: Item, words: Words) -> bool:
    """Tell whether a clause says how long a thing went on that is over.

    « L'audience a duré trois heures »; not « dure depuis trois heures ».
    """
    a = item.assertion
    return (
        a.perfective
        and bool(item.numbers)
        and not words.lasting.isdisjoint(a.lemmas[:1])
    )


def are_versions(left: Item, right: Item, casting: Casting, words: Words) -> bool:
    """Tell whether two clauses tell one act with the parts of agent and patient traded.

    Or each with another agent, and each of him alone.
    Where one of them names only one of the two, a figure in common shows that the act
    is one: who was to pay whom 2.3 million.
    """
    if are_both_first(left, right, casting, words):
        return True
    if all(singles_out(item, words) for item in (left, right)):
        others = casting.agents == DIFFERS and casting.patients != DIFFERS
        if others and _is_one_scene(left, right, words, _done):
            return True  # « c'est X qui a rompu », « rompu par Y, et non par X »
    if not _is_one_scene(left, right, words):
        return False
    if casting.is_swapped:
        return True
    figures = same_numbers(left, right, words)
    return casting.is_inverted and figures is not None and figures.score == AGREES


def are_both_first(left: Item, right: Item, casting: Casting, words: Words) -> bool:
    """Tell whether one came first according to each of two, and not the same one.

    « Selon A, les soldats de B ont tiré les premiers », « selon B, ce sont ceux de A ».
    """
    for item in (left, right):
        clashes = item.assertion.predicate in words.clashing
        if not clashes or not comes_first(item, words):
            return False
    where = {left.assertion.place, right.assertion.place}
    if len([place for place in where if is_named(place)]) > 1:
        return False
    when = same_time(left, right, words)
    told_by_two = left.chain and right.chain and left.sources != right.sources
    others = casting.agents is not None and casting.agents <= OTHER
    others = others or are_of_other_origins(left, right, words, AGENTS)
    sure = casting.agents == DIFFERS or (others and bool(told_by_two))
    return sure and (when is None or when.score == AGREES)


def denies_some(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause denies for all what the other tells of somebody.

    « Il n'y a eu aucun blessé », « trois personnes ont été blessées », both where
    articles tell what they are about; not « aucun blessé grave », « aucun policier n'a
    été blessé », of whom the other may not tell.
    """
    pair = (left, right) if left.assertion.polarity == "-" else (right, left)
    denial, telling = pair
    if telling.assertion.polarity != "+" or telling.assertion.factuality != CERTAIN:
        return False
    if left.story != right.story or not (left.is_lead and right.is_lead):
        return False
    if not denies_all(denial, words) or weigh_act(left, right, words) < NEAR:
        return False
    a = denial.assertion
    named = {lemma for x in a.arguments for lemma in x.lemmas}
    return named <= words.nobody and len({*a.lemmas} - words.presenting) == 1


def _is_one_scene(
    left: Item,
    right: Item,
    words: Words,
    told_by: Callable[[Item], frozenset[str]] = attrgetter("lemmas"),
) -> bool:
    """Tell whether two clauses are versions of one act, not an act and its return.

    Accusing, thanking or threatening may be mutual; who slapped or paid whom on one day
    is told in other words of the same scene.
    """
    if SPEECH in (left.assertion.kind, right.assertion.kind):
        return False
    when = same_time(left, right, words) or same_days(left, right, words)
    ours, theirs = told_by(left), told_by(right)
    shared = shared_content(left, right, ours, theirs, words)
    told = shared.held >= ONE_SCENE or ours == theirs
    return told and when is not None and when.score == AGREES


def _done(item: Item) -> frozenset[str]:
    """Return the words of a clause but those for who acts, which is disputed."""
    acting = (a.lemmas for a in item.assertion.arguments if a.role in AGENTS)
    undergoing = (a.lemmas for a in item.assertion.arguments if a.role not in AGENTS)
    apart = {*chain.from_iterable(acting)} - {*chain.from_iterable(undergoing)}
    return item.lemmas - apart
