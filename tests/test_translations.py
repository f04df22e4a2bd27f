"""A translation pair from files to pages: one article is read, both are cited."""

import re
import warnings

import pytest

from recoupe.export.contract import to_builtins
from recoupe.pages import render_page
from recoupe.project import build_project
from recoupe.store import load_dossier, open_project
from recoupe.verification import quotations_of, verify_project
from recoupe.web import make_app

ENGLISH = (
    "Gavre council closed the Loriot bridge on Monday 12 May 2025.\n\n"
    '"We have no choice," said mayor Anna Ferrand.\n\n'
    "The repairs will cost 4 million euros.\n\n"
    "The Morlanne ferry will carry 300 cars a day until 30 June 2025.\n"
)
FRENCH = (
    "Le conseil de Gavre a fermé le pont Loriot lundi 12 mai 2025.\n\n"
    "« Nous n'avons pas le choix », a déclaré la maire, Anna Ferrand.\n\n"
    "Les travaux coûteront 4 millions d'euros.\n\n"
    "Le bac de Morlanne transportera 300 voitures par jour jusqu'au 30 juin 2025.\n"
)
METADATA = (
    "path,outlet,published,title,language\n"
    "en.txt,The Gavre Post,2025-05-13,Bridge closed,en\n"
    "fr.txt,Le Relais,2025-05-14,Le pont fermé,fr\n"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    for name, text in (
        ("en.txt", ENGLISH),
        ("fr.txt", FRENCH),
        ("metadata.csv", METADATA),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    build_project([folder], folder / "p.recoupe", workers=1)
    return folder / "p.recoupe"


@pytest.fixture(scope="module")
def dossier(file):
    with open_project(file) as db:
        return load_dossier(db)


@pytest.fixture(scope="module")
def echoes(dossier):
    return [
        (claim, assertion)
        for claim in dossier.claims
        for position in claim.positions
        for assertion in position.assertions
        if assertion.through is not None
    ]


def test_every_sentence_that_was_read_cites_the_one_it_translates(echoes, dossier):
    outlets = {d.document.id: d.document.outlet for d in dossier.documents}
    said = {a.quote for _, a in echoes}

    assert "The repairs will cost 4 million euros." in said
    assert {outlets[a.document] for _, a in echoes} == {"The Gavre Post"}
    assert {outlets[a.through] for _, a in echoes} == {"Le Relais"}
    assert all(claim.standing != "corroborated" for claim, _ in echoes)


def test_verify_holds_what_is_known_through_a_translation(file, dossier, echoes):
    found = verify_project(file)
    checked = {(q.document, q.start, q.end) for q in quotations_of(dossier)}

    assert found.mismatches == ()
    assert {(a.document, a.start, a.end) for _, a in echoes} <= checked


def test_the_json_says_through_what_and_only_there(dossier):
    told = [
        assertion
        for claim in to_builtins(dossier)["claims"]
        for position in claim["positions"]
        for assertion in position["assertions"]
    ]
    texts = {x.document.id: x.document.text for x in dossier.documents}

    assert any("through" in a for a in told)
    assert any("through" not in a for a in told)
    for a in told:
        assert texts[a["document"]][a["start"] : a["end"]] == a["quote"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "lu à travers sa traduction dans"),
        ("en", "read through its translation in"),
    ],
)
def test_the_page_says_so_and_lays_the_pair_side_by_side(language, words, dossier):
    page = render_page(dossier, language=language)

    assert words in page
    assert re.search(r'<p lang="en">«.The repairs will cost 4 million euros\..»', page)
    pair = page.partition('<details class="reprint">')[2].partition("</details>")[0]
    assert '<div class="text" lang="en"><sup>1</sup>' in pair
    assert '<div class="text" lang="fr"><sup>1</sup>' in pair
    assert pair.count("<sup>") == 8


def test_the_application_shows_the_same(file, echoes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have another HTTP library
        from starlette.testclient import TestClient  # noqa: PLC0415
    client = TestClient(make_app(file), base_url="http://127.0.0.1")
    claim, echo = echoes[0]

    page = client.get(f"/claims/{claim.id}").text
    assert "lu à travers sa traduction dans" in page
    article = client.get(f"/articles/{echo.document}").text
    assert "connu par une traduction" in article
    twin = client.get(f"/articles/{echo.document}/reprint/{echo.through}")
    other = client.get(f"/articles/{echo.through}/reprint/{echo.document}")
    (laid,) = (x.text for x in (twin, other) if x.status_code == 200)
    assert "phrases en regard" in laid
    assert '<div class="text" lang="en"><sup>1</sup>' in laid
