"""What a noun says that its verb only presents: « il y a eu trois morts ».

« On ne déplore aucune victime », « l'accident a fait trois morts », « un incendie s'est
déclaré dans l'usine », « Trois morts dans un incendie »: the noun states it, with the
phrases of the verb. Whoever came to harm is what the noun names.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.assertions.match import Match
from recoupe.assertions.noun_slots import noun_slots
from recoupe.assertions.predicates import Predicate
from recoupe.assertions.slots import Slots, verb_slots
from recoupe.assertions.tree import SUBJECTS, Tree
from recoupe.lang.commitment import load_commitment
from recoupe.lang.frames import Entry, Lexicon, Pattern, load_class
from recoupe.lang.presenting import Presenting, load_harm, load_presenting
from recoupe.model import Token

_BARE = frozenset({"", "de"})  # « n'a pas fait de victime »
_OWN = frozenset({"s", "o", "c", "q", "en", "y"})
_NOUN = frozenset({"NOUN", "ADJ", "VERB"})  # as a tagger takes « ni mort ni blessé »
_BEHIND = frozenset({"obj", "obl", "nsubj", "conj", "xcomp"})
_PREVERBAL = frozenset({"befalls", "counted"})


class Presented(msgspec.Struct, frozen=True, kw_only=True):
    """A noun with the verb that presents it, in a title itself."""

    noun: int
    verb: int
    harm: str | None = None  # what it says of the people it names
    slots: Slots  # the phrases of the verb that say where, how, on what occasion
    maker: int | None = None  # what caused it: « l'accident a fait trois morts »
    denied: bool = False  # beside the noun itself: « ni mort ni blessé »
    upheld: bool = False  # set against a denial: « pas de mort, mais 12 blessés »
    idle: int | None = None  # an infinitive that adds nothing: « à déplorer »


def find_presented(tree: Tree, senses: Lexicon) -> dict[int, Presented]:
    """Return by noun what a verb presents; ``senses`` tell the nouns of events."""
    found: dict[int, Presented] = {}
    for token in tree.tokens:
        for shown in (*_shown_by(tree, token, senses), *_title(tree, token)):
            first = found.get(shown.noun, shown)
            if shown.harm is None or not _is_known(tree, shown.noun):
                idle = first.idle or shown.idle
                found[shown.noun] = msgspec.structs.replace(first, idle=idle)
    return found


def _shown_by(tree: Tree, verb: Token, senses: Lexicon) -> Iterator[Presented]:
    """Yield what a verb presents, nothing of other words."""
    if verb.pos not in {"VERB", "AUX"}:
        return
    harm = load_harm(tree.language)
    for use in load_presenting(tree.language).get(verb.lemma, ()):
        if not _is_used(tree, verb, use):
            continue
        for noun in _nouns(tree, verb, use):
            sense = harm.get(_written(tree, noun, harm))
            if sense or (not use.harm_only and _tells(tree, noun, senses)):
                yield _presented(tree, verb, use, noun, sense)


def _title(tree: Tree, token: Token) -> Iterator[Presented]:
    """Yield the nouns of harm that stand alone: « Trois morts dans un incendie »."""
    harm = load_harm(tree.language)
    if not _heads_title(tree, token) or _written(tree, token.index, harm) not in harm:
        return
    for noun in _with_others(tree, token.index):
        yield Presented(
            noun=noun,
            verb=token.index,
            harm=harm.get(_written(tree, noun, harm)),
            slots=noun_slots(tree, token.index),
            denied=_is_denied(tree, noun),
            upheld=_is_upheld(tree, noun),
        )


def _is_known(tree: Tree, noun: int) -> bool:
    """Tell whether a noun of harm names somebody known: « la mort de X ».

    The verb beside it does not say that they came to harm.
    """
    return any(
        c.pos == "DET"
        and (c.feature("Definite") == "Def" or c.feature("Poss") == "Yes")
        for c in tree.children(noun)
    ) or any(c.feature("PronType") == "Dem" for c in tree.children(noun))


def presented_as(
    predicates: Sequence[Predicate], presented: Mapping[int, Presented]
) -> list[Predicate]:
    """Put nouns of harm as the verbs that present them: as sure, denied or not."""
    judged = {predicate.token: predicate for predicate in predicates}
    for noun, shown in presented.items():
        if shown.harm is None:
            continue
        own = judged.get(noun, Predicate(token=noun))
        verb = judged.get(shown.verb, own)
        above = not shown.upheld and "-" in {own.polarity, verb.polarity}
        denied = shown.denied or above
        judged[noun] = msgspec.structs.replace(
            verb, token=noun, polarity="-" if denied else "+"
        )
    return [judged[index] for index in sorted(judged)]


def as_match(tree: Tree, presented: Presented) -> Match | None:
    """Return the use of a noun of harm; nobody came to it where it is denied."""
    if presented.harm is None:
        return None
    entry = Entry(
        pattern=Pattern(tree.tokens[presented.noun].lemma.lower(), reflexive=False),
        noun=True,
        value=presented.harm,
        frame={},
    )
    roles = {} if presented.maker is None else {"actor": [presented.maker]}
    return Match(entry, roles, presented.slots, presented.noun)


def _written(tree: Tree, noun: int, harm: Mapping[str, str]) -> str:
    """Return a noun as the list of harm writes it: in the singular, or its lemma."""
    token = tree.tokens[noun]
    text = token.text.lower()
    singular = text if text in harm else text.rstrip("s")
    return singular if singular in harm else token.lemma.lower()


def _tells(tree: Tree, noun: int, senses: Lexicon) -> bool:
    token = tree.tokens[noun]
    return token.pos == "NOUN" and bool(senses.uses(token.lemma.lower(), noun=True))


def _is_used(tree: Tree, verb: Token, use: Presenting) -> bool:
    """Tell whether a verb only presents: « il y a », « est à déplorer »."""
    if use.frame == "sums":
        return verb.dep == "cop" and any(
            c.dep in SUBJECTS and c.lemma.lower() == use.beside
            for c in tree.children(verb.head)
        )
    if use.reflexive != tree.is_reflexive(verb.index):
        return False
    children = tree.children(verb.index)
    if use.beside and not any(c.lemma.lower() == use.beside for c in children):
        return False
    if use.frame == "exists":
        return any(c.dep.startswith("expl:subj") for c in children) and any(
            c.pos == "PRON" and c.text.lower() == "y" for c in children
        )
    if use.frame == "counted":
        return tree.has(verb.index, "cop", "aux:pass") or _is_due(tree, verb)
    return use.frame == "befalls" or not tree.is_passive(verb.index)


def _nouns(tree: Tree, verb: Token, use: Presenting) -> Iterator[int]:
    """Yield the nouns a verb presents, those coordinated with them included."""
    if use.frame == "sums":
        yield from _with_others(tree, _counted(tree, verb.head))
        return
    if use.frame == "counted" and _is_due(tree, verb):
        yield from _with_others(tree, _counted(tree, verb.head))
        return
    for child in tree.children(verb.index):
        if child.pos not in _NOUN or child.index in tree.timed:
            continue
        if tree.has(child.index, *SUBJECTS):
            continue  # « …, mais trois personnes ont été blessées »
        if use.frame in _PREVERBAL:
            placed = child.dep in SUBJECTS
        else:
            behind = child.dep.split(":")[0] in _BEHIND and child.index > verb.index
            placed = behind and tree.preposition(child.index) in _BARE
        if placed:
            yield from _with_others(tree, _counted(tree, child.index))


def _is_due(tree: Tree, verb: Token) -> bool:
    """Tell whether an infinitive is what is to be done: « un mort à déplorer »."""
    beside = tree.tokens[verb.head].pos == "NOUN" and verb.head < verb.index
    return beside and any(
        c.dep == "mark" and c.lemma == "à" for c in tree.children(verb.index)
    )


def _with_others(tree: Tree, noun: int) -> Iterator[int]:
    yield noun
    for child in tree.children(noun):
        if child.dep == "conj" and child.pos in _NOUN:
            yield from _with_others(tree, _counted(tree, child.index))


def _counted(tree: Tree, noun: int) -> int:
    """Return the noun behind « des dizaines de », « une trentaine de »."""
    if tree.tokens[noun].lemma.lower() not in load_class(tree.language, "amount-noun"):
        return noun
    inner = (
        c.index
        for c in tree.children(noun)
        if c.dep == "nmod" and tree.preposition(c.index) == "de"
    )
    return next(inner, noun)


def _presented(
    tree: Tree, verb: Token, use: Presenting, noun: int, harm: str | None
) -> Presented:
    due = use.frame == "counted" and _is_due(tree, verb)
    bearer = tree.head(noun) if due and tree.is_verb(tree.head(noun).index) else verb
    alone = use.frame == "sums" or (due and bearer is verb)
    around = {} if alone else verb_slots(tree, bearer.index)
    slots: Slots = {}
    for name, indices in around.items():
        kept = [i for i in indices if tree.tokens[i].lemma.lower() != use.beside]
        if name not in _OWN and noun not in kept and kept:
            slots[name] = kept
    return Presented(
        noun=noun,
        verb=noun if alone else bearer.index,
        harm=harm,
        slots=slots,
        maker=tree.subject(verb.index) if use.frame == "makes" else None,
        denied=_is_denied(tree, noun),
        upheld=_is_upheld(tree, noun),
        idle=verb.index if due else None,
    )


def _is_denied(tree: Tree, noun: int) -> bool:
    """Tell whether a word beside a noun denies it: « ni », « aucun », « pas de »."""
    words = load_commitment(tree.language).negation
    return any(
        c.text.lower() in words.words | words.alone and c.index < noun
        for c in tree.children(noun)
    )


def _is_upheld(tree: Tree, noun: int) -> bool:
    """Tell whether « mais » sets a noun against what is denied before it."""
    words = load_commitment(tree.language).negation
    return any(
        c.dep == "cc" and c.index < noun and c.text.lower() in words.against
        for c in tree.children(noun)
    )


def _heads_title(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun stands alone with a number or denied, or behind « bilan ».

    So it does behind a verb: « deux soldats ont été tués et trois blessés ».
    """
    above = tree.head(noun.index)
    summed = above.dep == "root" and any(
        use.frame == "sums" and use.beside == above.lemma.lower()
        for uses in load_presenting(tree.language).values()
        for use in uses
    )
    gapped = noun.dep == "conj" and tree.is_passive(above.index)
    placed = noun.dep == "root" or gapped or (summed and noun.index > above.index)
    if not placed:
        return False
    if tree.has(noun.index, "nsubj", "nsubj:pass", "cop", "aux", "aux:pass"):
        return False
    return tree.has(noun.index, "nummod") or _is_denied(tree, noun.index)
