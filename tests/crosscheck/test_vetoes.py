"""What parts two clauses whatever else they share, and what does not."""

import pytest
from tests.crosscheck.articles import standings


@pytest.mark.parametrize(
    ("other", "parted"),
    [
        ("Un feu a détruit lundi la cantine du collège de Sainte-Foy-les-Bois.", True),
        ("Les flammes ont ravagé lundi le collège de Sainte-Foy-sur-Lance.", False),
        ("Les flammes ont ravagé lundi le collège de Sainte-Foy.", False),
    ],
)
def test_two_towns_of_one_name_are_two(other, parted):
    told = "Un incendie a détruit lundi le collège de Sainte-Foy-sur-Lance."

    assert (standings(told, other) == []) is parted


@pytest.mark.parametrize(
    ("other", "parted"),
    [
        ("L'arrêté qui interdit la baignade à Gavre n'a pas été levé vendredi.", True),
        ("Vendredi, il n'était plus interdit de nager à Gavre.", False),
    ],
)
def test_who_denies_two_acts_says_two_things(other, parted):
    told = "Nager n'est plus proscrit à Gavre depuis vendredi."

    assert ("corroborated" not in standings(told, other)) is parted


def test_what_one_demands_is_not_left_open():
    asked = "La maire, Inès Cordier, a réclamé lundi des excuses publiques à Velmar."
    quoted = (
        "« J'attends de Velmar des excuses publiques », a lancé lundi Inès Cordier, la "
        "maire, en sortant du conseil."
    )

    assert "contested" not in standings(asked, quoted)


def test_a_condition_that_one_cuts_off_is_contested():
    whole = (
        "« Nous fermerons le dépôt si l'État se retire », a déclaré lundi à Lormont le "
        "directeur, Marc Sellier."
    )
    cut = (
        "« Nous fermerons le dépôt », a déclaré lundi à Lormont le directeur, "
        "Marc Sellier."
    )

    assert "contested" in standings(whole, cut)


TRAIN = "« Le train roulait à la vitesse autorisée », a affirmé mardi Odile Marsan."


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        ("« Le train ne roulait pas au-dessus de la vitesse autorisée », dit-elle.", 0),
        ("« Le train ne roulait pas à la vitesse autorisée », dit-elle.", 1),
    ],
)
def test_a_denial_of_how_far_denies_no_more(other, disputed):
    said = other.replace("dit-elle", "a soutenu mardi Odile Marsan")

    assert ("contested" in standings(TRAIN, said)) is bool(disputed)


@pytest.mark.parametrize(("name", "disputed"), [("le préfet", 1), ("le maire", 0)])
def test_a_quotation_completed_with_two_names_is_disputed(name, disputed):
    told = "« Il [le maire] nous a menti dès juin », a lancé mardi Odile Marsan."
    other = f"« Il [{name}] nous a menti dès juin », a dit mardi Odile Marsan."

    assert ("contested" in standings(told, other)) is bool(disputed)


@pytest.mark.parametrize(("share", "disputed"), [("1 %", 1), ("8 %", 0)])
def test_how_much_of_a_noun_its_clause_says_is_what_it_says(share, disputed):
    told = "À Gavre, les loyers ont augmenté de 8 % en 2024."
    other = f"La hausse des loyers à Gavre en 2024 se limite à {share}."

    assert ("contested" in standings(told, other)) is bool(disputed)


@pytest.mark.parametrize(
    ("told", "other", "corroborated"),
    [
        (
            "La Torvie a versé mardi 40 millions d'euros à la Solmarie.",
            "La Solmarie a versé mardi 40 millions d'euros à la Torvie.",
            False,
        ),
        (
            "La Torvie a versé mardi 40 millions d'euros à la Solmarie.",
            "La Solmarie a touché mardi 40 millions d'euros de la Torvie.",
            True,
        ),
        (
            "La cour de Lisse a condamné mardi Paul Rivet à une lourde amende.",
            "La cour de Lisse a condamné mardi Odile Marsan à une lourde amende.",
            False,
        ),
        (
            "Le maire a jugé mardi que Solmar devait deux terrains à Torvane.",
            "Le maire a jugé mardi que Torvane devait deux terrains à Solmar.",
            False,
        ),
        (
            "Lisse a battu Gavre 3-1 dimanche.",
            "Gavre a perdu 3-1 dimanche contre Lisse.",
            True,
        ),
        (
            "Le recours de Velmar contre Orsane a été examiné lundi au tribunal.",
            "Le recours d'Orsane contre Velmar a été examiné lundi au tribunal.",
            False,
        ),
        (
            "Le recours de Velmar contre Orsane a été examiné lundi au tribunal.",
            "Les juges ont examiné lundi le recours de Velmar contre Orsane.",
            True,
        ),
        (
            "Velmar s'est vu reprocher lundi par Inès Cordier une pollution.",
            "Inès Cordier s'est vu reprocher lundi une pollution par Velmar.",
            False,
        ),
        (
            "Velmar a vendu lundi trois navires à Orsane.",
            "Velmar a acheté lundi trois navires à Orsane.",
            False,
        ),
        (
            "Velmar a vendu lundi trois navires à Orsane.",
            "Orsane a acheté lundi trois navires à Velmar.",
            True,
        ),
    ],
)
def test_who_did_it_to_whom(told, other, corroborated):
    assert ("corroborated" in standings(told, other)) is corroborated


@pytest.mark.parametrize(
    ("words", "disputed"),
    [
        ("Nous recevrons rarement des renforts", True),
        ("Nous recevrons fréquemment des renforts", False),  # another translation
        ("Nous recevrons souvent des renforts", False),
    ],
)
def test_one_word_put_for_another_disputes_a_quotation(words, disputed):
    told = "« Nous recevrons souvent des renforts », a dit lundi le colonel Paul Rivet."
    for left, right in (("« ", " »"), ("“", "”"), ('"', '"')):
        other = f"{left}{words}{right}, a assuré lundi le colonel Paul Rivet."

        assert ("contested" in standings(told, other)) is disputed


