"""The policy: from positions and voices to a standing."""

from collections.abc import Sequence

from recoupe.crosscheck.amounts import CUMULATIVE
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.positions import STRENGTH, strongest
from recoupe.model import Check, Standing, Voice


def judge(
    positions: Sequence[Sequence[Item]], voices: Sequence[Voice]
) -> tuple[Standing, Check]:
    """Return how a claim stands, and the sentence that says why.

    Args:
        positions: The leading one first.
        voices: Those of the leading position at its highest strength.
    """
    if len(positions) > 1:
        return _judge_rivals(positions)
    leading = positions[0]
    if not _is_asserted(leading):
        return _found(Standing.SPECULATIVE, "nobody asserts it above possible")
    if _carried_out(leading) and len(voices) == 1:
        return _found(Standing.UPDATED, "announced first, then reported as done")
    return _judge_voices(leading, voices)


def _judge_voices(
    leading: Sequence[Item], voices: Sequence[Voice]
) -> tuple[Standing, Check]:
    if all(voice.party for voice in voices):
        return _found(Standing.PARTY_CLAIM, "every voice is a party or nameless")
    loudest = strongest(leading)
    apart = min(len({i.origin for i in loudest}), len({i.document for i in loudest}))
    if len(voices) > 1 and apart > 1:
        return _found(Standing.CORROBORATED, f"at most {len(voices)} voices")
    if voices[0].kind == "source" and len({item.origin for item in leading}) > 1:
        return _found(Standing.PARTY_CLAIM, "several relay one source, nobody asserts")
    if len(voices) > 1:
        return _found(Standing.SINGLE_ORIGIN, "several voices, heard by one origin")
    return _found(Standing.SINGLE_ORIGIN, "one voice")


def _judge_rivals(positions: Sequence[Sequence[Item]]) -> tuple[Standing, Check]:
    if _succeed(positions):
        return _found(Standing.UPDATED, "the values follow one another in time")
    backed = [p for p in positions if _is_asserted(p)]
    if len(backed) < 2:
        return _found(Standing.CONTESTED, "denied, or given with another value")
    return _found(Standing.CONTESTED, f"{len(positions)} positions")


def _found(standing: Standing, why: str) -> tuple[Standing, Check]:
    return standing, Check(standing.value, 1.0, why)


def _is_asserted(position: Sequence[Item]) -> bool:
    return max(STRENGTH[item.assertion.factuality] for item in position) > 1


def _carried_out(position: Sequence[Item]) -> bool:
    """Tell whether a plan in print came before the report of the deed."""
    done = [i.as_of for i in strongest(position) if i.assertion.factuality == "certain"]
    deeds = {
        i.assertion.predicate for i in position if i.assertion.factuality == "certain"
    }
    planned = [
        i.as_of
        for i in position
        if i.assertion.factuality == "announced" and i.assertion.predicate in deeds
    ]
    days = [day for day in planned if day], [day for day in done if day]
    return all(days) and min(days[0]) < min(days[1])


def _succeed(positions: Sequence[Sequence[Item]]) -> bool:
    """Tell whether time explains the positions: a count that grows from day to day.

    A stale value still in print after a newer one changes nothing: what counts is the
    day on which each value first appears.
    """
    if not all(
        any(amount.measures in CUMULATIVE for amount in item.amounts)
        for position in positions
        for item in position
    ):
        return False
    first = [_first_day(position) for position in positions]
    return None not in first and len(set(first)) == len(first)


def _first_day(position: Sequence[Item]) -> str | None:
    days = [item.as_of for item in position]
    return min(day for day in days if day) if all(days) else None
