"""The packs of attribution and factuality hold together."""

import pytest

from recoupe.errors import PackError
from recoupe.lang.commitment import load_commitment
from recoupe.lang.reporting import load_reporting


def test_every_reporting_word_has_frames_and_says_what_act_it_is():
    pack = load_reporting("fr")
    uses = [
        use
        for table in (pack.verbs, pack.nouns)
        for uses in table.values()
        for use in uses
    ]

    assert len(uses) > 400
    assert all(use.frames and use.tags for use in uses)


def test_no_use_of_a_word_takes_a_frame_twice():
    pack = load_reporting("fr")

    for table in (pack.verbs, pack.nouns):
        for uses in table.values():
            frames = [(use.name, frame) for use in uses for frame in use.frames]
            assert len(frames) == len(set(frames))


@pytest.mark.parametrize(
    ("form", "guess", "infinitive"),
    [
        ("considère", "considèrer", "considérer"),
        ("prévenant", "prévenant", "prévenir"),
        ("démenti", "démenti", "démentir"),
        ("félicité", "félicité", "féliciter"),
        ("signe", "signer", "signer"),
    ],
)
def test_verb_forms_find_their_infinitive(form, guess, infinitive):
    assert load_reporting("fr").infinitive(form, guess) == infinitive


@pytest.mark.parametrize(
    ("lemma", "pos", "effect"),
    [
        ("refuser", "verb", ("certain", "-", "certain", "+")),
        ("vouloir", "verb", ("unknown", "+", "unknown", "-")),
        ("présumé", "adj", ("possible", "+", "possible", "-")),
    ],
)
def test_words_of_commitment_say_what_they_do_to_their_complement(lemma, pos, effect):
    found = load_commitment("fr").effect(lemma, pos)

    assert (
        found.value, found.polarity, found.negated_value, found.negated_polarity
    ) == effect  # fmt: skip


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("mènerait", "mener", True),
        ("rencontrait", "rencontrer", False),
        ("rencontrerait", "rencontrer", True),
        ("finirait", "finir", True),
        ("finit", "finir", False),
    ],
)
def test_a_conditional_is_told_from_an_imperfect_by_its_stem(word, lemma, expected):
    assert load_commitment("fr").conditional.matches(word, lemma) is expected


def test_a_language_without_packs_is_said():
    with pytest.raises(PackError):
        load_reporting("xx")
    with pytest.raises(PackError):
        load_commitment("xx")
