"""Who answers for an assertion, and how many independent voices that makes."""

from collections.abc import Mapping, Sequence

from recoupe.crosscheck.items import Item
from recoupe.crosscheck.positions import STRENGTH
from recoupe.model import EntityId, Voice


def voice_of(item: Item, names: Mapping[EntityId, str]) -> tuple[str, str, bool]:
    """Return id, label and whether it is an attributed source, of who answers."""
    if item.chain and item.assertion.kind != "speech":
        inner = item.chain[0]
        if inner.entity is not None:
            return inner.entity, names.get(inner.entity, inner.entity), True
        label = inner.source_type or "source"
        return f"unnamed:{item.origin}:{label}", label, True
    return item.origin, item.outlet, False


def voices(items: Sequence[Item], names: Mapping[EntityId, str]) -> tuple[Voice, ...]:
    """Return the distinct voices behind assertions, sorted by id.

    Ten outlets that quote one spokesman are one voice; copies of one dispatch are one.
    """
    found: dict[str, tuple[str, bool, bool, set[str]]] = {}
    for item in items:
        key, label, is_source = voice_of(item, names)
        party = is_source and key in item.parties
        known = found.setdefault(key, (label, is_source, party, set()))
        known[3].add(item.document)
    return tuple(
        Voice(
            id=key,
            label=label,
            kind="source" if is_source else "origin",
            party=party,
            documents=tuple(sorted(documents)),  # type: ignore[arg-type]
        )
        for key, (label, is_source, party, documents) in sorted(found.items())
    )


def strongest(items: Sequence[Item]) -> list[Item]:
    """Return the items at the highest strength among ``items``."""
    top = max(STRENGTH[item.assertion.factuality] for item in items)
    return [i for i in items if STRENGTH[i.assertion.factuality] == top]
