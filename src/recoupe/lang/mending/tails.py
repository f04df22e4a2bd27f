"""What a speaker did, behind the comma that ends what the speaker said.

« Le préfet assure que le pont est fermé, sans donner de détails », « …, refusant de
répondre », « …, avant de partir »: a parser hangs the tail on the bridge. It belongs
to the prefect where only somebody does that and the clause is not about somebody, or
where it is what one does while speaking. « Il a dit que l'homme a tiré, avant de fuir »
and « que la ville bâtira un pont, sans augmenter les impôts » stay as they are.
"""

from functools import cache

from recoupe.lang.frames import load_class
from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_LEAD = 6  # words from a comma to the verb of a tail
_INSIDE = frozenset({"ADV", "PRON", "ADP", "DET", "AUX"})


def mend_tails(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang such tails on the verb of saying; tell whether any was moved.

    Other tails are of the clause, wherever a parser hung them.
    """
    changed = False
    for clause in range(sentence.first + 2, sentence.last):
        said = _saying(tokens, clause, sentence, known)
        if said is None:
            continue
        somebody = _is_about_somebody(tokens, clause, sentence, known)
        if somebody and _says(tokens[clause], known):
            continue
        for comma in range(clause + 1, sentence.last - 2):
            if tokens[comma].text != ",":
                continue
            tail = _tail(tokens, comma, sentence, known)
            if tail is None or not is_below(tokens, tail, said):
                continue
            if not _ends(tokens, tail, sentence):
                continue
            own = not (somebody and _keeps_back(tokens, tail, sentence, known)) and (
                _tells_how(tokens, comma, tail, sentence, known)
            )
            own = own or (
                not somebody and _takes_somebody(tokens, tail, sentence, known)
            )
            if own or tokens[tail].head == said:
                hang(tokens, tail, said if own else clause, "advcl")
                if comma + 1 < tail:
                    hang(tokens, comma + 1, tail, "mark")
                changed = True
    return changed


def _says(token: Token, known: ClauseForms) -> bool:
    """Tell whether a verb may have a clause for what is said."""
    uses = load_reporting(known.language).verbs.get(token.lemma, ())
    return any("que" in use.frames and not use.tail for use in uses)


def _saying(
    tokens: list[Token], clause: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the verb of saying whose content a clause is."""
    verb = tokens[clause].head
    if not (sentence.first <= verb < clause) or tokens[clause].dep != "ccomp":
        return None
    if not _says(tokens[verb], known):
        return None
    marks = children(tokens, clause, sentence)
    opened = any(folded(t) in known.that and verb < t.index < clause for t in marks)
    return verb if opened else None


def _is_about_somebody(
    tokens: list[Token], clause: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether the subject of a clause is somebody, or may be."""
    for child in children(tokens, clause, sentence):
        if child.dep.startswith("nsubj"):
            named = child.pos == "PROPN" or child.feature("PronType") == "Prs"
            return named or child.lemma.lower() in _people(known.language)
    return False


def _tail(
    tokens: list[Token], comma: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the head of a tail: an infinitive, a participle, « sans précision »."""
    opener = folded(tokens[comma + 1])
    led = opener in known.opening or opener in known.while_
    for index in range(comma + 1, min(comma + 1 + _LEAD, sentence.last)):
        token = tokens[index]
        form = token.feature("VerbForm")
        if form == "Fin":
            return None
        if token.pos == "VERB" and form in {"Inf", "Part"}:
            return index if led or index == comma + 1 else None
        if led and token.pos == "NOUN" and opener in known.lacking:
            return index
        if token.pos not in _INSIDE and token.pos != "ADJ":
            return None
    return None


def _ends(tokens: list[Token], tail: int, sentence: Sentence) -> bool:
    """Tell whether no clause but the tail's own follows."""
    return all(
        is_below(tokens, token.index, tail)
        for token in tokens[tail : sentence.last]
        if token.feature("VerbForm") == "Fin"
    )


def _tells_how(
    tokens: list[Token],
    comma: int,
    tail: int,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Tell whether a tail says how one spoke, or what the speech led to."""
    language = known.language
    token = tokens[tail]
    objects = {t.lemma.lower() for t in tokens[tail + 1 : sentence.last]}
    if token.pos == "NOUN":
        return token.lemma.lower() in load_class(language, "detail")
    led = tail > comma + 1
    if token.feature("Tense") == "Past" and not led:
        by = tail + 1 < sentence.last and folded(tokens[tail + 1]) in known.by
        return by and token.lemma in load_verb_class(language, "interviewing")
    if token.lemma in load_verb_class(language, "stirring"):
        return not led and bool(objects & load_class(language, "stir"))
    if token.lemma in load_verb_class(language, "supplying"):
        return bool(objects & load_class(language, "detail"))
    if token.lemma in load_verb_class(language, "declining"):
        speaking = load_reporting(language).verbs
        below = children(tokens, tail, sentence)
        return any(t.lemma in speaking and t.index > tail for t in below)
    elaborating = "elaborating" if led else "adding"
    return token.lemma in load_verb_class(language, elaborating)


def _keeps_back(
    tokens: list[Token], tail: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether somebody may withhold it: « sans donner le nom de ses complices ».

    « Sans donner de détails » says how one speaks.
    """
    language = known.language
    if tokens[tail].lemma not in load_verb_class(language, "supplying"):
        return False
    below = [t for t in children(tokens, tail, sentence) if t.index > tail]
    told = [t for t in below if t.lemma.lower() in load_class(language, "report")]
    return not told or any(
        child.index > t.index and child.pos != "PUNCT"
        for t in told
        for child in children(tokens, t.index, sentence)
    )


def _takes_somebody(
    tokens: list[Token], tail: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Tell whether only somebody does what a tail says."""
    language, lemma = known.language, tokens[tail].lemma
    if lemma in load_verb_class(language, "personal"):
        return True
    objects = [t for t in children(tokens, tail, sentence) if t.index > tail]
    if lemma in load_verb_class(language, "meeting"):
        people = _people(language)
        return any(
            t.pos == "PROPN" or t.lemma.lower() in people
            for t in objects
            if t.dep.startswith("obj")
        )
    rooms = load_class(language, "room")
    leaves = lemma in load_verb_class(language, "leaving")
    return leaves and any(t.lemma.lower() in rooms for t in objects)


@cache
def _people(language: str) -> frozenset[str]:
    kinds = load_reporting(language).kinds
    known = load_class(language, "party") | load_class(language, "people")
    return known | kinds.role | kinds.institution | kinds.unnamed | kinds.media
