"""Who is called by what he is to another: « son homologue », « son interlocuteur »."""

from recoupe.annotate.coreference.history import History, Seen
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.coreference.offices import Offices
from recoupe.annotate.coreference.pronouns import Pronouns
from recoupe.annotate.names.linking import copy_entity, take
from recoupe.annotate.names.mention_scene import Draft, Scene

_MEETING = 3  # sentences over which two people stand opposite each other
_PAIR = 5  # sentences that « son adversaire » looks back over


class Counterparts:
    """Resolves the relational nouns of one article."""

    def __init__(
        self, scene: Scene, history: History, offices: Offices, pronouns: Pronouns
    ) -> None:
        self.scene = scene
        self.history = history
        self.offices = offices
        self.pronouns = pronouns
        self.nouns = pronouns.words.counterparts

    def homologue(self, phrase: Phrase) -> Draft | None:
        """Resolve « son homologue azerbaïdjanais »: same office, other state."""
        draft = phrase.draft
        owner = self._owner(draft.first - 1)
        if owner is None:
            return None
        if not phrase.states:
            return self._other(draft, owner, _MEETING)
        for office in self.offices.of(owner.entity):
            if holder := self.offices.holder(office, phrase.states, self.history):
                take(holder, draft, "kb.office")
                return draft
        return None

    def opposite(self, phrase: Phrase) -> Draft | None:
        """Resolve « son hôte », « son adversaire »: the other one of two people.

        Nobody where the noun says more: « son adversaire du second tour ».
        """
        draft = phrase.draft
        more = any(True for _ in self.scene.tree.kids(draft.head, "nmod", "acl"))
        told = more or phrase.bare < draft.last or phrase.states or phrase.past
        if phrase.determiner != "possessive" or told or draft.number == "p":
            return None
        if self.pronouns.words.neutral(phrase.noun) not in self.nouns:
            return None
        owner = self._owner(draft.first - 1)
        return self._other(draft, owner, _PAIR) if owner else None

    def _owner(self, possessive: int) -> Draft | None:
        """Return whose homologue somebody is: whoever the possessive stands for."""
        for seen in reversed(self.history.seen):
            if seen.draft.first == possessive and seen.draft.form == "pronoun":
                return seen.draft
        return self.history.best(
            possessive + 1,
            lambda s: 0.0 if s.draft.type == "PER" else None,
            window=_MEETING,
        )

    def _other(self, draft: Draft, owner: Draft, window: int) -> Draft | None:
        """Return whom « son homologue » alone means: the other one of the meeting."""
        owners = {owner.entity, *owner.entities}

        def fits(seen: Seen) -> float | None:
            other = seen.draft
            named = other.type == "PER" and other.number == "s" and not other.entities
            if not named or "~" in other.entity or other.entity in owners:
                return None
            agrees = self.pronouns.agrees(seen, draft.gender, "s")
            return 0.0 if agrees else None

        found = self.history.best(draft.head, fits, window=window)
        if found is None:
            return None
        copy_entity(found, draft)
        draft.rule = "coref.role"
        return draft
