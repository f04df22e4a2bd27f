"""Sentences and quotations that one outlet took over from another: one origin."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.standing.positions import are_two_speakers, are_verbatim
from recoupe.lang.words import Words

LONG = 7  # content words of a sentence that two reporters do not write alike
WORDED_ALIKE = (
    0.6  # of all content words of two sentences: one was written on the other
)
# … in one order: « le parquet a ouvert une enquête », « une enquête a été ouverte par
# le parquet » are two hands. Ratio of ``difflib`` over their words.
IN_ORDER = 0.45
WORD = re.compile(r"\w+")


def settle_origins(items: Sequence[Item], words: Words) -> tuple[Item, ...]:
    """Give items whose sentences are worded alike one origin.

    Two reporters do not write one long sentence in the same words and order: it was
    taken over, even where nothing else of the article was. What stands between
    quotation marks is another matter: the same words there were said once, by whom they
    are given to first unless two people are named.
    """
    kept: list[Item] = []
    settled = []
    for item in items:
        first = next(
            (other for other in kept if _are_worded_alike(item, other, words)), item
        )
        if first is item:
            kept.append(item)
        found = msgspec.structs.replace(item, origin=first.origin)
        if item.is_quoted:
            found = msgspec.structs.replace(
                item, chain=first.chain, sources=first.sources
            )
        settled.append(found)
    return tuple(settled)


def _are_worded_alike(item: Item, other: Item, words: Words) -> bool:
    """Tell whether two sentences, or two quotations, follow one another's words."""
    if item.is_quoted != other.is_quoted:
        return False
    if item.is_quoted:
        return are_verbatim(item, other) and not are_two_speakers(item, other, words)
    # What somebody said is worded alike by whoever quotes it.
    here, there = (one.context - one.told for one in (item, other))
    shared, every = here & there, here | there
    if len(here) < LONG or len(shared) < WORDED_ALIKE * len(every):
        return False
    ours, theirs = (WORD.findall(one.told_in.lower()) for one in (item, other))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= IN_ORDER
