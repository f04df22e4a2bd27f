"""Who answers for an assertion, and how many independent voices that makes."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.crosscheck.standing.naming import bare_name, fold_name
from recoupe.crosscheck.standing.offices import stand_for_one
from recoupe.lang.authorities import Authorities
from recoupe.model import Attribution, DocumentId, EntityId, OriginId, Voice

_MARKS = '«»“”" \u00a0\u202f'
_TELLING = 4  # letters of an outlet's name that no other word ends with
BARE = "source:"  # begins the id of a source that is called something, not named


class Answer(msgspec.Struct, frozen=True):
    """Who answers for one assertion."""

    id: str
    label: str
    is_source: bool
    nameless: bool = False
    words: str = ""  # what the outlet calls the source


class Company(msgspec.Struct, frozen=True):
    """Who the entities of a coverage are, and for whom they stand or speak."""

    names: Mapping[EntityId, str]
    speaks_for: Mapping[EntityId, frozenset[EntityId]]
    outlets: Mapping[str, OriginId]  # folded name of each outlet to its origin
    own_voice: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()  # what an outlet counts or sees by itself
    of_ours: re.Pattern[str] | None = None  # what makes such a finding its own
    pointing: frozenset[str] = frozenset()  # before an outlet: « ce journal »
    determiners: frozenset[str] = frozenset()  # with the space or apostrophe after
    titles: Mapping[EntityId, frozenset[str]] = {}  # first words of what each is called
    credits: Mapping[OriginId, frozenset[EntityId]] = {}  # whose text an origin is
    called: Mapping[EntityId, frozenset[str]] = {}  # what each is called besides a name
    authorities: Authorities = Authorities()


def answer_for(item: Item, company: Company) -> Answer:
    """Return who answers for an assertion.

    The innermost attributed source if there is one, otherwise the origin. That somebody
    spoke is answered for by whoever reports it. Nameless sources are one voice: nothing
    shows that they are two.
    """
    own = Answer(item.origin, item.outlet, is_source=False)
    if item.is_nameless:
        return Answer("unnamed", "—", is_source=True, nameless=True)
    is_act = item.assertion.kind == SPEECH and not item.is_heard
    if not item.chain or is_act:
        return own
    return _source(item, company) or own


def _source(item: Item, company: Company) -> Answer | None:
    """Return the innermost source, None where the outlet vouches for itself."""
    said, words = item.chain[0], item.sources[0]
    name = company.names.get(said.entity, words) if said.entity else words
    if said.entity in company.credits.get(item.origin, frozenset()):
        return None  # « rapporte l'AFP », in a copy of the AFP's own dispatch
    cited = _cited(said, (name, words), company)
    if cited is not None:
        return Answer(cited, words, is_source=False)
    opening = words.split(" ")[0].lower()
    pointing = said.source_type == "media" and opening in company.pointing
    if opening in company.own_voice or pointing or _is_own(item, company):
        return None
    return _as_source(said, name, words, company)


def _as_source(
    said: Attribution, name: str, words: str, company: Company
) -> Answer | None:
    """Return whoever is said to have spoken as a voice; None where nobody is called."""
    if said.source_type == "unnamed" or _is_relay(said):
        return Answer("unnamed", words or "—", is_source=True, nameless=True)
    if not is_named(said.entity):
        # « les secours » is whoever is called so, with or without an id.
        bare = bare_name(name, company.determiners)
        found = Answer(f"{BARE}{bare}", name, is_source=True, words=words)
        return found if bare else None
    key = said.entity or ""
    return Answer(key, name or key, is_source=True, words=words)


def _is_own(item: Item, company: Company) -> bool:
    """Tell whether a source is what the outlet found: « le décompte de nos équipes ».

    Not what it was given or has read: « le relevé que nous a remis un ingénieur ».
    """
    said, words = item.chain[0].source, item.sources[0].lower()
    if said is None or company.of_ours is None:
        return False
    if company.findings.isdisjoint(words.split()):
        return False
    behind = item.told_in[max(0, said.end - item.sentence[0]) :].lower()
    clause = re.split(r"[,;:.»]", behind, maxsplit=1)[0]
    return company.of_ours.search(f"{words} {clause}") is not None


def _cited(
    said: Attribution, names: tuple[str, str], company: Company
) -> OriginId | None:
    """Return the outlet of the coverage that a source names, or whose text it is.

    ``names`` are the entity's and the source's own words: « L’Ausculteur », « une note
    dévoilée par L'Ausculteur », « une information du Réveil ».
    """
    for name in names:
        if (origin := company.outlets.get(fold_name(name.strip(_MARKS)))) is not None:
            return origin
    if said.source_type not in {"media", "document"}:
        return None
    words = " ".join(names[1].strip(_MARKS).replace("’", "'").split())
    for outlet, origin in company.outlets.items():
        bare = bare_name(outlet, company.determiners)
        if len(bare) < _TELLING or not fold_name(words).endswith(
            (f" {bare}", f"'{bare}")
        ):
            continue
        if words[-len(bare)].isupper():
            return origin
    return None


def _is_relay(said: Attribution) -> bool:
    """Tell whether an outlet without a name passes something on: « la station »."""
    return said.source_type == "media" and not is_named(said.entity)


def hear_out(items: Sequence[Item]) -> tuple[Item, ...]:
    """Put what acts of speech said on the word of who said it.

    Where a claim is of what was said (« l'armée a pris Tolna »), whoever reports that
    the staff « a annoncé avoir pris Tolna » does not vouch for it.
    """
    stated = {i.assertion.predicate for i in items if i.assertion.kind != SPEECH}
    return tuple(
        _hear(item) if stated and item.assertion.predicate not in stated else item
        for item in items
    )


def _hear(item: Item) -> Item:
    """Put what an act of speech said on the word of its speaker."""
    said = item.saying
    if item.assertion.kind != SPEECH or said is None or not item.contents:
        return item
    return msgspec.structs.replace(
        item,
        chain=(said, *item.chain),
        sources=(item.speaker, *item.sources),
        is_heard=True,
    )


def voices(items: Sequence[Item], company: Company) -> tuple[Voice, ...]:
    """Return the distinct voices behind assertions, sorted by id.

    Ten outlets that quote one spokesman are one voice; copies of one dispatch are one.
    """
    involved = frozenset[str]().union(*(item.parties for item in items))
    found: dict[str, tuple[Answer, set[DocumentId]]] = {}
    own = [answer_for(item, company) for item in items]
    heard = _unite(_channelled(items, own, company), company)
    answers = _of_agencies(_settled(items, heard), company)
    at_home = {
        item.origin: answer
        for item, answer in zip(items, answers, strict=True)
        if answer.is_source
    }
    for item, given in zip(items, answers, strict=True):
        # Whoever cites an outlet of the coverage stands on that outlet's own source.
        cites = item.chain and not given.is_source
        answer = at_home.get(OriginId(given.id), given) if cites else given
        found.setdefault(answer.id, (answer, set()))[1].add(item.document)
    return tuple(
        Voice(
            id=key,
            label=answer.label,
            kind="source" if answer.is_source else "origin",
            party=_is_party(answer, involved, company),
            documents=tuple(sorted(documents)),
        )
        for key, (answer, documents) in sorted(found.items())
    )


def _channelled(
    items: Sequence[Item], answers: Sequence[Answer], company: Company
) -> list[Answer]:
    """Give whom another is only heard through the voice of that other.

    « On me dit qu'il faut fermer », says who elsewhere says it himself; where one has
    « la procureure » report « le suspect », another may name her.
    """
    outer = [_heard_through(item, company) for item in items]
    speakers = [a for a in answers if a.is_source] + [
        a for found in outer for a in found
    ]
    one = {
        speaker.id: united.id
        for speaker, united in zip(speakers, _unite(speakers, company), strict=True)
    }
    known = {one[answer.id]: answer for answer in answers if answer.is_source}
    found = []
    for answer, through in zip(answers, outer, strict=True):
        by = [one[speaker.id] for speaker in through]
        heard = next((known[who] for who in by if who in known), answer)
        called = answer.nameless or answer.id.startswith(BARE)
        if by and called and heard is answer:
            # « le suspect », « le mis en cause »: whom the same prosecutor reports
            heard = known.setdefault(by[0], answer)
        found.append(heard)
    return found


def _heard_through(item: Item, company: Company) -> list[Answer]:
    """Return who passes on what the innermost source says, the nearest first."""
    found = []
    for said, words in zip(item.chain[1:], item.sources[1:], strict=True):
        name = company.names.get(said.entity, words) if said.entity else words
        speaker = _as_source(said, name, words, company)
        if speaker is not None and not speaker.nameless:
            found.append(speaker)
    return found


def _settled(items: Sequence[Item], answers: Sequence[Answer]) -> list[Answer]:
    """Give what one origin prints in several articles the answer it has in one of them.

    A copy that drops who said it adds no voice, and a source without a name adds none
    to the outlet that asserts the same.
    """
    named = {
        item.origin: (item.document, answer)
        for item, answer in zip(items, answers, strict=True)
        if answer.is_source and not answer.nameless
    }
    asserted = {
        item.origin: answer
        for item, answer in zip(items, answers, strict=True)
        if answer.id == item.origin
    }
    found = []
    for item, answer in zip(items, answers, strict=True):
        copied, source = named.get(item.origin, (item.document, answer))
        if answer.nameless:
            found.append(asserted.get(item.origin, answer))
        elif answer.id == item.origin and copied != item.document:
            found.append(source)
        else:
            found.append(answer)
    return found


def _of_agencies(answers: Sequence[Answer], company: Company) -> list[Answer]:
    """Give what is credited to one agency one answer.

    « Selon l'AFP », « d'après l'Agence France-Presse »: two passages, one newsroom.
    """
    agencies = frozenset[EntityId]().union(*company.credits.values())

    def agency(answer: Answer) -> str:
        cited = EntityId(answer.id) if answer.is_source else None
        owners = company.credits.get(OriginId(answer.id), frozenset())
        return answer.id if cited in agencies else min(owners, default="")

    texts: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda a: (a.is_source, a.id)):
        texts.setdefault(agency(answer), answer)
    return [texts[who] if (who := agency(a)) else a for a in answers]


def _unite(answers: Sequence[Answer], company: Company) -> list[Answer]:
    """Give sources of one claim that may well be one person or body one answer.

    Whom one outlet names another calls by the office: « Agathe Valcour », « la
    porte-parole du groupe »; who speaks for a body that is cited too is that body.
    """
    sources = {a.id: a for a in answers if a.is_source and not a.nameless}
    ranked = sorted(sources.values(), key=lambda a: (a.id.startswith(BARE), a.id))
    first = {
        answer.id: next(
            (
                other
                for place, other in enumerate(ranked)
                if _may_be_one(answer, other, company)
                or (place < at and _speak_alike(answer, other, company))
            ),
            answer,
        )
        for at, answer in enumerate(ranked)
    }
    return [first.get(answer.id, answer) for answer in answers]


def _speak_alike(answer: Answer, other: Answer, company: Company) -> bool:
    """Tell whether two are called by an office and its body, or two words for one.

    « Claire Vauzelle », elsewhere « la procureure de Montrévy », and « le parquet »;
    not two people by name, nor two bodies.
    """
    kinds = [one.id.partition(":")[0] for one in (answer, other)]
    if kinds[0] == kinds[1] and f"{kinds[0]}:" != BARE:
        return False
    ours, theirs = (
        {one.label, one.words, *company.called.get(EntityId(one.id), frozenset())}
        - {""}
        for one in (answer, other)
    )
    return stand_for_one(ours, theirs, company.authorities, company.determiners)


def _may_be_one(answer: Answer, other: Answer, company: Company) -> bool:
    """Tell whether ``other`` is known better and may be who answers."""
    one, two = EntityId(answer.id), EntityId(other.id)
    if two in company.speaks_for.get(one, ()):
        return True
    if _is_called(other, company.speaks_for.get(one, ()), company):
        return True
    if _is_called(answer, company.speaks_for.get(two, ()), company):
        return True
    if not answer.id.startswith(BARE):
        return False
    title = answer.id.removeprefix(BARE).split(" ")[0]
    if not other.id.startswith(BARE):
        return title in company.titles.get(two, ())
    called = other.id.removeprefix(BARE).split(" ")[0]
    names = _names_in(answer.label), _names_in(other.label)
    return title == called and not (all(names) and names[0].isdisjoint(names[1]))


def _is_called(answer: Answer, bodies: Iterable[EntityId], company: Company) -> bool:
    """Tell whether a source known by a phrase bears the name of one of some bodies."""
    if not answer.id.startswith(BARE):
        return False
    named = {bare_name(company.names.get(b, ""), company.determiners) for b in bodies}
    return answer.id.removeprefix(BARE) in named


def _names_in(label: str) -> frozenset[str]:
    """Return the capitalised words of a label after its first."""
    words = label.replace("’", "'").replace("'", " ").split()[1:]
    return frozenset(word for word in words if word[:1].isupper())


def _is_party(answer: Answer, involved: frozenset[str], company: Company) -> bool:
    """Tell whether whoever answers is, or speaks for, somebody the claim is about."""
    if not answer.is_source:
        return False
    if answer.nameless or answer.id in involved:
        return True
    stands_for = company.speaks_for.get(EntityId(answer.id), frozenset())
    return bool(stands_for & involved)
