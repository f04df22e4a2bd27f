"""Plain things that a pronoun may stand for: « la rivière a débordé ; elle … »."""

from recoupe.annotate.coreference.history import History
from recoupe.annotate.names.mention_scene import Scene
from recoupe.lang.anaphora import Features, load_anaphora_words
from recoupe.model import Token

_SIGNS = {"Masc": "m", "Fem": "f"}
_ROLES = {"nsubj": 4.0, "obj": 1.0, "root": 1.0}
_DISTANCE = 2.5  # lost per sentence between, as by whoever is mentioned
_WINDOW = 1  # sentences that a thing stays in mind
_SAME_SUBJECT = 1.5  # won by the subject of the clause before, in one sentence
_OWNED = 3.0  # lost by « sa carrière »: its owner is what the text is about
_BARE = 3.0  # lost by a noun that no article makes one thing: « en colère »
_BREAKS = frozenset({";", ":"})
_NOBODY = float("-inf")


class Things:
    """Weighs the nouns of one article that stand for nobody."""

    def __init__(self, scene: Scene, history: History) -> None:
        self.scene = scene
        self.history = history
        words = load_anaphora_words(scene.document.language)
        people = words.people.keys() | scene.lexicon.people.keys()
        self._lifeless = words.lifeless
        self._never = words.never_things | people

    def weight(self, index: int, features: Features, apart: int = -1) -> float:
        """Return how present the thing is that a pronoun at a token agrees with.

        Args:
            index: Token of the pronoun.
            features: Its gender and number.
            apart: Verb whose own arguments are left out.

        Returns:
            The salience on the scale of ``History``; minus infinity without a thing.
        """
        here = self.history.sentence_of[index]
        taken = self._taken(here)
        best = _NOBODY
        for token in reversed(self.scene.tokens[:index]):
            back = here - self.history.sentence_of[token.index]
            if back > _WINDOW:
                break
            if token.pos != "NOUN" or token.index in taken:
                continue
            role, verb = self.history.function(token.index)
            if role not in _ROLES or (verb == apart and not self._parted(token, index)):
                continue
            if not self._is_thing(token.index, features):
                continue
            score = _ROLES[role] - _DISTANCE * back - self._loss(token.index)
            if back == 0 and role == "nsubj":
                score += _SAME_SUBJECT
            best = max(best, score)
        return best

    def are_meant(self, verb: int) -> bool:
        """Tell whether only a thing can be the subject of a verb: « il a augmenté »."""
        lemma = self.scene.tokens[verb].lemma.lower()
        if lemma in self._lifeless["always"]:
            return True
        taken = any(True for _ in self.scene.tree.kids(verb, "obj"))
        return lemma in self._lifeless["lifeless"] and not taken

    def _parted(self, token: Token, index: int) -> bool:
        """Tell « La toiture a cédé ; elle … », read as two subjects of one verb."""
        return not _BREAKS.isdisjoint(self.scene.words[token.index : index])

    def _taken(self, here: int) -> set[int]:
        """Return the words that somebody was mentioned by lately."""
        found: set[int] = set()
        for seen in reversed(self.history.seen):
            if here - seen.sentence > _WINDOW:
                break
            found.add(seen.draft.head)
        return found

    def _is_thing(self, index: int, features: Features) -> bool:
        """Tell a noun that agrees from people, dates and other numbers."""
        token, (gender, number) = self.scene.tokens[index], features
        if {self.scene.words[index], token.lemma.lower()} & self._never:
            return False
        plural = token.feature("Number") == "Plur"
        if plural != (number == "p"):
            return False
        return gender in {"?", _SIGNS.get(token.feature("Gender") or "")}

    def _loss(self, index: int) -> float:
        tree, words = self.scene.tree, self.scene.words
        determiners = [words[kid] for kid in tree.kids(index, "det")]
        if not determiners:
            return _BARE
        owned = any(word in self.scene.lexicon.possessives for word in determiners)
        return _OWNED if owned else 0.0
