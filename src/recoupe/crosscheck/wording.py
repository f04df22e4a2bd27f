"""What the words of a clause leave standing, or put into the mouth of a speaker."""

import re

from recoupe.crosscheck.roles import AGENTS, PATIENTS
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


def trade_parts(a: Assertion, b: Assertion) -> bool:
    """Tell whether who acts and who is acted upon trade places, both by their names.

    « Solmar doit trois millions à Torvane », « Torvane doit trois millions à Solmar ».
    """
    ours, theirs = (
        [_words_in(x, roles) for roles in (AGENTS, PATIENTS)] for x in (a, b)
    )
    crossed = ours[0] & theirs[1], ours[1] & theirs[0]
    straight = ours[0] & theirs[0], ours[1] & theirs[1]
    return all(crossed) and not any(straight)


def _words_in(assertion: Assertion, roles: frozenset[str]) -> frozenset[str]:
    return frozenset(
        lemma
        for argument in assertion.arguments
        if argument.role in roles
        for lemma in argument.lemmas[:1]
    )


def _in_brackets(text: str) -> frozenset[str]:
    found = " ".join(BRACKETED.findall(text.lower()))
    return frozenset(re.findall(rf"\w{{{NAMING},}}", found))
