"""Collect the dictionary forms that the training treebanks show."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.treebanks import Sentence

HOUSE = Path(__file__).with_name("lemma_table.tsv")
# Names and numbers are their own lemma; the question treebank folds all pronouns.
SKIPPED = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


def house_rules() -> dict[tuple[str, str], str]:
    """Return the lemmas of pronouns and determiners, which we set ourselves."""
    rows = (line.split("\t") for line in HOUSE.read_text("utf-8").splitlines())
    return {(form, pos): lemma for form, pos, lemma in rows}


def lemma_table(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """Map word and part of speech to the commonest lemma, ours before theirs."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            if word.pos not in SKIPPED and word.lemma:
                counts[word.text.lower(), word.pos][word.lemma.lower()] += 1
    table = {key: found.most_common(1)[0][0] for key, found in counts.items()}
    return table | house_rules()
