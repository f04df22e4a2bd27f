"""Say who « les deux dirigeants » are: several entities at once."""

from recoupe.annotate.history import History
from recoupe.annotate.linking import adopt
from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.annotate.nominals import Phrase
from recoupe.annotate.offices import Offices
from recoupe.kb import Entry
from recoupe.model import EntityType, MentionForm


class Groups:
    """Resolves the plural nominals of one article."""

    def __init__(self, scene: Scene, history: History, offices: Offices) -> None:
        self.scene = scene
        self.history = history
        self.offices = offices

    def resolve(self, phrase: Phrase) -> Draft | None:
        """Return the phrase with its entities, None if they are not named."""
        draft = phrase.draft
        if (
            draft.type == "PER"
            and phrase.office
            and len(phrase.states) > 1
            and not phrase.past
        ):
            found = [
                self.offices.holder(phrase.office, (s,), self.history)
                for s in phrase.states
            ]
            holders = [self._as_draft(h, draft) for h in found if h is not None]
            if len(holders) == len(found):
                self._group(draft, holders, "kb.office")
                return draft
        if (
            phrase.count
            and phrase.determiner in {"definite", "demonstrative", ""}
            and not phrase.states
        ) and (members := self._members(phrase)) is not None:
            self._group(draft, members, "coref.group")
            return draft
        return None

    def _as_draft(self, holder: Draft | Entry, like: Draft) -> Draft:
        if isinstance(holder, Draft):
            return holder
        return _stand_in(like, holder, "PER", "nominal")

    def _members(self, phrase: Phrase) -> list[Draft] | None:
        """Return the last so many of a kind: « les deux dirigeants »."""
        kind = phrase.draft.type
        alliance = phrase.noun in self.scene.lexicon.alliance or phrase.noun in {
            "belligérant",
            "camp",
            "partie",
            "parti",
        }
        found: dict[str, Draft] = {}
        for seen in self.history.recent(phrase.draft.head):
            member = seen.draft
            wanted = (
                (
                    member.type == "GPE"
                    and (member.entity.startswith("state:") or bool(member.stands_for))
                )
                if kind == "GPE" or alliance
                else member.type == kind
            )
            if (
                not wanted
                or member.number == "p"
                or member.form == "adjective"
                or "~" in member.entity
            ):
                continue
            if kind == "GPE" or alliance:
                found.setdefault(member.stands_for or member.entity, member)
            else:
                found.setdefault(member.entity, member)
            if len(found) == phrase.count:
                ordered = sorted(found.items(), key=lambda m: m[1].start)
                return [self._stood_for(i, m) for i, m in ordered]
        return None

    def _stood_for(self, entity: str, member: Draft) -> Draft:
        if entity == member.entity:
            return member
        entry = self.scene.kb.get(entity)
        if entry is None:
            return member
        return _stand_in(member, entry, "GPE", "name")

    def _group(self, draft: Draft, members: list[Draft], rule: str) -> None:
        draft.entities = tuple(dict.fromkeys(m.entity for m in members))
        draft.entity, draft.qid = members[0].entity, None
        draft.name = " et ".join(dict.fromkeys(m.name for m in members))
        draft.rule, draft.number = rule, "p"


def _stand_in(like: Draft, entry: Entry, kind: EntityType, form: MentionForm) -> Draft:
    """Return a mention of an entity at the place of another mention."""
    draft = Draft(
        start=like.start,
        end=like.end,
        first=like.first,
        last=like.last,
        head=like.head,
        type=kind,
        form=form,
    )
    adopt(draft, entry)
    return draft
