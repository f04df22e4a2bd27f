"""Say which body or place « le pays », « l'agence », « la capitale russe » are."""

from recoupe.annotate.coreference.bearers import Bearers
from recoupe.annotate.coreference.history import History, Seen
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.names.linking import adopt, copy_entity, local_id
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry, fold
from recoupe.lang.anaphora import load_anaphora_words

_CALLED_SO = 4.0  # « la société » after « la société X »
_NAMED_SO = 3.0  # « la banque » after « Banque du Sud »
_NARROWER = 2.0  # « l'organisation » after « le syndicat X »
_KIND = 1.0  # the base says that it is one
_JOINED = 2  # « de » and an article before the place
_UNDERGOING = ("obj", "iobj", "obl:arg", "obl:agent")
_STEM = 5  # letters of a noun that a name must hold


class Bodies:
    """Resolves the nominals of one article that name no person."""

    def __init__(self, scene: Scene, history: History, bearers: Bearers) -> None:
        self.scene = scene
        self.history = history
        self.bearers = bearers
        self.words = load_anaphora_words(scene.document.language)
        self._town_halls = self.words.bodies["town_halls"]
        self._kinds = (
            self.words.bodies["generic"]
            | self.words.bodies["kinds"]
            | scene.lexicon.org_capital
        )
        self._towns: list[Draft] = []  # those whose town hall acted, latest last

    def resolve(self, phrase: Phrase) -> Draft | None:
        """Return the phrase with its entity, None if it stands for nobody named."""
        draft, lexicon = phrase.draft, self.scene.lexicon
        of_state = phrase.noun in self.words.bodies["capitals"] and phrase.states
        if of_state and (capital := self.scene.kb.capital(phrase.states[0])):
            adopt(draft, capital)
            draft.rule = "kb.capital"
            return draft
        if draft.type == "GPE" and (entry := self._state_named(phrase)):
            adopt(draft, entry)
            draft.rule = "kb.demonym"
            return draft
        if town := self._town_named(phrase):
            return self._of_town(phrase, town)
        anaphoric = phrase.determiner in {"definite", "demonstrative"}
        short = draft.last - draft.head == 1 or (
            draft.type == "ORG"
            and draft.last - draft.head == 2
            and not any(state.startswith("state:") for state in phrase.states)
        )
        if (
            (draft.type in {"GPE", "LOC", "ORG"} and anaphoric and short)
            or (draft.type in {"GPE", "LOC"} and phrase.determiner == "demonstrative")
        ) and (named := self._same_kind(phrase)):
            copy_entity(named, draft)
            draft.rule = "coref.nominal"
            return draft
        if phrase.noun in lexicon.governing and phrase.states:
            draft.stands_for = phrase.states[0]
        return None

    def _town_named(self, phrase: Phrase) -> Draft | None:
        """Return the place of « la ville de X », « la mairie de X », « la mairie »."""
        holder, noun = phrase.holder, phrase.noun
        if noun in self.words.bodies["communes"] or noun in self._town_halls:
            if holder is not None:
                near = phrase.bare + _JOINED >= holder.first
                return holder if near and self._is_one(holder, noun) else None
            if noun in self._town_halls and phrase.bare == phrase.draft.last:
                return self._towns[-1] if self._towns else None
        return None

    def _is_one(self, place: Draft, noun: str) -> bool:
        """Tell whether a place is what a noun says: no region is a town."""
        wide = place.entity.startswith("region:") or place.type == "LOC"
        if noun in self.words.bodies["wide"]:
            return wide
        return not wide and place.type == "GPE" and "state:" not in place.entity

    def _of_town(self, phrase: Phrase, town: Draft) -> Draft:
        """Make « la ville de X » the town, « la mairie de X » a body acting for it."""
        draft = phrase.draft
        self._towns.append(town)
        if phrase.noun in self._town_halls:
            draft.entity = f"org:~{min(self._town_halls)}-{_slug(town)}"
            draft.name = f"{phrase.noun} de {town.name}"
            draft.stands_for = town.entity
            draft.rule = "coref.town"
        else:
            copy_entity(town, draft)
            draft.rule = "coref.nominal"
        return draft

    def _state_named(self, phrase: Phrase) -> Entry | None:
        """Return the state of « république d'Azerbaïdjan », « voisin arménien »."""
        if phrase.noun not in self.words.bodies["named_states"]:
            return None
        ids = phrase.holder.ids if phrase.holder else set(phrase.states[:1])
        entries = [e for i in ids if (e := self.scene.kb.get(i)) and e.kind == "state"]
        return entries[0] if len(entries) == 1 else None

    def settle_types(self, phrases: list[Phrase], names: list[Draft]) -> None:
        """Make bodies of what a noun for bodies introduces: « le groupe X ».

        A name that the base knows, or that begins with a given name, keeps its type.
        """
        starts = {d.first: d for d in names}
        for phrase in phrases:
            named = starts.get(phrase.draft.last)
            if phrase.draft.type != "ORG" or phrase.draft.number == "p":
                continue
            if named is None or phrase.noun not in self.words.bodies["generic"]:
                continue
            local = named.entity.startswith(("per:", "gpe:", "loc:", "obj:"))
            given = self.scene.kb.given_name_gender(named.name.partition(" ")[0])
            if local and not given:
                self._retype(named.entity, named.name, names)

    def _retype(self, entity: str, name: str, names: list[Draft]) -> None:
        for draft in names:
            local = draft.entity.startswith(("per:", "gpe:", "loc:", "obj:"))
            if draft.entity == entity or (local and draft.name == name):
                draft.type, draft.gender = "ORG", "?"
                draft.entity = local_id("ORG", name)

    def _same_kind(self, phrase: Phrase) -> Draft | None:
        """Return the nearest body or place of the kind a noun tells."""
        fits = {"GPE": self._state_fits, "LOC": self._place_fits}.get(
            phrase.draft.type, self._body_fits
        )

        apart = self._arguments_beside(phrase)

        def judge(seen: Seen) -> float | None:
            if seen.draft.form == "adjective" or seen.draft.entities:
                return None
            if seen.draft.ids & apart:
                return None  # « X a assigné la société »: two bodies
            return fits(seen.draft, phrase)

        return self.history.best(phrase.draft.head, judge)

    def _arguments_beside(self, phrase: Phrase) -> set[str]:
        """Return the other arguments of the verb whose object or agent a phrase is."""
        head = phrase.draft.head
        if not self.scene.tokens[head].dep.startswith(_UNDERGOING):
            return set()
        return self.bearers.pronouns.binding.clause_mates(head, subject=False)

    def _state_fits(self, other: Draft, phrase: Phrase) -> float | None:
        if other.type != "GPE" or other.entity.startswith("gpe:~"):
            return None
        is_state = other.entity.startswith("state:")
        return 0.0 if (phrase.noun in self.words.bodies["states"]) == is_state else None

    def _place_fits(self, other: Draft, phrase: Phrase) -> float | None:
        if other.entity.startswith("loc:~"):
            return None
        territory = phrase.noun in self.words.bodies["territories"]
        place = other.type == "LOC" or other.entity.startswith("region:")
        return 0.0 if place or (other.type == "GPE" and territory) else None

    def _body_fits(self, other: Draft, phrase: Phrase) -> float | None:
        """Let « l'agence » stand for TASS, « l'entreprise » for a company."""
        noun = phrase.noun
        if other.type != "ORG" or (other.number == "p") != (phrase.draft.number == "p"):
            return None
        if other.entity.startswith("org:~"):
            same = other.form == "nominal" and self.scene.words[other.head] == noun
            return _NAMED_SO if same else None
        own = self._own_noun(other)
        called = self.bearers.called(other.entity) | own
        named = fold(other.name)
        if noun in called:
            return _CALLED_SO
        if called & self.words.takes_up.get(noun, frozenset()):
            return _NARROWER
        if noun not in self.words.bodies["any_kind"] and (
            own - self.words.bodies["vague"]
        ):
            return None  # « la Ligue » is no « Fédération de handball »
        named_so = noun in named.split() or noun[:_STEM] in named
        return _NAMED_SO if named_so else self._kind_fits(other, noun, called)

    def _kind_fits(self, other: Draft, noun: str, called: set[str]) -> float | None:
        """Judge by the kind of the base; a body it does not know may be any firm."""
        entry = self.scene.kb.get(other.entity)
        if entry is None:
            generic = noun in self.words.bodies["generic"]
            return 0.0 if generic and not self._otherwise(called, noun) else None
        kinds = self.scene.lexicon.kinds.get(noun)
        return _KIND if kinds and entry.kind in kinds else None

    def _own_noun(self, other: Draft) -> set[str]:
        """Return the noun that a name begins with, where it tells its kind.

        « syndicat Solidor », « cour administrative de Lusse ». What the base knows has
        a kind there.
        """
        first = other.name.partition(" ")[0].lower()
        if self.scene.kb.get(other.entity) is not None:
            return {first} & self.words.bodies["generic"]
        return {first} & self._kinds

    def _otherwise(self, called: set[str], noun: str) -> bool:
        """Tell whether what a body was called rules a noun out: a union is no firm."""
        firms = self.words.bodies["firms"]
        return bool(called) and bool(called & firms) != (noun in firms)


def _slug(town: Draft) -> str:
    return town.entity.partition(":")[2].lower()
