"""How sure a predicate's own form makes it: mood, tense, negation, adverbs.

Readings of the conditional are told apart by what stands around it, in this order:
politeness, possibility, a condition, a schedule, a reported future, hearsay.
"""

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.bare_negation import (
    denies_otherwise,
    is_lacking,
    tops_all,
)
from recoupe.annotate.predicates import is_compound
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Attribution, Factuality, Polarity, Span, Token

STRENGTH: dict[Factuality, int] = {
    "certain": 5,
    "probable": 4,
    "announced": 3,
    "possible": 2,
    "conditional": 1,
    "unknown": 0,
}
WEAKER_THAN_PROBABLE = frozenset({"possible", "announced"})
_ABOVE = 3  # clauses above a participle that may date it
_BEFORE = 8  # tokens before a verb in which its « aucun » may stand


class Judgment(msgspec.Struct, frozen=True):
    """A commitment with the words that make it and the step that decided."""

    value: Factuality = "certain"
    polarity: Polarity = "+"
    rule: str = "plain"
    markers: tuple[Span, ...] = ()
    hearsay: bool = False


PLAIN = Judgment()


class Moods:
    """Judges predicates by their own form."""

    def __init__(
        self,
        tree: Tree,
        packs: tuple[CommitmentPack, ReportingPack],
        voices: dict[int, Attribution],
    ) -> None:
        self.tree = tree
        self.pack, self.reporting = packs
        self.voices = voices  # token → deepest attribution whose content holds it

    def inflected(self, index: int) -> Judgment:
        """Judge a predicate by its own mood, tense, negation and adverbs."""
        judgment = PLAIN
        tree = self.tree
        finite = tree.finite(index)
        if finite is None:
            finite = self._near_auxiliary(index)
        if finite is not None:
            if self.is_conditional(finite):
                judgment = self._conditional(index, finite)
            elif tree.tokens[finite].feature("Tense") == "Fut":
                judgment = self.mark("announced", "tense.future", finite)
                if self._has_condition(index):
                    judgment = self.mark("conditional", "condition.consequence", finite)
            elif self._is_awaited(index, finite):
                judgment = self.mark("announced", "passive.awaited", index)
            elif tree.tokens[finite].feature("Mood") == "Imp":
                judgment = self.mark("unknown", "mood.imperative", finite)
        judgment = self.hedged(index, judgment)
        if any(self._takes_back(child) for child in tree.kids(index, "aux")):
            judgment = denied_if(judgment, denied=True)
        return denied_if(judgment, self.is_denied(index))

    def _is_awaited(self, index: int, finite: int) -> bool:
        """« est attendu mardi »: in the present passive without anybody who waits."""
        tree, present = self.tree, self.tree.tokens[finite].feature("Tense") == "Pres"
        waits = any(tree.tokens[c].dep == "obl:agent" for c in tree.children[index])
        return (
            tree.lemmas[index] in self.pack.modal.awaited
            and finite != index
            and present
            and not waits
            and tree.is_passive(index)
        )

    def _takes_back(self, index: int) -> bool:
        """Tell whether a verb read as auxiliary denies the deed (« a failli »)."""
        effect = self.pack.effect(self.tree.lemmas[index], "verb")
        return effect is not None and effect.polarity == "-"

    def _near_auxiliary(self, index: int) -> int | None:
        """Return the auxiliary right before a participle that is not attached to it."""
        tree = self.tree
        if tree.tokens[index].feature("VerbForm") != "Part":
            return None
        for before in range(index - 1, max(-1, index - 5), -1):
            token = tree.tokens[before]
            if token.pos == "AUX" and token.feature("VerbForm") == "Fin":
                return before
            if token.pos not in {"ADV", "AUX", "PRON"}:
                return None
        return None

    def is_conditional(self, finite: int) -> bool:
        """Tell whether a finite word is a conditional, by its tag or its shape."""
        token = self.tree.tokens[finite]
        return token.feature("Mood") == "Cnd" or (
            token.pos in {"VERB", "AUX"}
            and self.pack.conditional.matches(
                self.tree.words[finite], self.tree.lemmas[finite]
            )
        )

    def _conditional(self, index: int, finite: int) -> Judgment:  # noqa: PLR0911
        """Tell the readings of a conditional apart."""
        tree, modal = self.tree, self.pack.modal
        lemma = tree.lemmas[index]
        compound = is_compound(tree, index)
        polite = lemma in modal.necessary or (
            lemma in modal.polite and self._speaks_for_itself(index, finite)
        )
        if polite and not compound:
            return self.mark("certain", "conditional.polite", finite)
        if lemma in modal.able:
            return self.mark("possible", "conditional.possibility", finite)
        if self._has_condition(index):
            return self.mark("conditional", "conditional.hypothesis", finite)
        if lemma in modal.must:
            return self.mark("announced", "conditional.expected", finite)
        voice = self.voices.get(index)
        if not compound and self._is_reported(index):
            return self.mark("announced", "conditional.reported-future", finite)
        if voice is not None and not compound and self._is_past_report(voice):
            return self.mark("announced", "conditional.reported-future", finite)
        if voice is not None and lemma in modal.amount:
            return self.mark("probable", "conditional.estimate", finite)
        opinion = voice is not None and self._is_opinion(voice)
        if opinion and not compound and self._has_empty_subject(index):
            return self.mark("certain", "conditional.polite", finite)
        quoted = voice is None or self._is_quoted(voice, index)
        value: Factuality = "possible" if quoted else "probable"
        found = self.mark(value, "conditional.hearsay", finite)
        return msgspec.structs.replace(found, hearsay=True)

    def _has_empty_subject(self, index: int) -> bool:
        """Tell whether « ce » or « il » stands as subject: « ce serait une erreur »."""
        empty = self.reporting.words.generic_subjects
        return any(
            self.tree.words[child] in empty
            and (
                self.tree.words[child] in self.pack.phrases.demonstratives
                or self.tree.tokens[child].dep == "expl:subj"
            )
            for child in self.tree.kids(index, "nsubj", "expl")
        )

    def _speaks_for_itself(self, index: int, finite: int) -> bool:
        """Tell whether a wish is softened by whoever has it, not by the outlet.

        « Je voudrais partir » is polite; « le roi voudrait partir » is hearsay.
        """
        first = self.tree.tokens[finite].feature("Person") in {"1", "2"}
        return first or self.voices.get(index) is not None

    def _is_past_report(self, voice: Attribution) -> bool:
        """Tell whether a past tense reports: its future is then a conditional."""
        if voice.rule == "free":
            return True
        if voice.cue is None or not voice.rule.endswith((".que", ".inf", "noun")):
            return False
        words = self.tree.parse.tokens_in(voice.cue.start, voice.cue.end)
        for token in words:
            if token.feature("VerbForm") == "Fin":
                return self._is_past(token)
        if not words or voice.rule == "noun":
            return False
        # « a reculé, assurant que … »: the main verb dates the participle.
        above = words[-1].index
        for _ in range(_ABOVE):
            above = self.tree.tokens[above].head
            finite = self.tree.finite(above)
            if finite is not None:
                return self._is_past(self.tree.tokens[finite])
        return False

    @staticmethod
    def _is_past(token: Token) -> bool:
        tense = token.feature("Tense")
        return tense in {"Past", "Imp"} or (token.pos == "AUX" and tense == "Pres")

    def _is_reported(self, index: int) -> bool:
        """Tell whether a past reporting verb governs a predicate directly."""
        tree = self.tree
        head = tree.tokens[index].head
        if tree.deps[index] != "ccomp" or tree.lemmas[head] not in self.reporting.verbs:
            return False
        finite = tree.finite(head)
        if finite is None:
            return False
        tense = tree.tokens[finite].feature("Tense")
        return tense in {"Past", "Imp"} or finite != head

    def _is_opinion(self, voice: Attribution) -> bool:
        uses = self.reporting.verbs.get((voice.cue_lemma or "").split(" ")[-1], ())
        return any("epistemic" in use.tags for use in uses)

    def _is_quoted(self, voice: Attribution, index: int) -> bool:
        position = self.tree.tokens[index].start
        return any(span.start <= position < span.end for span in voice.quoted)

    def _has_condition(self, index: int) -> bool:
        """Tell whether what a predicate says depends on a condition beside it."""
        tree, condition = self.tree, self.pack.condition
        above = index
        for _ in range(2):
            for child in tree.kids(above, "advcl"):
                if self._conditions(child):
                    return True
            above = tree.tokens[above].head if tree.deps[above] == "conj" else above
        if self._hangs_on_condition(index) or self._lacks(index):
            return True
        sentence = tree.sentence(index)
        start = tree.tokens[tree.left[index]].start
        end = tree.tokens[tree.right[index]].end
        words = tree.text[start:end].lower().replace("’", "'")
        before = tree.text[sentence.start : tree.tokens[index].start].lower()
        return any(phrase in words for phrase in condition.phrases) or any(
            phrase in before for phrase in condition.otherwise
        )

    def _hangs_on_condition(self, index: int) -> bool:
        """« Si X monte, Y fermera »: the main clause hung on the condition."""
        tree, head = self.tree, self.tree.tokens[index].head
        root = tree.tokens[head].head == head
        return head < index and root and self._conditions(head)

    def _lacks(self, index: int) -> bool:
        """« Sans ce prêt, l'usine fermerait »: what is lacking or given conditions."""
        tree, condition = self.tree, self.pack.condition
        finite = tree.finite(index)
        if finite is None or not self.is_conditional(finite):
            return False
        simple = not is_compound(tree, index)
        for child in tree.kids(index, "obl", "advcl", "advmod"):
            if tree.lemmas[child] in self.pack.phrases.never_lacking:
                continue
            opening = {tree.words[tree.left[child]]}
            determined = any(
                tree.tokens[det].pos == "DET" for det in tree.kids(child, "det")
            )
            # « rouleraient sans contrôle depuis janvier » tells how, by hearsay.
            if opening & condition.lacking and (determined or child < index):
                return tree.tokens[child].pos != "VERB"
            if opening & condition.given and simple and determined:
                return True
        return False

    def _conditions(self, index: int) -> bool:
        """Tell whether a clause is introduced by « if »."""
        marks = self.pack.condition.marks
        return any(
            self.tree.words[mark] in marks for mark in self.tree.kids(index, "mark")
        )

    def hedged(self, index: int, judgment: Judgment) -> Judgment:
        """Apply adverbs to a predicate, adjectives to a noun."""
        tree = self.tree
        for child in tree.children[index]:
            token = tree.tokens[child]
            if token.pos == "ADV":
                effect = self.pack.effect(token.lemma, "adv")
            elif (
                tree.deps[child] in {"amod", "acl"} and tree.tokens[index].pos == "NOUN"
            ):
                effect = self.adjective(child)
            else:
                continue
            if effect is None or (effect.value == "certain" and effect.polarity == "+"):
                continue
            if effect.value == "unknown" and token.pos != "ADV":
                continue  # « les mesures nécessaires » may well have been taken
            if any(True for _ in tree.kids(child, "obl")):
                continue  # « prévu par la loi » dates nothing
            stronger = effect.value == "probable" and (
                judgment.value in WEAKER_THAN_PROBABLE
            )
            if stronger or STRENGTH[effect.value] < STRENGTH[judgment.value]:
                found = self.mark(effect.value, f"hedge.{token.lemma}", child)
                judgment = denied_if(found, effect.polarity == "-")
        return judgment

    def adjective(self, index: int) -> Effect | None:
        """Return what an adjective does to its noun, participles read by their form."""
        word = self.tree.words[index]
        singular = word.rstrip("s")
        forms = (self.tree.tokens[index].lemma, word, singular, singular.rstrip("e"))
        found = (self.pack.effect(form, "adj") for form in forms)
        return next((effect for effect in found if effect is not None), None)

    def is_denied(self, index: int) -> bool:
        """Tell whether a predicate stands under a negation of its own clause."""
        tree, negation = self.tree, self.pack.negation
        nearby = self._clause_words(index)
        words = {
            tree.words[other]
            for other in nearby
            if not self._is_only(other) and not list(tree.kids(other, "det"))
        }
        if not words & negation.particle:
            return is_lacking(tree, index, negation)
        if words & negation.words or self._follows_denial(index):
            return not tops_all(tree, index, negation)
        return denies_otherwise(tree, index, negation, self.reporting)

    def _is_only(self, index: int) -> bool:
        """Tell whether a word of denial opens a restriction: « ne compte plus que »."""
        tree, following = self.tree, index + 1
        if following >= len(tree.words):
            return False
        if tree.words[following] not in self.pack.negation.restriction:
            return False
        if tree.words[index] not in self.pack.negation.words:
            return False
        head = tree.tokens[following].head
        inner = [head, *tree.kids(head, "aux", "cop", "aux:pass", "aux:tense")]
        finite = any(tree.tokens[i].feature("VerbForm") == "Fin" for i in inner)
        return not finite or head < index or tree.deps[following] != "mark"

    def _follows_denial(self, index: int) -> bool:
        """Tell whether « aucun » or « ni » stands before, wherever it was attached."""
        tree, words = self.tree, self.pack.negation.words
        first = max(tree.sentence(index).first, index - _BEFORE)
        return any(
            tree.words[other] in words and tree.tokens[other].pos in {"DET", "CCONJ"}
            for other in range(first, index)
        )

    def _clause_words(self, index: int) -> list[int]:
        """Return the words beside a predicate that may carry its negation."""
        tree = self.tree
        found = list(tree.children[index])
        for child in tree.children[index]:
            if tree.deps[child] in {
                "nsubj",
                "obj",
                "obl",
                "aux",
                "cop",
                "advmod",
                "iobj",
            }:
                found += [
                    grandchild
                    for grandchild in tree.children[child]
                    if tree.deps[grandchild] in {"det", "advmod", "amod", "cc"}
                ]
        first, last = tree.group(index)
        return [*found, *range(first, last)]

    def mark(self, value: Factuality, rule: str, token: int) -> Judgment:
        """Return a judgment with the word that makes it."""
        word = self.tree.tokens[token]
        return Judgment(value, "+", rule, (Span(word.start, word.end),))


def denied_if(judgment: Judgment, denied: bool) -> Judgment:  # noqa: FBT001 - a verdict
    """Return the judgment with its polarity turned if ``denied``."""
    if not denied:
        return judgment
    turned: Polarity = "+" if judgment.polarity == "-" else "-"
    rule = "negation" if judgment.rule == "plain" else judgment.rule
    return msgspec.structs.replace(judgment, polarity=turned, rule=rule)


def combined(own: Judgment, above: Judgment) -> Judgment:
    """Return the weaker of two commitments; two denials affirm."""
    polarity: Polarity = "-" if own.polarity != above.polarity else "+"
    weaker = own if STRENGTH[own.value] < STRENGTH[above.value] else above
    if own.value == above.value:
        weaker = own if own.rule != "plain" else above
    return Judgment(
        weaker.value,
        polarity,
        weaker.rule,
        (*own.markers, *above.markers),
        hearsay=own.hearsay or above.hearsay,
    )
