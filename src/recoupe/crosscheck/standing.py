"""The policy: from positions and voices to a standing."""

from collections.abc import Sequence

from recoupe.crosscheck.items import Item
from recoupe.crosscheck.positions import STRENGTH
from recoupe.model import Check, Standing, Voice


def judge(
    positions: Sequence[Sequence[Item]], voices: Sequence[Voice]
) -> tuple[Standing, Check]:
    """Return how a claim stands, and the sentence that says why.

    ``voices`` are those of the leading position at its highest strength.
    """
    if len(positions) > 1:
        if _succeed(positions):
            return Standing.UPDATED, _why("updated", "les valeurs se suivent")
        return Standing.CONTESTED, _why("contested", f"{len(positions)} positions")
    if max(STRENGTH[i.assertion.factuality] for i in positions[0]) <= 1:
        return Standing.SPECULATIVE, _why("speculative", "personne ne l'affirme")
    if voices and all(voice.party for voice in voices):
        return Standing.PARTY_CLAIM, _why("party-claim", "seule une partie le dit")
    if len(voices) > 1:
        detail = f"au plus {len(voices)} voix"
        return Standing.CORROBORATED, _why("corroborated", detail)
    return Standing.SINGLE_ORIGIN, _why("single-origin", "une seule voix")


def _why(name: str, detail: str) -> Check:
    return Check(name, 1.0, detail)


def _succeed(positions: Sequence[Sequence[Item]]) -> bool:
    """Tell whether as-of times set the positions apart, one after the other."""
    times = [
        sorted({i.assertion.as_of for i in position if i.assertion.as_of})
        for position in positions
    ]
    if not all(times):
        return False
    ordered = sorted(times)
    return all(
        earlier[-1] < later[0]
        for earlier, later in zip(ordered, ordered[1:], strict=False)
    )
