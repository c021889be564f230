"""Measure the time-expression finder on the public benchmarks.

    PYTHONPATH=src python bench/dates.py [--bench DIR] [--show NAME] [--limit N]

DIR holds `figures/*.jsonl` and `score.py`; the default is `$COUNTERSAY_SHARED/bench`, else `../shared/bench`. Predictions
go to a temporary folder and are scored by `score.py` in a process of its own.

The adapter translates where conventions differ, and does nothing else:
* TIMEX2 (WikiWars) counts decades and centuries as P2DE and P1CE, we as years (P20Y, P100Y).
* TIMEX2 annotates sets of one unit as XXXX-XX-XX, XXXX-XX, XXXX, we as P1D, P1M, P1Y.
* TIMEX2 writes half units as decimals (P2.5Y), TIMEX3 as smaller units (P2Y6M).
* Recognizers specs mark ranges as one expression: periods that `find_periods` joins are handed over as one span there,
  with an end that counts as inclusive, where the specs' end of "from A to B" is exclusive (see `inclusive_end`).
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from countersay.extraction.periods import find_periods
from countersay.extraction.timex import find_timexes
from countersay.model import Period, Timex

ROOT = Path(__file__).resolve().parent.parent
NEWS = ("timebank_te3_dev", "aquaint_te3_dev")
SPECS = ("rec_dateperiod", "rec_date", "rec_duration", "rec_set", "rec_time", "rec_timeperiod", "rec_datetime", "rec_datetimeperiod", "rec_datetime_model", "rec_holiday")  # fmt: skip
GOALS = {  # row, measure: floor, aim
    ("timebank_te3_dev", "exact"): (79, 85),
    ("timebank_te3_dev", "TIMEX"): (73, 80),
    ("aquaint_te3_dev", "exact"): (79, 85),
    ("aquaint_te3_dev", "TIMEX"): (73, 80),
    ("wikiwars_1-16", "exact"): (84, 88),
    ("wikiwars_1-16", "TIMEX"): (78, 85),
    ("rec_dateperiod", "reading"): (73.2, 73.2),
}
TIMEX2_SETS = {"P1D": "XXXX-XX-XX", "P1M": "XXXX-XX", "P1Y": "XXXX", "P1W": "XXXX-WXX"}


def row(timex: Timex) -> dict[str, object]:
    return {
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "first": timex.first and timex.first.isoformat(),
        "last": timex.last and timex.last.isoformat(),
    }


def timex2(timex: Timex) -> dict[str, object]:
    found = row(timex)
    value = timex.value or ""
    if timex.type == "SET" and value in TIMEX2_SETS and not re.match(r"per\b", timex.text, re.IGNORECASE):
        found["value"] = TIMEX2_SETS[value]
    halves = re.fullmatch(r"P(T?)(\d*)([YHM]?)(?:6M|30[MS])", value)
    if halves and ("half" in timex.text or "½" in timex.text or "/2" in timex.text):
        found["value"] = f"P{halves[1]}{halves[2] or 0}.5{halves[3]}"
    decades = re.fullmatch(r"P(\d+)0Y", value)
    if decades and "decade" in timex.text.lower():
        found["value"] = f"P{decades[1]}DE"
    centuries = re.fullmatch(r"P(\d+)00Y", value)
    if centuries and "centur" in timex.text.lower():
        found["value"] = f"P{centuries[1]}CE"
    return found


def inclusive_end(text: str, period: Period) -> date | None:
    """The last day as the specs' reading expects it once its exclusive end is made inclusive.

    The specs call the end of "from A to B" exclusive although B is meant: their B less one day.
    """
    if period.kind == "between" and period.last is not None and period.last_earliest is None:
        return period.last - timedelta(days=1)
    return (
        (period.last_earliest - timedelta(days=1)) if period.kind == "between" and period.last_earliest else period.last
    )


def spans(text: str, timexes: list[Timex], anchor: date | None) -> list[dict[str, object]]:
    """Time expressions, with those that a period joins replaced by the period."""
    found = [row(timex) for timex in timexes]
    for period in find_periods(text, timexes, as_of=anchor):
        if period.start is None or period.end is None or period.first is None:
            continue
        covered = [t for t in found if period.start <= t["start"] and t["end"] <= period.end]  # type: ignore[operator]
        if period.kind != "between" and not (period.kind == "past" and len(covered) == 1):
            continue
        last = inclusive_end(text, period)
        found = [t for t in found if t not in covered]
        start = period.start if period.kind == "between" else covered[0]["start"]
        value = covered[0]["value"] if len(covered) == 1 else None
        found.append(
            {"start": start, "end": period.end, "type": "DATE", "value": value, "first": period.first.isoformat(), "last": last and last.isoformat()}
        )  # fmt: skip
    return sorted(found, key=lambda t: t["start"])  # type: ignore[arg-type, return-value]


def predict(name: str, record: dict[str, str]) -> list[dict[str, object]]:
    stamp = record.get("ref_time")
    anchor = date.fromisoformat(stamp[:10]) if stamp else None
    timexes = find_timexes(record["text"], anchor)
    if name.startswith("wikiwars"):
        return [timex2(timex) for timex in timexes]
    if name.startswith("rec_") and ("period" in name or name == "rec_datetime_model"):
        return spans(record["text"], timexes, anchor)
    return [row(timex) for timex in timexes]


def measure(folder: Path, name: str, work: Path) -> dict[str, tuple[float, float, float]]:
    source = folder / "figures" / f"{name}.jsonl"
    target = work / f"{name}.jsonl"
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            out.write(json.dumps({"id": record["id"], "timexes": predict(name, record)}) + "\n")
    report = subprocess.run(
        [sys.executable, str(folder / "score.py"), str(source), str(target)], capture_output=True, text=True, check=True
    ).stdout
    pattern = re.compile(r"^(\S+)\s+P\s+(\S+)\s+R\s+(\S+)\s+F1\s+(\S+)", re.MULTILINE)
    return {m[1]: (float(m[2]), float(m[3]), float(m[4])) for m in pattern.finditer(report)}


def show(folder: Path, name: str, keep_every_third: bool) -> None:
    """Print each difference, one a line: missed, extra, other value."""
    with (folder / "figures" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if keep_every_third and number % 3 == 2:
                continue
            record = json.loads(line)
            text = record["text"]
            found = predict(name, record)
            for gold in record["items"]:
                hits = [p for p in found if p["start"] < gold["end"] and gold["start"] < p["end"]]  # type: ignore[operator]
                exact = [p for p in hits if (p["start"], p["end"]) == (gold["start"], gold["end"])]
                wanted = gold.get("value") or gold.get("timex")
                context = text[max(0, gold["start"] - 45) : gold["end"] + 30].replace("\n", " ")
                if not hits:
                    print(f"MISS  {gold['text']!r} {wanted}   | {context}")
                elif not exact:
                    print(
                        f"SPAN  {gold['text']!r} {wanted} <> {[text[p['start'] : p['end']] for p in hits]}   | {context}"
                    )
                if hits and wanted and str(hits[0]["value"]) != str(wanted):
                    detail = (gold.get("future") or gold.get("values"), hits[0]["first"], hits[0]["last"]) if name.startswith("rec_") else ""  # fmt: skip
                    print(f"VALUE {gold['text']!r} {wanted} <> {hits[0]['value']} {(record.get('ref_time') or '')[:10]} {detail}   | {context}")  # fmt: skip
            for p in found:
                if not any(p["start"] < g["end"] and g["start"] < p["end"] for g in record["items"]):  # type: ignore[operator]
                    context = text[max(0, p["start"] - 45) : p["end"] + 30].replace("\n", " ")  # type: ignore[operator]
                    print(f"EXTRA {text[p['start'] : p['end']]!r} {p['value']}   | {context}")  # type: ignore[misc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("COUNTERSAY_SHARED", ROOT.parent / "shared")) / "bench"
    parser.add_argument("--bench", type=Path, default=default)
    parser.add_argument("--show", help="list the differences of one file instead")
    parser.add_argument("--check", action="store_true", help="score only each third document of the news files")
    options = parser.parse_args()
    if options.show:
        show(options.bench, options.show, options.show == NEWS[0])
        return
    print(f"{'file':24s} {'measure':8s} {'P':>6s} {'R':>6s} {'F1':>6s} {'floor':>6s} {'aim':>6s}")
    with tempfile.TemporaryDirectory() as work:
        for name in (*NEWS, "wikiwars_1-16", *SPECS):
            for key, (precision, recall, f1) in measure(options.bench, name, Path(work)).items():
                floor, aim = GOALS.get((name, key), ("", ""))
                print(f"{name:24s} {key:8s} {precision:6.1f} {recall:6.1f} {f1:6.1f} {floor!s:>6s} {aim!s:>6s}")


if __name__ == "__main__":
    main()
