"""An article that builds on another outlet of the coverage has no origin of its own."""

from datetime import date

import pytest

from recoupe.lineage import trace_lineage
from recoupe.lineage.credits import read_credits
from recoupe.lineage.names import PublisherIndex
from recoupe.model import Document, DocumentId

FIRST = (
    "Le moulin de Kervalon sera vendu aux enchères le 14 mai, selon un notaire. La "
    "mise à prix est fixée à 80 000 euros. La veuve Tanguy y vivait seule depuis 1987."
)
REST = (
    " Les enchères du 14 mai partiraient de 80 000 euros. À Kervalon, la veuve Tanguy "
    "ne recevait plus personne. Le bourg compte deux cafés et une épicerie. La rivière "
    "y déborde un hiver sur trois, et la route est alors coupée par la préfecture."
)
CITING = [
    "Selon L'Éclaireur d'Armor, le moulin va être vendu.",
    "Selon l’Éclaireur d’Armor, le moulin va être vendu.",
    "D'après nos confrères de L'Éclaireur d'Armor, le moulin va être vendu.",
    "À en croire L'Éclaireur d'Armor, le moulin va être vendu.",
    "Si l'on en croit L'Éclaireur d'Armor, le moulin va être vendu.",
    "Comme le rapporte L'Éclaireur d'Armor, le moulin va être vendu.",
    "Comme l'écrivait mardi L'Éclaireur d'Armor, le moulin va être vendu.",
    "Le moulin va être vendu, révèle L'Éclaireur d'Armor, qui cite un notaire.",
    "Le moulin va être vendu, a révélé mardi soir L'Éclaireur d'Armor.",
    "Le moulin va être vendu, annoncent nos confrères de L'Éclaireur d'Armor.",
    "Le moulin va être vendu, apprend-on dans L'Éclaireur d'Armor.",
    "Le moulin va être vendu, peut-on lire dans les colonnes de L'Éclaireur d'Armor.",
    "Le moulin va être vendu, indique le site de L'Éclaireur d'Armor.",
    "L'Éclaireur d'Armor l'a révélé mardi : le moulin va être vendu.",
    "L'Éclaireur d'Armor affirme que le moulin va être vendu.",
    "L'Éclaireur d'Armor, dans son édition de mardi, annonce la vente du moulin.",
    "Nos confrères de L'Éclaireur d'Armor l'annoncent : le moulin va être vendu.",
    "L'information a été dévoilée par L'Éclaireur d'Armor : le moulin va être vendu.",
    "C'est L'Éclaireur d'Armor qui l'annonce : le moulin va être vendu.",
    "C'est une information de L'Éclaireur d'Armor : le moulin va être vendu.",
    "Le moulin va être vendu, explique le quotidien L'Éclaireur d'Armor.",
    "Une information de L'Éclaireur d'Armor : le moulin va être vendu.",
    "Source : L'Éclaireur d'Armor. Le moulin va être vendu.",
    "Le moulin va être vendu, selon des informations de L'Éclaireur d'Armor.",
    "Le moulin va être vendu, dixit L'Éclaireur d'Armor.",
    "Le moulin va être vendu, croit savoir L'Éclaireur d'Armor.",
    "Le moulin va être vendu, à ce que rapporte L'Éclaireur d'Armor.",
]
NAMING = [
    "L'Éclaireur d'Armor a fêté ses cent ans dans le moulin.",
    "Une pancarte vantant L'Éclaireur d'Armor pend au mur du moulin.",
    "Le facteur du moulin distribue L'Éclaireur d'Armor.",
]


def documents(lead: str, outlet: str = "L’Éclaireur d’Armor") -> list[Document]:
    return [
        Document(
            id=DocumentId(key), outlet=name, text=text, published=date(2024, 3, day)
        )
        for key, name, text, day in (
            ("a", outlet, FIRST, 4),
            ("b", "Radio Ponant", lead + REST, 5),
        )
    ]


def origins(lead: str, outlet: str = "L’Éclaireur d’Armor") -> int:
    return len(set(trace_lineage(documents(lead, outlet)).document_origins.values()))


@pytest.mark.parametrize("lead", CITING)
def test_a_citation_of_a_covered_outlet_joins(lead: str) -> None:
    assert origins(lead) == 1


@pytest.mark.parametrize("lead", NAMING)
def test_an_outlet_that_is_only_named_joins_nobody(lead: str) -> None:
    assert origins(lead) == 2


@pytest.mark.parametrize(
    ("outlet", "named"),
    [
        ("Le Ponant libre", "nos confrères du Ponant libre"),
        ("Les Nouvelles d'Armor", "nos confrères des Nouvelles d'Armor"),
        ("armor-infos.fr", "armor-infos.fr"),
        ("Armor-infos.fr", "le site armor-infos.fr"),
        ("La Dépêche d'Armor", "la Dépêche d’Armor"),
        ("L'Écho", "l’Écho"),
    ],
)
def test_an_outlet_is_known_by_any_spelling(outlet: str, named: str) -> None:
    assert origins(f"Selon {named}, le moulin va être vendu.", outlet) == 1


@pytest.mark.parametrize(
    ("again", "taken"),
    [
        ("La toiture fuit, précise le quotidien.", 1),
        ("Le journal évoque une toiture percée.", 1),
        ("Selon le même journal, la toiture fuit.", 1),
        ("Selon nos confrères, la toiture fuit.", 1),
        ("La toiture fuit, ajoute encore le titre régional.", 1),
        ("Le garde achète le journal.", 0),
        ("Selon nos confrères de Radio Armor, la toiture fuit.", 0),
    ],
)
def test_a_common_noun_takes_up_who_was_cited(again: str, taken: int) -> None:
    lead = "Selon L'Éclaireur d'Armor, le moulin va être vendu. Il pleut. "
    known = documents(lead + again)
    found = read_credits(known[1], PublisherIndex(known)).found
    assert len(found) == 1 + taken


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Beaucoup de nos lecteurs s'en souviennent.", 0),
        ("Notre chroniqueuse en parlera demain.", 0),
        ("Notre équipe y reviendra samedi.", 0),
        ("Les volets sont clos, a constaté notre reporter.", 1),
    ],
)
def test_only_who_was_there_reports(said: str, own: int) -> None:
    lead = f"Selon L'Éclaireur d'Armor, le moulin va être vendu. {said}"
    assert origins(lead) == 1 + own
