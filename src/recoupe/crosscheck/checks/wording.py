"""What the words of a clause leave standing, or put into the mouth of a speaker."""

import re
from collections.abc import Sequence

from recoupe.crosscheck.checks.roles import AGENTS, PATIENTS
from recoupe.crosscheck.checks.tallies import are_near
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words
from recoupe.model import Argument, Assertion

# « à Torvane » may be read as a place.
UNDERGOING = PATIENTS | {"place", "goal"}

BRACKETED = re.compile(r"\[([^\[\]]{3,80})\]")
MARKS = (("«", "»"), ("“", "”"))
STRAIGHT = '"'
ONE_SENTENCE = 5  # words from which two quotations that differ in one are of one
STEM = 3  # letters by which two forms of a word are told
WORD = re.compile(r"\w+")
NAMING = 4  # letters of a word that tells whom brackets name


def denies_a_part(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause denies no more than how far, when or how many.

    « ne roulait pas au-dessus de la limite » says that it rolled; « n'a pas roulé »
    denies it.
    """
    if assertion.polarity == "+" or words.part_denied is None:
        return False
    return words.part_denied.search(assertion.text.lower()) is not None


def denies_unless(assertion: Assertion, words: Words) -> bool:
    """Tell whether a clause denies on a condition, and so grants on another.

    « ne signera pas sans l'accord du Sénat » is « ne signera qu'avec son accord ».
    """
    if assertion.polarity == "+" or words.unless is None:
        return False
    return words.unless.search(assertion.text.lower()) is not None


def deny_one_thing(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses say that there was none of one thing.

    By whatever verb: « aucune fuite n'a été mesurée », « les relevés ne montrent aucune
    fuite ».
    """
    ours, theirs = (_denied_things(item, words) for item in (left, right))
    return any(are_near(a, b, words) or a == b for a in ours for b in theirs)


def _denied_things(item: Item, words: Words) -> list[str]:
    """Return the lemmas of what a clause says that there was none of."""
    if item.assertion.polarity == "+":
        return []
    return [
        lemma
        for argument in item.assertion.arguments
        if text_of(item, argument).lower().startswith(words.no_such)
        for lemma in argument.lemmas
        if lemma not in words.nobody
    ]


def text_of(item: Item, argument: Argument) -> str:
    """Return the words of a phrase as printed."""
    start = item.sentence[0]
    return item.told_in[argument.start - start : argument.end - start]


def singles_out(item: Item, words: Words) -> bool:
    """Tell whether a clause is said of one agent and no other: « c'est X qui … ».

    Or of one and not another: « a été rompu par X, et non par Y ».
    """
    if words.cleft is None or words.not_by is None:
        return False
    before = item.told_in[: item.assertion.head.start - item.sentence[0]]
    set_off = words.cleft.search(before.lower())
    return bool(set_off or words.not_by.search(item.quote.lower()))


def comes_first(item: Item, words: Words) -> bool:
    """Tell whether a clause says who did it before others: « a tiré le premier »."""
    return words.foremost is not None and bool(
        words.foremost.search(item.quote.lower())
    )


def leaves_others_out(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause affirms of one alone what another denies of others.

    « Seul le commissaire a été mis en examen », « les deux gardiens n'ont pas été mis
    en examen »; but « le commissaire n'a pas été mis en examen » denies it.
    """
    pair = (left, right) if left.assertion.polarity == "+" else (right, left)
    granted, denied = pair
    alone = words.alone.search(granted.quote.lower()) if words.alone else None
    told = set(WORD.findall(denied.quote.lower()))
    if alone is None or told & {*words.nobody, *(x.strip() for x in words.no_such)}:
        return False  # « personne n'a été mis en examen »
    return alone["who"] not in told


def denies_for_long(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause denies only of the years before what is a first.

    « Aucun président n'était venu depuis 2006 », « la première visite d'un président
    depuis 2006 »; but « il est venu en 2021 » denies it.
    """
    if words.before_now is None or words.first_since is None:
        return False
    pair = (left, right) if left.assertion.polarity == "+" else (right, left)
    granted, denied = (item.told_in.lower() for item in pair)
    return bool(words.first_since.search(granted) and words.before_now.search(denied))


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
        [_words_in(x, roles) for roles in (AGENTS, UNDERGOING)] for x in (a, b)
    )
    crossed = ours[0] & theirs[1], ours[1] & theirs[0]
    return all(crossed) and ours[0].isdisjoint(theirs[0])


def put_another_word(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses quote one sentence with one word that means another.

    « Nous recevrons souvent des renforts », « Nous recevrons rarement des renforts »:
    only one of them was said. Two translations differ in words that mean the same.

    Args:
        left: An act of speech, or a clause that is quoted.
        right: Another.
        words: What is known of words.
    """
    ours, theirs = (_quoted_clauses(item) for item in (left, right))
    return any(is_reworded(a, b, words) for a in ours for b in theirs)


def _quoted_clauses(item: Item) -> list[list[str]]:
    said = item.contents or (item.assertion,)
    return [WORD.findall(x.text.lower()) for x in said if _is_between_marks(item, x)]


def is_reworded(ours: Sequence[str], theirs: Sequence[str], words: Words) -> bool:
    """Tell whether two rows of words differ in one, which means another thing."""
    if len(ours) != len(theirs) or len(ours) < ONE_SENTENCE:
        return False
    other = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
    if len(other) != 1:
        return False
    one, two = other[0]
    inflected = one[:STEM] == two[:STEM]
    short = min(len(one), len(two)) <= STEM
    return not inflected and not short and not are_near(one, two, words)


def _is_between_marks(item: Item, said: Assertion) -> bool:
    before = item.told_in[: max(0, said.start - item.sentence[0])]
    opened = any(before.count(left) > before.count(right) for left, right in MARKS)
    return opened or before.count(STRAIGHT) % 2 == 1


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
