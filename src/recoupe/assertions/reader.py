"""Read the assertions of one document, predicate by predicate."""

from msgspec import UnsetType
from msgspec.structs import replace

from recoupe.assertions.answers import (
    answered,
    conditioned,
    resolved,
    told_once,
    without_nested,
)
from recoupe.assertions.aspect import is_perfective
from recoupe.assertions.clauses import (
    clause_tokens,
    content_lemmas,
    extent,
    gist,
)
from recoupe.assertions.conditions import find_conditions
from recoupe.assertions.contents import penalties, settle, vowed
from recoupe.assertions.events import NO_EVENT, Event, code_event
from recoupe.assertions.lines import is_presupposed, repeats, worth_a_line
from recoupe.assertions.match import Match, find_use, polarity_of
from recoupe.assertions.meetings import attended, gathered
from recoupe.assertions.parties import THINGS, Parties
from recoupe.assertions.politics import Politics
from recoupe.assertions.predicates import Predicate, find_predicates
from recoupe.assertions.presented import as_match, find_presented, presented_as
from recoupe.assertions.roles import (
    fill,
    place_of,
    read_arguments,
    with_attribute,
    with_harmed,
)
from recoupe.assertions.scenes import named_places
from recoupe.assertions.sites import Site, make_site
from recoupe.assertions.slots import is_copular
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import load_noun_classes
from recoupe.lang.senses import load_senses, load_triggers
from recoupe.model import (
    AnnotatedDocument,
    Argument,
    Assertion,
    AssertionKind,
    EntityId,
    Span,
    Timex,
)

# What is only sought (« obtenir la libération de X ») is no event; asking for it is.
_ACTS_OF_SPEECH = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"})


