"""One document's dependencies, indexed once, and who the subject of a verb is.

Small parsers lose subjects and coordinations; where the tree has none, the words before
the verb are asked (measured on the tune half of the passages: 9 % of subjects).
"""

from collections.abc import Sequence
from itertools import pairwise

from recoupe.assertions.antecedents import INNER, Antecedents
from recoupe.assertions.nodes import CLAUSES, NOMINAL, SUBJECTS
from recoupe.assertions.scenes import is_scene
from recoupe.model import Token

__all__ = ["CLAUSES", "INNER", "NOMINAL", "SUBJECTS", "Tree", "adjacent"]

# Between a subject and its verb may stand clitics, negation, adverbs, auxiliaries.
SKIPPED = frozenset({"AUX", "ADV", "PART"})


class Tree(Antecedents):
    """Dependencies in which every verb finds its subject."""

    def subject(self, index: int, depth: int = 0) -> int | None:
        """Return the grammatical subject of a verb or predicate, shared or own."""
        own = [
            t
            for t in self.children(index)
            if t.dep in SUBJECTS and t.index not in self.timed
        ]
        own.sort(key=lambda t: (t.pos not in NOMINAL, t.index))
        if own:
            return self.antecedent(own[0].index)
        clausal = self._infinitive_subject(index)
        if depth > 6 or clausal is not None:
            return clausal
        token, form = self.tokens[index], self.form(index)
        if form == "Fin" or self.has(index, "cop"):
            found = self._finite_subject(index, depth)
            if found is not None or token.dep != "xcomp":
                return found
        modifier = token.dep.startswith("acl") or (
            token.dep == "amod" and form == "Part"
        )
        if modifier and self.tokens[token.head].pos in NOMINAL:
            return self._modified(index, depth)
        return self._controller(index, depth)

    def _infinitive_subject(self, index: int) -> int | None:
        """Return the infinitive of « vendre les terrains rapporterait peu »."""
        if not self.has(index, "csubj"):
            return None
        return next(
            (
                t.index
                for t in self.children(index)
                if t.dep == "csubj" and t.index < index and self.form(t.index) == "Inf"
            ),
            None,
        )

    def _finite_subject(self, index: int, depth: int) -> int | None:
        token = self.tokens[index]
        if token.dep == "conj" and self.tokens[token.head].pos in {
            "VERB",
            "ADJ",
            "NOUN",
        }:
            shared = self.subject(token.head, depth + 1)
            before = self._before(index)
            return before if before is not None and shared is None else shared
        if self.has(index, "expl:subj"):
            return None
        return self._before(index)

    def _before(self, index: int) -> int | None:
        """Return the noun phrase that ends where the verb group begins."""
        first = min([index, *(t.index for t in self.children(index) if _in_group(t))])
        position = first - 1
        start = self.sentence(index).first
        while position >= start and self.tokens[position].pos in SKIPPED:
            position -= 1
        closing = position > start and self.tokens[position].text == ","
        if closing:  # « le gouverneur, X, est revenu »
            position -= 1
            closing = not self._closes(position)
        if position < start or closing:
            return None
        token = self.tokens[position]
        if token.pos == "PRON" and token.feature("PronType") == "Rel":
            return self.antecedent(position)
        climbed = self._phrase_head(position, index)
        head = self.tokens[climbed]
        bare = head.pos in NOMINAL and not self.preposition(climbed)
        if not bare or climbed in self.timed:
            return None
        return climbed

    def _closes(self, position: int) -> bool:
        """Tell whether an apposition ends here: « Ivo Lance, maire de Gavre, part »."""
        for _ in range(4):
            token = self.tokens[position]
            if token.dep in {"appos", "flat:name"}:
                return True
            if token.dep != "nmod" or token.head >= position:
                return False
            position = token.head
        return False

    def _modified(self, index: int, depth: int) -> int | None:
        token = self.tokens[index]
        noun = self.tokens[token.head]
        if self.form(index) == "Inf":
            holder = self.tokens[noun.head]
            if holder.lemma in self._object_control:
                addressed = self.preposition(noun.index) == "à"
                if self.is_passive(holder.index) and not addressed:
                    return self.subject(holder.index, depth + 1)  # « … par X à payer »
                return noun.index  # « il a été demandé aux élèves de rester »
            if holder.pos == "VERB" and holder.index != noun.index:
                return self.subject(holder.index, depth + 1)
        return self.antecedent(self._agreeing(noun.index, index))

    def _controller(self, index: int, depth: int) -> int | None:
        """Return whoever an infinitive or a participle leaves unsaid."""
        beside = self._just_before(index)
        if beside is not None:
            return beside
        current = index
        for _ in range(6):
            token = self.tokens[current]
            if token.head == current:
                return None
            current = token.head
            if self.tokens[current].pos == "VERB" or self.has(current, "cop"):
                break
        else:
            return None
        if (
            self._is_infinitive(index)
            and self.tokens[current].lemma in self._object_control
        ):
            addressed = self.addressee(current, index)
            if addressed is not None:
                return addressed
        elif self._is_infinitive(index) and self.is_passive(current):
            for child in self.children(current):  # « menacé par X de perdre »
                if child.dep == "obl:agent" and child.index not in self.timed:
                    return self.antecedent(child.index)
        return self.subject(current, depth + 1)

    def _is_infinitive(self, index: int) -> bool:
        """Tell whether an infinitive states something: « partir », « être sûr »."""
        return self.form(index) == "Inf" or any(
            t.dep == "cop" and t.feature("VerbForm") == "Inf"
            for t in self.auxiliaries(index)
        )

    def _just_before(self, index: int) -> int | None:
        """Return whom a participle after a comma is said of: « X, accusé par Y, ».

        The nearest name or person that agrees, where the parse hung it on the verb.
        """
        start = self.sentence(index).first
        past = self.form(index) == "Part" and self.is_passive(index)
        if not past or index - start < 3 or self.tokens[index - 1].text != ",":
            return None
        current = index - 2
        for _ in range(6):
            near = self.tokens[current]
            person = near.pos == "PROPN" or near.lemma.lower() in self.acting
            if person and near.pos in NOMINAL and not self._disagree(current, index):
                return current if current not in self.timed else None
            if near.dep not in INNER or not start <= near.head < current:
                return None
            current = near.head
        return None

    def addressee(self, governor: int, infinitive: int) -> int | None:
        """Return the one who is accused of doing, asked to do, kept from doing."""
        for child in self.children(governor):
            asked = child.pos in NOMINAL or child.dep == "obj"  # « que X accuse de »
            if child.index == infinitive or not asked or is_scene(self, child.index):
                continue
            late = child.dep == "nsubj" and child.index > governor
            named = late or child.dep in {"obj", "iobj"} or child.dep == "obl:arg"
            named = named or self.preposition(child.index) == "à"
            if named and child.index not in self.timed:
                return self.antecedent(child.index)
            if self.is_passive(governor) and child.dep in SUBJECTS:
                return self.antecedent(child.index)
        return None


def _in_group(token: Token) -> bool:
    clitic = token.pos == "PRON" and token.dep in {
        "iobj",
        "obj",
        "expl:pv",
        "expl:comp",
        "expl:pass",
    }
    return (
        token.dep.startswith(("aux", "cop")) or clitic or token.lemma in {"ne", "non"}
    )


def adjacent(indices: Sequence[int]) -> bool:
    """Tell whether token indices follow each other without a gap."""
    return all(b == a + 1 for a, b in pairwise(indices))
