"""What an article says of a word elsewhere: counts, readings, acronyms spelt out."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.annotate.names.mention_scene import Scene
from recoupe.kb.folding import fold

Spans = Sequence[tuple[int, int, str]]  # tokens [first, last) and label
_MOST_LETTERS = 8
_LONGEST_EXPANSION = 14  # words before an acronym in brackets


class Memory:
    """Counts over the article that are asked for every capitalized word."""

    def __init__(
        self, scene: Scene, proposed: Spans, model: list[str], system: list[str]
    ) -> None:
        """Count over the words of an article.

        Args:
            scene: the article.
            proposed: the names that the model proposes.
            model: the label of each word after the model.
            system: the label of each word after the rules.
        """
        self.lower: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.model: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.system: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for token in scene.tokens:
            at, text = token.index, token.text
            if text[:1].islower():
                self.lower[scene.words[at]] += 1
            elif text[:1].isupper() and not scene.opens(at):
                self.capital[text] += 1
            if text[:1].isupper() or text[:1].isdigit():
                self.model[text][model[at]] += 1
                self.system[text][system[at]] += 1
        self.family = _family_names(scene, proposed)
        self.acronyms = _acronyms(scene)


def _family_names(scene: Scene, spans: Spans) -> set[str]:
    return {
        scene.surfaces[last - 1]
        for first, last, label in spans
        if label == "PER" and last - first > 1
    }


def _acronyms(scene: Scene) -> dict[int, str]:
    """Find « Confédération générale du travail (CGT) »: the acronym and its words."""
    found: dict[int, str] = {}
    for token in scene.tokens:
        at = token.index
        if at < 3 or scene.words[at - 1] != "(" or not _is_acronym(token.text):
            continue
        first = _expansion(scene, at)
        if first is not None:
            found[at] = "is=acronym"
            for inner in range(first, at - 1):
                place = "B" if inner == first else "I"
                found[inner] = f"is=expanded{place}"
    return found


def _is_acronym(text: str) -> bool:
    capitals = sum(character.isupper() for character in text)
    return capitals >= 2 and len(text) <= _MOST_LETTERS


def _expansion(scene: Scene, acronym: int) -> int | None:
    """Return the first of the words before « ( » whose initials an acronym gives."""
    letters = [c for c in fold(scene.tokens[acronym].text) if c.isalpha()]
    at = acronym - 2
    lowest = max(0, acronym - _LONGEST_EXPANSION)
    first = None
    while letters and at >= lowest:
        word = fold(scene.tokens[at].text)
        if word[:1] == letters[-1] and (len(word) > 3 or scene.is_capital(at)):
            letters.pop()
            first = at
        at -= 1
    return None if letters else first


def favourite(votes: Counter[str]) -> str:
    """Return the commonest reading; of equals the last in the alphabet."""
    return max(votes.items(), key=lambda vote: (vote[1], vote[0]))[0]
