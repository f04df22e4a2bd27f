"""Subjects that a finite verb cannot have, and the one it must have.

French verbs agree with their subject: « le maire que les élus, un temps divisés, ont
soutenu » is no business of the mayor's. Where number, person or a missing subject says
that the parse is wrong, word order says who it is: the first bare noun of the clause,
or the one behind a verb that « où », « dont », « que » open.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_cased, phrase_start
from recoupe.lang.mending.seats import (
    agrees,
    find_subject,
    finite_of,
    group_start,
    is_relative,
    opener_of,
)
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_PREDICATES = frozenset({"VERB", "ADJ", "NOUN", "AUX", "PROPN"})
_RIVALS = 2  # subjects of one verb
_BEHIND = 5  # words between a verb and the subject behind it


def mend_seats(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Give verbs subjects that agree with them; tell whether anything was moved."""
    changed = False
    for finite in range(sentence.first, sentence.last):
        if tokens[finite].feature("VerbForm") != "Fin":
            continue
        verb = finite_of(tokens, finite)
        if verb is None or tokens[verb].pos not in _PREDICATES:
            continue
        changed |= _free_clitic(tokens, (finite, verb), sentence, known)
        changed |= _free_prelude(tokens, (finite, verb), sentence)
        changed |= _reseat(tokens, (finite, verb), sentence, known)
    return changed


