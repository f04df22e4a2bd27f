"""Two who bear other names under one noun.

« Le groupe Dumeste », « le groupe Valmeste ». What no noun sets beside one another may
be one that was renamed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recoupe.crosscheck.checks.acts import share_a_sense
from recoupe.crosscheck.checks.names import are_like_names
from recoupe.crosscheck.checks.roles import AGENTS, PATIENTS
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.item import KEPT, Item
from recoupe.lang.words import Words
from recoupe.model import Argument, Check

REACH = 90  # characters from the beginning of a phrase to the end of its name
PRINTED = re.compile(
    r"(?i:l[ea][ ]|l['’]|d[eu][ ]l[a'’][ ]?|du[ ]|au[ ]|à[ ]l[a'’][ ]?|cet?(?:te)?[ ])"
    r"(?P<noun>[a-zà-öø-ÿœ]{3,}(?:-[a-zà-öø-ÿœ]+)*)[ ]"
    r"(?:[a-zà-öø-ÿœ]{4,}[ ])?"
    r"(?P<name>[A-ZÀ-ÖØ-ÞŒ][\w.-]*(?:[ '’]\w*['’]?[A-ZÀ-ÖØ-ÞŒ0-9][\w.-]*)*"
    r"(?P<of>[ ]d(?:e[ ]la[ ]|e[ ]l['’]|es[ ]|u[ ]|e[ ]|['’])[A-ZÀ-ÖØ-ÞŒ][\w-]*)?)"
)
OF_ANOTHER = re.compile(
    r"(?i:son|sa|leur)[ ](?P<noun>[a-zà-öø-ÿœ-]{3,})[ ](?:[a-zà-öø-ÿœ]{4,}[ ])?"
    r"(?P<name>[A-ZÀ-ÖØ-ÞŒ][\w.-]*(?:[ ][A-ZÀ-ÖØ-ÞŒ][\w.-]*)*)"
)
WORD = re.compile(r"\w{2,}")
INITIALS = 6  # letters an acronym has at the most
LINKS = frozenset({"de", "du", "des", "la", "le", "les", "et", "en", "sur", "saint"})


class Bearer(NamedTuple):
    """A thing of a kind, and its name: « l'hôpital Saint-Jean de Kerlan »."""

    noun: str
    name: str  # as printed
    words: frozenset[str]  # of the name
    of: frozenset[str]  # those of what stands last, after « de »


def same_class_names(left: Item, right: Item, words: Words) -> Check | None:
    """Who bears a name: worth saying only where both do, under one noun, and others."""
    if not share_a_sense(left, right, words):
        return None
    detail = bear_other_names(left, right) or rival_apart(left, right, words)
    return Check("same_class_names", DIFFERS, detail) if detail else None


def bear_other_names(left: Item, right: Item) -> str | None:
    """Say which other names two fillers of one role have under one noun.

    « L'opérateur Télior », « l'opérateur Fréquor », and « l'hôpital Saint-Jean de
    Kerlan », « … de Dourvan »; not « le groupe SGV », which may be any, nor « le
    président Karim Osman », « le président Osman », nor a name that the other sentence
    has as well.
    """
    for roles in (AGENTS, PATIENTS):
        ours, theirs = list(_bearers(left, roles)), list(_bearers(right, roles))
        found = [
            (one, other)
            for one in ours
            for other in theirs
            if one.noun == other.noun and _are_others(one, other)
        ]
        if not found or len(found) < len(ours) * len(theirs):
            continue
        one, other = found[0]
        if one.name not in right.told_in and other.name not in left.told_in:
            return f"{one.noun} {one.name} / {other.name}"
    return None


def rival_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say who is named as the rival, or kin, of whoever is told of.

    « Son concurrent Ormetal », « Calvane »; « son épouse Jeanne Coudert » is Jeanne
    Coudert, and may be « l'avocate ».
    """
    for one, other in ((left, right), (right, left)):
        for argument in _acting(one):
            found = OF_ANOTHER.match(_from(one, argument))
            if found is None or found["noun"] not in words.stages.kin:
                continue
            name = _words(found["name"])
            if found["name"] in other.told_in:
                continue  # « Orvel et Tamaris », « Orvel et son rival Tamaris »
            for theirs in _acting(other):
                told = frozenset(theirs.lemmas) & other.names
                bare = bool(told) and theirs.lemmas[0] in told
                if bare and not (told & name or _look_alike(told, name)):
                    return f"{found['name']} / {theirs.lemmas[0]}"
    return None


def _acting(item: Item) -> Iterator[Argument]:
    return (x for x in item.assertion.arguments if x.role in AGENTS and x.lemmas)


def _bearers(item: Item, roles: frozenset[str]) -> Iterator[Bearer]:
    for argument in item.assertion.arguments:
        if argument.role in roles and (found := _read(_from(item, argument))):
            yield found


def _from(item: Item, argument: Argument) -> str:
    """Return what a sentence says from the beginning of a phrase."""
    start = argument.start - item.sentence[0]
    return item.told_in[start : start + REACH] if start >= 0 else ""


@lru_cache(maxsize=KEPT)
def _read(text: str) -> Bearer | None:
    found = PRINTED.match(text.lstrip(" ,"))
    if found is None:
        return None
    of = _words(found["of"] or "")
    name = _words(found["name"])
    return Bearer(found["noun"], found["name"], name, of) if name else None


def _words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(name.lower())) - LINKS


def _are_others(one: Bearer, other: Bearer) -> bool:
    """Tell whether two names are no two ways to write one.

    « Le lycée Jean-Moulin » is any town's, « le lycée Jean-Moulin de Lorvaux » one's.
    """
    if one.words <= other.words or other.words <= one.words:
        return False
    if _is_acronym(one.name) != _is_acronym(other.name):
        return False
    ours, theirs = one.words - one.of, other.words - other.of
    if ours == theirs:
        return bool(one.of and other.of) and not _look_alike(one.of, other.of)
    return not _look_alike(one.words, other.words)


def _is_acronym(name: str) -> bool:
    plain = name.replace(".", "").replace("-", "")
    return (plain.isupper() and len(plain) <= INITIALS) or any(map(str.isdigit, name))


def _look_alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether a word of one name is one of the other, spelled alike."""
    return any(are_like_names(a, b) for a in ours for b in theirs)
