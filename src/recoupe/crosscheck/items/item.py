"""An assertion with the document it stands in: what alignment compares."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from recoupe.crosscheck.items.amounts import (
    CUMULATIVE,
    RANK,
    Amount,
    Number,
    amounts_of,
)
from recoupe.crosscheck.items.bearers import Bearers
from recoupe.crosscheck.items.embedded import is_demanded, is_embedded
from recoupe.crosscheck.items.factors import figure_as_change
from recoupe.crosscheck.items.refuted import refute
from recoupe.crosscheck.items.restated import (
    LEAST_WORDS,
    SPEECH,
    denies_any,
    leave_out_idiom,
    leave_out_nobody,
    restate,
)
from recoupe.crosscheck.items.setting import PHRASE, Days, Setting, make_setting
from recoupe.crosscheck.items.slots import Slot, printed_value, slot_of
from recoupe.crosscheck.items.wholes import grant_count, is_known_pair, is_part, is_past
from recoupe.lang.concepts import Meanings
from recoupe.lang.words import Words
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    Document,
    DocumentId,
    EntityId,
    OriginId,
    Sentence,
    StoryId,
)

ONE = "1"  # the article « un » as often as a number
KEPT = 20_000  # texts whose words are remembered: pairs ask for them again and again
DAY = len("2024-08-19")
WEEK = 7  # days
WEEKEND = "-WE"  # behind the week, in TIMEX3


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion of one document, with what comparing needs at hand."""

    document: DocumentId
    story: StoryId | None = None
    outlet: str
    published: str | None  # ISO day
    is_dated: bool = True  # False where that day is only the latest it may have been
    assertion: Assertion
    origin: OriginId
    chain: tuple[Attribution, ...]  # innermost attribution first
    sources: tuple[str, ...]  # their sources in the article's words, "" where implicit
    parties: frozenset[EntityId]  # every entity that plays a part
    sentence: tuple[int, int]
    told_in: str  # the text of the sentence
    around: frozenset[EntityId]  # every entity named in the sentence
    numbers: frozenset[Number]  # in the sentence
    amounts: tuple[Amount, ...]  # of a figure its own, else those of the clause
    slot: Slot | None  # of a figure
    scopes: frozenset[str]  # what the figures of the sentence are restricted to
    is_sole: bool = False  # a figure whose unit no other value of its article has
    is_local: bool = False  # a count of one place where its article has a greater one
    is_developing: bool = False  # a figure of what an event goes on doing
    is_gathered: bool = False  # … of what is only ever added to
    is_early: bool = False  # a figure whose sentence says that it will not last
    is_late: bool = False  # … that it took the place of another
    site: frozenset[EntityId]  # the places it is told of, as far as its article says
    days: tuple[Days, ...]  # that the sentence names, to the month or finer
    lasts_until: str | None = None  # a day to come, until which it says something lasts
    names: frozenset[str]  # the words that names in the sentence are made of
    lemmas: frozenset[str]  # content words of the clause
    context: frozenset[str]  # content words of the sentence
    told: frozenset[str]  # content words of what an act of speech said
    meanings: Meanings  # what the content words of the sentence can stand for
    is_lead: bool  # in the first sentences, which tell what an article is about
    is_nameless: bool  # an act of speech by nobody in particular
    saying: Attribution | None = None  # of an act of speech: who said what
    speaker: str = ""  # in the article's words
    is_heard: bool = False  # an act of speech that stands for what was said
    is_embedded: bool  # what another clause permits, awaits or prevents
    is_demanded: bool = False  # what another clause wants to be done
    is_part: bool  # a figure that counts a part of another, or what it was before
    is_past: bool = False  # the latter
    contents: tuple[Assertion, ...]  # of an act of speech: what was said
    quote: str
    is_quoted: bool  # between the quotation marks of whom it is attributed to
    bearers: Bearers = Bearers()  # what its article says of those who bear names

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What items are sorted by, so that nothing depends on input order."""
        a = self.assertion
        return (self.document, a.start, a.end, a.id)

    @property
    def said(self) -> Assertion | None:
        """The main thing that an act of speech said."""
        length = ((a.end - a.start, -a.start, a) for a in self.contents)
        return max(length, key=lambda told: told[:2], default=(0, 0, None))[2]

    @property
    def head(self) -> Mapping[str, float]:
        """What the predicate can stand for."""
        lemmas = self.assertion.lemmas
        return self.meanings.get(lemmas[0], {}) if lemmas else {}

    @property
    def is_ahead(self) -> bool:
        """Whether it tells of a day after it was printed."""
        return (self.assertion.first or "")[:DAY] > (self.published or "9")

    @property
    def is_done(self) -> bool:
        """Whether it reports as certain what a day not after its printing saw."""
        a = self.assertion
        dated = bool(a.first and self.published) and not self.is_ahead
        return dated and a.factuality == "certain" and a.polarity == "+"

    @property
    def shown_as_of(self) -> str | None:
        """The day a value held, None where it is only known to be no later."""
        stated = (self.assertion.as_of or "")[:1].isdigit()
        return self.as_of if self.is_dated or stated else None

    @property
    def as_of(self) -> str | None:
        """The day a value held, or began to: as stated, else when it was printed.

        Less than a day long where no day is stated: « 2025-01 », « 2025-W23 ».
        """
        stated = (self.assertion.as_of or "").partition("/")[0]
        whole = stated.removesuffix(WEEKEND)
        return whole[:DAY] if stated[:1].isdigit() else self.published


def make_items(
    annotated: AnnotatedDocument, origins: Sequence[OriginId], words: Words
) -> list[Item]:
    """Gather what comparing the assertions of one document needs.

    Args:
        annotated: The document.
        origins: The origin of each of its assertions, in their order.
        words: What is known of the words of its language.
    """
    found = refute(annotated, words)
    attributions = found.attributions
    text = annotated.document.text
    told = [
        leave_out_idiom(grant_count(text, a, words), words)
        for a in restate(found.assertions, words)
    ]
    contents = _contents(told)
    worth = [
        (leave_out_nobody(assertion, words), origin)
        for assertion, origin in zip(told, origins, strict=True)
        if is_worth_a_line(text, assertion, words)
    ]
    homes = [_home(annotated.sentences, a.head.start) for a, _ in worth]
    said = defaultdict[tuple[int, int], set[str]](set)
    for (assertion, _), home in zip(worth, homes, strict=True):
        said[home].update(assertion.lemmas)
    clauses = defaultdict[tuple[int, int], list[Assertion]](list)
    for (assertion, _), home in zip(worth, homes, strict=True):
        if not assertion.presupposed and assertion.kind != "figure":
            clauses[home].append(assertion)
    settings = {home: make_setting(annotated, home, said[home], words) for home in said}
    return [
        _make_item(
            annotated,
            assertion,
            origin,
            settings[home],
            Telling(
                attributions,
                contents.get(assertion.says or "", ()),
                words,
                _said_inside(assertion, clauses[home]),
                is_embedded(assertion, clauses[home], words),
                is_demanded(assertion, clauses[home], words),
            ),
        )
        for (assertion, origin), home in zip(worth, homes, strict=True)
    ]


def _said_inside(assertion: Assertion, clauses: Sequence[Assertion]) -> frozenset[str]:
    """Return the words of the clauses inside a clause: those say them, not it."""
    inner = (
        other
        for other in clauses
        if assertion.start <= other.start
        and other.end <= assertion.end
        and other.end - other.start < assertion.end - assertion.start
    )
    found = {lemma for other in inner for lemma in other.lemmas}
    return frozenset(found - set(assertion.lemmas[:1]))


def _contents(assertions: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    """Return, by attribution, what was said, acts of speech inside it left out."""
    found: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        if assertion.attribution is not None and assertion.kind != "figure":
            found[assertion.attribution].append(assertion)
    return found


def is_worth_a_line(text: str, assertion: Assertion, words: Words) -> bool:
    """Tell whether an assertion says enough to be compared: a sense and a matter."""
    if assertion.kind == "figure":
        meant = assertion.value == ONE or is_known_pair(text, assertion, words)
        few = meant and assertion.measures not in CUMULATIVE
        rank = assertion.unit == RANK  # « sa troisième victoire » counts nothing
        return printed_value(assertion) is not None and not few and not rank
    if assertion.predicate.removeprefix("lemma:") in words.light:
        return False
    if assertion.kind == SPEECH or len(assertion.lemmas) >= LEAST_WORDS:
        return True
    # « elle ne se représentera pas »: who does what sense of act is enough.
    named = any(PHRASE not in actor for actor in assertion.actors)
    return (assertion.rule == "sense" and named) or denies_any(assertion, words)


def _is_nameless(said: Attribution | None) -> bool:
    return said is not None and said.source_type == "unnamed"


def _home(sentences: Sequence[Sentence], position: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a position."""
    index = bisect_right(sentences, position, key=lambda s: s.start) - 1
    if index < 0:
        return (position, position + 1)
    return (sentences[index].start, sentences[index].end)


