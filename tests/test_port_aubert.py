"""The example coverage: what a reader must find in it, and what must not be said."""

from pathlib import Path

import pytest

import recoupe

FOLDER = Path(__file__).parent.parent / "examples" / "port-aubert"


@pytest.fixture(scope="session")
def coverage():
    """The dossier of the example, built once."""
    return recoupe.build_dossier(recoupe.read_documents([FOLDER]))


@pytest.fixture(scope="session")
def number(coverage):
    """Number of each article, by document id."""
    return {
        listed.document.id: Path(listed.document.path).name[:2]
        for listed in coverage.documents
    }


@pytest.fixture(scope="session")
def told_in(number):
    """Articles that state a position, by number."""

    def told(position):
        return {number[a.document] for a in position.assertions}

    return told


def figures(coverage, measures):
    claims = {claim.id: claim for claim in coverage.claims}
    return [
        (figure, claims[figure.claim])
        for figure in coverage.figures
        if figure.measures == measures
    ]


def test_every_article_is_listed_and_the_english_one_is_said_to_be_unread(
    coverage, number
):
    unread = [p for p in coverage.problems if p.code == "unsupported-language"]

    assert len(coverage.documents) == 13
    assert [number[problem.document] for problem in unread] == ["08"]


def test_a_dispatch_is_one_origin_whoever_prints_it(coverage, number):
    origins = {number[d.document.id]: d.origin for d in coverage.documents}

    assert origins["03"] == origins["04"] == origins["05"]
    assert len({origins[n] for n in ("03", "07", "09", "12")}) == 4


def test_a_translation_shares_the_origin_of_its_original(coverage, number):
    found = {
        (number[d.derived], number[d.original], d.kind)
        for d in coverage.derivations
        if d.original is not None
    }
    origins = {number[d.document.id]: d.origin for d in coverage.documents}

    assert ("09", "08", "translation") in found
    assert origins["08"] == origins["09"]


def test_the_first_paragraph_of_06_comes_from_the_dispatch(coverage, number):
    dispatch = {"03", "04", "05"}

    assert any(
        number[d.derived] == "06" and number.get(d.original) in dispatch
        for d in coverage.derivations
    )


def test_copies_add_no_voice_of_their_own(coverage, number):
    copies = {"03", "04", "05"}
    for claim in coverage.claims:
        told = {number[a.document] for p in claim.positions for a in p.assertions}
        if told <= copies:
            own = [voice for voice in claim.voices if voice.kind == "origin"]
            assert len(own) <= 1, claim.text


def test_a_toll_is_never_contested(coverage):
    for measures in ("dead", "injured", "missing"):
        for figure, claim in figures(coverage, measures):
            assert claim.standing != "contested", (claim.text, figure.values)


def test_the_toll_grows_from_three_to_nine(coverage):
    grown = [
        {value.value for value in figure.values}
        for figure, claim in figures(coverage, "dead")
        if claim.standing == "updated"
    ]

    assert {"3", "7", "9"} in grown


def test_two_counts_of_one_march_are_contested(coverage):
    relations = {
        figure.relation: {value.value for value in figure.values}
        for figure, _ in figures(coverage, "participants")
        if len({value.value for value in figure.values}) > 1
    }

    assert relations == {"contested": {"4000", "15000"}}


def test_a_count_that_names_its_source_is_that_sources(coverage):
    (claim,) = [
        claim
        for figure, claim in figures(coverage, "participants")
        if figure.relation == "contested"
    ]
    labels = " ".join(voice.label for voice in claim.voices)

    assert "préfecture" in labels
    assert "organisateurs" in labels


def test_compensation_before_30_june_is_a_promise_that_is_open(coverage):
    found = [c for c in coverage.commitments if c.due == "2025-06-30"]

    assert [(c.kind, c.status, c.by) for c in found] == [
        ("promise", "open", ("per:elias-maurand",))
    ]


def test_the_signing_that_was_announced_is_kept(coverage):
    claims = {claim.id: claim for claim in coverage.claims}
    kept = [c for c in coverage.commitments if c.status == "kept"]

    assert any(claims[x].predicate == "sign" for c in kept for x in c.followed_by)


def test_what_one_anonymous_source_thinks_possible_is_asserted_by_nobody(
    coverage, number
):
    hedged = [
        (claim, a)
        for claim in coverage.claims
        for p in claim.positions
        for a in p.assertions
        if "avoir touché l'un des piliers" in a.quote
    ]

    assert {number[a.document] for _, a in hedged} == {"10"}
    assert all(a.factuality == "possible" for _, a in hedged)
    assert all(claim.standing != "corroborated" for claim, _ in hedged)


def test_what_a_paper_reports_in_the_conditional_is_not_asserted(coverage):
    postponed = [
        a
        for claim in coverage.claims
        for p in claim.positions
        for a in p.assertions
        if "aurait reporté deux fois" in a.quote
    ]

    assert postponed
    assert all(a.factuality != "certain" for a in postponed)


def test_the_brief_says_what_newsrooms_would_say(coverage):
    text = " ".join(sentence.text for sentence in coverage.brief)

    assert 5 <= len(coverage.brief) <= 9
    assert all(s.claims and s.documents for s in coverage.brief)
    assert "15 000" in text
    assert "s'est effondré" in text
    assert "a-t-il" not in text
    assert "pourrait" not in text


def test_every_quotation_is_in_its_article(coverage):
    texts = {d.document.id: d.document.text for d in coverage.documents}

    for claim in coverage.claims:
        for position in claim.positions:
            for a in position.assertions:
                assert texts[a.document][a.start : a.end] == a.quote


def test_the_timeline_runs_forward_through_calendar_days(coverage):
    dates = [entry.date for entry in coverage.timeline]

    assert dates == sorted(dates)
    assert all(date[:4].isdigit() for date in dates)
    assert {"2025-05-13", "2025-05-17", "2025-05-19"} <= set(dates)


def test_denials_of_a_collision_deny_it(coverage, number):
    denied = {
        number[a.document]
        for claim in coverage.claims
        for p in claim.positions
        for a in p.assertions
        if p.polarity == "-" and ("heurté" in a.quote or "n'a touché" in a.quote)
    }

    assert denied == {"07", "13"}
