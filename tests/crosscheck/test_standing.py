"""The policy of standing, from literal assertions."""

import itertools

import pytest

from recoupe.model import Entity, Evidence, Role

SHUT = "Le pont de Gavre est fermé aux camions"
COUNT = {"kind": "figure", "predicate": "die", "lemmas": ("séisme", "mort", "gavre")}


def figure(value, unit="mort", measures="dead", low=None, high=None):
    return {
        **COUNT,
        "value": value,
        "low": low or value,
        "high": high or value,
        "unit": unit,
        "measures": measures,
    }


def standings(found):
    return [(claim.standing.value, claim.max_voices) for claim in found.claims]


def test_two_outlets_that_say_it_themselves_corroborate(says, compare):
    found = compare(says("a", SHUT), says("b", SHUT))

    assert standings(found) == [("corroborated", 2)]


def test_what_is_to_come_is_announced_however_it_is_worded(says, compare):
    told = {"first": "2025-06-14", "last": "2025-06-14", "time": "2025-06-14"}
    announced = says("a", SHUT, factuality="announced", **told)
    fixed = says("b", SHUT, factuality="certain", **told)

    assert standings(compare(announced, fixed)) == [("corroborated", 2)]


def test_a_plan_and_its_deed_are_two_claims(says, compare):
    told = {"first": "2025-06-14", "last": "2025-06-14", "time": "2025-06-14"}
    plan = says("a", SHUT, factuality="announced", **told)
    deed = says("b", SHUT, day="2025-06-15", **told)

    assert standings(compare(plan, deed)) == [("single-origin", 1)] * 2


def test_copies_count_once(says, compare):
    articles = [says(name, SHUT) for name in "abc"]

    assert standings(compare(*articles, copies=["abc"])) == [("single-origin", 1)]


def test_ten_outlets_that_quote_one_spokesman_are_one_voice(says, compare):
    articles = [
        says(
            f"d{n}",
            f"{SHUT}, selon Anne Lenoir",
            source="Anne Lenoir",
            speaker="per:anne-lenoir",
        )
        for n in range(10)
    ]
    (claim,) = compare(*articles).claims

    assert (claim.standing.value, claim.max_voices) == ("party-claim", 1)
    assert [voice.id for voice in claim.voices] == ["per:anne-lenoir"]


def test_nameless_sources_are_one_voice(says, compare):
    articles = [
        says(name, f"{SHUT}, selon {words}", source=words, source_type="unnamed")
        for name, words in (("a", "une source proche"), ("b", "un responsable"))
    ]
    (claim,) = compare(*articles).claims

    assert claim.max_voices == 1
    assert claim.standing.value != "corroborated"


def test_a_spokesman_speaks_as_a_party(says, compare):
    ministry = Entity(
        id="org:ministere",
        name="Ministère",
        type="ORG",
        qid=None,
    )
    speaker = Entity(
        id="per:brun",
        name="Paul Brun",
        type="PER",
        qid=None,
        roles=(Role("porte-parole", ministry.id, Evidence("a", 0, 1)),),
    )
    article = says(
        "a",
        f"{SHUT}, selon Paul Brun",
        source="Paul Brun",
        speaker="per:brun",
        actors=(ministry.id,),
    )

    assert standings(compare(article, entities=(ministry, speaker))) == [
        ("party-claim", 1)
    ]


def test_a_weaker_report_never_corroborates_a_stronger(says, compare):
    found = compare(
        says("a", SHUT),
        says("b", "Le pont de Gavre pourrait fermer", factuality="possible"),
    )

    assert {n for _, n in standings(found)} == {1}
    assert "corroborated" not in dict(standings(found))


def test_what_nobody_asserts_is_speculative(says, compare):
    articles = [says(name, SHUT, factuality="possible") for name in "ab"]

    assert [standing for standing, _ in standings(compare(*articles))] == [
        "speculative"
    ]


def test_a_denial_is_a_position(says, compare):
    (claim,) = compare(says("a", SHUT), says("b", SHUT, polarity="-")).claims

    assert claim.standing.value == "contested"
    assert {position.polarity for position in claim.positions} == {"+", "-"}
    assert claim.max_voices == 1


def test_38_and_39_on_one_day_are_contested(says, compare):
    found = compare(
        says("a", "Le séisme de Gavre a fait 38 morts", **figure("38")),
        says("b", "Le séisme de Gavre a fait 39 morts", **figure("39")),
    )

    assert [standing for standing, _ in standings(found)] == ["contested"]
    assert [row.relation for row in found.figures] == ["contested"]


def test_a_toll_that_grows_from_day_to_day_is_updated(says, compare):
    found = compare(
        says("a", "Le séisme de Gavre a fait 3 morts", day="2025-06-10", **figure("3")),
        says("b", "Le séisme de Gavre a fait 9 morts", day="2025-06-12", **figure("9")),
    )

    assert [standing for standing, _ in standings(found)] == ["updated"]
    assert [v.value for v in found.figures[0].values] == ["3", "9"]


