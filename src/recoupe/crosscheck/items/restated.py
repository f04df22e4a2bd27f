"""Assertions as they are compared: what a clause says, whatever its grammar.

A noun that is denied says that nothing of its kind was (« aucune grève »), a pronoun
that is, that nobody did (« rien », « nul »); an infinitive has its subject outside it.
"""

from collections.abc import Sequence

import msgspec

from recoupe.lang.words import Words
from recoupe.model import Assertion

SPEECH = "speech"  # the kind of acts of speech
LEAST_WORDS = 2  # content lemmas; below, a clause names an act and nothing else


def denies_any(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause denies an act of whatever there is: « rien n'est signé ».

    What it denies is plain without another word.
    """
    if assertion.polarity == "+" or assertion.kind in ("figure", SPEECH):
        return False
    return any(
        argument.lemmas and set(argument.lemmas) <= words.nobody
        for argument in assertion.arguments
    )


def restate(assertions: Sequence[Assertion], words: Words) -> list[Assertion]:
    """Make statements of what denied nouns and bare infinitives say.

    A noun that names something in passing takes for granted that it is so; one that is
    denied takes nothing for granted, it is what the clause is about, denied for all
    that it says of it: when, where, for what. « Le pont doit rouvrir » says of the
    bridge that it reopens.

    Args:
        assertions: Those of one document.
        words: What is known of the words of its language.

    Returns:
        The same assertions, in their order.
    """
    content = frozenset(lemma for a in assertions for lemma in a.lemmas)
    missed = [a for a in assertions if any(x in a.text for x in words.missed)]
    return [
        _filled(_stated(_undone(_found_so(a), missed), assertions), content)
        for a in assertions
    ]


def _found_so(assertion: Assertion) -> Assertion:
    """Take what is found to be so for no act of speech: « est jugé fragile »."""
    if assertion.kind != SPEECH or assertion.says or assertion.plover:
        return assertion
    roles = {argument.role for argument in assertion.arguments}
    if assertion.actors or "actor" in roles or "theme" not in roles:
        return assertion
    sense = f"lemma:{assertion.lemmas[0]}" if assertion.lemmas else assertion.predicate
    return msgspec.structs.replace(assertion, kind="event", predicate=sense)


def _undone(assertion: Assertion, missed: Sequence[Assertion]) -> Assertion:
    """Deny what ought to have been done: « aurait dû rouvrir lundi »."""
    if assertion.factuality != "unknown" or assertion.polarity == "-":
        return assertion
    head = assertion.lemmas[:1]
    ought = any(
        clause.start < assertion.start and assertion.end <= clause.end
        for clause in missed
        for argument in clause.arguments
        if argument.role == "content" and argument.lemmas[:1] == head
    )
    if not ought:
        return assertion
    return msgspec.structs.replace(assertion, polarity="-", factuality="certain")


def _filled(assertion: Assertion, content: frozenset[str]) -> Assertion:
    """Add to a bare verb the content words of whoever fills its roles."""
    bare = assertion.kind == "event" and len(assertion.lemmas) < LEAST_WORDS
    if assertion.presupposed or not bare:
        return assertion
    outside = (x for a in assertion.arguments for x in a.lemmas if x in content)
    lemmas = tuple(dict.fromkeys((*assertion.lemmas, *outside)))
    return msgspec.structs.replace(assertion, lemmas=lemmas)


def _stated(assertion: Assertion, others: Sequence[Assertion]) -> Assertion:
    if not assertion.presupposed or assertion.polarity != "-":
        return assertion
    clauses = [
        other
        for other in others
        if not other.presupposed and other.polarity == "-" and other.kind != "figure"
        if other.start <= assertion.start and assertion.end <= other.end
        if set(assertion.lemmas[:1]) <= set(other.lemmas[1:])
    ]
    clause = min(clauses, key=lambda c: (c.end - c.start, c.start), default=None)
    if clause is None:
        return msgspec.structs.replace(assertion, presupposed=False)
    around = [x for x in clause.lemmas[1:] if x not in assertion.lemmas]
    return msgspec.structs.replace(
        assertion,
        presupposed=False,
        start=clause.start,
        end=clause.end,
        text=clause.text,
        lemmas=(*assertion.lemmas, *around),
        time=assertion.time or clause.time,
        first=assertion.first or clause.first,
        last=assertion.last or clause.last,
        place=assertion.place or clause.place,
    )


def leave_out_nobody(assertion: Assertion, words: Words) -> Assertion:
    """Leave out the pronouns by which a clause denies an act of everybody.

    « Personne n'a été licencié » denies that « deux agents » were: whoever fills the
    role elsewhere, it is no other than here.
    """
    if not denies_any(assertion, words):
        return assertion
    kept = [
        argument
        for argument in assertion.arguments
        if not argument.lemmas or not set(argument.lemmas) <= words.nobody
    ]
    gone = {a.entity for a in assertion.arguments if a not in kept}
    head, rest = assertion.lemmas[:1], assertion.lemmas[1:]
    return msgspec.structs.replace(
        assertion,
        arguments=tuple(kept),
        lemmas=(*head, *(x for x in rest if x not in words.nobody)),
        actors=tuple(who for who in assertion.actors if who not in gone),
        recipients=tuple(who for who in assertion.recipients if who not in gone),
    )


def leave_out_idiom(assertion: Assertion, words: Words) -> Assertion:
    """Leave the words of an idiom out of the roles: they make up its sense.

    « N'a pris aucun engagement » denies that « il s'est engagé à gracier l'auteur »: an
    engagement is not what he engaged in. Only in a denial: elsewhere, coverages tuned
    on would lose two voices of 1,004, and those never read gain none.
    """
    verb = assertion.lemmas[0] if assertion.lemmas else ""
    if assertion.polarity == "+":
        return assertion
    kept = []
    for argument in assertion.arguments:
        pair = verb, (argument.lemmas or ("",))[0]
        if assertion.predicate not in words.idioms.get(pair, ()):
            kept.append(argument)
        elif argument.lemmas[1:]:
            rest = argument.lemmas[1:]
            kept.append(msgspec.structs.replace(argument, lemmas=rest))
    return msgspec.structs.replace(assertion, arguments=tuple(kept))
