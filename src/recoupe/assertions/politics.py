"""Which events nobody of political standing has part in.

Four ways of being none: a story tells it; somebody in office deals with what belongs to
another sphere (« la ministre a rejoint son quintette »); everybody who takes part acts
in another sphere; those who take part are anybody, and no politics is near.
"""

from recoupe.assertions.events import Event
from recoupe.assertions.parties import Parties
from recoupe.assertions.standing import MATTER, POLITICAL, SPHERES, Standings
from recoupe.kb import load_kb
from recoupe.lang.participles import load_verb_class
from recoupe.lang.standing import Standing
from recoupe.model import EntityId, Mention

# Whoever is hit, held or sentenced.
_ANYBODY = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_SEIZED = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "PROTEST"})
_MARCH, _MOVE = "PROTEST", "MOBILIZE"
_DEALINGS = frozenset({"SUPPORT", "CONSULT", "AGREE", "COOPERATE", "REJECT", "REQUEST"})
_CLAIMS = frozenset({"PROTEST", "REQUEST", "THREATEN", "CONCEDE", "REJECT", "ACCUSE"})
_TEAMS = "sport"  # where states are teams
_FICTION = "fiction"
# Weight of a sphere that tells what a passage is about: perhaps, surely, at length.
_SOME, _ENOUGH, _PLENTY = 2, 3, 6


