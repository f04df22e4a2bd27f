"""What « c'est faux » and « il dément » deny: the statement before them."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from recoupe.crosscheck.items.restated import LEAST_WORDS, SPEECH
from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, Assertion, Attribution, Span

REFUTED = "refuted"  # the rule of such a denial
_STATING = frozenset({"event", "state"})
_DENIED = frozenset({"theme", "content"})  # roles of what is denied
_BEHIND = 4  # characters from a word to who says it: « Faux », répond le maire


class Refuted(NamedTuple):
    """The assertions of a document, and who answers for them, by id."""

    assertions: tuple[Assertion, ...]
    attributions: dict[str, Attribution]


def refute(annotated: AnnotatedDocument, words: Words) -> Refuted:
    """Let a clause that calls something false deny just that.

    What stands before it: « Le barrage a cédé, disent les riverains. C'est faux, répond
    le maire », « Il dément », « ce que le maire conteste ». Or what it holds: « rejette
    l'idée que … », « l'information selon laquelle … est fausse ». The other assertions
    are left as they are, and so is the order.
    """
    given = annotated.assertions
    told = list(given)
    known = {a.id: a for a in annotated.attributions}
    starts = [s.start for s in annotated.sentences]
    for rank, denial in enumerate(given):
        if inner := _inside(given, denial, words):
            if all(given[i].polarity == "+" for i in inner):  # else it was read so
                denier = denial if _is_act(denial, words) else None
                by = _answers(denial, denier, known, is_word=False)
                told[inner[0]] = msgspec.structs.replace(
                    told[inner[0]], polarity="-", factuality="certain", attribution=by
                )
            continue
        is_word = _is_word(denial, words)
        if not (is_word or _is_act(denial, words)):
            continue
        denied = _before(given, denial, starts, words)
        speech = _speech(given, rank) if is_word else denial
        by = _answers(denial, speech, known, is_word=is_word)
        if denied is not None and (by is not None or speech is None):
            told[rank] = _deny(denied, denial, by)
    return Refuted(tuple(told), known)


def _deny(denied: Assertion, denial: Assertion, by: str | None) -> Assertion:
    """Return a statement turned round, where and by whom it is denied."""
    return msgspec.structs.replace(
        denied,
        id=denial.id,
        start=denial.start,
        end=denial.end,
        head=denial.head,
        text=denial.text,
        polarity="-" if denied.polarity == "+" else "+",
        factuality="certain",
        attribution=by,
        says=None,
        rule=REFUTED,
    )


def _answers(
    denial: Assertion,
    speech: Assertion | None,
    known: dict[str, Attribution],
    *,
    is_word: bool,
) -> str | None:
    """Return the attribution of a denial; where none was read, make and keep one."""
    by = denial.attribution if is_word else denial.says or denial.attribution
    made = _attribution(speech) if by is None and speech is not None else None
    if made is None:
        return by
    known[made.id] = made
    return made.id


def _inside(
    assertions: Sequence[Assertion], denial: Assertion, words: Words
) -> list[int]:
    """Return the ranks of what a clause denies inside it, the fullest first.

    « Il rejette l'idée que le stock ait brûlé », « la rumeur d'une fusion est fausse »;
    not « Mis en examen mardi, il nie les faits ».
    """
    heads = {a.lemmas[0] for a in denial.arguments if a.lemmas}
    false = bool(set(denial.lemmas[:1]) & words.false and heads & words.denied)
    if not (false or _is_act(denial, words)) or not set(denial.lemmas) & words.denied:
        return []
    inner = [
        rank
        for rank, a in enumerate(assertions)
        if (denial.start if false else denial.head.start) <= a.start
        if a.end <= denial.end and a.id != denial.id
        if a.kind in _STATING and a.lemmas and a.lemmas[0] not in words.denied
        if a.lemmas[0] not in denial.lemmas[:1]
    ]
    return sorted(
        inner, key=lambda i: (assertions[i].presupposed, -len(assertions[i].lemmas), i)
    )


def _is_word(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause only calls something false: « c'est faux »."""
    said = assertion.text.replace("’", "'").strip(' .!,«»"').lower()
    if assertion.kind == SPEECH and assertion.says is None:
        said = said.partition(",")[0]
    return words.refuting is not None and bool(words.refuting.fullmatch(said))


def _is_act(assertion: Assertion, words: Words) -> bool:
    """Tell whether somebody denies what stands before: « il dément ces propos »."""
    done = assertion.polarity == "+" and assertion.factuality == "certain"
    verbs = words.denying | (words.rejecting if assertion.kind == SPEECH else set())
    if not (done and set(assertion.lemmas[:1]) & verbs):
        return False
    # « il dément : « Je n'ai rien coupé. » »: what stands behind is what he says
    denied = [
        a.lemmas[:1]
        for a in assertion.arguments
        if a.role in _DENIED and a.start < assertion.end
    ]
    return all(not head or head[0] in words.denied for head in denied)


def _speech(assertions: Sequence[Assertion], rank: int) -> Assertion | None:
    """Return the act of speech around or right behind a word: « Faux, répond X »."""
    word = assertions[rank]
    near = [a for a in assertions[rank : rank + 2] if a.start - word.end <= _BEHIND]
    return next((a for a in near if a.kind == SPEECH), None)


def _attribution(speech: Assertion) -> Attribution | None:
    """Make whoever speaks, or denies, answer for the denial."""
    who = next((a for a in speech.arguments if a.role == "actor"), None)
    if who is None:
        return None
    return Attribution(
        id=f"{REFUTED}-{speech.id}",
        kind="indirect",
        content=(Span(speech.start, speech.end),),
        source=Span(who.start, who.end),
        entity=who.entity,
        rule=REFUTED,
    )


def _before(
    assertions: Sequence[Assertion],
    denial: Assertion,
    starts: Sequence[int],
    words: Words,
) -> Assertion | None:
    """Return the fullest statement before a denial: in its sentence, else the last.

    In another sentence, one that somebody answers for or that is not held certain: what
    an article states itself it seldom has denied. Nobody denies what he says: « Aucun
    missile ne sera livré », a balayé le ministre.
    """
    own = max((s for s in starts if s <= denial.start), default=0)
    last = max((s for s in starts if s < own), default=own)
    stated = [
        a
        for a in assertions
        if last <= a.start and a.end <= denial.start
        if a.kind in _STATING and not a.presupposed and len(a.lemmas) >= LEAST_WORDS
        if a.predicate.removeprefix("lemma:") not in words.light
        if a.start >= own or a.attribution is not None or a.factuality != "certain"
        if not (_is_word(a, words) or _is_act(a, words))
        if denial.says is None or a.attribution != denial.says
    ]
    near = [a for a in stated if a.start >= own] or stated
    return max(near, key=lambda a: (len(a.lemmas), a.start), default=None)
