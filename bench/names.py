"""Score the finder of names on re3d (entities and synonym links) and print floors and aims.

    PYTHONPATH=src python bench/names.py --bench DIR [--rows 1-25] [--show]

DIR holds `score.py` and `voices/re3d_open_1-50.jsonl`; by default it is $COUNTERSAY_SHARED/bench or ../shared/bench.

re3d marks persons, organisations and locations as full noun phrases, so the adapter maps kinds (group to Organisation;
country, place, road, deposit to Location), takes the article into organisations, gives a titled person also without
the title, splits a bracketed acronym off, and gives a country that acts also as Organisation, as re3d does.
Synonym links are scored as pairs of forms of one text: a link counts when re3d lists it or lists a pair that makes it
one cluster; only pairs whose two forms both occur in re3d's pairs of that text can be judged.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from countersay.extraction.names.described import find_described
from countersay.extraction.names.mentions import find_mentions
from countersay.extraction.names.name_words import name_lexicon
from countersay.linking.name_keys import bare_person, plain
from countersay.linking.names import link_names
from countersay.model import Mention

Row = dict[str, Any]
Span = tuple[int, int, str]
TYPES = {
    "person": "Person",
    "organisation": "Organisation",
    "group": "Organisation",
    "country": "Location",
    "place": "Location",
    "road": "Location",
    "deposit": "Location",
    "other": "Organisation",
}
DIRECTIONS = ("West", "Middle East", "Gulf", "Levant", "Caucasus")
KNOWN = frozenset(name_lexicon().known)
FLOORS = {"exact": (55, 68), "overlap": (65, 78), "links": (95, 95)}


PRONOUNS = {"we": "Organisation", "he": "Person", "she": "Person", "i": "Person", "them": "Organisation"}


def spans(text: str, mention: Mention) -> Iterator[Span]:
    """Yield the re3d spans of a mention."""
    kind = TYPES.get(mention.kind)
    if kind is None:
        return
    start, end = mention.start, mention.end
    bracket = re.search(r" \(([A-Z.]+)\)$", mention.text)
    if bracket:
        yield start + bracket.start(1), end - 1, kind
        end = start + bracket.start()
    government = mention.kind == "country" and "overnment" in mention.text
    kind = "Organisation" if government else kind
    article = text[max(0, start - 4) : start] in ("the ", "The ") and mention.kind != "person"
    if article and (kind == "Organisation" or mention.kind == "country" or mention.text in DIRECTIONS):
        yield start - 4, end, "Organisation" if mention.kind == "country" else kind
    if not (article and (mention.kind == "group" or government)):
        yield start, end, kind
    if mention.kind == "person":
        bare = bare_person(mention.text)
        if bare and bare != mention.text and mention.text.endswith(bare):
            yield end - len(bare), end, "Person"
    if mention.kind in ("place", "country") and text[end : end + 2] == ", ":
        state = re.match(r"[A-Z][\w.]+(?: [A-Z]\w+)?", text[end + 2 : end + 40])
        if mention.kind == "place" and state and state[0] in KNOWN:
            yield start, end + 2 + state.end(), "Location"


def predict(row: Row) -> dict[str, object]:
    """Map what is found in a row's text to re3d's spans."""
    text = row["text"]
    mentions = find_mentions(text, row["id"])
    bodies = [m for m in mentions if m.kind in ("organisation", "group", "person")]
    kept = [m for m in mentions if not (m.kind in ("country", "organisation") and _inside(m, bodies))]
    found = {span for mention in kept for span in spans(text, mention)}
    taken = sorted((start, end) for start, end, _ in found)
    for mention in find_described(text):
        if not any(start < mention.end and mention.start < end and end == mention.end for start, end in taken):
            kind = TYPES[mention.kind]
            found.add((mention.start, mention.end, kind))
    for match in re.finditer(r"\b(?:We|we|He|he|She|she|I|them)\b", text):
        found.add((match.start(), match.end(), PRONOUNS[match[0].lower()]))
    return {"id": row["id"], "names": [{"start": a, "end": b, "type": kind} for a, b, kind in sorted(found)]}


def _inside(mention: Mention, bodies: list[Mention]) -> bool:
    return any(
        b.start <= mention.start
        and mention.end <= b.end
        and b is not mention
        and b.end - b.start > mention.end - mention.start
        for b in bodies
    )


def links(rows: list[Row]) -> tuple[int, int, int]:
    """Return (right, made, gold) links between different forms of one text, among those re3d can judge."""
    right = made = gold = 0
    for row in rows:
        pairs = {frozenset(map(plain, pair)) for pair in row["synonyms"]}
        pairs = {pair for pair in pairs if len(pair) == 2}
        forms = set().union(*pairs) if pairs else set()
        gold += len(pairs)
        named = link_names(find_mentions(row["text"], row["id"]))
        for name in named.names:
            mine = sorted({plain(form) for form in name.forms} & forms)
            for i, left in enumerate(mine):
                for other in mine[i + 1 :]:
                    made += 1
                    right += frozenset((left, other)) in pairs
    return right, made, gold


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("COUNTERSAY_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
    parser.add_argument("--bench", type=Path, default=default / "bench")
    parser.add_argument("--rows", default="1-50", help="rows to score, 1-based and inclusive")
    parser.add_argument("--show", action="store_true", help="list what is missed and what is too much")
    args = parser.parse_args()
    first, last = map(int, args.rows.split("-"))
    path = args.bench / "voices" / "re3d_open_1-50.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][first - 1 : last]
    predictions = [predict(row) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder) / path.name, Path(folder) / "pred.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        pred.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
        command = [sys.executable, str(args.bench / "score.py"), str(gold), str(pred)]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(output, end="")
    for line in output.splitlines():
        key = line.split()[0]
        if key in FLOORS:
            score = float(re.search(r"F1\s+([\d.]+)", line)[1])  # type: ignore[index]
            floor, aim = FLOORS[key]
            outcome = "met" if score >= floor else "MISSED"
            print(f"{key:10s} {score:.1f}  floor {floor} {outcome}  aim {aim} {'met' if score >= aim else 'not yet'}")
    right, made, total = links(rows)
    precision = 100 * right / made if made else 100
    print(f"links      P {precision:.1f}  ({right} right of {made} made; re3d has {total})  floor and aim 95")
    if args.show:
        show(rows, predictions)
    return 0


def show(rows: list[Row], predictions: list[dict[str, object]]) -> None:
    kinds = set(TYPES.values())
    for row, prediction in zip(rows, predictions, strict=True):
        text = row["text"]
        gold = {(n["start"], n["end"]) for n in row["names"] if n["type"] in kinds}
        mine = {(n["start"], n["end"]) for n in prediction["names"]}
        for sign, some in (("-", gold - mine), ("+", mine - gold)):
            print(sign, [text[a:b] for a, b in sorted(some)])


if __name__ == "__main__":
    raise SystemExit(main())
