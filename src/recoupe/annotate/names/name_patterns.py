"""Names that their wording gives away: laws, events, bodies, places, people."""

from collections.abc import Iterator

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.annotate.names.name_ways import find_ways
from recoupe.model import EntityType

_OF = frozenset({"de", "d'", "du", "des", "de la", "de l'"})
_ARTICLES = frozenset({"la", "l'", "les", "le"})
_YEARS = frozenset(map(str, range(1800, 2101)))

_TRADES = ("logue", "iatre", "iste")
_NO_TRADES = ("catalogue", "dialogue", "épilogue", "prologue", "liste", "piste")


def find_patterns(scene: Scene) -> Iterator[Draft]:
    """Yield every name that a pattern recognises; they may overlap."""
    yield from find_ways(scene)
    lexicon = scene.lexicon
    heads: dict[str, EntityType] = {}
    heads |= dict.fromkeys(lexicon.place_heads | lexicon.place_whole, "LOC")
    heads |= dict.fromkeys(lexicon.org_heads | lexicon.org_capital, "ORG")
    heads |= dict.fromkeys(lexicon.event_heads, "EVENT")
    heads |= dict.fromkeys(lexicon.law_heads, "LAW")
    numbered, english = lexicon.event_numbered, lexicon.law_english
    for index, word in enumerate(scene.words):
        if (word in heads and (found := _headed(scene, index, heads[word]))) or (
            (word in lexicon.people or word in lexicon.titles or _is_trade(word))
            and (found := _person_after(scene, index))
        ):
            yield found
        if (
            word in numbered
            and index + 1 < len(scene.words)
            and scene.words[index + 1].isdigit()
        ):
            yield scene.draft(index, index + 2, "EVENT", "pattern.numbered")
        elif (
            word in english
            and scene.is_capital(index)
            and (found := _english_act(scene, index))
        ):
            yield found


def _headed(scene: Scene, index: int, kind: EntityType) -> Draft | None:
    """Read « statut de Rome », « sommet des BRICS », « aéroport de Bakou »."""
    lexicon, word = scene.lexicon, scene.words[index]
    after = _skip_adjectives(scene, index + 1)
    linked = after < len(scene.words) and scene.words[after] in _OF
    start = _after_of(scene, after) if linked else after
    if start >= len(scene.words) or not scene.is_capital(start):
        return _lower_office(scene, index, start) if linked else None
    if kind == "LAW" and not _makes_law(scene, index, linked=linked):
        return None
    if kind == "EVENT" and not _makes_event(scene, index, start, linked=linked):
        return None
    if kind == "ORG" and not _makes_body(scene, index, after, linked=linked):
        return None
    last = _capitals_end(scene, start)
    if word in lexicon.org_offices:
        last = _remit_end(scene, last)
    if kind == "EVENT":
        last = _with_year(scene, last)
    if kind == "LOC" and word in lexicon.place_whole:
        kind = "GPE"
    shared = word in lexicon.place_shared or kind == "EVENT"
    rule = "pattern.shared" if shared else "pattern"
    return scene.draft(index, last, kind, rule)


def _makes_event(scene: Scene, index: int, start: int, *, linked: bool) -> bool:
    """Tell « sommet des BRICS » from « sommet des Alpes »."""
    word, lexicon = scene.words[index], scene.lexicon
    if word == "sommet":
        entries = scene.kb.find(scene.surfaces[start])
        return any(entry.type == "ORG" or entry.kind == "capital" for entry in entries)
    if scene.is_capital(index) and not scene.opens(index):
        return True
    return word in lexicon.event_proper and (linked or word == "affaire")


def _makes_body(scene: Scene, index: int, after: int, *, linked: bool) -> bool:
    """Let heads in lower case begin a name only where they are part of it."""
    if scene.words[index] not in scene.lexicon.org_heads:
        return scene.is_capital(index) and not scene.opens(index) and linked
    return linked or after == index + 1


def _remit_end(scene: Scene, end: int) -> int:
    """Take in « étrangères », « et du Commerce » after « ministère des Affaires »."""
    size = len(scene.tokens)
    while end < size:
        token = scene.tokens[end]
        if (
            token.pos == "ADJ"
            and token.text[:1].islower()
            and not scene.kb.demonym(token.text)
        ):
            end += 1
        elif scene.words[end] == "et" and end + 2 < size:
            start = (
                _after_of(scene, end + 1) if scene.words[end + 1] in _OF else end + 1
            )
            if start >= size or not scene.is_capital(start):
                return end
            end = start + 1
        else:
            return end
    return end


def _makes_law(scene: Scene, index: int, *, linked: bool) -> bool:
    word = scene.words[index]
    return word in scene.lexicon.law_proper or scene.is_capital(index) or not linked