class Reading:
    """What reading one document needs at hand, and what was found so far."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        if isinstance(annotated.parse, UnsetType):
            raise TypeError("assertions are read from a parse")
        language = annotated.document.language
        self.annotated = annotated
        places = named_places(annotated, annotated.parse)
        self.tree = Tree(annotated.parse, language, places)
        self.tree.timed = _timed_tokens(annotated, self.tree)
        self.senses = load_senses(language)
        self.triggers = load_triggers(language)
        classes = load_noun_classes(language)
        self.parties = Parties(annotated, self.tree, classes)
        self.times = _times(annotated)
        self.cues = _cue_tokens(annotated, self.tree)
        self.predicates = find_predicates(
            annotated, self.tree, (self.senses, self.triggers)
        )
        self.presented = find_presented(self.tree, self.senses)
        self.predicates = presented_as(self.predicates, self.presented)
        self.conditions = find_conditions(annotated.document.text, self.tree, language)
        self.predicates = [self._conditional(p) for p in self.predicates]
        predications = annotated.predications
        self.judged = (
            frozenset[int]()
            if isinstance(predications, UnsetType)
            else frozenset(p.token for p in predications)
        )
        self.events: dict[int, Event] = {}
        self.aims: dict[int, Event] = {}  # no events, but they bind: « pour exiger … »
        self.sites: dict[int, Site] = {}
        self.consumed: set[int] = set()
        self._senses: dict[int, Match | None] = {}
        self._look()
        self.presenting = self._presenting()

    def _conditional(self, predicate: Predicate) -> Predicate:
        """Weaken what stands inside a condition, or in the list one opens."""
        if predicate.rule == "condition.set":
            return replace(predicate, factuality="conditional")
        number = self.tree.sentence_number(predicate.token)
        if predicate.factuality == "announced" and any(
            c.sentence == number and not c.connective for c in self.conditions
        ):
            return replace(predicate, factuality="conditional")
        if predicate.factuality != "certain":
            return predicate
        start = self.tree.tokens[predicate.token].start
        inside = any(
            c.start <= start < c.end or any(a <= start < b for a, b in c.items)
            for c in self.conditions
            if not c.connective
        )
        return replace(predicate, factuality="conditional") if inside else predicate

    def _look(self) -> None:
        """Code events, verbs first: a light verb takes its noun with it."""
        verbs_first = sorted(
            self.predicates, key=lambda p: not self.tree.is_verb(p.token)
        )
        for predicate in verbs_first:
            index = predicate.token
            site = self._site(index)
            if index in self.cues:
                site.slots.setdefault("q", [index])
            self.sites[index] = site
            if index in self.consumed:
                continue
            event = code_event(self.triggers, site, self.tree, self.parties)
            if event is not None:
                told = event.plover != NO_EVENT and index not in event.heads
                self.consumed.update(() if told else event.heads)
                if event.plover != NO_EVENT:
                    self.events[index] = event
        voiced = {p.token: p.attribution for p in self.predicates}
        self.events = settle(self.events, self.sites, self.parties, voiced, self.cues)
        self.events = vowed(self.events, self._speaking(), voiced, self.tree)
        self.events = told_once(self.events, self.parties)
        self.events = without_nested(self.events, self.tree)
        wished = self._wished()
        self.aims = {i: e for i, e in self.events.items() if i in wished}
        self.events = {i: e for i, e in self.events.items() if i not in wished}
        self.politics = Politics(self.events, self.parties)
        self.events = {
            i: e for i, e in self.events.items() if self.politics.admits(i, e)
        }
        self.events = gathered(self.events, self.sites, self.parties)
        self.events = attended(self.events, self.triggers, self.sites, self.parties)
        self.events = resolved(self.events, self._together(), self.sites, self.parties)
        self.events = conditioned(self.events, self.tree, self._conditioning())
        self.events = answered(self.events, self.sites, self.tree)
        jailed = penalties(self.events, self.tree, self.parties)
        self.events.update({i: e for i, e in jailed.items() if i in self.sites})

    def _site(self, index: int) -> Site:
        """Return a predicate with the phrases around it, its presenting verb's too."""
        site, shown = make_site(self.tree, index), self.presented.get(index)
        if shown is None or shown.verb == index:
            return site
        return replace(site, slots=shown.slots | site.slots)

    def clause_of(self, index: int) -> int:
        """Return the head of the clause that a predicate is read from."""
        shown = self.presented.get(index)
        return index if shown is None else shown.verb

    def _presenting(self) -> set[int]:
        """Return the verbs that only present what a noun beside them states."""
        stated = {
            verb
            for p in self.presented.values()
            if p.noun in self.sites and self.sense(self.sites[p.noun]) is not None
            for verb in (p.verb, p.idle)
            if verb is not None
        }
        return stated - self._speaking().keys() - self.events.keys()

    def _speaking(self) -> dict[int, tuple[str, tuple[EntityId, ...]]]:
        """Return the verbs of speech with their attribution and who speaks."""
        speakers = {a.id: a.entity for a in self.annotated.attributions}
        found: dict[int, tuple[str, tuple[EntityId, ...]]] = {}
        for index, attribution in self.cues.items():
            speaker = speakers.get(attribution)
            if self.tree.is_verb(index) and speaker is not None:
                found[index] = (attribution, (speaker,))
        return found

    def _wished(self) -> set[int]:
        """Return the events that another only seeks, themes of marches among them.

        « obtenir la libération de X », « ont défilé pour exiger un départ ».
        """
        sought = {p.token for p in self.predicates if p.factuality == "unknown"}
        coded, found = set(self.events), set[int]()
        for index, event in self.events.items():
            head = self.tree.head(index).index
            if self.tree.is_verb(index):
                aim = self.tree.tokens[index].dep.startswith("advcl")
                if aim and index in sought and head in coded:
                    found.add(index)
            elif sought.intersection({index, head} - coded):
                found |= set() if event.plover in _ACTS_OF_SPEECH else {index}
        return found

    def _together(self) -> list[int]:
        """Return the plural pronouns and numbers nobody resolved: « tous deux »."""
        return [
            t.index
            for t in self.tree.tokens
            if t.pos in {"PRON", "NUM", "NOUN"}
            and (t.pos in {"NUM", "PRON"} or t.feature("Number") == "Plur")
            and t.text.lower() not in THINGS
            and not self.parties.entities(t.index)
        ]

    def _conditioning(self) -> dict[int, EntityId]:
        """Return who stands as the subject of the condition of each sentence."""
        found: dict[int, EntityId] = {}
        for condition in self.conditions:
            for token in self.tree.parse.tokens_in(condition.start, condition.end):
                if self.tree.is_verb(token.index):
                    subject = self.tree.subject(token.index)
                    named = [] if subject is None else [subject]
                    for entity in self.parties.all(
                        [n for n in named if self.parties.is_party(n)]
                    ):
                        found.setdefault(condition.sentence, entity)
        return found

    def sense(self, site: Site) -> Match | None:
        """Return the sense a predicate is used in, None where no class has it."""
        if site.index not in self._senses:
            shown = self.presented.get(site.index)
            harmed = None if shown is None else as_match(self.tree, shown)
            found = harmed or find_use(self.senses, site, self.tree, self.parties)
            told = found is not None and found.entry.value != NO_EVENT
            self._senses[site.index] = found if told else None
        return self._senses[site.index]


