"""Web pages: the text of the article, exactly mapped; everything around it apart."""

import time

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_html import decode_page, read_html
from countersay.ingest.reading import Ask, Reading
from tests.ingest.pages import PAGE, TEXT


def read(page: str | bytes, **limits: int) -> Reading:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(data, Ask(limits=Limits(**limits))).readings[0]


def text(body: str) -> str:
    return read(f"<html><body>{body}</body></html>").text


def test_text_of_the_article_and_nothing_else() -> None:
    assert read(PAGE).text == TEXT


def test_every_exact_anchor_reads_the_same_in_the_source() -> None:
    reading = read(PAGE)
    anchored = 0
    for anchor in reading.anchors:
        shown = reading.text[anchor.start : anchor.end]
        source = PAGE[anchor.first : anchor.last]
        assert not anchor.exact or source.replace("\n", " ") == shown
        anchored += anchor.end - anchor.start
    unanchored = "".join(
        c for i, c in enumerate(reading.text) if not any(a.start <= i < a.end for a in reading.anchors)
    )
    assert unanchored.replace("\n", "") == "1. 2. "
    assert anchored + len(unanchored) == len(reading.text)


def test_what_stands_around_is_kept_apart_by_kind() -> None:
    parts = {part.kind: part.text for part in read(PAGE).furniture}
    assert parts["consent"].startswith("We use cookies")
    assert "14 June 2031" in parts["banner"]
    assert parts["share"] == "Facebook Tweet"
    assert parts["last_update"] == "Last updated: 20 July 2034 14:02"
    assert parts["related"] == "Related articles Old gate 2019 New gate 2020"
    assert parts["comments"] == "3 Comments I saw 900 carts there."
    assert parts["footer"].startswith("© 2031")
    assert "999" in parts["hidden"]
    for part in read(PAGE).furniture:
        assert part.first is not None
        assert PAGE[part.first : part.last].startswith(part.text.split()[0])


