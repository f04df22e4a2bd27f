"""Signs that two sentences contradict each other."""

from functools import cache

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from recoupe.annotate import annotate
from recoupe.crosscheck.short_texts.contradiction import (
    WEIGHTS,
    Verdict,
    find_contradiction,
)
from recoupe.crosscheck.short_texts.sign import Sign
from recoupe.crosscheck.short_texts.signs import SIGNS, STRAY
from recoupe.crosscheck.short_texts.statements import WHOLLY, read_statement
from recoupe.ingest.masks import with_masks
from recoupe.lang.contraries import load_contraries
from recoupe.lang.words import load_words
from recoupe.model import Document


@cache
def read(text):
    """Annotate a sentence, its parse kept."""
    return annotate(with_masks(Document(id="d", outlet="Titre", text=text)))


def state(text):
    return read_statement(read(text), load_words("fr"), load_contraries("fr"))


def signs(left, right):
    verdict = find_contradiction(read(left), read(right))
    return {sign.name: sign for sign in verdict.signs}


@pytest.mark.parametrize(
    "text",
    [
        "La mairie n'a pas vendu le stade.",
        "Aucun train ne circule ce matin.",
        "Personne n'a vu le conducteur.",
        "Le ministre a démenti toute rencontre.",
        "Cette photo est un montage.",
        "Le chiffre cité est faux.",
        "La vidéo n'a rien à voir avec la grève.",
        "Ce cliché du port a été retouché.",
        "Le tribunal a débouté les riverains.",
        "La baignade est proscrite sur la plage nord.",
        "Le bac est ouvert à tous, sauf aux camions.",
        "Le juge a annulé l'arrêté du maire.",
        "Les pêcheurs s'opposent au nouveau port.",
        "Ce bac est différent du premier.",
    ],
)
def test_what_denies(text):
    assert state(text).stance == WHOLLY


@pytest.mark.parametrize(
    "text",
    [
        "La mairie a vendu le stade.",
        "Douze personnes ont pris le train.",
        "Le record n'est pas inédit.",
        "Il est plus rapide que jamais.",
        "Le maire a sans doute signé.",
        "Ce n'est pas seulement la faute du vent.",
        "Les usagers, abonnés ou non, paient le même prix.",
        "La commune demande au contraire un second pont.",
        "Contrairement au tramway, le bus circule la nuit.",
        "Il n'existe pas d'obstacle à l'ouverture du pont.",
        "De faux billets circulent dans le quartier.",
    ],
)
def test_what_does_not(text):
    assert state(text).stance < WHOLLY


def test_a_word_that_qualifies_another_denies_less_than_a_predicate():
    passing, whole = "La police a saisi de faux billets.", "Ces billets sont faux."
    assert 0 < state(passing).stance < state(whole).stance == WHOLLY


def test_a_correction_that_the_other_text_holds_denies_nothing_of_it():
    left = "Le stade n'a pas été vendu à un promoteur, mais loué à la région."
    assert "denies" in signs(left, "La mairie a vendu le stade à un promoteur.")
    assert "denies" not in signs(left, "La mairie a loué le stade à la région.")


def test_a_denial_in_passing_weighs_less():
    text = "Les usagers qui n'ont pas de billet paient une amende."
    assert 0 < state(text).stance < WHOLLY


