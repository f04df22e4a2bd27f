"""Verify sees one changed byte."""

import sqlite3
import zlib

import pytest

from recoupe.project import build_project
from recoupe.verification import verify_project

ARTICLE = (
    "Le pont de Gavre a été fermé lundi. « Nous n'avons pas le choix », a déclaré le "
    "maire, Paul Ferrand, devant la presse."
)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    (folder / "a.txt").write_text(ARTICLE)
    build_project([folder / "a.txt"], folder / "p.db", workers=1)
    with sqlite3.connect(folder / "p.db") as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return (folder / "p.db").read_bytes()


@pytest.fixture
def path(pristine, tmp_path):
    copy = tmp_path / "p.db"
    copy.write_bytes(pristine)
    return copy


def change(path, statement, *values):
    with sqlite3.connect(path) as db:
        db.execute(statement, values)
    db.close()


def test_a_project_as_built_holds(path):
    found = verify_project(path)

    assert found.documents == 1
    assert found.quotations >= 1
    assert found.mismatches == ()


def test_other_bytes_are_seen(path):
    forged = zlib.compress(ARTICLE.replace("pas", "que").encode())
    change(path, "UPDATE raw SET data = ?", forged)

    assert "not those that were read" in verify_project(path).mismatches[0]


def test_damaged_bytes_are_seen(path):
    with sqlite3.connect(path) as db:
        (data,) = db.execute("SELECT data FROM raw").fetchone()
    db.close()
    flipped = bytearray(data)
    flipped[len(flipped) // 2] ^= 1
    change(path, "UPDATE raw SET data = ?", bytes(flipped))

    assert verify_project(path).mismatches


def test_another_text_is_seen(path):
    change(path, "DROP TRIGGER document_removed")
    change(path, "UPDATE document SET text = replace(text, 'choix', 'droit')")

    assert "not that of its bytes" in verify_project(path).mismatches[0]


def test_the_command_says_so_with_its_exit_code(path, run):
    assert run("verify", path).exit_code == 0
    change(path, "UPDATE raw SET data = ?", zlib.compress(b"autre"))

    found = run("verify", path)

    assert found.exit_code == 1
    assert "mismatches" in found.stdout
    assert found.stderr.count("\n") >= 1
