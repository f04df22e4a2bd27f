"""What the name tagger is shown of every word of an article.

A feature is a short string. Context is not written out: the tagger holds weights for a
word's own features and for those of the three words on either side (``reaches``).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
import simplemma

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.annotate.names.name_memory import Memory, Spans, favourite
from recoupe.kb import Entry, load_kb
from recoupe.lang.embedding import name_classes
from recoupe.lang.names import load_name_words, load_triggers

# Beginnings of the features that a word also shows to its neighbours, by distance.
_SHOWN = (
    "m=", "s=", "p=", "w=", "sh=", "pos=", "k=", "t=", "in=", "cl=", "x=", "lex=",
    "is=",
)  # fmt: skip
_SHOWN_FAR = ("m=", "s=", "w=", "sh=", "pos=", "t=")
_SHOWN_FARTHEST = ("m=", "w=")
REACH = 3  # words on either side
EDGE = "m=edge"  # stands beyond the first and the last word of a line

_LISTS = (
    "titles", "particles", "org_heads", "org_capital", "law_heads", "event_heads",
    "place_heads", "place_whole", "streets", "people", "bodies",
)  # fmt: skip
_LOOK_BACK = 6  # words in which the noun before a name is sought
_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")


def coarse(kind: str) -> str:
    """Return the label of a type for the tagger: every place is a LOC."""
    return "LOC" if kind == "GPE" else kind


def reaches(feature: str, distance: int) -> bool:
    """Tell whether a word's feature is seen ``distance`` words away (1 to 3)."""
    shown = (_SHOWN, _SHOWN_FAR, _SHOWN_FARTHEST)[distance - 1]
    return feature.startswith(shown)


class Hints(msgspec.Struct, frozen=True):
    """What other readings say of the words: labels ``B-PER``, ``I-PER``, ``O``."""

    model: list[str]
    system: list[str]
    patterns: list[str]


class Line(msgspec.Struct, frozen=True):
    """The tokens ``[first, last)`` of one line with the features of each."""

    first: int
    last: int
    features: list[list[str]]


def describe_lines(
    scene: Scene, system: Iterable[Draft], patterns: Iterable[Draft]
) -> Iterator[Line]:
    """Yield every line of an article with the features of its words.

    Args:
        scene: the article.
        system: the names that rules alone find.
        patterns: the names that their wording gives away.
    """
    size = len(scene.tokens)
    proposed = _proposed(scene)
    hints = Hints(
        _labels(size, proposed),
        _labels(size, _outermost(system)),
        _patterned(scene, patterns),
    )
    known = _known(scene)
    memory = Memory(scene, proposed, hints.model, hints.system)
    own = [_own(scene, hints, memory, known, at) for at in range(size)]
    quoted, bracketed = _enclosed(scene)
    for first, last in _lines(scene):
        title = last - first < 25 and scene.tokens[last - 1].text not in ".»"
        rows: list[list[str]] = []
        for at in range(first, last):
            row = own[at] + _beside(scene, hints, at, first, last)
            row += [f"{k}|{hints.model[at]}" for k in known[at]]
            if quoted[at]:
                row.append("quoted")
            if bracketed[at]:
                row.append("bracketed")
            if title:
                row.append("title")
            rows.append(row)
        yield Line(first, last, rows)


# Readings as labels


def _proposed(scene: Scene) -> Spans:
    parse = scene.tree.parse
    found: list[tuple[int, int, str]] = []
    for raw in parse.names:
        tokens = parse.tokens_in(raw.start, raw.end)
        if tokens:
            found.append((tokens[0].index, tokens[-1].index + 1, coarse(raw.label)))
    return found


def _outermost(drafts: Iterable[Draft]) -> Spans:
    found: list[tuple[int, int, str]] = []
    for draft in sorted(drafts, key=lambda d: (d.first, -d.last)):
        if draft.type != "LAW" and (not found or draft.first >= found[-1][1]):
            found.append((draft.first, draft.last, coarse(draft.type)))
    return found


def _labels(size: int, spans: Spans) -> list[str]:
    labels = ["O"] * size
    for first, last, label in spans:
        for at in range(first, last):
            labels[at] = f"B-{label}" if at == first else f"I-{label}"
    return labels


