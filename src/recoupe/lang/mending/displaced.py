"""Objects and agents that a parser hung on a phrase beside them.

« expulse depuis janvier des diplomates », « rachète pour 3 milliards son rival »,
« a été arrêté dans un hôtel par la police ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_cased
from recoupe.lang.mending.stray_objects import wants_object
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_CLIMB = 4  # nouns between an agent and its verb


def mend_displaced(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Hang them on their verb; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first + 2, sentence.last):
        token = tokens[i]
        if token.pos not in _NOUNS or not sentence.first <= token.head < i:
            continue
        if token.dep == "nmod":
            changed |= _behind_moment(tokens, i, sentence, known)
            changed |= _behind_place(tokens, i, sentence, known)
            changed |= _behind_money(tokens, i, sentence, known)
        elif token.dep == "appos":
            changed |= _behind_amount(tokens, i, sentence)
    return changed


def _behind_moment(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    moment = tokens[tokens[i].head]
    if moment.lemma.lower() not in known.moments or tokens[i].text[:1].isupper():
        return False
    article = next(
        (
            t
            for t in children(tokens, i, sentence)
            if t.index < i and folded(t) in known.partitive and t.dep == "case"
        ),
        None,
    )
    if article is None or not wants_object(tokens, moment.head, sentence):
        return False
    hang(tokens, article.index, i, "det", pos="DET")
    hang(tokens, i, moment.head, "obj")
    return True


def _behind_amount(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    amount = tokens[tokens[i].head]
    counted = any(
        t.dep.startswith("nummod") for t in children(tokens, amount.index, sentence)
    )
    if not counted or not is_cased(tokens, amount.index):
        return False
    if any(t.text in {",", "(", "-", "–", ":"} for t in tokens[amount.index : i]):
        return False
    determined = any(
        t.head == i and t.pos == "DET" for t in tokens[amount.index + 1 : i]
    )
    if not determined or not wants_object(tokens, amount.head, sentence):
        return False
    hang(tokens, i, amount.head, "obj")
    return True


def _behind_place(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Make an agent of « par la police » behind « dans un hôtel de Lyon »."""
    by = any(
        t.head == i and t.dep == "case" and t.lemma in known.by
        for t in tokens[max(sentence.first, i - 4) : i]
    )
    if not by:
        return False
    place = tokens[i].head
    for _ in range(_CLIMB):
        if tokens[place].dep.startswith("obl"):
            break
        if tokens[place].dep not in {"nmod", "appos", "flat"}:
            return False
        place = tokens[place].head
    verb = tokens[place].head
    scene = any(
        t.head == place and t.dep == "case" and t.lemma in known.scenes
        for t in tokens[max(sentence.first, place - 5) : place]
    )
    if not scene or verb > place or tokens[verb].pos != "VERB":
        return False
    relations = {t.dep for t in children(tokens, verb, sentence)}
    bare = tokens[verb].dep == "acl" and tokens[verb].feature("VerbForm") == "Part"
    bare = bare and tokens[verb].feature("Tense") != "Pres"
    if not (bare or "aux:pass" in relations) or "obl:agent" in relations:
        return False
    hang(tokens, i, verb, "obl:agent")
    return True


def _behind_money(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """Give a verb whom « coûté deux millions d'euros à la commune » cost them."""
    amount = tokens[i].head
    if tokens[amount].lemma.lower() not in known.money:
        return False
    told = tokens[i].lemma.lower()
    if told in known.limits | known.units | known.moments or tokens[i].pos == "NUM":
        return False
    case = [
        t
        for t in tokens[max(sentence.first, i - 4) : i]
        if t.head == i and t.dep in {"case", "nummod"}
    ]
    if len(case) != 1 or case[0].lemma not in known.to:
        return False
    if any(t.pos not in {"DET", "ADJ"} for t in tokens[case[0].index + 1 : i]):
        return False  # « à travers le monde »
    for _ in range(_CLIMB):
        if tokens[amount].dep != "nmod":
            break
        amount = tokens[amount].head
    if tokens[amount].dep != "obj" or tokens[tokens[amount].head].pos != "VERB":
        return False
    hang(tokens, i, tokens[amount].head, "obl:arg")
    return True
