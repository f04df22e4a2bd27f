"""Who was mentioned so far, and how present each is to a reader."""

from collections.abc import Callable, Iterator

import msgspec

from recoupe.annotate.mention_scene import Draft, Scene

_WINDOW = 6  # sentences looked back over
_ROLES = {
    "nsubj": 4.0,
    "obj": 1.0,
    "iobj": 1.0,
    "root": 2.0,
    "appos": 0.5,
    "nmod": -1.5,
    "obl": 0.0,
    "det": -1.0,
}
_DISTANCE = 2.5  # lost per sentence between
_QUOTED = 2.5  # lost when the mention is somebody's words and the pronoun is not
_FREQUENT = 0.35  # won per further mention, six at most


class Seen(msgspec.Struct):
    """A mention that was resolved, with what salience needs."""

    draft: Draft
    sentence: int
    role: str
    verb: int  # token that governs it
    quoted: bool


class History:
    """The mentions before the reader's eye, latest last."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.seen: list[Seen] = []
        self.count: dict[str, int] = {}
        self.roles: dict[str, list[tuple[str, Draft]]] = {}  # noun → who bore it
        self.quoted = _quoted(scene)
        self.sentence_of = [0] * len(scene.tokens)
        for number, sentence in enumerate(scene.tree.parse.sentences):
            for index in range(sentence.first, sentence.last):
                self.sentence_of[index] = number

    def add(self, draft: Draft) -> None:
        """Remember a resolved mention."""
        role, verb = self.function(draft.head)
        self.seen.append(
            Seen(
                draft,
                self.sentence_of[draft.first],
                role,
                verb,
                self.quoted[draft.first],
            )
        )
        self.count[draft.entity] = self.count.get(draft.entity, 0) + 1

    def function(self, index: int) -> tuple[str, int]:
        """Return the relation of a word and its governor, conjuncts lifted."""
        tree = self.scene.tree
        token = self.scene.tokens[index]
        for _ in range(4):
            if (
                tree.deps[token.index] not in {"conj", "flat", "appos"}
                or token.head == token.index
            ):
                break
            token = self.scene.tokens[token.head]
        role = tree.deps[token.index]
        if token.dep.startswith("nsubj:pass"):
            role = "nsubj"
        return role, token.head

    def recent(self, index: int, window: int = _WINDOW) -> Iterator[Seen]:
        """Yield what was mentioned before a token, latest first."""
        here = self.sentence_of[index]
        for seen in reversed(self.seen):
            if seen.draft.first >= index:
                continue
            if here - seen.sentence > window:
                return
            yield seen

    def best(
        self,
        index: int,
        fits: Callable[[Seen], float | None],
        window: int = _WINDOW,
    ) -> Draft | None:
        """Return the most present mention among those that fit.

        Args:
            index: Token of the anaphor.
            fits: What a mention wins or loses beyond salience; None excludes it.
            window: Sentences to look back over.
        """
        scores: dict[str, tuple[float, int, Draft]] = {}
        here, quoted = self.sentence_of[index], self.quoted[index]
        for order, seen in enumerate(self.recent(index, window)):
            bonus = fits(seen)
            if bonus is None:
                continue
            score = (
                _ROLES.get(seen.role, 0.0) - _DISTANCE * (here - seen.sentence) + bonus
            )
            if seen.quoted and not quoted:
                score -= _QUOTED
            score += _FREQUENT * min(self.count[seen.draft.entity], 6)
            held = scores.get(seen.draft.entity)
            if held is None or score > held[0]:
                scores[seen.draft.entity] = (score, -order, seen.draft)
        if not scores:
            return None
        return max(scores.values(), key=lambda s: (s[0], s[1]))[2]


def _quoted(scene: Scene) -> list[bool]:
    """Tell for every word whether it stands between quotation marks."""
    inside = False
    found: list[bool] = []
    depth = 0
    for token in scene.tokens:
        mark = token.text
        if mark in {"«", "“"}:
            depth += 1
        elif mark in {"»", "”"}:
            depth = max(0, depth - 1)
        elif mark == '"':
            inside = not inside
        found.append(inside or depth > 0)
    if inside:  # an odd number of straight marks: they tell nothing
        return [False] * len(scene.tokens)
    return found
