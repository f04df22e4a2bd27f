"""What a clause inside another is to it: what that permits, awaits or wants."""

from collections.abc import Sequence

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
    head = assertion.lemmas[:1]
    return any(
        argument.role == CONTENT and set(head) & set(argument.lemmas)
        for other in clauses
        if other.kind != SPEECH and other.start <= assertion.start
        if assertion.end <= other.end and other.lemmas[:1] != head
        if other.predicate.removeprefix("lemma:") not in words.light
        for argument in other.arguments
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
    head = set(assertion.lemmas[:1])
    verbal = any(lemma.endswith(words.infinitives) for lemma in head)
    return any(
        argument.role in (CONTENT, "theme") and head & set(argument.lemmas)
        for other in clauses
        if other.start <= assertion.start and assertion.end <= other.end
        if verbal or other.predicate != ORDER  # « a ordonné la fermeture » closes it
        if other.predicate in words.demanding and set(other.lemmas[:1]) != head
        for argument in other.arguments
    )
