import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from countersay.exports.quoting import one_line
from countersay.exports.to_markdown import FILE, RELATIONS, escaped, markdown_files
from countersay.model import FindingRelation, Record
from tests.exports.records import MARKUP, clash, saying
from tests.reporting.invented import invented


def dossier(record: Record) -> str:
    return markdown_files(record)[FILE].decode("utf-8")


def shown(markdown: str) -> str:
    """Return what a reader of Markdown shows, as one line of text."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return unescape(re.sub(r"<[^>]+>", "", html)).strip("\n")


def kinds(markdown: str) -> set[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


@pytest.mark.parametrize("text", [pytest.param(text, id=repr(text)) for text in MARKUP])
def test_escaped_text_is_a_paragraph_that_shows_it(text: str) -> None:
    assert kinds(escaped(text)) <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    assert shown(escaped(text)) == one_line(text)


@given(st.text(alphabet="ab 1.)(*_#-+=|<>&;`~[]!\\:/@$^{}\"'"))
def test_any_escaped_text_shows_as_it_is(text: str) -> None:
    assert shown(escaped(text)) == one_line(text)


def test_escaped_address_is_no_link_for_those_who_make_links_of_text() -> None:
    assert "s://" not in escaped("https://a.example")
    assert "www." not in escaped("see www.a.example")
    assert "\\@" in escaped("a@b.example")


@pytest.mark.parametrize("text", [pytest.param(text, id=repr(text)) for text in MARKUP])
def test_text_of_documents_makes_no_markup_of_a_dossier(text: str) -> None:
    page, harmless = dossier(saying(text)), dossier(saying("plain"))
    assert kinds(page) - {"text_special"} <= kinds(harmless)
    tokens = [token.type for token in MarkdownIt("commonmark").enable("table").parse(page)]
    assert tokens == [token.type for token in MarkdownIt("commonmark").enable("table").parse(harmless)]
    assert one_line(text) in shown(page)


def test_finding_shows_quotations_speakers_days_sum_and_what_dissolves_it() -> None:
    page = shown(dossier(clash()))
    part = page.split("What does not add up")[1].split("What adds up")[0]
    for words in (
        "412 lorries",
        "197 lorries",
        "only 197 lorries passed",
        "issued 16 March 2031",
        "1 March 2031 to 10 March 2031",
    ):
        assert words in part
    assert "Added up" in part
    assert "They can all hold if taken so: " in part
    assert "**197 lorries**" in dossier(clash())


def test_every_kind_of_row_has_its_place() -> None:
    page = shown(dossier(invented()))
    for words in ("What was read", "What adds up", "What could not be compared", "To unlock", "Numbers not understood"):
        assert words in page


def test_every_relation_has_words() -> None:
    assert set(RELATIONS) == set(FindingRelation.__args__)  # type: ignore[attr-defined]


def test_empty_record_says_that_nothing_was_found() -> None:
    assert "Nothing was found that does not add up." in dossier(Record())


def test_same_record_same_bytes() -> None:
    assert dossier(invented()) == dossier(invented())
