"""Objects before a verb that the tagger took for articles, put back in their place.

« Il les confrontera », « Le président l'accuse de tricher »: read as an article and a
noun, the verb takes the clause with it. Only verbs that may be done to somebody.
"""

import msgspec
import simplemma

from recoupe.annotate.mending import rehang
from recoupe.lang.anaphora import AnaphoraWords, load_anaphora_words
from recoupe.model import Parse, Token

_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_INFINITIVE = "VerbForm=Inf"


def mend_clitics(parse: Parse, language: str) -> Parse:
    """Return the parse with objects as pronouns and what they depend on as verbs."""
    words = load_anaphora_words(language)
    tokens = list(parse.tokens)
    changed = False
    for sentence in parse.sentences:
        for index in range(sentence.first, sentence.last - 1):
            if tokens[index].text.lower().replace("’", "'") not in words.objects:
                continue
            verb = _verb_after(tokens, index, sentence.first, sentence.last, words)
            if verb is None:
                continue
            changed = True
            tokens[index] = msgspec.structs.replace(
                tokens[index], pos="PRON", dep="obj", head=verb.index
            )
            if tokens[verb.index] is not verb:
                tokens[verb.index] = verb
                rehang(tokens, verb.index)
    return msgspec.structs.replace(parse, tokens=tuple(tokens)) if changed else parse


def _verb_after(
    tokens: list[Token], index: int, first: int, last: int, words: AnaphoraWords
) -> Token | None:
    """Return the verb that a word is the object of, as it should have been tagged.

    None where the word is an article, or is tagged well already.
    """
    here, after = tokens[index], tokens[index + 1]
    governor = tokens[here.head]
    if here.pos == "PRON" and governor.pos in _VERBS and here.dep == "obj":
        return None
    if after.pos in _VERBS and after.feature("VerbForm") != "Part":
        head = tokens[after.head] if after.dep.startswith("aux") else after
        return head if head.pos in _VERBS and first <= head.index < last else None
    if after.pos not in {"NOUN", "ADJ"} or not after.text.islower() or index == first:
        return None
    lemma = _lemma(after.text, words)
    if lemma == after.text:
        return _infinitive(tokens, index, lemma)
    fits = lemma and _closes_subject(tokens, index, first, last, words)
    plural = "Plur" if after.text.endswith("nt") else "Sing"
    return (
        msgspec.structs.replace(
            after, pos="VERB", lemma=lemma, morph=_PRESENT.format(plural)
        )
        if fits
        else None
    )


def _closes_subject(
    tokens: list[Token], index: int, first: int, last: int, words: AnaphoraWords
) -> bool:
    """Tell whether what stands before a word can only be a subject.

    « Il les », « qui l' »; « Le président l'accuse »: a noun that no verb follows.
    """
    before = tokens[index - 1]
    if before.text.lower() in words.before_objects:
        return True
    nominal = before.pos in _NOMINAL | {"ADJ"} or before.dep.startswith("flat")
    subject = nominal or tokens[index].pos == "PRON"
    dated = before.lemma.lower() in words.never_things
    alone = not any(
        t.feature("VerbForm") == "Fin" and t.pos in _VERBS for t in tokens[first:last]
    )
    return subject and alone and not dated


def _infinitive(tokens: list[Token], index: int, lemma: str) -> Token | None:
    """Return « regarder » of « ne peux plus le regarder » as a verb."""
    before, after = tokens[index - 1], tokens[index + 1]
    if before.pos not in {"VERB", "ADV", "ADP"}:
        return None
    return msgspec.structs.replace(after, pos="VERB", lemma=lemma, morph=_INFINITIVE)


def _lemma(word: str, words: AnaphoraWords) -> str:
    """Return the infinitive of a form of a verb that may be done to somebody."""
    known: str = simplemma.lemmatize(word, lang=words.language)
    guesses = (known, f"{word}r", word.removesuffix("nt") + "r")
    return next((g for g in guesses if g in words.object_verbs), "")
