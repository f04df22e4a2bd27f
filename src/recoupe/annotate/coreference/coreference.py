"""Say whom nominals and pronouns stand for, in text order."""

from collections.abc import Iterable

from recoupe.annotate.coreference.appositions import Appositions
from recoupe.annotate.coreference.bearers import Bearers
from recoupe.annotate.coreference.bodies import Bodies
from recoupe.annotate.coreference.counterparts import Counterparts
from recoupe.annotate.coreference.groups import Groups
from recoupe.annotate.coreference.history import History
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.coreference.offices import Offices
from recoupe.annotate.coreference.pronouns import Pronouns
from recoupe.annotate.names.linking import adopt, copy_entity, take
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry, fold

_PRONOUN = 2  # after a name and a nominal that begin at the same place


class Resolver:
    """Walks through an article and gives every anaphor its entity."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        self.history = History(scene)
        self.names = sorted(names, key=lambda d: (d.start, -d.end))
        self.offices = Offices(scene)
        self.beside = Appositions(scene, self.history, self.offices, self.names)
        self.pronouns = Pronouns(scene, self.history)
        self.bearers = Bearers(scene, self.history, self.offices, self.pronouns)
        self.bodies = Bodies(scene, self.history, self.bearers)
        self.counterparts = Counterparts(
            scene, self.history, self.offices, self.pronouns
        )
        self.groups = Groups(scene, self.history, self.offices, self.pronouns.binding)
        self._local: dict[str, Draft] = {}
        self._unnamed: list[Phrase] = []  # definite roles that nobody was called yet

    def resolve(self, phrases: Iterable[Phrase]) -> list[Draft]:
        """Return the nominals and pronouns that stand for somebody."""
        found: list[Draft] = []
        phrases = list(phrases)
        self.bodies.settle_types(phrases, self.names)
        items: list[tuple[int, int, Draft | Phrase | int]] = []
        items += [(d.start, 0, d) for d in self.names]
        items += [(self.scene.tokens[p.draft.head].start, 1, p) for p in phrases]
        items += [
            (self.scene.tokens[at].start, _PRONOUN, i)
            for i, at in self.pronouns.positions()
        ]
        items += [(self.scene.tokens[i].start, 3, i) for i in self.groups.positions()]
        for _, kind, item in sorted(items, key=lambda i: (i[0], i[1])):
            if isinstance(item, Draft):
                self.history.add(item)
                self.bearers.entitle(item)
                continue
            if isinstance(item, Phrase):
                draft = self._nominal(item)
            elif kind == _PRONOUN:
                draft = self.pronouns.resolve(item)
            else:
                draft = self.groups.bare(item)
            if draft is not None:
                found.append(draft)
                self.history.add(draft)
        self._look_ahead(found)
        return found

    def _look_ahead(self, found: list[Draft]) -> None:
        """Name those whom a lead called by a role that is explained later."""
        for phrase in self._unnamed:
            if not phrase.draft.entity.startswith("per:~"):
                continue
            named = self.bearers.only(phrase) or self.bearers.undescribed(
                phrase, self._unnamed, self.names
            )
            if named is None:
                continue
            held = phrase.draft.entity
            for draft in found:
                if draft.entity == held:
                    copy_entity(named, draft)
                    if draft.form == "nominal":
                        draft.rule = "coref.cataphora"

    # Nominals

    def _nominal(self, phrase: Phrase) -> Draft | None:
        draft = phrase.draft
        if not phrase.noun:  # « l'Italienne »
            named = self.bearers.national(phrase)
            return self._called_so(named, draft) or self._alone(phrase)
        if len(listed := self.beside.listed(phrase)) > 1:
            for named in listed:
                self.bearers.learn(phrase, named)
            return self.groups.join(draft, listed, "coref.apposition")
        if named := self.beside.apposed(phrase):
            copy_entity(named, draft)
            draft.rule = "coref.apposition"
            self._learn(phrase, named)
            return draft if draft.last - draft.first > 1 else None
        held = self.beside.beside(draft) or self.beside.ascribed(phrase)
        if held is not None:
            if "~" not in held.entity and held.number == "s":
                self._learn(phrase, held)
            return self._called_so(held, draft, "coref.apposition")
        return None if phrase.ascribed else self._unbound(phrase)

    def _unbound(self, phrase: Phrase) -> Draft | None:
        """Return a nominal that its sentence says nothing of."""
        if phrase.draft.number == "p":
            return self.groups.resolve(phrase) or self._alone(phrase)
        if phrase.draft.type == "PER":
            return self._person(phrase) or self._alone(phrase)
        return self.bodies.resolve(phrase) or self._alone(phrase)

    def _learn(self, phrase: Phrase, named: Draft) -> None:
        """Remember who bears a role, and a gender that a role shows."""
        self.bearers.learn(phrase, named)
        if phrase.office and not phrase.past:
            self.offices.learn(phrase.office, phrase.states, named)
        if phrase.draft.gender != "?" and named.gender == "?":
            for other in self.names:
                if other.entity == named.entity:
                    other.gender = phrase.draft.gender

    def _person(self, phrase: Phrase) -> Draft | None:
        draft = phrase.draft
        if phrase.noun in self.scene.lexicon.homologue:
            return self.counterparts.homologue(phrase)
        allied = phrase.noun in self.scene.lexicon.alliance
        found = self.counterparts.opposite(phrase)
        if found := found or (self._ally(phrase) if allied else None):
            return found
        held = bool(phrase.office) and not phrase.past
        if held and phrase.states and (entity := self._holder(phrase)):
            take(entity, draft, "kb.office")
            return draft
        known = phrase.determiner in {"definite", "demonstrative"}
        takes_up = known or self.scene.opens(draft.head)
        find = self.bearers.former if phrase.past else self.bearers.find
        named = find(phrase) if takes_up else None
        if named and not self.pronouns.binding.is_under(draft.head, named.ids):
            return self._called_so(named, draft)
        if (
            phrase.determiner == "definite"
            and phrase.office
            and not (phrase.past or phrase.states)
            and (holder := self.offices.default(phrase.office, self.history))
        ):
            adopt(draft, holder)
            draft.rule = "kb.office"
            return draft
        return None

    @staticmethod
    def _called_so(
        named: Draft | None, draft: Draft, rule: str = "coref.role"
    ) -> Draft | None:
        if named is not None:
            take(named, draft, rule)
        return draft if named is not None else None

    def _holder(self, phrase: Phrase) -> Draft | Entry | None:
        office, index = phrase.office or "", phrase.draft.head
        if year := self.offices.year_of(index):
            return self.offices.holder_in(office, phrase.states, year)
        return self.offices.holder(office, phrase.states, self.history)

    def _ally(self, phrase: Phrase) -> Draft | None:
        """Resolve « ce proche allié de Moscou », « son voisin arménien »: a state."""
        draft, kb = phrase.draft, self.scene.kb
        adjective = [
            s
            for s in phrase.states
            if phrase.holder is None or s not in phrase.holder.ids
        ]
        if (
            len(adjective) == 1
            and (entry := kb.get(adjective[0]))
            and entry.type == "GPE"
        ):
            adopt(draft, entry)
            draft.rule = "kb.demonym"
            return draft
        if phrase.determiner != "demonstrative":
            return None
        state = self._state_before(phrase, set(phrase.states)) or self._state_after(
            phrase
        )
        if state is None:
            return None
        copy_entity(state, draft)
        draft.rule = "coref.nominal"
        return draft

    def _state_before(self, phrase: Phrase, besides: set[str]) -> Draft | None:
        return self.history.best(
            phrase.draft.head,
            lambda s: (
                0.0
                if s.draft.type == "GPE"
                and s.draft.form != "adjective"
                and s.draft.entity.startswith("state:")
                and not besides & s.draft.ids
                else None
            ),
        )

    def _state_after(self, phrase: Phrase) -> Draft | None:
        """Return the state spoken of most when a text begins with the anaphor."""
        counts: dict[str, int] = {}
        first: dict[str, Draft] = {}
        for draft in self.names:
            if draft.entity.startswith("state:") and draft.entity not in phrase.states:
                counts[draft.entity] = counts.get(draft.entity, 0) + 1
                first.setdefault(draft.entity, draft)
        if not counts or self.history.sentence_of[phrase.draft.head] > 1:
            return None
        return first[max(counts, key=lambda e: (counts[e], -first[e].start))]

    def _alone(self, phrase: Phrase) -> Draft | None:
        """Give a phrase an entity of its own, shared by the same words."""
        draft = phrase.draft
        key = self._key(phrase)
        if (
            draft.type in {"EVENT", "LAW"}
            and draft.last - draft.head == 1
            and not phrase.modifiers
        ):
            before = self._local.get(f"{draft.type}/{phrase.noun}")
            if before is not None and phrase.determiner != "indefinite":
                copy_entity(before, draft)
                draft.rule = "coref.nominal"
                return draft
        definite = phrase.determiner == "definite" or self.scene.opens(draft.head)
        if draft.type == "PER" and draft.number == "s" and definite and not phrase.past:
            self._unnamed.append(phrase)
        draft.entity = f"{draft.type.lower()}:~{key}"
        draft.name = self.scene.surface(draft)
        self._local[f"{draft.type}/{phrase.noun}"] = draft
        self.bearers.introduce(phrase)
        return draft

    def _key(self, phrase: Phrase) -> str:
        states = [s.partition(":")[2].lower() for s in phrase.states]
        if (
            phrase.noun in self.scene.lexicon.armed
            and states
            and phrase.draft.type == "ORG"
        ):
            return "-".join(["armee", *sorted(states)])
        if phrase.draft.type in {"EVENT", "LAW"}:
            parts = [phrase.noun, *sorted(phrase.modifiers), *sorted(states)]
            return fold(" ".join(parts)).replace(" ", "-")
        words = fold(self.scene.surface(phrase.draft))
        if phrase.holder is not None:
            slug = phrase.holder.entity.partition(":")[2].lower().replace("-", " ")
            words = words.replace(fold(self.scene.surface(phrase.holder)), slug)
        return words.replace(" ", "-")
