"""What a clause inside another is to it: what that permits, awaits or wants."""

from collections.abc import Iterator, Sequence

from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Assertion

CONTENT = "content"  # the role of a clause inside another
ORDER = "order"  # a sense of predicates


def is_embedded(
    assertion: Assertion, clauses: Sequence[Assertion], words: Words
) -> bool:
    """Tell whether a clause is only what another is about: « permettre de fumer ».

    What is said, what « doit » or « va » introduce, and what « refuser de » or
    « échouer à » deny, is stated.
    """
    if assertion.kind == "figure":
        return False  # « on a vu défiler 205 délégations » says how many there were
    if assertion.polarity == "-" and assertion.factuality == "certain":
        return False
    return any(
        other.kind != SPEECH
        and other.predicate.removeprefix("lemma:") not in words.light
        for other in _clauses_about(assertion, clauses, frozenset({CONTENT}))
    )


def is_demanded(
    assertion: Assertion, clauses: Sequence[Assertion], words: Words
) -> bool:
    """Tell whether a clause is what another wants: « a ordonné de quitter la ville ».

    Not « a réussi à quitter la ville », nor what is certain: « a exigé le départ du
    directeur, qui a démissionné ».
    """
    if assertion.factuality == "certain" or assertion.presupposed:
        return False
    verbal = any(x.endswith(words.infinitives) for x in assertion.lemmas[:1])
    return any(
        other.predicate in words.demanding
        and (verbal or other.predicate != ORDER)  # « a ordonné la fermeture » closes it
        for other in _clauses_about(assertion, clauses, frozenset({CONTENT, "theme"}))
    )


def _clauses_about(
    assertion: Assertion, clauses: Sequence[Assertion], roles: frozenset[str]
) -> Iterator[Assertion]:
    """Yield the clauses around one that name it in a role, by another word."""
    head = assertion.lemmas[:1]
    for other in clauses:
        if other.start > assertion.start or assertion.end > other.end:
            continue
        if other.lemmas[:1] != head and any(
            argument.role in roles and set(head) & set(argument.lemmas)
            for argument in other.arguments
        ):
            yield other