def test_what_is_excluded_is_denied_and_nothing_else():
    found = state("Le stade appartient à la région et non à la commune.")
    denied = {found.lemmas[at] for at in found.denied}
    assert "commune" in denied
    assert "région" not in denied


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (
            "La préfète a fermé l'école du village.",
            "La préfète n'a pas fermé l'école du village.",
            "denied_there",
        ),
        (
            "Le pont de Lisle est ouvert.",
            "Le pont de Lisle est fermé.",
            "opposite_words",
        ),
        (
            "La digue a cédé en mars 2019.",
            "La digue a cédé en juin 2021.",
            "other_time",
        ),
        (
            "Le chantier a coûté 40 millions d'euros.",
            "Le chantier a coûté 90 millions d'euros.",
            "other_figure",
        ),
        (
            "Selon la régie, 30 % des 12 lignes de bus perdent de l'argent.",
            "Selon la régie, 80 % des 12 lignes de bus perdent de l'argent.",
            "other_figure",
        ),
        (
            "La caméra du quai fonctionnait dimanche.",
            "La caméra du quai était débranchée dimanche.",
            "opposite_words",
        ),
        (
            "Le cliché a été pris à Lyon.",
            "Le cliché a été pris à Bruxelles.",
            "other_place",
        ),
        (
            "Le cliché du marché de Lyon a été pris en France.",
            "Le cliché du marché de Lyon a été pris en Belgique.",
            "other_place",
        ),
        (
            "Un train français transporte les gravats.",
            "Le train qui transporte les gravats est belge.",
            "other_place",
        ),
        (
            "La digue bâtie en 1950 a cédé en mars 2019.",
            "La digue bâtie en 1950 a cédé en juin 2021.",
            "other_time",
        ),
        (
            "La gare a été bâtie avant la guerre.",
            "La gare a été bâtie après la guerre.",
            "before_and_after",
        ),
    ],
)
def test_signs_that_two_sentences_contradict_each_other(left, right, name):
    assert name in signs(left, right)
    assert signs(left, right).keys() == signs(right, left).keys()


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (
            "Le chantier a coûté plus de 40 millions d'euros.",
            "Le chantier a coûté 42 millions d'euros.",
            "other_figure",
        ),
        (
            "La digue a cédé en mars 2019.",
            "La digue a cédé le 12 mars 2019.",
            "other_time",
        ),
        (
            "La digue bâtie en 1950 a cédé en mars 2019.",
            "En mars 2019, la digue a cédé ; elle avait tenu en 1999.",
            "other_time",
        ),
        (
            "Le cliché a été pris en France par une Belge.",
            "Le cliché a été pris en France ; sa copie est en Belgique.",
            "other_place",
        ),
        (
            "La préfète n'a pas fermé l'école.",
            "L'école n'a pas été fermée par la préfète.",
            "denies",
        ),
    ],
)
def test_signs_that_they_do_not_give(left, right, name):
    assert name not in signs(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Le conseil a adopté jeudi le budget du port.",
            "Le budget du port a été rejeté par le conseil.",
        ),
        (
            "Le père Anselme Roux s'est évanoui et est mort.",
            "Le père Anselme Roux est bien vivant.",
        ),
        ("Le pont fermé relie deux villages.", "Le pont est ouvert."),
    ],
)
def test_contraries_of_one_thing_clash(left, right):
    assert signs(left, right)["opposite_words"].strength > STRAY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Le conseil a adopté le budget ; la pluie a retardé la fête.",
            "Le recours du maire a été rejeté par un juge de Lyon.",
        ),
        ("Le bac du nord est ouvert.", "La grille du jardin est fermée."),
    ],
)
def test_contraries_of_two_things_tell_little(left, right):
    found = signs(left, right).get("opposite_words")
    assert found is None or found.strength <= STRAY


def test_days_of_two_things_tell_little():
    left = "Le maire est né à Lisle en mars 1950."
    assert signs(left, "La digue a cédé en mars 2019.")["other_time"].strength < 1
    assert signs(left, "Le maire est né en mai 1948.")["other_time"].strength > 0


def test_a_denied_opposite_says_the_same():
    found = signs("Le pont de Lisle est ouvert.", "Le pont de Lisle n'est pas fermé.")
    assert found["opposite_words"].strength < 0


@pytest.mark.parametrize(
    ("left", "right", "contradict"),
    [
        (
            "La mairie a vendu le stade à un promoteur.",
            "La mairie n'a jamais vendu le stade.",
            True,
        ),
        (
            "La mairie a vendu le stade à un promoteur.",
            "Un promoteur a acheté le stade que possédait la mairie depuis la guerre.",
            False,
        ),
    ],
)
def test_verdicts(left, right, contradict):
    assert find_contradiction(read(left), read(right)).is_contradiction == contradict


@pytest.mark.parametrize(
    ("right", "proven"),
    [
        ("La préfète n'a pas fermé l'école du village.", True),
        ("La préfète a fermé l'école du village en mars.", False),
        ("La préfète n'a pas reçu les parents d'élèves.", False),
        ("La préfète n'a pas fermé toutes les écoles du village.", False),
    ],
)
def test_what_shows_a_contradiction_by_itself(right, proven):
    left = "La préfète a fermé l'école du village."
    found = find_contradiction(read(left), read(right)).proof
    assert (found is not None) == proven


def test_a_proof_outweighs_every_sign_against():
    proof = Sign("denied_there", 0.9, "fermer / fermer")
    against = Sign("only", 1.0, "seulement")
    assert not Verdict(-1.0, (against,)).is_contradiction
    assert Verdict(-1.0, (proof, against)).is_contradiction
    assert not Verdict(-1.0, (proof, Sign("both_deny", 1.0, "pas"))).is_contradiction


def test_another_figure_denied_proves_nothing():
    left = "Le défilé du port a réuni 200 personnes dimanche."
    right = "Le défilé du port n'a pas réuni 900 personnes dimanche."
    assert find_contradiction(read(left), read(right)).proof is None


def test_two_denials_prove_nothing():
    left = "La préfète n'a pas fermé l'école du village, mais le gymnase."
    right = "La préfète a fermé l'école du village ; elle n'a prévenu personne."
    assert find_contradiction(read(left), read(right)).proof is None


def test_every_sign_has_a_weight():
    found = {find.__name__ for find in SIGNS}
    assert found == set(WEIGHTS)


def test_a_document_without_its_parse_is_refused():
    stripped = replace(read("La pluie est tombée."), parse=UNSET)
    with pytest.raises(ValueError, match="no parse"):
        find_contradiction(stripped, stripped)
