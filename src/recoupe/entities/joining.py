"""Which entities of different documents are one."""

import re
from collections.abc import Iterable
from datetime import timedelta

from recoupe.entities.evidence import Bearer
from recoupe.entities.namings import Ids, join_namings, join_voices
from recoupe.kb import fold, fold_name

_VOWELS = re.compile(r"[aeiouyjJ\s]")
_LONGEST_ROLE = timedelta(days=45)  # an unnamed office holder may change beyond that
_AGE_SLACK = 2  # years between articles that still are one age
_INITIALS = 3  # letters of an acronym that only its letters explain
_SMALL = 3  # letters of articles and prepositions, at most
_SKELETON = 3  # consonants that a surname needs to be compared by them


def join(bearers: list[Bearer]) -> Ids:
    """Return the id of every entity of every document."""
    ids: Ids = {(b.document, b.entity): b.entity for b in bearers}
    _split_homonyms(bearers, ids)
    _join_spellings(bearers, ids)
    _join_family_names(bearers, ids)
    _join_acronyms(bearers, ids)
    _join_initials(bearers, ids)
    join_namings(bearers, ids)
    join_voices(bearers, ids)
    _join_renamed(bearers, ids)
    _join_roles(bearers, ids)
    _split_roles(bearers, ids)
    return ids


def _key(bearer: Bearer) -> tuple[str, str]:
    return (bearer.document, bearer.entity)


def _replace(ids: Ids, old: str, new: str) -> None:
    for key, held in ids.items():
        if held == old:
            ids[key] = new


# Namesakes


def _split_homonyms(bearers: list[Bearer], ids: Ids) -> None:
    """Keep « X père » from « X fils », and people of one name but far apart in age."""
    groups: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        if bearer.type == "PER" and not bearer.is_phrase:
            groups.setdefault(bearer.entity, []).append(bearer)
    for group in groups.values():
        suffixes = {fold(b.suffix) for b in group if b.suffix}
        ages = [b.age for b in group if b.age is not None]
        for bearer in group:
            if len(suffixes) > 1 and bearer.suffix:
                ids[_key(bearer)] = f"{bearer.entity}-{fold(bearer.suffix)}"
            elif ages and max(ages) - min(ages) > _AGE_SLACK and bearer.age is not None:
                older = max(ages) - bearer.age <= _AGE_SLACK
                ids[_key(bearer)] = (
                    f"{bearer.entity}-{max(ages) if older else min(ages)}"
                )


# Spellings


def _join_spellings(bearers: list[Bearer], ids: Ids) -> None:
    """Join full names that two transliterations write differently."""
    people: dict[str, Bearer] = {}
    for bearer in bearers:
        held = ids[_key(bearer)]
        if bearer.type == "PER" and " " in bearer.canonical and not bearer.is_phrase:
            people.setdefault(held, bearer)
    order = sorted(people, key=lambda e: (people[e].is_local, e))
    for number, entity in enumerate(order):
        for other in order[:number]:
            if people[entity].is_local and _same_person(people[other], people[entity]):
                _replace(ids, entity, ids[_key(people[other])])
                break


def _same_person(left: Bearer, right: Bearer) -> bool:
    if "?" not in {left.gender, right.gender} and left.gender != right.gender:
        return False
    if left.entity == right.entity:  # one name, two people: told apart on purpose
        return False
    ours, theirs = left.canonical.split(), right.canonical.split()
    if len(ours) != len(theirs):
        return False
    if fold_name(left.canonical) == fold_name(right.canonical):
        return True
    if fold(ours[-1]) == fold(theirs[-1]):  # one spelling of the surname: two people
        return False
    return (
        len(_skeleton(ours[-1])) >= _SKELETON
        and _skeleton(ours[-1]) == _skeleton(theirs[-1])
        and _skeleton(" ".join(ours[:-1])) == _skeleton(" ".join(theirs[:-1]))
    )


def _skeleton(name: str) -> str:
    """Return the consonants of a name; w and v are one."""
    return _VOWELS.sub("", fold_name(name).replace("w", "v").replace("dC", "C"))


# Family names


def _join_family_names(bearers: list[Bearer], ids: Ids) -> None:
    """Let a bare family name join the only person of the coverage who bears it."""
    people = [b for b in bearers if b.type == "PER" and not b.is_phrase]
    full = [b for b in people if _is_full(b.canonical)]
    for bearer in people:
        if _is_full(bearer.canonical):
            continue
        if not bearer.is_local:
            continue
        found = {ids[_key(b)]: b for b in full if _bears(b, bearer.canonical)}
        fitting = [
            e for e, b in sorted(found.items()) if _compatible(e, bearer, full, ids)
        ]
        if len(found) == 1 and len(fitting) == 1:
            ids[_key(bearer)] = fitting[0]


def _is_full(name: str) -> bool:
    """Tell a full name from one word, and from « de La Tour »."""
    return " " in name and not name[0].islower()


def _bears(full: Bearer, family: str) -> bool:
    last = fold_name(family)
    names = {full.canonical, *full.names}
    return any(fold_name(name).endswith(" " + last) for name in names) or (
        len(_skeleton(family)) > _SKELETON
        and _skeleton(full.canonical.split()[-1]) == _skeleton(family)
    )


def _compatible(entity: str, bearer: Bearer, full: list[Bearer], ids: Ids) -> bool:
    genders = {b.gender for b in full if ids[_key(b)] == entity} - {"?"}
    return bearer.gender == "?" or not genders or bearer.gender in genders


# Bodies


