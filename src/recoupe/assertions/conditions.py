"""« If X then Y »: where a condition stands, and what hangs on it."""

import re

import msgspec

from recoupe.assertions.tree import Tree
from recoupe.lang.conditions import Opener, load_commitments, opener_pattern
from recoupe.lang.rules import fold
from recoupe.model import Sentence

_ITEM = re.compile(r"[ \t\u00a0]*[-–—•*·][ \t\u00a0]*(\S[^\n]*)")
_ASKING = (
    "demand|interrog|ignor|sai[st]|savoir|su |question|vérifi|détermin|compren|"
    "décid|doute"
)
_BEFORE_QUESTION = re.compile(rf"(?:{_ASKING})[\w']*(?: pas| encore| jamais)*$")
_STOP = re.compile(r"[,;:»]|\.(?:\s|$)|\n\s*\n|$")


class Condition(msgspec.Struct, frozen=True):
    """A condition as written, within one sentence."""

    start: int
    end: int
    connective: bool
    sentence: int
    items: tuple[tuple[int, int], ...] = ()  # of the list it opens


def find_conditions(text: str, tree: Tree, language: str) -> list[Condition]:
    """Return the conditions of a document in text order."""
    pack, pattern = load_commitments(language), opener_pattern(language)
    folded = fold(text)
    found: list[Condition] = []
    for number, sentence in enumerate(tree.parse.sentences):
        for hit in pattern.finditer(folded, sentence.start, sentence.end):
            opener = pack.opener[int((hit.lastgroup or "o0")[1:])]
            if not _opens(folded, hit.group(), hit.span(), (opener, sentence, tree)):
                continue
            end = _end(folded, hit, sentence, opener)
            if not any(hit.start() < c.end and c.start < end for c in found):
                items = tuple(list_items(text, end))
                found.append(
                    Condition(hit.start(), end, opener.connective, number, items)
                )
    return found


def _opens(
    folded: str, words: str, span: tuple[int, int], where: tuple[Opener, Sentence, Tree]
) -> bool:
    opener, sentence, tree = where
    start, end = span
    before = folded[max(sentence.start, start - 40) : start].rstrip()
    if words == "si" or words.startswith("s'"):
        if _BEFORE_QUESTION.search(before) or before.endswith(("comme", "même")):
            return False
        if _is_past_irrealis(tree, end, min(sentence.end, end + 60)):
            return False
        only = before.endswith(("que", "qu'")) and " ne " in f" {before} "
        return only or _has_finite(tree, end, min(sentence.end, end + 90))
    if words in {"autrement", "sinon"}:
        return before == "" or before.endswith((",", ".", ";", ":"))
    if opener.future:
        tokens = tree.tokens[sentence.first : sentence.last]
        return any(t.feature("Tense") == "Fut" for t in tokens)
    return True


def _is_past_irrealis(tree: Tree, start: int, end: int) -> bool:
    """Tell whether « s'il avait signé » binds nobody any more."""
    for token in tree.parse.tokens_in(start, end):
        if token.feature("VerbForm") == "Fin":
            helping = token.pos == "AUX" and token.dep.startswith("aux:tense")
            return helping and token.feature("Tense") == "Imp"
    return False


def _has_finite(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a finite verb follows, so that « si » is not « so »."""
    tokens = tree.parse.tokens_in(start, end)
    if (
        tokens
        and tokens[0].pos in {"ADJ", "ADV"}
        and not tokens[0].lemma.startswith("ne")
    ):
        return False
    return any(t.feature("VerbForm") == "Fin" for t in tokens)


def _end(folded: str, hit: re.Match[str], sentence: Sentence, opener: Opener) -> int:
    if opener.connective:
        return hit.end()
    stop = _STOP.search(folded, hit.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    while end > hit.end() and folded[end - 1].isspace():
        end -= 1
    return max(end, hit.end())


def list_items(text: str, start: int) -> list[tuple[int, int]]:
    """Return the items of the list that begins on the line after ``start``.

    Nothing unless the line ends with a colon.
    """
    line_end = text.find("\n", start)
    if line_end < 0 or not text[start:line_end].rstrip().endswith(":"):
        return []
    items: list[tuple[int, int]] = []
    position = line_end + 1
    while position < len(text):
        found = _ITEM.match(text, position)
        if not found:
            break
        stop = found.start(1) + len(found.group(1).rstrip().rstrip(";.,").rstrip())
        items.append((found.start(1), stop))
        position = found.end() + 1
    return items
