"""The pages in a real browser: no error, no attack, no barrier."""

import shutil
import socket
import threading
import time
from importlib import resources
from pathlib import Path

import pytest
import uvicorn
from tests.coverage_values import hostile_dossier

from recoupe.pages import render_page
from recoupe.project import build_project
from recoupe.store import load_annotations, load_dossier, open_project
from recoupe.web import make_app

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
DEMO = Path(__file__).parents[2] / "examples" / "port-aubert"
WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("demo") / "demo.recoupe"
    build_project([DEMO], file, workers=1)
    return file


@pytest.fixture(scope="module")
def serve():
    """Serve a project on a free port; stops with the module."""
    running = []

    def start(file):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = uvicorn.Config(
            make_app(file), port=port, log_level="critical", ws="none", lifespan="off"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        while not server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(5)


@pytest.fixture
def visit(browser):
    """Open an address; give the page, what the console said, what was asked for."""
    opened = []

    def open_page(address, size=WIDE, *, offline=False):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=offline
        )
        opened.append(context)
        page = context.new_page()
        page.complaints, page.asked = [], []
        page.on(
            "console",
            lambda message: (
                page.complaints.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in opened:
        context.close()


def _addresses(base, page):
    """Return one address of each kind of page of a project."""
    get = page.request.get
    story = get(f"{base}/stories.json").json()["rows"][0]["story"]["id"]
    front = get(f"{base}/stories/{story}.json").json()
    claims = get(f"{base}/matrix.json").json()["matrix"]["rows"]
    article = get(f"{base}/articles.json").json()["heads"][0]["id"]
    actors = get(f"{base}/actors.json").json()["actors"]
    outlet = get(f"{base}/outlets.json").json()["outlets"][0][0]
    reprints = [d for d in front["derivations"] if d["original"]]
    return [
        f"/stories/{story}",
        "/stories",
        "/matrix",
        f"/claims/{claims[0]['claim']['id']}",
        "/articles",
        f"/articles/{article}",
        *[f"/articles/{d['derived']}/reprint/{d['original']}" for d in reprints[:1]],
        "/timeline",
        "/actors",
        *[f"/actors/{a['id']}" for a in actors[:1]],
        "/relations",
        "/figures",
        "/quotations",
        "/commitments",
        "/outlets",
        f"/outlets/{outlet}",
        "/search?q=accord",
        "/problems",
    ]


def _barriers(page):
    """Return what axe-core calls serious or critical."""
    script = resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]  # it looked at something
    return [
        (v["id"], [n["html"][:120] for n in v["nodes"][:2]])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


def test_every_page_of_the_demo_is_quiet_fits_and_has_no_barrier(
    visit, serve, demo_file
):
    base = serve(demo_file)
    page = visit(base)
    for address in _addresses(base, page):
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        page.goto(base + address)
        assert _barriers(page) == [], address
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW[0], address

    assert page.complaints == []
    assert {url.partition(base)[0] for url in page.asked if url[:5] != "data:"} == {""}


def test_hostile_articles_do_nothing(visit, serve, hostile_file):
    base = serve(hostile_file)
    page = visit(base)
    for address in _addresses(base, page):
        page.goto(base + address)
        page.mouse.move(300, 300)
        assert page.evaluate("window.hacked") is None, address
        links = page.eval_on_selector_all(
            "a[href]", "found => found.map(a => a.protocol)"
        )
        assert set(links) <= {"http:"}, address

    assert page.complaints == []


def test_the_page_of_the_demo_opens_without_any_network(visit, demo_file, tmp_path):
    with open_project(demo_file) as db:
        html = render_page(load_dossier(db), tuple(load_annotations(db)))
    file = tmp_path / "demo.html"
    file.write_text(html, encoding="utf-8")

    page = visit(file.as_uri(), offline=True)
    cell = page.locator("a.glyph[data-quote]").first
    cell.focus()

    assert page.complaints == []
    assert page.asked == [file.as_uri()]
    assert cell.get_attribute("data-quote") in page.locator("#panel").inner_text()
    cell.click()
    assert page.locator(":target").count() == 1


def test_reprints_stand_side_by_side_on_the_page(visit, demo_file, tmp_path):
    with open_project(demo_file) as db:
        dossier = load_dossier(db)
        html = render_page(dossier, tuple(load_annotations(db)))
    file = tmp_path / "demo.html"
    file.write_text(html, encoding="utf-8")
    copied = [d for d in dossier.derivations if d.original and d.passages]

    page = visit(file.as_uri(), size=NARROW, offline=True)
    reprints = page.locator("details.reprint")
    reprints.first.locator("summary").first.click()

    assert copied
    assert reprints.count() == len(copied)
    assert reprints.first.locator(".run").first.is_visible()
    assert reprints.first.locator("h3").count() == 3
    assert page.complaints == []
    assert _barriers(page) == []


def test_the_self_contained_page_has_no_barrier_and_hostile_texts_do_nothing(
    visit, tmp_path
):
    file = tmp_path / "hostile.html"
    file.write_text(render_page(hostile_dossier()), encoding="utf-8")

    page = visit(file.as_uri(), size=NARROW, offline=True)

    assert page.evaluate("window.hacked") is None
    assert page.complaints == []
    assert _barriers(page) == []


def test_layers_of_the_reader_can_be_switched(visit, serve, demo_file):
    base = serve(demo_file)
    article = visit(base).request.get(f"{base}/articles.json").json()["heads"][0]["id"]
    page = visit(f"{base}/articles/{article}?lang=fr")

    page.get_by_label("noms", exact=True).check()

    assert "show-name" in page.locator("article.document").get_attribute("class")
