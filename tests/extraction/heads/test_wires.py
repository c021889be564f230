"""Datelines further down than the head, credits at the end."""

import time

import pytest

from countersay.extraction.heads.head import Head
from countersay.extraction.heads.wires import credits, wire_days, wires
from countersay.extraction.text.layout import find_blocks

LEDE = "All the pumps of the valley stood still for a night, the works manager told the tenants on Friday."
REST = (
    "Fourteen of the 61 pumps of Esk were tested, and 412 homes were without water until the evening of the next day."
)


def head(text: str) -> Head:
    return Head(text, find_blocks(text))


@pytest.mark.parametrize(
    ("opening", "named", "day"),
    [
        pytest.param("HALM, June 20, /LORN-TEL/. ", ("LORN-TEL", False), None, id="between strokes"),
        pytest.param(
            "HALM, June 20, 2029 /Lorntel/. ", ("Lorntel", False), "2029-06-20", id="between strokes, with the year"
        ),
        pytest.param("PORT ELLIS (AFP) Dec 26, 2029 ", ("AFP", False), "2029-12-26", id="known, before the day"),
        pytest.param("Port Ellis, (Lake independent) ", None, None, id="unknown, small, without a dash"),
        pytest.param("HALM, JUNE 3, HALNA. ", ("HALNA", False), None, id="in capitals"),
        pytest.param("Halm (Lake Wire) – ", ("Lake Wire", True), None, id="unknown, with a dash"),
        pytest.param("Halm (South Sudan) – ", None, None, id="a country"),
        pytest.param("Halm, LA (March 7, 2029) – ", None, None, id="a day"),
        pytest.param("The town (Reuters) ", None, None, id="no place"),
        pytest.param("JOURNALIST (Korvin Radio): ", None, None, id="one who asks"),
        pytest.param(
            "LOS TERNOS & BOCA HALM, Nor.--(BUSINESS WIRE)--Vell, Inc. (“Vell”), a maker of pumps, today announced that ",
            ("Vell, Inc.", False),
            None,
            id="a firm",
        ),
        pytest.param(
            "HALM, Nov. 12, 2029 (GLOBE NEWSWIRE) — Vale Tankers Ltd. (the Company) (NYSE: VT) today reported that ",
            ("Vale Tankers Ltd.", False),
            "2029-11-12",
            id="a firm, listed",
        ),
    ],
)
def test_a_dateline_below_the_lede(opening: str, named: tuple[str, bool] | None, day: str | None) -> None:
    text = f"All news\n\nPumps stop\n\n{LEDE}\n\n{opening}{REST}"
    one = head(text)
    found = list(wires(one))
    assert [(stated.value, stated.inferred) for stated in found] == ([named] if named else [])
    assert all(text[stated.start : stated.end] == stated.value for stated in found)
    assert [stated.value for stated in wire_days(one)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        pytest.param("June 10 (HALM PRESS) –\n\n", "HALM PRESS", id="a day alone"),
        pytest.param("Port Ellis | Reuters | ", "Reuters", id="between bars"),
        pytest.param(
            "HALM, Tarn (Vell Information Service): April 24, 2029 - ",
            "Vell Information Service",
            id="a colon and a day",
        ),
    ],
)
def test_other_forms_of_datelines(opening: str, named: str) -> None:
    text = f"All news\n\nPumps stop\n\n{LEDE}\n\n{opening}{REST}"
    assert [stated.value for stated in wires(head(text))] == [named]


def test_a_headline_that_runs_into_its_dateline() -> None:
    text = f"Toll of the flood rises above 60 PORT ELLIS (AFP) Dec 26, 2029 {REST}"
    assert [stated.value for stated in wires(head(text))] == ["AFP"]


@pytest.mark.parametrize(
    ("end", "named"),
    [
        pytest.param(" (dpa)", "dpa", id="in brackets"),
        pytest.param(" — Sapa-AFP", "Sapa-AFP", id="two behind a dash"),
        pytest.param("\n\nQNA", "QNA", id="alone"),
        pytest.param("\n\nes/rt (Reuters, dpa)", "Reuters", id="several"),
        pytest.param(" (Halm)", None, id="a place"),
        pytest.param("\n\nMISSING", None, id="a word"),
    ],
)
def test_a_credit_at_the_end_is_inferred(end: str, named: str | None) -> None:
    found = list(credits(head(f"Pumps stop\n\n{LEDE}\n\n{REST}{end}")))
    assert [(one.value, one.inferred) for one in found] == ([(named, True)] if named else [])


@pytest.mark.parametrize("sign", ["A", "A ", "HALM, ", "(A", "/A", "A & "])
def test_datelines_are_looked_for_in_linear_time(sign: str) -> None:
    text = "\n\n".join(sign * 4000 for _ in range(30))
    one = head(text)
    started = time.process_time()
    list(wires(one))
    list(credits(one))
    assert time.process_time() - started < 2
