import pytest

from countersay.config import Config
from countersay.model import Figure, Finding, SeriesLink
from countersay.reconciliation.findings import reconcile
from tests.factories import make_document, make_figure, make_record

DOCUMENT = make_document(
    "63 cases in all. 18 cases in December, 25 cases in January, 20 cases in February.", "a.txt", "Desk", "2031-03-05"
)
MONTHS = (("2030-12-01", "2030-12-31"), ("2031-01-01", "2031-01-31"), ("2031-02-01", "2031-02-28"))


def months(values: tuple[int, int, int]) -> list[Figure]:
    return [
        make_figure(value, document=DOCUMENT, start=10 * (place + 2), first=first, last=last, counted="case")
        for place, (value, (first, last)) in enumerate(zip(values, MONTHS, strict=True))
    ]


def sums(figures: list[Figure]) -> list[Finding]:
    found = reconcile(make_record([DOCUMENT], figures), Config())
    return [finding for finding in found.findings if finding.kind == "windows" and finding.relation == "adds_up"]


def test_months_that_make_up_the_quarter_add_up() -> None:
    total = make_figure(63, document=DOCUMENT, first="2030-12-01", last="2031-02-28", counted="case")
    (finding,) = sums([total, *months((18, 25, 20))])
    assert finding.steps == ("18 + 25 + 20 = 63",)
    assert len(finding.figures) == 4


@pytest.mark.parametrize("value", [62, 64])
def test_other_total_is_not_said_to_add_up(value: int) -> None:
    total = make_figure(value, document=DOCUMENT, first="2030-12-01", last="2031-02-28", counted="case")
    assert sums([total, *months((18, 25, 20))]) == []


def test_gap_between_windows_adds_nothing_up() -> None:
    total = make_figure(38, document=DOCUMENT, first="2030-12-01", last="2031-02-28", counted="case")
    first, _, last = months((18, 25, 20))
    assert sums([total, first, last]) == []


def test_many_overlapping_windows_stay_bounded() -> None:
    figures = [
        make_figure(1, document=DOCUMENT, start=place, first="2031-01-01", last=f"2031-01-{2 + place % 28:02}")
        for place in range(300)
    ]
    assert sums(figures) == []


def test_later_part_that_outgrows_the_whole_is_an_update() -> None:
    documents = [
        make_document("282 victims since 1 November 2030.", "a.txt", "Desk", "2031-02-20"),
        make_document("303 Borlanders since 1 November 2030.", "b.txt", "Desk", "2031-07-29"),
    ]
    wide = make_figure(
        282, document=documents[0], series="s-wide", first="2030-11-01", last="2031-02-20", window_kind="since"
    )
    narrow = make_figure(
        303, document=documents[1], series="s-narrow", first="2030-11-01", last="2031-07-29", window_kind="since"
    )
    link = SeriesLink(id="l-1", kind="subset", left="s-narrow", right="s-wide", reason="borlander", figures=())
    found = reconcile(make_record(documents, [wide, narrow], links=(link,)), Config())
    (update,) = [finding for finding in found.findings if finding.relation == "later_update"]
    assert update.size == 21
