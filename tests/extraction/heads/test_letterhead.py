"""Title, issuer and days, read from heads of many kinds; cases in tests/cases/letterheads.json."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.model import Document, DocumentOptions, DocumentSettings, Issue
from tests.extraction.text.test_layout import HOSTILE, HOSTILE_LINES, TEXTS

CASES = json.loads((Path(__file__).parents[2] / "cases" / "letterheads.json").read_text(encoding="utf-8"))


def read(text: str, said: DocumentSettings | None = None, options: DocumentOptions | None = None) -> Any:
    document = Document(id="d-1", path="a.txt", sha256="", text_sha256="", text=text)
    return read_letterhead(document, find_blocks(text), said, options)


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return sorted(issue.code for issue in issues)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_reads_what_the_head_states_and_asks_for_the_rest(case: dict[str, Any]) -> None:
    document, issues = read(case["text"])
    found = {
        "issuer": document.issuer and document.issuer.label,
        "inferred": bool(document.issuer and document.issuer.inferred),
        "date": document.issued and document.issued.value,
        "date_inferred": bool(document.issued and document.issued.inferred),
        "spoken": document.spoken and document.spoken.isoformat(),
        "issues": codes(issues),
    }
    expected = {key: case.get(key) for key in ("issuer", "date", "spoken")}
    expected |= {key: case.get(key, False) for key in ("inferred", "date_inferred")} | {
        "issues": case.get("issues", [])
    }
    if "title" in case:
        found["title"], expected["title"] = document.title, case["title"]
    assert found == expected


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_spans_quote_the_text(case: dict[str, Any]) -> None:
    document, _ = read(case["text"])
    if document.issuer is not None:
        assert case["text"][document.issuer.start : document.issuer.end] == document.issuer.label
    if document.issued is not None:
        quoted = case["text"][document.issued.start : document.issued.end]
        assert document.issued.value[:4] in quoted


HEAD = (
    "Press release 4 March 2019\n\nStatement of the Harbour Board on the dredging\n\nThe Board has not sold the sand.\n"
)


def test_settings_win_over_the_text_and_the_difference_is_said() -> None:
    said = DocumentSettings(path="a.txt", issuer="City of Aros", date="2019-03-05", party="city")
    document, issues = read(HEAD, said)
    assert (document.issuer.label, document.issuer.start, document.issued.value, document.party) == (
        "City of Aros",
        None,
        "2019-03-05",
        "city",
    )
    assert codes(issues) == ["date-differs", "issuer-differs"]
    assert [HEAD[i.start : i.end] for i in issues] == ["Harbour Board", "4 March 2019"]


def test_options_win_over_settings() -> None:
    said = DocumentSettings(path="a.txt", issuer="Harbour Board", date="2019-03-04", party="city")
    document, issues = read(HEAD, said, DocumentOptions(date="2019-03-06", party="harbour"))
    assert (document.issued.value, document.party, document.issuer.start) == (
        "2019-03-06",
        "harbour",
        HEAD.index("Harbour"),
    )
    assert codes(issues) == ["date-differs", "date-differs"]


def test_a_longer_form_of_the_same_name_does_not_differ() -> None:
    document, issues = read(HEAD, DocumentSettings(path="a.txt", issuer="Harbour Board of Aros", date="2019-03-04"))
    assert document.issuer.label == "Harbour Board of Aros"
    assert issues == ()


def test_settings_answer_what_the_text_leaves_open() -> None:
    document, issues = read(
        "Two died.", DocumentSettings(path="a.txt", issuer="X", date="2019", spoken=date(2019, 2, 1))
    )
    assert (document.issued.value, document.spoken, issues) == ("2019", date(2019, 2, 1), ())


def test_day_of_speech_that_differs_is_said() -> None:
    case = next(case for case in CASES if case["id"] == "release of the day after a briefing")
    document, issues = read(case["text"], DocumentSettings(path="a.txt", spoken=date(2021, 10, 18)))
    assert document.spoken == date(2021, 10, 18)
    assert codes(issues) == ["issuer-missing", "spoken-differs"]


def test_the_question_names_the_line_that_answers_it() -> None:
    _, issues = read(
        "Last update: May 9, 2021 10:45\n\nThe dam held, and nobody in the valley below was hurt that night."
    )
    asked = {issue.code: issue.message for issue in issues}
    assert '[documents."a.txt"] date = ' in asked["date-missing"]
    assert "Last update: May 9, 2021" in asked["date-missing"]
    assert '[documents."a.txt"] issuer = ' in asked["issuer-missing"]


def test_empty_and_blank_texts_give_questions_only() -> None:
    for text in ("x", " \n\n "):
        document, issues = read(text)
        assert (document.title, document.issuer, document.issued) == (None, None, None)
        assert codes(issues) == ["date-missing", "issuer-missing"]


@pytest.mark.parametrize("text", [pytest.param(t, id=n) for n, t in {**HOSTILE, **HOSTILE_LINES}.items()])
def test_hostile_heads_are_read_in_time(text: str) -> None:
    blocks = find_blocks(text)
    document = Document(id="d-1", path="a.txt", sha256="", text_sha256="", text=text)
    before = time.process_time()
    read_letterhead(document, blocks)
    assert time.process_time() - before < 3


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_span_quotes_it(text: str) -> None:
    document, _ = read(text)
    if document.issuer is not None:
        quoted = text[document.issuer.start : document.issuer.end]
        assert " ".join(quoted.split()) == document.issuer.label
    if document.issued is not None:
        assert text[document.issued.start : document.issued.end].strip()
