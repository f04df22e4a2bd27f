"""What a phrase is said of, so that two phrases in one place can be compared.

« pris en Norvège » and « pris en Suède » exclude each other; « pris en Norvège » and
« né en Suède » do not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from recoupe.crosscheck.short_texts.likeness import Pair
from recoupe.crosscheck.short_texts.statements import Statement
from recoupe.lang.contraries import Contraries

HIGH = 2  # words above a phrase that tell what it is said of
FARTHER, OTHERWISE = 0.7, 0.5  # what the second word tells, and another preposition
SUBJECT, OF, AT = "subject", "of", "at"


class Attachment(NamedTuple):
    """The words that a phrase belongs to, nearest first, and by which relation."""

    governors: tuple[int, ...]
    role: str


def attach(text: Statement, start: int, end: int, contraries: Contraries) -> Attachment:
    """Return what the phrase between two offsets is said of.

    Args:
        text: The statement it stands in.
        start: Where it begins, a character offset into the document.
        end: Where it ends, exclusive.
        contraries: The prepositions of its language.
    """
    inside = [t.index for t in text.tokens if start <= t.start < end]
    if not inside:
        return Attachment((), "")
    top = next((at for at in inside if text.tokens[at].head not in inside), inside[0])
    above, below = _above(text, top), text.children.get(top, ())
    token = text.tokens[top]
    subjects = [at for at in below if text.tokens[at].dep.startswith("nsubj")]
    if token.pos == "ADJ":  # « le train canadien », « le train est canadien »
        if not subjects and token.feature("Number") == "Plur":
            return Attachment((), OF)  # « les troupes russes » are a party of their own
        return Attachment((*subjects, *above), OF)
    if token.dep.startswith("nsubj"):
        return Attachment(above, SUBJECT)
    cases = [text.lemmas[at] for at in below if text.tokens[at].dep == "case"]
    return Attachment(above, _role(cases, contraries) or token.dep)


def _above(text: Statement, at: int) -> tuple[int, ...]:
    found: list[int] = []
    while text.tokens[at].head != at and len(found) < HIGH:
        at = text.tokens[at].head
        if at in text.rarity:
            found.append(at)
    return tuple(found)


def _role(prepositions: Sequence[str], contraries: Contraries) -> str:
    first = next(iter(prepositions), "")
    if first in contraries.of:
        return OF
    return AT if first in contraries.at else first


def said_of_one(pair: Pair, a: Attachment, b: Attachment) -> float:
    """Return how surely two phrases, one of each text, are said of one thing, 0..1."""
    best = 0.0
    for i, x in enumerate(a.governors[:HIGH]):
        for j, y in enumerate(b.governors[:HIGH]):
            link = pair.forth.get(x)
            if link is not None and link.token == y:
                best = max(best, link.likeness * FARTHER ** (i + j))
    return best if a.role == b.role else best * OTHERWISE
