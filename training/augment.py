"""Make treebank sentences look like the press: quotation marks, incises, titles.

Treebanks quote with straight marks and hardly ever at length, while every second
sentence of an article is quoted speech. Each epoch sees the sentences changed anew.
"""

from random import Random

import msgspec

from training.treebanks import Sentence, Word

# Verb of an incise, its auxiliary if any, and the features of the finite form.
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PAST = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
PRESENTS = (
    "affirme explique déclare estime souligne ajoute précise assure indique rappelle "
    "note confie juge conclut raconte poursuit résume insiste prévient regrette "
    "reconnaît soutient dit observe lance écrit"
).split()
PARTICIPLES = (
    "affirmé expliqué déclaré estimé souligné ajouté précisé assuré indiqué rappelé "
    "noté confié jugé conclu raconté poursuivi résumé insisté prévenu regretté "
    "reconnu soutenu dit observé lancé écrit martelé promis fait"
).split()
CLITICS = {"-t-il": "Masc", "-t-elle": "Fem"}


def press(sentence: Sentence, subjects: list[Sentence], random: Random) -> Sentence:
    """Return the sentence as an article might print it."""
    words = [msgspec.structs.replace(word) for word in sentence]
    closed = len(words) > 4 and words[-1].text == "."
    quoted = any(word.text in "\"«»" for word in words)
    roll = random.random()
    if closed and roll < 0.10:
        words = _with_incise(words, quoted, subjects, random)
    elif closed and not quoted and roll < 0.16:
        words = _quote(words, len(words) - random.randint(0, 1))
    elif closed and roll < 0.19:
        words = _drop_end(words)
    if random.random() < 0.6:
        words = _guillemets(words)
    if random.random() < 0.02:
        for word in words:
            word.text = word.text.lower()
    return words


def _drop_end(words: Sentence) -> Sentence:
    if any(word.head == len(words) - 1 for word in words[:-1]):
        return words
    words[-2].space = True
    return words[:-1]


def _root(words: Sentence) -> int:
    return next(at for at, word in enumerate(words) if word.head == at)


def _mark(text: str, head: int, *, space: bool) -> Word:
    return Word(text, text, "PUNCT", "", head, "punct", space)


def _quote(words: Sentence, end: int) -> Sentence:
    """Put words[:end] between guillemets."""
    root = _root(words)
    for word in words:
        word.head = word.head + 1 + (word.head >= end)
    words[end - 1].space = True
    opening = _mark("«", root + 1 + (root >= end), space=True)
    closing = _mark("»", root + 1 + (root >= end), space=end < len(words))
    if end == len(words):
        closing.space = True
    elif words[end].text == ".":
        closing.space = False
    return [opening, *words[:end], closing, *words[end:]]


def _with_incise(
    words: Sentence, quoted: bool, subjects: list[Sentence], random: Random
) -> Sentence:
    """Turn "X." into "« X », a déclaré Y." or "X, affirme Y."."""
    end = len(words) - 1
    if any(word.head == end for word in words[:-1]) or _root(words) == end:
        return words
    final = words.pop()
    if not quoted and random.random() < 0.8:
        words = _quote(words, len(words))
    words[-1].space = False
    root = _root(words)
    base = len(words)
    words += [_mark(",", base + 1, space=True)]
    words += _reporting(base + 1, root, subjects, random)
    words[base].head = next(
        at for at in range(base + 1, len(words)) if words[at].dep == "parataxis:insert"
    )
    final.head = root
    words[-1].space = False
    return [*words, final]


def _reporting(
    base: int, root: int, subjects: list[Sentence], random: Random
) -> Sentence:
    if random.random() < 0.6:
        auxiliary = Word("a", "avoir", "AUX", _PRESENT, base + 1, "aux:tense", True)
        verb = Word("", "", "VERB", _PAST, root, "parataxis:insert", True)
        verb.text = random.choice(PARTICIPLES[:-1])
        group = [auxiliary, verb]
    else:
        verb = Word("", "", "VERB", _PRESENT, root, "parataxis:insert", True)
        verb.text = random.choice(PRESENTS)
        group = [verb]
    if random.random() < 0.25:
        text, gender = random.choice(list(CLITICS.items()))
        if len(group) == 1:
            text = text if group[0].text[-1] in "ea" else text.replace("-t-", "-")
        features = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
        clitic = Word(text, "", "PRON", features, base + len(group) - 1, "nsubj", True)
        if len(group) == 2:
            clitic.head = base + 2
            group[0].head = base + 2
        group[0].space = False
        return [group[0], clitic, *group[1:]]
    subject = random.choice(subjects)
    start = base + len(group)
    for word in subject:
        own = word.head + start
        group.append(msgspec.structs.replace(word, head=own))
    top = start + _root(subject)
    group[top - base].head = start - 1
    group[top - base].dep = "nsubj"
    return group


def subjects_of(sentences: list[Sentence]) -> list[Sentence]:
    """Return short nominal subjects, cut out: what an incise can have after its verb."""
    found: list[Sentence] = []
    for words in sentences:
        for top, word in enumerate(words):
            if word.dep != "nsubj" or word.pos not in {"NOUN", "PROPN"}:
                continue
            inside = sorted(_subtree(words, top))
            first, last = inside[0], inside[-1]
            if len(inside) <= 7 and last - first + 1 == len(inside):
                cut = [
                    msgspec.structs.replace(w, head=w.head - first)
                    for w in words[first : last + 1]
                ]
                cut[top - first].head = top - first
                if cut[0].pos != "PROPN":
                    cut[0].text = cut[0].text[0].lower() + cut[0].text[1:]
                cut[-1].space = True
                found.append(cut)
    return found


def _subtree(words: Sentence, top: int) -> set[int]:
    inside = {top}
    grown = True
    while grown:
        new = {at for at, word in enumerate(words) if word.head in inside} - inside
        inside |= new
        grown = bool(new)
    return inside


def _guillemets(words: Sentence) -> Sentence:
    opened = False
    for at, word in enumerate(words):
        if word.text != '"':
            continue
        opened = not opened
        word.text = "«" if opened else "»"
        if opened:
            word.space = True
        elif at:
            words[at - 1].space = True
    return words
