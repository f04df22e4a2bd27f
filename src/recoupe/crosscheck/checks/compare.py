"""The comparisons that decide whether two assertions state one proposition.

A check is a function of two items and of what is known of words that returns a score
from 0 (they differ) to 1 (they agree) and the sentence that explains it, or None where
it has nothing to compare. ``CHECKS`` is the whole policy of identity; values are judged
afterwards, in ``positions``.
"""

import math
from collections.abc import Callable

from recoupe.crosscheck.checks.acts import (
    ALIKE,
    same_sense,
    say_one_by_denial,
    share_a_sense,
    weigh_act,
)
from recoupe.crosscheck.checks.appointments import same_appointment
from recoupe.crosscheck.checks.by_denial import same_denial
from recoupe.crosscheck.checks.class_names import same_class_names
from recoupe.crosscheck.checks.contrasts import same_manner
from recoupe.crosscheck.checks.datings import same_moment
from recoupe.crosscheck.checks.doers import same_doers
from recoupe.crosscheck.checks.dyads import same_dyad
from recoupe.crosscheck.checks.exclusive import dispute_a_role, fills_apart
from recoupe.crosscheck.checks.homonyms import same_bearers
from recoupe.crosscheck.checks.matter import NEAR, shared_content
from recoupe.crosscheck.checks.names import are_other_people
from recoupe.crosscheck.checks.opposition import (
    are_both_first,
    are_opposed,
    are_versions,
    denies_some,
)
from recoupe.crosscheck.checks.origins import are_of_other_origins
from recoupe.crosscheck.checks.places import same_place
from recoupe.crosscheck.checks.roles import (
    ADDRESSED,
    AGENTS,
    PATIENTS,
    SAME,
    are_rivals,
    are_unlike,
    bound_elsewhere,
    cast,
    describe_roles,
    have_other_owners,
    meet,
)
from recoupe.crosscheck.checks.sayings import same_speaker
from recoupe.crosscheck.checks.stages import same_stage
from recoupe.crosscheck.checks.tallies import (
    AGREES,
    DIFFERS,
    same_measure,
    same_numbers,
    same_scope,
)
from recoupe.crosscheck.checks.times import same_days, same_status, same_time
from recoupe.crosscheck.checks.weighing import VETOES
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.concepts import SHARED
from recoupe.lang.words import Words
from recoupe.model import Check

THEMES = frozenset({"theme", "content", "attribute"})
UNDERGOING = PATIENTS - {"content", "attribute"}

# Verbs that say nothing by themselves: sharing them is sharing nothing.
LIGHT = frozenset({"be", "have", "do", "say", "tell"})
ENOUGH = 1.5  # in rarity: sharing that much tells two thirds of what can be told


def same_predicate(left: Item, right: Item, words: Words) -> Check | None:
    """Both use a word of one sense, or near-synonyms."""
    a, b = left.assertion.predicate, right.assertion.predicate
    if a in LIGHT or b in LIGHT:
        return None
    if a == b:
        return Check("same_predicate", AGREES, f"{a} / {b}")
    if say_one_by_denial(left, right, words):
        return Check("same_predicate", SHARED, f"{a} / {b}")
    if frozenset({a, b}) in words.opposite_senses:
        return Check("same_predicate", DIFFERS, f"{a} / {b}")
    if frozenset({a, b}) in words.near_senses:
        return Check("same_predicate", NEAR, f"{a} / {b}")
    near = NEAR * words.nearness(a.removeprefix("lemma:"), b.removeprefix("lemma:"))
    like = words.concepts.likeness(left.head, right.head)
    return Check("same_predicate", round(max(near, like), 3), f"{a} / {b}")


def same_roles(left: Item, right: Item, words: Words) -> Check | None:
    """Who did it to whom: the same in the same roles?

    Those who act and are acted upon and trade places are an inversion, whatever else
    agrees, of near-synonyms too (« a agressé X », « a été attaqué par X »); and a court
    that sentences two, by name, or writes to two, does so twice.
    """
    alike = share_a_sense(left, right, words)
    counted = left.assertion.measures is not None  # that says who is counted
    if counted or not (alike or _are_near_synonyms(left, right, words)):
        return None
    casting = cast(left, right, words)
    detail = f"{describe_roles(left)} / {describe_roles(right)}"
    if not alike:
        return Check("same_roles", DIFFERS, detail) if casting.is_swapped else None
    if are_versions(left, right, casting, words):
        return None  # two versions of one act: ``same_polarity`` opposes them
    elsewhere = bound_elsewhere(left, right)
    if elsewhere or casting.is_inverted or casting.patients == DIFFERS:
        return Check("same_roles", DIFFERS, detail)
    known = [side for side in (casting.agents, casting.patients) if side is not None]
    if not known:
        return None
    return Check("same_roles", round(sum(known) / len(known), 3), detail)


