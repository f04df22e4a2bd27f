"""Whether two phrases for who speaks stand for one office, or for it and its body."""

import re
from collections.abc import Iterable

import msgspec

from recoupe.crosscheck.standing.naming import bare_name
from recoupe.lang.authorities import Authorities, Authority

_WORD = re.compile(r"[\w-]+")
_INDEFINITE = ("un ", "une ", "des ")
_SHORT = 3  # letters of « de », « la », « des », « sur »


class Spoken(msgspec.Struct, frozen=True):
    """A phrase for who speaks, taken apart."""

    noun: str  # « procureur »
    rest: frozenset[str]  # what follows in lower case: « république »
    names: frozenset[str]  # what follows with a capital: « Bréval »


def stand_for_one(
    ours: Iterable[str],
    theirs: Iterable[str],
    authorities: Authorities,
    determiners: frozenset[str],
) -> bool:
    """Tell whether two are called by an office and its body, or two words for one.

    « La procureure » and « le parquet de Bréval »; not « le procureur de Rennes » and
    « le parquet de Nantes », nor « le porte-parole du syndicat » and « la direction ».
    """
    here, there = (
        [read_phrase(phrase, authorities, determiners) for phrase in sorted(phrases)]
        for phrases in (_definite(ours), _definite(theirs))
    )
    return any(_are_one(one, two, authorities) for one in here for two in there)


def _definite(phrases: Iterable[str]) -> set[str]:
    """Leave out who is only one of many: « un médecin » is not the hospital's word."""
    return {p for p in phrases if not p.lower().startswith(_INDEFINITE)}


def read_phrase(
    phrase: str, authorities: Authorities, determiners: frozenset[str]
) -> Spoken:
    """Take a phrase apart: its noun as the tables have it, and what follows."""
    folded = bare_name(phrase, determiners)
    known = [noun for noun in authorities.nouns if f"{folded} ".startswith(f"{noun} ")]
    noun = max(known, key=len, default=folded.split(" ")[0])
    behind = phrase[len(phrase.rstrip()) - len(folded) + len(noun) :]
    words = _WORD.findall(behind.replace("’", " "))
    names = frozenset(w for w in words if w[:1].isupper() and len(w) > 1)
    rest = frozenset(w for w in words if w[:1].islower() and len(w) > _SHORT)
    return Spoken(noun, rest - authorities.unspecific, names)


def _are_one(one: Spoken, two: Spoken, authorities: Authorities) -> bool:
    if one.names and two.names and one.names.isdisjoint(two.names):
        return False
    if _speaks_for(one, two, authorities) or _speaks_for(two, one, authorities):
        return True
    return any(
        row.joins(one.noun, two.noun) and _agree(one, two, row, authorities)
        for row in authorities.rows
    )


def _speaks_for(one: Spoken, body: Spoken, authorities: Authorities) -> bool:
    """Tell whether one is a mouthpiece of the other: « président de la fédération »."""
    if body.noun == one.noun:
        return False
    if one.noun in authorities.spokesmen and not (one.rest or one.names):
        return body.noun in authorities.bodies
    if one.noun not in authorities.mouthpieces or body.noun not in one.rest:
        return False
    return _are_compatible(one.rest - {body.noun}, body.rest)


def _agree(one: Spoken, two: Spoken, row: Authority, authorities: Authorities) -> bool:
    """Tell whether what stands behind two nouns of a row names no two bodies."""
    others = authorities.bodies - row.bodies
    for spoken in (one, two):
        if spoken.rest & others and not spoken.rest & row.bodies:
            return False  # « le président de la fédération » is not of « le club »
    ours, theirs = one.rest - row.bodies, two.rest - row.bodies
    if row.is_one:
        return _are_compatible(ours, theirs)
    # « le patron du bar » speaks for no « entreprise »
    return not (ours or theirs) or not ours.isdisjoint(theirs)


def _are_compatible(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not (ours and theirs and ours.isdisjoint(theirs))