def _patterned(scene: Scene, patterns: Iterable[Draft]) -> list[str]:
    """Label words by the longest pattern, its rule and the head that began it."""
    triggers = load_triggers(scene.document.language)
    labels = ["O"] * len(scene.tokens)
    for draft in sorted(patterns, key=lambda d: d.last - d.first):
        head = triggers.get(scene.words[draft.first], ())
        kind = f"{coarse(draft.type)}{draft.rule[7:]}.{'.'.join(head)}"
        for at in range(draft.first, draft.last):
            labels[at] = f"{'B' if at == draft.first else 'I'}-{kind}"
    return labels


def _known(scene: Scene) -> list[list[str]]:
    """Describe each word by the names of the base that it is part of."""
    found: list[list[str]] = [[] for _ in scene.tokens]
    for at in range(len(scene.tokens)):
        matches = scene.matches(at)
        if not matches or not _has_capital(scene, at, matches[0][0]):
            continue
        for rank, (length, entries) in enumerate(matches[:2]):
            described = _described(entries, rank)
            for inner in range(at, at + length):
                place = _place(inner - at, length)
                found[inner] += [f"k={place}{one}" for one in described]
    return found


def _described(entries: tuple[Entry, ...], rank: int) -> list[str]:
    kinds = list(dict.fromkeys(f"={entry.kind}" for entry in entries))
    types = list(dict.fromkeys(coarse(entry.type) for entry in entries))
    described = [f"{one}{rank}" for one in types] + kinds[:2]
    return [*described, f"only{types[0]}"] if len(types) == 1 else described


def _place(at: int, length: int) -> str:
    if length == 1:
        return "S"
    return "B" if at == 0 else "E" if at == length - 1 else "I"


def _has_capital(scene: Scene, first: int, length: int) -> bool:
    return any(scene.is_capital(at) for at in range(first, first + length))


# One word


def _own(
    scene: Scene, hints: Hints, memory: Memory, known: list[list[str]], at: int
) -> list[str]:
    token, word = scene.tokens[at], scene.words[at]
    model, system = hints.model[at], hints.system[at]
    head = scene.tokens[token.head]
    relation = scene.tree.deps[at]
    row = [
        f"m={model}", f"s={system}", f"p={hints.patterns[at]}", f"m={model}|{system}",
        f"pos={token.pos}", f"dep={relation}", f"hl={head.lemma.lower()}",
        f"dep={relation}|{head.pos}",
        *_spelt(token.text, word, token.lemma.lower(), scene.document.language),
    ]  # fmt: skip
    if at in memory.acronyms:
        row.append(memory.acronyms[at])
    row += known[at]
    if token.text[:1].isupper():
        row += _capitalized(scene, memory, at, model)
        if not known[at]:
            row.append("unlisted")
    return row


def _capitalized(scene: Scene, memory: Memory, at: int, model: str) -> list[str]:
    """Return what holds of a word with a capital here, and of it in this article."""
    text, word = scene.tokens[at].text, scene.words[at]
    row = [f"n={min(memory.capital[text], 3)}"]
    if scene.opens(at):
        row += ("opens", f"opens{_is_listed(text.lower(), scene.document.language)}")
    if memory.lower[word]:
        row.append("lower elsewhere")
    if scene.surfaces[at] in memory.family:
        row.append("family")
    return row + _elsewhere(memory, text, model)


@lru_cache(maxsize=20_000)
def _spelt(text: str, word: str, lemma: str, language: str) -> tuple[str, ...]:
    """Return what the letters of a word tell, wherever it stands."""
    row = [f"w={word}", f"sh={_shape(text)}"]
    capital = text[:1].isupper()
    case = "X" if capital else "x"
    lexicon, triggers = load_name_words(language), load_triggers(language)
    for name in _LISTS:
        if word in getattr(lexicon, name):
            row += (f"in={name}", f"in={name}{case}")
    for kind in triggers.get(word) or triggers.get(lemma, ()):
        row += (f"t={kind}", f"t={kind}{case}")
    return (*row, *(_spelt_with_capital(text, word, language) if capital else ()))


