"""Who bears a role that a noun names: « le maire », « l'édile », « ce technicien »."""

from recoupe.annotate.coreference.history import History, Seen
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.coreference.offices import Offices
from recoupe.annotate.coreference.pronouns import Pronouns
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import fold

_LEAD = 3  # sentences of a lead
_LOOK_BACK = 30  # sentences over which an office keeps its holder
_NEW = frozenset({"un", "une", "son", "sa"})  # « un homme », « son compagnon »
_CONCERNED = 5.0  # lost by who acted in the sentence before « l'intéressé »
_UNNAMED = 1.5  # lost by « un homme de 34 ans » against somebody named


class Bearers:
    """Remembers who was called what in one article, and answers for later nouns."""

    def __init__(
        self, scene: Scene, history: History, offices: Offices, pronouns: Pronouns
    ) -> None:
        self.scene = scene
        self.history = history
        self.offices = offices
        self.pronouns = pronouns
        self.words = pronouns.words
        self._periphrases = {
            fold(phrase): nouns for phrase, nouns in self.words.periphrases.items()
        }
        self._roles: dict[str, list[Draft]] = {}  # noun → who bore it
        self._former: dict[str, list[Draft]] = {}  # noun → who bore it once
        self._called: dict[str, set[str]] = {}  # entity → nouns it was called by
        self._countries: dict[str, set[str]] = {}  # entity → states of its roles
        self._described: dict[str, list[Draft]] = {}  # whole phrase → who bore it

    def learn(self, phrase: Phrase, named: Draft) -> None:
        """Remember that somebody named is called by a phrase."""
        if phrase.past:  # « l'ancien président X » is not « le président »
            self._former.setdefault(phrase.noun, []).append(named)
            return
        self._roles.setdefault(phrase.noun, []).append(named)
        self._countries.setdefault(named.entity, set()).update(phrase.states)
        self._described.setdefault(self.key(phrase), []).append(named)
        self._called.setdefault(named.entity, set()).add(phrase.noun)

    def entitle(self, named: Draft) -> None:
        """Remember what the title before a name says: « Mgr X » is a bishop."""
        before = self.scene.words[named.first - 1] if named.first else ""
        if noun := self.words.titled.get(before):
            self._roles.setdefault(noun, []).append(named)
            self._called.setdefault(named.entity, set()).add(noun)

    def introduce(self, phrase: Phrase) -> None:
        """Remember « un promeneur de 40 ans », whom « le promeneur » takes up."""
        if phrase.determiner == "indefinite" and phrase.draft.type == "PER":
            self._roles.setdefault(phrase.noun, []).append(phrase.draft)

    def called(self, entity: str) -> set[str]:
        """Return the nouns that an entity was called by so far."""
        return self._called.get(entity, set())

    def key(self, phrase: Phrase) -> str:
        """Return the words of a phrase from its noun on, folded."""
        start = self.scene.tokens[phrase.draft.head].start
        return fold(self.scene.text[start : phrase.draft.end])

    def former(self, phrase: Phrase) -> Draft | None:
        """Return whom « l'ancien président » takes up: who was called so before."""
        if phrase.bare < phrase.draft.last:
            return None
        return self._last(self._former.get(phrase.noun, []), phrase)

    def find(self, phrase: Phrase) -> Draft | None:
        """Return who was called so before: « le juge » after « le juge X »."""
        if narrower := self._periphrases.get(self.key(phrase)):
            return self._who_bore(narrower, phrase)
        if phrase.bare < phrase.draft.last or phrase.states:
            return (
                self._last(self._described.get(self.key(phrase), []), phrase)
                or self._holder_present(phrase)
                or (
                    self._spoken_of(phrase)
                    if phrase.bare == phrase.draft.last
                    else None
                )
            )
        found = self._last(self._roles.get(phrase.noun, []), phrase)
        found = found or self._by_hypernym(phrase)
        if found is None and phrase.office:
            found = self.offices.bearer(
                phrase.office, self.history, phrase.draft.head, phrase.draft.gender
            )
        return found or self._spoken_of(phrase)

    def national(self, phrase: Phrase) -> Draft | None:
        """Return whom « l'Italienne » takes up: the most present one of a state."""
        (state,) = phrase.states

        def fits(seen: Seen) -> float | None:
            draft = seen.draft
            if draft.type != "PER" or draft.entities or draft.form == "adjective":
                return None
            entry = self.scene.kb.get(draft.entity)
            country = f"state:{entry.country}" if entry and entry.country else ""
            if state not in {country, *self._countries.get(draft.entity, ())}:
                return None
            return 0.0 if self.pronouns.agrees(seen, phrase.draft.gender, "s") else None

        return self.history.best(phrase.draft.head, fits)

    def only(self, phrase: Phrase) -> Draft | None:
        """Return the only person of the whole article who is called by a phrase.

        For titles and leads: « Le maire de X arrêté » before « Y, maire de X ».
        """
        borne = self._described.get(self.key(phrase), [])
        if not borne and phrase.bare == phrase.draft.last and not phrase.states:
            borne = self._roles.get(phrase.noun, [])
        people = {d.entity for d in borne if self._agrees(d, phrase)}
        return borne[0] if len(people) == 1 and self._agrees(borne[0], phrase) else None

    def undescribed(
        self, phrase: Phrase, unnamed: list[Phrase], names: list[Draft]
    ) -> Draft | None:
        """Return who is named later without a word of who it is.

        A lead says « La patronne de X a démissionné », a later sentence « explique Y »:
        Y was introduced by the role. Only where one role of the lead and one such
        person of the article fit each other; not « Le président affirme que Y a
        perdu », where a sentence has both.
        """
        leads = [p for p in unnamed if self._leads(p)]
        if not self._leads(phrase) or len({p.draft.entity for p in leads}) != 1:
            return None
        people: dict[str, Draft] = {}
        for draft in names:
            if draft.type == "PER" and draft.entity.startswith("per:"):
                people.setdefault(draft.entity, draft)
        if len(people) != 1:
            return None
        (named,) = people.values()
        explained = self.called(named.entity) or self._titled(named)
        known = " " in named.name and named.start > phrase.draft.end
        known = known and not self._meets(named, leads, names)
        fits = known and not explained and self._agrees(named, phrase)
        return named if fits and self._says(named, names) else None

    def _meets(self, named: Draft, leads: list[Phrase], names: list[Draft]) -> bool:
        """Tell whether a sentence has both a person by name and a role of a lead."""
        sentences = self.history.sentence_of
        told = {sentences[lead.draft.head] for lead in leads}
        return any(
            sentences[draft.first] in told
            for draft in names
            if draft.entity == named.entity
        )

    def _leads(self, phrase: Phrase) -> bool:
        """Tell whether a role is the subject of one of the first sentences."""
        head = phrase.draft.head
        role, _ = self.history.function(head)
        return (
            bool(phrase.office)
            and role == "nsubj"
            and self.history.sentence_of[head] < _LEAD
            and not self.history.quoted[head]
        )

    def _titled(self, named: Draft) -> bool:
        """Tell whether a title says who somebody is: « Me X », « le docteur X »."""
        before = self.scene.words[named.first - 1] if named.first else ""
        lexicon = self.scene.lexicon
        return before in lexicon.titles and before not in self.words.civilities

    def _says(self, named: Draft, names: list[Draft]) -> bool:
        """Tell whether a person speaks or acts anywhere in the article."""
        return any(
            self.history.function(d.head)[0] == "nsubj"
            for d in names
            if d.entity == named.entity
        )

    def _last(self, borne: list[Draft], phrase: Phrase) -> Draft | None:
        return next((d for d in reversed(borne) if self._agrees(d, phrase)), None)

    def _agrees(self, named: Draft, phrase: Phrase) -> bool:
        return "?" in {named.gender, phrase.draft.gender} or (
            named.gender == phrase.draft.gender
        )

    def _by_hypernym(self, phrase: Phrase) -> Draft | None:
        """Return who bore a narrower noun: « l'édile » after « maire »."""
        narrower = self.words.takes_up.get(self.words.neutral(phrase.noun))
        return self._who_bore(narrower, phrase) if narrower else None

    def _who_bore(self, nouns: frozenset[str], phrase: Phrase) -> Draft | None:
        borne = [
            d
            for noun, people in self._roles.items()
            if self.words.neutral(noun) in nouns
            for d in people
        ]
        return self._last(sorted(borne, key=lambda d: d.start), phrase)

    def _holder_present(self, phrase: Phrase) -> Draft | None:
        """Return who of those mentioned holds an office: « le ministre russe »."""
        if not phrase.office or phrase.past or not phrase.states:
            return None
        for seen in self.history.recent(phrase.draft.head, window=_LOOK_BACK):
            draft = seen.draft
            if (
                draft.type == "PER"
                and draft.number != "p"
                and not draft.entities
                and (self.offices.holds(draft.entity, phrase.office, phrase.states))
            ):
                return draft
        return None

    def _spoken_of(self, phrase: Phrase) -> Draft | None:
        """Return whoever the article speaks of: « le milliardaire », « ce juriste »."""
        if phrase.office and phrase.states:
            return None
        noun = self.words.neutral(phrase.noun)
        resumes = {noun, phrase.noun} & (self.scene.lexicon.resume | self.words.resume)
        if phrase.determiner != "demonstrative" and not resumes:
            return None
        blocked = self.pronouns.binding.clause_mates(phrase.draft.head, subject=False)
        blocked |= {d.entity for d in self._former.get(phrase.noun, [])}

        told = frozenset({noun, phrase.noun}) & self.words.concerned
        tried = {noun, phrase.noun} & self.words.tried
        acting = self._acting(phrase.draft.head) if told else ""

        def fits(seen: Seen) -> float | None:
            draft = seen.draft
            if draft.type != "PER" or draft.entities or draft.ids & blocked:
                return None
            agrees = self.pronouns.agrees(seen, phrase.draft.gender, "s")
            if not (agrees and self._from(draft, phrase.states)):
                return None
            if tried and self._tries(draft.entity):
                return None
            if not draft.entity.startswith("per:~"):
                return -_CONCERNED if draft.entity == acting else 0.0
            fresh = draft.form == "nominal" and self._indefinite(draft)
            return -_UNNAMED if fresh and not phrase.states else None

        return self.history.best(phrase.draft.head, fits)

    def _tries(self, entity: str) -> bool:
        """Tell whether somebody was called a judge or counsel: not the accused."""
        called = {self.words.neutral(noun) for noun in self.called(entity)}
        return not called.isdisjoint(self.words.trying)

    def _acting(self, index: int) -> str:
        """Return who was the subject of the sentence before: not « l'intéressé »."""
        here = self.history.sentence_of[index]
        for seen in reversed(self.history.seen):
            if seen.sentence < here - 1:
                break
            if seen.sentence < here and seen.role == "nsubj":
                passive = self.scene.tree.is_passive(seen.verb)
                if seen.draft.type == "PER" and not passive:
                    return seen.draft.entity
        return ""

    def _indefinite(self, draft: Draft) -> bool:
        return draft.first > 0 and self.scene.words[draft.first - 1] in _NEW

    def _from(self, draft: Draft, states: tuple[str, ...]) -> bool:
        """Tell whether somebody may be of these states."""
        entry = self.scene.kb.get(draft.entity)
        country = entry.country if entry else ""
        return not states or not country or f"state:{country}" in states
