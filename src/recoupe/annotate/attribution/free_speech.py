"""Free indirect speech: « Il a longtemps parlé. Il n'avait rien volé. Il paierait. ».

A run of sentences right after somebody spoke, in the tenses of reported speech and with
the speaker as subject, of which one at least looks ahead from the past, is what the
speaker said.
"""

from collections.abc import Iterator

from recoupe.annotate.attribution.cues import Draft, Scene
from recoupe.annotate.clauses import Tree
from recoupe.annotate.predicates import is_compound
from recoupe.model import Sentence

_LONGEST = 4  # sentences of a run
_SHORTEST = 2  # words of a sentence that says something


def find_free_speech(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield one attribution for each sentence of free indirect speech."""
    tree, sentences = scene.tree, scene.tree.parse.sentences
    taken = [span for draft in drafts for span in draft.content]
    number = 1
    while number < len(sentences):
        speaker = _speaker(scene, sentences[number - 1], drafts)
        run: list[Sentence] = []
        while speaker is not None and number + len(run) < len(sentences):
            sentence = sentences[number + len(run)]
            here = (sentence.start, sentence.end)
            free = not any(a.start < here[1] and here[0] < a.end for a in taken)
            gap = tree.text[sentences[number - 1].end : here[0]]
            same = "\n" not in gap
            if not (free and same and _carries_on(tree, sentence)):
                break
            run.append(sentence)
        if run and len(run) <= _LONGEST and any(_looks_ahead(tree, s) for s in run):
            for sentence in run:
                span = tree.span(sentence.first, sentence.last - 1)
                if span is not None:
                    draft = Draft([span], None, None, None, "free")
                    draft.entity_of = speaker if speaker in drafts else None
                    if draft.entity_of is None and speaker is not None:
                        draft.source = speaker.source
                    yield draft
        number += max(1, len(run))


def _speaker(scene: Scene, sentence: Sentence, drafts: list[Draft]) -> Draft | None:
    """Return who speaks in a sentence: of its attribution, or of « parler »."""
    tree, words = scene.tree, scene.pack.words
    for draft in reversed(drafts):
        if draft.head is not None and sentence.first <= draft.head < sentence.last:
            return draft if draft.source is not None else None
    for index in range(sentence.first, sentence.last):
        if tree.lemmas[index] in words.talking and tree.tokens[index].pos == "VERB":
            subject = tree.subject(index)
            if subject is not None and tree.tokens[subject].pos != "SCONJ":
                draft = Draft([], None, index, tree.lemmas[index], "free")
                draft.source = (*tree.phrase(subject), subject)
                return draft
    return None


def _main(tree: Tree, sentence: Sentence) -> int | None:
    for index in range(sentence.first, sentence.last):
        if tree.tokens[index].head == index:
            return index
    return None


def _carries_on(tree: Tree, sentence: Sentence) -> bool:
    """Tell whether a sentence is in the tenses of report, with a pronoun subject."""
    main = _main(tree, sentence)
    finite = tree.finite(main) if main is not None else None
    if main is None or finite is None or sentence.last - sentence.first < _SHORTEST:
        return False
    token = tree.tokens[finite]
    backward = token.feature("Tense") == "Imp" or token.feature("Mood") == "Cnd"
    personal = any(
        tree.tokens[child].pos == "PRON"
        and tree.tokens[child].feature("Person") == "3"
        and child < main
        for child in tree.kids(main, "nsubj", "expl")
    )
    hearsay = token.feature("Mood") == "Cnd" and is_compound(tree, main)
    return backward and personal and not hearsay


def _looks_ahead(tree: Tree, sentence: Sentence) -> bool:
    """Tell whether a sentence has a simple conditional: a future seen from the past."""
    main = _main(tree, sentence)
    finite = tree.finite(main) if main is not None else None
    return (
        main is not None
        and finite is not None
        and tree.tokens[finite].feature("Mood") == "Cnd"
        and not is_compound(tree, main)
        and tree.deps[main] == "root"
    )
