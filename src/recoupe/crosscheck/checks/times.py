"""When: do two clauses tell of one day, and of what is done or of what is to come?"""

import re
from datetime import date

from recoupe.crosscheck.checks.matter import Content, likeness
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.items.amounts import CUMULATIVE
from recoupe.crosscheck.items.embedded import ORDER
from recoupe.crosscheck.items.hours import are_hours_apart, meet_in_hours
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Assertion, Check

WANTED = frozenset({"theme", "content"})
WANTS = 0.3  # likeness of an act that is wanted and one that is done
PERIOD = 28  # days from which a time is a stretch over which things are counted
LONGER = 1.5  # times as long: another stretch
AHEAD = frozenset({"announced", "possible", "conditional"})
PAST = 60  # days from which what is told of a day is no news of the article
YEAR = len("1988")
MONTH = re.compile(r"\d{4}-\d\d")
LEAST_OF_MONTH = 28  # days that every month has
HELPED = 12  # characters before a participle that hold its auxiliary
CARRIED = 7  # days by which the day of the sentence before may miss
DEVELOPING = 14  # days over which a count of one event is still being established


def same_time(left: Item, right: Item, words: Words) -> Check | None:
    """Both clauses can be placed in time: do the days, or hours, they cover meet?"""
    del words
    a, b = left.assertion, right.assertion
    if not (a.first and a.last and b.first and b.last):
        return None
    meet = a.first <= b.last and b.first <= a.last
    if "figure" not in (a.kind, b.kind):  # what grows is counted from hour to hour
        hours = meet_in_hours(a, b)
        meet = meet if hours is None else hours
        if meet and are_hours_apart(a, b):
            return None
    if not meet:
        gap = _days(min(a.last, b.last), max(a.first, b.first))
        if gap <= _slack(left, right):
            return None
    if left.amounts and right.amounts and _are_other_periods(a, b):
        meet = False
    return Check("same_time", AGREES if meet else DIFFERS, f"{a.time} / {b.time}")


def _slack(left: Item, right: Item) -> int:
    """Return by how many days two times may miss each other and tell nothing, or -1."""
    a, b = left.assertion, right.assertion
    if a.measures == b.measures and a.measures in CUMULATIVE:
        return DEVELOPING
    return -1 if _is_set(left) and _is_set(right) else CARRIED


def _is_set(item: Item) -> bool:
    """Tell whether a sentence names the day of a clause.

    That of the sentence before is a guess, near the mark: « La circulation a repris
    mardi. Une enquête a été ouverte. »
    """
    a = item.assertion
    if a.first != a.last:
        return True
    return any(first <= str(a.first) <= last for first, last in item.days)


def _are_other_periods(a: Assertion, b: Assertion) -> bool:
    """Tell whether amounts were reached over stretches of unlike length.

    What was landed in May is not what was landed since January.
    """
    least, most = sorted(_days(c.first or "", c.last or "") + 1 for c in (a, b))
    return least >= PERIOD and most > LONGER * least


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def same_days(left: Item, right: Item, words: Words) -> Check | None:
    """Both sentences name days: is one the same?

    A toll is counted again from day to day: other days say nothing there.
    """
    del words
    measures = left.assertion.measures, right.assertion.measures
    recounted = measures[0] == measures[1] and measures[0] in CUMULATIVE
    if recounted or not left.days or not right.days:
        return None
    meet = [
        (max(a[0], b[0]), min(a[1], b[1]))
        for a in left.days
        for b in right.days
        if a[0] <= b[1] and b[0] <= a[1]
    ]
    detail = ", ".join(first for first, _ in meet) or "—"
    agree = bool(meet) or _end_together(left, right)
    return Check("same_days", AGREES if agree else DIFFERS, detail)


def _end_together(left: Item, right: Item) -> bool:
    """Tell whether one lasts until the eve of the day before which the other denies.

    « Fermé jusqu'au 30 avril », « n'ouvrira pas avant le 1er mai ».
    """
    for shut, other in ((left, right), (right, left)):
        last, end = shut.lasts_until, other.lasts_until
        if other.assertion.polarity == "+" or not last or not end:
            continue
        opening = [first for first, ends in other.days if ends == end]
        if any(_days(last, first) == 1 for first in opening):
            return True
    return False


