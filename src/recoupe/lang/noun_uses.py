"""Where an ambiguous noun tells what happens, and where it names something."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import msgspec

from recoupe.errors import PackError
from recoupe.lang.frames import read_table


class Condition(msgspec.Struct, frozen=True):
    """One test of how a noun stands: kind, the words or the slot, its classes."""

    kind: str  # governor, preposition, slot, or a name such as « plural »
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


class NounUse(msgspec.Struct, frozen=True):
    """Where a noun tells an event; one of ``where`` holds if all its tests do."""

    only: bool
    where: tuple[tuple[Condition, ...], ...]


_NAMED = frozenset({"subject", "plural", "singular", "bare", "poss", "adj"})


@cache
def load_noun_uses(language: str) -> Mapping[str, tuple[NounUse, ...]]:
    """Return by lemma where ambiguous nouns tell an event.

    Raises:
        PackError: if the language has no such table, or a sign is unknown.
    """
    found: dict[str, list[NounUse]] = defaultdict(list)
    for nouns, sign, conditions, *_ in read_table(language, "noun_uses"):
        if sign not in {"only", "not"}:
            raise PackError(f"{language}/noun_uses.tsv: {nouns}: no sign {sign!r}")
        where = tuple(
            tuple(_condition(test) for test in tests.split("+"))
            for tests in conditions.split()
            if tests != "-"
        )
        for noun in nouns.split("/"):
            found[noun].append(NounUse(sign == "only", where))
    return {noun: tuple(uses) for noun, uses in found.items()}


def _condition(written: str) -> Condition:
    if written in _NAMED:
        return Condition(written)
    if written.startswith("<"):
        return Condition("governor", frozenset(written[1:].split("/")))
    if written.startswith("@"):
        return Condition("preposition", frozenset({written[1:]}))
    slot, _, classes = written.partition(":")
    asked = frozenset(c for c in classes.split(",") if c)
    return Condition("slot", frozenset({slot}), asked)
