"""One name in several articles: taken for several kinds, or with the noun for one."""

from collections import Counter, defaultdict

from recoupe.entities.evidence import Bearer
from recoupe.kb import fold

_VOICE = "voice:~"  # who is said to speak, and whom nothing else is known of
Ids = dict[tuple[str, str], str]  # (document, entity) → id that holds in the coverage


def join_namings(bearers: list[Bearer], ids: Ids) -> None:
    """Give one id to a name that articles take for things of several kinds.

    A coverage that speaks of « Valtor » speaks of one: where one article shows a firm
    and another seems to show a place, it is what most mentions say. So is « le syndicat
    Sud Rail » beside « Sud Rail ». Not what the base knows, where a country and a club
    share a name; nor whoever was found to be somebody else.
    """
    named = [
        b
        for b in bearers
        if b.is_local and not b.is_phrase and ids[b.document, b.entity] == b.entity
    ]
    known = {fold(b.canonical) for b in named}
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in named:
        bare = fold(bearer.bare)
        groups[bare if bare in known else fold(bearer.canonical)].append(bearer)
    for group in groups.values():
        if len({b.entity for b in group}) > 1:
            most = _most_said(group)
            for bearer in group:
                ids[bearer.document, bearer.entity] = most


def join_voices(bearers: list[Bearer], ids: Ids) -> None:
    """Let whoever only speaks in one article be who bears that name in another.

    « Lumelec exclut toute faute » names a voice, « la société Lumelec » a firm.
    """
    named = [b for b in bearers if not b.is_phrase and b.names]
    for bearer in bearers:
        if not (bearer.entity.startswith(_VOICE) and bearer.canonical[:1].isupper()):
            continue
        name = fold(bearer.canonical)
        called = {ids[b.document, b.entity] for b in named if fold(b.canonical) == name}
        if len(called) == 1:
            ids[bearer.document, bearer.entity] = called.pop()


def _most_said(group: list[Bearer]) -> str:
    """Return the id that most mentions, then most articles, give; a bare name first."""
    said: Counter[str] = Counter()
    for bearer in group:
        said[bearer.entity] += bearer.names.total()
    articles = Counter(b.entity for b in group)
    return min(said, key=lambda e: (len(e.split("-")), -said[e], -articles[e], e))
