"""When and where, parted from the verb: « La police, mardi à Lyon, a arrêté X ».

A parser hangs such an adverbial on the noun before it, a town on the day before it
(« Mardi à Lyon, … ») or the day on the town; and of « Mardi à Lyon a été arrêté X »
it makes the town the subject.
"""

from recoupe.lang.commitment import load_commitment
from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_finite, phrase_start
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_CHAIN = 4  # words of a date: « mardi 4 mars »
_REACH = 6  # words from a preposition to its noun


def mend_adjuncts(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang such adverbials on their verb; tell whether any was moved."""
    changed = _first_day(tokens, sentence, known)
    for i in range(sentence.first + 1, sentence.last):
        if tokens[i].dep in _SUBJECTS and _is_where(tokens, i, known):
            changed |= _free_place(tokens, i, sentence)
        if tokens[i].dep == "obj" and _is_moment(tokens, tokens[i].head, known):
            verb = tokens[tokens[i].head].head  # « a arrêté avant-hier un homme »
            hang(tokens, i, verb, "obj")
            changed = True
        if tokens[i].dep in {"nmod", "appos", "advmod", "obl:arg"}:
            changed |= _unchain(tokens, i, sentence, known)
            changed |= _of_event(tokens, i, sentence, known)
            changed |= _set_apart(tokens, i, sentence, known)
    return _during(tokens, sentence, known) or changed


def _first_day(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang the « Mardi » that a sentence opens with on the root behind it."""
    first = sentence.first
    if tokens[first].head != first or not _is_moment(tokens, first, known):
        return False
    for i in range(first + 1, sentence.last):
        if tokens[i].head == i and is_finite(tokens, i, sentence):
            hang(tokens, first, i, "obl:mod")
            return True
    return False


def _during(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Date and place by « lors d'une visite mardi à Lyon » what happened then."""
    changed = False
    for t in tokens[sentence.first : sentence.last]:
        if folded(t) not in known.during or tokens[t.head].pos != "VERB":
            continue
        nouns = [c.index for c in children(tokens, t.index, sentence)]
        for i in nouns + [
            c.index for n in nouns for c in children(tokens, n, sentence)
        ]:
            if _is_moment(tokens, i, known) or _is_where(tokens, i, known):
                hang(tokens, i, t.head, "obl:mod")
                changed = True
    return changed


def _free_place(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Make no subject of « à Lyon » where its verb has another, « A Lyon » included."""
    verb, case = tokens[i].head, _case(tokens, i)
    other = any(
        t.dep in _SUBJECTS and t.index > i for t in children(tokens, verb, sentence)
    )
    if not other or verb < i or case is None:
        return False
    if not case.text.islower():
        hang(tokens, case.index, i, "case", lemma=case.lemma.replace("a", "à"))
    hang(tokens, i, verb, "obl:mod")
    return True


def _of_event(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give « l'arrestation à Lyon de X par la police » whom it befell and who did it.

    And « après l'arrestation de X mardi » its day. Neither a town nor a name has one.
    """
    above, case = tokens[i].head, _case(tokens, i)
    event = tokens[above].head
    if not sentence.first <= event < above < i or tokens[event].pos != "NOUN":
        return False
    if tokens[event].lemma.lower() not in load_commitment(known.language).event:
        return False
    if case is None:
        named = tokens[above].pos == "PROPN" and tokens[above].dep == "nmod"
        if not named or not _is_moment(tokens, i, known):
            return False
    elif not _is_where(tokens, above, known) or (
        folded(case) not in known.of | known.by
    ):
        return False
    hang(tokens, i, event, "nmod")
    return True


def _unchain(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Hang « à Lyon » and « mardi » side by side, whichever was hung on the other."""
    above = tokens[i].head
    if not sentence.first <= above < sentence.last or above == i:
        return False
    late = _is_moment(tokens, i, known) and not _case(tokens, i)
    if late and _is_where(tokens, above, known):
        top = above
    elif i > above and (_is_where(tokens, i, known) or _is_scene(tokens, i, known)):
        top = above
        for _ in range(_CHAIN):
            if not _dates(tokens, top, known):
                return False
            if not _dates(tokens, tokens[top].head, known) or tokens[top].head == top:
                break
            top = tokens[top].head
    else:
        return False
    if tokens[top].head == top:
        return False
    bare = tokens[tokens[top].head].pos in _NOUNS
    hang(tokens, i, tokens[top].head, "nmod" if bare else "obl:mod")
    return True


def _set_apart(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give the verb what two commas part from its subject: « X, mardi, a … »."""
    subject = tokens[i].head
    for _ in range(_CHAIN):
        if tokens[subject].dep in _SUBJECTS or tokens[subject].head >= subject:
            break
        subject = tokens[subject].head
    verb = tokens[subject].head
    if tokens[subject].dep not in _SUBJECTS or not subject < i < verb < sentence.last:
        return False
    when = _is_moment(tokens, i, known) or _is_stretch(tokens, i, known)
    if not (when or _is_where(tokens, i, known) or folded(tokens[i]) in known.during):
        return False
    case = _case(tokens, i)
    start = phrase_start(tokens, i, subject) if case is None else case.index
    while tokens[start - 1].text != "," and _leads(tokens, start - 1, i, known):
        start -= 1
    if tokens[start - 1].text != "," or not _is_closed(tokens, i, verb):
        return False
    hang(tokens, i, verb, "obl:mod")
    return True


def _leads(tokens: list[Token], i: int, noun: int, known: ClauseForms) -> bool:
    """Tell whether a word stands before a place: « hier » à Lyon, « loin de »."""
    hung = tokens[i].head == noun and tokens[i].pos in {"ADV", "ADP"}
    return hung or _is_moment(tokens, i, known)


def _is_closed(tokens: list[Token], i: int, verb: int) -> bool:
    """Tell whether a comma, and no verb before it, parts a phrase from its verb."""
    for t in tokens[i + 1 : verb]:
        if t.text == ",":
            return True
        if t.pos in {"VERB", "AUX"}:
            return False
    return False


def _case(tokens: list[Token], i: int) -> Token | None:
    near = tokens[max(0, i - _REACH) : i]
    return next((t for t in near if t.head == i and t.dep == "case"), None)


def _is_moment(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a word names a day or a part of one: « mardi », « le 4 mars »."""
    if folded(tokens[i]) in known.moments:
        return True
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    month = after is not None and folded(after) in known.moments
    return tokens[i].pos == "NUM" and month


def _dates(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    return _is_moment(tokens, i, known) or _is_stretch(tokens, i, known)


def _is_stretch(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a noun says when: « dans la nuit », « la semaine dernière »."""
    if tokens[i].lemma.lower() not in known.units:
        return False
    case = _case(tokens, i)
    qualified = i + 1 < len(tokens) and tokens[i + 1].head == i
    adjective = qualified and tokens[i + 1].pos == "ADJ"
    return adjective if case is None else case.lemma in known.scenes


def _is_where(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a name stands with « à », « en » or « dans »."""
    case = _case(tokens, i)
    if tokens[i].pos != "PROPN" or case is None or _is_moment(tokens, i, known):
        return False
    return case.lemma in known.scenes or case.text == "A"


def _is_scene(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a noun says where: « devant la gare »; « à midi » says when."""
    case = _case(tokens, i)
    if tokens[i].pos != "NOUN" or case is None or _dates(tokens, i, known):
        return False
    return case.lemma in known.scenes - known.to
