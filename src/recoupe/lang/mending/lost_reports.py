"""Verbs of saying and denying that a small tagger took for something else.

« Le port conteste que le site ait fui », « la banque réfute avoir cédé des fonds »:
an epithet that a content clause or a perfect infinitive follows is a verb.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from recoupe.lang.frames import read_table
from recoupe.lang.mending.clause_forms import ClauseForms, load_clause_forms
from recoupe.lang.mending.hanging import children, folded, hang, take_place
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_MORPH = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_FRAMES = frozenset({"que", "inf"})
_NAMING = frozenset({"NOUN", "PROPN"})
_LOST = frozenset({"ADJ", "NOUN", "PRON", "AUX", "PROPN", "VERB"})
_HUNG = ("amod", "nmod", "appos", "flat", "dep", "aux", "root", "acl")
_CLITICS = 4  # words between a verb and the auxiliary of its infinitive


@cache
def _forms(language: str) -> Mapping[str, str]:
    """Return the verb of each third person that can have a clause as its content."""
    endings = sorted(read_table(language, "finite_forms"), key=lambda r: -len(r[0]))
    forms: dict[str, str] = {}
    for verb, uses in sorted(load_reporting(language).verbs.items()):
        if not any(use.frames & _FRAMES and not use.tail for use in uses):
            continue
        ending = next((e for e in endings if verb.endswith(e[0])), None)
        if ending is not None:
            stem = verb[: len(verb) - len(ending[0])]
            forms.update((stem + end, verb) for end in ending[1].split())
    return forms


def mend_reports(
    tokens: list[Token], sentences: Sequence[Sentence], language: str
) -> bool:
    """Put lost verbs of saying in their place; tell whether anything changed.

    Args:
        tokens: Those of a document, changed in place.
        sentences: Its sentences.
        language: Whose tables to read.
    """
    known = load_clause_forms(language)
    if known is None:
        return False
    changed = False
    for sentence in sentences:
        for index in range(sentence.first + 1, sentence.last - 2):
            if _is_lost(tokens, index, sentence, known):
                changed |= _restore(tokens, index, sentence, known)
    return changed


def _is_lost(
    tokens: list[Token], index: int, sentence: Sentence, known: ClauseForms
) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if not token.text.islower() or token.pos not in _LOST:
        return False
    if token.pos == "VERB" and not token.dep.startswith(("amod", "acl")):
        return False
    if before.pos not in _NAMING or not token.dep.startswith(_HUNG):
        return False
    after = tokens[index + 1 : min(sentence.last, index + 1 + _CLITICS)]
    if folded(after[0]) in known.that:
        opens = True
    else:
        bare = [t for t in after if folded(t) in known.helping]
        passed = after[: after.index(bare[0])] if bare else after
        opens = bool(bare) and all(t.pos in {"ADV", "PRON"} for t in passed)
    return opens and folded(token) in _forms(known.language)


def _restore(
    tokens: list[Token], index: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Hang the subject and the content on a verb; False where the tree has neither."""
    token = tokens[index]
    subject = _subject(tokens, index, sentence)
    if subject is None:
        return False
    content = tokens[subject].head
    if content == index:
        inside = [t for t in children(tokens, index, sentence) if t.index > index]
        content = next((t.index for t in inside if t.pos in {"VERB", "AUX"}), index)
    elif content < index:
        return False
    number = "Plur" if folded(token).endswith("ent") else "Sing"
    if tokens[subject].head != index:
        moved = [t for t in children(tokens, content, sentence) if t.index < index]
        last = [t for t in children(tokens, content, sentence) if t.pos == "PUNCT"]
        take_place(tokens, index, content)
        for other in (*moved, *(t for t in last if t.index > content)):
            hang(tokens, other.index, index, other.dep)
    verb = _forms(known.language)[folded(token)]
    own = tokens[index]
    hang(
        tokens,
        index,
        own.head,
        own.dep,
        pos="VERB",
        lemma=verb,
        morph=_MORPH.format(number),
    )
    hang(tokens, subject, index, "nsubj")
    if content != index:
        that = folded(tokens[index + 1]) in known.that
        hang(tokens, content, index, "ccomp" if that else "xcomp")
    return True


def _subject(tokens: list[Token], index: int, sentence: Sentence) -> int | None:
    """Return the head of the phrase before a word, where it is a subject."""
    current = index - 1
    for _ in range(sentence.last - sentence.first):
        if tokens[current].dep.startswith("nsubj"):
            return current
        head = tokens[current].head
        if not sentence.first <= head < index or head == current:
            return None
        current = head
    return None
