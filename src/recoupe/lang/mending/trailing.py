"""What somebody does meanwhile, behind a comma: « X a opté pour la grève, exigeant … ».

A parser hangs such a participle on the noun before the comma; a strike demands nothing.
Where that noun is nobody and the participle says what only somebody does, it belongs to
the subject of the clause.
"""

from functools import cache

from recoupe.lang.frames import load_class
from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import hang, has_subject
from recoupe.model import Sentence, Token

_CLIMB = 6  # nouns between a participle and the verb of its clause
_INNER = frozenset({"nmod", "obj", "obl", "appos", "conj", "xcomp", "iobj"})


def mend_trailing(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang such participles on the verb; tell whether any was moved."""
    changed = False
    for i in range(sentence.first + 3, sentence.last - 1):
        token = tokens[i]
        present = token.pos == "VERB" and token.feature("Tense") == "Pres"
        if not present or token.feature("VerbForm") != "Part":
            continue
        behind = tokens[i - 1].text == "," and token.dep.startswith("acl")
        if not behind or token.lemma in known.describing:
            continue
        verb = _verb_above(tokens, i, sentence, known)
        if verb is not None:
            hang(tokens, i, verb, "advcl")
            changed = True
    return changed


def _verb_above(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the verb whose object or adjunct a participle was hung on."""
    noun = tokens[i].head
    somebody = tokens[noun].lemma.lower() in _people(known.language)
    if tokens[noun].pos != "NOUN" or somebody:
        return None
    for _ in range(_CLIMB):
        relation = tokens[noun].dep.partition(":")[0]
        if tokens[noun].pos == "VERB" or relation not in _INNER:
            break
        noun = tokens[noun].head
    within = sentence.first <= noun < i
    if not within or tokens[noun].pos != "VERB":
        return None
    return noun if has_subject(tokens, noun, sentence) else None


@cache
def _people(language: str) -> frozenset[str]:
    return load_class(language, "party") | load_class(language, "people")
