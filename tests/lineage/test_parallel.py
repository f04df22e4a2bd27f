"""Sentences of a translation lie beside those they translate, in order."""

from recoupe.lineage.parallel import parallel_passages

FRENCH = (
    "Le conseil de Gavre a fermé le pont lundi 12 mai. "
    "« Nous n'avons pas le choix », a dit la maire, Anna Loriot. "
    "Les travaux coûteront 4 millions d'euros. "
    "Le bac de Morlanne fera 30 traversées par jour."
)
ENGLISH = (
    "Gavre council closed the bridge on Monday 12 May.\n\n"
    '"We have no choice," said mayor Anna Loriot.\n\n'
    "The repairs will cost 4 million euros.\n\n"
    "The Morlanne ferry will cross 30 times a day."
)


def paired(derived, original):
    return [
        (
            derived[p.derived.start : p.derived.end],
            original[p.original.start : p.original.end],
        )
        for p in parallel_passages(derived, original)
    ]


def test_each_sentence_lies_beside_its_translation():
    found = paired(FRENCH, ENGLISH)

    assert [left.split()[1] for left, _ in found] == [
        "conseil",
        "Nous",
        "travaux",
        "bac",
    ]
    assert [right for _, right in found] == ENGLISH.split("\n\n")


def test_a_quotation_mark_belongs_to_the_sentence_that_it_opens_or_closes():
    french = "Le pont ferme le 12 mai. « Rien ne presse. » Anna Loriot a payé 40 euros."
    english = (
        'The bridge closes on 12 May. "There is no hurry." Anna Loriot paid 40 euros.'
    )
    assert paired(french, english)[0] == (
        "Le pont ferme le 12 mai.",
        "The bridge closes on 12 May.",
    )
    assert paired(french, english)[-1][1] == "Anna Loriot paid 40 euros."


def test_what_was_left_out_lies_beside_nothing():
    sentences = FRENCH.split(". ")
    shorter = ". ".join([*sentences[:2], sentences[3]])
    found = paired(shorter, ENGLISH)

    assert all("coûteront" not in left for left, _ in found)
    assert ("Le bac de Morlanne fera 30 traversées par jour.") in [x for x, _ in found]
    assert not any("repairs" in right and "bac" in left for left, right in found)


def test_empty_texts_have_no_sentences():
    assert parallel_passages("", ENGLISH) == ()
    assert parallel_passages(FRENCH, "…") == ()
