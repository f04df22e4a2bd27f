"""When two clauses date otherwise what happens once: the same signing, two days."""

import re
from collections.abc import Sequence

from recoupe.crosscheck.checks.acts import ALIKE, share_a_sense
from recoupe.crosscheck.checks.exclusive import AROUND, are_of_one_thing
from recoupe.crosscheck.checks.matter import Content, likeness
from recoupe.crosscheck.checks.times import same_time
from recoupe.crosscheck.items.hours import meet_in_hours
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Check

_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(T.*)?")
_LETTER = re.compile(r"(?<=\w )[A-Z](?=[ ,.]|$)")  # « la ligne B »
_CLOCK = re.compile(r"T\d\d:\d\d")


def same_moment(left: Item, right: Item, words: Words) -> Check | None:
    """Both clauses can be placed in time: do the days, or hours, they cover meet?

    Not where they dispute when one thing happened: ``same_polarity`` opposes them.
    """
    found = same_time(left, right, words)
    if found is None or found.score > 0 or not date_otherwise(left, right, words):
        return found
    return None


def date_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses give two dates for what one thing undergoes once.

    « L'acte a été signé lundi », « l'acte a été signé mercredi »; « la toile a été
    peinte en 1874 », « … en 1902 »; not « le notaire a été entendu lundi », « …
    mercredi », nor « un accord a été signé en mai », « un accord … en juin ».
    """
    if not _tell_of_once(left, right, words) or not _are_two_times(left, right):
        return False
    if not share_a_sense(left, right, words) or not _share_a_head(left, right, words):
        return False
    if _name_two_things(left, right, words) or _is_of_another(left, right, words):
        return False
    return are_of_one_thing(left, right, AROUND, words)


def _tell_of_once(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses of one story tell of what one thing undergoes once."""
    a, b = left.assertion, right.assertion
    if {a.kind, b.kind} & {SPEECH, "figure"} or {a.polarity, b.polarity} != {"+"}:
        return False
    if left.story != right.story or left.is_ahead != right.is_ahead:
        return False
    acts = [{x.predicate, *(f"lemma:{y}" for y in x.lemmas[:1])} for x in (a, b)]
    if any(act.isdisjoint(words.once) for act in acts):
        return False
    return not any(_is_recalled(item, words) for item in (left, right))


def _share_a_head(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one role is filled with one thing: « le stade », « l'arène ».

    Not « le stade », « la tribune du stade ».
    """
    there = {
        argument.role: Content(frozenset(argument.lemmas[:1]), right.meanings)
        for argument in right.assertion.arguments
    }
    return any(
        likeness(argument.lemmas[0], left.meanings, there[argument.role], words)
        >= ALIKE
        or argument.entity in right.parties
        for argument in left.assertion.arguments
        if argument.lemmas and argument.role in there
    )


def _name_two_things(left: Item, right: Item, words: Words) -> bool:
    """Tell whether under one head two phrases name what the other sentence does not.

    « La toile de Verdier », « la toile de Morin ».
    """
    return any(
        _is_not_said(x.lemmas[1:], left, right, words)
        and _is_not_said(y.lemmas[1:], right, left, words)
        for x in left.assertion.arguments
        for y in right.assertion.arguments
        if x.role == y.role and x.lemmas[:1] == y.lemmas[:1]
    )


def _is_not_said(told: Sequence[str], item: Item, other: Item, words: Words) -> bool:
    """Tell whether another sentence holds none of some words, nor any other for one."""
    there = Content(other.context, other.meanings)
    return bool(told) and all(
        likeness(lemma, item.meanings, there, words) < ALIKE for lemma in told
    )


def _is_of_another(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause tells of another thing: « un autre », « la ligne B »."""
    letters = [frozenset(_LETTER.findall(item.quote)) for item in (left, right)]
    if all(letters) and letters[0].isdisjoint(letters[1]):
        return True
    return words.others.isdisjoint(left.lemmas) != words.others.isdisjoint(right.lemmas)


def _are_two_times(left: Item, right: Item) -> bool:
    """Tell whether two clauses name a year, a month, a day or an hour each, apart."""
    a, b = left.assertion, right.assertion
    dates = [_DATE.fullmatch(x.time or "") for x in (a, b)]
    if dates[0] is None or dates[1] is None:
        return False
    one, other = (tuple(map(bool, date.groups()[:3])) for date in dates if date)
    if one != other:
        return False
    here, there = (date.group(1, 2, 3) for date in dates if date)
    if here != there:
        return True
    clocks = all(_CLOCK.search(x.time or "") for x in (a, b))
    return clocks and meet_in_hours(a, b) is False


def _is_recalled(item: Item, words: Words) -> bool:
    """Tell whether a sentence says that it was so once before: « déjà », « encore »."""
    return words.again is not None and bool(words.again.search(item.told_in.lower()))
