"""Past participles behind their noun, taken for adjectives or nouns.

« Les tableaux volés mardi », « les ouvriers, licenciés en avril par le groupe, »: what
says when it was done, by whom or how many times makes a participle of the word, and
belongs to it; « les tableaux abîmés » and « les blessés du matin » stay what they are.
"""

import simplemma

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, is_cased
from recoupe.lang.mending.stray_participles import as_participle, verb_of
from recoupe.lang.participles import (
    load_finite_forms,
    load_participles,
    load_unaccusatives,
)
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MISREAD = frozenset({"ADJ", "NOUN"})
_INVARIABLE = frozenset({"ADP", "ADV"})  # no such word ends in « -és », « -ées »
_ASTRAY = frozenset({"dep", "advcl", "appos"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})
_HUNG = frozenset({"amod", "acl", "appos", "nmod", "conj", "dep"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_CLIMB = 4  # nouns from « loyers » up to « la loi sur les loyers »
_YEAR = 4  # digits
_ANY = "*"


def mend_noun_participles(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Make participles of such words; tell whether any was changed."""
    changed = False
    for i in range(sentence.first + 1, sentence.last - 1):
        if tokens[i - 1].text == "," and _is_astray(tokens, i, sentence):
            changed |= _bring_home(tokens, i, sentence)
            continue
        verb = _verb(tokens, i, sentence, known)
        host = None if verb is None else _host(tokens, i, sentence)
        if verb is None or host is None:
            continue
        tokens[i] = as_participle(tokens[i], verb)
        hang(tokens, i, host, "acl")
        _gather(tokens, i, host, sentence, known)
        changed = True
    return changed


def _is_astray(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Tell whether a participle was read as one, and hung as none is."""
    token = tokens[i]
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
    if token.pos != "VERB" or not past or token.dep not in _ASTRAY:
        return False
    below = children(tokens, i, sentence)
    return not any(t.dep.startswith(("aux", "cop", "nsubj", "mark")) for t in below)


def _bring_home(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Hang on its noun « L'hôpital de Brive, évacué mardi, rouvre ».

    Only behind a noun that a verb further on has for its subject: « La foule a sifflé
    le maire, suivi de près » stays.
    """
    if not any(t.text == "," for t in tokens[i + 1 : sentence.last]):
        return False
    noun = i - 2
    for _ in range(_CLIMB):
        token = tokens[noun]
        if token.dep in _SUBJECTS:
            break
        if token.pos not in _NOUNS or not sentence.first <= token.head < noun:
            return False
        noun = token.head
    seated = tokens[noun].dep in _SUBJECTS and tokens[noun].head > i
    if not seated or not _agree(tokens[noun], tokens[i]):
        return False
    if is_below(tokens, noun, i):
        return False
    hang(tokens, i, noun, "acl")
    return True


def _verb(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> str | None:
    """Return the infinitive of a word that only a participle can be where it stands."""
    token, before = tokens[i], tokens[i - 1]
    if not token.text.islower() or not _is_misread(token):
        return None
    if before.text != "," and before.pos not in _BEFORE:
        return None  # « les blessés », « trois détenus »
    word, language = folded(token), known.language
    if token.dep not in _HUNG or word in load_finite_forms(language):
        return None
    verb = load_participles(language).get(word) or _regular(word, language)
    if verb is None or not says_when(tokens, i + 1, sentence, known):
        return None
    if verb in load_unaccusatives(language):
        return None  # « l'incendie parti dimanche », « au point mort depuis mai »
    helped = any(
        t.dep.startswith(("aux", "cop", "det", "case"))
        for t in children(tokens, i, sentence)
    )
    return None if helped else verb


def _regular(word: str, language: str) -> str | None:
    """Return the infinitive of a participle in -é; « inégalé » has none."""
    verb = verb_of(word, language)
    return verb if verb == simplemma.lemmatize(word, lang=language) else None


def _is_misread(token: Token) -> bool:
    invariable = token.pos in _INVARIABLE and token.text.endswith(("és", "ées"))
    return token.pos in _MISREAD or invariable


def says_when(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether words say when, by whom or how often: « en avril », « par X ».

    « Par exemple » names nobody.
    """
    words = [folded(t) for t in tokens[i : min(sentence.last, i + 5)]]
    if not words:
        return False
    behind = words[1] if len(words) > 1 else ""
    if words[0] in known.moments or words[0] in known.dating:
        return True
    if words[0] in known.by and behind:
        following = tokens[i + 1]
        return following.pos in {"DET", "NUM"} or following.text[:1].isupper()
    if words[0] in known.within and (behind in known.moments or _is_year(behind)):
        return True
    return any(_opens_with(words, phrase) for phrase in known.dating_phrases)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()


def _opens_with(words: list[str], phrase: str) -> bool:
    wanted = phrase.split()
    if len(words) < len(wanted):
        return False
    return all(w in {_ANY, word} for w, word in zip(wanted, words, strict=False))


def _host(tokens: list[Token], i: int, sentence: Sentence) -> int | None:
    """Return the noun before a participle that it agrees with, the nearest first."""
    before = i - 2 if tokens[i - 1].text == "," else i - 1
    own = tokens[i].head
    noun = own if sentence.first <= own < i and tokens[own].pos in _NOUNS else before
    for _ in range(_CLIMB):
        if tokens[noun].pos in _NOUNS and _agree(tokens[noun], tokens[i]):
            return noun
        above = tokens[noun].head
        if above == noun or not sentence.first <= above < i:
            return None
        noun = above
    return None


def _agree(noun: Token, participle: Token) -> bool:
    """Tell whether the ending of a participle has the number and gender of a noun."""
    word = participle.text
    several, feminine = word.endswith("s"), word.rstrip("s").endswith("e")
    number, gender = noun.feature("Number"), noun.feature("Gender")
    if number and several != (number == "Plur") and not word.endswith(("is", "us")):
        return False
    return not gender or feminine == (gender == "Fem")


def _gather(
    tokens: list[Token], i: int, host: int, sentence: Sentence, known: ClauseForms
) -> None:
    """Hang on a participle what follows it up to the next comma or verb."""
    for t in tokens[i + 1 : sentence.last]:
        if t.pos in {"PUNCT", "VERB", "AUX"} and t.dep != "fixed":
            return
        if t.pos not in _NOUNS or t.head not in {i, host}:
            continue
        if t.dep.startswith(("nsubj", "flat")):
            continue
        by = any(
            folded(c) in known.by
            for c in children(tokens, t.index, sentence)
            if c.index < t.index
        )
        cased = is_cased(tokens, t.index)
        if cased or t.head == i or folded(t) in known.moments:
            hang(tokens, t.index, i, "obl:agent" if by else "obl:mod")
