import pytest

from recoupe.lang.rules import fold, load_rules
from recoupe.lineage.credits import find_credit_words, read_credits
from recoupe.lineage.names import PublisherIndex
from recoupe.model import Document, DocumentId

RULES = load_rules("fr", "agency").rules
EXAMPLES = [(r.name, *example) for r in RULES for example in r.examples]
COUNTEREXAMPLES = [(r.name, text) for r in RULES for text in r.counterexamples]


@pytest.mark.parametrize(("name", "text", "words", "reading"), EXAMPLES)
def test_a_credit_rule_finds_its_example(
    name: str, text: str, words: str, reading: str
) -> None:
    found = find_credit_words(text, "fr")
    assert (name, words, reading) in found


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_a_credit_rule_leaves_its_counterexample(name: str, text: str) -> None:
    assert all(rule != name for rule, _, _ in find_credit_words(text, "fr"))


def test_every_credit_rule_has_examples_both_ways() -> None:
    assert all(rule.examples and rule.counterexamples for rule in RULES)


def test_an_outlet_that_cites_itself_credits_nobody() -> None:
    document = Document(
        id=DocumentId("a"),
        outlet="Radio Rives",
        text="Le pont ferme, rapporte Radio Rives.",
    )
    assert read_credits(document, PublisherIndex([document])).found == ()


def test_a_common_word_is_no_agency() -> None:
    text = "Selon le report de mai, le trend est bon."
    document = Document(id=DocumentId("a"), outlet="", text=text)
    assert read_credits(document, PublisherIndex()).found == ()


def test_a_credit_vouches_for_its_sentence() -> None:
    text = "Le maire se tait. Selon Reuters, le pont ferme. La pluie tombe."
    document = Document(id=DocumentId("a"), outlet="", text=text)
    (credit,) = read_credits(document, PublisherIndex()).found
    assert text[credit.start : credit.end] == "Selon Reuters, le pont ferme."
    assert fold(credit.words) == "selon reuters"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le port ferme. (Agence Presse-Centre)", {"Presse-Centre"}),
        ("Le port ferme, selon une dépêche de l’agence Lumen.", {"Lumen"}),
        ("L'agence de presse Tamira rapporte que le port ferme.", {"Tamira"}),
        ("PORTVIEL (Agence Cap) - Le port ferme.", {"Cap"}),
        ("Le port ferme. (Agence France-Presse)", {"AFP"}),
        ("Selon l'agence Vermeil & Fils, le loyer monte.", set()),
        ("Selon l'Agence régionale de santé, le port ferme.", set()),
        ("Le port ferme (Agence nationale du sport).", set()),
    ],
)
def test_an_agency_that_no_list_knows(text: str, named: set[str]) -> None:
    document = Document(id=DocumentId("a"), outlet="", text=text)
    found = read_credits(document, PublisherIndex()).found
    assert {credit.publisher.name for credit in found} == named
