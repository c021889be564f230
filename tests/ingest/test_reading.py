"""The builder by which every reader writes its text, and the map back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from countersay.config import Limits
from countersay.ingest.reading import Outcome, Reading, TextBuilder, Trouble, within
from countersay.model import anchors_of

SOURCE = "The gate &amp; the quay:\n   412 carts passed."


def test_every_exact_piece_reads_the_same_in_the_file() -> None:
    builder = TextBuilder(Limits())
    builder.copy(SOURCE[:9], 0)
    builder.put("&", 9, 14)
    builder.copy(SOURCE[14:24], 14)
    builder.put(" ", 24, 28)
    builder.copy(SOURCE[28:], 28)
    text = builder.text()
    assert text == "The gate & the quay: 412 carts passed."
    for anchor in builder.anchors():
        if anchor.exact:
            assert SOURCE[anchor.first : anchor.last] == text[anchor.start : anchor.end]
    (piece,) = anchors_of(builder.anchors(), text.index("412"), text.index("412") + 3)
    assert SOURCE[piece.first : piece.last] == "412"


def test_text_beyond_the_limit_is_left_out_and_seen() -> None:
    builder = TextBuilder(Limits(characters=5))
    builder.copy("abc", 0)
    builder.copy("defg", 3)
    builder.add("h")
    assert (builder.text(), builder.cut) == ("abcde", True)
    assert [(a.start, a.end, a.last) for a in builder.anchors()] == [(0, 5, 5)]


@given(st.lists(st.tuples(st.sampled_from(["copy", "put", "add", "break"]), st.text(max_size=5)), max_size=20))
def test_anchors_are_in_order_and_lie_in_the_text(steps: list[tuple[str, str]]) -> None:
    builder = TextBuilder(Limits(characters=40))
    at = 0
    for how, text in steps:
        if how == "copy":
            builder.copy(text, at)
        elif how == "put":
            builder.put(text, at, at + len(text))
        elif how == "add":
            builder.add(text)
        else:
            builder.break_to(2)
        at += len(text)
    text = builder.text()
    assert len(text) == builder.length <= 40
    end = 0
    for anchor in builder.anchors():
        assert end <= anchor.start < anchor.end <= len(text)
        end = anchor.end


def test_break_counts_the_line_ends_that_are_there() -> None:
    builder = TextBuilder(Limits())
    builder.break_to(2)
    builder.add("a\n")
    builder.break_to(2)
    builder.break_to(1)
    builder.add("b")
    assert builder.text() == "a\n\nb"


def test_paths_of_parts_lie_below_the_path_of_the_archive() -> None:
    inner = Outcome(
        readings=(Reading(text="x", media_type="text/plain", reader="plain/1"),),
        troubles=(Trouble(code="a", words="b", member="c.txt"),),
    )
    outcome = within(within(inner, "b.eml", "1"), "a.zip", "2")
    assert [(reading.path, reading.sha256) for reading in outcome.readings] == [("a.zip!/b.eml", "1")]
    assert outcome.troubles[0].member == "a.zip!/b.eml!/c.txt"
