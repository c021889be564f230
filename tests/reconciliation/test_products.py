"""So many times so much: told where the product is not the total, and only where the words tie the three numbers."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.verify import verify


def read(folder: Path, text: str) -> Record:
    (folder / "a.txt").write_text(f"Harbour Office\n20 May 2031\n\n{text}\n", encoding="utf-8")
    return examine([folder])


def products(record: Record, relation: str) -> list[Finding]:
    return [one for one in record.findings if (one.relation, one.kind) == (relation, "product")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It consisted of 12 lorries with 20 tonnes of flour each, 300 tonnes in all.", id="each"),
        pytest.param("The union paid 1,140 strikers 250 euros each, a total of 325,000 euros.", id="money"),
        pytest.param("Each of the 48 families received 15 kilograms of rice, 820 kilograms altogether.", id="each of"),
        pytest.param("The port leased 36 berths at 450 dollars apiece, bringing in 18,200 dollars.", id="apiece"),
        pytest.param("For three weeks the ferry made 7 crossings a day, 174 crossings altogether.", id="for weeks"),
        pytest.param("The bakery turned out 1,200 loaves a day for 14 days, a total of 18,600 loaves.", id="a day"),
        pytest.param("The town of 40,000 inhabitants used 3.2 million litres, or 120 litres a head.", id="a head"),
        pytest.param("The six wards admitted 432 patients, an average of 82 per ward.", id="average"),
        pytest.param("The city spent 91,000 euros on 30 buses, 2,000 euros each.", id="total first"),
        pytest.param("The mill ground 60 tonnes of wheat a day for 21 days, a total of 1,620 tonnes.", id="of wheat"),
        pytest.param(
            "In May 26 villages were each given 4,000 litres of fuel, 142,000 litres altogether.", id="were each"
        ),
        pytest.param("Twelve lorries brought 240 tonnes, 25 tonnes each.", id="total between"),
    ],
)
def test_product_that_is_not_the_total_is_told(text: str, tmp_path: Path) -> None:
    record = read(tmp_path, text)
    (found,) = products(record, "tension")
    assert "product:others" in found.dissolved_by
    assert [one for one in record.findings if one.relation in ACCUSING] == [found]
    assert any(" to each: " in step for step in found.steps)
    verify(found, record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry carried 210 passengers a day for two weeks, 2,100 passengers in all.", id="five days"),
        pytest.param("It sent 14 buses with 50 seats each and 3 vans, 800 seats in all.", id="and others"),
        pytest.param("It paid 1,140 strikers up to 250 euros each, a total of 225,000 euros.", id="up to"),
        pytest.param("It paid 1,140 strikers about 250 euros each, a total of 291,000 euros.", id="about"),
        pytest.param("The six wards admitted 432 patients, a monthly average of 12 per ward.", id="a month"),
        pytest.param("The six wards admitted 432 patients, an average of 12 per ward per month.", id="per month"),
        pytest.param("It ran 5 buses a day for 9 days and 7 a day later, 80 buses in all.", id="two rates"),
        pytest.param("It turned out 1,200 loaves a day for the first week and then fewer, 14,100 in all.", id="fewer"),
        pytest.param("Fourteen buses with 50 seats each were sent, and 800 seats were booked.", id="no total"),
        pytest.param("The ship made 5 voyages with 2,000 tonnes each, or 12,000 dollars in port fees.", id="unit"),
        pytest.param("The five clinics treated 850 patients and two teams another 40, 321 per team.", id="two sums"),
        pytest.param(
            "It gave 640 families four blankets each, and 2,800 blankets in total were given out.", id="more in total"
        ),
        pytest.param("The city spent 91,000 euros on 30 buses, at least 2,000 euros each.", id="at least"),
        pytest.param("It spent 91,000 euros on 30 buses and bought 12 boats, 2,000 euros each.", id="boats"),
        pytest.param("The city spent 60,000 euros on 30 buses, 2,000 euros each.", id="comes out"),
        pytest.param("It fired 6 rockets a day for 10 days, 75 rockets and shells in all.", id="two things"),
        pytest.param("It made 60 kilometres a day for five days, 280 kilometres in all.", id="a rounded rate"),
        pytest.param("The 18 members paid 4,500 dollars, or 20 dollars a head and month.", id="head and month"),
        pytest.param("The eight districts reported 240 cases, an average of 12 per week.", id="per week"),
        pytest.param("Ten men worked 8 hours a day for 5 days, 400 hours in all.", id="ten men"),
        pytest.param("The state sold 12 plots of 3 hectares each, 40 hectares in all since 2020.", id="since"),
        pytest.param("The union wants 500 dollars each for 1,200 members, 750,000 in all.", id="wanted"),
        pytest.param("The 14 judges heard 20 cases each, or 310 cases with those of the others.", id="with others"),
        pytest.param("It bought 40 pumps at 1,200 euros each, for 12 villages.", id="for others"),
        pytest.param("The 40 teams of five volunteers each visited 300 houses altogether.", id="another thing"),
        pytest.param("Guards said 12 lorries with 20 tonnes each might bring 300 tonnes in all.", id="supposed"),
    ],
)
def test_what_is_no_product_is_not_told(text: str, tmp_path: Path) -> None:
    assert [one.sentence for one in read(tmp_path, text).findings if one.relation in ACCUSING] == []


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("It consisted of 12 lorries with 20 tonnes of flour each, 240 tonnes in all.", "12 x 20 = 240"),
        ("It turned out 1,200 loaves a day for 14 days, a total of 16,800 loaves.", "14 x 1,200 = 16,800"),
        ("The six wards admitted 433 patients, an average of 72 per ward.", "433 / 6 = 72.17"),
        (
            "The town of 250,000 inhabitants received 5 million dollars, or 20 dollars a head.",
            "250,000 x 20 = 5,000,000",
        ),
    ],
)
def test_product_that_comes_out_is_told(text: str, step: str, tmp_path: Path) -> None:
    record = read(tmp_path, text)
    assert step in [line for one in products(record, "adds_up") for line in one.steps]
    assert products(record, "tension") == []


def test_more_to_each_than_the_words_say_is_rejected(tmp_path: Path) -> None:
    record = read(tmp_path, "It consisted of 12 lorries with 20 tonnes of flour each, 300 tonnes in all.")
    (found,) = products(record, "tension")
    certificate = found.certificate
    assert certificate is not None
    (row,) = [one for one in certificate.rows if len(one.terms) == 2]
    total, many = row.terms
    forged = replace(row, terms=(total, replace(many, coefficient=Fraction(-19))))
    rows = [forged if one is row else one for one in certificate.rows]
    rows = [replace(one, multiplier=19 * row.multiplier) if one.terms[0].series == many.series else one for one in rows]
    sum_ = sum((one.bound * one.multiplier for one in rows), Fraction(0))
    with pytest.raises(CertificateError, match="gives 20 to each"):
        verify(replace(found, certificate=replace(certificate, rows=tuple(rows), sum=sum_)), record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It consisted of 12 lorries with 20 tonnes of flour, 300 tonnes in all.", id="each"),
        pytest.param("It consisted of 12 lorries with 20 tonnes of flour each. Some 300 tonnes came.", id="total"),
    ],
)
def test_verifier_asks_for_the_words(text: str, tmp_path: Path) -> None:
    """A certificate made where the words tie the numbers does not hold for a text that lacks them."""
    tied = "It consisted of 12 lorries with 20 tonnes of flour each, 300 tonnes in all."
    record = read(tmp_path, tied)
    (found,) = products(record, "tension")
    (document,) = record.documents
    untied = document.text.replace(tied, text)
    places = {figure.id: untied.index(figure.number.text, 30) for figure in record.figures}
    figures = tuple(
        replace(
            figure,
            start=places[figure.id],
            end=places[figure.id] + figure.end - figure.start,
            number=replace(figure.number, start=places[figure.id], end=places[figure.id] + len(figure.number.text)),
        )
        for figure in record.figures
    )
    changed = replace(record, documents=(replace(document, text=untied),), figures=figures)
    with pytest.raises(CertificateError, match="check 5"):
        verify(found, changed)
