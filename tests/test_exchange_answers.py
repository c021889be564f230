"""Both sides alike in the answers that stand in other words, in plans and in states: no table hangs on which side it is."""

from pathlib import Path

import pytest

from countersay import examine
from tests.corpora import write_corpus
from tests.exchange import Exchange, differences

SWAP = Exchange.swap(Velmare="Ostrand", Velmarian="Ostrandi", Kessel="Brenn", velmare="ostrand")
LENGTHS = Exchange(
    {
        "Velmare": "Norrovingia",
        "Velmarian": "Norrovingian",
        "Ostrand": "Kemland",
        "Ostrandi": "Kemlandi",
        "Kessel": "Uddersholm",
    }
)
LETTER = """Ministry of Defence of Velmare
Statement, Kessel, 21 September 2031

On 17 September 2031 Ostrandi artillery shelled the grain terminal at Port Lisk, killing six dockers. Ostrand has failed to honour
paragraph 6 of the Joint Declaration of 12 January 2031. There were no soldiers in the port.

The Ministry confirms that it closed the Hallow Canal on 18 September 2031. It denies that it stopped ships of third States.

Ostrand calls the shelling a “warning”. It was a massacre. The ferry line that Ostrand announced for 25 September 2031 leads through a minefield.
"""
REPLY = """Government of Ostrand
Letter dated 23 September 2031

On 17 September 2031 Ostrandi units bombarded a depot in the grain terminal at Port Lisk. No civilian was killed.

Velmare has closed the Hallow Canal since 18 September 2031 and has detained the freighter Amaranta. Ostrand has fully complied with
paragraph 6 of the Joint Declaration of 12 January 2031. Soldiers of Velmare stood in the port.

My Government will open the ferry line on 25 September 2031. Velmarian “fishermen” carry rifles.
"""
REPORT = """Contact Group
Periodic report no. 9
4 October 2031

The grain terminal at Port Lisk came under mortar fire on 17 September 2031.1 The Hallow Canal was closed from 18 September to 1 October 2031.

As noted in periodic report no. 8 of 3 September 2031, ships wait at anchor. The freighter Amaranta was arrested on 22 September 2031.2 The ferry line
announced for 25 September 2031 was never opened.

1 Crater analysis, 18 September 2031.
2 Harbour Master, log, 22 September 2031.
"""
FILES = {
    "1.txt": LETTER,
    "2.txt": REPLY,
    "3.txt": REPORT,
    "corpus.toml": '[parties]\nvelmare = "Velmare"\nostrand = "Ostrand"\n\n'
    '[documents."1.txt"]\nparty = "velmare"\nissuer = "Ministry of Defence of Velmare"\ndate = 2031-09-21\n\n'
    '[documents."2.txt"]\nparty = "ostrand"\nissuer = "Government of Ostrand"\ndate = 2031-09-23\n\n'
    '[documents."3.txt"]\nissuer = "Contact Group"\ndate = 2031-10-04\n',
}


@pytest.mark.parametrize(
    "exchange", [pytest.param(SWAP, id="exchanged"), pytest.param(LENGTHS, id="names of other lengths")]
)
def test_exchange_of_the_parties_exchanges_every_table(exchange: Exchange, tmp_path: Path) -> None:
    before = examine([write_corpus(tmp_path / "before", FILES)])
    after = examine([write_corpus(tmp_path / "after", exchange.files(FILES))])
    assert {table: rows for table, rows in differences(before, after, exchange).items() if rows} == {}


def test_the_corpus_holds_what_is_compared(tmp_path: Path) -> None:
    record = examine([write_corpus(tmp_path, FILES)])
    assert [row for row in record.allegations if row.affirmed_by]
    assert {"comply with · Joint Declaration of 12 January 2031 · by Ostrand"} <= {
        voice.what for row in record.allegations for voice in row.denied_by
    }
    assert len([event for event in record.events if len({m.document for m in event.mentions}) == 3]) == 3
    assert [row for row in record.citations if row.side == "issuer"]
    assert len(record.distance) == 2
