import ast
import json
import random
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay import find_quantities, find_timexes
from countersay.config import Conventions
from countersay.errors import SettingsError
from countersay.extraction.quantities import quantities
from countersay.extraction.times import timex
from countersay.lexicon.shape import languages
from tests.corpora import ROOT

CASES: dict[str, list[dict[str, Any]]] = json.loads((ROOT / "tests/cases/german.json").read_text(encoding="utf-8"))
OTHERS = [language for language in languages() if language != "en"]


@pytest.mark.parametrize("case", CASES["quantities"], ids=lambda case: case["id"])
def test_german_quantities(case: dict[str, Any]) -> None:
    found = find_quantities(case["text"], language="de")
    assert [q.text for q in found] == [row["text"] for row in case["expect"]]
    for quantity, row in zip(found, case["expect"], strict=True):
        assert case["text"][quantity.start : quantity.end] == quantity.text
        for name, wanted in row.items():
            assert _plain(getattr(quantity, name)) == wanted, name


@pytest.mark.parametrize("case", CASES["timexes"], ids=lambda case: case["id"])
def test_german_time_expressions(case: dict[str, Any]) -> None:
    anchor = date.fromisoformat(case["anchor"]) if case["anchor"] else None
    found = find_timexes(case["text"], anchor, language="de")
    assert [t.text for t in found] == [row["text"] for row in case["expect"]]
    for timex_, row in zip(found, case["expect"], strict=True):
        assert timex_.value == row["value"]
        assert row.get("mod", timex_.mod) in (timex_.mod, "*")
        if "first" in row:
            assert (str(timex_.first), str(timex_.last)) == (row["first"], row["last"])


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Fraction) else list(value) if isinstance(value, tuple) else value


def test_english_is_what_it_was_without_a_language() -> None:
    text = "Over 850 trucks and dozens of boats left on 3 May 2021, two days later 40 more."
    assert find_quantities(text) == quantities.find_quantities(text) == find_quantities(text, language="en")
    assert find_timexes(text) == timex.find_timexes(text) == find_timexes(text, language="en")


def test_conventions_hold_in_every_language() -> None:
    (found,) = find_quantities("Dutzende Boote", Conventions(dozens=(30, 90)), language="de")
    assert (found.lower, found.upper) == (30, 90)


