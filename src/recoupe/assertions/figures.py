"""Figures: every quantity worth a line states how much of something there was."""

from recoupe.assertions.clauses import clause_tokens, content_lemmas, extent, gist
from recoupe.assertions.figure_denials import escapes_denial
from recoupe.assertions.gauges import (
    COUNTED,
    GAUGED,
    completes_noun,
    counted_phrase,
    gauged_phrase,
)
from recoupe.assertions.reader import Reading, head_of
from recoupe.model import Argument, Assertion, Polarity, Quantity, Span


def read_figures(reading: Reading, stated: list[Assertion]) -> list[Assertion]:
    """Return one assertion per quantity that measures or counts something.

    A figure shares time, place, participants, strength and voice with the predicate
    that governs it.
    """
    by_head = {(a.head.start, a.head.end): a for a in stated}
    by_token = {
        p.token: by_head.get(
            _span(head_of(reading, p.token, reading.events.get(p.token)))
        )
        for p in reading.predicates
    }
    found: list[Assertion] = []
    for quantity in reading.annotated.quantities:
        if quantity.unit is None and quantity.measures is None:
            continue
        governor = _governor(reading, quantity, by_token)
        figure = _figure(reading, quantity, governor)
        if figure is not None:
            found.append(figure)
    return found


def _span(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _governor(
    reading: Reading, quantity: Quantity, by_token: dict[int, Assertion | None]
) -> tuple[int, Assertion] | None:
    """Return the nearest predicate above a quantity, verbs before nouns."""
    tokens = reading.tree.parse.tokens_in(quantity.start, quantity.end)
    if not tokens:
        return None
    current, noun = tokens[-1].index, None
    for _ in range(12):
        stated = by_token.get(current)
        if stated is not None and reading.tree.is_verb(current):
            return current, stated
        if stated is not None and noun is None:
            noun = (current, stated)
        head = reading.tree.tokens[current].head
        if head == current:
            break
        current = head
    return noun


def _figure(
    reading: Reading, quantity: Quantity, governor: tuple[int, Assertion] | None
) -> Assertion | None:
    tree, text = reading.tree, reading.annotated.document.text
    tokens = tree.parse.tokens_in(quantity.start, quantity.end)
    if not tokens:
        return None
    index = governor[0] if governor else tokens[-1].index
    clause = reading.clause_of(index)
    inside = clause_tokens(tree, clause)
    start, end = extent(tree, clause, inside)
    start, end = min(start, quantity.start), max(end, quantity.end)
    base = governor[1] if governor else None
    told = tuple(
        Argument(role=role, start=quantity.start, end=quantity.end, lemmas=lemmas)
        for role, lemmas in (
            (COUNTED, counted_phrase(tree, quantity)),
            (GAUGED, gauged_phrase(tree, quantity)),
        )
    )
    return Assertion(
        id="",
        start=start,
        end=end,
        head=Span(quantity.start, quantity.end),
        predicate=quantity.measures or (base.predicate if base else "amount"),
        kind="figure",
        actors=base.actors if base else (),
        recipients=base.recipients if base else (),
        place=base.place if base else None,
        time=base.time if base else None,
        as_of=quantity.as_of,
        value=quantity.value,
        unit=quantity.unit,
        polarity=_polarity(reading, quantity, governor),
        factuality=base.factuality if base else "certain",
        attribution=_attribution(reading, quantity, base),
        text=gist(text, start, end),
        low=quantity.low,
        high=quantity.high,
        measures=quantity.measures,
        scope=quantity.scope,
        first=base.first if base else None,
        last=base.last if base else None,
        author_factuality=base.author_factuality if base else "certain",
        arguments=(*(base.arguments if base else ()), *told),
        lemmas=content_lemmas(tree, inside),
        perfective=base.perfective if base else False,
        rule="quantity",
    )


def _attribution(
    reading: Reading, quantity: Quantity, base: Assertion | None
) -> str | None:
    """Return on whose word a figure is given: as its clause, or as it stands itself.

    « Selon le maire, qui dirige le port, deux mille conteneurs … »: a figure that the
    parser hangs on the clause about the speaker is still his. « 350 marcheurs selon le
    syndicat, 180 selon la police »: the second is not the union's.
    """
    if base is None:
        return None
    printed = Span(quantity.start, quantity.end)
    told = reading.annotated.attributions
    counted = (
        one.id
        for one in told
        if one.cue is not None and one.cue.overlaps(base.head)
        if any(printed in span for span in one.content)
    )
    if by := next(counted, None):
        return by  # « la police en a compté 800 »
    around = [
        (span.end - span.start, attribution.id, base.head in span)
        for attribution in told
        for span in attribution.content
        if printed in span
    ]
    if base.attribution is None:
        around = [one for one in around if not one[2]]
    elif any(voice == base.attribution for _, voice, _ in around):
        return base.attribution
    return min(around, default=(0, base.attribution, False))[1]


def _polarity(
    reading: Reading, quantity: Quantity, governor: tuple[int, Assertion] | None
) -> Polarity:
    if _is_ruled_out(reading, quantity):
        return "-"
    if governor is None or completes_noun(reading.tree, quantity):
        return "+"
    index, base = governor
    if base.polarity == "+" or _holds_denial(quantity, base):
        return "+"
    return "+" if escapes_denial(reading.tree, quantity, index) else "-"


def _holds_denial(quantity: Quantity, base: Assertion) -> bool:
    """Tell whether a bound says what its verb denies: « n'a pas dépassé 66 »."""
    at_most = quantity.high is not None and quantity.low is None
    return at_most and quantity.start <= base.head.start < quantity.end


def _is_ruled_out(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is named as the wrong one: « neuf jours, et non douze ».

    « Deux hommes, pas trois »; not « pas plus de trois ».
    """
    tree = reading.tree
    first = tree.parse.tokens_in(quantity.start, quantity.end)[0].index
    if tree.tokens[first].text.lower() == "pas":
        aside = tree.tokens[first - 1].text == ","
        return aside and tree.tokens[first + 1].pos == "NUM"
    before = [token.lemma.lower() for token in tree.tokens[:first][-2:]]
    if before and before[-1] in {"de", "à"}:
        before.pop()
    return before[-1:] == ["non"]
