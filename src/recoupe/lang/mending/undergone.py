"""« Se voir », « se faire », « se laisser » with an infinitive: a passive of its own.

« X s'est vu refuser l'entrée par Y », « s'est fait battre »: the infinitive says what
happens, its subject undergoes it and « par » names who acts, as with « être ». Parsers
take « vu » for the verb, or the object behind for the head.
"""

from collections.abc import Iterator, Sequence

import simplemma

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_cased
from recoupe.lang.participles import (
    load_unaccusatives,
    load_verb_class,
    load_verbs,
)
from recoupe.model import Sentence, Token

_BEFORE = 4  # words from « se » to « vu »: « s'est aussi déjà vu »
_BEHIND = 5  # words from « vu » to the infinitive: « s'est vu, mardi, refuser »
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLIMB = 4  # nouns between « par » and the infinitive
_OBLIQUE = frozenset({"nmod", "obl:mod", "obl:arg", "obl", "obl:agent"})


def mend_undergone(
    tokens: list[Token], sentences: Sequence[Sentence], known: ClauseForms
) -> bool:
    """Make an auxiliary of « vu », « fait »; tell whether anything was moved."""
    suffering = load_verb_class(known.language, "suffering")
    found = [t.index for t in tokens if t.lemma in suffering or t.text in known.seen]
    if not found:
        return False
    changed = False
    for sentence in sentences:
        while found and found[0] < sentence.last:
            verb = found.pop(0)
            infinitive = _infinitive(tokens, verb, sentence, known)
            if infinitive is not None:
                _raise(tokens, (verb, infinitive), sentence, known)
                changed = True
    return changed


def _infinitive(
    tokens: list[Token], verb: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the infinitive that befalls the subject of a reflexive verb.

    « Il se voit déjà gagner » imagines, « il s'est vu mourir » has no one who acts.
    """
    before = tokens[max(sentence.first, verb - _BEFORE) : verb]
    if not any(folded(t) in known.reflexive for t in before):
        return None
    if any(t.pos in {"VERB", "PUNCT"} for t in _behind_reflexive(before, known)):
        return None
    for t in tokens[verb + 1 : min(sentence.last, verb + 1 + _BEHIND)]:
        lost = t.pos == "NOUN" and _is_infinitive_form(t.text, known)
        if lost:  # « s'est laissé convaincre », read as a noun
            hang(tokens, t.index, t.head, t.dep, pos="VERB", morph="VerbForm=Inf")
        if lost or (t.feature("VerbForm") == "Inf" and t.pos == "VERB"):
            alone = t.lemma in load_unaccusatives(known.language)
            return None if alone else t.index
        skipped = t.pos == "ADV" or t.text == "," or t.lemma.lower() in known.moments
        if not skipped or folded(t) in known.imagining:
            return None
    return None


def _is_infinitive_form(word: str, known: ClauseForms) -> bool:
    """Tell an infinitive by its form: « convaincre », no « déjeuner » or « lettre »."""
    future = f"{word.removesuffix('e')}a"
    return word in load_verbs(known.language) or (
        word.endswith("re") and simplemma.lemmatize(future, lang=known.language) == word
    )


def _behind_reflexive(before: list[Token], known: ClauseForms) -> Iterator[Token]:
    last = max(n for n, t in enumerate(before) if folded(t) in known.reflexive)
    yield from before[last + 1 :]


def _raise(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> None:
    """Let the infinitive head its clause, with all that was hung on the others."""
    verb, infinitive = pair
    noun = _heading(tokens, pair, sentence)
    group = [verb, infinitive, *([noun] if noun is not None else [])]
    top = next((i for i in group if tokens[i].head not in group), None)
    top = top if top is not None else next(i for i in group if tokens[i].head == i)
    above = tokens[top]
    own_root = above.head == top
    if noun is not None:
        for t in children(tokens, noun, sentence):
            if t.index < infinitive and t.index not in group:
                hang(tokens, t.index, infinitive, t.dep)
    for t in children(tokens, verb, sentence):
        if t.index not in group:
            hang(tokens, t.index, infinitive, t.dep)
    head = infinitive if own_root else above.head
    hang(tokens, infinitive, head, "root" if own_root else above.dep)
    seeing = tokens[verb].text in known.seen
    lemma = known.see if seeing else tokens[verb].lemma
    hang(tokens, verb, infinitive, "aux:caus", pos="AUX", lemma=lemma)
    if noun is not None:
        hang(tokens, noun, infinitive, "obl:arg" if is_cased(tokens, noun) else "obj")
    _seat(tokens, infinitive, sentence, known)


def _heading(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence
) -> int | None:
    """Return the noun behind, taken for the head: « vu infliger une amende »."""
    for index in pair:
        head = tokens[index].head
        inside = pair[1] < head < sentence.last
        if inside and tokens[head].pos in _NOUNS:
            return head
    return None


def _seat(
    tokens: list[Token], infinitive: int, sentence: Sentence, known: ClauseForms
) -> None:
    """Name who acts behind « par »; « se » is nobody's part."""
    for t in tokens[sentence.first : infinitive]:
        if t.head == infinitive and folded(t) in known.reflexive:
            hang(tokens, t.index, infinitive, "expl:pass")
    for t in tokens[infinitive + 1 : sentence.last]:
        if t.pos not in _NOUNS or not _is_agent(tokens, t.index, infinitive, known):
            continue
        hang(tokens, t.index, infinitive, "obl:agent")
        return


def _is_agent(
    tokens: list[Token], noun: int, infinitive: int, known: ClauseForms
) -> bool:
    """Tell whether « par » names who acts, hung on the object or not.

    « une amende par jour » has no article.
    """
    before = [t for t in tokens[infinitive + 1 : noun] if t.head == noun]
    cased = any(t.dep == "case" and t.lemma in known.by for t in before)
    named = tokens[noun].text[:1].isupper() or any(t.pos == "DET" for t in before)
    if not cased or not named:
        return False
    for _ in range(_CLIMB):
        head = tokens[noun].head
        if head == infinitive:
            return tokens[noun].dep in _OBLIQUE or tokens[noun].dep == "obj"
        if tokens[noun].dep not in _OBLIQUE or head < infinitive:
            return False
        noun = head
    return False
