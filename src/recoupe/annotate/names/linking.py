"""Say who a name is: an entry of the base, or somebody only this coverage knows."""

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry, fold

_PLACES = frozenset({"GPE", "LOC"})
_PARTICLES = frozenset({"d'", "de", "du", "des"})
_STOP = frozenset(
    {
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "l",
        "d",
        "et",
        "pour",
        "the",
        "of",
        "a",
        "aux",
        "en",
    }
)


def local_id(kind: str, name: str) -> str:
    """Return the id of an entity the base does not know: same name, same id.

    >>> local_id("PER", "Élodie Dubreuil-Garcia")
    'per:elodie-dubreuil-garcia'
    """
    return f"{kind.lower()}:{fold(name).replace(' ', '-') or 'x'}"


class Linker:
    """Gives the names of one article their entities."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        self.names = names
        self._acronyms = self._defined_acronyms()
        self._people = [d for d in names if d.type == "PER" and self._is_full(d)]
        self._countries = self._countries_named()

    def link(self) -> None:
        """Set entity, canonical name and Wikidata identifier of every name."""
        for draft in self.names:
            if self._is_full(draft) or draft.type != "PER":
                self._link_one(draft)
        for draft in self.names:
            if not draft.entity:
                self._link_family_name(draft)
        self._share_gender()
        self._spell()

    def _spell(self) -> None:
        """Use the article's own spelling of a full name: « Aliyev », not « Aliev »."""
        spelled: dict[str, str] = {}
        for draft in self.names:
            surface = self.scene.surface(draft)
            if (
                draft.type == "PER"
                and self._is_full(draft)
                and len(surface.split()) >= len(draft.name.split())
            ) and not surface.isupper():
                spelled.setdefault(draft.entity, surface)
        for draft in self.names:
            draft.name = spelled.get(draft.entity, draft.name)
        self.spelled = spelled

    def _is_full(self, draft: Draft) -> bool:
        """Tell a full name from one word, and from « de La Tour »."""
        led = draft.type == "PER" and self.scene.words[draft.first] in _PARTICLES
        led = led and not self.scene.is_capital(draft.first)
        return draft.last - draft.first > 1 and not led

    def _countries_named(self) -> set[str]:
        kb = self.scene.kb
        found = (kb.get(d.known[0]) for d in self.names if d.known)
        return {entry.country for entry in found if entry and entry.country}

    # One name

    def _link_one(self, draft: Draft) -> None:
        entry = self._entry(draft)
        if entry is not None:
            adopt(draft, entry)
            return
        surface = self.scene.surface(draft)
        longer = self._acronyms.get(surface) or self._longer_body(draft, surface)
        if longer is not None and longer is not draft:
            if not longer.entity:
                self._link_one(longer)
            copy_entity(longer, draft)
            return
        draft.name = surface
        draft.entity = local_id(draft.type, surface)

    def _entry(self, draft: Draft) -> Entry | None:
        """Return the entry meant: of the right type, of a country talked about."""
        kb = self.scene.kb
        if draft.known:
            entries = [entry for id_ in draft.known if (entry := kb.get(id_))]
        else:
            entries = list(kb.find(self.scene.surface(draft)))
        same = [
            e
            for e in entries
            if e.type == draft.type
            or {e.type, draft.type} <= _PLACES
            or (draft.type == "OBJ" and e.kind == "company")
        ]
        if not same:
            return None
        return max(
            same,
            key=lambda e: (
                (e.country in self._countries, -same.index(e))
                if len(same) > 1 and same[0].kind not in {"state", "capital"}
                else (False, -same.index(e))
            ),
        )

    def _longer_body(self, draft: Draft, surface: str) -> Draft | None:
        """Return the body that « l'Union » or « la Commission » shortens."""
        if draft.type != "ORG" or surface.lower() not in self.scene.lexicon.org_capital:
            return None
        prefix = fold(surface) + " "
        before = [
            d
            for d in self.names
            if d.type == "ORG" and fold(self.scene.surface(d)).startswith(prefix)
        ]
        earlier = [d for d in before if d.start < draft.start]
        return earlier[-1] if earlier else (before[0] if before else None)

    # People by their family name

    def _link_family_name(self, draft: Draft) -> None:
        key = fold(self.scene.surface(draft))
        bearers = [
            d
            for d in self._people
            if self._bears(d, key) and not self._is_other_gender(d, draft)
        ]
        ids = dict.fromkeys(d.entity for d in bearers)
        entry = self._entry(draft)
        if len(ids) > 1:
            earlier = [d for d in bearers if d.start < draft.start]
            agreeing = [
                d for d in earlier if draft.gender in ("?", d.gender) or d.gender == "?"
            ]
            copy_entity((agreeing or earlier or bearers)[-1], draft)
        elif bearers:
            copy_entity(bearers[0], draft)
        elif entry is not None:
            adopt(draft, entry)
        elif famous := self._famous(draft):
            adopt(draft, famous)
        else:
            draft.name = self.scene.surface(draft)
            draft.entity = local_id("PER", draft.name)
            if any(
                d.entity == draft.entity and self._is_other_gender(d, draft)
                for d in self.names
                if d is not draft
            ):
                draft.entity += f"-{draft.gender}"  # « M. Roux », then « Mme Roux »

    def _is_other_gender(self, known: Draft, draft: Draft) -> bool:
        """Tell « Mme Roux » from « M. Roux » and « Jean Roux »."""
        gender = known.gender if known.gender != "?" else self._given_gender(known)
        return {gender, draft.gender} == {"m", "f"}

    def _famous(self, draft: Draft) -> Entry | None:
        """Return the only holder of an office by that surname from a country named."""
        surface = self.scene.surface(draft)
        people = [
            entry
            for entry in self.scene.kb.find_by_surname(surface)
            if entry.country in self._countries
            and self.scene.kb.terms(entry.id, self.scene.when)
        ]
        return people[0] if len(people) == 1 else None

    def _bears(self, full: Draft, key: str) -> bool:
        """Tell whether a full name ends, or may be cut, like this."""
        parts = fold(self.scene.surface(full))
        return (
            parts.endswith(" " + key)
            or parts.startswith(key + " ")
            or fold(full.name).endswith(" " + key)
        )

    def _share_gender(self) -> None:
        genders = {d.entity: d.gender for d in self.names if d.gender != "?"}
        for draft in self.names:
            if draft.type == "PER" and draft.gender == "?":
                draft.gender = genders.get(draft.entity) or self._given_gender(draft)

    def _given_gender(self, draft: Draft) -> str:
        first = draft.name.partition(" ")[0]
        gender = self.scene.kb.given_name_gender(first) if first != draft.name else None
        return gender if gender in {"m", "f"} else "?"

    # « Cour pénale internationale (CPI) »

    def _defined_acronyms(self) -> dict[str, Draft]:
        found: dict[str, Draft] = {}
        ends = {d.last: d for d in self.names}
        for draft in self.names:
            surface = self.scene.surface(draft)
            if not surface.isupper() or draft.first < 2:
                continue
            if self.scene.words[draft.first - 1] != "(":
                continue
            long = ends.get(draft.first - 1)
            if long is not None and _abbreviates(surface, self.scene.surface(long)):
                found[surface] = long
        return found


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the letters of an acronym come from the words of a name.

    In order, or all of them in another: « Agence spatiale européenne (ESA) ».
    """
    words = [w for w in fold(long).split() if w not in _STOP]
    letters = fold(short).replace(" ", "")
    initials = "".join(w[0] for w in words)
    foreign = sorted(letters) == sorted(initials)
    return len(letters) > 1 and (letters[:2] == initials[:2] or foreign)


def adopt(draft: Draft, entry: Entry) -> None:
    """Give a draft the identity of an entry of the base."""
    draft.entity, draft.name, draft.qid = entry.id, entry.name, entry.qid
    if (draft.type, entry.kind) != ("OBJ", "company"):  # « sur Twitter »: a service
        draft.type = entry.type
    if entry.gender:
        draft.gender = entry.gender


def copy_entity(source: Draft, target: Draft) -> None:
    """Let one mention stand for what another stands for."""
    target.entity, target.name, target.qid = source.entity, source.name, source.qid
    target.entities = source.entities
    if source.type != target.type and target.form != "adjective":
        target.type = source.type
    if target.gender == "?":
        target.gender = source.gender


def take(entity: Draft | Entry, draft: Draft, rule: str) -> None:
    """Give a draft who a mention or an entry of the base is, by a rule."""
    if isinstance(entity, Draft):
        copy_entity(entity, draft)
    else:
        adopt(draft, entity)
    draft.rule = rule


def place_towns(scene: Scene, names: list[Draft], adjectives: list[Draft]) -> None:
    """Tell towns of one name apart by the region the article speaks of.

    « Saint-Denis » beside « réunionnais » is « Saint-Denis de La Réunion ».
    """
    regions = {
        d.name
        for d in (*names, *adjectives)
        if d.entity.startswith("region:") and d.name
    }
    if not regions:
        return
    for draft in names:
        if not draft.entity.startswith("city:") or draft.type != "GPE":
            continue
        for region in sorted(regions):
            entries = scene.kb.find(f"{draft.name} de {region}")
            if entries and entries[0].type == "GPE":
                adopt(draft, entries[0])
                break
