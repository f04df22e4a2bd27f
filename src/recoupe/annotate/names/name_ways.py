"""Names of ways and districts: streets, numbered roads, arrondissements.

Their wording alone makes them places, whatever the words in them name elsewhere:
« avenue Kléber » is no person, « rue de Rome » no city.
"""

import re
from collections.abc import Iterator

from recoupe.annotate.names.mention_scene import Draft, Scene

_RULE = "pattern.way"
_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "les", "le"})
_ROAD = re.compile(r"A\d{1,3}[NS]?|(?:RN|RD)\d{1,4}")
_LETTERED = re.compile(r"[NDEM]-?\d{1,4}")
_TWO_DIGITS = re.compile(r"\d\d")  # « la N113 », but « la D1 » is a league
_LETTERS = frozenset({"A", "N", "D", "E", "RN", "RD", "CD"})
_ORDINAL = re.compile(r"(?:\d{1,2}|[IVX]{1,5})(?:e|er|ème|ᵉ)")
_NUMERAL = re.compile(r"\d{1,2}|[IVX]{1,5}")
_ENDINGS = frozenset({"e", "er", "ème"})
_LISTED = frozenset({",", "et", "ou", "/", "-", "–"})


def find_ways(scene: Scene) -> Iterator[Draft]:
    """Yield every name of a way or district as a place.

    « avenue Kléber », « place du 8 mai 1945 », « A7 », « 16e arrondissement ».
    """
    numbered = _numbered_roads(scene)
    for index, word in enumerate(scene.words):
        end = None
        if word in scene.lexicon.streets:
            end = _street_end(scene, index)
        elif index in numbered:
            end = numbered[index]
        elif word in scene.lexicon.districts:
            yield from _districts(scene, index)
        if end is not None:
            yield scene.draft(index, end, "LOC", _RULE)


def _street_end(scene: Scene, index: int) -> int | None:
    """Return the end of a street's name, None where a head begins no name."""
    also_other = scene.words[index] in scene.lexicon.doubtful_streets
    if also_other and scene.tokens[index].pos in {"VERB", "AUX", "ADP", "ADV"}:
        return None
    size = len(scene.tokens)
    start = index + 1
    linked = start < size and scene.words[start] in _OF
    if linked:
        start += 1
        if start < size and scene.words[start] in _ARTICLES:
            start += 1
    while start < size and _is_title(scene, start):
        start += 1  # « rue du général Leclerc », « rue du faubourg Saint-Honoré »
    if start >= size or scene.opens(start):
        return None
    if also_other and linked and _is_someone(scene, start):
        return None  # « la place de Ban Ki-moon »
    if scene.tokens[start].text[:1].isdigit():
        return _date_end(scene, start)
    return _capitals_end(scene, start) if scene.is_capital(start) else None


def _is_title(scene: Scene, index: int) -> bool:
    lower = not scene.is_capital(index)
    return lower and scene.words[index] in scene.lexicon.street_titles


def _is_someone(scene: Scene, start: int) -> bool:
    """Tell whether a full name begins here: two capitals, the first a given name."""
    return (
        start + 1 < len(scene.tokens)
        and scene.is_capital(start + 1)
        and scene.kb.given_name_gender(scene.surfaces[start]) is not None
    )


def _date_end(scene: Scene, start: int) -> int | None:
    """Read « 8 mai 1945 », « 4 septembre » in « place du 8 mai 1945 »."""
    after = start + 1
    if after >= len(scene.words) or scene.words[after] not in scene.lexicon.months:
        return None
    year = after + 1
    has_year = year < len(scene.words) and re.fullmatch(r"\d{4}", scene.words[year])
    return year + 1 if has_year else after + 1


def _capitals_end(scene: Scene, start: int) -> int:
    """Return the end of a run of capitals, with particles and regnal numbers in it."""
    end, size = start + 1, len(scene.tokens)
    if scene.tokens[start].pos == "ADJ" and end < size:
        following = scene.tokens[end]
        if following.pos == "NOUN" and following.text[:1].islower():
            end += 1  # « avenue de la Grande armée »
    while end < size:
        if scene.opens(end):
            break
        token = scene.tokens[end]
        capital = scene.is_capital(end) and token.pos != "PUNCT"
        if capital or _ORDINAL.fullmatch(token.text):
            end += 1
        else:
            inner = end
            while inner < size and scene.words[inner] in _OF | _ARTICLES:
                inner += 1
            joined = (
                end < inner < size
                and scene.is_capital(inner)
                and _ORDINAL.fullmatch(scene.tokens[end - 1].text) is not None
            )
            if not joined:
                break
            end = inner + 1  # « avenue Pierre 1er de Serbie »
    return end


def _numbered_roads(scene: Scene) -> dict[int, int]:
    """Map the first token of every numbered road to its end.

    « A7 » is a road unless it follows a capital (« Audi A7 »). Letters that number much
    else (« E40 », « D7 ») need the word road before, a road beside, or an article and
    two digits.
    """
    found: dict[int, int] = {}
    for index, token in enumerate(scene.tokens):
        before = scene.words[index - 1] if index else ""
        if index and _is_brand(scene, index - 1):
            continue
        sure = before in scene.lexicon.roads
        text = token.text
        if _ROAD.fullmatch(text):
            beside = sure or _beside(scene, index, found)
            if beside or before in _ARTICLES or before in {"(", ":", "-"}:
                found[index] = index + 1
        elif _LETTERED.fullmatch(text):
            numbered = before in _ARTICLES and _TWO_DIGITS.search(text)
            if sure or numbered or _beside(scene, index, found):
                found[index] = index + 1
        elif text in _LETTERS and (sure or before in _ARTICLES or len(text) > 1):
            after = index + 1
            if after < len(scene.words) and re.fullmatch(
                r"\d{1,4}", scene.words[after]
            ):
                found[index] = after + 1
    return found


def _is_brand(scene: Scene, index: int) -> bool:
    """Tell « Audi A7 » from « La RN 7 » and « Autoroute A7 »."""
    known = scene.words[index] in scene.lexicon.roads | _ARTICLES
    return scene.is_capital(index) and not known


def _beside(scene: Scene, index: int, found: dict[int, int]) -> bool:
    """Tell whether a road was named just before, brackets aside, in one list."""
    at = index - 1
    if at < 0 or scene.words[at] not in _LISTED:
        return False
    at -= 1
    if scene.words[at] == ")":
        while at > max(0, index - 20) and scene.words[at] != "(":
            at -= 1
        at -= 1
    return any(end == at + 1 for end in found.values())


def _districts(scene: Scene, index: int) -> Iterator[Draft]:
    """Read the ordinals before « arrondissement », the last one with the word."""
    first = _ordinal_start(scene, index)
    if first is None:
        return
    yield scene.draft(first, index + 1, "LOC", _RULE)
    while first is not None and first >= 2 and scene.words[first - 1] in _LISTED:
        end = first - 1
        first = _ordinal_start(scene, end)
        if first is not None:
            yield scene.draft(first, end, "LOC", _RULE)


def _ordinal_start(scene: Scene, end: int) -> int | None:
    """Return where an ordinal that ends before a token begins: « 16e », « XVI e »."""
    if end >= 1 and _ORDINAL.fullmatch(scene.tokens[end - 1].text):
        return end - 1
    if (
        end >= 2
        and scene.words[end - 1] in _ENDINGS
        and _NUMERAL.fullmatch(scene.tokens[end - 2].text)
    ):
        return end - 2
    return None
