import datetime as dt

import pytest

from recoupe import Document, Problem, read_documents
from recoupe.ingest.formats import reread
from recoupe.ingest.reading import Reading, read

CLOSED = "Le pont de Gavre a été fermé lundi à la circulation."
SHUTTLES = "La mairie de Gavre promet des navettes aux habitants du port."
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Quotidien</title><link>https://q.example</link><language>fr-FR</language>
{}
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>La Gazette</title>
<author><name>Agence Littoral</name></author>
{}
</feed>"""
RDF = """<?xml version="1.0" encoding="iso-8859-15"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://e.example"><title>L'Écho</title></channel>
<item rdf:about="https://e.example/3"><title>Gavre</title>
<link>https://e.example/3</link><description>{}</description>
<dc:date>2025-05-13</dc:date><dc:publisher>AFP</dc:publisher></item></rdf:RDF>"""


def item(text=CLOSED, more="", link="https://q.example/1"):
    return (
        f"<item><title>Le pont</title><link>{link}</link>"
        f"<description>{text}</description>{more}</item>"
    )


def found_in(folder, content, name="a.xml"):
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(raw)
    return list(read_documents([folder]))


def the_problem(folder, content):
    (problem,) = found_in(folder, content)
    assert isinstance(problem, Problem)
    return problem


def test_an_item_of_rss_credits_its_source_as_a_record_does(tmp_path):
    more = (
        "<pubDate>Mon, 12 May 2025 23:30:00 +0200</pubDate>"
        "<dc:creator>Anne Morvan</dc:creator>"
        '<source url="https://afp.example/rss">AFP</source>'
    )

    (document,) = found_in(tmp_path, RSS.format(item(more=more)))

    assert (document.outlet, document.title) == ("Le Quotidien", "Le pont")
    assert (document.text, document.url) == (CLOSED, "https://q.example/1")
    assert document.author == "Anne Morvan · AFP"
    assert document.published == dt.date(2025, 5, 12)
    assert document.published_time == "2025-05-12T23:30:00+02:00"
    assert document.language == "fr"


def test_a_source_that_is_the_feed_itself_is_no_credit(tmp_path):
    more = '<source url="https://q.example/rss">Le Quotidien</source>'

    (document,) = found_in(tmp_path, RSS.format(item(more=more)))

    assert document.author is None


def test_a_source_is_the_outlet_of_a_feed_without_a_title(tmp_path):
    more = '<source url="https://g.example/rss">La Gazette</source>'
    feed = RSS.format(item(more=more)).replace("<title>Le Quotidien</title>", "")

    (document,) = found_in(tmp_path, feed)

    assert (document.outlet, document.author) == ("La Gazette", None)


def test_an_entry_of_atom_prefers_its_content_and_its_own_author(tmp_path):
    entries = (
        '<entry><title type="html">&lt;b&gt;Gavre&lt;/b&gt; &amp;amp; son port</title>'
        '<link href="https://g.example/2"/><id>urn:2</id>'
        "<updated>2025-05-13T08:00:00Z</updated>"
        "<author><name>Luc Tanguy</name></author>"
        "<source><id>urn:a</id><title>Ouest-France</title></source>"
        "<summary>En bref.</summary>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{CLOSED}</p><p>{SHUTTLES}</p></div></content></entry>"
        "<entry><title>Suite</title><id>urn:3</id>"
        "<published>2025-05-14T07:00:00+02:00</published>"
        f"<updated>2025-05-15T07:00:00+02:00</updated><summary>{SHUTTLES}</summary>"
        "</entry>"
    )

    first, second = found_in(tmp_path, ATOM.format(entries), "a.atom")

    assert first.text == f"{CLOSED}\n{SHUTTLES}"
    assert first.title == "Gavre & son port"
    assert first.author == "Luc Tanguy · Ouest-France"
    assert first.published_time == "2025-05-13T08:00:00Z"
    assert (second.text, second.author) == (SHUTTLES, "Agence Littoral")
    assert second.published == dt.date(2025, 5, 14)
    assert {first.outlet, second.outlet} == {"La Gazette"}


def test_rdf_in_an_older_encoding_is_read_without_an_extension(tmp_path):
    feed = RDF.format(CLOSED).encode("iso-8859-15")

    (document,) = found_in(tmp_path, feed, "feed")

    assert (document.text, document.outlet) == (CLOSED, "L'Écho")
    assert (document.published, document.author) == (dt.date(2025, 5, 13), "AFP")


def test_a_feed_in_utf_16_is_read(tmp_path):
    feed = RSS.format(item() + item(SHUTTLES)).replace('"utf-8"', '"utf-16"')

    found = found_in(tmp_path, feed.encode("utf-16"), "a.rss")

    assert [d.text for d in found] == [CLOSED, SHUTTLES]


def test_markup_of_an_entry_is_cleaned_and_scripts_are_dropped(tmp_path):
    page = (
        "<content:encoded><![CDATA[<p>Le pont de <em>Gavre</em> a été fermé lundi, dit"
        ' <a href="/m">la mairie</a>.</p><script>alert("pont")</script>'
        "<p>Il pèse 3 &lt; 4 tonnes.</p>]]></content:encoded>"
    )

    (document,) = found_in(tmp_path, RSS.format(item("En bref.", page)))

    assert document.text == (
        "Le pont de Gavre a été fermé lundi, dit la mairie.\nIl pèse 3 < 4 tonnes."
    )


def test_two_entries_that_share_a_link_are_two_documents(tmp_path):
    first, second = found_in(tmp_path, RSS.format(item() + item(SHUTTLES)))

    assert first.url == second.url
    assert first.id != second.id


def test_an_entry_seen_again_in_a_later_copy_of_the_feed_is_said(tmp_path):
    (tmp_path / "a.xml").write_text(RSS.format(item()))

    found = found_in(tmp_path, RSS.format(item(SHUTTLES) + item()), "b.xml")

    documents = [d for d in found if isinstance(d, Document)]
    assert [d.text for d in documents] == [CLOSED, SHUTTLES]
    assert [p.code for p in found if isinstance(p, Problem)] == ["duplicate-id"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("<item><title>Sans texte</title></item>", "no text"),
        (item("&lt;img src='x.png'/&gt;"), "no text"),
        (item(more="<pubDate>lundi dernier</pubDate>"), "no date"),
    ],
)
def test_an_entry_that_cannot_be_read_is_said_and_the_others_are_read(
    tmp_path, entry, reason
):
    problem, document = found_in(tmp_path, RSS.format(entry + item(SHUTTLES)))

    assert problem.code == "unreadable"
    assert "article 1: " in problem.message
    assert reason in problem.message
    assert document.text == SHUTTLES


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [
        (RSS.format("<item>"), "unreadable", "broken XML: mismatched tag: line 6"),
        (RSS.format(item("a&nbsp;b")), "unreadable", "broken XML: undefined entity"),
        (RSS.format(""), "empty", "no entry"),
        (" ", "empty", "empty"),
        (RSS.replace("utf-8", "x-none"), "unreadable", "broken XML"),
        ("<urlset><url/></urlset>", "unsupported-format", "<urlset>"),
        ("<a>" * 100_000, "unsupported-format", "<a>"),
        ("<rss>" * 100_000, "unreadable", "broken XML"),
    ],
)
def test_a_file_that_is_no_feed_is_a_problem(tmp_path, content, code, reason):
    problem = the_problem(tmp_path, content)

    assert problem.code == code
    assert reason in problem.message
    assert "\n" not in problem.message


def test_entities_that_expand_without_end_are_refused(tmp_path):
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">'
    for letter, before in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f'<!ENTITY {letter} "{f"&{before};" * 10}">'
    feed = RSS.format(item("&j;")).replace("<rss", bomb + "]><rss", 1)

    assert "DTD" in the_problem(tmp_path, feed).message


def test_a_local_file_is_not_read_through_an_entity(tmp_path):
    (tmp_path / ".secret").write_text("secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{tmp_path / ".secret"}">]>'
    feed = RSS.format(item("&s;")).replace("<rss", doctype + "<rss", 1)

    assert "DTD" in the_problem(tmp_path, feed).message


def test_surroundings_too_large_to_be_kept_with_each_entry_are_refused(tmp_path):
    feed = RSS.format(f"<copyright>{'x' * 1_000_000}</copyright>" + item() * 300)

    assert the_problem(tmp_path, feed).code == "too-large"


def test_the_bytes_kept_of_an_entry_give_its_text_again(tmp_path):
    late = "<description>Après</description><generator>g</generator>"
    feed = RSS.format(item() + "<!-- entre -->" + item(SHUTTLES) + "<item/>" + late)
    (tmp_path / "a.xml").write_text("\n" + feed)

    found = [f for f in read([tmp_path]) if isinstance(f, Reading)]

    assert [reread(f.raw, f.reader) for f in found] == [CLOSED, SHUTTLES]
    assert CLOSED.encode() not in found[1].raw
