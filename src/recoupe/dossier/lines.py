"""The printed sentence that tells a claim on a front page.

A claim is worded by a clause, which may be a fragment. A line is a whole sentence that
says it first, and not in passing; a claim without one is listed, but leads nowhere.
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from recoupe.dossier.sentences import STRENGTH, Sentences
from recoupe.model import Claim, Position, PositionAssertion


def add_lines(claims: Iterable[Claim], sentences: Sentences) -> tuple[Claim, ...]:
    """Return claims with the line of each position, where a sentence tells it."""
    return tuple(
        replace(
            claim,
            positions=tuple(
                replace(position, line=_line_of(position, rest, claim, sentences))
                for position, rest in _with_others(claim.positions)
            ),
        )
        for claim in claims
    )


def _with_others(
    positions: Sequence[Position],
) -> Iterable[tuple[Position, list[PositionAssertion]]]:
    for position in positions:
        rest = [a for p in positions if p is not position for a in p.assertions]
        yield position, rest


def _line_of(
    position: Position,
    rest: Collection[PositionAssertion],
    claim: Claim,
    sentences: Sentences,
) -> str:
    """Return the sentence that tells a position, "" where none does by itself.

    That is one that says it as surely as any, prints its value where it has one, and
    tells none of the other positions; best the one that the claim is worded after.
    Where no sentence reads alone, the clause that opens one may.
    """
    surest = max(STRENGTH.get(a.factuality, 0) for a in position.assertions)
    elsewhere = {(a.document, sentences.around(a.document, a.start)[0]) for a in rest}
    telling = [
        a
        for a in sorted(position.assertions, key=lambda a: (a.document, a.start))
        if STRENGTH.get(a.factuality, 0) == surest
        and (a.document, sentences.around(a.document, a.start)[0]) not in elsewhere
        and sentences.is_told_by(a, claim)
        and (position.value is None or sentences.prints(a, position.value))
    ]
    lines = [
        sentences.bare(a.document, a.start)
        for a in telling
        if sentences.reads_alone(a.document, a.start)
    ] or [clause for a in telling if (clause := sentences.opening_clause(a))]
    return next((line for line in lines if claim.text in line), next(iter(lines), ""))
