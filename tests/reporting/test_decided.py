"""Decisions in words, and where the page shows them."""

from dataclasses import replace
from pathlib import Path

import pytest

from countersay.cli.printing import summary as printed
from countersay.model import DecidedWords, Decision
from countersay.reporting.decided import decision_view, summary
from countersay.reporting.page import write_report
from tests.deciding import clashes, corpus, decided, drafts, examine, figure, logged

HERE = DecidedWords(text_sha256="ab", start=3, end=6, text="403", path="a.txt")
BASE = Decision(id="d", target="", verdict="confirmed", subject="figure", passages=(HERE,), reviewer="Ann")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param(BASE, "confirmed claim “403”", id="confirmed"),
        pytest.param(replace(BASE, verdict="rejected"), "set aside claim “403”", id="set-aside"),
        pytest.param(
            replace(BASE, verdict="corrected", fields=(("value", "430"), ("place", "")), before=(("value", "403"), ("place", "Alm"))),
            "corrected claim “403” (number 430 instead of 403; place none instead of Alm)",
            id="corrected",
        ),
        pytest.param(replace(BASE, undoes="c"), "took back claim “403”", id="undo"),
        pytest.param(replace(BASE, blind=True), "read blind claim “403”", id="blind"),
        pytest.param(
            replace(BASE, subject="link", verdict="rejected", fields=(("left", "trucks"), ("right", "carts"))),
            "kept apart link of series “trucks” and “carts”",
            id="link",
        ),
    ],
)  # fmt: skip
def test_decision_is_said_in_one_line(row: Decision, words: str) -> None:
    assert summary(decision_view(row, None)) == words


def test_page_shows_who_decided_what_and_the_dismissed(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in")
    before = examine([folder])
    rows = (
        replace(drafts(before).of_finding(clashes(before)[0].id, "dismissed"), note="<b>other</b> gates"),
        drafts(before).of_figure(figure(before, "31 vessels").id, "corrected", {"value": "13"}),
    )
    record = decided(folder, *rows)
    page = write_report(record)
    part = page[page.index('id="decided"') :]
    assert "Dismissed findings" in part
    assert "Dismissed by A. Reader: &lt;b&gt;other&lt;/b&gt; gates" in part
    assert "number <bdi>13</bdi> instead of <bdi>31</bdi>" in part
    assert 'href="#decided"' in page
    assert "2 applied, 1 findings dismissed." in printed(record, tmp_path).as_text(color=False)


def test_finding_says_what_it_rests_on(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in")
    before = examine([folder])
    rows = logged([drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "100"})])
    page = write_report(decided(folder, *rows))
    article = page[page.index('class="finding accusing"') :]
    article = article[: article.index("</article>")]
    assert "Corrected claim “180” (number 100 instead of 180), by A. Reader" in article
    assert "value 100, as decided by A. Reader" in article


def test_page_without_decisions_has_no_part_for_them(tmp_path: Path) -> None:
    assert 'id="decided"' not in write_report(examine([corpus(tmp_path / "in")]))
