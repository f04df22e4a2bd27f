"""Find the words that hand over responsibility: verbs, nouns, « selon »."""

from collections.abc import Iterator

import msgspec

from recoupe.annotate.clauses import NOMINAL, Tree
from recoupe.annotate.quotations import Quotation
from recoupe.lang.reporting import (
    AGREEMENT,
    BEING,
    PLACE,
    REFLEXIVE,
    According,
    ReportingPack,
    ReportingWord,
)
from recoupe.model import Mention, Span

_VERBAL = frozenset({"VERB", "AUX"})
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
        verbal = token.pos in _VERBAL or any(
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
    if _closes_quotation(scene, index) and following in _SPEAKER:
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


def _closes_quotation(scene: Scene, index: int) -> bool:
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


class Opener(msgspec.Struct, frozen=True):
    """« selon », « d'après » … with the head token of the source that follows."""

    first: int
    last: int
    source: int
    lemma: str


def find_openers(scene: Scene) -> Iterator[Opener]:
    """Yield the prepositions that name a source."""
    tree, pack = scene.tree, scene.pack.according
    by_first = _opening_phrases(pack)
    for index, word in enumerate(tree.words):
        for words in by_first.get(word, ()):
            last = index + len(words) - 1
            if tree.words[index : last + 1] != words:
                continue
            lemma = " ".join(words).replace("' ", "'")
            source = _opened_source(scene, last, lemma)
            if lemma in pack.opinion and source is not None:
                source = source if _is_opinion(scene, index, source) else None
            if source is not None and (
                lemma not in pack.closed or _is_heard(scene, index, source)
            ):
                yield Opener(index, last, source, lemma)
            break


def _opening_phrases(pack: According) -> dict[str, list[list[str]]]:
    """Return openers as words by their first, the longest first.

    With their contractions: « aux yeux du maire », « si l'on se fie aux relevés ».
    """
    phrases = [*pack.always, *pack.closed, *pack.opinion]
    for phrase in pack.always:
        if phrase.endswith(" de"):
            joined = (*pack.contracted, "d'")
            phrases += [phrase.removesuffix("de") + word for word in joined]
        if phrase.endswith(" à"):
            phrases += [phrase.removesuffix("à") + w for w in pack.to_contracted]
    by_first: dict[str, list[list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = phrase.replace("'", "' ").replace("l' on", "l'on").split()
        by_first.setdefault(words[0], []).append(words)
    return by_first


def _is_heard(scene: Scene, index: int, source: int) -> bool:
    """Tell whether « à lire X, » names a source: one that speaks, closed by a comma."""
    tree, kinds = scene.tree, scene.pack.kinds
    first = tree.sentence(index).first
    if index != first and tree.words[index - 1] not in {",", "«", "–", "—"}:
        return False
    token, lemma = tree.tokens[source], tree.lemmas[source].lower()
    speaks = (
        lemma in kinds.role | kinds.institution | kinds.unnamed | kinds.document
        or lemma in kinds.media
        or any(
            mention.type in {"PER", "ORG"}
            and mention.start <= token.start < mention.end
            for mention in scene.mentions
        )
    )
    last = tree.sentence(index).last - 1
    end = next((i for i in range(source, last) if tree.words[i] == ","), last)
    clause = any(
        tree.tokens[i].feature("VerbForm") == "Fin" for i in range(source, end)
    )
    return speaks and not clause and (end < last or index != first)


def _opened_source(scene: Scene, last: int, lemma: str) -> int | None:
    """Return the head of the noun phrase after an opener, None if it is no source."""
    tree, pack = scene.tree, scene.pack.according
    words = lemma.split()
    if words[-1].startswith("source"):
        return last
    for index in range(last + 1, min(last + 10, len(tree.tokens))):
        token = tree.tokens[index]
        if not tree.same_sentence(index, last) or tree.words[index] in pack.never_next:
            return None
        if tree.words[index] in scene.pack.words.anaphors:
            return index  # « d'après ce dernier »
        if token.pos in NOMINAL - {"NUM", "SYM"}:
            can = index if _can_be_source(scene, index) else None
            return _whose_words(scene, index) or can
        if token.pos in _VERBAL or token.pos == "CCONJ":
            return None
    return None


def _whose_words(scene: Scene, index: int) -> int | None:
    """Return who speaks in « selon les mots de X », « selon l'expression de X »."""
    tree, pack = scene.tree, scene.pack
    if tree.lemmas[index] not in pack.according.wording:
        return None
    for child in tree.kids(index, "nmod"):
        lemma = tree.lemmas[child].lower()
        named = tree.tokens[child].pos == "PROPN" or any(
            mention.type in {"PER", "ORG"}
            and mention.start <= tree.tokens[child].start < mention.end
            for mention in scene.mentions
        )
        if named or lemma in pack.kinds.role | pack.kinds.institution:
            return child
    return None


def _can_be_source(scene: Scene, index: int) -> bool:
    """Tell whether a noun after « selon » answers for something.

    « selon les besoins » has no source; « selon les termes de l'accord » has one.
    """
    tree, pack = scene.tree, scene.pack
    if tree.tokens[index].lemma not in pack.according.never_source:
        return True
    return any(
        tree.tokens[child].lemma in pack.kinds.document
        for child in tree.kids(index, "nmod")
    )


def opens_source(scene: Scene, index: int) -> bool:
    """Tell whether a preposition that names a source stands at a token."""
    tree = scene.tree
    word = tree.words[index]
    following = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    joined = f"{word}{following}" if word.endswith("'") else word
    for phrase in scene.pack.according.always:
        if phrase == joined:
            last = index + (joined != word)
            return _opened_source(scene, last, phrase) is not None
    return False


def _is_opinion(scene: Scene, index: int, source: int) -> bool:
    """Tell whether « pour X » opens a sentence and X is somebody who can think."""
    tree = scene.tree
    if index != tree.sentence(index).first and tree.words[index - 1] != ",":
        return False
    token = tree.tokens[source]
    if tree.words[source] in scene.pack.words.relatives:
        return source == index + 1
    if token.pos == "PRON":
        return False
    titled = tree.tokens[source + 1].start if token.text[:1].isupper() else -1
    animate = tree.words[source] in scene.pack.words.anaphors or any(
        mention.type in {"PER", "ORG"}
        and (mention.start <= token.start < mention.end or mention.start == titled)
        and mention.metonym_for is None
        for mention in scene.mentions
    )
    lists = scene.pack.kinds
    lemma = token.lemma.lower()
    thinks = lemma in lists.role | lists.institution | lists.unnamed
    animate = animate or (thinks and lemma not in scene.pack.according.beneficiaries)
    _, last = tree.phrase(source)
    comma = next((i for i in range(source, last) if tree.words[i] == ","), last)
    last = min(last, comma)  # a clause that was hung on whoever thinks so
    while last > source and tree.tokens[last].pos == "PUNCT":
        last -= 1
    closed = last + 1 < len(tree.words) and tree.words[last + 1] in {",", "«", '"', "“"}
    closed = closed or _closes_quotation(scene, index)  # « », pour le syndicat. »
    return animate and closed
