"""Clauses of newsroom French that parsers take apart, put together again.

One door for annotation and assertions, which both read the mended tree.
"""

from collections.abc import Sequence

from recoupe.lang.mending.addressed import mend_addressed
from recoupe.lang.mending.adjuncts import mend_adjuncts
from recoupe.lang.mending.apposed_participles import mend_apposed
from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.clefts import mend_clefts
from recoupe.lang.mending.displaced import mend_displaced
from recoupe.lang.mending.entering import mend_entering
from recoupe.lang.mending.fronted import mend_fronted
from recoupe.lang.mending.gapped import mend_gapped
from recoupe.lang.mending.governed import mend_governed
from recoupe.lang.mending.governing import mend_governing
from recoupe.lang.mending.interposed import mend_interposed
from recoupe.lang.mending.inverted import mend_inverted
from recoupe.lang.mending.inverted_relatives import mend_inverted_relatives
from recoupe.lang.mending.late_speakers import mend_late_speakers
from recoupe.lang.mending.lost_subjects import mend_lost_subjects
from recoupe.lang.mending.noun_participles import mend_noun_participles
from recoupe.lang.mending.parted import mend_parted
from recoupe.lang.mending.predicated import mend_predicated
from recoupe.lang.mending.presentatives import mend_presentatives
from recoupe.lang.mending.pseudo_clefts import mend_pseudo_clefts
from recoupe.lang.mending.ranked import mend_ranked
from recoupe.lang.mending.reported import mend_reported
from recoupe.lang.mending.reseated import mend_seats
from recoupe.lang.mending.rivals import mend_rivals
from recoupe.lang.mending.rooted import mend_rooted
from recoupe.lang.mending.speech_acts import mend_speech_acts
from recoupe.lang.mending.stray_objects import mend_objects
from recoupe.lang.mending.tails import mend_tails
from recoupe.lang.mending.trailing import mend_trailing
from recoupe.lang.mending.undergone import mend_undergone
from recoupe.model import Sentence, Token


def mend_clauses(
    tokens: list[Token], sentences: Sequence[Sentence], language: str
) -> bool:
    """Mend ``tokens`` in place, sentence by sentence; tell whether any was moved."""
    known = load_clause_forms(language)
    if known is None:
        changed = mend_addressed(tokens, language)
        changed |= mend_inverted(tokens, language)
        return mend_speech_acts(tokens, language) or changed
    changed = mend_undergone(tokens, sentences, known)
    changed |= mend_governing(tokens, sentences, known)
    for sentence in sentences:
        changed |= mend_apposed(tokens, sentence, known)
        changed |= mend_noun_participles(tokens, sentence, known)
        changed |= mend_entering(tokens, sentence, known)
        changed |= mend_inverted_relatives(tokens, sentence, known)
        changed |= mend_interposed(tokens, sentence, known)
        changed |= mend_parted(tokens, sentence, known)
        changed |= mend_fronted(tokens, sentence)
        changed |= mend_predicated(tokens, sentence, known)
        changed |= mend_rooted(tokens, sentence, known)
        changed |= mend_late_speakers(tokens, sentence, known)
    changed |= mend_addressed(tokens, language)
    changed |= mend_inverted(tokens, language)
    changed |= mend_speech_acts(tokens, language)
    for sentence in sentences:
        changed |= mend_reported(tokens, sentence, known)
        changed |= mend_presentatives(tokens, sentence, known)
        changed |= mend_clefts(tokens, sentence, known)
        changed |= mend_pseudo_clefts(tokens, sentence, known)
        changed |= mend_rivals(tokens, sentence, known)
        changed |= mend_lost_subjects(tokens, sentence, known)
        changed |= mend_gapped(tokens, sentence, known)
        changed |= mend_objects(tokens, sentence, known)
        changed |= mend_ranked(tokens, sentence, known)
        changed |= mend_displaced(tokens, sentence, known)
        changed |= mend_governed(tokens, sentence, known)
        changed |= mend_seats(tokens, sentence, known)
        changed |= mend_trailing(tokens, sentence, known)
        changed |= mend_tails(tokens, sentence, known)
        changed |= mend_adjuncts(tokens, sentence, known)
    return changed
