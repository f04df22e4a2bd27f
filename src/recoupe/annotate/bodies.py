"""Say which body or place « le pays », « l'agence », « la capitale russe » are."""

from recoupe.annotate.history import History, Seen
from recoupe.annotate.linking import adopt, copy_entity
from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.annotate.nominals import Phrase
from recoupe.kb import Entry, fold


class Bodies:
    """Resolves the nominals of one article that name no person."""

    def __init__(self, scene: Scene, history: History) -> None:
        self.scene = scene
        self.history = history

    def resolve(self, phrase: Phrase) -> Draft | None:
        """Return the phrase with its entity, None if it stands for nobody named."""
        draft, lexicon = phrase.draft, self.scene.lexicon
        of_state = phrase.noun == "capitale" and phrase.states
        if of_state and (capital := self.scene.kb.capital(phrase.states[0])):
            adopt(draft, capital)
            draft.rule = "kb.capital"
            return draft
        if draft.type == "GPE" and (entry := self._state_named(phrase)):
            adopt(draft, entry)
            draft.rule = "kb.demonym"
            return draft
        anaphoric = phrase.determiner in {"definite", "demonstrative"}
        short = draft.last - draft.head == 1 or (
            draft.type == "ORG" and draft.last - draft.head == 2 and not phrase.states
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

    def _state_named(self, phrase: Phrase) -> Entry | None:
        """Return the state of « république d'Azerbaïdjan », « voisin arménien »."""
        if phrase.noun not in {"république", "royaume", "état", "émirat", "voisin"}:
            return None
        ids = phrase.holder.ids if phrase.holder else set(phrase.states[:1])
        entries = [e for i in ids if (e := self.scene.kb.get(i)) and e.kind == "state"]
        return entries[0] if len(entries) == 1 else None

    def _same_kind(self, phrase: Phrase) -> Draft | None:
        """Return the nearest named body or place of the kind a noun tells."""
        draft, noun = phrase.draft, phrase.noun

        def fits(seen: Seen) -> float | None:
            other = seen.draft
            if other.form == "adjective" or other.entity.startswith(
                f"{draft.type.lower()}:~"
            ):
                return None
            if draft.type == "GPE":
                is_state = other.entity.startswith("state:")
                if (
                    other.type != "GPE"
                    or (noun in {"pays", "état", "nation"}) != is_state
                ):
                    return None
                return 0.0
            if draft.type == "LOC":
                places = other.type == "LOC" or other.entity.startswith("region:")
                return (
                    0.0
                    if places or (other.type == "GPE" and noun == "territoire")
                    else None
                )
            if other.type != "ORG":
                return None
            return (
                3.0
                if noun in fold(other.name).split() or noun[:5] in fold(other.name)
                else self._kind_fits(other, noun)
            )

        return self.history.best(draft.head, fits, window=4)

    def _kind_fits(self, other: Draft, noun: str) -> float | None:
        """Let « l'agence » stand for TASS, « l'entreprise » for a company."""
        entry = self.scene.kb.get(other.entity)
        if entry is None:
            return (
                0.0
                if noun
                in {
                    "entreprise",
                    "groupe",
                    "société",
                    "compagnie",
                    "firme",
                    "constructeur",
                    "organisation",
                    "parti",
                    "association",
                }
                else None
            )
        kinds = self.scene.lexicon.kinds.get(noun)
        return 1.0 if kinds and entry.kind in kinds else None
