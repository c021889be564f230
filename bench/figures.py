"""Score the quantity finder against the public benchmarks and print a table with floors and aims.

    PYTHONPATH=src python bench/figures.py [--bench DIR] [--show NAME [--part A|B]] [--gold] [--speed]

DIR holds score.py and figures/*.jsonl (default: $COUNTERSAY_SHARED/bench, else ../shared/bench). Where a benchmark's
convention differs from the record format, the record format stands and the prediction is translated here:

- NewsQuant has no zero, universal or absent numbers: predictions with precision "universal" are left out, so are the
  vague "several", "a few", "a couple", "a handful", "a number of" and shares such as "the majority". It counts one
  for every "one of the ..."; that is a named trap here ("pronoun") and put back. Its ranges carry no hedge and no
  trend. A rate is a unit of its own there ("dollar per barrel"). Its bounds of vague words are powers of ten
  ("thousands" is 1,000 to 10,000; "dozens" is 12), so vague ones are rewritten. A change "from A to B" is one item
  [A, B] there, and two exact figures here: they are joined when only "to" stands between. A falling range keeps the
  order of its words there.
- Recognizers number counts every run of digits in dates, phone numbers and addresses as a number: traps of those
  reasons are put back, one number a run. quantulum3 counts years: traps of the reason "year" are put back.
- Recognizers number, currency, dimension, age, temperature: an item is the number alone, or number and unit, without
  comparator or noun; the span is cut to that, and only the kinds of unit that the file is about are kept. The number
  file leaves out numbers glued to a unit.
- Recognizers number range: an item spans comparator and number; numbers without a comparator and without a second end
  are not asked for.
- quantulum3: a range is its midpoint, and has no comparator in its span.

What is left out of the Recognizers specs, and why (they are unit tests in the phrasing of an assistant; number range alone is an aim):

- number: fractions in ordinals without an article ("twenty twenty fifths", "one hundred one thousand fifths"), powers
  ("-2.5^-1", "1.1^+23"), "dozs", "bln" and "tln" in a row: no statement writes so, and "three twenty firsts" is a list there.
  Numbers inside names ("SCP-173") are traps of the record format. A bare "half" or "quarter" is no figure.
- percent: "percent of twenty", where the number stands behind the sign and is what a share is taken of: DESIGN knows a
  share by its number. All that is found is right.
- currency, dimension: units that touch or precede the number and exist in one spec alone ("dollar 22.5 million", "drachma",
  "centimeters/millisecond"); "2 pm" for two picometres and "10 \"" are a time and a quotation in any other text.
- age: an age is a qualifier in the record ("children under five"), a figure only where it is the number told; "of age" and
  "old" are left out of the span, so "ten months" for "ten months old". A saga that is "ten years old" has lasted.
- temperature: "50 deg." and "34.9 centigrate" without a scale; angles ("rotate 90°") are kept as angles.
- ordinals are kept apart as the record format asks, so that the ordinal spec is not scored.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from countersay.extraction.numbers.numerals import read_digits
from countersay.extraction.quantities.quantities import find_quantities
from countersay.extraction.quantities.traps import find_traps
from countersay.model import Quantity

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERSAY_SHARED", ROOT.parent / "shared"))

# name -> scorer row -> (floor, aim) of F1; None where it is only reported.
TARGETS: dict[str, dict[str, tuple[float | None, float | None]]] = {
    "newsquant_dev": {"value": (86, 92), "+unit": (84, 90), "+change": (78, 88)},
    "rec_numberrange": {"value": (78, 90)},
    "quantulum3_tests": {"value": (72, 85)},
    "rec_number": {"exact": (78.9, None), "overlap": (92.2, None), "value": (75.8, None)},
    "rec_currency": {"exact": (81.9, None), "overlap": (94.1, None), "value": (84.0, None)},
    "rec_dimension": {"exact": (71.1, None), "overlap": (82.2, None), "value": (75.6, None)},
    "rec_percent": {"value": (None, None)},
    "rec_age": {"value": (None, None)},
    "rec_temperature": {"value": (None, None)},
    "quantulum3_ambiguity": {"value": (None, None)},
}


def decimal(value: Any) -> str | None:
    """Return a fraction as the scorer reads numbers."""
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    return repr(value.numerator / value.denominator)


def row(quantity: Quantity) -> Row:
    """Return a quantity in the scorer's shape."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": decimal(quantity.value),
        "lower": decimal(quantity.lower),
        "upper": decimal(quantity.upper),
        "unit": quantity.unit,
        "change": quantity.change,
    }


