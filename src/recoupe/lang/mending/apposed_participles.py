"""Past participles that say what befell somebody, taken for something else.

« Licencié mardi, Paul Morel … » was read as a noun; « Les deux hommes, agressés mardi
à Lyon, … » too; and of « La députée, réélue mardi, garde son siège » the participle
was made the verb of the sentence.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_cased,
    is_finite,
    take_place,
)
from recoupe.lang.mending.stray_participles import as_participle, verb_of
from recoupe.lang.participles import load_finite_forms, load_participles
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MISREAD = frozenset({"NOUN", "ADJ", "PROPN", "ADP", "ADV"})
_BESIDE = frozenset({"acl", "appos", "amod", "nmod", "conj", "nsubj", "nsubj:pass"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_VERBAL = frozenset({"obj", "xcomp", "ccomp", "parataxis", "advcl", "conj", "dep"})


def mend_apposed(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make participles of such words; tell whether any was changed."""
    changed = _opening(tokens, sentence, known)
    for i in range(sentence.first + 2, sentence.last - 1):
        if tokens[i - 1].text == ",":
            changed |= _beside(tokens, i, known)
            changed |= _unseat(tokens, i, sentence, known)
            changed |= _lift(tokens, i, sentence)
    return changed


def _verb(tokens: list[Token], i: int, known: ClauseForms) -> str | None:
    """Return the infinitive of a participle before what says when or by whom."""
    if folded(tokens[i + 1]) not in known.moments | known.by:
        return None
    word, language = folded(tokens[i]), known.language
    return load_participles(language).get(word) or verb_of(word, language)


def _opening(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Read « Arrêté mardi à Lyon, X garde … » as what was done to X."""
    first = sentence.first
    if first + 4 >= sentence.last or tokens[first].pos not in _MISREAD:
        return False
    verb = _verb(tokens, first, known)
    inside = range(first + 1, sentence.last)
    comma = next((i for i in inside if tokens[i].text == ","), sentence.last)
    if verb is None or any(t.feature("VerbForm") for t in tokens[first + 1 : comma]):
        return False
    subject = next((i for i in inside[comma - first :] if _is_subject(tokens, i)), None)
    if subject is None:
        return False
    _make(tokens, first, verb, known)
    if tokens[first].head == first:
        return True  # the subject behind it is found as for any participle
    hang(tokens, first, subject, "acl")
    return True


def _is_subject(tokens: list[Token], i: int) -> bool:
    return tokens[i].dep in _SUBJECTS and tokens[i].head > i


def _beside(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Read « X, agressé mardi, » as what was done to X."""
    token, noun = tokens[i], tokens[i].head
    part = token.pos == "VERB" and token.feature("VerbForm") == "Part"
    if not (part or token.pos in _MISREAD) or not token.text.islower():
        return False
    verb = _verb(tokens, i, known)
    if verb is None or token.dep not in _BESIDE or noun >= i:
        return False
    if tokens[noun].pos not in _NOUNS or (part and token.lemma == verb):
        return False
    _make(tokens, i, verb, known)
    hang(tokens, i, noun, "acl")
    return True


def _make(tokens: list[Token], i: int, verb: str, known: ClauseForms) -> None:
    """Make a participle of a word, of what follows when it was and who did it."""
    tokens[i] = as_participle(tokens[i], verb)
    for t in tokens[i + 1 :]:
        if t.head != i or t.index == i:
            continue
        by = any(
            folded(c) in known.by for c in tokens[i + 1 : t.index] if c.head == t.index
        )
        if t.pos in _NOUNS and t.dep != "flat:name":
            hang(tokens, t.index, i, "obl:agent" if by else "obl:mod")


def _unseat(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give « garde » the subject of « La députée, réélue mardi, garde son siège »."""
    verb_form = _participle(tokens[i], known)
    if tokens[i].pos != "VERB" or verb_form is None:
        return False
    below = children(tokens, i, sentence)
    if any(t.dep.startswith(("aux", "cop")) for t in below):
        return False
    subject = next((t for t in below if t.dep in _SUBJECTS and t.index < i - 1), None)
    late = [t for t in below if t.index > i]
    verb = next((t for t in late if _is_clause(tokens, t, sentence, known)), None)
    if subject is None or verb is None:
        return False
    if not any(t.text == "," for t in tokens[i + 1 : verb.index]):
        return False
    take_place(tokens, verb.index, i)
    hang(tokens, subject.index, verb.index, subject.dep.partition(":")[0])
    _make(tokens, i, verb_form, known)
    _close(tokens, i, verb.index, sentence)
    hang(tokens, i, subject.index, "acl")
    return True


def _lift(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Make no apposition of a finite verb: « La députée, élue mardi, garde … »."""
    token, noun = tokens[i], tokens[i].head
    if token.pos != "VERB" or token.feature("VerbForm") != "Fin":
        return False
    hung = token.dep == "appos" and sentence.first <= noun < i
    if not hung or tokens[noun].pos not in _NOUNS or is_cased(tokens, noun):
        return False
    if any(t.dep in _SUBJECTS for t in children(tokens, i, sentence)):
        return False
    take_place(tokens, i, noun)
    hang(tokens, noun, i, "nsubj")
    _close(tokens, noun, i, sentence)
    return True


def _close(tokens: list[Token], old: int, verb: int, sentence: Sentence) -> None:
    """Hang the stop of a sentence on the verb that now heads it."""
    for t in children(tokens, old, sentence):
        if t.pos == "PUNCT" and t.index > verb:
            hang(tokens, t.index, verb, t.dep)


def _participle(token: Token, known: ClauseForms) -> str | None:
    """Return the infinitive of what can be a past participle where it stands."""
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
    word = folded(token)
    verb = load_participles(known.language).get(word) or verb_of(word, known.language)
    if past:
        return verb or token.lemma
    return verb if word not in load_finite_forms(known.language) else None


def _is_clause(
    tokens: list[Token], verb: Token, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a verb without subject is finite, and hung as if it were none."""
    if verb.dep.partition(":")[0] not in _VERBAL or verb.pos != "VERB":
        return False
    finite = folded(verb) in load_finite_forms(known.language)
    if not finite and not is_finite(tokens, verb.index, sentence):
        return False
    below = children(tokens, verb.index, sentence)
    return not any(t.dep in {*_SUBJECTS, "mark", "cc"} for t in below)
