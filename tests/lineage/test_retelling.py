"""A text told again sentence by sentence is one origin; two reporters are two."""

from datetime import date

from recoupe.lineage import trace_lineage
from recoupe.lineage.retelling import read_sentences, retelling
from recoupe.model import Document, DocumentId

DISPATCH = (
    "La mairie de Corbigny a fermé vendredi la passerelle du vieux moulin. "
    "Une poutre s'est fissurée sous le poids des camions qui ravitaillent la scierie. "
    "Les travaux, confiés à une entreprise locale, coûteront 340 000 euros. "
    "Quarante familles doivent désormais emprunter une route étroite et sinueuse. "
    "Le maire, Paul Astruc, réclame une aide de la région avant mars."
)
RETOLD = (
    "À Corbigny, la municipalité a condamné en fin de semaine le pont du vieux moulin. "
    "Trop lourds, les camions de la scierie avaient eu raison d'une poutre, fendue. "
    "La facture atteindra 340 000 euros, "
    "somme promise à un artisan du coin, seul candidat. "
    "Pour quarante foyers, il faut passer par une chaussée étroite, toute en virages. "
    "Paul Astruc, l'édile, demande un soutien régional "
    "avant le printemps et les crues qu'il redoute."
)
OWN_REPORT = (
    "La passerelle du vieux moulin de Corbigny est fermée depuis vendredi. "
    "« On l'entendait craquer », raconte Lucette Brun, qui habite en face. "
    "Les écoliers montent dans une navette que conduit le garde champêtre. "
    "Au café du port, la caisse a baissé de moitié en une semaine. "
    "Paul Astruc promet un bac pour les piétons dès la semaine prochaine."
)


def compare(left, right):
    return retelling(read_sentences(left, "fr"), read_sentences(right, "fr"))


def trace(*texts):
    documents = [
        Document(
            id=DocumentId(f"d{number}"),
            outlet=f"Titre {number}",
            text=text,
            language="fr",
            published=date(2024, 3, 2),
        )
        for number, text in enumerate(texts)
    ]
    return trace_lineage(documents)


def origins(*texts):
    return len(set(trace(*texts).document_origins.values()))


def test_a_text_told_again_in_order_is_one_origin():
    found = compare(DISPATCH, RETOLD)
    assert found.told == 1
    assert found.held > 0.35
    assert origins(DISPATCH, RETOLD) == 1
    (link,) = trace(DISPATCH, RETOLD).derivations
    assert "retold in order" in {check.name for check in link.checks}


def test_two_reporters_of_one_event_are_two_origins():
    assert compare(DISPATCH, OWN_REPORT).held < 0.25
    assert origins(DISPATCH, OWN_REPORT) == 2


def test_order_counts():
    turned = ". ".join(reversed(RETOLD.rstrip(".").split(". "))) + "."
    assert compare(DISPATCH, turned).held < compare(DISPATCH, RETOLD).held / 2


def test_a_short_text_proves_nothing():
    assert compare("Le pont est fermé depuis vendredi.", DISPATCH) is None


def test_one_who_reports_himself_retells_nobody():
    reporter = RETOLD + " Le chantier est désert, a constaté notre reporter."
    assert origins(DISPATCH, reporter) == 2


def test_a_language_without_dictionary_is_compared_word_for_word() -> None:
    read = read_sentences(DISPATCH, "xx")
    found = retelling(read, read)
    assert found is not None
    assert found.told == 1.0
