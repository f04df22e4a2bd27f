"""Find the prepositions that name a source: « selon X », « pour X, »."""

from collections.abc import Iterator

import msgspec

from recoupe.annotate.attribution.cues import VERBAL, Scene, closes_quotation
from recoupe.annotate.attribution.named_sources import whole_name
from recoupe.annotate.clauses import NOMINAL
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import According


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
            if (
                source is not None
                and (lemma not in pack.closed or _is_heard(scene, index, source))
                and not _is_measure(scene, index, source)
            ):
                yield Opener(index, last, source, lemma)
            break


def _is_measure(scene: Scene, index: int, source: int) -> bool:
    """Tell whether a verb goes by what follows: « varient selon les tribunaux »."""
    tree, kinds = scene.tree, scene.pack.kinds
    verbs = load_verb_class(scene.pack.language, "varying")
    if tree.lemmas[tree.tokens[source].head] not in verbs:
        return False
    if not index or tree.words[index - 1] == "," or tree.tokens[source].head > index:
        return False
    one = tree.tokens[source].feature("Number") != "Plur"
    known = kinds.role | kinds.institution | kinds.unnamed | kinds.media
    named = tree.tokens[source].pos == "PROPN"
    return not named and not (one and tree.lemmas[source].lower() in known)


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
        if token.pos in VERBAL or token.pos == "CCONJ":
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
        and any(True for _ in tree.kids(child, "det"))  # no « niveau d'études »
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
    if token.lemma.lower() in scene.pack.according.served:
        return False
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
    last = max(
        whole_name(scene, source, source)[1], min(last, comma)
    )  # a clause that was hung on whoever thinks so
    while last > source and tree.tokens[last].pos == "PUNCT":
        last -= 1
    closed = last + 1 < len(tree.words) and tree.words[last + 1] in {",", "«", '"', "“"}
    closed = closed or closes_quotation(scene, index)  # « », pour le syndicat. »
    return animate and closed
