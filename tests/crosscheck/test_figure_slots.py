"""Which figures of several articles fill one slot of the table."""

from datetime import date

import pytest

import recoupe
from recoupe.model import Document, Dossier


def build(*texts: str) -> Dossier:
    days = [date(2025, 6, 12 + number) for number in range(len(texts))]
    return recoupe.build_dossier(
        Document(id=f"a{n}", outlet=f"Titre {n}", text=text, published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    )


def tables(dossier: Dossier) -> list[list[str | None]]:
    """Return the values of every figure that two articles fill."""
    return [
        [value.value for value in figure.values]
        for figure in dossier.figures
        if len({value.document for value in figure.values}) > 1
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La coopérative Alméa a perdu 751 millions d'euros en octobre.",
            "Le directeur a démissionné après la perte de 751 millions d'euros.",
        ),
        (
            "Quelque 15.000 personnes assureront le spectacle au stade.",
            "Le spectacle du stade réunit 15.000 figurants.",
        ),
        (
            "La perte d'Alméa atteint 4,9 milliards d'euros.",
            "Alméa affiche une perte de 4,91 milliards d'euros.",
        ),
        (
            "La perte d'Alméa atteint 5 milliards d'euros.",
            "Alméa affiche une perte de 4,9 milliards d'euros.",
        ),
        (
            "La sieste réduit d'un tiers le risque d'infarctus, selon l'étude de Halm.",
            "La sieste réduit de 35 % le risque d'infarctus, selon l'étude de Halm.",
        ),
        (
            "Le stade de Manduro attend 10.600 athlètes pour les jeux.",
            "Manduro attend 10.624 athlètes dans le stade pour les jeux.",
        ),
        (
            "Le feu d'artifice du Pontil a utilisé 29.000 fusées samedi.",
            "Au Pontil, 29.000 feux ont été tirés samedi pour le feu d'artifice.",
        ),
        (
            "Quelque 180 sapeurs-pompiers combattent le feu de Sault.",
            "À Sault, 180 pompiers combattent le feu.",
        ),
        (
            "Velmar supprime 1 200 emplois à Lisse.",
            "À Lisse, Velmar se sépare de 1 200 salariés.",
        ),
        (
            "Le feu a détruit deux autres maisons de Gavre.",
            "Deux autres maisons menacent de s'écrouler.",
        ),
    ],
)
def test_one_value_of_one_thing_is_one_slot(one: str, other: str) -> None:
    assert len(tables(build(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La libération de 15 otages a été saluée à Bogota.",
            "Quatorze autres otages ont été libérés à Bogota.",
        ),
        (
            "La ville attend 10.600 athlètes pour les jeux.",
            "La ville attend 312 athlètes français pour les jeux.",
        ),
        (
            "La coopérative Alméa a perdu 600 millions d'euros.",
            "Un bonus de 600 euros a été versé aux caissières.",
        ),
        (
            "Neuf personnes ont été blessées dans l'accident de Sault.",
            "Neuf personnes ont péri dans l'incendie de Brenne.",
        ),
        (
            "Cinq ministres ont assisté au conseil de Sorgues.",
            "Cinq camions ont été saisis à Manduro.",
        ),
        (
            "Alméa affiche une perte de 234 millions d'euros au premier trimestre.",
            "Alméa affiche une perte de 310 millions d'euros au premier semestre.",
        ),
        (
            "Le 10 octobre, la perte d'Alméa est estimée à 240 millions d'euros.",
            "Alméa affiche une perte de 310 millions d'euros au premier semestre.",
        ),
        (
            "Le glissement de terrain a emporté vingt maisons à Manduro.",
            "Le glissement de terrain a fait dix-neuf morts à Manduro.",
        ),
        (
            "Le port de Lisse a accueilli 118 000 conteneurs en 2024.",
            "En 2024, 118 000 passagers ont transité par le port de Lisse.",
        ),
        (
            "L'aéroport a perdu 42 avions en dix ans.",
            "À l'aéroport, 42 mécaniciens ont été formés.",
        ),
        (
            "Le feu a détruit deux maisons de Gavre.",
            "Deux autres maisons menacent de s'écrouler.",
        ),
        (
            "Deux églises romanes de Gavre ont rouvert.",
            "Le diocèse veut restaurer deux autres églises.",
        ),
    ],
)
def test_figures_of_two_things_are_two_slots(one: str, other: str) -> None:
    assert tables(build(one, other)) == []


