"""How far a reported stretch goes, where a parse cuts it short.

Parsers lose the ends of long complements: a relative clause, a further complement, an
enumeration. What follows is taken in word by word as long as it can only continue what
came before, and never past a new main clause, another cue or the sentence.
"""

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.attribution.openers import opens_source
from recoupe.annotate.clauses import Tree

_CONTINUING = frozenset({"ADP", "ADJ", "NOUN", "PROPN", "NUM", "DET", "SYM", "X"})
_QUOTES = '«»“”"'


def is_infinitive(tree: Tree, index: int) -> bool:
    """Tell whether a predicate is an infinitive, by itself or its auxiliary."""
    if tree.tokens[index].feature("VerbForm") == "Inf":
        return True
    return any(
        tree.tokens[child].feature("VerbForm") == "Inf"
        for child in tree.kids(index, "aux", "cop")
    )


def extend(scene: Scene, start: int, end: int, *, clause: bool, cue: int) -> int:
    """Return the last token of a stretch parsed as tokens ``start`` to ``end``.

    ``clause`` tells a complement clause, which takes in subordinate clauses, from a
    noun phrase, which takes in relative clauses and participles only. ``cue`` is the
    token of the verb whose complement it is.
    """
    tree = scene.tree
    last = tree.sentence(end).last - 1
    if clause:
        # A clause needs a verb: nothing can stop it before there is one.
        while end < last and not any(
            tree.tokens[index].feature("VerbForm") == "Fin"
            for index in range(start, end + 1)
        ):
            end += 1
    else:
        end = _before_opinion(scene, start, _before_apposed(scene, start, end))
        end = _before_date(scene, start, end)
    end = _before_next_cue(scene, start, end, cue)
    while end < last:
        step = _step(scene, end, last, clause=clause, cue=cue)
        if step <= end:
            break
        end = step
    return end


def _before_apposed(scene: Scene, start: int, end: int) -> int:
    """Cut a relative clause after a comma: it is the outlet that adds it."""
    tree = scene.tree
    for index in range(start + 1, end):
        token = tree.tokens[index]
        if token.feature("PronType") != "Rel":
            continue
        closed = any(tree.words[later] == "," for later in range(index, end))
        if tree.right[token.head] < end and closed:
            continue
        comma = index - 1 if tree.tokens[index - 1].pos != "ADP" else index - 2
        if comma > start and tree.words[comma] == ",":
            return comma - 1
    return end


def before_main_verb(tree: Tree, start: int, end: int) -> int:
    """Cut a clause inside a subject before the verb of that subject.

    « l'idée que le pont cède a surpris »: the second verb has no subject of its own.
    """
    said = False
    for index in range(start, end + 1):
        token = tree.tokens[index]
        if token.pos in {"SCONJ", "CCONJ", "PUNCT"} or token.feature("PronType") in {
            "Rel",
            "Prs",
        }:
            said = said and token.pos == "PUNCT" and token.text in _QUOTES
        elif token.feature("VerbForm") == "Fin":
            head = token.head if tree.deps[index] in {"aux", "cop"} else index
            owned = any(start <= child < index for child in tree.kids(head, "nsubj"))
            if said and not owned:
                return index - 1
            said = True
    return end


def _before_date(scene: Scene, start: int, end: int) -> int:
    """Cut a date that a noun phrase ends with: it dates the act of speech."""
    for index in range(start + 1, end + 1):
        if scene.tree.tokens[index].pos == "ADP" and _is_date(scene, index):
            return index - 1 if scene.tree.tokens[index].head >= end - 1 else end
    return end


def _before_opinion(scene: Scene, start: int, end: int) -> int:
    """Cut a relative clause in which somebody else judges: « que X juge truqué »."""
    tree = scene.tree
    for index in range(start + 1, end + 1):
        verb = tree.tokens[index].head
        if tree.tokens[index].feature("PronType") != "Rel" or verb <= index:
            continue
        if tree.tokens[index - 1].pos == "PRON":
            continue  # « celui qu'il appelle … » is named by it
        uses = scene.pack.verbs.get(tree.lemmas[verb], ())
        if any(use.frames & {"small", "target-comme", "target-de"} for use in uses):
            return index - 1
    return end


