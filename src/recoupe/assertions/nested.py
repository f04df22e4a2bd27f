"""Who acts on whom in the event that a phrase of another clause names.

« Le recours de X contre Y a été examiné »: what was examined is not the same thing with
the parts traded, so that the clause keeps them: roles ``appeal:actor``,
``appeal:recipient``, the sense of the noun before its part.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.model import Argument, Assertion

INNER = frozenset({"actor", "recipient", "theme"})
_FEWEST = 2  # parts that can be traded


def with_nested(stated: Sequence[Assertion]) -> list[Assertion]:
    """Return the assertions, with the parts of event nouns in what they are about."""
    nouns = [(a, parts) for a in stated if a.presupposed and (parts := _parts(a))]
    if not nouns:
        return list(stated)
    return [_with_parts(a, nouns) for a in stated]


def _parts(noun: Assertion) -> tuple[Argument, ...]:
    """Return who is party to what a noun tells, where there are two."""
    found = tuple(a for a in noun.arguments if a.role in INNER and a.entities)
    return found if len({a.role for a in found}) >= _FEWEST else ()


def _with_parts(
    assertion: Assertion, nouns: Sequence[tuple[Assertion, tuple[Argument, ...]]]
) -> Assertion:
    added = tuple(
        replace(part, role=f"{noun.predicate}:{part.role}")
        for noun, parts in nouns
        if noun is not assertion
        and any(_is_about(argument, noun) for argument in assertion.arguments)
        for part in parts
    )
    if not added:
        return assertion
    return replace(assertion, arguments=(*assertion.arguments, *added))


def _is_about(argument: Argument, noun: Assertion) -> bool:
    """Tell whether an event noun heads a phrase."""
    inside = argument.start <= noun.head.start and noun.head.end <= argument.end
    about = inside and argument.role in INNER
    return about and argument.lemmas[:1] == noun.lemmas[:1]
