"""Copies made from real articles as newsrooms make them; seeded, so repeatable."""

import random
import re
from collections.abc import Callable, Sequence

import msgspec

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?…]+[»\"”)]*|\n|$)\s*")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_SWAPS = (
    ("près de", "plus de"),
    ("environ", "quelque"),
    ("hier", "jeudi"),
    ("a annoncé", "a fait savoir"),
    ("a déclaré", "a affirmé"),
    ("a indiqué", "a précisé"),
    ("notamment", "en particulier"),
    ("afin de", "pour"),
    ("ainsi que", "et"),
    ("toutefois", "cependant"),
    ("également", "aussi"),
    ("lundi", "hier"),
    ("mardi", "mardi soir"),
    ("depuis", "depuis déjà"),
    ("selon", "d'après"),
    ("après", "à la suite de"),
    ("mais", "or"),
    ("plusieurs", "de nombreux"),
    ("les autorités", "les services de l'État"),
    ("important", "notable"),
    ("grand", "vaste"),
)
_HEADINGS = ("Un précédent inquiétant", "Ce que l'on sait", "Réactions en chaîne")


class Copy(msgspec.Struct, frozen=True):
    """A text made from another; ``kind`` names how."""

    kind: str
    text: str


def sentences(text: str) -> list[str]:
    """Split a text roughly; nothing is lost."""
    return _SENTENCE.findall(text)


def words(text: str) -> int:
    """Count words."""
    return len(text.split())


def verbatim(draw: random.Random, text: str, donor: str) -> str:
    """Keep the words, change marks and spaces as a content system would."""
    del draw, donor
    turned = text.replace("'", "’").replace(" :", "\u00a0:")
    return turned.replace("« ", "“").replace(" »", "”")


def light(draw: random.Random, text: str, donor: str) -> str:
    """Change words, figures and a name here and there; drop one sentence in eight."""
    del donor
    kept = [s for s in sentences(text) if draw.random() > 0.12]
    edited = "".join(kept)
    for before, after in _SWAPS:
        edited = re.sub(rf"\b{before}\b", after, edited)
    edited = _NUMBER.sub(
        lambda m: str(int(m[0]) + 1) if draw.random() < 0.5 else m[0],
        edited,
    )
    tokens = edited.split(" ")
    return " ".join(t for t in tokens if draw.random() > 0.03)


def cut(draw: random.Random, text: str, donor: str) -> str:
    """Keep 40 to 70 % of the sentences, in order, the first three among them."""
    del donor
    every = sentences(text)
    keep = max(2, round(len(every) * draw.uniform(0.4, 0.7)))
    chosen = sorted({0, 1, 2, *draw.sample(range(len(every)), min(keep, len(every)))})
    return "".join(every[index] for index in chosen if index < len(every))


def reordered(draw: random.Random, text: str, donor: str) -> str:
    """Shuffle blocks of two sentences."""
    del donor
    every = sentences(text)
    blocks = ["".join(every[i : i + 2]) for i in range(0, len(every), 2)]
    draw.shuffle(blocks)
    return " ".join(blocks)


def extended(draw: random.Random, text: str, donor: str) -> str:
    """Add 20 to 60 % of own reporting at the end and in between."""
    added = _take(donor, round(words(text) * draw.uniform(0.2, 0.6)))
    every = sentences(text)
    middle = len(every) // 2
    half = len(sentences(added)) // 2
    extra = sentences(added)
    parts = [*every[:middle], *extra[:half], *every[middle:], " ", *extra[half:]]
    return "".join(parts)


def desk(draw: random.Random, text: str, donor: str) -> str:
    """Treat it like agency copy: new lead, dateline off, headings, cuts, edits."""
    every = sentences(text)
    lead = sentences(donor)[:1]
    body = [s for s in every[1:] if draw.random() > 0.15]
    for index, heading in zip(range(3, len(body), 5), _HEADINGS, strict=False):
        body.insert(index, f"\n{heading}\n")
    return light(draw, "".join([*lead, *body]), donor)


def partial(draw: random.Random, text: str, donor: str) -> str:
    """Take 30 to 60 % of the words from the text, the rest from own reporting."""
    share = draw.uniform(0.32, 0.6)
    size = min(words(text), max(120, words(donor)))
    taken = _take(text, round(size * share))
    rest = _take(donor, round(words(taken) * (1 - share) / share))
    first, second = (taken, rest) if draw.random() < 0.5 else (rest, taken)
    return f"{first} {second}"


def _take(text: str, count: int) -> str:
    taken: list[str] = []
    for sentence in sentences(text):
        if words("".join(taken)) >= count:
            break
        taken.append(sentence)
    return "".join(taken)


Maker = Callable[[random.Random, str, str], str]
MAKERS: dict[str, Maker] = {
    "verbatim": verbatim,
    "light": light,
    "cut": cut,
    "reordered": reordered,
    "extended": extended,
    "desk": desk,
    "partial": partial,
}


def make_copies(bases: Sequence[str], donors: Sequence[str], seed: int) -> list[Copy]:
    """Return one copy a base text; the kinds in turn, from one that chance names."""
    draw = random.Random(seed)  # noqa: S311
    first = draw.randrange(len(MAKERS))
    kinds = [*MAKERS][first:] + [*MAKERS][:first]
    made = []
    for index, base in enumerate(bases):
        kind = kinds[index % len(kinds)]
        donor = donors[index % len(donors)]
        made.append(Copy(kind, MAKERS[kind](draw, base, donor)))
    return made
