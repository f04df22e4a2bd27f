"""Which objects stand for somebody: « l'a accusé », not « l'a annoncé »."""

from recoupe.annotate.names.mention_scene import Scene
from recoupe.lang.anaphora import Features, load_anaphora_words

_NEAR = 3  # words after a verb that say what its object is


class Clitics:
    """Judges « le », « la », « l' », « les » before the verbs of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        words = load_anaphora_words(scene.document.language)
        self._objects = words.objects
        self._verbs = words.done_to

    def features(self, index: int, word: str) -> Features | None:
        """Return gender and number of an object pronoun; None where it is none.

        « L'a huée » is a woman or a feminine thing: the participle agrees.
        """
        token = self.scene.tokens[index]
        told = self._objects.get(word)
        if told is None or token.pos != "PRON" or token.head <= index:
            return None
        gender, number = told
        return (gender if gender != "?" else self._participle(index, number)), number

    def _participle(self, index: int, number: str) -> str:
        """Return the gender that a participle with « avoir » takes from its object."""
        verb = self.scene.tokens[self.scene.tokens[index].head]
        auxiliary = any(
            index < kid < verb.index for kid in self.scene.tree.kids(verb.index, "aux")
        )
        if not auxiliary or verb.lemma.lower() in self._verbs["unmarked"]:
            return "?"
        if verb.feature("VerbForm") == "Inf":
            return "?"
        form = self.scene.words[verb.index]
        feminine = form.endswith("es" if number == "p" else "e")
        return "f" if feminine else "m"

    def reading(self, index: int, features: Features) -> str:
        """Return « somebody », « either » (or a thing), or "" for a thing or clause."""
        verb = self.scene.tokens[self.scene.tokens[index].head]
        lemma = verb.lemma.lower()
        if lemma in self._verbs["verbs"]:
            return "somebody"
        if lemma in self._verbs["either"]:
            return "either"
        if lemma in self._verbs["attributing"] and self._described(verb.index):
            return "either"
        neuter = features != ("f", "s") and features[1] == "s"
        return "either" if lemma in self._verbs["clausal"] and not neuter else ""

    def _described(self, verb: int) -> bool:
        """Tell « la juge irréaliste », « le décrit comme » from « le juge »."""
        tokens, words = self.scene.tokens, self.scene.words
        for at in range(verb + 1, min(verb + 1 + _NEAR, len(tokens))):
            if words[at] in self._verbs["attributes"] or tokens[at].pos == "ADJ":
                return True
            if tokens[at].pos not in {"ADV", "AUX"}:
                return False
        return False
