from datetime import date

import pytest

from recoupe.lineage import trace_lineage
from recoupe.lineage.facts import facts_of
from recoupe.model import Document, DocumentId, Lineage

DISPATCH = (
    "Le pont suspendu de Varmont restera fermé jusqu'au printemps. Les ingénieurs ont "
    "découvert lundi une fissure longue de 14 centimètres dans un pylône. "
    "Près de 3 000 "
    "automobilistes empruntent l'ouvrage chaque matin. Une navette "
    "fluviale sera mise en "
    "place dès jeudi entre les deux rives. Le coût des travaux est estimé "
    "à 2,4 millions "
    "d'euros, dont la moitié à la charge du département. Un cabinet "
    "lyonnais doit rendre "
    "ses conclusions avant la fin du mois."
)
OTHER = (
    "La boulangère de la rue Haute ferme plus tôt depuis une semaine. Sans "
    "le pont, dit-elle, "
    "les clients de l'autre rive ne viennent plus acheter leur pain. Nous "
    "avons rencontré le "
    "passeur, qui a ressorti la barque de son père et traverse dix fois "
    "par jour. Les écoliers "
    "arrivent mouillés mais ravis. La mairie promet un abri."
)


def document(identity: str, text: str, day: int = 1, **fields: object) -> Document:
    values: dict[str, object] = {
        "id": DocumentId(identity),
        "outlet": f"Titre {identity}",
        "text": text,
        "published": date(2024, 3, day),
    }
    return Document(**{**values, **fields})  # type: ignore[arg-type]


def groups(lineage: Lineage) -> list[tuple[str, ...]]:
    return sorted(tuple(o.documents) for o in lineage.origins if o.documents)


def test_nothing_at_all_has_no_lineage() -> None:
    found = trace_lineage([])
    assert (found.origins, found.derivations, found.document_origins) == ((), (), {})


@pytest.mark.parametrize("text", ["", "…!?", "«»", "\ud800", "Привет мир " * 30, "a"])
def test_a_text_with_no_words_is_its_own_origin(text: str) -> None:
    found = trace_lineage([document("a", text), document("b", OTHER)])
    assert groups(found) == [("a",), ("b",)]


def test_independent_reports_stay_apart() -> None:
    found = trace_lineage([document("a", DISPATCH), document("b", OTHER)])
    assert groups(found) == [("a",), ("b",)]
    assert found.derivations == ()


def test_an_uncredited_copy_is_a_copy_and_the_earlier_text_its_original() -> None:
    later = DISPATCH.replace("'", "’").replace("Près de", "Plus de")
    found = trace_lineage([document("a", later, 2), document("b", DISPATCH, 1)])
    (derivation,) = found.derivations
    assert (derivation.derived, derivation.original) == ("a", "b")
    assert derivation.kind == "verbatim"
    assert groups(found) == [("a", "b")]
    assert found.origins[0].kind == "copy"


def test_passages_of_a_derivation_can_be_checked_against_both_texts() -> None:
    later = "Un lecteur nous écrit. " + DISPATCH[63:]
    texts = {"a": later, "b": DISPATCH}
    found = trace_lineage([document("a", later, 2), document("b", DISPATCH, 1)])
    (pair,) = found.derivations[0].passages
    taken = texts["a"][pair.derived.start : pair.derived.end]
    assert taken == texts["b"][pair.original.start : pair.original.end]
    assert taken.endswith("fin du mois")


def test_one_lifted_paragraph_moves_only_its_passage() -> None:
    lifted = DISPATCH[62:253]
    mixed = f"{OTHER} {lifted} {OTHER.replace('boulangère', 'fleuriste')[::-1]}"
    found = trace_lineage([document("a", DISPATCH, 1), document("b", mixed, 2)])
    assert groups(found) == [("a",), ("b",)]
    start = mixed.index(lifted)
    own = found.document_origins[DocumentId("b")]
    taken = found.document_origins[DocumentId("a")]
    assert found.origin_of(DocumentId("b"), start, start + len(lifted)) == taken
    assert found.origin_of(DocumentId("b"), 0, 60) == own


def test_a_shared_quotation_is_no_copy() -> None:
    said = f"« {DISPATCH} »"
    first = (
        f"Le préfet a parlé devant la presse, debout sur le quai. {said}, a-t-il dit."
    )
    second = f"Réunis au théâtre, les élus écoutent. {said} Puis la salle s'est levée."
    found = trace_lineage([document("a", first), document("b", second)])
    assert groups(found) == [("a",), ("b",)]


