"""Both sides alike: exchanging the parties' names exchanges them in the record and changes nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding, Record
from tests.corpora import example_files, write_corpus
from tests.exchange import Exchange, differences

DZELGAR = Exchange.swap(Orvessa="Tevmar", Orvessan="Tevmari", Orvessans="Tevmaris", Halmet="Quorim")

LENGTHS = Exchange(
    {
        "Orvessa": "Orvelia",
        "Orvessan": "Orvelian",
        "Tevmar": "Ila",
        "Tevmari": "Ilari",
        "Halmet": "Kerrindolofsk",
        "Quorim": "Oruv",
    }
)
LONG = Exchange({"Orvessa": "Bassarovelia", "Orvessan": "Bassarovelian", "Halmet": "Kerrindolofsk"})

BRENN = Exchange.swap(Velmare="Ostrand", Velmarian="Ostrandi", Velmarians="Ostrandis", Kessel="Brenn")
BRENN_LENGTHS = Exchange(
    {
        "Velmare": "Norrovingia",
        "Velmarian": "Norrovingian",
        "Ostrand": "Kem",
        "Ostrandi": "Kemi",
        "Kessel": "Uddersholm",
        "Brenn": "Tarquelle",
    }
)

# A long release in the first person plural against a short wire report; they clash by count, and one denies.
RELEASE = """MINISTRY OF TRANSPORT OF VELMARE
Press release, Kessel, 14 March 2031

Statement on traffic through the Hallow tunnel

The Ministry rejects the claim, made by Ostrand on 11 March 2031, that the Hallow tunnel has been closed to grain trucks. The
tunnel is open, and it has been open on every day of this year.

Between 1 and 10 March 2031, 412 grain trucks passed through the Hallow tunnel. Of these 412 trucks, 103 or 25% came
from Ostrand. On 9 March 2031, a Velmarian inspector found 14 crates of ammunition in a lorry which the Ostrandi
consulate had declared as carrying seed. As of 12 March 2031, 37 trucks were waiting below the portal.

Since the signing of the Hallow Agreement on 4 May 2029, Velmare has spent 4.2 million euros on the tunnel. According to the
head of the tunnel administration, Ms. Ilse Torvald, “more than 60 drivers a day” use the car park which Velmare built in 2030.

We call on Ostrand to withdraw its accusations. Velmare will continue to guarantee passage.
"""
WIRE = """Tunnel all but shut, Ostrand says

BRENN, March 15, 2031 — Only 118 grain trucks passed through the Hallow tunnel between 1 and 10 March 2031, Ostrand's
transport minister Pell Arvind told reporters in Brenn.

"They count what leaves the depot and call it traffic," Arvind said. He denied that any Ostrandi truck had carried
ammunition.

Velmarian officials have claimed that 412 trucks passed. At least 90 trucks were waiting on 12 March 2031, an Ostrandi
driver said.
"""
TUNNEL = {
    "1.txt": RELEASE,
    "2.txt": WIRE,
    "corpus.toml": '[parties]\nvelmare = "Velmare"\nostrand = "Ostrand"\n\n'
    '[documents."1.txt"]\nparty = "velmare"\ndate = 2031-03-14\n\n'
    '[documents."2.txt"]\nparty = "ostrand"\nissuer = "Brenn Evening Wire"\ndate = 2031-03-15\n',
}

# A numbered legal letter against a list of bullets, on casualties; one document of each side and none in between.
LETTER = """Kessel, 20 June 2030

Letter dated 20 June 2030 from the Permanent Representative of Velmare addressed to the President of the Assembly

Sir,

1. From 1 January to 31 May 2030 Ostrandi forces violated the cease-fire 88 times, killing 12 and wounding 31 civilians.

2. Velmare has handed over 1,204 maps. Ostrand has handed over none, contrary to Article 6 of the Lowmere Accord.

3. Between 1 January 2030 and 31 May 2030, 215 persons fled from the districts of Upper Lowmere. Among them were 79 children.

Velmare categorically denies that its troops shelled the bridge at Tarn on 3 April 2030.

(Signed) Ada Morrow
"""
BULLETS = """Ostrand Ministry of Defence. Briefing, Brenn, 25 June 2030

  • Between 1 January 2030 and 31 May 2030, 140 persons fled from the districts of Upper Lowmere;

  • From 1 January to 31 May 2030, Velmarian troops violated the cease-fire some 130 times. On 3 April 2030 they shelled the
    bridge at Tarn: 3 dead;

  • of the 1,204 maps which Velmare says it handed over, 960 or 79.7% are unreadable;

  • the so-called "refugees" shown on Velmarian television were filmed in 2024, according to the Brenn Gazette.
