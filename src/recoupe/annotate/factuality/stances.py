"""What a participle or a predicate says of the event that a noun names.

« la peine requise », « la fermeture est sur la table », « la rupture a été évitée »:
none of them says that it happened.
"""

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.moods import Moods
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack

_LONGEST = 6  # words of a phrase of the table
_AGENTS = ("obl:agent", "obl", "obl:mod", "obl:arg")


class Stances:
    """Looks up what stands beside the event nouns of one text."""

    def __init__(
        self,
        tree: Tree,
        packs: tuple[CommitmentPack, ReportingPack],
        moods: Moods,
    ) -> None:
        self.tree = tree
        self.pack, self.reporting = packs
        self.moods = moods

    def modifier(self, noun: int) -> tuple[Effect, int] | None:
        """Return what a participle or relative clause does to its noun, and its token.

        « la peine requise », « que requiert la procureure »; « prévu par la loi » dates
        nothing.
        """
        tree = self.tree
        for child in tree.kids(noun, "amod", "acl"):
            if tree.tokens[child].pos not in {"VERB", "ADJ"} or not self._undergoes(
                child
            ):
                continue
            effect = self._of_verb(child)
            if effect is None or self._is_written(child) or self.spared(noun, effect):
                continue
            if self.moods.is_denied(child):
                effect = _negated(effect)
            if effect.value != "certain" or effect.polarity != "+":
                return effect, child
        return None

    def predicate(self, noun: int, head: int) -> Effect | None:
        """Return what is said of a noun that is the subject of ``head``.

        « est envisagée », « reste possible », « n'est pas à l'ordre du jour ».
        """
        tree = self.tree
        if tree.deps[noun] != "nsubj":
            return None
        said = self._said(noun, head)
        effect = None
        if said is not None and not any(True for _ in tree.kids(said, "case")):
            effect = self._of_verb(said) or self.moods.adjective(said)
        effect = effect or self._phrase(head)
        if effect is None or self.spared(noun, effect):
            return None
        return None if effect.value == "certain" and effect.polarity == "+" else effect

    def spared(self, noun: int, effect: Effect) -> bool:
        """Tell whether a noun has happened all the same.

        An arrest that is announced is a fact; a proposal that is refused was made, and
        one that is discussed too.
        """
        lemma = self.tree.lemmas[noun]
        event = self.pack.event
        if effect.value == "announced":
            return lemma in event.befalling and lemma not in event.scheduled
        if effect.value == "possible" and lemma in event.tabled:
            return True
        denying = effect.value == "certain" and effect.polarity == "-"
        return denying and (lemma in event.offered or lemma in event.annulled)

    def is_done(self, noun: int, head: int) -> bool:
        """Tell whether a verb in the past takes for granted that its subject was so.

        « l'évacuation ordonnée a duré deux heures », « l'enquête est ouverte ».
        """
        return self.tree.lemmas[head] in self.pack.happening.done and self.takes_place(
            noun, head
        )

    def takes_place(self, noun: int, head: int) -> bool:
        """Tell whether a verb in the past may say of a noun that it took place."""
        tree = self.tree
        finite = tree.finite(head)
        if tree.deps[noun] != "nsubj" or finite is None:
            return False
        past = tree.tokens[finite].feature("Tense") in {"Past", "Imp"}
        return past or (finite != head and tree.tokens[head].pos == "VERB")

    def _said(self, noun: int, head: int) -> int | None:
        """Return the word that a copula, a passive or « rester » ties to a noun."""
        tree = self.tree
        passive = tree.tokens[noun].dep == "nsubj:pass" or any(
            tree.tokens[child].dep in {"aux:pass", "cop"}
            for child in tree.children[head]
        )
        if passive:
            return head
        if tree.lemmas[head] not in self.pack.event.linking:
            return None
        return next(tree.kids(head, "xcomp", "amod"), None)

    def _undergoes(self, child: int) -> bool:
        """Tell whether a noun is the object of what stands behind it."""
        tree = self.tree
        if tree.finite(child) is None:
            return tree.tokens[child].feature("Tense") != "Pres"
        relative = [c for c in tree.children[child] if _is_relative(tree, c)]
        return any(
            tree.deps[c] == "obj" or tree.tokens[c].dep == "nsubj:pass"
            for c in relative
        )

    def _of_verb(self, index: int) -> Effect | None:
        """Return what a participle or verb does to the event it is said of."""
        tree = self.tree
        lemma = tree.lemmas[index]
        if tree.tokens[index].pos == "ADJ":
            lemma = self.reporting.infinitive(tree.words[index], lemma)
        return self.pack.effect(lemma, "event")

    def _is_written(self, index: int) -> bool:
        """Tell whether a law or a contract is what plans: « prévu par la loi »."""
        tree = self.tree
        return any(
            tree.tokens[child].dep in _AGENTS
            and tree.lemmas[child] in self.pack.event.texts
            for child in tree.children[index]
        )

    def _phrase(self, head: int) -> Effect | None:
        """Return what a fixed phrase says: « est sur la table », « tombe à l'eau »."""
        tree, negation = self.tree, self.pack.negation
        linking = tree.lemmas[head] in self.pack.event.linking
        start = max([tree.left[head] - 1, *tree.kids(head, "cop", "aux")]) + 1
        verbal = tree.tokens[head].pos == "VERB"
        if verbal:
            start = head + 1
        words = [
            word
            for word in tree.words[start : start + 2 * _LONGEST]
            if word not in negation.words and word not in self.pack.event.skipped
        ]
        opening = [] if linking or not verbal else [tree.lemmas[head]]
        return self.pack.said_of(" ".join([*opening, *words[:_LONGEST]]))


def _is_relative(tree: Tree, index: int) -> bool:
    return tree.tokens[index].feature("PronType") == "Rel" or (
        tree.words[index] in {"que", "qu'"} and tree.tokens[index].pos == "PRON"
    )


def _negated(effect: Effect) -> Effect:
    """Return an effect as its word does it when denied."""
    return Effect(
        effect.negated_value,
        effect.negated_polarity,
        effect.value,
        effect.polarity,
    )
