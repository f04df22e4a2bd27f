"""Verbs that a small tagger took for something else, put right by the lexicons."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recoupe.assertions.attachments import (
    after_who,
    apposed,
    before_verb,
    behind_agent,
    compounded,
    counted_heads,
    demonym_last,
    demoted,
    determined,
    half_auxiliary,
    named_apart,
)
from recoupe.assertions.clitics import mended_clitics
from recoupe.assertions.joins import rejoined
from recoupe.assertions.located import NOWHERE, Places, located
from recoupe.assertions.lost_verbs import after_that, find_verb
from recoupe.assertions.opening_participles import opening_participle
from recoupe.lang.frames import load_class
from recoupe.lang.mending.clause_mending import mend_clauses
from recoupe.lang.mending.lost_reports import mend_reports
from recoupe.lang.mending.opening import mend_opening
from recoupe.lang.mending.stray_participles import mend_participles
from recoupe.lang.participles import (
    load_finite_forms,
    load_participles,
    load_verbs,
)
from recoupe.model import Parse, Sentence, Token

_HUNDREDS = frozenset({"cent", "mille"})  # nouns to the tagger


def repaired(
    parse: Parse, language: str, places: Places = NOWHERE
) -> tuple[Token, ...]:
    """Return the tokens of a parse, misread verbs put right."""
    named = _with_demonyms(parse.tokens)
    tokens = _with_participles(named, language)
    finite = load_finite_forms(language)
    verbs = load_verbs(language)
    fixed = [_with_lemma(token, finite, verbs) for token in tokens]
    fixed = [_counted(token, fixed) for token in fixed]
    mend_reports(fixed, parse.sentences, language)
    mend_opening(fixed, parse.sentences, language)
    for sentence in parse.sentences:
        find_verb(fixed, sentence, finite, language)
        _demote_adjective(fixed, sentence)
        demonym_last(fixed, sentence)
        counted_heads(fixed, sentence)
        mended_clitics(fixed, sentence)
        determined(fixed, sentence)
        demoted(fixed, sentence)
        named_apart(fixed, sentence)
        after_who(fixed, sentence, finite)
        after_that(fixed, sentence, finite)
        apposed(fixed, sentence, load_class(language, "apposed"))
        rejoined(fixed, sentence)
        compounded(fixed, sentence, language)
        before_verb(fixed, sentence)
        behind_agent(fixed, sentence)
        opening_participle(fixed, sentence)
        half_auxiliary(fixed, sentence)
    mend_participles(fixed, language)
    mend_clauses(fixed, parse.sentences, language)
    for sentence in parse.sentences:
        located(fixed, sentence, places, language)
    return tuple(fixed)


DEMONYMS = tuple(
    stem + end
    for stem in ("ien", "ais", "ois", "ain", "éen")
    for end in ("", "s", "e", "es", "ne", "nes")
)


def _with_demonyms(tokens: Sequence[Token]) -> list[Token]:
    """Make adjectives of « vénézuéliens »: no participle ends so."""
    fixed = list(tokens)
    change = msgspec.structs.replace
    for token in tokens:
        participle = token.pos == "VERB" and token.feature("VerbForm") == "Part"
        if not participle or not token.text.lower().endswith(DEMONYMS):
            continue
        if token.dep != "acl":
            continue
        fixed[token.index] = change(token, pos="ADJ", dep="amod")
        for other in tokens:
            if other.head == token.index and other.index != token.index:
                fixed[other.index] = change(
                    fixed[other.index],
                    head=token.head,
                    dep=other.dep.replace("obl:agent", "nmod"),
                )
    return fixed


def _with_lemma(
    token: Token, finite: Mapping[str, str], verbs: frozenset[str]
) -> Token:
    """Give a finite verb the infinitive that its form belongs to."""
    verb = finite.get(token.text.lower())
    if token.pos != "VERB" or verb is None or token.feature("VerbForm") != "Fin":
        return token
    known = token.lemma in verbs and not _invented(token, verb)
    return token if known else msgspec.structs.replace(token, lemma=verb)


def _counted(token: Token, tokens: Sequence[Token]) -> Token:
    """Make a noun of « vingt détenus »: what a number counts is no participle."""
    before = tokens[token.index - 1] if token.index else token
    participle = token.pos == "VERB" and token.feature("VerbForm") == "Part"
    number = before.pos == "NUM" or before.lemma in _HUNDREDS
    if token.pos == "ADJ" and before.pos == "NUM" and token.head == before.index:
        many = token.feature("Number") == "Plur"  # « neuf civils »
        return msgspec.structs.replace(token, pos="NOUN") if many else token
    if not participle or not number or token.text[:1].isupper():
        return token
    if token.feature("Number") != "Plur" or not token.text.endswith("s"):
        return token
    behind = token.dep == "acl" and tokens[token.head].lemma in _HUNDREDS
    return msgspec.structs.replace(
        token,
        pos="NOUN",
        lemma=token.text.lower().removesuffix("s"),
        dep="amod" if behind else token.dep,
        morph="Number=Plur",
    )


def _invented(token: Token, verb: str) -> bool:
    """Tell whether a lemma cannot be that of its form: « démer » for « dément »."""
    return (
        token.lemma != verb
        and token.lemma[:3] == verb[:3]
        and len(token.lemma) < len(verb)
    )


def _demote_adjective(tokens: list[Token], sentence: Sentence) -> None:
    """Make the verb the root of « le président hondurien s'est incliné ».

    The adjective after the subject was taken for what is said of it.
    """
    inside = range(sentence.first, sentence.last)
    root = next((i for i in inside if tokens[i].head == i), None)
    if root is None or tokens[root].pos != "ADJ":
        return
    children = [i for i in inside if tokens[i].head == root and i != root]
    if any(tokens[i].dep.startswith(("cop", "aux")) for i in children):
        return
    subject = next((i for i in children if tokens[i].dep == "nsubj"), None)
    verb = next((i for i in children if i > root and tokens[i].pos == "VERB"), None)
    if verb is None or subject is None or subject != root - 1:
        return
    change = msgspec.structs.replace
    tokens[verb] = change(tokens[verb], head=verb, dep="root")
    tokens[root] = change(tokens[root], head=subject, dep="amod")
    for i in children:
        if i != verb:
            tokens[i] = change(tokens[i], head=verb)


def _with_participles(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    participles, known = load_participles(language), _participles_of(language)
    helped = {t.head for t in tokens if t.pos == "AUX" and t.head > t.index}
    agents = {t.head for t in tokens if t.dep == "obl:agent"}
    for before, token in pairwise(tokens):
        if before.pos == "AUX" and token.pos != "AUX":
            helped.add(token.index)
        if _opens_sentence(before, token, agents):
            helped.add(before.index)
        elif _gapped(token, tokens):
            helped.add(token.index)
    return tuple(
        _as_verb(token, participles, gapped=_gapped(token, tokens))
        if _misread(token, helped, participles, known)
        else token
        for token in tokens
    )


@cache
def _participles_of(language: str) -> frozenset[str]:
    """Return the verbs that the list of participles knows."""
    return frozenset(load_participles(language).values())


def _opens_sentence(first: Token, second: Token, agents: set[int]) -> bool:
    """Tell whether « Roué de coups … », « Battu 3-1 par l'AS Orlu … » begins here."""
    opens = first.text[:1].isupper() and first.text[1:].islower()
    follows = second.pos in {"ADP", "DET", "ADV", "ADJ"} or first.index in agents
    return opens and follows


def _gapped(token: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether « … et deux postes incendiés » leaves its auxiliary out."""
    noun = tokens[token.index - 1] if token.index else token
    return (
        token.pos == "ADJ"
        and noun.pos == "NOUN"
        and noun.dep == "conj"
        and tokens[noun.head].pos == "VERB"
        and token.head in {noun.index, noun.head}
    )


def _misread(
    token: Token,
    helped: set[int],
    participles: Mapping[str, str],
    known: frozenset[str],
) -> bool:
    verb = participles.get(token.text.lower())
    if verb is None or token.lemma == verb:
        return False
    if token.pos == "VERB":
        return token.lemma not in known  # « déchre » for « déchu »
    return token.pos in {"NOUN", "ADJ", "PROPN"} and token.index in helped


def _as_verb(
    token: Token, participles: Mapping[str, str], *, gapped: bool = False
) -> Token:
    return msgspec.structs.replace(
        token,
        head=token.index - 1 if gapped else token.head,
        dep="acl" if gapped else token.dep,
        pos="VERB",
        lemma=participles[token.text.lower()],
        morph="Tense=Past|VerbForm=Part",
    )
