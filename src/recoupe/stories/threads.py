"""Stories into sagas: the same people and matters, at another time."""

from collections.abc import Mapping, Sequence

from recoupe.model import Story, StoryId, Thread, ThreadId
from recoupe.stories.profile import cosine

_SAME_ACTORS = 0.3  # cosine of who two stories are about
_CENTRAL = 6  # actors of a story that count as central
_SHARED = 2  # central actors in common

Vector = Mapping[str, float]


def threads_of(
    stories: Sequence[Story], actors: Sequence[Vector], names: Mapping[str, str]
) -> tuple[Thread, ...]:
    """Return the sagas of two stories or more, sorted by id."""
    parent = list(range(len(stories)))
    for later in range(len(stories)):
        for earlier in range(later):
            if _linked(actors[earlier], actors[later]):
                _join(parent, earlier, later)
    found: dict[int, list[int]] = {}
    for index in range(len(stories)):
        found.setdefault(_root(parent, index), []).append(index)
    return tuple(
        _thread([stories[i] for i in group], [actors[i] for i in group], names)
        for group in found.values()
        if len(group) > 1
    )


def central(actors: Vector) -> list[str]:
    """Return the central actors of a story, weightiest first."""
    return sorted(actors, key=lambda key: (-actors[key], key))[:_CENTRAL]


def _linked(left: Vector, right: Vector) -> bool:
    shared = set(central(left)) & set(central(right))
    return len(shared) >= _SHARED and cosine(left, right) >= _SAME_ACTORS


def _thread(
    stories: Sequence[Story], actors: Sequence[Vector], names: Mapping[str, str]
) -> Thread:
    weights: dict[str, float] = {}
    for vector in actors:
        for key, value in vector.items():
            weights[key] = weights.get(key, 0.0) + value
    shared = [key for key in central(weights) if all(key in v for v in actors)]
    title = ", ".join(names[key] for key in shared[:3])
    ids: tuple[StoryId, ...] = tuple(story.id for story in stories)
    return Thread(ThreadId(f"t-{ids[0]}"), title, ids)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        index = parent[index]
    return index


def _join(parent: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(parent, first), _root(parent, second)))
    parent[high] = low
