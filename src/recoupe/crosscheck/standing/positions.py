"""Group the assertions of one claim by what they make of it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from recoupe.crosscheck.checks.names import PEOPLE, is_named, is_person
from recoupe.crosscheck.checks.opposition import are_opposed
from recoupe.crosscheck.checks.tallies import are_near
from recoupe.crosscheck.checks.wording import (
    denies_a_part,
    denies_unless,
    name_others_in_brackets,
    put_another_word,
    trade_parts,
)
from recoupe.crosscheck.figures.growth import is_outgrown
from recoupe.crosscheck.items.amounts import Amount
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.crosscheck.standing.misquoted import misquote
from recoupe.crosscheck.standing.naming import bare_name
from recoupe.lang.words import Words
from recoupe.model import Assertion, EntityId, Factuality

ONE_STATEMENT = 0.5  # of the lemmas of the shorter of two, from which they are one
OPEN = frozenset({"conditional", "possible", "unknown"})
REQUEST = "REQUEST"  # acts by which one asks another to do something
VERBATIM, TELLING = 0.8, 2  # share of lemmas and lemmas from which words are the same

# Stronger first. A weaker assertion never corroborates a stronger one.
STRENGTH: dict[Factuality, int] = {
    "certain": 3,
    "probable": 2,
    "announced": 2,
    "possible": 1,
    "conditional": 1,
    "unknown": 0,
}


def compatible(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two assertions of one claim can both hold.

    Numbers can where their intervals meet: « plus de 4 milliards » contains
    « 4,2 milliards »; « 38 » and « 39 » are two positions.
    """
    kinds = {left.assertion.kind, right.assertion.kind}
    if kinds == {"figure"}:  # what is said around two figures opposes no values
        if left.assertion.polarity != right.assertion.polarity:
            return False
        if is_outgrown(left, right):
            return False
    elif are_opposed(left, right, words):
        return False
    if _are_told_apart(left, right, words) or _is_cut_short(left, right, words):
        return False
    if not _same_word(left, right, words) or misquote(left, right, words) is not None:
        return False
    return not are_of_other_amounts(left, right, words)


