"""Score the voices on the public benchmarks.

    PYTHONPATH=src python bench/voices.py [--bench DIR] [--only NAME] [--limit N] [--show]

Predictions go to a temporary folder; the benchmark's own score.py is run on them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from countersay.extraction.attribution import find_attributions

SHARED = Path(os.environ.get("COUNTERSAY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SETS = {
    "polnear_dev": (
        "who+what F1: floor 45, aim 55 (regex 31.4, trained CRF 37.3, parser rules 44.7, people 70.5); "
        "what, direct recall: floor 85, aim 94"
    ),
    "gum_attribution_open_traindev": "who+what F1 on news: regex floor 49.9",
    "factuality_meantime_traindev": "r: floor .49, aim .55",
}


def predict(row):
    found = find_attributions(row["text"])
    return [
        {
            "source": [[e.start, e.end] for e in a.source],
            "cue": [[e.start, e.end] for e in a.cue],
            "content": [[s.start, s.end] for s in a.content],
        }
        for a in found
    ]


def run(bench, name, limit, show):
    source = bench / "voices" / f"{name}.jsonl"
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line][:limit]
    with tempfile.TemporaryDirectory() as folder:
        gold = source
        if limit:
            gold = Path(folder) / f"{name}.jsonl"
            gold.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
            (Path(folder) / "span_score.py").write_text(
                (bench / "voices/span_score.py").read_text(encoding="utf-8"), encoding="utf-8"
            )
        pred = Path(folder) / "pred.jsonl"
        start = time.process_time()
        with open(pred, "w", encoding="utf-8") as out:
            for row in rows:
                if name.startswith("factuality"):
                    from countersay.extraction.factuality import factuality

                    out.write(
                        json.dumps({"id": row["id"], "value": factuality(row["text"], row["start"], row["end"])}) + "\n"
                    )
                else:
                    out.write(json.dumps({"id": row["id"], "attributions": predict(row)}) + "\n")
        spent = time.process_time() - start
        print(f"== {name}: {SETS.get(name, '')}")
        print(f"   {sum(len(r['text']) for r in rows) / 1000 / spent:.0f} KB a CPU second")
        subprocess.run([sys.executable, str(bench / "score.py"), str(gold), str(pred)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--only", action="append")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    for name in args.only or SETS:
        run(args.bench, name, args.limit, args.show)


if __name__ == "__main__":
    main()
