"""What kind of thing or people the common nouns of a text name."""

from collections.abc import Mapping
from functools import cache

from recoupe.assertions.repairs import DEMONYMS
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import load_noun_classes

_BODY = frozenset({"party", "power"})
_PEOPLE = frozenset({"people", "protester"})


class Nouns:
    """The classes of common nouns, listed or told by their ending or capital."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]]) -> None:
        self.tree = tree
        self._classes = classes
        self._found: dict[int, frozenset[str]] = {}
        self._counted: dict[int, int] = {}
        self._suffixes, self._persons = _suffixes(tree.language)

    def lemmas(self, index: int) -> tuple[str, ...]:
        """Return the lemma a token has and the words that are one with it."""
        token = self.tree.tokens[index]
        joined = [
            f"{token.lemma.lower()} {c.lemma.lower()}"
            for c in self.tree.children(index)
            if c.index == index + 1
        ]
        text = token.text.lower()
        used = (text.rstrip("s"),) if token.pos == "VERB" else ()  # « trois détenus »
        return (*joined, token.lemma.lower(), text, *used)

    def counted(self, index: int) -> int:
        """Return the noun behind « une dizaine de », « des milliers de »."""
        if index not in self._counted:
            self._counted[index] = self._behind_number(index)
        return self._counted[index]

    def _behind_number(self, index: int) -> int:
        token = self.tree.tokens[index]
        if token.pos == "NUM" or "amount-noun" in self.own_classes(index):
            for child in self.tree.children(index):
                preposition = self.tree.preposition(child.index)
                counted = child.dep.startswith("nmod") and preposition == "de"
                bare = child.dep == "amod" and (
                    token.lemma in {"mille", "cent"} or child.pos == "NOUN"
                )
                if counted or bare:
                    return self.counted(child.index)
        return index

    def own_classes(self, index: int) -> frozenset[str]:
        """Return the classes of the noun itself, a number not seen through."""
        if index not in self._found:
            self._found[index] = self._look_up(index)
        return self._found[index]

    def _look_up(self, index: int) -> frozenset[str]:
        for lemma in self.lemmas(index):
            known = self._classes.get(lemma.removeprefix("ex-"))
            if known is not None:
                return known
        token = self.tree.tokens[index]
        if token.pos == "NOUN" and self._is_body(index):
            return _BODY
        if token.pos == "NOUN" and self._is_people(index):
            return _PEOPLE
        if token.pos == "NOUN":
            for suffix, names in self._suffixes:
                if token.lemma.endswith(suffix):
                    return names
        return frozenset()

    def is_institution(self, index: int) -> bool:
        """Tell whether a capital makes a body of a common noun: « l'Église ».

        Not of « la marque Filature du Nord », « le XV de Galway ».
        """
        token = self.tree.tokens[index]
        lone = token.pos == "NOUN" and token.text[1:].islower()
        followed = self.tree.has(index, "nmod", "flat", "flat:name")
        return lone and not followed and self._is_body(index)

    def _is_people(self, index: int) -> bool:
        """Tell whether a plural with a capital names a people: « les Géorgiens »."""
        token = self.tree.tokens[index]
        inside = index > self.tree.sentence(index).first
        several = token.feature("Number") == "Plur" or token.text.endswith("s")
        return (
            inside and several and token.text[:1].isupper() and token.text[1:].islower()
        )

    def _is_body(self, index: int) -> bool:
        """Tell whether a capital makes a body of a noun: « la Diète », « le Conclave ».

        Not of « la Roumaine X », « les Touareg ».
        """
        token = self.tree.tokens[index]
        inside = index > self.tree.sentence(index).first
        if not token.text[:1].isupper() or not inside:
            return False
        tokens = self.tree.tokens
        named = index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN"
        people = token.feature("Number") == "Plur" or token.text.endswith(DEMONYMS)
        return not named and not people

    def is_unlisted(self, index: int) -> bool:
        """Tell whether a common noun stands in no class: whoever marches, strikes."""
        noun = self.tree.tokens[self.counted(index)]
        return noun.pos == "NOUN" and not self.own_classes(noun.index)

    def is_person(self, index: int) -> bool:
        """Tell whether a noun no list knows names people: « des notaires »."""
        token = self.tree.tokens[self.counted(index)]
        lemma = token.lemma.lower()
        known = self.own_classes(token.index) or token.pos != "NOUN"
        return not known and lemma.endswith(self._persons)

    def is_any(self, index: int) -> bool:
        """Tell whether a noun stands for whatever there may be of its kind."""
        return any(
            child.pos in {"DET", "ADJ"}
            and "any" in self._classes.get(child.lemma.lower(), frozenset())
            for child in self.tree.children(index)
        )


@cache
def _suffixes(
    language: str,
) -> tuple[tuple[tuple[str, frozenset[str]], ...], tuple[str, ...]]:
    """Return the endings listed with their classes, and those that make persons."""
    listed = [
        (lemma[1:], names)
        for lemma, names in load_noun_classes(language).items()
        if lemma.startswith("-")
    ]
    persons = tuple(ending for ending, names in listed if "person-suffix" in names)
    return tuple(p for p in listed if "person-suffix" not in p[1]), persons
