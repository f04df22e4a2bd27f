"""Settle on names: the tagger decides, what it cannot know is kept beside it.

The tagger was trained on every reading (model, base, patterns) and decides where names
are and of what type. Kept against it are ways and districts, laws, which it was never
shown, names of the base too particular to be chance, and places inside other names.
"""

from collections.abc import Iterable, Iterator

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.annotate.names.name_features import coarse, describe_lines
from recoupe.annotate.names.name_sources import LABELS, PLACES, note_title
from recoupe.annotate.names.name_tagger import Tagger
from recoupe.kb import Entry
from recoupe.model import EntityType

_LINKING = frozenset({"de", "d'", "du", "des", "en", "à", "au", "aux"})
_JOINING = frozenset({"et", "à"})
_ARTICLES = frozenset({"la", "le", "l'", "les"})
_CONTRACTED = frozenset({"du", "des"})
_FULL = 2  # words of a full name
_SHORT = 3  # letters of « Bio », « Web »
_OPENERS = frozenset({"ADP", "ADV", "CCONJ", "SCONJ"})
_WAY = "pattern.way"


def settle(
    scene: Scene, chosen: list[Draft], patterned: list[Draft], tagger: Tagger
) -> list[Draft]:
    """Return the names of an article, given those that rules alone chose."""
    laws = [draft for draft in chosen if draft.type == "LAW"]
    ways = [draft for draft in patterned if draft.rule == _WAY]
    tagged = [
        _named(scene, _past_title(scene, first, last), last, LABELS[kind], chosen)
        for line in describe_lines(scene, chosen, patterned)
        for whole in tagger.tag(line)
        for first, last, kind in _divided(scene, *whole)
    ]
    headed = [d for d in patterned if _is_headed(scene, d)]
    kept = _with_people(scene, _with_ways(_with_heads(tagged, headed), ways), patterned)
    kept = [draft for draft in kept if not _meets(draft, laws)] + laws
    _shorten_ways(scene, kept)
    pairs = [draft for draft in chosen if draft.rule == "kb.pair"]
    kept = [draft for draft in kept if not _meets(draft, pairs)] + pairs
    family = _people_by_last_word(scene, kept)
    for draft in kept:
        if draft.last - draft.first == 1 and scene.surfaces[draft.first] in family:
            draft.type, draft.known = "PER", ()
    others = [draft for draft in chosen if not _meets(draft, kept)]
    kept += [
        d
        for d in others
        if _is_sure(d) or _is_called(scene, d) or _is_family(scene, d, family)
    ]
    kept += [d for d in chosen if _is_outer(scene, d, kept)]
    return [*kept, *_inner_places(scene, kept)]


def _divided(
    scene: Scene, first: int, last: int, kind: str
) -> Iterator[tuple[int, int, str]]:
    """Cut two names apart that were tagged as one.

    The base must know the first (« Union cycliste internationale et Fédération
    internationale de ski », « Société générale rue de Provence »).
    """
    if kind == "PER" and _opens_with_place(scene, first, last):
        yield first, first + 1, "GPE"
        yield first + 1, last, kind
        return
    length, entries = next(iter(scene.matches(first)), (0, ()))
    middle = first + length
    known = coarse(entries[0].type) if entries else kind
    second = _second(scene, middle, last, known) if first < middle < last else None
    if second is None:
        yield first, last, kind
        return
    yield first, middle, known
    yield second


