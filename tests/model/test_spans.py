import pytest

from countersay.errors import InternalError
from countersay.model import Span, extent


def test_span_cuts_half_open_range() -> None:
    assert Span(0, 3).of("980 vehicles") == "980"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_empty_or_reversed_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(InternalError, match="0 <= start < end"):
        Span(start, end)


def test_span_beyond_text_fails_loudly() -> None:
    with pytest.raises(InternalError, match="span-outside-document"):
        extent("short", 2, 9)


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))
