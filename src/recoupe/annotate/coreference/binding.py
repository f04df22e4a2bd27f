"""What syntax says of an anaphor: who it cannot be, whose possessive it is."""

from collections.abc import Iterable

from recoupe.annotate.coreference.history import History
from recoupe.annotate.names.mention_scene import Scene
from recoupe.lang.anaphora import load_anaphora_words

_UP = 4  # clauses climbed
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})
_OBJECTS = frozenset({"obj", "iobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BREAKS = frozenset({";", ":"})
_RELATIVE = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle"})


class Binding:
    """Reads the clause around a pronoun of one article."""

    def __init__(self, scene: Scene, history: History) -> None:
        self.scene = scene
        self.history = history
        words = load_anaphora_words(scene.document.language)
        self.joining = words.groups["joining"]
        self.owners = words.owners

    def clause_mates(self, index: int, *, subject: bool) -> set[str]:
        """Return the entities that are arguments of the verb a pronoun depends on.

        « Elle lui a écrit »: two people. Where the pronoun is itself the subject, only
        objects count: another subject of the verb is a slip of the parser.
        """
        roles = _OBJECTS if subject else _ARGUMENTS
        verb = self.scene.tokens[index].head
        here = self.history.sentence_of[index]
        shared = set() if subject else self._sharing(verb, index)
        return {
            id_
            for seen in reversed(self.history.seen)
            if seen.sentence == here
            and (
                (seen.verb == verb and seen.role in roles)
                or (seen.verb in shared and seen.role == "nsubj")
            )
            and not seen.draft.entities
            for id_ in seen.draft.ids
        }

    def _sharing(self, verb: int, pronoun: int) -> set[int]:
        """Return the verbs whose subject is also the subject of a verb.

        « X a tenté de la rassurer », « X attend avant de lui répondre », « X a vu Y et
        lui a parlé »: never X. « Y l'invite à lui écrire »: the one invited writes.
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        found: set[int] = set()
        at = verb
        for _ in range(_UP):
            above = tokens[at].head
            own = (kid for kid in tree.kids(at, "nsubj", "expl") if kid != pronoun)
            if above == at or any(True for _ in own):
                break
            bare = tokens[at].feature("VerbForm") == "Inf" or any(
                tokens[k].feature("VerbForm") == "Inf" for k in tree.kids(at, "aux")
            )
            coordinated = tree.deps[at] == "conj" and self._predicates(above)
            addressed = any(True for _ in tree.kids(above, "obj", "iobj"))
            controlled = bare and (tree.deps[at] == "advcl" or not addressed)
            if not (controlled or coordinated):
                break
            found.add(above)
            at = above
        return found

    def _predicates(self, index: int) -> bool:
        """Tell whether a word is a verb, or has an auxiliary or copula of its own."""
        return self.scene.tokens[index].pos == "VERB" or any(
            True for _ in self.scene.tree.kids(index, "aux", "cop")
        )

    def breaks(self, first: int, last: int) -> bool:
        """Tell whether a semicolon or colon parts two words: no one clause then."""
        return not _BREAKS.isdisjoint(self.scene.words[first:last])

    def subject_apart(self, first: int, index: int) -> set[str]:
        """Return the entities of the subject that a group does not take in.

        « La Russie considère les deux comme alliés », « X a écrit aux deux pays »: X is
        a third; « X a loué l'amitié entre les deux pays »: it may be one of them.
        """
        before = self.scene.words[first - 1] if first else ""
        if before in self.joining or self.scene.tree.deps[index] == "nsubj":
            return set()
        subjects = self.subjects_above(index)[:1]
        here = self.history.sentence_of[index]
        return {
            id_
            for seen in reversed(self.history.seen)
            if seen.sentence == here
            and any(seen.draft.first <= s < seen.draft.last for s in subjects)
            for id_ in seen.draft.ids
        }

    def is_under(self, index: int, entities: Iterable[str]) -> bool:
        """Tell whether the subject of a clause around a noun stands for an entity.

        « Son épouse affirme que le journaliste est détenu »: the journalist is another.
        Not of somebody by name, whom papers call by more names than one: « Elon Musk a
        dit que le milliardaire ne vendrait pas ».
        """
        subjects, here = self.subjects_above(index), self.history.sentence_of[index]
        return any(
            seen.sentence == here
            and seen.draft.form == "nominal"
            and any(seen.draft.first <= s < seen.draft.last for s in subjects)
            and not seen.draft.ids.isdisjoint(entities)
            for seen in self.history.seen
        )

    def subjects_above(self, index: int) -> list[int]:
        """Return the subjects of the clauses around a possessive, nearest first.

        A possessive inside a subject has none in that clause; the subject of a relative
        is what it describes: « les pays qui ont retiré leur soutien ».
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        found: list[int] = []
        at = tokens[index].head
        for _ in range(_UP * 3):
            above = tokens[at].head
            if tree.deps[at] == "acl" or tokens[at].dep.startswith("acl"):
                if not any(k in found for k in tree.kids(at, "nsubj")):
                    found.append(above)
            else:
                if tree.deps[at] == "parataxis" and tokens[above].pos in _NOUNS:
                    found.append(above)  # « Moscou, qui …, a rejeté », cut in two
                found += [
                    self._meant(kid, at)
                    for kid in tree.kids(at, "nsubj")
                    if not tree.left[kid] <= index <= tree.right[kid]
                ]
            if above == at:
                break
            at = above
        return found

    def object_owner(self, index: int) -> int | None:
        """Return whom a verb speaks of when it judges what a possessive names.

        « Elle l'a remercié de sa franchise », « lui reproche sa gestion »: the one
        thanked; « l'a invité à rembourser ses dettes »: the one invited.
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        noun = tokens[index].head
        verb = tokens[noun].head
        for _ in range(2):
            lemma = tokens[verb].lemma.lower()
            of_object = lemma in self.owners["object"] and tree.deps[noun] != "nsubj"
            bare = tokens[noun].feature("VerbForm") == "Inf"
            if of_object or (bare and lemma in self.owners["control"]):
                found = [k for k in tree.kids(verb, "obj", "iobj") if k != noun]
                return next((k for k in found if k < noun), None)
            noun, verb = verb, tokens[verb].head
        return None

    def no_owner(self, index: int) -> int | None:
        """Return the subject that a possessive cannot name.

        « Il fut son professeur »; « X a dénoncé ses propos »: those of another.
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        noun = tokens[index].head
        verb = tokens[noun].head
        if any(True for _ in tree.kids(noun, "cop")):
            return next(tree.kids(noun, "nsubj"), None)
        judged = (
            tokens[verb].lemma.lower() in self.owners["judging"]
            and self.scene.words[noun].removesuffix("s") in self.owners["judged"]
            and tree.deps[noun] == "obj"
        )
        return next(tree.kids(verb, "nsubj"), None) if judged else None

    def _meant(self, subject: int, verb: int) -> int:
        """Return what a relative pronoun that is subject stands for."""
        tokens = self.scene.tokens
        if self.scene.words[subject] in _RELATIVE and tokens[verb].dep.startswith(
            "acl"
        ):
            return tokens[verb].head
        if self.scene.words[subject] in _RELATIVE:  # « Moscou, qui …, a rejeté »
            before = subject - 1 - (self.scene.words[subject - 1] == ",")
            if before >= 0 and tokens[before].pos in _NOUNS:
                return before
        return subject
