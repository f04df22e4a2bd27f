"""What one or two sentences affirm and deny, word by word.

A statement is read from an annotated document that still has its parse. Positions are
indices into ``Parse.tokens``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET

from recoupe.lang.concepts import Meanings
from recoupe.lang.contraries import Contraries
from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, Token

CONTENT = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "VERB"})
HEADED = frozenset({"ADP", "ADV", "AUX", "DET", "PRON", "SCONJ"})
ASIDE = ("acl", "advcl")  # clauses that a sentence is not about
FULL_STOPS = frozenset({"!", ".", ";", "?"})
NEAR = 7  # tokens between a particle and the word that denies with it

# How much a denial is what the sentence says: of the main clause or in so many words,
# of a clause inside it or by « sans », of one alternative (« et non … ») or of what a
# word says in passing of another (« une fausse adresse »).
WHOLLY, PARTLY, INSTEAD = 1.0, 0.6, 0.4


class Denial(msgspec.Struct, frozen=True):
    """Something that a statement denies, and how much it is about that."""

    head: int
    cue: int
    weight: float
    instead: frozenset[int] = frozenset()  # what it holds in its place: « mais B »


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a short text, which of them are denied, and what it denies."""

    annotated: AnnotatedDocument
    tokens: tuple[Token, ...]
    lemmas: tuple[str, ...]  # of every token, lower case
    children: Mapping[int, tuple[int, ...]]
    content: tuple[int, ...]
    names: frozenset[int]  # tokens inside a name
    predicates: frozenset[int]
    denied: frozenset[int]  # tokens of which the text says that they are not so
    denials: tuple[Denial, ...]
    rarity: Mapping[int, float]  # of content tokens
    meanings: Meanings

    @property
    def stance(self) -> float:
        """How much the text is a denial, 0 to 1."""
        return max((denial.weight for denial in self.denials), default=0.0)

    @property
    def mass(self) -> float:
        """How much the text says: the rarity of its content words, added up."""
        return sum(self.rarity.values())

    def around(self, token: int, steps: int = 2) -> frozenset[int]:
        """Return the content words within so many arcs of a token."""
        found: set[int] = set()
        front = {token}
        for _ in range(steps):
            front = {
                near
                for at in front
                for near in (*self.children.get(at, ()), self.tokens[at].head)
            }
            found |= front
        return frozenset(found & set(self.content)) - {token}

    def below(self, token: int) -> frozenset[int]:
        """Return a token and everything that depends on it."""
        return _subtree(self.children, token)

    def where(self, lemmas: frozenset[str]) -> list[int]:
        """Return the tokens that are one of some words."""
        return [t.index for t in self.tokens if self.lemmas[t.index] in lemmas]


def read_statement(
    annotated: AnnotatedDocument, words: Words, contraries: Contraries
) -> Statement:
    """Read what a short text affirms and denies.

    Args:
        annotated: The document, with the parse and the predications of its annotation.
        words: What is known of the words of its language.
        contraries: By which of them it denies.

    Raises:
        ValueError: if the document has been stripped of its parse.
    """
    if annotated.parse is UNSET or annotated.predications is UNSET:
        raise ValueError(f"{annotated.document.id}: no parse to read from")
    tokens = annotated.parse.tokens
    lemmas = tuple(_plain(token.lemma) for token in tokens)
    children = defaultdict[int, list[int]](list)
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    polarity = {p.token: p.polarity for p in annotated.predications}
    refused = {token for token, sign in polarity.items() if sign == "-"}
    content = tuple(
        t.index
        for t in tokens
        if t.pos in CONTENT and _tells(lemmas[t.index], words, contraries)
    )
    reading = _Reading(tokens, lemmas, children, contraries)
    excluded = reading.excluded()
    return Statement(
        annotated=annotated,
        tokens=tokens,
        lemmas=lemmas,
        children={head: tuple(below) for head, below in children.items()},
        content=content,
        names=_names(annotated, tokens),
        predicates=frozenset(polarity),
        denied=frozenset(reading.below(refused, frozenset(polarity)) | excluded),
        denials=tuple(reading.denials(annotated.document.text)),
        rarity={at: words.rarity(lemmas[at]) for at in content},
        meanings=words.concepts.read(frozenset(lemmas[at] for at in content)),
    )


def _subtree(children: Mapping[int, Sequence[int]], token: int) -> frozenset[int]:
    found, front = {token}, {token}
    while front:
        front = {x for at in front for x in children.get(at, ())} - found
        found |= front
    return frozenset(found)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _tells(lemma: str, words: Words, contraries: Contraries) -> bool:
    """Tell a content word from a light verb and from a word of negation."""
    if len(lemma) < 2 or not any(c.isalnum() for c in lemma):
        return False
    denying = (contraries.alone, contraries.with_particle, contraries.pronouns)
    return lemma not in words.light and not any(lemma in table for table in denying)


def _names(annotated: AnnotatedDocument, tokens: Sequence[Token]) -> frozenset[int]:
    spans = [(m.start, m.end) for m in annotated.mentions if m.form == "name"]
    return frozenset(
        t.index for t in tokens if any(start <= t.start < end for start, end in spans)
    )