def same_status(left: Item, right: Item, words: Words) -> Check | None:
    """One plans what the other reports as done: worth saying only then.

    So does one hold possible what may yet be done (« n'exclut pas de fermer »); what
    may have been done is no plan (« pourrait avoir fermé »).
    """
    if "figure" in (left.assertion.kind, right.assertion.kind):
        return None
    for plan, deed in ((left, right), (right, left)):
        said = plan.said if plan.assertion.kind == SPEECH else None
        planned = plan.is_ahead or plan.assertion.factuality == "announced"
        planned |= _is_yet_possible(plan, words)
        if said is not None and deed.assertion.kind != SPEECH:
            planned |= said.factuality in AHEAD  # « menacent de cesser le travail »
        wanted = _is_wanted(plan, deed, words) or _demands(plan, deed, words)
        if (planned and deed.is_done) or (wanted and _is_told_done(deed)):
            return Check("same_status", DIFFERS, "announced / done")
    return None


def _is_told_done(deed: Item) -> bool:
    """Tell whether a clause states a deed, and not for a day to come."""
    a = deed.assertion
    stated = a.factuality == "certain" and a.polarity == "+" and not a.presupposed
    return stated and not deed.is_ahead and not deed.is_demanded


def _is_wanted(plan: Item, deed: Item, words: Words) -> bool:
    """Tell whether one clause is what another wants to be done, and one does that.

    « A ordonné de quitter la ville », « ont quitté la ville »; but who is asked to
    leave the country has been expelled.
    """
    wants, does = plan.assertion, deed.assertion
    wanted = plan.is_demanded and does.predicate not in words.demanding
    return wanted and wants.predicate == does.predicate


def _demands(plan: Item, deed: Item, words: Words) -> bool:
    """Tell whether one clause only wants done what the other does.

    « Les riverains réclament la pose de ralentisseurs », « des ralentisseurs ont été
    installés »; but who demands by another word does so too, and who orders a thing
    is at times said to do it: « la préfecture a ordonné la fermeture », « a fermé ».
    """
    wants, does = plan.assertion, deed.assertion
    if wants.predicate not in words.demanding or does.predicate in words.demanding:
        return False
    if does.kind == SPEECH or set(wants.actors) & set(does.actors):
        return False
    near = frozenset({wants.predicate, does.predicate}) in words.near_senses
    by_whom = wants.predicate == ORDER
    return not near and not by_whom and _wants_act_of(plan, deed, words)


def _wants_act_of(plan: Item, deed: Item, words: Words) -> bool:
    """Tell whether what one clause wants is what the other predicates."""
    head = deed.assertion.lemmas[:1]
    wanted = frozenset(
        lemma
        for argument in plan.assertion.arguments
        if argument.role in WANTED
        for lemma in argument.lemmas
    )
    there = Content(wanted, plan.meanings)
    return any(likeness(x, deed.meanings, there, words) >= WANTS for x in head)


def _is_yet_possible(item: Item, words: Words) -> bool:
    """Tell whether what is held possible is still to come.

    Not « depuis samedi, on peut franchir l'Aulne »: there a day has passed.
    """
    if item.assertion.factuality != "possible" or item.assertion.first is not None:
        return False
    start = max(0, item.assertion.start - item.sentence[0] - HELPED)
    told = item.told_in[start : item.assertion.end - item.sentence[0]]
    return words.perfect is None or not words.perfect.search(told)


def is_history(left: Item, right: Item) -> bool:
    """Tell whether one of two figures is of long ago, and the other of no stated day.

    « En 1988, un séisme y avait tué 2 300 personnes » is not the toll of this one. What
    an article without a date tells of a year or a month, it does not tell as news.
    """
    for told, other in ((left, right), (right, left)):
        last, day = _last_day(told), _last_day(other)
        if last is None:
            continue
        if day is not None:  # « en mars dernier », « jeudi soir »
            of_period = 0 < len(told.assertion.as_of or "") < DAY
            if of_period and (day - last).days > PAST:
                return True
        elif other.published is None:
            stated = told.assertion.as_of or ""
            if stated[:1].isdigit() and len(stated) < DAY and not other.assertion.as_of:
                return True
        elif (date.fromisoformat(other.published) - last).days > PAST:
            return True
    return False


def _last_day(item: Item) -> date | None:
    """Return the last day that a figure is said to be of, None where none is."""
    stated = item.assertion.as_of or ""
    if stated[:1].isdigit() and len(stated) == YEAR:
        return date(int(stated), 12, 31)
    if MONTH.fullmatch(stated):
        return date.fromisoformat(f"{stated}-{LEAST_OF_MONTH}")
    last = stated if stated[:1].isdigit() else item.assertion.last or ""
    try:
        return date.fromisoformat(last[:DAY])
    except ValueError:
        return None