@pytest.mark.parametrize(
    ("second", "standing"),
    [
        # On one day: a bound is outgrown, a value is not.
        ({"day": "2025-06-10", **figure("9")}, "contested"),
        ({"day": "2025-06-10", **figure("9"), "high": None}, "contested"),
        ({"day": "2025-06-12", **figure("9")}, "updated"),
    ],
)
def test_a_toll_of_one_day_is_contested_unless_it_moves(
    says, compare, second, standing
):
    first = {"day": "2025-06-10", **figure("3")}
    pair = says("a", "Le séisme de Gavre a fait 3 morts", **first)
    other = says("b", "Le séisme de Gavre a fait 9 morts", **second)

    assert [found for found, _ in standings(compare(pair, other))] == [standing]


def test_a_toll_takes_the_place_of_a_lower_bound(says, compare):
    bound = {**figure("3"), "high": None}
    found = compare(
        says("a", "Le séisme de Gavre a fait au moins 3 morts", **bound),
        says("b", "Le séisme de Gavre a fait 9 morts", **figure("9")),
    )

    assert [standing for standing, _ in standings(found)] == ["updated"]


@pytest.mark.parametrize(
    ("sources", "later", "standing"),
    [
        (("", ""), 4, "updated"),
        (("la mairie", "la police"), 9, "updated"),
        (("la mairie", "la police"), 4, "contested"),
    ],
)
def test_two_values_of_one_day_in_a_toll(says, compare, sources, later, standing):
    def told(name, count, day, source=""):
        text = f"Le séisme de Gavre a fait {count} morts"
        given = {"source": source, "speaker": f"org:{source}"} if source else {}
        said = f"{text}, selon {source}" if source else text
        return says(name, said, day=day, **given, **figure(str(count)))

    found = compare(
        told("a", 3, "2025-06-10", sources[0]),
        told("b", 5, "2025-06-10", sources[1]),
        told("c", later, "2025-06-12"),
    )

    assert [found for found, _ in standings(found)] == [standing]


def test_a_bound_contains_the_value_that_it_admits(says, compare):
    amount = {"unit": "EUR", "measures": "trade"}
    found = compare(
        says(
            "a",
            "Le commerce dépasse 4 milliards d'euros",
            **{**figure("4000000000", low="4000000000", **amount), "high": None},
        ),
        says(
            "b",
            "Le commerce atteint 4,2 milliards d'euros",
            **figure("4200000000", **amount),
        ),
    )

    assert standings(found) == [("corroborated", 2)]
    assert [row.relation for row in found.figures] == ["compatible"]


def test_who_did_it_to_whom_is_part_of_what_is_claimed(says, compare):
    found = compare(
        says(
            "a",
            "Le Morland accuse la Cavine de mentir sur le pont",
            predicate="accuse",
            actors=("gpe:m",),
            recipients=("gpe:c",),
        ),
        says(
            "b",
            "La Cavine accuse le Morland de mentir sur le pont",
            predicate="accuse",
            actors=("gpe:c",),
            recipients=("gpe:m",),
        ),
    )

    assert standings(found) == [("single-origin", 1)] * 2


def test_another_year_is_another_event(says, compare):
    found = compare(
        says("a", SHUT, time="2025", first="2025-01-01", last="2025-12-31"),
        says("b", SHUT, time="2024", first="2024-01-01", last="2024-12-31"),
    )

    assert standings(found) == [("single-origin", 1)] * 2


def test_one_topic_is_not_one_claim(says, compare):
    found = compare(
        says("a", SHUT),
        says(
            "b",
            "Le maire de Gavre inaugure la gare",
            predicate="open",
            lemmas=("maire", "gare", "inaugurer"),
        ),
    )

    assert len(found.claims) == 2


def test_articles_that_do_not_say_it_are_listed_as_silent(says, compare):
    other = says(
        "c",
        "Le maire de Gavre inaugure la gare",
        predicate="open",
        lemmas=("maire", "gare", "inaugurer"),
    )
    found = compare(says("a", SHUT), says("b", SHUT), other)
    shut = next(c for c in found.claims if c.predicate == "close")

    assert shut.silent == ("c",)


def test_every_claim_says_why_it_stands_as_it_does(says, compare):
    (claim,) = compare(says("a", SHUT), says("b", SHUT)).claims

    assert claim.checks[-1].name == "corroborated"
    assert {"same_predicate", "same_matter"} <= {c.name for c in claim.checks}
    assert all(check.detail for check in claim.checks)


def test_the_order_of_articles_does_not_matter(says, compare):
    articles = [
        says("a", SHUT),
        says("b", SHUT, polarity="-"),
        says("c", f"{SHUT}, selon Anne Lenoir", source="Anne Lenoir"),
    ]

    first, *others = (compare(*o) for o in itertools.permutations(articles))

    assert all(other == first for other in others)


@pytest.mark.parametrize("count", [0, 1])
def test_small_coverages_are_no_special_case(count, says, compare):
    found = compare(*[says(f"d{n}", SHUT) for n in range(count)])

    assert len(found.claims) == count


def test_a_rumour_that_is_denied_is_contested(says, compare):
    found = compare(
        says("a", SHUT, factuality="possible"),
        says("b", "Le pont de Gavre n'est pas fermé aux camions", polarity="-"),
    )

    assert [standing for standing, _ in standings(found)] == ["contested"]


def test_what_nobody_states_contradicts_nothing(says, compare):
    found = compare(
        says("a", SHUT, factuality="unknown"),
        says("b", SHUT, polarity="-", factuality="unknown"),
    )

    assert "contested" not in {standing for standing, _ in standings(found)}
