"""What is contested: denials, told on articles written for the purpose."""

import pytest
from tests.crosscheck.articles import WORDS, dossier, items, standings

from recoupe.crosscheck.checks.acts import say_one_by_denial
from recoupe.crosscheck.checks.wording import denies_unless


def test_what_must_or_will_be_done_has_its_subject():
    found = standings(
        "Le tunnel de Brancas doit rouvrir vendredi.",
        "Vendredi, le tunnel de Brancas va rouvrir.",
    )

    assert found == ["corroborated"]


def test_a_figure_in_common_shows_two_versions_of_who_paid_whom():
    found = standings(
        "La cour a condamné mardi Daltec à verser 4,6 millions d'euros à Morvane.",
        "La cour a condamné mardi Morvane à payer 4,6 millions d'euros à Daltec.",
    )

    assert "contested" in found


def test_who_wins_and_who_loses_tell_one_match():
    found = standings(
        "Ilse Vandel a battu dimanche à Merrin le champion Oleg Barsk.",
        "Le champion Oleg Barsk s'est incliné dimanche à Merrin devant Ilse Vandel.",
    )

    assert "contested" not in found


def test_what_ought_to_have_been_done_was_not():
    found = standings(
        "Le tunnel de Brancas aurait dû rouvrir vendredi.",
        "Le tunnel de Brancas a rouvert vendredi.",
        day="2025-06-14",
    )

    assert found == ["contested"]


def test_what_was_to_be_done_may_have_been():
    found = standings(
        "Le tunnel de Brancas devait rouvrir vendredi.",
        "Le tunnel de Brancas a rouvert vendredi.",
        day="2025-06-14",
    )

    assert "contested" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La digue a cédé lundi, selon les riverains. La préfecture dément.",
            "La digue de Lorme a cédé lundi.",
        ),
        (
            "Les vannes ont été ouvertes à 4 heures, dit le juge. Faux, dit le maire.",
            "Les vannes ont été ouvertes à 4 heures.",
        ),
        (
            "Le maire est accusé d'avoir vendu le terrain à son frère, ce qu'il nie.",
            "Le maire a vendu le terrain à son frère.",
        ),
        (
            "L'élue aurait vendu ses parts en mai. Il n'en est rien, dit son avocat.",
            "L'élue a vendu ses parts en mai.",
        ),
        (
            "« On raconte que je quitte le club : c'est faux », a dit Paul Morand.",
            "Paul Morand quitte le club.",
        ),
        (
            "L'avocat rejette l'idée que son client ait fui lundi.",
            "Le client a fui lundi.",
        ),
        (
            "L'information selon laquelle la digue a cédé est fausse, dit le préfet.",
            "La digue a cédé.",
        ),
        (
            "La rumeur d'une fermeture du lycée est infondée, dit le maire.",
            "Le lycée va fermer.",
        ),
        (
            "La firme conteste les accusations selon lesquelles elle a cédé le brevet.",
            "La firme a cédé le brevet.",
        ),
    ],
)
def test_what_is_called_false_is_denied(one, other):
    assert "contested" in standings(one, other)


def test_who_denies_in_his_own_words_denies_what_stands_before():
    claims = dossier(
        "Selon une source proche de l'enquête, le capitaine aurait coupé l'alarme. Son "
        "avocate dément formellement : « Mon client n'a touché à aucune alarme. »"
    ).claims

    assert "contested" in {claim.standing for claim in claims}


def test_nobody_denies_what_he_says_himself():
    claims = dossier(
        "Le quotidien « Slobod » affirme que Luzanne livrera des missiles à la Varnie.",
        "« Aucune livraison de missiles n'est prévue ni envisagée », a balayé le "
        "ministère de la Défense, en réponse aux révélations du journal « Slobod ».",
    ).claims
    told = [
        (position.polarity, assertion.document)
        for claim in claims
        if claim.standing == "contested"
        for position in claim.positions
        for assertion in position.assertions
    ]

    assert set(told) == {("+", "a1"), ("-", "a2")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La digue a cédé lundi. Le préfet dément toute négligence.",
            "La digue de Lorme a cédé lundi.",
        ),
        (
            "L'élue a vendu ses parts en mai. C'est vrai, dit son avocat.",
            "L'élue a vendu ses parts en mai.",
        ),
        (
            "Le lac a été pollué, selon le club. La firme nie avoir caché les faits.",
            "Le lac a été pollué.",
        ),
        (
            "La digue a cédé, selon les riverains. La vague a tout balayé.",
            "La digue a cédé.",
        ),
    ],
)
def test_what_is_not_called_false_is_not_denied(one, other):
    assert "contested" not in standings(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le musée de Lisse restera fermé jusqu'au 20 juin.",
            "Le musée de Lisse n'ouvrira pas avant le 20 juin.",
        ),
        (
            "La baignade reste interdite à Gavre.",
            "La baignade n'est pas autorisée à Gavre.",
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés n'ont fait apparaître aucune fuite.",
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés n'ont pas montré la moindre fuite.",
        ),
        (
            "Les plongeurs n'ont vu aucune fissure sur la digue.",
            "Aucune fissure n'est apparue sur la digue.",
        ),
    ],
)
def test_a_denial_says_one_thing_with_its_contrary_or_with_another(one, other):
    assert _any_by_denial(one, other)
    assert _any_by_denial(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le musée de Lisse restera ouvert jusqu'au 20 juin.",
            "Le musée de Lisse n'ouvrira pas avant le 20 juin.",
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés n'ont fait apparaître aucun incendie.",
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés ont fait apparaître une fuite.",
        ),
        (
            "Personne n'a été blessé dans l'incendie.",
            "Personne n'a vu l'incendie.",
        ),
    ],
)
def test_a_denial_of_something_else_says_something_else(one, other):
    assert not _any_by_denial(one, other)