POWERS = {
    "dozens": (12, None),
    "scores": (20, None),
    "tens": (10, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10_000),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
}


def newsquant(text: str) -> list[Row]:
    """Predict for NewsQuant."""
    found = [quantity for quantity in find_quantities(text) if quantity.precision != "universal"]
    rows: list[Row] = []
    skip = False
    for index, quantity in enumerate(found):
        if skip:
            skip = False
            continue
        item = row(quantity)
        if quantity.per is not None and quantity.unit is not None:
            item["unit"] = f"{quantity.unit} per {quantity.per}"
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following
            and quantity.value is not None
            and following.value is not None
            and _change(text, quantity, following)
        ):
            item |= {
                "value": None,
                "lower": decimal(quantity.value),
                "upper": decimal(following.value),
                "change": "=",
                "unit": following.unit or quantity.unit,
            }
            skip = True
        elif quantity.precision == "vague":
            power = _power(quantity)
            if not power:
                continue
            item |= power
        elif quantity.value is None:
            item |= {"change": "="} | _in_order(quantity)
        elif quantity.value is not None:
            item |= {"lower": None, "upper": None}
        rows.append(item)
    rows += [
        {"start": trap.start, "end": trap.end, "value": 1, "lower": None, "upper": None, "unit": None, "change": "="}
        for trap in find_traps(text)
        if trap.text.lower() == "one" and text[trap.end : trap.end + 4] == " of "
    ]
    return rows


def _change(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.number.end : second.number.start]
    return bool(re.fullmatch(r"[^.;,]{0,24} to [$€£A-Za-z ]{0,5}", between)) and bool(
        re.search(r"\bfrom\W+(?:up to |about )?[$€£A-Z ]{0,5}$", text[: first.number.start])
    )


def _in_order(quantity: Quantity) -> Row:
    first = read_digits(quantity.number.text, 0) if quantity.number.text[0].isdigit() else None
    falling = first is not None and first.value == quantity.upper
    return {"lower": decimal(quantity.upper), "upper": decimal(quantity.lower)} if falling else {}


def _power(quantity: Quantity) -> Row:
    name = quantity.number.text.lower()
    if match := re.fullmatch(r"(tens|hundreds) of (thousands|millions)", name):
        factor = {"thousands": 1000, "millions": 10**6}[match[2]]
        low, high = POWERS[match[1]]
        return {"value": None, "lower": low * factor, "upper": (high or 0) * factor}
    low, high = POWERS.get(name, (None, None))
    if low is None:
        return {}
    return {"value": None, "lower": low, "upper": high} if high else {"value": low}


MONEY = re.compile(r"[A-Z]{3}|cent|penny|sen|dime|kopeck|satoshi")
TIME = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "millisecond"}


def span_of_number(text: str, quantity: Quantity) -> Row:
    """Return the prediction cut to the number alone."""
    return row(quantity) | {"start": quantity.number.start, "end": quantity.number.end}


def span_with_unit(text: str, quantity: Quantity) -> Row:
    """Return the prediction cut to number and unit."""
    from countersay.extraction.numbers import units

    start, end = quantity.number.start, quantity.number.end
    after = units.after(text, end, 10**6 if quantity.unit == "GBP" else 1)
    before = units.before(text, start)
    if before and quantity.unit and before.code == quantity.unit:
        start = before.start
    if after and quantity.unit:
        end = max(end, after.end)
    return row(quantity) | {"start": start, "end": end}


def by_unit(wanted: Callable[[str], bool]) -> Callable[[str], list[Row]]:
    """Return a predictor for the files whose items are numbers with one kind of unit."""

    def predict(text: str) -> list[Row]:
        return [
            span_with_unit(text, quantity)
            for quantity in find_quantities(text)
            if quantity.unit and wanted(quantity.unit)
        ]

    return predict


