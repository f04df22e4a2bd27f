"""What checks add up to: when two assertions state one proposition."""

import math
from collections.abc import Iterable, Mapping, Sequence

from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.items.item import Item
from recoupe.model import Check

# Where one of these says "differs", nothing else can make two assertions one claim.
VETOES = frozenset(
    {
        "same_roles",
        "same_things",
        "same_kinds",
        "same_manner",
        "same_class_names",
        "same_doers",
        "same_people",
        "same_bearers",
        "same_mention",
        "same_speaker",
        "same_time",
        "same_status",
        "same_place",
        "same_measure",
        "same_scope",
        "same_stage",
        "same_appointment",
    }
)

# What each check adds where it agrees, and costs where it does not: a logistic
# regression with signs held over the linked and the unlinked pairs of assertions of
# miniature coverages, rounded (``python -m training.alignment``). The weights of 96
# count two thirds; those of 230, with ``nearest_telling``, a third: alone, they make
# little of names and leads, which long coverages are joined by.
GAINS: Mapping[str, float] = {
    "same_predicate": 0.95,
    "same_act": 0.1,
    "same_dyad": 1.5,  # by hand: the miniature coverages have no long saga
    "same_matters": 0.15,
    "same_scene": 2.0,  # by hand: two gold pairs and a reader's sense of it
    "same_denial": 1.5,  # by hand: two denials of one act have few words
    "same_appointment": 1.5,  # by hand: clauses that announce share few words
    "same_time": 2.0,
    "same_days": 1.35,
    "same_place": 0.3,
    "same_measure": 3.8,  # of slots, which ``weigh_slots`` compares
    "same_numbers": 0.9,
    "same_entities": 0.65,
    "same_matter": 1.0,
    "same_words": 2.1,
    "same_lead": 0.7,
    "nearest_telling": 0.5,
}
LOSSES: Mapping[str, float] = {
    "same_predicate": 0.35,
    "same_roles": 0.1,
    "same_matters": 0.65,
    "same_days": 1.2,
    "same_story": 0.4,
    "same_matter": 1.0,
    "same_words": 2.1,
    "nearest_telling": 0.5,
}
# More as learned. At .5 instead of .1, beside fillers that no table joins, coverages
# never read miss 35 corroborations of 148 instead of 38, with as many false ones.
BIAS = 0.5

# Of ``same_act``, what makes the act of one clause said in the other; where it is not,
# and no figure, time or day of the lead is shared, how much ``same_matter`` makes up.
SAID, UNSAID = 0.2, 0.45
# Of ``same_matter`` and ``same_words``, what clauses of two acts that share no figure
# have in common at the least: much happens on one day at one place. Of the joins that
# no gold knows it takes one in seven, of those it knows one in a hundred.
ANY_MATTER, ANY_WORDS = 0.01, 0.1
LIKE_ACT = 0.75  # of ``same_act``: below it, two acts are alike, not one
# Of ``nearest_telling`` and ``same_telling``, what makes up for an act left unsaid.
NEAREST, TOLD_ALIKE = 0.6, 0.3
# Of ``same_telling``, how much more is asked of clauses that share no act, figure or
# day, the more a coverage says; and where nothing but it makes them one. Read in three
# long coverages: of 11 such joins 6 were wrong, 4 of them at .29 to .40; none is left.
PER_RIVALRY_TOLD, MANY_RIVALS = 0.07, 2.0
PER_RIVALRY_UNLIKE = 0.25  # … of two known senses that no table joins
LITTLE = 0.25  # the same, where many clauses could be meant and the day is shared
# Of ``same_theme``, what one verb must be said of; of ``same_matter``, what a denial
# and what it denies share.
OF_ONE_THING, DENIED = 0.45, 0.22
HALF = 0.5  # of ``same_roles``: one of two known roles is filled alike
PER_RIVALRY = 0.6
FEW_RIVALS = 60  # assertions of a coverage of the tuning set


def count_rivals(items: Sequence[Item]) -> float:
    """Return by what factor a coverage asks for more ground than the tuning set.

    The more a coverage says, the more of it resembles something else by chance: the
    odds against a pair grow with the number of rivals it was chosen from.
    """
    return 1.0 + math.log(max(1.0, len(items) / FEW_RIVALS))