class Telling(msgspec.Struct, frozen=True):
    """What an assertion leans on: who says it, and what an act of speech says."""

    attributions: dict[str, Attribution]
    contents: Sequence[Assertion]
    words: Words
    elsewhere: frozenset[str] = frozenset()  # what clauses inside it say
    is_embedded: bool = False
    is_demanded: bool = False


def _make_item(
    annotated: AnnotatedDocument,
    assertion: Assertion,
    origin: OriginId,
    setting: Setting,
    telling: Telling,
) -> Item:
    contents, words = telling.contents, telling.words
    told = {lemma for content in contents for lemma in content.lemmas}
    named = {e for argument in assertion.arguments for e in argument.entities}
    single = {x.entity for x in assertion.arguments if x.entity}
    chain = _chain(assertion, telling.attributions)
    saying = telling.attributions.get(assertion.says or "")
    past = is_past(annotated, assertion, words)
    quote = annotated.document.text[assertion.start : assertion.end]
    published = _day(annotated.document)
    until = words.until is not None and words.until.search(quote.lower())
    amounts = amounts_of(annotated, assertion, saying.content if saying else (), words)
    return Item(
        document=annotated.document.id,
        outlet=annotated.document.outlet,
        published=published,
        is_dated=_is_dated(annotated.document),
        assertion=assertion,
        origin=origin,
        chain=chain,
        sources=tuple(_words_of(annotated, said) for said in chain),
        parties=frozenset({*assertion.actors, *assertion.recipients, *named, *single}),
        sentence=setting.bounds,
        told_in=annotated.document.text[slice(*setting.bounds)],
        around=setting.around,
        numbers=setting.numbers,
        amounts=amounts,
        slot=_slot_of(annotated, assertion, amounts, words),
        scopes=setting.scopes,
        site=setting.site,
        days=setting.days,
        lasts_until=max(
            (last for _, last in setting.days if until and last > (published or "9")),
            default=None,
        ),
        names=setting.names,
        lemmas=(frozenset(assertion.lemmas) - telling.elsewhere) | told,
        context=setting.words | told,
        told=frozenset(told),
        meanings=words.concepts.read(
            setting.words | told,
            annotated.document.text[slice(*setting.bounds)],
        ),
        is_lead=setting.is_lead,
        is_nameless=_is_nameless(saying),
        saying=saying,
        speaker=_words_of(annotated, saying),
        is_embedded=telling.is_embedded,
        is_demanded=telling.is_demanded,
        is_part=past or is_part(annotated.document.text, assertion, words),
        is_past=past,
        contents=tuple(contents),
        quote=quote,
        is_quoted=_is_quoted(assertion, chain),
    )


