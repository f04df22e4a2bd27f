"""Tell « il » that stands for nobody: il faut, il y a, il est probable que."""

from recoupe.annotate.names.mention_scene import Scene
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.model import Token

_NEAR = 6  # words after « il » that are looked at
_FAR = 12  # words within which a passive shows its clause
_CLAUSE = frozenset({"que", "qu'"})
_OPENS_CLAUSE = _CLAUSE | {"de", "d'"}


class Impersonals:
    """Judges the « il » of one article by verb, adjective and parse.

    « Il faisait chaud », « il reste deux places », « il a été décidé que » are nobody;
    « il a fait appel », « il reste à Paris », « il est prévu au départ » somebody.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        more = load_anaphora_words(scene.document.language).impersonal
        held = scene.lexicon.impersonal
        none: frozenset[str] = frozenset()
        self._lists = {
            name: held.get(name, none) | more.get(name, none)
            for name in held.keys() | more.keys()
        }

    def is_impersonal(self, index: int) -> bool:
        """Tell whether the « il » at a token has no bearer."""
        token, words = self.scene.tokens[index], self.scene.words
        lists = self._lists
        near = words[index + 1 : index + 1 + _NEAR]
        verb = self.scene.tokens[token.head]
        if near[:2] == ["y", "a"] or ("y" in near[:2] and verb.lemma == "avoir"):
            return True
        lemma = verb.lemma.lower()
        if token.dep.startswith("expl") and self._takes_dummy(verb, lemma):
            return True
        between = set(words[index + 1 : verb.index])
        if lemma in lists["verbs"] or (
            lemma in lists["reflexive"] and {"s'", "se"} & between
        ):
            return True
        if lemma in lists["with_clause"] and _OPENS_CLAUSE & set(near[:5]):
            return True
        return (
            self._weather(verb, lemma, near)
            or self._leaves(index, verb, lemma)
            or self._orders(index, verb)
            or self._judges(verb, lemma, near)
        )

    def _takes_dummy(self, verb: Token, lemma: str) -> bool:
        """Tell whether a predicate goes with a subject that is nobody."""
        lists = self._lists
        listed = lists["verbs"] | lists["with_clause"] | lists["remaining"]
        return lemma in listed or verb.pos != "VERB" or self._passive(verb)

    def _passive(self, verb: Token) -> bool:
        children = self.scene.tree.children[verb.index]
        return any(self.scene.tokens[c].dep == "aux:pass" for c in children)

    def _weather(self, verb: Token, lemma: str, near: list[str]) -> bool:
        """Read « il fait très chaud », « il était 20 heures »."""
        if lemma == "faire":
            return any(
                word in self._lists["weather"]
                and self.scene.tokens[place - 1].pos not in {"DET", "ADJ"}
                for place, word in enumerate(
                    self.scene.words[verb.index + 1 : verb.index + 4], verb.index + 1
                )
            )
        number = any(word[:1].isdigit() for word in near[:3])
        return number and "heures" in near[:4] and verb.pos != "VERB"

    def _leaves(self, index: int, verb: Token, lemma: str) -> bool:
        """Read « il reste deux places », against « il reste à Paris »."""
        tree, tokens = self.scene.tree, self.scene.tokens
        if lemma not in self._lists["remaining"]:
            return False
        if any(tree.deps[c] == "expl" for c in tree.children[verb.index]):
            return True
        return any(
            c > max(index, verb.index) and tokens[c].pos in {"NOUN", "NUM"}
            for c in tree.kids(verb.index, "obj", "nsubj", "xcomp")
        )

    def _orders(self, index: int, verb: Token) -> bool:
        """Read « il a été décidé que », « il est prévu de »: a passive, its clause."""
        tokens = self.scene.tokens
        if not self._passive(verb) or verb.index < index:
            return False
        after = self.scene.words[verb.index + 1 : verb.index + 3]
        if not after:
            return False
        infinitive = any(
            t.feature("VerbForm") == "Inf"
            for t in tokens[verb.index + 2 : verb.index + _FAR // 2]
        )
        if after[0] in {"de", "d'"}:
            return infinitive and verb.lemma.lower() in self._lists["ordered"]
        return after[0] in _CLAUSE

    def _judges(self, verb: Token, lemma: str, near: list[str]) -> bool:
        """Read « il est possible que », « il reste à », « il semble que »."""
        be = self._lists["copulas"] & set(near[:2])
        judged = ({lemma} | set(near[:5])) & self._lists["adjectives"]
        if be and judged and _OPENS_CLAUSE & set(near):
            return True
        copula = any(True for _ in self.scene.tree.kids(verb.index, "cop"))
        after = self.scene.words[verb.index + 1 : verb.index + 2]
        return copula and verb.pos == "ADJ" and bool(_CLAUSE & set(after))
