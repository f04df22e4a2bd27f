"""Which pairs of assertions may state one proposition at all."""

from recoupe.crosscheck.aligning.parts import are_parts
from recoupe.crosscheck.checks.acts import ALIKE, says_act_of, share_a_sense, weigh_act
from recoupe.crosscheck.checks.by_denial import are_contraries
from recoupe.crosscheck.checks.wording import denies_a_part, deny_one_thing
from recoupe.crosscheck.figures.figure_slots import may_fill_one
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.refuted import REFUTED
from recoupe.lang.words import Words
from recoupe.model import Assertion

DENIED = 0.55  # likeness of an act to one that is denied: « relie » is no « coupe »


def is_comparable(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two assertions may state one proposition at all.

    One sentence does not say a thing twice, and one article repeats itself in the same
    terms; a figure is not what happened; what a phrase presupposes meets only a clause
    that says it with a word of the same sense; and a denial denies in the same terms:
    « n'est pas en cause » and « mis hors de cause » are no contradiction.
    """
    a, b = left.assertion, right.assertion
    counts = is_figure(a) and is_figure(b)
    if counts and a.polarity != b.polarity and a.value != b.value:
        return False  # « deux, pas trois » is no other count than « deux »
    if left.document == right.document:
        if counts:
            return may_fill_one(left, right, words)
        alike = a.predicate == b.predicate and a.value == b.value
        denied = REFUTED in (a.rule, b.rule)
        return alike and (denied or left.sentence != right.sentence)
    alike = share_a_sense(left, right, words)
    if a.presupposed or b.presupposed:
        return alike and a.presupposed != b.presupposed
    return is_figure(a) == is_figure(b) and _is_of_one_denial(left, right, words)


def _is_of_one_denial(left: Item, right: Item, words: Words) -> bool:
    """Tell whether what either of two clauses denies is what the other is about.

    Who denies two acts says two things, and a denial of part denies no whole.
    """
    a, b = left.assertion, right.assertion
    if a.polarity != b.polarity:
        partly = any(denies_a_part(x, words) for x in (a, b))
        denied = not partly and _is_denied(left, right, words)
        # « restera fermé jusqu'à mai », « n'ouvrira pas avant mai »
        denied = denied or are_contraries(left, right, words)
        denied = denied and not _calls_off(left, right, words)
        return denied and not are_parts(left, right, words)
    both = a.polarity == "-" and not is_figure(a)
    alike = not both or weigh_act(left, right, words) >= ALIKE
    return alike or deny_one_thing(left, right, words)


def _calls_off(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one calls off what the other denies: they agree.

    « A annulé sa visite », « la visite n'a pas eu lieu ».
    """
    denial, other = (left, right) if left.assertion.polarity == "-" else (right, left)
    if other.assertion.predicate not in words.undoing:
        return False
    undone = {x.lemmas[0] for x in other.assertion.arguments if x.lemmas}
    return not undone.isdisjoint(denial.assertion.lemmas[:1])


def _is_denied(left: Item, right: Item, words: Words) -> bool:
    """Tell whether what one of two clauses denies is said in the other."""
    denial, other = (left, right) if left.assertion.polarity == "-" else (right, left)
    return says_act_of(other, denial, words) >= DENIED


def is_figure(assertion: Assertion) -> bool:
    """Tell whether an assertion is of a figure, not of what happened."""
    return assertion.kind == "figure"