def same_fillers(left: Item, right: Item, words: Words) -> Check | None:
    """Who or what fills the roles: worth saying only where no table joins them.

    « Le maire a inauguré la médiathèque », « le maire a inauguré la piscine »; « une
    bourse à un laboratoire », « une bourse à un orphelinat ».
    """
    counted = left.assertion.measures is not None
    spoken = left.assertion.kind == right.assertion.kind == SPEECH  # ``same_speaker``
    if counted or spoken or not share_a_sense(left, right, words):
        return None
    if dispute_a_role(left, right, words):
        return None  # ``same_polarity`` opposes them
    others = have_other_owners(left, right)
    elsewhere = are_unlike(meet(left, right, ADDRESSED, words))
    if not others and not elsewhere and not cast(left, right, words).is_of_others:
        return None
    detail = f"{describe_roles(left)} / {describe_roles(right)}"
    return Check("same_fillers", DIFFERS, detail)


def same_kinds(left: Item, right: Item, words: Words) -> Check | None:
    """Who or what fills the roles: worth saying only where one is never the other.

    « Un chien a mordu une fillette », « … une joggeuse », whatever else is shared.
    """
    counted = left.assertion.measures is not None
    if counted or weigh_act(left, right, words) < ALIKE:
        return None
    told = fills_apart(left, right, words)
    if told is None or dispute_a_role(left, right, words):
        return None
    return Check("same_kinds", DIFFERS, told)


def _are_near_synonyms(left: Item, right: Item, words: Words) -> bool:
    found = same_predicate(left, right, words)
    return found is not None and found.score >= NEAR


def same_things(left: Item, right: Item, words: Words) -> Check | None:
    """What is acted upon: worth saying only where one excludes the other.

    « augmenter ses exportations », « augmenter ses importations »; but where a school
    closes, and takes in no pupils, two acts are told.
    """
    if weigh_act(left, right, words) < ALIKE:
        return None
    if not are_rivals(left, right, words, PATIENTS):
        return None
    detail = f"{describe_roles(left)} / {describe_roles(right)}"
    return Check("same_things", DIFFERS, detail)


def same_act(left: Item, right: Item, words: Words) -> Check | None:
    """What one predicates: does the other clause say it, by whatever word?"""
    a, b = left.assertion, right.assertion
    if not a.lemmas or not b.lemmas or a.predicate in LIGHT or b.predicate in LIGHT:
        return None
    score, detail = weigh_act(left, right, words), f"{a.lemmas[0]} / {b.lemmas[0]}"
    if say_one_by_denial(left, right, words):
        score = max(score, SHARED)
    return Check("same_act", round(score, 3), detail)


def same_matters(left: Item, right: Item, words: Words) -> Check | None:
    """Who or what the clauses are about: does any of it fill a role in both?"""
    if left.assertion.measures is not None:
        return None
    likest = cast(left, right, words).likest
    if likest is None:
        return None
    detail = f"{describe_roles(left)} / {describe_roles(right)}"
    return Check("same_matters", round(likest, 3), detail)


def same_people(left: Item, right: Item, words: Words) -> Check | None:
    """The clauses name people: worth saying only where these are others.

    By name, or by their country. Not where each says that it was another:
    ``same_polarity`` opposes them.
    """
    if not are_other_people(left, right) and not _are_foreign(left, right, words):
        return None
    versions = are_versions(left, right, cast(left, right, words), words)
    if versions and share_a_sense(left, right, words):
        return None
    if dispute_a_role(left, right, words):
        return None
    detail = " / ".join(", ".join(sorted(item.parties)) for item in (left, right))
    return Check("same_people", DIFFERS, detail)


def _are_foreign(left: Item, right: Item, words: Words) -> bool:
    """Tell whether those who do one thing, or undergo it, are of other countries."""
    if weigh_act(left, right, words) < ALIKE:
        return False
    return any(
        are_of_other_origins(left, right, words, roles)
        for roles in (AGENTS, UNDERGOING)
    )


