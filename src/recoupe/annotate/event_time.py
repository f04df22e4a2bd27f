"""Give every predicate the time it is about.

A temporal expression belongs to the predicate it depends on in the parse; a predicate
without one borrows that of the predicate that governs it, then the only date of its
sentence. What no expression places stays without a time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from recoupe.model import ClauseTime, Parse, Sentence, Timex, Token

PREDICATES = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
VERBAL = frozenset({"VERB", "AUX"})
PLACING = frozenset({"DATE", "TIME"})

# A relative clause, an adverbial clause or a complement has its own time.
OWN_TIME = ("acl", "advcl", "ccomp", "parataxis", "root", "csubj")
LONGEST_CLIMB = 4


def clause_times(parse: Parse, timexes: Sequence[Timex]) -> tuple[ClauseTime, ...]:
    """Return one time for each predicate that has one, in text order."""
    placed = [
        (index, timex)
        for index, timex in enumerate(timexes)
        if timex.type in PLACING and timex.value is not None
    ]
    by_sentence: dict[int, list[tuple[int, Timex]]] = defaultdict(list)
    rank = 0
    for index, timex in placed:
        while rank < len(parse.sentences) and parse.sentences[rank].end <= timex.start:
            rank += 1
        if rank < len(parse.sentences):
            by_sentence[rank].append((index, timex))
    return tuple(
        found
        for rank in sorted(by_sentence)
        for found in _in_sentence(parse, parse.sentences[rank], by_sentence[rank])
    )


def _in_sentence(
    parse: Parse, sentence: Sentence, timexes: Sequence[tuple[int, Timex]]
) -> list[ClauseTime]:
    own: dict[int, int] = {}
    for index, timex in timexes:
        governor = _governor(parse, sentence, timex)
        if governor is not None:
            own.setdefault(governor, index)
    alone = timexes[0][0] if len(timexes) == 1 else None
    return [
        found
        for token in parse.tokens[sentence.first : sentence.last]
        if token.pos in PREDICATES
        and (found := _time_of(parse, token, own, alone)) is not None
    ]


def _governor(parse: Parse, sentence: Sentence, timex: Timex) -> int | None:
    """Return the predicate that a temporal expression depends on."""
    inside = parse.tokens_in(timex.start, timex.end)
    tokens = {token.index for token in inside}
    tops = [t for t in inside if t.head not in tokens or t.head == t.index]
    if not tops:
        return None
    token = parse.tokens[tops[0].head]
    for _ in range(LONGEST_CLIMB):
        if token.pos in VERBAL and token.index not in tokens:
            return token.index
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
    if token.index in tokens or not sentence.first <= token.index < sentence.last:
        return None
    return token.index


def _time_of(
    parse: Parse, token: Token, own: Mapping[int, int], alone: int | None
) -> ClauseTime | None:
    if token.index in own:
        return ClauseTime(token=token.index, timex=own[token.index], rule="own")
    if token.pos in VERBAL and token.dep.startswith(OWN_TIME) and token.head in own:
        return None
    step = token
    for _ in range(LONGEST_CLIMB):
        if step.head == step.index:
            break
        step = parse.tokens[step.head]
        if step.index in own:
            return ClauseTime(token=token.index, timex=own[step.index], rule="governor")
    if alone is not None:
        return ClauseTime(token=token.index, timex=alone, rule="sentence")
    return None