def test_notes_and_struck_words_have_their_places() -> None:
    reading = read(PAGE)
    footnote = next(note for note in reading.notes if note.kind == "footnote")
    assert reading.text[footnote.marker_start : footnote.marker_end] == "¹"
    assert reading.text[footnote.start : footnote.end] == "1. Count of the toll house."
    assert [note.text for note in reading.notes if note.kind == "deletion"] == ["13"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>One.<p>Two.", "One.\n\nTwo.", id="paragraphs left open"),
        pytest.param("One.<br><br>Two.<br>Three.", "One.\n\nTwo.\nThree.", id="line breaks"),
        pytest.param("<p>12<b>5</b>0 <i>carts</i></p>", "1250 carts", id="inline elements join"),
        pytest.param("<div>A<div>B</div>C</div>", "A\n\nB\n\nC", id="text beside blocks"),
        pytest.param("<ul><li>a<ul><li>b</ul><li>c</ul>", "• a\n  • b\n• c", id="nested lists"),
        pytest.param('<ol start="4"><li>a<li value="9">b</ol>', "4. a\n9. b", id="numbered lists"),
        pytest.param("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1\t2\n3\t4", id="cells left open"),
        pytest.param("<table><tr><td><p>A.</p><p>B.</p></td></tr></table>", "A.\n\nB.", id="table for layout"),
        pytest.param(
            "<table><tr><td>Today: 3 May<td>Port Office<br>4 May<br><br>It shut.<br>On.</table>",
            "Today: 3 May\n\nPort Office\n4 May\n\nIt shut.\nOn.",
            id="table for layout with few words",
        ),
        pytest.param(
            "<table><tr><th>Day<th colspan=2>Carts<th>Boats<tr><td rowspan=2>1 May<td>1<td>2<td>3<tr><td>4<td>5<td>6"
            "<tr><td>2 May<td>7<td>8<td>9</table>",
            "Day\tCarts\t\tBoats\n1 May\t1\t2\t3\n\t4\t5\t6\n2 May\t7\t8\t9",
            id="cells that cover others",
        ),
        pytest.param(
            "<table><tr><th colspan=3>Crossings<tr><th>Day<th colspan=2>Carts<tr><td>1 May<td>1<td>2</table>",
            "Crossings\nDay\tCarts\t\n1 May\t1\t2",
            id="a last cell that covers others",
        ),
        pytest.param("<pre>a  b\n c</pre>", "a  b\n c", id="blanks that count"),
        pytest.param("<p>it grew<sup>12</sup> by 10<sup>6</sup></p>", "it grew¹² by 10⁶", id="raised numbers"),
        pytest.param("<p>the 5<sup>th</sup> day</p>", "the 5th day", id="raised letters"),
        pytest.param("<p>He said <q>no</q>.</p>", "He said “no”.", id="quotation element"),
        pytest.param("<p>a &lt; b &amp;amp; c &#x41; &#150; &nosuch;</p>", "a < b &amp; c A – &nosuch;", id="entities"),
        pytest.param("<p>1 < 2 and a<b</p>", "1 < 2 and a", id="a bracket that begins no tag, and one that does"),
        pytest.param("<p>a<!-- 5 --> b<!---->c<? 6 ?>d</p>", "a bcd", id="comments"),
        pytest.param("<p>a<script>if (1 < 2) '</p>'</script>b</p>", "ab", id="script in a line"),
        pytest.param("<noscript>no</noscript><p>a</p><template><p>b</p></template>", "a", id="what scripts replace"),
        pytest.param("<p>The <span hidden>99</span>gate</p>", "The gate", id="hidden in a line"),
        pytest.param('<p>a</p><p style="font-size:0">99</p>', "a", id="size of nothing"),
        pytest.param("<p>4\u200b12 \u202e21\u202c</p>", "4\u200b12 \u202e21\u202c", id="odd characters as written"),
        pytest.param("<title>x</title><body><p>a</p></body></html><p>b", "a\n\nb", id="text behind the end"),
    ],
)
def test_page_as_it_is_shown(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param('<body class="has-sidebar comments-open"><p>Two carts passed the quay.</p>', True, id="body's class"),
        pytest.param('<div class="share-content"><p>Two carts passed the quay.</p></div>', True, id="nearly all the text"),
        pytest.param("<h1>T</h1><p>Ministry of Ports</p><div><p>Two carts.</p></div>", True, id="line before the text"),
        pytest.param("<ul><li><a href=a>Resolution 1</a><li>Report 2</ul>", True, id="a link among items"),
        pytest.param("<h2>Sources</h2><ul><li><a href=a>A 1</a><li><a href=b>B 2</a><li><a href=c>C</a></ul>", True, id="sources"),
    ],
)  # fmt: skip
def test_text_is_not_taken_for_furniture(body: str, kept: bool) -> None:
    reading = read(body)
    assert (reading.furniture == ()) is kept


def test_what_the_page_says_of_itself() -> None:
    said = {(c.field, c.value, c.trusted) for c in read(PAGE).candidates}
    assert ("issued", "2031-05-03", True) in said
    assert ("issuer", "Port Authority of Vell", True) in said
    assert ("author", "Ann Ode", True) in said
    assert ("title", "Toll gate reopens", True) in said
    assert ("language", "en", False) in said
    assert not any(value.startswith("2034") for _, value, _ in said)


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        pytest.param(
            "Toll doubles | Quay Gazette", "<h1>Toll doubles</h1>", [("Quay Gazette", False)], id="beside the title"
        ),
        pytest.param(
            "Toll doubles | Quay Gazette",
            "<a>Quay Gazette</a><h1>Toll doubles</h1>",
            [("Quay Gazette", True)],
            id="and alone",
        ),
        pytest.param(
            "Port Office",
            "<a>Port Office</a><h2>Toll doubles</h2>",
            [("Port Office", False)],
            id="the title is the site",
        ),
        pytest.param("Toll doubles", "<h1>Toll doubles</h1><b>Toll doubles</b>", [], id="the title is the text's"),
        pytest.param(
            "Toll",
            "<h1>Toll</h1><footer>© 2027&ndash;2028 Port Office. All rights reserved</footer>",
            [("Port Office", False)],
            id="rights",
        ),
    ],
)
def test_who_publishes_a_page_that_does_not_say_so(head: str, body: str, said: list[tuple[str, bool]]) -> None:
    page = f"<html><head><title>{head}</title></head><body>{body}<p>412 carts passed the gate in May.</p></body></html>"
    found = read(page).candidates
    assert [(one.value, one.trusted) for one in found if one.field == "issuer"] == said