def _any_by_denial(one: str, other: str) -> bool:
    """Tell whether any two clauses of two articles say one thing by a denial."""
    return any(
        say_one_by_denial(left, right, WORDS)
        for left in items(one)
        for right in items(other)
    )


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "Le musée de Lisse restera fermé jusqu'au 20 juin.",
            "Le musée de Lisse n'ouvrira pas avant le 20 juin.",
            ["corroborated"],
        ),
        (
            "Le musée de Lisse restera fermé jusqu'au 20 juin.",
            "Le musée municipal n'ouvrira pas ses portes avant le 20 juin.",
            ["corroborated"],
        ),
        (
            "Aucun ouvrier de Velmar n'a été licencié.",
            "Tous les ouvriers de Velmar ont gardé leur emploi.",
            ["corroborated"],
        ),
        (
            "Les ouvriers de Velmar ont été licenciés.",
            "Tous les ouvriers de Velmar ont gardé leur emploi.",
            ["contested"],
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés n'ont fait apparaître aucune fuite.",
            ["corroborated"],
        ),
        (
            "Les plongeurs n'ont vu aucune fissure sur la digue.",
            "Aucune fissure n'est apparue sur la digue.",
            ["corroborated"],
        ),
        (
            "Aucune fuite n'a été mesurée sur le réseau.",
            "Les relevés n'ont fait apparaître aucun incendie.",
            [],
        ),
        (
            "Les plongeurs n'ont vu aucune fissure sur la digue.",
            "Aucun arbre n'est tombé sur la digue.",
            [],
        ),
    ],
)
def test_what_is_told_by_a_denial_is_told_twice(one, other, wanted):
    assert standings(one, other) == wanted


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("Paul Rivet ne signera pas sans l'aval du Sénat.", True),
        ("Paul Rivet ne signera rien avant que le Sénat ait voté.", True),
        (
            "Paul Rivet signera plus tard sans l'aval du Sénat.",
            False,
        ),
        ("Paul Rivet ne signera pas.", False),
        ("La ville ne relogera pas les sans-abri.", False),
        ("La digue ne cédera pas sans doute.", False),
    ],
)
def test_a_denial_on_a_condition_grants_on_another(text, granted):
    assert any(denies_unless(i.assertion, WORDS) for i in items(text)) is granted


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        ("Je ne signerai pas l'accord sans l'aval du Sénat", False),
        ("Je ne signerai pas l'accord, même si le Sénat l'approuve", True),
    ],
)
def test_who_grants_on_a_condition_agrees_with_who_denies_without_it(denial, disputed):
    told = "« Je signerai l'accord si le Sénat l'approuve », a dit lundi Paul Rivet."
    found = dossier(told, f"« {denial} », a dit lundi Paul Rivet.")
    sayings = [claim.standing for claim in found.claims if claim.kind == "speech"]

    assert ("contested" in sayings) is disputed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mis en examen mardi, le député Paul Roux nie les faits.",
            "Le député Paul Roux a été mis en examen mardi.",
        ),
        (
            "Le chômage n'a jamais été aussi bas depuis 2008.",
            "Le chômage est au plus bas depuis 2008.",
        ),
        (
            "« Je n'ai jamais demandé le départ du gardien », a dit Paul Roux.",
            "Paul Roux a démenti avoir réclamé le départ du gardien.",
        ),
        (
            "Évacués dans la nuit, les habitants de Lorme ont regagné leur domicile.",
            "Les habitants de Lorme ont été évacués dans la nuit.",
        ),
        (
            "L'audience a duré trois heures.",
            "L'audience s'est achevée au bout de trois heures.",
        ),
    ],
)
def test_what_only_sounds_like_a_denial_is_none(one, other):
    found = standings(one, other)

    assert "corroborated" in found
    assert "contested" not in found


@pytest.mark.parametrize(
    ("denial", "told"),
    [
        ("Il n'y a eu aucun blessé.", "Trois personnes ont été blessées."),
        ("Personne n'a été arrêté.", "La police a arrêté deux hommes."),
        (
            "La police de Norval n'a dressé aucun procès-verbal.",
            "La police de Norval a dressé une soixantaine de procès-verbaux.",
        ),
    ],
)
def test_who_says_that_there_was_none_disputes_what_another_tells(denial, told):
    assert "contested" in standings(denial, told)


@pytest.mark.parametrize(
    ("denial", "told"),
    [
        ("Il n'y a eu aucun blessé.", "La police a arrêté deux hommes."),
        ("On ne compte aucun blessé grave.", "Trois personnes ont été blessées."),
        ("Aucun policier n'a été blessé.", "Trois manifestants ont été blessés."),
        (  # a count that is denied is no other count
            "La police a arrêté deux hommes, pas trois.",
            "Deux hommes ont été arrêtés par la police.",
        ),
    ],
)
def test_a_denial_of_some_disputes_no_others(denial, told):
    assert "contested" not in standings(denial, told)


def test_what_is_called_off_does_not_take_place():
    found = standings(
        "Le ministre a annulé son déplacement à Merrin.",
        "Le déplacement que le ministre devait effectuer à Merrin a été annulé jeudi.",
    )

    assert found
    assert "contested" not in found