def numbers(text: str) -> list[Row]:
    """Predict for the Recognizers number file."""
    found = find_quantities(text)
    rows = []
    for quantity in found:
        tail = text[quantity.number.end : quantity.number.end + 1]
        if quantity.unit and not MONEY.fullmatch(quantity.unit) and tail.isalpha():
            continue
        rows.append(span_of_number(text, quantity))
    return rows + from_traps(text, {"date", "phone", "section"})


def from_traps(text: str, reasons: set[str]) -> list[Row]:
    """Return each run of digits in traps of these reasons as a number."""
    rows: list[Row] = []
    for trap in find_traps(text):
        if trap.reason in reasons and not any(letter.isalpha() for letter in trap.text):
            for run in re.finditer(r"\d+", trap.text):
                start = trap.start + run.start()
                rows.append(
                    {
                        "start": start,
                        "end": trap.start + run.end(),
                        "value": int(run.group()),
                        "lower": None,
                        "upper": None,
                        "unit": None,
                        "change": "=",
                    }
                )
    return rows


def ranges(text: str) -> list[Row]:
    """Predict for the Recognizers number range file."""
    rows: list[Row] = []
    for quantity in find_quantities(text):
        exactly = quantity.text.lower().split()[0] in {"equal", "equals", "equaling"}
        if quantity.value is None or quantity.change in ("<", ">") or exactly:
            end = quantity.end if quantity.counted is None else max(quantity.number.end, quantity.start)
            rows.append(row(quantity) | {"value": None, "end": end})
    return rows


def quantulum(text: str) -> list[Row]:
    """Predict for quantulum3's tests."""
    rows = []
    for quantity in find_quantities(text):
        item = span_with_unit(text, quantity)
        if quantity.precision == "vague":
            continue
        if quantity.value is None and quantity.lower is not None and quantity.upper is not None:
            item["value"] = decimal((quantity.lower + quantity.upper) / 2)
        rows.append(item)
    return rows + from_traps(text, {"year"})


PREDICTORS: dict[str, Callable[[str], list[Row]]] = {
    "newsquant_dev": newsquant,
    "rec_numberrange": ranges,
    "quantulum3_tests": quantulum,
    "quantulum3_ambiguity": quantulum,
    "rec_number": numbers,
    "rec_currency": by_unit(lambda unit: bool(MONEY.fullmatch(unit))),
    "rec_dimension": by_unit(
        lambda unit: (
            not MONEY.fullmatch(unit)
            and unit not in TIME
            and "percent" not in unit
            and unit not in {"degC", "degF", "K"}
        )
    ),
    "rec_percent": by_unit(lambda unit: "percent" in unit),
    "rec_age": by_unit(lambda unit: unit in TIME),
    "rec_temperature": by_unit(lambda unit: unit in {"degC", "degF", "K", "deg"}),
}


