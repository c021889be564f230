"""Small registers and the documents that speak of them, written on the spot; every text is made up."""

from collections.abc import Mapping
from pathlib import Path

from countersay import examine
from countersay.model import EvidenceCheck, Record
from tests.corpora import write_corpus

GATE = """[[register]]
id = "gate"
name = "Log of the Kessel gate"
file = "gate.csv"
row = "count"
silent_days = "none"
first = 2031-03-01
last = 2031-03-31
point = "the Kessel gate"
about = ["Kessel", "the gate"]
other_points = ["depot"]
[register.time]
column = "day"
[[register.measure]]
name = "lorries"
column = "lorries"
words = ["lorry"]
[[register.measure]]
name = "load"
column = "load"
unit = "t"
words = ["goods", "cargo"]
[[register.column]]
column = "operator"
role = "operator"
[register.column.values]
"Ostrand Relief" = "relief"
"Harbour Authority" = "harbour"
[[register.column]]
column = "cargo"
[[register.column]]
column = "bound"
role = "direction"
[register.column.values]
"into the town" = "in"
"out of the town" = "out"
"""
GATE_ROWS = """day,operator,bound,cargo,lorries,load
2031-02-28,relief,in,flour,9,90
2031-03-01,relief,in,flour,4,40.5
2031-03-01,harbour,out,salt,6,60
2031-03-02,relief,in,flour,5,50
2031-03-04,harbour,in,coal,10,120
2031-03-05,relief,out,salt,2,12.5
2031-03-09,harbour,out,coal,8,80
2031-03-15,relief,in,maize,20,"1,200"
2031-03-31,harbour,in,coal,5,50
"""


def project(
    folder: Path, text: str, declaration: str = GATE, issued: str = "2031-04-02", **files: str | bytes
) -> Record:
    """Examine one document beside a register; further files by name, with "__" for a point."""
    settings = (
        f'[documents."a.txt"]\nissuer = "Union of Drivers"\ndate = {issued}\n\n[evidence]\nfiles = ["register.toml"]\n'
    )
    contents: dict[str, str | bytes] = {"a.txt": text, "register.toml": declaration, "corpus.toml": settings}
    contents |= {name.replace("__", "."): body for name, body in ({"gate__csv": GATE_ROWS} | files).items()}
    return examine([write_corpus(folder, contents)])


def checks(record: Record) -> Mapping[str, EvidenceCheck]:
    """Return the checks of a record by the words they check; a word that stands twice gives the first."""
    found: dict[str, EvidenceCheck] = {}
    for check in record.checks:
        found.setdefault(check.text, check)
    return found
