"""The infinitive of a verb form, where a trained lemmatizer guesses wrong."""

from functools import lru_cache

import simplemma


@lru_cache(maxsize=50_000)
def verb_lemma(word: str, guess: str, language: str, endings: tuple[str, ...]) -> str:
    """Return the infinitive of ``word``, in lower case.

    The dictionary wins where it knows an infinitive: lemmatizers trained on little text
    stumble over vowel changes (« considère ») and rare forms. ``endings`` are those an
    infinitive can have.
    """
    known = simplemma.lemmatize(word, lang=language)
    if known != word and known.endswith(endings):
        return known
    return guess