def test_a_number_in_brackets_is_of_what_is_told():
    found = build(
        "L'Ouradie a gagné 51 médailles d'or, loin devant le Kessel (36).",
        "Au final, 51 médailles d'or pour l'Ouradie, 36 pour le Kessel.",
    )

    assert sorted(tables(found)) == [["36", "36"], ["51", "51"]]


def test_two_ages_are_of_two_people():
    found = build(
        "La mère, âgée de 34 ans, a été entendue mercredi par la police de Sorgues.",
        "Son fils, âgé de 5 ans, a été retrouvé mercredi par la police de Sorgues.",
    )

    assert not tables(found)
    assert "contested" not in {claim.standing for claim in found.claims}


def relations(*texts: str) -> list[tuple[str, list[str | None]]]:
    """Return how every figure that two articles fill stands, and its values."""
    return [
        (figure.relation, [value.value for value in figure.values])
        for figure in build(*texts).figures
        if len({value.document for value in figure.values}) > 1
    ]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (
            (
                "Le naufrage du bac a fait neuf morts à Sault, selon les secours.",
                "Le naufrage du bac a coûté la vie à quatorze passagers à Sault.",
            ),
            ["9", "14"],
        ),
        (
            (
                "L'effondrement du quai de Sault a fait trois morts.",
                "L'effondrement du quai de Sault a fait sept morts.",
                "L'effondrement du quai de Sault a tué neuf personnes.",
            ),
            ["3", "7", "9"],
        ),
        (
            (
                "La crue a fait douze morts jeudi dans la vallée.",
                "La crue avait fait sept morts en mai dans la vallée.",
            ),
            ["7", "12"],
        ),
        (
            (
                "Après l'explosion du silo, deux ouvriers sont portés disparus.",
                "Cinq salariés sont portés disparus après l'explosion du silo.",
            ),
            ["2", "5"],
        ),
    ],
)
def test_a_toll_that_grows_is_one_figure(texts: tuple[str, ...], values: list[str]):
    assert relations(*texts) == [("updated", values)]


def test_the_toll_of_a_place_is_a_part_of_the_toll():
    found = relations(
        "Le séisme a fait 1 536 morts en Ouradie. À Makhar, il a fait 1 100 morts.",
        "Le séisme a fait 1 874 morts, selon le dernier bilan.",
    )

    assert found == [("updated", ["1536", "1874"])]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (
            (
                "L'incendie du massif des Corbelles a parcouru 350 hectares.",
                "L'incendie du massif des Corbelles a détruit 1 200 hectares.",
                "Le feu a ravagé 2 800 hectares dans le massif des Corbelles.",
            ),
            ["350", "1200", "2800"],
        ),
        (
            (
                "Dans l'incendie de Sault, 120 pompiers sont mobilisés.",
                "Pour l'incendie de Sault, 180 pompiers sont mobilisés.",
            ),
            ["120", "180"],
        ),
        (
            (
                "L'incendie de Sault a détruit quinze maisons.",
                "L'incendie de Sault a détruit vingt-six habitations.",
            ),
            ["15", "26"],
        ),
    ],
)
def test_what_an_event_goes_on_doing_grows(texts: tuple[str, ...], values: list[str]):
    assert relations(*texts) == [("updated", values)]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (
            (
                "Le tunnel de Brenne coûtera 1,9 milliard d'euros.",
                "Le tunnel de Brenne coûtera 2,6 milliards, contre 1,9 milliard prévu.",
            ),
            ["1900000000", "1900000000", "2600000000"],
        ),
        (
            (
                "Les dégâts de Sault sont évalués à 40 millions d'euros.",
                "Les dégâts, d'abord évalués à 40 millions, dépassent 65 millions.",
            ),
            ["40000000", "40000000", "65000000"],
        ),
    ],
)
def test_a_sentence_tells_how_a_figure_changed(
    texts: tuple[str, ...], values: list[str]
):
    found = [(how, sorted(map(str, told), key=int)) for how, told in relations(*texts)]

    assert found == [("updated", values)]


