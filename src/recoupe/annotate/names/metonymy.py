"""Tell « Moscou a rejeté » (a government) from « à Moscou » (a place).

Only seats of power are asked about: capitals, palaces, « l'Occident ». The answer comes
from the syntax around the name; what is undecided stays a place.
"""

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.model import Token


def mark_metonyms(scene: Scene, names: list[Draft]) -> None:
    """Set ``metonym_for`` of the names that stand for a body."""
    chains: dict[int, bool] = {}
    for draft in names:
        if draft.type not in {"GPE", "LOC", "ORG"} or draft.rule == "kb.pair":
            continue
        target = scene.kb.metonym(scene.surface(draft))
        entry = scene.kb.get(target) if target else None
        if entry is None or (entry.id == draft.entity and draft.type == "GPE"):
            continue
        if _nested(draft, names):
            continue
        body = _Reading(scene, draft, chains).is_body()
        chains[draft.head] = body
        if body:
            draft.metonym_for, draft.stands_for = entry.name, entry.id


def _nested(draft: Draft, names: list[Draft]) -> bool:
    return any(
        other is not draft
        and other.first <= draft.first
        and draft.last <= other.last
        and other.last - other.first > draft.last - draft.first
        for other in names
    )


class _Reading:
    """The surroundings of one name."""

    def __init__(self, scene: Scene, draft: Draft, chains: dict[int, bool]) -> None:
        self.scene = scene
        self.draft = draft
        self.words = scene.words
        self.lists = scene.lexicon.metonymy
        self.chains = chains
        self.always = (
            draft.type != "GPE"
        )  # « l'Occident », « le Kremlin »: never a town

    def is_body(self) -> bool:
        """Tell whether the name stands for those who govern from there."""
        before = self._preposition()
        head = self.scene.tokens[self.draft.head]
        if before in self.lists["place_prepositions"]:
            return before == "à" and self._is_addressee(head)
        if before in {"de", "d'"}:
            return self._is_possessor()
        if before in self.lists["body_prepositions"]:
            return before != "pour" or not self._motion(head)
        if before:
            return self.always
        return self._as_argument(head)

    def _preposition(self) -> str:
        """Return the preposition that governs the name, "" if none does."""
        index = self.draft.first - 1
        while index >= 0 and self.words[index] in {"la", "le", "l'", "les", "capitale"}:
            index -= 1
        if index < 0 or not self.scene.tree.same_sentence(index, self.draft.head):
            return ""
        word = self.words[index]
        contracted = {"au": "à", "aux": "à", "du": "de", "des": "de"}
        if word in contracted and index == self.draft.first - 1:
            return contracted[word]
        if self.scene.tokens[index].pos == "ADP" or word in {
            "contre",
            "à",
            "de",
            "d'",
            "par",
            "avec",
        }:
            return word
        if word in {"et", "ou"}:
            return self._preposition_of_first(index)
        return ""

    def _preposition_of_first(self, index: int) -> str:
        """Return what governs « Moscou » in « entre Moscou et Bakou »."""
        conjunct = self.scene.tokens[self.draft.head]
        if self.scene.tree.deps[conjunct.index] != "conj":
            return ""
        for child in self.scene.tree.kids(conjunct.head, "case"):
            if child < index:
                return self.words[child]
        return ""

    def _as_argument(self, head: Token) -> bool:
        """Decide for a name without preposition: subject, object, conjunct."""
        tree = self.scene.tree
        relation, token, steps = tree.deps[head.index], head, 0
        while (
            relation in {"conj", "appos", "flat"}
            and token.head != token.index
            and steps < 5
        ):
            token, steps = self.scene.tokens[token.head], steps + 1
            relation = tree.deps[token.index]
            if token.index in self.chains:
                return self.chains[token.index]
        if relation in {"nsubj", "iobj"}:
            return self._acts(self.scene.tokens[token.head])
        if relation == "obj":
            verb = self.scene.tokens[token.head]
            return (
                verb.pos == "VERB"
                and self._lemma(verb) not in self.lists["place_verbs"]
            )
        if relation in {"root", "dislocated", "vocative", "nmod", "obl", "parataxis"}:
            return self._starts_statement() or self._described() or self.always
        return self._described() or self.always

    def _described(self) -> bool:
        """Tell « Moscou, qui dispose d'une base, … », which the parser cut in two."""
        words, last = self.words, self.draft.last
        relative = words[last : last + 2][:1] == [","] and (
            words[last + 1 : last + 2][0] in self.lists["relatives"]
        )
        if not relative:
            return False
        verb = self.scene.tokens[self.scene.tokens[last + 1].head]
        return verb.pos == "VERB" and self._acts(verb)

    def _acts(self, verb: Token) -> bool:
        """Tell whether a verb makes its subject somebody who acts."""
        if self.always:
            return True
        if self._lemma(verb) in self.lists["place_verbs"]:
            return False
        if verb.pos in {"VERB", "AUX"}:
            return not self._passive_of_place(verb)
        return verb.pos == "ADJ"

    def _passive_of_place(self, verb: Token) -> bool:
        passive = any(
            self.scene.tokens[c].dep == "aux:pass"
            for c in self.scene.tree.children[verb.index]
        )
        return passive and self._lemma(verb) in self.lists["place_verbs"]

    def _lemma(self, token: Token) -> str:
        return token.lemma.lower()

    def _starts_statement(self) -> bool:
        """Tell whether a verb follows that the parser did not attach the name to."""
        tokens, index = self.scene.tokens, self.draft.last
        if index < len(tokens) and tokens[index].text == ",":
            return False
        while index < len(tokens) and tokens[index].pos in {"ADV", "PRON", "AUX"}:
            index += 1
        if index == self.draft.last and (
            index >= len(tokens) or tokens[index].pos not in {"VERB", "AUX"}
        ):
            return False
        verb = tokens[min(index, len(tokens) - 1)]
        finite = verb.feature("VerbForm") in {"Fin", "Part"}
        return (
            verb.pos == "VERB"
            and finite
            and self._lemma(verb) not in self.lists["place_verbs"]
        )

    def _is_addressee(self, head: Token) -> bool:
        """Tell « reprocher à Bakou » and « opposer à Erevan » from « à Bakou »."""
        if self._follows_goods():
            return True
        governor = self.scene.tokens[head.head]
        if governor.index == head.index:
            return self.always
        lemma = self._lemma(governor)
        return (
            lemma in self.lists["giving_verbs"]
            or lemma in self.lists["giving_nouns"]
            or (self.always and governor.pos == "VERB")
        )

    def _follows_goods(self) -> bool:
        """Tell whether « soutien apporté à », « aide à » stands before « à Kiev »."""
        tokens = self.scene.tokens
        index = self.draft.first - 2
        for _ in range(5):
            if index < 0 or tokens[index].pos == "PUNCT":
                return False
            word = self.words[index]
            if word in self.lists["giving_nouns"]:
                return True
            if tokens[index].pos == "VERB":
                return self._lemma(tokens[index]) in self.lists["giving_verbs"]
            index -= 1
        return False

    def _is_possessor(self) -> bool:
        """Decide « de Moscou » by the noun before it."""
        index = self.draft.first - 2
        if self.words[self.draft.first - 1] not in {"de", "d'", "du", "des"}:
            index -= 1
        while index >= 0 and self.scene.tokens[index].pos in {"ADJ", "ADV"}:
            index -= 1
        if index < 0:
            return False
        noun = self.words[index]
        singular = noun.removesuffix("s")
        if {noun, singular} & self.lists["place_nouns"]:
            return False
        token = self.scene.tokens[index]
        if token.pos == "ADP":
            return noun not in self.lists["place_prepositions"]
        if token.pos == "VERB":
            return self._lemma(token) in self.lists["source_verbs"] or self.always
        people = self.scene.lexicon.people
        if noun in people and people[noun][0] not in self.scene.lexicon.alliance:
            return self.always
        return (
            self.always
            or bool({noun, singular} & self.lists["attitude_nouns"])
            or (singular in self.scene.lexicon.alliance)
        )

    def _motion(self, head: Token) -> bool:
        governor = self.scene.tokens[head.head]
        return self._lemma(governor) in self.lists["motion_verbs"]
