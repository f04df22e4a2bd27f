"""Predicate senses and political triggers of a language, read from its lexicons."""

import re
from functools import cache
from typing import Literal

from msgspec import structs

from recoupe.errors import PackError
from recoupe.lang.frames import (
    Entry,
    Lexicon,
    Slot,
    parse_frame,
    parse_patterns,
    read_table,
)

_ENTRY = re.compile(r"([^,\[]+)(?:\[([^\]]*)\])?(?:,|$)")
_DEFAULT = "s=A o=T"
_KINDS: dict[str, Literal["event", "state", "speech"]] = {
    "": "event",
    "event": "event",
    "state": "state",
    "speech": "speech",
}
# Where a class says nothing of them: « la signature de X par Y », « l'aide russe ».
_NOUN_ACTOR = ("par", "adj", "poss", "entre")


@cache
def load_senses(language: str) -> Lexicon:
    """Return the predicate senses of a language.

    Raises:
        PackError: if the language has no senses, or a line is malformed.
    """
    entries: list[Entry] = []
    for rank, row in enumerate(read_table(language, "senses")):
        if len(row) != 5:
            raise PackError(f"{language}/senses.tsv: {row[0]}: five columns wanted")
        sense, kind, verbs, nouns, frame = row
        for noun, cell in ((False, verbs), (True, nouns)):
            entries += _sense_entries(
                (sense, kind, frame or _DEFAULT), cell, rank, noun=noun
            )
    return Lexicon(entries)


def _sense_entries(
    class_: tuple[str, str, str], cell: str, rank: int, *, noun: bool
) -> list[Entry]:
    sense, kind, frame = class_
    entries: list[Entry] = []
    for text, own in _ENTRY.findall(cell):
        slots = _of_own(parse_frame(frame), parse_frame(own))
        slots |= _asked(parse_frame(own), here=not noun)
        entries += [
            Entry(
                pattern=pattern,
                noun=noun,
                value=sense,
                kind=_KINDS[kind],
                frame=noun_frame(slots, own) if noun else slots,
                rank=rank,
            )
            for pattern in parse_patterns(text.strip())
        ]
    return entries


def _of_own(class_: dict[str, Slot], own: dict[str, Slot]) -> dict[str, Slot]:
    """Ask the same of the object where an entry gives its role to the subject.

    « La tour tombe » has the theme as its subject, « les tours tombées » as object.
    """
    subject, theme = own.get("s"), class_.get("o")
    if subject is None or theme is None or subject.role != theme.role:
        return class_
    if not subject.classes:
        return class_
    return class_ | {"o": structs.replace(theme, classes=subject.classes)}


def _asked(own: dict[str, Slot], *, here: bool = False) -> dict[str, Slot]:
    """Make slots whose class an entry names a condition of that entry.

    With ``here`` no other slot of the role will do, but for the subject, which a
    participle has for its object.
    """
    return {
        name: structs.replace(slot, required=True, alone=here and name != "s")
        if slot.classes
        else slot
        for name, slot in own.items()
    }


def noun_frame(verbal: dict[str, Slot], own: str = "") -> dict[str, Slot]:
    """Return the frame of a noun from that of the verbs of its class.

    « La démission du maire » has the subject after « de », « la signature du traité
    par le maire » the object.
    """
    subject = verbal.get("s", Slot("actor"))
    frame = {slot: role for slot, role in verbal.items() if slot not in "soqc"}
    theme = verbal.get("o")
    if "o" in verbal and "s" in verbal:
        both = theme is not None and theme.role != subject.role
        frame["de"] = theme if both and theme is not None else subject
    else:
        frame.setdefault("de", subject)
    for slot in _NOUN_ACTOR:
        frame.setdefault(slot, Slot(subject.role))
    return frame | _asked(parse_frame(own))


def _owned(slots: dict[str, Slot]) -> dict[str, Slot]:
    """Let a possessive play the part of « de »: « leur grève », « son arrestation »."""
    people = ("actor", "recipient")
    named = (slots[name] for name in ("de", "par") if name in slots)
    of = next((slot for slot in named if slot.role.startswith(people)), None)
    return slots if of is None or "poss" in slots else slots | {"poss": of}


@cache
def load_triggers(language: str) -> Lexicon:
    """Return the words that report a political event, with their PLOVER type.

    Raises:
        PackError: if the language has no triggers, or a line is malformed.
    """
    named: dict[str, str] = {}
    entries: list[Entry] = []
    for rank, row in enumerate(read_table(language, "plover")):
        if len(row) != 6:
            raise PackError(f"{language}/plover.tsv: {row[0]}: six columns wanted")
        text, pos, event, mode, frame, example = row
        if text.startswith("@"):
            named[text] = frame
            continue
        slots = {
            name: structs.replace(slot, guessed=True)
            for name, slot in parse_frame(named.get(frame, frame)).items()
        }
        if pos != "v":
            slots = _owned(slots)
        if "contre" in slots:  # « à l'égard de », « envers » may say so too
            slots.setdefault("envers", slots["contre"])
        entries += [
            Entry(
                pattern=pattern,
                noun=pos != "v",
                value=event,
                mode=mode,
                frame=slots,
                rank=rank,
                example=example,
            )
            for pattern in parse_patterns(text)
        ]
    return Lexicon(entries)
