"""The name behind an office: « l'avocate de la famille, Me Odile Sarrat »."""

from recoupe.annotate.attribution.cues import Scene

_VERBAL = frozenset({"VERB", "AUX"})
_DEEPEST = 40  # arcs above a word
_COMPLEMENT = 3  # words of « en scène », « d'une start-up »
_OF_WHAT = frozenset({"ADP", "NOUN", "ADJ", "DET"})
_FROM = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "pour"})  # « X, du PS »
_TITLES = 2  # words between the comma and the name: « Me », « M. »
_CLOSING = frozenset({",", ".", "(", ")", "»", ";", ":", "–", "—", "?", "!"})


def whole_source(scene: Scene, source: tuple[int, int, int]) -> tuple[int, int, int]:
    """Let a source that names an office reach over the name behind a comma.

    ``source`` holds its first, last and head tokens. Who is named must be a person and
    the office a person's; « la radio, Paul Roux » names two.
    """
    first, last, head = _without_gaps(scene, source)
    first, last = whole_name(scene, first, last)
    last = _name_after_complement(scene, last, head)
    end = name_behind(scene, last, head)
    return (first, last if end is None else end, head)


def _name_after_complement(scene: Scene, last: int, head: int) -> int:
    """Reach over the name behind a trade: « le metteur en scène Rodrigue Vandamme »."""
    tree = scene.tree
    size = len(tree.tokens)
    for opening in range(last + 1, min(last + 2 + _COMPLEMENT, size)):
        start = tree.tokens[opening].start
        named = next(
            (
                m
                for m in scene.mentions
                if m.start == start and m.type == "PER" and m.form == "name"
            ),
            None,
        )
        if named is not None and _is_office(scene, head):
            held = tree.parse.tokens_in(named.start, named.end)
            return held[-1].index
        if named is not None or tree.tokens[opening].pos not in _OF_WHAT:
            break
    return last


def whole_name(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Let a source hold the names it begins or ends in: « Marine » « Le Pen »."""
    tree = scene.tree
    for mention in scene.mentions:
        if mention.type != "PER" or mention.form != "name":
            continue
        start, end = tree.tokens[first].start, tree.tokens[last].end
        if mention.start < start < mention.end:
            while tree.tokens[first].start > mention.start:
                first -= 1
        if mention.start < end < mention.end:
            while tree.tokens[last].end < mention.end:
                last += 1
    return first, last


def _without_gaps(scene: Scene, source: tuple[int, int, int]) -> tuple[int, int, int]:
    """Cut a source before what is not part of it: « le maire mardi, », a verb.

    A comma that closes a phrase may stand behind the date that follows it.
    """
    tree = scene.tree
    first, last, head = source
    for index in range(head + 1, last + 1):
        if tree.tokens[index].feature("VerbForm") == "Fin":
            last = _before_clause(scene, head, index)
            break
        if not _belongs(scene, index, head) or _goes_on(scene, index):
            last = index - 1
            break
    for index in range(head - 1, first - 1, -1):
        if tree.tokens[index].pos in _VERBAL or not _belongs(scene, index, head):
            first = index + 1
            break
    while last > head and tree.words[last] == ",":
        last -= 1
    return first, last, head


def _goes_on(scene: Scene, comma: int) -> bool:
    """Tell whether a comma gives the word back to what is said.

    « recule, indique X, de 38 mètres depuis 2009 »; not « X, de la CGT ».
    """
    tree = scene.tree
    if tree.words[comma] != "," or comma + 2 >= len(tree.tokens):
        return False
    opening, behind = tree.tokens[comma + 1], tree.tokens[comma + 2]
    if opening.pos != "ADP":
        return False
    return behind.pos == "NUM" or tree.words[comma + 1] not in _FROM


def _before_clause(scene: Scene, head: int, verb: int) -> int:
    """Return the last token of a source before the clause that a verb is in."""
    tree, words = scene.tree, scene.pack.words
    for index in range(verb, head, -1):
        token = tree.tokens[index]
        relative = token.feature("PronType") == "Rel"
        if not (relative or token.pos == "SCONJ" or token.text == ","):
            continue
        last = index - 1
        while last > head and (
            tree.words[last] in words.conjunctive
            or tree.tokens[last].feature("Tense") == "Pres"
        ):
            last -= 1  # « tandis que », « soulignant que »
        return last
    return verb - 1


def _belongs(scene: Scene, index: int, head: int) -> bool:
    """Tell whether a word depends on a head; a mark may hang anywhere."""
    tree = scene.tree
    if tree.tokens[index].pos == "PUNCT":
        return True
    for _ in range(_DEEPEST):
        if index == head:
            return True
        above = tree.tokens[index].head
        if above == index:
            return False
        index = above
    return True


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
            if len(tree.words[end]) == 1 and tree.words[end + 1 : end + 2] == ["."]:
                end += 1  # « Boris P. »
            closed = end + 1 >= len(tree.tokens) or tree.words[end + 1] in _CLOSING
            return end if closed else None
    return None


def _is_office(scene: Scene, head: int) -> bool:
    """Tell whether a noun says what somebody is, and is no name."""
    token = scene.tree.tokens[head]
    if token.pos == "PRON":  # « l'un des avocats, Me Dumas »
        return any(
            scene.tree.tokens[child].pos == "NOUN" and _is_office(scene, child)
            for child in scene.tree.kids(head, "nmod")
        )
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
