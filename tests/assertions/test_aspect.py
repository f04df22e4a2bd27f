"""What a verb tells as over: perfect and simple past, whatever leans on them."""

import pytest

from recoupe import Document, annotate


@pytest.mark.parametrize(
    ("text", "predicate", "over"),
    [
        ("Les deux pays ont signé un traité.", "sign", True),
        ("Les deux pays signent un traité.", "sign", False),
        ("Le maire s'est rendu à Lyon.", "visit", True),
        ("L'usine est fermée depuis lundi.", "close", False),
        ("L'usine a été fermée lundi.", "close", True),
        ("L'usine fut fermée lundi.", "close", True),
        ("Le préfet a dû fermer le pont.", "close-road", True),
        ("Le préfet doit fermer le pont.", "close-road", False),
        ("Le suspect vient d'être arrêté.", "arrest", True),
        ("Le maire reconnaît avoir signé le traité.", "sign", True),
        ("La signature du traité a surpris.", "sign", False),
        ("Trois soldats ont été tués et deux blessés.", "injure", True),
    ],
)
def test_a_perfect_or_simple_past_is_over(text, predicate, over):
    read = annotate(Document(id="d", outlet="o", text=text, language="fr"))
    told = {a.predicate: a.perfective for a in read.assertions if a.kind != "figure"}

    assert told[predicate] is over
