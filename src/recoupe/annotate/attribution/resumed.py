"""What « ce » stands for in « P, c'est du moins ce qu'affirme X »."""

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.clauses import trim
from recoupe.lang.reporting import BEING
from recoupe.model import Span

_INSERTED = 4  # words from « c'est » to « ce »: « du moins », « en tout cas »


def resumed(scene: Scene, pronoun: int) -> Span | None:
    """Return the clause or sentence that a « c'est ce que » takes up.

    Behind a comma, what stands before it; at the head of a sentence, the one before.
    """
    tree = scene.tree
    sentence = tree.sentence(pronoun)
    opening = next(
        (
            index
            for index in range(pronoun - 1, max(sentence.first, pronoun - 7) - 1, -1)
            if tree.words[index] in scene.pack.words.generic_subjects
        ),
        None,
    )
    if opening is None or pronoun - opening > _INSERTED + 2:
        return None
    if not any(tree.lemmas[i] == BEING for i in range(opening + 1, opening + 3)):
        return None
    if opening > sentence.first + 1 and tree.words[opening - 1] == ",":
        told = range(sentence.first, opening - 1)
        finite = any(tree.tokens[i].feature("VerbForm") == "Fin" for i in told)
        return tree.span(sentence.first, opening - 2) if finite else None
    if opening != sentence.first or not opening:
        return None
    before = tree.sentence(opening - 1)
    gap = scene.text[before.end : tree.tokens[opening].start]
    stated = any(
        tree.tokens[index].feature("VerbForm") == "Fin"
        for index in range(before.first, before.last)
    )
    quoted = any(
        q.start < before.end and before.start < q.end for q in scene.quotations
    )
    if "\n" in gap or quoted or not stated:
        return None
    return trim(scene.text, before.start, tree.tokens[before.last - 1].start)
