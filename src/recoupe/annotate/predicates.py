"""Which words of a parse are predicates, and how each is inflected and governed."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.lang.commitment import CommitmentPack

PredicateKind = Literal["verb", "copular", "noun", "modifier"]
_COPULAR = frozenset({"ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"})


class Predicate(msgspec.Struct, frozen=True):
    """A word that says something happened or is so."""

    token: int
    kind: PredicateKind


def find_predicates(tree: Tree, pack: CommitmentPack) -> Iterator[Predicate]:
    """Yield predicates in text order: verbs, attributes, event nouns, participles."""
    for token in tree.tokens:
        index = token.index
        relation = tree.deps[index]
        if relation in {"aux", "cop", "fixed"}:
            continue
        has_copula = any(True for _ in tree.kids(index, "cop"))
        if token.pos in {"VERB", "AUX"}:
            yield Predicate(index, "verb")
        elif any(True for _ in tree.kids(index, "aux")) and not has_copula:
            yield Predicate(index, "verb")  # a participle tagged as something else
        elif has_copula and token.pos in _COPULAR:
            yield Predicate(index, "copular")
        elif token.pos == "ADJ" and (
            token.feature("VerbForm") == "Part" or relation in {"xcomp", "acl", "root"}
        ):
            yield Predicate(index, "modifier")
        elif token.pos == "NOUN" and _is_event(tree, pack, index):
            yield Predicate(index, "noun")


def _is_event(tree: Tree, pack: CommitmentPack, index: int) -> bool:
    """Tell whether a noun names what happens, by itself or with a light verb."""
    token = tree.tokens[index]
    if token.lemma.lower() in pack.event:
        return True
    head = tree.tokens[token.head]
    return (
        tree.deps[index] in {"obj", "xcomp", "obl"} and head.lemma in pack.light.verbs
    )


def light_verb(tree: Tree, pack: CommitmentPack, index: int) -> int | None:
    """Return the light verb whose object a noun is, if there is one.

    Not where the noun only sets the scene: « n'a aucun blessé dans l'incendie ».
    """
    head = tree.tokens[index].head
    beside = tree.tokens[index].dep == "obl:mod" and any(
        tree.tokens[child].feature("Definite") == "Def"
        for child in tree.kids(index, "det")
    )
    if (
        not beside
        and tree.deps[index] in {"obj", "xcomp", "obl"}
        and tree.lemmas[head] in pack.light.verbs
    ):
        return head
    return None


def is_compound(tree: Tree, index: int) -> bool:
    """Tell whether a predicate stands in a compound tense (« auraient signé »)."""
    if tree.tokens[index].feature("VerbForm") != "Part":
        return any(
            tree.tokens[child].feature("VerbForm") == "Part"
            for child in tree.kids(index, "cop", "aux")
        )
    auxiliaries = [tree.tokens[child] for child in tree.kids(index, "aux")]
    tense = [token for token in auxiliaries if token.dep != "aux:pass"]
    if tense:
        return True
    return any(token.feature("VerbForm") == "Part" for token in auxiliaries)
