"""Which words of a document state something, and how sure it is."""

import msgspec
from msgspec import UnsetType

from recoupe.assertions.clefts import only_points
from recoupe.assertions.silent_nouns import SilentNouns
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import Lexicon
from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.hanging import folded
from recoupe.model import AnnotatedDocument, Factuality, Polarity, Predication


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """One predicate's head word and how it is put."""

    token: int
    polarity: Polarity = "+"
    factuality: Factuality = "certain"
    author_factuality: Factuality = "certain"
    attribution: str | None = None
    rule: str = ""


def find_predicates(
    annotated: AnnotatedDocument, tree: Tree, lexicons: tuple[Lexicon, ...]
) -> list[Predicate]:
    """Return the predicates of a document in text order.

    Those that were judged for factuality come with their judgment; verbs, copulas and
    event nouns that nobody judged are added, judged by their own form.
    """
    judged: dict[int, Predicate] = {}
    if not isinstance(annotated.predications, UnsetType):
        judged = {p.token: _from(p) for p in annotated.predications}
    for token in tree.tokens:
        if token.index in judged:
            continue
        if _is_predicate(tree, token.index, lexicons):
            judged[token.index] = _inherit(tree, token.index, judged)
    speaking = {a.cue.start for a in annotated.attributions if a.cue is not None}
    silent = SilentNouns(tree)
    return [
        _denied(tree, judged[index])
        for index in sorted(judged)
        if not (only_points(tree, index) and not _names_event(tree, index, lexicons))
        and not (_is_evidence(tree, index) and tree.tokens[index].start not in speaking)
        and (index not in silent or tree.tokens[index].start in speaking)
    ]


def _denied(tree: Tree, predicate: Predicate) -> Predicate:
    """Deny what « ce n'est pas le maire qui a signé » denies, where nobody else did."""
    token = tree.tokens[predicate.token]
    relative = token.dep.startswith(("acl:relcl", "advcl:cleft"))
    if not relative or not tree.is_denied_cleft(token.head):
        return predicate
    by_whom = any(
        c.text.lower() == "qui" and c.dep.startswith("nsubj")
        for c in tree.children(token.index)
    )
    if not by_whom or tree.instead(token.head) is not None:
        return predicate
    return msgspec.structs.replace(predicate, polarity="-")


def _is_evidence(tree: Tree, index: int) -> bool:
    """Tell whether « comme l'a montré X » only says what the main clause rests on."""
    known = load_clause_forms(tree.language)
    if known is None:
        return False
    children = [c for c in tree.children(index) if c.index < index]
    marked = any(
        c.lemma.lower() in known.evidence or c.text.lower() in known.evidence
        for c in children
        if c.dep in {"mark", "advmod", "case"}
    )
    return marked and any(
        folded(c) in known.it and c.dep in {"obj", "iobj", "det"} for c in children
    )


def _names_event(tree: Tree, index: int, lexicons: tuple[Lexicon, ...]) -> bool:
    lemma = tree.tokens[index].lemma.lower()
    return any(lexicon.uses(lemma, noun=True) for lexicon in lexicons)


def _from(judgment: Predication) -> Predicate:
    return Predicate(
        token=judgment.token,
        polarity=judgment.polarity,
        factuality=judgment.factuality,
        author_factuality=judgment.author_factuality,
        attribution=judgment.attribution,
        rule=judgment.rule,
    )


def _is_predicate(tree: Tree, index: int, lexicons: tuple[Lexicon, ...]) -> bool:
    token = tree.tokens[index]
    if token.pos == "VERB":
        return token.dep != "fixed"  # « il y a huit jours »
    if tree.has(index, "cop"):
        return True
    if token.pos != "NOUN" and not (token.pos == "PROPN" and token.text.islower()):
        return False
    text = token.text.lower()  # « pourparlers » has no singular
    forms = {token.lemma.lower(), text, text.rstrip("s")}
    return any(lexicon.uses(f, noun=True) for f in forms for lexicon in lexicons)


def _inherit(tree: Tree, index: int, judged: dict[int, Predicate]) -> Predicate:
    """Judge a predicate by its own form, or as its governor was judged."""
    token = tree.tokens[index]
    negated = any(
        child.lemma.lower() in {"ne", "jamais"} or child.feature("Polarity") == "Neg"
        for child in tree.children(index)
    )
    forms = [token, *tree.auxiliaries(index)]
    if any(t.feature("Mood") == "Cnd" for t in forms):
        strength: Factuality = "possible"
    elif any(t.feature("Tense") == "Fut" for t in forms):
        strength = "announced"
    else:
        governor = judged.get(token.head) if token.head != index else None
        if governor is not None and token.pos == "NOUN":
            return Predicate(
                token=index,
                attribution=governor.attribution,
                author_factuality=governor.author_factuality,
            )
        strength = "certain"
    return Predicate(
        token=index,
        polarity="-" if negated else "+",
        factuality=strength,
        author_factuality=strength,
    )