SHUT = "Le pont de Gavre est fermé aux camions"


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("loc:quai-des-cereales-de-pellamo", "gpe:pellamo", False),
        ("gpe:pellamo", "loc:quai-des-cereales-de-pellamo", False),
        ("loc:quai-des-cereales-de-pellamo", "gpe:amo", True),
        ("loc:quai-des-cereales-de-pellamo", "gpe:tolna", True),
        ("gpe:pellamo", "gpe:tolna", True),
    ],
)
def test_what_bears_the_name_of_a_town_is_in_it(says, compare, one, other, parted):
    found = compare(says("a", SHUT, place=one), says("b", SHUT, place=other))

    assert (len(found.claims) > 1) is parted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Une averse de grêle a frappé mardi les vignobles.",
            "Le conseil a adopté mardi le budget.",
        ),
        ("La piscine a rouvert mardi.", "Un rorqual s'est échoué mardi."),
        (
            "Des grévistes ont bloqué mardi le dépôt.",
            "Un chien a mordu mardi une factrice.",
        ),
    ],
)
def test_a_day_alone_is_nothing_in_common(one, other):
    assert standings(one, other) == []


def test_other_words_for_one_act_are_something_in_common():
    assert standings("La piscine a rouvert mardi.", "Le bassin a rouvert mardi.")


OPENED = "C'est Paul Rivet qui a ouvert mardi la vanne."


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (
            "C'est Valtor qui a rompu le contrat en juillet.",
            "C'est Orsane qui a rompu le contrat en juillet.",
            True,
        ),
        (
            "Valtor a rompu le contrat en juillet.",
            "Orsane a rompu le contrat en juillet.",
            False,
        ),
        (OPENED, "C'est Odile Marsan qui a ouvert mardi la vanne.", True),
        (OPENED, "Ce serait Odile Marsan qui a ouvert mardi la vanne.", True),
        (OPENED, "Ce sont les Marsan qui ont ouvert mardi la vanne.", True),
        (OPENED, "C'est aussi Odile Marsan qui a ouvert mardi la vanne.", False),
        (OPENED, "Odile Marsan a ouvert mardi la vanne.", False),
        (OPENED, "C'est Odile Marsan qui a fermé mardi la porte du lycée.", False),
        (OPENED, "Ce serait Paul Rivet qui a ouvert mardi la vanne.", False),
    ],
)
def test_two_of_whom_each_is_said_to_be_the_only_one_are_disputed(one, other, disputed):
    assert ("contested" in standings(one, other)) is disputed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Les soldats russes ont attaqué lundi le village de Kesh.",
            "Les soldats ukrainiens ont attaqué lundi le village de Kesh.",
        ),
        (
            "Les soldats ostriens ont attaqué lundi le village de Kesh.",
            "Les soldats norlandais ont attaqué lundi le village de Kesh.",
        ),
        (
            "Douze soldats russes ont été tués lundi à Kesh.",
            "Lundi, douze soldats ukrainiens ont été tués à Kesh.",
        ),
        (
            "Le chalutier norvégien a coulé lundi près de Kesh.",
            "Le chalutier danois a coulé lundi près de Kesh.",
        ),
    ],
)
def test_people_and_things_of_two_countries_are_two(one, other):
    assert standings(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Les soldats russes ont attaqué lundi le village de Kesh.",
            "Les soldats de Moscou ont attaqué lundi le village de Kesh.",
        ),
        (
            "Les soldats russes ont attaqué lundi le village de Kesh.",
            "Lundi, le village de Kesh a été attaqué par les soldats russes.",
        ),
        (
            "Les soldats français et belges ont évacué lundi le village de Kesh.",
            "Lundi, les soldats français ont évacué le village de Kesh.",
        ),
        (
            "L'ambassadeur de France à Kesh a quitté lundi son poste.",
            "Lundi, l'ambassadeur français a quitté son poste à Kesh.",
        ),
    ],
)
def test_people_of_one_country_may_be_one(one, other):
    assert "corroborated" in standings(one, other)


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        (
            "Le maire de Vaulny a inauguré la médiathèque.",
            "Le maire de Vaulny a inauguré la piscine.",
            True,
        ),
        (  # the same boy
            "À Carvelle, les gendarmes ont secouru un lycéen.",
            "À Carvelle, les gendarmes ont secouru un garçon.",
            False,
        ),
        (
            "Un automobiliste a insulté un policier municipal à Saint-Oyen.",
            "Un policier municipal a insulté un automobiliste à Saint-Oyen.",
            True,
        ),
        (  # tables join the two words
            "Les flammes ont détruit la demeure du notaire de Carvelle.",
            "Le feu a ravagé la maison du notaire de Carvelle.",
            False,
        ),
        (  # a hall may be a library
            "Le maire de Vaulny a inauguré la médiathèque de la gare.",
            "Le maire de Vaulny a inauguré la salle de la gare.",
            False,
        ),
    ],
)
def test_one_act_on_two_things_that_tables_know_is_two(one, other, parted):
    assert ("corroborated" not in standings(one, other)) is parted


@pytest.mark.parametrize(
    ("other", "parted"),
    [
        ("Tom Aldric a inscrit deux buts à Carvelle.", True),
        ("À Carvelle, Hugo Sarlat a marqué deux buts.", False),
    ],
)
def test_the_figures_of_two_who_are_named_are_two(other, parted):
    told = "Hugo Sarlat a inscrit deux buts à Carvelle."

    assert ("corroborated" not in standings(told, other)) is parted
