"""Where something happened, hung on the verb and not on what it befell.

« ont tué un journaliste à Lyon », « a adopté la loi à Lyon »: a parser hangs the place
on the noun before it. It says which one only behind what has a seat or takes somebody
there (« l'ambassadeur à Moscou », « l'aide à Gaza »), and an event keeps its own place:
« a dénoncé l'attaque à Lyon ».
"""

from functools import cache

from recoupe.lang.commitment import load_commitment
from recoupe.lang.frames import load_class
from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.hanging import children, folded, hang
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import load_reporting
from recoupe.lang.senses import load_senses, load_triggers
from recoupe.model import Sentence, Token

# Tokens of the names of places, and of those that may be a body.
Places = tuple[frozenset[int], frozenset[int]]
NOWHERE: Places = (frozenset(), frozenset())
_WITHIN = frozenset({"à", "en", "dans"})
_AT = frozenset({"à"})
_INNER = frozenset({"nmod", "flat:name", "appos", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLIMB = 4  # nouns between a place and its verb


def located(
    tokens: list[Token],
    sentence: Sentence,
    places: Places,
    language: str,
) -> None:
    """Hang such places on their verb; ``tokens`` is changed in place."""
    names, nations = places
    for i in sorted(names):
        if not sentence.first + 2 < i < sentence.last:
            continue
        if tokens[i].dep != "nmod" or not sentence.first <= tokens[i].head < i:
            continue
        below = children(tokens, i, sentence)
        case = next((t for t in below if t.dep == "case"), None)
        if case is None or case.lemma not in _WITHIN or case.index > i:
            continue
        town = case.index + 1 == i and folded(case) in _AT and i not in nations
        if folded(case) in _AT and not town:
            continue  # « à l'Inde », « à Israël »: to whom
        if tokens[case.index - 1].text == ",":
            continue
        verb = _verb_above(tokens, i, sentence, language)
        if verb is None:
            continue
        lemma = tokens[verb].lemma
        if may_hold(lemma, language, town=town) and _is_deed(lemma, language):
            hang(tokens, i, verb, "obl:mod")


def may_hold(verb: str, language: str, *, town: bool) -> bool:
    """Tell whether what stands with « à » behind an object may be where it was.

    « a vendu l'usine à Lyon »; but « a vendu des avions au Mali », « a attribué les
    Jeux à Milan », « a transféré le détenu à Lyon ».
    """
    if verb in load_verb_class(language, "directing"):
        return False
    return town or not _deals(verb, language)


@cache
def _deals(verb: str, language: str) -> bool:
    """Tell whether whom a verb gives to, or takes from, stands with « à » behind it."""
    granting = load_verb_class(language, "granting")
    if verb in granting | load_verb_class(language, "bestowing"):
        return True
    uses = [
        *load_senses(language).uses(verb, noun=False),
        *load_triggers(language).uses(verb, noun=False),
    ]
    return any("à" in use.frame and not use.pattern.words for use in uses)


@cache
def _is_deed(verb: str, language: str) -> bool:
    """Tell whether a verb says what was done, not what is, is wanted or said."""
    kinds = {e.kind for e in load_senses(language).uses(verb, noun=False)}
    if kinds:
        return "event" in kinds
    return verb not in load_reporting(language).verbs


def _verb_above(
    tokens: list[Token], i: int, sentence: Sentence, language: str
) -> int | None:
    """Return the verb of the object that a place was hung on."""
    noun = tokens[i].head
    for _ in range(_CLIMB):
        if tokens[noun].pos not in _NOUNS or _keeps(tokens[noun], language):
            return None
        if tokens[noun].dep not in _INNER:
            break
        noun = tokens[noun].head
    verb = tokens[noun].head
    bare = not any(
        t.dep == "case" and t.index < noun for t in children(tokens, noun, sentence)
    )
    direct = tokens[noun].dep == "obj" and tokens[verb].pos == "VERB" and bare
    return verb if direct and sentence.first <= verb < noun else None


def _keeps(noun: Token, language: str) -> bool:
    """Tell whether a place behind a noun is its own: « l'ambassade à Oslo »."""
    lemma, known = noun.lemma.lower(), load_clause_forms(language)
    if known is not None and lemma in known.seated:
        return True
    event = noun.pos == "NOUN" and lemma in load_commitment(language).event
    return event and lemma not in load_class(language, "document")
