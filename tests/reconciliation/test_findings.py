"""Whole cases: what a reader of a few documents should be told, and what not."""

from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest

from countersay.config import Config
from countersay.model import ACCUSING, Document, Figure, Finding, FindingRelation, Record, Relation, SeriesLink
from countersay.reconciliation import clashes, subsets
from countersay.reconciliation.findings import Reconciliation, reconcile
from countersay.reconciliation.verify import verify
from tests.factories import make_document, make_figure, make_record, make_window


def only(result: Reconciliation, relation: str, kind: str | None = None) -> Finding:
    found = [one for one in result.findings if one.relation == relation and kind in (None, one.kind)]
    assert len(found) == 1, [one.sentence for one in found]
    return found[0]


def accusing(result: Reconciliation) -> list[Finding]:
    return [one for one in result.findings if one.relation in ACCUSING]


@pytest.fixture
def counts() -> tuple[Document, ...]:
    return (
        make_document("980 parcels since 12 May", "a.txt", "Depot", "2031-06-23"),
        make_document(
            "2,198 parcels in all. Some 403 parcels. 402 parcels. 58 parcels a day.", "b.txt", "Post", "2031-07-12"
        ),
    )


@pytest.fixture
def parcels(counts: tuple[Document, ...]) -> Record:
    depot, post = counts
    week = {"first": "2031-07-05", "last": "2031-07-12", "counted": "parcel"}
    figures = [
        make_figure(980, document=depot, first="2031-05-12", last="2031-06-23", window_kind="since", counted="parcel"),
        make_figure(2198, document=post, first="2031-05-12", last="2031-07-12", window_kind="since", counted="parcel"),
        make_figure(403, document=post, hedge="Some", **week),
        make_figure(402, document=post, **week),
    ]
    mean = {
        "kind": "average",
        "per": "day",
        "scope": "use",
        "relation": Relation(type="average_of", figure=figures[2].id),
    }
    figures.append(make_figure(58, document=post, **mean, **week))
    return make_record(counts, figures)


def test_parcels_same_week_differs_by_one_and_is_folded(parcels: Record) -> None:
    finding = only(reconcile(parcels, Config()), "tension", "same-window")
    assert (finding.size, finding.trivial, finding.strength) == (1, True, "low")
    assert finding.size_percent == Fraction(100, 403)
    assert {"hedge:whole_unit", "hedge:one_percent", "ends:last_out"} <= set(finding.dissolved_by)


def test_parcels_average_over_eight_days_is_dissolved_by_seven(parcels: Record) -> None:
    some_403 = next(figure.id for figure in parcels.figures if figure.value == 403)
    averages = [finding for finding in accusing(reconcile(parcels, Config())) if finding.kind == "average"]
    (finding,) = [one for one in averages if some_403 in one.figures]
    assert finding.size == Fraction(115, 2) * 8 - 403
    assert finding.dissolved_by == ("ends:first_out", "ends:last_out", "scope:other")
    assert not finding.trivial


def test_parcels_average_fits_the_other_total_under_no_number_of_days(parcels: Record) -> None:
    exact_402 = next(figure.id for figure in parcels.figures if figure.value == 402)
    averages = [finding for finding in accusing(reconcile(parcels, Config())) if finding.kind == "average"]
    (finding,) = [one for one in averages if exact_402 in one.figures]
    assert finding.dissolved_by
    assert not {"ends:first_out", "ends:last_out"} & set(finding.dissolved_by)


def test_parcels_total_is_a_later_update_with_its_growth(parcels: Record) -> None:
    finding = only(reconcile(parcels, Config()), "later_update")
    assert finding.size == 1218
    assert finding.steps == ("2,198 - 980 = 1,218",)


def test_parcels_leave_a_narrow_range_for_the_days_between(parcels: Record) -> None:
    fact, between_totals = reconcile(parcels, Config()).implied
    assert between_totals.lower == between_totals.upper
    assert (fact.first.isoformat(), fact.last.isoformat()) == ("2031-06-24", "2031-07-04")
    assert (fact.lower, fact.upper, fact.conflicted) == (815, 816, True)
    assert fact.per_day == (Fraction(815, 11), Fraction(816, 11))
    assert fact.certificate_upper is not None
    assert fact.certificate_upper.sum == 816


def test_trivial_findings_come_last_and_accusations_first(parcels: Record) -> None:
    findings = reconcile(parcels, Config()).findings
    assert findings[0].kind == "average"
    assert findings[-1].trivial


