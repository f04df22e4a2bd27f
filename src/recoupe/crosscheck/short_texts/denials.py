"""Signs of a contradiction that lie in what two short texts deny."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from recoupe.crosscheck.short_texts.likeness import HELD, Links, Pair, alike
from recoupe.crosscheck.short_texts.sign import Sign, brevity, make_sign
from recoupe.crosscheck.short_texts.statements import Denial, Statement
from recoupe.lang.contraries import Contraries

ENOUGH = 0.5  # share of what is denied that the other text must hold to answer it
REGARDLESS = 0.45  # what a denial tells where the other text has nothing of it
DEEP = 3  # arcs below what is denied that are part of it
OF_NAME = 0.5  # what a word of a name counts in what is denied
DAMPING = 0.4  # in rarity
HALF = 0.5  # of a correction, from which the other text holds it
ARGUMENTS = frozenset(
    {"amod", "appos", "flat", "iobj", "nmod", "nsubj", "nummod", "obj", "obl"}
    | {"ccomp", "xcomp"}
)


def denies(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text denies, the other does not; it tells more where both are about it."""
    del contraries
    stance = _imbalance(pair)
    answered = max(_answered(*way) for way in pair.ways)
    told = REGARDLESS + (1 - REGARDLESS) * min(1.0, answered / ENOUGH)
    return make_sign("denies", stance * told, _cues(pair))


def denies_briefly(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text denies, and neither says much else."""
    del contraries
    return make_sign("denies_briefly", _imbalance(pair) * brevity(pair), _cues(pair))


def both_deny(pair: Pair, contraries: Contraries) -> Sign | None:
    """Both texts deny."""
    del contraries
    stance = min(pair.left.stance, pair.right.stance)
    return make_sign("both_deny", stance, _cues(pair))


def denied_there(pair: Pair, contraries: Contraries) -> Sign | None:
    """What one text says happened, the other says did not.

    That it did not happen to all leaves room for some: « pas toutes les écoles ».
    """
    found = [
        x for x in _predicates(pair) if x.differ and not _is_of_all(pair, x, contraries)
    ]
    best = max(found, key=lambda x: x.strength, default=None)
    return best and make_sign("denied_there", best.strength, best.detail)


def said_there(pair: Pair, contraries: Contraries) -> Sign | None:
    """What one text says happened, or did not, the other says too."""
    del contraries
    found = [x for x in _predicates(pair) if not x.differ]
    best = max(found, key=lambda x: x.strength, default=None)
    return best and make_sign("said_there", best.strength, best.detail)


def _cues(pair: Pair) -> str:
    told = (
        ", ".join(dict.fromkeys(text.tokens[d.cue].text for d in text.denials)) or "—"
        for text in (pair.left, pair.right)
    )
    return " / ".join(told)


def _imbalance(pair: Pair) -> float:
    """Return how much more one text denies than the other, 0 to 1."""
    ours, theirs = (_unmet(*way) for way in pair.ways)
    return abs(ours - theirs)


def _unmet(one: Statement, other: Statement, links: Links) -> float:
    """Return how much a text denies, but for what the other corrects like it.

    « Le pont n'est pas fermé, mais réservé aux cars » beside « réservé aux cars ».
    """
    left = (
        denial.weight
        for denial in one.denials
        if not _is_corrected(denial, one, other, links)
    )
    return max(left, default=0.0)


def _is_corrected(
    denial: Denial, one: Statement, other: Statement, links: Links
) -> bool:
    if any(each.cue in denial.instead for each in one.denials):
        return False
    told = [at for at in sorted(denial.instead) if at in one.rarity]
    held = sum(
        one.rarity[at] * links[at].likeness
        for at in told
        if at in links and links[at].token not in other.denied
    )
    return bool(told) and held >= HALF * (sum(one.rarity[at] for at in told) + DAMPING)


def _answered(one: Statement, other: Statement, links: Links) -> float:
    """Return how much of something that one text denies the other affirms, 0 to 1."""
    best = 0.0
    for head in sorted({denial.head for denial in one.denials}):
        total = held = 0.0
        for at, depth in _argument(one, head):
            weight = one.rarity[at] / (1 + depth / 2)
            weight *= OF_NAME if at in one.names else 1.0
            total += weight
            link = links.get(at)
            if link is not None and link.token not in other.denied:
                held += weight * link.likeness
        best = max(best, held / (total + DAMPING))
    return best


def _argument(text: Statement, head: int) -> Iterator[tuple[int, int]]:
    """Yield the content words of what is denied, and how far below they stand."""
    cues = {denial.cue for denial in text.denials}
    front, seen = [head], {head}
    for depth in range(DEEP + 1):
        for at in front:
            if at in text.rarity and at not in cues:
                yield at, depth
        front = [
            below
            for at in front
            for below in text.children.get(at, ())
            if text.tokens[below].dep.split(":")[0] in ARGUMENTS and below not in seen
        ]
        seen.update(front)


class _Predicates(NamedTuple):
    """Two predicates that can stand for one happening."""

    strength: float
    differ: bool  # one affirmed, the other denied
    detail: str
    tokens: tuple[int, int]


def _predicates(pair: Pair) -> Iterator[_Predicates]:
    left, right = pair.left, pair.right
    ours = [at for at in left.content if at in left.predicates]
    theirs = [at for at in right.content if at in right.predicates]
    for a, b in product(ours, theirs):
        likeness = alike(left, a, right, b, pair.words)
        if likeness < HELD:
            continue
        shares = _share(left, a, pair.forth), _share(right, b, pair.back)
        near = 0.3 + 0.3 * max(shares) + 0.4 * min(shares)
        telling = min(1.0, DAMPING + left.rarity[a])
        differ = (a in left.denied) != (b in right.denied)
        detail = f"{left.lemmas[a]} / {right.lemmas[b]}"
        yield _Predicates(likeness * near * telling, differ, detail, (a, b))


def _is_of_all(pair: Pair, found: _Predicates, contraries: Contraries) -> bool:
    """Tell whether what is denied is only that it is so of all, or always."""
    texts = pair.left, pair.right
    return any(
        text.lemmas[at] in contraries.universal
        for text, token in zip(texts, found.tokens, strict=True)
        if token in text.denied
        for at in text.below(token)
    )


def _share(text: Statement, at: int, links: Links) -> float:
    """Return how much of what stands near a predicate the other text has too."""
    below = text.children.get(at, ())
    near = {*below, *(x for y in below for x in text.children.get(y, ()))}
    near.add(text.tokens[at].head)
    told = sorted(x for x in near if x in text.rarity and x != at)
    held = sum(text.rarity[x] for x in told if x in links)
    return held / (sum(text.rarity[x] for x in told) + 0.3)