def _free_clitic(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Make « nous » of « et nous a remis la clé » whom, not who."""
    finite, verb = group
    third = tokens[finite].feature("Person") == "3"
    below = children(tokens, verb, sentence)
    stray = [
        t
        for t in below
        if t.dep in _SUBJECTS
        and t.pos == "PRON"
        and folded(t) in known.whom
        and group_start(tokens, finite, sentence, known) <= t.index < finite
    ]
    if not stray or not third:
        return False
    objects = any(t.dep in {"obj", "ccomp", "xcomp"} for t in below)
    for t in stray:
        hang(tokens, t.index, verb, "iobj" if objects else "obj")
    return True


def _free_prelude(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence
) -> bool:
    """Make no subject of « Résultat : les élus sont partis », if another agrees."""
    finite, verb = group
    below = children(tokens, verb, sentence)
    own = [t.index for t in below if t.dep in _SUBJECTS and t.index < finite]
    if len(own) < _RIVALS or tokens[own[0]].pos != "NOUN":
        return False
    first, second = own[:2]
    apart = any(t.text == ":" for t in tokens[first:second])
    if not apart or not agrees(tokens, second, finite, sentence):
        return False
    hang(tokens, first, verb, "dep")
    return True


def _reseat(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Seat the subject of a verb whose own does not agree, or that has none."""
    finite, verb = group
    below = children(tokens, verb, sentence)
    own = [t for t in below if t.dep in _SUBJECTS]
    opener = opener_of(tokens, finite, sentence, known)
    if _is_seated(tokens, group, sentence, known) or (
        opener is not None and folded(tokens[opener]) in known.who
    ):
        return False
    if not own and not _wants(tokens, group, opener, sentence, known):
        return False
    first = sentence.first if opener is None else opener + 1
    subject = find_subject(tokens, finite, sentence, known, first)
    if subject is None and opener is not None:
        subject = _inverted(tokens, group, opener, sentence, known)
    if subject is None and opener is None:
        return _seat_infinitive(tokens, group, own, sentence, known)
    if subject is None or subject == verb:
        return False
    passive = any(t.dep == "aux:pass" for t in below)
    for t in own:
        _let_go(tokens, t.index, verb, sentence)
    hang(tokens, subject, verb, "nsubj:pass" if passive else "nsubj")
    return True


def _is_seated(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether a verb has a subject that agrees, a pronoun, a clause or « il »."""
    finite, verb = group
    below = children(tokens, verb, sentence)
    own = [t for t in below if t.dep in _SUBJECTS]
    if any(t.dep.startswith(("expl:s", "csubj")) for t in below):
        return True
    return any(
        folded(t) not in known.indirect
        and (t.pos == "PRON" or agrees(tokens, t.index, finite, sentence))
        and not _ends_phrase(tokens, t.index, finite, sentence)
        for t in own
    )


def _ends_phrase(
    tokens: list[Token], noun: int, finite: int, sentence: Sentence
) -> bool:
    """Tell whether a subject is the name that ends « par la députée Anne Roux »."""
    before = tokens[noun - 1] if noun > sentence.first else None
    if tokens[noun].pos != "PROPN" or before is None or noun > finite:
        return False
    titled = before.pos == "NOUN" and tokens[noun].head != before.index
    return titled and is_cased(tokens, before.index) and before.text.islower()


def _seat_infinitive(
    tokens: list[Token],
    group: tuple[int, int],
    own: list[Token],
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Make the infinitive that opens a sentence the subject of its only verb."""
    finite, verb = group
    first = next(t for t in tokens[sentence.first :] if t.pos != "PUNCT")
    last = group_start(tokens, finite, sentence, known)
    inside = tokens[first.index : last]
    bare = first.feature("VerbForm") == "Inf" and first.index < last
    if not bare or tokens[finite].feature("Number") == "Plur":
        return False
    if any(t.text == "," or t.feature("VerbForm") == "Fin" for t in inside):
        return False
    for t in own:
        hang(tokens, t.index, first.index, "obj")
    hang(tokens, first.index, verb, "csubj")
    return True


def _wants(
    tokens: list[Token],
    group: tuple[int, int],
    opener: int | None,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Tell whether a verb without subject must have one."""
    finite, verb = group
    told = tokens[finite].feature("Person") == "3"
    ordered = tokens[finite].feature("Mood") == "Imp"
    if not told or ordered:
        return False
    if opener is not None:
        relative = is_relative(tokens[opener], known)
        joined = any(t.pos == "CCONJ" for t in tokens[opener:finite])
        return relative and not (joined and tokens[verb].dep == "conj")
    start = group_start(tokens, finite, sentence, known)
    aside = start > sentence.first and tokens[start - 1].pos == "PUNCT"
    tells = tokens[verb].lemma in load_reporting(known.language).verbs
    return tokens[verb].dep == "root" and not (aside and tells)


def _inverted(
    tokens: list[Token],
    group: tuple[int, int],
    opener: int,
    sentence: Sentence,
    known: ClauseForms,
) -> int | None:
    """Return the noun behind « où transitent », « dont devaient être issus »."""
    finite, verb = group
    start = group_start(tokens, finite, sentence, known)
    if opener != start - 1:
        return None
    last = _group_end(tokens, verb, sentence)
    noun = next(
        (
            t.index
            for t in tokens[last + 1 : min(sentence.last, last + 1 + _BEHIND)]
            if t.pos in _NOMINAL or t.pos == "PUNCT" or t.feature("VerbForm")
        ),
        None,
    )
    if noun is None or tokens[noun].pos not in _NOMINAL:
        return None
    before = tokens[phrase_start(tokens, noun, sentence.first) - 1]
    several = tokens[noun].feature("Number") == "Plur"
    plural = several and folded(before) in known.partitive
    if is_cased(tokens, noun) and not plural:
        return None
    if not agrees(tokens, noun, finite, sentence):
        return None
    if plural:
        hang(tokens, before.index, noun, "det", pos="DET")
    return noun


def _group_end(tokens: list[Token], verb: int, sentence: Sentence) -> int:
    """Return where « devaient leur être remis » ends."""
    last = verb
    for t in tokens[verb + 1 : min(sentence.last, verb + 1 + _BEHIND)]:
        if t.pos == "PUNCT":
            break
        if t.feature("VerbForm") in {"Inf", "Part"} or t.pos in {"ADV", "AUX"}:
            last = t.index
    return last


def _let_go(tokens: list[Token], noun: int, verb: int, sentence: Sentence) -> None:
    """Hang a false subject on the infinitive or participle it stands behind."""
    start = phrase_start(tokens, noun, sentence.first)
    before = tokens[start - 1] if start > sentence.first else None
    if before is not None and before.pos == "VERB" and before.index != verb:
        hang(tokens, noun, before.index, "obj")
        return
    below = children(tokens, verb, sentence)
    objects = any(t.dep in {"obj", "aux:pass"} for t in below)
    hang(tokens, noun, verb, "obj" if noun > verb and not objects else "obl:mod")
