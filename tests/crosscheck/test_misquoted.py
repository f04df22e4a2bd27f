"""One sentence that two articles print between marks, in other words or in the same."""

import pytest
from tests.crosscheck.articles import standings

from recoupe.crosscheck.standing.misquoted import find_difference, read_printed
from recoupe.lang.quoting import load_quoting


def difference(one: str, other: str) -> str | None:
    quoting, ours, theirs = load_quoting("fr"), read_printed(one), read_printed(other)
    assert quoting is not None
    assert ours is not None
    assert theirs is not None
    return find_difference(ours, theirs, quoting)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Il faudra trois ans pour rebâtir", "Il faudra treize ans pour rebâtir"),
        ("Nous signerons cet accord", "Nous ne signerons pas cet accord"),
        ("Nous avons presque fini le pont", "Nous avons fini le pont"),
        ("Le budget est à peine suffisant", "Le budget est largement suffisant"),
        ("On me dit qu'il faut fermer la mine", "Il faut fermer la mine"),
        ("Je n'ai jamais dit que la mine fermera en mai", "La mine fermera en mai"),
        (
            "Ceux qui crient que la mine fermera en mai mentent",
            "La mine fermera en mai",
        ),
        ("Sauf si l'État nous aide, nous fermerons la mine", "Nous fermerons la mine"),
        ("Faut-il renoncer au toit du stade ?", "renoncer au toit du stade"),
    ],
)
def test_one_sentence_in_other_words_is_another(one: str, other: str) -> None:
    assert difference(one, other) is not None
    assert difference(other, one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Il faudra 3 ans pour rebâtir", "Il faudra trois ans pour rebâtir"),
        ("Je pense qu'il faut fermer la mine", "Il faut fermer la mine"),
        ("Même si l'État nous aide, nous fermerons la mine", "Nous fermerons la mine"),
        ("Nous signerons cet accord, pas demain", "Nous signerons cet accord"),
        ("Nous fermerons la mine de Vorn", "Nous avons ouvert une école à Vorn"),
        ("Le budget est presque suffisant", "Le budget est quasiment suffisant"),
    ],
)
def test_a_sentence_cut_short_or_another_one_is_no_misquotation(
    one: str, other: str
) -> None:
    assert difference(one, other) is None


def test_words_of_others_put_into_a_mouth_are_contested() -> None:
    found = standings(
        "« On me dit qu'il faut fermer la mine de Norval », a déclaré mardi la ministre"
        " Agathe Morin.",
        "« Il faut fermer la mine de Norval », a déclaré mardi la ministre Agathe"
        " Morin.",
    )

    assert "contested" in found


def test_one_sentence_in_the_same_words_is_not_contested() -> None:
    found = standings(
        "« Il faut fermer la mine de Norval », a déclaré mardi la ministre Agathe"
        " Morin.",
        "La ministre Agathe Morin l'a dit mardi : « Il faut fermer la mine de Norval »"
        ".",
    )

    assert "contested" not in found
