"""Who publishes, owns and signs: families, by-lines, signatures, press releases."""

from datetime import date

import pytest
from tests.lineage.test_lineage import DISPATCH, OTHER, document, groups

from recoupe.lineage import trace_lineage
from recoupe.model import DocumentId

SAME_MATTER = (
    "Le pont suspendu de Varmont inquiète la rive gauche. La fissure de 14 centimètres "
    "fait parler jusque dans les cafés, où l'on compte les 3 000 automobilistes privés "
    "de passage. Une navette partira jeudi, dit-on."
)


def test_sister_titles_with_one_text_are_one_origin_and_the_reason_is_shown():
    found = trace_lineage(
        [
            document("a", DISPATCH, 1, outlet="Sud Ouest"),
            document("b", DISPATCH[62:], 1, outlet="Charente Libre"),
        ]
    )
    assert groups(found) == [("a", "b")]
    checks = [c for c in found.derivations[0].checks if c.name == "one owner"]
    assert [c.detail for c in checks] == ["Charente Libre, Sud Ouest: Groupe Sud Ouest"]


def test_sister_titles_with_texts_of_their_own_are_noted_and_counted_apart():
    found = trace_lineage(
        [
            document("a", DISPATCH, 1, outlet="Sud Ouest"),
            document("b", SAME_MATTER, 1, outlet="Charente Libre"),
        ]
    )
    assert groups(found) == [("a",), ("b",)]
    for origin in found.origins:
        (check,) = origin.checks
        assert (check.name, check.score) == ("one owner, other text", 0.5)
        assert check.detail == "Charente Libre, Sud Ouest: Groupe Sud Ouest"


def test_titles_of_one_owner_about_other_matters_are_not_even_noted():
    found = trace_lineage(
        [
            document("a", DISPATCH, 1, outlet="Sud Ouest"),
            document("b", OTHER, 1, outlet="Charente Libre"),
        ]
    )
    assert [origin.checks for origin in found.origins] == [(), ()]


def test_one_newsroom_about_one_matter_says_so():
    found = trace_lineage(
        [
            document("a", DISPATCH, 1, outlet="Le Globe"),
            document("b", SAME_MATTER, 2, outlet="Le Globe"),
        ]
    )
    (origin,) = found.origins
    assert [check.name for check in origin.checks] == ["one newsroom"]


@pytest.mark.parametrize(
    ("author", "credited"),
    [
        ("AFP", "AFP"),
        ("L. Durand avec AFP", "AFP"),
        ("L. Durand · AFP", "AFP"),
        ("L. Durand", None),
        ("L. Durand, Le Figaro", "Le Figaro"),
        ("Marianne Durand", None),
        ("Le Globe", None),
    ],
)
def test_an_author_field_is_a_credit(author, credited):
    signed = document("a", DISPATCH, 1, author=author, outlet="Le Globe")
    found = trace_lineage([signed])
    assert found.origins[0].credited_to == credited


@pytest.mark.parametrize(
    "signature",
    [
        "AFP, le 1er mars 2024 à 14h32",
        "Par Agence France-Presse\nPublié le 1 mars 2024",
        "Le Globe avec AFP | mis à jour le 01/03/2024 à 14:32",
    ],
)
def test_a_stamped_signature_is_a_credit(signature):
    for text in (f"{signature}\n{DISPATCH}", f"{DISPATCH}\n{signature}"):
        found = trace_lineage([document("a", text, 1)])
        assert found.origins[0].credited_to == "AFP", text


def test_a_press_release_is_named_as_the_origin():
    head = "Communiqué de presse de la régie des eaux"
    found = trace_lineage(
        [
            document("a", f"{head}\n\n{DISPATCH}", 1),
            document("b", DISPATCH, 2),
        ]
    )
    (origin,) = found.origins
    assert origin.kind == "copy"
    assert origin.label == "communiqué de la régie des eaux"
    assert origin.credited_to == "communiqué de la régie des eaux"


def test_two_texts_that_quote_a_press_release_are_not_releases():
    first = f"Selon un communiqué de la régie, tout va bien. {OTHER}"
    second = f"{SAME_MATTER} La régie a publié un communiqué de presse mardi."
    found = trace_lineage([document("a", first), document("b", second)])
    assert [origin.kind for origin in found.origins] == ["own", "own"]


def test_unnamed_releases_join_nobody():
    found = trace_lineage(
        [
            document("a", f"COMMUNIQUÉ\n\n{SAME_MATTER}", 1),
            document("b", f"COMMUNIQUÉ\n\n{DISPATCH}", 1),
        ]
    )
    assert groups(found) == [("a",), ("b",)]


def test_what_was_said_to_an_agency_is_the_agencys_even_in_a_copy():
    said = "« Le pylône est à refaire », a déclaré l'ingénieur à l'Associated Press."
    text = f"{OTHER} {said} Les clients attendent."
    texts = [
        document("a", text, 1),
        document("b", DISPATCH, published=date(2024, 3, 1)),
    ]
    found = trace_lineage(texts)
    start = text.index("« Le pylône")
    origin = found.origin_of(DocumentId("a"), start, start + len(said))
    assert next(o for o in found.origins if o.id == origin).kind == "agency"
    assert found.origin_of(DocumentId("a"), 0, 40) == "o-a"
