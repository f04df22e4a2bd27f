"""One sentence printed twice between marks: did it come to mean another thing?

Two articles quote what one person said. Where their words are nearly the same and a
number, a denial, a degree or a condition is not, or one prints as the speaker's own
what others are said to say, only one of the two was said.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.wording import is_reworded
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.quoting import Quoting
from recoupe.lang.words import Words
from recoupe.model import Attribution, EntityId

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*'?")
LEAST, MOST = 4, 200  # words of a quotation that is a sentence
ONE_SENTENCE = 0.7  # of the words of the shorter of two, from which they are one
INSIDE = 0.85  # … from which the shorter was taken out of the longer


class Printed(NamedTuple):
    """What an article prints between marks, of one sentence of its text."""

    text: str  # lower case, straight apostrophes
    words: tuple[str, ...]
    is_asked: bool


class Overlap(NamedTuple):
    """How the shorter of two quotations lies in the longer."""

    short: Printed
    long: Printed
    blocks: tuple[tuple[int, int, int], ...]  # start in each, and words shared

    @property
    def share(self) -> float:
        """How many of the words of the shorter the longer has, in their order."""
        return sum(size for _, _, size in self.blocks) / len(self.short.words)

    @property
    def covered(self) -> tuple[str, ...]:
        """The words of the longer from the first to the last that both have."""
        first, last = self.blocks[0], self.blocks[-1]
        return self.long.words[first[1] : last[1] + last[2]]

    @property
    def before(self) -> str:
        """What stands before these in the longer, as one string."""
        return " ".join(self.long.words[: self.blocks[0][1]])


def misquote(left: Item, right: Item, words: Words) -> str | None:
    """Return what two printings of one quotation differ in, None where they agree.

    « Il faudra trois ans », « il faudra treize ans »; « nous avons presque fini »,
    « nous avons fini »; « on me dit qu'il faut fermer », « il faut fermer ». Not two
    sentences that somebody said one after the other, nor a sentence cut short.

    Args:
        left: A clause that is quoted, or an act of speech with what it quotes.
        right: Another.
        words: What is known of the words of their language.
    """
    quoting = words.quoting
    if quoting is None or not _may_be_one_speaker(left, right):
        return None
    ours, theirs = (printed_in(item) for item in (left, right))
    if ours is None or theirs is None or ours.words == theirs.words:
        return None
    if is_reworded(ours.words, theirs.words, words):
        return f"« {ours.text} » / « {theirs.text} »"
    found = words.part_denied
    partly = found is not None and any(found.search(p.text) for p in (ours, theirs))
    return find_difference(ours, theirs, quoting, denies_a_part=partly)


def printed_in(item: Item) -> Printed | None:
    """Return what an article quotes where an item stands, None where it is little."""
    said = _quoting(item)
    if said is None:
        return None
    start, end = item.sentence
    parts = [
        item.told_in[max(span.start, start) - start : min(span.end, end) - start]
        for span in said.quoted
        if span.start < end and start < span.end
    ]
    return read_printed(" ".join(parts))


def read_printed(quotation: str) -> Printed | None:
    """Return the words of a quotation, None where it is no sentence."""
    text = quotation.lower().replace("’", "'")
    words = tuple(WORD.findall(text))
    if not LEAST <= len(words) <= MOST:
        return None
    return Printed(text, words, text.rstrip().endswith("?"))


def find_difference(
    ours: Printed, theirs: Printed, quoting: Quoting, *, denies_a_part: bool = False
) -> str | None:
    """Return what makes two sentences of two quotations, None where nothing does.

    « Ne roulait pas au-dessus de la limite » (``denies_a_part``) grants that it rolled.
    """
    overlap = lay(ours, theirs)
    if overlap is None:
        return None
    return (
        _other_number(overlap, quoting)
        or (None if denies_a_part else _other_sign(overlap, quoting))
        or _other_degree(overlap, quoting)
        or _words_of_others(overlap, quoting)
        or _condition_cut_off(overlap, quoting)
    )


def lay(ours: Printed, theirs: Printed) -> Overlap | None:
    """Lay the shorter of two quotations on the longer, None where they are two."""
    short, long = sorted((ours, theirs), key=lambda p: (len(p.words), p.words))
    matcher = SequenceMatcher(None, short.words, long.words, autojunk=False)
    blocks = tuple((a, b, size) for a, b, size in matcher.get_matching_blocks() if size)
    overlap = Overlap(short, long, blocks)
    if not blocks or overlap.share < ONE_SENTENCE:
        return None
    return overlap


def _other_number(overlap: Overlap, quoting: Quoting) -> str | None:
    """« Trois ans », « treize ans »: a number stands in the place of another."""
    pairs = zip(overlap.blocks, overlap.blocks[1:], strict=False)
    for (a, b, size), (c, d, _) in pairs:
        one, other = overlap.short.words[a + size : c], overlap.long.words[b + size : d]
        ours, theirs = quoting.numbers_in(one), quoting.numbers_in(other)
        if ours and theirs and ours.isdisjoint(theirs):
            return _told(one, other)
    return None


def _other_sign(overlap: Overlap, quoting: Quoting) -> str | None:
    """« Nous signerons », « nous ne signerons pas »."""
    found = [
        sorted(quoting.negations.intersection(words))
        for words in (overlap.short.words, overlap.covered)
    ]
    return _told(*found) if bool(found[0]) != bool(found[1]) else None


def _other_degree(overlap: Overlap, quoting: Quoting) -> str | None:
    """« Presque fini », « fini »; « à peine », « largement »."""
    ours, theirs = (
        quoting.degrees_in(" ".join(words))
        for words in (overlap.short.words, overlap.covered)
    )
    return None if ours == theirs else _told(sorted(ours), sorted(theirs))


def _words_of_others(overlap: Overlap, quoting: Quoting) -> str | None:
    """« On me dit qu'il faut fermer », « il faut fermer »; « faut-il fermer ? »."""
    if overlap.share < INSIDE:
        return None
    if overlap.long.is_asked and not overlap.short.is_asked:
        return _told(("?",), ())
    text = re.sub(r"' ", "'", overlap.before + " ")
    lent = quoting.lent.search(text)
    return _told((lent.group().strip(),), ()) if lent else None


def _condition_cut_off(overlap: Overlap, quoting: Quoting) -> str | None:
    """« Sauf si l'État nous aide, nous fermerons », « nous fermerons »."""
    if overlap.share < INSIDE or quoting.condition.search(overlap.short.text):
        return None
    found = quoting.condition.search(overlap.long.text)
    return _told((found.group(),), ()) if found else None


def _told(ours: Sequence[str], theirs: Sequence[str]) -> str:
    return " / ".join(
        f"« {' '.join(words)} »" if words else "—" for words in (ours, theirs)
    )


def _may_be_one_speaker(left: Item, right: Item) -> bool:
    """Tell whether two quotations are not known to be of two people."""
    ours, theirs = (_speaker(item) for item in (left, right))
    return ours == theirs or not (is_named(ours) and is_named(theirs))


def _speaker(item: Item) -> EntityId | None:
    said = _quoting(item)
    return said.entity if said else None


def _quoting(item: Item) -> Attribution | None:
    """Return whose words stand between the marks: not whom these words cite."""
    head = item.assertion.head
    around = [
        said
        for said in item.chain
        if any(s.start <= head.start and head.end <= s.end for s in said.quoted)
    ]
    if around:
        return around[-1]
    return item.saying if item.assertion.kind == SPEECH else None
