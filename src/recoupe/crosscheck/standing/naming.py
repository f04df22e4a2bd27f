"""What outlets and sources are called, in a form that can be compared."""


def fold_name(words: str) -> str:
    """Return words as names are compared: case, apostrophes and spaces aside."""
    return " ".join(words.replace("’", "'").lower().split())


def bare_name(name: str, determiners: frozenset[str]) -> str:
    """Return a folded name without the determiner that opens it.

    Args:
        name: What somebody or something is called.
        determiners: Each with the space or apostrophe after it.
    """
    folded = fold_name(name)
    for opening in determiners:
        if folded.startswith(opening):
            return folded.removeprefix(opening).strip()
    return folded