def test_a_form_filled_in_anew_is_no_copy() -> None:
    form = (
        "Le marché de {0} a terminé la séance de {1} en hausse de {2} %, à {3} "
        "points, dans un "
        "volume d'échanges de {4} milliards d'euros, tandis que {5} et {6} ont "
        "gagné du terrain."
    )
    first = form.format("Paris", "lundi", "0,4", "7312", "2,9", "Airbus", "Danone")
    second = form.format("Milan", "jeudi", "1,2", "3145", "1,7", "Ferrari", "Pirelli")
    found = trace_lineage([document("a", first), document("b", second, 9)])
    assert groups(found) == [("a",), ("b",)]


def test_what_recurs_over_weeks_is_a_formula() -> None:
    notice = (
        "Les personnes qui détiennent des informations utiles à cette enquête "
        "sont invitées à "
        "prendre contact avec la brigade territoriale, dont le numéro figure "
        "sur le site de la "
        "préfecture, ou à se présenter dans le poste de police le plus proche "
        "de leur domicile."
    )
    leads = ["Un vélo a disparu.", "Une vitrine a été brisée.", "Un chien est perdu."]
    found = trace_lineage(
        [
            document(str(n), f"{lead} {notice}", 1, published=date(2024, 3 + n, 1))
            for n, lead in enumerate(leads)
        ]
    )
    assert len(groups(found)) == 3


def test_a_dateline_makes_the_origin_a_dispatch() -> None:
    text = f"VARMONT, 1 mars (AFP) - {DISPATCH}"
    found = trace_lineage([document("a", text, 1), document("b", DISPATCH, 1)])
    (origin,) = found.origins
    assert (origin.kind, origin.credited_to, origin.label) == (
        "agency",
        "AFP",
        "dépêche AFP",
    )
    copied = next(d for d in found.derivations if d.original is not None)
    assert (copied.original, copied.derived) == ("a", "b")


def test_two_rewrites_that_credit_one_dispatch_share_its_origin() -> None:
    first = (
        "Frayeur à Varmont, rapporte l'Agence France-Presse : le pont suspendu "
        "ferme. Une fissure "
        "de 14 centimètres, selon l'AFP. Les 3 000 automobilistes patienteront."
    )
    second = (
        "Selon l'AFP, l'ouvrage suspendu de Varmont ne rouvrira qu'au "
        "printemps. La fissure mesure "
        "14 centimètres, précise encore la dépêche. Des navettes sont prévues "
        "pour 3 000 habitués."
    )
    found = trace_lineage([document("a", first), document("b", second)])
    assert groups(found) == [("a", "b")]
    assert all(d.original is None and d.share <= 0.5 for d in found.derivations)


def test_words_told_to_an_agency_are_a_passage_of_its_own() -> None:
    said = "« Le pylône est à refaire », a déclaré l'ingénieur à l'Associated Press."
    text = f"{OTHER} {said}"
    found = trace_lineage([document("a", text)])
    start = text.index("« Le pylône")
    assert "associated-press" in found.origin_of(DocumentId("a"), start, len(text))
    assert found.document_origins[DocumentId("a")] == "o-a"


def test_a_chain_of_citations_is_one_origin() -> None:
    source = (
        "Le pont suspendu de Varmont est fissuré, montre un rapport que nous avons lu."
    )
    second = (
        "Selon L'Écho de Varmont, le pont suspendu est fissuré. Les élus se taisent."
    )
    third = (
        "Le pont de Varmont inquiète, rapporte Radio Rives. On parle du pont suspendu."
    )
    found = trace_lineage(
        [
            document("a", source, 1, outlet="L'Écho de Varmont"),
            document("b", second, 2, outlet="Radio Rives"),
            document("c", third, 3, outlet="Le Globe"),
        ]
    )
    assert groups(found) == [("a", "b", "c")]


def test_a_reporter_who_was_there_keeps_his_own_origin() -> None:
    cited = (
        "Selon L'Écho de Varmont, le pont suspendu est fissuré. Nous avons vu "
        "la fissure, large "
        "comme un doigt, et notre photographe l'a mesurée."
    )
    source = "Le pont suspendu de Varmont est fissuré, montre un rapport de la région."
    found = trace_lineage(
        [
            document("a", source, 1, outlet="L'Écho de Varmont"),
            document("b", cited, 2, outlet="Radio Rives"),
        ]
    )
    assert groups(found) == [("a",), ("b",)]
    end = cited.index(".") + 1
    assert found.origin_of(DocumentId("b"), 0, end) == "o-a"


