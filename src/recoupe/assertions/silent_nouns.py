"""Which nouns tell nothing though they look like events.

Those of fixed terms (« cour d'appel »), of time (« dix ans »), those that only say of
what kind another noun is (« carnet de commandes »), ambiguous ones where they name
people, things or texts (« la direction a répondu »).
"""

from functools import cached_property

from recoupe.assertions.noun_slots import noun_slots
from recoupe.assertions.nouns import Nouns
from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.lang.fixed_terms import silent_in_terms
from recoupe.lang.frames import load_class, load_noun_classes
from recoupe.lang.noun_uses import Condition, NounUse, load_noun_uses

_CLASSIFYING = frozenset({"de", "à"})
_ARTICLES = frozenset({"det", "nummod"})


def _is_verbal(tree: Tree, index: int) -> bool:
    """Tell whether a noun is what a clause says, or a verb tagged as a noun."""
    return any(c.dep.startswith(("aux", "cop")) for c in tree.children(index))


class SilentNouns:
    """Tells which nouns of one document state nothing of their own."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.nouns = Nouns(tree, load_noun_classes(tree.language))
        self._uses = load_noun_uses(tree.language)
        self._times = load_class(tree.language, "time-unit")
        self._phases = load_class(tree.language, "phase")
        self._bringing = load_class(tree.language, "eventive")
        self._coded = load_class(tree.language, "imprisonment")
        self._counting = tree.measuring | load_class(tree.language, "amount-noun")

    @cached_property
    def _in_terms(self) -> frozenset[int]:
        return silent_in_terms(self.tree.tokens, self.tree.language)

    def __contains__(self, index: object) -> bool:
        """Tell whether the noun at a token states nothing."""
        if not isinstance(index, int):
            return False
        tree, token = self.tree, self.tree.tokens[index]
        if token.pos == "ADP":
            return True  # the noun of « à l'intention de »
        if token.pos not in {"NOUN", "PROPN"} or _is_verbal(tree, index):
            return False
        lemma = token.lemma.lower()
        if lemma in self._coded:
            return False  # « trois ans de prison » may be coded as a penalty
        return (
            index in self._in_terms
            or lemma in self._times
            or (lemma in self._phases and self._only_dates(index))
            or self._classifies(index)
            or not all(self._tells(use, index) for use in self._uses.get(lemma, ()))
        )

    def _only_dates(self, index: int) -> bool:
        """Tell « fin 2026 », « la fin de semaine » from « la fin de la grève »."""
        for child in self.tree.children(index):
            if self.tree.preposition(child.index) != "de":
                continue
            if child.pos in NOMINAL:
                timed = child.index in self.tree.timed
                if not timed and child.lemma.lower() not in self._times:
                    return False
        token = self.tree.tokens[index]
        return not token.dep.startswith(("nsubj", "obj", "root"))

    def _classifies(self, index: int) -> bool:
        """Tell whether a bare noun only says what kind another is of.

        « Le carnet de commandes », « la ligne de production »; not « une menace de
        grève », « deux heures de débat », « la ligne de production du lait ».
        """
        tree, token = self.tree, self.tree.tokens[index]
        if not token.dep.startswith("nmod") or token.head >= index:
            return False
        head = tree.tokens[token.head]
        if head.pos != "NOUN" or tree.preposition(index) not in _CLASSIFYING:
            return False
        if head.lemma.lower() in self._bringing | self._counting | self._times:
            return False
        children = tree.children(index)
        return not any(
            c.dep.split(":")[0] in _ARTICLES or c.feature("Poss") == "Yes"
            for c in children
        ) and not (noun_slots(tree, index).keys() - {"adj", "de"})

    def _tells(self, use: NounUse, index: int) -> bool:
        """Tell whether an ambiguous noun stands as an event does."""
        held = any(all(self._holds(c, index) for c in tests) for tests in use.where)
        return held == use.only

    def _holds(self, condition: Condition, index: int) -> bool:
        tree, token = self.tree, self.tree.tokens[index]
        if condition.kind == "governor":
            return tree.head(index).lemma.lower() in condition.words
        if condition.kind == "preposition":
            return tree.preposition(index) in condition.words
        if condition.kind == "slot":
            return self._beside(condition, index)
        several = token.feature("Number") == "Plur"
        return {
            "subject": token.dep.startswith("nsubj"),
            "plural": several,
            "singular": not several,
            "bare": not tree.has(index, "det"),
            "poss": "poss" in noun_slots(tree, index),
            "adj": "adj" in noun_slots(tree, index),
        }[condition.kind]

    def _beside(self, condition: Condition, index: int) -> bool:
        """Tell whether a phrase with one of some prepositions stands beside a noun."""
        slots = noun_slots(self.tree, index)
        fillers = [i for name in condition.words for i in slots.get(name, ())]
        if not condition.classes:
            return bool(fillers)
        return any(self.nouns.own_classes(i) & condition.classes for i in fillers)
