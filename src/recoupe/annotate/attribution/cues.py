"""Find the words that hand over responsibility: verbs and nouns."""

from collections.abc import Iterator

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.annotate.quotations import Quotation
from recoupe.lang.reporting import (
    AGREEMENT,
    BEING,
    PLACE,
    REFLEXIVE,
    ReportingPack,
    ReportingWord,
)
from recoupe.model import Mention, Span

VERBAL = frozenset({"VERB", "AUX"})
_REFLEXIVE = frozenset({"expl:comp", "expl:pv", "expl:pass"})
_SPEAKER = frozenset({"DET", "PROPN"})
_CLOSING = frozenset({"»", "”", '"'})
_BETWEEN = frozenset({"ADV", "PRON"})  # « a fait également savoir »


class Scene(msgspec.Struct, frozen=True):
    """One text with everything that reading its attributions needs."""

    text: str
    tree: Tree
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    pack: ReportingPack


class Cue(msgspec.Struct, frozen=True):
    """A reporting word in its place.

    ``head`` is its lexical token, ``first`` and ``last`` the tokens of its group;
    ``uses`` are the entries of the pack that fit the form.
    """

    head: int
    first: int
    last: int
    uses: tuple[ReportingWord, ...]

    @property
    def is_state(self) -> bool:
        """Tell « X est convaincu que », a state and no passive: X has the say."""
        return bool(self.uses[0].tail) and self.uses[0].lemma == BEING

    def use(self, frame: str) -> ReportingWord | None:
        """Return the first use that takes its content in ``frame``."""
        for use in self.uses:
            if frame in use.frames:
                return use
        return None


class Draft(msgspec.Struct):
    """An attribution in the making; ``source`` is the token range that names it."""

    content: list[Span]
    cue: Span | None
    head: int | None  # token of the cue
    lemma: str | None
    rule: str
    source: tuple[int, int, int] | None = None  # first, last, head token
    quote: Quotation | None = None  # a quotation that is the whole content
    entity_of: "Draft | None" = None  # speaker carried over from there


def find_verbs(scene: Scene) -> Iterator[Cue]:  # noqa: C901 - one pass, many refusals
    """Yield reporting verbs in text order."""
    tree, verbs = scene.tree, scene.pack.verbs
    reached = -1
    for token in tree.tokens:
        if token.index <= reached:
            continue  # the second verb of a locution
        verbal = token.pos in VERBAL or any(
            tree.deps[child] == "aux" for child in tree.children[token.index]
        )
        lemma = tree.lemmas[token.index]
        if not verbal and token.feature("VerbForm") != "Part":
            lemma = _misread(scene, token.index)
        uses = verbs.get(lemma)
        if uses is None:
            continue
        first, last = tree.group(token.index)
        reflexive = any(
            _is_reflexive(tree, token.index, child)
            for child in tree.children[token.index]
            if child < token.index
            and tree.words[child] not in scene.pack.words.adverbial_pronouns
        )
        fitting: list[ReportingWord] = []
        end = last
        for use in uses:
            reach = _tail_end(tree, token.index, use.tail)
            if reach is None or (use.clitic == REFLEXIVE) != reflexive:
                continue
            if (
                use.clitic == PLACE
                and tree.words[first - 1] != PLACE
                and (tree.words[first] != PLACE)
            ):
                continue
            if fitting and len(use.tail) < len(fitting[0].tail):
                break  # the locution excludes the bare verb
            fitting.append(use)
            end = max(end, reach)
        if fitting:
            head = token.index
            if fitting[0].tail:
                reached = end
                if tree.deps[head] in {"aux", "cop"} and head < token.head <= end:
                    head = token.head  # « a fait savoir », read as one verb
                    first = min(first, tree.group(head)[0])
            yield Cue(head, first, end, tuple(fitting))


