"""Measure the time-expression finder on the public benchmarks.

    PYTHONPATH=src python bench/dates.py [--bench DIR] [--show NAME] [--part study|check] [--speed]

DIR holds `figures/*.jsonl` and `score.py`; the default is `$COUNTERSAY_SHARED/bench`, else `../shared/bench`.
Predictions go to a temporary folder and are scored by `score.py` in a process of its own. Rules are
developed on the odd-numbered documents of the news files (`--part study`, and what `--show` lists) and checked on the
even-numbered ones (`--part check`).

The adapter translates where conventions differ, and does nothing else:

* TIMEX2 (WikiWars) counts decades and centuries as P2DE and P1CE, we as years (P20Y, P100Y); it marks "daily" as
  XXXX-XX-XX, we as P1D; "the last week of May" as P1W, we as the week. TIMEX2 and the Recognizers specs write half
  units as decimals (P2.5Y, PT0.5H), TIMEX3 as smaller units (P2Y6M, PT30M).
* Recognizers specs mark a range as one expression: a period that joins two expressions, and the window of "the past
  three weeks", are handed over as one span. The end of "from A to B", of "the past three weeks" (today) and of "the
  rest of the year" is exclusive there although B is meant, so it is handed over one day earlier. A time alone is T15
  there, we give it the day it belongs to (2016-11-07T15:00).

What is left out of the Recognizers specs, and why (dateperiod alone has a floor; the others are reported, not chased):

* date, datetime: a day without its month ("I went back for the 27"), shorthand of messages ("tmrw", "two sundays from now"),
  "a month ago" as one day: we give the month, since the words do not tell the day. Dates without a year are handed over as
  the record has them, in the year the document's date gives.
* time, timeperiod: clock readings in words ("half past eight", "three quarters past 9pm") and hours without any mark of one
  ("from 11 to 3"): statements do not write them, and in them such numbers are counts. The record has no windows within a
  day, so "between 5 and 6 in the afternoon" is a part of its day, and the pairs (T17,T18,PT1H) are not built.
* datetimeperiod: the same, with a day before it; "within the next 5 hours" is a length, not two clock times.
* set: "on Mondays" and "once a week" are spans of a verb's complement there; a rate ("once a week") is `per` of a quantity here.
  "Every night at 9" is a set and a time, not T21.
* duration: the lengths are read, the phrasing of orders ("leave for 5 more years") partly not.
* holiday: feasts that move with the moon or are named in other languages (Eid, Ramadan, Yuandan) have no table; a feast
  without a year is placed by the document's date, not left open (XXXX-12-25).
* datetime_model: all of these together.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from countersay.extraction.times.timex import find_timexes
from countersay.extraction.windows.periods import find_periods
from countersay.model import Period, Timex

ROOT = Path(__file__).resolve().parent.parent
NEWS = ("timebank_te3_dev", "aquaint_te3_dev")
SPECS = "dateperiod date duration set time timeperiod datetime datetimeperiod datetime_model holiday"
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
CLOCK = r"[\d:.]+(?:\s*[ap]\.?\s?m\.?|\s*hrs?|\s*o'clock)?|noon|midday|midnight"
Row = dict[str, Any]


def row(timex: Timex) -> Row:
    return {
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "first": timex.first and timex.first.isoformat(),
        "last": timex.last and timex.last.isoformat(),
    }


def with_decimals(value: str, text: str) -> str:
    """Turn P2Y6M into P2.5Y where the words speak of a half."""
    match = re.fullmatch(r"P(T?)(?:(\d+)[YHM])?(6M|30M|30S)", value)
    if not match or not re.search(r"half|½|\d/2|\.5", text):
        return value
    unit = {"6M": "Y", "30M": "H", "30S": "M"}[match[3]]
    return f"P{match[1]}{match[2] or 0}.5{unit}"


def timex2(timex: Timex) -> Row:
    found = row(timex)
    value, words = timex.value or "", timex.text.lower()
    found["value"] = with_decimals(value, words) or None
    if timex.type == "SET" and value in TIMEX2_SETS and not words.startswith("per "):
        found["value"] = TIMEX2_SETS[value]
    if re.fullmatch(r"P\d+0Y", value) and "decade" in words:
        found["value"] = value[:-2] + "DE"
    if re.fullmatch(r"P\d+00Y", value) and "centur" in words:
        found["value"] = value[:-3] + "CE"
    if re.search(r"\b(?:first|last|second|third|final) week of\b", words):
        found["value"] = "P1W"
    return found


def handed_over(timex: Timex) -> Row:
    """One expression as the Recognizers specs read it."""
    found = row(timex)
    value = with_decimals(timex.value or "", timex.text.lower())
    if timex.type == "TIME" and re.fullmatch(CLOCK, timex.text, re.IGNORECASE):
        value = re.sub(r"^.*T", "T", value)
    found["value"] = re.sub(r"(T\d\d):00$", r"\1", value) or None
    past = timex.type == "DURATION" and timex.last and timex.first and not re.search(r"next|coming", timex.text.lower())
    if timex.last and (past or re.match(r"(?:the )?(?:rest|remainder)\b", timex.text.lower())):
        found["last"] = (timex.last - timedelta(days=1)).isoformat()
    return found


def spans(text: str, timexes: list[Timex], anchor: date | None) -> list[Row]:
    """Time expressions, with those that a period joins replaced by the period."""
    found = [handed_over(timex) for timex in timexes]
    for period in find_periods(text, timexes, as_of=anchor):
        joined = joined_row(text, period, timexes)
        if joined:
            found = [t for t in found if not (joined["start"] <= t["start"] and t["end"] <= joined["end"])]
            found.append(joined)
    return sorted(found, key=lambda t: t["start"])


def joined_row(text: str, period: Period, timexes: list[Timex]) -> Row | None:
    if period.start is None or period.end is None or period.first is None:
        return None
    inside = [t for t in timexes if period.start <= t.start and t.end <= period.end]
    if period.kind != "between":
        return None
    within_a_day = bool(inside) and inside[-1].type == "TIME"  # "to 6 p.m. on 4 June" names that day as the last
    last = period.last if within_a_day else period.last_earliest or period.last
    if last and len(inside) > 1 and inside[0].type != "DURATION":
        last -= timedelta(days=1)
    found = {"start": period.start, "end": period.end, "type": "DATE", "value": None}
    return {**found, "first": period.first.isoformat(), "last": last and last.isoformat()}


def predict(name: str, record: Row) -> list[Row]:
    stamp = record.get("ref_time")
    anchor = date.fromisoformat(stamp[:10]) if stamp else None
    timexes = find_timexes(record["text"], anchor)
    if name.startswith("wikiwars"):
        return [timex2(timex) for timex in timexes]
    if name.startswith("rec_") and ("period" in name or name == "rec_datetime_model"):
        return spans(record["text"], timexes, anchor)
    if name.startswith("rec_"):
        return [handed_over(timex) for timex in timexes]
    return [row(timex) for timex in timexes]


def records(folder: Path, name: str, part: str) -> list[Row]:
    """All documents, or of the news files only the odd-numbered ("study") or the even-numbered ones ("check")."""
    lines = (folder / "figures" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    if part == "all" or name not in NEWS:
        return every
    return every[1::2] if part == "check" else every[::2]


def measure(folder: Path, name: str, work: Path, part: str) -> dict[str, tuple[float, float, float]]:
    source, target = work / f"{name}.jsonl", work / "predicted.jsonl"
    documents = records(folder, name, part)
    source.write_text("".join(json.dumps(record) + "\n" for record in documents), encoding="utf-8")
    predicted = ({"id": record["id"], "timexes": predict(name, record)} for record in documents)
    target.write_text("".join(json.dumps(found) + "\n" for found in predicted), encoding="utf-8")
    command = [sys.executable, str(folder / "score.py"), str(source), str(target)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pattern = re.compile(r"^(\S+)\s+P\s+(\S+)\s+R\s+(\S+)\s+F1\s+(\S+)", re.MULTILINE)
    return {m[1]: (float(m[2]), float(m[3]), float(m[4])) for m in pattern.finditer(report)}


def show(folder: Path, name: str) -> None:
    """Print each difference, one a line: missed, other span, other value, extra."""
    for record in records(folder, name, "study"):
        text, found = record["text"], predict(name, record)
        for gold in record["items"]:
            hits = [p for p in found if p["start"] < gold["end"] and gold["start"] < p["end"]]
            wanted = gold.get("value") or gold.get("timex")
            context = text[max(0, gold["start"] - 45) : gold["end"] + 30].replace("\n", " ")
            if not hits:
                print(f"MISS  {gold['text']!r} {wanted}   | {context}")
                continue
            if not any((p["start"], p["end"]) == (gold["start"], gold["end"]) for p in hits):
                print(f"SPAN  {gold['text']!r} {wanted} <> {[text[p['start'] : p['end']] for p in hits]}   | {context}")
            if wanted and str(hits[0]["value"]) != str(wanted):
                stamp = (record.get("ref_time") or "")[:10]
                print(f"VALUE {gold['text']!r} {wanted} <> {hits[0]['value']} {stamp}   | {context}")
        for p in found:
            if not any(p["start"] < g["end"] and g["start"] < p["end"] for g in record["items"]):
                context = text[max(0, p["start"] - 45) : p["end"] + 30].replace("\n", " ")
                print(f"EXTRA {text[p['start'] : p['end']]!r} {p['value']}   | {context}")


def speed(folder: Path) -> None:
    """Print megabytes of news a second of processor time, and the growth on adversarial input."""
    text = "".join(record["text"] for name in NEWS for record in records(folder, name, "all"))
    find_timexes("3 May 2022")
    for label, work in (("timexes", lambda: find_timexes(text, date(2000, 1, 1))), ("periods too", None)):
        begun = time.process_time()
        if work:
            timexes = work()
        else:
            find_periods(text, timexes, as_of=date(2000, 1, 1))
        print(f"{label:28s} {len(text) / 1e6 / (time.process_time() - begun):6.2f} MB/s")
    hard = {
        "digits": "1",
        "brackets": "(",
        "letters": "a",
        "day list": "3, ",
        "month names": "May ",
        "counts": "two ",
        "the": "the ",
        "of": "early of the ",
        "dates": "3 May to ",
        "since": "since the ",
        "newlines": "\n",
        "month and blanks": "3 May" + " " * 3000,
        "brackets with months": "[May ",
        "as of and since": "As of 3 May 2022 x. Since 3 May 2022. ",
    }
    for label, piece in hard.items():
        seconds = []
        for size in (40_000, 80_000):
            sample = (piece * size)[:size]
            begun = time.process_time()
            find_periods(sample, find_timexes(sample, date(2000, 1, 1)), as_of=date(2000, 1, 1))
            seconds.append(time.process_time() - begun)
        print(f"{label:28s} {seconds[0]:6.3f} s for 40 kB, {seconds[1]:6.3f} s for 80 kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("COUNTERSAY_SHARED", ROOT.parent / "shared")) / "bench"
    parser.add_argument("--bench", type=Path, default=default)
    parser.add_argument("--show", metavar="NAME", help="list the differences of one file instead")
    parser.add_argument("--part", choices=("all", "study", "check"), default="all", help="score only half of the news")
    parser.add_argument("--speed", action="store_true", help="measure speed instead")
    options = parser.parse_args()
    if options.show:
        show(options.bench, options.show)
        return
    if options.speed:
        speed(options.bench)
        return
    names = NEWS if options.part != "all" else (*NEWS, "wikiwars_1-16", *(f"rec_{name}" for name in SPECS.split()))
    print(f"{'file':24s} {'measure':8s} {'P':>6s} {'R':>6s} {'F1':>6s} {'floor':>6s} {'aim':>6s}")
    with tempfile.TemporaryDirectory() as work:
        for name in names:
            for key, (precision, recall, f1) in measure(options.bench, name, Path(work), options.part).items():
                floor, aim = GOALS.get((name, key), ("", ""))
                print(f"{name:24s} {key:8s} {precision:6.1f} {recall:6.1f} {f1:6.1f} {floor!s:>6s} {aim!s:>6s}")


if __name__ == "__main__":
    main()
