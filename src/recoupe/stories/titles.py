"""What to call a story: its most central headline, else who and what happened."""

from collections import Counter
from collections.abc import Mapping, Sequence

from recoupe.stories.profile import STEM, WORD, Profile, cosine, unit
from recoupe.stories.threads import central

_ACTORS = 3
_WORDS = 2
_PEOPLE = ("person:", "per:")
_NAMELESS = "~"  # in the id of an actor that is only described
_LEAST = 0.3  # share of the articles that an event in a title stands in
_QUOTED = 0.1  # what a headline loses that speaks in quotation marks or asks
_SPEAKS = frozenset('«“"?')

Vector = Mapping[str, float]


def title_of(
    members: Sequence[tuple[Profile, Vector]],
    whom: Vector,
    what: Vector,
    names: Mapping[str, str],
) -> str:
    """Return the title of a story.

    Args:
        members: Its documents, each with the weights of its words.
        whom: Weights of its actors.
        what: Weights of its words.
        names: Of the actors.
    """
    titled = [
        (_centrality(p.title, what) + cosine(vector, what), p.id, p.title)
        for p, vector in members
        if p.title
    ]
    if titled:
        return max(titled, key=lambda entry: (entry[0], entry[1]))[2]
    label = ", ".join(_actors(whom, names))
    told = ", ".join(_events(members) or _words(members, what, names))
    return " : ".join(part for part in (label, told) if part)


def _centrality(headline: str, what: Vector) -> float:
    """Return how much of the story's matter a headline names."""
    counts = Counter(m[0].casefold()[:STEM] for m in WORD.finditer(headline))
    named = cosine(unit({word: float(n) for word, n in counts.items()}), what)
    return named - _QUOTED * bool(_SPEAKS & set(headline))


def _actors(whom: Vector, names: Mapping[str, str]) -> list[str]:
    """Return the central actors by name, people before the rest."""
    ranked = central(whom)
    named = [key for key in ranked if _NAMELESS not in key] or ranked
    people = sorted(named[:_ACTORS], key=lambda key: not key.startswith(_PEOPLE))
    return [names[key] for key in people]


def _events(members: Sequence[tuple[Profile, Vector]]) -> list[str]:
    """Return the nouns of the events that most articles name."""
    profiles = [profile for profile, _ in members]
    told = Counter(sense for p in profiles for sense in p.events)
    nouns = {
        sense: noun for p in reversed(profiles) for sense, noun in p.events.items()
    }
    ranked = sorted(told, key=lambda sense: (-told[sense], sense))
    least = max(1, _LEAST * len(profiles))
    return [nouns[sense] for sense in ranked if told[sense] >= least][:_WORDS]


def _words(
    members: Sequence[tuple[Profile, Vector]], what: Vector, names: Mapping[str, str]
) -> list[str]:
    """Return words that most articles use, where no event was read in any."""
    if any(profile.events for profile, _ in members):
        return []
    forms = {k: f for p, _ in reversed(members) for k, f in p.forms.items()}
    known = {word.casefold() for name in names.values() for word in name.split()}
    ranked = sorted(what, key=lambda key: (-what[key], key))
    shared = (key for key in ranked if forms[key] not in known)
    most = [
        key
        for key in shared
        if 2 * sum(key in profile.words for profile, _ in members) > len(members)
    ]
    return [forms[key] for key in most[:_WORDS]]
