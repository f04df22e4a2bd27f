"""Who holds an office at the date spoken of, by the article first, by the base then."""

from recoupe.annotate.history import History
from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.kb import Entry

_STATE_HEADS = ("president", "monarch")
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

    def bearer(self, office: str, history: History, index: int) -> Draft | None:
        """Return the latest person mentioned who holds such an office anywhere."""
        wanted = _FILED.get(office, (office,))
        for seen in history.recent(index, window=30):
            if seen.draft.type != "PER" or seen.draft.number == "p":
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
        found = [t.office for t in self.scene.kb.terms(person, self.scene.when)]
        return found or ["president"]


def _answers(held: str, wanted: tuple[str, ...], office: str) -> bool:
    if office == "minister":
        return held.endswith("-minister")
    return held in wanted
