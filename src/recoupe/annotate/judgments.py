"""How sure a clause makes its predicate: mood, tense, negation, governing words.

FactBank's idea: a predicate starts as certain, and every word above it that takes a
stance weakens or denies it. Readings of the French conditional are told apart by what
stands around it, in this order: a condition, a reported future, hearsay.
"""

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.annotate.predicates import is_compound, light_verb
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Attribution, Factuality, Polarity, Span

_STRENGTH: dict[Factuality, int] = {
    "certain": 5,
    "probable": 4,
    "announced": 3,
    "possible": 2,
    "conditional": 1,
    "unknown": 0,
}
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "obj", "obl", "advcl", "acl", "csubj", "nsubj", "nmod", "iobj"}
)
_DEEP = 12  # clauses above a predicate that are asked


class Judgment(msgspec.Struct, frozen=True):
    """A commitment with the words that make it and the step that decided."""

    value: Factuality = "certain"
    polarity: Polarity = "+"
    rule: str = "plain"
    markers: tuple[Span, ...] = ()
    hearsay: bool = False


PLAIN = Judgment()


class Judge:
    """Judges the predicates of one text; answers are remembered."""

    def __init__(
        self,
        tree: Tree,
        packs: tuple[CommitmentPack, ReportingPack],
        cues: dict[int, Attribution],
        voices: dict[int, Attribution],
    ) -> None:
        self.tree = tree
        self.pack, self.reporting = packs
        self.cues = cues  # token of a cue → what it reports
        self.voices = voices  # token → deepest attribution whose content holds it
        self._known: dict[int, Judgment] = {}

    def judge(self, index: int, depth: int = 0) -> Judgment:
        """Return how sure the text makes the predicate at ``index``."""
        known = self._known.get(index)
        if known is None:
            self._known[index] = PLAIN  # a cycle in a broken parse ends here
            known = self._judge(index, depth)
            self._known[index] = known
        return known

    def _judge(self, index: int, depth: int) -> Judgment:
        tree = self.tree
        if depth > _DEEP:
            return PLAIN
        head = tree.tokens[index].head
        if self._shares(index, head):
            shared = self.judge(head, depth + 1)
            return _denied(shared, self.is_denied(index) and shared.polarity == "+")
        own = self._inflected(index)
        above = self._governed(index, depth)
        return _combined(own, above)

    def _shares(self, index: int, head: int) -> bool:
        """Tell whether a coordinated predicate lives on its partner's auxiliary."""
        tree = self.tree
        if tree.deps[index] != "conj" or tree.finite(index) is not None:
            return False
        mine, other = tree.tokens[index], tree.tokens[head]
        if mine.pos == "NOUN" and other.pos != "NOUN":
            return False
        return mine.feature("VerbForm") == other.feature("VerbForm")

    # ---------------------------------------------------------------- inflection

    def _inflected(self, index: int) -> Judgment:
        """Judge a predicate by its own mood, tense, negation and adverbs."""
        judgment = PLAIN
        tree = self.tree
        finite = tree.finite(index)
        if finite is None:
            finite = self._near_auxiliary(index)
        if finite is not None:
            if self._is_conditional(finite):
                judgment = self._conditional(index, finite)
            elif tree.tokens[finite].feature("Tense") == "Fut":
                judgment = self._mark("announced", "tense.future", finite)
                if self._has_condition(index):
                    judgment = self._mark("conditional", "condition.consequence", finite)
            elif tree.tokens[finite].feature("Mood") == "Imp":
                judgment = self._mark("unknown", "mood.imperative", finite)
        judgment = self._hedged(index, judgment)
        return _denied(judgment, self.is_denied(index))

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

    def _is_conditional(self, finite: int) -> bool:
        token = self.tree.tokens[finite]
        return token.feature("Mood") == "Cnd" or (
            token.pos in {"VERB", "AUX"}
            and self.pack.conditional.matches(self.tree.words[finite], token.lemma)
        )

    def _conditional(self, index: int, finite: int) -> Judgment:
        """Tell the readings of a conditional apart."""
        tree, modal = self.tree, self.pack.modal
        lemma = tree.lemmas[index]
        if lemma in modal.polite | modal.necessary:
            return self._mark("certain", "conditional.polite", finite)
        if lemma in modal.able:
            return self._mark("possible", "conditional.possibility", finite)
        if self._has_condition(index):
            return self._mark("conditional", "conditional.hypothesis", finite)
        if lemma in modal.must:
            return self._mark("announced", "conditional.expected", finite)
        voice = self.voices.get(index)
        compound = is_compound(tree, index)
        if voice is not None and not compound and self._is_past_report(voice):
            return self._mark("announced", "conditional.reported-future", finite)
        if voice is not None and not compound and self._is_opinion(voice):
            return self._mark("certain", "conditional.polite", finite)
        quoted = voice is None or self._is_quoted(voice, index)
        value: Factuality = "possible" if quoted else "probable"
        found = self._mark(value, "conditional.hearsay", finite)
        return msgspec.structs.replace(found, hearsay=True)

    def _is_past_report(self, voice: Attribution) -> bool:
        """Tell whether a past tense reports: its future is then a conditional."""
        if voice.cue is None or not voice.rule.endswith((".que", ".inf", "noun")):
            return False
        for token in self.tree.parse.tokens_in(voice.cue.start, voice.cue.end):
            if token.feature("VerbForm") != "Fin":
                continue
            tense = token.feature("Tense")
            auxiliary = token.pos == "AUX" and tense == "Pres"
            return tense in {"Past", "Imp"} or auxiliary
        return False

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
        sentence = tree.sentence(index)
        start = tree.tokens[tree.left[index]].start
        end = tree.tokens[tree.right[index]].end
        words = tree.text[start:end].lower().replace("’", "'")
        before = tree.text[sentence.start : tree.tokens[index].start].lower()
        return any(phrase in words for phrase in condition.phrases) or any(
            phrase in before for phrase in condition.otherwise
        )

    def _conditions(self, index: int) -> bool:
        """Tell whether a clause is introduced by « if »."""
        marks = self.pack.condition.marks
        return any(self.tree.words[mark] in marks for mark in self.tree.kids(index, "mark"))

    def _hedged(self, index: int, judgment: Judgment) -> Judgment:
        """Apply adverbs to a predicate, adjectives to a noun."""
        tree = self.tree
        for child in tree.children[index]:
            token = tree.tokens[child]
            if token.pos == "ADV":
                effect = self.pack.effect(token.lemma, "adv")
            elif tree.deps[child] in {"amod", "acl"} and tree.tokens[index].pos == "NOUN":
                effect = self._adjective(child)
            else:
                continue
            if effect is None or (effect.value == "certain" and effect.polarity == "+"):
                continue
            stronger = effect.value == "probable" and judgment.value == "possible"
            if stronger or _STRENGTH[effect.value] < _STRENGTH[judgment.value]:
                found = self._mark(effect.value, f"hedge.{token.lemma}", child)
                judgment = _denied(found, effect.polarity == "-")
        return judgment

    def _adjective(self, index: int) -> Effect | None:
        """Return what an adjective does to its noun, participles read by their form."""
        word = self.tree.words[index]
        singular = word.rstrip("s")
        forms = (self.tree.tokens[index].lemma, word, singular, singular.rstrip("e"))
        found = (self.pack.effect(form, "adj") for form in forms)
        return next((effect for effect in found if effect is not None), None)

    # ---------------------------------------------------------------- negation

    def is_denied(self, index: int) -> bool:
        """Tell whether a predicate stands under a negation of its own clause."""
        tree, negation = self.tree, self.pack.negation
        nearby = self._clause_words(index)
        words = {tree.words[other] for other in nearby}
        particle = bool(words & negation.particle)
        denying = words & negation.words
        if not particle:
            before = tree.words[index - 1] if index else ""
            plain = before in negation.alone and tree.tokens[index - 1].head == index
            return plain or (
                tree.tokens[index].pos == "NOUN" and bool(denying - negation.alone)
            )
        if denying:
            return True
        restricted = any(
            tree.words[other] in negation.restriction and other > index for other in nearby
        )
        return not restricted and tree.lemmas[index] in self.pack.modal.able

    def _clause_words(self, index: int) -> list[int]:
        """Return the words beside a predicate that may carry its negation."""
        tree = self.tree
        found = list(tree.children[index])
        for child in tree.children[index]:
            if tree.deps[child] in {"nsubj", "obj", "obl", "aux", "cop", "advmod", "iobj"}:
                found += [
                    grandchild
                    for grandchild in tree.children[child]
                    if tree.deps[grandchild] in {"det", "advmod", "amod"}
                ]
        first, last = tree.group(index)
        return [*found, *range(first, last)]

    # ---------------------------------------------------------------- government

    def _governed(self, index: int, depth: int) -> Judgment:
        """Judge a predicate by what stands above it."""
        tree = self.tree
        head = tree.tokens[index].head
        if head in self.cues and self.cues.get(index) is self.cues[head]:
            return PLAIN  # two words of one cue (« laissent supposer »)
        marks = [tree.words[mark] for mark in tree.kids(index, "mark", "case")]
        if linked := self._linked(index, head, marks, depth):
            return linked
        if head == index or tree.deps[index] not in _GOVERNED:
            return PLAIN
        if shared := self._shared_hearsay(index, head, depth):
            return shared
        if tree.tokens[index].pos == "NOUN":
            return self._noun_governed(index, head, depth)
        bare = tree.finite(index) is None
        if not bare and tree.deps[index] not in {"ccomp", "csubj", "xcomp"}:
            return PLAIN
        governor = tree.tokens[head]
        modal = self.pack.modal
        if governor.lemma in modal.able | modal.must | modal.future and bare:
            return self._modal(index, head, depth)
        effect = self._effect(head, index)
        if effect is None:
            return self._inherited(index, head, depth) if bare else PLAIN
        return self._applied(effect, head, depth)

    def _shared_hearsay(self, index: int, head: int, depth: int) -> Judgment | None:
        """« dix personnes seraient mortes et vingt blessées »: one auxiliary for both."""
        tree = self.tree
        participle = tree.tokens[index].feature("VerbForm") == "Part"
        if not participle or tree.deps[head] != "conj" or tree.finite(index) is not None:
            return None
        above = tree.tokens[head].head
        for _ in range(4):
            if tree.finite(above) is not None:
                found = self.judge(above, depth + 1)
                return found if found.hearsay else None
            above = tree.tokens[above].head
        return None

    def _linked(
        self, index: int, head: int, marks: list[str], depth: int
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
            denied = head == index or not self.is_denied(head)
            return Judgment("certain", "-" if denied else "+", "negation.without")
        if set(marks) & pack.purpose.marks and tree.finite(index) is None and (
            tree.tokens[index].feature("VerbForm") == "Inf" or self._is_bare_aim(index)
        ) and tree.lemmas[head] not in pack.purpose.realized:
            return Judgment("unknown", "+", "purpose")
        text = tree.text[max(0, tree.tokens[index].start - 40) : tree.tokens[index].start]
        folded = text.lower().replace("’", "'")
        if tree.tokens[index].pos == "NOUN" and any(
            phrase in folded[-20:] for phrase in pack.condition.prepositions
        ):
            return Judgment("conditional", "+", "condition.set")
        del depth
        return None

    def _is_settled(self, head: int) -> bool:
        """Tell whether the main clause is past: « s'il était utile, il fut aussi … »."""
        finite = self.tree.finite(head)
        if finite is None or self._is_conditional(finite):
            return False
        token = self.tree.tokens[finite]
        compound = finite != head and token.feature("Tense") == "Pres" and (
            is_compound(self.tree, head)
        )
        return token.feature("Tense") in {"Imp", "Past"} or compound

    def _is_bare_aim(self, index: int) -> bool:
        return any(
            self.tree.tokens[child].feature("VerbForm") == "Inf"
            for child in self.tree.kids(index, "aux", "cop")
        )

    def _noun_governed(self, index: int, head: int, depth: int) -> Judgment:
        """Judge an event noun by the verb it completes or the noun it depends on."""
        tree = self.tree
        light = light_verb(tree, self.pack, index)
        if light is not None or self._happens(index, head):
            return self.judge(head, depth + 1)
        effect = self._effect(head, index)
        passive = tree.tokens[index].dep == "nsubj:pass"
        governs = tree.deps[index] in {"obj", "nmod", "obl", "xcomp"} or passive
        if effect is None or not governs:
            return PLAIN
        if effect.value == "certain" and effect.polarity == "+":
            return PLAIN
        if tree.tokens[head].pos == "NOUN" and not self._completes(index):
            return PLAIN
        if tree.deps[index] == "obl" and not self._completes(index):
            return PLAIN
        return self._applied(effect, head, depth)

    def _completes(self, index: int) -> bool:
        """Tell whether a noun stands after « de » or « à »."""
        words = self.reporting.words.of | self.reporting.words.to
        return any(
            self.tree.words[mark] in words for mark in self.tree.kids(index, "case")
        )

    def _happens(self, index: int, head: int) -> bool:
        """Tell whether a verb says of its subject only that it takes place."""
        tree, happening = self.tree, self.pack.happening
        if tree.deps[index] != "nsubj":
            return False
        lemma = tree.lemmas[head]
        if any(tree.words[child] in happening.objects for child in tree.children[head]):
            return True
        reflexive = any(
            tree.tokens[child].feature("Reflex") == "Yes" for child in tree.children[head]
        )
        return lemma in (happening.reflexive if reflexive else happening.verbs)

    def _inherited(self, index: int, head: int, depth: int) -> Judgment:
        """A gerund or bare complement is no surer than the clause that carries it."""
        tree = self.tree
        token = tree.tokens[index]
        gerund = token.feature("Tense") == "Pres" and tree.deps[index] == "advcl"
        if tree.tokens[head].pos not in {"VERB", "AUX", "ADJ"} or head in self.cues:
            return PLAIN
        if gerund or tree.deps[index] == "xcomp":
            above = self.judge(head, depth + 1)
            return msgspec.structs.replace(above, polarity="+")
        return PLAIN

    def _effect(self, head: int, index: int) -> Effect | None:
        """Return what a governing word does to a complement."""
        tree = self.tree
        token = tree.tokens[head]
        reported = self.cues.get(head)
        if reported is not None and (effect := self._reported_effect(reported)):
            return effect
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}.get(token.pos)
        if pos is None:
            return None
        if pos == "adj" and token.feature("VerbForm") == "Part":
            pos = "verb"
        reflexive = any(
            tree.tokens[child].feature("Reflex") == "Yes" for child in tree.children[head]
        )
        del index
        if reflexive and (effect := self.pack.effect(f"se {token.lemma}", pos)):
            return effect
        return self.pack.effect(token.lemma, pos)

    def _reported_effect(self, reported: Attribution) -> Effect | None:
        """Return what a reporting word makes of its content, from its tags."""
        lemma = (reported.cue_lemma or "").removeprefix("se ").split(" ")[0]
        kind, _, frame = reported.rule.partition(".")
        table = self.reporting.nouns if kind == "noun" else self.reporting.verbs
        for use in table.get(lemma, ()):
            if use.name != reported.cue_lemma or (frame and frame not in use.frames):
                continue
            for value in ("possible", "probable", "announced", "unknown"):
                if value in use.tags:
                    return Effect(value, "+", value, "-")
            if "negated" in use.tags:
                return Effect("certain", "-", "certain", "+")
            return Effect("certain", "+", "certain", "-" if "epistemic" in use.tags else "+")
        return None

    def _applied(self, effect: Effect, head: int, depth: int) -> Judgment:
        """Apply an effect, as the governor itself is affirmed or denied."""
        denied = self.is_denied(head)
        value = effect.negated_value if denied else effect.value
        polarity = effect.negated_polarity if denied else effect.polarity
        span = Span(self.tree.tokens[head].start, self.tree.tokens[head].end)
        if self._is_announced_will(head):
            value = "announced"
        found = Judgment(value, polarity, f"operator.{self.tree.lemmas[head]}", (span,))
        if head in self.cues or self.tree.tokens[head].pos == "NOUN":
            return found
        above = self.judge(head, depth + 1)
        if _STRENGTH[above.value] < _STRENGTH[found.value]:
            return msgspec.structs.replace(found, value=above.value, hearsay=above.hearsay)
        return found

    def _is_announced_will(self, head: int) -> bool:
        """« a confié vouloir partir »: a will that its owner announces is a plan."""
        tree = self.tree
        bare = tree.tokens[head].feature("VerbForm") == "Inf"
        return bare and tree.lemmas[head] in self.pack.modal.will and (
            tree.tokens[head].head in self.cues
        )

    def _modal(self, index: int, head: int, depth: int) -> Judgment:
        """« peut signer », « a dû signer », « va signer »: mood and tense decide."""
        tree, modal = self.tree, self.pack.modal
        lemma = tree.lemmas[head]
        finite = tree.finite(head)
        above = self._governed(head, depth + 1)
        denied = self.is_denied(head)
        if finite is None:
            return above if lemma in modal.able else _combined(
                self._mark("unknown", "modal.bare", head), above
            )
        token = tree.tokens[finite]
        conditional = self._is_conditional(finite)
        compound = finite != head and not conditional
        past = compound or token.feature("Tense") == "Past"
        if past:
            found = self._mark("certain", "modal.past", head)
        elif lemma in modal.able:
            found = self._mark("possible", "modal.able", head)
            if denied and not conditional:
                found = self._mark("certain", "modal.unable", head)
        elif lemma in modal.future:
            found = self._mark("announced", "modal.future", head)
        else:
            found = self._must(index, head, finite)
        found = self._hedged(head, found)
        return _combined(_denied(found, denied), above)

    def _must(self, index: int, head: int, finite: int) -> Judgment:
        """« doit »: an obligation for whoever says so, a schedule for the outlet."""
        tree = self.tree
        token = tree.tokens[finite]
        if self._is_conditional(finite):
            if finite != head:
                return self._mark("unknown", "modal.ought", head)
            amount = tree.lemmas[index] in self.pack.modal.amount
            return self._mark(
                "probable" if amount else "announced", "conditional.expected", head
            )
        if token.feature("Tense") == "Imp":
            return self._mark("announced", "modal.scheduled", head)
        said = self.voices.get(index) is not None
        return self._mark("unknown" if said else "announced", "modal.must", head)

    def _mark(self, value: Factuality, rule: str, token: int) -> Judgment:
        word = self.tree.tokens[token]
        return Judgment(value, "+", rule, (Span(word.start, word.end),))


def _denied(judgment: Judgment, denied: bool) -> Judgment:  # noqa: FBT001 - a verdict
    """Return the judgment with its polarity turned if ``denied``."""
    if not denied:
        return judgment
    turned: Polarity = "+" if judgment.polarity == "-" else "-"
    rule = "negation" if judgment.rule == "plain" else judgment.rule
    return msgspec.structs.replace(judgment, polarity=turned, rule=rule)


def _combined(own: Judgment, above: Judgment) -> Judgment:
    """Return the weaker of two commitments; two denials affirm."""
    polarity: Polarity = "-" if own.polarity != above.polarity else "+"
    weaker = own if _STRENGTH[own.value] < _STRENGTH[above.value] else above
    if own.value == above.value:
        weaker = own if own.rule != "plain" else above
    return Judgment(
        weaker.value,
        polarity,
        weaker.rule,
        (*own.markers, *above.markers),
        hearsay=own.hearsay or above.hearsay,
    )
