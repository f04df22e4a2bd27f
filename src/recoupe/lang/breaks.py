"""Where a sentence must begin, and where it cannot, as far as punctuation tells.

The parser decides the rest. Treebanks teach boundaries badly: their sentences do not
follow each other, hardly ever close a quotation, and many are titles without a stop.
"""

from collections.abc import Sequence

CLOSING = frozenset("»)]}”’")
OPENING = frozenset("«([{“‘")
NEVER_FIRST = CLOSING | frozenset(",;:.!?…%")
STOPS = frozenset(".?")
ARTICLE = 3  # letters at most
ENDS = STOPS | frozenset("!…")


def breaks(words: Sequence[str]) -> list[bool | None]:
    """Tell for each word of a paragraph whether it begins a sentence.

    Returns:
        True where it must, False where it cannot, None where the parser decides.

    >>> breaks(["Il", "dort", ".", "»", "Elle", "rit", "."])
    [True, False, False, False, True, False, False]
    """
    found: list[bool | None] = [True] if words else []
    quoting = bool(words) and words[0] == '"'
    parentheses = int(bool(words) and words[0] == "(")
    for at in range(1, len(words)):
        word = words[at]
        opens = word in OPENING or (word == '"' and not quoting)
        closes = word == '"' and quoting
        if word == '"':
            quoting = not quoting
        if closes or word in NEVER_FIRST:
            verdict: bool | None = False
        elif parentheses:
            verdict = False
        else:
            following = words[at + 1] if opens and at + 1 < len(words) else word
            verdict = _verdict(words, at, following, quoting=quoting and not opens)
        parentheses = max(0, parentheses + (word == "(") - (word == ")"))
        found.append(verdict)
    return found


def _verdict(
    words: Sequence[str], at: int, following: str, *, quoting: bool
) -> bool | None:
    """Judge a word that may begin a sentence by what stands before it."""
    before = at - 1
    while before > 0 and (
        words[before] in CLOSING or (words[before] == '"' and not quoting)
    ):
        before -= 1
    end = words[before]
    small = following[:1].islower()
    if end in STOPS:
        return False if small else _begins(following)
    if end in ENDS or end.startswith(".."):
        return False if small else None
    # « par Luc Bastide »: nothing parts a name; a dateline is in capitals, and a title
    # without a stop is followed by an article: « Un an de prison pour Roux Le … ».
    named = end[:1].isupper() and end[-1:].islower() and following[:1].isupper()
    if named and len(following) > ARTICLE:
        return False
    if small or end in OPENING or end in {":", ","} or not following[:1].isalnum():
        return False
    return None


def _begins(word: str) -> bool | None:
    return True if word[:1].isupper() or word[:1].isdigit() else None
