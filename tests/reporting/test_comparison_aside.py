"""What a comparison tells besides what does not add up: estimates that differ, and allegations with their answers."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from countersay import examine
from countersay.cli.comparing import as_json, as_text
from countersay.model import Record
from countersay.reporting.comparison import compare

SETTINGS = """[parties]
north = "Republic of Norvel"
south = "Republic of Sarn"
[documents."north.txt"]
issuer = "Government of Norvel"
date = 2031-03-14
party = "north"
[documents."south.txt"]
issuer = "Government of Sarn"
date = 2031-03-16
party = "south"
[documents."crowd.txt"]
issuer = "The Tarn Courier"
date = 2031-03-20
"""
NORTH = "Notice\n\nSarn has blocked the Hallow tunnel since 1 March 2031. Some 4,000 people marched in Tarn on 12 March 2031.\n"
SOUTH = "Notice\n\nSarn has not blocked the Hallow tunnel.\n"
CROWD = "Notice\n\nPolice counted 1,500 people at the march in Tarn on 12 March 2031.\n"


@cache
def record(*names: str) -> Record:
    texts = {"north": NORTH, "south": SOUTH, "crowd": CROWD}
    with TemporaryDirectory() as folder:
        for name in names:
            (Path(folder) / f"{name}.txt").write_text(texts[name], encoding="utf-8")
        (Path(folder) / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
        return examine([Path(folder)])


def test_allegation_is_told_until_it_is_answered() -> None:
    fresh = compare(record("crowd"), record("crowd", "north"))
    assert [(row.change, row.by) for row in fresh.allegations] == [("unanswered", ("Government of Norvel",))]
    reply = compare(record("north"), record("north", "south"))
    assert [(row.change, row.answers) for row in reply.allegations] == [("answered", ("Government of Sarn",))]
    gone = compare(record("crowd", "north"), record("crowd"))
    assert [row.change for row in gone.allegations] == ["gone"]


def test_estimates_that_differ_are_told_below_the_findings() -> None:
    found = compare(record("north"), record("north", "crowd"))
    assert [(row.finding.relation, row.appeared) for row in found.aside] == [("spread", True)]
    assert found.appeared == ()
    text = as_text(found)
    assert text.index("Findings: 0 appeared") < text.index("Besides (accuses nobody):") < text.index("spread appeared")
    assert [row["change"] for row in as_json(found)["findings"]["aside"]] == ["appeared"]


def test_the_other_way_round_they_are_gone() -> None:
    found = compare(record("north", "crowd"), record("north"))
    assert [(row.finding.relation, row.appeared) for row in found.aside] == [("spread", False)]
    assert "spread no longer there" in as_text(found)


def test_record_beside_itself_tells_nothing_aside() -> None:
    one = record("north", "south", "crowd")
    assert compare(one, one).empty