def test_results_of_a_count_that_goes_on_are_stages():
    found = relations(
        "Après dépouillement de 92 % des bulletins, l'Alliance de Tarmanie obtient "
        "78 sièges.",
        "L'Alliance de Tarmanie obtient 79 sièges au Parlement.",
    )

    assert found == [("updated", ["78", "79"])]


def test_what_only_moved_is_of_two_times():
    found = relations(
        "Le taux de chômage de Sault est passé de 9 à 7 % en un an.",
        "Le taux de chômage de Sault est de 7 %.",
    )

    assert all("9" not in values for _, values in found)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Le parc des Corbelles s'étend sur 350 hectares.",
            "Le parc des Corbelles s'étend sur 420 hectares.",
        ),
        (
            "La tempête a privé de courant 30 000 foyers du Marais.",
            "Seuls 19 000 foyers du Marais ont été privés de courant par la tempête.",
        ),
    ],
)
def test_what_stays_as_it_is_does_not_grow(texts: tuple[str, ...]):
    assert "updated" not in [relation for relation, _ in relations(*texts)]


def test_a_loss_estimated_anew_is_one_figure_that_changed():
    found = relations(
        "La perte d'Alméa est de 600 millions d'euros.",
        "La perte d'Alméa est de 695 millions d'euros. Elle avait d'abord annoncé une "
        "perte de 600 millions d'euros.",
    )

    assert len(found) == 1
    assert found[0][0] == "updated"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Au moins 30 000 foyers du Marais ont été privés de courant.",
            "Plus de 43 000 abonnés du Marais étaient sans courant dimanche.",
        ),
        (
            "Vingt-huit otages sont encore détenus dans la jungle de Manduro.",
            "Quinze otages ont été libérés dans la jungle de Manduro.",
        ),
        (  # another event, long ago
            "Le séisme de Makhar a tué 900 personnes dimanche.",
            "En 1988, un séisme avait tué 2 300 personnes à Makhar.",
        ),
        (  # another event, some months ago
            "Un coup de grisou a fait dix-neuf morts jeudi dans la mine.",
            "Un coup de grisou avait fait quatorze morts en mars dans la mine.",
        ),
        (  # the injured, and those of them who are worst hurt
            "L'explosion du silo a fait 31 blessés à Valmorin.",
            "À Valmorin, quatre blessés de l'explosion du silo restaient hospitalisés.",
        ),
        (  # a town and the country
            "La marche contre la réforme a réuni 480 000 manifestants en France.",
            "À Lyon, la marche contre la réforme a réuni 12 000 manifestants.",
        ),
        (  # two days
            "À Lyon, 12 000 personnes ont manifesté mercredi contre la réforme.",
            "À Lyon, 18 000 personnes avaient manifesté le 25 mai contre la réforme.",
        ),
    ],
)
def test_unlike_counts_do_not_contest_each_other(one: str, other: str):
    assert relations(one, other) == []


def test_two_measurements_of_one_thing_contest_each_other():
    found = relations(
        "La passerelle du moulin mesure 420 mètres.",
        "La passerelle du moulin mesure 240 mètres.",
    )

    assert [relation for relation, _ in found] != ["same"]
    assert found


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Le week-end dernier", "2025-W23"),
        ("Entre janvier et mai 2025", "2025-01"),
        ("Du 3 au 9 mai", "2025-05-03"),
    ],
)
def test_a_time_that_is_no_day_dates_a_figure_all_the_same(when: str, day: str):
    told = f"{when}, 350 personnes sont mortes dans les inondations de Makhar."
    dossier = build(told, "Les inondations de Makhar ont fait 420 morts.")

    stated = {v.as_of for figure in dossier.figures for v in figure.values}
    assert {day, "2025-06-13"} <= stated


def test_two_shares_of_one_clause_are_no_revision():
    found = build(
        "Elle aurait récupéré alors le quart du capital de Daltec et le tiers de celui "
        "de Morvane."
    )

    assert [figure.relation for figure in found.figures] == ["same", "same"]
