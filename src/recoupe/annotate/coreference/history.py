"""Who was mentioned so far, and how present each is to a reader."""

from collections.abc import Callable, Iterator

import msgspec

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.model import Token

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
_LIFTED = frozenset({"conj", "flat", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
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
        self.viewpoints = load_anaphora_words(scene.document.language).viewpoints
        self.plurals: list[Seen] = []  # « X et Y » as one, for « ils », « leur »
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
        self._coordinate(draft)

    def _coordinate(self, draft: Draft) -> None:
        """Remember « X, Y et Z » as one plural once its last member is read."""
        head = self._described(draft.head)
        token = self.scene.tokens[head]
        if self.scene.tree.deps[head] != "conj" or draft.form == "pronoun":
            return
        here = self.sentence_of[draft.first]
        members: list[Draft] = []
        for seen in reversed(self.seen):
            if seen.sentence != here:
                break
            other = seen.draft
            theirs = self._described(other.head)
            heads = {theirs, self.scene.tokens[theirs].head}
            alike = other.type == draft.type and other.form == draft.form
            if alike and not other.entities and token.head in heads:
                members.append(other)
        distinct = dict.fromkeys(m.entity for m in members)
        if len(distinct) > 1 and len(distinct) == len(members):
            role, verb = self.function(draft.head)
            both = self.group(members[::-1])
            self.plurals.append(Seen(both, here, role, verb, self.quoted[draft.first]))

    def _described(self, head: int) -> int:
        """Return the role that a name stands beside: « la juge X et le greffier Y »."""
        tree = self.scene.tree
        return self.scene.tokens[head].head if tree.deps[head] == "appos" else head

    @staticmethod
    def group(members: list[Draft]) -> Draft:
        """Return several mentions as one plural, at the place of the last."""
        last = members[-1]
        both = Draft(
            start=last.start,
            end=last.end,
            first=last.first,
            last=last.last,
            head=last.head,
            type=last.type,
            form="name",
            number="p",
            entity=members[0].entity,
            name=" et ".join(dict.fromkeys(m.name for m in members)),
            entities=tuple(dict.fromkeys(m.entity for m in members)),
            gender="f" if all(m.gender == "f" for m in members) else "m",
        )
        both.rule = "coref.group"
        return both

    def function(self, index: int) -> tuple[str, int]:
        """Return the relation of a word and its governor, conjuncts lifted."""
        tree = self.scene.tree
        token = self.scene.tokens[index]
        for _ in range(4):
            lifted = tree.deps[token.index] in _LIFTED or self._beside(token)
            if not lifted or token.head == token.index:
                break
            token = self.scene.tokens[token.head]
        role = tree.deps[token.index]
        if role in {"obl", "nmod", "advmod"} and self._gives_view(token.index):
            role = "nsubj"
        if token.dep.startswith(("nsubj:pass", "expl:subj")):
            role = "nsubj"
        if role == "nsubj" and self._second_subject(token):
            role = "obj"
        if role == "root" and (verb := self._cut_off(token)) is not None:
            return "nsubj", verb
        return role, token.head

    def _beside(self, token: Token) -> bool:
        """Tell « le président X », whose name was read as a complement."""
        before = self.scene.tokens[token.index - 1] if token.index else token
        return (
            token.pos == "PROPN"
            and before.pos in {"NOUN", "ADJ"}
            and self.scene.tree.deps[token.index] == "nmod"
            and token.head < token.index
        )

    def _second_subject(self, token: Token) -> bool:
        """Tell the object of « Le ministre, X, a reçu le préfet » misread as subject.

        A noun after its verb is no subject where another one stands before the verb.
        """
        verb = token.head
        return token.index > verb and any(
            kid < verb and self.scene.tokens[kid].pos in _NOUNS
            for kid in self.scene.tree.kids(verb, "nsubj")
        )

    def _cut_off(self, token: Token) -> int | None:
        """Return the verb of « Son avocat, X, dénonce … » that the parser hung below.

        An apposition makes it read the subject as the root and the verb as its clause.
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        if token.pos not in {"NOUN", "PROPN"}:
            return None
        below = [token.index, *tree.kids(token.index, "appos", "nmod", "flat")]
        below += [kid for at in below[1:] for kid in tree.kids(at, "appos")]
        for at in below:
            for kid in tree.kids(at, "acl", "parataxis"):
                verb = tokens[kid]
                subject = any(True for _ in tree.kids(kid, "nsubj", "expl", "mark"))
                if verb.pos == "VERB" and not subject and tree.finite(kid) is not None:
                    return kid
        return None

    def _gives_view(self, index: int) -> bool:
        """Tell « selon X », « pour la ministre, … »: somebody who speaks."""
        words = self.scene.words
        return any(
            words[case] in self.viewpoints and case < index
            for case in self.scene.tree.kids(index, "case")
        )

    def recent(
        self, index: int, window: int = _WINDOW, *, plural: bool = False
    ) -> Iterator[Seen]:
        """Yield what was mentioned before a token, latest first.

        Args:
            index: Token of the anaphor.
            window: Sentences to look back over.
            plural: Whether « X et Y » counts as one more mention.
        """
        here = self.sentence_of[index]
        held = self.seen
        if plural and self.plurals:
            held = sorted([*held, *self.plurals], key=lambda s: s.draft.first)
        for seen in reversed(held):
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
        *,
        plural: bool = False,
    ) -> Draft | None:
        """Return the most present mention among those that fit, as ``strongest``."""
        found = self.strongest(index, fits, window, plural=plural)
        return found[1] if found else None

    def strongest(
        self,
        index: int,
        fits: Callable[[Seen], float | None],
        window: int = _WINDOW,
        *,
        plural: bool = False,
    ) -> tuple[float, Draft] | None:
        """Return the most present mention among those that fit, and how present it is.

        Args:
            index: Token of the anaphor.
            fits: What a mention wins or loses beyond salience; None excludes it.
            window: Sentences to look back over.
            plural: Whether « X et Y » counts as one more mention.
        """
        scores: dict[str, tuple[float, int, Draft]] = {}
        here, quoted = self.sentence_of[index], self.quoted[index]
        for order, seen in enumerate(self.recent(index, window, plural=plural)):
            bonus = fits(seen)
            if bonus is None:
                continue
            score = (
                _ROLES.get(seen.role, 0.0) - _DISTANCE * (here - seen.sentence) + bonus
            )
            if seen.quoted and not quoted:
                score -= _QUOTED
            score += _FREQUENT * min(self.count.get(seen.draft.entity, 0), 6)
            key = "+".join(seen.draft.entities) or seen.draft.entity
            held = scores.get(key)
            if held is None or score > held[0]:
                scores[key] = (score, -order, seen.draft)
        if not scores:
            return None
        score, _, draft = max(scores.values(), key=lambda s: (s[0], s[1]))
        return score, draft


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