def has_ground(found: Mapping[str, float], rivalry: float) -> bool:
    """Tell whether agreement rests on what is said, not only on who it is about.

    One act on two things, or by two, is none unless a figure or its time is shared. Two
    sentences that are alike, and nearest to each other, are ground enough. Else
    clauses that share no act need much matter, or a figure or a day in common; those of
    one sense, where many could be meant, the same theme or roles; those of two stories
    an anchor; and a denial is of what the other says, in much the same words.
    """
    led = found.get("same_days") == AGREES and "same_lead" in found
    anchored = led or AGREES in (found.get("same_numbers"), found.get("same_time"))
    if "same_scene" in found or found.get("same_appointment") == AGREES:
        return True
    if "same_fillers" in found and not anchored:
        return False
    done = _is_done_alike(found, anchored=anchored)
    if _are_told_alike(found, 1.0 if done else rivalry):
        return True
    return _say_much_alike(found, rivalry, anchored=anchored)


def _is_done_alike(found: Mapping[str, float], *, anchored: bool) -> bool:
    """Tell whether clauses share an act, a saying, a figure or a day.

    What something is has no act of its own: the same roles stand for one.
    """
    act = max(found.get("same_act", 0.0), found.get("same_predicate", 0.0))
    alike = act >= SAID or found.get("same_roles", 0.0) > HALF
    return anchored or alike or "same_speaker" in found


def _are_told_alike(found: Mapping[str, float], rivalry: float) -> bool:
    """Tell whether two sentences are alike, and nearest to each other.

    In two stories, those who meet again and again are told of in like sentences.
    """
    if "same_story" in found and "same_dyad" in found:
        return False
    nearest = found.get("nearest_telling", 0.0) >= NEAREST
    more = PER_RIVALRY_UNLIKE if "same_sense" in found else PER_RIVALRY_TOLD
    alike = TOLD_ALIKE + more * (rivalry - 1.0)
    return nearest and found.get("same_telling", 0.0) >= alike


def _say_much_alike(
    found: Mapping[str, float], rivalry: float, *, anchored: bool
) -> bool:
    """Tell whether two clauses share an act, a figure, a day or much matter."""
    matter = found.get("same_matter", 0.0)
    if rivalry > MANY_RIVALS and not _is_done_alike(found, anchored=anchored):
        return False
    unsaid = found.get("same_act", 0.0) < SAID and not anchored and matter < UNSAID
    if unsaid or _share_nothing(found, rivalry):
        return False
    denied = "same_polarity" in found and found.get("same_act") == AGREES
    if "same_story" in found and not anchored and not (denied and matter >= UNSAID):
        return False
    # Much happens on one day, and a day told before may not be that of the clause.
    loose = rivalry > 1.0 or "same_days" not in found
    unlike = found.get("same_act", 0.0) < SAID
    unlike = unlike or (rivalry > 1.0 and "same_sense" in found)
    if loose and unlike and matter < LITTLE:
        return found.get("same_numbers") == AGREES
    if "same_polarity" in found and matter < DENIED:
        return False
    roles, theme = found.get("same_roles", AGREES), found.get("same_theme", AGREES)
    of_two = rivalry > 1.0 and theme < OF_ONE_THING
    # « réclame une enquête », « exige son départ »: one speaker, nothing in common
    return anchored or not of_two or (roles > HALF and theme > DIFFERS)


def _share_nothing(found: Mapping[str, float], rivalry: float) -> bool:
    """Tell whether clauses share no act, no figure and no word worth the name.

    Nor, where much is said, do those of two like acts on one day: « le corps a été
    repêché », « les habitants ont été évacués ».
    """
    act = max(found.get("same_act", 0.0), found.get("same_predicate", 0.0))
    least = LIKE_ACT if rivalry > 1.0 and found.get("same_time") != AGREES else SAID
    if act >= least or found.get("same_numbers") == AGREES or "same_speaker" in found:
        return False
    matter, words = (found.get(name, 0.0) for name in ("same_matter", "same_words"))
    return matter < ANY_MATTER and words < ANY_WORDS


def score_checks(checks: Iterable[Check], rivalry: float = 1.0) -> float:
    """Add up what checks say; above 0, two assertions state one proposition.

    More rivals raise what agreement has to outweigh.
    """
    found = {check.name: check.score for check in checks}
    if not has_ground(found, rivalry):
        return -math.inf
    if any(found.get(name) == DIFFERS for name in VETOES):
        return -math.inf
    total = BIAS - PER_RIVALRY * (rivalry - 1.0)
    for name, score in found.items():
        total += GAINS.get(name, 0.0) * score
        total -= LOSSES.get(name, 0.0) * (1 - score)
    return total
