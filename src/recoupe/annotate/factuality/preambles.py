"""Set phrases that say how sure a predicate is: before it, or beside it.

« sur le point de partir », « au lieu de partir », « il est sans doute parti ».
"""

from collections import defaultdict
from functools import cache

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.moods import Judgment, Moods
from recoupe.lang.commitment import CommitmentPack, Phrase
from recoupe.model import Span

_NEAR = 5  # words that may stand between a phrase and the predicate


_LAST = 2  # letters by which phrases are found


@cache
def _by_ending(phrases: tuple[Phrase, ...]) -> dict[str, list[tuple[str, Phrase]]]:
    """Return the wordings with what they say, the longest of an ending first."""
    found: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
    wordings = [(wording, phrase) for phrase in phrases for wording in phrase.words]
    for wording, phrase in sorted(wordings, key=lambda pair: -len(pair[0])):
        found[wording[-_LAST:]].append((wording, phrase))
    return found


class Preambles:
    """Looks for the phrases of the pack around the predicates of one text."""

    def __init__(self, tree: Tree, pack: CommitmentPack, moods: Moods) -> None:
        self.tree = tree
        self.moods = moods
        self.pack = pack.phrases
        self._ending = _by_ending(self.pack.before)
        self.complementizers = pack.negation.restriction

    def before(self, index: int) -> Judgment | None:
        """Judge a predicate by the phrase right before it, None if there is none."""
        tree = self.tree
        finite = tree.finite(index)
        last = index - 1
        noun = tree.tokens[index].pos == "NOUN"
        if finite is not None and tree.tokens[finite].feature("VerbForm") == "Fin":
            opening = [
                mark
                for mark in tree.kids(index, "mark", "advmod", "case")
                if tree.words[mark] in self.complementizers and mark < index
            ]
            if not opening:
                return None
            last = opening[0]
        first = tree.sentence(index).first
        for skipped in range(_NEAR):
            found = self._ends_at(first, last - skipped, index, noun=noun)
            if found is not None:
                return found
            word = tree.words[last - skipped] if last - skipped >= first else ""
            if finite is not None or word not in self.pack.between:
                return None
        return None

    def _ends_at(
        self, first: int, last: int, index: int, *, noun: bool
    ) -> Judgment | None:
        """Return what the longest phrase ending at a token makes of what follows."""
        tree = self.tree
        if last < first:
            return None
        tail = " ".join(tree.words[max(first, last - 7) : last + 1])
        tail = tail.replace("' ", "'")
        for wording, phrase in self._ending.get(tail[-_LAST:], ()):
            if (noun and phrase.infinitive) or not tail.endswith(wording):
                continue
            if tail != wording and tail[-len(wording) - 1] not in " '":
                continue
            token = tree.tokens[last]
            mark = (Span(token.start, token.end),)
            rule = f"phrase.{wording}"
            if phrase.polarity == "+" and self._is_denied(wording, index):
                return Judgment("certain", "-", rule, mark)
            return Judgment(phrase.value, phrase.polarity, rule, mark)
        return None

    def _is_denied(self, wording: str, index: int) -> bool:
        """« n'a pas été en mesure de »; « il n'est pas exclu que » says its own no."""
        denies = self.moods.pack.negation.words.isdisjoint(wording.split())
        return denies and self.moods.is_denied(self.tree.tokens[index].head)

    def beside(self, index: int) -> Judgment | None:
        """Judge a predicate by an adverbial phrase that modifies it."""
        tree = self.tree
        for child in tree.children[index]:
            low, high = tree.left[child], tree.right[child]
            if high - low > 3:
                continue
            words = " ".join(tree.words[low : high + 1]).replace("' ", "'").strip(" ,")
            for kind in self.pack.beside:
                if words in kind.words:
                    span = Span(tree.tokens[low].start, tree.tokens[high].end)
                    return Judgment(
                        kind.value, kind.polarity, f"phrase.{words}", (span,)
                    )
        return None

    def is_near_miss(self, index: int) -> bool:
        """Tell whether « presque » takes a deed back: « a presque coulé »."""
        tree = self.tree
        if not any(True for _ in tree.kids(index, "aux")):
            return False
        return any(
            tree.words[child] in self.pack.near_miss
            and tree.words[child + 1] not in self.pack.quantifiers
            for child in tree.children[index]
            if child < index
        )
