"""Agency copy as desks really edit it: many changes at once, at several strengths.

The credit is taken off: a copy that names its agency is found without its words. Every
edit is drawn sentence by sentence with the probability of the strength, so that the
strongest leaves few sentences as they were. Seeded, so repeatable.
"""

import random
import re
from collections.abc import Callable

from evaluation.copies import sentences, words

STRENGTHS = {"slight": 0.15, "usual": 0.35, "heavy": 0.55, "remade": 0.8}

_SYNONYMS = (
    ("près de", "plus de"), ("plus de", "au moins"), ("environ", "quelque"),
    ("a annoncé", "a fait savoir"), ("ont annoncé", "ont fait savoir"),
    ("a déclaré", "a assuré"), ("a indiqué", "a précisé"), ("a affirmé", "a soutenu"),
    ("a dit", "a expliqué"), ("a estimé", "a jugé"), ("a expliqué", "a détaillé"),
    ("notamment", "entre autres"), ("afin de", "pour"), ("ainsi que", "et"),
    ("toutefois", "cependant"), ("également", "aussi"), ("mais", "or"),
    ("depuis", "voilà"), ("selon", "d'après"), ("après", "à la suite de"),
    ("avant", "en amont de"), ("plusieurs", "de nombreux"), ("outre", "en plus de"),
    ("grand", "vaste"), ("important", "notable"), ("premier", "tout premier"),
    ("pays", "État"), ("président", "chef de l'État"), ("gouvernement", "exécutif"),
    ("personnes", "gens"), ("morts", "tués"), ("blessés", "touchés"),
    ("tuées", "mortes"), ("attaque", "assaut"), ("police", "forces de l'ordre"),
    ("lors de", "pendant"), ("au cours de", "durant"), ("contre", "face à"),
    ("permettre", "rendre possible"), ("décidé", "choisi"), ("nouveau", "autre"),
    ("entreprise", "société"), ("groupe", "ensemble"), ("accord", "compromis"),
    ("situation", "contexte"), ("responsable", "cadre"), ("chef", "patron"),
    ("doit", "devra"), ("devrait", "pourrait"), ("est", "reste"), ("a été", "fut"),
    ("ont été", "furent"), ("selon lui", "à ses yeux"), ("en effet", "de fait"),
    ("cette semaine", "ces derniers jours"), ("très", "fort"), ("seulement", "à peine"),
    ("encore", "toujours"), ("presque", "quasiment"), ("surtout", "avant tout"),
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_RELATIVE = ("hier", "ce matin", "dans la soirée", "la veille")
_HEADINGS = (
    "Un précédent inquiétant",
    "« Du jamais vu »",
    "Ce que l'on sait",
    "Et maintenant ?",
)
_LINKS = (
    "Lire aussi : notre dossier complet",
    "À lire aussi | Nos explications en trois points",
    "Suivez notre direct",
    ">> Retrouvez toute l'actualité sur notre application",
)
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"(?<=[a-zé,] )[A-ZÉ][a-zéèêëïôûç]{4,}")
_BRACKET = re.compile(r"\s\([^()]{2,80}\)|, (?:qui|dont|où) [^,.;]{5,90},")
_ADVERB = re.compile(r"\b(?!au|com|mo|élé|docu|gouverne|parle|départe)\w{4,}ment\b ?")

Edit = Callable[[random.Random, str], str]


def _synonym(draw: random.Random, sentence: str) -> str:
    found = [pair for pair in _SYNONYMS if f" {pair[0]} " in f" {sentence} "]
    for before, after in draw.sample(found, min(2, len(found))):
        sentence = re.sub(rf"\b{before}\b", after, sentence, count=1)
    return sentence


def _day(draw: random.Random, sentence: str) -> str:
    day = draw.choice(_RELATIVE) if draw.random() < 0.5 else draw.choice(_DAYS)
    known = "|".join((*_DAYS, *_RELATIVE))
    return re.sub(rf"\b(?:{known})\b", day, sentence)


def _figure(draw: random.Random, sentence: str) -> str:
    return _NUMBER.sub(lambda m: str(int(m[0]) + draw.choice((0, 1, 2))), sentence)


