"""Score the voices on the public benchmarks.

    PYTHONPATH=src python bench/voices.py [--bench DIR] [--only NAME] [--limit N] [--show]

Predictions go to a temporary folder; the benchmark's own score.py is run on them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

from countersay.extraction.voices.attribution import find_attributions

SHARED = Path(os.environ.get("COUNTERSAY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
# who+what F1 of the regular expressions of ../shared/bench on news, the only genre that they were run on there.
GENRE_FLOORS = {"news": 49.9}
GENRES = "gum_attribution_open_traindev"
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
                    from countersay.extraction.voices.factuality import factuality

                    out.write(
                        json.dumps({"id": row["id"], "value": factuality(row["text"], row["start"], row["end"])}) + "\n"
                    )
                else:
                    out.write(json.dumps({"id": row["id"], "attributions": predict(row)}) + "\n")
        spent = time.process_time() - start
        print(f"== {name}: {SETS.get(name, '')}")
        print(f"   {sum(len(r['text']) for r in rows) / 1000 / spent:.0f} KB a CPU second")
        subprocess.run([sys.executable, str(bench / "score.py"), str(gold), str(pred)], check=True)
        if name == GENRES:
            by_genre(bench, rows, pred)


def regex_floor(text):
    """A floor of regular expressions: a quotation beside a speaking verb, and "X said that ..." to the end of the sentence."""
    verbs = r"(?:said|says|say|told|added|adds|stated|states|announced|claimed|claims|explained|explains|wrote|writes|reported|reports|argued|argues|believes?|thinks?|thought)"
    who = r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}|(?:[Tt]he|[Aa]n?) [\w'’-]+(?: [\w'’-]+)?|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)"
    found = []
    for match in re.finditer(rf"({who}) {verbs}(?: that)?,? ([^.!?\n]{{3,400}})", text):
        found.append((match.span(1), match.span(2)))
    for match in re.finditer(rf'([“"][^”"\n]{{3,600}}[”"]),? (?:({who}) {verbs}|{verbs} ({who}))', text):
        found.append((match.span(2) if match[2] else match.span(3), match.span(1)))
    return [{"source": [list(source)], "cue": [], "content": [list(content)]} for source, content in found]


def by_genre(bench, rows, pred):
    """Print who+what of each genre, with the floor of regular expressions scored the same way beside it."""
    sys.path.insert(0, str(bench / "voices"))
    import span_score

    said = {row["id"]: row["attributions"] for row in map(json.loads, pred.read_text(encoding="utf-8").splitlines())}
    print("   who+what by genre: precision recall F1 | regex floor, the same scorer: precision recall F1")
    for genre in sorted({row["genre"] for row in rows}, key=lambda genre: (genre != "news", genre)):
        some = [row for row in rows if row["genre"] == genre]
        ours = who_what(span_score, some, said)
        floor = who_what(span_score, some, {row["id"]: regex_floor(row["text"]) for row in some})
        note = f"  (stated floor {GENRE_FLOORS[genre]})" if genre in GENRE_FLOORS else ""
        print(f"   {genre:12} {_prf(ours)} | {_prf(floor)}{note}  {len(some)} texts")


def _prf(numbers):
    return " ".join(f"{number:5.1f}" for number in numbers)


def who_what(span_score, rows, said):
    """Return precision, recall and F1 of who+what over some texts, by the benchmark's own scorer."""
    docs = [SimpleNamespace(name=row["id"], text=row["text"], rels=_relations(row["attributions"])) for row in rows]
    found = {row["id"]: _relations(said.get(row["id"], ())) for row in rows}
    return span_score.score(docs, found)["rel_whowhat"]


def _relations(rows):
    return [SimpleNamespace(source=one["source"], cue=one["cue"], content=one["content"]) for one in rows]


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