def _opens_with_place(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a place of an office opens a name: « préfet de la Vaudre Luc Roc ».

    Not « de la Reine Anne Stuart », nor « du Luc Amar d'alors ».
    """
    whole = first > 1 and last - first > _FULL  # the place, then given name and name
    if not whole or scene.words[first] in scene.lexicon.titles:
        return False
    before = scene.words[first - 1]
    of = scene.words[first - 2] in _LINKING and before in _ARTICLES
    surfaces, kb = scene.surfaces, scene.kb
    return (
        (of or before in _CONTRACTED)
        and not kb.given_name_gender(surfaces[first])
        and bool(kb.given_name_gender(surfaces[first + 1]))
    )


def _second(
    scene: Scene, middle: int, last: int, first_kind: str
) -> tuple[int, int, str] | None:
    """Return the name after one that the base knows, if nothing ties the two."""
    word = scene.words[middle]
    if word in _JOINING:
        start = middle + (2 if scene.words[middle + 1] in _ARTICLES else 1)
        found = scene.matches(start) if start < last else []
        whole = next((e for length, e in found if start + length == last), None)
        return (start, last, coarse(whole[0].type)) if whole else None
    if word in scene.lexicon.streets and not scene.is_capital(middle):
        return middle, last, "LOC"
    given = scene.kb.given_name_gender(scene.surfaces[middle])
    if given and last - middle > 1 and scene.is_capital(middle) and first_kind == "ORG":
        return middle, last, "PER"
    return None


def _past_title(scene: Scene, first: int, last: int) -> int:
    """Skip a title, and a word whose capital is the sentence's: « Pour Kartanian »."""
    opener = scene.opens(first) and scene.tokens[first].pos in _OPENERS
    outside = opener or scene.words[first] in scene.lexicon.certain_titles
    return first + 1 if outside and first + 1 < last else first


def _named(
    scene: Scene, first: int, last: int, kind: EntityType, chosen: Iterable[Draft]
) -> Draft:
    """Return a tagged name with what the rules know of the same words."""
    for draft in chosen:
        if (draft.first, draft.last) == (first, last) and draft.rule != "kb.pair":
            differs = coarse(draft.type) != coarse(kind) and draft.type != "LAW"
            if differs and not _is_particular(scene, draft):
                _retype(scene, draft, kind)
            return draft
    draft = scene.draft(first, last, kind, "tagger")
    _retype(scene, draft, kind)
    if kind == "PER":
        note_title(scene, draft)
    return draft


def _is_particular(scene: Scene, draft: Draft) -> bool:
    """Tell whether a name of the base has words or digits enough to be no homonym."""
    if draft.rule != "kb":
        return False
    return draft.last - draft.first > 1 or any(map(str.isdigit, scene.surface(draft)))


def _retype(scene: Scene, draft: Draft, kind: EntityType) -> None:
    """Give a draft a type, and the entries of the base that are of this type."""
    same = [
        entry
        for entry in scene.kb.find(scene.surface(draft))
        if coarse(entry.type) == coarse(kind)
    ]
    draft.type = same[0].type if same else kind
    draft.known = tuple(entry.id for entry in same)


def _is_headed(scene: Scene, draft: Draft) -> bool:
    """Tell whether a body's name begins with its kind: « ministère de l'Intérieur »."""
    return draft.type == "ORG" and scene.words[draft.first] in scene.lexicon.org_heads


def _with_heads(tagged: list[Draft], headed: list[Draft]) -> list[Draft]:
    """Let a body with its head replace what was tagged of it (« Intérieur »)."""
    kept = list(tagged)
    for body in headed:
        met = [draft for draft in kept if _meets(draft, [body])]
        inside = all(d.first > body.first and d.last <= body.last for d in met)
        if met and inside:
            kept = [draft for draft in kept if draft not in met] + [body]
    return kept


def _with_ways(tagged: list[Draft], ways: list[Draft]) -> list[Draft]:
    """Let a way replace the names inside it; a longer tagged name keeps it out."""
    kept = list(tagged)
    for way in ways:
        met = [draft for draft in kept if _meets(draft, [way])]
        if any(d.first < way.first or way.last < d.last for d in met):
            continue
        kept = [draft for draft in kept if draft not in met]
        known = next((d for d in met if d.known and _same_words(d, way)), way)
        known.type = known.type if known.type in PLACES else "LOC"
        kept.append(known)
    return kept


def _shorten_ways(scene: Scene, names: list[Draft]) -> None:
    """Read « la Concorde » as the place where « place de la Concorde » was named."""
    short = {
        scene.surfaces[draft.last - 1]
        for draft in names
        if draft.rule == _WAY and scene.words[draft.last - 2] in {"la", "l'"}
    }
    for draft in names:
        if (
            draft.last - draft.first == 1
            and scene.surfaces[draft.first] in short
            and draft.first > 0
            and scene.words[draft.first - 1] in {"la", "l'"}
        ):
            draft.type, draft.known = "LOC", ()


def _people_by_last_word(scene: Scene, names: Iterable[Draft]) -> set[str]:
    """Return the family names of the people named in full."""
    return {
        scene.surfaces[draft.last - 1]
        for draft in names
        if draft.type == "PER" and draft.last - draft.first > 1
    }


def _with_people(
    scene: Scene, kept: list[Draft], patterned: Iterable[Draft]
) -> list[Draft]:
    """Return names with those behind « M. », « Me » and a trade: they are people.

    « M. d'Estreville » is somebody, whatever the tagger makes of « Estreville ».
    """
    titled = [
        draft
        for draft in patterned
        if _is_called(scene, draft)
        and not any(
            d.type == "PER" and d.first <= draft.first and draft.last <= d.last
            for d in kept
        )
    ]
    return [*(draft for draft in kept if not _meets(draft, titled)), *titled]


def _is_called(scene: Scene, draft: Draft) -> bool:
    """Tell whether a title or a role before a name leaves no doubt whose it is.

    « Me X », « la virologue Delpuech »; not « le maire PS », nor a name that the base
    has of something else.
    """
    if _is_titled(scene, draft):
        return True
    surface = scene.surfaces[draft.first]
    return (
        draft.rule == "pattern.role"
        and scene.tokens[draft.first].pos == "PROPN"
        and not surface.isupper()
        and len(surface) > _SHORT
        and not scene.kb.find(surface)
    )


def _is_titled(scene: Scene, draft: Draft) -> bool:
    """Tell whether nothing but somebody can be named here: « selon Mme Torrent »."""
    title = draft.first - 1
    return (
        draft.rule == "pattern.title"
        and scene.words[title] in scene.lexicon.certain_titles
        and scene.is_capital(title)
    )


def _is_family(scene: Scene, draft: Draft, family: set[str]) -> bool:
    """Tell whether one word takes up somebody named in full."""
    single = draft.last - draft.first == 1 and draft.type == "PER"
    return single and scene.surfaces[draft.first] in family


def _same_words(one: Draft, other: Draft) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _meets(draft: Draft, others: Iterable[Draft]) -> bool:
    return any(draft.first < o.last and o.first < draft.last for o in others)


def _is_sure(draft: Draft) -> bool:
    """Tell whether a name that the tagger passed over is kept.

    Measured: single words that may be bodies (« Stade », « CRS ») were names one time
    in four, the other names of the base two times in three.
    """
    if draft.rule != "kb" or draft.type == "PER":
        return False
    return draft.type != "ORG" or draft.last - draft.first > 1


def _is_outer(scene: Scene, draft: Draft, kept: Iterable[Draft]) -> bool:
    """Tell whether a name is told around the name it holds: « aéroport de Bakou ».

    The corpus marks the inner name alone; who is asked for the airport needs both.
    """
    whole = scene.words[draft.first] in scene.lexicon.place_whole
    if draft.rule != "pattern.shared" and not (whole and draft.rule == "pattern"):
        return False
    met = [d for d in kept if _meets(d, [draft])]
    return bool(met) and all(
        d.first > draft.first and d.last <= draft.last for d in met
    )


def _inner_places(scene: Scene, kept: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the places at the end of other names: « parlement de Géorgie ».

    Of 165 such places in the years of training four in five were marked; of those
    elsewhere in a name (« Tour de France 2016 ») one in four, but for events that the
    base does not know (« championnats d'Ukraine de patinage »), four in five. Without a
    preposition (« HBC Nantes », not « Air France ») three in five of those at the end.
    """
    for outer in kept:
        if outer.type not in {"ORG", "EVENT"} and outer.rule != "pattern.shared":
            continue
        anywhere = outer.type == "EVENT" and not outer.known
        beside = _tells_where(scene, outer)
        for first in range(outer.first + 1, outer.last):
            linked = scene.words[first - 1] in _LINKING
            if not (linked or beside) or not scene.is_capital(first):
                continue
            last, places = _place_at(scene, first)
            if places and (
                last == outer.last or (linked and anywhere and last < outer.last)
            ):
                draft = scene.draft(first, last, places[0].type, "kb")
                draft.known = tuple(entry.id for entry in places)
                yield draft
                break


def _tells_where(scene: Scene, outer: Draft) -> bool:
    """Tell whether a name of several words may end with where the body is.

    A club's name does, and one the base does not know (« Ubisoft Annecy »); « Air
    France » and « La Provence » are names as a whole.
    """
    known = scene.kb.find(scene.surface(outer))
    same = [entry for entry in known if entry.type == outer.type]
    return not same or same[0].kind == "team"


def _place_at(scene: Scene, first: int) -> tuple[int, list[Entry]]:
    """Return the end of the longest name of the base here, and the places it may be."""
    for length, entries in scene.matches(first):
        places = [entry for entry in entries if entry.type in PLACES]
        if places and places[0] is entries[0]:
            return first + length, places
        break
    return first, []