def load(bench: Path, name: str) -> list[Row]:
    """Read one benchmark file."""
    return [json.loads(line) for line in (bench / "figures" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(bench: Path, name: str, part: str | None = None) -> dict[str, tuple[float, float, float]]:
    """Predict, call score.py and return precision, recall and F1 by row of its table."""
    with tempfile.TemporaryDirectory() as folder:
        path, items = Path(folder) / "predictions.jsonl", Path(folder) / f"{name}.jsonl"
        rows = load(bench, name)
        rows = [item for index, item in enumerate(rows) if not part or index % 2 == "AB".index(part)]
        lines = [json.dumps({"id": item["id"], "quantities": PREDICTORS[name](item["text"])}) for item in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        items.write_text("\n".join(json.dumps(item) for item in rows), encoding="utf-8")
        command = [sys.executable, str(bench / "score.py"), str(items), str(path)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    table = {}
    for line in output.splitlines():
        match = re.match(r"(\S+)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)", line)
        if match:
            table[match[1]] = (float(match[2]), float(match[3]), float(match[4]))
    return table


def show(bench: Path, name: str, part: str | None) -> None:
    """Print each text whose items and predictions differ; `part` A or B takes every other text only."""
    for index, item in enumerate(load(bench, name)):
        if part and index % 2 != "AB".index(part):
            continue
        gold = sorted(
            (_plain(g["value"]), g.get("change", "="))
            if name.startswith("newsquant")
            else (_plain(g["value"]), g["text"])
            for g in item["items"]
        )
        rows = PREDICTORS[name](item["text"])
        got = sorted(
            (
                _plain(p["value"] if p["value"] is not None else [p["lower"], p["upper"]]),
                p["change"] if name.startswith("newsquant") else item["text"][p["start"] : p["end"]],
            )
            for p in rows
        )
        if gold != got:
            missed = [g for g in gold if g not in got]
            extra = [g for g in got if g not in gold]
            print(f"# {item['text'][:400]}\n    gold {missed}\n    got  {extra}")


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = [value.get("lo"), value.get("hi")]
    if isinstance(value, list):
        return "[" + ", ".join(_plain(part) for part in value) + "]"
    return "None" if value is None else f"{float(value):.10g}"


def gold(shared: Path, everything: bool) -> None:
    """Compare with the gold sample by overlap of number spans."""
    sample = shared / "gold-sample"
    figures = [json.loads(line) for line in (sample / "figures.jsonl").read_text().splitlines()]
    traps = [json.loads(line) for line in (sample / "not_figures.jsonl").read_text().splitlines()]
    for doc in sorted({figure["doc"] for figure in figures}):
        text = (shared / "corpora" / "lachin-2022" / doc).read_bytes().decode()
        found = find_quantities(text)
        used = set()
        for figure in (item for item in figures if item["doc"] == doc):
            span = figure["num"]
            hits = [q for q in found if q.number.start < span["end"] and span["start"] < q.number.end]
            used |= {(q.start, q.end) for q in hits}
            state = (
                "missed"
                if not hits
                else "ok"
                if (hits[0].start, hits[0].end) == (figure["start"], figure["end"])
                else "span"
            )
            if hits and figure["value"] is not None and figure["tier"] == 1 and hits[0].value != figure["value"]:
                state = "VALUE"
            if state != "ok" or everything:
                print(f"tier {figure['tier']} {state:7s} {figure['text']!r} | {[q.text for q in hits]}")
        for trap in (item for item in traps if item["doc"] == doc):
            if hits := [q for q in found if q.number.start < trap["end"] and trap["start"] < q.number.end]:
                print(f"TRAP TAKEN {trap['text']!r} {trap['why']} | {hits[0].text!r}")
        for q in found:
            if (q.start, q.end) not in used:
                print(f"unmatched {q.text!r}")


def speed(bench: Path) -> None:
    """Print megabytes of news text a CPU second."""
    texts = [item["text"] for item in load(bench, "timebank_te3_dev")] + [
        item["text"] for item in load(bench, "aquaint_te3_dev")
    ]
    text = "\n\n".join(texts)
    find_quantities(text[:1000])
    start = time.process_time()
    count = len(find_quantities(text))
    seconds = time.process_time() - start
    size = len(text.encode()) / 1e6
    print(f"{size:.2f} MB, {count} quantities, {seconds:.2f} CPU s: {size / seconds:.2f} MB/s")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--show", metavar="NAME")
    parser.add_argument("--part", choices=["A", "B"])
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.show:
        show(options.bench, options.show, options.part)
    elif options.gold:
        gold(options.bench.parent, options.all)
    elif options.speed:
        speed(options.bench)
    else:
        print(f"{'benchmark':22s} {'row':8s}     P     R    F1  floor   aim")
        for name, targets in TARGETS.items():
            measured = score(options.bench, name, options.part)
            for key, (floor, aim) in targets.items():
                precision, recall, f1 = measured[key]
                mark = "" if floor is None or f1 >= floor else "  below"
                figures = f"{precision:5.1f} {recall:5.1f} {f1:5.1f}  {floor or '–':>5}  {aim or '–':>4}"
                print(f"{name:22s} {key:8s} {figures}{mark}")


if __name__ == "__main__":
    main()
