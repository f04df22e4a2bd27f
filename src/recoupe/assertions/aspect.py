"""Whether the verb of a clause tells what it says as over."""

from recoupe.assertions.tree import Tree
from recoupe.lang.participles import load_verb_class
from recoupe.model import Token

_GOVERNED = 3  # « a dû accepter de fermer »


def is_perfective(tree: Tree, index: int) -> bool:
    """Tell whether a predicate stands in a perfect or simple past.

    « a signé », « s'est rendu », « fut élu », « avait été fermé », « a dû fermer »; not
    « signe », « fuyait », « est fermé », and no noun, which has no tense.
    """
    for _ in range(_GOVERNED):
        token = tree.tokens[index]
        auxiliaries = tree.auxiliaries(index)
        if any(_is_past(t) or _has_had(t) for t in auxiliaries):
            return True
        if _is_past(token) or _is_reached(tree, index):
            return True
        leaning = tree.form(index) == "Inf" or (not auxiliaries and token.dep == "conj")
        if not leaning or token.head == index or not tree.is_verb(token.head):
            return False
        led = tree.preposition(index)
        index = token.head
        if led and tree.tokens[index].lemma in load_verb_class(tree.language, "just"):
            return True  # « vient de signer », not « vient signer »
    return False


def _is_past(token: Token) -> bool:
    return token.feature("Tense") == "Past" and token.feature("VerbForm") == "Fin"


def _has_had(token: Token) -> bool:
    """Tell whether an auxiliary is « avoir », not « aura »: it makes a perfect.

    « avoir signé » and « ayant signé » are over as well.
    """
    bare = token.feature("VerbForm") != "Fin"
    return token.lemma == "avoir" and (bare or _is_real(token))


def _is_reached(tree: Tree, index: int) -> bool:
    """Tell « est venu », « s'est rendu » from « est fermé »."""
    if tree.tokens[index].feature("VerbForm") != "Part":
        return False
    told = any(t.lemma == "être" and _is_real(t) for t in tree.auxiliaries(index))
    return told and (tree.with_reflexive(index) or not tree.is_passive(index))


def _is_real(token: Token) -> bool:
    """Tell whether a finite word is no future, conditional or subjunctive."""
    indicative = token.feature("Mood") == "Ind" and token.feature("Tense") != "Fut"
    return indicative and token.feature("VerbForm") == "Fin"
