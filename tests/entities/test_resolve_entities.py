"""Who is the same across articles."""

from datetime import date

from msgspec.structs import replace

from recoupe.entities import resolve_entities
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Document,
    DocumentId,
    EntityId,
    Mention,
    Span,
)


def article(
    name: str, text: str, *named: tuple[str, str, str], day: date | None = None
) -> AnnotatedDocument:
    """Return an article in which ``(words, id, name)`` are mentioned once each."""
    document = Document(id=DocumentId(name), outlet=name, text=text, published=day)
    mentions = tuple(
        Mention(
            start=text.index(words),
            end=text.index(words) + len(words),
            type="PER" if entity.startswith("per") else "ORG",
            form="pronoun" if words in {"Il", "Elle"} else "name",
            entity=EntityId(entity),
            name=canonical,
        )
        for words, entity, canonical in named
    )
    return AnnotatedDocument(document=document, mentions=mentions)


def ids(*articles: AnnotatedDocument) -> list[set[str]]:
    """Return the ids of each article after resolution."""
    resolved, _ = resolve_entities(articles)
    return [{m.entity for m in a.mentions} for a in resolved]


FULL = ("Irma Solanes", "per:irma-solanes", "Irma Solanes")
FAMILY = ("Solanes", "per:solanes", "Solanes")


def test_a_family_name_joins_the_only_bearer_of_the_coverage() -> None:
    left = article("a", "Irma Solanes a parlé.", FULL)
    right = article("b", "Pour Solanes, tout va.", FAMILY)
    assert ids(left, right) == [{"per:irma-solanes"}, {"per:irma-solanes"}]


def test_a_family_name_that_two_bear_joins_nobody() -> None:
    left = article("a", "Irma Solanes a parlé.", FULL)
    paul = ("Paul Solanes", "per:paul-solanes", "Paul Solanes")
    other = article("b", "Paul Solanes aussi.", paul)
    bare = article("c", "Pour Solanes, tout va.", FAMILY)
    assert ids(left, other, bare)[2] == {"per:solanes"}


def test_a_man_is_not_a_woman_of_the_same_family() -> None:
    her = ("Elle", "per:irma-solanes", "Irma Solanes")
    left = article("a", "Irma Solanes a parlé. Elle part.", FULL, her)
    right = article("b", "Solanes, lui, reste.", FAMILY)
    assert ids(left, right)[1] == {"per:solanes"}


def test_two_transliterations_are_one_person() -> None:
    french = ("Iouri Zakhartchouk", "per:iouri-zakhartchouk", "Iouri Zakhartchouk")
    english = ("Yuri Zakharchuk", "per:yuri-zakharchuk", "Yuri Zakharchuk")
    left = article("a", "Iouri Zakhartchouk", french)
    right = article("b", "Yuri Zakharchuk", english)
    resolved = ids(left, right)
    assert resolved[0] == resolved[1]


def test_father_and_son_are_two() -> None:
    name = ("Jean Morvane", "per:jean-morvane", "Jean Morvane")
    left = article("a", "Jean Morvane père a vendu.", name)
    right = article("b", "Jean Morvane fils a acheté.", name)
    resolved = ids(left, right)
    assert resolved[0].isdisjoint(resolved[1])


def test_a_firm_keeps_its_id_under_a_new_name() -> None:
    named = ("Velmora", "org:velmora", "Velmora")
    new = article("a", "Velmora (ex-Trancor) recrute.", named)
    old = article("b", "Trancor recrute.", ("Trancor", "org:trancor", "Trancor"))
    assert ids(new, old) == [{"org:velmora"}, {"org:velmora"}]


def test_an_unnamed_mayor_of_another_year_is_another() -> None:
    role = ("maire de Salcombe", "per:~maire-de-salcombe", "maire de Salcombe")
    left = article("a", "Le maire de Salcombe cède.", role, day=date(2023, 1, 5))
    right = article("b", "Le maire de Salcombe cède.", role, day=date(2024, 6, 5))
    resolved = ids(left, right)
    assert resolved[0].isdisjoint(resolved[1])


def test_the_actor_of_a_metonym_is_the_body_meant() -> None:
    left = article("a", "Moscou refuse.", ("Moscou", "city:moscou", "Moscou"))
    seat = replace(
        left.mentions[0], stands_for=EntityId("state:RU"), metonym_for="Russie"
    )
    assertion = Assertion(
        id="s1",
        start=0,
        end=14,
        head=Span(7, 13),
        predicate="refuse",
        kind="speech",
        actors=(EntityId("city:moscou"),),
    )
    given = replace(left, mentions=(seat,), assertions=(assertion,))
    (resolved,), table = resolve_entities([given])
    assert resolved.assertions[0].actors == ("state:RU",)
    assert resolved.mentions[0].entity == "city:moscou"
    assert {"city:moscou", "state:RU"} <= {entity.id for entity in table}


def test_order_of_documents_changes_nothing() -> None:
    left = article("a", "Irma Solanes a parlé.", FULL)
    right = article("b", "Pour Solanes, tout va.", FAMILY)
    forth, table = resolve_entities([left, right])
    back, same = resolve_entities([right, left])
    assert (forth, table) == (back[::-1], same)


def test_no_document_gives_no_entity() -> None:
    assert resolve_entities([]) == ((), ())