def same_theme(left: Item, right: Item, words: Words) -> Check | None:
    """One verb: done to the same thing?

    « renforcer ses liens » is not « renforcer l'armée ».
    """
    if not share_a_sense(left, right, words) or left.assertion.measures is not None:
        return None
    a, b = _theme(left), _theme(right)
    if not a or not b:
        return None
    score = shared_content(left, right, a, b, words).held
    detail = f"{', '.join(sorted(a))} / {', '.join(sorted(b))}"
    return Check("same_theme", round(score, 3), detail)


def _theme(item: Item) -> frozenset[str]:
    return frozenset(
        lemma
        for argument in item.assertion.arguments
        if argument.role in THEMES
        for lemma in argument.lemmas
    )


def same_mention(left: Item, right: Item, words: Words) -> Check | None:
    """What one clause names in passing: does the other say it of the same?

    « le non-lieu dont il bénéficiait » repeats no decision on the « non-lieu »;
    « l'éboulement du 13 mars » is the one of that day.
    """
    if not (left.assertion.presupposed or right.assertion.presupposed):
        return None
    telling = [same_theme, same_roles, same_numbers]
    if left.around & right.around or not (left.around and right.around):
        telling.append(same_time)
    told = [check(left, right, words) for check in telling]
    if max((found.score for found in told if found is not None), default=0.0) >= SAME:
        return None
    return Check("same_mention", DIFFERS, f"{left.quote} / {right.quote}")


def same_polarity(left: Item, right: Item, words: Words) -> Check | None:
    """One affirms, the other denies: worth saying only where they differ."""
    if not are_opposed(left, right, words):
        return None
    a, b = left.assertion, right.assertion
    detail = f"{a.polarity}{a.predicate} / {b.polarity}{b.predicate}"
    return Check("same_polarity", DIFFERS, detail)


def same_scene(left: Item, right: Item, words: Words) -> Check | None:
    """Each says that another came first, or was the one: of one occasion.

    So does one who says that there was none of what the other tells.
    """
    disputed = share_a_sense(left, right, words) and (
        are_both_first(left, right, cast(left, right, words), words)
        or dispute_a_role(left, right, words)
    )
    if not disputed and not denies_some(left, right, words):
        return None
    detail = f"{describe_roles(left)} / {describe_roles(right)}"
    return Check("same_scene", AGREES, detail)


def same_lead(left: Item, right: Item, words: Words) -> Check | None:
    """Both stand where articles tell what they are about."""
    del words
    if not (left.is_lead and right.is_lead):
        return None
    return Check("same_lead", AGREES, "first sentences")


def same_story(left: Item, right: Item, words: Words) -> Check | None:
    """The articles tell of two happenings: a saga repeats its meetings and visits."""
    del words
    if left.story == right.story:
        return None
    return Check("same_story", DIFFERS, f"{left.story} / {right.story}")


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


def share_matter(left: Item, right: Item, words: Words) -> tuple[Check, ...]:
    """Compare what two clauses say, names aside.

    ``same_matter`` is how much of the shorter one's content the other holds,
    ``same_words`` how many telling words they share, whatever their length.
    """
    a, b = left.lemmas, right.lemmas
    if not a or not b:
        return ()
    shared = shared_content(left, right, a, b, words)
    told = 1 - math.exp(-shared.rarity / ENOUGH)
    detail = ", ".join(sorted(a & b)) or "—"
    return (
        Check("same_matter", round(shared.held, 3), detail),
        Check("same_words", round(told, 3), detail),
    )


CHECKS: tuple[Callable[[Item, Item, Words], Check | None], ...] = (
    same_predicate,
    same_sense,
    same_act,
    same_roles,
    same_things,
    same_fillers,
    same_kinds,
    same_manner,
    same_class_names,
    same_doers,
    same_people,
    same_bearers,
    same_dyad,
    same_matters,
    same_theme,
    same_mention,
    same_speaker,
    same_moment,
    same_days,
    same_appointment,
    same_status,
    same_polarity,
    same_scene,
    same_denial,
    same_story,
    same_place,
    same_measure,
    same_scope,
    same_stage,
    same_numbers,
    same_entities,
    same_lead,
)


def compare(left: Item, right: Item, words: Words) -> tuple[Check, ...]:
    """Run every check that applies, in the order of ``CHECKS``, matter last.

    Where a veto has fallen, how much matter is shared tells nothing more; that on
    speakers can still be lifted.
    """
    results = (check(left, right, words) for check in CHECKS)
    found = tuple(result for result in results if result is not None)
    final = VETOES - {"same_speaker"}
    if any(result.name in final and result.score == DIFFERS for result in found):
        return found
    return (*found, *share_matter(left, right, words))
