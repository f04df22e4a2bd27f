"""« Ils ont tiré les premiers »: whom somebody came before is no object."""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang
from recoupe.model import Sentence, Token

_OBJECTS = ("obj", "nsubj", "xcomp")


def mend_ranked(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make such a word an adverb of its verb; tell whether anything was moved.

    « Les soldats ont ouvert le feu les premiers à Kesh »: where they did is the verb's
    too. Not « il a reçu les premiers résultats », « ils ont récompensé le premier ».
    """
    changed = False
    for i in range(sentence.first + 2, sentence.last):
        token, verb = tokens[i], tokens[i].head
        if token.lemma.lower() not in known.ranked or verb >= i - 1:
            continue
        if not token.dep.startswith(_OBJECTS) or tokens[verb].pos != "VERB":
            continue
        inside = children(tokens, i, sentence)
        article = [t for t in inside if t.index < i]
        if len(article) != 1 or article[0].dep != "det":
            continue
        if not _agrees(tokens, i, sentence, known):
            continue
        for t in inside:
            if t.index > i:
                hang(tokens, t.index, verb, "obl:mod" if t.dep == "nmod" else t.dep)
        hang(tokens, i, verb, "advmod", pos="ADV", morph="")
        changed = True
    return changed


def _agrees(
    tokens: list[Token], word: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether the subject of the verb that a word hangs on has its number."""
    verb = tokens[word].head
    subject = next(
        (t for t in children(tokens, verb, sentence) if t.dep.startswith("nsubj")), None
    )
    if subject is None:
        return _is_infinitive(tokens, verb, sentence)
    if folded(subject) in known.who:
        subject = tokens[tokens[verb].head]
    if subject.index > verb:
        return False
    several = subject.feature("Number") == "Plur" or folded(subject).endswith("s")
    return several == (tokens[word].feature("Number") == "Plur")


def _is_infinitive(tokens: list[Token], verb: int, sentence: Sentence) -> bool:
    """Tell whether a verb leaves its subject to another: « d'avoir tiré »."""
    forms = [tokens[verb], *children(tokens, verb, sentence)]
    return any(
        t.feature("VerbForm") == "Inf"
        for t in forms
        if t.index == verb or t.dep.startswith("aux")
    )
