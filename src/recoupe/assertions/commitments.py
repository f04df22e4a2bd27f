"""Promises, demands, threats, offers, refusals, plans and conditions."""

import msgspec

from recoupe.assertions.clauses import clause_span, content_lemmas
from recoupe.assertions.conditions import Condition, list_items
from recoupe.assertions.events import Event
from recoupe.assertions.predicates import Predicate
from recoupe.assertions.reader import Reading
from recoupe.lang.conditions import CommitmentPack, load_commitments
from recoupe.model import Commitment, CommitmentKind, EntityId, Span

# « faute de quoi ils bloqueront le port » threatens.
_HARM = frozenset({"PROTEST", "COERCE", "ASSAULT", "SANCTION", "THREATEN", "REQUEST"})
_FIRST_SLOTS = ("c", "q", "o", "de", "à", "pour", "sur")


def read_commitments(reading: Reading) -> tuple[Commitment, ...]:
    """Return the commitments of a document in text order."""
    document = reading.annotated.document
    pack = load_commitments(document.language)
    conditions = reading.conditions
    found = [
        commitment
        for predicate in reading.predicates
        if (commitment := _from_event(reading, pack, predicate)) is not None
    ]
    found = [_with_condition(reading, c, conditions) for c in found]
    found = _resumed(reading, found, conditions)
    used = {c.condition for c in found}
    open_ = [c for c in conditions if _span(c) not in used]
    bare = [b for c in open_ if (b := _bare(reading, c)) is not None]
    found += bare
    found += _plans(reading, pack, found, conditions)
    ordered = sorted(found, key=lambda c: (c.start, c.end, c.kind))
    return tuple(
        msgspec.structs.replace(c, id=f"k{n}") for n, c in enumerate(ordered, 1)
    )


def _span(condition: Condition) -> Span:
    return Span(condition.start, condition.end)


def _from_event(
    reading: Reading, pack: CommitmentPack, predicate: Predicate
) -> Commitment | None:
    token = predicate.token
    event = reading.events.get(token) or reading.aims.get(token)
    told = predicate.attribution not in {None, reading.cues.get(token)}
    if event is None or predicate.polarity == "-" or told:
        return None
    kind = _kind(reading, pack, predicate.token, event)
    if kind is None:
        return None
    if kind == "demand" and predicate.factuality in {"announced", "conditional"}:
        kind = "threat" if _presses(reading, predicate.token) else kind
    return _commitment(reading, predicate.token, kind, (event.actors, event.recipients))


def _presses(reading: Reading, index: int) -> bool:
    """Tell whether a sentence says what happens otherwise: « À défaut, … »."""
    number = reading.tree.sentence_number(index)
    return any(c.connective and c.sentence == number for c in reading.conditions)


def _kind(
    reading: Reading, pack: CommitmentPack, index: int, event: Event
) -> CommitmentKind | None:
    kind = pack.kinds.get(event.plover)
    lemma = reading.tree.tokens[index].lemma.lower()
    if kind is None and lemma in pack.promises.lemmas:
        return "promise"
    if kind == "promise" and lemma in pack.offers.lemmas:
        return "offer"
    if kind == "refusal" and _answers_accusation(reading, pack, lemma, event):
        return None
    return kind


def _answers_accusation(
    reading: Reading, pack: CommitmentPack, lemma: str, event: Event
) -> bool:
    if lemma in pack.refusals.excluded_lemmas:
        return True
    classes = {c for i in event.theme for c in reading.parties.classes(i)}
    return bool(classes & pack.refusals.excluded_classes)


def _commitment(
    reading: Reading,
    index: int,
    kind: CommitmentKind,
    parties: tuple[tuple[EntityId, ...], tuple[EntityId, ...]],
) -> Commitment:
    start, end = clause_span(reading.tree, index)
    consequence = _content(reading, index, end)
    last = max([end, *(span.end for span in consequence)])
    spans = consequence or (Span(start, end),)
    return Commitment(
        id="",
        start=start,
        end=last,
        kind=kind,
        by=parties[0],
        to=parties[1],
        consequence=spans,
        due=_due(reading, spans),
        lemmas=content_lemmas(
            reading.tree, [t.index for s in spans for t in _tokens(reading, s)]
        ),
        rule=kind,
    )


def _tokens(reading: Reading, span: Span):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return reading.tree.parse.tokens_in(span.start, span.end)


def _content(reading: Reading, index: int, end: int) -> tuple[Span, ...]:
    """Return what is asked, promised, refused: a list, a clause or a phrase."""
    text = reading.annotated.document.text
    items = list_items(text, end)
    if not items:
        items = list_items(text, reading.tree.tokens[index].end)
    if items:
        return tuple(Span(*item) for item in items)
    slots = reading.sites[index].slots
    for slot in _FIRST_SLOTS:
        for head in slots.get(slot, ()):
            if head != index and not (slot == "à" and reading.parties.is_party(head)):
                start, stop = clause_span(reading.tree, head)
                return (Span(start, stop),)
    return ()


def _due(reading: Reading, spans: tuple[Span, ...]) -> str | None:
    for timex in reading.annotated.timexes:
        inside = any(s.start <= timex.start < s.end for s in spans)
        if inside and timex.type == "DATE" and timex.value:
            return timex.value
    return None


def _with_condition(
    reading: Reading, commitment: Commitment, conditions: list[Condition]
) -> Commitment:
    """Tie a commitment to the condition its sentence names."""
    if commitment.kind in {"demand", "refusal"}:
        return commitment
    for condition in conditions:
        sentence = reading.tree.parse.sentences[condition.sentence]
        if sentence.start <= commitment.start < sentence.end:
            return msgspec.structs.replace(
                commitment,
                condition=_span(condition),
                start=min(commitment.start, condition.start),
                end=max(commitment.end, condition.end),
            )
    return commitment


