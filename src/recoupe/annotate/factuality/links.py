"""What the word that links a clause makes of it: « si », « pour », « sans »."""

import re

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.moods import Judgment, Moods
from recoupe.annotate.predicates import is_compound
from recoupe.lang.commitment import CommitmentPack
from recoupe.model import Factuality

_QUOTE_END = re.compile(r"[»”\n]")
_FREE = frozenset({"root", "ccomp", "conj", "parataxis", "dep"})
_BEHIND = frozenset({"Past", "Imp"})  # tenses of what was done
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
                or (index > head and tree.lemmas[head] in pack.condition.asking)
            )
            # What a condition supposes is possible; what follows from it, conditional.
            value: Factuality = "unknown" if asking else "possible"
            if not asking and (self._is_settled(head) or self._concedes(index, head)):
                return None
            return Judgment(value, "+", f"condition.{'asked' if asking else 'set'}")
        if set(marks) & pack.condition.until and tree.finite(index) is not None:
            return Judgment("possible", "+", "condition.until")
        if set(marks) & pack.negation.without:
            denied = head == index or not self.moods.is_denied(head)
            return Judgment("certain", "-" if denied else "+", "negation.without")
        aims = set(marks) & pack.purpose.marks or tree.words[head] in pack.purpose.marks
        clause = set(marks) & pack.negation.restriction
        if (
            aims
            and (clause if tree.finite(index) is not None else self._is_aim(index))
            and tree.lemmas[head] not in pack.purpose.realized
            and not self._is_voiced(index, head)
        ):
            return Judgment("unknown", "+", "purpose")
        start = tree.tokens[index].start
        before = tree.text[max(0, start - _NEAR) : start].lower().replace("’", "'")
        if tree.tokens[index].pos == "NOUN" and any(
            phrase in before for phrase in pack.condition.prepositions
        ):
            return Judgment("possible", "+", "condition.set")
        return None

    def is_beside(self, index: int, marks: list[str]) -> bool:
        """Tell whether an infinitive says when or why, and completes no verb.

        « arrêté avant d'être relâché », « accusé d'avoir fui après avoir tiré ».
        """
        if self.tree.finite(index) is not None or self.tree.deps[index] != "advcl":
            return False
        bare = self.tree.tokens[index].feature("VerbForm") == "Inf"
        beside = self.pack.purpose.before | self.pack.purpose.marks
        return bool(set(marks) & beside) and (bare or self.is_perfect_infinitive(index))

    def is_without(self, index: int) -> bool:
        """Tell whether a noun is what was lacking: « mais sans effusion de sang »."""
        cases = {self.tree.words[case] for case in self.tree.kids(index, "case")}
        return bool(cases & self.pack.negation.without)

    def is_asked(self, index: int) -> bool:
        """Tell whether the text asks whether a clause holds, or wishes it did.

        « Le suspect a-t-il fui ? », « va-t-il fuir ? », « Qu'il parte ! » do; « Qui a
        signé ? » takes the signing for granted.
        """
        helper = self.tree.tokens[index].head
        helped = self.tree.deps[index] == "xcomp" and self._asks(helper)
        return helped or self._asks(index)

    def _asks(self, index: int) -> bool:
        tree, words = self.tree, self.pack.question
        sentence = tree.sentence(index)
        root = tree.tokens[index].head == index
        children = tree.children[index]
        if root and any(
            tree.words[child] in self.pack.negation.restriction
            and tree.tokens[child].pos == "SCONJ"
            and tree.text[tree.tokens[child].start].isupper()
            for child in children
        ):
            return True
        rest = tree.text[tree.tokens[index].start : sentence.end]
        said = _QUOTE_END.split(rest)[0]  # « Faut-il fermer ? », demande le maire.
        if said.rstrip(words.closing)[-1:] != words.mark:
            return False
        if tree.tokens[index].dep not in _FREE:
            return False
        span = range(sentence.first, sentence.last)
        if any(tree.lemmas[other] in words.pronouns for other in span):
            return False
        beside = {*children, min(index + 1, sentence.last - 1)}
        return any(tree.words[child] in words.inverted for child in beside) or any(
            tree.words[other : other + 2] == ["est", "-ce"] for other in span
        )

    def _concedes(self, index: int, head: int) -> bool:
        """Tell whether « si » grants a fact: « s'ils ont signé, le doute demeure »."""
        tree = self.tree
        finite, main = tree.finite(index), tree.finite(head)
        if finite is None or main is None or head == index:
            return False
        compound = finite != index and is_compound(tree, index)
        token = tree.tokens[main]
        plain = token.feature("Mood") == "Ind" and token.feature("Tense") == "Pres"
        return (
            compound
            and plain
            and not self.moods.is_conditional(main)
            and (tree.lemmas[head] not in self.pack.modal.able | self.pack.modal.must)
            and not any(
                tree.lemmas[above] in self.pack.modal.able | self.pack.modal.must
                for above in (main,)
            )
        )

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

    def _is_voiced(self, index: int, head: int) -> bool:
        """Tell whether an act voiced what it was done for: « pour protester »."""
        tree = self.tree
        if tree.lemmas[index] not in self.pack.purpose.voiced:
            return False
        verbs = [head, *tree.kids(head, "aux", "cop")]
        tenses = {tree.tokens[verb].feature("Tense") for verb in verbs}
        moods = {tree.tokens[verb].feature("Mood") for verb in verbs}
        return bool(tenses & _BEHIND) and "Fut" not in tenses and "Cnd" not in moods

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
