"""Two words, one of each text, that are said of the same things.

« la mairie a vendu le stade » and « le stade que la mairie a racheté »: whoever does it
and whatever undergoes it stand beside both verbs.
"""

from collections.abc import Iterator, Mapping

from recoupe.crosscheck.short_texts.likeness import Pair
from recoupe.crosscheck.short_texts.statements import Statement

DOER, UNDERGOER, QUALIFIED, ABOVE = "doer", "undergoer", "qualified", "above"
# How surely what stands in another relation beside two words has one part in both.
SAME, NEAR, OTHERWISE, STRAY = 1.0, 0.7, 0.4, 0.2
QUALIFYING = frozenset({"acl", "amod"})
SHARING = frozenset({"acl", "advcl", "ccomp", "conj", "xcomp"})  # of another's subject
FAR = 2  # verbs between a subject and the infinitive that shares it
# « le pont fermé », « le pont est fermé », « la fermeture du pont ».
LIKE = frozenset(
    {
        frozenset({DOER, QUALIFIED}),
        frozenset({DOER, UNDERGOER}),
        frozenset({DOER, "nmod"}),
        frozenset({UNDERGOER, QUALIFIED}),
        frozenset({UNDERGOER, "nmod"}),
        frozenset({QUALIFIED, "nmod"}),
    }
)
LOOSE = frozenset({ABOVE, "advcl", "appos", "conj", "parataxis"})  # of no one part


def said_of_same(pair: Pair, a: int, b: int) -> float:
    """Return how much rarity stands beside two words, one of each text, in one part."""
    ours, theirs = _beside(pair.left, a), _beside(pair.right, b)
    total = 0.0
    for at, part in sorted(ours.items()):
        link = pair.forth.get(at)
        if link is not None and link.token in theirs:
            sure = _likeness(part, theirs[link.token])
            total += pair.left.rarity[at] * link.likeness * sure
    return total


def _likeness(one: str, other: str) -> float:
    if one == other:
        return STRAY if one in LOOSE else SAME
    return NEAR if frozenset({one, other}) in LIKE else OTHERWISE


def _beside(text: Statement, at: int) -> Mapping[int, str]:
    """Return the content words beside a token, and the part each of them has.

    The subject of a verb is that of its infinitive and of the verb that goes on, and
    other words for one thing stand where it stands: « le père Anselme ».
    """
    token = text.tokens[at]
    found = {x: _part(text.tokens[x].dep) for x in text.children.get(at, ())}
    relation = _kind(token.dep)
    if token.head != at:
        found[token.head] = QUALIFIED if relation in QUALIFYING else ABOVE
    for verb in _above(text, at):
        for x in text.children.get(verb, ()):
            if text.tokens[x].dep.startswith("nsubj") and DOER not in found.values():
                found.setdefault(x, _part(text.tokens[x].dep))
    for x, part in list(found.items()):
        if part not in LOOSE:
            for other in text.children.get(x, ()):
                if _kind(text.tokens[other].dep) in {"appos", "flat"}:
                    found.setdefault(other, part)
    return {x: part for x, part in found.items() if x in text.rarity and x != at}


def _above(text: Statement, at: int) -> Iterator[int]:
    """Yield the verbs that share their subject with a token."""
    for _ in range(FAR):
        token = text.tokens[at]
        if _kind(token.dep) not in SHARING or token.head == at:
            return
        at = token.head
        yield at


def _part(dep: str) -> str:
    if dep in {"nsubj:pass", "obj"}:
        return UNDERGOER
    return DOER if dep.startswith(("nsubj", "obl:agent")) else _kind(dep)


def _kind(dep: str) -> str:
    return dep.partition(":")[0]
