"""Say who « les deux dirigeants » are: several entities at once."""

from collections.abc import Iterator

from recoupe.annotate.coreference.binding import Binding
from recoupe.annotate.coreference.history import History, Seen
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.coreference.offices import Offices
from recoupe.annotate.names.linking import adopt
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.model import EntityType, MentionForm

_NEAR = 3  # sentences over which parties stay in mind
_WEIGHTS = {"nsubj": 3.0, "obj": 2.5, "iobj": 2.5, "obl": 1.0, "nmod": 1.0}
_PLACE = -3.0  # « en Ukraine »: where, not who
_SENTENCE = 1.0  # lost per sentence between
_THROUGH_LEADER = -0.5  # « le chancelier allemand » speaks for Germany


class Groups:
    """Resolves the plural nominals of one article."""

    def __init__(
        self, scene: Scene, history: History, offices: Offices, binding: Binding
    ) -> None:
        self.scene = scene
        self.history = history
        self.binding = binding
        self.offices = offices
        self.words = load_anaphora_words(scene.document.language)

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
                return self.join(draft, holders, "kb.office")
        if (
            phrase.count
            and phrase.determiner in {"definite", "demonstrative"}
            and not phrase.states
        ) and (members := self._members(phrase)) is not None:
            return self.join(draft, members, "coref.group")
        return None

    def positions(self) -> Iterator[int]:
        """Yield the first token of every « les deux » and « tous deux » alone."""
        for index, word in enumerate(self.scene.words[:-1]):
            if self._bare(index) and not (word == "les" and self._all(index - 1)):
                yield index

    def _all(self, index: int) -> bool:
        return index >= 0 and self.scene.words[index] in self.words.groups["all"]

    def _bare(self, index: int) -> int:
        """Return the end of « les deux », « tous deux », « toutes les trois », or 0."""
        words, tokens = self.scene.words, self.scene.tokens
        at = index + 1
        if self._all(index):
            at += words[at : at + 1] == ["les"]
        elif words[index] not in self.words.groups["articles"]:
            return 0
        if at >= len(words) or words[at] not in self.scene.lexicon.numbers:
            return 0
        after = at + 1
        if after < len(tokens) and tokens[after].pos in {
            "NOUN",
            "PROPN",
            "ADJ",
            "NUM",
            "SYM",
            "X",
        }:
            return 0
        return 0 if self.scene.tree.deps[at] in {"nummod", "flat"} else after

    def bare(self, index: int) -> Draft | None:
        """Return the mention that « les deux » without a noun makes."""
        last = self._bare(index)
        tokens = self.scene.tokens
        count = self.scene.lexicon.numbers[self.scene.words[last - 1]]
        blocked = self.binding.subject_apart(index, last - 1)
        if self._all(index):
            blocked = set()
        members = self._both(index, count, blocked)
        if members is None:
            return None
        draft = Draft(
            start=tokens[index].start,
            end=tokens[last - 1].end,
            first=index,
            last=last,
            head=last - 1,
            type=members[0].type,
            form="pronoun",
        )
        return self.join(draft, members, "coref.group")

    def _both(self, index: int, count: int, blocked: set[str]) -> list[Draft] | None:
        """Return the last « X et Y » of so many, else so many people or states."""
        plural = [s for s in self.history.plurals if s.draft.first < index]
        here = self.history.sentence_of[index]
        for seen in reversed(plural):
            ids = seen.draft.entities
            near = here - seen.sentence <= _NEAR
            if near and len(ids) == count and not blocked & set(ids):
                return self._named(ids)
        return self._people(index, count, "?", blocked) or self._states(
            index, count, blocked
        )

    def _named(self, ids: tuple[str, ...]) -> list[Draft]:
        latest = {s.draft.entity: s.draft for s in self.history.seen}
        return [latest[i] for i in ids]

    def _as_draft(self, holder: Draft | Entry, like: Draft) -> Draft:
        if isinstance(holder, Draft):
            return holder
        return _stand_in(like, holder, "PER", "nominal")

    def _members(self, phrase: Phrase) -> list[Draft] | None:
        """Return the last so many of a kind: « les deux dirigeants »."""
        index, count = phrase.draft.head, phrase.count
        blocked = self.binding.subject_apart(phrase.draft.first - 1, index)
        sides = self.scene.lexicon.alliance | self.words.groups["sides"]
        if phrase.draft.type == "GPE" or phrase.noun in sides:
            return self._states(index, count, blocked)
        if phrase.draft.type == "PER":
            women = phrase.noun in self.words.groups["women"]
            gender = "f" if women else phrase.draft.gender
            return self._people(index, count, gender, blocked)
        found: dict[str, Draft] = {}
        for seen in self.history.recent(index):
            member = seen.draft
            if member.type == phrase.draft.type and _stands_alone(member):
                found.setdefault(member.entity, member)
            if len(found) == count:
                return sorted(found.values(), key=lambda d: d.start)
        return None

    def _people(
        self, index: int, count: int, gender: str, blocked: set[str]
    ) -> list[Draft] | None:
        """Return the last so many people; « les deux femmes » are women."""
        found: dict[str, Draft] = {}
        for seen in self.history.recent(index):
            member = seen.draft
            if member.type != "PER" or not _stands_alone(member):
                continue
            if member.entity in blocked or (gender == "f" and member.gender == "m"):
                continue
            found.setdefault(member.entity, member)
            if len(found) == count:
                return sorted(found.values(), key=lambda d: d.start)
        return None

    # States

    def _states(self, index: int, count: int, blocked: set[str]) -> list[Draft] | None:
        """Return the most present states, those whose leaders meet included."""
        scores: dict[str, float] = {}
        first: dict[str, Draft] = {}
        here = self.history.sentence_of[index]
        for seen in self.history.recent(index, window=_NEAR):
            weight = self._weight(seen)
            for entity, bonus in self._parties(seen):
                if entity in blocked:
                    continue
                score = weight + bonus - _SENTENCE * (here - seen.sentence)
                if score > scores.get(entity, float("-inf")):
                    scores[entity] = score
                    first[entity] = self._state(entity, seen.draft)
        ranked = self._last_pair(index, count, blocked) or sorted(
            scores, key=lambda e: (-scores[e], -first[e].start)
        )
        if len(ranked) < count:
            return None
        return sorted((first[e] for e in ranked[:count]), key=lambda d: d.start)

    def _last_pair(self, index: int, count: int, blocked: set[str]) -> list[str]:
        """Return the states of the last sentence that names just so many of them.

        « La Russie soutenait l'Arménie. Les relations entre les deux pays »: those two.
        """
        named: dict[int, set[str]] = {}
        for seen in self.history.recent(index, window=_NEAR):
            if seen.draft.form == "name" and self._weight(seen) > 0:
                parties = {e for e, bonus in self._parties(seen) if not bonus}
                named.setdefault(seen.sentence, set()).update(parties - blocked)
        latest = max((at for at, ids in named.items() if len(ids) > 1), default=None)
        found = sorted(named[latest]) if latest is not None else []
        return found if len(found) == count else []

    def _parties(self, seen: Seen) -> list[tuple[str, float]]:
        """Return the states that a mention names or speaks for, with a bonus."""
        draft = seen.draft
        if draft.number == "p" or draft.form == "pronoun":
            return []
        if draft.type == "PER" and draft.form != "adjective":
            terms = self.scene.kb.terms(draft.entity, self.scene.when)
            states = {t.body for t in terms if t.body.startswith("state:")}
            return [(state, _THROUGH_LEADER) for state in sorted(states)]
        ids = draft.entities or (draft.stands_for or draft.entity,)
        states_named = [i for i in ids if i.startswith("state:")]
        return [(i, 0.0) for i in states_named]

    def _weight(self, seen: Seen) -> float:
        if seen.draft.form == "adjective":
            return 1.0
        if self._is_place(seen.draft):
            return _PLACE
        return _WEIGHTS.get(seen.role, 0.5)

    def _is_place(self, draft: Draft) -> bool:
        before = self.scene.words[draft.first - 1] if draft.first else ""
        return draft.type == "GPE" and before in self.words.noun_phrase["locative"]

    def _state(self, entity: str, member: Draft) -> Draft:
        if entity == member.entity:
            return member
        entry = self.scene.kb.get(entity)
        return member if entry is None else _stand_in(member, entry, "GPE", "name")

    @staticmethod
    def join(draft: Draft, members: list[Draft], rule: str) -> Draft:
        """Let a plural stand for several mentions, by a rule."""
        draft.entities = tuple(dict.fromkeys(m.entity for m in members))
        draft.entity, draft.qid = members[0].entity, None
        draft.name = " et ".join(dict.fromkeys(m.name for m in members))
        draft.rule, draft.number = rule, "p"
        return draft


def _stands_alone(draft: Draft) -> bool:
    return (
        draft.number != "p"
        and draft.form != "adjective"
        and not draft.entities
        and "~" not in draft.entity
    )


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
