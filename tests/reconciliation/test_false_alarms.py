"""Seven shapes of ordinary writing that look like contradictions and are none: each must stay silent."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from countersay.config import Config
from countersay.model import ACCUSING, Record, Relation, SeriesLink
from countersay.reconciliation.findings import Reconciliation, reconcile
from tests.factories import make_attribution, make_document, make_figure, make_record

Case = Callable[[], Record]


def relations(result: Reconciliation) -> set[str]:
    return {finding.relation for finding in result.findings}


def two_documents(one: str, other: str, **issuers: str) -> tuple:  # type: ignore[type-arg]
    return (
        make_document(one, "a.txt", issuers.get("left", "Ministry"), issuers.get("before", "2031-05-01")),
        make_document(other, "b.txt", issuers.get("right", "Ministry"), issuers.get("after", "2031-06-01")),
    )


def superseded_toll() -> Record:
    old, new = two_documents("312 votes were counted.", "297 votes were counted.")
    day = {"first": "2031-04-20", "counted": "vote"}
    return make_record([old, new], [make_figure(312, document=old, **day), make_figure(297, document=new, **day)])


def superseded_rain() -> Record:
    old, new = two_documents("41 mm fell", "38 mm fell", left="Weather Office", right="Weather Office")
    day = {"first": "2031-04-02", "last": "2031-04-09", "unit": "mm", "counted": None}
    return make_record([old, new], [make_figure(41, document=old, **day), make_figure(38, document=new, **day)])


def values_of_a_list() -> Record:
    text = make_document("On Friday 14 patients, 17 patients and 11 patients were moved from the three wards.")
    day = {"first": "2031-04-20", "counted": "patient"}
    return make_record([text], [make_figure(value, document=text, **day) for value in (14, 17, 11)])


def doses_in_a_list() -> Record:
    text = make_document("Batches of 250 doses, 312 doses and 405 doses left that day.")
    day = {"first": "2031-01-20", "counted": "dose"}
    return make_record([text], [make_figure(value, document=text, **day) for value in (250, 312, 405)])


def refined_from_round() -> Record:
    one, other = two_documents("1,200 fans came", "1,187 fans came", left="Club", right="Police")
    day = {"first": "2031-04-20", "counted": "fan"}
    return make_record([one, other], [make_figure(1200, document=one, **day), make_figure(1187, document=other, **day)])


def refined_from_scale_word() -> Record:
    one, other = two_documents("1.2 million votes", "1,183,411 votes", left="Radio", right="Commission")
    figures = [
        make_figure(
            1_200_000, document=one, text="1.2 million votes", first="2031-04-20", resolution=Fraction(100_000)
        ),
        make_figure(1_183_411, document=other, first="2031-04-20", counted="vote"),
    ]
    return make_record([one, other], figures)


def other_scope_by_link() -> Record:
    one, other = two_documents("502 trucks screened", "377 trucks collected", right="Agency")
    left = make_figure(502, document=one, first="2031-04-20", series="s-screened")
    right = make_figure(377, document=other, first="2031-04-20", series="s-collected")
    link = SeriesLink(
        id="l-1", kind="other_definition", left="s-screened", right="s-collected", reason="screened, collected",
        figures=(left.id, right.id),
    )  # fmt: skip
    return make_record([one, other], [left, right], links=(link,))


def other_place() -> Record:
    one, other = two_documents("88 arrests in the north", "64 arrests in the south", right="Agency")
    left = make_figure(88, document=one, first="2031-04-20", series="s-north")
    right = make_figure(64, document=other, first="2031-04-20", series="s-south")
    link = SeriesLink(
        id="l-1",
        kind="other_scope",
        left="s-north",
        right="s-south",
        reason="north, south",
        figures=(left.id, right.id),
    )
    return make_record([one, other], [left, right], links=(link,))


def unsure_namesake() -> Record:
    one, other = two_documents("Springfield has 40 beds", "Springfield has 75 beds", right="Agency")
    left = make_figure(40, document=one, first="2031-04-20", kind="stock", series="s-1")
    right = make_figure(75, document=other, first="2031-04-20", kind="stock", series="s-2")
    link = SeriesLink(
        id="l-1",
        kind="unsure",
        left="s-1",
        right="s-2",
        reason="two towns may bear the name",
        figures=(left.id, right.id),
    )
    return make_record([one, other], [left, right], links=(link,))


def namesake_kept_apart() -> Record:
    one, other = two_documents("The Aurora carried 40 crates", "The Aurora carried 75 crates", right="Agency")
    left = make_figure(40, document=one, first="2031-04-20", series="s-1")
    return make_record([one, other], [left, make_figure(75, document=other, first="2031-04-20", series="s-2")])


def conditional() -> Record:
    one, other = two_documents("If it rains, 90 tents are needed", "60 tents", right="Agency")
    figures = [
        make_figure(90, document=one, first="2031-04-20", stance="hedges"),
        make_figure(60, document=other, first="2031-04-20"),
    ]
    return make_record([one, other], figures)


def denied_by_an_outer_voice() -> Record:
    one, other = two_documents("It rejected claims that 90 flats were lost", "60 flats", right="Agency")
    voices = (make_attribution("v-1", parent="v-0"), make_attribution("v-0", stance="denies"))
    figures = [
        make_figure(90, document=one, first="2031-04-20", attribution="v-1"),
        make_figure(60, document=other, first="2031-04-20"),
    ]
    return make_record([one, other], figures, attributions=voices)


def promised() -> Record:
    one, other = two_documents("We will send 90 buses", "60 buses came", right="Agency")
    figures = [
        make_figure(91, document=one, first="2031-04-20", stance="commits"),
        make_figure(62, document=other, first="2031-04-20"),
    ]
    return make_record([one, other], figures)


def restated_event() -> Record:
    one, other = two_documents("17 crews joined the race", "17 crews joined", right="Agency")
    day = {"first": "2031-04-20", "counted": "crew"}
    return make_record([one, other], [make_figure(17, document=one, **day), make_figure(17, document=other, **day)])


def restated_total_later() -> Record:
    one, other = two_documents("1,017 cases", "1,064 cases", right="Agency")
    figures = [
        make_figure(1017, document=one, first="2031-01-01", last="2031-05-01", window_kind="since"),
        make_figure(1064, document=other, first="2031-01-01", last="2031-06-01", window_kind="since"),
    ]
    return make_record([one, other], figures)


@pytest.mark.parametrize(
    ("case", "told"),
    [
        pytest.param(superseded_toll, {"revision"}, id="supersession-votes"),
        pytest.param(superseded_rain, {"revision"}, id="supersession-rain"),
        pytest.param(values_of_a_list, set(), id="list-patients"),
        pytest.param(doses_in_a_list, {"refinement"}, id="list-doses"),
        pytest.param(refined_from_round, {"refinement"}, id="refinement-round"),
        pytest.param(refined_from_scale_word, {"refinement"}, id="refinement-scale-word"),
        pytest.param(other_scope_by_link, {"other_definition"}, id="scope-screened-collected"),
        pytest.param(other_place, {"other_scope"}, id="scope-places"),
        pytest.param(unsure_namesake, set(), id="namesake-unsure"),
        pytest.param(namesake_kept_apart, set(), id="namesake-apart"),
        pytest.param(conditional, set(), id="conditional"),
        pytest.param(denied_by_an_outer_voice, set(), id="conditional-denied-outside"),
        pytest.param(promised, set(), id="conditional-promised"),
        pytest.param(restated_event, {"repetition"}, id="restated-event"),
        pytest.param(restated_total_later, {"later_update"}, id="restated-total"),
    ],
)
def test_ordinary_writing_accuses_nobody(case: Case, told: set[str]) -> None:
    result = reconcile(case(), Config())
    assert not relations(result) & ACCUSING
    assert relations(result) >= told - {"refinement"}
    if "refinement" in told and case is not doses_in_a_list:
        assert "refinement" in relations(result)


@pytest.mark.parametrize("case", [refined_from_round, namesake_kept_apart, conditional, promised, restated_total_later])
def test_same_shape_with_a_real_clash_does_accuse(case: Case) -> None:
    record = case()
    one, other = record.figures
    window = replace(one, id="f-x").window
    clash = (replace(one, series="s-1", stance="asserts"), make_figure(
        int(one.value or 0) * 2 + 1, start=5_000, first=None, window=window, relation=None
    ))  # fmt: skip
    result = reconcile(make_record(record.documents, [clash[0], other, clash[1]]), Config())
    assert relations(result) & ACCUSING


def test_part_that_relates_to_nothing_is_left_alone() -> None:
    text = make_document("12 boats, of which 30 were ours")
    part = make_figure(30, document=text, relation=Relation(type="part_of", figure="f-gone"), series=None)
    assert reconcile(make_record([text], [part]), Config()).findings == ()
