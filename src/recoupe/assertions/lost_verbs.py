"""Finite verbs that a small tagger took for nouns, adjectives or names.

Where a sentence, or a clause behind « que », has no verb, the word that can be one is.
"""

from collections.abc import Mapping

import simplemma

from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.hanging import folded, hang
from recoupe.model import Sentence, Token

_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_CLAUSE = 9  # words from « que » to its verb
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "ADP", "NOUN", "PROPN"})
_THAT = frozenset({"que", "qu'"})


def find_verb(
    tokens: list[Token],
    sentence: Sentence,
    finite: Mapping[str, str],
    language: str,
) -> None:
    """Make a verb of the word that must be one where a sentence has no finite verb.

    « Paris échange des informations » was read as a name followed by nouns.
    """
    inside = range(sentence.first, sentence.last)
    if any(
        tokens[i].feature("VerbForm") == "Fin"
        and not tokens[i].dep.startswith(("amod", "flat"))
        and not _is_epithet(tokens, i)
        and not _astray(tokens, i)
        and not _inside_relative(tokens, i)
        for i in inside
    ):
        return
    for i in inside:
        if i == sentence.first:
            continue
        if _is_epithet(tokens, i):
            _promote(tokens, i, sentence, tokens[i].lemma, tokens[i].morph)
            return
        if _looks_finite(tokens, i, sentence, finite):
            _promote(tokens, i, sentence, finite[tokens[i].text.lower()])
            return
        verb = _coined(tokens, i, sentence, language)
        if verb:
            _promote(tokens, i, sentence, verb)
            return


def _astray(tokens: list[Token], i: int) -> bool:
    """Tell whether a finite verb hangs on a noun without a relative pronoun."""
    return (
        tokens[i].dep == "acl"
        and tokens[i].pos == "VERB"
        and tokens[tokens[i].head].pos in {"NOUN", "PROPN"}
        and tokens[i].head == i - 1
    )


def _is_epithet(tokens: list[Token], i: int) -> bool:
    """Tell whether a future hangs on a noun as adjectives do: « le pont rouvrira »."""
    token = tokens[i]
    if token.pos != "VERB" or token.feature("Tense") != "Fut":
        return False
    hung = token.dep.startswith(("amod", "acl")) and tokens[token.head].pos in _NOUNS
    opened = any(
        t.feature("PronType") == "Rel" or t.dep == "mark"
        for t in tokens[token.head + 1 : i]
    )
    return hung and token.head < i and not opened


def _inside_relative(tokens: list[Token], i: int) -> bool:
    """Tell whether a finite verb is that of a relative clause: « que X a remis »."""
    verb = tokens[i].head if tokens[i].dep.startswith(("aux", "cop")) else i
    return tokens[verb].dep == "acl:relcl" and any(
        t.head == verb and t.feature("PronType") == "Rel"
        for t in tokens[max(0, verb - 8) : verb]
    )


def _coined(tokens: list[Token], i: int, sentence: Sentence, language: str) -> str:
    """Return the infinitive of a verb no list knows: « la ville végétalise ses cours ».

    New verbs end in -er; no adjective or noun stands right before an article, unless
    the dictionary knows it.
    """
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1] if i + 1 < sentence.last else None
    word = token.text
    known = load_clause_forms(language)
    if after is None or known is None or folded(after) not in known.articles:
        return ""
    if token.pos not in {"ADJ", "NOUN", "PROPN"} or not word.islower():
        return ""
    if before.pos not in {"NOUN", "PROPN", "ADJ"} or not word.endswith(("e", "ent")):
        return ""
    lemma = str(simplemma.lemmatize(word, lang=language))
    if lemma.endswith("er") and lemma != word:
        return lemma
    listed = simplemma.is_known(word, lang=language)
    return "" if listed else word.removesuffix("nt").removesuffix("e") + "er"


