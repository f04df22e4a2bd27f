"""Subjects behind their verb: « a dit mardi le maire, Firmin Escoffin ».

A small parser takes the day for the subject, or the name behind a comma for a second
one; what is said would be put into the mouth of Tuesday, or of a mayor without a name.
"""

from recoupe.lang.mending.hanging import hang, is_cased
from recoupe.lang.reporting import load_reporting
from recoupe.model import Token

_SUBJECT = ("nsubj", "nsubj:pass")
_NAMES = frozenset({"PROPN"})
_NAMING = frozenset({"appos", "flat", "flat:name"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_inverted(tokens: list[Token], language: str) -> bool:
    """Give days and names behind a verb their places; tell whether any had another."""
    pack = load_reporting(language)
    dating = pack.words.dating
    changed = False
    for index, token in enumerate(tokens):
        if token.lemma.lower() in dating and _is_hung_on_name(tokens, index):
            hang(tokens, index, tokens[token.head].head, "obl:mod")
            changed = True
    for index, token in enumerate(tokens):
        verb = token.head
        if token.dep not in _SUBJECT or verb >= index:
            continue
        speaks = tokens[verb].lemma in pack.verbs
        if token.lemma.lower() in dating and (
            speaks
            or not _is_determined(tokens, index)
            or _has_subject(tokens, verb, index)
        ):
            changed |= _date(tokens, index, speaks=speaks)
        elif _is_name_of(tokens, index):
            _name(tokens, index)
            changed = True
    return changed


def _date(tokens: list[Token], index: int, *, speaks: bool) -> bool:
    """Make an adjunct of a day read as a subject; days say nothing."""
    verb, relation = tokens[index].head, tokens[index].dep
    subject = _behind(tokens, index) or _object_behind(tokens, index)
    if subject is not None:
        hang(tokens, subject, verb, relation)
    if subject is None and not speaks and not _has_subject(tokens, verb, index):
        return False
    hang(tokens, index, verb, "obl:mod")
    return True


def _name(tokens: list[Token], index: int) -> None:
    """Hang a name read as a second subject on the office before it."""
    verb, relation = tokens[index].head, tokens[index].dep
    first = _subject_before(tokens, index)
    hang(tokens, first, verb, relation)
    hang(tokens, index, first, "appos")
    for between in range(first + 1, index):
        if tokens[between].head == verb and is_cased(tokens, between):
            hang(tokens, between, first, "nmod")


def _is_hung_on_name(tokens: list[Token], index: int) -> bool:
    """Tell whether a date hangs on who acts: « avait dit Odile Sarrat en novembre »."""
    token = tokens[index]
    name = tokens[token.head]
    if token.dep != "nmod" or name.pos != "PROPN" or name.dep not in _SUBJECT:
        return False
    return is_cased(tokens, index) and tokens[name.head].pos == "VERB"


def _is_determined(tokens: list[Token], index: int) -> bool:
    """Tell « le lundi » from « lundi »: the former can be a subject."""
    before = tokens[index - 1]
    return before.head == index and before.pos == "DET"


def _behind(tokens: list[Token], index: int) -> int | None:
    """Return the noun that a parser hung on a day: « lundi M. Escoffin »."""
    for other in range(index + 1, min(index + 6, len(tokens))):
        token = tokens[other]
        if token.pos in {"PUNCT", "ADP"}:
            return None
        if token.head == index and token.pos in _NOUNS and token.dep != "nmod":
            return other
    return None


def _object_behind(tokens: list[Token], day: int) -> int | None:
    """Return what was taken for an object since a day was the subject."""
    verb = tokens[day].head
    return next(
        (
            token.index
            for token in tokens[day + 1 : day + 12]
            if token.head == verb
            and token.dep == "obj"
            and token.pos in _NOUNS
            and not is_cased(tokens, token.index)
        ),
        None,
    )


def _has_subject(tokens: list[Token], verb: int, day: int) -> bool:
    return any(
        token.head == verb and token.dep in _SUBJECT and token.index != day
        for token in tokens[day : day + 20]
    )


def _is_name_of(tokens: list[Token], index: int) -> bool:
    """Tell whether a second subject names or explains the first, behind a comma."""
    if tokens[index].pos not in _NAMES and not _is_titled(tokens, index):
        return False
    first = _subject_before(tokens, index)
    if first < 0 or tokens[first].pos != "NOUN":
        return False
    opening = min(
        (i for i in range(first + 1, index + 1) if _is_inside(tokens, i, index)),
        default=index,
    )
    if tokens[opening].text == "," or tokens[opening - 1].text == ",":
        return True
    # « la metteuse en scène Anna Weill »: two subjects side by side are one.
    return tokens[index].pos in _NAMES and all(
        token.pos in {"ADP", "NOUN", "ADJ"} for token in tokens[first + 1 : index]
    )


def _is_titled(tokens: list[Token], index: int) -> bool:
    """Tell whether a noun bears a name: « le colonel Vesh »."""
    return any(
        token.head == index and token.pos in _NAMES and token.dep in _NAMING
        for token in tokens[index + 1 : index + 4]
    )


def _is_inside(tokens: list[Token], index: int, head: int) -> bool:
    return index == head or tokens[index].head == head


def _subject_before(tokens: list[Token], index: int) -> int:
    """Return the subject between the verb and a second one, -1 where there is none."""
    verb = tokens[index].head
    return next(
        (
            other
            for other in range(index - 1, verb, -1)
            if tokens[other].head == verb
            and (tokens[other].dep in _SUBJECT or _is_object_for_subject(tokens, other))
        ),
        -1,
    )


def _is_object_for_subject(tokens: list[Token], index: int) -> bool:
    """Tell whether a noun behind a verb without a subject before it was its object.

    « a lancé à la ministre le président, Paul Roux »: the name was the subject.
    """
    verb = tokens[index].head
    return tokens[index].dep == "obj" and not any(
        token.head == verb and token.dep.startswith(("nsubj", "expl:subj"))
        for token in tokens[max(0, verb - 20) : verb]
    )
