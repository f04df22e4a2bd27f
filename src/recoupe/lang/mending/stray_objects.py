"""Objects that a parser took for something else, and moments it took for objects.

« a conclu, devant la presse, un accord », « a lancé une offensive » with two subjects,
« suscite mardi des protestations », « est passé le 3 mai de 200 à 250 euros ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_below,
    is_cased,
    is_finite,
    phrase_start,
)
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MISREAD = frozenset({"obl:mod", "obl:arg", "nsubj", "xcomp", "conj"})
_INNER = frozenset({"nmod", "appos", "flat:name"})
_SIGHT = 10  # words from « il y a » to what there is
_CLIMB = 4  # nouns between an object and its verb


def mend_objects(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang objects on their verb; tell whether anything was moved."""
    changed = _free_moments(tokens, sentence, known)
    changed |= _existing(tokens, sentence, known)
    for i in range(sentence.first + 2, sentence.last):
        token = tokens[i]
        if token.pos not in _NOUNS or not sentence.first <= token.head < i:
            continue
        if token.lemma.lower() in known.units | known.moments:
            continue
        direct = token.dep == "appos" and tokens[token.head].pos == "VERB"
        if token.dep in _MISREAD or direct:
            changed |= _behind_aside(tokens, i, sentence, known)
        elif token.dep in {"nmod", "obj"}:
            changed |= _from_to(tokens, i, sentence, known)
        elif token.dep == "appos":
            changed |= _behind_scene(tokens, i, sentence)
    return changed


