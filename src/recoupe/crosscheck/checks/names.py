"""Who is known by name, and when two names are of two."""

from difflib import SequenceMatcher

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.setting import PHRASE, PLACES
from recoupe.model import EntityId

PEOPLE = ("per:", "person:")
ONE_NAME = 0.75  # likeness from which two spellings may be one name
ONE_LETTER = str.maketrans("yjw", "iiv")  # as transcribed from other scripts


def is_named(entity: EntityId | None) -> bool:
    """Tell whether an entity is known by name, not by a phrase that describes it."""
    return entity is not None and PHRASE not in entity


def is_person(entity: EntityId | None) -> bool:
    """Tell whether an entity is somebody known by name."""
    return entity is not None and entity.startswith(PEOPLE) and is_named(entity)


def slug_of(entity: EntityId) -> str:
    """Return the name in an id: « gpe:saint-denis », « per:~maire »."""
    return entity.split(":", 1)[1].removeprefix("~")


def words_of(entity: EntityId) -> list[str]:
    """Return the words of the name in an id."""
    return slug_of(entity).split("-")


def are_other_people(left: Item, right: Item) -> bool:
    """Tell whether each clause is about somebody by name, and none of them the same.

    A bare family name may be anybody's of that family; « Laurence Aubanel » is not
    « Sophie Aubanel ».
    """
    bodies = {slug_of(e) for e in left.around | right.around if not is_person(e)}
    people = [
        [
            frozenset(words_of(x))
            for x in sorted(item.parties)
            if is_person(x) and slug_of(x) not in bodies  # « Torvex », a team elsewhere
        ]
        for item in (left, right)
    ]
    return all(people) and not any(
        a <= b or b <= a or _are_spellings(a, b) for a in people[0] for b in people[1]
    )


def _are_spellings(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two names may be one: « Chernavin » and « Tchernavine ».

    Letters that scripts are transcribed by are one: « Oleksandr » and « Alexandre ».

    Word by word: « Evguéni » and « Guennadi » are two people of one family.
    """
    few, many = sorted((a, b), key=len)
    return all(any(are_like_names(word, other) for other in many) for word in few)


def are_like_names(word: str, other: str) -> bool:
    """Tell whether two words of names may be one, spelt otherwise."""
    one, two = (name.replace("x", "ks").translate(ONE_LETTER) for name in (word, other))
    return SequenceMatcher(None, one, two).ratio() >= ONE_NAME


def name_towns_apart(left: Item, right: Item) -> bool:
    """Tell whether each of two sentences names a place whose name begins alike.

    « Saint-Aubin-sur-Orve », « Saint-Aubin-les-Forges »: whoever writes the whole name
    tells one from the other.
    """
    ours, theirs = (
        [words_of(e) for e in sorted(one.around - other.around) if _is_place(e)]
        for one, other in ((left, right), (right, left))
    )
    return any(
        a[0] == b[0] and not (set(a) <= set(b) or set(b) <= set(a))
        for a in ours
        for b in theirs
    )


def _is_place(entity: EntityId) -> bool:
    return entity.startswith(PLACES) and is_named(entity)
