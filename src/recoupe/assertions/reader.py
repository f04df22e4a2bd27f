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
from recoupe.assertions.clauses import (
    clause_tokens,
    content_lemmas,
    extent,
    gist,
    phrase_lemmas,
)
from recoupe.assertions.conditions import find_conditions
from recoupe.assertions.contents import penalties, settle, vowed
from recoupe.assertions.events import NO_EVENT, Event, code_event
from recoupe.assertions.match import Match, find_use, polarity_of
from recoupe.assertions.meetings import attended, gathered
from recoupe.assertions.parties import THINGS, Parties
from recoupe.assertions.politics import Politics
from recoupe.assertions.predicates import Predicate, find_predicates
from recoupe.assertions.roles import fill, place_of, read_arguments
from recoupe.assertions.scenes import placed_tokens
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
        self.tree = Tree(annotated.parse, language)
        self.tree.timed = _timed_tokens(annotated, self.tree)
        self.tree.placed = placed_tokens(annotated, self.tree)
        self.senses = load_senses(language)
        self.triggers = load_triggers(language)
        classes = load_noun_classes(language)
        self.parties = Parties(annotated, self.tree, classes)
        self.times = _times(annotated)
        self.cues = _cue_tokens(annotated, self.tree)
        self.predicates = find_predicates(
            annotated, self.tree, (self.senses, self.triggers)
        )
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
        self._look()

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
            site = make_site(self.tree, index)
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
        match = find_use(self.senses, site, self.tree, self.parties)
        return None if match is None or match.entry.value == NO_EVENT else match


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
    index = predicate.token
    site = reading.sites[index]
    event = reading.events.get(index)
    match = reading.sense(site)
    if event is None and not _worth_a_line(reading, site, match):
        return None
    tree = reading.tree
    arguments = read_arguments(site, match, reading.parties, reading.tree.timed)
    arguments = _with_attribute(reading, site, arguments)
    inside = clause_tokens(tree, index)
    start, end = extent(tree, index, inside)
    text = reading.annotated.document.text
    timex = reading.times.get(index)
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
        presupposed=predicate.factuality != "possible"
        and (predicate.rule == "presupposed" or _is_presupposed(tree, index)),
        rule=_rule(event, match),
    )


def _clause_lemmas(tree: Tree, index: int, inside: list[int]) -> tuple[str, ...]:
    """Return the content lemmas of a clause, that of its predicate first."""
    head = tree.tokens[index].lemma.lower()
    rest = content_lemmas(tree, inside)
    return (head, *(lemma for lemma in rest if lemma != head))


def _is_presupposed(tree: Tree, index: int) -> bool:
    """Tell whether a predicate is a noun or a participle inside another's phrase."""
    token = tree.tokens[index]
    if token.dep.startswith(("acl", "amod")):
        return not token.dep.startswith("acl:relcl")
    return token.pos == "NOUN" and token.dep != "root" and not tree.has(index, "cop")


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


def _worth_a_line(reading: Reading, site: Site, match: Match | None) -> bool:
    """Verbs and copulas are; a noun is where it has participants of its own."""
    tree = reading.tree
    if tree.is_verb(site.index) or tree.has(site.index, "cop"):
        return True
    if site.index in reading.judged:
        return True
    return match is not None and bool(site.slots)


def _with_attribute(
    reading: Reading, site: Site, arguments: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """Add what a copula says of its subject, and the subject itself."""
    tree = reading.tree
    if not is_copular(tree, site.index):
        return arguments
    token = tree.tokens[site.index]
    entities = reading.parties.entities(site.index)
    said = Argument(
        role="attribute",
        start=token.start,
        end=token.end,
        entity=entities[0] if entities else None,
        entities=entities,
        lemmas=phrase_lemmas(tree, site.index),
    )
    subject = tree.subject(site.index)
    if subject is None or subject == site.index:
        return (*arguments, said)
    head = tree.tokens[subject]
    holders = reading.parties.all([subject])
    held = Argument(
        role="actor",
        start=head.start,
        end=head.end,
        entity=holders[0] if holders else None,
        entities=holders,
        lemmas=phrase_lemmas(tree, subject),
    )
    return (held, *(a for a in arguments if a.role != "actor"), said)
