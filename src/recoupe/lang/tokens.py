"""Words as stretches of text, cut the way the treebanks cut them."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

LETTER = r"[^\W\d_]"
PLAIN = rf"{LETTER}[^\W_]*(?:\((?:e|s|es|ne|nes|S|E)\))?"
# "Haut-Karabakh", "R&D", "Covid-19", "tagesschau.de"; not "fin.Le"
JOINED = (
    rf"{PLAIN}(?:[-&]{PLAIN}|-\d+(?!\w)|\.(?=[a-z]{{2}}){PLAIN}|'(?=[A-ZÉ]){PLAIN})*"
)


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    path = resources.files("recoupe.lang") / language / "tokens.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))

    def any_of(name: str) -> str:
        longest_first = sorted(lists[name], key=lambda form: (-len(form), form))
        return "|".join(re.escape(form) for form in longest_first)

    clitic = rf"-(?i:{any_of('clitics')})(?![\w-])"
    return re.compile(
        rf"""
        https?://[^\s<>"»)]+ | www\.[^\s<>"»)]+
        | [\w.+-]{{1,64}}@[\w-]{{1,63}}\.[\w.]{{1,99}}\w
        | \d{{1,3}}(?:\ \d{{3}})+(?![\d\w])(?:,\d+)?
        | \d+(?:{any_of("after_digits")})(?!\w)
        | \d+/\d+/\d+ | (?<=\s)[-+]?\d+(?:[.,:-]\d+)* | \d+(?:[.,:-]\d+)*
        | (?<=\d)[hH](?=\d)
        | (?i:{any_of("whole")})(?![\w-])
        | (?<![\w-])(?:{any_of("abbreviations")})
        | [A-ZÉ]\.-[A-ZÉ]\. | (?:[A-ZÉ]\.){{2,}} | (?<![\w-])[A-ZÉ]\.(?=\ ?[A-ZÉ])
        | (?<!\w)(?i:{any_of("elided")})'(?=["«(\[ ]*\w)
        | {clitic}
        | (?:{PLAIN}(?={clitic}) | {PLAIN}(?:-{PLAIN})*?(?={clitic}))
        | {JOINED}
        | °[CF] | \.\.+ | --+ | n° | [^\W_]+ | \S
        """,
        re.VERBOSE,
    )


def cut(text: str, language: str) -> list[tuple[int, int]]:
    """Cut normalized text into words.

    Returns:
        ``(start, end)`` of every word, in order; only white space lies between them.
    """
    return [match.span() for match in _pattern(language).finditer(text)]
