"""Documents into groups that tell of one happening."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.stories.profile import Profile, cosine, weigh

_AKIN = 0.12  # cosine in a mixed stream; 99.9 % of unrelated press pairs stay under
_COVERAGE = 0.024  # in a handful of articles that somebody chose about one affair
HANDFUL = 12
_LONG = 100  # different words; so long a text names the actors of its affair
_STRANGERS = 0.4  # what is left of the likeness of two long texts without one in common
_MANY = 60  # articles from which a collection is a stream
_FRESH = 14  # days within which two articles tell of one happening
_STALE = 60  # days after which they do not
_TOLD_APART = 6  # months between the latest dates that two undated texts tell of
_BLOCK = 2000  # articles compared all with all; longer streams go by blocks of days


def cluster(profiles: Sequence[Profile]) -> list[list[int]]:
    """Return groups of indexes, by average linkage of what documents are about.

    ``profiles`` are sorted by id; groups come in the order of their first member.
    """
    groups: list[list[int]] = []
    for block in _blocks(profiles):
        labels = _labels([profiles[index] for index in block], len(profiles))
        found: dict[int, list[int]] = defaultdict(list)
        for index, label in zip(block, labels, strict=True):
            found[label].append(index)
        groups.extend(found.values())
    return sorted((sorted(group) for group in groups), key=lambda group: group[0])


def threshold(count: int) -> float:
    """Return the similarity that joins: a few articles were chosen, a stream was not.

    Wrong splits hide claims from each other, so small coverages join readily.
    """
    if count <= HANDFUL:
        return _COVERAGE
    share = min(1.0, (count - HANDFUL) / (_MANY - HANDFUL))
    return _COVERAGE + share * (_AKIN - _COVERAGE)


def _blocks(profiles: Sequence[Profile]) -> list[list[int]]:
    order = list(range(len(profiles)))
    if len(order) > _BLOCK:
        order.sort(key=lambda i: (str(profiles[i].days), profiles[i].id))
    return [order[first : first + _BLOCK] for first in range(0, len(order), _BLOCK)]


def _labels(profiles: Sequence[Profile], count: int) -> list[int]:
    if len(profiles) < 2:
        return [1] * len(profiles)
    distance = 1.0 - _similarities(profiles)
    # One article of a small coverage may be all that ties two others together.
    method = "single" if count <= HANDFUL else "average"
    # Reading one article clusters nothing: a fifth of a second saved at start-up.
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    tree = linkage(squareform(distance, checks=False), method=method)
    return [int(n) for n in fcluster(tree, 1.0 - threshold(count), "distance")]


def _similarities(profiles: Sequence[Profile]) -> npt.NDArray[np.float64]:
    actors = weigh([profile.actors for profile in profiles])
    words = weigh([profile.words for profile in profiles])
    found = np.eye(len(profiles))
    for i in range(len(profiles)):
        for j in range(i):
            close = _closeness(profiles[i], profiles[j])
            if close:
                likeness = _mean(cosine(words[i], words[j]), actors[i], actors[j])
                if min(len(words[i]), len(words[j])) > _LONG and not (
                    actors[i].keys() & actors[j].keys()
                ):
                    likeness *= _STRANGERS
                found[i, j] = found[j, i] = min(1.0, close * likeness)
    return found


def _mean(words: float, left: dict[str, float], right: dict[str, float]) -> float:
    return (words + cosine(left, right)) / 2 if left and right else words


def _closeness(left: Profile, right: Profile) -> float:
    """Return 1 for articles of the same days, 0 for those too far apart in time."""
    if left.days and right.days:
        gap = max(left.days[0], right.days[0]) - min(left.days[1], right.days[1])
        days = max(0, gap.days)
        return min(1.0, max(0.0, (_STALE - days) / (_STALE - _FRESH)))
    if left.told and right.told and not (left.days or right.days):
        return 0.0 if abs(_months(left.told, right.told)) >= _TOLD_APART else 1.0
    if _tells_later(left, right) or _tells_later(right, left):
        return 0.0
    return 1.0


def _tells_later(one: Profile, other: Profile) -> bool:
    """Tell whether one text tells of months well after the other appeared."""
    if one.told is None or other.days is None:
        return False
    last = other.days[1]
    return _months(one.told, (last.year, last.month)) >= _TOLD_APART


def _months(later: tuple[int, int], earlier: tuple[int, int]) -> int:
    return (later[0] - earlier[0]) * 12 + later[1] - earlier[1]
