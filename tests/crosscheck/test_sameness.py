"""When two clauses state one proposition, told on articles written for the purpose."""

import pytest
from tests.crosscheck.articles import dossier

from recoupe.model import Argument


def standing_of(found, words):
    """Return how the claims that quote some words stand."""
    return {
        claim.standing.value
        for claim in found.claims
        for position in claim.positions
        for told in position.assertions
        if words in told.quote
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Trois soldats du feu ont été blessés mardi dans l'incendie de la halle.",
            "Mardi, le sinistre de la halle a fait trois blessés parmi les pompiers.",
        ),
        (
            "L'usine Valmer a produit 1,2 TWh d'électricité l'an dernier.",
            "L'an dernier, 1 200 GWh d'électricité sont sortis de l'usine Valmer.",
        ),
        (
            "Le conseil municipal a repoussé mardi la fusion des deux lycées.",
            "Mardi, les élus du conseil municipal ont dit non à la fusion des lycées.",
        ),
    ],
)
def test_other_words_for_one_thing_corroborate(one, other):
    found = dossier(one, other)

    assert any(claim.standing == "corroborated" for claim in found.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mardi, Paul Ferrand a giflé Lucien Arbois devant la mairie de Brive.",
            "Mardi, Lucien Arbois a giflé Paul Ferrand devant la mairie de Brive.",
        ),
        (
            "La cour a confirmé mardi la condamnation de Jeanne Morel.",
            "La cour a annulé mardi la condamnation de Jeanne Morel.",
        ),
        (
            "Laurence Aubier a été élue samedi à la présidence de la fédération.",
            "Sophie Aubier a été élue samedi à la présidence de la ligue.",
        ),
        (
            "Le pont de Gavre rouvrira lundi aux camions, promet le maire.",
            "Le pont de Gavre restera fermé lundi aux camions, promet le maire.",
        ),
    ],
)
def test_what_differs_in_one_thing_corroborates_nothing(one, other):
    found = dossier(one, other)

    assert all(claim.standing != "corroborated" for claim in found.claims)


def test_who_did_it_on_one_occasion_is_contested():
    found = dossier(
        "Mardi, Paul Ferrand a giflé Lucien Arbois devant la mairie de Brive.",
        "Mardi, Lucien Arbois a giflé Paul Ferrand devant la mairie de Brive.",
    )

    assert standing_of(found, "a giflé") == {"contested"}


def test_a_long_sentence_in_the_same_words_is_one_origin():
    shared = (
        "Les faits concernent des prothèses de hanche dont la stérilisation en usine "
        "n'avait pas été consignée au registre. "
    )
    found = dossier(
        shared + "Le chirurgien sera entendu vendredi à Tours par la juge.",
        "Deux plaignants ont écrit au ministre de la Santé. " + shared,
    )

    assert standing_of(found, "prothèses") <= {"single-origin"}


def test_what_a_figure_was_before_is_not_what_it_is():
    found = dossier(
        "Le bilan de l'explosion de Gavre est ramené de sept à six morts.",
        "L'explosion de Gavre a fait sept morts.",
    )

    assert "corroborated" not in {claim.standing.value for claim in found.claims}


def test_one_verb_with_contrary_complements_is_contested():
    found = dossier(
        "Le randonneur Luc Arnal a été retrouvé vivant mardi près du lac de Maubert.",
        "Mardi, le randonneur Luc Arnal a été retrouvé mort près du lac de Maubert.",
    )

    assert "corroborated" not in {claim.standing for claim in found.claims}


def dyad(who, where, **changes):
    """Return an assertion's fields: somebody visits somewhere."""
    return {
        "predicate": "visit",
        "plover": "CONSULT",
        "lemmas": ("visiter", "président", "capitale"),
        "arguments": (
            Argument(role="actor", start=0, end=1, entity=who, lemmas=("président",)),
            Argument(role="goal", start=2, end=3, entity=where, lemmas=("capitale",)),
        ),
        **changes,
    }


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (dyad("person:a", "state:LV"), dyad("person:a", "state:LV"), True),
        (dyad("person:a", "state:LV"), dyad("person:a", "state:EE"), False),
        (dyad("person:a", "state:LV"), dyad("per:~president", "state:LV"), False),
        # Undated beside a visit of years ago: another one.
        (
            dyad("person:a", "state:LV"),
            dyad("person:a", "state:LV", first="2018-01-01", last="2018-12-31"),
            False,
        ),
    ],
)
def test_one_act_between_the_same_two_is_said_so(says, compare, one, other, told):
    found = compare(says("a", "Visite", **one), says("b", "Visite", **other))

    names = {check.name for claim in found.claims for check in claim.checks}
    assert ("same_dyad" in names) is told


