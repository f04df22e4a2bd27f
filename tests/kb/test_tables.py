"""The tables hold together: every id exists once, every reference leads somewhere."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from recoupe.errors import PackError
from recoupe.kb import KnowledgeBase, load_kb
from recoupe.kb.entries import parse_bound
from recoupe.kb.tables import parse_table, read_tables, table_kind

TABLES = list(read_tables())
ENTRY_TABLES = [t for t in TABLES if table_kind(t.name) in {"entries", "outlets"}]
TYPES = {"PER", "ORG", "GPE", "LOC", "EVENT", "LAW", "OBJ"}


@pytest.fixture(scope="module")
def kb():
    return load_kb()


def column(table, name):
    get = table.getter(name)
    return [get(row) for row in table.rows]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_a_source_and_no_more_cells_than_columns(table):
    assert "source" in table.columns
    assert all(column(table, "source"))
    assert all(len(row) <= len(table.columns) for row in table.rows)
    assert all(cell == cell.strip() for row in table.rows for cell in row)


def test_ids_are_unique_over_all_tables():
    counts = Counter(id_ for table in ENTRY_TABLES for id_ in column(table, "id"))
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_types_genders_and_identifiers_are_well_formed(kb):
    for entry in kb.entries():
        assert entry.type in TYPES, entry
        assert entry.gender in {None, "m", "f"}, entry
        assert re.fullmatch(r"[a-z]+:[A-Za-z0-9-]+", entry.id), entry
        assert entry.qid is None or re.fullmatch(r"Q\d+", entry.qid), entry
        assert all(entry.surfaces), entry


def test_no_two_entries_claim_one_wikidata_identifier(kb):
    counts = Counter(entry.qid for entry in kb.entries() if entry.qid)
    assert [qid for qid, count in counts.items() if count > 1] == []


def test_every_country_code_is_a_known_state(kb):
    codes = {entry.country for entry in kb.entries() if entry.country}
    unknown = {code for code in codes if kb.get(f"state:{code}") is None}
    assert unknown == {"EH"}  # Western Sahara is no state's, on purpose


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("terms", ("body", "person")),
        ("memberships", ("organization", "member")),
        ("metonyms", ("target",)),
        ("demonyms", ("id",)),
        ("credits", ("agency",)),
    ],
)
def test_references_lead_to_entries(kb, kind, names):
    for table in TABLES:
        if table_kind(table.name) == kind:
            for name in names:
                missing = {ref for ref in column(table, name) if kb.get(ref) is None}
                assert missing == set(), (table.name, name)


def test_every_family_of_an_outlet_exists(kb):
    families = {kb.family(entry.id) for entry in kb.entries()} - {None}
    assert [family for family in families if kb.get(family) is None] == []


def test_no_host_belongs_to_two_outlets():
    hosts = Counter(
        host
        for table in TABLES
        if table_kind(table.name) == "outlets"
        for cell in column(table, "hosts")
        for host in cell.split(";")
        if host
    )
    assert [host for host, count in hosts.items() if count > 1] == []


@pytest.mark.parametrize("kind", ["terms", "memberships"])
def test_periods_start_before_they_end(kind):
    for table in TABLES:
        if table_kind(table.name) != kind:
            continue
        for first, last in zip(column(table, "from"), column(table, "to"), strict=True):
            assert first
            start = parse_bound(first, last=False)
            end = parse_bound(last, last=True)
            assert end is None or start <= end, (first, last)


def test_an_office_has_one_holder_at_a_time_but_on_handover_days(kb):
    table = next(table for table in TABLES if table.name == "terms.tsv")
    offices = set(zip(column(table, "office"), column(table, "body"), strict=True))
    days = ("2012-06-10", "2015-06-10", "2018-06-10", "2021-06-10", "2024-06-10")
    overlaps = [
        (office, body, day)
        for office, body in offices
        for day in days
        if len(kb.holders(office, body, day)) > 1
    ]
    assert overlaps == []


def test_credit_patterns_match_their_examples_only_once_per_agency():
    table = next(table for table in TABLES if table.name == "credits.tsv")
    for pattern, example in zip(
        column(table, "pattern"), column(table, "example"), strict=True
    ):
        assert re.search(pattern, example), pattern
        assert not re.search(pattern, "La réunion est terminée."), pattern


def test_every_member_of_the_united_nations_is_a_state(kb):
    states = [entry for entry in kb.entries() if entry.kind == "state"]
    assert len(states) >= 193
    assert all(kb.capital(state.id) for state in states)


def test_states_and_acronyms_of_organisations_do_not_collide(kb):
    for acronym in ("ONU", "OTAN", "UE", "CPI", "CEI", "OTSC", "OSCE", "CEDEAO"):
        assert len(kb.find(acronym)) == 1, acronym


def write(folder: Path, name: str, *rows: str) -> None:
    text = "\n".join(row.replace("|", "\t") for row in rows)
    (folder / name).write_text(text, "utf-8")


def test_a_folder_of_the_user_adds_overrides_and_removes(tmp_path):
    write(
        tmp_path,
        "mine.tsv",
        "id|type|kind|name|aliases|source",
        "city:port-aubert|GPE|city|Port-Aubert|Port Aubert|mine",
        "person:ilham-aliev|PER|person|Ilham Aliyev||mine",
        "-city:bakou||||",
    )
    write(
        tmp_path,
        "terms-mine.tsv",
        "office|body|person|from|to|source",
        "mayor|city:port-aubert|person:ilham-aliev|2020|2021|mine",
    )
    kb = KnowledgeBase.load(tmp_path)
    assert [entry.id for entry in kb.find("Port Aubert")] == ["city:port-aubert"]
    assert kb.get("person:ilham-aliev").name == "Ilham Aliyev"
    assert kb.get("city:bakou") is None
    assert kb.holder("mayor", "city:port-aubert", "2020-05").name == "Ilham Aliyev"


def test_a_broken_file_of_the_user_is_refused_by_name(tmp_path):
    write(tmp_path, "mine.tsv", "name|aliases", "Port-Aubert|")
    with pytest.raises(PackError, match=r"mine\.tsv: no column 'id'"):
        KnowledgeBase.load(tmp_path)


def test_a_date_that_is_none_is_refused_by_file(tmp_path):
    header = "office|body|person|from|to|source"
    write(tmp_path, "terms-mine.tsv", header, "mayor|a|b|soon||mine")
    with pytest.raises(PackError, match=r"terms-mine\.tsv"):
        KnowledgeBase.load(tmp_path)


def test_a_missing_folder_is_refused():
    with pytest.raises(PackError, match="not a folder"):
        KnowledgeBase.load(Path("no-such-folder"))


def test_an_empty_file_of_the_user_changes_nothing(tmp_path, kb):
    (tmp_path / "mine.tsv").write_text("", "utf-8")
    assert len(KnowledgeBase.load(tmp_path)) == len(kb)


def test_comments_and_a_byte_order_mark_are_skipped():
    table = parse_table("x.tsv", "\ufeffid\tname\n# note\na\tb\n")
    assert table.columns == {"id": 0, "name": 1}
    assert table.rows == [["a", "b"]]


def test_no_place_is_listed_twice():
    table = next(table for table in TABLES if table.name == "places.tsv")
    names = (column(table, key) for key in ("name", "country", "kind"))
    counts = Counter(zip(*names, strict=True))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_office_of_a_term_has_a_word_in_the_lexicon_of_roles():
    text = files("recoupe.lang.fr").joinpath("roles.tsv").read_text("utf-8")
    roles = set(column(parse_table("roles.tsv", text), "office"))
    terms = next(table for table in TABLES if table.name == "terms.tsv")
    unnamed = set(column(terms, "office")) - roles
    assert unnamed == {"foreign-ministry-spokesperson"}  # « la porte-parole de la …»
