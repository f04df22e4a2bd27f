"""What somebody is told, where it was taken for a relative clause about him.

« Elle a prévenu les élus que le pont fermerait »: verbs such as « prévenir » or
« informer » take whom they address as their object and then a clause; parsers hang the
clause on the object. Or they take « que » for what the clause lacks: « Elle a promis
mardi qu'elle verserait deux millions » pays no « mardi ».
"""

from recoupe.lang.mending.hanging import hang
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import load_reporting
from recoupe.model import Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def mend_addressed(tokens: list[Token], language: str) -> bool:
    """Hang the clauses that say what somebody is told on the verb; tell if any was."""
    verbs = load_verb_class(language, "addressing")
    that = load_reporting(language).words.complementizers
    found = [
        index
        for index, token in enumerate(tokens)
        if token.dep.startswith("acl")
        and tokens[token.head].dep in {"obj", "obl", "iobj"}
        and tokens[tokens[token.head].head].lemma in verbs
        and tokens[token.head].pos in _NOUNS
        and tokens[token.head].head < token.head < index
    ]
    changed = _mark_clauses(tokens, that)
    for clause in found:
        opening = _opening(tokens, clause, that)
        if opening is None:
            continue
        verb = tokens[tokens[clause].head].head
        hang(tokens, clause, verb, "ccomp")
        hang(tokens, opening, clause, "mark", pos="SCONJ", morph="")
        changed = True
    return changed


def _mark_clauses(tokens: list[Token], that: frozenset[str]) -> bool:
    """Make a mark of each « que » that opens what is told and plays no part in it."""
    found = [
        token.index
        for token in tokens
        if token.dep in {"obj", "obl:arg", "obl:mod"}
        and token.text.lower() in that
        and tokens[token.head].dep == "ccomp"
        and tokens[token.head].head < token.index < token.head
        and tokens[token.index - 1].pos != "PRON"  # « ce que »
    ]
    for index in found:
        hang(tokens, index, tokens[index].head, "mark", pos="SCONJ", morph="")
    return bool(found)


def _opening(tokens: list[Token], clause: int, that: frozenset[str]) -> int | None:
    """Return the « que » that opens a clause with a subject of its own.

    A clause with two of them, or without a finite verb, tells nothing.
    """
    inside = range(tokens[clause].head + 1, clause)
    here = [i for i in inside if tokens[i].text.lower() in that]
    subject = any(
        tokens[i].head == clause and tokens[i].dep.startswith("nsubj") for i in inside
    )
    finite = any(
        tokens[i].feature("VerbForm") == "Fin" and clause in {i, tokens[i].head}
        for i in (*inside, clause)
    )
    return here[0] if len(here) == 1 and subject and finite else None
