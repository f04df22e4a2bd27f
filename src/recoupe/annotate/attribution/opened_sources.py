"""Where the source that « selon » opens ends."""

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.attribution.named_sources import name_behind, whole_name
from recoupe.annotate.attribution.openers import Opener
from recoupe.annotate.clauses import Tree


def source_end(scene: Scene, opener: Opener, last: int) -> int:
    """Return the last token of a source whose phrase is parsed to end at ``last``."""
    tree = scene.tree
    last = _source_end(scene, opener, _whole_noun(scene, last))
    last = _before_next_verb(tree, opener.source, last)
    last = _before_person(scene, opener.source, last)
    last = _before_comma(scene, opener, last)
    _, last = whole_name(scene, opener.source, last)
    return name_behind(scene, last, opener.source) or last


def _before_next_verb(tree: Tree, source: int, last: int) -> int:
    """Give back the subject of a verb that follows a source directly.

    « Selon la police, dix voitures ont brûlé »: the cars are not part of the source.
    """
    following = last + 1
    if following >= len(tree.tokens) or not tree.same_sentence(last, following):
        return last
    while following < len(tree.tokens) - 1 and tree.tokens[following].pos in {
        "ADV",
        "PRON",
    }:
        following += 1
    if tree.tokens[following].feature("VerbForm") != "Fin":
        return last
    return _before_clause(tree, source, last)


def _before_comma(scene: Scene, opener: Opener, last: int) -> int:
    """End the source of an aside at its comma: « …, si l'on en croit X, du ciment »."""
    tree = scene.tree
    aside = opener.first > tree.sentence(opener.first).first
    if aside and tree.words[opener.first] in scene.pack.words.whether:
        commas = (i for i in range(opener.source, last) if tree.words[i] == ",")
        return next(commas, last + 1) - 1
    return last


def _before_person(scene: Scene, source: int, last: int) -> int:
    """Cut a person behind a comma from a source that is none.

    « D'après la radio, le maire a promis … »: who promised is another.
    """
    tree, kinds = scene.tree, scene.pack.kinds
    if tree.lemmas[source] not in kinds.media | kinds.document | kinds.institution:
        return last
    for child in tree.kids(source, "appos", "conj"):
        first = tree.phrase(child)[0]
        if source < first <= last and tree.words[first - 1] == ",":
            person = tree.lemmas[child].lower() in kinds.role or any(
                mention.type == "PER" and mention.start == tree.tokens[child].start
                for mention in scene.mentions
            )
            if person:
                return first - 2
    return last


def _whole_noun(scene: Scene, last: int) -> int:
    """Take in a noun that follows directly: « haut responsable » read as two."""
    tree = scene.tree
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].pos in {
        "NOUN",
        "PROPN",
    }:
        if not tree.same_sentence(last, last + 1):
            break
        last = max(last + 1, tree.phrase(last + 1)[1])
    return last


def _source_end(scene: Scene, opener: Opener, last: int) -> int:
    """Cut a source that the parser let run into the clause it answers for."""
    tree = scene.tree
    for index in range(opener.source + 1, last + 1):
        token = tree.tokens[index]
        if token.pos in {"VERB", "AUX"} and token.feature("VerbForm") == "Fin":
            return _before_clause(tree, opener.source, index)
        if any(quotation.start == token.start for quotation in scene.quotations):
            return index - 1
    return last


def _before_clause(tree: Tree, source: int, verb: int) -> int:
    """Return the last token before the comma that closes the source."""
    for index in range(verb, source, -1):
        if tree.words[index] == ",":
            return index - 1
    return source
