"""Give every predicate the time it is about."""

from collections.abc import Sequence

from recoupe.model import ClauseTime, Parse, Timex


def clause_times(parse: Parse, timexes: Sequence[Timex]) -> tuple[ClauseTime, ...]:
    """Return one time for each predicate that has one, in text order."""
    del parse, timexes
    return ()
