"""Who acts and who is acted on, construction by construction; and what is no event.

Each sentence shows one way of French to name, move or leave out a party.
"""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import AnnotatedDocument, Document, EntityId

# Text, type, a word of the head, who acts, whom it befalls (a word of the name each).
ROLES = [
    # participles that open a sentence
    ("Soutenu par l'armée, le général Pavel Rus brigue un second mandat.",
     "SUPPORT", "Soutenu", ["armée"], ["Rus"]),
    ("Menacé de sanctions par l'Union, Chisinau temporise.",
     "THREATEN", "Menacé", ["Union"], ["Chisinau"]),
    ("Accusé d'avoir armé les milices, Tripoli dément.",
     "ACCUSE", "Accusé", [], ["Tripoli"]),
    ("Blessée par balle, la sénatrice Iris Tello est hors de danger.",
     "ASSAULT", "Blessée", [], ["Tello"]),
    ("Tokyo a volé au secours de Manille, accusée par Pékin d'avoir coupé un câble.",
     "ACCUSE", "accusée", ["Pékin"], ["Manille"]),
    # an infinitive that opens a sentence has the main clause's subject
    ("Après avoir accusé Lima de trahison, Quito s'était tournée vers Bogota.",
     "ACCUSE", "accusé", ["Quito"], ["Lima"]),
    ("Avant de menacer Paris de sanctions, Bamako avait expulsé son ambassadeur.",
     "SANCTION", "expulsé", ["Bamako"], ["ambassadeur"]),
    # « qui » has the number of its verb
    ("Riga a reçu les délégués du syndicat, qui a condamné la junte.",
     "ACCUSE", "condamné", ["syndicat"], ["junte"]),
    # … and follows the name that a phrase ends in; a place in front is no object
    ("Le Togo a pris parti à l'approche du sommet de l'UA, qui a condamné la junte.",
     "ACCUSE", "condamné", ["UA"], ["junte"]),
    # nouns, their agent, what stands between them and their verb
    ("Le soutien de Pékin à la junte ne fait plus de doute.",
     "SUPPORT", "soutien", ["Pékin"], ["junte"]),
    ("La reconnaissance par Bogota du nouveau gouvernement péruvien surprend.",
     "SUPPORT", "reconnaissance", ["Bogota"], ["gouvernement"]),
    ("Le renvoi du chef d'état-major par la présidente a choqué l'armée.",
     "SANCTION", "renvoi", ["présidente"], ["chef"]),
    ("La radiation du médecin Yann Le Goff a été décidée par l'Ordre.",
     "SANCTION", "radiation", [], ["Goff"]),
    ("Les Philippines ont bénéficié d'une aide d'urgence japonaise.",
     "AID", "aide", ["Japon"], ["Philippines"]),
    ("Les critiques de Bruxelles à l'encontre de Budapest se multiplient.",
     "ACCUSE", "critiques", ["Bruxelles"], ["Budapest"]),
    ("En visite à Tachkent, le ministre coréen a plaidé pour un corridor.",
     "CONSULT", "visite", ["ministre"], []),
    # prepositions of several words
    ("Asuncion a protesté auprès de Buenos Aires contre la saisie d'une barge.",
     "ACCUSE", "protesté", ["Asuncion"], ["Buenos Aires"]),
    ("Le procureur a requis la perpétuité à l'encontre du chef milicien.",
     "REQUEST", "requis", ["procureur"], ["chef"]),
    # what befalls a subject
    ("La chaîne s'est vu retirer sa licence par le régulateur.",
     "COERCE", "retirer", ["régulateur"], ["chaîne"]),
    ("Le maire s'est fait agresser par trois hommes.",
     "ASSAULT", "agresser", ["hommes"], ["maire"]),
    # control
    ("Ouagadougou reproche à Abidjan d'abriter des mutins.",
     "AID", "abriter", ["Abidjan"], ["mutins"]),
    ("Le Caire refuse de rencontrer les émissaires de Benghazi.",
     "REJECT", "refuse", ["Le Caire"], ["émissaires"]),
    # relatives and inversion
    ("Asmara a protesté, et la Suède, que l'Union soutient, a répliqué.",
     "SUPPORT", "soutient", ["Union"], ["Suède"]),
    ("Taïwan s'est dotée de missiles que lui a vendus Washington.",
     "COOPERATE", "vendus", ["Washington"], ["Taïwan"]),
    ("L'opposante Zita Maro, à qui la Lituanie avait offert l'asile, est rentrée.",
     "AID", "asile", ["Lituanie"], ["Maro"]),
    # one happening, told by a verb and a noun
    ("Le convoi de l'ONU est tombé dans une embuscade tendue par des miliciens.",
     "ASSAULT", "embuscade", ["miliciens"], ["convoi"]),
    ("Le bombardement de l'hôpital par l'aviation birmane a fait neuf morts.",
     "ASSAULT", "bombardement", ["aviation"], ["hôpital"]),
    ("Nouakchott a gelé sa coopération avec Madrid.",
     "SANCTION", "gelé", ["Nouakchott"], ["Madrid"]),
    ("Le ministre de l'Intérieur a ordonné la dissolution du groupuscule.",
     "COERCE", "dissolution", ["ministre"], ["groupuscule"]),
    # numbers, crowds, bodies
    ("La Croatie a offert l'hospitalité à trois cents réfugiés soudanais.",
     "AID", "hospitalité", ["Croatie"], ["réfugiés"]),
    ("Des dizaines de milliers de Géorgiens se sont massés devant le parlement.",
     "PROTEST", "massés", ["Géorgiens"], []),
    # parties that the sentence around names
    ("La requête de Lima s'est heurtée au refus de l'ONU.",
     "REQUEST", "requête", ["Lima"], ["ONU"]),
    ("Les dockers ont débrayé à l'appel de trois syndicats.",
     "REQUEST", "appel", ["syndicats"], ["dockers"]),
    ("Après six heures de pourparlers, les délégués turcs et grecs se sont quittés.",
     "CONSULT", "pourparlers", ["délégués"], []),
    ("« Nous fermerons le détroit aux navires de Riyad », a lancé l'amiral Rezaei.",
     "THREATEN", "lancé", ["Rezaei"], []),
    # pronouns, numbers and names that were misread
    ("L'Uruguay a paraphé un traité. Le sénat devrait l'entériner avant mardi.",
     "SUPPORT", "entériner", ["sénat"], []),
    ("Un drone s'est abattu sur le souk, tuant onze civils.",
     "ASSAULT", "tuant", [], ["civils"]),
    ("L'armée tchadienne nie toute présence dans la vallée.",
     "REJECT", "nie", ["armée"], []),
    # what makes somebody yield; promises of harm
    ("Sous la pression des éleveurs, le gouvernement a renoncé à la taxe.",
     "CONCEDE", "renoncé", ["gouvernement"], ["éleveurs"]),
    ("Les routiers promettent de bloquer le port.",
     "THREATEN", "promettent", ["routiers"], []),
]  # fmt: skip

