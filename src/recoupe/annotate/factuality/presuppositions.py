"""Event nouns that a text takes for granted: in headings, and under verbs of debate.

« Fermeture de l'usine : la crainte », « L'adoption de la loi divise »: neither says
that it happened. Where the same text plans, discusses or refuses it, it is left open.
"""

from collections.abc import Sequence

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.lang.commitment import CommitmentPack, Debate
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Predication

PRESUPPOSED = "presupposed"  # the rule that such a judgment carries
_LINE = 25  # words of a heading
_STEM = 4  # letters that a verb and its noun share
_STOPS = ".!?…»”;"
_TARGETS = ("obj", "obl", "nsubj")


def leave_open(
    tree: Tree,
    packs: tuple[CommitmentPack, ReportingPack],
    judged: Sequence[Predication],
) -> tuple[Predication, ...]:
    """Return judgments with what is only presupposed marked, and open where it is.

    The rule of such a judgment is ``PRESUPPOSED``; nothing else of it changes unless
    the text says elsewhere that the event is planned, discussed or refused, and nowhere
    that it took place.
    """
    headings = _headings(tree)
    taken = {
        p.token
        for p in judged
        if p.rule == "plain"
        and p.attribution is None
        and tree.tokens[p.token].pos == "NOUN"
        and tree.lemmas[p.token].lower() in packs[0].event
        and (p.token in headings or _is_debated(tree, packs, p.token))
    }
    others = [p for p in judged if p.token not in taken]
    return tuple(
        _marked(tree, packs[0].debate, p, others) if p.token in taken else p
        for p in judged
    )


def _marked(
    tree: Tree, debate: Debate, judged: Predication, others: Sequence[Predication]
) -> Predication:
    """Return a presupposed judgment, unknown where the text leaves the event open."""
    same = [p for p in others if _is_same(tree, debate, judged.token, p.token)]
    told = any(_is_told(tree, p) for p in same)
    if told or not any(_is_open(tree, debate, p) for p in same):
        return msgspec.structs.replace(judged, rule=PRESUPPOSED)
    return msgspec.structs.replace(
        judged, factuality="unknown", author_factuality="unknown", rule=PRESUPPOSED
    )


def _headings(tree: Tree) -> set[int]:
    """Return the tokens of lines that stand alone and have no finite verb."""
    found: set[int] = set()
    start = 0
    lines = tree.text.split("\n")
    for line in lines[:-1]:
        tokens = tree.parse.tokens_in(start, start + len(line))
        start += len(line) + 1
        if not tokens or len(tokens) > _LINE or line.rstrip().endswith(tuple(_STOPS)):
            continue
        if not any(t.feature("VerbForm") == "Fin" for t in tokens):
            found.update(t.index for t in tokens)
    return found


def _is_debated(
    tree: Tree, packs: tuple[CommitmentPack, ReportingPack], noun: int
) -> bool:
    """Tell whether a noun is the subject of « divise », « fait débat »."""
    debate = packs[0].debate
    verb = tree.tokens[noun].head
    if tree.deps[noun] == "root":
        return any(
            _names_debate(tree, packs, index)
            for index in range(noun + 1, tree.right[noun] + 1)
        )
    if tree.deps[noun] != "nsubj" or tree.tokens[noun].dep == "nsubj:pass":
        return False
    children = tree.children[verb]
    reflexive = any(tree.tokens[c].feature("Reflex") == "Yes" for c in children) or any(
        tree.tokens[c].dep == "expl:pv" for c in children
    )
    if tree.lemmas[verb] in (debate.reflexive if reflexive else debate.verbs):
        return True
    return tree.lemmas[verb] in debate.carriers and any(
        tree.lemmas[c].lower() in debate.matters
        for c in children
        if tree.deps[c] in {"obj", "xcomp", "obl"}
    )


def _names_debate(
    tree: Tree, packs: tuple[CommitmentPack, ReportingPack], index: int
) -> bool:
    """Tell whether a word is a verb of debate that the parser hung on its subject."""
    debate, reporting = packs[0].debate, packs[1]
    before, word = tree.tokens[index - 1], tree.words[index]
    if before.pos in {"DET", "ADP", "PRON"} or before.feature("PronType") == "Rel":
        return False
    return bool(
        debate.verbs & {reporting.infinitive(word, ""), f"{word}r", tree.lemmas[index]}
    )


def _is_same(tree: Tree, debate: Debate, noun: int, other: int) -> bool:
    """Tell whether two predicates name one event of the text.

    The same noun, or the verb it comes from, and no two different things undergo it.
    """
    mine, theirs = tree.lemmas[noun].lower(), tree.lemmas[other].lower()
    verbal = tree.tokens[other].pos == "VERB"
    if not (_derives(mine, theirs, debate) if verbal else mine == theirs):
        return False
    one, two = _undergoing(tree, noun), _undergoing(tree, other)
    return not one or not two or bool(one & two)


def _derives(noun: str, verb: str, debate: Debate) -> bool:
    """Tell whether a noun is made of a verb: « fermeture », « fermer »."""
    for ending in debate.infinitives:
        stem = verb.removesuffix(ending)
        if stem != verb and len(stem) >= _STEM and noun.startswith(stem):
            return noun.removeprefix(stem) in debate.derivations
    return False


def _undergoing(tree: Tree, index: int) -> set[str]:
    """Return lemmas of what an event is done to."""
    if tree.tokens[index].pos == "NOUN":
        return {
            tree.lemmas[c].lower()
            for c in tree.kids(index, "nmod")
            if tree.tokens[c].pos in {"NOUN", "PROPN"}
        }
    return {
        tree.lemmas[c].lower()
        for c in tree.children[index]
        if tree.deps[c] == "obj" or tree.tokens[c].dep == "nsubj:pass"
    }


def _is_told(tree: Tree, judged: Predication) -> bool:
    """Tell whether a verb says that the event took place."""
    return (
        tree.tokens[judged.token].pos == "VERB"
        and judged.author_factuality == "certain"
        and judged.polarity == "+"
        and tree.finite(judged.token) is not None
    )


def _is_open(tree: Tree, debate: Debate, judged: Predication) -> bool:
    """Tell whether an event is planned, discussed, doubted or refused."""
    if judged.factuality != "certain" or judged.polarity == "-":
        return True
    head = tree.tokens[judged.token].head
    return (
        tree.deps[judged.token] in _TARGETS and tree.lemmas[head] in debate.discussing
    )
