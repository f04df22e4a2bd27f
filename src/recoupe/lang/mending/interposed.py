"""Participles that a phrase between commas parts from their auxiliary.

« Le tribunal a, mardi, condamné X » leaves the auxiliary without a verb, or makes a
copula of it.
"""

import msgspec
import simplemma

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, take_place
from recoupe.lang.participles import load_participles, load_unaccusatives
from recoupe.model import Sentence, Token

_ASIDE = 14  # tokens between an auxiliary and its participle
_SUBJECTS = ("nsubj", "nsubj:pass")
_BEHIND = frozenset({"appos", "nsubj:pass"})
_PARTICIPLE = "Tense=Past|VerbForm=Part"


def mend_interposed(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Put such verbs at the head of their clause; tell whether any was moved."""
    changed = False
    for i in range(sentence.first + 1, sentence.last - 2):
        if tokens[i].dep.startswith("aux") and tokens[i].lemma in known.helping:
            hang(tokens, i, tokens[i].head, tokens[i].dep, pos="AUX")
        group = _group(tokens, i, sentence, known)
        if group and tokens[i + 1].text == ",":
            verb = _behind_aside(tokens, i + 1, sentence, known)
        else:
            verb = _behind_moment(tokens, i, sentence, known) if group else None
        if verb is not None and _raise(tokens, group, verb, sentence, known):
            _attach(tokens, group, verb, sentence, known)
            changed = True
    return changed


def _group(
    tokens: list[Token], last: int, sentence: Sentence, known: ClauseForms
) -> list[int]:
    """Return the auxiliaries that end here: « a », « est », « a été »."""
    found = [last]
    token = tokens[last]
    if folded(token) in known.been:
        found.insert(0, last - 1)
    first = tokens[found[0]]
    helping = first.lemma in known.helping and first.pos in {"AUX", "VERB"}
    finite = first.feature("VerbForm") == "Fin" and found[0] > sentence.first
    return found if helping and finite else []


def _behind_aside(
    tokens: list[Token], comma: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the participle behind one or several adverbials between commas."""
    end = min(sentence.last, comma + _ASIDE)
    if not opens_adverbial(tokens, comma + 1, known):
        return None
    forms = load_participles(known.language)
    for i in range(comma + 2, end):
        if tokens[i].feature("VerbForm") == "Fin":
            return None
        if tokens[i].text != "," or i + 1 >= end:
            continue
        after = i + 1
        while after < end - 1 and tokens[after].pos == "ADV":
            after += 1
        token = tokens[after]
        past = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
        if (past and token.pos == "VERB") or folded(token) in forms:
            return after
        if not opens_adverbial(tokens, i + 1, known):
            return None
    return None


def _behind_moment(
    tokens: list[Token], last: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the participle of « a depuis deux ans racheté », « n'ai pas ressenti ».

    Between the two stand adverbs and what says when; a noun that is no time, or one
    behind an article, is what the verb is about.
    """
    if tokens[last].lemma not in known.having_had:
        return None
    moments = 0
    for i in range(last + 1, min(sentence.last, last + _ASIDE)):
        token = tokens[i]
        past = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
        if past and token.pos == "VERB":
            return i if moments else None
        if token.pos in {"NOUN", "PROPN"} and not known.names_time(token.lemma):
            lost = tokens[i - 1].pos == "ADV" and _is_participle(token, known)
            return i if lost and token.head == last else None
        moments += token.pos == "NOUN"
        if token.pos not in {"ADP", "ADV", "DET", "NUM", "ADJ", "NOUN"}:
            return None
    return None


def _is_participle(token: Token, known: ClauseForms) -> bool:
    """Tell whether a word tagged as a noun is a participle to the dictionary."""
    if folded(token) in load_participles(known.language):
        return True
    return _infinitive(folded(token), known) is not None


def _infinitive(word: str, known: ClauseForms) -> str | None:
    """Return the dictionary's infinitive of a regular participle: « ressenti »."""
    for ending, infinitive in (("é", "er"), ("i", "ir")):
        verb = word.removesuffix(ending) + infinitive
        if word.endswith(ending) and simplemma.is_known(verb, lang=known.language):
            return verb
    return None


def opens_adverbial(tokens: list[Token], i: int, known: ClauseForms) -> bool:
    """Tell whether a phrase says when, where or how: « mardi », « le 3 mai », « à »."""
    if tokens[i].pos in {"ADP", "ADV"} or known.names_time(tokens[i].lemma):
        return True
    if folded(tokens[i]) in known.opening:
        return True  # « faute de preuves »
    head = tokens[i].head
    timed = i < head and known.names_time(tokens[head].lemma)
    dated = tokens[i].pos == "DET" and tokens[i + 1].text[:1].isdigit()
    return tokens[i].pos == "DET" and (timed or dated)


def _raise(
    tokens: list[Token],
    group: list[int],
    verb: int,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Let a participle stand above its auxiliaries, if they belong together."""
    owned = any(
        t.dep == "obj" and group[-1] < t.index < verb and not known.names_time(t.lemma)
        for g in group
        for t in children(tokens, g, sentence)
    )
    above = tokens[group[-1]].head
    inside = group[-1] < above < verb and is_below(tokens, verb, above)
    if inside and not owned:
        _demote(tokens, above, verb, sentence)  # « sont, jeudi, morts », hung on jeudi
    outer = [g for g in group if not is_below(tokens, g, verb)]
    if owned or (outer and not any(is_below(tokens, verb, g) for g in outer)):
        return False
    for g in outer:
        later = tokens[g].head
        if later in outer and later != g:
            continue
        if later > verb and tokens[g].dep.startswith(("aux", "cop")):
            _give_way(tokens, later, verb, sentence)
        else:
            take_place(tokens, verb, g)
        break
    return True


def _demote(tokens: list[Token], moment: int, verb: int, sentence: Sentence) -> None:
    """Let a verb head what a moment inside its group did."""
    take_place(tokens, verb, moment)
    hang(tokens, moment, verb, "obl:mod")
    for t in children(tokens, moment, sentence):
        if t.index < moment and t.dep.startswith(("nsubj", "cop", "aux", "expl")):
            hang(tokens, t.index, verb, t.dep)


def _give_way(tokens: list[Token], later: int, verb: int, sentence: Sentence) -> None:
    """Let « a, mardi, précisé qu'il n'y a pas eu » head what took its auxiliary."""
    take_place(tokens, verb, later)
    hang(tokens, later, verb, "ccomp")
    for t in children(tokens, later, sentence):
        if t.index < verb and t.dep.startswith(("nsubj", "obl", "advmod")):
            hang(tokens, t.index, verb, t.dep)


def _attach(
    tokens: list[Token],
    group: list[int],
    verb: int,
    sentence: Sentence,
    known: ClauseForms,
) -> None:
    """Hang auxiliaries, and what was hung on them, on their participle."""
    lemma = tokens[verb].lemma
    if tokens[verb].pos != "VERB":
        word = folded(tokens[verb])
        lemma = _infinitive(word, known) or lemma
        lemma = load_participles(known.language).get(word, lemma)
    tokens[verb] = msgspec.structs.replace(
        tokens[verb], pos="VERB", lemma=lemma, morph=_PARTICIPLE
    )
    reflexive = folded(tokens[group[0] - 1]) in known.reflexive
    be = tokens[group[-1]].lemma == "être" or len(group) > 1
    passive = be and not reflexive and lemma not in load_unaccusatives(known.language)
    for g in group:
        for t in children(tokens, g, sentence):
            if t.index not in group and t.index != verb:
                hang(tokens, t.index, verb, t.dep)
        late = g == group[-1] and passive
        hang(tokens, g, verb, "aux:pass" if late else "aux:tense", pos="AUX")
    if reflexive:
        hang(tokens, group[0] - 1, verb, "expl:pv")
    for t in children(tokens, verb, sentence):
        if t.dep in _SUBJECTS and t.index < group[0]:
            hang(tokens, t.index, verb, "nsubj:pass" if passive else "nsubj")
        elif t.dep in _BEHIND and t.index > verb and not passive:
            hang(tokens, t.index, verb, "obj")
        elif t.dep == "obj" and t.index < verb and known.names_time(t.lemma):
            hang(tokens, t.index, verb, "obl:mod")
