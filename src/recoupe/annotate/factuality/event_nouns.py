"""How sure a text is of what its event nouns name: « une crue est possible »."""

from collections.abc import Callable

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.bare_negation import is_none_of
from recoupe.annotate.factuality.effects import Effects
from recoupe.annotate.factuality.moods import (
    PLAIN,
    STRENGTH,
    Judgment,
    Moods,
    denied_if,
)
from recoupe.annotate.factuality.stances import Stances
from recoupe.annotate.predicates import light_verb
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Attribution

_Packs = tuple[CommitmentPack, ReportingPack]


class EventNouns:
    """Judges event nouns by the verb they complete or the noun they depend on.

    ``judge`` judges another predicate, ``applied`` what an effect makes of one.
    """

    def __init__(
        self,
        reading: tuple[Tree, _Packs, Moods, Effects],
        cues: dict[int, Attribution],
        judge: Callable[[int, int], Judgment],
        applied: Callable[[Effect, int, int], Judgment],
    ) -> None:
        self.tree, (self.pack, self.reporting), self.moods, self.effects = reading
        self.cues = cues
        self.judge = judge
        self.applied = applied
        self.stances = Stances(self.tree, (self.pack, self.reporting), self.moods)

    def modified(self, index: int, own: Judgment) -> Judgment:
        """Return what a noun's participles leave of it: « la peine requise ».

        What took place did so, whatever was planned: « la grève prévue a eu lieu ».
        """
        head = self.tree.tokens[index].head
        happens = self._happens(index, head) and self.stances.takes_place(index, head)
        if happens or self.stances.is_done(index, head):
            how = happens and self._tells_how(head)
            return denied_if(PLAIN, self.moods.is_denied(index) and not how)
        if self.tree.lemmas[index] not in self.pack.event:
            return own
        if self.stances.predicate(index, head) is not None:
            return own  # « la réunion prévue est annulée »
        found = self.stances.modifier(index)
        if found is None or STRENGTH[found[0].value] > STRENGTH[own.value]:
            return own
        effect, child = found
        rule = f"stance.{self.tree.lemmas[child]}"
        stated = self.moods.mark(effect.value, rule, child)
        return denied_if(stated, (effect.polarity == "-") != (own.polarity == "-"))

    def governed(self, index: int, head: int, depth: int) -> Judgment:
        """Judge an event noun by the verb it completes or the noun it depends on."""
        none_of = is_none_of(self.tree, index, head, self.pack.negation)
        if none_of and self.moods.is_denied(head):
            return denied_if(PLAIN, denied=True)
        if self._is_opposed(index, head):
            return Judgment("unknown", "+", "opposed")
        if self._is_awaited(index, head, depth):
            return self.moods.mark("announced", "framed.future", head)
        return self._governed(index, head, depth)

    def _is_opposed(self, index: int, head: int) -> bool:
        """Tell whether a noun is what a vote goes against.

        « ont voté contre la réforme » leaves open whether it is made; « manifestent
        contre l'arrestation du maire » does not.
        """
        tree, event = self.tree, self.pack.event
        cases = {tree.words[case] for case in tree.kids(index, "case")}
        if tree.words[head] in event.opposing:  # « contre », read as an adverb
            cases, head = {tree.words[head]}, tree.tokens[head].head
        return bool(cases & event.opposing) and tree.lemmas[head] in event.balloted

    def _governed(  # noqa: PLR0911 - each test may refuse
        self, index: int, head: int, depth: int
    ) -> Judgment:
        tree = self.tree
        light = light_verb(tree, self.pack, index)
        told = head if light is not None else self._happening(index, head)
        if told is not None:
            return self._happened(index, told, depth)
        if stated := self._stated(index, head, depth):
            return stated
        effect = self.effects.of(head)
        passive = tree.tokens[index].dep == "nsubj:pass"
        governs = tree.deps[index] in {"obj", "nmod", "obl", "xcomp"} or passive
        if effect is None or not governs:
            return self._introduced(index, head, depth)
        if effect.value == "certain" and effect.polarity == "+":
            return self._introduced(index, head, depth)
        befalls = tree.lemmas[index] in self.pack.event.befalling
        if befalls and effect.value == "announced" and tree.tokens[head].pos == "NOUN":
            return PLAIN  # « l'annonce de la mort de … »
        there = self.pack.event.offered | self.pack.event.annulled
        there_before = tree.lemmas[index] in there or self.is_speech(index)
        if effect.polarity == "-" and there_before:
            return PLAIN  # whoever denies an accusation has been accused
        if tree.tokens[head].pos == "NOUN" and not (
            self.completes(index) and self._has_scope(head, effect)
        ):
            return PLAIN
        if tree.deps[index] == "obl" and not (
            self.completes(index) and tree.tokens[index].dep == "obl:arg"
        ):
            return PLAIN
        return self.applied(effect, head, depth)

    def _happened(self, index: int, told: int, depth: int) -> Judgment:
        """Judge a noun by the verb that says only that it took place."""
        above = self.judge(told, depth + 1)
        if above.polarity == "-" and self._tells_how(told):
            return PLAIN
        if above.polarity == "-" and self.moods.is_denied(index):
            return msgspec.structs.replace(above, polarity="+")  # counted once
        return above

    def _introduced(self, index: int, head: int, depth: int) -> Judgment:
        """« aurait préparé un attentat »: new with the verb, no surer than it is.

        « aurait commandité l'attentat » takes the attack itself for granted; « aurait
        présenté sa démission » and « seraient parvenus à un accord » do not.
        """
        tree = self.tree
        argument = tree.tokens[index].dep == "obl:arg"
        complement = argument or tree.deps[index] in {"obj", "nsubj"}
        if not complement or head in self.cues:
            return PLAIN
        determiners = list(tree.kids(index, "det", "case"))
        words = {tree.words[det] for det in determiners}
        new = bool(words & self.pack.event.indefinite)
        own = any(tree.tokens[det].feature("Poss") == "Yes" for det in determiners)
        if not new and not (own and tree.deps[index] == "obj"):
            return PLAIN
        above = self.judge(head, depth + 1)
        if (argument or not new) and not above.hearsay:
            return PLAIN  # « parviendront à un accord »; « présentera sa démission »
        if tree.tokens[head].pos not in {"VERB", "AUX"} and not above.hearsay:
            return PLAIN  # « une rencontre est utile »
        if above.polarity == "-" and self.moods.is_denied(index):
            return msgspec.structs.replace(above, polarity="+")  # counted once
        return above

    def _stated(self, index: int, head: int, depth: int) -> Judgment | None:
        """« une crue est possible », « est à l'étude »: what is said of an event."""
        effect = self.stances.predicate(index, head)
        if effect is None:
            return None
        found = self.applied(effect, head, depth)
        if not self.moods.is_denied(index):
            return found
        return denied_if(found, denied=True)  # « aucune grève n'est décidée »

    def _has_scope(self, head: int, effect: Effect) -> bool:
        """Tell whether a noun says how sure its noun complement is.

        « la demande de retrait » does; « le droit d'entrée », « l'appel d'offres » not.
        """
        demands = self.tree.lemmas[head] in self.pack.event.demanding
        return effect.value != "unknown" or demands

    def is_denied(self, head: int) -> bool:
        """Tell whether a governor is denied, by its light verb too.

        « n'a pas eu le temps de », « n'a pas l'intention de ».
        """
        weak = {self.tree.words[c] for c in self.tree.kids(head, "advmod")}
        if self.moods.is_denied(head) or weak & self.pack.negation.weak:
            return True
        light = None
        if self.tree.tokens[head].pos == "NOUN":
            light = light_verb(self.tree, self.pack, head)
        return light is not None and self.moods.is_denied(light)

    def is_speech(self, index: int) -> bool:
        """Tell whether a noun names an act of speech."""
        uses = self.reporting.nouns.get(self.tree.lemmas[index], ())
        return any("assertive" in use.tags for use in uses)

    def completes(self, index: int) -> bool:
        """Tell whether a noun stands after « de » or « à »."""
        words = self.reporting.words.of | self.reporting.words.to
        return any(
            self.tree.words[mark] in words
            for mark in self.tree.kids(index, "case", "mark")
        )

    def _is_awaited(self, index: int, head: int, depth: int) -> bool:
        """Tell whether what is to come is timed by an act that is to come as well.

        « n'entrera en vigueur qu'après sa ratification »; but « la route rouvrira
        après l'accident » is timed by what befell.
        """
        tree, event = self.tree, self.pack.event
        if tree.deps[index] != "obl" or tree.lemmas[index] in event.befalling:
            return False
        cases = {tree.words[case] for case in tree.kids(index, "case")}
        if tree.words[head] in event.timing:  # « lors de », read as an adverb
            cases, head = {tree.words[head]}, tree.tokens[head].head
        if not cases & event.timing or any(True for _ in tree.kids(index, "acl")):
            return False
        return self.judge(head, depth + 1).value == "announced"

    def _happening(self, index: int, head: int) -> int | None:
        """Return the verb that says only that its subject takes place.

        « la visite a lieu », « la visite devrait avoir lieu ».
        """
        lasting = self.pack.happening.lasting  # « devrait se poursuivre » goes on now
        inner = [
            v
            for v in self.tree.kids(head, "xcomp")
            if v > head > index and self.tree.lemmas[v] not in lasting
        ]
        verbs = (v for v in (head, *inner) if self._happens(index, v))
        return next(verbs, None)

    def _tells_how(self, verb: int) -> bool:
        """Tell whether a verb says how or how timely something took place.

        « n'arrive pas au bon moment », « n'intervient pas par hasard » deny only that.
        """
        manners = self.pack.happening.manners
        below = range(verb + 1, self.tree.right[verb] + 1)
        return any(
            self.tree.tokens[n].head == verb and self.tree.lemmas[n].lower() in manners
            for n in below
        )

    def _happens(self, index: int, verb: int) -> bool:
        """Tell whether a verb says of its subject only that it takes place."""
        tree, happening = self.tree, self.pack.happening
        if tree.deps[index] != "nsubj":
            return False
        below = tree.children[verb]
        if any(tree.words[child] in happening.objects for child in below):
            return True
        reflexive = any(tree.tokens[c].feature("Reflex") == "Yes" for c in below)
        verbs = happening.reflexive if reflexive else happening.verbs
        return tree.lemmas[verb] in verbs