def _resumed(
    reading: Reading, found: list[Commitment], conditions: list[Condition]
) -> list[Commitment]:
    """Tie « l'offre tient, à condition que … » to the offer made before."""
    free = [c for c in conditions if _span(c) not in {k.condition for k in found}]
    for condition in free:
        sentence = reading.tree.parse.sentences[condition.sentence]
        takes_up = any(
            entry.value in {"AGREE", "THREATEN"}
            for token in reading.tree.tokens[sentence.first : sentence.last]
            if token.dep.startswith("nsubj") and token.pos == "NOUN"
            for entry in reading.triggers.uses(token.lemma.lower(), noun=True)
        )
        earlier = [
            n
            for n, c in enumerate(found)
            if c.kind in {"offer", "promise", "threat"} and c.start < sentence.start
        ]
        if takes_up and earlier and found[earlier[-1]].condition is None:
            made = found[earlier[-1]]
            found[earlier[-1]] = msgspec.structs.replace(
                made, condition=_span(condition)
            )
    return found


def _bare(reading: Reading, condition: Condition) -> Commitment | None:
    """Make a condition of its own where parties stand on it."""
    sentence = reading.tree.parse.sentences[condition.sentence]
    inside = [
        p for p in reading.predicates if sentence.first <= p.token < sentence.last
    ]
    coded = [reading.events[p.token] for p in inside if p.token in reading.events]
    main = [p for p in inside if not _within(reading, p.token, condition)]
    by = tuple(dict.fromkeys(e for p in main for e in _subject(reading, p.token)))
    if not coded and not by:
        return None
    to = tuple(
        dict.fromkeys(
            e
            for p in inside
            if _within(reading, p.token, condition)
            for e in _subject(reading, p.token)
            if e not in by
        )
    )
    text = reading.annotated.document.text
    items = list_items(text, condition.end) or _rest(
        sentence.start, sentence.end, condition
    )
    spans = tuple(Span(*item) for item in items)
    harm = condition.connective and any(
        reading.events[p.token].plover in _HARM
        for p in main
        if p.token in reading.events
    )
    return Commitment(
        id="",
        start=condition.start if harm else sentence.start,
        end=max([sentence.end, *(s.end for s in spans)]),
        kind="threat" if harm else "condition",
        by=by,
        to=to,
        condition=_span(condition),
        consequence=spans,
        due=_due(reading, spans),
        lemmas=content_lemmas(reading.tree, list(range(sentence.first, sentence.last))),
        rule="condition",
    )


def _rest(start: int, end: int, condition: Condition) -> list[tuple[int, int]]:
    """Return the longer part of the sentence beside its condition."""
    before, after = condition.start - start, end - condition.end
    if max(before, after) <= 1:
        return []
    return [(start, condition.start)] if before >= after else [(condition.end, end)]


def _within(reading: Reading, index: int, condition: Condition) -> bool:
    return condition.start <= reading.tree.tokens[index].start < condition.end


def _subject(reading: Reading, index: int) -> tuple[EntityId, ...]:
    heads = reading.sites[index].slots.get("s", ())
    return reading.parties.all([h for h in heads if reading.parties.is_party(h)])


def _plans(
    reading: Reading,
    pack: CommitmentPack,
    taken: list[Commitment],
    conditions: list[Condition],
) -> list[Commitment]:
    """Return what parties are said to be going to do, or not to do."""
    plans: list[Commitment] = []
    for predicate in reading.predicates:
        token = reading.tree.tokens[predicate.token]
        dated = _scheduled(reading, pack, token.index)
        if dated is not None:
            who = reading.events[token.index]
            plans.append(_plan(reading, dated, (who.actors, who.recipients)))
        if predicate.factuality != "announced" or not reading.tree.is_verb(token.index):
            continue
        if token.lemma.lower() in pack.plans.excluded_lemmas:
            continue
        heads = reading.sites[token.index].slots.get("s", ())
        heads = [h for h in heads if reading.tree.tokens[h].dep != "expl:subj"]
        if not any(reading.parties.is_party(h) for h in heads):
            continue
        if not reading.politics.may_plan(token.index, _subject(reading, token.index)):
            continue
        promised = any(
            s.start <= token.start < s.end for c in taken for s in c.consequence
        )
        if promised or any(_within(reading, token.index, c) for c in conditions):
            continue
        event = reading.events.get(token.index)
        to = event.recipients if event else ()
        plans.append(_plan(reading, token.index, (_subject(reading, token.index), to)))
    return plans


def _scheduled(reading: Reading, pack: CommitmentPack, index: int) -> int | None:
    """Return the verb that sets a date for a happening which a noun names."""
    event, tree = reading.events.get(index), reading.tree
    if event is None or tree.tokens[index].pos != "NOUN":
        return None
    verb = tree.head(index)
    subject = tree.tokens[index].dep.startswith("nsubj")
    scheduled = subject and verb.lemma in pack.plans.lemmas
    return verb.index if scheduled and tree.is_passive(verb.index) else None


def _plan(
    reading: Reading,
    index: int,
    parties: tuple[tuple[EntityId, ...], tuple[EntityId, ...]],
) -> Commitment:
    start, end = clause_span(reading.tree, index)
    span = Span(start, end)
    first = reading.tree.head(index)
    if reading.tree.tokens[index].dep == "xcomp" and first.pos in {"VERB", "AUX"}:
        start = min(start, first.start)
    return Commitment(
        id="",
        start=start,
        end=end,
        kind="plan",
        by=parties[0],
        to=parties[1],
        consequence=(span,),
        due=_due(reading, (span,)),
        lemmas=content_lemmas(reading.tree, [t.index for t in _tokens(reading, span)]),
        rule="plan",
    )
