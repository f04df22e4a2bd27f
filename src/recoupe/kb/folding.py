"""Keys under which different spellings of one name meet.

Two strengths. ``fold`` only drops what typing drops (case, accents, hyphens, the shape
of apostrophes, dots of acronyms). ``fold_name`` also undoes the choice between two
systems of transliteration (Aliev/Aliyev, Pachinian/Pashinyan) and is lossy on purpose:
compare with it only names that occur in one coverage, never against the whole world.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_ARTICLE = re.compile(r"[a-zà-ÿ]{1,3}(?:['’]|\s)(?=\w)")
_NUMERAL = re.compile(r"\b[ivx]{2,}\b")
_LAST_FOLDED = 0x2000  # Latin, Greek and Cyrillic blocks; beyond them nothing to fold


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(_LAST_FOLDED):
        character = chr(code)
        plain = "".join(
            part
            for part in unicodedata.normalize("NFKD", character)
            if not unicodedata.combining(part)
        ).lower()
        if plain != character:
            table[code] = plain
    table |= {ord(mark): " " for mark in "'’‘ʼ`´-‐‑‒–—−_/\u00a0\u202f\u2009,"}
    table |= dict.fromkeys(map(ord, ".\u00ad\u200b·"), "")
    table |= {ord("œ"): "oe", ord("Œ"): "oe", ord("æ"): "ae", ord("Æ"): "ae"}
    table |= {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"}
    table |= {ord("ß"): "ss", ord("đ"): "d", ord("Đ"): "d", ord("ə"): "a"}
    return table


_TABLE = _table()


@lru_cache(maxsize=50_000)  # the words of articles, again and again
def fold(text: str) -> str:
    """Return the key of a surface: lower case, no accents, words split by one space.

    >>> fold("Haut-Karabakh"), fold("Quai d’Orsay"), fold("O.N.U.")
    ('haut karabakh', 'quai d orsay', 'onu')
    """
    return " ".join(text.translate(_TABLE).split())


def drop_article(text: str) -> str:
    """Drop a short lower-case word before a capital: « le Kremlin », « l’Élysée ».

    >>> drop_article("la Maison-Blanche"), drop_article("de facto")
    ('Maison-Blanche', 'de facto')
    """
    match = _ARTICLE.match(text)
    return text[match.end() :] if match and text[match.end()].isupper() else text


@cache
def _transliterations() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = files("recoupe.kb").joinpath("transliterations.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in lines.splitlines()[1:] if line)
    return tuple((re.compile(row[0]), row[1]) for row in rows)


@cache
def fold_name(name: str) -> str:
    """Return a key that the French and the English spelling of a name share.

    Rules are applied in the order of ``transliterations.tsv`` to the folded name.

    >>> fold_name("Nikol Pachinian") == fold_name("Nikol Pashinyan")
    True
    """
    # upper case keeps the numbers of kings and popes out of the rules' reach
    key = _NUMERAL.sub(lambda match: match[0].upper(), fold(name))
    for pattern, replacement in _transliterations():
        key = pattern.sub(replacement, key)
    return key
