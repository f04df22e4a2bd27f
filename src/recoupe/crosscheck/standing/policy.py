"""The policy: from positions and voices to a standing."""

from collections.abc import Sequence

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.crosscheck.standing.positions import STRENGTH, strongest
from recoupe.crosscheck.standing.succession import tell_order
from recoupe.lang.words import Words
from recoupe.model import Check, DocumentId, EntityId, Standing, Voice


def judge(
    positions: Sequence[Sequence[Item]], voices: Sequence[Voice], words: Words
) -> tuple[Standing, Check]:
    """Return how a claim stands, and the sentence that says why.

    Args:
        positions: The leading one first.
        voices: Those of the leading position at its highest strength.
        words: What is known of words.
    """
    if len(positions) > 1:
        if (order := tell_order(positions, words)) is not None:
            return _found(Standing.UPDATED, order)
        if (why := _why_contested(positions)) is not None:
            return _found(Standing.CONTESTED, why)
    return _judge_alone(positions[0], voices)


def _judge_alone(
    leading: Sequence[Item], voices: Sequence[Voice]
) -> tuple[Standing, Check]:
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
    if voices[0].kind == "source" and len({item.origin for item in loudest}) > 1:
        return _found(Standing.PARTY_CLAIM, "several relay one source, nobody asserts")
    if len(voices) > 1:
        return _found(Standing.SINGLE_ORIGIN, "several voices, heard by one origin")
    return _found(Standing.SINGLE_ORIGIN, "one voice")


def _why_contested(positions: Sequence[Sequence[Item]]) -> str | None:
    """Return why positions exclude each other, None where nobody takes two of them.

    What a clause permits, awaits or prevents is taken by nobody; what is only held
    possible opposes a denial, nothing else. One source in one article does not
    contradict itself: it was read wrong, or quoted in part.
    """
    stated = [[i for i in position if not i.is_embedded] for position in positions]
    backed = [position for position in stated if position and _is_asserted(position)]
    if len(backed) > 1 and _are_told_by_two(backed):
        return f"{len(backed)} positions"
    denied = any(i.assertion.polarity == "-" for position in backed for i in position)
    held = [position for position in stated if _is_held(position)]
    if denied and len(held) > 1 and _are_told_by_two(held):
        return "held possible, and denied"
    return None


def _are_told_by_two(positions: Sequence[Sequence[Item]]) -> bool:
    tellers = {_teller(item) for position in positions for item in position}
    return len(tellers) > 1


def _teller(item: Item) -> tuple[DocumentId, EntityId | None]:
    """Return the article, and whom it cites for what is no act of speech."""
    cited = item.chain and item.assertion.kind != SPEECH
    return item.document, item.chain[0].entity if cited else None


def _is_held(position: Sequence[Item]) -> bool:
    return any(STRENGTH[item.assertion.factuality] > 0 for item in position)


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
