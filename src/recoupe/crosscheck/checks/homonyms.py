"""One name for two: when two articles speak of another town, body or person by it.

Each says of the bearer of the name what cannot be said of the other's: « l'Office
national de la vidéo », « l'orchestre national de Vaugres »; where one says nothing,
nothing parts them.
"""

from itertools import product

from recoupe.crosscheck.checks.names import are_like_names, is_person, slug_of
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.bearers import DEPARTMENTS, Bearers, key, name_keys
from recoupe.crosscheck.items.grounds import choose_area
from recoupe.crosscheck.items.item import Item
from recoupe.kb import load_kb
from recoupe.lang.namesakes import NamesakeWords
from recoupe.lang.words import Words
from recoupe.model import Check

KNOWN = "person:"


def same_bearers(left: Item, right: Item, words: Words) -> Check | None:
    """Both clauses use a name: worth saying only where its bearers are known as two."""
    if left.document == right.document:
        return None
    ours, theirs = _names(left), _names(right)
    if told := _lie_apart_by_name(left, right, words.namesakes.directions):
        return Check("same_bearers", DIFFERS, told)
    for name in sorted(ours & theirs):
        if told := _told_apart(name, left, right, words):
            return Check("same_bearers", DIFFERS, f"{name}: {told}")
    return None


def _names(item: Item) -> frozenset[str]:
    """Return the names that a clause uses, and of those whom its pronouns stand for."""
    parties = {
        *item.parties,
        *((item.assertion.place,) if item.assertion.place else ()),
    }
    slugs = {slug_of(e) for e in parties}
    families = {
        slug.rpartition("-")[2] for slug in map(slug_of, filter(is_person, parties))
    }
    bodies = {
        acronym
        for acronym, spelt in item.bearers.bodies.items()
        for stems in spelt
        if any(_spells(slug, stems) for slug in slugs)
    }
    towns = {
        town
        for town in item.bearers.towns
        if any(slug.endswith(f"-{town}") for slug in slugs)  # « le maire de Beaumont »
    }
    return name_keys(item.quote) | slugs | families | bodies | towns


def _spells(slug: str, stems: tuple[str, ...]) -> bool:
    words = [word for word in slug.split("-") if len(word) > 3]
    return tuple(word[:4] for word in words) == stems


def _told_apart(name: str, left: Item, right: Item, words: Words) -> str | None:
    """Say by what the bearers of one name are known to be two."""
    a, b = left.bearers, right.bearers
    known = words.namesakes
    return (
        _are_two_bodies(name, a, b)
        or _are_two_people(name, left, right, known)
        or _are_two_things(name, a, b, words)
        or _are_two_towns(name, a, b, known)
    )


def _are_two_bodies(name: str, a: Bearers, b: Bearers) -> str | None:
    ours, theirs = a.bodies.get(name), b.bodies.get(name)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return None
    return f"{min(ours)} / {min(theirs)}"


def _are_two_people(
    name: str, left: Item, right: Item, known: NamesakeWords
) -> str | None:
    """By first names, « M. » and « Mme », or offices that nobody holds at once."""
    parties = left.parties | right.parties | left.around | right.around
    if not any(is_person(e) and slug_of(e).endswith(name) for e in parties):
        return None
    if any(e.startswith(KNOWN) for e in left.around & right.around):
        return None  # whom the base knows by that name, whatever else an article names
    a, b = left.bearers, right.bearers
    ours, theirs = (x.firsts.get(name, frozenset()) for x in (a, b))
    if len(ours) == len(theirs) == 1 and not _are_one_first(*ours, *theirs):
        return f"{min(ours)} / {min(theirs)}"
    he, she = a.genders.get(name, frozenset()), b.genders.get(name, frozenset())
    if len(he) == len(she) == 1 and he != she:
        return f"{min(he)} / {min(she)}"
    lines = a.lines.get(name, frozenset()), b.lines.get(name, frozenset())
    if all(lines) and not any(known.may_be_one(*two) for two in product(*lines)):
        return f"{sorted(lines[0])} / {sorted(lines[1])}"
    return None


