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
_PRESENTS = (
    "affirme explique déclare estime souligne ajoute précise assure indique "
    "rappelle note confie juge conclut raconte poursuit résume insiste prévient "
    "regrette reconnaît soutient dit observe lance écrit"
)
PRESENTS = _PRESENTS.split()
_PARTICIPLES = (
    "affirmé expliqué déclaré estimé souligné ajouté précisé assuré indiqué "
    "rappelé noté confié jugé conclu raconté poursuivi résumé insisté prévenu "
    "regretté reconnu soutenu dit observé lancé écrit martelé promis"
)
PARTICIPLES = _PARTICIPLES.split()
MARKS = frozenset('"«»')
CLITICS = {"-t-il": "Masc", "-t-elle": "Fem"}


class Parts(msgspec.Struct, frozen=True):
    """Pieces of treebank sentences that a made-up incise is built of."""

    subjects: list[Sentence]
    adjuncts: list[Sentence]


def press(sentence: Sentence, parts: Parts, random: Random) -> Sentence:
    """Return the sentence as an article might print it."""
    words = [msgspec.structs.replace(word) for word in sentence]
    closed = len(words) > 4 and words[-1].text == "."
    quoted = any(word.text in '"«»' for word in words)
    roll = random.random()
    if closed and roll < 0.08:
        words = _with_incise(words, parts, random)
    elif closed and roll < 0.12:
        words = _with_medial_incise(words, parts, random)
    elif closed and not quoted and roll < 0.15:
        words = _announced(words, parts, random)
    elif closed and not quoted and roll < 0.20:
        words = _quote(words, len(words) - random.randint(0, 1))
    elif closed and roll < 0.23:
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


def _with_incise(words: Sentence, parts: Parts, random: Random) -> Sentence:
    """Turn "X." into "« X », a déclaré Y." or "X, affirme Y."."""
    end = len(words) - 1
    if any(word.head == end for word in words[:-1]) or _root(words) == end:
        return words
    final = words.pop()
    quoted = any(word.text in MARKS for word in words)
    if not quoted and random.random() < 0.8:
        words = _quote(words, len(words))
    words[-1].space = False
    root = _root(words)
    base = len(words)
    incise, top = _reporting(base + 1, parts, random)
    words += [_mark(",", top, space=True), *incise]
    _hang(words, top, root, "parataxis:insert")
    final.head = root
    words[-1].space = False
    return [*words, final]


def _with_medial_incise(words: Sentence, parts: Parts, random: Random) -> Sentence:
    """Turn "X fait Y." into "X, affirme Z, fait Y."."""
    root = _root(words)
    subject = next(
        (
            at
            for at, word in enumerate(words[:root])
            if word.dep.startswith("nsubj")
            and word.head == root
            and word.pos in {"NOUN", "PROPN"}
        ),
        None,
    )
    if subject is None:
        return words
    at = max(_subtree(words, subject)) + 1
    if not 0 < at <= root or words[at].pos == "PUNCT":
        return words
    incise, top = _reporting(at + 1, parts, random)
    block = [_mark(",", top, space=True), *incise, _mark(",", top, space=True)]
    for word in words:
        word.head += len(block) * (word.head >= at)
    words[at - 1].space = False
    block[-2].space = False
    made = [*words[:at], *block, *words[at:]]
    _hang(made, top, root + len(block), "parataxis:insert")
    return made


def _announced(words: Sentence, parts: Parts, random: Random) -> Sentence:
    """Turn "X." into "Y a déclaré : « X. »"."""
    subject = [msgspec.structs.replace(w) for w in random.choice(parts.subjects)]
    root = _root(words)
    verb, top = _verb_group(len(subject), random)
    _hang(subject, _root(subject), top, "nsubj")
    subject[0].text = subject[0].text[0].upper() + subject[0].text[1:]
    base = len(subject) + len(verb) + 2
    for word in words:
        word.head += base
    inside = random.random() < 0.5  # the full stop stands before the guillemet
    words[-1].space = inside
    words[-2].space = not inside
    lead = base + root
    colon = _mark(":", lead, space=True)
    opening, closing = _mark("«", lead, space=True), _mark("»", lead, space=inside)
    if inside:
        made = [*subject, *verb, colon, opening, *words, closing]
    else:
        words[-1].head = top
        made = [*subject, *verb, colon, opening, *words[:-1], closing, words[-1]]
    _hang(made, lead, top, "ccomp")
    made[top].dep, made[top].head = "root", top
    return made


