"""Words kept at a distance counted by voice: everybody who publishes has a row."""

from pathlib import Path

from countersay import examine
from countersay.reporting.distance import counts
from countersay.reporting.index import Index
from tests.corpora import write_corpus

FILES = {
    "a.txt": "The so-called clinic sold “miracle” tea. The “cure” was water.\n",
    "b.txt": "“Their ‘cure’ is a fraud,” the baker Ann Holm said. The harbour was calm.\n",
    "c.txt": "Nothing happened.\n",
    "corpus.toml": '[parties]\nguild = "Guild"\n[documents."a.txt"]\nissuer = "Guild of Weavers"\nparty = "guild"\n'
    '[documents."b.txt"]\nissuer = "Evening Wire"\n[documents."c.txt"]\nissuer = "Town Clerk"\n',
}


def test_publishers_and_quoted_speakers_are_counted_by_kind(tmp_path: Path) -> None:
    found = counts(Index(examine([write_corpus(tmp_path, FILES)])))
    assert found is not None
    rows = {row.voice: (row.side, row.counts, row.total) for row in found.rows}
    assert rows["Guild of Weavers"] == ("Guild", (2, 1, 0, 0), 3)
    assert rows["Town Clerk"] == ("", (0, 0, 0, 0), 0)
    assert rows["Evening Wire"] == ("", (0, 0, 0, 0), 0)
    assert [total for voice, (_, _, total) in rows.items() if "Holm" in voice] == [1]


def test_rate_is_in_a_thousand_words(tmp_path: Path) -> None:
    found = counts(Index(examine([write_corpus(tmp_path, FILES)])))
    assert found is not None
    assert {row.voice: row.rate for row in found.rows}["Guild of Weavers"] == "300.0"


def test_no_marks_make_no_table(tmp_path: Path) -> None:
    assert counts(Index(examine([write_corpus(tmp_path, {"c.txt": FILES["c.txt"]})]))) is None