def _lower_office(scene: Scene, index: int, start: int) -> Draft | None:
    """Read « ministère de l'économie et des finances »: a body named in lower case."""
    if scene.words[index] not in scene.lexicon.org_offices or start >= len(scene.words):
        return None
    if (
        scene.words[index] not in scene.lexicon.org_heads
        or scene.tokens[start].pos != "NOUN"
    ):
        return None
    last = _skip_adjectives(scene, start + 1)
    return scene.draft(index, last, "ORG", "pattern")


def _skip_adjectives(scene: Scene, index: int) -> int:
    """Return the first word after adjectives in lower case, two at most."""
    for step in range(2):
        at = index + step
        if (
            at >= len(scene.tokens)
            or scene.tokens[at].pos != "ADJ"
            or scene.is_capital(at)
        ):
            return at
    return index + 2


def _after_of(scene: Scene, index: int) -> int:
    """Return the first word after « de », « de la », « de l' »."""
    after = index + 1
    if (
        scene.words[index] == "de"
        and after < len(scene.words)
        and scene.words[after] in _ARTICLES
    ):
        after += 1
    return after


def _capitals_end(scene: Scene, index: int) -> int:
    """Return the end of a run of capitalized words, particles inside it included."""
    end = index + 1
    size = len(scene.tokens)
    while end < size:
        if (
            scene.is_capital(end)
            and scene.tokens[end].pos != "PUNCT"
            and not scene.opens(end)
        ):
            end += 1
        elif (
            scene.words[end] in scene.lexicon.particles
            and end + 1 < size
            and scene.is_capital(end + 1)
            and scene.words[end] not in _OF
        ):
            end += 2
        else:
            break
    return end


def _with_year(scene: Scene, end: int) -> int:
    """Take in a year that follows: « Jeux olympiques de Rio 2016 »."""
    if end < len(scene.words) and scene.words[end] in _YEARS:
        return end + 1
    return end


def _english_act(scene: Scene, index: int) -> Draft | None:
    """Read « Foreign Agents Registration Act » from its last word back."""
    first = index
    while first > 0 and scene.is_capital(first - 1) and not scene.opens(first):
        first -= 1
    return scene.draft(first, index + 1, "LAW", "pattern") if first < index else None


def _is_demonym(scene: Scene, index: int) -> bool:
    """Tell « le Britannique » before a name: not part of it."""
    return scene.kb.demonym(scene.surfaces[index]) is not None


def _is_trade(word: str) -> bool:
    """Tell « virologue », « pédiatre », « urbaniste » from « catalogue », « liste »."""
    return word.endswith(_TRADES) and not word.endswith(_NO_TRADES)


def _leads_to_name(scene: Scene, index: int) -> bool:
    """Tell whether a particle stands before the name it belongs to."""
    last = index + 1 >= len(scene.tokens)
    return not last and scene.words[index] in {"d'", "de", "du", "des", "la", "le"}


def _person_after(scene: Scene, index: int) -> Draft | None:
    """Read the name after a title or a role: « le politologue norvégien X »."""
    title = scene.words[index] in scene.lexicon.titles
    start = index + 1 if title else _skip_adjectives(scene, index + 1)
    size = len(scene.tokens)
    opening = start  # « M. d'Estreville », « Mme de La Tour »
    while title and start - opening < 2 and _leads_to_name(scene, start):
        start += 1
    if start >= size or not scene.is_capital(start) or scene.opens(start):
        return None
    if start + 1 < size and scene.is_capital(start + 1) and _is_demonym(scene, start):
        start += 1
    if scene.tokens[start].pos not in {"PROPN", "X", "NOUN", "ADJ"}:
        return None
    end = start + 1
    while end < size and end - start < 6:
        if scene.is_capital(end) and scene.tokens[end].pos in {
            "PROPN",
            "X",
            "NOUN",
            "ADJ",
        }:
            end += 1
        elif (
            scene.words[end] in scene.lexicon.particles
            and end + 1 < size
            and scene.is_capital(end + 1)
            and scene.words[end] not in {"y", "e"}
            and not scene.kb.find(scene.surfaces[end + 1])
        ):
            end += 2
        else:
            break
    if not title and end - start == 1:
        entries = scene.kb.find(scene.surfaces[start])
        if scene.tokens[start].pos != "PROPN" or (entries and entries[0].type != "PER"):
            return None
    first = opening if title else start
    draft = scene.draft(first, end, "PER", "pattern.title" if title else "pattern.role")
    word = scene.words[index]
    draft.gender = (
        scene.lexicon.title_gender.get(word)
        or scene.lexicon.people.get(word, ("", "?"))[1]
    )
    return draft
