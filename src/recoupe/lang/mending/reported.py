"""Content clauses that a parser hung on a phrase before them.

« Elle a expliqué devant les invités que la grève continue », « a assuré ce mardi que
l'on pouvait boire l'eau »: a verb that has to say something, and says nothing else,
governs the clause. A relative clause leaves its object out: « a témoigné devant les
juges que la défense avait récusés ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, is_cased
from recoupe.lang.participles import load_unaccusatives
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_FAR = 16  # words between a verb and its « que »
_CLAUSE = 12  # words between « que » and its finite verb
_CLIMB = 6
_ARTICLE = 4  # words from an article to its noun
_CONTENT = frozenset({"obj", "ccomp", "xcomp"})
_FULL = ("obj", "xcomp", "ccomp", "cop", "aux:pass", "expl")


def mend_reported(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang such clauses on their verb; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first + 2, sentence.last - 2):
        if folded(tokens[i]) not in known.that or tokens[i].pos == "ADV":
            continue
        if (clause := _clause(tokens, i, sentence, known)) is None:
            continue
        verb = _reporting(tokens, i, clause, sentence, known)
        if verb is None or is_below(tokens, verb, clause):
            continue
        alone = tokens[verb].lemma in known.resting
        if alone and not _is_full(tokens, clause, sentence, known):
            continue
        hang(tokens, clause, verb, "ccomp")
        hang(tokens, i, clause, "mark", pos="SCONJ", morph="")
        changed = True
    return changed


def _clause(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the head of the clause that « que » opens, its subject before its verb."""
    last = min(sentence.last, i + _CLAUSE)
    inside = range(i + 1, last)
    finite = next((t for t in inside if tokens[t].feature("VerbForm") == "Fin"), None)
    if finite is None or not any(
        tokens[t].dep.startswith(("nsubj", "expl:s"))
        and folded(tokens[t]) not in known.indirect | known.clitics
        for t in range(i + 1, finite)
    ):
        return None
    head = finite
    while tokens[head].head > i and tokens[head].head != head:
        head = tokens[head].head
    return head if tokens[head].head != head else None


def _reporting(
    tokens: list[Token], i: int, clause: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the verb before « que » that has to say something, and says nothing."""
    verb = _verb_before(tokens, i, sentence, known)
    if verb is None or tokens[verb].dep.startswith("parataxis"):
        return None
    uses = load_reporting(known.language).verbs.get(tokens[verb].lemma, ())
    if not any("que" in use.frames and not use.clitic for use in uses):
        return None
    below = [t for t in children(tokens, verb, sentence) if t.index != clause]
    seated = any(t.dep.startswith("nsubj") and t.index < verb for t in below)
    seated = seated or tokens[verb].dep in {"conj", "acl:relcl"}
    said = any(t.dep in _CONTENT and not known.names_time(t.lemma) for t in below)
    denied = any(t.feature("Polarity") == "Neg" for t in below)
    return verb if seated and not said and not denied else None


def _verb_before(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the nearest verb before « que », nothing but adjuncts between."""
    joining = load_reporting(known.language).words.conjunctive
    if tokens[i - 1].text == "," or folded(tokens[i - 1]) in joining:
        return None
    for verb in range(i - 1, max(sentence.first, i - _FAR), -1):
        token = tokens[verb]
        if token.text in {":", ";"} or folded(token) in known.that:
            return None
        if token.pos == "VERB" and token.dep not in {"acl", "amod"}:
            return verb
        if token.pos in {"NOUN", "PROPN"} and not _is_adjunct(tokens, verb, known):
            return None
    return None


def _is_adjunct(tokens: list[Token], noun: int, known: ClauseForms) -> bool:
    """Tell whether a noun stands in a phrase that says when, where or to whom.

    Not « la prime » in « a promis aux salariés la prime qu'ils réclament », which has
    an article and no preposition, whatever it was hung on.
    """
    inner = noun
    for _ in range(_CLIMB):
        if is_cased(tokens, noun) or known.names_time(tokens[noun].lemma):
            return True
        if noun == inner and _has_article(tokens, noun):
            return False
        above = tokens[noun].head
        if above >= noun or tokens[above].pos not in {"NOUN", "PROPN", "NUM", "VERB"}:
            return False
        noun = above
    return False


def _has_article(tokens: list[Token], noun: int) -> bool:
    near = tokens[max(0, noun - _ARTICLE) : noun]
    determined = any(t.head == noun and t.dep == "det" for t in near)
    return determined and tokens[noun].pos == "NOUN"


def _is_full(
    tokens: list[Token], clause: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a clause lacks no object."""
    if tokens[clause].pos != "VERB":
        return True
    if tokens[clause].lemma in load_unaccusatives(known.language):
        return True
    return any(
        t.dep.startswith(_FULL) and t.index != clause and folded(t) not in known.that
        for t in children(tokens, clause, sentence)
    )
