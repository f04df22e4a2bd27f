"""Infinitives that a parser hung on a noun beside the verb that governs them.

« condamné par la cour à payer », « a accusé le maire d'avoir menti », « a promis dans
un communiqué de verser »; and what they have for object, which it left to the verb.
"""

import msgspec

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, hang, is_cased
from recoupe.lang.participles import (
    load_object_control,
    load_verb_class,
    load_verbs,
)
from recoupe.lang.reporting import load_reporting
from recoupe.lang.senses import load_senses
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_INFINITIVAL = frozenset({"xcomp", "nmod", "obl:arg", "obl:mod", "obj"})
_INNER = frozenset({"nmod", "appos", "flat:name", "conj"})
_ADDRESSED = frozenset({"obj", "iobj", "obl:arg", "obl:mod", "obl"})
_OBJECTS = frozenset({"obj", "nsubj:pass"})  # of the verb before the infinitive
_COPULA = 3  # words from « être » to what it says: « d'être aussi très sûr »
_CLIMB = 4  # nouns between an infinitive and its verb


def mend_governed(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang them on their verb, and objects on them; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first + 2, sentence.last):
        changed |= _misread(tokens, i, sentence, known)
        if tokens[i].dep == "nmod" and tokens[i].pos == "NOUN":
            changed |= _called(tokens, i, sentence, known)
        if tokens[i].feature("VerbForm") != "Inf" and not _perfect(tokens, i, sentence):
            continue
        if tokens[i].dep in {"acl", "nmod", "obl:mod", "advcl"}:
            changed |= _regain(tokens, i, sentence, known)
        if tokens[i].dep == "xcomp":
            changed |= _without_subject(tokens, i, sentence, known)
            changed |= _with_object(tokens, i, sentence, known)
    return changed


