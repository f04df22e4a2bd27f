"""The name behind an office: « l'avocate de la famille, Me Odile Sarrat »."""

from recoupe.annotate.cues import Scene

_TITLES = 2  # words between the comma and the name: « Me », « M. »
_CLOSING = frozenset({",", ".", "(", ")", "»", ";", ":", "–", "—", "?", "!"})


def whole_source(scene: Scene, source: tuple[int, int, int]) -> tuple[int, int, int]:
    """Let a source that names an office reach over the name behind a comma.

    ``source`` holds its first, last and head tokens. Who is named must be a person and
    the office a person's; « la radio, Paul Roux » names two.
    """
    first, last, head = source
    end = name_behind(scene, last, head)
    return source if end is None else (first, end, head)


def name_behind(scene: Scene, last: int, head: int) -> int | None:
    """Return the last token of the name behind an office, None if there is none."""
    tree = scene.tree
    comma = last + 1
    if comma + 1 >= len(tree.tokens) or tree.words[comma] != ",":
        return None
    if not _is_office(scene, head):
        return None
    for mention in scene.mentions:
        if mention.type != "PER" or mention.form != "name":
            continue
        for opening in range(comma + 1, min(comma + 2 + _TITLES, len(tree.tokens))):
            if mention.start != tree.tokens[opening].start:
                continue
            titles = range(comma + 1, opening)
            if any(not tree.tokens[title].text[:1].isupper() for title in titles):
                continue
            end = opening
            while (
                end + 1 < len(tree.tokens) and tree.tokens[end + 1].start < mention.end
            ):
                end += 1
            closed = end + 1 >= len(tree.tokens) or tree.words[end + 1] in _CLOSING
            return end if closed else None
    return None


def _is_office(scene: Scene, head: int) -> bool:
    """Tell whether a noun says what somebody is, and is no name."""
    token = scene.tree.tokens[head]
    if token.pos != "NOUN":
        return False
    if scene.tree.lemmas[head].lower() in scene.pack.kinds.role:
        return True
    return any(
        mention.type == "PER"
        and mention.form == "nominal"
        and mention.start <= token.start < mention.end
        for mention in scene.mentions
    )
