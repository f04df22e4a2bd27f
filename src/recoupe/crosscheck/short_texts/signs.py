"""What speaks for two short texts contradicting each other, and what against it.

The signs that lie in what they deny are in ``denials``, those that lie in a day, a
figure or a place in ``exclusions``.
"""

from itertools import product

from recoupe.crosscheck.short_texts.denials import (
    both_deny,
    denied_there,
    denies,
    denies_briefly,
    said_there,
)
from recoupe.crosscheck.short_texts.exclusions import (
    other_figure,
    other_place,
    other_time,
)
from recoupe.crosscheck.short_texts.likeness import Pair
from recoupe.crosscheck.short_texts.parallels import said_of_same
from recoupe.crosscheck.short_texts.sign import Finder, Sign, brevity, make_sign
from recoupe.lang.contraries import Contraries

STRAY = 0.5  # what two opposite words tell that are said of nothing in common
ENOUGH = 0.4  # in rarity: what two contraries share of one thing that they clash on


def brief(pair: Pair, contraries: Contraries) -> Sign | None:
    """Neither text says much: texts that elaborate on each other are longer."""
    del contraries
    return make_sign("brief", brevity(pair), f"{pair.left.mass + pair.right.mass:.1f}")


def opposite_words(pair: Pair, contraries: Contraries) -> Sign | None:
    """The texts use words that cannot both be true of one thing, of the same thing.

    Where one of the words is denied, they say the same.
    """
    found: dict[str, tuple[float, bool]] = {}
    for a, b in product(pair.left.content, pair.right.content):
        strength = _opposition(pair, a, b, contraries)
        if strength > 0:
            same = (a in pair.left.denied) == (b in pair.right.denied)
            detail = f"{pair.left.lemmas[a]} / {pair.right.lemmas[b]}"
            found[detail] = max(found.get(detail, (0.0, same)), (strength, same))
    if not found:
        return None
    detail, (strength, same) = max(found.items(), key=lambda x: (x[1], x[0]))
    return make_sign("opposite_words", strength if same else -strength, detail)


def _opposition(pair: Pair, a: int, b: int, contraries: Contraries) -> float:
    """Return how surely two words say contrary things of one thing, 0 to 1."""
    left, right = pair.left, pair.right
    x, y = left.lemmas[a], right.lemmas[b]
    if x in right.lemmas and y in left.lemmas:
        return 0.0
    told = said_of_same(pair, a, b) / ENOUGH
    if contraries.are_opposites(x, y):
        return min(1.0, max(STRAY, told))
    return min(1.0, told) if _are_by_concept(pair, a, b) else 0.0


def _are_by_concept(pair: Pair, a: int, b: int) -> bool:
    """Tell whether two words of one class, each of one text alone, are contraries."""
    left, right, concepts = pair.left, pair.right, pair.words.concepts
    x, y = left.lemmas[a], right.lemmas[b]
    if x in right.lemmas or y in left.lemmas:
        return False
    if left.tokens[a].pos != right.tokens[b].pos:
        return False
    meant, other = left.meanings.get(x, {}), right.meanings.get(y, {})
    opposed = concepts.are_opposites(meant, other)
    return opposed and concepts.likeness(meant, other) <= 0


def hearsay(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text reports what circulates, the other does not."""
    told = [text.where(contraries.hearsay) for text in (pair.left, pair.right)]
    if bool(told[0]) == bool(told[1]):
        return None
    shown = pair.left if told[0] else pair.right
    return make_sign("hearsay", 1.0, shown.tokens[(told[0] or told[1])[0]].text)


def only(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text restricts what it says: that seldom contradicts, mostly it completes."""
    told = [text.where(contraries.only) for text in (pair.left, pair.right)]
    if bool(told[0]) == bool(told[1]):
        return None
    shown = pair.left if told[0] else pair.right
    return make_sign("only", 1.0, shown.tokens[(told[0] or told[1])[0]].text)


def before_and_after(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text puts something before what the other puts it after."""
    for one, other, links in pair.ways:
        for a, b in product(
            one.where(contraries.before), other.where(contraries.after)
        ):
            near = other.around(b, steps=1)
            shared = (links[at].token for at in one.around(a, steps=1) if at in links)
            if any(token in near for token in shared):
                detail = f"{one.tokens[a].text} / {other.tokens[b].text}"
                return make_sign("before_and_after", 1.0, detail)
    return None


SIGNS: tuple[Finder, ...] = (
    denies,
    denies_briefly,
    both_deny,
    denied_there,
    said_there,
    opposite_words,
    other_time,
    other_figure,
    other_place,
    before_and_after,
    hearsay,
    only,
    brief,
)
