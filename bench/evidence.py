"""Ten thousand figures against a table of ten million rows: processor seconds and memory; pandas as the peer if there.

The table is made once in a temporary folder. The figures stand in made-up sentences and are handed over as the extraction
would; finding them is not measured here.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import duckdb  # noqa: E402

from countersay.evidence.checks import check_figures  # noqa: E402
from countersay.evidence.declaration import read_declarations  # noqa: E402
from countersay.evidence.typed import open_table  # noqa: E402
from countersay.model import Document, Extent, Figure, Issued, Period, Record, identify  # noqa: E402

FIRST = date(2028, 1, 1)
DAYS = 1096
PEER_FIGURES = 20  # the peer scans the table anew for each; the rest is extrapolated
OPERATORS = [f"Carrier {name}" for name in ("Amber", "Birch", "Cedar", "Dune", "Elm", "Fern", "Gorse", "Heath")]
CARGOES = ["flour", "salt", "coal", "maize", "timber", "cement"]
DECLARATION = """[[register]]
id = "log"
file = "log.parquet"
first = 2028-01-01
last = 2030-12-31
about = ["gate"]
[register.time]
column = "day"
[[register.measure]]
name = "lorries"
column = "lorries"
words = ["lorry"]
[[register.measure]]
name = "goods"
column = "tonnes"
unit = "t"
words = ["goods"]
[[register.column]]
column = "operator"
role = "operator"
[[register.column]]
column = "cargo"
"""


def make_table(path: Path, rows: int) -> None:
    """Write the table; the same rows at every run."""
    operators = ", ".join(f"'{name}'" for name in OPERATORS)
    cargoes = ", ".join(f"'{name}'" for name in CARGOES)
    duckdb.execute(
        f"COPY (SELECT DATE '2028-01-01' + CAST(hash(i) % {DAYS} AS INTEGER) AS day, "
        f"[{operators}][CAST(1 + hash(i + 1) % {len(OPERATORS)} AS INTEGER)] AS operator, [{cargoes}][CAST(1 + hash(i + 2) % {len(CARGOES)} AS INTEGER)] AS cargo, "
        f"CAST(1 + hash(i + 3) % 4 AS INTEGER) AS lorries, CAST((hash(i + 4) % 400) / 10 AS DECIMAL(9, 1)) AS tonnes "
        f"FROM range({rows}) t(i)) TO '{path}' (FORMAT parquet)"
    )


def make_record(figures: int) -> Record:
    """Write documents of a hundred sentences with a figure each, half of them counts and half weights."""
    random = Random(7)
    documents, found = [], []
    for number in range(0, figures, 100):
        text, placed = "", []
        for _ in range(min(100, figures - number)):
            first = FIRST + timedelta(days=random.randrange(DAYS - 60))
            last = first + timedelta(days=random.randrange(1, 59))
            value = random.randrange(1_000, 900_000)
            operator, cargo = random.choice(OPERATORS), random.choice(CARGOES)
            heavy = random.random() < 0.5
            words = f"{value:,} {'tonnes' if heavy else 'lorries'}"
            start = len(text) + len(lead := f"Between {first:%d %B %Y} and {last:%d %B %Y}, ")
            tail = f" of {cargo} were brought by {operator}. " if heavy else f" of {operator} passed the gate. "
            text += lead + words + tail
            placed.append((start, words, value, heavy, cargo, first, last))
        digest = identify("d", str(number))
        documents.append(
            Document(
                id=digest, path=f"{number}.txt", sha256="", text_sha256="", text=text, issued=Issued(value="2031-01-01")
            )
        )
        for start, words, value, heavy, cargo, first, last in placed:
            end = start + len(words)
            found.append(
                Figure(
                    id=identify("f", digest, str(start)), document=digest, start=start, end=end, text=words,
                    number=Extent(start, start + len(f"{value:,}"), f"{value:,}"), value=Fraction(value),
                    lower=Fraction(value), upper=Fraction(value), resolution=Fraction(1), kind="flow",
                    unit="t" if heavy else None, counted=cargo if heavy else "lorry", predicate="bring" if heavy else "pass",
                    window=Period(first=first, last=last, kind="between"), series="s-1",
                )
            )  # fmt: skip
    return Record(documents=tuple(documents), figures=tuple(found))


def with_pandas(path: Path, record: Record) -> dict[str, object] | None:
    """Do the plain reading of the same checks with pandas, in the two ways a script would.

    Scanning: a mask over all rows and a sum for each figure; a few figures, the rest worked out from them. Grouping: all rows
    added up once by day, operator and cargo, then masks over the sums; all figures. Tonnes are floats, which is what is usual
    and not exact; days are days and names are categories.
    """
    try:
        import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        print("pandas is not here: uv run --with pandas --with pyarrow python bench/evidence.py", file=sys.stderr)
        return None
    start = time.process_time()
    frame = pandas.read_parquet(path)
    frame["day"] = pandas.to_datetime(frame["day"])
    frame["tonnes"] = frame["tonnes"].astype(float)
    for name in ("operator", "cargo"):
        frame[name] = frame[name].astype("category")
    loading = time.process_time() - start
    texts = {document.id: document.text for document in record.documents}

    def asked(rows: Any, figure: Figure) -> float:
        operator = next(name for name in OPERATORS if name in texts[figure.document][figure.end : figure.end + 60])
        window = figure.window
        assert window is not None
        mask = (rows.operator == operator) & (rows.day >= pandas.Timestamp(window.first))
        mask &= rows.day <= pandas.Timestamp(window.last)
        if figure.unit:
            mask &= rows.cargo == figure.counted
        return float(rows.loc[mask, "tonnes" if figure.unit else "lorries"].sum())

    start = time.process_time()
    scanned = [asked(frame, figure) for figure in record.figures[:PEER_FIGURES]]
    scanning = (time.process_time() - start) / max(1, len(scanned))
    start = time.process_time()
    sums = frame.groupby(["day", "operator", "cargo"], observed=True)[["lorries", "tonnes"]].sum().reset_index()
    grouped = [asked(sums, figure) for figure in record.figures]
    grouping = time.process_time() - start
    assert all(abs(one - other) < 0.01 for one, other in zip(scanned, grouped, strict=False))
    return {
        "peer": "pandas",
        "loading": round(loading, 2),
        "scanning_all": round(loading + scanning * len(record.figures), 1),
        "grouping_all": round(loading + grouping, 1),
        "scanned": len(scanned),
    }


def measure(rows: int, figures: int) -> dict[str, object]:
    """Return the costs of checking so many figures against so many rows."""
    with tempfile.TemporaryDirectory(prefix="countersay-bench-") as name:
        folder = Path(name)
        make_table(folder / "log.parquet", rows)
        (folder / "register.toml").write_text(DECLARATION, encoding="utf-8")
        record = make_record(figures)
        (declared,), _ = read_declarations(folder / "register.toml")
        start, wall = time.process_time(), time.perf_counter()
        table = open_table(declared)
        loaded = time.process_time() - start
        checks = check_figures(record, [table]).checks
        spent = time.process_time() - start
        elapsed = time.perf_counter() - wall
        table.loaded.close()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {
            "rows": rows, "figures": figures, "checks": len(checks), "readings": sum(len(c.readings) for c in checks),
            "cpu_seconds": round(spent, 2), "of_these_loading": round(loaded, 2), "wall_seconds": round(elapsed, 2),
            "peak_mb": round(peak), "peer": with_pandas(folder / "log.parquet", record),
        }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--figures", type=int, default=10_000)
    given = parser.parse_args()
    print(json.dumps(measure(given.rows, given.figures), indent=1))
