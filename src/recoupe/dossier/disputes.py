"""Wording of what is disputed: each side by a sentence that is about it."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations

from recoupe.dossier.accounts import Printed
from recoupe.lang.wording import Wording, words
from recoupe.model import Claim, Position, PositionAssertion, Quantity

_SHARED = 2  # long words that two sides of one matter have in common
_STEM = 5  # letters by which those are compared


def contested_sentence(claim: Claim, printed: Printed) -> str | None:
    """Return the positions of a disputed claim side by side, each with its voice.

    None where a position is only found in passing or in fragments: what is opposed
    there may be two matters, and a brief is no place to ask.
    """
    leader = claim.positions[0].assertions[0].document
    wording = printed.sentences.wording(leader)
    if wording is None:
        return None
    signs = {position.polarity for position in claim.positions}
    if len(signs) == 1 and all(p.value is not None for p in claim.positions):
        return _values(claim, wording, printed)
    return _versions(claim, wording, printed)


def _values(claim: Claim, wording: Wording, printed: Printed) -> str | None:
    spoken = [_spoken(claim, position, printed) for position in claim.positions]
    told = [(a, q) for a, q in spoken if a is not None and q is not None]
    if len(told) < len(claim.positions):
        return None
    accounts = [_account(a, q, wording, printed) for a, q in told]
    measure = _measure([q for _, q in told], wording)
    if measure is None or len(set(accounts)) < len(accounts):
        return None
    return wording.fill(
        "contested_values" if measure else "contested_other",
        measure=measure,
        accounts=wording.templates["between"].join(accounts),
    )


def _spoken(
    claim: Claim, position: Position, printed: Printed
) -> tuple[PositionAssertion | None, Quantity | None]:
    """Return who prints a value as what its sentence says; named sources first."""
    for a in sorted(position.assertions, key=lambda a: not a.attribution):
        if not printed.sentences.is_told_by(a, claim):
            continue
        for quantity in _quantities(a, printed):
            if quantity.value == position.value and _is_counted(quantity, a, printed):
                return a, quantity
    return None, None


def _is_counted(
    quantity: Quantity, assertion: PositionAssertion, printed: Printed
) -> bool:
    """Tell whether a value is printed with what it counts: « trois » alone is not."""
    value = _words_of(quantity, assertion, printed)
    return len(words(value)) > 1 or any(map(str.isdigit, value))


def _measure(found: Sequence[Quantity], wording: Wording) -> str | None:
    """Return what unlike values are values of, "" where that has no name.

    None where they may be of two things.
    """
    measures = {q.measures for q in found}
    known = min((m for m in measures if m in wording.measures), default=None)
    if len(measures) == 1 and known is not None:
        return wording.measures[known]
    if len({q.unit for q in found}) == 1:
        return wording.measures[known] if known is not None else ""
    return None


def _account(
    assertion: PositionAssertion, found: Quantity, wording: Wording, printed: Printed
) -> str:
    value = _words_of(found, assertion, printed)
    value = value[:1].lower() + value[1:]
    who = _who(assertion, wording, printed)
    return wording.fill("account" if who else "account_alone", value=value, who=who)


def _versions(claim: Claim, wording: Wording, printed: Printed) -> str | None:
    lines = [position.line for position in claim.positions]
    if not all(lines) or len(set(lines)) < len(lines):
        return None
    denied = len({position.polarity for position in claim.positions}) > 1
    if not denied and not _are_of_one_matter(lines):
        return None
    sides: list[str] = []
    for position in claim.positions:
        text = position.line.replace("« ", "“").replace(" »", "”")
        who = _printer(position, printed)
        sides.append(wording.fill("side" if who else "side_alone", text=text, who=who))
    return wording.fill("contested", sides=wording.templates["between"].join(sides))


def _are_of_one_matter(lines: Sequence[str]) -> bool:
    stems = [{w[:_STEM] for w in words(line) if len(w) >= _STEM} for line in lines]
    return all(len(a & b) >= _SHARED for a, b in combinations(stems, 2))


def _printer(position: Position, printed: Printed) -> str:
    """Return the outlet that prints the line of a position, or how it begins."""
    return next(
        printed.outlets.get(a.document, "")
        for a in position.assertions
        if position.line in printed.sentences.bare(a.document, a.start)
    )


def _who(assertion: PositionAssertion, wording: Wording, printed: Printed) -> str:
    """Return who answers: in the article's words, or by name where those point back."""
    named = assertion.attribution or ""
    if not named:
        return printed.outlets.get(assertion.document, "")
    source = printed.sentences.source(assertion)
    if set(words(source or named)) & wording.leaning:
        return assertion.chain[-1] if len(assertion.chain) > 1 else named
    return source or named


def _words_of(
    quantity: Quantity, assertion: PositionAssertion, printed: Printed
) -> str:
    text = printed.sentences.documents[assertion.document].document.text
    return " ".join(text[quantity.start : quantity.end].split())


def _quantities(assertion: PositionAssertion, printed: Printed) -> tuple[Quantity, ...]:
    found = printed.sentences.documents.get(assertion.document)
    if found is None:
        return ()
    low = bisect_left(found.quantities, assertion.start, key=lambda q: q.start)
    high = bisect_left(found.quantities, assertion.end, key=lambda q: q.start)
    return found.quantities[low:high]
