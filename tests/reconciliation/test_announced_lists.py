"""Lists that a number announces: as long as it says, or of another length where the text itself closes them."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.announced_lists import items_after
from countersay.reconciliation.rereading_lists import items_told
from countersay.reconciliation.verify import verify

LINES = "The board took {} decisions:\n\n1. It closed the mill.\n2. It sold the barge.\n3. It hired a clerk.\n4. It raised the fee.\n"
BULLETS = "The board took {} decisions:\n\n- It closed the mill.\n- It sold the barge.\n- It hired a clerk.\n"
SHORT, LONG = ("list:some", "list:several"), ("list:twice",)


def lists_of(folder: Path, text: str) -> tuple[Record, list[Finding]]:
    (folder / "a.txt").write_text(f"Harbour Office\n9 May 2031\n\n{text}\n", encoding="utf-8")
    record = examine([folder])
    return record, [one for one in record.findings if one.kind == "list"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            LINES.format("four") + "\nIt closed on Friday.\n\n1. Pell\n2. Arvind\n3. Osk\n4. Tarn\n5. Vell\n",
            id="another list behind",
        ),
        pytest.param("The office inspected five villages: Harl, Dorv, Sarn, Ost and Brod.", id="names"),
        pytest.param("The office inspected five villages: Harl, Dorv, Sarn, Ost, and Brod.", id="a serial comma"),
        pytest.param("The audit rests on three sources: the log, the ledger and the register.", id="nouns"),
        pytest.param(LINES.format("four"), id="numbered lines"),
        pytest.param(BULLETS.format("three"), id="bullets"),
        pytest.param("The order names three ships: (1) the Osk, (2) the Tarn and (3) the Vell.", id="numbers"),
        pytest.param("The court has three questions: (a) who paid; (b) who knew; (c) who signed.", id="letters"),
        pytest.param(
            "It has three aims: (1) to cut, (2) to hire and (3) to grow. In June it got a fourth: (4) to last.",
            id="one more",
        ),
    ],
)
def test_list_as_long_as_announced_adds_up(text: str, tmp_path: Path) -> None:
    _, found = lists_of(tmp_path, text)
    assert [one.relation for one in found] == ["adds_up"]


@pytest.mark.parametrize(
    ("text", "dissolved"),
    [
        pytest.param("The office inspected five villages: Harl, Dorv, Sarn and Brod.", SHORT, id="names"),
        pytest.param("The office inspected five villages (Harl, Dorv, Sarn and Brod).", SHORT, id="in brackets"),
        pytest.param("The fire reached five villages, namely Harl, Dorv, Sarn and Brod.", SHORT, id="namely"),
        pytest.param("Four men were hurt: Ann Pell, Carl Osk and Eve Tarn.", SHORT, id="behind a verb"),
        pytest.param("The audit rests on four sources: the log, the ledger and the register.", SHORT, id="nouns"),
        pytest.param(LINES.format("five"), SHORT, id="numbered lines"),
        pytest.param(LINES.format("three"), LONG, id="more lines"),
        pytest.param("Three members (Ann Pell, Carl Osk, Mia Sarn and Eve Tarn) resigned.", LONG, id="more persons"),
        pytest.param("The order names four ships: (1) the Osk, (2) the Tarn and (3) the Vell.", SHORT, id="numbers"),
        pytest.param("The court has three questions: (a) who paid; (b) who knew.", SHORT, id="letters"),
    ],
)
def test_list_of_another_length_is_a_tension(text: str, dissolved: tuple[str, ...], tmp_path: Path) -> None:
    record, [finding] = lists_of(tmp_path, text)
    assert (finding.relation, finding.strength, finding.dissolved_by) == ("tension", "low", dissolved)
    verify(finding, record)
    assert finding.certificate is not None
    rows = tuple(replace(row, bound=row.bound - 1) for row in finding.certificate.rows)
    wrong = replace(finding.certificate, rows=rows, sum=sum((row.bound for row in rows), Fraction(0)))
    with pytest.raises(CertificateError, match="nor the list behind it"):
        verify(replace(finding, certificate=wrong), record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The office inspected five villages, including: Harl, Dorv, Sarn and Brod.", id="named in part"),
        pytest.param("The office inspected five villages (including Harl, Dorv and Sarn).", id="some in brackets"),
        pytest.param("The office inspected five villages (see Harl, Dorv and Sarn).", id="a reference in brackets"),
        pytest.param("Five firms (Osk, Tarn and Sons) made offers.", id="a firm's name in brackets"),
        pytest.param("The office serves five villages, for example: Harl, Dorv, Sarn and Brod.", id="examples"),
        pytest.param("It inspected three villages in five districts: Harl, Dorv and Sarn.", id="another number"),
        pytest.param("It runs to three ports: Harl, Odrava, Brod and Sarn, Odrava.", id="commas in names"),
        pytest.param("Members live at four ports: Harl, Dorv and the Ost islands.", id="an item of several"),
        pytest.param("Envoys of four states came: Kestria, Tevmar, Bosk and Herzen, and Odrava.", id="and in a name"),
        pytest.param("Four guests came: Ann Pell, Carl Osk and two nurses.", id="a number among the items"),
        pytest.param("About five villages were inspected: Harl, Dorv, Sarn and Brod.", id="a hedge"),
        pytest.param("At least five villages were inspected: Harl, Dorv, Sarn and Brod.", id="a bound"),
        pytest.param("The new ones bring it to nine and many wait: Harl, Dorv, Sarn and Brod.", id="a bare number"),
        pytest.param(BULLETS.format("four"), id="bullets end where the layout ends"),
        pytest.param(LINES.format("three").replace("3. ", "5. "), id="numbers out of order"),
        pytest.param(LINES.format("five").replace("mill.\n", "mill.\n\nIt stood idle.\n\n"), id="heads of sections"),
        pytest.param("It has four rules: be fair; be quick; be kind.", id="semicolons end where a sentence ends"),
        pytest.param("Three members (Ann Pell, Head, Carl Osk and Eve Tarn) resigned.", id="a title"),
        pytest.param("Three towns (North Harl, Lower Dorv, East Sarn and West Osk) burned.", id="no persons"),
    ],
)
def test_list_that_nothing_closes_says_nothing(text: str, tmp_path: Path) -> None:
    record, found = lists_of(tmp_path, text)
    assert found == []
    assert not [one for one in record.findings if one.relation in ACCUSING]


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        (": Harl, Dorv, Sarn and Brod.", 4),
        (": the log, the ledger, and the register. It is open.", 3),
        (": (a) the log; (b) the ledger (12 pages); and (c) the register.", 3),
        (":\n\n1. It closed the mill.\n2. It sold 14 barges.\n3. It hired a clerk.\n", 3),
    ],
)
def test_both_readers_count_alike(behind: str, count: int) -> None:
    text = f"five things{behind}"
    items = items_after(text, 0, len("five things"), [0])
    assert items is not None
    assert items.count == count
    assert count in items_told(behind)
