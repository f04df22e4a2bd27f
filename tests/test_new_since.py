"""What a second build says is new."""

from recoupe.project import build_project
from recoupe.store import load_earlier, open_project
from recoupe.store.reading import load_changes

SHUT = "Le maire de Gavre a fermé le pont lundi 3 mars 2025."


def test_the_first_build_has_nothing_to_compare_with(tmp_path):
    (tmp_path / "a.txt").write_text(SHUT, encoding="utf-8")

    summary = build_project([tmp_path / "a.txt"], tmp_path / "p.recoupe")

    with open_project(tmp_path / "p.recoupe") as db:
        assert load_changes(db) is None
    assert summary.changes == {}


def test_an_article_more_changes_what_it_states_and_nothing_else(tmp_path):
    for name, text in (("a", SHUT), ("b", "La gare de Brisac a rouvert vendredi.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    first = build_project([tmp_path], tmp_path / "p.recoupe")
    (tmp_path / "c.txt").write_text(
        "Le préfet a inauguré une école à Ternay le 4 mars 2025.", encoding="utf-8"
    )

    second = build_project([tmp_path], tmp_path / "p.recoupe")

    added = sum(second.claims.values()) - sum(first.claims.values())
    assert second.changes == {"new": added}
    with open_project(tmp_path / "p.recoupe") as db:
        changes = load_changes(db)
        known = {claim.id for claim in load_earlier(db).claims}
    assert {change for _, change in changes} == {"new"}
    assert {claim for claim, _ in changes} <= known


def test_the_command_line_says_what_is_new(tmp_path, run):
    (tmp_path / "a.txt").write_text(SHUT, encoding="utf-8")
    project = tmp_path / "p.recoupe"
    before = run("build", tmp_path / "a.txt", "-o", project)
    (tmp_path / "b.txt").write_text("La gare a rouvert à Brisac.", encoding="utf-8")

    after = run("build", tmp_path / "b.txt", "-o", project)

    assert "changes" not in before.output
    assert "changes    " in after.output


def test_a_dossier_of_another_version_is_compared_with_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(SHUT, encoding="utf-8")
    build_project([tmp_path / "a.txt"], tmp_path / "p.recoupe")
    with open_project(tmp_path / "p.recoupe") as db:
        with db:
            db.execute("UPDATE build SET value = x'00'")

        assert load_earlier(db) is None