def _is_reflexive(tree: Tree, verb: int, clitic: int) -> bool:
    """Tell whether a clitic is reflexive: « il s'est tu », not « il nous a dit »."""
    token = tree.tokens[clitic]
    if token.feature("Reflex") != "Yes" and token.dep not in _REFLEXIVE:
        return False
    if any(tree.tokens[index].pos == "VERB" for index in range(clitic + 1, verb)):
        return False  # « s'est vu répondre que »: the pronoun of another verb
    finite = tree.finite(verb)
    person = token.feature("Person")
    return (
        finite is None
        or person is None
        or tree.tokens[finite].feature("Person") in {None, person}
    )


def _misread(scene: Scene, index: int) -> str:
    """Return the infinitive of a verb read as something else, or an empty string.

    A form right before « que » or an opening quotation mark is a verb whatever the
    tagger says, unless it stands in a noun phrase.
    """
    tree, pack = scene.tree, scene.pack
    if index + 1 >= len(tree.words) or tree.tokens[index].pos in {"PUNCT", "ADP"}:
        return ""
    word, following = tree.words[index], tree.tokens[index + 1].pos
    known = pack.infinitive(word, "")
    if closes_quotation(scene, index) and following in _SPEAKER:
        regular = f"{word}r"  # « », tonne le maire »
        return next((verb for verb in (known, regular) if verb in pack.verbs), "")
    if index and tree.words[index - 1] == "," and following == "DET":
        return "" if word in pack.forms else known  # « …, avertit le maire »
    if tree.words[index + 1] not in pack.words.complementizers | {"«", ":"}:
        return ""
    before = tree.tokens[index - 1].pos if index else "DET"
    if before in {"DET", "ADP", "NUM", "SCONJ"} or (
        tree.tokens[index].pos == "NOUN"
        and (tree.words[index + 1] not in pack.words.complementizers)
    ):
        return ""
    return known


def closes_quotation(scene: Scene, index: int) -> bool:
    """Tell whether a word stands right behind a quotation and a comma."""
    words = scene.tree.words
    return index > 1 and words[index - 1] == "," and words[index - 2] in _CLOSING


def _tail_end(tree: Tree, index: int, tail: tuple[str, ...]) -> int | None:
    """Return the last token of a locution that starts with ``index``."""
    position = index
    for word in tail:
        position += 1
        if (
            position < len(tree.words)
            and tree.words[position] != word
            and tree.tokens[position].pos in _BETWEEN
        ):
            position += 1
        if position >= len(tree.words) or not _agrees(tree, position, word):
            return None
    return position


def _agrees(tree: Tree, index: int, word: str) -> bool:
    """Tell whether a word of a locution stands here: « convaincu », « convaincue »."""
    if tree.words[index] == word:
        return True
    inflected = tree.tokens[index].pos in {"ADJ", "VERB"}
    return inflected and tree.words[index] in {f"{word}{end}" for end in AGREEMENT}


def find_nouns(scene: Scene) -> Iterator[Cue]:
    """Yield reporting nouns in text order."""
    tree, nouns = scene.tree, scene.pack.nouns
    for token in tree.tokens:
        if token.pos == "NOUN" and (uses := nouns.get(token.lemma)):
            yield Cue(token.index, token.index, token.index, uses)


def find_hearsay(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Yield first and last token and pronoun of « à l'en croire »."""
    tree, pack = scene.tree, scene.pack.according
    for index, word in enumerate(tree.words):
        if word not in pack.hearing_to or not tree.same_sentence(
            index, min(index + 3, len(tree.words) - 1)
        ):
            continue
        verb = index + 2
        while verb < len(tree.words) and tree.words[verb] == "en":
            verb += 1
        if (
            verb < len(tree.words)
            and tree.words[index + 1] in pack.heard
            and tree.tokens[verb].feature("VerbForm") == "Inf"
            and tree.lemmas[verb] in pack.hearing
        ):
            yield index, verb, index + 1
