"""What relative pronouns stand for, and which noun a participle agrees with."""

from recoupe.assertions.nodes import NOMINAL, Nodes
from recoupe.model import Token

INNER = frozenset(
    {"nmod", "amod", "appos", "flat", "flat:name", "flat:foreign", "conj"}
)
RELATIVES = frozenset(
    {
        "qui",
        "que",
        "qu'",
        "qu’",
        "dont",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "duquel",
        "où",
    }
)
_APART = frozenset({("conj", "VERB"), ("appos", "ADJ")})
_SUBJECT = ("nsubj", "nsubj:pass")
_POINTING = frozenset({"c'", "c’", "ce"})
_ARGUMENT = frozenset({"obj", "nsubj", "nsubj:pass", "iobj"})


class Antecedents(Nodes):
    """Nodes that know the noun behind a pronoun or a participle."""

    def antecedent(self, index: int) -> int:
        """Return what a relative pronoun stands for, otherwise the token itself."""
        token = self.tokens[index]
        argument = token.dep in _ARGUMENT or token.dep.startswith("obl")
        relative = token.feature("PronType") == "Rel" or argument
        known = token.pos in {"PRON", "SCONJ"} and token.text.lower() in RELATIVES
        if not known or not relative:
            return index
        current = token.head
        for _ in range(4):
            clause = self.tokens[current]
            if clause.dep.startswith(("acl", "advcl:cleft")):
                if clause.dep == "advcl:cleft" and self._is_where(clause.head, token):
                    return index
                near = self._in_number(self._nearest(clause.head, index), index)
                noun = self._named(near, index)
                meant = self.contrasted(noun)
                if meant is None and token.dep in _SUBJECT:
                    meant = self.instead(noun)
                if meant is not None:
                    self.denied[token.head] = noun
                return noun if meant is None else meant
            if clause.head == current:
                break
            current = clause.head
        behind = self.tokens[index - 1] if index else token
        opens = behind.text == "," and token.pos == "PRON"
        known = token.dep != "obj" or opens  # « le ferry, qu'a percuté le cargo, »
        return self._nearest(token.head, index) if known else index

    def _named(self, noun: int, pronoun: int) -> int:
        """Return the name that ends a phrase about no party, before « , qui ».

        « une protestation d'Asmara, qui a convoqué … »
        """
        last = pronoun - 1
        while last > noun and self.tokens[last].pos in {"PUNCT", "ADP"}:
            last -= 1
        if self.tokens[last].pos == "NUM" or self.tokens[last].dep.startswith("flat"):
            last = self.tokens[last].head  # « la COP 29, qui »
        name = self.tokens[last]
        own = {
            self.tokens[noun].lemma.lower(),
            self.tokens[noun].text.lower().rstrip("s"),
        }
        known = bool(own & self.acting)
        if known or last <= noun or self.tokens[noun].pos != "NOUN":
            return noun
        aside = self.tokens[pronoun - 1].pos == "PUNCT"
        beside = name.pos == "PROPN" and aside and name.dep == "nmod"
        return last if beside and name.head == noun else noun

    def _is_where(self, focus: int, pronoun: Token) -> bool:
        """Tell whether « C'est en Lettonie que … » says where, not what."""
        governed = any(child.dep == "case" for child in self.children(focus))
        return governed and pronoun.text.lower() in {"que", "qu'", "qu’"}

    def _in_number(self, noun: int, pronoun: int) -> int:
        """Return the nearest noun in the number of the verb that « qui » is subject of.

        « ses liens à l'approche de la COP 29, qui se tiendra à Bakou »: no « liens ».
        """
        subject = self.tokens[pronoun]
        if subject.text.lower() != "qui" or not subject.dep.startswith("nsubj"):
            return noun
        number = self._finite_number(subject.head)
        if not number or self.tokens[noun].feature("Number") in {None, number}:
            return noun
        for position in range(pronoun - 1, noun, -1):
            token = self.tokens[position]
            if token.pos in {"NOUN", "PROPN"} and position not in self.timed:
                found = token.feature("Number") or "Sing"
                if found == number:
                    named = token.dep.startswith("flat")
                    return token.head if named else position
        return noun

    def _finite_number(self, verb: int) -> str:
        """Return the number of a verb or of the auxiliary before it."""
        words = [verb, *(c for c in range(max(0, verb - 4), verb))]
        return next(
            (
                self.tokens[i].feature("Number") or ""
                for i in words
                if self.tokens[i].feature("VerbForm") == "Fin"
                and verb in {i, self.tokens[i].head}
            ),
            "",
        )

    def contrasted(self, noun: int) -> int | None:
        """Return A for the B of « c'est A, et non B, qui … », None for other nouns."""
        start = self.sentence(noun).first
        if not self.is_ruled_out(noun):
            return None
        for position in range(start, noun):
            token = self.tokens[position]
            if token.pos in {"NOUN", "PROPN"} and position not in self.timed:
                return self._phrase_head(position, noun)
        return None

    def is_denied_cleft(self, noun: int) -> bool:
        """Tell whether « ce n'est pas le maire qui … » denies a noun its part."""
        children = self.children(noun)
        if not self.has(noun, "cop") or self.tokens[noun].pos not in NOMINAL:
            return False
        pointed = any(c.text.lower() in _POINTING for c in children)
        definite = not any(
            c.pos == "DET" and c.feature("Definite") == "Ind" for c in children
        )
        denied = any(c.feature("Polarity") == "Neg" for c in children)
        return pointed and denied and definite

    def instead(self, noun: int) -> int | None:
        """Return B for the A of « ce n'est pas A qui …, mais B »."""
        if not self.is_denied_cleft(noun):
            return None
        last = self.sentence(noun).last
        for position in range(noun + 1, last - 1):
            token = self.tokens[position]
            if token.pos == "CCONJ" and token.lemma == "mais":
                other = self.tokens[token.head]
                nominal = other.pos in NOMINAL and other.index > position
                bare = not self.preposition(other.index)
                return other.index if nominal and bare else None
        return None

    def _nearest(self, noun: int, pronoun: int) -> int:
        """Correct an antecedent that was attached to a predicate further up."""
        if self.tokens[noun].pos in NOMINAL and noun < pronoun:
            return noun
        start = self.sentence(pronoun).first
        for position in range(pronoun - 1, start - 1, -1):
            if (
                self.tokens[position].pos in {"NOUN", "PROPN"}
                and position not in self.timed
            ):
                return self._phrase_head(position, pronoun)
        return pronoun

    def _phrase_head(self, position: int, limit: int) -> int:
        current = position
        for _ in range(8):
            token = self.tokens[current]
            if token.dep not in INNER or token.head >= limit or token.head == current:
                break
            if (token.dep, self.tokens[token.head].pos) in _APART:
                break  # « Prudent, le maire … »
            current = token.head
        return current

    def _agreeing(self, noun: int, participle: int) -> int:
        """Return the noun before a participle that agrees with it.

        « leurs liaisons, rompues en mars » was hung on a day two commas further up.
        """
        person = self.tokens[noun].lemma.lower() in self.acting
        if noun > participle or person or not self._disagree(noun, participle):
            return noun
        start = self.sentence(participle).first
        for position in range(participle - 1, start - 1, -1):
            token = self.tokens[position]
            if token.pos == "NOUN" and position not in self.timed:
                agrees = not self._disagree(position, participle)
                if agrees:
                    return position
        return noun

    def _disagree(self, one: int, other: int) -> bool:
        first, second = self.tokens[one], self.tokens[other]
        return any(
            first.feature(name)
            and second.feature(name)
            and first.feature(name) != second.feature(name)
            for name in ("Gender", "Number")
        )
