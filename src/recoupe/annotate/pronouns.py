"""Say whom pronouns and possessives stand for."""

from collections.abc import Iterator

from recoupe.annotate.history import History, Seen
from recoupe.annotate.linking import copy_entity
from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.kb import fold
from recoupe.lang.reporting import load_reporting
from recoupe.model import Token

_FRONT = 6  # words before a fronted possessive
_SPEECH_BONUS = 2.0
_UNKNOWN_GENDER = -0.5
_SAME_SUBJECT = 1.5  # won by the subject of the clause that the pronoun depends on
_AHEAD = 20.0  # the subject that a fronted possessive points forward to


class Pronouns:
    """Finds the pronouns of one article and resolves them, one after the other."""

    def __init__(self, scene: Scene, history: History) -> None:
        self.scene = scene
        self.history = history
        self._ahead: dict[int, int] = {}  # possessive → subject that comes after it
        self._speech = scene.lexicon.speech | frozenset(
            load_reporting(scene.document.language).verbs
        )

    def positions(self) -> Iterator[tuple[int, int]]:
        """Yield (token, token at which it can be resolved) of every pronoun."""
        for index in self._pronouns():
            ahead = self._subject_ahead(index)
            if ahead is not None:
                self._ahead[index] = ahead
            yield index, index if ahead is None else ahead

    def _pronouns(self) -> Iterator[int]:
        lexicon = self.scene.lexicon
        for token in self.scene.tokens:
            word = (
                self.scene.words[token.index]
                .lstrip("-")
                .removeprefix("t-")
                .removeprefix("t'")
            )
            if (
                word in lexicon.subjects
                or (word in lexicon.possessives and self._is_possessive(token.index))
                or (word in lexicon.others and token.pos == "PRON")
            ):
                yield token.index

    def _subject_ahead(self, index: int) -> int | None:
        """Return the subject that « à son arrivée, X … » points forward to."""
        if self.scene.words[index] not in self.scene.lexicon.possessives:
            return None
        tree, tokens = self.scene.tree, self.scene.tokens
        sentence = tree.sentence(index)
        if index - sentence.first > _FRONT:
            return None
        token = tokens[tokens[index].head]
        for _ in range(3):
            verb = token.head
            if verb == token.index:
                return None
            subjects = [k for k in tree.kids(verb, "nsubj") if k > token.index]
            if subjects and tree.deps[token.index] in {"obl", "advcl", "advmod"}:
                return subjects[0] if tokens[subjects[0]].pos != "PRON" else None
            token = tokens[verb]
        return None

    def _is_possessive(self, index: int) -> bool:
        token = self.scene.tokens[index]
        return token.pos == "DET" or (
            token.pos != "PRON" and token.dep.startswith("det")
        )

    def resolve(self, index: int) -> Draft | None:
        """Return the mention that a pronoun makes, None if it stands for nobody."""
        lexicon, token = self.scene.lexicon, self.scene.tokens[index]
        word = self.scene.words[index].lstrip("-").removeprefix("t-").removeprefix("t'")
        features = (
            lexicon.subjects.get(word)
            or lexicon.possessives.get(word)
            or lexicon.others[word]
        )
        possessive = word in lexicon.possessives and token.pos != "PRON"
        if word == "il" and self._impersonal(index):
            return None
        gender, number = features
        if (ahead := self._ahead.get(index)) is not None:
            index = ahead + 1
        found = self.history.best(
            index,
            lambda s: self._pronoun_fits(s, index, features, possessive=possessive),
        )
        if found is None:
            return None
        index = token.index
        start = token.start + (len(token.text) - len(token.text.lstrip("-")))
        if token.text.lstrip("-").startswith("t-"):
            start += 2
        draft = Draft(
            start=start,
            end=token.end,
            first=index,
            last=index + 1,
            head=index,
            type=found.type,
            form="pronoun",
            gender=gender if gender != "?" else found.gender,
            number=number,
            rule="coref.possessive" if possessive else "coref.pronoun",
        )
        copy_entity(found, draft)
        draft.metonym_for = None
        return draft

    def _pronoun_fits(
        self, seen: Seen, index: int, features: tuple[str, str], *, possessive: bool
    ) -> float | None:
        other = seen.draft
        gender, number = features
        if other.form == "adjective" or not self.agrees(seen, gender, number):
            return None
        same = seen.sentence == self.history.sentence_of[index]
        verb = self.scene.tokens[index].head
        if same and not possessive and seen.verb == verb and other.form != "pronoun":
            return None
        if self._ahead and seen.draft.head + 1 == index:
            return _AHEAD
        bonus = (
            0.0 if gender == "?" or self._gender(other) == gender else _UNKNOWN_GENDER
        )
        if other.type in {"EVENT", "LAW", "OBJ"}:
            bonus -= 2.5
        elif other.type != "PER":
            bonus -= 1.0
        elif self.scene.tokens[verb].lemma.lower() in self._speech:
            bonus += _SPEECH_BONUS
        if "~" in other.entity:
            bonus -= 1.0
        if other.form == "pronoun":
            bonus += 0.5
        if same and seen.role == "nsubj" and not possessive:
            bonus += _SAME_SUBJECT
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
        if before in {"la", "une", "cette"}:
            return "f"
        if before in {"le", "un", "du", "au", "ce"}:
            return "m"
        if draft.entity.startswith("state:"):
            return "f" if fold(draft.name).endswith("e") else "m"
        head = self.scene.tokens[draft.head].feature("Gender")
        return (
            {"Masc": "m", "Fem": "f"}.get(head or "", "?")
            if draft.type == "ORG"
            else "?"
        )

    def _impersonal(self, index: int) -> bool:
        """Tell whether « il » is nobody: il faut, il y a, il est probable que."""
        token = self.scene.tokens[index]
        lists, words = self.scene.lexicon.impersonal, self.scene.words
        near = words[index + 1 : index + 7]
        if near[:2] == ["y", "a"] or (
            near[:1] == ["y"] and self.scene.tokens[token.head].lemma == "avoir"
        ):
            return True
        verb = self.scene.tokens[token.head]
        lemma = verb.lemma.lower()
        if token.dep.startswith("expl") and self._takes_dummy(verb, lemma):
            return True
        if lemma in lists["verbs"] or (
            lemma in lists["reflexive"] and {"s'", "se"} & set(near[:2])
        ):
            return True
        if lemma in lists["with_clause"] and {"que", "qu'", "de", "d'"} & set(near[:5]):
            return True
        return self._judges(index, verb, lemma)

    def _takes_dummy(self, verb: Token, lemma: str) -> bool:
        """Tell whether a predicate goes with a subject that is nobody."""
        lists = self.scene.lexicon.impersonal
        listed = (
            lists["verbs"]
            | lists["reflexive"]
            | lists["with_clause"]
            | lists["remaining"]
        )
        passive = any(
            self.scene.tokens[c].dep == "aux:pass"
            for c in self.scene.tree.children[verb.index]
        )
        return lemma in listed or verb.pos != "VERB" or passive

    def _judges(self, index: int, verb: Token, lemma: str) -> bool:
        """Read « il est possible que », « il reste à », « il semble que »."""
        tree, lists, words = (
            self.scene.tree,
            self.scene.lexicon.impersonal,
            self.scene.words,
        )
        near = words[index + 1 : index + 7]
        cleft = any(tree.deps[c] == "expl" for c in tree.children[verb.index])
        be = {
            "est",
            "était",
            "serait",
            "sera",
            "soit",
            "semble",
            "paraît",
            "a",
            "été",
        } & set(near[:2])
        if (
            be
            and ({lemma} | set(near[:5])) & lists["adjectives"]
            and {"que", "qu'", "de", "d'"} & set(near)
        ):
            return True
        return cleft and lemma in lists["remaining"]
