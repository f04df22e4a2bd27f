"""Which language a text is in, where nobody says so."""

import re

_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}")
_FEWEST_WORDS = 6  # on fewer, identification by letters is a coin toss
_SAMPLE = 4000  # characters; more does not change the verdict on press text


def identify_language(text: str, default: str = "fr") -> str:
    """Return the ISO 639-1 code of a text, ``default`` if it is too short to tell."""
    sample = text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < _FEWEST_WORDS:
        return default
    from py3langid import langid  # noqa: PLC0415 - its model takes half a second

    code, _score = langid.classify(sample)  # type: ignore[no-untyped-call]
    return str(code)


def parse_language(code: str) -> str | None:
    """Return the primary part of a language tag, None if it is not one.

    >>> parse_language("fr_FR"), parse_language("français"), parse_language("")
    ('fr', None, None)
    """
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    return primary if _CODE.fullmatch(primary) else None
