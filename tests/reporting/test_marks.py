"""Marks in place: nothing lost, nothing doubled, tags that nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.reporting.marks import MAX_DEPTH, Mark, Token, weave

Spans = list[tuple[int, int]]


def written(tokens: tuple[Token, ...]) -> str:
    """Write tokens as a readable string: tags by id or class."""
    parts = []
    for token in tokens:
        if token.kind == "text":
            parts.append(token.text)
        elif token.kind == "open":
            parts.append(f"<{token.style}{'#' + token.id if token.id else ''}{'@' if token.tag == 'a' else ''}>")
        elif token.kind == "close":
            parts.append("</>")
        elif token.kind == "note":
            parts.append(f"^{token.text}{'@' + token.href if token.href else ''}")
        else:
            parts.append(f"<#{token.id}/>")
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "cuts", "marks", "expected"),
    [
        pytest.param("30 carts", [(0, 8)], [Mark(start=0, end=2, style="f", id="x")], "<f#x>30</> carts", id="one"),
        pytest.param(
            "30 old carts",
            [(0, 12)],
            [Mark(start=0, end=12, style="f", id="x"), Mark(start=3, end=6, style="q", id="y")],
            "<f#x>30 <q#y>old</> carts</>",
            id="nested",
        ),
        pytest.param(
            "abcdef",
            [(0, 6)],
            [Mark(start=0, end=4, style="f", id="x"), Mark(start=2, end=6, style="t", id="y")],
            "<f#x>ab<t#y>cd</></><t>ef</>",
            id="overlapping-one-is-closed-and-opened-again",
        ),
        pytest.param(
            "ab\ncd",
            [(0, 2), (3, 5)],
            [Mark(start=1, end=4, style="v", id="x")],
            "a<v#x>b</>|<v>c</>d",
            id="across-paragraphs",
        ),
        pytest.param(
            "abcd",
            [(0, 4)],
            [
                Mark(start=0, end=4, style="f", href="r", notes=(("1", "n"),)),
                Mark(start=1, end=3, style="g", id="y", href="s", notes=(("2", "m"),)),
            ],
            "<f@>a<g#y>bc</>^2d</>^1@n",
            id="inner-link-and-its-label-lose-their-address",
        ),
        pytest.param(
            "ab\n\ncd", [(0, 2), (4, 6)], [Mark(start=2, end=3, style="z", id="x")], "ab|<#x/>cd", id="only-in-a-gap"
        ),
        pytest.param("ab\n", [(0, 2)], [Mark(start=2, end=3, style="z", id="x")], "ab|<#x/>", id="after-the-end"),
        pytest.param("ab", [(0, 2)], [Mark(start=1, end=9, style="z", id="x")], "ab", id="beyond-the-text"),
    ],
)
def test_weave_nests_splits_and_keeps_anchors(text: str, cuts: Spans, marks: list[Mark], expected: str) -> None:
    assert "|".join(written(paragraph.tokens) for paragraph in weave(text, cuts, marks)) == expected


@given(
    st.text(alphabet="ab c", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=40),
    st.lists(st.integers(0, 40), max_size=6),
)
def test_every_character_once_every_anchor_once_and_tags_balanced(text: str, spans: Spans, edges: list[int]) -> None:
    ends = sorted({edge for edge in edges if edge <= len(text)} | {0, len(text)})
    cuts = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]
    marks = [
        Mark(start=start, end=end, style="m", id=f"m{number}", href="r" if number % 3 else "")
        for number, (start, end) in enumerate(spans)
        if start < end <= len(text)
    ]
    paragraphs = weave(text, cuts, marks)
    found = "".join(token.text for paragraph in paragraphs for token in paragraph.tokens if token.kind == "text")
    assert found == "".join(text[start:end] for start, end in cuts)
    ids = [token.id for paragraph in paragraphs for token in paragraph.tokens if token.id]
    assert sorted(ids) == sorted(mark.id for mark in marks)
    for paragraph in paragraphs:
        depth: list[str] = []
        for token in paragraph.tokens:
            if token.kind == "open":
                assert token.tag != "a" or "a" not in depth
                depth.append(token.tag)
            elif token.kind == "close":
                assert depth.pop() == token.tag
        assert depth == []


def test_thousands_of_overlapping_marks_stay_within_the_depth() -> None:
    text = "x" * 20_000
    marks = [Mark(start=start, end=start + 9_000, style="m", id=f"m{start}") for start in range(10_000)]
    (paragraph,) = weave(text, [(0, len(text))], marks)
    assert len(paragraph.tokens) < 10_000 + 3 * MAX_DEPTH * MAX_DEPTH * 10
    assert {token.id for token in paragraph.tokens if token.id} == {mark.id for mark in marks}
