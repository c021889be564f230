"""What a register shows stands beside the claim under review, and none of it becomes markup."""

from pathlib import Path

from countersay.pipeline import examine_project
from tests.corpora import write_corpus
from tests.evidence.registers import GATE, GATE_ROWS
from tests.review.running import Client, running

EVIL = "<img src=x onerror=alert(1)>"
SETTINGS = '[documents."a.txt"]\ndate = 2031-04-02\n\n[evidence]\nfiles = ["register.toml"]\n'


def test_claim_is_shown_beside_what_the_register_shows(tmp_path: Path) -> None:
    contents: dict[str, str | bytes] = {
        "a.txt": "In March 2031, 70 lorries passed the gate.\n\nOn 5 March 2031, 9 cranes stood idle.",
        "corpus.toml": SETTINGS,
        "register.toml": GATE.replace("Log of the Kessel gate", f"Log {EVIL}"),
        "gate.csv": GATE_ROWS,
    }
    examine_project([write_corpus(tmp_path / "in", contents)], tmp_path / "project")
    with running(tmp_path / "project", "--reviewer", "A. Reader") as server:
        client = Client(server).enter()
        rows = client.get("/claims")
        links = {part.split('"')[0] for part in rows.split('href="/claims/')[1:]}
        pages = [client.get(f"/claims/{link}") for link in sorted(links)]
    shown = [page for page in pages if "Beside the registers" in page]
    assert len(pages) == 2
    assert len(shown) == 1
    page = shown[0]
    assert "The register shows 60; the claim says 70." in page
    assert "entries dated up to 1 day before let in" in page
    assert "SELECT sum(&#34;lorries&#34;)" in page
    assert EVIL not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
