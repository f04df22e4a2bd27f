"""What a clause denies by a noun or a pronoun: « aucune grève », « rien », « nul »."""

from collections.abc import Sequence

import msgspec

from recoupe.lang.words import Words
from recoupe.model import Assertion


def denies_any(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause denies an act of whatever there is: « rien n'est signé ».

    What it denies is plain without another word.
    """
    if assertion.polarity == "+" or assertion.kind in ("figure", "speech"):
        return False
    return any(
        argument.lemmas and set(argument.lemmas) <= words.nobody
        for argument in assertion.arguments
    )


def state_denials(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Make statements of the nouns that a clause denies.

    A noun that names something in passing takes for granted that it is so; one that is
    denied takes nothing for granted, it is what the clause is about. It is denied for
    whatever the clause says of it: when, where, for what.

    Args:
        assertions: Those of one document.

    Returns:
        The same assertions, in their order.
    """
    return [_stated(a, assertions) for a in assertions]


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
