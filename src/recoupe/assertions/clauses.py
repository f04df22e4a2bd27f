"""The stretch of text one predicate is read from, its words and its gist."""

from recoupe.assertions.clefts import set_off
from recoupe.assertions.tree import Tree
from recoupe.model import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_APART = frozenset({"parataxis", "parataxis:insert", "discourse", "vocative"})
_CLEAVING = ("expl:subj", "advcl:cleft", "csubj")
_LONGEST = 240  # characters of a readable clause
_EDGES = " \t\n,;:–—-"


def clause_tokens(tree: Tree, index: int) -> list[int]:
    """Return the tokens of the clause around a predicate, subject included.

    Coordinated clauses, insertions and what a verb of speech introduces stand apart;
    « c'est X » belongs to « qui a signé ».
    """
    agenda, found, seen = [index], [*set_off(tree, index)], {index}
    while agenda:
        current = agenda.pop()
        found.append(current)
        for child in tree.children(current):
            if child.index in seen or _stands_apart(tree, current, child):
                continue
            seen.add(child.index)
            agenda.append(child.index)
    return sorted(found)


def _stands_apart(tree: Tree, parent: int, child: Token) -> bool:
    if child.dep == "conj" and tree.tokens[parent].pos in {"VERB", "ADJ"}:
        return child.pos == "VERB" or tree.has(child.index, "cop")
    if child.dep == "ccomp":
        return tree.form(child.index) == "Fin"
    return child.dep in _APART


def clause_span(tree: Tree, index: int) -> tuple[int, int]:
    """Return the characters of a clause, without marks at its edges."""
    return extent(tree, index, clause_tokens(tree, index))


def extent(tree: Tree, index: int, inside: list[int]) -> tuple[int, int]:
    """Return the characters of the clause of ``index`` given its tokens."""
    tokens = [tree.tokens[i] for i in inside if tree.tokens[i].pos != "PUNCT"]
    tokens = tokens or [tree.tokens[index]]
    return tokens[0].start, max(token.end for token in tokens)


def gist(text: str, start: int, end: int) -> str:
    """Return a clause on one line, cut between words where it is long."""
    line = " ".join(text[start:end].split()).strip(_EDGES)
    if len(line) <= _LONGEST:
        return line
    cut = line[:_LONGEST]
    return cut[: cut.rfind(" ")] + " …"


def content_lemmas(tree: Tree, tokens: list[int]) -> tuple[str, ...]:
    """Return the lemmas of content words, each once, in text order; no dates."""
    words = [
        tree.tokens[i].lemma.lower()
        for i in tokens
        if tree.tokens[i].pos in CONTENT and i not in tree.timed
    ]
    return tuple(dict.fromkeys(words))


def phrase_tokens(tree: Tree, index: int) -> list[int]:
    """Return a phrase without the clauses and conjuncts that hang on it."""
    stop = frozenset(
        {
            "acl:relcl",
            "conj",
            "parataxis",
            "cc",
            "advcl",
            "nsubj",
            "cop",
            "obl:mod",
            "appos",
        }
    )
    if not any(_opens(tree, index, child) for child in tree.children(index)):
        return tree.subtree(index, stop)
    found = {index}
    for child in tree.children(index):
        if child.dep not in stop and not _opens(tree, index, child):
            found.update(tree.subtree(child.index, stop))
    return sorted(found)


def _opens(tree: Tree, index: int, child: Token) -> bool:
    """Tell whether something before a noun is no part of its phrase.

    « Arrivé mardi, le ministre »; « c'est » and the clause after it.
    """
    if child.dep.startswith(_CLEAVING):
        return True
    return child.index < index and child.dep == "acl" and tree.is_verb(child.index)


def phrase_lemmas(
    tree: Tree, index: int, tokens: list[int] | None = None
) -> tuple[str, ...]:
    """Return the content lemmas of a phrase, its head first; ``tokens`` if known."""
    head = tree.tokens[index].lemma.lower()
    rest = content_lemmas(
        tree, phrase_tokens(tree, index) if tokens is None else tokens
    )
    return (head, *(lemma for lemma in rest if lemma != head))
