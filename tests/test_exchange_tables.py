"""Both sides alike in the tables besides figures: events, positions, commitments, sources, distance and voices.

A long letter of one side stands against a short wire report of the other; names differ in length, so all offsets move.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from countersay import examine
from tests.corpora import write_corpus
from tests.exchange import Exchange, differences

SWAP = Exchange.swap(Velmare="Ostrand", Velmarian="Ostrandi", Velmarians="Ostrandis", Kessel="Brenn", velmare="ostrand")
LENGTHS = Exchange(
    {
        "Velmare": "Norrovingia",
        "Velmarian": "Norrovingian",
        "Velmarians": "Norrovingians",
        "Ostrand": "Kem",
        "Ostrandi": "Kemi",
        "Kessel": "Uddersholm",
        "Brenn": "Tarquelle",
    }
)
LETTER = """MINISTRY OF FOREIGN AFFAIRS OF VELMARE
Statement, Kessel, 14 March 2031

I. Ostrand's allegations of a "blockade" have no ground

Claims that Velmare somehow impedes traffic through the Hallow tunnel or imposed a so-called “blockade” on the valley are false. The
marchers do not interfere with the movement of lorries, and they have no intention of blocking the road.

On 3 and 7 March 2031, meetings between the Hallow Commission and the command of the guards were held. On 10 March 2031 the visit of
Velmarian experts to the quarry was obstructed by a group of persons. Two days later, on 12 March 2031, protests of anglers
started at the tunnel.

Contrary to Article 6 of the Hallow Agreement of 4 May 2029, Ostrand refuses to withdraw its guards. Under the Agreement the
tunnel is to be used "solely for relief supplies", thus not for arms. Ostrand has not yet implemented this provision. Velmare confirms its
readiness to assist both towns.¹

The refusal of Ostrand to open the archive and the plundering of the quarry by Ostrand go on. Ostrand's "observers" are officers.

¹ Hallow Commission, “Weekly report”, 9 March 2031, https://hallow.example/9.
"""
WIRE = """Tunnel closed, Ostrand says

BRENN, March 15, 2031 — Ostrand's envoy Pell Arvind told reporters in Brenn that Velmare had closed the Hallow tunnel. “They speak of
‘anglers’ where there are soldiers,” he said. He denied that Ostrandi guards had plundered the quarry.

On 3 and 4 March 2031 meetings between the Hallow Commission and the guards took place. Anglers gathered at the tunnel on 12 March 2031.
Velmare and Ostrand were due to meet on 20 March 2031, but Velmare pulled out, according to the Brenn Gazette. The enemy
violates the Hallow Agreement every day, Arvind said.
"""
FILES = {
    "1.txt": LETTER,
    "2.txt": WIRE,
    "corpus.toml": '[parties]\nvelmare = "Velmare"\nostrand = "Ostrand"\n\n'
    '[documents."1.txt"]\nparty = "velmare"\ndate = 2031-03-14\n\n'
    '[documents."2.txt"]\nparty = "ostrand"\nissuer = "Brenn Evening Wire"\ndate = 2031-03-15\n\n'
    '[outlets]\n"Hallow Commission" = "third"\n"Brenn Gazette" = "ostrand"\n',
}
TABLES = ("events", "allegations", "commitments", "citations", "distance")


def changed(folder: Path, files: Mapping[str, str], exchange: Exchange) -> dict[str, list[str]]:
    before = examine([write_corpus(folder / "before", files)])
    after = examine([write_corpus(folder / "after", exchange.files(files))])
    for table in TABLES:
        assert len(getattr(before, table)) > (0 if table == "citations" else 1), table
    found = differences(before, after, exchange)
    return {table: rows for table, rows in found.items() if table in TABLES}


@pytest.mark.parametrize(
    "exchange", [pytest.param(SWAP, id="exchanged"), pytest.param(LENGTHS, id="names of other lengths")]
)
def test_exchange_of_the_parties_exchanges_the_tables(exchange: Exchange, tmp_path: Path) -> None:
    assert changed(tmp_path, FILES, exchange) == {}


def test_what_one_side_says_is_not_what_the_other_says(tmp_path: Path) -> None:
    """The comparison is not blind: one word in the mouth of the other side shows."""
    other = {**FILES, "2.txt": WIRE.replace("Velmare pulled out", "Ostrand pulled out")}
    before = examine([write_corpus(tmp_path / "before", FILES)])
    after = examine([write_corpus(tmp_path / "after", SWAP.files(other))])
    assert "allegations" in differences(before, after, SWAP)
