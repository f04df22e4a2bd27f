"""Participles whose auxiliary was said before, or hides in « se voit ».

« La gare a été évacuée, le trafic interrompu »: the second clause borrows « a été ».
« Le quartier se voit privé d'eau »: it is.
"""

import msgspec

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_cased,
    phrase_start,
    take_place,
)
from recoupe.lang.participles import load_participles
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_BORROWING = frozenset({"ADJ", "VERB", "NOUN"})
_CLOSING = frozenset({"PUNCT", "CCONJ", "ADP"})
_REGULAR = ("é", "ée", "és", "ées")
_JOINING = frozenset({",", "et", "puis", ";"})
_ASTRAY = frozenset({"obl:mod", "xcomp", "obj", "conj", "appos", "dep", "parataxis"})
_CHAIN = 6  # coordinated clauses
_PAST = "Tense=Past|VerbForm=Part"


def mend_gapped(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make clauses of both; tell whether anything was moved."""
    participles = load_participles(known.language)
    changed, helped = False, False
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if token.lemma.lower() in known.inserted:
            changed |= _insert(tokens, i, sentence, known)
        if token.lemma in known.seeing and token.pos in {"VERB", "AUX"}:
            changed |= _see(tokens, i, sentence, known)
        if not helped or token.pos not in _BORROWING:
            helped = helped or _is_lent(token)
            continue
        lemma = participles.get(token.text.lower(), "")
        if lemma or token.feature("VerbForm") == "Part" or _is_shaped(token):
            changed |= _borrow(tokens, i, sentence, lemma, known)
    return _share_tense(tokens, sentence) or changed


def _share_tense(tokens: list[Token], sentence: Sentence) -> bool:
    """Read « a annulé son voyage, limogé le chef et signé mardi un accord ».

    A participle with an object of its own is said of no noun, and a second object of a
    verb is that of the participle joined to it.
    """
    changed = False
    for t in tokens[sentence.first + 3 : sentence.last]:
        above = tokens[t.head]
        if t.dep == "acl" and t.feature("VerbForm") == "Part" and above.dep == "obj":
            listed = tokens[t.index - 1].text == "," and _has_tense(
                tokens, above.head, sentence
            )
            past = t.pos == "VERB" and t.feature("Tense") != "Pres"
            below = children(tokens, t.index, sentence)
            if listed and past and any(c.dep == "obj" for c in below):
                hang(tokens, t.index, above.head, "conj")
                changed = True
        elif t.dep == "obj" and above.index < t.index and not is_cased(tokens, t.index):
            verb = _joined(tokens, t, sentence)
            if verb is not None:
                hang(tokens, t.index, verb, "obj")
                changed = True
    return changed


def _has_tense(tokens: list[Token], verb: int, sentence: Sentence) -> bool:
    """Tell whether « avoir » helps a verb."""
    below = children(tokens, verb, sentence)
    return any(t.dep.startswith("aux") and t.lemma == "avoir" for t in below)


def _joined(tokens: list[Token], second: Token, sentence: Sentence) -> int | None:
    """Return the participle right before the second object of a verb, joined to it."""
    below = children(tokens, second.head, sentence)
    first = [t for t in below if t.dep == "obj" and t.index < second.index]
    verbs = [
        t
        for t in below
        if t.dep == "conj"
        and t.feature("VerbForm") == "Part"
        and second.head < t.index < second.index
    ]
    if not first or not verbs or first[0].index > verbs[-1].index:
        return None
    own = children(tokens, verbs[-1].index, sentence)
    full = any(t.dep == "obj" or t.dep.startswith("aux") for t in own)
    return None if full else verbs[-1].index


def _is_lent(token: Token) -> bool:
    """Tell whether an auxiliary can serve a second clause: « a été », « est »."""
    return token.dep == "aux:pass" or (
        token.lemma == "être" and token.dep.startswith(("aux", "cop"))
    )


def _is_shaped(token: Token) -> bool:
    """Tell whether a joined word ends like a participle: « son adjointe mutée »."""
    return token.dep == "conj" and token.text.endswith(_REGULAR)


def _borrow(
    tokens: list[Token], i: int, sentence: Sentence, lemma: str, known: ClauseForms
) -> bool:
    """Make a clause of « , le trafic interrompu » behind a passive one."""
    noun = i - 1
    while noun > sentence.first and tokens[noun].pos == "ADV":
        noun -= 1
    start = phrase_start(tokens, noun, sentence.first)
    if start == noun or is_cased(tokens, noun) or not _ends(tokens, i, sentence):
        return False
    if tokens[start - 1].text not in _JOINING or _explains(tokens, start):
        return False
    other = folded(tokens[noun]) in known.others and tokens[noun].head == i
    main = _lender(tokens, i, noun, other=other)
    if main is None or not _lends(tokens, main, start, sentence):
        return False
    if _relates(tokens, noun, i, sentence):
        return False
    tokens[i] = msgspec.structs.replace(
        tokens[i], pos="VERB", morph=_PAST, lemma=lemma or tokens[i].lemma,
        head=main, dep="conj",
    )  # fmt: skip
    _seat(tokens, range(start, noun), i, sentence)
    hang(tokens, noun, i, "nsubj:pass", pos="NOUN" if other else tokens[noun].pos)
    return True


def _seat(tokens: list[Token], before: range, i: int, sentence: Sentence) -> None:
    """Give a noun what leads up to it, its clause what joins it to the one before."""
    for t in children(tokens, before.stop, sentence):
        if t.index < before.start and t.dep in {"punct", "cc"}:
            hang(tokens, t.index, i, t.dep)
        elif t.dep == "conj":
            hang(tokens, t.index, tokens[i].head, "obl:mod")
    for t in children(tokens, i, sentence):
        if t.index in before:
            hang(tokens, t.index, before.stop, t.dep)


def _lender(tokens: list[Token], i: int, noun: int, *, other: bool) -> int | None:
    """Return the verb that a noun and its participle were hung on."""
    own = tokens[i].head == noun and tokens[i].dep in {"amod", "acl"}
    joined = tokens[noun].head == i and tokens[noun].dep.startswith("nsubj")
    if not (other or (own and tokens[noun].pos in _NOUNS) or joined):
        return None
    relation = tokens[noun].dep if own else "obl:mod"
    if relation not in _ASTRAY:
        return None
    main = tokens[noun].head if own else tokens[i].head
    for _ in range(_CHAIN):
        if tokens[main].dep != "conj":
            break
        main = tokens[main].head
    if relation == "conj" and tokens[main].pos in _NOUNS:
        return tokens[main].head  # joined to the noun of the clause before
    return main


def _explains(tokens: list[Token], start: int) -> bool:
    """Tell whether « une femme atteinte de … » says who the name before it is."""
    indefinite = tokens[start].feature("Definite") == "Ind"
    return indefinite and tokens[start - 2].pos == "PROPN"


def _relates(tokens: list[Token], noun: int, i: int, sentence: Sentence) -> bool:
    """Tell whether a noun has a clause of its own besides the participle."""
    return any(
        t.index > i and t.dep.startswith("acl:relcl")
        for t in children(tokens, noun, sentence)
    )


def _ends(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    after = i + 1
    if after >= sentence.last:
        return True
    return tokens[after].pos in _CLOSING and tokens[after].lemma != "de"


def _lends(tokens: list[Token], verb: int, start: int, sentence: Sentence) -> bool:
    """Tell whether a clause before ``start`` has an auxiliary to borrow."""
    if tokens[verb].pos not in {"VERB", "ADJ"} or verb >= start:
        return False
    return any(t.index < verb and _is_lent(t) for t in children(tokens, verb, sentence))


def _see(tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms) -> bool:
    """Make an auxiliary of « se voit » before a participle."""
    below = children(tokens, i, sentence)
    clitic = next(
        (t for t in below if t.index < i and folded(t) in known.reflexive), None
    )
    after = i + 1
    while after < sentence.last and tokens[after].pos == "ADV":
        after += 1
    if clitic is None or after >= sentence.last or tokens[after].head != i:
        return False
    said = tokens[after]
    verb = load_participles(known.language).get(said.text.lower())
    past = said.feature("VerbForm") == "Part" and said.feature("Tense") != "Pres"
    if not (verb or (past and said.pos == "VERB")) or said.pos not in _BORROWING:
        return False
    above = tokens[i]
    tokens[after] = msgspec.structs.replace(
        said,
        pos="VERB",
        lemma=verb or said.lemma,
        morph=_PAST,
        head=after if above.head == i else above.head,
        dep=above.dep,
    )
    for t in below:
        if t.index not in {after, clitic.index}:
            hang(tokens, t.index, after, t.dep.replace("nsubj:pass", "nsubj"))
    for t in children(tokens, after, sentence):
        if t.dep == "nsubj":
            hang(tokens, t.index, after, "nsubj:pass")
    hang(tokens, clitic.index, i, "expl:pv")
    hang(tokens, i, after, "aux:pass", pos="AUX", lemma="être")
    return True


def _insert(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """« A pour sa part fermé l'école »: one tense around an insertion."""
    helping, after = tokens[tokens[i].head], i + 1
    if helping.pos != "VERB" or helping.lemma not in known.helping:
        return False
    if after >= sentence.last or tokens[after].head != i or helping.index > i:
        return False
    said = tokens[after]
    past = said.feature("VerbForm") == "Part" and said.feature("Tense") != "Pres"
    between = tokens[helping.index + 1 : i]
    plain = all(t.pos in {"ADP", "DET", "ADV", "ADJ", "NUM"} for t in between)
    if not past or said.pos != "VERB" or not plain:
        return False
    take_place(tokens, after, helping.index)
    for t in children(tokens, helping.index, sentence):
        if t.index != after:
            hang(tokens, t.index, after, t.dep)
    hang(tokens, i, after, "obl:mod")
    passive = helping.lemma != "avoir"
    relation = "aux:pass" if passive else "aux:tense"
    hang(tokens, helping.index, after, relation, pos="AUX")
    return True
