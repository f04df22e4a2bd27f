"""Whether a figure says how many there are: not who is meant, nor a part of another."""

import msgspec

from recoupe.crosscheck.items.amounts import current, inside
from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, Assertion

TWO = "2"
DEAD = "dead"  # what the count of the dead measures
THEM_REACH = 9  # characters behind a figure in which « d'entre eux » begins
OTHERS_REACH = 8  # characters behind a figure: « les trois autres »
PAST_REACH = 20  # characters from what a figure was to what it is


def is_known_pair(text: str, assertion: Assertion, words: Words) -> bool:
    """Tell whether a figure says who is meant, not how many: « les deux hommes »."""
    before = text[max(0, assertion.head.start - 20) : assertion.head.start].lower()
    known = before.endswith(words.definite) or words.names_people(assertion.unit or "")
    return assertion.value == TWO and known


def grant_count(text: str, assertion: Assertion, words: Words) -> Assertion:
    """Take for granted how many people a definite phrase counts, whatever befalls them.

    « Les 214 salariés seront reçus » and « … ne seront pas reçus » say that there are
    214; how many will be dismissed is another figure.
    """
    if assertion.kind != "figure" or assertion.measures is not None:
        return assertion
    before = text[max(0, assertion.head.start - 20) : assertion.head.start].lower()
    known = before.endswith(words.definite) and words.names_people(assertion.unit or "")
    if not known:
        return assertion
    return msgspec.structs.replace(assertion, factuality="certain", polarity="+")


def is_part(text: str, assertion: Assertion, words: Words) -> bool:
    """Tell whether a figure counts a part of another.

    After a word that says so (« dont deux enfants »), or of people who stand in another
    count: two injured who die are not the toll, they are two more.
    """
    if assertion.kind != "figure":
        return False
    if assertion.measures == DEAD and assertion.unit in words.counted_before:
        return True
    before = text[max(0, assertion.head.start - 20) : assertion.head.start].lower()
    counted = text[assertion.head.start : assertion.head.end + OTHERS_REACH].lower()
    rest = any(f" {word}" in counted for word in words.others)
    if rest and before.endswith(words.definite):
        return True  # « les trois autres »: what is left of a whole
    of_them = text[assertion.head.start : assertion.head.end + THEM_REACH]
    if words.part_behind is not None and words.part_behind.search(of_them):
        return True  # « les obsèques de l'une d'elles »
    return before.rstrip().endswith(words.part_of) if words.part_of else False


def is_past(annotated: AnnotatedDocument, assertion: Assertion, words: Words) -> bool:
    """Tell whether a figure is what another was before: « ramené de sept à six »."""
    if assertion.kind != "figure":
        return False
    head = assertion.head
    around = inside(annotated.quantities, (head.start, head.end + PAST_REACH))
    here = [q for q in around if (q.start, q.end) == (head.start, head.end)]
    return bool(here) and not set(here) <= set(current(annotated, around, words.up_to))
