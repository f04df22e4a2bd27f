"""How something ended, how far it went, who came first, how long somebody serves."""

import pytest
from tests.crosscheck.articles import shared_claims


def standings(*texts):
    """Return the standings of the claims that several short articles make."""
    return sorted(claim.standing for claim in shared_claims(*texts))


TALKS = (
    "Les négociations sur les salaires ont débouché mercredi sur un accord à Norval."
)
BURNT = "La charpente de la collégiale de Norval a été entièrement détruite lundi."
SERVED = "L'ancien trésorier du club de Norval a écopé mardi de trois ans de prison."


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (
            TALKS,
            "Les négociations sur les salaires se sont soldées mercredi par un échec à "
            "Norval.",
            True,
        ),
        (
            TALKS,
            "Les négociations sur les salaires ont abouti mercredi à un compromis à "
            "Norval.",
            False,
        ),
        (
            BURNT,
            "Lundi, seule une partie de la charpente de la collégiale de Norval a été "
            "détruite.",
            True,
        ),
        (
            BURNT,
            "La charpente de la collégiale de Norval a été détruite lundi de fond en "
            "comble.",
            False,
        ),
        (
            BURNT,
            "La charpente de la collégiale de Norval a été détruite lundi.",
            False,
        ),
        (
            SERVED,
            "Mardi, l'ancien trésorier du club de Norval a été condamné à dix-huit mois "
            "de prison.",
            True,
        ),
        (
            SERVED,
            "L'ancien trésorier du club de Norval a été condamné mardi à trente-six "
            "mois de prison.",
            False,
        ),
    ],
)
def test_what_excludes_the_other_end_is_contested(one, other, disputed):
    found = standings(one, other)

    assert ("contested" in found) is disputed
    assert ("corroborated" in found) is not disputed


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        (
            "L'état-major ostrien assure que ce sont les soldats norlandais qui ont tiré "
            "les premiers à Kesh.",
            True,
        ),
        (
            "L'état-major norlandais assure que ce sont les soldats ostriens qui ont tiré "
            "les premiers à Kesh.",
            False,
        ),
        (
            "L'état-major ostrien a reçu les premiers renforts à Kesh.",
            False,
        ),
    ],
)
def test_who_came_first_is_disputed_by_the_side_that_is_accused(other, disputed):
    told = (
        "Selon le ministère norlandais de la Défense, les soldats ostriens ont ouvert le "
        "feu les premiers à Kesh."
    )

    assert ("contested" in standings(told, other)) is disputed


def test_traded_parts_of_one_act_by_two_words_corroborate_nothing():
    one = "Les supporters de Brissonne ont agressé un groupe de Valmérac samedi."
    other = "Samedi, les supporters de Brissonne ont été attaqués par ceux de Valmérac."

    assert "corroborated" not in standings(one, other)


def test_a_refusal_to_sign_by_another_word_denies_the_signing():
    one = "Le président tasvar a signé lundi le traité sur les eaux du Nelu."
    other = (
        "Lundi, le président tasvar a refusé d'apposer sa signature au bas du traité "
        "sur les eaux du Nelu."
    )

    assert "corroborated" not in standings(one, other)
