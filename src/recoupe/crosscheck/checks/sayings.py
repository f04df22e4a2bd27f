"""Acts of speech: did one speaker say one thing?"""

import msgspec

from recoupe.crosscheck.checks.acts import ALIKE, say_one_by_denial, weigh_act
from recoupe.crosscheck.checks.appointments import announce_one
from recoupe.crosscheck.checks.matter import shared_content
from recoupe.crosscheck.checks.names import PEOPLE, is_named
from recoupe.crosscheck.checks.roles import (
    ADDRESSED,
    OTHER,
    are_rivals,
    cast,
    describe_roles,
    entities_in,
)
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Assertion, Check

# How much of what was said must agree, where the speaker is the same and where not.
SAID_BY_ONE, SAID_BY_ANY = 0.2, 0.3
SAID_BY = {True: SAID_BY_ONE, False: SAID_BY_ANY}
LEAST_SHARED = 0.08  # of what a saying and a deed say, from which they may be one
RULED_OUT = frozenset({"theme", "recipient", "content"})  # roles of what is ruled out
CUE = "cue"  # the rule by which « selon X » is an act of speech
SILENT = frozenset({"answer", "keep-silent"})
SAYING = frozenset({"say", "tell", "show", "explain", "add", "recall", "state"})


def same_speaker(left: Item, right: Item, words: Words) -> Check | None:
    """Two acts of speech: the same speaker, or else the same words?

    Speakers are often named in ways that nothing joins (« M. Astier », « le
    porte-parole du distributeur »); then only what was said can tell. That somebody
    said something is no act that a clause about what happened could share.
    """
    a, b = left.assertion, right.assertion
    detail = f"{a.predicate} / {b.predicate}"
    known = bool(set(a.actors) & set(b.actors))
    both = a.kind == b.kind == SPEECH
    one = SPEECH in (a.kind, b.kind) and not both
    is_reply = frozenset({a.predicate, b.predicate}) in words.replies
    if is_reply or (one and _is_no_deed(left, right, words)):
        return Check("same_speaker", DIFFERS, detail)
    if only_name_sources(left, right) or (both and _are_two(left, right, words)):
        return Check("same_speaker", DIFFERS, describe_roles(left))
    if both and _rule_out_one_thing(left, right, words, SAID_BY[known]):
        return Check("same_speaker", AGREES, detail)
    saying = _is_saying(a), _is_saying(b)
    if not any(saying) or _is_silence(left, right, words):
        return None
    reported = known and both and bool(left.told and right.told)
    if not all(saying) and not reported:
        return Check("same_speaker", DIFFERS, detail)
    told = shared_content(left, right, left.told, right.told, words).held
    same = told >= SAID_BY[known]
    same = same and not _said_the_contrary(left, right, words)
    detail = f"{', '.join(a.actors)} / {', '.join(b.actors)}: {told:.2f}"
    return Check("same_speaker", AGREES if same else DIFFERS, detail)


def only_name_sources(left: Item, right: Item) -> bool:
    """Tell whether two acts of speech are no more than « selon la police ».

    What the police say is compared where it is said.
    """
    return left.assertion.rule == right.assertion.rule == CUE


def _is_no_deed(left: Item, right: Item, words: Words) -> bool:
    """Tell whether an act of speech is not what another clause says was done.

    That somebody spoke on the day of a deed joins nothing; and who is heard asking for
    what another will not do contradicts nobody.
    """
    if _is_silence(left, right, words) or announce_one(left, right, words):
        return False
    a, b = left.assertion, right.assertion
    if a.polarity != b.polarity and a.predicate != b.predicate:
        return True
    if weigh_act(left, right, words) >= ALIKE:
        return False
    shared = shared_content(left, right, left.lemmas, right.lemmas, words)
    return shared.held < LEAST_SHARED


