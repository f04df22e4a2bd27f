import json
import xml.etree.ElementTree as ET

import pytest

from recoupe.errors import ProjectError
from recoupe.store import open_project
from recoupe.web import make_app
from recoupe.web.application import preferred

PAGES = (
    "/",
    "/stories",
    "/stories/s1",
    "/matrix",
    "/matrix?standing=contested&order=voices&outlet=Le+Long&date=2025-01&told=1&q=pont",
    "/claims/c1",
    "/articles",
    "/articles/d1",
    "/articles/d3",
    "/articles/d2/reprint/d1",
    "/timeline?clock=event",
    "/timeline?clock=statement",
    "/timeline?clock=publication",
    "/actors",
    "/actors/per:x",
    "/relations",
    "/relations?month=2025-01",
    "/figures",
    "/quotations",
    "/commitments",
    "/outlets",
    "/outlets/javascript:alert(1)",
    "/search?q=GAVRE+fermé",
    "/search",
    "/problems",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_escaped_and_has_a_twin(client, address):
    page = client.get(address)
    path, _, query = address.partition("?")
    twin = client.get(f"{'/index' if path == '/' else path}.json?{query}")

    assert page.status_code == 200
    assert "<svg onload" not in page.text
    assert "window.hacked=1</script>" not in page.text
    assert "\u202e" not in page.text
    assert " style=" not in page.text
    assert twin.status_code == 200
    assert set(json.loads(twin.text)) > {"title"}


def test_every_answer_carries_the_policy(client):
    for address in ("/", "/absent", "/index.json", "/static/style.css", "/feed.atom"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    ["/claims/none", "/articles/none", "/actors/none", "/outlets/none", "/none",
     "/articles/d1/reprint/d2", "/stories/none", "/static/secret",
     "/static/..%2fui.toml"],
)  # fmt: skip
def test_what_is_not_there_is_said(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/matrix?page=0", "/matrix?page=-1", "/matrix?page=x", "/matrix?page=9999999",
     "/matrix?order=DROP", "/matrix?standing=true", "/matrix?date=lundi", "/?lang=xx",
     "/matrix?told=many", "/timeline?clock=wall", "/search?q=" + "a" * 201,
     "/search?q=" + "a" * 3000],
)  # fmt: skip
def test_a_parameter_out_of_form_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client, method):
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize(
    "words", ['"', "AND OR NOT", "a* b:", "(", "'; DROP TABLE claim"]
)
def test_search_takes_any_words(client, words):
    assert client.get("/search", params={"q": words}).status_code == 200


def test_search_folds_accents_and_case(client):
    found = client.get("/search.json", params={"q": "FERME"}).json()

    assert found["counts"]["documents"] == 2


def test_the_matrix_is_filtered_by_what_is_asked(client):
    def claims(**asked):
        rows = client.get("/matrix.json", params=asked).json()["matrix"]["rows"]
        return [row["claim"]["id"] for row in rows]

    assert claims() == ["c1", "c2"]
    assert claims(standing="corroborated") == ["c2"]
    assert claims(told=2) == ["c1"]
    assert claims(actor="per:y") == ["c1", "c2"]
    assert claims(outlet="Le Long") == []
    assert claims(date="2024") == []
    assert claims(page=2) == []


def test_the_interface_follows_the_reader(client):
    english = client.get("/", headers={"accept-language": "en-GB,fr;q=0.5"})
    french = client.get("/?lang=fr", headers={"accept-language": "en"})

    assert '<html lang="en">' in english.text
    assert '<html lang="fr">' in french.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "fr"),
        ("de", "fr"),
        ("en", "en"),
        ("fr;q=0.1,en;q=0.9", "en"),
        ("en;q=x", "fr"),
    ],
)
def test_the_best_liked_language_is_taken(accepted, language):
    assert preferred(accepted) == language


def test_the_feed_is_dated_by_the_articles(client):
    feed = ET.fromstring(client.get("/feed.atom").text)
    atom = "{http://www.w3.org/2005/Atom}"

    assert feed.find(f"{atom}updated").text == "2025-01-03T00:00:00Z"
    assert len(feed.findall(f"{atom}entry")) == 2


def test_every_twin_is_described(client):
    described = client.get("/openapi.json").json()["paths"]

    assert "/claims/{id}.json" in described
    assert all(client.get(p).status_code == 200 for p in described if "{" not in p)


@pytest.mark.parametrize("image", ["/relations.svg", "/timeline.svg?clock=publication"])
def test_charts_are_drawn_offline_and_carry_no_script(client, image):
    drawn = client.get(image)

    assert drawn.headers["content-type"].startswith("image/svg+xml")
    root = ET.fromstring(drawn.text)
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert not [k for e in root.iter() for k in e.attrib if k.startswith("on")]


def test_pages_are_small_in_script(client):
    assert len(client.get("/static/page.js").content) < 20_000


def test_a_project_without_a_dossier_is_refused(tmp_path):
    file = tmp_path / "empty.recoupe"
    with open_project(file, create=True):
        pass

    with pytest.raises(ProjectError, match="no dossier"):
        make_app(file)