class Politics:
    """The events of a document beside the standing of its parties."""

    def __init__(self, events: dict[int, Event], parties: Parties) -> None:
        self._tree = parties.tree
        self._standings = Standings(parties)
        named = [
            mention
            for token in parties.tree.tokens
            for mention in parties.mentions(token.index)
            if mention.form != "nominal"
        ]
        self._states = {m.entity for m in named if _is_state(m)}
        self._told = self._fiction()
        self._firm, self._offices, self._matters = self._nouns_near()
        self._near = self._politics_near(events)

    def admits(self, index: int, event: Event) -> bool:
        """Tell whether an event is one of politics."""
        number = self._tree.sentence_number(index)
        states = self._states if not self._teams(number) else set[EntityId]()
        actors, others = self._of(event.actors), self._of(event.recipients)
        acting = self._acts(number, event)
        if self._is_told(number, event, others, acting=acting):
            return False
        if acting or self._in_office(number, event):
            return True
        apart = bool(actors) and actors <= SPHERES
        if states.intersection(event.recipients) and not apart:
            return True
        if actors == {"thing"} or (apart and event.plover != _MARCH):
            return False
        if number in self._near or self._claims(number, event, actors):
            return True
        return others != {"thing"} and self._befalls_anybody(number, event)

    def _in_office(self, number: int, event: Event) -> bool:
        """Tell whether somebody of political standing has part in an event.

        A title that other spheres have too does not count where one fills the passage.
        """
        met = [e for e in event.actors + event.recipients if e not in self._states]
        if any(self._standings.is_firm(e) for e in met):
            return True
        titled = any(self._standings.of(e) == POLITICAL for e in met)
        most = max(self._standings.about(number).values(), default=0)
        return titled and (most < _PLENTY or number in self._firm)

    def _claims(self, number: int, event: Event, actors: set[Standing]) -> bool:
        """Tell whether people speak up: « les routiers promettent un blocage »."""
        many = event.actors and all(self._standings.is_public(e) for e in event.actors)
        if event.plover not in _CLAIMS or not many or not actors <= {"open"}:
            return False
        met = event.actors + event.recipients
        spheres = self._standings.about(number, without=met)
        return not max(spheres.values(), default=0)

    def _acts(self, number: int, event: Event) -> bool:
        """Tell whether a state acts, not a team, a market or a stage named by it."""
        if self._teams(number) or not self._states.intersection(event.actors):
            return False
        spheres = self._standings.about(number)
        crowded = max(spheres.values(), default=0) >= _PLENTY
        alone = not self._states.intersection(event.recipients)
        return not (crowded and alone and number not in self._offices | self._matters)

    def _is_told(
        self, number: int, event: Event, others: set[Standing], *, acting: bool
    ) -> bool:
        """Tell whether an event is one of a story, or of another sphere by its object.

        ``others`` are the standings of those it befalls; ``acting``: by a state.
        """
        if number in self._told and not acting:
            return True
        if event.plover in _DEALINGS and not acting and self._is_private(event, others):
            return True
        return others == {"thing"} and event.plover not in _SEIZED

    def may_plan(self, index: int, who: tuple[EntityId, ...]) -> bool:
        """Tell whether what somebody is going to do concerns politics."""
        number = self._tree.sentence_number(index)
        standings = self._of(who)
        acting = any(e in self._states for e in who) and not self._teams(number)
        if acting or POLITICAL in standings:
            return True
        return not standings <= SPHERES and number in self._near

    def _of(self, entities: tuple[EntityId, ...]) -> set[Standing]:
        return {self._standings.of(e) for e in entities if e not in self._states}

    def _teams(self, number: int) -> bool:
        weight = self._standings.about(number).get(_TEAMS, 0)
        return weight >= _ENOUGH or (weight >= _SOME and number not in self._offices)

    def _is_private(self, event: Event, others: set[Standing]) -> bool:
        """Tell whether all that somebody deals with belongs to another sphere."""
        if event.recipients:
            return bool(others) and others <= SPHERES
        about = {self._standings.of_noun(i) for i in event.theme}
        return bool(about) and about <= SPHERES

    def _befalls_anybody(self, number: int, event: Event) -> bool:
        """Tell whether somebody is hit, held or sentenced, or many take to the street.

        What a passage is about besides tells against it, as do those who act or suffer
        only in another sphere.
        """
        private = bool(event.recipients) and self._of(event.recipients) <= SPHERES
        if event.plover == _MARCH:
            many = any(self._standings.is_many(e) for e in event.actors)
            told = not event.actors or (many and not self._of(event.actors) <= SPHERES)
        else:
            befallen = event.plover in _ANYBODY and not (private and _is_ruled(event))
            told = befallen and bool(event.recipients or not event.actors)
        if not told and event.plover != _MOVE:
            return False
        met = () if private else event.recipients
        if event.plover == _MARCH:
            met = event.actors
        spheres = self._standings.about(number, without=met)
        most = max(spheres.values(), default=0)
        if not event.actors:
            return most < (_ENOUGH if event.recipients else 1)
        return most < (_ENOUGH if event.plover == _MARCH else _SOME)

    def _nouns_near(self) -> tuple[set[int], set[int], set[int]]:
        """Return the sentences beside nouns for actors, and those with a matter.

        First those beside nouns that only politics has.
        """
        firm, actors, matters = set[int](), set[int](), set[int]()
        for token in self._tree.tokens:
            if self._standings.of_noun(token.index) != POLITICAL:
                continue
            number = self._tree.sentence_number(token.index)
            most = max(self._standings.about(number).values(), default=0)
            if self._standings.is_of_sphere(token.index, MATTER):
                matters |= {number} if most < _ENOUGH else set()
            elif self._standings.is_listed(token.index, POLITICAL):
                firm.add(number)
            elif most < _PLENTY:
                actors.add(number)
        return _beside(firm), _beside(firm | actors), matters

    def _politics_near(self, events: dict[int, Event]) -> set[int]:
        """Return the sentences beside an actor of politics, or with a matter of it."""
        found = set[int]()
        for index, event in events.items():
            number = self._tree.sentence_number(index)
            if self._in_office(number, event) or self._acts(number, event):
                found.add(number)
        return self._offices | self._matters | _beside(found)

    def _fiction(self) -> set[int]:
        """Return the sentences that tell what happens in a film, a novel, a play."""
        telling = load_verb_class(self._tree.language, "telling")
        found = set[int]()
        for token in self._tree.tokens:
            if not self._standings.is_of_sphere(token.index, _FICTION):
                continue
            verb = self._tree.head(token.index)
            tells = token.dep == "nsubj" and verb.lemma.lower() in telling
            inside = self._tree.preposition(token.index) in {"dans", "à"}
            if tells or (inside and token.index < verb.index):
                number = self._tree.sentence_number(token.index)
                found |= {number, number + 1}
        return found


def _is_state(mention: Mention) -> bool:
    """Tell whether a name is one of a state, of its capital, or of several states."""
    if mention.type == "GPE" or mention.metonym_for is not None:
        return True
    entry = load_kb().get(mention.entity) if mention.type == "LOC" else None
    return entry is not None and entry.kind in {"world-region", "continent"}


def _is_ruled(event: Event) -> bool:
    """Tell whether a sanction may be one of any club, not of a court."""
    return event.plover == "SANCTION" and event.mode != "convict"


def _beside(numbers: set[int]) -> set[int]:
    return {number + step for number in numbers for step in (-1, 0, 1)}