def test_the_day_of_speech_is_told_by_the_text() -> None:
    found = find_timexes("Gestern, am 8. März, kam ein Brief; heute ein zweiter.", date(2021, 3, 10), language="de")
    assert [t.value for t in found] == ["2021-03-08", "2021-03-08", "2021-03-09"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"language": "xx"}, "there are de, en", id="unknown"),
        pytest.param({"language": "../de"}, "no language", id="a path"),
        pytest.param({"language": "de", "lexicons": "/nowhere/at/all"}, "folder of lexicons", id="no folder"),
        pytest.param({"lexicons": str(ROOT)}, "English is read by rules", id="English of one's own"),
    ],
)
def test_a_language_that_is_not_there_is_said(asked: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        find_quantities("40", **asked)
    with pytest.raises(SettingsError, match=said):
        find_timexes("2021", **asked)


@pytest.mark.parametrize("language", OTHERS)
def test_no_code_names_a_language_that_is_data(language: str) -> None:
    for folder in ("extraction/languages", "lexicon"):
        for path in (ROOT / "src/countersay" / folder).glob("*.py"):
            assert language not in _strings(path), path.name
    assert language not in _strings(ROOT / "src/countersay/extraction/finders.py")


def _strings(path: Path) -> set[str]:
    """Return the strings of a file's code; its examples are no code and show what it makes of some language."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_a_language_is_in_its_files_only(language: str) -> None:
    words = {"zwanzig", "montag", "januar", "lastwagen", "mehr als"}
    for path in (ROOT / "src/countersay/extraction/languages").glob("*.py"):
        assert not words & _strings(path), path.name


ADVERSARIAL = {
    "digits": lambda size: "1" * size,
    "points": lambda size: "1." * (size // 2),
    "words": lambda size: "einundzwanzig" * (size // 13),
    "links": lambda size: "und" * (size // 3),
    "spaces": lambda size: "3" + " " * size + "Mai",
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "days": lambda size: "3., " * (size // 4) + "Mai",
    "months": lambda size: "Mai " * (size // 4),
    "numbers": lambda size: "zwei " * (size // 5),
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    def seconds(size: int) -> float:
        text = ADVERSARIAL[name](size)
        start = time.process_time()
        find_quantities(text, language="de")
        find_timexes(text, language="de")
        return time.process_time() - start

    seconds(1_000)
    small, large = max(seconds(5_000), 0.01), seconds(20_000)
    assert large < 12 * small


PIECES = [
    *'aä 0123456789.,:/-–()’"\n',
    "Mai ",
    "Montag ",
    "zwei ",
    "und ",
    "bis ",
    "vor ",
    "Jahren",
    " Mio. ",
    "ein",
    "Euro",
    "%",
]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_spans_are_the_text_in_order_and_apart(seed: int) -> None:
    draw = random.Random(seed)
    text = "".join(draw.choice(PIECES) for _ in range(60))
    for found in (find_quantities(text, language="de"), find_timexes(text, date(2020, 2, 29), language="de")):
        floor = 0
        for item in found:
            assert floor <= item.start < item.end <= len(text)
            assert text[item.start : item.end] == item.text
            floor = item.end


OWN = ROOT / "tests" / "lexicons"
SPANISH_QUANTITIES = [
    pytest.param("Llegaron 1.250 camiones.", ["1.250 camiones", "1250", None, "camión"], id="point of thousands"),
    pytest.param("El túnel mide 4,7 kilómetros.", ["4,7 kilómetros", "47/10", "km", None], id="decimal comma"),
    pytest.param("Murieron treinta y dos soldados.", ["treinta y dos soldados", "32", None, "soldado"], id="linked"),
    pytest.param("Costó dos mil quinientos euros.", ["dos mil quinientos euros", "2500", "EUR", None], id="spaced"),
    pytest.param("Son ciento veinte aviones.", ["ciento veinte aviones", "120", None, "avión"], id="hundred alone"),
    pytest.param("Pagó 3 millones de dólares.", ["3 millones de dólares", "3000000", "USD", None], id="of money"),
    pytest.param(
        "Vinieron dos millones y medio de personas.",
        ["dos millones y medio de personas", "2500000", None, "persona"],
        id="half",
    ),
    pytest.param("Más de 300 mujeres firmaron.", ["Más de 300 mujeres", "300", None, "mujer"], id="more than"),
    pytest.param("Dos tercios de las casas ardieron.", ["Dos tercios de las casas", "2/3", None, "casa"], id="share"),
    pytest.param("El precio subió un 5 por ciento.", ["5 por ciento", "5", "percent", None], id="rose by"),
    pytest.param("Gasta 40 litros al día.", ["40 litros al día", "40", "L", None], id="a rate"),
    pytest.param("Ninguna escuela abrió.", ["Ninguna escuela", "0", None, "escuela"], id="none"),
]


@pytest.mark.parametrize(("text", "wanted"), SPANISH_QUANTITIES)
def test_a_language_of_ones_own_reads_quantities(text: str, wanted: list[str | None]) -> None:
    found = find_quantities(text, language="es", lexicons=OWN)
    assert [[q.text, str(q.value), q.unit, q.counted] for q in found] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("El 3 de mayo de 2021 llovió.", [("3 de mayo de 2021", "2021-05-03")], id="day"),
        pytest.param(
            "El 3 y 5 de mayo de 2021.", [("3", "2021-05-03"), ("5 de mayo de 2021", "2021-05-05")], id="days"
        ),
        pytest.param("Fue a mediados de 2021.", [("a mediados de 2021", "2021")], id="middle"),
        pytest.param("La semana pasada nevó.", [("semana pasada", "2023-W18")], id="a step behind its noun"),
        pytest.param("El año pasado fue seco.", [("año pasado", "2022")], id="last year"),
        pytest.param("Cerró hace dos años.", [("hace dos años", "2021")], id="ago"),
        pytest.param(
            "El 3/4/2022 y dos días después.",
            [("3/4/2022", "2022-04-03"), ("dos días después", "2022-04-05")],
            id="later",
        ),
        pytest.param("En mayo del año pasado.", [("mayo del año pasado", "2022-05")], id="within"),
        pytest.param("Duró varias semanas.", [("varias semanas", "PXW")], id="duration"),
        pytest.param("Ayer por la tarde salió.", [("Ayer por la tarde", "2023-05-09TAF")], id="part of a day"),
        pytest.param("Había 2000 personas.", [], id="no year"),
        pytest.param("En los años noventa creció.", [("años noventa", "199")], id="decade"),
    ],
)
def test_a_language_of_ones_own_reads_dates(text: str, wanted: list[tuple[str, str]]) -> None:
    found = find_timexes(text, date(2023, 5, 10), language="es", lexicons=OWN)
    assert [(t.text, t.value) for t in found] == wanted
