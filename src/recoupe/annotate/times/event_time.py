"""Give every predicate the time it is about.

A predicate takes the expression that depends on it; a coordinated one that of the verb
it is coordinated with; the main verb of a sentence without any, that of the sentence
before it in the same paragraph, if both speak of the past. A time never goes down into
what somebody says (« a annoncé lundi que la route rouvrira ») and a date that belongs
to a noun (« l'accord du 9 mai ») stays with the noun. An end (« jusqu'en 2035 »,
« d'ici 2030 ») is no time of the happening, and an anchor without a day says nothing.
A beginning is one, but not of what the next sentence tells; and what is « le premier
depuis 1941 » did not happen in 1941, nor what fell « par rapport à 1941 ».
"""

from collections.abc import Sequence

from recoupe.annotate.times.bare_dates import find_bounds
from recoupe.annotate.times.date_holders import VERBAL, DateHolders
from recoupe.annotate.times.tense import tense_of
from recoupe.lang.commitment import load_commitment
from recoupe.lang.participles import load_verb_class
from recoupe.lang.rules import load_rules
from recoupe.model import ClauseTime, Parse, Sentence, Timex, Token

LIMIT = "ON_OR_BEFORE"
_DOERS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_COORDINATED = frozenset({"conj", "parataxis"})


def clause_times(
    parse: Parse, timexes: Sequence[Timex], text: str, language: str
) -> tuple[ClauseTime, ...]:
    """Return one time for each predicate that has one, in text order.

    Args:
        parse: The tree, mended.
        timexes: The expressions of the text.
        text: What was parsed.
        language: Code of its language.
    """
    if not parse.tokens:
        return ()
    begun, apart = find_bounds(text, timexes, language)
    own = _own_times(_holders(parse, language), timexes, apart)
    found = {
        token: ClauseTime(token=token, timex=t, rule="own") for token, t in own.items()
    }
    happening = load_verb_class(language, "happening")
    for sentence in parse.sentences:
        _take_from_subject(parse, sentence, found, happening)
        _share(parse, sentence, found)
    _continue(parse, found, begun)
    return tuple(found[token] for token in sorted(found))


def _holders(parse: Parse, language: str) -> DateHolders:
    """Return what finds whose date an expression is."""
    stretches = load_rules(language, "tense").whole("stretches")
    return DateHolders(parse, stretches, load_commitment(language).event)


def _own_times(
    holders: DateHolders, timexes: Sequence[Timex], apart: frozenset[int]
) -> dict[int, int]:
    """Return the timex that depends on each token: a placed one before a vague one."""
    best: dict[int, tuple[int, int]] = {}
    for index, timex in enumerate(timexes):
        holder = holders.holder(timex)
        bound = timex.mod == LIMIT or index in apart
        if holder is None or timex.type == "SET" or bound:
            continue  # « jusqu'en 2035 » says when it ends, not when it happens
        rank = (_rank(timex), index)
        if holder not in best or rank < best[holder]:
            best[holder] = rank
    return {token: rank[1] for token, rank in best.items()}


def _rank(timex: Timex) -> int:
    """Order expressions: a calendar time, a length that is placed, anything else."""
    if timex.type != "DURATION" and timex.first:
        return 0
    return 1 if timex.first or (timex.value or "").endswith("_REF") else 2


def _take_from_subject(
    parse: Parse,
    sentence: Sentence,
    found: dict[int, ClauseTime],
    happening: frozenset[str],
) -> None:
    """Date what an event did by the event: « l'accident de mardi a fait trois morts ».

    « La réunion de mardi a été annulée » says nothing of when.
    """
    for event in parse.tokens[sentence.first : sentence.last]:
        verb = parse.tokens[event.head]
        if event.dep not in _DOERS or verb.lemma not in happening:
            continue
        time = found.get(event.index) or next(
            (
                found[child.index]
                for child in parse.children(event.index)
                if child.index in found and child.dep.startswith("acl")
            ),
            None,
        )
        if time is not None and verb.index not in found:
            found[verb.index] = ClauseTime(
                token=verb.index, timex=time.timex, rule="subject"
            )


def _share(parse: Parse, sentence: Sentence, found: dict[int, ClauseTime]) -> None:
    """Give coordinated predicates the time of the first, tense permitting."""
    for token in parse.tokens[sentence.first : sentence.last]:
        relation = token.dep.split(":")[0]
        if relation not in _COORDINATED or token.index in found:
            continue
        head = parse.tokens[token.head]
        if head.index in found and _same_kind(token, head):
            time = found[head.index].timex
            found[token.index] = ClauseTime(
                token=token.index, timex=time, rule="governor"
            )


def _same_kind(token: Token, head: Token) -> bool:
    if token.pos not in VERBAL or head.pos not in VERBAL:
        return False
    return tense_of(token) == tense_of(head)


def _continue(
    parse: Parse, found: dict[int, ClauseTime], begun: frozenset[int]
) -> None:
    """Carry a past time to the next sentence of the paragraph, once."""
    previous: tuple[Token, ClauseTime] | None = None
    last_end = 0
    for sentence in parse.sentences:
        root = _root(parse, sentence)
        near = previous is not None and sentence.start - last_end <= 1
        last_end = sentence.end
        if root is None:
            previous = None
            continue
        if root.index not in found and previous and near:
            before, time = previous
            if tense_of(root) == tense_of(before) == "past":
                found[root.index] = ClauseTime(
                    token=root.index, timex=time.timex, rule="paragraph"
                )
            previous = None
        else:
            time_of_root = found.get(root.index)
            carries = time_of_root is not None and time_of_root.timex not in begun
            previous = (root, time_of_root) if carries and time_of_root else None


def _root(parse: Parse, sentence: Sentence) -> Token | None:
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.head == token.index:
            return token if token.pos in VERBAL else None
    return None