def _join_acronyms(bearers: list[Bearer], ids: Ids) -> None:
    """Let an acronym join the only body of the coverage that is said to bear it.

    Of its own article first, where that names a body with those initials: two unions of
    a coverage may both be « le SNT ».
    """
    defined: dict[str, set[str]] = {}
    for bearer in bearers:
        for acronym in bearer.acronyms:
            defined.setdefault(fold(acronym), set()).add(ids[_key(bearer)])
    own = {(b.document, fold(a)) for b in bearers for a in b.acronyms}
    spelt: dict[tuple[str, str], set[str]] = {}
    for bearer in bearers:
        letters = _initials(bearer.canonical)
        if bearer.type == "ORG" and bearer.names and len(letters) >= _INITIALS:
            spelt.setdefault((bearer.document, letters), set()).add(ids[_key(bearer)])
    for bearer in bearers:
        key = fold(bearer.canonical)
        if not bearer.is_local or bearer.is_phrase or (bearer.document, key) in own:
            continue
        at_home = spelt.get((bearer.document, key), set())
        meant = (at_home or defined.get(key, set())) - {ids[_key(bearer)]}
        if len(meant) == 1:
            ids[_key(bearer)] = next(iter(meant))


def _join_initials(bearers: list[Bearer], ids: Ids) -> None:
    """Let an acronym that nobody explains join the only body with those initials."""
    explained = {fold(a) for b in bearers for a in b.acronyms}
    bodies = [b for b in bearers if b.type == "ORG" and not b.is_phrase and b.names]
    for bearer in bodies:
        letters = bearer.canonical
        if not (bearer.is_local and letters.isupper() and letters.isalpha()):
            continue
        if len(letters) < _INITIALS or fold(letters) in explained:
            continue
        meant = {
            ids[_key(b)] for b in bodies if _initials(b.canonical) == fold(letters)
        }
        if len(meant) == 1:
            ids[_key(bearer)] = next(iter(meant))


def _initials(name: str) -> str:
    """Return the first letters of the words of a name that carry sense."""
    words = name.replace("-", " ").replace("'", "' ").split()
    return fold("".join(w[0] for w in words if len(w) > _SMALL))


def _join_renamed(bearers: list[Bearer], ids: Ids) -> None:
    """Join a firm with what an article says that it was called before."""
    for bearer in bearers:
        for old in sorted(bearer.formerly):
            before = {
                ids[_key(b)]
                for b in bearers
                if b.type == bearer.type
                and fold(old) in {fold(n) for n in (*b.names, b.canonical)}
            }
            before.discard(ids[_key(bearer)])
            if len(before) == 1:
                _replace(ids, next(iter(before)), ids[_key(bearer)])


# Phrases


def _join_roles(bearers: list[Bearer], ids: Ids) -> None:
    """Let « le maire de Blois » join the only person who is called so elsewhere.

    « La porte-parole du groupe », « la porte-parole » join the one of that body: the
    office and the body agree, whatever words name them.
    """
    holders: dict[str, list[Bearer]] = {}
    present: dict[str, set[str]] = {}
    for bearer in bearers:
        present.setdefault(bearer.document, set()).add(ids[_key(bearer)])
        if not bearer.is_phrase:
            for role in _role_keys(bearer, ids):
                holders.setdefault(role, []).append(bearer)
    for bearer in bearers:
        if not bearer.is_phrase:
            continue
        roles = _role_keys(bearer, ids) or _title_keys(
            bearer, holders, present[bearer.document]
        )
        fitting = [
            h
            for role in roles
            for h in holders.get(role, [])
            if "?" in {h.gender, bearer.gender} or h.gender == bearer.gender
        ]
        near = {ids[_key(h)] for h in fitting if _same_term(h, bearer)}
        if len(near) == 1:
            ids[_key(bearer)] = next(iter(near))


def _role_keys(bearer: Bearer, ids: Ids) -> set[str]:
    """Return a person's roles as words, and as a noun with the body's id."""
    bodies = {
        f"{noun}@{ids.get((bearer.document, body), body)}"
        for noun, body in bearer.offices
    }
    return bodies | bearer.roles


def _title_keys(
    bearer: Bearer, holders: dict[str, list[Bearer]], present: set[str]
) -> set[str]:
    """Return the roles that a bare « la porte-parole » may be short for.

    Those of bodies that its article names; nothing where the coverage has two.
    """
    found = {
        role
        for role in holders
        for noun in bearer.titles
        if role.startswith(f"{noun}@")
    }
    return {role for role in found if role.partition("@")[2] in present}


def _same_term(left: Bearer, right: Bearer) -> bool:
    if left.published is None or right.published is None:
        return True
    return abs(left.published - right.published) <= _LONGEST_ROLE


def _split_roles(bearers: list[Bearer], ids: Ids) -> None:
    """Keep « le maire » of one month from « le maire » of a later one."""
    for group in _phrases(bearers):
        dated = sorted(
            ((b.published, b) for b in group if b.published),
            key=lambda one: (one[0], one[1].document),
        )
        number, last = 1, None
        for published, bearer in dated:
            if last is not None and published - last > _LONGEST_ROLE:
                number += 1
            last = published
            if number > 1:
                ids[_key(bearer)] = f"{bearer.entity}-{number}"


def _phrases(bearers: Iterable[Bearer]) -> list[list[Bearer]]:
    groups: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        if bearer.is_phrase and bearer.type in {"PER", "ORG", "EVENT", "LAW"}:
            groups.setdefault(bearer.entity, []).append(bearer)
    return [groups[key] for key in sorted(groups)]
