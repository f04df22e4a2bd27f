"""How something ended, how far it went, who came first, how long somebody serves."""

import pytest
from tests.crosscheck.articles import standings

TALKS = "Les négociations salariales ont débouché mercredi sur un accord à Norval."
BURNT = "La charpente de l'église de Norval a été entièrement détruite lundi."
SERVED = "L'ex-trésorier du club de Norval a écopé mardi de trois ans de prison."
WON = "Le match s'est soldé par une victoire de Norval contre Brive samedi."
FIRST = "Selon Norland, les soldats ostriens ont ouvert le feu les premiers à Kesh."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TALKS, "Les négociations salariales se sont soldées mercredi par un échec."),
        (BURNT, "Lundi, seule une partie de la charpente de l'église a été détruite."),
        (SERVED, "Mardi, l'ex-trésorier du club a été condamné à un an de prison."),
    ],
)
def test_what_excludes_the_other_end_is_contested(one, other):
    found = standings(one, other)

    assert "contested" in found
    assert "corroborated" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TALKS, "Les négociations salariales ont abouti mercredi à un compromis."),
        (BURNT, "La charpente de l'église de Norval a été détruite lundi."),
        (SERVED, "Mardi, l'ex-trésorier a été condamné à trente-six mois de prison."),
        (SERVED, "Mardi, il a été condamné à trois ans de prison dont deux ferme."),
        (WON, "Le match s'est soldé par une défaite de Brive contre Norval samedi."),
    ],
)
def test_what_says_the_same_end_is_not_contested(one, other):
    assert "contested" not in standings(one, other)


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        ("Ostrie : ce sont les Norlandais qui ont tiré les premiers à Kesh.", False),
        (
            "Selon Ostrie, ce sont les soldats norlandais qui ont tiré les premiers.",
            True,
        ),
        (
            "Selon Orland, ce sont les soldats ostriens qui ont tiré les premiers.",
            False,
        ),
        ("Selon Ostrie, les pompiers sont arrivés les premiers à Kesh.", False),
        ("L'état-major ostrien a reçu les premiers renforts à Kesh.", False),
    ],
)
def test_who_began_is_disputed_where_each_of_two_names_the_other(other, disputed):
    assert ("contested" in standings(FIRST, other)) is disputed


def test_traded_parts_of_one_act_by_two_words_corroborate_nothing():
    one = "Les supporters de Brissonne ont agressé un groupe de Valmérac samedi."
    other = "Samedi, les supporters de Brissonne ont été attaqués par ceux de Valmérac."

    assert "corroborated" not in standings(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le président a signé lundi le traité sur les eaux du Nelu.",
            "Lundi, le président a refusé d'apposer sa signature au bas du traité.",
        ),
    ],
)
def test_a_refusal_by_another_word_denies_the_act(one, other):
    assert "corroborated" not in standings(one, other)
