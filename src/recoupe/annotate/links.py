"""What the word that links a clause makes of it: « si », « pour », « sans »."""

from recoupe.annotate.clauses import Tree
from recoupe.annotate.moods import Judgment, Moods
from recoupe.annotate.predicates import is_compound
from recoupe.lang.commitment import CommitmentPack
from recoupe.model import Factuality

_NEAR = 20  # characters before a noun in which « en cas de » may stand


class Links:
    """Reads conjunctions and prepositions that set a condition, an aim, an absence."""

    def __init__(self, tree: Tree, pack: CommitmentPack, moods: Moods) -> None:
        self.tree = tree
        self.pack = pack
        self.moods = moods

    def read(  # noqa: PLR0911 - one answer per kind of link
        self, index: int, head: int, marks: list[str]
    ) -> Judgment | None:
        """Judge by the word that links a clause: « si », « pour », « sans »."""
        tree, pack = self.tree, self.pack
        if set(marks) & pack.condition.marks:
            asking = head != index and (
                tree.deps[index] in {"ccomp", "obj"}
                or tree.lemmas[head] in pack.condition.asking
            )
            value: Factuality = "unknown" if asking else "conditional"
            if not asking and self._is_settled(head):
                return None
            return Judgment(value, "+", f"condition.{'asked' if asking else 'set'}")
        if set(marks) & pack.condition.until and tree.finite(index) is not None:
            return Judgment("possible", "+", "condition.until")
        if set(marks) & pack.negation.without:
            denied = head == index or not self.moods.is_denied(head)
            return Judgment("certain", "-" if denied else "+", "negation.without")
        if (
            set(marks) & pack.purpose.marks
            and tree.finite(index) is None
            and self._is_aim(index)
            and tree.lemmas[head] not in pack.purpose.realized
        ):
            return Judgment("unknown", "+", "purpose")
        start = tree.tokens[index].start
        before = tree.text[max(0, start - _NEAR) : start].lower().replace("’", "'")
        if tree.tokens[index].pos == "NOUN" and any(
            phrase in before for phrase in pack.condition.prepositions
        ):
            return Judgment("conditional", "+", "condition.set")
        return None

    def _is_settled(self, head: int) -> bool:
        """Tell whether the main clause is past: « s'il était utile, il fut … »."""
        finite = self.tree.finite(head)
        if finite is None or self.moods.is_conditional(finite):
            return False
        token = self.tree.tokens[finite]
        compound = (
            finite != head
            and token.feature("Tense") == "Pres"
            and (is_compound(self.tree, head))
        )
        return token.feature("Tense") in {"Imp", "Past"} or compound

    def _is_aim(self, index: int) -> bool:
        """Tell whether an infinitive looks ahead: « pour avoir fraudé » does not."""
        tree = self.tree
        if tree.tokens[index].feature("VerbForm") == "Inf":
            return not self.is_perfect_infinitive(index)
        return any(
            tree.tokens[child].feature("VerbForm") == "Inf"
            and tree.tokens[child].dep in {"aux:pass", "cop"}
            for child in tree.kids(index, "aux", "cop")
        )

    def is_perfect_infinitive(self, index: int) -> bool:
        """Tell whether a participle stands under an infinitive auxiliary."""
        tree = self.tree
        return any(
            tree.tokens[child].feature("VerbForm") == "Inf"
            for child in tree.kids(index, "aux", "cop")
        )
