"""Verbs that a phrase or clause between commas parts from their subject.

« La police, en mars 2024, a arrêté X » makes the verb an apposition of the subject,
« La Hongrie, sans surprise, s'oppose » the phrase a second subject.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, take_place
from recoupe.lang.mending.interposed import opens_adverbial
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDING = _NOUNS | {"ADJ", "NUM"}  # may end the phrase of a subject
_LOOSE = frozenset({"appos", "parataxis", "parataxis:insert", "acl", "conj", "nmod"})
_CLIMB = 6  # nouns between the end of a phrase and its head


def mend_parted(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Give such verbs their subject; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first, sentence.last - 3):
        if tokens[i + 1].text != "," or tokens[i].pos not in _ENDING:
            continue
        if tokens[i].dep == "conj":
            changed |= _aside(tokens, i, sentence)
        after = folded(tokens[i + 2]) in known.relative
        if after or opens_adverbial(tokens, i + 2, known):
            noun = _phrase(tokens, i, sentence, known)
            changed |= noun is not None and _apposed(tokens, (noun, i), sentence, known)
    return changed


def _aside(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Join nothing to a subject by a comma: « La Hongrie, sans surprise, s'oppose »."""
    noun = tokens[tokens[i].head]
    below = children(tokens, i, sentence)
    case = [t for t in below if t.dep == "case"]
    if not case or any(t.dep == "cc" for t in below) or noun.index > i:
        return False
    if tokens[case[0].index - 1].text != "," or noun.dep not in _SUBJECTS:
        return False
    if any(
        t.head == noun.index and t.dep == "case" for t in tokens[sentence.first : i]
    ):
        return False
    hang(tokens, i, noun.head, "obl:mod")
    return True


def _phrase(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the head of the noun phrase that opens a sentence and ends here."""
    noun = i
    for _ in range(_CLIMB):
        above = tokens[noun].head
        if tokens[above].pos not in _NOUNS or not sentence.first <= above < noun:
            break
        noun = above
    before = tokens[sentence.first : i + 1]
    cased = any(t.dep == "case" and t.head == noun for t in before)
    bare = tokens[noun].pos in _NOUNS and not cased
    if not bare or not all(is_below(tokens, t.index, noun) for t in before):
        return None
    return noun if _is_loose(tokens, noun, sentence, known) else None


def _is_loose(
    tokens: list[Token], noun: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a noun heads its sentence, or a participle or « faute de » does."""
    held = tokens[tokens[noun].head]
    if tokens[noun].dep == "root":
        return True
    helped = any(
        t.dep.startswith(("aux", "cop")) for t in children(tokens, held.index, sentence)
    )
    aside = held.feature("VerbForm") == "Part" or folded(held) in known.opening
    loose = held.dep == "root" and aside and not helped
    return tokens[noun].dep in _SUBJECTS and loose


def _apposed(
    tokens: list[Token], span: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Let « a arrêté » be what « la police, en mars, » did, if it was hung on it."""
    noun, last = span
    holder = noun if tokens[noun].dep == "root" else tokens[noun].head
    for t in children(tokens, holder, sentence):
        loose = t.pos == "VERB" and t.dep in _LOOSE and t.index > last + 3
        if not loose or not _can_have(tokens, t.index, noun, sentence):
            continue
        below = children(tokens, t.index, sentence)
        late = [b for b in below if b.dep in _SUBJECTS]
        if late and t.lemma in load_reporting(known.language).verbs:
            continue
        take_place(tokens, t.index, holder)
        if holder != noun:  # « mis » of « le maire, déjà mis en cause, a promis »
            part = tokens[holder].feature("VerbForm") == "Part"
            above, dep = (noun, "acl") if part else (t.index, "obl:mod")
            hang(tokens, holder, above, dep)
        passive = any(b.dep == "aux:pass" for b in below)
        hang(tokens, noun, t.index, "nsubj:pass" if passive else "nsubj")
        if late and not any(b.dep == "obj" for b in below):
            hang(tokens, late[0].index, t.index, "obj")
        return True
    return False


def _can_have(tokens: list[Token], verb: int, noun: int, sentence: Sentence) -> bool:
    """Tell whether a finite verb behind a comma lacks just this subject."""
    below = children(tokens, verb, sentence)
    first = min([verb, *(b.index for b in below if b.dep.startswith(("aux", "expl")))])
    finite = [tokens[verb], *(b for b in below if b.dep.startswith("aux"))]
    forms = [t for t in finite if t.feature("VerbForm") == "Fin"]
    if not forms or tokens[first - 1].text != ",":
        return False
    opened = {b.dep for b in below if b.index < first}
    if opened & {"mark", "cc", *_SUBJECTS}:
        return False
    several = any(b.dep == "conj" for b in children(tokens, noun, sentence))
    one = tokens[noun].feature("Number") == "Sing" and not several
    return not (one and forms[0].feature("Number") == "Plur")
