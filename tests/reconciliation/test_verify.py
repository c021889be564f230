"""Attacks on certificates: whatever is forged, the verifier names the check that fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from countersay.config import Config
from countersay.errors import CertificateError
from countersay.model import (
    ACCUSING,
    Certificate,
    CertificateRow,
    Document,
    Finding,
    PlacedTimex,
    Record,
    Relation,
    Series,
    SeriesLink,
    Term,
)
from countersay.reconciliation import verify as verifier
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify, verify_rows
from tests.factories import make_document, make_figure, make_record, make_window

Rows = tuple[CertificateRow, ...]


def accused(record: Record) -> Finding:
    return next(one for one in reconcile(record, Config()).findings if one.relation in ACCUSING)


@pytest.fixture(scope="module")
def totals() -> Record:
    """Two totals: 131 within the window of 120."""
    text = make_document("120 goals in 2031. 131 goals in March.")
    season = make_figure(120, document=text, counted="goal", first="2031-01-10", last="2031-05-20")
    month = make_figure(131, document=text, counted="goal", first="2031-03-01", last="2031-03-31")
    return make_record([text], [season, month])


@pytest.fixture(scope="module")
def parts() -> Record:
    """30 and 41 of 60, and 70 % of 90 said to be 41."""
    text = make_document("Of 60 cups, 30 cups and 41 cups; 41 or 70% of 90 cups.")
    whole = make_figure(60, document=text, counted="cup", series=None)
    listed = [
        make_figure(value, document=text, counted="cup", series=None, relation=Relation(
            type="part_of", figure=whole.id, cue="of", exhaustive=True
        ))
        for value in (30, 41)
    ]  # fmt: skip
    base = make_figure(90, document=text, counted="cup", series=None)
    percent = make_figure(
        70, document=text, text="70%", unit="percent", kind="share", counted=None, series=None,
        relation=Relation(type="share_of", figure=base.id), resolution=Fraction(1),
    )  # fmt: skip
    part = make_figure(
        41,
        document=text,
        start=30,
        text="41",
        counted="cup",
        series=None,
        relation=Relation(type="same_as", figure=percent.id),
    )
    return make_record([text], [whole, *listed, base, percent, part])


def forged(finding: Finding, place: int, **changes: Any) -> Finding:
    certificate = finding.certificate
    assert certificate is not None
    rows = list(certificate.rows)
    rows[place] = replace(rows[place], **changes)
    return replace(finding, certificate=replace(certificate, rows=tuple(rows)))


def with_rows(finding: Finding, rows: Rows, total: int | Fraction) -> Finding:
    return replace(finding, certificate=Certificate(rows=rows, sum=Fraction(total)))


def claim_places(finding: Finding) -> dict[str, int]:
    assert finding.certificate is not None
    return {f"{row.claim}{row.sense}": place for place, row in enumerate(finding.certificate.rows) if row.claim}


def fails(finding: Finding, record: Record, check: int, words: str = "") -> None:
    with pytest.raises(CertificateError, match=f"check {check}: .*{words}"):
        verify(finding, record)


def test_true_certificates_pass(totals: Record, parts: Record) -> None:
    verify(accused(totals), totals)
    found = [one for one in reconcile(parts, Config()).findings if one.relation in ACCUSING]
    assert sorted(one.kind for one in found) == ["parts", "share"]
    for finding in found:
        verify(finding, parts)


@pytest.mark.parametrize("certificate", [None, Certificate(rows=(), sum=Fraction(-1))], ids=["none", "empty"])
def test_missing_certificate_fails(totals: Record, certificate: Certificate | None) -> None:
    fails(replace(accused(totals), certificate=certificate), totals, 1, "no certificate")


@pytest.mark.parametrize(
    "changes",
    [{"claim": None}, {"axiom": "monotone_total"}],
    ids=["neither", "both"],
)
def test_row_without_one_origin_fails(totals: Record, changes: dict[str, Any]) -> None:
    fails(forged(accused(totals), 0, **changes), totals, 1, "expected a claim or an axiom")


@pytest.mark.parametrize("times", [0, -1])
def test_multiplier_not_above_nought_fails(totals: Record, times: int) -> None:
    fails(forged(accused(totals), 0, multiplier=Fraction(times)), totals, 2)


def test_terms_that_do_not_cancel_fail(totals: Record) -> None:
    finding = accused(totals)
    assert finding.certificate is not None
    fails(with_rows(finding, finding.certificate.rows[:1], -1), totals, 3)


def test_levels_cancel_by_day(totals: Record) -> None:
    rows = tuple(
        CertificateRow(claim="f", axiom=None, multiplier=Fraction(1), sense="upper", bound=Fraction(-1), terms=(
            Term(series="s", after=None, through=date(2031, 1, day), coefficient=Fraction(sign)),
        ))
        for day, sign in ((1, 1), (2, -1))
    )  # fmt: skip
    fails(with_rows(accused(totals), rows, -2), totals, 3)


def test_sum_that_is_stated_wrongly_fails(totals: Record) -> None:
    finding = accused(totals)
    assert finding.certificate is not None
    fails(with_rows(finding, finding.certificate.rows, -99), totals, 4, "add up")


@pytest.mark.parametrize("bound", [131, 140])
def test_sum_that_is_possible_fails(totals: Record, bound: int) -> None:
    finding = accused(totals)
    place = next(place for key, place in claim_places(finding).items() if key.endswith("upper"))
    loose = forged(finding, place, bound=Fraction(bound))
    assert loose.certificate is not None
    fails(with_rows(finding, loose.certificate.rows, bound - 131), totals, 4, "is possible")


def test_claim_that_the_record_lacks_fails(totals: Record) -> None:
    fails(forged(accused(totals), 0, claim="f-unknown"), totals, 5, "has no figure")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"reading": "hedge:whole_unit"}, "expected the reading", id="unknown-reading"),
        pytest.param({"sense": "axiom"}, "does not fit the sign", id="sense-axiom"),
        pytest.param({"sense": "lower"}, "a lower bound", id="sense-turned"),
    ],
)
def test_row_that_misreads_its_claim_fails(totals: Record, changes: dict[str, Any], words: str) -> None:
    finding = accused(totals)
    place = next(place for key, place in claim_places(finding).items() if key.endswith("upper"))
    fails(forged(finding, place, **changes), totals, 5, words)


def test_bound_tighter_than_the_claim_fails(totals: Record) -> None:
    finding = accused(totals)
    place = next(place for key, place in claim_places(finding).items() if key.endswith("upper"))
    assert finding.certificate is not None
    tight = forged(finding, place, bound=finding.certificate.rows[place].bound - 1)
    assert tight.certificate is not None
    fails(with_rows(finding, tight.certificate.rows, finding.certificate.sum - 1), totals, 5, "the row says")


def test_bound_made_strict_fails(totals: Record) -> None:
    finding = accused(totals)
    place = next(place for key, place in claim_places(finding).items() if key.endswith("upper"))
    fails(forged(finding, place, strict=True), totals, 5, "the row says")


def swap_window(record: Record, place: int, **changes: Any) -> Record:
    figures = list(record.figures)
    window = figures[place].window
    assert window is not None
    figures[place] = replace(figures[place], window=replace(window, **changes))
    return replace(record, figures=tuple(figures))


@pytest.mark.parametrize(
    ("place", "changes", "words"),
    [
        pytest.param(0, {"first": date(2031, 3, 15)}, "an upper bound", id="upper-over-more-days"),
        pytest.param(1, {"last": date(2031, 4, 2)}, "a lower bound", id="lower-over-fewer-days"),
        pytest.param(0, {"first": None}, "no first day", id="no-first-day"),
        pytest.param(0, {"last": None}, "has no window", id="no-last-day"),
        pytest.param(0, {"inherited": True}, "from elsewhere", id="window-from-elsewhere"),
    ],
)
def test_row_over_other_days_than_the_claim_fails(
    totals: Record, place: int, changes: dict[str, Any], words: str
) -> None:
    fails(accused(totals), swap_window(totals, place, **changes), 5, words)


def test_claim_no_longer_asserted_fails(totals: Record) -> None:
    record = replace(totals, figures=tuple(replace(one, stance="denies") for one in totals.figures))
    fails(accused(totals), record, 5, "not asserted")


def test_claim_of_another_series_fails(totals: Record) -> None:
    figures = (replace(totals.figures[0], series="s-2"), totals.figures[1])
    fails(accused(totals), replace(totals, figures=figures), 5, "belongs to")


def test_claim_of_a_series_by_listing_only_passes(totals: Record) -> None:
    finding = accused(totals)
    verify(finding, replace(totals, figures=tuple(replace(one, series=None) for one in totals.figures)))


def test_claim_without_the_bound_used_fails(totals: Record) -> None:
    figures = (replace(totals.figures[0], upper=None), totals.figures[1])
    fails(accused(totals), replace(totals, figures=figures), 5, "sets no upper bound")


def test_two_terms_of_a_claim_that_is_no_share_fail(totals: Record) -> None:
    finding = accused(totals)
    assert finding.certificate is not None
    row = finding.certificate.rows[0]
    more = (*row.terms, Term(series="x", after=None, through=None, coefficient=Fraction(1)))
    undo = replace(row, terms=(replace(more[1], coefficient=Fraction(-1)),), bound=Fraction(0))
    rows = (replace(row, terms=more), *finding.certificate.rows[1:], undo)
    fails(with_rows(finding, rows, finding.certificate.sum), totals, 5, "no share")


def test_three_terms_of_a_claim_fail(totals: Record) -> None:
    finding = accused(totals)
    assert finding.certificate is not None
    row = finding.certificate.rows[0]
    nothing = [Term(series="x", after=None, through=None, coefficient=Fraction(sign)) for sign in (1, -1)]
    fails(forged(finding, 0, terms=(*row.terms, *nothing)), totals, 5, "one term")


# Axioms.


def axiom_row(axiom: str, *terms: Term, bound: int = 0, strict: bool = False) -> CertificateRow:
    return CertificateRow(
        claim=None,
        axiom=axiom,
        multiplier=Fraction(1),
        terms=terms,
        sense="axiom",
        bound=Fraction(bound),
        strict=strict,
    )


def unit(series: str, sign: int = 1, after: date | None = None, through: date | None = None) -> Term:
    return Term(series=series, after=after, through=through, coefficient=Fraction(sign))


def checks_axiom(row: CertificateRow, record: Record) -> None:
    verifier._check_axiom("k", row, verifier._books(record))


DAY, NEXT = date(2031, 3, 1), date(2031, 3, 2)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(axiom_row("monotone_total", unit("s-1", -1, DAY, NEXT), bound=-1), id="bound"),
        pytest.param(axiom_row("monotone_total", unit("s-1", -1, DAY, NEXT), strict=True), id="strict"),
        pytest.param(axiom_row("anything", unit("s-1", -1, DAY, NEXT)), id="unknown"),
        pytest.param(axiom_row("monotone_total", unit("s-1", 1, DAY, NEXT)), id="total-that-never-grows"),
        pytest.param(axiom_row("monotone_total", unit("s-1", -1, NEXT, DAY)), id="backwards"),
        pytest.param(axiom_row("monotone_total", unit("s-1", -1, None, NEXT)), id="level"),
        pytest.param(axiom_row("monotone_total", unit("s-9", -1, DAY, NEXT)), id="no-flow"),
        pytest.param(axiom_row("monotone_total", unit("s-1", -1, DAY, NEXT), unit("s-1")), id="two-terms"),
        pytest.param(axiom_row("non_negative", unit("f-gone", -1)), id="unknown-figure"),
        pytest.param(axiom_row("part_within_whole", unit("s-1")), id="part-alone"),
        pytest.param(axiom_row("part_within_whole", unit("s-1"), unit("s-2", 1)), id="part-same-sign"),
        pytest.param(axiom_row("part_within_whole", unit("s-1"), unit("s-2", -1)), id="part-unrelated"),
        pytest.param(
            axiom_row("part_within_whole", unit("s-1", 1, DAY, NEXT), unit("s-2", -1, DAY, DAY)), id="part-other-days"
        ),
        pytest.param(
            axiom_row("part_within_whole", unit("s-1", 1, DAY, NEXT), unit("s-2", -1, DAY, NEXT)), id="part-no-link"
        ),
        pytest.param(axiom_row("disjoint_groups", unit("f-1"), unit("f-2", -1)), id="sum-of-strangers"),
        pytest.param(axiom_row("exhaustive_parts", unit("f-1"), unit("f-2", -1)), id="all-of-strangers"),
    ],
)
def test_row_that_is_no_instance_of_its_axiom_fails(totals: Record, row: CertificateRow) -> None:
    with pytest.raises(CertificateError, match="check 6"):
        checks_axiom(row, totals)


def test_axioms_hold_for_what_the_words_tie_together(parts: Record, totals: Record) -> None:
    whole, left, right = (one.id for one in parts.figures[:3])
    link = SeriesLink(id="l", kind="subset", left="s-1", right="s-2", reason="")
    checks_axiom(axiom_row("non_negative", unit(whole, -1)), parts)
    checks_axiom(axiom_row("part_within_whole", unit(whole, -1), unit(left)), parts)
    checks_axiom(axiom_row("disjoint_groups", unit(left), unit(right), unit(whole, -1)), parts)
    checks_axiom(axiom_row("exhaustive_parts", unit(left, -1), unit(right, -1), unit(whole)), parts)
    linked = replace(totals, links=(link,))
    checks_axiom(axiom_row("part_within_whole", unit("s-1", 1, DAY, NEXT), unit("s-2", -1, DAY, NEXT)), linked)


def test_parts_are_exhaustive_only_when_the_words_say_so(parts: Record) -> None:
    figures = tuple(
        replace(one, relation=replace(one.relation, exhaustive=False)) if one.relation else one for one in parts.figures
    )
    whole, left, right = (one.id for one in figures[:3])
    with pytest.raises(CertificateError, match="check 6"):
        checks_axiom(
            axiom_row("exhaustive_parts", unit(left, -1), unit(right, -1), unit(whole)), replace(parts, figures=figures)
        )


@pytest.mark.parametrize(
    "signs",
    [(1, 1, 1), (1, 2, -1), (-1, -1, 1)],
    ids=["whole-on-the-same-side", "parts-counted-differently", "turned"],
)
def test_sum_of_parts_with_other_coefficients_fails(parts: Record, signs: tuple[int, int, int]) -> None:
    whole, left, right = (one.id for one in parts.figures[:3])
    row = axiom_row("disjoint_groups", unit(left, signs[0]), unit(right, signs[1]), unit(whole, signs[2]))
    with pytest.raises(CertificateError, match="check 6"):
        checks_axiom(row, parts)


def test_sum_of_all_parts_turned_fails(parts: Record) -> None:
    whole, left, right = (one.id for one in parts.figures[:3])
    with pytest.raises(CertificateError, match="check 6"):
        checks_axiom(axiom_row("exhaustive_parts", unit(left), unit(right), unit(whole, -1)), parts)


def test_dated_sum_of_parts_fails(parts: Record) -> None:
    whole, left, right = (one.id for one in parts.figures[:3])
    row = axiom_row("disjoint_groups", unit(left, 1, DAY, NEXT), unit(right), unit(whole, -1))
    with pytest.raises(CertificateError, match="check 6"):
        checks_axiom(row, parts)


# Shares, levels, undated figures, averages, weekdays.


def share_finding(parts: Record) -> Finding:
    return next(one for one in reconcile(parts, Config()).findings if one.kind == "share" and one.certificate)


def test_share_row_forged_in_any_part_fails(parts: Record) -> None:
    finding = share_finding(parts)
    assert finding.certificate is not None
    place = next(place for place, row in enumerate(finding.certificate.rows) if len(row.terms) == 2)
    books = verifier._books(parts)
    row = finding.certificate.rows[place]
    part, base = row.terms
    whole = parts.figures[0].id
    attacks: list[tuple[dict[str, Any], str]] = [
        ({"terms": (part, replace(base, coefficient=base.coefficient + 1))}, "another share"),
        ({"terms": (replace(part, series="f-gone"), base)}, "two figures"),
        ({"terms": (replace(part, series=whole), base)}, "do not tie"),
        ({"terms": (replace(part, coefficient=-part.coefficient), base)}, "no share"),
        ({"bound": Fraction(-1)}, "bound is 0"),
        ({"strict": True}, "another share"),
    ]
    for changes, words in attacks:
        with pytest.raises(CertificateError, match=words):
            verifier._check_claim("k", replace(row, **changes), books)
    verifier._check_claim("k", row, books)


def test_share_without_the_bound_used_fails(parts: Record) -> None:
    finding = share_finding(parts)
    assert finding.certificate is not None
    row = next(row for row in finding.certificate.rows if len(row.terms) == 2)
    figures = tuple(
        replace(one, lower=None, upper=None, value=None) if one.id == row.claim else one for one in parts.figures
    )
    with pytest.raises(CertificateError, match="no share"):
        verifier._check_claim("k", row, verifier._books(replace(parts, figures=figures)))


def test_what_a_figure_counts_bears_no_date(totals: Record) -> None:
    figure = totals.figures[0].id
    row = CertificateRow(
        claim=figure, axiom=None, multiplier=Fraction(1), sense="upper", bound=Fraction(120),
        terms=(unit(figure, 1, DAY, NEXT),),
    )  # fmt: skip
    books = verifier._books(totals)
    with pytest.raises(CertificateError, match="bears no date"):
        verifier._check_claim("k", row, books)
    with pytest.raises(CertificateError, match="bears no date"):
        verifier._check_claim("k", replace(row, terms=(unit(figure, 1, None, NEXT),)), books)
    verifier._check_claim("k", replace(row, terms=(unit(figure),)), books)


def level_record(**window: Any) -> Record:
    text = make_document("61 beds. 84 beds.")
    one = make_figure(61, document=text, kind="stock", counted="bed", window=make_window("2031-03-01", **window))
    other = make_figure(84, document=text, kind="stock", counted="bed", window=make_window("2031-03-01"))
    return make_record([text], [one, other])


def test_levels_of_one_day_pass_and_of_another_fail() -> None:
    record = level_record()
    finding = accused(record)
    verify(finding, record)
    fails(finding, swap_window(record, 0, first=date(2031, 3, 2), last=date(2031, 3, 2)), 5, "does not speak of")
    fails(finding, swap_window(record, 0, last_earliest=date(2031, 2, 1)), 5, "does not speak of")


def test_undated_figures_pass_and_dated_ones_fail_an_undated_row() -> None:
    text = make_document("The road is 45 km long. The road is 47 km long.")
    figures = [make_figure(value, document=text, kind="distance", unit="km", counted=None) for value in (45, 47)]
    record = make_record([text], figures)
    finding = accused(record)
    verify(finding, record)
    dated = replace(record, figures=(replace(figures[0], window=make_window("2031-03-01")), figures[1]))
    fails(finding, dated, 5, "bears a date")


def average_record(per: str = "day", **more: Any) -> Record:
    text, other = make_document("100 calls."), make_document("41 calls a day.", "b.txt")
    days = {"first": "2031-03-01", "last": "2031-03-14", "counted": "call"}
    total = make_figure(101, document=text, text="100 calls", **days)
    mean = make_figure(41, document=other, kind="average", per=per, **days, **more)
    return make_record([text, other], [total, mean])


@pytest.mark.parametrize("per", ["day", "week"])
def test_averages_are_multiplied_by_their_days(per: str) -> None:
    record = average_record(per)
    found = [one for one in reconcile(record, Config()).findings if one.relation in ACCUSING]
    (finding,) = found
    verify(finding, record)
    side = "lower" if per == "day" else "upper"
    per_month = replace(record, figures=(record.figures[0], replace(record.figures[1], per="month")))
    fails(finding, per_month, 5, f"sets no {side} bound")


def test_average_of_another_series_is_at_home_where_its_base_is() -> None:
    base = average_record().figures[0]
    record = average_record(series="s-2", relation=Relation(type="average_of", figure=base.id))
    verify(accused(record), record)


def weekday_record() -> Record:
    text = make_document("on Monday, 4 March 2031")
    timex = PlacedTimex(
        id="t-1", document=text.id, start=3, end=23, text=text.text[3:23], type="DATE", value="2031-03-04",
        first=date(2031, 3, 4), last=date(2031, 3, 4), weekday=0,
    )  # fmt: skip
    return replace(make_record([text], []), timexes=(timex,))


def test_weekday_beside_another_date_is_shown_by_its_number() -> None:
    record = weekday_record()
    finding = accused(record)
    verify(finding, record)
    fails(finding, replace(record, timexes=(replace(record.timexes[0], weekday=3),)), 5, "does not give")
    fails(finding, replace(record, timexes=(replace(record.timexes[0], first=None),)), 5, "does not give")


# Quotations.


def test_words_that_do_not_stand_at_their_span_fail(totals: Record) -> None:
    figures = (replace(totals.figures[0], start=1, end=10), totals.figures[1])
    fails(accused(totals), replace(totals, figures=figures), 7, "does not stand")


def test_text_that_is_not_the_one_examined_fails(totals: Record) -> None:
    document = replace(totals.documents[0], text=totals.documents[0].text + " ")
    fails(accused(totals), replace(totals, documents=(document,)), 7, "not the one examined")


def test_document_that_is_gone_fails(totals: Record) -> None:
    fails(accused(totals), replace(totals, documents=()), 7, "no document")


def test_figure_named_but_gone_fails(totals: Record) -> None:
    finding = accused(totals)
    fails(replace(finding, figures=(*finding.figures, "f-gone")), totals, 7, "lacks a figure")


def test_certificate_that_rests_on_an_unnamed_claim_fails(totals: Record) -> None:
    finding = accused(totals)
    fails(replace(finding, figures=finding.figures[:1]), totals, 7, "does not name")


# Exported form.


def exported(finding: Finding) -> dict[str, Any]:
    assert finding.certificate is not None
    rows = [
        {
            "claim": row.claim,
            "axiom": row.axiom,
            "multiplier": str(row.multiplier),
            "sense": row.sense,
            "bound": str(row.bound),
            "terms": [
                {
                    "series": term.series,
                    "after": term.after.isoformat() if term.after else None,
                    "through": term.through.isoformat() if term.through else None,
                    "coefficient": str(term.coefficient),
                }
                for term in row.terms
            ],
        }
        for row in finding.certificate.rows
    ]
    return {"id": finding.id, "certificate": {"rows": rows, "sum": str(finding.certificate.sum)}}


def test_exported_certificate_passes(totals: Record, parts: Record) -> None:
    verify_rows(exported(accused(totals)))
    verify_rows(exported(share_finding(parts)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda one: one.pop("certificate"), "no certificate", id="none"),
        pytest.param(lambda one: one["certificate"].update(rows=[]), "no certificate", id="no-rows"),
        pytest.param(lambda one: one["certificate"].update(sum="many"), "cannot be read", id="sum-in-words"),
        pytest.param(lambda one: one["certificate"].update(sum="1/0"), "cannot be read", id="division-by-nought"),
        pytest.param(lambda one: one["certificate"]["rows"][0].pop("bound"), "cannot be read", id="no-bound"),
        pytest.param(lambda one: one["certificate"]["rows"][0].update(terms=None), "cannot be read", id="no-terms"),
        pytest.param(lambda one: one["certificate"]["rows"][0].update(multiplier="-1"), "check 2", id="multiplier"),
        pytest.param(lambda one: one["certificate"]["rows"].pop(), "check [34]", id="row-gone"),
        pytest.param(lambda one: one["certificate"].update(sum="-1000"), "check 4", id="sum"),
    ],
)
def test_forged_export_fails(totals: Record, change: Callable[[dict[str, Any]], object], words: str) -> None:
    row = exported(accused(totals))
    change(row)
    with pytest.raises(CertificateError, match=words):
        verify_rows(row)


def test_home_of_a_figure_that_no_series_lists_is_none(totals: Record) -> None:
    assert verifier._books(replace(totals, series=(Series(id="s", label="", kind="flow", counted=None),))).homes


def test_documents_spoken_on_another_day_are_known() -> None:
    document: Document = replace(make_document("x", issued="2031-03-29"), spoken=date(2031, 3, 27))
    assert list(verifier._books(make_record([document], [])).spoken.values()) == [date(2031, 3, 29)]