def _words_of(annotated: AnnotatedDocument, said: Attribution | None) -> str:
    """Return a source in the article's words, "" where none is printed."""
    return annotated.document.quote(said.source) if said and said.source else ""


def _slot_of(
    annotated: AnnotatedDocument,
    assertion: Assertion,
    amounts: Sequence[Amount],
    words: Words,
) -> Slot | None:
    if not amounts:
        return None
    head, text = assertion.head, annotated.document.text
    printed = text[head.start : head.end]
    around = text[max(0, head.start - 1) : head.start], text[head.end : head.end + 1]
    if printed.isdigit() and around == ("(", ")"):
        # « loin devant les Etats-Unis (36) »: not 36 of them, but of what is told
        assertion = msgspec.structs.replace(assertion, unit=None, arguments=())
    figure = figure_as_change(annotated, assertion)
    return slot_of(figure, amounts[0], printed, words.numerals)


def _is_quoted(assertion: Assertion, chain: Sequence[Attribution]) -> bool:
    head = assertion.head
    spans = chain[0].quoted if chain else ()
    return any(span.start <= head.start and head.end <= span.end for span in spans)


def _is_dated(document: Document) -> bool:
    """Tell whether the day of publication is given, or known to the week."""
    estimated: tuple[date, date] | None = document.published_range
    known = estimated is not None and (estimated[1] - estimated[0]).days < WEEK
    return document.published is not None or known


def _day(document: Document) -> str | None:
    if document.published is not None:
        return document.published.isoformat()
    estimated: tuple[date, date] | None = document.published_range
    return estimated[1].isoformat() if estimated else None


def _chain(
    assertion: Assertion, attributions: dict[str, Attribution]
) -> tuple[Attribution, ...]:
    chain: list[Attribution] = []
    following = assertion.attribution
    while following in attributions and attributions[following] not in chain:
        chain.append(attributions[following])
        following = attributions[following].inside
    return tuple(chain)
