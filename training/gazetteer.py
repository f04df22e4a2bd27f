"""Which words occur in names of which kind, from Prolex: the list the networks see."""

from collections import Counter, defaultdict
from pathlib import Path

# The classes of Prolex that tell something, by the part of the tag that shows them.
CLASSES = (
    ("Celebrite", "p"),
    ("Toponyme+Ville", "v"),
    ("Toponyme+Territoire", "t"),
    ("Toponyme", "l"),
    ("Collectif+Groupement", "o"),
    ("Collectif", "g"),
    ("Pragmonyme", "e"),
    ("Ergonyme", "w"),
)


def name_words(path: Path) -> dict[str, str]:
    """Map every capitalized word of the list to the letters of its classes.

    A person's name gives ``f`` to its first word and ``s`` to its last, demonyms and
    their adjectives ``d``; a name of one word gives a capital letter.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        form, _, tag = line.replace("\\,", " ").replace("\\.", ".").rpartition(",")
        kind = next((k for part, k in CLASSES if part in tag), None)
        if kind is None or not form or tag.startswith(".PFX"):
            continue
        if "+Hum+" in tag or tag.startswith(".A+"):
            kind = "d"
        words = form.replace("’", "'").replace("=", " ").split()
        capital = [w for w in words if w[0].isupper() and len(w) > 1]
        for at, word in enumerate(capital):
            letter = kind if len(words) > 1 else kind.upper()
            if kind == "p" and len(capital) > 1:
                letter = "s" if at == len(capital) - 1 else "f"
            found[word][letter] += 1
    return {word: _classes(letters) for word, letters in sorted(found.items())}


def _classes(letters: Counter[str]) -> str:
    """Keep what a word names alone, and its commonest part in longer names."""
    alone = sorted(letter for letter in letters if letter.isupper())
    parts = [letter for letter, _ in letters.most_common() if letter.islower()]
    return "".join(alone + parts[:1])
