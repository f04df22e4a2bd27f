"""Speakers behind their verb: « a déclaré mardi à l'agence Nova Marc Sol »."""

from recoupe.annotate.attribution.cues import Cue, Scene
from recoupe.annotate.clauses import NOMINAL

_MAX_SKIP = 12  # tokens between a cue and its speaker


class Behind:
    """Looks for who speaks behind a cue."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree = scene.tree
        self._persons = {
            mention.start
            for mention in scene.mentions
            if mention.type == "PER" and mention.form == "name"
        }

    def speaker(self, cue: Cue) -> tuple[int, int, int] | None:
        """Return the noun phrase after an inverted verb.

        A labelled subject first; otherwise the first phrase without preposition that
        neither dates the verb nor is a clitic.
        """
        tree = self.tree
        for child in tree.children[cue.head]:
            prepositional = any(True for _ in tree.kids(child, "case"))
            before = tree.tokens[child - 1]
            if before.pos == "NOUN" and before.lemma in self.scene.pack.kinds.media:
                continue  # « a déclaré à l'agence Nova son directeur »
            if tree.deps[child] == "nsubj" and child > cue.last and not prepositional:
                return (*tree.phrase(child), child)
        return self._first_free(cue, cut=False) or self._first_free(cue, cut=True)

    def _first_free(self, cue: Cue, *, cut: bool) -> tuple[int, int, int] | None:
        """Return the first noun phrase after a cue that no preposition governs.

        « à l'agence Nova Marc Sol »: whether « Nova » names the agency shows only if
        another phrase follows; ``cut`` ends complements before a bare name.
        """
        tree, words = self.tree, self.scene.pack.words
        last = min(self.sentence_end(cue.head), cue.last + _MAX_SKIP)
        index = cue.last + 1
        while index < last:
            token = tree.tokens[index]
            if token.pos in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"}:
                return None
            if token.pos == "ADP":
                head = token.head if token.head > index else index + 1
                index = self._phrase_end(head, cut=cut) + 1
                continue
            if tree.words[index] in words.anaphors:
                return index - (tree.tokens[index - 1].pos == "DET"), index, index
            if token.pos in NOMINAL and token.pos != "NUM":
                if token.lemma.lower() not in words.dating:
                    first, end = tree.phrase(index)
                    return max(first, cue.last + 1), end, index
                index += 1
                continue
            index += 1
        return None

    def sentence_end(self, index: int) -> int:
        """Return the token behind a sentence, one cut before a name made whole."""
        last = self.tree.sentence(index).last
        while last < len(self.tree.tokens) and self._runs_on(last):
            last = self.tree.sentence(last).last
        return last

    def _runs_on(self, last: int) -> bool:
        """Tell whether a parser cut a sentence in two before a name."""
        before, after = self.tree.tokens[last - 1], self.tree.tokens[last]
        gap = self.scene.text[before.end : after.start]
        return before.pos != "PUNCT" and after.pos == "PROPN" and "\n" not in gap

    def _phrase_end(self, head: int, *, cut: bool) -> int:
        """Return the end of a complement, cut before a determiner that starts anew."""
        tree = self.tree
        head = min(head, len(tree.tokens) - 1)
        _, last = tree.phrase(head)
        for index in range(head + 1, last + 1):
            token = tree.tokens[index]
            titled = tree.lemmas[index - 1].lower() in self.scene.pack.kinds.role
            if token.start in self._persons and not titled:
                return index - 1  # « à Paris Paul Roux »
            starts = {"DET", "PROPN"} if cut else {"DET"}
            joined = {"ADP", "CCONJ", "DET"} | (
                {"PROPN"} if token.pos == "PROPN" else set()
            )
            if token.pos in starts and tree.tokens[index - 1].pos not in joined:
                return index - 1
        return last

    def end(self, source: tuple[int, int, int]) -> int:
        """Return where a speaker's words end, the comma that closes them left out."""
        last = source[1]
        while last > source[2] and self.tree.words[last] == ",":
            last -= 1
        return self.tree.tokens[last].end
