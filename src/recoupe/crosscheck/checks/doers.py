"""Who does it, told by who else stands in the sentence, and what follows from what.

« Selon la maire, le préfet bloque le projet », « selon le préfet, la maire le bloque »;
« le gel a causé la pénurie », « la pénurie a causé l'émeute ».
"""

from collections.abc import Iterable

from recoupe.crosscheck.checks.acts import share_a_sense
from recoupe.crosscheck.checks.exclusive import dispute_a_role
from recoupe.crosscheck.checks.names import PEOPLE, is_named, words_of
from recoupe.crosscheck.checks.opposition import are_versions
from recoupe.crosscheck.checks.roles import AGENTS, SAME, Filler, alike, cast
from recoupe.crosscheck.checks.roles import parties as fillers_of
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Check, EntityId

EFFECTS = frozenset({"theme", "content"})
CONTENT, OTHER = "content", "other"


def same_doers(left: Item, right: Item, words: Words) -> Check | None:
    """Who does it: worth saying only where somebody else does, or causes it."""
    detail = _tell_apart(left, right, words)
    if detail is None or dispute_a_role(left, right, words):
        return None  # disputed roles and versions: ``same_polarity`` opposes them
    if _are_versions(left, right, words):
        return None
    return Check("same_doers", DIFFERS, detail)


def _tell_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say who else does it, or what causes it here and follows from it there."""
    for one, other in ((left, right), (right, left)):
        if detail := _names_both(one, other, words) or _is_accuser(one, other, words):
            return detail
    if cause_in_chain(left, right, words):
        return f"{left.quote} / {right.quote}"
    return None


def _are_versions(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two tell one act of one occasion, each with another agent."""
    alike = share_a_sense(left, right, words)
    return alike and are_versions(left, right, cast(left, right, words), words)


def _names_both(one: Item, other: Item, words: Words) -> str | None:
    """Say whom else a sentence names, who does elsewhere what another does here.

    « La maire dit que le préfet bloque le projet », « la maire bloque le projet »; not
    « l'usine », which may be the firm that is named, nor who has a part in the act.
    """
    if SPEECH in (one.assertion.kind, other.assertion.kind):
        return None
    ours, theirs = (set(item.assertion.actors) for item in (one, other))
    if not ours or not theirs or not share_a_sense(one, other, words):
        return None
    beside = one.around - _parts(one)
    if not theirs <= beside:
        return None
    if not all(_are_two(a, b) for a in ours for b in theirs):
        return None
    return f"{min(ours)} / {min(theirs)}"


def _parts(item: Item) -> frozenset[EntityId]:
    """Return who has a part in what a clause tells, not on whose word it is told."""
    told = {said.entity for said in item.chain}
    named = {
        entity
        for argument in item.assertion.arguments
        for entity in (*argument.entities, argument.entity)
        if entity is not None and (argument.role != OTHER or entity not in told)
    }
    return frozenset({*named, *item.assertion.actors, *item.assertion.recipients})


def _are_two(one: EntityId, other: EntityId) -> bool:
    """Tell whether two whom a sentence names are of one type, and none in the other."""
    types = {entity.partition(":")[0] for entity in (one, other)}
    alike = len(types) == 1 and is_named(one) == is_named(other)
    if not alike or not (is_named(one) or one.startswith(PEOPLE)):
        return False
    a, b = set(words_of(one)), set(words_of(other))
    return not (a <= b or b <= a)


def _is_accuser(saying: Item, deed: Item, words: Words) -> str | None:
    """Say who accuses another of what he does himself elsewhere.

    « A accuse B d'avoir menti », « A a menti ».
    """
    accused = set(saying.assertion.recipients)
    if saying.assertion.predicate not in words.accusing or not accused:
        return None
    if deed.assertion.predicate in words.accusing or not deed.assertion.lemmas:
        return None
    said = {
        lemma
        for argument in saying.assertion.arguments
        if argument.role == CONTENT
        for lemma in argument.lemmas
    }
    if deed.assertion.lemmas[0] not in said:
        return None
    doing = set(deed.assertion.actors)
    both = doing & set(saying.assertion.actors)
    return min(both) if both and doing.isdisjoint(accused) else None


def cause_in_chain(left: Item, right: Item, words: Words) -> bool:
    """Tell whether the effect in one of two clauses is the cause in the other.

    « Le gel a causé la pénurie », « la pénurie a causé l'émeute »; not « la pénurie a
    été causée par le gel ».
    """
    if not (_causes(left, words) and _causes(right, words)):
        return False
    pair = left, right
    agents = [fillers_of(item, AGENTS, words) for item in pair]
    effects = [fillers_of(item, EFFECTS, words) for item in pair]
    straight = (agents[0], agents[1]), (effects[0], effects[1])
    if any(_meet(a, b, pair, words) for a, b in straight):
        return False
    crossed = (effects[0], agents[1]), (agents[0], effects[1])
    return any(_meet(a, b, pair, words) for a, b in crossed)


def _causes(item: Item, words: Words) -> bool:
    a = item.assertion
    return not words.entailing.isdisjoint((a.predicate, *a.lemmas[:1]))


def _meet(
    ours: Iterable[Filler],
    theirs: Iterable[Filler],
    pair: tuple[Item, Item],
    words: Words,
) -> bool:
    return any((alike(a, b, pair, words) or 0.0) >= SAME for a in ours for b in theirs)
