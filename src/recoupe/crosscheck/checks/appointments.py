"""What is appointed for one day to come: may two clauses announce one event?

« Les élus sont convoqués le 14 octobre », « une réunion est prévue le 14 octobre »: by
unlike words, of a day that each article names as still ahead. « Un rassemblement … le
4 novembre », « un comité social et économique … le 4 novembre » are two.
"""

from recoupe.crosscheck.checks.acts import share_a_sense
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.lang.words import Words
from recoupe.model import Check


def same_appointment(left: Item, right: Item, words: Words) -> Check | None:
    """Both announce what one exact day to come will see: may it be one event?

    Worth saying only where words of both tell of what kind it is (« rendez-vous »
    stands for any), and that it is one only where the clauses share no sense.
    """
    days = _day_ahead(left), _day_ahead(right)
    if days[0] is None or days[0] != days[1]:
        return None
    ours, theirs = (words.appointments.of(item.lemmas) for item in (left, right))
    detail = f"{', '.join(sorted(ours))} / {', '.join(sorted(theirs))}"
    if words.appointments.exclude(ours, theirs):
        return Check("same_appointment", DIFFERS, detail)
    one_story = left.story == right.story and not share_a_sense(left, right, words)
    if one_story and words.appointments.meet(ours, theirs):
        return Check("same_appointment", AGREES, detail)
    return None


def announce_one(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses may announce one: « défileront », « une marche »."""
    found = same_appointment(left, right, words)
    return found is not None and found.score == AGREES


def _day_ahead(item: Item) -> str | None:
    """Return the one day to come that a clause tells of, None where there is none."""
    a = item.assertion
    first, last = (a.first or "")[:DAY], (a.last or "")[:DAY]
    stated = a.kind != "figure" and a.polarity == "+" and not a.presupposed
    return first if stated and first == last and first and item.is_ahead else None
