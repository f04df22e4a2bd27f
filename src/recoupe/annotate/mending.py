"""Finite verbs that the tagger took for nouns or adjectives, put back in their place.

« L'armée nie avoir tiré », « la digue cède », « le pont fermera »: a wrong tag takes
the clause with it. The dictionary knows these forms as verbs only; the verb then takes
the place of the noun it was hung on, which becomes its subject.
"""

from collections.abc import Callable

import msgspec
import simplemma

from recoupe.annotate.clauses import Tree
from recoupe.lang.mending.clause_mending import mend_clauses
from recoupe.lang.mending.lost_reports import mend_reports
from recoupe.lang.mending.opening import mend_opening
from recoupe.lang.mending.stray_participles import as_participle, mend_participles
from recoupe.lang.reporting import ReportingPack, load_reporting
from recoupe.model import Document, Parse, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MISREAD = frozenset({"ADJ", "NOUN"})
_BEFORE_SUBJECT = frozenset({"SCONJ", "ADV", "CCONJ", "PUNCT"})
_PARTICIPLES = ("ées", "és", "ée", "é")
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_SUBJECT = 5  # words of a subject
_CLAUSE = 12  # words between a conjunction and its verb
_HUNG = frozenset({"amod", "acl", "nmod", "appos", "flat", "obj", "obl"})


def mended_tree(document: Document, parse: Parse) -> Tree:
    """Return the tree of a document with misread finite verbs as verbs."""
    pack = load_reporting(document.language)
    return Tree(document.blanked, mend(parse, pack), pack.infinitive)


def mend(parse: Parse, pack: ReportingPack) -> Parse:
    """Return the parse with misread finite verbs as verbs."""
    tokens = list(parse.tokens)
    changed = mend_participles(tokens, pack.language)
    changed |= mend_reports(tokens, parse.sentences, pack.language)
    changed |= mend_opening(tokens, parse.sentences, pack.language)
    changed |= mend_clauses(tokens, parse.sentences, pack.language)
    for index, token in enumerate(tokens):
        if token.feature("VerbForm") == "Fin" and token.dep == "amod":
            rehang(tokens, index)  # no finite verb is an epithet
            changed = True
        if _is_helped(tokens, index):
            # « il aurait, dit-on, quitté … »: no verb with an auxiliary is finite.
            part = "AUX" if token.dep.startswith("aux") else "VERB"
            tokens[index] = msgspec.structs.replace(
                token, pos=part, morph="Tense=Past|VerbForm=Part"
            )
            changed = True
            continue
        if token.feature("VerbForm") == "Part" and _is_present(token, pack):
            _make_present(tokens, index)
            changed = True
            continue
        if _has_future(token, pack):
            morph = (
                f"Mood=Ind|Tense=Fut|{token.morph.partition('Tense')[0]}VerbForm=Fin"
            )
            tokens[index] = msgspec.structs.replace(token, morph=morph)
            changed = True
        odd = token.pos == "PRON" and _precedes_infinitive(tokens, index)
        if not (odd or token.pos in _MISREAD) or not token.text.islower():
            continue
        if bare := _unfinite(tokens, index, pack):
            tokens[index] = bare
            changed = True
            continue
        found = _reading(token.text, pack) or _denied(tokens, index, pack)
        if found is not None and _heads_clause(tokens, index, found[0], pack):
            lemma, features = found
            tokens[index] = msgspec.structs.replace(
                token, pos="VERB", lemma=lemma, morph=f"{features}|VerbForm=Fin"
            )
            changed = True
            continue
        if found is None or not _is_verb_here(tokens, index, found[1], pack):
            continue
        lemma, features = found
        tokens[index] = msgspec.structs.replace(
            token, pos="VERB", lemma=lemma, morph=f"{features}|VerbForm=Fin"
        )
        rehang(tokens, index)
        changed = True
    return msgspec.structs.replace(parse, tokens=tuple(tokens)) if changed else parse


def _reading(word: str, pack: ReportingPack) -> tuple[str, str] | None:
    """Return infinitive, mood and tense of a form that only a verb has."""
    for ending, features in pack.finite.items():
        if word.endswith(ending):
            lemma = pack.infinitive(word, "") if features else ""
            if not lemma and f"{word}r" in pack.verbs:
                lemma = f"{word}r"  # « juge », « note »: nouns too
            return (lemma, features) if lemma else None
    return None


def _denied(
    tokens: list[Token], index: int, pack: ReportingPack
) -> tuple[str, str] | None:
    """Read what « ne » stands before as a verb: « que l'usine ne ferme »."""
    before, lemma = tokens[index - 1], f"{tokens[index].text}r"
    particle = before.head == index and before.feature("Polarity") == "Neg"
    if not particle or not index or not _is_infinitive(lemma, pack.language):
        return None
    return lemma, pack.finite["e"]


def _is_helped(tokens: list[Token], index: int) -> bool:
    """Tell whether a word tagged as finite, or as a noun, is a past participle."""
    token = tokens[index]
    if token.dep.startswith("aux"):
        return token.pos == "NOUN"  # « été » between an auxiliary and a participle
    if token.pos != "VERB" or token.feature("VerbForm") != "Fin":
        return False
    return any(
        other.head == index
        and other.dep.startswith("aux:")
        and other.dep != "aux:caus"
        and other.feature("VerbForm") == "Fin"
        for other in tokens[max(0, index - _CLAUSE) : index]
    )


def _is_present(token: Token, pack: ReportingPack) -> bool:
    """Tell whether what was tagged as a participle has the form of a present."""
    return token.pos == "VERB" and token.text.lower().endswith(pack.present)