def _perfect(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Tell whether an infinitive comes first: « d'avoir menti », « d'être sûr »."""
    if tokens[i].pos == "ADJ":
        return any(
            t.head == i and t.dep == "cop" and t.feature("VerbForm") == "Inf"
            for t in tokens[max(sentence.first, i - _COPULA) : i]
        )
    return tokens[i].feature("VerbForm") == "Part" and any(
        t.feature("VerbForm") == "Inf" and t.dep.startswith("aux")
        for t in children(tokens, i, sentence)
    )


def _mark(tokens: list[Token], i: int, sentence: Sentence) -> Token | None:
    below = children(tokens, i, sentence)
    return next((t for t in below if t.dep == "mark" and t.index < i), None)


def _called(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give « a appelé les dockers de Gavre à la grève » what they are called to.

    « a appelé les candidats à l'élection à débattre » calls them to debate.
    """
    outer, verb = i, tokens[i].head
    while verb > sentence.first and tokens[verb].dep in _INNER and verb < outer:
        outer, verb = verb, tokens[verb].head
    outer, verb = verb, tokens[verb].head
    called = tokens[outer].dep == "obj" and verb < outer < i
    if not called or tokens[verb].lemma not in load_verb_class(
        known.language, "calling"
    ):
        return False
    case = next((t for t in tokens[outer + 1 : i] if t.head == i), None)
    if case is None or case.dep != "case" or case.lemma not in known.to:
        return False
    if not load_senses(known.language).uses(tokens[i].lemma.lower(), noun=True):
        return False
    below = children(tokens, verb, sentence)
    if any(t.dep in {"xcomp", "ccomp"} and t.index > i for t in below):
        return False
    hang(tokens, i, verb, "obl:arg")
    return True


def _misread(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make a verb of the noun of « tente de corrompre un élu »."""
    token, case, word = tokens[i], tokens[i - 1], tokens[i].text.lower()
    if token.pos != "NOUN" or token.dep not in _INFINITIVAL or token.head >= i:
        return False
    if case.head != i or case.lemma not in known.of_or_to:
        return False
    if word not in load_verbs(known.language) or word in known.nominal:
        return False
    if i + 1 == sentence.last or tokens[i + 1].pos not in {"DET", "NUM"}:
        return False
    tokens[i] = msgspec.structs.replace(
        token, pos="VERB", lemma=token.text.lower(), morph="VerbForm=Inf"
    )
    hang(tokens, i - 1, i, "mark")
    return True


def _regain(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give a verb the infinitive behind its agent, whom it addresses, or an aside.

    « convaincu par le projet de bâtir » says which project.
    """
    noun = tokens[i].head
    mark = _mark(tokens, i, sentence)
    if mark is None or mark.lemma not in known.of_or_to or noun > i:
        return False
    outer = noun
    for _ in range(_CLIMB):
        if tokens[outer].lemma.lower() in known.bearing:
            return False
        if tokens[outer].dep not in _INNER:
            break
        outer = tokens[outer].head
    verb = tokens[outer].head
    if tokens[outer].pos not in _NOUNS or tokens[verb].pos != "VERB":
        return False
    if not sentence.first <= verb < outer < i:
        return False
    if not _lets(tokens, (verb, outer), sentence, known):
        return False
    hang(tokens, i, verb, "xcomp")
    return True


def _lets(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether an infinitive behind a noun can belong to its verb."""
    verb, noun = pair
    below = children(tokens, verb, sentence)
    if any(t.dep in {"xcomp", "ccomp"} and t.pos == "VERB" for t in below):
        return False
    if tokens[noun].lemma.lower() in known.moments:
        return True
    case = {t.lemma for t in children(tokens, noun, sentence) if t.dep == "case"}
    lemma = tokens[verb].lemma
    controls = lemma in load_object_control(known.language)
    if case & known.by:
        return controls and any(t.dep == "aux:pass" for t in below)
    told = _tells(lemma, known)
    if not case:
        # not « commande une machine à laver », « demande le droit de »
        named = told and tokens[noun].text[:1].isupper()
        lets = (controls or named) and lemma not in known.asking_of
    elif case & known.to and controls:
        lets = lemma in known.asking_of  # not « appelle à une marche de »
    else:
        lets = (controls or told) and not case & known.binding
    return lets and tokens[noun].dep in _ADDRESSED


def _tells(lemma: str, known: ClauseForms) -> bool:
    """Tell whether an infinitive can be what a verb says: « promet de verser »."""
    uses = load_reporting(known.language).verbs.get(lemma, ())
    return any("inf" in use.frames for use in uses)


def _without_subject(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make an object of « a accusé, mardi, le maire d'avoir menti »: no subject."""
    mark, verb = _mark(tokens, i, sentence), tokens[i].head
    if mark is None or mark.lemma not in known.of_or_to:
        return False
    below = children(tokens, i, sentence)
    subject = [t for t in below if t.dep == "nsubj" and verb < t.index < mark.index]
    if not subject or any(t.dep == "obj" for t in children(tokens, verb, sentence)):
        return False
    hang(tokens, subject[0].index, verb, "obj")
    return True


def _with_object(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give an infinitive the noun behind it: « a décidé de fermer trois sites ».

    « laisse passer les camions » has no preposition: who passes is the verb's.
    """
    mark = _mark(tokens, i, sentence)
    if mark is None or mark.lemma not in known.of_or_to:
        return False
    below = children(tokens, i, sentence)
    if any(
        t.dep in {"obj", "iobj", "xcomp"} or t.dep.startswith("expl") for t in below
    ):
        return False
    verb = tokens[i].head
    for t in tokens[i + 1 : sentence.last]:
        if t.text == "," or t.feature("VerbForm") == "Fin":
            return False
        if t.dep not in _OBJECTS | _INNER or t.pos not in {"NOUN", "PROPN"}:
            continue
        addressed = t.dep in _INNER and verb < t.head < i
        if not addressed and not (t.dep in _OBJECTS and t.head == verb):
            continue
        bare = not is_cased(tokens, t.index)
        if not bare or t.lemma.lower() in known.moments:
            return False
        hang(tokens, t.index, i, "obj")
        return True
    return False
