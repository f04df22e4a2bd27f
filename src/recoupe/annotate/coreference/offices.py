"""Who holds an office at the date spoken of, by the article first, by the base then."""

import re
from datetime import date

from recoupe.annotate.coreference.history import History
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry
from recoupe.lang.anaphora import load_anaphora_words

_YEAR = re.compile(r"(?:19|20)\d\d")
_FRONT = 3  # words before the year of a fronted date
_LEADERS = ("president", "head-of-government", "supreme-leader", "monarch")
# An office that a table files under another name, best first.
_FILED = {
    "head-of-state": ("head-of-state", "president", "monarch"),
    "leader": ("leader", *_LEADERS),
    "president": ("president",),
    "head-of-government": ("head-of-government",),
}


class Offices:
    """Answers for one article, at its date."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        words = load_anaphora_words(scene.document.language)
        self.since = words.groups["dates"]
        self._learned: dict[tuple[str, str], Draft] = {}

    def learn(self, office: str, bodies: tuple[str, ...], named: Draft) -> None:
        """Remember that the article names who holds an office."""
        for body in bodies:
            self._learned[office, body] = named

    def holder(
        self, office: str, bodies: tuple[str, ...], history: History
    ) -> Draft | Entry | None:
        """Return who holds an office of one of these bodies."""
        for body in bodies:
            if named := self._learned.get((office, body)):
                return named
            if office == "leader" and (present := self._present(body, history)):
                return present
            for filed in _FILED.get(office, (office,)):
                if entry := self.scene.kb.holder(filed, body, self.scene.when):
                    return entry
        return None

    def year_of(self, index: int) -> int | None:
        """Return the one past year that the sentence of a role names, if it is told.

        « En 2013, le président français a reçu … » speaks of 2013; « l'accord de 2013
        que le président français a dénoncé » and « depuis 2013 » do not.
        """
        sentence = self.scene.tree.sentence(index)
        years = {
            int(self.scene.words[at])
            for at in range(sentence.first + 1, sentence.last)
            if _YEAR.fullmatch(self.scene.words[at]) and self._sets_time(at)
        }
        year = years.pop() if len(years) == 1 else None
        return year if year is not None and year < self.scene.when.year else None

    def _sets_time(self, at: int) -> bool:
        """Tell whether a year opens its sentence: « En 2013, », « En mai 2013, »."""
        first = self.scene.tree.sentence(at).first
        opens = at - first <= _FRONT and self.scene.words[first] in self.since
        return opens and self.scene.words[at + 1 : at + 2] == [","]

    def holder_in(
        self, office: str, bodies: tuple[str, ...], year: int
    ) -> Entry | None:
        """Return who held an office a whole year; None where it changed hands."""
        kb = self.scene.kb
        for body in bodies:
            for filed in _FILED.get(office, (office,)):
                held = kb.holder(filed, body, date(year, 1, 1))
                if held and held == kb.holder(filed, body, date(year, 12, 31)):
                    return held
        return None

    def _present(self, body: str, history: History) -> Draft | None:
        """Return the leader of a body whom the article mentions, latest first."""
        for seen in reversed(history.seen):
            if seen.draft.type != "PER" or not seen.draft.entity.startswith("person:"):
                continue
            terms = self.scene.kb.terms(seen.draft.entity, self.scene.when)
            if any(t.body == body and t.office in _LEADERS for t in terms):
                return seen.draft
        return None

    def holds(self, person: str, office: str, bodies: tuple[str, ...]) -> bool:
        """Tell whether someone holds such an office of one of these bodies."""
        wanted = _FILED.get(office, (office,))
        return any(
            term.body in bodies and _answers(term.office, wanted, office)
            for term in self.scene.kb.terms(person, self.scene.when)
        )

    def bearer(
        self, office: str, history: History, index: int, gender: str
    ) -> Draft | None:
        """Return the latest person mentioned who holds such an office anywhere."""
        wanted = _FILED.get(office, (office,))
        for seen in history.recent(index, window=30):
            if seen.draft.type != "PER" or seen.draft.number == "p":
                continue
            if "?" not in {gender, seen.draft.gender} and gender != seen.draft.gender:
                continue
            terms = self.scene.kb.terms(seen.draft.entity, self.scene.when)
            if any(_answers(term.office, wanted, office) for term in terms):
                return seen.draft
        return None

    def default(self, office: str, history: History) -> Entry | None:
        """Return the holder in the state the article speaks of, when it is one only."""
        if office not in {
            "president",
            "head-of-state",
            "head-of-government",
            "foreign-minister",
        }:
            return None
        states = {
            s.draft.entity for s in history.seen if s.draft.entity.startswith("state:")
        }
        if len(states) != 1:
            return None
        found = self.holder(office, tuple(states), history)
        return found if isinstance(found, Entry) else None

    def of(self, person: str) -> list[str]:
        """Return the offices someone holds at the date of the article."""
        told = [o for (o, _), named in self._learned.items() if named.entity == person]
        held = [t.office for t in self.scene.kb.terms(person, self.scene.when)]
        return list(dict.fromkeys([*told, *held])) or ["president"]


def _answers(held: str, wanted: tuple[str, ...], office: str) -> bool:
    if office == "minister":
        return held.endswith("-minister")
    return held in wanted