def _is_silence(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one says that somebody kept silent, and the other denies he spoke.

    « A gardé le silence », « n'a pas répondu »; not « a confirmé », « n'a pas nié ».
    """
    a, b = left.assertion, right.assertion
    if a.polarity == b.polarity or SILENT.isdisjoint({a.predicate, b.predicate}):
        return False
    return say_one_by_denial(left, right, words)


def _rule_out_one_thing(left: Item, right: Item, words: Words, least: float) -> bool:
    """Tell whether one rules out by a noun what the other says is not so.

    « A écarté tout licenciement », « a assuré que nul ne serait licencié »; not « a
    exclu une hausse des prix », « a dit que les prix ne baisseraient pas ».
    """
    verbs = words.denying | words.rejecting | words.excluding
    for one, other in ((left, right), (right, left)):
        a = one.assertion
        if a.polarity == "-" or verbs.isdisjoint(a.lemmas[:1]):
            continue
        for noun in (x.lemmas for x in a.arguments if x.role in RULED_OUT and x.lemmas):
            for said in other.contents:
                if said.polarity == "+" or not said.lemmas:
                    continue
                ruled_out = msgspec.structs.replace(said, lemmas=noun)
                if _are_opposites((one, ruled_out), (other, said), words):
                    continue
                meant = frozenset(noun), frozenset(said.lemmas)
                if shared_content(one, other, *meant, words).held >= least:
                    return True
    return False


def _said_the_contrary(left: Item, right: Item, words: Words) -> bool:
    x, y = left.said, right.said
    if x is None or y is None or not (x.lemmas and y.lemmas):
        return False
    stated = {(a.predicate, a.polarity) for a in left.contents}
    if not stated.isdisjoint((a.predicate, a.polarity) for a in right.contents):
        return False  # « aucun vol n'a eu lieu », « un vol est exclu »
    if x.polarity == y.polarity == "-":  # « ne montera pas », « ne baissera pas »
        return _are_opposites((left, x), (right, y), words)
    return x.predicate != y.predicate and x.polarity != y.polarity


def _are_opposites(
    one: tuple[Item, Assertion], other: tuple[Item, Assertion], words: Words
) -> bool:
    """Tell whether what two clauses say in an act of speech are contraries."""
    a, b = (item.meanings.get(said.lemmas[0], {}) for item, said in (one, other))
    return words.concepts.are_opposites(a, b)


def _are_two(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two acts of speech have two speakers."""
    if _is_within_speech_of(left, right) or _is_within_speech_of(right, left):
        return True
    if set(left.assertion.actors) & set(right.assertion.actors):
        return False
    return _are_other_speakers(left, right, words)


def _is_within_speech_of(inner: Item, outer: Item) -> bool:
    """Tell whether one reports, as what somebody said, that another said something.

    « On me dit qu'il faut fermer », said by whoever is quoted beside.
    """
    heard = {said.entity for said in inner.chain}
    speakers = {who for who in outer.assertion.actors if is_named(who)}
    return bool(heard & speakers) and not speakers & set(inner.assertion.actors)


def _are_other_speakers(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two speakers are known to be two: by name, or by what they are.

    « Bruno Astier » may be « le porte-parole du distributeur »: what no table joins
    parts them only where they say two things.
    """
    named = [
        [who for who in item.assertion.actors if is_named(who)]
        for item in (left, right)
    ]
    if all(named):
        return True
    if _is_addressed_in(left, right) or _is_addressed_in(right, left):
        return True
    agents = cast(left, right, words).agents
    if agents is None or agents > OTHER:
        return False
    if not any(named) and not _may_be_one_body(left, right, words):
        return True  # « la ministre », « un député »
    told = shared_content(left, right, left.told, right.told, words).held
    return told < SAID_BY_ANY


def _may_be_one_body(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two bodies that are only described are no two sides.

    « La direction », « l'entreprise »; not « l'opposition », « le gouvernement ».
    """
    bodies = [*left.assertion.actors, *right.assertion.actors]
    people = any(who.startswith(PEOPLE) for who in bodies)
    return not people and not are_rivals(left, right, words)


def _is_addressed_in(one: Item, other: Item) -> bool:
    """Tell whether one speaker is spoken to elsewhere: « a lancé X à la ministre »."""
    return any(map(is_named, set(one.assertion.actors) & entities_in(other, ADDRESSED)))


def _is_saying(assertion: Assertion) -> bool:
    """Tell mere saying from acts done by speaking: accusing, promising, announcing."""
    plain = assertion.predicate in SAYING or assertion.predicate.startswith("lemma:")
    return assertion.kind == SPEECH and plain
