"""What contradicts what: the heads of two short reports, each with its words."""

import pytest

from recoupe.lang.concepts import Concepts
from recoupe.lang.words import load_words


@pytest.fixture(scope="module")
def concepts():
    return load_words("fr").concepts


def are_opposites(concepts, one, other):
    """Compare the first words of two little sentences of lemmas."""
    said = (one.split(), other.split())
    meant = [concepts.read(frozenset(words)).get(words[0], {}) for words in said]
    return concepts.are_opposites(*meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("débouter tribunal riverain", "annuler tribunal permis construire"),
        ("rejeter tribunal recours", "annuler tribunal arrêté"),
        ("infirmer cour jugement", "confirmer cour jugement"),
        ("recevable recours", "irrecevable recours"),
        ("relaxer tribunal adjoint", "condamner tribunal adjoint"),
        ("libérer juge suspect", "écrouer juge suspect"),
        ("interpeller police tireur", "fuite tireur"),
        ("lever préfet alerte", "maintenir préfet alerte"),
        ("éteindre caméra", "fonctionner caméra"),
        ("tourner vidéosurveillance", "débrancher vidéosurveillance"),
        ("activer policier caméra", "couper policier caméra"),
        ("arrêt réacteur", "fonctionner réacteur"),
        ("verrouiller porte", "ouvert porte"),
        ("rideau magasin baisser", "ouvert magasin"),
        ("complet salle", "vide salle moitié"),
        ("intact clocher", "endommager clocher"),
        ("tenir digue", "céder digue"),
        ("évacuer habitant", "rester habitant"),
        ("vivant skipper", "mort skipper"),
        ("accidentel incendie", "volontaire incendie"),
        ("malveillance", "court-circuit"),
        ("origine incendie accidentel", "origine incendie criminel"),
        ("retrouver skipper vivant", "retrouver skipper mort"),
        ("chuter adolescent seul", "pousser agent adolescent"),
        ("efficace vaccin", "inefficace vaccin"),
        ("positif test", "négatif test"),
        ("démissionner maire", "rester maire poste"),
        ("renverser député gouvernement", "voter député confiance"),
        ("lever grève cheminot", "poursuivre grève cheminot"),
        ("signer accord délégué", "échouer négociation"),
        ("reprendre pourparler", "point mort pourparler"),
        ("licencier direction cadre", "démissionner cadre"),
        ("bondir bénéfice", "stable bénéfice"),
        ("doubler fréquentation", "chuter fréquentation"),
        ("circuler train normalement", "supprimer train"),
        ("rétablir courant", "priver courant foyer"),
        ("livrer colis", "égarer colis"),
        ("reporter match", "jouer match"),
        ("titulaire attaquant", "forfait attaquant"),
        ("prévenir direction", "ignorer direction"),
        ("dégénérer manifestation", "dérouler calme manifestation"),
        ("respecter trêve", "violer trêve"),
        ("épargner animal", "abattre animal"),
        ("vote bulletin secret", "vote main levée"),
        ("unilatéral décision", "concerté décision"),
        ("visioconférence réunion", "présentiel réunion"),
        ("comparaître libre prévenu", "comparaître détenu prévenu"),
        ("licencier cadre", "départ volontaire cadre"),
        ("offrir tableau", "vendre tableau"),
        ("voler vélo", "prêter vélo"),
        ("panne serveur", "piratage serveur"),
        ("unanimité conseil", "majorité conseil"),
        ("fugue adolescent", "enlèvement adolescent"),
        ("foncer voiture foule", "perdre contrôle voiture"),
        ("temporaire fermeture", "définitif fermeture"),
        ("choc frontal voiture", "percuter arrière voiture"),
    ],
)
def test_what_cannot_both_hold(concepts, one, other):
    assert are_opposites(concepts, one, other)
    assert are_opposites(concepts, other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rejeter tribunal recours", "confirmer tribunal permis"),
        ("confirmer cour peine", "rejeter cour appel"),
        ("condamner suspect", "incarcérer suspect"),
        ("arrêter suspect", "placer suspect garde vue"),
        ("suspendre chantier", "arrêt chantier"),
        ("fermer pont", "réparer pont"),
        ("éteindre pompier feu", "maîtriser pompier feu"),
        ("évacuer habitant", "mettre habitant abri"),
        ("reprendre docker travail", "retourner docker poste"),
        ("augmenter prix", "grimper tarif"),
        ("vendre société filiale", "racheter société rival"),
        ("modifier sénat texte", "approuver sénat texte"),
        ("adopter conseil budget", "débattre conseil budget"),
        ("fermer usine", "supprimer usine emploi"),
        ("ouvrir parquet enquête", "requérir parquet prison"),
        ("annoncer ministre réforme", "défendre ministre réforme"),
        ("relever banque taux", "durcir banque condition"),
        ("disparaître enfant", "rechercher enfant"),
        ("démentir patron rumeur", "rassurer patron salarié"),
        ("quitter train gare", "dérailler train"),
        ("isoler village", "priver village électricité"),
        ("tomber neige", "bloquer neige route"),
        ("retirer maire arrêté", "rouvrir maire plage"),
        ("mordre chien enfant", "euthanasier chien"),
        ("faire prévenu appel", "condamner prévenu"),
        ("partir convoi port", "arriver convoi frontière"),
        ("retrouver skipper vivant", "retrouver sauveteur skipper"),
        ("origine incendie accidentel", "origine incendie"),
        ("expulser diplomate", "prier quitter pays diplomate"),
        ("arrêter police homme", "abattre police homme"),
        ("rembourser client", "restituer argent"),
        ("évacuer occupant", "expulser occupant"),
    ],
)
def test_what_goes_together(concepts, one, other):
    assert not are_opposites(concepts, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("direction", "syndicat"),
        ("employeur", "syndicat"),
        ("patronat", "salarié"),
        ("gréviste", "direction"),
        ("opposition", "majorité"),
        ("opposition", "gouvernement"),
        ("gauche", "droite"),
        ("maire", "préfet"),
        ("policier", "manifestant"),
        ("gendarme", "manifestant"),
        ("procureur", "avocat"),
        ("parquet", "défense"),
        ("plaignant", "prévenu"),
        ("locataire", "propriétaire"),
        ("acheteur", "vendeur"),
        ("créancier", "débiteur"),
        ("conducteur", "passager"),
        ("automobiliste", "piéton"),
        ("armée", "rebelle"),
        ("soldat", "civil"),
        ("assaillant", "victime"),
        ("ravisseur", "otage"),
        ("vainqueur", "perdant"),
        ("visiteur équipe", "local équipe"),
        ("enseignant", "élève"),
        ("parent", "enfant"),
        ("médecin", "patient"),
        ("entraîneur", "joueur"),
        ("arbitre", "entraîneur"),
        ("nord", "sud"),
        ("exportation", "importation"),
        ("exportation", "national marché"),
        ("brut", "net"),
        ("bénéfice", "recette"),
        ("natalité", "mortalité"),
        ("garçon", "fille"),
        ("mineur", "adulte"),
        ("finale", "demi-finale"),
        ("premier semestre", "second semestre"),
        ("mensuel", "annuel"),
        ("mi-temps premier", "mi-temps second"),
    ],
)
def test_who_and_what_stand_against_each_other(concepts, one, other):
    assert are_opposites(concepts, one, other)
    assert are_opposites(concepts, other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("syndicat", "salarié"),
        ("syndicat", "gréviste"),
        ("direction", "patron"),
        ("patronal syndicat", "patronat"),  # a union in name
        ("policier", "gendarme"),
        ("policier", "pompier"),
        ("maire", "élu"),
        ("député", "sénateur"),
        ("procureur", "parquet"),
        ("avocat", "défense"),
        ("locataire", "occupant"),
        ("client", "acheteur"),
        ("automobiliste", "conducteur"),
        ("soldat", "militaire"),
        ("victime", "blessé"),
        ("victime", "mort"),
        ("suspect", "auteur"),
        ("mère", "parent"),
        ("femme", "passager"),
        ("enfant", "élève"),
        ("groupe", "filiale"),
        ("capitale", "ville"),
        ("entraîneur", "sélectionneur"),
    ],
)
def test_who_may_be_the_same(concepts, one, other):
    assert not are_opposites(concepts, one, other)


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ({"order": 0.7, "call-off": 1.0}, {"refuse": 1.0}, False),
        ({"order": 0.7}, {"refuse": 1.0}, True),
        ({"call-off": 1.0}, {"confirm": 0.6}, True),
        ({"call-off": 1.0}, {"confirm": 0.6, "baptize": 1.0}, False),
    ],
)
def test_a_word_inside_a_phrase_means_what_the_phrase_does(one, other, opposite):
    pairs = [("order", "refuse"), ("call-off", "confirm")]
    against = {a: frozenset({b}) for x, y in pairs for a, b in ((x, y), (y, x))}
    small = Concepts(opposite=against)

    assert small.are_opposites(one, other) is opposite
    assert small.are_opposites(other, one) is opposite
