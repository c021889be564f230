from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from countersay.exports.quoting import UNNAMED_ISSUER, Lookup, days, decimal_text, sentence_span
from countersay.model import Decision, Extent, Period
from tests.exports.records import clash
from tests.factories import make_attribution, make_document, make_figure, make_record


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        pytest.param("It rained. On 3 May 40 carts passed. All went well.", "40 carts", "On 3 May 40 carts passed.", id="between two"),
        pytest.param("It rained. 40 carts passed. So", "40 carts", "40 carts passed.", id="words begin the sentence"),
        pytest.param("Title\n\n40 carts passed", "40 carts", "40 carts passed", id="after a blank line, without an end"),
        pytest.param("On the\n3rd, 40 carts\npassed. So", "40 carts", "On the\n3rd, 40 carts\npassed.", id="wrapped by hand"),
        pytest.param(f"{'a ' * 80}\n40 carts passed\nmore", "40 carts", "40 carts passed", id="one paragraph a line"),
        pytest.param("Mr. Orn saw 40 carts. He left.", "40 carts", "Mr. Orn saw 40 carts.", id="title is no end"),
        pytest.param("“40 carts.” Nobody else.", "40 carts", "“40 carts.”", id="closing quotation mark stays"),
    ],
)  # fmt: skip
def test_sentence_is_cut_out_around_the_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    low, high = sentence_span(text, start, start + len(words))
    assert text[low:high] == sentence


def test_sentence_without_an_end_is_cut_at_a_fixed_length() -> None:
    text = "a " * 5000 + "40 carts" + " b" * 5000
    start = text.index("40 carts")
    low, high = sentence_span(text, start, start + 8)
    assert high - low <= 808
    assert low <= start < high


@pytest.mark.parametrize(
    ("period", "written"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(Period(first=date(2031, 3, 1), last=date(2031, 3, 1)), "2031-03-01", id="one day"),
        pytest.param(Period(first=date(2031, 3, 1)), "from 2031-03-01", id="open end"),
        pytest.param(Period(last=date(2031, 3, 1)), "until 2031-03-01", id="open start"),
        pytest.param(Period(), "", id="both unknown"),
    ],
)
def test_days_are_iso(period: Period | None, written: str) -> None:
    assert days(period) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        pytest.param(Fraction(980), "980", id="whole"),
        pytest.param(Fraction(1, 1024), "0.0009765625", id="finite decimal is exact"),
        pytest.param(Fraction(1, 3), "0.333333", id="endless decimal is rounded"),
        pytest.param(Fraction(-5, 7), "-0.714286", id="below nought"),
    ],
)
def test_numbers_are_decimals(number: Fraction, written: str) -> None:
    assert decimal_text(number) == written


def test_voices_run_from_the_innermost_to_the_issuer_and_stop_in_a_circle() -> None:
    document = make_document("40 carts", issuer="Ferry Office")
    inner = make_attribution("a-1", speaker="Ada Lorn", parent="a-2")
    outer = make_attribution("a-2", speaker="a clerk", parent="a-1")
    record = make_record(
        [document], [make_figure(40, document=document, attribution="a-1")], attributions=(inner, outer)
    )
    assert Lookup(record).voices("a-1", document) == ("Ada Lorn", "a clerk", "Ferry Office")


def test_document_without_issuer_and_side_says_so() -> None:
    document = make_document("40 carts", issuer=None)
    assert Lookup(make_record([document], [])).voices(None, document) == (UNNAMED_ISSUER,)


def test_figure_outside_its_document_is_left_out() -> None:
    document = make_document("40 carts")
    figure = replace(make_figure(40, document=document), start=900, end=908, number=Extent(900, 902, "40"))
    assert Lookup(make_record([document], [figure])).quote_figure(figure) is None


@pytest.mark.parametrize(
    ("verdicts", "left"),
    [
        pytest.param(["dismissed"], 0, id="dismissed"),
        pytest.param(["rejected"], 0, id="rejected"),
        pytest.param(["dismissed", "confirmed"], 1, id="a later decision wins"),
        pytest.param(["confirmed"], 1, id="confirmed"),
    ],
)
def test_dismissed_findings_are_not_shown_again(verdicts: list[str], left: int) -> None:
    record = clash()
    (finding,) = Lookup(record).accusing
    made = tuple(Decision(id=f"x-{n}", target=finding.id, verdict=v) for n, v in enumerate(verdicts))  # type: ignore[arg-type]
    assert len(Lookup(replace(record, decisions=made)).accusing) == left