def _looks_finite(
    tokens: list[Token], i: int, sentence: Sentence, finite: Mapping[str, str]
) -> bool:
    token, before = tokens[i], tokens[i - 1]
    if token.text.lower() not in finite or token.pos in {"AUX", "ADP", "DET", "PRON"}:
        return False
    after = tokens[i + 1] if i + 1 < sentence.last else None
    opening = {"DET", "ADP", "PROPN", "ADV", "PRON", "NUM"}
    follows = after is not None and (
        after.pos in opening or after.dep == "det" or after.lemma == "tout"
    )
    ends = after is not None and after.text == "." and before.pos == "PROPN"
    return (follows or ends) and before.pos in {"NOUN", "PROPN", "ADJ", "PRON"}


def _promote(
    tokens: list[Token],
    i: int,
    sentence: Sentence,
    verb: str,
    morph: str = _PRESENT,
) -> None:
    """Hang the phrase before the new verb as its subject, those after as objects."""
    subject = i - 1
    while subject > sentence.first and tokens[subject].pos == "PUNCT":
        subject -= 1
    while (
        tokens[subject].head < i
        and tokens[subject].head != subject
        and (sentence.first <= tokens[subject].head)
    ):
        subject = tokens[subject].head
    hang(tokens, i, i, "root", pos="VERB", lemma=verb, morph=morph)
    for n in range(sentence.first, sentence.last):
        token = tokens[n]
        outside = (n > i and token.head <= i) or (n < i and token.head > i)
        if n == subject:
            hang(tokens, n, i, "nsubj")
        elif n != i and (outside or token.head == n):
            hang(tokens, n, i, _dependency(tokens, n, token))


def _dependency(tokens: list[Token], n: int, token: Token) -> str:
    cased = any(
        t.head == n and t.dep in {"case", "mark"} for t in tokens[max(0, n - 4) : n]
    )
    if token.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        return "obl:arg" if cased else "obj"
    if token.pos == "VERB":
        return "xcomp"
    return token.dep if token.dep != "root" else "advmod"


def after_that(
    tokens: list[Token], sentence: Sentence, finite: Mapping[str, str]
) -> None:
    """Make a verb of the last word of « les emplois que le groupe supprime ».

    ``finite`` maps third persons to their verbs. ``tokens`` is changed in place.
    """
    for i in range(sentence.first + 1, sentence.last - 3):
        if folded(tokens[i]) not in _THAT or tokens[i - 1].pos not in _NOUNS | {"PRON"}:
            continue
        last = i + 1
        while last < min(sentence.last, i + _CLAUSE) and tokens[last].pos in _INSIDE:
            last += 1
        verb = last - 1
        ends = last < sentence.last and tokens[last].pos == "PUNCT"
        if not ends or verb < i + 3 or tokens[verb].pos not in {"ADJ", "NOUN"}:
            continue
        lemma = finite.get(tokens[verb].text.lower())
        before = tokens[verb - 1]
        if lemma is None or before.pos not in _NOUNS or tokens[i + 1].pos == "ADP":
            continue
        plural = tokens[verb].text.endswith("nt")
        if plural != (_climbed(tokens, verb, i).feature("Number") == "Plur"):
            continue
        _relate(tokens, i, verb, lemma, sentence)


def _climbed(tokens: list[Token], verb: int, that: int) -> Token:
    """Return the head of the noun phrase that ends before a verb."""
    current = verb - 1
    for _ in range(6):
        head = tokens[current].head
        if not that < head < verb or head == current:
            break
        current = head
    return tokens[current]


def _relate(
    tokens: list[Token], that: int, verb: int, lemma: str, sentence: Sentence
) -> None:
    """Hang a relative clause on the noun before « que »."""
    subject = _climbed(tokens, verb, that).index
    noun = that - 1
    while tokens[noun].dep in {"nmod", "amod", "flat:name"} and (
        sentence.first <= tokens[noun].head < noun
    ):
        noun = tokens[noun].head
    for t in tokens[sentence.first : sentence.last]:
        if t.head == verb:
            hang(tokens, t.index, noun if t.index < that else verb, t.dep)
    hang(tokens, verb, noun, "acl:relcl", pos="VERB", lemma=lemma, morph=_PRESENT)
    hang(tokens, subject, verb, "nsubj")
    hang(tokens, that, verb, "obj", pos="PRON", morph="PronType=Rel")
