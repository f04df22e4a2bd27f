"""Say whom pronouns and possessives stand for."""

from collections.abc import Iterator

from recoupe.annotate.coreference.binding import Binding
from recoupe.annotate.coreference.clitics import Clitics
from recoupe.annotate.coreference.history import History, Seen
from recoupe.annotate.coreference.impersonals import Impersonals
from recoupe.annotate.coreference.lookahead import Lookahead
from recoupe.annotate.coreference.things import Things
from recoupe.annotate.names.linking import adopt, copy_entity
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import fold
from recoupe.lang.anaphora import Features, load_anaphora_words, plain_pronoun
from recoupe.lang.reporting import load_reporting
from recoupe.model import Token

_SPEECH_BONUS = 2.0
_UNKNOWN_GENDER = -0.5
_SAME_SUBJECT = 1.5  # won by the subject of the clause that the pronoun depends on
_SPOKEN = 2.0  # won by whoever says the clause that the pronoun stands in
_OWNER = 5.0  # won by the subject of the clause that a possessive stands in
_AHEAD = 20.0  # the subject that a fronted possessive points forward to
_NEAR = 2  # sentences that « ce dernier » looks back over
_TOWN = 3.0  # lost by towns, which « elle » seldom takes up
_LIFELESS = 5.0  # won by a thing as the subject of « durer », « augmenter »
_THING = 2.0  # lost by a plain thing against somebody, as the subject of a verb
_PLAIN = frozenset({"EVENT", "LAW", "OBJ"})
_PLACES = frozenset({"GPE", "LOC"})


