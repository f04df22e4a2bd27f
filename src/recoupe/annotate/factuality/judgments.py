"""How sure a clause makes its predicate: governing words over its own form.

FactBank's idea: a predicate starts as certain, and every word above it that takes a
stance weakens or denies it.
"""

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.effects import Effects
from recoupe.annotate.factuality.event_nouns import EventNouns
from recoupe.annotate.factuality.links import Links
from recoupe.annotate.factuality.lists import conditional_items
from recoupe.annotate.factuality.modals import Modals
from recoupe.annotate.factuality.moods import (
    PLAIN,
    STRENGTH,
    WEAKER_THAN_PROBABLE,
    Judgment,
    Moods,
    combined,
    denied_if,
)
from recoupe.annotate.factuality.preambles import Preambles
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Attribution, Span

_GOVERNED = frozenset(
    {"xcomp", "ccomp", "obj", "obl", "advcl", "acl", "csubj", "nsubj", "nmod", "iobj"}
)
_VERBAL = frozenset({"VERB", "AUX"})
_ASKABLE = frozenset({"certain", "announced"})
_DIRECT = frozenset({"verb.inf", "verb.que", "verb.np"})
_CHARGED = "verb.target-de"  # « soupçonner X d'avoir fait Y »
_NEAR = 4  # words between « avant » and its infinitive
_CLIMB = 3  # heads between an infinitive and the verb it follows
_DEEP = 12  # clauses above a predicate that are asked


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
        self.effects = Effects(tree, packs, cues)
        self.voices = voices
        self.moods = Moods(tree, packs, voices)
        self.modals = Modals(tree, self.pack, self.moods, voices)
        self.preambles = Preambles(tree, self.pack, self.moods)
        self.nouns = EventNouns(
            (tree, packs, self.moods, self.effects), cues, self.judge, self._applied
        )
        self.links = Links(tree, packs[0], self.moods)
        self.listed = conditional_items(tree, self.pack)
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
            return denied_if(
                shared, self.moods.is_denied(index) and shared.polarity == "+"
            )
        own = self._own(index)
        if phrase := self.preambles.before(index):
            return combined(combined(own, phrase), self._in_rumour(index, depth))
        if willed := self._willed(index, head):
            return willed
        if reported := self._reported(index):
            return combined(own, reported)
        if index in self.listed:
            own = combined(own, Judgment("conditional", "+", "condition.list"))
        above = self._governed(index, depth)
        if above.value == "certain" and above.polarity == "+":
            above = combined(above, self._in_rumour(index, depth))
        return combined(own, above)

    def _in_rumour(self, index: int, depth: int) -> Judgment:
        """« aurait tiré avant de fuir »: hearsay holds for what has no verb of its own.

        Not for what a reporting word tells, nor for an epithet (« une voiture volée »).
        """
        tree, above = self.tree, index
        present = tree.tokens[index].feature("Tense") == "Pres"
        if tree.finite(index) is not None or not (
            self._is_infinitive(index)
            or (present and tree.tokens[index].feature("VerbForm") == "Part")
        ):
            return PLAIN
        near = tree.words[max(0, index - _NEAR) : index]
        follows = bool(set(near) & self.pack.purpose.before)
        for _ in range(_CLIMB):
            above = tree.tokens[above].head
            if above in self.cues and not follows:
                return PLAIN
            if tree.finite(above) is not None and (above < index or not follows):
                found = self.judge(above, depth + 1)
                rumour = found.hearsay and (found.polarity == "+" or present)
                return msgspec.structs.replace(found, polarity="+") if rumour else PLAIN
        return PLAIN

    def _willed(self, index: int, head: int) -> Judgment | None:
        """« le but est de fermer »: an aim; « n'a pas voulu fermer »: a refusal."""
        tree = self.tree
        if tree.tokens[index].feature("VerbForm") != "Inf":
            return None
        if any(True for _ in tree.kids(index, "cop")):
            for subject in tree.kids(index, "nsubj"):
                effect = self.pack.effect(tree.lemmas[subject], "noun")
                if effect is not None and tree.tokens[subject].pos == "NOUN":
                    rule = f"operator.{tree.lemmas[subject]}"
                    return Judgment(effect.value, effect.polarity, rule)
        finite = tree.finite(head)
        past = finite not in {None, head} and tree.deps[index] == "xcomp"
        wanted = tree.lemmas[head] in self.pack.modal.will
        if past and wanted and self.moods.is_denied(head):
            return Judgment("certain", "-", f"operator.{tree.lemmas[head]}")
        return None

    def _own(self, index: int) -> Judgment:
        """Judge a predicate by its form and the adverbial phrases beside it."""
        own = self.moods.inflected(index)
        if self.tree.tokens[index].pos == "NOUN":
            own = self.nouns.modified(index, own)
        if self.preambles.is_near_miss(index):
            own = denied_if(own, denied=True)
        if own.value in _ASKABLE and self.links.is_asked(index):
            return Judgment("unknown", own.polarity, "mood.question")
        beside = self.preambles.beside(index)
        if beside is None:
            return own
        stronger = beside.value == "probable" and own.value in WEAKER_THAN_PROBABLE
        found = beside if stronger else combined(own, beside)
        return msgspec.structs.replace(found, polarity=own.polarity)

    def _reported(self, index: int) -> Judgment | None:
        """Judge what a reporting word that is no plain assertion has as its content.

        The predicate that hangs outside the content is what is asked or promised.
        """
        tree = self.tree
        voice = self.voices.get(index)
        if voice is None or voice.rule not in _DIRECT | {_CHARGED}:
            return None
        if voice.rule == _CHARGED and not self._is_infinitive(index):
            return None
        head = tree.tokens[index].head
        inside = head != index and self.voices.get(head) is voice
        bare = tree.tokens[index].feature("VerbForm") == "Inf" and (
            tree.deps[index] not in {"xcomp", "ccomp"}
            and voice.rule == "verb.inf"
            and self.nouns.completes(index)
            and tree.tokens[head].pos != "NOUN"
        )
        effect = None if inside and not bare else self.effects.of_report(voice)
        if effect is not None and self._is_disbelieved(voice):
            effect = Effect(
                effect.negated_value,
                effect.negated_polarity,
                effect.value,
                effect.polarity,
            )
        if effect is None or (effect.value == "certain" and effect.polarity == "+"):
            return None
        if effect.value == "announced" and self._has_happened(index, voice):
            return None
        offered = tree.lemmas[index] in self.pack.event.offered
        if effect.polarity == "-" and (offered or self.nouns.is_speech(index)):
            return None  # what is rejected was there to be rejected
        return Judgment(effect.value, effect.polarity, f"reported.{voice.cue_lemma}")

    def _is_disbelieved(self, voice: Attribution) -> bool:
        """Tell whether an opinion is denied: « ne croit pas que X » means not X."""
        if voice.cue is None:
            return False
        words = self.tree.parse.tokens_in(voice.cue.start, voice.cue.end)
        return any(
            self.cues.get(token.index) is voice and self.moods.is_denied(token.index)
            for token in words
            if token.pos == "VERB"
        )

    def _has_happened(self, index: int, voice: Attribution) -> bool:
        """Tell whether what is announced is a fact rather than a plan.

        « annonce avoir signé », « annonce la mort de … », « annonce l'ouverture d'une
        enquête par le parquet »: done, befallen, or done by somebody else.
        """
        tree = self.tree
        if tree.tokens[index].pos != "NOUN":
            return self.links.is_perfect_infinitive(index)
        if voice.rule != "verb.np":
            return False
        others = any(
            tree.words[token.index] in self.reporting.words.by
            for span in voice.content
            for token in tree.parse.tokens_in(span.start, span.end)
        )
        return others or tree.lemmas[index] in self.pack.event.befalling

    def _shares(self, index: int, head: int) -> bool:
        """Tell whether a coordinated predicate lives on its partner's verb."""
        tree = self.tree
        if tree.deps[index] != "conj" or tree.finite(index) is not None:
            return False
        if self.links.is_without(index):
            return False
        mine, other = tree.tokens[index], tree.tokens[head]
        if mine.feature("VerbForm") == "Inf" and self.links.is_perfect_infinitive(head):
            return True  # « peut être candidat et disposer de … »
        if mine.pos == "NOUN" and other.pos != "NOUN":
            return False
        return mine.feature("VerbForm") == other.feature("VerbForm")

    def _governed(  # noqa: C901, PLR0911, PLR0912 - the first case that fits decides
        self, index: int, depth: int
    ) -> Judgment:
        """Judge a predicate by what stands above it."""
        tree = self.tree
        head = tree.tokens[index].head
        if head in self.cues and self.cues.get(index) is self.cues[head]:
            return PLAIN  # two words of one cue (« laissent supposer »)
        marks = [tree.words[mark] for mark in tree.kids(index, "mark", "case")]
        if linked := self.links.read(index, head, marks):
            if linked.value != "certain" or tree.tokens[head].pos not in _VERBAL:
                return linked
            # « aurait fui sans payer »: the outlet borrows both. Under a source the
            # attribution says so already, and the source denies outright.
            above = msgspec.structs.replace(self.judge(head, depth + 1), polarity="+")
            borrowed = above.hearsay and index not in self.voices
            return combined(linked, above) if borrowed else linked
        if head == index or tree.deps[index] not in _GOVERNED:
            return PLAIN
        if self.links.is_beside(index, marks):
            return msgspec.structs.replace(self.judge(head, depth + 1), polarity="+")
        if shared := self._shared_hearsay(index, head, depth):
            return shared
        if tree.deps[index] == "acl" and any(True for _ in tree.kids(head, "cop")):
            above = self.judge(head, depth + 1)
            if above.hearsay and tree.finite(index) is None:
                return above  # « serait en train de racheter »
        head = self._controller(index, head)
        copular = any(True for _ in tree.kids(index, "cop", "aux"))
        if tree.tokens[index].pos == "NOUN" and not copular:
            return self.nouns.governed(index, head, depth)
        bare = tree.finite(index) is None
        participle = tree.tokens[index].feature("VerbForm") == "Part"
        stated = tree.deps[index] == "xcomp" and self.effects.of(head) is not None
        if (
            bare
            and participle
            and not self.links.is_perfect_infinitive(index)
            and (not stated)
        ):
            return self._inherited(index, head, depth)
        complement = tree.deps[index] in {"ccomp", "csubj", "xcomp"} or (
            tree.tokens[head].pos == "NOUN"
            and set(marks) & self.reporting.words.complementizers
        )
        if not bare and (not complement or self._is_relative(index)):
            return PLAIN
        if bare and self.modals.is_modal(head):
            return self.modals.read(index, head, self._governed(head, depth + 1))
        effect = self.effects.of(head)
        if effect is None and complement and self.effects.is_unsaid(head):
            unsaid = self.moods.is_denied(head)
            return Judgment("unknown", "+", "unsaid") if unsaid else PLAIN
        if effect is None:
            return self._inherited(index, head, depth) if bare else PLAIN
        if (
            effect.value == "announced"
            and self.links.is_perfect_infinitive(index)
            and (tree.tokens[index].feature("VerbForm") == "Part" and head in self.cues)
        ):
            return PLAIN
        return self._applied(effect, head, depth)

    def _is_relative(self, index: int) -> bool:
        """Tell whether a clause hangs by a relative pronoun, whatever its label."""
        return any(
            self.tree.tokens[child].feature("PronType") == "Rel"
            and self.tree.words[child] not in self.reporting.words.complementizers
            for child in self.tree.children[index]
        )

    def _controller(self, index: int, head: int) -> int:
        """Return the verb that governs an infinitive hung on its object.

        « empêcher les détenus de sortir »: what is prevented is the going out.
        """
        tree = self.tree
        if (
            tree.deps[index] not in {"acl", "nmod"}
            or tree.deps[head] not in {"obj", "iobj", "obl"}
            or not self._is_infinitive(index)
        ):
            return head
        return head if self.effects.of(head) else tree.tokens[head].head

    def _is_infinitive(self, index: int) -> bool:
        bare = self.tree.tokens[index].feature("VerbForm") == "Inf"
        return bare or self.links.is_perfect_infinitive(index)

    def _shared_hearsay(self, index: int, head: int, depth: int) -> Judgment | None:
        """« dix seraient morts et vingt blessés »: one auxiliary for both."""
        tree = self.tree
        participle = tree.tokens[index].feature("VerbForm") == "Part"
        if (
            not participle
            or tree.deps[head] != "conj"
            or tree.finite(index) is not None
        ):
            return None
        above = tree.tokens[head].head
        for _ in range(4):
            if tree.finite(above) is not None:
                found = self.judge(above, depth + 1)
                return found if found.hearsay else None
            above = tree.tokens[above].head
        return None

    def _inherited(self, index: int, head: int, depth: int) -> Judgment:
        """A gerund or bare complement is no surer than the clause that carries it."""
        tree = self.tree
        token = tree.tokens[index]
        gerund = token.feature("VerbForm") == "Part" and tree.deps[index] == "advcl"
        verbal = tree.tokens[head].pos in {"VERB", "AUX", "ADJ"}
        if head in self.cues or not (verbal or tree.finite(head) is not None):
            return PLAIN
        if not gerund and tree.deps[index] != "xcomp":
            return PLAIN
        above = self.judge(head, depth + 1)
        if gerund and not above.hearsay:
            return PLAIN  # « il partira, laissant … » : what goes with it may be now
        return msgspec.structs.replace(above, polarity="+")

    def _applied(self, effect: Effect, head: int, depth: int) -> Judgment:
        """Apply an effect, as the governor itself is affirmed or denied."""
        beside = self.preambles.beside(head)
        if beside is not None and beside.polarity == "-":
            return beside  # « a tenté en vain de »
        denied = self.nouns.is_denied(head)
        value = effect.negated_value if denied else effect.value
        polarity = effect.negated_polarity if denied else effect.polarity
        span = Span(self.tree.tokens[head].start, self.tree.tokens[head].end)
        if self.modals.is_announced_will(head, self.cues):
            value = "announced"
        found = Judgment(value, polarity, f"operator.{self.tree.lemmas[head]}", (span,))
        if head in self.cues:
            return found
        if self.tree.tokens[head].pos == "NOUN":
            return self._ruled_out(head) or found
        above = self.judge(head, depth + 1)
        if STRENGTH[above.value] < STRENGTH[found.value]:
            return msgspec.structs.replace(
                found, value=above.value, hearsay=above.hearsay
            )
        return found

    def _ruled_out(self, noun: int) -> Judgment | None:
        """« l'hypothèse d'un attentat est écartée »: what it supposed is denied."""
        tree = self.tree
        verb = tree.tokens[noun].head
        passive = tree.tokens[noun].dep == "nsubj:pass"
        if not (passive or tree.deps[noun] == "obj"):
            return None
        effect = self.pack.effect(tree.lemmas[verb], "verb")
        if effect is None or effect.polarity != "-" or self.moods.is_denied(verb):
            return None
        if effect.negated_value == "certain":
            return None  # a proposal that is refused was only a proposal
        return Judgment("certain", "-", f"operator.{tree.lemmas[verb]}")
