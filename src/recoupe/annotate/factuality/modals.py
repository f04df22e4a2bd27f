"""« pouvoir », « devoir », « aller »: what a modal makes of its infinitive."""

from collections.abc import Container

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.moods import Judgment, Moods, combined, denied_if
from recoupe.lang.commitment import CommitmentPack
from recoupe.model import Attribution


class Modals:
    """Reads the modals of one text."""

    def __init__(
        self,
        tree: Tree,
        pack: CommitmentPack,
        moods: Moods,
        voices: dict[int, Attribution],
    ) -> None:
        self.tree = tree
        self.pack = pack
        self.moods = moods
        self.voices = voices  # token → deepest attribution whose content holds it

    def is_modal(self, head: int) -> bool:
        """Tell whether mood and tense of a verb decide what it makes of its infinitive.

        « il faut évacuer » leaves that open, « il a fallu évacuer » does not.
        """
        lemma, modal = self.tree.lemmas[head], self.pack.modal
        if lemma in modal.compelling:
            return self._is_past(head)
        return lemma in modal.able | modal.must | modal.future

    def _is_past(self, head: int) -> bool:
        finite = self.tree.finite(head)
        if finite is None or self.moods.is_conditional(finite):
            return False
        return finite != head or self.tree.tokens[finite].feature("Tense") == "Past"

    def read(self, index: int, head: int, above: Judgment) -> Judgment:
        """« peut signer », « a dû signer », « va signer »: mood and tense decide.

        ``above`` is what the words above the modal make of it.
        """
        tree, modal = self.tree, self.pack.modal
        lemma = tree.lemmas[head]
        finite = tree.finite(head)
        denied = self.moods.is_denied(head)
        if finite is None:
            return (
                above
                if lemma in modal.able
                else combined(self.moods.mark("unknown", "modal.bare", head), above)
            )
        token = tree.tokens[finite]
        conditional = self.moods.is_conditional(finite)
        if self._is_past(head):
            found = self.moods.mark("certain", "modal.past", head)
        elif lemma in modal.able:
            found = self.moods.mark("possible", "modal.able", head)
            if denied and not conditional:
                ahead = token.feature("Tense") == "Fut"
                found = self.moods.mark(
                    "announced" if ahead else "certain", "modal.unable", head
                )
        elif lemma in modal.future:
            found = self.moods.mark("announced", "modal.future", head)
        else:
            found = self._must(index, head, finite)
        found = self.moods.hedged(head, found)
        return combined(denied_if(found, denied), above)

    def _must(self, index: int, head: int, finite: int) -> Judgment:
        """« doit »: an obligation for whoever says so, a schedule for the outlet."""
        tree = self.tree
        token = tree.tokens[finite]
        if self.moods.is_conditional(finite):
            if finite != head:
                return self.moods.mark("unknown", "modal.ought", head)
            amount = tree.lemmas[index] in self.pack.modal.amount
            return self.moods.mark(
                "probable" if amount else "announced", "conditional.expected", head
            )
        if token.feature("Tense") == "Imp":
            return self.moods.mark("announced", "modal.scheduled", head)
        said = self.voices.get(index) is not None
        return self.moods.mark("unknown" if said else "announced", "modal.must", head)

    def is_announced_will(self, head: int, cues: Container[int]) -> bool:
        """« a confié vouloir partir »: a will that its owner announces is a plan."""
        token = self.tree.tokens[head]
        wants = self.tree.lemmas[head] in self.pack.modal.will
        return wants and token.feature("VerbForm") == "Inf" and token.head in cues