@pytest.mark.parametrize("scopes", [("find", "find"), ("find remove", "detect neutralise")], ids=["same", "other"])
def test_running_total_that_falls_is_a_tension_with_the_sum(scopes: tuple[str, str]) -> None:
    early = make_document("3,166 mines", "a.txt", "Agency", "2031-02")
    late = make_document("2,728 mines", "b.txt", "Ministry", "2031-09-18")
    windows = (
        make_window("2030-08-01", "2031-02-28", kind="since", last_earliest="2031-02-01", first_latest="2030-08-31"),
        make_window("2030-08-01", "2031-09-18", kind="since", first_latest="2030-08-31"),
    )
    figures = [
        make_figure(value, document=document, window=window, counted="mine", scope=scope)
        for value, document, window, scope in zip((3166, 2728), (early, late), windows, scopes, strict=True)
    ]
    record = make_record([early, late], figures)
    (finding,) = accusing(reconcile(record, Config()))
    verify(finding, record)
    assert finding.relation == "tension"
    assert finding.certificate is not None
    assert finding.certificate.sum == -438
    assert ("scope:other" in finding.dissolved_by) == (scopes[0] != scopes[1])
    assert "since:start_out" in finding.dissolved_by
    assert "2,728 - 3,166 = -438" in finding.steps[-1 - len(finding.dissolved_by)]
    assert "off by 438 mines, 13.8 %" in finding.sentence


def test_day_within_a_margin_is_a_contradiction() -> None:
    text = make_document("120 goals in 2031. 131 goals in March.")
    season = make_figure(120, document=text, counted="goal", first="2031-01-10", last="2031-05-20")
    month = make_figure(131, document=text, counted="goal", first="2031-03-01", last="2031-03-31")
    record = make_record([text], [season, month])
    (finding,) = accusing(reconcile(record, Config()))
    verify(finding, record)
    assert finding.relation == "contradiction"
    assert finding.dissolved_by == ()
    assert finding.certificate is not None
    assert {row.reading for row in finding.certificate.rows if row.claim} == {"loosest"}


def test_other_scope_keeps_a_contradiction_from_being_called_one() -> None:
    text = make_document("120 goals in 2031. 131 goals in March.")
    season = make_figure(120, document=text, counted="goal", first="2031-01-10", last="2031-05-20", scope="score")
    month = make_figure(131, document=text, counted="goal", first="2031-03-01", last="2031-03-31", scope="allow")
    (finding,) = accusing(reconcile(make_record([text], [season, month]), Config()))
    assert finding.relation == "tension"
    assert finding.dissolved_by == ("scope:other",)


def test_estimates_of_two_voices_are_a_spread() -> None:
    one = make_document("around 70,000 people", "a.txt", "Organisers")
    other = make_document("around 50,000 people", "b.txt", "Police")
    day = {"first": "2031-04-20", "counted": "people"}
    figures = [
        make_figure(70_000, document=one, hedge="around", text="around 70,000 people", **day),
        make_figure(50_000, document=other, hedge="around", text="around 50,000 people", **day),
    ]
    result = reconcile(make_record([one, other], figures), Config())
    assert not accusing(result)
    assert only(result, "spread").certificate is not None


def test_falling_total_known_to_the_month_only_uses_the_weakest_rows() -> None:
    one = make_document("500 cases", "a.txt", issued="2031-02")
    other = make_document("470 cases", "b.txt", issued="2031-02-10")
    figures = [
        make_figure(500, document=one, counted="case", window=make_window(
            "2030-12-01", "2031-02-28", kind="since", last_earliest="2031-02-01"
        )),
        make_figure(470, document=other, counted="case", first="2030-12-01", last="2031-02-10", window_kind="since"),
    ]  # fmt: skip
    result = reconcile(make_record([one, other], figures), Config())
    assert not accusing(result)
    (blocked,) = result.blocked
    assert blocked.unlock == 'corpus.toml: [documents."a.txt"] date = YYYY-MM-DD'


def test_figures_without_window_are_never_compared_over_time() -> None:
    text = make_document("44 horses. 61 horses.", issued=None)
    figures = [
        make_figure(44, document=text, first="2031-01-01", last="2031-01-09"),
        make_figure(61, document=text, window=make_window("2031-01-01", kind="since")),
        make_figure(62, document=text, start=40),
    ]
    result = reconcile(make_record([text], figures), Config())
    assert not accusing(result)
    assert len(result.blocked) == 2


def test_part_beyond_its_whole_contradicts_itself() -> None:
    text = make_document("52 boats of 40 boats were green.")
    whole = make_figure(40, document=text, counted="boat", series=None)
    part = make_figure(
        52, document=text, counted="boat", series=None, relation=Relation(type="part_of", figure=whole.id, cue="of")
    )
    record = make_record([text], [whole, part])
    (finding,) = accusing(reconcile(record, Config()))
    verify(finding, record)
    # 40 may be a round number: 44 at most is still less than 52.
    assert finding.relation == "contradiction"
    assert finding.size == 12