@pytest.mark.parametrize(
    ("where", "together"),
    [("state:AZ", True), ("city:bakou", True), ("state:FR", False)],
)
def test_what_happens_in_a_town_happens_in_its_state(says, compare, where, together):
    told = {"lemmas": ("conférence", "climat", "ouvrir", "délégation")}
    found = compare(
        says("a", "La conférence ouvre", place="city:bakou", **told),
        says("b", "La conférence ouvre", place=where, **told),
    )

    assert (len(found.claims) == 1) is together


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Karim Benali, 34 ans, boulanger à Nantes, a été interpellé mardi.",
            "Naïma Roux, 34 ans, avocate, défend la famille depuis mardi à Nantes.",
        ),
        (
            "L'équipe fête sa troisième victoire à Nantes.",
            "La troisième puissance du monde investit à Nantes.",
        ),
    ],
)
def test_an_age_is_somebodys_and_a_rank_counts_nothing(one, other):
    found = dossier(one, other)

    assert all(claim.standing.value != "corroborated" for claim in found.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Deux techniciens de la verrerie de Saint-Avold ont été licenciés en mai.",
            "« Personne n'a été licencié à la verrerie », affirme Odile Kern.",
        ),
        (
            "Les cheminots de Loriac seront en grève le 20 juin.",
            "Aucune grève n'est décidée chez les cheminots pour le 20 juin.",
        ),
        (
            "Le contrat de livraison des tramways a été signé lundi.",
            "Rien n'a été signé lundi.",
        ),
    ],
)
def test_what_nobody_did_is_denied_of_whoever_did_it(one, other):
    found = dossier(one, other)

    assert any(claim.standing == "contested" for claim in found.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Trois des dix plages du littoral ont été contrôlées cet été.",
            "Sept plages sur dix n'ont fait l'objet d'aucun contrôle cet été.",
        ),
        (
            "Deux techniciens de la verrerie de Saint-Avold ont été licenciés en mai.",
            "Personne n'a été blessé en mai à la verrerie de Saint-Avold.",
        ),
    ],
)
def test_what_is_denied_of_others_is_not_contested(one, other):
    found = dossier(one, other)

    assert all(claim.standing != "contested" for claim in found.claims)


def test_what_two_outlets_heard_one_speaker_say_is_one_saying_whatever_the_verb():
    found = dossier(
        "« Je quitterai la banque en juin », a déclaré mardi Odile Marsan.",
        "Odile Marsan a prévenu mardi qu'elle quitterait la banque en juin.",
    )
    assert "corroborated" in standing_of(found, "Odile Marsan")


def test_two_things_that_one_speaker_said_are_two_sayings():
    found = dossier(
        "« Je quitterai la banque en juin », a déclaré mardi Odile Marsan.",
        "Odile Marsan a prévenu mardi que la digue de Gavre cédait.",
    )
    assert "corroborated" not in standing_of(found, "Odile Marsan")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La Torvie a doublé mardi ses exportations de gaz.",
            "La Torvie a doublé mardi ses importations de gaz.",
        ),
        (
            "« On me dit qu'il faut fermer la mine », a déclaré mardi Odile Marsan.",
            "« Il faut fermer la mine », a déclaré mardi Odile Marsan.",
        ),
    ],
)
def test_rival_things_and_what_one_only_heard_are_another_matter(one, other):
    standings = {claim.standing.value for claim in dossier(one, other).claims}
    assert "corroborated" not in standings


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        (
            "L'orage a interrompu le concert de Gavre pendant quarante minutes.",
            "Le concert de Gavre a été suspendu durant quarante minutes par l'orage.",
            "corroborated",
        ),
        (
            "Oleksandr Hrytsenko a remporté mardi le tournoi de Gavre.",
            "Alexandre Gritsenko a gagné mardi le tournoi de Gavre.",
            "corroborated",
        ),
        (
            "Le traité de Gavre comporte 38 articles.",
            "Le traité de Gavre compte 39 articles.",
            "contested",
        ),
    ],
)
def test_lengths_spellings_and_sole_counts(one, other, standing):
    assert standing in {claim.standing.value for claim in dossier(one, other).claims}


def test_other_first_names_are_other_people():
    found = dossier(
        "Evguéni Hrytsenko a remporté mardi le tournoi de Gavre.",
        "Guennadi Hrytsenko a remporté mardi le tournoi de Gavre.",
    )
    assert "corroborated" not in standing_of(found, "Hrytsenko a remporté")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "« Nous vendrons peut-être le stade », a dit mardi Odile Marsan.",
            "« Nous vendrons le stade », a dit mardi Odile Marsan.",
        ),
        (
            "« Nous rouvrirons le stade en mars », a dit mardi Odile Marsan.",
            "« Nous rouvrirons le stade en mai », a dit mardi Odile Marsan.",
        ),
        (
            "« Faut-il fermer l'école de Gavre ? », s'est interrogée Odile Marsan.",
            "Odile Marsan a déclaré qu'il fallait fermer l'école de Gavre.",
        ),
        (
            "« Ce budget est une honte », a lancé mardi la ministre.",
            "« Ce budget est une honte », a lancé mardi un député de l'opposition.",
        ),
    ],
)
def test_what_is_quoted_otherwise_is_disputed(one, other):
    standings = {claim.standing.value for claim in dossier(one, other).claims}
    assert "contested" in standings
    assert "corroborated" not in standings


def test_one_who_will_not_run_again_will_not_be_a_candidate():
    found = dossier(
        "« Je ne serai pas candidate en mars », a annoncé mardi Odile Marsan.",
        "Odile Marsan a fait savoir mardi qu'elle ne se représenterait pas en mars.",
    )
    assert "corroborated" in standing_of(found, "Odile Marsan")


def test_who_speaks_on_the_day_of_a_deed_does_not_do_it():
    found = dossier(
        "La directrice de l'hôpital, Claire Aubin, a annoncé mardi sept morts.",
        "Les actions de l'exploitant Balcor ont chuté de 12 % mardi.",
    )
    assert "corroborated" not in {claim.standing.value for claim in found.claims}