def are_of_other_amounts(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two assertions give amounts of one thing, and none that both can."""
    one_day = left.as_of is not None and left.as_of == right.as_of
    pairs = [(a, b) for a in left.amounts for b in right.amounts]
    if any(a.meets(b) and _count_people(a, b, words) for a, b in pairs):
        return False  # « 240 salariés », « 240 personnes »
    slots = [
        a.meets(b) or (one_day and a.allows(b))
        for a, b in pairs
        if _of_one_thing(left, right, a, b, words)
    ]
    return bool(slots) and not any(slots)


def _are_told_apart(left: Item, right: Item, words: Words) -> bool:
    """Tell whether the same words are put into the mouths of two people."""
    if not (left.is_quoted and right.is_quoted):
        return False
    a, b = left.assertion, right.assertion
    if name_others_in_brackets(a, b):
        return True
    return are_verbatim(left, right) and are_two_speakers(left, right, words)


def _is_cut_short(left: Item, right: Item, words: Words) -> bool:
    """Tell whether of what one speaker said, one report drops the condition.

    « Nous fermerons le site si l'État n'aide pas », « Nous fermerons le site ».
    """
    if not (left.chain and right.chain) or left.assertion.kind == SPEECH:
        return False
    speaker = left.chain[0].entity
    if not is_named(speaker) or speaker != right.chain[0].entity:
        return False
    a, b = left.assertion, right.assertion
    return _is_open(a, left, words) != _is_open(b, right, words)


def are_two_speakers(left: Item, right: Item, words: Words) -> bool:
    """Tell whether what two articles quote is given to two people.

    By name; by what they are, where no table joins « la ministre » and « un député »;
    where one of them only says that another says it: « mes adversaires racontent que
    je vends la ville »; or where the other stands beside whoever speaks: « a lancé la
    ministre au syndicaliste Paul Jamet ».
    """
    speakers = [item.chain[0].entity for item in (left, right)]
    if speakers[0] == speakers[1]:
        return False
    if all(is_person(who) for who in speakers):
        return True
    if not any(is_named(who) for who in speakers):
        one, two = (_office(item.sources[0], words) for item in (left, right))
        people = all((who or "").startswith(PEOPLE) for who in speakers)
        if people and one != two and not are_near(one, two, words):
            return True
    return any(
        is_named(who)
        and (
            who in {said.entity for said in item.chain[1:]} or _stands_beside(who, item)
        )
        for who, item in zip(speakers, (right, left), strict=True)
    )


def _stands_beside(who: EntityId | None, item: Item) -> bool:
    """Tell whether a sentence names somebody besides who speaks, by a role, in it."""
    speaker, words = item.chain[0].entity, item.sources[0].lower().split()
    if who is None or who not in item.around or not is_person(who) or is_named(speaker):
        return False
    called = set(who.partition(":")[2].split("-"))
    return len(words) > 1 and called.isdisjoint(words)  # « la mère de Paul », « elle »


def _office(source: str, words: Words) -> str:
    """Return the first noun of what somebody is called: « ministre »."""
    return bare_name(source, words.determiners).split(" ")[0]


def are_verbatim(left: Item, right: Item) -> bool:
    """Tell whether two clauses are the same, word for word or nearly."""
    shared, every = left.lemmas & right.lemmas, left.lemmas | right.lemmas
    return len(shared) >= max(TELLING, VERBATIM * len(every))


def _of_one_thing(left: Item, right: Item, a: Amount, b: Amount, words: Words) -> bool:
    """Tell whether two amounts fill one slot: always those of two aligned figures."""
    if left.assertion.kind == "figure" and right.assertion.kind == "figure":
        return True
    if a.measures is not None and a.measures == b.measures:
        return True  # « huit morts » and « onze marins » who died are one toll
    if a.measures is not None and b.measures is not None:
        return False
    ours, theirs = a.unit or "", b.unit or ""
    if ours == theirs:
        return True
    return are_near(ours, theirs, words)


def _count_people(a: Amount, b: Amount, words: Words) -> bool:
    """Tell whether one of two amounts counts people, whoever, and the other people."""
    units = {a.unit or "", b.unit or ""}
    people = all(map(words.names_people, units))
    return people and not words.anyone.isdisjoint(units)


def _same_word(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two reports give one statement the same sense.

    A condition or a negation that one of them leaves out makes another statement, and
    so does another day, or the contrary word.
    """
    if _state_contraries(left, right, words) or put_another_word(left, right, words):
        return False
    return all(
        _is_said_alike(a, b, words)
        and _is_open(a, left, words) == _is_open(b, right, words)
        and not _are_of_days(a, b)
        for a in left.contents
        for b in right.contents
        if a.predicate == b.predicate
        if _is_one_statement(a, b) or (a is left.said and b is right.said)
        if not (_is_inside(a, left.contents) and _is_inside(b, right.contents))
    )


def _is_said_alike(a: Assertion, b: Assertion, words: Words) -> bool:
    """Tell whether neither of two things said denies the other, or is of another."""
    if name_others_in_brackets(a, b) or trade_parts(a, b):
        return False
    partly = any(denies_a_part(x, words) or denies_unless(x, words) for x in (a, b))
    return a.polarity == b.polarity or partly


def _state_contraries(left: Item, right: Item, words: Words) -> bool:
    """Tell whether what two acts of speech mainly said are contraries."""
    a, b = left.said, right.said
    if a is None or b is None or a.polarity != b.polarity:
        return False
    if len(set(a.lemmas) & set(b.lemmas)) < TELLING:
        return False  # contraries of one thing
    if frozenset({a.predicate, b.predicate}) in words.opposite_senses:
        return True
    heads = (a.lemmas[:1], left.meanings), (b.lemmas[:1], right.meanings)
    one, two = (known.get(lemma, {}) for head, known in heads for lemma in head)
    return words.concepts.are_opposites(one, two)


def _is_inside(told: Assertion, contents: Sequence[Assertion]) -> bool:
    """Tell whether something said is part of another: « venu pour gagner »."""
    length = told.end - told.start
    return any(
        c.start <= told.start and told.end <= c.end and c.end - c.start > length
        for c in contents
    )


def _is_one_statement(a: Assertion, b: Assertion) -> bool:
    """Tell whether two people, or one twice, said so much the same."""
    ours, theirs = frozenset(a.lemmas), frozenset(b.lemmas)
    least = max(TELLING, ONE_STATEMENT * min(len(ours), len(theirs)))
    return len(ours & theirs) >= least


def _are_of_days(a: Assertion, b: Assertion) -> bool:
    """Tell whether two contents are placed in time, and apart."""
    if not (a.first and a.last and b.first and b.last):
        return False
    return a.last < b.first or b.last < a.first


def _is_open(said: Assertion, item: Item, words: Words) -> bool:
    """Tell whether what was said was left open: « si », « peut-être », « dire que ».

    What an act asks for is open by what the act is: « elle a réclamé des excuses ».
    """
    asked = said.factuality == "unknown" and item.assertion.plover == REQUEST
    left_open = said.factuality in OPEN or denies_unless(said, words)
    return left_open and not asked


def group_positions(items: Sequence[Item], words: Words) -> list[tuple[Item, ...]]:
    """Partition a claim's assertions into positions, the leading one first.

    The leading position is asserted by most origins, then most strongly, then latest.
    """
    positions: list[list[Item]] = []
    for item in sorted(items, key=_precision):
        home = next(
            (p for p in positions if all(compatible(item, o, words) for o in p)), None
        )
        if home is None:
            positions.append([item])
        else:
            home.append(item)
    told = [tuple(sorted(p, key=lambda item: item.key)) for p in positions]
    return sorted(told, key=lambda p: (_rank(p), p[0].key))


def _precision(item: Item) -> tuple[int, tuple[str, int, int, str]]:
    """Order exact values before bounds, so that a wide bound joins no wrong company."""
    exact = bool(item.amounts) and all(a.is_exact for a in item.amounts)
    return (0 if exact else 1, item.key)


def _rank(position: Sequence[Item]) -> tuple[int, int]:
    top = max(strength(item) for item in position)
    return (-len({item.origin for item in position}), -top)


def strength(item: Item) -> int:
    """Return how strongly an item is asserted; what is still to come is announced.

    « Rendez-vous est pris pour samedi » says no more than « la finale aura lieu ».
    """
    told = STRENGTH[item.assertion.factuality]
    return min(told, STRENGTH["announced"]) if item.is_ahead else told


def _is_over(item: Item) -> bool:
    """Tell whether an item tells as certain what is over."""
    told = item.assertion.factuality == "certain" and not item.is_ahead
    return told and (item.assertion.perfective or item.is_done)


def _is_told(item: Item) -> bool:
    """Tell whether an item tells for certain what is, or is to come."""
    return item.assertion.factuality in {"certain", "announced"}


def _may_last(item: Item, ends: AbstractSet[str | None]) -> bool:
    """Tell whether an item names none but these days until which something lasts."""
    return not ends or item.lasts_until is None or item.lasts_until in ends


def strongest(items: Sequence[Item]) -> list[Item]:
    """Return the items at the highest strength among ``items``.

    Only what is told as over is stronger than what is announced: « a signé » than
    « signera », not « la signature », « supprime 120 postes ».

    « Est coupée jusqu'au 3 mai » says no more of the days to come than « ne rouvrira
    pas avant le 3 mai ». « Entre 200 et 250 » is weaker than « 230 ».
    """
    top = max(strength(item) for item in items)
    loudest = [item for item in items if strength(item) == top]
    if top > STRENGTH["announced"] and not any(map(_is_over, items)):
        ends = {item.lasts_until for item in loudest} - {None}
        loudest = [i for i in items if _is_told(i) and _may_last(i, ends)]
    exact = [item for item in loudest if item.slot and not item.slot.is_range]
    loudest = exact or loudest
    ends = {item.lasts_until for item in loudest}
    if len(ends) > 1 or None in ends:
        return loudest
    least = min(top, STRENGTH["announced"])
    same = [i for i in items if ends <= {last for _, last in i.days}]
    return [item for item in same if strength(item) >= least]