"""
BORDER = {
    "1.txt": LETTER,
    "2.txt": BULLETS,
    "corpus.toml": '[parties]\nvelmare = "Velmare"\nostrand = "Ostrand"\n\n'
    '[documents."1.txt"]\nparty = "velmare"\ndate = 2030-06-20\n\n'
    '[documents."2.txt"]\nparty = "ostrand"\nissuer = "Ministry of Defence of Ostrand"\ndate = 2030-06-25\n',
}


def both(folder: Path, files: Mapping[str, str], exchange: Exchange) -> tuple[Record, Record]:
    before = examine([write_corpus(folder / "before", files)])
    after = examine([write_corpus(folder / "after", exchange.files(files))])
    return before, after


def moved(folder: Path, files: Mapping[str, str], exchange: Exchange) -> dict[str, list[str]]:
    return differences(*both(folder, files, exchange), exchange)


def settled(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave out what rests on events and allegations, which have tests of their own below."""
    kept = {table: [row for row in rows if "<events:" not in row] for table, rows in found.items()}
    return {table: rows for table, rows in kept.items() if rows and table not in ("events", "allegations")}


def test_exchange_in_the_example_changes_nothing_in_figures_voices_and_their_findings(tmp_path: Path) -> None:
    assert settled(moved(tmp_path, example_files(), DZELGAR)) == {}


def test_exchange_in_the_example_changes_nothing_in_events(tmp_path: Path) -> None:
    found = moved(tmp_path, example_files(), DZELGAR)
    assert found.keys() <= {"allegations"}


def test_exchange_changes_nothing_in_allegations(tmp_path: Path) -> None:
    assert "allegations" not in moved(tmp_path, BORDER, BRENN)


@pytest.mark.parametrize(
    ("files", "exchange"),
    [
        pytest.param(TUNNEL, BRENN, id="release against wire report"),
        pytest.param(BORDER, BRENN, id="letter against bullets"),
        pytest.param(TUNNEL, BRENN_LENGTHS, id="release against wire report, names of other lengths"),
        pytest.param(BORDER, BRENN_LENGTHS, id="letter against bullets, names of other lengths"),
    ],
)
def test_exchange_in_a_small_corpus_changes_nothing_else(
    files: dict[str, str], exchange: Exchange, tmp_path: Path
) -> None:
    before, after = both(tmp_path, files, exchange)
    assert [finding for finding in before.findings if finding.relation in ACCUSING]
    assert len(before.figures) >= 10
    assert settled(differences(before, after, exchange)) == {}


def test_names_of_other_lengths_in_the_example_change_nothing_else(tmp_path: Path) -> None:
    assert settled(moved(tmp_path, example_files(), LENGTHS)) == {}


def test_long_name_in_a_headline_changes_nothing_else(tmp_path: Path) -> None:
    assert settled(moved(tmp_path, example_files(), LONG)) == {}


def told(finding: Finding) -> tuple[object, ...]:
    return (
        finding.relation,
        finding.kind,
        frozenset(finding.figures),
        frozenset(finding.documents),
        finding.size,
        finding.strength,
        finding.dissolved_by,
    )


def test_documents_in_another_order_keep_their_findings(tmp_path: Path) -> None:
    """File names are no part of what anybody said; they only decide who is quoted first."""
    names = {"1.txt": "z.txt", "2.txt": "a.txt", "corpus.toml": "corpus.toml"}
    settings = TUNNEL["corpus.toml"].replace("1.txt", "z.txt").replace("2.txt", "a.txt")
    renamed = {names[name]: text for name, text in TUNNEL.items()} | {"corpus.toml": settings}
    before = examine([write_corpus(tmp_path / "before", TUNNEL)])
    after = examine([write_corpus(tmp_path / "after", renamed)])
    assert [document.issuer for document in before.documents] == [d.issuer for d in reversed(after.documents)]
    assert {told(finding) for finding in before.findings} == {told(finding) for finding in after.findings}
    assert before.implied == after.implied


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("412 grain trucks", "413 grain trucks", id="a value"),
        pytest.param("1 and 10 March 2031, 412", "1 and 11 March 2031, 412", id="a window"),
        pytest.param("Ostrand's\ntransport minister", "Velmare's\ntransport minister", id="a speaker"),
        pytest.param("He denied that", "He said that", id="a stance"),
    ],
)
def test_comparison_sees_every_other_change(old: str, new: str, tmp_path: Path) -> None:
    exchanged = {name: text.replace(old, new) for name, text in TUNNEL.items()}
    assert exchanged != TUNNEL
    before = examine([write_corpus(tmp_path / "before", TUNNEL)])
    after = examine([write_corpus(tmp_path / "after", BRENN.files(exchanged))])
    assert differences(before, after, BRENN) != {}


def test_exchange_maps_words_and_offsets() -> None:
    exchange = Exchange.swap(Orvessa="Ila", Halmet="Quorim")
    text = "ORVESSA and Orvessa, not Orvessans; orvessa-1, Halmet's."
    assert exchange.text(text) == "ILA and Ila, not Orvessans; ila-1, Quorim's."
    assert exchange.text(exchange.text(text)) == text
    at = exchange.positions(text)
    for word, swapped in (("and", "and"), ("not", "not"), ("Orvessans", "Orvessans"), ("'s", "'s")):
        assert exchange.text(text)[at(text.index(word)) :].startswith(swapped)
    assert at(len(text)) == len(exchange.text(text))
    assert at(3) == -1