def test_part_seen_by_passage_and_by_series_is_reported_once() -> None:
    text = make_document("52 boats of 41 boats were green.")
    day = {"first": "2031-04-20", "counted": "boat"}
    whole = make_figure(41, document=text, series="s-all", **day)
    tie = Relation(type="part_of", figure=whole.id, cue="of")
    part = make_figure(52, document=text, series="s-green", relation=tie, **day)
    link = SeriesLink(id="l", kind="subset", left="s-green", right="s-all", reason="green ones")
    (finding,) = accusing(reconcile(make_record([text], [whole, part], links=(link,)), Config()))
    assert (finding.relation, finding.kind) == ("contradiction", "parts")


def test_alternatives_are_counted_and_not_reported_one_by_one() -> None:
    documents = [make_document(f"{90 + place} bids", f"{place}.txt", f"Bank {place}") for place in range(4)]
    late = make_document("61 bids", "z.txt", "Broker")
    since = {"first": "2031-01-01", "counted": "bid", "window_kind": "since"}
    figures = [
        make_figure(91 + 2 * place, document=one, last=f"2031-02-0{place + 1}", text=f"{90 + place} bids", **since)
        for place, one in enumerate(documents)
    ]
    figures.append(make_figure(61, document=late, last="2031-03-01", **since))
    (finding,) = accusing(reconcile(make_record([*documents, late], figures), Config()))
    assert len(finding.figures) == 2
    assert finding.alternatives == 3


def test_two_independent_clashes_are_both_reported() -> None:
    text = make_document("41 trucks. 55 trucks. 71 trucks. 92 trucks.")
    pairs = [(41, "2031-01-05"), (55, "2031-01-05"), (71, "2031-02-05"), (92, "2031-02-05")]
    figures: list[Figure] = [make_figure(value, document=text, first=day) for value, day in pairs]
    found = accusing(reconcile(make_record([text], figures), Config()))
    assert [len(one.figures) for one in found] == [2, 2]
    assert not set(found[0].figures) & set(found[1].figures)


def test_relations_are_of_the_closed_list(parcels: Record) -> None:
    closed = set(get_args(FindingRelation))
    assert {one.relation for one in reconcile(parcels, Config()).findings} <= closed


def test_share_threshold_of_trivial_clashes_is_a_setting(parcels: Record) -> None:
    strict = reconcile(parcels, replace(Config(), trivial_percent=Fraction(0)))
    assert not any(one.trivial for one in strict.findings)


def test_window_taken_over_from_elsewhere_is_never_a_contradiction() -> None:
    text = make_document("120 goals in 2031. 131 goals over that time.")
    season = make_figure(120, document=text, counted="goal", first="2031-01-10", last="2031-05-20")
    window = replace(make_window("2031-03-01", "2031-03-31"), inherited=True)
    month = make_figure(131, document=text, counted="goal", window=window)
    record = make_record([text], [season, month])
    (finding,) = accusing(reconcile(record, Config()))
    verify(finding, record)
    assert (finding.relation, finding.dissolved_by) == ("tension", ("window:other",))


def test_search_that_is_cut_short_says_how_many_claims_it_left(monkeypatch: pytest.MonkeyPatch) -> None:
    document = make_document("", issued="2031-12-01")
    figures = []
    for day in range(1, 9):  # eight clashes of one series, each chained to the next by a day in common
        window = {"first": f"2031-03-{day:02}", "last": f"2031-03-{day + 1:02}"}
        more = {"first": window["last"], "last": window["last"]}
        figures += [
            make_figure(100 + day, document=document, start=200 * day, **window),
            make_figure(106 + day, document=document, start=200 * day + 100, **more),
        ]
    record = make_record([document], figures)
    whole = reconcile(record, Config())
    assert whole.issues == () or {issue.code for issue in whole.issues} == {"implied-clash"}
    monkeypatch.setattr(clashes, "Effort", lambda: subsets.Effort(allowed=30))
    cut = reconcile(record, Config())
    [told] = [issue for issue in cut.issues if issue.code == "search-cut"]
    assert "among 16 claims of the series “s-1”" in told.message
    assert " claims were not searched to the end" in told.message
    found = [one for one in cut.findings if one.relation in ACCUSING]
    assert 0 < len(found) < len([one for one in whole.findings if one.relation in ACCUSING])
    assert reconcile(record, Config()) == cut