SILENT = [
    "Le ministre n'exclut pas de se reposer.",
    "La marine marchande recrute : les lycées maritimes ouvriront samedi.",
    "Les abeilles sont attaquées par un frelon ; un apiculteur appelle à l'aide.",
    "Le notaire a signé l'acte de vente du moulin.",
    "Une panne géante a coupé l'électricité dans trois quartiers de Lima.",
    "Le parquet a fait appel du jugement.",
    "Le groupe a revendiqué l'attaque.",
    "À partir de 22 heures, le comité ouvre le bal.",
]


def read(text: str) -> AnnotatedDocument:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    return read_assertions(annotate(document))


def named(found: AnnotatedDocument, entities: tuple[EntityId, ...]) -> str:
    """Return every way the document calls some entities."""
    return " ".join(
        f"{found.document.text[m.start : m.end]} {m.name} {m.metonym_for or ''}"
        for m in found.mentions
        if m.entity in entities
    )


@pytest.mark.parametrize(
    ("text", "plover", "head", "actors", "recipients"),
    ROLES,
    ids=[f"{row[1]}-{row[2]}" for row in ROLES],
)
def test_parties_take_their_parts(
    text: str, plover: str, head: str, actors: list[str], recipients: list[str]
) -> None:
    found = read(text)

    coded = [
        a
        for a in found.assertions
        if a.plover == plover and head in text[a.head.start : a.head.end]
    ]

    assert len(coded) == 1
    for wanted, entities in (
        (actors, coded[0].actors),
        (recipients, coded[0].recipients),
    ):
        names = named(found, entities)
        assert all(word in names for word in wanted), names


@pytest.mark.parametrize("text", SILENT)
def test_words_of_politics_elsewhere_report_no_event(text: str) -> None:
    assert not [a.plover for a in read(text).assertions if a.plover]
