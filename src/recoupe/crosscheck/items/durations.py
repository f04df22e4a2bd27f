"""How long a clause says that something lasted."""

import re
from decimal import Decimal

from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, Assertion, Timex

DURATION = re.compile(r"P(?P<clock>T?)(?P<count>\d+(?:\.\d+)?)(?P<unit>[YMWDH])")
DAYS, MINUTES = "duration", "lasting"  # units that durations are compared in
LENGTHS = frozenset({DAYS, MINUTES})
DAYS_OF = {"Y": 360, "M": 30, "W": 7, "D": 1}
MINUTES_OF = {"H": 60, "M": 1}
BEFORE = 24  # characters in front of a duration that hold what leads it in
LEADING = 3  # words of its own that may: « il y a un mois »


def lasting(timex: Timex) -> tuple[str, Decimal] | None:
    """Return a duration in days, so that 24 months are two years, or in minutes.

    With the unit it is compared in: "duration" for days, "lasting" for minutes.
    """
    found = DURATION.fullmatch(timex.value or "") if timex.type == "DURATION" else None
    if found is None:
        return None
    count, unit = Decimal(found["count"]), found["unit"]
    if found["clock"]:
        return (MINUTES, count * MINUTES_OF[unit]) if unit in MINUTES_OF else None
    return (DAYS, count * DAYS_OF[unit]) if unit in DAYS_OF else None


def how_long(
    annotated: AnnotatedDocument, assertion: Assertion, words: Words
) -> tuple[str, Decimal] | None:
    """Return how long a clause, or another of what it tells, says that it went on.

    « La panne a duré 26 heures », also of « la panne »; « il a présidé pendant neuf
    ans »; « condamné à deux ans de prison ». Not where it tells of two durations.
    """
    clauses = [assertion, *_lasting_clauses(annotated, assertion, words)]
    for clause in clauses:
        told = [
            timex
            for timex in annotated.timexes
            if clause.start <= timex.start < clause.end and timex.type == "DURATION"
        ]
        tests = (_is_how_long, _is_served)
        if len(told) == 1 and any(test(annotated, told[0], words) for test in tests):
            return lasting(told[0])
    return None


def _is_served(annotated: AnnotatedDocument, timex: Timex, words: Words) -> bool:
    """Tell whether somebody is sentenced to a duration: « deux ans de prison ».

    Not to a part of it: « trois ans de prison, dont deux avec sursis ».
    """
    behind = annotated.document.text[timex.end : timex.end + BEFORE]
    return words.served is not None and bool(words.served.search(behind))


def _lasting_clauses(
    annotated: AnnotatedDocument, assertion: Assertion, words: Words
) -> list[Assertion]:
    """Return the clauses that say how long what a noun tells of went on."""
    head = set(assertion.lemmas[:1])
    return [
        other
        for other in annotated.assertions
        if other.lemmas and other.lemmas[0] in words.lasting
        if other.start <= assertion.start and assertion.end <= other.end
        if other is not assertion
        if any(head & set(argument.lemmas[:1]) for argument in other.arguments)
    ]


def _is_how_long(annotated: AnnotatedDocument, timex: Timex, words: Words) -> bool:
    """Tell whether a duration is how long something went on.

    « a duré 26 heures », « pendant neuf heures »; not « depuis trois ans », « dans deux
    jours », « en dix ans », « il y a un mois ».
    """
    if words.reckoned is None or words.reckoned_after is None:
        return False
    text = annotated.document.text
    if words.reckoned_after.search(text[timex.end : timex.end + BEFORE]):
        return False  # « deux ans après sa femme »
    own = text[timex.start : timex.end].split()[:LEADING]
    before = text[max(0, timex.start - BEFORE) : timex.start]
    leads = [before, *(" ".join(own[: i + 1]) + " " for i in range(len(own)))]
    return not any(words.reckoned.search(lead) for lead in leads)