class _Reading:
    """Where a parsed text denies."""

    def __init__(
        self,
        tokens: Sequence[Token],
        lemmas: Sequence[str],
        children: Mapping[int, list[int]],
        contraries: Contraries,
    ) -> None:
        self._tokens = tokens
        self._lemmas = lemmas
        self._children = children
        self._words = contraries
        self._forms = [_plain(token.text) for token in tokens]

    def below(self, refused: set[int], predicates: frozenset[int]) -> set[int]:
        """Return the tokens whose nearest predicate is denied."""
        found = set()
        for token in self._tokens:
            at = token.index
            while at not in predicates and not self._is_top(at):
                if self._tokens[at].dep.startswith((*ASIDE, "parataxis")):
                    break
                at = self._tokens[at].head
            if at in refused:
                found.add(token.index)
        return found

    def excluded(self) -> set[int]:
        """Return what « et non … » excludes, up to the next mark or verb."""
        found: set[int] = set()
        for at in self._instead():
            for token in self._tokens[at + 1 :]:
                if token.pos == "PUNCT" or (found and token.pos in {"AUX", "VERB"}):
                    break
                found.add(token.index)
        return found

    def denials(self, text: str) -> list[Denial]:
        """Return everything that the text denies."""
        found: list[Denial] = []
        for at in self._negations():
            head = self._head(at)
            if not self._is_cancelled(head):
                weight = WHOLLY if self._leads(head) else PARTLY
                found.append(Denial(head, at, weight, self._correction(at, head)))
        for token in self._tokens:
            at = token.index
            if self._is_denier(at):
                found.append(Denial(at, at, INSTEAD if self._is_aside(at) else WHOLLY))
            elif self._is_without(at):
                found.append(Denial(token.head, at, PARTLY))
        found += [Denial(self._head(at), at, INSTEAD) for at in self._instead()]
        if any(phrase in _plain(text) for phrase in self._words.phrases):
            tops = (t.index for t in self._tokens if self._is_top(t.index))
            found += [Denial(at, at, WHOLLY) for at in tops]
        return found

    def _negations(self) -> list[int]:
        return [t.index for t in self._tokens if self._negates(t.index)]

    def _negates(self, at: int) -> bool:
        form = self._forms[at]
        if form in self._words.with_particle:
            return self._has_particle(at, ahead=form in self._words.ahead)
        if form in self._words.pronouns:
            below = (self._tokens[child].pos for child in self._children.get(at, ()))
            alone = not {"DET", "NUM", "ADJ"} & set(below)
            return alone and self._has_particle(at, ahead=True)
        if form not in self._words.alone:
            return False
        after_instead = at > 0 and self._forms[at - 1] in self._words.instead
        adds = self._forms[at + 1 : at + 2]
        return not after_instead and not self._words.more_than & set(adds)

    def _has_particle(self, at: int, *, ahead: bool) -> bool:
        end = at + NEAR if ahead else at
        return not self._words.particle.isdisjoint(self._forms[max(0, at - NEAR) : end])

    def _is(self, at: int, table: frozenset[str]) -> bool:
        """Look a word up by lemma and by form: the parser guesses rare lemmas."""
        return self._lemmas[at] in table or self._forms[at] in table

    def _is_denier(self, at: int) -> bool:
        """Tell whether a word denies: « faux », but not « au contraire »."""
        before = " ".join(self._forms[max(0, at - 1) : at + 1])
        denying = self._words.deniers | self._words.falsity
        return self._is(at, denying) and before not in self._words.idle

    def _is_aside(self, at: int) -> bool:
        """Tell whether a word only qualifies another: « un prétendu témoin »."""
        token = self._tokens[at]
        above = self._tokens[token.head].dep
        return token.dep == "amod" or (
            token.dep == "advmod" and above in {"acl", "acl:relcl", "amod"}
        )

    def _correction(self, at: int, head: int) -> frozenset[int]:
        """Return what « mais » puts in the place of what a word of negation denies."""
        for token in self._tokens[at + 1 :]:
            if token.text in FULL_STOPS:
                break
            if self._forms[token.index] in self._words.correcting:
                inside = _subtree(self._children, token.head)
                after = frozenset(x for x in inside if x > token.index)
                return after if self._is_under(token.head, head) else frozenset()
        return frozenset()

    def _is_under(self, at: int, head: int) -> bool:
        while at != head and not self._is_top(at):
            at = self._tokens[at].head
        return at == head

    def _instead(self) -> list[int]:
        return [
            t.index
            for t in self._tokens[1:]
            if self._forms[t.index] in self._words.instead
            and self._forms[t.index - 1] in self._words.instead_after
        ]

    def _is_without(self, at: int) -> bool:
        following = self._lemmas[at + 1 : at + 2]
        spared = self._words.without_denying | self._words.adverse
        return self._forms[at] in self._words.without and not spared & set(following)

    def _head(self, at: int) -> int:
        head = self._tokens[at].head
        above = self._tokens[head].head
        return above if self._tokens[head].pos in HEADED else head

    def _is_cancelled(self, head: int) -> bool:
        """Tell whether what is denied stands against it: « n'est pas inédit »."""
        inside = {"fixed", "obj", "obl", "xcomp"}
        if self._is(head, self._words.being):
            inside.add("nsubj")  # « il n'existe pas d'obstacle »
        objects = [
            at
            for at in self._children.get(head, ())
            if self._tokens[at].dep.split(":")[0] in inside
        ]
        return any(self._is(at, self._words.adverse) for at in (head, *objects))

    def _leads(self, head: int) -> bool:
        """Tell whether a token stands in no clause that is said in passing."""
        at = head
        while not self._is_top(at):
            if self._tokens[at].dep.startswith(ASIDE):
                return False
            at = self._tokens[at].head
        return True

    def _is_top(self, at: int) -> bool:
        return self._tokens[at].head == at
