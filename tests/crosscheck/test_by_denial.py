"""One fact told by a word, and by denying another."""

import pytest
from tests.crosscheck.articles import WORDS, items, standings

from recoupe.crosscheck.checks.by_denial import denies_all
from recoupe.lang.by_denial import Clause, find_contraries, load_facts


def clause(sense, head, *words, other=""):
    return Clause(sense, head, frozenset({head, *words}), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La maternité de Vernouze a fermé lundi.",
            "Depuis lundi, la maternité de Vernouze n'accueille plus de naissances.",
        ),
        (
            "Le général Oran Petsk a été démis de ses fonctions.",
            "Oran Petsk n'est plus commandant de l'armée du Nord.",
        ),
        (
            "L'accident du car à Poncel n'a fait que des dégâts matériels.",
            "Personne n'a été blessé dans l'accident du car à Poncel.",
        ),
        (
            "La ministre Anne Brival a gardé le silence pendant l'audience.",
            "La ministre Anne Brival n'a pas répondu pendant l'audience.",
        ),
    ],
)
def test_a_word_and_a_denied_contrary_tell_one_fact(one, other):
    assert standings(one, other) == ["corroborated"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'hôtel des Bruyères de Trévol a fermé ses portes.",
            "L'hôtel des Bruyères de Trévol reçoit des clients.",
        ),
        (
            "Le pilote de l'avion tombé à Tarcieux est indemne.",
            "Le pilote de l'avion tombé à Tarcieux a été blessé.",
        ),
    ],
)
def test_affirmed_contraries_contest_each_other(one, other):
    assert "contested" in standings(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le musée de Lormac a fermé sa librairie.",
            "Le musée de Lormac n'accueille plus de groupes scolaires.",
        ),
        (
            "Le refuge de Lormac a fermé lundi.",
            "Le refuge de Lormac n'accueille plus de chats depuis lundi.",
        ),
        (
            "Le candidat a confirmé l'information.",
            "Le candidat n'a pas démenti avoir menti.",
        ),
        (
            "Aucun détenu ne s'est enfui de Grandval.",
            "Aucun gardien n'a fait grève à Grandval.",
        ),
    ],
)
def test_what_is_denied_of_another_thing_is_another_fact(one, other):
    assert "corroborated" not in standings(one, other)


def test_denials_of_one_act_by_one_speaker_do_not_contest_each_other():
    found = standings(
        "L'armée a nié avoir bombardé l'hôpital de Borgo.",
        "L'armée a affirmé qu'elle n'avait pas bombardé l'hôpital de Borgo.",
    )

    assert "contested" not in found


def test_what_ends_is_what_the_other_clause_is_about():
    facts = load_facts("fr")
    ends = clause("end", "cesser", "vendre", other="vendre")

    assert find_contraries(facts, ends, clause("sell", "vendre")) is not None
    assert find_contraries(facts, clause("end", "cesser", "pleuvoir"), ends) is None


def test_an_entry_asks_for_all_its_words():
    facts = load_facts("fr")
    opens = clause("lemma:recevoir", "recevoir", "public")

    assert find_contraries(facts, clause("close", "fermer"), opens) is not None
    assert find_contraries(facts, clause("lemma:baisser", "baisser"), opens) is None


@pytest.mark.parametrize(
    ("text", "all_denied"),
    [
        ("Personne n'a été arrêté à Lormac.", True),
        ("Rien n\u2019a été volé à Lormac.", True),
        ("Le maire, qui n'a pas été réélu, a quitté Lormac.", False),
        ("Une personne n'a pas été soignée à Lormac.", False),
    ],
)
def test_who_denies_for_everybody(text, all_denied):
    denials = [item for item in items(text) if item.assertion.polarity == "-"]
    assert [denies_all(item, WORDS) for item in denials] == [all_denied]
