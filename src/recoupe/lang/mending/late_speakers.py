"""Who speaks behind a verb of saying that closes a sentence.

« …, a expliqué à l'AFP une experte », « …, écrit Les Échos, qui cite un élu »: a parser
hangs the verb on the noun before it, or on the speaker.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_below,
    is_cased,
    phrase_start,
)
from recoupe.lang.mending.seats import agrees, finite_of, group_start
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_NAMING = frozenset({"NOUN", "PROPN"})
_OPENERS = frozenset({",", "»", '"', "”"})
_CLOSERS = frozenset({",", ".", "(", ";", ":", "»", "–", "—"})
_HEADING = frozenset({"root", "conj"})  # « refuse le texte, dénonce une manœuvre »
_ADDRESSEE = 8  # words from a verb to whom it names behind « à X »


def mend_late_speakers(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Seat speakers behind their verb; tell whether anything was moved."""
    verbs = load_reporting(known.language).verbs
    changed = False
    for finite in range(sentence.first + 2, sentence.last - 1):
        if tokens[finite].feature("VerbForm") != "Fin":
            continue
        verb = finite_of(tokens, finite)
        if verb is None or not finite <= verb < sentence.last:
            continue
        if tokens[verb].lemma in verbs and tokens[verb].pos == "VERB":
            changed |= _seat(tokens, (finite, verb), sentence, known)
    return changed


def _seat(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    finite, verb = group
    start = group_start(tokens, finite, sentence, known)
    below = children(tokens, verb, sentence)
    main = _main(tokens, start, sentence)
    speaker = _speaker(tokens, group, sentence, known)
    if main is None or speaker is None or not _is_lost(tokens, verb, start, sentence):
        return False
    if main in {verb, speaker} or tokens[speaker].head == verb:
        return False  # objects behind such verbs are read as speakers later
    for t in below:
        if t.index < start and t.dep not in {"punct", "aux:tense"}:
            hang(tokens, t.index, main, t.dep)
    if is_below(tokens, main, verb) or is_below(tokens, main, speaker):
        return False
    hang(tokens, speaker, verb, "nsubj")
    hang(tokens, verb, main, "parataxis:insert")
    return True


def _is_lost(tokens: list[Token], verb: int, start: int, sentence: Sentence) -> bool:
    """Tell whether a verb behind a comma and a clause has no place and no subject."""
    dep = tokens[verb].dep
    if tokens[start - 1].text not in _OPENERS or dep in _HEADING:
        return False
    if dep.startswith("parataxis") or not _said(tokens, start, sentence):
        return False
    return not any(
        t.dep.startswith(("nsubj", "expl:s")) and t.index < verb
        for t in children(tokens, verb, sentence)
    )


def _speaker(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the first bare noun behind a verb, whom it addresses left out."""
    finite, verb = group
    for i in range(verb + 1, min(sentence.last, verb + 1 + _ADDRESSEE)):
        token = tokens[i]
        if token.text in _CLOSERS or token.feature("VerbForm"):
            return None
        if token.pos not in _NAMING or is_cased(tokens, i):
            continue
        if token.lemma.lower() in known.units | known.moments:
            continue
        start = phrase_start(tokens, i, sentence.first)
        before = tokens[start - 1]
        placed = before.pos in {"VERB", "PROPN", "NOUN", "ADV", "AUX"}
        stands = placed and (start < i or token.pos == "PROPN")
        named = token.pos == "PROPN"  # « écrit Les Échos »
        if stands and (named or agrees(tokens, i, finite, sentence)):
            return i
        if before.pos != "ADP":
            return None
    return None


def _main(tokens: list[Token], start: int, sentence: Sentence) -> int | None:
    """Return the root of a sentence if it stands before an insertion."""
    return next(
        (t.index for t in tokens[sentence.first : start] if t.head == t.index), None
    )


def _said(tokens: list[Token], start: int, sentence: Sentence) -> bool:
    """Tell whether what stands before an insertion is a clause or a quotation."""
    before = tokens[sentence.first : start]
    finite = any(t.feature("VerbForm") == "Fin" for t in before)
    return finite or any(folded(t) in {"«", '"'} for t in before)
