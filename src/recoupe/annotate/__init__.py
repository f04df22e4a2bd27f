"""Stage: read one document.

In:    a ``Document`` with its masks
Out:   an ``AnnotatedDocument`` with one layer per folder of this one
Rule:  pure; reads nothing but the installed packs, knows nothing of other documents
Score: ``evaluation/`` (syntax, names, time, quantities, attribution, seeds)
"""

from recoupe.annotate.aside import merge, read_aside
from recoupe.annotate.attribution.attributions import find_attributions, name_voices
from recoupe.annotate.factuality.factuality import judge_predications
from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.mending import mended_tree
from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.times.event_time import clause_times
from recoupe.annotate.times.published import estimate_published
from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import AnnotatedDocument, Document

__all__ = ["annotate"]

VERSION = 23


def annotate(document: Document) -> AnnotatedDocument:
    """Read one document with the language pack it needs.

    The parse is kept in the result for the stage that reads assertions. Masked passages
    add names, dates and figures for the reader of the page, never attributions.

    Raises:
        PackError: if there is no pack for ``document.language``.
    """
    parse = load_parser(document.language).parse(document.blanked)
    dated = estimate_published(document, parse)
    timexes, time_problems = find_timexes(dated, parse)
    quantities, number_problems = find_quantities(dated, parse, timexes)
    mentions = find_mentions(dated, parse)
    tree = mended_tree(dated, parse)
    attributions, scare_quotes = find_attributions(dated, tree, mentions)
    attributions, mentions = name_voices(dated, attributions, mentions)
    aside = read_aside(dated)
    dates = merge(timexes, aside.timexes)
    return AnnotatedDocument(
        document=dated,
        sentences=merge(parse.sentences, aside.sentences),
        mentions=merge(mentions, aside.mentions),
        timexes=dates,
        quantities=merge(quantities, aside.quantities),
        attributions=attributions,
        scare_quotes=scare_quotes,
        problems=(*time_problems, *number_problems),
        parse=parse,
        predications=judge_predications(dated, tree, attributions),
        clause_times=clause_times(tree.parse, dates, dated.blanked, dated.language),
    )
