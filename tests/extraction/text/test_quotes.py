"""Quotation marks: pairs, nesting, paragraphs, marks that never close."""

import pytest

from countersay.extraction.text.quotes import find_quotations
from countersay.model.spans import Span


def _texts(text, paragraphs=None):
    return [(q.depth, text[q.start : q.end]) for q in find_quotations(text, paragraphs)]


def _paragraphs(text):
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append((Span(at, at + len(part)),))
        at += len(part) + 2
    return spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('The cook said "no" twice.', [(0, '"no"')], id="straight"),
        pytest.param("The cook said “no” twice.", [(0, "“no”")], id="curly"),
        pytest.param("The cook said ''no'' twice.", [(0, "''no''")], id="doubled single marks"),
        pytest.param("The cook said ‘no way’ twice.", [(0, "‘no way’")], id="single curly"),
        pytest.param("The sign read 'keep out' in red.", [(0, "'keep out'")], id="single straight"),
        pytest.param("Der Koch sagte „nein“ dazu.", [(0, "„nein“")], id="low and high"),
        pytest.param("Il dit «non» et partit.", [(0, "«non»")], id="angled"),
        pytest.param(
            'He said, "The “fair” deal is off."',
            [(0, '"The “fair” deal is off."'), (1, "“fair”")],
            id="curly inside straight",
        ),
        pytest.param("“It was ‘fine’,” she said.", [(0, "“It was ‘fine’,”"), (1, "‘fine’")], id="single inside curly"),
        pytest.param("“A,” he said, “and B.”", [(0, "“A,”"), (0, "“and B.”")], id="split by the cue"),
        pytest.param("They called it “rapid“ growth.", [(0, "“rapid“")], id="opening mark used to close"),
        pytest.param("The bakers' ovens and the '90s stayed.", [], id="apostrophes"),
        pytest.param("It's Anna's coat; don't touch.", [], id="contractions"),
        pytest.param(
            "''We hear: 'Bread is dear,''' Ms. Roe said.",
            [(0, "''We hear: 'Bread is dear,'''"), (1, "'Bread is dear,'")],
            id="three closing marks",
        ),
        pytest.param("”", [], id="closing mark alone"),
        pytest.param("", [], id="empty"),
    ],
)
def test_pairs(text, expected):
    assert _texts(text) == expected


def test_quotation_without_closing_mark_ends_with_its_paragraph():
    text = "He wrote “the mill is old.\n\nThe mill “burned” in May."
    found = find_quotations(text, _paragraphs(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [("“the mill is old.", False), ("“burned”", True)]


def test_paragraph_that_opens_again_goes_on_with_the_quotation():
    text = "“The first day was calm.\n\n“The second was not,” said the pilot."
    found = find_quotations(text, _paragraphs(text))
    assert [(q.closed, q.joined) for q in found] == [(False, False), (True, True)]


def test_new_paragraph_without_a_mark_does_not_go_on():
    text = "“The first day was calm.\n\nThe second was “not”."
    assert [q.joined for q in find_quotations(text, _paragraphs(text))] == [False, False]


def test_caption_between_two_pieces_does_not_open_or_close():
    text = 'He said "we sold [a "blue" boat] the nets" later.'
    middle = text.index("["), text.index("]") + 1
    pieces = [(Span(0, middle[0]), Span(middle[1], len(text)))]
    assert [text[q.start : q.end] for q in find_quotations(text, pieces)] == ['"we sold [a "blue" boat] the nets"']


def test_spans_stand_in_text_order_outer_before_inner():
    text = '"A “b ‘c’ d” e" and "f"'
    found = find_quotations(text)
    assert [(q.start, -q.end) for q in found] == sorted((q.start, -q.end) for q in found)
    assert [q.depth for q in found] == [0, 1, 2, 0]