def _times(annotated: AnnotatedDocument) -> dict[int, Timex]:
    if isinstance(annotated.clause_times, UnsetType):
        return {}
    return {c.token: annotated.timexes[c.timex] for c in annotated.clause_times}


def _timed_tokens(annotated: AnnotatedDocument, tree: Tree) -> frozenset[int]:
    return frozenset(
        token.index
        for timex in annotated.timexes
        for token in tree.parse.tokens_in(timex.start, timex.end)
    )


def _cue_tokens(annotated: AnnotatedDocument, tree: Tree) -> dict[int, str]:
    """Map the tokens of attribution cues to the id of their attribution."""
    cues: dict[int, str] = {}
    for attribution in annotated.attributions:
        if attribution.cue is None:
            continue
        for token in tree.parse.tokens_in(attribution.cue.start, attribution.cue.end):
            if token.pos in {"VERB", "NOUN", "ADP"}:
                cues.setdefault(token.index, attribution.id)
    return cues


def read_predicates(reading: Reading) -> list[Assertion]:
    """Return one assertion per predicate that is worth a line, in text order."""
    speakers = {a.id: a.entity for a in reading.annotated.attributions}
    found: list[Assertion] = []
    for predicate in reading.predicates:
        assertion = _read(reading, predicate)
        if assertion is None:
            continue
        attribution = reading.cues.get(predicate.token)
        if attribution is not None:
            assertion = _as_speech(assertion, speakers.get(attribution))
            assertion = replace(assertion, says=attribution)
        found.append(assertion)
        found += _denied(reading, predicate.token, assertion)
    return found


def _denied(reading: Reading, index: int, stated: Assertion) -> list[Assertion]:
    """Return what a contrast denies: « c'est A, et non B, qui a signé »."""
    other = reading.tree.denied.get(index)
    if other is None or stated.plover is None or stated.polarity == "-":
        return []
    actors = reading.parties.all([other], create=True)
    return (
        [replace(stated, actors=actors, arguments=(), polarity="-")] if actors else []
    )


def _as_speech(assertion: Assertion, speaker: EntityId | None) -> Assertion:
    actors = assertion.actors or ((speaker,) if speaker is not None else ())
    return replace(assertion, kind="speech", actors=actors)


