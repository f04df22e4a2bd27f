"""What a copula says, behind an adverbial that a parser took for it.

« Le maire est en revanche favorable au pont », « les figurants étaient en fait tous des
soldats »: the mayor is no « revanche ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, take_place
from recoupe.model import Sentence, Token

_PASSED = frozenset({"ADV", "DET", "NUM"})
_SAYING = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_FAR = 5  # words from the end of an adverbial to what is said


def mend_predicated(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Let what is said head its clause; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first + 2, sentence.last - 1):
        if _is_adverbial(tokens, i, known) and _is_predicate(tokens, i, sentence):
            changed |= _pass_on(tokens, i, sentence, known)
    return changed


def _is_adverbial(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether « en fait », « par ailleurs » ends here."""
    words = {tokens[i].lemma.lower(), folded(tokens[i])}
    return bool(words & known.inserted) and folded(tokens[i - 1]) in known.inserting


def _is_predicate(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Tell whether the copula right before an adverbial was hung on it."""
    copula = tokens[i - 2]
    below = children(tokens, i, sentence)
    return copula.dep == "cop" and copula.head == i and copula in below


def _pass_on(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give copula, subject and whatever else to the word behind the adverbial."""
    said = _said(tokens, i, sentence, known)
    if said is None or tokens[said].feature("VerbForm") in {"Fin", "Inf"}:
        return False
    if not is_below(tokens, i, said):
        take_place(tokens, said, i)
    passive = tokens[said].pos == "VERB"
    for t in children(tokens, i, sentence):
        if t.index in {i - 1, said}:
            continue
        subject = t.dep == "nsubj" and t.index < i and passive
        hang(tokens, t.index, said, "nsubj:pass" if subject else t.dep)
    hang(tokens, i - 2, said, "aux:pass" if passive else "cop")
    hang(tokens, i - 1, i, "case")
    hang(tokens, i, said, "advmod", pos="ADV", morph="")
    return True


def _said(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the adjective, participle or noun behind an adverbial."""
    for t in tokens[i + 1 : min(sentence.last, i + 1 + _FAR)]:
        if folded(t) in known.every and t.index + 2 < sentence.last:
            article, noun = tokens[t.index + 1], tokens[t.index + 2]
            if folded(article) in known.some and noun.pos in {"NOUN", "PROPN"}:
                hang(tokens, article.index, noun.index, "det", pos="DET")
                hang(tokens, noun.index, i, "obj")
                hang(tokens, t.index, noun.index, "amod")
                return noun.index
            continue
        if t.pos not in _PASSED:
            return t.index if t.pos in _SAYING else None
    return None