def _are_one_first(one: str, other: str) -> bool:
    few, many = sorted((set(one.split("-")), set(other.split("-"))), key=len)
    return any(
        are_like_names(a, b) or a.startswith(b) or b.startswith(a)
        for a, b in product(few, many)
    )


def _are_two_things(name: str, a: Bearers, b: Bearers, words: Words) -> str | None:
    """By what they are, or by the town they stand in."""
    ours, theirs = a.things.get(name), b.things.get(name)
    if ours and theirs:
        pairs = list(product(sorted(ours), sorted(theirs)))
        if all(words.nouns.excludes(one, other) for one, other in pairs):
            return f"{pairs[0][0]} / {pairs[0][1]}"
    towns = a.sites.get(name), b.sites.get(name)
    if towns[0] and towns[1] and towns[0].isdisjoint(towns[1]):
        return f"{min(towns[0])} / {min(towns[1])}"
    return None


def _are_two_towns(
    name: str, a: Bearers, b: Bearers, known: NamesakeWords
) -> str | None:
    """By the area, the river or the landscape that a town lies in.

    As stated, or as the other places of either article tell.
    """
    if name not in a.towns | b.towns:
        return None
    ours, theirs = (x.areas.get(name, frozenset()) for x in (a, b))
    if ours and theirs and all(_are_two_areas(*two) for two in product(ours, theirs)):
        return f"{min(ours)} / {min(theirs)}"
    areas = choose_area(name, a.grounds), choose_area(name, b.grounds)
    if all(areas) and areas[0] != areas[1]:
        return f"{areas[0]} / {areas[1]}"
    if load_kb().find(name):
        return None  # a city has rivers and landscapes
    return _lie_in_two_lands(a, b, known)


def _lie_in_two_lands(a: Bearers, b: Bearers, known: NamesakeWords) -> str | None:
    """By the one department, the rivers or the landscape that an article names."""
    ours, theirs = a.departments - a.waters, b.departments - b.waters  # « sur l'Oise »
    if len(ours) == len(theirs) == 1 and ours != theirs:
        return f"{min(ours)} / {min(theirs)}"
    if a.waters and b.waters and a.waters.isdisjoint(b.waters):
        return f"{min(a.waters)} / {min(b.waters)}"
    for one, other in product(sorted(a.lands), sorted(b.lands)):
        if frozenset({one, other}) in known.lands_apart:
            return f"{one} / {other}"
    return None


def _are_two_areas(one: str, other: str) -> bool:
    """Tell whether two names are of two areas: two departments, two countries.

    Of two that no table holds, each is taken for one of its kind; a department may lie
    in a region, and what the base does not know in what it does.
    """
    ours, theirs = key(one), key(other)
    if ours == theirs or ours.endswith(theirs) or theirs.endswith(ours):
        return False
    found = [load_kb().find(area) for area in (one, other)]
    if not all(found):
        return not any(found)
    first, second = ({e.country for e in entries if e.country} for entries in found)
    if not first or not second:
        return False  # « les Alpes » lie in several
    if first.isdisjoint(second):
        return True
    return all(any(e.kind in DEPARTMENTS for e in entries) for entries in found)


def _lie_apart_by_name(
    left: Item, right: Item, directions: frozenset[str]
) -> str | None:
    """Say which names differ by a direction only: « Valmorand-Nord », « -Sud »."""
    ours, theirs = name_keys(left.quote), name_keys(right.quote)
    for one in sorted(ours - theirs):
        stem, _, end = one.rpartition("-")
        if not stem or end not in directions:
            continue
        for other in sorted(theirs - ours):
            first, _, last = other.rpartition("-")
            if (
                first == stem
                and last in directions
                and not (
                    one in name_keys(right.told_in) or other in name_keys(left.told_in)
                )
            ):
                return f"{one} / {other}"
    return None
