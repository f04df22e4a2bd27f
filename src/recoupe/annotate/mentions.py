"""Find who and what is talked about: names, nominals, pronouns, adjectives."""

from msgspec import UNSET

from recoupe.annotate.coreference.clitic_mending import mend_clitics
from recoupe.annotate.coreference.coreference import Resolver
from recoupe.annotate.coreference.genders import agree_genders
from recoupe.annotate.coreference.nominals import Nominals
from recoupe.annotate.names.adjectives import Adjectives
from recoupe.annotate.names.linking import Linker, place_towns
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.annotate.names.metonymy import mark_metonyms
from recoupe.annotate.names.names import find_names
from recoupe.model import Document, EntityId, Mention, Parse


def find_mentions(document: Document, parse: Parse) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order, each with its entity."""
    if not parse.tokens:
        return ()
    scene = Scene(document, mend_clitics(parse, document.language))
    drafts = find_names(scene)
    Linker(scene, drafts).link()
    agree_genders(scene, drafts)
    mark_metonyms(scene, drafts)
    adjectives = list(Adjectives(scene, drafts).found())
    place_towns(scene, drafts, adjectives)
    phrases = Nominals(scene, drafts).phrases(adjectives)
    drafts = [*drafts, *adjectives, *Resolver(scene, drafts).resolve(phrases)]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return tuple(_mention(draft) for draft in drafts if draft.entity)


def _mention(draft: Draft) -> Mention:
    return Mention(
        start=draft.start,
        end=draft.end,
        type=draft.type,
        form=draft.form,
        entity=EntityId(draft.entity),
        name=draft.name,
        qid=draft.qid,
        metonym_for=draft.metonym_for,
        entities=tuple(EntityId(e) for e in draft.entities)
        if draft.entities
        else UNSET,
        rule=draft.rule,
        stands_for=EntityId(draft.stands_for) if draft.stands_for else None,
    )