def _spelt_with_capital(text: str, word: str, language: str) -> list[str]:
    row = [
        f"x={text}", f"e2={word[-2:]}", f"e3={word[-3:]}", f"e4={word[-4:]}",
        f"b3={word[:3]}", f"lex={_is_listed(text.lower(), language)}",
    ]  # fmt: skip
    classes = name_classes(language).get(text, "")
    if classes:
        row.append(f"cls={classes}")
        row += [f"cl={one}" for one in classes]
    if load_kb().given_name_gender(text):
        row.append("is=given")
    if load_kb().demonym(text):
        row.append("is=demonym")
    if text.isupper() and len(text) > 1:
        row.append(f"capitals{min(len(text), 6)}")
    return row + (_hyphened(text) if "-" in text else [])


@lru_cache(maxsize=20_000)
def _is_listed(word: str, language: str) -> bool:
    return simplemma.is_known(word, lang=language)


def _hyphened(text: str) -> list[str]:
    """Tell « Saint-Martin-de-Crau » from « Jean-Luc » and « Paris-Lyon »."""
    parts = [part for part in text.split("-") if part]
    joined = "-".join("X" if part[0].isupper() else part for part in parts)
    row = [f"hy={joined[:20]}", f"hy={len(parts)}"]
    if parts and load_kb().given_name_gender(parts[0]):
        row.append("hy=given")
    return row


def _elsewhere(memory: Memory, text: str, model: str) -> list[str]:
    row: list[str] = []
    votes = memory.model[text].copy()
    votes[model] -= 1
    total = sum(votes.values())
    if total > 0:
        best = favourite(votes)
        row += (f"v={best}", f"v={best}|{model}")
        if votes[best] == total:
            row.append(f"va={best}")
    if sum(memory.system[text].values()) > 1:
        row.append(f"vs={favourite(memory.system[text])}")
    return row


def _shape(text: str) -> str:
    shape: list[str] = []
    for character in text:
        kind = character
        if character.isdigit():
            kind = "d"
        elif character.isalpha():
            kind = "X" if character.isupper() else "x"
        if shape[-2:] != [kind] * 2:
            shape.append(kind)
    return "".join(shape)


# The words beside


def _beside(scene: Scene, hints: Hints, at: int, first: int, last: int) -> list[str]:
    """Return what holds of a word and its neighbours together."""
    words, model = scene.words, hints.model
    row: list[str] = []
    if at > first:
        row += (f"ww-{words[at - 1]}_{words[at]}", f"mm-{model[at - 1]}_{model[at]}")
    if at + 1 < last:
        row += (f"ww+{words[at]}_{words[at + 1]}", f"mm+{model[at]}_{model[at + 1]}")
    if at > first + 1:
        row.append(f"w2-{words[at - 2]}_{words[at - 1]}")
    if at + 2 < last:
        row.append(f"w2+{words[at + 1]}_{words[at + 2]}")
    if scene.is_capital(at):
        row += _noun_before(scene, at, first)
    return row


def _noun_before(scene: Scene, at: int, first: int) -> list[str]:
    """Describe the noun in lower case and the preposition before a capital."""
    row: list[str] = []
    triggers = load_triggers(scene.document.language)
    for back in range(at - 1, max(first, at - _LOOK_BACK) - 1, -1):
        token = scene.tokens[back]
        if token.pos == "NOUN" and token.text[:1].islower():
            noun = token.lemma.lower()
            row += (f"noun={noun}", f"noun={noun}_{scene.words[at - 1]}")
            row += [f"nt={kind}" for kind in triggers.get(noun, ())]
            break
    for back in range(at - 1, max(first, at - _LOOK_BACK + 1) - 1, -1):
        if scene.tokens[back].pos == "ADP":
            row.append(f"adp={scene.words[back]}")
            break
    return row


def _enclosed(scene: Scene) -> tuple[list[bool], list[bool]]:
    """Tell which words stand between quotation marks, which between brackets."""
    quoted: list[bool] = []
    bracketed: list[bool] = []
    in_quote = in_bracket = False
    for token in scene.tokens:
        quoted.append(in_quote)
        bracketed.append(in_bracket)
        if token.text in _OPENING:
            in_quote = True
        elif token.text in _CLOSING:
            in_quote = False
        elif token.text == '"':
            in_quote = not in_quote
        elif token.text in {"(", ")"}:
            in_bracket = token.text == "("
    return quoted, bracketed


def _lines(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[first, last)`` of every line."""
    tokens, first = scene.tokens, 0
    for at in range(1, len(tokens)):
        if "\n" in scene.text[tokens[at - 1].end : tokens[at].start]:
            yield first, at
            first = at
    if tokens:
        yield first, len(tokens)