def _respell(draw: random.Random, sentence: str) -> str:
    def spelt(match: re.Match[str]) -> str:
        pairs = (("ou", "u"), ("i", "y"), ("k", "c"), ("é", "e"), ("ll", "l"))
        known = [pair for pair in pairs if pair[0] in match[0]]
        return match[0].replace(*draw.choice(known)) if known else match[0]

    return _NAME.sub(spelt, sentence, count=1)


def _shorten(draw: random.Random, sentence: str) -> str:
    pattern = draw.choice((_BRACKET, _ADVERB))
    return pattern.sub(" " if pattern is _BRACKET else "", sentence, count=1)


def _drop_clause(draw: random.Random, sentence: str) -> str:
    parts = sentence.split(", ")
    if len(parts) > 2:
        del parts[draw.randrange(1, len(parts) - 1)]
    return ", ".join(parts)


def _turn(draw: random.Random, sentence: str) -> str:
    """Move what opens a sentence to its end, or the other way round."""
    del draw
    body = sentence.rstrip()
    head, comma, rest = body.partition(", ")
    if comma and 2 <= words(head) <= 8 and rest.endswith(".") and words(rest) > 5:
        return f"{rest[0].upper()}{rest[1:-1]}, {head[0].lower()}{head[1:]}. "
    return sentence


def _marks(draw: random.Random, sentence: str) -> str:
    del draw
    turned = sentence.replace("« ", "“").replace(" »", "”")
    return turned.replace("'", "’")


EDITS: tuple[Edit, ...] = (
    _synonym, _synonym, _day, _figure, _respell, _shorten, _drop_clause, _turn, _marks,
)  # fmt: skip


def paragraphs(text: str) -> list[list[str]]:
    """Return the sentences in paragraphs of three."""
    every = [s.strip() + " " for s in sentences(text) if s.strip()]
    return [every[i : i + 3] for i in range(0, len(every), 3)]


def edit_as_desk(draw: random.Random, text: str, donor: str, strength: float) -> str:
    """Return a text as a desk prints it; ``donor`` gives the paragraphs of its own."""
    parts = paragraphs(text)
    own = paragraphs(donor)
    lead = parts[0]
    if draw.random() < strength + 0.2:
        lead = [*own[0][:1], *lead[1:]]
    body = [p for p in parts[1:] if draw.random() > strength * 0.5]
    if draw.random() < strength:
        cut = draw.randrange(len(body) + 1)
        body = [*body[cut:], *body[:cut]]
    kept = [lead, *body]
    edited = [[_edited(draw, s, strength) for s in p] for p in kept]
    if draw.random() < strength and len(own) > 2:
        edited.insert(draw.randrange(1, len(edited) + 1), draw.choice(own[1:]))
    lines = ["".join(p).strip() for p in edited]
    for extra in (_HEADINGS, _LINKS):
        if draw.random() < strength + 0.2:
            lines.insert(draw.randrange(1, len(lines) + 1), draw.choice(extra))
    return "\n\n".join(lines)


def edit_part(draw: random.Random, text: str, donor: str, strength: float) -> str:
    """Return a text whose third to half is another's, sentences edited as a desk does.

    What is taken stands in one or two blocks among the paragraphs of the donor.
    """
    taken = [p for p in paragraphs(text) if p]
    own = paragraphs(donor)
    total = min(words(text), words(donor))
    share = draw.uniform(0.32, 0.5)
    first = draw.randrange(len(taken))
    block: list[str] = []
    for number in range(len(taken)):
        if words("".join(block)) >= share * total:
            break
        part = taken[(first + number) % len(taken)]
        block.append("".join(_edited(draw, s, strength) for s in part))
    room = round(words("".join(block)) * (1 - share) / share)
    kept: list[str] = []
    for part in own:
        if words("".join(kept)) >= room:
            break
        kept.append("".join(part))
    cut = draw.randrange(len(block) + 1)
    at = draw.randrange(len(kept) + 1)
    lines = [*kept[:at], *block[:cut], *kept[at:], *block[cut:]]
    return "\n\n".join(line.strip() for line in lines)


def _edited(draw: random.Random, sentence: str, strength: float) -> str:
    for edit in EDITS:
        if draw.random() < strength:
            sentence = edit(draw, sentence)
    return sentence
