"""A real register of voyages beside real claims about them: every figure comes out as counting by hand gives it."""

from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import EvidenceCheck, Record
from tests.corpora import write_corpus

pytestmark = pytest.mark.shared

DECLARATION = """[[register]]
id = "voyages"
name = "Outbound voyages"
file = "voyages.csv"
row = "cargo"
thing = "voyage"
keys = ["Outbound Sequence"]
verbs = ["export", "ship", "leave", "carry", "take", "go", "transport", "sail", "depart"]
about = ["Black Sea Grain Initiative", "Ukrainian ports", "Black Sea ports", "Ukrainian Black Sea ports", "outbound"]
[register.time]
column = "Departure"
format = "%d-%b-%y"
[register.time.also]
inspection = "Inspection İstanbul"
[[register.measure]]
name = "tonnes"
column = "Tonnage"
unit = "t"
words = ["cargo", "grain", "foodstuff", "food", "everything"]
[[register.measure]]
name = "voyages"
count = "things"
words = ["voyage", "vessel", "ship"]
[[register.column]]
column = "Commodity"
[[register.column]]
column = "Country"
role = "destination"
words = ["country", "recipient"]
[[register.column]]
column = "Income group"
role = "group"
[[register.column]]
column = "Development category"
role = "group"
[[register.words]]
words = ["poorest States"]
[register.words.readings]
"low income" = { "Income group" = "low-income" }
"low and lower-middle income" = { "Income group" = ["low-income", "lower-middle income"] }
"""


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("voyages")
    texts = {path.name: path.read_bytes() for path in (shared / "corpora" / "black-sea-2022").glob("*.*")}
    texts["corpus.toml"] += b'\n[evidence]\nfiles = ["register.toml"]\n'
    table = (shared / "evidence" / "black-sea-grain" / "voyages.csv").read_bytes()
    return examine([write_corpus(folder, {**texts, "voyages.csv": table, "register.toml": DECLARATION.encode()})])


@pytest.fixture(scope="module")
def found(record: Record) -> dict[str, EvidenceCheck]:
    return {check.text: check for check in reversed(record.checks)}


def test_whole_table_is_used(record: Record) -> None:
    (register,) = record.registers
    assert (register.rows_read, register.rows_used, register.left_out_count) == (936, 936, 0)
    assert (str(register.first), str(register.last)) == ("2022-07-31", "2023-03-17")


@pytest.mark.parametrize("words", ["50,300 tonnes", "11,000 tonnes", "6,000 tonnes", "2,914 tonnes"])
def test_cargoes_agree_to_the_tonne(found: dict[str, EvidenceCheck], words: str) -> None:
    check = found[words]
    assert (check.outcome, check.only_under) == ("agrees", ())
    assert check.observed == Fraction(words.split()[0].replace(",", ""))


def test_corn_agrees_only_where_the_day_before_is_let_in(found: dict[str, EvidenceCheck]) -> None:
    check = found["451,481 tonnes"]
    assert (check.outcome, check.only_under, check.observed) == ("agrees", ("register_lag:1",), 451_481)
    assert check.readings[0].observed == 424_954
    assert [str(one.first) for one in check.readings if one.outcome == "agrees"] == ["2022-07-31"]


def test_wheat_differs(found: dict[str, EvidenceCheck]) -> None:
    assert (found["41,622 tonnes"].outcome, found["41,622 tonnes"].observed) == ("differs", 32_511)
    assert "32,511" in found["41,622 tonnes"].reason


def test_sum_of_the_account_is_above_and_that_of_the_register_below(found: dict[str, EvidenceCheck]) -> None:
    check = found["more than 560,000 tonnes"]
    assert check.outcome == "differs"
    assert all(reading.observed is not None and reading.observed < 560_000 for reading in check.readings)
    assert "563,317 in the account" in check.reason
    assert "527,679 in the register" in check.reason


def test_middle_of_january_must_be_the_16th_or_17th(found: dict[str, EvidenceCheck]) -> None:
    check = found["17.8 million tonnes"]
    assert check.outcome == "agrees"
    assert {str(one.last) for one in check.readings if one.outcome == "agrees"} == {"2023-01-16", "2023-01-17"}


def test_december_agrees_and_november_does_not(found: dict[str, EvidenceCheck]) -> None:
    assert (found["3.7 million tonnes"].outcome, found["3.7 million tonnes"].observed) == ("agrees", 3_727_829)
    assert (found["2.6 million tonnes"].outcome, found["2.6 million tonnes"].observed) == ("differs", 2_842_763)


def test_share_of_wheat_says_by_which_day(found: dict[str, EvidenceCheck]) -> None:
    check = found["Almost 44%"]
    days = {str(one.last) for one in check.readings if one.outcome == "agrees" and "hedge" not in one.label}
    assert check.outcome == "agrees"
    assert days == {"2023-01-12", "2023-01-13", "2023-01-15"}
    assert check.filters == ("Income group: low-income, lower-middle income", "of Commodity: Wheat")


def test_share_after_the_end_of_the_register_is_not_comparable(found: dict[str, EvidenceCheck]) -> None:
    check = found["less than 3%"]
    assert check.outcome == "not_comparable"
    assert "2023-03-17" in check.reason
    assert "2023-05-04" in check.reason


def test_no_difference_beyond_those_counted_by_hand(record: Record) -> None:
    differs = {check.text for check in record.checks if check.outcome == "differs"}
    assert differs == {"21 outbound vessels", "more than 560,000 tonnes", "41,622 tonnes", "2.6 million tonnes"}


def test_largest_recipients_stand_in_the_order_of_the_register(record: Record) -> None:
    (check,) = [check for check in record.checks if check.kind == "rank"]
    assert (check.outcome, check.figure, check.said) == ("agrees", None, "largest Country: China, Spain, Türkiye")
    assert check.found.startswith("China 3,457,264, Spain 3,219,471, Türkiye 2,064,833")
