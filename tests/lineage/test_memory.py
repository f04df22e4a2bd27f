"""What is kept between builds changes no result."""

import random
import sqlite3
from datetime import date, timedelta

import pytest

from recoupe.lineage import recurrence, revise, trace_lineage
from recoupe.lineage.memory import RowsOfOneRun
from recoupe.model import Document, DocumentId
from recoupe.store import KeptRows, open_project

COMMON = (
    "pont rive pylône fissure navette mairie marché prix route école pluie vent port "
    "quai barque ligne train gare tarif budget vote projet plan chantier coût dette "
    "élue maire préfet juge témoin enquête plainte procès avocate médecin hôpital"
)
PROPER = "Varmont Tessier Lugan Orsec Brivet Calmont Durieux Estève"
WORDS, NAMES = COMMON.split(), PROPER.split()
OUTLETS = ("L'Écho de Varmont", "Radio Rives", "Le Globe", "La Gazette de Lugan")
NOTICE = "Toute personne témoin est priée de joindre sans tarder la brigade du quai."


def paragraph(draw: random.Random) -> str:
    words = [
        draw.choice(NAMES) if draw.random() < 0.1 else draw.choice(WORDS)
        for _ in range(40)
    ]
    return f"Le {' '.join(words)} le {draw.randint(2, 900)} mars."


def article(draw: random.Random, number: int, pool: list[str]) -> Document:
    parts = [paragraph(draw), *draw.sample(pool, min(len(pool), draw.randint(0, 2)))]
    if draw.random() < 0.3:
        parts.append(NOTICE)
    if draw.random() < 0.2:
        parts.append(f"Selon {draw.choice(OUTLETS)}, la fissure inquiète.")
    if draw.random() < 0.2:
        parts.append("(AFP)")
    return Document(
        id=DocumentId(f"d{number:03}"),
        outlet=draw.choice(OUTLETS),
        text="\n".join(parts),
        published=date(2024, 1, 1) + timedelta(days=draw.randint(0, 60)),
    )


def histories(seed: int) -> list[dict[str, Document]]:
    """Return coverages that follow each other: articles come, change and go."""
    draw = random.Random(seed)
    pool = [paragraph(draw) for _ in range(12)]
    held: dict[str, Document] = {}
    states = []
    for step in range(5):
        for key in draw.sample(sorted(held), min(len(held), draw.randint(0, 6))):
            del held[key]
        for number in range(12 * step, 12 * step + draw.randint(1, 22)):
            held[f"d{number:03}"] = article(draw, number, pool)
        states.append(dict(held))
    return states


@pytest.mark.parametrize("seed", range(8))
def test_what_was_kept_changes_no_result(seed, monkeypatch, tmp_path):
    monkeypatch.setattr(revise, "_SMALL", 8)
    monkeypatch.setattr(revise, "_BATCH", 7)
    kept = RowsOfOneRun()
    with open_project(tmp_path / "p.db", create=True) as db:
        for state in histories(seed):
            documents = list(state.values())
            whole = trace_lineage(documents)
            assert trace_lineage(documents, kept) == whole
            assert trace_lineage(documents[::-1], KeptRows(db)) == whole


def test_crowds_that_form_and_thin_out_are_noticed(monkeypatch):
    monkeypatch.setattr(revise, "_SMALL", 2)
    for module in (revise, recurrence):
        monkeypatch.setattr(module, "CROWD", 3)
        monkeypatch.setattr(module, "ANCHOR_CROWD", 3)
    judges = [(judge, 3) for judge, _ in revise._JUDGES]
    monkeypatch.setattr(revise, "_JUDGES", judges)
    kept = RowsOfOneRun()
    draw = random.Random(5)
    shared = paragraph(draw)
    documents = [
        Document(id=DocumentId(str(n)), outlet="", text=f"{paragraph(draw)} {shared}")
        for n in range(7)
    ]
    for count in (2, 5, 7, 4, 3, 6):
        some = documents[:count]
        assert trace_lineage(some, kept) == trace_lineage(some)


def test_only_what_is_new_is_read_again(monkeypatch):
    read = []
    plain = revise.read_keys
    monkeypatch.setattr(revise, "read_keys", lambda d: read.append(d.id) or plain(d))
    states = histories(3)
    kept = RowsOfOneRun()
    trace_lineage(list(states[-2].values()), kept)
    read.clear()
    trace_lineage(list(states[-1].values()), kept)
    assert set(read) == {k for k, d in states[-1].items() if states[-2].get(k) != d}


def test_another_version_starts_anew(monkeypatch):
    kept = RowsOfOneRun()
    documents = list(histories(1)[0].values())
    trace_lineage(documents, kept)
    monkeypatch.setattr("recoupe.lineage.VERSION", -1)
    assert trace_lineage(documents, kept) == trace_lineage(documents)


def test_nothing_lasts_that_was_not_committed(tmp_path, monkeypatch):
    documents = list(histories(2)[0].values())
    path = tmp_path / "p.db"
    with open_project(path, create=True) as db:
        trace_lineage(documents[:3], KeptRows(db))
    monkeypatch.setattr(KeptRows, "commit", lambda _: None)
    with open_project(path) as db:
        trace_lineage(documents, KeptRows(db))
    monkeypatch.undo()
    plain = sqlite3.connect(path)
    (count,) = plain.execute("SELECT count(*) FROM kept WHERE kind='keys'").fetchone()
    assert count == 3
    with open_project(path) as db:
        assert trace_lineage(documents, KeptRows(db)) == trace_lineage(documents)
