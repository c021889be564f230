"""Markdown: what a reader of the page sees, exactly mapped."""

import contextlib
import time

import pytest

from countersay.errors import InputError
from countersay.ingest.read_markdown import read_markdown
from countersay.ingest.reading import Ask, Reading


def read(source: str) -> Reading:
    return read_markdown(source.encode(), Ask()).readings[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("# Toll rises #\n\nOn **3 May** *412* carts.", "Toll rises\n\nOn 3 May 412 carts.", id="emphasis"),
        pytest.param("Toll\n====\n\n---\ntext", "Toll\n\n\n\ntext", id="lines that are rules"),
        pytest.param("- a\n  * b\n1. c", "• a\n  • b\n1. c", id="lists"),
        pytest.param("> He said:\n> > no.", "He said:\nno.", id="quotations"),
        pytest.param("[a *b*](http://x.example/1_(2) \"t\") ![alt](p.png) [c][1]\n\n[1]: http://y.example", "a b  c\n\n", id="links"),
        pytest.param("sold[^1] it[^b].\n\n[^1]: The toll.", "sold¹ it[b].\n\n¹ The toll.", id="footnotes"),
        pytest.param("| Day | Carts |\n|---|--:|\n| 5 April | **40** |", "Day\tCarts\n5 April\t40", id="table"),
        pytest.param("a `code *x*` b ~~13~~ 14", "a code *x* b  14", id="code and struck words"),
        pytest.param("## Gate shut ## {#gate .wide}\n\n10^6^ m^2^ {not} ^ 3", "Gate shut\n\n10⁶ m² {not} ^ 3", id="ids and raised numbers"),
        pytest.param("sol\xaddiers", "soldiers", id="soft hyphens"),
        pytest.param("```\nx = 99\n```\nText.", "Text.", id="fenced code"),
        pytest.param("<!-- 99 -->\nA <b>bold</b> &amp; \\*plain\\* 2 * 3 snake_case_name", "A bold & *plain* 2 * 3 snake_case_name", id="HTML and escapes"),
        pytest.param("plain text, 412 carts; cost: 5 USD_net", "plain text, 412 carts; cost: 5 USD_net", id="no marks"),
    ],
)  # fmt: skip
def test_text_as_it_is_shown(source: str, expected: str) -> None:
    assert read(source).text.rstrip("\n") == expected.rstrip("\n")


def test_anchors_read_the_same_in_the_source() -> None:
    source = "# Toll *rises*\n\n- 412 [carts](http://a.example) &mdash; ok\n"
    reading = read(source)
    assert all(source[a.first : a.last] == reading.text[a.start : a.end] for a in reading.anchors if a.exact)
    assert "412 " in {reading.text[a.start : a.end] for a in reading.anchors}


def test_front_matter_is_stated_and_apart() -> None:
    reading = read("---\ntitle: Toll\ndate: 2031-05-03\npublisher: 'Port Office'\n---\nText.")
    assert reading.text == "Text."
    assert {(one.field, one.value) for one in reading.candidates} == {
        ("title", "Toll"),
        ("issued", "2031-05-03"),
        ("issuer", "Port Office"),
    }


def test_front_matter_in_toml_is_stated_and_apart() -> None:
    reading = read(
        "+++\ntitle = 'Toll'\ndate = 2031-05-03T09:00:00Z\n[params]\npublisher = \"Port Office\"\n+++\nText."
    )
    assert reading.text == "Text."
    assert {(one.field, one.value) for one in reading.candidates} == {
        ("title", "Toll"),
        ("issued", "2031-05-03"),
        ("issuer", "Port Office"),
    }


@pytest.mark.parametrize("piece", ["[", "![", "*", "`", "<", "_", "[^", "](", "|", "> ", "\\", "~~", "&", "# ", "a"])
def test_hostile_files_end(piece: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        read(piece * 50_000 + " end")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "line",
    [pytest.param(" " * 2000 + "- a", id="blanks"), pytest.param("|" + " " * 1999 + "x", id="bar and blanks"), pytest.param("-" * 2000 + " x", id="hyphens")],
)  # fmt: skip
def test_long_lines_take_time_in_proportion(line: str) -> None:
    begun = time.process_time()
    read_markdown(f"{line}\n".encode() * 300, Ask())
    assert time.process_time() - begun < 3
