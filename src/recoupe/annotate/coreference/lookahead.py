"""Subjects that a pronoun points forward to: « à son arrivée, X », « s'il part, X »."""

from recoupe.annotate.names.mention_scene import Scene
from recoupe.lang.anaphora import plain_pronoun

_FRONT = 6  # words before a fronted pronoun
_UP = 3  # words climbed to the verb


class Lookahead:
    """Looks forward from the pronouns of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def subject_ahead(self, index: int) -> int | None:
        """Return the subject that « à son arrivée, X … » points forward to."""
        if self.scene.words[index] not in self.scene.lexicon.possessives:
            return self._main_subject(index)
        tree, tokens = self.scene.tree, self.scene.tokens
        sentence = tree.sentence(index)
        if index - sentence.first > _FRONT:
            return None
        token = tokens[tokens[index].head]
        for _ in range(_UP):
            verb = token.head
            if verb == token.index:
                return None
            subjects = [k for k in tree.kids(verb, "nsubj") if k > token.index]
            if subjects and tree.deps[token.index] in {"obl", "advcl", "advmod"}:
                return subjects[0] if tokens[subjects[0]].pos != "PRON" else None
            token = tokens[verb]
        return None

    def _main_subject(self, index: int) -> int | None:
        """Return the subject that « S'il est élu, X … » may point forward to."""
        tree, tokens = self.scene.tree, self.scene.tokens
        verb = tokens[index].head
        opens = index - tree.sentence(index).first <= _FRONT and index < verb
        word = plain_pronoun(self.scene.words[index])
        if not opens or word not in self.scene.lexicon.subjects:
            return None
        if tree.deps[verb] == "advcl":
            mains = [tokens[verb].head]
        elif any(True for _ in tree.kids(verb, "mark")):  # hung the other way round
            mains = list(tree.kids(verb, "conj", "parataxis"))
        else:
            return None
        subjects = (k for main in mains for k in tree.kids(main, "nsubj") if k < main)
        found = next((k for k in subjects if k > verb), None)
        return found if found is None or tokens[found].pos != "PRON" else None

    def inverted(self, index: int) -> int | None:
        """Return where « lui a-t-il dit » can be read: after the subject."""
        verb = self.scene.tokens[index].head
        if (
            verb <= index
            or plain_pronoun(self.scene.words[index]) in self.scene.lexicon.subjects
        ):
            return None
        for kid in self.scene.tree.kids(verb, "nsubj", "expl"):
            if (
                kid > index
                and plain_pronoun(self.scene.words[kid]) in self.scene.lexicon.subjects
            ):
                return min(kid + 1, len(self.scene.tokens) - 1)
        return None