def _existing(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make an object of « il n'y a pas eu dans ce dossier d'erreur ».

    What there is must be said: where the verb has no object, « de » or « des » without
    an article bring it, behind a place or a moment.
    """
    for t in tokens[sentence.first + 2 : sentence.last - 1]:
        verb = t.head if t.dep.startswith("aux") else t.index
        there = folded(tokens[t.index - 1]) == known.existing[-1]
        if t.lemma != "avoir" or not there:
            continue
        if any(c.dep in {"obj", "nsubj"} for c in children(tokens, verb, sentence)):
            continue
        for noun in range(verb + 2, min(sentence.last, verb + _SIGHT)):
            if tokens[noun].text in {",", ":", ";"} or tokens[noun].feature("VerbForm"):
                break
            article = _indefinite(tokens, noun, verb, known)
            if article is not None:
                hang(tokens, article, noun, "det", pos="DET")
                hang(tokens, noun, verb, "obj")
                return True
    return False


def _indefinite(
    tokens: list[Token], noun: int, verb: int, known: ClauseForms
) -> int | None:
    """Return the « de », « des » of a noun that was hung on the phrase before it."""
    above = tokens[tokens[noun].head]
    inside = tokens[noun].dep == "nmod" and verb < above.index < noun
    if tokens[noun].pos != "NOUN" or not inside or not tokens[noun].text.islower():
        return None
    before = [t for t in tokens[above.index + 1 : noun] if t.head == noun]
    if not before or any(t.pos == "DET" for t in before):
        return None
    article = before[0]
    some = folded(article) in known.some
    return article.index if article.dep == "case" and some else None


def _behind_scene(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Make an object of « a reçu dans le nord du pays la chancelière Morel ».

    A second noun with an article and no comma stands beside the first, not for it.
    """
    place = tokens[i].head
    between = tokens[place:i]
    if not _determined(tokens, i) or not tokens[i].text[:1].islower():
        return False
    if any(t.pos == "PUNCT" or t.feature("VerbForm") == "Fin" for t in between):
        return False
    for _ in range(_CLIMB):
        if tokens[place].dep not in _INNER:
            break
        place = tokens[place].head
    verb = tokens[place].head
    oblique = tokens[place].dep.startswith("obl") and is_cased(tokens, place)
    if not oblique or not sentence.first <= verb < place:
        return False
    bare = tokens[verb].feature("VerbForm") == "Part"
    if bare and not is_finite(tokens, verb, sentence):
        return False
    if not wants_object(tokens, verb, sentence):
        return False
    hang(tokens, i, verb, "obj")
    return True


def _free_moments(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make no object of « suscite mardi des protestations », « ce mardi ».

    And no verb: « la trêve a été rompue mardi midi par des tirs ».
    """
    changed = False
    for t in tokens[sentence.first + 1 : sentence.last]:
        if t.pos == "VERB" and folded(t) in known.moments and t.head < t.index:
            for below in children(tokens, t.index, sentence):
                hang(tokens, below.index, t.head, below.dep)
            hang(tokens, t.index, t.head, "obl:mod", pos="NOUN", lemma=folded(t))
            changed = True
            continue
        bare = t.lemma.lower() in known.moments and t.text[:1].islower()
        if not bare or t.dep not in {"obj", "xcomp"} or t.head >= t.index:
            continue
        before = tokens[t.index - 1]
        dated = before.head == t.index and folded(before) not in known.these
        if not dated and not is_cased(tokens, t.index):
            hang(tokens, t.index, t.head, "obl:mod")
            changed = True
    return changed


def _behind_aside(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make an object of « a conclu, devant la presse, un accord »."""
    token, verb = tokens[i], tokens[i].head
    if is_cased(tokens, i) or folded(tokens[verb - 1]) in known.reflexive:
        return False
    if not _determined(tokens, i) and not token.text[:1].isupper():
        return False
    if not wants_object(tokens, verb, sentence, apart=i):
        return False
    below = children(tokens, verb, sentence)
    helped = any(t.dep.startswith("aux") and t.lemma == "avoir" for t in below)
    if token.dep == "nsubj":
        lost = _second_subject(tokens, i, sentence, known)
    elif token.dep == "xcomp":
        lost = helped
    else:
        active = helped or tokens[verb].feature("VerbForm") == "Fin"
        lost = active and (_is_unjoined(tokens, i) or _set_apart(tokens, i, sentence))
    if lost:
        hang(tokens, i, verb, "obj")
    return lost


def _is_unjoined(tokens: list[Token], i: int) -> bool:
    """Tell whether nothing joins a noun to the verb it was joined to.

    « a loué jeudi six grues ».
    """
    between = tokens[tokens[i].head + 1 : i]
    return tokens[i].dep == "conj" and not any(
        t.pos in {"CCONJ", "PUNCT", "VERB"} for t in between
    )


def _set_apart(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Tell whether a noun stands behind what two commas part from its verb."""
    start = phrase_start(tokens, i, sentence.first)
    if any(t.dep == "cc" for t in children(tokens, i, sentence)):
        return False
    opened = any(t.text == "," for t in tokens[tokens[i].head : start - 1])
    return opened and tokens[start - 1].text == ","


def _second_subject(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a verb has its subject before it, and this one behind."""
    verb = tokens[i].head
    before = any(
        t.dep == "nsubj" and t.index < verb and folded(t) not in known.that
        for t in children(tokens, verb, sentence)
    )
    return before and not _tells(tokens, i, sentence, known)


def _tells(tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms) -> bool:
    """Tell whether a noun behind its verb says what stands before or around.

    « …, a indiqué hier un communiqué », « sa mission, rappelle le juge, était de ».
    """
    verb = tokens[i].head
    if tokens[verb].lemma not in load_reporting(known.language).verbs:
        return False
    below = children(tokens, verb, sentence)
    first = next(t.index for t in below if t.dep == "nsubj")
    group = min([verb, *(t.index for t in below if t.dep.startswith(("aux", "expl")))])
    if tokens[group - 1].pos != "PUNCT":
        return False
    between = any(
        t.feature("VerbForm") == "Fin" and not is_below(tokens, t.index, first)
        for t in tokens[first:group]
    )
    opened = False
    for t in tokens[i + 1 : sentence.last]:
        if opened and (t.pos == "SCONJ" or folded(t) in known.relative):
            break
        if opened and t.feature("VerbForm") == "Fin":
            return True
        opened = opened or t.text == ","
    return between or any(t.text in {"«", '"'} for t in tokens[first:verb])


def _from_to(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give a verb the figures of « est passé le 3 mai de 200 à 250 euros »."""
    above = tokens[i].head
    counts = [t for t in children(tokens, i, sentence) if t.dep == "nummod"]
    if not counts:
        return False
    if tokens[i].dep == "obj" and is_cased(tokens, counts[0].index):
        hang(tokens, i, above, "obl:mod")
        return True
    if tokens[above].lemma.lower() not in known.moments:
        return False
    while tokens[above].dep == "nmod" and tokens[above].head < above:
        above = tokens[above].head
    verb = tokens[above].head
    if tokens[verb].pos != "VERB" or verb > above:
        return False
    hang(tokens, i, verb, "obl:mod")
    return True


def _determined(tokens: list[Token], i: int) -> bool:
    return any(
        t.head == i and (t.pos == "DET" or t.dep == "nummod")
        for t in tokens[max(0, i - 4) : i]
    )


def wants_object(
    tokens: list[Token], verb: int, sentence: Sentence, apart: int = -1
) -> bool:
    """Tell whether a verb in the active has no object yet, one word apart."""
    if tokens[verb].pos != "VERB":
        return False
    below = children(tokens, verb, sentence)
    return not any(
        t.dep in {"obj", "aux:pass", "xcomp", "ccomp"} or t.dep.startswith("expl")
        for t in below
        if t.index != apart and (apart < 0 or t.index < apart)
    )