def _hang(words: Sentence, at: int, head: int, dep: str) -> None:
    words[at].head, words[at].dep = head, dep


def _verb_group(base: int, random: Random) -> tuple[Sentence, int]:
    """Return a reporting verb with its auxiliary if any, and where it stands."""
    if random.random() < 0.6:
        auxiliary = Word(
            "a", "avoir", "AUX", _PRESENT, base + 1, "aux:tense", space=True
        )
        verb = Word("", "", "VERB", _PAST, base + 1, "root", space=True)
        verb.text = random.choice(PARTICIPLES)
        return [auxiliary, verb], base + 1
    verb = Word("", "", "VERB", _PRESENT, base, "root", space=True)
    verb.text = random.choice(PRESENTS)
    return [verb], base


def _reporting(base: int, parts: Parts, random: Random) -> tuple[Sentence, int]:
    """Return "a déclaré Y", "affirme-t-il" …, and where the verb stands."""
    group, top = _verb_group(base, random)
    if random.random() < 0.25:
        text, gender = random.choice(list(CLITICS.items()))
        if group[0].text[-1] not in "ea":
            text = text.replace("-t-", "-")
        features = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
        group[0].space = False
        group.insert(1, Word(text, "", "PRON", features, top, "nsubj", space=True))
        if len(group) == 3:
            top += 1
            for word in group[:2]:
                word.head = top
    else:
        group += _moved(random.choice(parts.subjects), base + len(group), top, "nsubj")
    if random.random() < 0.35:
        group += _moved(random.choice(parts.adjuncts), base + len(group), top, "")
    return group, top


def _moved(words: Sentence, base: int, head: int, dep: str) -> Sentence:
    """Copy a cut-out phrase to another place and hang it there."""
    top = _root(words)
    moved = [msgspec.structs.replace(w, head=w.head + base) for w in words]
    _hang(moved, top, head, dep or words[top].dep)
    return moved


def parts_of(sentences: list[Sentence]) -> Parts:
    """Cut short nominal subjects and short adjuncts out of sentences."""
    subjects: list[Sentence] = []
    adjuncts: list[Sentence] = []
    for words in sentences:
        for top, word in enumerate(words):
            nominal = word.pos in {"NOUN", "PROPN"}
            one = nominal and "Number=Plur" not in word.morph
            if word.dep == "nsubj" and one and (cut := _cut_out(words, top, 7)):
                if cut[0].pos != "PROPN":
                    cut[0].text = cut[0].text[0].lower() + cut[0].text[1:]
                subjects.append(cut)
            elif word.dep == "obl:mod" and nominal and words[word.head].pos == "VERB":
                cut = _cut_out(words, top, 4)
                if cut and cut[0].text[0].islower():
                    adjuncts.append(cut)
    return Parts(subjects, adjuncts)


def _cut_out(words: Sentence, top: int, longest: int) -> Sentence:
    """Return a phrase of consecutive words, its head as its root; or nothing."""
    inside = sorted(_subtree(words, top))
    first, last = inside[0], inside[-1]
    if len(inside) > longest or last - first + 1 != len(inside):
        return []
    if any(words[at].pos == "PUNCT" for at in inside):
        return []
    cut = [
        msgspec.structs.replace(word, head=word.head - first)
        for word in words[first : last + 1]
    ]
    cut[top - first].head = top - first
    cut[-1].space = True
    return cut


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
