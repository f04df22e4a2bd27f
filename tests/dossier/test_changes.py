"""What is new since an earlier build."""

from recoupe.dossier.changes import compare_dossiers
from recoupe.model import Change, Position, Standing

LINE = "Le pont a été fermé lundi"


def test_a_claim_that_one_more_article_states_is_the_same_claim(
    article, stated, claim, dossier
):
    a, b = article("a", f"{LINE}."), article("b", f"{LINE}.")
    before = claim("c1", [stated(a, LINE)], standing=Standing.SINGLE_ORIGIN)
    after = claim("c2", [stated(a, LINE), stated(b, LINE)])

    assert compare_dossiers(dossier(before), dossier(after)) == (
        Change(
            claim="c2", kind="standing", before="single-origin", after="corroborated"
        ),
        Change(claim="c2", kind="voices", before="1", after="2"),
    )


def test_claims_come_and_go(article, stated, claim, dossier):
    a, b = article("a", f"{LINE}."), article("b", "La gare a rouvert.")
    left = claim("c1", [stated(a, LINE)])
    came = claim("c2", [stated(b, "La gare a rouvert")])

    assert compare_dossiers(dossier(left), dossier(came)) == (
        Change(claim="c2", kind="new"),
        Change(claim="c1", kind="gone"),
    )


def test_a_new_value_is_said(article, stated, claim, dossier):
    a, b = article("a", "Trois morts."), article("b", "Neuf morts.")
    three, nine = (
        Position(value=value, unit="mort", polarity="+", assertions=(told,))
        for value, told in (
            ("3", stated(a, "Trois morts")),
            ("9", stated(b, "Neuf morts")),
        )
    )
    before = claim("c1", three, standing=Standing.UPDATED)
    after = claim("c2", nine, three, standing=Standing.UPDATED)

    assert compare_dossiers(dossier(before), dossier(after)) == (
        Change(claim="c2", kind="value", after="9 mort"),
    )


def test_two_claims_of_one_clause_are_not_mistaken(article, stated, claim, dossier):
    a = article("a", f"{LINE}.")
    event = claim("c1", [stated(a, LINE)], kind="event")
    state = claim("c2", [stated(a, LINE)], kind="state")
    old, new = dossier(event, state), dossier(state, event)

    assert compare_dossiers(old, new) == ()


def test_nothing_changes_between_equal_dossiers(article, stated, claim, dossier):
    a = article("a", f"{LINE}.")
    made = dossier(claim("c1", [stated(a, LINE)]))

    assert compare_dossiers(made, made) == ()
