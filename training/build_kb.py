"""Derive the tables of the knowledge base that come from public gazetteers.

Reads ``prolex-fra.dic`` (LGPL-LR) and writes ``*-prolex.tsv`` and
``given_names-prolex.tsv`` beside the hand-written tables. Names that the hand-written
tables already know are left out: this only widens coverage, it never corrects.

Run: ``python -m training.build_kb`` with ``RECOUPE_DATA`` set to the data folder.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recoupe.kb.folding import drop_article, fold, fold_name
from recoupe.kb.tables import parse_table, table_kind

_ROOT = Path(__file__).parents[1]
_KB = _ROOT / "src" / "recoupe" / "kb"
_LINE = re.compile(r"((?:\\.|[^,\\])*),((?:\\.|[^.\\])*)\.(.*)$")
_HEADER = "id\ttype\tkind\tname\taliases\tcountry\tgender\tqid\tsource"
_CLEAR_MAJORITY = 0.85
_PREFIXES = {"PER": "person", "GPE": "place", "LOC": "place", "ORG": "org"}

# prolex class → (file, entry type, kind)
_CLASSES = {
    "Anthroponyme+Individuel+Celebrite": ("people", "PER", "person"),
    "Toponyme+Ville": ("places", "GPE", "city"),
    "Toponyme+Territoire+Region": ("places", "GPE", "region"),
    "Toponyme+Hydronyme": ("places", "LOC", "water"),
    "Toponyme+Geonyme": ("places", "LOC", "landform"),
    "Toponyme+Edifice": ("places", "LOC", "building"),
    "Anthroponyme+Collectif+Groupement+Entreprise": ("orgs", "ORG", "company"),
    "Anthroponyme+Collectif+Groupement+Organisation": ("orgs", "ORG", "organization"),
    "Anthroponyme+Collectif+Groupement+Association": ("orgs", "ORG", "association"),
    "Anthroponyme+Collectif+Groupement+Ensemble": ("orgs", "ORG", "team"),
    "Anthroponyme+Collectif+Groupement+Institution": ("orgs", "ORG", "institution"),
}


class Name(NamedTuple):
    """One proper name of the dictionary."""

    text: str
    category: str
    gender: str  # m, f or ""


def read_names(path: Path) -> Iterator[Name]:
    """Yield the proper names of a DELAF dictionary; ``=`` stands for a hyphen."""
    for line in path.read_text("utf-8").splitlines():
        match = _LINE.match(line)
        if match is None or not match[3].startswith("N+PR"):
            continue
        code, _, inflections = match[3].partition(":")
        category = code.removeprefix("N+PR").removeprefix("+DetZ").removeprefix("+")
        text = re.sub(r"\\(.)", r"\1", match[1]).replace("=", "-").strip()
        gender = {"ms": "m", "fs": "f"}.get(inflections, "")
        yield Name(text, category, gender)


def known_keys() -> tuple[set[str], set[str]]:
    """Return the folded names and the ids of the hand-written tables."""
    keys: set[str] = set()
    ids: set[str] = set()
    for path in _KB.glob("*.tsv"):
        kind = table_kind(path.name)
        if path.stem.endswith("-prolex") or kind not in {"entries", "outlets"}:
            continue
        table = parse_table(path.name, path.read_text("utf-8"))
        get_id, get_name = table.getter("id"), table.getter("name")
        get_aliases = table.getter("aliases")
        for row in table.rows:
            ids.add(get_id(row))
            surfaces = [get_name(row), *get_aliases(row).split(";")]
            keys.update(map(fold, surfaces))
            keys.add(f"~{fold_name(get_name(row))}")
    return keys, ids


def write_entries(names: list[Name]) -> None:
    """Write one table per kind of name, without what is known already."""
    keys, ids = known_keys()
    rows: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.category not in _CLASSES or not _is_useful(name):
            continue
        file, type_, kind = _CLASSES[name.category]
        key = fold(drop_article(name.text))
        slug = re.sub(r"[^a-z0-9]+", "-", key).strip("-")
        entry_id = f"{_PREFIXES[type_]}:{slug}"
        variant = f"~{fold_name(name.text)}"  # another spelling of a known person
        if key in keys or entry_id in ids or (type_ == "PER" and variant in keys):
            continue
        keys |= {key, variant}
        gender = name.gender if type_ == "PER" else ""
        row = (entry_id, type_, kind, name.text, "", "", gender, "", "prolex")
        rows[file].append("\t".join(row))
    for file, lines in rows.items():
        text = "\n".join([_HEADER, *sorted(lines)]) + "\n"
        (_KB / f"{file}-prolex.tsv").write_text(text, "utf-8")


def _is_useful(name: Name) -> bool:
    """Leave out what would match ordinary words: short or lower-case names."""
    shortest = 4
    if (
        len(name.text) < shortest
        or not name.text.isprintable()
        or ";" in name.text
        or "," in name.text
    ):
        return False
    if name.category.endswith("Celebrite"):
        return " " in name.text and name.text[0].isupper() and "." not in name.text
    return name.text[0].isupper() or " " in name.text


def write_given_names(names: list[Name]) -> None:
    """Count the genders of the first words of famous people's names."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if not name.category.endswith("Celebrite") or not name.gender:
            continue
        first = name.text.split(" ")[0]
        if re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?", first):
            votes[first][name.gender] += 2 if name.text == first else 1
    lines = ["name\tgender\tsource"]
    for first in sorted(votes):
        (gender, most), *_ = votes[first].most_common()
        total = votes[first].total()
        clear = most / total >= _CLEAR_MAJORITY
        lines.append(f"{first}\t{gender if clear else 'e'}\tprolex")
    path = _KB / "given_names-prolex.tsv"
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Write every derived table."""
    data = Path(os.environ.get("RECOUPE_DATA", _ROOT.parent / "shared"))
    names = list(read_names(data / "corpora" / "gazetteers" / "prolex-fra.dic"))
    write_entries(names)
    write_given_names(names)


if __name__ == "__main__":
    main()