def _make_present(tokens: list[Token], index: int) -> None:
    """Read a participle as a present; it heads its clause, no noun's."""
    token = tokens[index]
    tokens[index] = msgspec.structs.replace(token, morph=_PRESENT)
    if token.dep in {"amod", "acl"}:
        rehang(tokens, index)


def _has_future(token: Token, pack: ReportingPack) -> bool:
    """Tell whether a verb tagged otherwise has the form of a regular future."""
    if token.pos != "VERB" or token.feature("Tense") == "Fut":
        return False
    word = token.text.lower()
    ending = next((e for e in pack.future if word.endswith(e)), None)
    if ending is None:
        return False
    stem = word.removesuffix(ending)
    lemma = pack.infinitive(word, token.lemma)
    return lemma in {stem, f"{stem}e"}


def _heads_clause(
    tokens: list[Token], index: int, lemma: str, pack: ReportingPack
) -> bool:
    """Tell whether a word has a subject and a conjunction, but no copula.

    Or an object, where ``lemma`` denies nothing: whether « conteste la peine » denies
    one or fights it is not seen from the verb.
    """
    near = tokens[max(0, index - _CLAUSE) : index]
    relations = {token.dep.partition(":")[0] for token in near if token.head == index}
    if {"nsubj", "mark"} <= relations:
        return not relations & {"cop", "aux"}
    behind = {t.dep for t in tokens[index + 1 : index + _CLAUSE] if t.head == index}
    denies = any("negated" in use.tags for use in pack.verbs.get(lemma, ()))
    if "nsubj" in relations and "obj" in behind and not denies:  # « salue l'accord »
        return not (relations | behind) & {"cop", "aux", "det", "case"}
    # « …», tempête Paul Morel »: a subject follows.
    follows = index + 1 < len(tokens) and (
        tokens[index + 1].head == index and tokens[index + 1].dep == "nsubj"
    )
    return follows and tokens[index].dep.startswith("parataxis")


def _unfinite(tokens: list[Token], index: int, pack: ReportingPack) -> Token | None:
    """Return a misread infinitive or participle as a verb: « de fumer », « a évité ».

    A word is an infinitive in -er if the dictionary knows its future.
    """
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None:
        return None
    plain = before.pos == "ADP" and before.text.lower() not in pack.words.contracted
    if plain and _is_infinitive(token.text, pack.language):
        return msgspec.structs.replace(
            token, pos="VERB", lemma=token.text, morph="VerbForm=Inf"
        )
    ending = next((e for e in _PARTICIPLES if token.text.endswith(e)), None)
    helped = before.pos in {"AUX", "ADV"} and any(
        other.head == index and other.dep.startswith("aux")
        for other in tokens[max(0, index - 4) : index]
    )
    if ending is None or not helped:
        return None
    lemma = token.text.removesuffix(ending) + "er"
    if not _is_infinitive(lemma, pack.language):
        return None
    return as_participle(token, lemma)


def _is_infinitive(word: str, language: str) -> bool:
    known: str = simplemma.lemmatize(f"{word}a", lang=language)
    return word.endswith("er") and known == word


def _is_verb_here(
    tokens: list[Token], index: int, features: str, pack: ReportingPack
) -> bool:
    """Tell whether a form can be nothing but a verb where it stands."""
    before = tokens[index - 1] if index else None
    if before is None or before.pos in {"DET", "ADP", "NUM"}:
        return False
    if "Tense=Pres" not in features:
        return True
    masculine = tokens[index].text.removesuffix("nt").removesuffix("e")
    if simplemma.is_known(masculine, lang=pack.language) or masculine.endswith("v"):
        return _precedes_infinitive(tokens, index)
    noun = simplemma.lemmatize(tokens[index].text, lang=pack.language)
    if noun == tokens[index].text:  # a noun too: « que l'opposition juge truqué »
        return before.pos == "NOUN" and _lacks_verb(tokens, index, pack)
    return before.pos in _NOUNS | {"ADV"} or before.text == ")"


def _lacks_verb(tokens: list[Token], index: int, pack: ReportingPack) -> bool:
    """Tell whether a clause opened by « que » has no other verb before a word."""
    for before in range(index - 1, max(-1, index - _CLAUSE), -1):
        token = tokens[before]
        if token.text.lower() in pack.words.complementizers:
            return index - before <= _SUBJECT
        if token.pos in {"VERB", "AUX", "ADP"} and token.feature("VerbForm") != "Part":
            return False
    return False


def _precedes_infinitive(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.pos == "AUX"
        and following.feature("VerbForm") == "Inf"
    )


def rehang(tokens: list[Token], verb: int) -> None:
    """Let a verb head its clause: it takes the place of the noun it hung on."""
    head, relation = tokens[verb].head, tokens[verb].dep.partition(":")[0]
    above = tokens[head]
    if head == verb:
        return
    after = head > verb and above.feature("VerbForm") in {"Inf", "Part", "Fin"}
    if after and relation == "nsubj":
        _swap(tokens, verb, head, "xcomp", lambda child: child < verb)
    elif head < verb and relation in _HUNG and above.pos in _NOUNS:
        moved = _BEFORE_SUBJECT
        _swap(
            tokens,
            verb,
            head,
            "nsubj",
            lambda child: child > verb or tokens[child].pos in moved,
        )


def _swap(
    tokens: list[Token],
    verb: int,
    head: int,
    relation: str,
    moves: Callable[[int], bool],
) -> None:
    above = tokens[head]
    root = above.head == head
    for child, token in enumerate(tokens):
        if token.head == head and child not in {head, verb} and moves(child):
            tokens[child] = msgspec.structs.replace(token, head=verb)
    tokens[verb] = msgspec.structs.replace(
        tokens[verb], head=verb if root else above.head, dep=above.dep
    )
    tokens[head] = msgspec.structs.replace(above, head=verb, dep=relation)
