"""Read « selon X »: the clause it stands in is what X says."""

from collections.abc import Iterator

from recoupe.annotate.attribution.contrasts import before_contrast
from recoupe.annotate.attribution.cues import Draft, Scene, find_hearsay
from recoupe.annotate.attribution.opened_sources import source_end
from recoupe.annotate.attribution.openers import Opener, find_openers, opens_source
from recoupe.annotate.attribution.reaches import before_main_verb, comments, is_cue
from recoupe.annotate.attribution.stretches import Stretches
from recoupe.annotate.clauses import Tree, trim
from recoupe.model import Span, Token

_APPOSED = 10  # tokens that « X, délégué à …, pour qui » puts between
_NEAR = 6  # tokens between « on apprend » and « de source … »
_CONNECTORS = frozenset({"CCONJ", "ADV", "PUNCT", "SCONJ", "INTJ"})


def find_according(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions that a preposition heads, in text order."""
    yield from _find_heard(scene)
    for opener in find_openers(scene):
        tree = scene.tree
        if _is_told(scene, opener):
            continue
        first, last = tree.phrase(opener.source)
        first = max(
            first, opener.last if opener.source == opener.last else opener.last + 1
        )
        last = min(max(last, opener.source), tree.sentence(opener.source).last - 1)
        last = source_end(scene, opener, last)
        relative_pronoun = tree.words[opener.source] in scene.pack.words.relatives
        if relative_pronoun or tree.tokens[opener.source].feature("PronType") == "Rel":
            if relative := _relative(scene, opener):
                yield relative
            continue
        content = _content(scene, opener, last)
        if content:
            yield Draft(
                content=content,
                cue=tree.span(opener.first, opener.last),
                head=opener.first,
                lemma=opener.lemma,
                rule="according",
                source=(first, last, opener.source),
            )


def _find_heard(scene: Scene) -> Iterator[Draft]:
    """« À l'entendre, X »: a pronoun answers for the sentence."""
    tree = scene.tree
    for first, last, pronoun in find_hearsay(scene):
        opener = Opener(first, last, pronoun, tree.lemmas[last])
        content = _before_incise(scene, _content(scene, opener, last))
        if content:
            cue = tree.span(first, last)
            source = (pronoun, pronoun, pronoun)
            yield Draft(
                content, cue, last, f"à {tree.lemmas[last]}", "according", source
            )


def _before_incise(scene: Scene, content: list[Span]) -> list[Span]:
    """Cut « …, répète X » from what X is heard to say."""
    found: list[Span] = []
    for span in content:
        comma = next(
            (
                token
                for token in scene.tree.parse.tokens_in(span.start, span.end)
                if token.text == "," and is_cue(scene, token.index + 1)
            ),
            None,
        )
        cut = trim(scene.text, span.start, comma.start) if comma else span
        if cut is not None:
            found.append(cut)
    return found


def _is_told(scene: Scene, opener: Opener) -> bool:
    """Tell whether « de source … » says from whom one « apprend »."""
    tree = scene.tree
    first = max(tree.sentence(opener.first).first, opener.first - _NEAR)
    if opener.first and tree.words[opener.first - 1] in scene.pack.words.said_by_one:
        return True  # « indique-t-on de source policière »
    return tree.words[opener.first] in scene.pack.words.of and any(
        tree.lemmas[index] in scene.pack.words.learning
        for index in range(first, opener.first)
    )


def _relative(scene: Scene, opener: Opener) -> Draft | None:
    """« des rumeurs selon lesquelles X »: the noun before answers for the clause."""
    tree = scene.tree
    noun = opener.first - 1
    while noun >= 0 and tree.tokens[noun].pos in {"PUNCT", "ADJ"}:
        noun -= 1
    verb = tree.tokens[opener.source].head
    if (
        noun < 0
        or tree.tokens[noun].pos not in {"NOUN", "PROPN"}
        or verb <= opener.source
    ):
        return None
    end = max(verb, tree.right[verb])
    end = before_main_verb(tree, opener.source + 1, end)
    span = tree.span(opener.source + 1, end)
    if span is None:
        return None
    if owned := _owned(scene, opener, span):
        return owned
    first, last = tree.phrase(noun)
    if tree.tokens[noun].pos == "PROPN" or opener.lemma in scene.pack.according.opinion:
        head = _person_before(scene, opener.first, noun)
        while tree.deps[head] in {"flat", "appos", "nmod"} and (
            tree.tokens[head].head < head
        ):
            head = tree.tokens[head].head
        first, last = tree.phrase(head)
        return Draft(
            [span],
            tree.span(opener.first, opener.last),
            opener.first,
            opener.lemma,
            "according",
            (first, max(noun, min(last, opener.first - 1)), head),
        )
    return Draft(
        [span],
        tree.span(opener.first, opener.last),
        opener.first,
        opener.lemma,
        "according",
        (first, opener.first - 1, noun),
    )


def _person_before(scene: Scene, position: int, noun: int) -> int:
    """Return the last person named before « pour qui », else the last noun."""
    tree = scene.tree
    start = max(tree.sentence(position).first, position - _APPOSED)
    for index in range(position - 1, start - 1, -1):
        token = tree.tokens[index]
        if any(
            mention.type == "PER" and mention.start <= token.start < mention.end
            for mention in scene.mentions
        ):
            return index
    return noun


def _owned(scene: Scene, opener: Opener, content: Span) -> Draft | None:
    """« les affirmations de X selon lesquelles Y »: X answers, the noun is the cue."""
    tree = scene.tree
    for noun in range(opener.first - 1, max(-1, opener.first - 8), -1):
        if tree.tokens[noun].pos != "NOUN" or tree.lemmas[noun] not in scene.pack.nouns:
            continue
        for owner in tree.kids(noun, "nmod"):
            marks = {tree.words[mark] for mark in tree.kids(owner, "case")}
            if owner < opener.first and marks & scene.pack.words.of:
                first, last = tree.phrase(owner)
                return Draft(
                    [content],
                    tree.span(noun, noun),
                    noun,
                    tree.lemmas[noun],
                    "noun",
                    (first, min(last, opener.first - 1), owner),
                )
    return None


def _content(scene: Scene, opener: Opener, last: int) -> list[Span]:
    """Return the clause around the phrase, the phrase itself left out."""
    tree = scene.tree
    sentence = tree.sentence(opener.first)
    low, high = _clause(scene, opener, last, (sentence.first, sentence.last - 1))
    start, end = tree.tokens[low].start, tree.tokens[high].end
    start, end = _within_quotation(scene, opener, start, end)
    opening = tree.tokens[_with_adverb(tree, opener)].start
    hole = Span(opening, tree.tokens[last].end)
    start = min(start, _quotation_start(scene, opener, start))
    left = trim(scene.text, start, hole.start) if start < hole.start else None
    after = hole.end
    if scene.text[after:end].lstrip().startswith(","):
        after = Stretches(scene).asides_end(after, end, complete=True)
    right = trim(scene.text, after, end) if after < end else None
    if left is not None:
        left = _after_other(scene, left)
    if left is not None and not _says_something(scene, left, right):
        left = None
    if left is None and right is not None:
        right = _after_relative(scene, right)
    if left is not None and right is not None and not _goes_on(tree, left, right):
        right = None
    if left is not None and right is not None and _is_relative(tree, right):
        right = None
    if right is not None:
        right = _before_other(scene, before_contrast(scene, right))
    found = [span for span in (left, right) if span is not None]
    return [_before_comment(scene, span) for span in _cleaned(scene, found)]


def _with_adverb(tree: Tree, opener: Opener) -> int:
    """Return where a phrase starts with its adverb: « …, du moins selon X »."""
    first = opener.first
    while first and tree.deps[first - 1] in {"advmod", "fixed"}:
        if tree.tokens[first - 1].head not in {opener.source, opener.first, first - 2}:
            break
        first -= 1
    return first if first and tree.words[first - 1] == "," else opener.first


def _after_other(scene: Scene, left: Span) -> Span:
    """Cut what another answers for: « 300 selon la police, 900 selon le syndicat ».

    What stands behind the last comma must be a figure without a verb of its own.
    """
    tokens = scene.tree.parse.tokens_in(left.start, left.end)
    comma = next((t for t in reversed(tokens) if t.text in {",", ";"}), None)
    if comma is None or not any(
        opens_source(scene, token.index)
        for token in tokens
        if token.index < comma.index
    ):
        return left
    behind = [token for token in tokens if token.index > comma.index]
    counts = any(token.pos == "NUM" for token in behind)
    if not counts or any(token.feature("VerbForm") == "Fin" for token in behind):
        return left
    return trim(scene.text, comma.end, left.end) or left


def _before_other(scene: Scene, right: Span) -> Span | None:
    """Cut « 900 selon le syndicat » from what the first source answers for.

    The figure has no verb of its own and no other figure's source stands before it.
    """
    tokens = scene.tree.parse.tokens_in(right.start, right.end)
    parted: Token | None = tokens[0] if tokens else None
    for token in tokens:
        if parted and token is not parted and opens_source(scene, token.index):
            behind = tokens[
                parted.index - tokens[0].index : token.index - tokens[0].index
            ]
            counts = any(one.pos == "NUM" for one in behind)
            if counts and not any(one.feature("VerbForm") == "Fin" for one in behind):
                return trim(scene.text, right.start, parted.start)
        if token.text in _PARTING:
            parted = token
    return right


_PARTING = frozenset({",", ";", "et", "mais", "contre"})


def _before_comment(scene: Scene, span: Span) -> Span:
    """Cut « …, ce que Y qualifie de … »: it answers what was said."""
    for token in scene.tree.parse.tokens_in(span.start, span.end):
        if (
            token.index
            and scene.tree.words[token.index - 1] == ","
            and (token.start > span.start and comments(scene, token.index))
        ):
            return trim(scene.text, span.start, token.start) or span
    return span


def _clause(
    scene: Scene, opener: Opener, last: int, sentence: tuple[int, int]
) -> tuple[int, int]:
    """Return first and last token of the clause the phrase belongs to."""
    tree = scene.tree
    low, high = sentence
    if all(tree.tokens[i].pos in _CONNECTORS for i in range(low, opener.first)):
        return low, high
    for index in range(opener.first - 1, low, -1):
        token = tree.tokens[index]
        opens = token.pos in {"SCONJ", "CCONJ"} or token.feature("PronType") == "Rel"
        verb = token.head
        if not opens or verb <= index or tree.right[verb] < opener.first - 2:
            continue
        between = range(index, opener.first)
        if any(tree.tokens[i].feature("VerbForm") == "Fin" for i in between) and (
            (token.pos == "CCONJ" and any(True for _ in tree.kids(verb, "nsubj")))
            or tree.deps[verb] in {"advcl", "ccomp", "acl"}
        ):
            complement = token.pos == "SCONJ" and tree.deps[verb] == "ccomp"
            low = index if complement else index + 1
            return low, max(high if tree.right[verb] >= last else last, last)
    return low, high


def _within_quotation(
    scene: Scene, opener: Opener, start: int, end: int
) -> tuple[int, int]:
    """Keep what is said inside a quotation inside it."""
    position = scene.tree.tokens[opener.first].start
    for quotation in scene.quotations:
        if quotation.start < position < quotation.end:
            start = max(start, quotation.inner.start)
            end = min(end, quotation.inner.end)
    return start, end


def _quotation_start(scene: Scene, opener: Opener, start: int) -> int:
    """Return where a quotation before the phrase starts, if ``start`` cuts it."""
    position = scene.tree.tokens[opener.first].start
    for quotation in scene.quotations:
        if quotation.start < start < quotation.end <= position:
            return quotation.start
    return start


def _is_relative(tree: Tree, span: Span) -> bool:
    """Tell whether a stretch only adds something about the source."""
    tokens = tree.parse.tokens_in(span.start, span.end)
    return bool(tokens) and tokens[0].feature("PronType") == "Rel"


def _says_something(scene: Scene, left: Span, right: Span | None) -> bool:
    """Tell whether words before the phrase are part of what is said.

    « Mais », « Ainsi », « En effet » before an opening phrase are not, nor is the main
    clause of « Il explique que, selon lui, … ».
    """
    if right is None:
        return True
    tokens = scene.tree.parse.tokens_in(left.start, left.end)
    words = [token for token in tokens if token.pos != "PUNCT"]
    if not words or words[-1].pos == "SCONJ":
        return False
    adverbial = scene.pack.words.adverbial
    return any(
        token.pos not in _CONNECTORS | {"ADP"} and token.lemma not in adverbial
        for token in words
    )


def _after_relative(scene: Scene, right: Span) -> Span:
    """Drop a relative clause that still belongs to the source of an opening phrase."""
    tree = scene.tree
    tokens = tree.parse.tokens_in(right.start, right.end)
    if not tokens or tokens[0].feature("PronType") != "Rel":
        return right
    for token in tokens:
        if token.text == "," and token.index > tokens[0].head:
            return trim(scene.text, token.end, right.end) or right
    return right


def _goes_on(tree: Tree, left: Span, right: Span) -> bool:
    """Tell whether the clause continues after the phrase."""
    behind = tree.parse.tokens_in(left.start, left.end)
    ahead = tree.parse.tokens_in(right.start, right.end)
    if not any(token.feature("VerbForm") == "Fin" for token in behind):
        return True
    if any(
        token.dep.startswith(("aux", "cop")) and token.head >= ahead[0].index
        for token in behind
    ):
        return True  # « il aurait, selon X, quitté le pays »
    if "," not in tree.text[left.end : right.start].rpartition(" ")[2] and (
        "," not in tree.text[right.start - 3 : right.start]
    ):
        return False  # what follows without a comma belongs to the source
    return ahead[0].pos not in {"CCONJ", "SCONJ", "PUNCT", "VERB", "ADV"} and any(
        token.dep.startswith(("obj", "xcomp", "ccomp", "obl")) for token in ahead
    )


def _cleaned(scene: Scene, spans: list[Span]) -> Iterator[Span]:
    """Drop datelines' punctuation and leading connectors."""
    for span in spans:
        tokens = scene.tree.parse.tokens_in(span.start, span.end)
        start = span.start
        for token in tokens:
            if token.pos not in {"CCONJ", "PUNCT"} or token.text in '«“"(':
                start = token.start
                break
        if start < span.end:
            yield Span(start, span.end)