def test_a_translation_follows_the_facts_in_their_order() -> None:
    english = (
        "The suspension bridge at Varmont will stay closed until April. On "
        "Monday engineers "
        "found a fissure of 14 centimetres in a pylon. Some 3,000 motorists "
        "use the structure. "
        "A river shuttle starts on Thursday. Repairs will cost 24 million "
        "euros, half of it "
        "paid by the department. A consultant from Lyon, Marc Tessier, reports in June."
    )
    french = (
        "Le pont de suspension à Varmont restera clos jusqu'en avril. Lundi, "
        "des ingénieurs ont "
        "trouvé une fissure de 14 centimètres dans un pylône. Environ 3000 "
        "motorisés utilisent la "
        "structure. Une navette débute jeudi. Les réparations coûteront 24 "
        "millions d'euros, "
        "moitié payée par le département. Un consultant de Lyon, Marc Tessier, "
        "rapporte en juin."
    )
    found = trace_lineage(
        [document("a", english, 1, language="en"), document("b", french, 2)]
    )
    (derivation,) = found.derivations
    assert (derivation.kind, derivation.original) == ("translation", "a")
    assert found.origins[0].kind == "translation"


def test_the_same_address_with_a_changed_text_is_a_revision() -> None:
    url = "https://exemple.fr/pont"
    changed = DISPATCH.replace("14", "17")
    found = trace_lineage(
        [document("a", DISPATCH, 1, url=url), document("b", changed, 2, url=url)]
    )
    assert [d.kind for d in found.derivations] == ["revision"]
    assert groups(found) == [("a", "b")]


def test_direction_stays_unknown_where_nothing_tells() -> None:
    found = trace_lineage([document("a", DISPATCH), document("b", DISPATCH)])
    (derivation,) = found.derivations
    assert derivation.checks[1].score == 0.5
    assert found.origins[0].kind == "unknown"


def test_the_result_does_not_depend_on_order() -> None:
    documents = [
        document("a", DISPATCH),
        document("b", OTHER, 2),
        document("c", DISPATCH[62:] + " (AFP)", 2),
        document("d", OTHER[:200] + DISPATCH[:200], 3),
    ]
    assert trace_lineage(documents) == trace_lineage(documents[::-1])


def test_a_text_printed_twice_counts_masks_out() -> None:
    from recoupe.model import Mask  # noqa: PLC0415

    hidden = (Mask(0, len(DISPATCH), "link-list"),)
    found = trace_lineage(
        [document("a", DISPATCH + OTHER, masks=hidden), document("b", DISPATCH)]
    )
    assert groups(found) == [("a",), ("b",)]


def test_unnamed_agencies_are_a_dependence_that_joins_nobody() -> None:
    first = "Le pont de Varmont ferme. La fissure du pylône inquiète. (avec agences)"
    second = "À Varmont, le pont, son pylône et sa fissure alarment. (avec agences)"
    found = trace_lineage([document("a", first), document("b", second)])
    assert groups(found) == [("a",), ("b",)]
    assert [o.kind for o in found.origins] == ["agency", "agency"]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("dix-neuf wagons", "19"),
        ("quarante et un wagons", "41"),
        ("soixante et onze wagons", "71"),
        ("quatre-vingt-dix-sept wagons", "97"),
        ("quatre-vingts wagons", "80"),
        ("twenty-two wagons", "22"),
        ("une trentaine de wagons", "30"),
        ("5,000 wagons", "5000"),
        ("5 000 wagons", "5000"),
    ],
)
def test_a_numeral_is_the_figure_that_it_spells(words: str, figures: str) -> None:
    assert facts_of(words).order == (figures, "wagon")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("46 feet", "quatorze mètres"),
        ("five miles", "huit kilomètres"),
        ("100 acres", "quarante hectares"),
    ],
)
def test_a_measure_meets_its_conversion(english: str, french: str) -> None:
    assert facts_of(english).order[0] == facts_of(french).order[0]


def test_numerals_that_stand_apart_are_several_figures() -> None:
    assert facts_of("vingt, trois et cinq").order == ("20", "3", "5")


RELEASED = (
    "La piscine de Hautrive a fermé mardi. Le chlore débordait d'une cuve de 40 "
    "litres, selon la régie. Douze nageurs, tous du club des Loutres, ont toussé. La "
    "régie remboursera les entrées de la semaine et promet une visite complète des "
    "installations avant la réouverture au public. Le club nagera à Sorbier jeudi."
)
RELEASED_AGAIN = (
    "Frayeur au club des Loutres. Douze nageurs ont toussé mardi. Une cuve de 40 "
    "litres de chlore avait débordé. La piscine de Hautrive a donc fermé. La régie "
    "remboursera les entrées de la semaine et promet une visite complète des "
    "installations avant la réouverture au public{}. Jeudi, le club ira à Sorbier."
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (", indique le communiqué", [("a", "b")]),
        (", indique le communiqué, a appris notre reporter", [("a",), ("b",)]),
    ],
)
def test_two_texts_made_of_one_press_release(
    said: str, found: list[tuple[str, ...]]
) -> None:
    texts = [document("a", RELEASED), document("b", RELEASED_AGAIN.format(said))]
    assert groups(trace_lineage(texts)) == found
