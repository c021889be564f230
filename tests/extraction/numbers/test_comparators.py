import pytest

from countersay.extraction.numbers.comparators import Left, after, before, moves, trend


@pytest.mark.parametrize(
    ("words", "kind", "is_open"),
    [
        pytest.param("more than ", "lower", True, id="more-than"),
        pytest.param("at least ", "lower", False, id="at-least"),
        pytest.param("no fewer than ", "lower", False, id="no-fewer-than"),
        pytest.param("up to ", "upper", False, id="up-to"),
        pytest.param("not more than ", "upper", False, id="not-more-than"),
        pytest.param("nearly ", "hedge", False, id="nearly"),
        pytest.param("close to ", "hedge", False, id="close-to"),
        pytest.param("well over ", "lower", True, id="intensifier"),
        pytest.param("more than the ", "lower", True, id="article-between"),
    ],
)
def test_comparator_before_a_number(words: str, kind: str, is_open: bool) -> None:
    text = f"{words}40"
    bound = before(text, Left(text, len(words)), len(words))
    assert bound is not None
    assert (bound.kind, bound.open, bound.start) == (kind, is_open, 0)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("the queue never exceeded ", "upper", id="never-exceeded"),
        pytest.param("the choir never had fewer than ", "lower", id="never-fewer"),
        pytest.param("at no time were there more than ", "upper", id="at-no-time"),
        pytest.param("at that time there were more than ", "lower", id="at-that-time"),
    ],
)
def test_a_bound_said_never_to_be_passed_is_turned_round(words: str, kind: str) -> None:
    text = f"{words}40"
    bound = before(text, Left(text, len(words)), len(words))
    assert bound is not None
    assert bound.kind == kind


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("information about ", id="what-it-is-about"),
        pytest.param("over the ", id="over-the-years"),
        pytest.param("more than that, ", id="comma-between"),
        pytest.param("they carried ", id="no-comparator"),
    ],
)
def test_no_comparator(words: str) -> None:
    text = f"{words}40"
    assert before(text, Left(text, len(words)), len(words)) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [(" or more", "lower"), (" or fewer", "upper"), ("-plus", "lower"), (" or so", "hedge"), (" or more than 5", None)],
)
def test_comparator_after_a_number(words: str, kind: str | None) -> None:
    bound = after(f"40{words}", 2)
    assert (bound.kind if bound else None) == kind


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("prices rose by ", "up"),
        ("shares fell ", "down"),
        ("raise wages by ", "up"),
        ("they have ", None),
        ("enrolment is up ", "up"),
        ("women made up ", None),
        ("barley makes up ", None),
        ("parking takes up ", None),
        ("the camps set up by ", None),
    ],
)
def test_trend(words: str, direction: str | None) -> None:
    left = Left(f"{words}40", len(words))
    found = trend(left, len(left.lows))
    assert (found[0] if found else None) == direction


def test_from_after_a_word_of_change_is_a_change() -> None:
    left = Left("The price went from 40", 20)
    assert moves(left, len(left.lows))
    left = Left("The offer ranges from 40", 22)
    assert not moves(left, len(left.lows))
