"""What the table of measures says of words: counts of the dead, of crowds, of none."""

import re
from functools import cache

from recoupe.lang.frames import read_rows

NO_MEASURE = "-"  # looks like one and is none


@cache
def noun_measures(language: str, lemma: str) -> frozenset[str]:
    """Return what a lemma is listed as a count of: « mort » of the dead."""
    table = read_rows(language, "measures")
    rows = [row for row in table if row[1] == "noun" and row[0] != NO_MEASURE]
    return frozenset(row[0] for row in rows if re.fullmatch(rf"(?:{row[2]})", lemma))


@cache
def denied_measures(language: str, lemma: str) -> frozenset[str]:
    """Return what a verb tells by being denied: « n'ont pas survécu » of the dead."""
    rows = (row for row in read_rows(language, "measures") if row[1] != "people")
    return frozenset(row[0] for row in rows if f"{lemma}+!" in row[2].split("|"))
