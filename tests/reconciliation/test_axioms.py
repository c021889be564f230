from datetime import date
from fractions import Fraction
from types import MappingProxyType

import pytest

from countersay.model import Figure, Relation, Term
from countersay.reconciliation.axioms import Books, is_instance
from tests.factories import make_document, make_figure

TEXT = "It held 80 goats; 30 goats were bought and 20 goats were sold; it holds 95 goats."
PAPER = make_document(TEXT)
HELD, BOUGHT, SOLD, HOLDS = (
    make_figure(value, document=PAPER, series=None, counted="goats") for value in (80, 30, 20, 95)
)
PART = make_figure(7, start=500, relation=Relation(type="part_of", figure=HELD.id, cue="of which"))
MEAN = make_figure(3, start=600, series="s-mean", kind="average", per="day")
LEVEL = make_figure(3, start=700, series="s-level", kind="stock")


TIMES_TEXT = "In May 481 lorries came, more than three times the 120 of April."
TIMES = make_document(TIMES_TEXT)
CAME, OF_APRIL = (make_figure(value, document=TIMES, series=None, counted="lorries") for value in (481, 120))


def books(*figures: Figure) -> Books:
    empty: MappingProxyType[str, object] = MappingProxyType({})
    return Books(
        figures={figure.id: figure for figure in figures},
        timexes=empty,  # type: ignore[arg-type]
        events=empty,  # type: ignore[arg-type]
        spoken=empty,  # type: ignore[arg-type]
        decisions=empty,  # type: ignore[arg-type]
        part_links=frozenset({("s-part", "s-whole")}),
        homes={figure.id: figure.series for figure in figures if figure.series is not None},
        texts={PAPER.id: TEXT, TIMES.id: TIMES_TEXT},
    )


def plain(series: str, coefficient: int) -> Term:
    return Term(series=series, after=None, through=None, coefficient=Fraction(coefficient))


def dated(series: str, coefficient: int) -> Term:
    return Term(series=series, after=date(2031, 3, 1), through=date(2031, 3, 9), coefficient=Fraction(coefficient))


ALL = books(HELD, BOUGHT, SOLD, HOLDS, PART, MEAN, LEVEL, CAME, OF_APRIL)
TRUE = ((HELD, 1), (BOUGHT, 1), (SOLD, -1), (HOLDS, -1))


@pytest.mark.parametrize(
    ("axiom", "terms", "fits"),
    [
        pytest.param("balance", [plain(one.id, sign) for one, sign in TRUE], True, id="balance"),
        pytest.param("balance", [plain(one.id, -sign) for one, sign in TRUE], True, id="balance, no less"),
        pytest.param("balance", [plain(one.id, 1) for one, _ in TRUE], False, id="two counts on one side"),
        pytest.param(
            "balance", [plain(one.id, sign if one is not SOLD else 1) for one, sign in TRUE], False, id="sold comes"
        ),
        pytest.param("balance", [plain(one.id, sign) for one, sign in TRUE[:3]], False, id="no count at the end"),
        pytest.param("balance", [dated(one.id, sign) for one, sign in TRUE], False, id="dated"),
        pytest.param("multiple", [plain(CAME.id, -1), plain(OF_APRIL.id, 3)], True, id="no less than the words say"),
        pytest.param("multiple", [plain(CAME.id, -1), plain(OF_APRIL.id, 2)], True, id="looser than the words"),
        pytest.param("multiple", [plain(CAME.id, -1), plain(OF_APRIL.id, 4)], False, id="tighter than the words"),
        pytest.param(
            "multiple", [plain(CAME.id, 1), plain(OF_APRIL.id, -9)], False, id="more than leaves open how much"
        ),
        pytest.param("multiple", [plain(CAME.id, 3), plain(OF_APRIL.id, -1)], False, id="base and multiple exchanged"),
        pytest.param("multiple", [plain(CAME.id, -1), plain(HELD.id, 3)], False, id="counts of two texts"),
        pytest.param("non_negative", [plain(HELD.id, -1)], True, id="count"),
        pytest.param("non_negative", [plain("s-unknown", -1)], False, id="count of nobody"),
        pytest.param("monotone_total", [dated("s-mean", -1)], True, id="total"),
        pytest.param("monotone_total", [dated("s-mean", 1)], False, id="falling total"),
        pytest.param("monotone_total", [dated("s-level", -1)], False, id="level"),
        pytest.param("part_within_whole", [plain(PART.id, 1), plain(HELD.id, -1)], True, id="part"),
        pytest.param("part_within_whole", [plain(HELD.id, 1), plain(PART.id, -1)], False, id="whole in part"),
        pytest.param("part_within_whole", [dated("s-part", 1), dated("s-whole", -1)], True, id="linked"),
        pytest.param("part_within_whole", [dated("s-whole", 1), dated("s-part", -1)], False, id="linked the other way"),
        pytest.param("disjoint_groups", [plain(PART.id, 1), plain(HELD.id, -1)], True, id="parts of a list"),
        pytest.param("exhaustive_parts", [plain(PART.id, -1), plain(HELD.id, 1)], False, id="not said to be all"),
        pytest.param("gravity", [plain(HELD.id, -1)], False, id="unknown"),
        pytest.param(None, [plain(HELD.id, -1)], False, id="none"),
    ],
)
def test_row_is_an_instance_of_its_axiom_or_not(axiom: str | None, terms: list[Term], fits: bool) -> None:
    assert is_instance(axiom, terms, ALL) is fits