def test_a_publisher_named_elsewhere_in_the_linked_data() -> None:
    page = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#us", "name": "Basin Board"},
    {"@type": "NewsArticle", "datePublished": "2031-04-09", "publisher": {"@id": "#us"}, "author": {"@id": "#none"}}]}
    </script><p>Two gates of the dam were opened."""
    said = {(one.field, one.value, one.trusted) for one in read(page).candidates}
    assert said == {("issued", "2031-04-09", True), ("issuer", "Basin Board", True)}


@pytest.mark.parametrize(
    ("data", "shown", "encoding", "codes"),
    [
        pytest.param("é".encode(), "é", "utf-8", [], id="none stated, UTF-8"),
        pytest.param(b"\xef\xbb\xbf\xc3\xa9", "é", "utf-8", [], id="mark"),
        pytest.param(b"<meta charset=iso-8859-1>\xe9\x93", "é“", "cp1252", [], id="Latin 1 as browsers take it"),
        pytest.param(b"<meta charset='windows-1251'>\xc4\xee\xec", "Дом", "cp1251", [], id="Cyrillic"),
        pytest.param(b"<meta charset=latin1>\xc3\xa9", "é", "utf-8", ["encoding-differs"], id="stated wrongly"),
        pytest.param(b"<meta charset=nonsense>\xe9", "é", "windows-1252", ["encoding-assumed"], id="unknown name"),
        pytest.param(b"<meta charset=uu>\xe9", "é", "windows-1252", ["encoding-assumed"], id="no code of text"),
        pytest.param("<p>é</p>".encode("utf-16"), "é", "utf-16-le", [], id="UTF-16"),
        pytest.param(
            "<p>Дом и сад на перевале</p>".encode("cp1251"),
            "сад на",
            "windows-1251",
            ["encoding-assumed"],
            id="Cyrillic, unstated",
        ),
    ],
)
def test_encodings(data: bytes, shown: str, encoding: str, codes: list[str]) -> None:
    source, used, troubles = decode_page(data, None)
    assert shown in source
    assert (used, [trouble.code for trouble in troubles]) == (encoding, codes)


@pytest.mark.parametrize("page", ["", "<html><script>x()</script>", "<div id=root></div>", "<!--", "<p hidden>a"])
def test_a_page_without_text_is_an_input_error(page: str) -> None:
    with pytest.raises(InputError) as caught:
        read(page)
    assert caught.value.code == "empty-document"


def test_a_page_of_frames_names_the_pages_that_are_missing() -> None:
    with pytest.raises(InputError, match=r"menu\.html, main\.html") as caught:
        read_html(b'<title>Port</title><frameset><frame src="menu.html"><frame src="main.html"></frameset>', Ask())
    assert caught.value.code == "empty-document"


def test_a_page_in_a_frame_is_kept_apart_and_said() -> None:
    page = '<p>Two carts passed the quay.</p><iframe srcdoc="<p>Buy 20 carts &amp;amp; more</p>"></iframe>'
    reading = read(page)
    assert reading.text == "Two carts passed the quay."
    (part,) = reading.furniture
    assert (part.kind, part.text) == ("other", "Buy 20 carts & more")
    assert page[part.first : part.last].startswith("<iframe srcdoc")
    assert [trouble.code for trouble in reading.troubles] == ["frame-apart"]


def test_a_page_in_a_frame_is_the_text_where_there_is_no_other() -> None:
    inner = "<p>412 carts passed.</p>"
    page = f"<title>t</title><iframe srcdoc='<p>One.</p>'></iframe><iframe srcdoc='{inner}'></iframe>"
    reading = read(page)
    assert (reading.text, reading.troubles) == ("412 carts passed.", ())
    (anchor,) = reading.anchors
    assert (anchor.member, inner[anchor.first : anchor.last]) == ("frame 2", "412 carts passed.")


def test_frames_in_frames_end() -> None:
    page = "<p>deep"
    for _ in range(9):
        page = f'<iframe srcdoc="{page.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
    with pytest.raises(InputError, match="no text of its own"):
        read(page)


HOSTILE = {
    "elements in elements": "<div>" * 30_000 + "deep" + "</div>" * 30_000,
    "inline in inline": "<b><i>" * 15_000 + "deep",
    "tables in tables": "<table><tr><td>" * 5_000 + "deep",
    "brackets": "a" + "<" * 100_000,
    "open comments": "a<!--" * 20_000,
    "open attributes": 'a<a b="' * 20_000,
    "attributes": "a<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">b",
    "equals signs": "a<p " + "= " * 50_000 + ">b",
    "blanks in a tag": "a<p" + " " * 100_000 + "b",
    "end tags": "<p>a" + "</b>" * 50_000,
    "unclosed items": "<ul>" + "<li>a" * 20_000,
    "ordered items": "<ol>" + "<li>a" * 20_000,
    "ampersands": "a" + "&" * 100_000,
    "no blank": "a" * 500_000,
    "blanks": "a" + " " * 500_000,
    "style sheets": "<style>" + "a{" * 50_000 + "</style>a",
    "linked data": "<script type=application/ld+json>" + "[" * 100_000 + "</script>a",
    "classes": f'<p class="{"a-b " * 50_000}">a',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end(name: str) -> None:
    begun = time.process_time()
    reading = read(HOSTILE[name])
    assert reading.text.strip()
    assert time.process_time() - begun < 10


def test_depth_is_bounded_and_said() -> None:
    reading = read("<div>" * 3000 + "deep")
    assert reading.text == "deep"
    assert [trouble.code for trouble in reading.troubles] == ["nested-deeply"]


def test_text_beyond_the_limit_is_cut_and_said() -> None:
    reading = read("<p>" + "a" * 100, characters=50)
    assert len(reading.text) == 50
    assert [trouble.code for trouble in reading.troubles] == ["limit-exceeded"]


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        pytest.param('<div class="box"><span>x</span>{}</div>', True, id="in one part of the page"),
        pytest.param("{}", False, id="at the top of the page"),
    ],
)
def test_a_date_right_before_the_title(around: str, kept: bool) -> None:
    head = around.format("<div>12 May 2031</div><h1>Toll rises</h1>")
    page = f"<body>{head}<div class=body><p>{'Two carts passed the quay. ' * 9}</p><p>One more.</p></div></body>"
    assert ("12 May 2031" in read(page).text) is kept


@pytest.mark.parametrize("soft", ["&shy;", "&#173;", "\xad", "\xad\xad"])
def test_places_where_a_word_may_break_are_not_shown(soft: str) -> None:
    source = f"<meta charset=utf-8><p>412 pas{soft}sen{soft}gers left Halm{soft}berg."
    (reading,) = read_html(source.encode(), Ask()).readings
    assert reading.text == "412 passengers left Halmberg."
    assert reading.troubles == ()
    for anchor in reading.anchors:
        if anchor.exact and anchor.first is not None and anchor.last is not None:
            assert source[anchor.first : anchor.last] == reading.text[anchor.start : anchor.end]
