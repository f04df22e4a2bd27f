"""In which areas an article is set, as far as the places it names tell.

« Aubervilliers » lies in one department, « les clubs réunionnais » are of one island:
the Saint-Denis of either article is known by them.
"""

from collections.abc import Iterable, Iterator

from recoupe.kb import load_kb
from recoupe.model import Mention

FRANCE = "FR"
STATE = "state:"


def areas_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the areas that mentions of places attest, as ids of the base.

    Departments, territories and regions of France, and other states; a town that
    several areas have a namesake of attests none.
    """
    return frozenset(area for mention in mentions for area in _attested(mention.entity))


def _attested(entity: str) -> Iterator[str]:
    entry = load_kb().get(entity)
    if entry is None:  # « l'armée libyenne »
        words = entity.partition(":")[2].split("-")
        yield from (place for w in words for place in load_kb().demonyms(w)[:1])
        return
    lying = load_kb().areas(entry.name)
    if len(lying) == 1:
        yield lying[0]
    elif not lying and entry.country == FRANCE:
        yield entity
    elif not lying and entry.country:
        yield f"{STATE}{entry.country}"


def choose_area(town: str, attested: frozenset[str]) -> str | None:
    """Return the area of the one town of a name that an article can mean.

    None where the base knows but one of that name, or what the article attests leaves
    the choice open.
    """
    lying = load_kb().areas(town)
    meant = [area for area in lying if _is_attested(area, attested)]
    return meant[0] if len(lying) > 1 and len(meant) == 1 else None


def _is_attested(area: str, attested: frozenset[str]) -> bool:
    """Tell whether an article names the area, its region, or another area of it."""
    if area in attested:
        return True
    region = load_kb().within(area)
    return region is not None and any(
        region in (one, load_kb().within(one)) for one in attested
    )
