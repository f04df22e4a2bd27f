"""Two nouns that a parser took for subjects of one verb.

« La taxe que dénoncent les pêcheurs sera supprimée »: the second is that of the
relative clause. « Le texte adopté, le Sénat lèvera la séance »: the first has a clause
of its own. « Le député UMP Ivo Lance a »: both are one.
"""

import msgspec

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    has_subject,
    is_cased,
    is_finite,
    phrase_start,
    take_place,
)
from recoupe.lang.participles import load_participles
from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_NEAR = 6  # words from a noun to the « que » after it
_MODIFIERS = frozenset({"amod", "acl"})
_LOOSE = frozenset({"obl:mod", "dislocated", "dep"})
_BETWEEN = frozenset({"ADV", "DET", "NUM", "ADJ", "PRON"})


def mend_rivals(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Leave every verb one subject; tell whether anything was moved."""
    subjects = [
        t.index
        for t in tokens[sentence.first : sentence.last]
        if t.dep in _SUBJECTS and t.head > t.index and t.pos in _NOUNS
    ]
    changed = _behind_that(tokens, sentence, known)
    for second in subjects:
        first = next(
            (
                i
                for i in range(second - 1, sentence.first - 1, -1)
                if tokens[i].head == tokens[second].head
                and tokens[i].pos in _NOUNS
                and tokens[i].dep in {*_SUBJECTS, *_LOOSE}
            ),
            None,
        )
        if first is None:
            continue
        rival = tokens[first].dep in _SUBJECTS
        changed |= (
            (rival and _is_aim(tokens, first, second, sentence))
            or (rival and _is_inverted(tokens, (first, second), sentence, known))
            or _is_absolute(tokens, (first, second), sentence, known)
            or (rival and _is_name(tokens, first, second))
        )
    return changed


def _behind_that(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """« Le contrat que vient de signer le groupe porte … »: « que » parts two verbs.

    What stands before it is no subject; the noun behind the verb is.
    """
    for i in range(sentence.first + 1, sentence.last - 2):
        verb = tokens[i].head
        if folded(tokens[i]) not in known.that or tokens[i].dep != "obj" or verb <= i:
            continue
        noun = next(
            (
                t.index
                for t in children(tokens, verb, sentence)
                if t.index < i and t.dep in _SUBJECTS
            ),
            None,
        )
        main = next(
            (
                t.index
                for t in children(tokens, verb, sentence)
                if t.index > verb
                and t.dep.startswith(("parataxis", "conj", "ccomp"))
                and t.feature("VerbForm") == "Fin"
                and not has_subject(tokens, t.index, sentence)
            ),
            None,
        )
        if noun is None or main is None or noun < i - _NEAR:
            continue
        take_place(tokens, main, verb)
        late = [verb, *(t.index for t in children(tokens, verb, sentence))]
        subject = next(
            (
                t.index
                for t in tokens[verb + 1 : main]
                if t.head in late and t.dep == "obj" and t.pos in _NOUNS
            ),
            None,
        )
        hang(tokens, noun, main, "nsubj")
        hang(tokens, verb, noun, "acl:relcl")
        if subject is not None:
            hang(tokens, subject, verb, "nsubj")
        inner = next(
            (
                t.index
                for t in children(tokens, verb, sentence)
                if t.dep == "xcomp" and t.feature("VerbForm") == "Inf"
            ),
            None,
        )
        if inner is not None:
            hang(tokens, i, inner, "obj", pos="PRON", morph="PronType=Rel")
        return True
    return False


def _is_inverted(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Give a relative clause the subject behind its verb."""
    first, second = pair
    position = phrase_start(tokens, second, sentence.first) - 1
    while position > first and (
        tokens[position].pos in {"ADV", "NUM"}
        or tokens[position].lemma.lower() in known.moments
    ):
        position -= 1
    verb = tokens[position]
    if verb.pos != "VERB" or has_subject(tokens, position, sentence):
        return False
    opened = any(
        folded(t) in known.relatives and t.index > first
        for t in children(tokens, position, sentence)
    )
    if not opened or not is_finite(tokens, position, sentence):
        return False
    if not verb.dep.startswith("acl"):
        hang(tokens, position, first, "acl:relcl")
    hang(tokens, second, position, "nsubj")
    return True


def _is_aim(tokens: list[Token], first: int, second: int, sentence: Sentence) -> bool:
    """Leave « la plainte visant Solmar a été classée » to the plaint.

    A present participle that a noun follows has it for object.
    """
    doing = tokens[phrase_start(tokens, second, sentence.first) - 1]
    present = doing.pos == "VERB" and doing.feature("Tense") == "Pres"
    if not present or doing.feature("VerbForm") != "Part" or doing.head != first:
        return False
    if is_cased(tokens, second):
        return False
    hang(tokens, second, doing.index, "obj")
    return True


def _is_absolute(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """« Le juge ayant tranché, la mairie paiera »: a clause before the main one."""
    first, second = pair
    comma = phrase_start(tokens, second, sentence.first) - 1
    said = _said_of(tokens, first, comma, sentence)
    if said is None or not _is_apart(tokens, pair, comma, known):
        return False
    having = any(folded(tokens[i]) in known.having for i in range(first, comma))
    if tokens[second].pos == "PROPN" and comma == second - 1 and not having:
        return False  # « le maire sortant, Ivo Lance a »
    verb = tokens[second].head
    participle = load_participles(known.language).get(said.text.lower())
    past = said.feature("VerbForm") == "Part" and said.feature("Tense") != "Pres"
    if not (having or past or participle):
        moved = tokens[first].dep in _SUBJECTS
        if moved:  # « le préfet absent, la séance … »
            hang(tokens, first, verb, "dislocated")
        return moved
    if not having and said.index != comma - 1 and said.pos == "ADJ":
        return False
    tokens[said.index] = msgspec.structs.replace(
        said,
        pos="VERB",
        lemma=participle if participle and said.pos != "VERB" else said.lemma,
        morph=said.morph if past else "Tense=Past|VerbForm=Part",
        head=verb,
        dep="advcl",
    )
    for t in children(tokens, first, sentence):
        if t.index < first and t.dep in {"nmod", "advmod", "obl:mod"}:
            hang(tokens, t.index, said.index, "obl:mod")
    hang(tokens, first, said.index, "nsubj" if having else "nsubj:pass")
    return True


def _said_of(
    tokens: list[Token], noun: int, comma: int, sentence: Sentence
) -> Token | None:
    """Return the participle or adjective between a noun and the comma after it."""
    return next(
        (
            t
            for t in children(tokens, noun, sentence)
            if noun < t.index < comma and t.dep in _MODIFIERS
        ),
        None,
    )


def _is_apart(
    tokens: list[Token], pair: tuple[int, int], comma: int, known: ClauseForms
) -> bool:
    """Tell whether one comma, and no finite verb, stands between two nouns."""
    first, second = pair
    between = tokens[first:comma]
    if tokens[comma].text != "," or is_cased(tokens, first):
        return False
    if any(t.text == "," or t.feature("VerbForm") == "Fin" for t in between):
        return False
    if any(t.text == "," for t in tokens[second : tokens[second].head]):
        return False
    noun = tokens[first].lemma.lower()
    return noun not in known.units | known.moments


def _is_name(tokens: list[Token], first: int, second: int) -> bool:
    """Join a name to the title before it, complements of the title between."""
    title, name = tokens[first], tokens[second]
    if title.pos != "NOUN" or name.pos != "PROPN" or is_cased(tokens, second):
        return False
    between = tokens[first + 1 : second]
    if any(t.pos not in _NOUNS | {"ADP", "DET", "ADJ"} for t in between):
        return False
    if any(t.head == second and t.pos == "DET" for t in between):
        return False
    hang(tokens, second, first, "appos")
    return True
