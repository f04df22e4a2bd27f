"""Outlets that only their article gives away: « révèle L'Ausculteur ».

A capital in the article amid a sentence belongs to a title or to a town. Who answers
for a statement under such a name, and is no place that the base knows, is an outlet.
"""

from collections.abc import Sequence

import msgspec

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.attribution.openers import opens_source
from recoupe.annotate.names.linking import local_id
from recoupe.annotate.quotations import Quotation
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import load_reporting
from recoupe.model import Attribution, EntityId, Mention, Span

_MARKS = '«»“”"  \u00a0\u202f'
_ENDING = ".!?:…\n"
_BY = frozenset({"par"})
_LOCAL = ("gpe:", "loc:", "obj:", "per:", "voice:")


def name_outlets(
    text: str,
    language: str,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
) -> tuple[list[Attribution], list[Mention]]:
    """Return attributions and mentions with sources named like outlets as bodies."""
    pack = load_reporting(language)
    articles = pack.words.articles
    named = [
        (attribution.source, name)
        for attribution in attributions
        if attribution.source is not None
        for name in _names(text, attribution, articles, language)
        if not _is_person(text[name.start : name.end], pack.kinds.role)
    ]
    bodies: dict[Span, EntityId] = {}
    places: dict[EntityId, EntityId] = {}
    for mention in mentions:
        name = next((n for _, n in named if n.overlaps(_span(mention))), None)
        local = text[mention.start].isupper() and mention.entity.startswith(_LOCAL)
        several = mention.form == "nominal" and (mention.name or "").endswith("s")
        person = mention.type == "PER" and " " in (mention.name or "")
        if name is None or mention.start > name.start or several or person:
            continue  # « Les Françaises », « Pierre Le Corre »
        if local:
            bodies[name] = EntityId(local_id("ORG", mention.name or ""))
            places[mention.entity] = bodies[name]
    renamed = [
        msgspec.structs.replace(
            mention, entity=places[mention.entity], type="ORG", form="name"
        )
        if mention.entity in places
        else mention
        for mention in mentions
    ]
    for _, name in named:
        known = any(name.overlaps(_span(mention)) for mention in renamed)
        if known:
            continue
        words = text[name.start : name.end]
        entity = EntityId(local_id("ORG", words))
        bodies[name] = entity
        renamed.append(
            Mention(
                start=name.start,
                end=name.end,
                type="ORG",
                form="name",
                entity=entity,
                name=words,
                rule="attribution.outlet",
            )
        )
    answering = [_answered(text, each, bodies) for each in attributions]
    return answering, renamed


def _is_person(words: str, roles: frozenset[str]) -> bool:
    """Tell « Le Premier ministre » and an office with its holder from an outlet."""
    return "," in words or not roles.isdisjoint(words.lower().split())


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _names(
    text: str, attribution: Attribution, articles: frozenset[str], language: str
) -> list[Span]:
    """Return what follows capital articles in a source, to the end of its name."""
    source = attribution.source
    if source is None:
        return []
    found: list[Span] = []
    publishing = load_verb_class(language, "publishing")
    folded = text[source.start : source.end].replace("’", "'")
    for article in articles:
        opening = article.capitalize()
        at = folded.find(opening)
        rest = folded[at + len(opening) :]
        start = source.start + at
        if (
            at < 0
            or not rest[:1].isupper()
            or not _is_outlets(attribution, folded[:at])
        ):
            continue
        before = text[:start].rstrip(_MARKS)[-1:]
        opens = before in _ENDING or not before
        if opens and (attribution.cue_lemma not in publishing):
            continue
        end = start + len(opening) + len(rest.rstrip(_MARKS))
        found.append(Span(start + len(opening), end))
    return found


def _is_outlets(attribution: Attribution, lead: str) -> bool:
    """Tell « dévoilée par L'X », « nos confrères de L'X » from « la maire de La X »."""
    words = lead.strip(_MARKS).split()
    cited = (
        attribution.source_type == "media"
        and words[-1:] != []
        and (
            words[-1].islower()  # not « Pierre Le Corre »
        )
    )
    return not words or words[-1] in _BY or cited


def _answered(
    text: str, attribution: Attribution, bodies: dict[Span, EntityId]
) -> Attribution:
    """Return an attribution with the outlet that its source is."""
    source = attribution.source
    for name, entity in bodies.items():
        if source is None or not name.overlaps(source):
            continue
        lead = text[source.start : name.start].strip(_MARKS)
        if len(lead.split()) <= 1:  # the article alone
            return msgspec.structs.replace(
                attribution, entity=entity, source_type="media"
            )
    return attribution


def quotes_name(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether marks only set off an outlet: « …, écrit « La Gazette » »."""
    tree, pack = scene.tree, scene.pack
    inner = scene.text[quotation.inner.start : quotation.inner.end].replace("’", "'")
    opening = next(
        (a for a in pack.words.articles if inner.startswith(a.capitalize())), None
    )
    tokens = tree.parse.tokens_in(quotation.start, quotation.end)
    if opening is None or not tokens or not inner[len(opening) :][:1].isupper():
        return False
    before = tokens[0].index - 1
    if before < 1 or any(token.feature("VerbForm") == "Fin" for token in tokens):
        return False
    if tree.words[before] in pack.words.by or opens_source(scene, before):
        return True
    verbs = load_verb_class(pack.language, "publishing")
    return tree.lemmas[before] in verbs and tree.words[before - 1] == ","
