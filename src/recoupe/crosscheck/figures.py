"""The table of figures: one slot, every value that was printed for it."""

from collections.abc import Sequence

from recoupe.model import Claim, Figure, FigureValue, Standing

RELATION = {Standing.UPDATED: "updated", Standing.CONTESTED: "contested"}


def tabulate_figures(claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """Return one row per claim that gives a value."""
    return tuple(
        _figure(claim)
        for claim in claims
        if any(position.value is not None for position in claim.positions)
    )


def _figure(claim: Claim) -> Figure:
    values = tuple(
        FigureValue(
            value=position.value,
            low=None,
            high=None,
            as_of=a.as_of,
            document=a.document,
            start=a.start,
            end=a.end,
            voice=a.voice,
        )
        for position in claim.positions
        for a in position.assertions
    )
    plain = "same" if len({v.value for v in values}) == 1 else "compatible"
    return Figure(
        claim=claim.id,
        measures=claim.predicate,
        unit=claim.positions[0].unit,
        values=values,
        relation=RELATION.get(claim.standing, plain),  # type: ignore[arg-type]
    )