class Pronouns:
    """Finds the pronouns of one article and resolves them, one after the other."""

    def __init__(self, scene: Scene, history: History) -> None:
        self.scene = scene
        self.history = history
        self.words = load_anaphora_words(scene.document.language)
        self.binding = Binding(scene, history)
        self._impersonals = Impersonals(scene)
        self._clitics = Clitics(scene)
        self._lookahead = Lookahead(scene)
        self._things = Things(scene, history)
        self._ahead: dict[int, int] = {}  # possessive → subject that comes after it
        self._speech = scene.lexicon.speech | frozenset(
            load_reporting(scene.document.language).verbs
        )

    def positions(self) -> Iterator[tuple[int, int]]:
        """Yield (token, token at which it can be resolved) of every pronoun."""
        for index in self._pronouns():
            ahead = self._lookahead.subject_ahead(index)
            if ahead is not None:
                self._ahead[index] = ahead
            else:
                ahead = self._lookahead.inverted(index)
            yield index, index if ahead is None else ahead

    def _pronouns(self) -> Iterator[int]:
        lexicon = self.scene.lexicon
        for token in self.scene.tokens:
            word = self._word(token.index)
            if (
                word in lexicon.subjects
                or self._demonstrative(token.index)
                or (word in lexicon.possessives and self._is_possessive(token.index))
                or (word in lexicon.others and token.pos == "PRON")
                or self._is_object(token.index, word)
            ):
                yield token.index

    def _word(self, index: int) -> str:
        return plain_pronoun(self.scene.words[index])

    def _demonstrative(self, index: int) -> str:
        """Return « celui-ci » or « ce dernier » beginning here, "" if none does."""
        words, tokens = self.scene.words, self.scene.tokens
        if words[index] in self.words.demonstratives:
            return words[index]
        pair = " ".join(words[index : index + 2])
        if pair not in self.words.demonstratives:
            return ""
        second = tokens[index + 1]
        modifies = second.head > index + 1 and tokens[second.head].pos == "NOUN"
        stands_alone = not (modifies and second.dep.startswith(("amod", "det")))
        return pair if stands_alone else ""

    def _is_object(self, index: int, word: str) -> bool:
        """Tell « l'a accusé » from the article and from « l'a annoncé »."""
        features = self._clitics.features(index, word)
        return features is not None and self._clitics.reading(index, features) != ""

    def _is_possessive(self, index: int) -> bool:
        token = self.scene.tokens[index]
        return token.pos == "DET" or (
            token.pos != "PRON" and token.dep.startswith("det")
        )

    # Resolution

    def resolve(self, index: int) -> Draft | None:
        """Return the mention that a pronoun makes, None if it stands for nobody."""
        token, word = self.scene.tokens[index], self._word(index)
        if shown := self._demonstrative(index):
            features = self.words.demonstratives[shown]
            found = self._latter(index, features)
            return self._draft(index, found, features, "coref.latter")
        if word == "il" and self._impersonals.is_impersonal(index):
            return None
        lexicon = self.scene.lexicon
        possessive = word in lexicon.possessives and token.pos != "PRON"
        features = (
            lexicon.subjects.get(word)
            or (lexicon.possessives.get(word) if possessive else None)
            or lexicon.others.get(word)
            or self._clitics.features(index, word)
            or ("?", "s")
        )
        if possessive:
            found = self._owner(index, features)
        else:
            found = self._ahead_of(index, features) or self._somebody(
                index, word, features
            )
        rule = "coref.possessive" if possessive else "coref.pronoun"
        return self._draft(index, found, features, rule)

    def _ahead_of(self, index: int, features: Features) -> Draft | None:
        """Return the named subject that a fronted clause points forward to."""
        ahead = self._ahead.get(index)
        if ahead is None:
            return None
        for seen in self.history.recent(ahead + 1, window=0):
            draft = seen.draft
            if draft.form == "name" and draft.first <= ahead < draft.last:
                return draft if self.agrees(seen, *features) else None
        return None

    def _somebody(self, index: int, word: str, features: Features) -> Draft | None:
        """Return the most present mention, None where a thing is more so."""
        subject = word in self.scene.lexicon.subjects
        blocked = self.binding.clause_mates(index, subject=subject)
        plural = features[1] == "p"
        found = self.history.strongest(
            index, lambda s: self._fits(s, index, features, blocked), plural=plural
        )
        if found is None:
            return self._pair(index, features[0]) if plural else None
        score, draft = found
        verb = self.scene.tokens[index].head
        if subject:
            minded = self.scene.tokens[verb].lemma.lower() in self.words.minded
            if minded or index > verb:  # « indique-t-elle »: somebody
                return draft
            if self._things.are_meant(verb):
                return draft if draft.type in _PLAIN else None
            thing = self._things.weight(index, features, verb) - _THING
            return draft if score >= thing else None
        if word in self.words.objects and (
            self._clitics.reading(index, features) == "either"
        ):
            thing = self._things.weight(index, features, verb)
            return draft if score >= thing else None
        return draft

    def _draft(
        self,
        index: int,
        found: Draft | None,
        features: Features,
        rule: str,
    ) -> Draft | None:
        if found is None:
            return None
        token = self.scene.tokens[index]
        start = token.start + (len(token.text) - len(token.text.lstrip("-")))
        if token.text.lstrip("-").startswith("t-"):
            start += 2
        last = index + 1 + (" " in self._demonstrative(index))
        draft = Draft(
            start=start,
            end=self.scene.tokens[last - 1].end,
            first=index,
            last=last,
            head=last - 1,
            type=found.type,
            form="pronoun",
            gender=features[0] if features[0] != "?" else found.gender,
            number=features[1],
            rule=rule,
        )
        copy_entity(found, draft)
        if found.stands_for and (body := self.scene.kb.get(found.stands_for)):
            adopt(draft, body)
        draft.metonym_for = None
        return draft

    def _latter(self, index: int, features: Features) -> Draft | None:
        """Return the last mentioned that agrees: « ce dernier », « celle-ci »."""
        blocked = self.binding.clause_mates(index, subject=True)
        quoted = self.history.quoted
        outer = -1
        plural = features[1] == "p"
        for seen in self.history.recent(index, window=_NEAR, plural=plural):
            draft = seen.draft
            if draft.form == "pronoun" or (seen.quoted and not quoted[index]):
                continue
            nested = 0 <= outer < draft.end
            if not nested:
                outer = draft.start
            if nested or draft.type in _PLAIN or draft.ids & blocked:
                continue
            if draft.form == "adjective":
                continue
            if draft.type in _PLACES and not (
                seen.role in {"nsubj", "obj"} or draft.stands_for
            ):
                continue
            if self.agrees(seen, *features):
                return draft
        return None

    def _owner(self, index: int, features: Features) -> Draft | None:
        """Return the owner that a possessive names: the subject of its clause first."""
        ahead = self._ahead.get(index)
        subjects = self.binding.subjects_above(index)
        at = index if ahead is None else ahead + 1
        owner, other = self.binding.object_owner(index), self.binding.no_owner(index)
        kin = (
            self.scene.words[self.scene.tokens[index].head] in self.words.owners["kin"]
        )
        apart = self._at(other) if other is not None else set[str]()

        def fits(seen: Seen) -> float | None:
            if ahead is not None and seen.draft.head == ahead:
                return _AHEAD
            bonus = self._bonus(seen, features)
            if bonus is None or seen.draft.ids & apart:
                return None
            if kin and seen.draft.type != "PER":
                return None
            if owner is not None and seen.draft.first <= owner < seen.draft.last:
                return bonus + 2 * _OWNER
            for depth, subject in enumerate(subjects):
                if seen.draft.first <= subject < seen.draft.last:
                    return bonus + _OWNER - 2 * depth
            return bonus

        plural = features[1] == "p"
        found = self.history.best(at, fits, plural=plural)
        return self._pair(at, "?") if found is None and plural else found

    def _at(self, index: int) -> set[str]:
        """Return the entities of the mention that a word belongs to."""
        return {
            id_
            for seen in self.history.recent(index + 1, window=0)
            if seen.draft.first <= index < seen.draft.last
            for id_ in seen.draft.ids
        }

    def _pair(self, index: int, gender: str) -> Draft | None:
        """Return two people as one: « ils » after « X a vu Y »."""
        found: dict[str, Draft] = {}
        for seen in self.history.recent(index, window=1):
            draft = seen.draft
            if draft.type != "PER" or draft.number == "p" or draft.form == "adjective":
                continue
            if seen.role in {"nsubj", "obj", "iobj", "obl"}:
                found.setdefault(draft.entity, draft)
        two = 2
        if len(found) != two:
            return None
        if gender == "f" and any(self._gender(d) == "m" for d in found.values()):
            return None
        return self.history.group(sorted(found.values(), key=lambda d: d.start))

    def _fits(
        self, seen: Seen, index: int, features: Features, blocked: set[str]
    ) -> float | None:
        other = seen.draft
        same = seen.sentence == self.history.sentence_of[index]
        verb = self.scene.tokens[index].head
        if other.ids & blocked and not other.entities:
            return None
        if (
            same
            and seen.verb == verb
            and other.form != "pronoun"
            and not self.binding.breaks(other.last, index)
        ):
            return None
        bonus = self._bonus(seen, features)
        if bonus is None:
            return None
        if (
            other.type == "PER"
            and self.scene.tokens[verb].lemma.lower() in self._speech
        ):
            bonus += _SPEECH_BONUS
        if same and seen.role == "nsubj":
            bonus += _SAME_SUBJECT
            bonus += _SPOKEN * self._says(seen.verb, verb)
        if other.type in _PLAIN and index < verb:
            lemma = self.scene.tokens[verb].lemma.lower()
            if lemma in self.words.minded:
                return None
            bonus += _LIFELESS * self._things.are_meant(verb)
        return bonus

    def _says(self, verb: int, below: int) -> bool:
        """Tell whether one verb says what the other's clause holds: « X dit qu'il »."""
        said = self.scene.tokens[verb].lemma.lower() in self.words.minded
        clause = self.scene.tree.deps[below] == "ccomp"
        return said and clause and self.scene.tokens[below].head == verb

    def _bonus(self, seen: Seen, features: Features) -> float | None:
        """Return what a mention wins by gender and type; None where it disagrees."""
        other = seen.draft
        gender, number = features
        if other.form == "adjective" or not self.agrees(seen, gender, number):
            return None
        bonus = (
            0.0 if gender == "?" or self._gender(other) == gender else _UNKNOWN_GENDER
        )
        if other.type in _PLAIN:
            bonus -= _THING
        elif other.type != "PER" and number == "s":
            bonus -= 1.5
        town = other.entity.startswith(("city:", "gpe:"))
        if other.entities and other.type == "LOC":  # « en Europe et en Asie »
            return None
        if town and not other.stands_for:
            bonus -= _TOWN
        if "~" in other.entity and other.type not in _PLAIN:
            bonus -= 1.0
        if other.form == "pronoun":
            bonus += 0.5
        return bonus

    def agrees(self, seen: Seen, gender: str, number: str) -> bool:
        """Tell whether a mention may have this gender and number."""
        other = seen.draft
        if number == "s" and other.number == "p":
            return False
        if number == "p" and not (other.number == "p" or other.entities):
            return False
        theirs = self._gender(other)
        return gender == "?" or theirs in {"?", gender}

    def _gender(self, draft: Draft) -> str:
        if draft.gender == "?" and draft.type != "PER":
            draft.gender = self._gender_of_place(draft)
        return draft.gender

    def _gender_of_place(self, draft: Draft) -> str:
        """Return the gender that an article shows, or that the ending suggests."""
        before = self.scene.words[draft.first - 1] if draft.first else ""
        if told := self.words.articles.get(before):
            return told
        if draft.entity.startswith("state:"):
            return "f" if fold(draft.name).endswith("e") else "m"
        head: Token = self.scene.tokens[draft.head]
        shown = {"Masc": "m", "Fem": "f"}.get(head.feature("Gender") or "", "?")
        return shown if draft.type == "ORG" else "?"
