"""Figures of articles without a date: which of them follow one another."""

import pytest

import recoupe
from recoupe.model import Document, Figure


def figures(*texts: str) -> list[Figure]:
    """Return the figures that two undated articles fill."""
    dossier = recoupe.build_dossier(
        Document(id=f"a{n}", outlet=f"Titre {n}", text=text)
        for n, text in enumerate(texts, start=1)
    )
    return [f for f in dossier.figures if len({v.document for v in f.values}) > 1]


def told(*texts: str) -> list[tuple[str, set[str | None]]]:
    return [(f.relation, {v.value for v in f.values}) for f in figures(*texts)]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "L'incendie de Morvan a fait 12 morts, selon les pompiers.",
            "Les obsèques des 15 victimes de l'incendie de Morvan ont eu lieu.",
            {"12", "15"},
        ),
        (
            "A Sault, 340 maisons ont été endommagées par la crue.",
            "A Sault, 410 maisons sont touchées par la crue.",
            {"340", "410"},
        ),
        (
            "La crue de Sault prive 8.000 foyers d'électricité.",
            "A Sault, 1.500 foyers restent sans électricité, contre 8.000 dimanche.",
            {"1500", "8000"},
        ),
        (
            "La participation au scrutin de Marvan s'élevait à 48 % à 17 heures.",
            "La participation au scrutin de Marvan a atteint 61 %.",
            {"48", "61"},
        ),
        (
            "La fraude de la banque Alméa est estimée à 50 millions de dollars.",
            "La fraude de la banque Alméa porte finalement sur 65 millions de dollars.",
            {"50000000", "65000000"},
        ),
        (
            "Le plan d'Alméa concernera 2.400 salariés, contre 1.800 au départ.",
            "Alméa va supprimer 1.800 emplois.",
            {"1800", "2400"},
        ),
        (
            "Alméa va supprimer 5.000 emplois.",
            "Alméa a porté à 6.000 le nombre de postes supprimés.",
            {"5000", "6000"},
        ),
        (
            "Les heurts de Marvan ont fait une quarantaine de blessés.",
            "Les heurts de Marvan ont fait une soixantaine de blessés.",
            {"40", "60"},
        ),
        (
            "La collision de Lavelle a fait neuf morts.",
            "La collision de Lavelle, la plus grave depuis 1990, a fait onze morts.",
            {"9", "11"},
        ),
    ],
)
def test_a_later_value(one: str, other: str, values: set[str]) -> None:
    assert ("updated", values) in told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # those who did it
            "L'attaque de l'hôtel de Morvan a fait 27 morts.",
            "A Morvan, les quatre assaillants de l'hôtel ont été tués.",
        ),
        (  # another year
            "L'attentat de Morvan a fait 27 morts.",
            "En 2015, un attentat avait fait douze morts à Morvan.",
        ),
        (
            "Le naufrage du ferry de Morvan a fait 58 morts.",
            "Le plus grave naufrage à Morvan depuis 2002, où 345 personnes ont péri.",
        ),
        (  # what happens again and again
            "La collision de Lavelle a fait neuf morts.",
            "A Lavelle, en dix ans, les trains ont fait 400 morts.",
        ),
        (
            "Chaque année, 600 personnes sont tuées à Lavelle.",
            "A Lavelle, depuis 1990, 500 personnes ont été tuées.",
        ),
        (  # what is feared
            "Le naufrage du ferry de Morvan a fait 34 morts.",
            "Après le naufrage du ferry de Morvan, on craint une centaine de morts.",
        ),
        (  # those who got away
            "Le naufrage de Morvan a fait 58 morts.",
            "Le naufrage de Morvan a fait 162 rescapés.",
        ),
        (  # somebody else's share
            "Selon une estimation, Paul Kolo obtiendrait 53 % des voix.",
            "Anne Sénou a recueilli 48,6 % des voix, selon le résultat définitif.",
        ),
        (  # somebody else's money
            "La ville a porté sa subvention au théâtre à 400.000 euros.",
            "La région a ramené sa subvention au théâtre à 150.000 euros.",
        ),
    ],
)
def test_another_figure(one: str, other: str) -> None:
    assert not [values for _, values in told(one, other) if len(values) > 1]


def test_police_and_organisers_are_no_earlier_and_later_value() -> None:
    found = told(
        "Jeudi, 12.000 personnes ont défilé à Morvan, selon la police.",
        "Jeudi, 14.000 personnes ont défilé à Morvan, selon les syndicats.",
    )
    assert all(relation != "updated" for relation, _ in found)


def test_jobs_and_those_who_hold_them_are_counted_alike() -> None:
    found = told(
        "Les syndicats dénoncent les 2.437 suppressions de postes d'Alméa.",
        "Alméa confirme que 2.437 salariés sont concernés par son plan.",
    )
    assert ("same", {"2437"}) in found


def test_who_is_counted_is_not_denied() -> None:
    found = told(
        "A Sault, 8.237 foyers n'ont plus de courant.",
        "La crue prive d'électricité 8.237 foyers de Sault.",
    )
    assert ("same", {"8237"}) in found


def test_a_crowd_told_at_home_is_that_of_its_town() -> None:
    found = told(
        "Quelque 80.000 personnes ont défilé en France. A Lyon, ils étaient 12.000"
        " selon la police, 35.000 selon les syndicats.",
        "A Lyon, 12.000 personnes ont défilé selon la police, 35.000 selon les"
        " syndicats.",
    )
    assert ("contested", {"12000", "35000"}) in found


@pytest.mark.parametrize(
    ("other", "counted"),
    [
        ("À Morvan, deux cuves du dépôt ont été détruites par une explosion.", True),
        ("Les deux cuves détruites du dépôt de Morvan étaient pleines.", False),
    ],
)
def test_two_are_counted_where_it_is_said_how_many(
    other: str, *, counted: bool
) -> None:
    found = told("Une explosion a détruit deux cuves du dépôt de Morvan.", other)
    assert (("same", {"2"}) in found) is counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # a fate told of another figure
            "Le choléra a fait 132 morts et contaminé 3.500 personnes à Morvan.",
            "Le choléra a fait 290 morts à Morvan.",
        ),
        (
            "A Morvan, six personnes ont péri et 3.000 habitants ont perdu leur toit.",
            "Le bilan s'alourdit à Morvan : 23 morts.",
        ),
    ],
)
def test_a_fate_is_told_of_its_own_figure(one: str, other: str) -> None:
    values = {value for _, told_of in told(one, other) for value in told_of}
    assert values.isdisjoint({"3500", "3000"})


@pytest.mark.parametrize(
    "later",
    [
        "À Lorval, la pétition contre le péage a recueilli 120 000 signatures.",
        "À Lorval, 120 000 personnes ont signé la pétition contre le péage.",
    ],
)
def test_a_bound_that_was_left_behind_is_an_earlier_value(later: str) -> None:
    first = "À Lorval, la pétition contre le péage a plus de 50 000 signatures."

    assert told(first, later) == [("updated", {"50000", "120000"})]
