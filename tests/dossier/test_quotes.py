"""One row per quotation, with every printing."""

import pytest

from recoupe.dossier.quotes import collect_quotes
from recoupe.model import Attribution, Span


@pytest.fixture
def quoting(article):
    def make(name, text, entity="per:lenoir", source="Mme Lenoir"):
        low, high = text.index("«") + 2, text.index("»") - 1
        start = text.index(source) if source in text else None
        said = Attribution(
            id="s1",
            kind="direct",
            content=(Span(low, high),),
            quoted=(Span(low, high),),
            source=Span(start, start + len(source)) if start is not None else None,
            entity=entity,
        )
        return article(name, text, attributions=(said,))

    return make


def test_printings_that_differ_in_marks_are_one(quoting):
    a = quoting("a", "« L'accord est mort, dit-elle en public », a dit Mme Lenoir.")
    b = quoting("b", "« L’accord est mort dit-elle en public ! », a dit Mme Lenoir.")

    (found,) = collect_quotes([a, b])

    assert [e.document for e in found.evidence] == ["a", "b"]


def test_the_longest_printing_takes_up_the_shorter(quoting):
    a = quoting("a", "« Le port rouvrira avant la fin du mois », a dit Mme Lenoir.")
    b = quoting(
        "b", "« Le port rouvrira avant la fin du mois et la gare aussi », a-t-elle dit."
    )

    (found,) = collect_quotes([a, b])

    assert found.text == "Le port rouvrira avant la fin du mois et la gare aussi"
    assert len(found.evidence) == 2


def test_few_words_are_one_quotation_only_from_one_source(quoting):
    a = quoting("a", "« Jamais », a dit Mme Lenoir.")
    b = quoting("b", "« Jamais », a dit M. Brun.", entity="per:brun")

    assert len(collect_quotes([a, b])) == 2


def test_a_source_is_credited_by_its_name_where_that_is_known(quoting):
    a = quoting("a", "« Le port rouvrira avant la fin du mois », a dit Mme Lenoir.")

    named = collect_quotes([a], {"per:lenoir": "Anne Lenoir"})
    printed = collect_quotes([a])

    assert (named[0].source, printed[0].source) == ("Anne Lenoir", "Mme Lenoir")
