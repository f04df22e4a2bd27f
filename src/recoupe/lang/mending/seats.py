"""Whose subject a finite verb can have: order and agreement, whatever the parse says.

Indices are positions of tokens; a group is a finite word and the word it belongs to,
« a » and « fermé ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, is_cased, phrase_start
from recoupe.model import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BARE_FORMS = frozenset({"Inf", "Part"})
_CHAIN = 4  # auxiliaries below one another
_EXISTS = 5  # words from « y a » to the time it counts


def free_verb(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the first finite word that no clause opener before it accounts for."""
    owed, closed = 0, False
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if _opens(tokens, i, sentence, known):
            owed, closed = owed + 1, False
        if token.feature("VerbForm") != "Fin" or _is_no_clause(tokens, i, known):
            continue
        before = group_start(tokens, i, sentence, known) - 1
        joined = before >= sentence.first and tokens[before].pos == "CCONJ"
        if owed or (closed and joined):
            owed, closed = max(0, owed - 1), True
            continue
        return i
    return None


def opener_of(
    tokens: list[Token], finite: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the word that opens the clause of a finite verb, None where none does."""
    owed = 0
    for i in range(finite - 1, sentence.first - 1, -1):
        if tokens[i].text in {":", ";"}:
            return None
        if tokens[i].feature("VerbForm") == "Fin" and not _is_no_clause(
            tokens, i, known
        ):
            owed += 1
        if _opens(tokens, i, sentence, known):
            if owed == 0:
                return i
            owed -= 1
    return None


def _opens(tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms) -> bool:
    """Tell whether a word opens a clause that is to have a finite verb of its own."""
    token = tokens[i]
    relative = is_relative(token, known)
    asked = token.feature("PronType") == "Int" and i > sentence.first
    if not (relative or asked or token.pos == "SCONJ"):
        return False
    after = tokens[i + 1] if i + 1 < sentence.last else None
    if token.pos == "SCONJ" and after is not None:
        part = after.feature("VerbForm") == "Part"
        return not (part or after.pos in {"ADJ", "PUNCT"})  # « plus que prévu »
    return True


def is_relative(token: Token, known: ClauseForms) -> bool:
    """Tell whether a word opens a relative clause: « qui », « dont », « auquel »."""
    return token.feature("PronType") == "Rel" or folded(token) in known.relative


def _is_no_clause(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a finite word heads nothing: « autrement dit », « il y a un an »."""
    before = tokens[i - 1] if i else None
    if tokens[i].dep == "fixed" or before is None:
        return True
    if folded(before) in known.rephrasing:
        return True
    if folded(before) != known.existing[-1]:
        return False
    return any(t.lemma.lower() in known.units for t in tokens[i + 1 : i + _EXISTS])


def finite_of(tokens: list[Token], finite: int) -> int | None:
    """Return the word a finite one belongs to: itself, or what it is auxiliary of."""
    current = finite
    for _ in range(_CHAIN):
        if not tokens[current].dep.startswith(("aux", "cop")):
            return current
        current = tokens[current].head
    return None


def group_start(
    tokens: list[Token], finite: int, sentence: Sentence, known: ClauseForms
) -> int:
    """Return where a verb and its clitics begin: « ne les a », « l'y »."""
    start = finite
    while start > sentence.first and folded(tokens[start - 1]) in known.clitics:
        start -= 1
    return start


def agrees(tokens: list[Token], subject: int, finite: int, sentence: Sentence) -> bool:
    """Tell whether a noun may be the subject of a finite verb, by their number."""
    noun = tokens[subject].feature("Number")
    verb = tokens[finite].feature("Number")
    if tokens[subject].pos == "PROPN":
        noun = _shown(tokens, subject) or noun
    if verb is None or noun is None or noun == verb:
        return True
    several = any(t.dep == "conj" for t in children(tokens, subject, sentence))
    return several and verb == "Plur"


def _shown(tokens: list[Token], name: int) -> str | None:
    """Return the number that the article of a name shows: « ces JO »."""
    near = tokens[max(0, name - 3) : name]
    shown = (t for t in near if t.head == name and t.pos == "DET" and t.text.islower())
    return next((t.feature("Number") for t in shown), None)


def find_subject(
    tokens: list[Token],
    finite: int,
    sentence: Sentence,
    known: ClauseForms,
    first: int | None = None,
) -> int | None:
    """Return the first bare noun before a verb, from ``first`` on, that agrees with it.

    A noun behind a preposition or an infinitive is none, nor one inside a clause with
    an opener, a moment, or what a colon ends.
    """
    last = group_start(tokens, finite, sentence, known)
    first = sentence.first if first is None else first
    for i in range(first, last):
        if tokens[i].text in {":", ";"}:
            first = i + 1
    inside, found = False, None
    for i in range(first, last):
        inside |= _opens(tokens, i, sentence, known)
        if tokens[i].feature("VerbForm") == "Fin":
            found = found if inside else None  # what stands before has its own verb
            inside = False
        if inside or found is not None or not is_bare(tokens, i, sentence, known):
            continue
        if agrees(tokens, i, finite, sentence):
            found = i
    return found


def is_bare(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a noun stands where a subject can, free of verb and preposition."""
    token = tokens[i]
    if token.pos not in _NOMINAL or is_cased(tokens, i) or token.dep == "flat:name":
        return False
    clitic = token.pos == "PRON" and folded(token) in known.clitics
    moment = token.lemma.lower() in known.units | known.moments
    governed = token.dep == "obj" and tokens[token.head].feature("VerbForm")
    if clitic or moment or governed in _BARE_FORMS:
        return False
    start = phrase_start(tokens, i, sentence.first)
    return start == sentence.first or _stands(tokens, i, start, sentence, known)


def _stands(
    tokens: list[Token], i: int, start: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether what precedes the phrase of a noun leaves it free."""
    before = tokens[start - 1]
    if before.dep == "det" and before.head == i:  # « de faux appels »
        return start - 1 == sentence.first or tokens[start - 2].pos == "PUNCT"
    if before.pos == "CCONJ" and folded(before) not in known.but:
        return False
    if before.pos in {"ADP", "VERB", "NUM"} or before.pos in _NOMINAL:
        return False
    return tokens[i].pos != "NOUN" or start < i or before.pos == "PUNCT"