def _before_next_cue(scene: Scene, start: int, end: int, cue: int) -> int:
    """Cut a stretch before « et demande »: a second act of the same speaker."""
    tree = scene.tree
    for index in range(start + 1, end):
        if tree.tokens[index].pos != "CCONJ":
            continue
        verb = index + 1
        while verb < end and tree.tokens[verb].pos in {"AUX", "ADV", "PRON"}:
            verb += 1
        finite = tree.finite(verb)
        if finite is None or tree.lemmas[verb] not in scene.pack.verbs:
            continue
        subject = tree.tokens[index + 1]
        if subject.pos == "PRON" and subject.feature("Reflex") != "Yes":
            continue
        if tree.deps[cue] != "acl" and not _is_told_ahead(tree, finite, cue):
            return index - 1
    return end


def _is_told_ahead(tree: Tree, finite: int, cue: int) -> bool:
    """« a dit qu'il viendrait et parlerait »: the speaker spoke in the indicative."""
    own = tree.finite(cue)
    return tree.tokens[finite].feature("Mood") == "Cnd" and (
        own is not None and tree.tokens[own].feature("Mood") != "Cnd"
    )


def _step(  # noqa: C901, PLR0911, PLR0912 - one answer per kind of next word
    scene: Scene, end: int, last: int, *, clause: bool, cue: int
) -> int:
    """Return how far the next word lets the stretch reach; ``end`` if it stops it."""
    tree = scene.tree
    following = end + 1
    token = tree.tokens[following]
    word = tree.words[following]
    if token.text in _QUOTES:
        return following if following < last else end
    if word == "(":
        return _closed(scene, following, last)
    if word == ",":
        return _after_comma(scene, following, last, clause=clause, cue=cue)
    if word == ":" and not clause and tree.tokens[following + 1].pos == "NUM":
        return last  # « huit morts : deux gendarmes et six soldats »
    if token.pos == "PUNCT":
        return end
    if opens_source(scene, following):
        return end
    if token.feature("PronType") == "Rel":
        if _before_opinion(scene, end, following) == end:
            return end
        return max(following, min(tree.right[token.head], last))
    dates = word in scene.pack.words.temporal or _is_gerund(scene, following)
    if token.pos == "ADP" and not clause and dates:
        return end
    if not clause and _is_date(scene, following):
        return end
    if token.pos == "ADP" and _is_frame(scene, following, cue):
        return end
    if token.pos == "CCONJ":
        return _after_conjunction(scene, following, last, clause=clause)
    if token.pos in _CONTINUING:
        return following
    if (
        token.pos == "ADV"
        and following < last
        and (tree.tokens[following + 1].pos == "ADP")
    ):
        return following  # « quant à », « notamment dans »
    if token.pos in {"ADV", "SCONJ", "PRON", "AUX", "VERB"}:
        bare = token.feature("VerbForm") in {"Inf", "Part"}
        return following if clause or bare else end
    return end


def _closed(scene: Scene, start: int, last: int) -> int:
    for index in range(start, last + 1):
        if scene.tree.words[index] == ")":
            return index
    return start - 1


def _after_comma(  # noqa: C901, PLR0911 - one answer per kind of next word
    scene: Scene, comma: int, last: int, *, clause: bool, cue: int
) -> int:
    """Decide whether what a comma opens still belongs to the stretch."""
    tree = scene.tree
    opening = comma + 1
    if opening > last:
        return comma - 1
    token = tree.tokens[opening]
    if comments(scene, opening) or (clause and _is_tail(tree, opening, cue)):
        return comma - 1
    following = tree.tokens[min(opening + 1, last)]
    if opens_relative(scene, opening):
        return max(opening, min(tree.right[following.head], last))
    if token.text in _QUOTES:
        return _last_words(scene, opening, last) or comma - 1
    if opens_source(scene, opening):
        return comma - 1
    if token.feature("PronType") == "Rel":
        return max(opening, min(tree.right[token.head], last)) if clause else comma - 1
    participle = token.feature("VerbForm") == "Part"
    if participle and token.feature("Tense") == "Pres":
        reports = tree.lemmas[opening] in scene.pack.verbs
        quoted = tree.tokens[comma - 1].text in _QUOTES  # the speaker's words are over
        return opening if clause and not reports and not quoted else comma - 1
    if participle and token.head != cue:
        return max(opening, min(tree.right[opening], last))
    if (
        token.pos == "ADV"
        and opening < last
        and (
            tree.words[opening + 1] in scene.pack.words.complementizers
            and tree.words[opening] in scene.pack.words.conjunctive
            and not clause
        )
    ):
        return _after_conjunction(scene, opening + 1, last, clause=clause)
    if not clause or is_cue(scene, opening):
        return comma - 1
    if token.pos == "CCONJ":
        return _after_conjunction(scene, opening, last, clause=clause)
    return opening