def _read(reading: Reading, predicate: Predicate) -> Assertion | None:
    index, tree = predicate.token, reading.tree
    site, shown = reading.sites[index], reading.presented.get(index)
    event = reading.events.get(index)
    match = reading.sense(site)
    above = reading.sites.get(tree.head(index).index)
    verb = None if above is None or above is site else reading.sense(above)
    if event is None and shown is None and repeats(index, match, verb):
        return None
    harmed = shown is not None and shown.harm is not None
    if index in reading.presenting and not harmed and event is None:
        return None
    judged = harmed or index in reading.judged
    if event is None and not worth_a_line(tree, site, match, judged=judged):
        return None
    arguments = read_arguments(site, match, reading.parties, reading.tree.timed)
    if harmed:
        arguments = with_harmed(index, predicate.polarity, arguments, reading.parties)
    else:
        arguments = with_attribute(site, match, arguments, reading.parties)
    clause = reading.clause_of(index)
    inside = clause_tokens(tree, clause)
    start, end = extent(tree, clause, inside)
    text = reading.annotated.document.text
    timex = reading.times.get(index) or reading.times.get(clause)
    actors, recipients = _who(event, arguments)
    return Assertion(
        id="",
        start=start,
        end=end,
        head=head_of(reading, index, event),
        predicate=_name(reading, site, match),
        kind=_kind(site, match, tree),
        plover=event.plover if event else None,
        mode=event.mode if event else None,
        actors=actors,
        recipients=recipients,
        place=place_of(arguments),
        time=timex.value if timex else None,
        polarity=polarity_of(predicate.polarity, match, tree),
        factuality=predicate.factuality,
        attribution=predicate.attribution,
        text=gist(text, start, end),
        first=timex.first if timex else None,
        last=timex.last if timex else None,
        author_factuality=predicate.author_factuality,
        arguments=arguments,
        lemmas=_clause_lemmas(tree, index, inside),
        presupposed=shown is None
        and predicate.factuality != "possible"
        and (predicate.rule == "presupposed" or is_presupposed(tree, index)),
        perfective=is_perfective(tree, index),
        rule=_rule(event, match),
    )


def _clause_lemmas(tree: Tree, index: int, inside: list[int]) -> tuple[str, ...]:
    """Return the content lemmas of a clause, that of its predicate first."""
    head = tree.tokens[index].lemma.lower()
    rest = content_lemmas(tree, inside)
    return (head, *(lemma for lemma in rest if lemma != head))


def _rule(event: Event | None, match: Match | None) -> str:
    if event is not None:
        return "trigger"
    return "sense" if match is not None else "lemma"


def _who(
    event: Event | None, arguments: tuple[Argument, ...]
) -> tuple[tuple[EntityId, ...], tuple[EntityId, ...]]:
    actors = fill(arguments, "actor")
    told = any(argument.role == "recipient" for argument in arguments)
    recipients = fill(arguments, "recipient" if told else "theme")
    if event is not None:
        actors = event.actors or tuple(e for e in actors if e not in event.recipients)
        recipients = event.recipients or (() if event.actors else recipients)
    return actors, tuple(e for e in recipients if e not in actors)


def head_of(reading: Reading, index: int, event: Event | None) -> Span:
    """Return the words that stand for an assertion."""
    heads = event.heads if event is not None else (index,)
    # A subject that carries the sense (« la loi martiale est levée ») stands apart.
    near = reading.tree.tokens[index].dep.startswith("acl") or index not in heads
    tokens = [reading.tree.tokens[i] for i in heads if i >= index or near]
    tokens = tokens or [reading.tree.tokens[index]]
    return Span(min(t.start for t in tokens), max(t.end for t in tokens))


def _name(reading: Reading, site: Site, match: Match | None) -> str:
    if match is not None:
        return match.entry.value
    if is_copular(reading.tree, site.index):
        return "be"
    return f"lemma:{reading.tree.tokens[site.index].lemma.lower()}"


def _kind(site: Site, match: Match | None, tree: Tree) -> AssertionKind:
    if match is not None:
        return match.entry.kind
    return "state" if is_copular(tree, site.index) else "event"
