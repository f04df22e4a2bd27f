"""What a speaker did stands behind what the speaker said, not in it."""

import pytest

from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.tails import mend_tails
from recoupe.lang.parser import load_parser


def governor(text, word):
    """Return the verb that a word hangs on once tails are mended."""
    parse = load_parser("fr").parse(text)
    tokens = list(parse.tokens)
    for sentence in parse.sentences:
        mend_tails(tokens, sentence, load_clause_forms("fr"))
    return next(tokens[t.head].text for t in tokens if t.text == word)


@pytest.mark.parametrize(
    ("tail", "word"),
    [
        ("sans donner de détails", "donner"),
        ("avant de quitter la salle", "quitter"),
        ("refusant de répondre", "refusant"),
        ("tout en refusant de s'excuser", "refusant"),
        ("après avoir rencontré les familles", "rencontré"),
        ("provoquant la colère des syndicats", "provoquant"),
        ("cité par l'AFP", "cité"),
    ],
)
def test_what_the_speaker_did_is_no_part_of_what_was_said(tail, word):
    text = f"Le préfet a affirmé que le pont est fermé, {tail}."

    assert governor(text, word) == "affirmé"


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        (
            "Le maire promet que la ville construira un pont, sans augmenter les prix.",
            "augmenter",
            "construira",
        ),
        (
            "Le préfet a dit que l'homme a tiré sur eux, avant de prendre la fuite.",
            "prendre",
            "tiré",
        ),
        (
            "Le préfet a dit que l'homme a parlé, sans donner le nom de ses amis.",
            "donner",
            "parlé",
        ),
        (
            "Le préfet a dit que le train a déraillé, avant de heurter un camion.",
            "heurter",
            "déraillé",
        ),
        (
            "Le préfet a dit que l'eau a envahi la rue, provoquant la chute d'un mur.",
            "provoquant",
            "envahi",
        ),
    ],
)
def test_what_the_clause_is_about_keeps_what_it_does(text, word, verb):
    assert governor(text, word) == verb
