"""Fields of a figure as a person writes them: checked, put into one form, and taken over into the figure."""

from fractions import Fraction

import pytest

from countersay.decisions.fields import FIELDS, changed, checked, last_digit, read
from countersay.errors import SettingsError
from tests.factories import make_figure


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        pytest.param("value", "1,240", "1240", id="thousands"),
        pytest.param("value", "−3.50", "-3.5", id="minus-sign"),
        pytest.param("value", "4/6", "2/3", id="fraction"),
        pytest.param("lower", "", "", id="none"),
        pytest.param("first", "2031-05-04", "2031-05-04", id="day"),
        pytest.param("counted", "  heavy \n truck ", "heavy truck", id="spaces"),
        pytest.param("kind", "stock", "stock", id="kind"),
    ],
)
def test_field_is_put_into_its_one_form(name: str, given: str, kept: str) -> None:
    assert checked({name: given}) == {name: kept}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"value": "many"}, "value: expected a number", id="no-number"),
        pytest.param({"value": "1e400"}, "value: expected a number", id="exponent"),
        pytest.param({"value": "1/0"}, "value: expected a number", id="nought-below"),
        pytest.param({"value": "9" * 61}, "value: expected a number", id="long"),
        pytest.param({"first": "4 May"}, "first: expected a day", id="no-day"),
        pytest.param(
            {"first": "2031-05-04", "last": "2031-05-03"}, "last: expected a day not before", id="turned-round"
        ),
        pytest.param({"kind": "pile"}, "kind: expected one of flow", id="kind"),
        pytest.param({"supposed": "maybe"}, "supposed: expected yes or no", id="switch"),
        pytest.param({"colour": "red"}, "colour: expected a field", id="unknown"),
        pytest.param({"place": "x" * 401}, "place: expected at most 400", id="long-words"),
    ],
)
def test_field_that_is_not_valid_is_refused(fields: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        checked(fields)


def test_every_field_reads_back_as_it_was_set() -> None:
    figure = make_figure(403, first="2031-03-01", last="2031-03-10")
    given = {
        "value": "403", "lower": "400", "upper": "410", "approximate": "yes", "lower_open": "yes", "upper_open": "no",
        "supposed": "yes", "counted": "lorry", "qualifiers": "loaded; heavy", "unit": "t", "kind": "stock", "per": "day",
        "first": "2031-03-02", "last": "2031-03-09", "place": "Ormund", "predicate": "cross", "stance": "denies",
    }  # fmt: skip
    assert set(given) == set(FIELDS)
    assert {name: value for name, value in read(changed(figure, given)).items() if name != "speaker"} == given


def test_bounds_that_were_the_value_move_with_it_and_others_stay() -> None:
    exact = changed(make_figure(403), {"value": "430"})
    assert (exact.lower, exact.upper, exact.resolution) == (430, 430, 10)
    above = changed(make_figure(850, lower=850, lower_open=True), {"value": "860"})
    assert (above.lower, above.lower_open, above.upper) == (860, True, None)


def test_window_that_is_corrected_is_certain_and_the_figures_own() -> None:
    figure = make_figure(403, first="2031-03-01", last="2031-03-31", window_kind="since")
    read_so = changed(figure, {"last": "2031-03-20"}).window
    assert read_so is not None
    assert (read_so.kind, read_so.inherited, read_so.last_earliest, str(read_so.last)) == (
        "since",
        False,
        None,
        "2031-03-20",
    )
    assert changed(figure, {"first": "", "last": ""}).window is None


def test_words_never_change() -> None:
    figure = make_figure(403, text="403 trucks")
    assert changed(figure, {"value": "1", "counted": "cart"}).text == "403 trucks"


def test_last_digit_of_decimals() -> None:
    assert [last_digit(Fraction(text)) for text in ("67.25", "1/3")] == [Fraction(1, 100), Fraction(1, 10**9)]