def _is_tail(tree: Tree, opening: int, cue: int) -> bool:
    """Tell whether a comma opens what a speaker did: « …, avant de partir ».

    « de » and « sans » hang on the infinitive, that on the verb of saying.
    """
    head = opening
    while tree.tokens[head].head > head:
        head = tree.tokens[head].head
    told = tree.deps[head] == "advcl" and tree.tokens[head].head == cue
    return told and tree.tokens[head].pos != "ADJ" and tree.finite(head) is None


def _last_words(scene: Scene, opening: int, last: int) -> int | None:
    """Take in a quotation with which the sentence ends."""
    start = scene.tree.tokens[opening].start
    end = scene.tree.tokens[last].end
    for quotation in scene.quotations:
        if quotation.start == start and not scene.text[quotation.end : end].strip(" ."):
            return last
    return None


def opens_relative(scene: Scene, index: int) -> bool:
    """Tell whether « pour qui … » starts: what the one named before thinks."""
    tree, pack = scene.tree, scene.pack
    openers = {*pack.according.opinion, *pack.according.always}
    return (
        index + 1 < len(tree.words)
        and tree.words[index] in openers
        and tree.words[index + 1] in pack.words.relatives
        and tree.tokens[index + 1].head > index + 1
    )


def comments(scene: Scene, index: int) -> bool:
    """Tell whether « ce que X qualifie de … » starts: somebody else's comment."""
    tree, words = scene.tree, scene.pack.words
    following = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    if tree.words[index] not in words.demonstratives or following not in (
        words.complementizers | words.relatives
    ):
        return False
    last = tree.sentence(index).last
    verb = next(
        (i for i in range(index + 2, last) if tree.tokens[i].pos == "VERB"), None
    )
    return verb is not None and tree.lemmas[verb] in scene.pack.verbs


def is_cue(scene: Scene, index: int) -> bool:
    """Tell whether a finite reporting verb starts here (« …, a dit X »)."""
    tree = scene.tree
    for verb in range(index, min(index + 3, len(tree.words))):
        if tree.tokens[verb].pos not in {"VERB", "AUX", "ADV", "PRON"}:
            return False
        if tree.tokens[verb].pos == "VERB":
            return (
                tree.lemmas[verb] in scene.pack.verbs and tree.finite(verb) is not None
            )
    return False


def _after_conjunction(
    scene: Scene, conjunction: int, last: int, *, clause: bool
) -> int:
    """Take in a coordinated phrase, but no clause with a verb of its own."""
    tree = scene.tree
    for index in range(conjunction + 1, last + 1):
        token = tree.tokens[index]
        if token.feature("VerbForm") == "Fin":
            return conjunction - 1
        if token.pos == "PUNCT":
            break
    del clause
    return conjunction + 1 if conjunction < last else conjunction - 1


def _is_date(scene: Scene, index: int) -> bool:
    """Tell whether a date follows a noun phrase: « … dans la soirée », « … lundi ».

    It dates the act of speech; « du 3 mai » and « de lundi » belong to the noun.
    """
    tree, words = scene.tree, scene.pack.words
    token = tree.tokens[index]
    if token.pos == "ADP":
        head = token.head
        participle = tree.tokens[tree.tokens[head].head].feature("VerbForm") == "Part"
        return (
            tree.words[index] not in words.of
            and head > index
            and tree.lemmas[head].lower() in words.moments
            and not participle
        )
    return token.pos == "NOUN" and tree.lemmas[index].lower() in words.moments


def _is_gerund(scene: Scene, index: int) -> bool:
    """Tell whether a preposition opens a gerund (« en rejetant la faute »)."""
    token = scene.tree.tokens[min(index + 1, len(scene.tree.tokens) - 1)]
    return token.feature("VerbForm") == "Part" and token.feature("Tense") == "Pres"


def _is_frame(scene: Scene, index: int, cue: int) -> bool:
    """Tell whether a preposition opens what frames the act of speech itself.

    « dans un communiqué », « lundi »: when and where it was said, not what was said.
    """
    tree = scene.tree
    head = tree.tokens[index].head
    if head <= index:
        return False
    lemma = tree.lemmas[head].lower()
    channel = lemma in scene.pack.medium.nouns and tree.words[index] in (
        scene.pack.medium.prepositions
    )
    return channel and tree.tokens[head].head in {cue, tree.tokens[cue].head, head}
