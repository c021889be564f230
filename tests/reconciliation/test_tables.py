"""Totals of tables written as text. The tables are invented, their subjects unrelated."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.rereading_tables import makes_up
from countersay.reconciliation.tables import tables_in, totals_of
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus

BOATS = """Pier         Boats   Crews   Berths
North           12      48       31
South            9      31       20
Old basin        7      20       11
Total           28      {crews}       62
"""
WOOL = """| Month | Dorne | Harl | Total |
|-------|------:|-----:|------:|
| May   | 1,204 |  980 | 2,184 |
| June  | 1,310 |  {june} | 2,211 |
| July  | 1,150 |  870 | 2,020 |
"""


def examined(folder: Path, text: str) -> Record:
    settings = '[documents."a.txt"]\nissuer = "Harl Office"\ndate = 2031-09-02\n'
    words = f"The office of Harl has counted as follows.\n\n{text}\nThe council thanks all who helped.\n"
    return examine([write_corpus(folder, {"a.txt": words, "corpus.toml": settings})])


def findings(folder: Path, text: str) -> list[Finding]:
    return [one for one in examined(folder, text).findings if one.kind == "table"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        pytest.param(
            BOATS.format(crews=99), {"12 + 9 + 7 = 28", "48 + 31 + 20 = 99", "31 + 20 + 11 = 62"}, id="columns"
        ),
        pytest.param(
            WOOL.format(june="901"), {"1,204 + 980 = 2,184", "1,310 + 901 = 2,211", "1,150 + 870 = 2,020"}, id="rows"
        ),
    ],
)
def test_totals_that_come_out_add_up(tmp_path: Path, text: str, steps: set[str]) -> None:
    found = findings(tmp_path, text)
    assert {step for one in found for step in one.steps} >= steps
    assert {one.relation for one in found} <= {"adds_up"}


@pytest.mark.parametrize(
    ("text", "size", "reading"),
    [
        pytest.param(BOATS.format(crews=96), 3, "overlap:parts_overlap", id="a column"),
        pytest.param(BOATS.format(crews=103), 4, "overlap:left_out", id="a column that makes up less"),
        pytest.param(WOOL.format(june="910"), 9, "overlap:parts_overlap", id="a row"),
        pytest.param(WOOL.format(june="890"), 11, "overlap:left_out", id="a row that makes up less"),
    ],
)
def test_a_total_that_does_not_come_out_beside_others_that_do_is_a_tension(
    tmp_path: Path, text: str, size: int, reading: str
) -> None:
    record = examined(tmp_path, text)
    [clash] = [one for one in record.findings if one.relation in ACCUSING]
    assert (clash.relation, clash.kind, clash.size) == ("tension", "table", size)
    assert reading in clash.dissolved_by
    assert not {"overlap:parts_overlap", "overlap:left_out"} - {reading} & set(clash.dissolved_by)
    assert verify(clash, record) is None


@pytest.mark.parametrize(
    ("whole", "parts", "holds"),
    [
        pytest.param("99", ["48", "31       20", "20       11"], True, id="all rows"),
        pytest.param("99", ["48", "31       20"], False, id="a row left out"),
        pytest.param("99", ["12", "31       20", "20       11"], False, id="a number of another column"),
        pytest.param("20", ["48", "31"], False, id="no total"),
        pytest.param("62", ["28", "99"], False, id="the last row across"),
    ],
)
def test_layout_is_read_anew_for_the_verifier(whole: str, parts: list[str], holds: bool) -> None:
    text = BOATS.format(crews=99)
    assert makes_up(text, text.rindex(whole), [text.index(part) for part in parts]) is holds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ward      Beds   Nurses\nEast        12       40\nWest         9       31\nTotal       21       75\n",
            id="one proof",
        ),
        pytest.param(BOATS.format(crews=96).replace("Old basin", "of which old"), id="a part of a row"),
        pytest.param(BOATS.format(crews=96).replace("Total    ", "Inspected"), id="no total"),
        pytest.param(BOATS.format(crews=96).replace("Crews", "Share"), id="a share"),
        pytest.param(BOATS.format(crews=33), id="a mean, or some rows alone"),
    ],
)
def test_what_need_not_be_a_sum_accuses_nobody(tmp_path: Path, text: str) -> None:
    assert [one for one in findings(tmp_path, text) if one.relation in ACCUSING] == []


def test_prose_is_no_table() -> None:
    assert tables_in("In May 12 boats came.\nIn June 9 came.\nIn July 7 came.\nIn all 28 came.\n") == []


def test_rows_of_unlike_length_are_no_table() -> None:
    assert tables_in("North  12  48\nSouth  9\nTotal  21  48\n") == []


def test_a_column_of_years_is_no_part_of_a_sum() -> None:
    [one] = tables_in("Pier   Year  Boats  Total\nNorth  2029  12  12\nSouth  2030  9  9\nOld  2031  4  4\n")
    assert totals_of(one) == []


def test_long_texts_take_linear_time() -> None:
    assert tables_in("Total  " * 60_000) == []
    assert tables_in("a  1\n" * 50_000)[0].rows[0].label == "a"


def test_an_empty_cell_is_no_nought(tmp_path: Path) -> None:
    rows = [
        "Pier\tBoats\tCrews\tBerths",
        "North\t12\t48\t31",
        "South\t9\t{crews}\t20",
        "Old basin\t7\t20\t11",
        "Total\t28\t99\t62",
    ]
    told = findings(tmp_path, "\n".join(rows).format(crews="") + "\n")
    assert {step for one in told for step in one.steps} == {"12 + 9 + 7 = 28", "31 + 20 + 11 = 62"}
    assert {one.relation for one in told} == {"adds_up"}
    text = "\n".join(rows).format(crews="") + "\n"
    assert makes_up(text, text.index("62"), [text.index(part) for part in ("31", "20", "11")])
    assert not makes_up(text, text.index("99"), [text.index(part) for part in ("48", "31", "20")])


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param("Killed: 14\nWounded: 27\nMissing: 6\nTotal: 49\n", 2, id="less"),
        pytest.param("Houses: 140\nShops: 23\nBarns: 31\nTotal: 184\n", 10, id="more"),
        pytest.param("- Pell: 4,812\n- Osk: 4,377\n- Rejected: 61\n- Total: 9,350\n", 100, id="bullets"),
        pytest.param("Pell | 4,812\nOsk | 4,377\nRejected | 61\nTotal | 9,350\n", 100, id="bars"),
        pytest.param("Labour: $1,200\nMaterial: $840\nTransport: $160\nTotal: $2,300\n", 100, id="money"),
        pytest.param("January: 12\nFebruary: 9\nMarch: 17\nTotal: 40\n", 2, id="months"),
        pytest.param("January | 12\nFebruary | 9\nMarch | 17\nTotal | 40\n", 2, id="months and bars"),
        pytest.param("Noise: 118\nDust: 64\nTraffic: 93\nTotal fires: 285\n", 10, id="what the lines above name"),
    ],
)
def test_list_of_labels_is_held_against_its_total(text: str, size: int, tmp_path: Path) -> None:
    record = examined(tmp_path, f"Fires by cause in 2030\n\n{text}")
    (found,) = [one for one in record.findings if one.relation in ACCUSING]
    assert (found.kind, found.size) == ("table", size)
    verify(found, record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Killed: 14\nof whom children: 3\nWounded: 27\nTotal: 41\n", id="of whom"),
        pytest.param("Boys: 140\nGirls: 155\nBoarders: 12\nTotal: 295\n", id="all but one"),
        pytest.param("Boys: 140\nGirls: 155\nBoarders: 12\nTeachers: 31\nTotal: 326\n", id="all but another"),
        pytest.param("Office: 14\nYard: 31\nAverage age: 41\nTotal: 84\n", id="no sum"),
        pytest.param("Phone: 118\nFax: 119\nRoom: 12\nTotal seats: 240\n", id="of something else"),
        pytest.param("Room: 14\nFloor: 3\nExtension: 217\nTotal: 60\n", id="far off"),
        pytest.param("Reading: 24\nWriting: 19\nListening: 22\nOverall: 63\n", id="a mark"),
        pytest.param("New cases: 45\nActive cases: 310\nRecovered: 1,200\nTotal: 1,540\n", id="new of all"),
        pytest.param("North: 14\nSouth: 36\nTotal: 51\n", id="two lines"),
    ],
)
def test_list_that_may_be_no_sum_is_not_held_against_its_total(text: str, tmp_path: Path) -> None:
    record = examined(tmp_path, f"Fires by cause in 2030\n\n{text}")
    assert [one.sentence for one in record.findings if one.relation in ACCUSING] == []


SHARES = {
    "blanks": "Party        Votes    Share\nGreens       4,120    41.2%\nLabour       3,380    33.8%\nCentre       2,500    {}\nTotal       10,000   100.0%\n",
    "bars": "Party | Votes | Share\nGreens | 4,120 | 41.2%\nLabour | 3,380 | 33.8%\nCentre | 2,500 | {}\nTotal | 10,000 | 100.0%\n",
    "two counts": "Party | Votes | Spoilt | Share\nGreens | 4,120 | 31 | 41.2%\nLabour | 3,380 | 12 | 33.8%\nCentre | 2,500 | 40 | {}\nTotal | 10,000 | 83 | 100.0%\n",
    "tabs": "Party\tVotes\tShare\nGreens\t4,120\t41.2%\nLabour\t3,380\t33.8%\nCentre\t2,500\t{}\nTotal\t10,000\t100.0%\n",
}


@pytest.mark.parametrize("layout", SHARES)
def test_column_of_shares_is_held_against_its_counts(layout: str, tmp_path: Path) -> None:
    record = examined(tmp_path, SHARES[layout].format("27.0%"))
    (found,) = [one for one in record.findings if one.relation in ACCUSING]
    assert (found.relation, found.kind) == ("tension", "share")
    assert "base:other" in found.dissolved_by
    verify(found, record)


@pytest.mark.parametrize("head", ["Turnout", "Rate", "Change", "% of deaths", "Share of seats"])
def test_column_of_rates_is_no_column_of_shares(head: str, tmp_path: Path) -> None:
    text = SHARES["bars"].format("27.0%").replace("| Share", f"| {head}")
    assert [one.sentence for one in examined(tmp_path, text).findings if one.relation in ACCUSING] == []


@pytest.mark.parametrize("share", ["25.0%", "47.0%"])
def test_share_that_comes_out_or_is_of_something_else_is_not_told(share: str, tmp_path: Path) -> None:
    record = examined(tmp_path, SHARES["blanks"].format(share))
    assert [one.sentence for one in record.findings if one.relation in ACCUSING] == []
