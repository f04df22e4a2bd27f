"""What the words of a clause leave standing, or put into the mouth of a speaker."""

import re

from recoupe.lang.words import Words
from recoupe.model import Assertion

BRACKETED = re.compile(r"\[([^\[\]]{3,80})\]")
NAMING = 4  # letters of a word that tells whom brackets name


def denies_a_part(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause denies no more than how far, when or how many.

    « ne roulait pas au-dessus de la limite » says that it rolled; « n'a pas roulé »
    denies it.
    """
    if assertion.polarity == "+" or words.part_denied is None:
        return False
    return words.part_denied.search(assertion.text.lower()) is not None


def name_others_in_brackets(a: Assertion, b: Assertion) -> bool:
    """Tell whether two quotations are completed with the names of two.

    « Il [le maire] nous a menti », « Il [le préfet] nous a menti ».
    """
    ours, theirs = _in_brackets(a.text), _in_brackets(b.text)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _in_brackets(text: str) -> frozenset[str]:
    found = " ".join(BRACKETED.findall(text.lower()))
    return frozenset(re.findall(rf"\w{{{NAMING},}}", found))
