"""Who did what to whom: do two clauses fill the same roles alike?"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from recoupe.crosscheck.checks.matter import Content, likeness
from recoupe.crosscheck.checks.names import is_named, slug_of, words_of
from recoupe.crosscheck.items.item import Item
from recoupe.kb import load_kb
from recoupe.lang.words import Words
from recoupe.model import Argument, EntityId

AGENTS = frozenset({"actor"})
PATIENTS = frozenset({"theme", "recipient", "content", "attribute", "beneficiary"})
ADDRESSED = frozenset({"recipient", "goal", "beneficiary"})

WITHIN = ":"  # parts sense and role: a part in what a phrase of the clause names
BOTH = 2  # ways of crossing: agent and patient, patient and agent
SAME, OTHER = 0.6, 0.2  # likeness from which two fillers are one, and two
OPEN = 0.1  # where a noun may be said of many: « le bâtiment », « la Canadienne »
UNLIKE = 0.05  # of other common nouns that no table joins: « la soute », « le clocher »


class Filler(NamedTuple):
    """Whoever or whatever fills a role: entities and the words of the phrase."""

    entities: frozenset[EntityId]
    told: tuple[str, ...]  # lemmas in their order, none where only entities are known
    names: frozenset[str]  # those of its words that are names

    @property
    def head(self) -> str:
        """Return the lemma of its head, "" where only entities are known."""
        return self.told[0] if self.told else ""

    @property
    def lemmas(self) -> frozenset[str]:
        """Return the content words of the phrase."""
        return frozenset(self.told)


class Casting(NamedTuple):
    """How the roles of two clauses compare, each from 0 to 1, None where unknown."""

    agents: float | None
    patients: float | None
    crossed: float | None
    swapped: float | None = None  # the weaker of the two ways of crossing
    traded: bool = False  # who gives and who gets trade places, whatever it is

    @property
    def likest(self) -> float | None:
        """How alike the two clauses fill the role they fill most alike."""
        sides = self.agents, self.patients, self.crossed
        return max((side for side in sides if side is not None), default=None)

    @property
    def is_of_others(self) -> bool:
        """Whether one act is done to another thing, or by another.

        « inaugurer la médiathèque », « inaugurer la piscine »; not « le médecin, le
        chirurgien », whom tables join, nor « le bâtiment », which may be either.
        """
        alone = self.patients is None or self.patients >= SAME
        return are_unlike(self.patients) or (are_unlike(self.agents) and alone)

    @property
    def is_inverted(self) -> bool:
        """Whether agent and patient trade places.

        « le train a déraillé » and « le convoi est sorti des rails »: one verb has what
        the other has by another name, and nobody stands in the way.
        """
        if self.traded:
            return True
        if self.agents is None and self.patients is None:
            return False
        return (self.crossed or 0.0) >= SAME and self._straight <= OTHER

    @property
    def is_swapped(self) -> bool:
        """Whether it is certain that both do."""
        swapped = (self.swapped or 0.0) >= SAME and self._straight <= OTHER
        return swapped or self.traded

    @property
    def _straight(self) -> float:
        return max(self.agents or 0.0, self.patients or 0.0)


def are_unlike(likeness: float | None) -> bool:
    """Tell whether two fillers share no meaning; 0 are two names, judged elsewhere."""
    return likeness is not None and 0.0 < likeness <= UNLIKE


def cast(left: Item, right: Item, words: Words) -> Casting:
    """Compare who acts and who is acted upon in two clauses."""
    agents, patients = (
        (parties(left, roles, words), parties(right, roles, words))
        for roles in (AGENTS, PATIENTS)
    )
    pair = (left, right)
    crossed = [
        found
        for a, b in ((agents[0], patients[1]), (patients[0], agents[1]))
        if (found := _meeting(a, b, pair, words)) is not None
    ]
    acting = _meeting(*agents, pair, words)
    return Casting(
        acting,
        _meeting(*patients, pair, words),
        max(crossed, default=None),
        min(crossed) if len(crossed) == BOTH else None,
        ((acting or 0.0) <= OTHER and _trade_places(agents, pair, words))
        or _trade_inside(pair, words),
    )


def _trade_places(
    agents: tuple[tuple[Filler, ...], tuple[Filler, ...]],
    pair: tuple[Item, Item],
    words: Words,
) -> bool:
    """Tell whether each of two clauses has the one act for the other's addressee.

    « A a livré six grues à B », « B a livré six grues à A »: the cranes are the same.
    """
    if not all(agents):
        return False
    gets = parties(pair[0], ADDRESSED, words), parties(pair[1], ADDRESSED, words)
    if not all(gets) or (_meeting(*gets, pair, words) or 0.0) > OTHER:
        return False
    crossed = (agents[0], gets[1]), (gets[0], agents[1])
    return all((_meeting(a, b, pair, words) or 0.0) >= SAME for a, b in crossed)


def _trade_inside(pair: tuple[Item, Item], words: Words) -> bool:
    """Tell whether what two clauses are about has its parts traded.

    « Le recours de A contre B a été examiné », « le recours de B contre A ».
    """
    left, right = (
        {
            argument.role: _filler(argument, item)
            for argument in item.assertion.arguments
            if WITHIN in argument.role
        }
        for item in pair
    )
    shared = sorted(left.keys() & right.keys())

    def meet(ours: str, theirs: str) -> float:
        return alike(left[ours], right[theirs], pair, words) or 0.0

    return any(
        meet(a, b) >= SAME
        and meet(b, a) >= SAME
        and max(meet(a, a), meet(b, b)) <= OTHER
        for a, b in combinations(shared, 2)
        if a.split(WITHIN)[0] == b.split(WITHIN)[0]
    )


def are_rivals(
    left: Item, right: Item, words: Words, roles: frozenset[str] = AGENTS
) -> bool:
    """Tell whether who acts are two sides: « la direction », « les syndicats ».

    Or, in other ``roles``, what is acted upon: « les exportations », « les
    importations ».
    """
    found = [
        words.concepts.are_opposites(
            left.meanings.get(x.head, {}), right.meanings.get(y.head, {})
        )
        for x in parties(left, roles, words)
        for y in parties(right, roles, words)
    ]
    return bool(found) and all(found)


def describe_roles(item: Item) -> str:
    """Return who acts on whom, in the words of the clause."""
    agents, patients = _fillers(item, AGENTS), _fillers(item, PATIENTS)
    return f"{_told(agents)} → {_told(patients)}"


def _told(fillers: Iterable[Filler]) -> str:
    told = (filler.head or ", ".join(sorted(filler.entities)) for filler in fillers)
    return ", ".join(sorted({word for word in told if word})) or "?"


def parties(item: Item, roles: frozenset[str], words: Words) -> tuple[Filler, ...]:
    """Return who or what fills roles, sums and stretches of time left out.

    « Une soixantaine de procès-verbaux » is of tickets.
    """
    counted = (_uncount(filler, words) for filler in _fillers(item, roles))
    return tuple(f for f in counted if f.head not in words.amounts)


def _uncount(filler: Filler, words: Words) -> Filler:
    """Return a filler of what is counted: « une soixantaine de procès-verbaux »."""
    if filler.head not in words.amounts:
        return filler
    counted = tuple(x for x in filler.told[1:] if not _is_number(x, words))
    if counted[:1] and counted[0] not in words.amounts:  # not « 2,3 millions d'euros »
        return filler._replace(told=counted)
    return filler


def _is_number(lemma: str, words: Words) -> bool:
    return lemma[0].isdigit() or words.cardinals.issuperset(lemma.split("-"))


def entities_in(item: Item, roles: frozenset[str]) -> frozenset[EntityId]:
    """Return who fills roles, of those known by name."""
    return _named_of(_fillers(item, roles))


def _named_of(fillers: Iterable[Filler]) -> frozenset[EntityId]:
    found = (e for filler in fillers for e in filler.entities)
    return frozenset(e for e in found if is_named(e))


def _fillers(item: Item, roles: frozenset[str]) -> tuple[Filler, ...]:
    given = [_filler(a, item) for a in item.assertion.arguments if a.role in roles]
    known = frozenset(e for filler in given for e in filler.entities)
    listed = item.assertion.actors if roles is AGENTS else item.assertion.recipients
    extra = [Filler(frozenset({e}), (), frozenset()) for e in listed if e not in known]
    return tuple(f for f in (*given, *extra) if f.entities or f.lemmas)


def _filler(argument: Argument, item: Item) -> Filler:
    entities = frozenset(
        (*argument.entities, *((argument.entity,) if argument.entity else ()))
    )
    # The words of a pronoun say nothing; they are no content words of the sentence.
    known = item.context | item.names
    told = tuple(lemma for lemma in argument.lemmas if lemma in known)
    return Filler(entities, told, item.names.intersection(told))


def meet(left: Item, right: Item, roles: frozenset[str], words: Words) -> float | None:
    """Return how alike two clauses fill some roles, None where nothing can be told."""
    ours, theirs = parties(left, roles, words), parties(right, roles, words)
    return _meeting(ours, theirs, (left, right), words)


def _meeting(
    a: Sequence[Filler], b: Sequence[Filler], pair: tuple[Item, Item], words: Words
) -> float | None:
    """Return how alike the best pair of fillers is, None where nothing can be told."""
    found = [
        score for x in a for y in b if (score := alike(x, y, pair, words)) is not None
    ]
    return max(found, default=None)


def alike(a: Filler, b: Filler, pair: tuple[Item, Item], words: Words) -> float | None:
    """Return how alike two fillers are.

    One who is named and one who is only described may be one person: unknown.
    """
    if {slug_of(e) for e in a.entities} & {slug_of(e) for e in b.entities}:
        return 1.0  # « gpe:ondaline », « org:ondaline »: one name, typed in two ways
    named = a.head in a.names or b.head in b.names
    within = a.names <= b.names or b.names <= a.names
    if a.names and b.names and (named or not within):
        # « le gardien » and « l'entraîneur de Carvelle » share its name only
        return 1.0 if within else 0.0
    if _are_named(a) and _are_named(b):
        return 0.0
    if not a.lemmas or not b.lemmas:
        return None
    return _words_alike(a, b, pair, words)


def _words_alike(
    a: Filler, b: Filler, pair: tuple[Item, Item], words: Words
) -> float | None:
    """Return how alike the phrases of two fillers are, by the head of either."""
    left, right = pair
    whole = Content(b.lemmas, right.meanings)
    part = Content(a.lemmas, left.meanings)
    score = max(
        likeness(a.head, left.meanings, whole, words),
        likeness(b.head, right.meanings, part, words),
    )
    if score < SAME and bool(a.names) != bool(b.names):
        return None
    heads = ((a.head, b.head), (b.head, a.head))
    is_open = any(_is_open(head, other, words) for head, other in heads)
    return max(score, OPEN if is_open else UNLIKE)


def _is_open(head: str, other: str, words: Words) -> bool:
    """Tell whether a noun may be said of many: « le bâtiment », « la Canadienne ».

    « La récolte » may be of any crop, and is no flock.
    """
    if head in words.kinds or words.nouns.may_be(head, other):
        return True
    feminine = f"{head}e"  # as the tables have it, where lemmas are masculine
    return bool(load_kb().demonyms(head) or load_kb().demonyms(feminine))


def _are_named(filler: Filler) -> bool:
    return bool(filler.entities) and all(is_named(e) for e in filler.entities)


def have_other_owners(left: Item, right: Item) -> bool:
    """Tell whether two clauses name one agent each, of one type, and not the same.

    « Télior a perdu 200 000 abonnés », « Fréquor a perdu 200 000 abonnés »; not where a
    sentence names both, nor a state and its capital, nor whom a phrase only describes.
    """
    fillers = [_fillers(item, AGENTS) for item in (left, right)]
    if not all(f.head in f.names for told in fillers for f in told):
        return False
    ours, theirs = map(_named_of, fillers)
    if len(ours) != 1 or len(theirs) != 1 or ours & (right.around | theirs):
        return False
    (one,), (other,) = ours, theirs
    if other in left.around or one.partition(":")[0] != other.partition(":")[0]:
        return False
    return not set(words_of(one)) & set(words_of(other))


def bound_elsewhere(left: Item, right: Item) -> bool:
    """Tell whether two clauses name, each, another to whom something goes."""
    names = left.names | right.names
    addressed = [
        {
            lemma
            for argument in item.assertion.arguments
            if argument.role in ADDRESSED
            for lemma in argument.lemmas
            if lemma in names
        }
        for item in (left, right)
    ]
    return all(addressed) and addressed[0].isdisjoint(addressed[1])
