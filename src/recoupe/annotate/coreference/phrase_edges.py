"""Where a noun phrase begins and ends, by determiners, adjectives and complements."""

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.model import EntityType

_PREMODIFIERS = frozenset({"ADJ", "NUM"})
_MARKS = frozenset({",", "(", "—", "–", "-"})  # what a noun without article follows
_MOST_COMPLEMENTS = 2
_FEW_WORDS = 9
_MANY = 99  # counts beyond are alike
_LONG = 9  # digits of a number: more are not read


class Edges:
    """Finds the edges of noun phrases around the names of one article."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        words = load_anaphora_words(scene.document.language)
        self._bodies = words.nouns_of_bodies | scene.lexicon.bodies
        self._amounts = words.amounts
        self._around = words.noun_phrase
        told = scene.lexicon.metonymy
        self._prepositions = told["place_prepositions"] | told["body_prepositions"]
        self._determiners = words.determiners
        self.name_at = {i: d for d in names for i in range(d.first, d.last)}
        self._starts: dict[int, Draft] = {}
        for draft in names:
            held = self._starts.get(draft.first)
            if held is None or held.last < draft.last:
                self._starts[draft.first] = draft

    def left(self, index: int) -> tuple[int, str, int]:
        """Return first word, kind of determiner and number of a phrase."""
        words, first, count = self.scene.words, index, 0
        numbers = self.scene.lexicon.numbers
        for _ in range(4):
            before = first - 1
            if before < 0 or not self.scene.tree.same_sentence(before, index):
                return first, "", count
            word = words[before]
            digits = "".join(word.split())
            if word in numbers or (
                digits.isdecimal() and self.scene.tokens[before].pos == "NUM"
            ):
                count = numbers.get(word, 0) or min(int(digits[:_LONG]), _MANY)
                first = before
            elif (
                self.scene.tokens[before].pos in _PREMODIFIERS
                or word in self.scene.lexicon.past
            ):
                if before in self.name_at:
                    return first, "", count
                first = before
            else:
                return first, self._determiners.get(word, ""), count
        return first, "", count

    def right(self, after: int, kind: EntityType) -> tuple[int, Draft | None, int]:
        """Return the end of a phrase, the name in its complement, the end of its reach.

        Adjectives and at most two complements belong to a phrase; its reach goes over
        coordinated adjectives and complements: « dirigeants russe et azerbaïdjanais ».
        """
        tokens, words, end = self.scene.tokens, self.scene.words, after
        holder: Draft | None = None
        complements = 0
        while end < len(tokens) and end - after < _FEW_WORDS:
            token = tokens[end]
            if token.pos == "ADJ" or self._adjectival(end):
                if end in self.name_at or self._opens_clause(end):
                    break
                end += 1
            elif kind == "PER" and self._before_name(end):
                end += 1
            elif (
                words[end] in self._around["and"]
                and end > after
                and self._adjectival(end + 1)
                and self._adjectival(end - 1)
            ):
                end += 2
            elif (
                words[end] in self._around["links"] and complements < _MOST_COMPLEMENTS
            ):
                if words[end] not in self._around["of"] and kind not in {
                    "EVENT",
                    "LAW",
                }:
                    break
                reach = self._complement(end)
                if reach is None:
                    break
                end, named = reach
                holder = holder or named
                complements += 1
            else:
                break
        return end, holder, end

    def _opens_clause(self, index: int) -> bool:
        """Tell « le président détermine que » from an adjective."""
        after = self.scene.words[index + 1 : index + 2]
        return not self._around["that"].isdisjoint(after)

    def _before_name(self, index: int) -> bool:
        """Tell an adjective misread as a noun: « le politologue indépendant X »."""
        token, after = self.scene.tokens[index], self._starts.get(index + 1)
        named = after is not None and after.type == "PER"
        plain = token.text.isalpha() and token.text.islower()
        if not (named and plain) or index in self.name_at:
            return False
        if token.pos == "ADP":
            return token.text not in self._prepositions | self._around["links"]
        return token.pos in {"NOUN", "VERB"} and token.feature("VerbForm") != "Fin"

    def bare_end(self, after: int) -> int:
        """Return the end of a noun with its adjectives, without complements."""
        tokens = self.scene.tokens
        while (
            after < len(tokens)
            and tokens[after].pos == "ADJ"
            and after not in self.name_at
        ):
            after += 1
        return after

    def bare_is_fine(self, index: int, last: int) -> bool:
        """Let a phrase go without determiner in titles and appositions."""
        if self.scene.opens(index):
            return True
        before = self.scene.words[index - 1] if index else ","
        counted = before in self._around["of"] and index > 1
        if counted and self.scene.words[index - 2] in self._amounts:
            return True
        if before in _MARKS | self._around["bare"]:
            return last > index + 1 or before in self._around["bare_alone"]
        return False

    def _adjectival(self, index: int) -> bool:
        """Tell whether a word is a demonym, whatever the parser made of it."""
        if index >= len(self.scene.tokens) or index in self.name_at:
            return False
        text = self.scene.tokens[index].text
        return (
            text[:1].islower()
            and len(text) > 3
            and self.scene.kb.demonym(text) is not None
        )

    def _complement(self, index: int) -> tuple[int, Draft | None] | None:
        """Return the end of « de la Cour pénale internationale » and the name in it."""
        tokens, words = self.scene.tokens, self.scene.words
        start = index + 1
        while start < len(tokens) and (
            words[start] in self._around["inner"] or tokens[start].pos in {"NUM", "DET"}
        ):
            start += 1
        if start >= len(tokens):
            return None
        if named := self._starts.get(start):
            end = named.last
            if (
                words[index] in self._around["between"]
                and end < len(words)
                and words[end] in self._around["and"]
            ):
                return self._second(end + 1) or (end, named)
            return end, named
        if tokens[start].pos == "NOUN" or (
            tokens[start].pos in {"PROPN", "X"} and tokens[start].text[:1].islower()
        ):
            named = self._starts.get(start + 1)  # « du groupe X », « de la ville X »
            if named is not None and words[start] in self._bodies:
                return named.last, named
            return start + 1, None
        return None

    def _second(self, index: int) -> tuple[int, Draft | None] | None:
        """Return the end of « et l'Arménie » after « entre l'Azerbaïdjan »."""
        start = index
        while (
            start < len(self.scene.words)
            and self.scene.words[start] in self._around["articles"]
        ):
            start += 1
        named = self._starts.get(start)
        return (named.last, named) if named else None
