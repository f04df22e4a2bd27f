"""One name for two: what tells the bearers of a name apart, and what does not."""

import pytest
from tests.crosscheck.articles import WORDS, article, shared_claims

from recoupe import annotate
from recoupe.crosscheck.items.bearers import read_bearers


def read(text):
    """Return what a short article says of the bearers of its names."""
    return read_bearers(annotate(article("a1", text, "2025-06-12")), WORDS)


@pytest.mark.parametrize(
    ("told", "ours", "theirs"),
    [
        (  # an acronym of two names
            "La FFE a reporté samedi ses championnats",
            (
                "Les cavaliers attendent. {}. La Fédération française d'équitation a "
                "chaud."
            ),
            "Les épéistes attendent. {}, dit la Fédération française d'escrime (FFE).",
        ),
        (  # a town of two departments
            "Le maire de Saint-Martin a démissionné mardi",
            "Il était menacé. {}. À Saint-Martin (Gers), l'émotion est vive.",
            "Un conseil se tiendra. {}. Saint-Martin, dans les Vosges, est petit.",
        ),
        (  # of two rivers
            "Le pont de Saint-Jean a été fermé mardi",
            "Les eaux de la Creuse ont monté. {}. On surveille la rivière.",
            "La crue de l'Orb a surpris. {}. On a sorti les barques.",
        ),
        (  # of two landscapes
            "La maternité de Saint-Aubin a fermé vendredi",
            "La neige tombait. {}. Il faudra passer le col pour accoucher.",
            "Les péniches ont sonné. {}. Dans la plaine, on naît moins.",
        ),
        (  # a town that the other places of each article tell
            "La mairie de Saint-Denis a fermé lundi la piscine",
            "Le plâtre tombe. {}. Les nageurs iront à Aubervilliers.",
            "Les alizés ont soufflé. {}. Les clubs réunionnais s'entassent.",
        ),
        (  # of two states
            "Une explosion a fait trois morts mardi à Tripoli",
            "Le bilan est lourd. {}. L'armée libyenne a bouclé le quartier.",
            "Un deuil est décrété. {}. Beyrouth a envoyé des médecins.",
        ),
        (  # a hospital of two towns
            "La clinique Saint-Joseph a fermé lundi ses urgences",
            "Un médecin manque. {}. La clinique Saint-Joseph de Chambéry est petite.",
            "Un toit fuit. {}. À Angoulême, la clinique Saint-Joseph est grande.",
        ),
        (  # two boats
            "La Marie-Jeanne a coulé jeudi au large de Penmarch",
            "Le chalutier La Marie-Jeanne pêchait. {}. Les marins sont saufs.",
            "Le voilier La Marie-Jeanne croisait. {}. Le couple est sauf.",
        ),
    ],
)
def test_one_name_of_two_bearers_joins_nothing(told, ours, theirs):
    assert shared_claims(f"{told}.", f"{told}.")
    assert not shared_claims(ours.format(told), theirs.format(told))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "M. Leroy a demandé mercredi l'ouverture d'une enquête.",
            "Mme Leroy a demandé mercredi l'ouverture d'une enquête.",
        ),
        (
            "M. Mercadier, le maire, a réclamé mardi une navette.",
            "Le président du département, M. Mercadier, a réclamé mardi une navette.",
        ),
        (
            "Mgr Adalbert Fenk a remis dimanche sa démission.",
            "Adalbert Fenk, curé de Talm, a remis dimanche sa démission.",
        ),
        (
            "L'université Lille-Nord a supprimé lundi 40 postes.",
            "L'université Lille-Sud a supprimé lundi 40 postes.",
        ),
    ],
)
def test_two_people_or_bodies_of_like_name_are_two(ours, theirs):
    assert not shared_claims(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (  # one may be both
            "Le ministre Bruno Castel a reçu lundi les syndicats.",
            "Le député Bruno Castel a reçu lundi les syndicats.",
        ),
        (  # what he was excludes nothing
            "L'ancien maire Paul Vidal a été mis en examen mardi.",
            "L'avocat Paul Vidal a été mis en examen mardi.",
        ),
        (  # a department lies in a region
            "Un incendie a ravagé dimanche l'école de Quimperlé (Finistère).",
            "Un incendie a ravagé dimanche l'école de Quimperlé, en Bretagne.",
        ),
        (  # two rivers meet there
            "Le pont de Saint-Jean a été fermé mardi, les eaux de la Creuse montant.",
            (
                "Le pont de Saint-Jean a été fermé mardi. La crue de la Creuse et les "
                "eaux de la Gartempe inquiètent."
            ),
        ),
        (  # a clinic is a hospital, of one town
            (
                "La clinique Saint-Joseph a fermé lundi ses urgences. La clinique "
                "Saint-Joseph de Chambéry est petite."
            ),
            (
                "L'hôpital Saint-Joseph a fermé lundi ses urgences. À Chambéry, on "
                "s'inquiète."
            ),
        ),
        (  # Lyon and Tarare lie in one department; Paris tells nothing
            "Un incendie a ravagé lundi la halle de Villefranche. Tarare a aidé.",
            (
                "Un incendie a ravagé lundi la halle de Villefranche. Lyon et Paris "
                "ont aidé."
            ),
        ),
        (  # one article says nothing
            (
                "La FFE a reporté samedi ses championnats, dit la Fédération française "
                "d'escrime."
            ),
            "La FFE a reporté samedi ses championnats.",
        ),
    ],
)
def test_what_agrees_or_is_not_told_parts_nobody(ours, theirs):
    assert shared_claims(ours, theirs)


def test_acronyms_are_read_with_what_they_stand_for():
    text = "L'ONV, l'orchestre national de Vaugres, joue. Le CNR ferme, a dit la "
    found = read(text + "Caisse nationale des retraites. Les FNV sont nombreux.")

    assert found.bodies == {
        "onv": {("orch", "nati", "vaug")},
        "cnr": {("cais", "nati", "retr")},
    }


def test_the_office_before_a_name_is_not_that_of_whom_it_serves():
    assert read("L'avocat de M. Mercadier a protesté lundi.").lines == {}
    assert read("L'avocat Jean Mercadier a protesté lundi.").lines == {
        "mercadier": {"bar"}
    }
