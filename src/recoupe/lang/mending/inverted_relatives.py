"""Relative clauses whose subject stands behind their verb, and the verb lost.

« Une mesure que conteste le syndicat »: no bare noun stands right behind « que », so
« conteste » is a verb and « le syndicat » its subject; « le contrat que devait signer
la ville » was signed, and the city signs it.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    has_subject,
    is_below,
    is_cased,
)
from recoupe.lang.participles import (
    load_finite_forms,
    load_unaccusatives,
    load_verb_class,
)
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MISREAD = frozenset({"NOUN", "ADJ", "PROPN"})
_OPENING = frozenset({"DET", "PROPN"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_PHRASE = 4  # words from the article of a subject to its noun
_PRESENT = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"


def mend_inverted_relatives(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Give such clauses their verb and its subject; tell whether any was moved."""
    changed = False
    for that in range(sentence.first + 1, sentence.last - 3):
        if folded(tokens[that]) in known.that:
            changed |= _find_verb(tokens, that, sentence, known)
            changed |= _seat_behind(tokens, that, sentence, known)
    return changed


def _find_verb(
    tokens: list[Token], that: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make a verb of « conteste » in « une mesure que conteste le syndicat ».

    Not of « plus de bruit que force de loi », which has no article before « bruit ».
    """
    verb, noun = that + 1, _antecedent(tokens, that, sentence)
    token = tokens[verb]
    if noun is None or token.pos not in _MISREAD or not token.text.islower():
        return False
    lemma = load_finite_forms(known.language).get(folded(token))
    if lemma is None or tokens[verb + 1].pos not in _OPENING:
        return False
    last = min(sentence.last, verb + 1 + _PHRASE)
    subject = next((t.index for t in tokens[verb + 1 : last] if t.pos in _NOUNS), None)
    if subject is None or any(t.pos == "ADP" for t in tokens[verb + 1 : subject]):
        return False
    if is_below(tokens, noun, verb) or is_below(tokens, noun, subject):
        return False
    several = tokens[subject].feature("Number") == "Plur"
    if token.text.endswith("nt") != several:
        return False
    _pass_on(tokens, verb, sentence)
    number = "Plur" if several else "Sing"
    morph = f"Number={number}|{_PRESENT}"
    hang(tokens, verb, noun, "acl:relcl", pos="VERB", lemma=lemma, morph=morph)
    hang(tokens, that, verb, "obj", pos="PRON", morph="PronType=Rel")
    hang(tokens, subject, verb, "nsubj")
    return True


def _pass_on(tokens: list[Token], word: int, sentence: Sentence) -> None:
    """Let what stands behind the comma be the subject of the verb behind it.

    « Des dix écoles que compte Brive, trois ont fermé », where « compte » was.
    """
    old = tokens[word]
    if old.head <= word or tokens[old.head].pos != "VERB":
        return
    if old.dep not in _SUBJECTS and has_subject(tokens, old.head, sentence):
        return
    for t in children(tokens, word, sentence):
        if t.dep == "conj" and any(c.text == "," for c in tokens[word : t.index]):
            hang(tokens, t.index, old.head, "nsubj")
            return


def _antecedent(tokens: list[Token], that: int, sentence: Sentence) -> int | None:
    """Return the noun with an article right before « que », a comma aside."""
    noun = that - 2 if tokens[that - 1].text == "," else that - 1
    while noun > sentence.first and tokens[noun].pos == "ADJ":
        noun -= 1
    if noun < sentence.first or tokens[noun].pos not in _NOUNS:
        return None
    named = tokens[noun].pos == "PROPN"
    settled = any(t.pos in {"DET", "NUM"} for t in children(tokens, noun, sentence))
    return noun if settled or named else None


def _seat_behind(
    tokens: list[Token], that: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make « la ville » the subject in « le contrat que devait signer la ville ».

    « Que » is the object of the infinitive, which has no other.
    """
    modal = tokens[that].head
    if tokens[that].dep != "obj" or modal != that + 1:
        return False
    infinitive = _governed(tokens, modal, sentence, known)
    if infinitive is None:
        return False
    below = children(tokens, infinitive, sentence)
    behind = next((t for t in below if t.dep == "obj" and t.pos in _NOUNS), None)
    if behind is None or behind.index < infinitive or is_cased(tokens, behind.index):
        return False
    hang(tokens, behind.index, modal, "nsubj")
    hang(tokens, that, infinitive, "obj")
    return True


def _governed(
    tokens: list[Token], modal: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the infinitive right behind the verb of a relative without subject.

    None in « c'est à X que devraient revenir les clés », « qu'a vu signer le maire ».
    """
    relative = tokens[modal].dep == "acl:relcl"
    if tokens[modal].pos != "VERB" or not relative:
        return None
    if tokens[tokens[modal].head].pos != "NOUN":
        return None
    if has_subject(tokens, modal, sentence):
        return None
    infinitive = tokens[modal + 1]
    bare = infinitive.feature("VerbForm") == "Inf" and infinitive.head == modal
    watched = tokens[modal].lemma in load_verb_class(known.language, "perceiving")
    alone = infinitive.lemma in load_unaccusatives(known.language)
    return infinitive.index if bare and not (watched or alone) else None
