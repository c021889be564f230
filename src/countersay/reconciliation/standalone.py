"""Check one finding file with nothing but this file and Python: no part of countersay is used or needed.

    python check_finding.py finding-k-….json [copies of the documents, as text files or folders]

Checked: 1 each multiplier is above nought; 2 the terms cancel; 3 the bounds add up to the stated sum, which cannot be;
4 a row that takes an exact number as it stands is no tighter than it; 5 each quotation stands at its place in
the recipient's own copy of the document, found by the digest of its text.
"""

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any


def problems(file: Mapping[str, Any], texts: Iterable[str] = ()) -> list[str]:
    """Return what does not hold, in plain words; nothing if all does. `texts` are the recipient's copies."""
    found: list[str] = []
    left: dict[tuple[str, str | None], Fraction] = defaultdict(Fraction)
    total = Fraction(0)
    figures = {row["id"]: row for row in file["tables"]["figures"]}
    for number, row in enumerate(file["finding"]["certificate"]["rows"], 1):
        times, bound = Fraction(row["multiplier"]), Fraction(row["bound"])
        if times <= 0:
            found.append(f"row {number}: the multiplier {times} is not above 0")
        total += times * bound
        for term in row["terms"]:
            for day, sign in ((term["through"], 1), (term["after"], -1)):
                if sign > 0 or day is not None:
                    left[term["series"], day] += sign * times * Fraction(term["coefficient"])
        said = figures.get(row.get("claim"), {})
        end = (
            said.get(row["sense"]) if _is_exact(said) and row["reading"] == "plain" and len(row["terms"]) == 1 else None
        )
        if end is not None and bound < Fraction(end) * (1 if row["sense"] == "upper" else -1):
            found.append(f"row {number}: “{said['text']}” says {end}, the row says {bound}")
    found += [f"{amount} of {name} at {day} is left over" for (name, day), amount in left.items() if amount]
    if total != Fraction(file["finding"]["certificate"]["sum"]):
        found.append(f"the bounds add up to {total}")
    if total > 0 or (total == 0 and not any(row["strict"] for row in file["finding"]["certificate"]["rows"])):
        found.append(f"0 <= {total} is possible")
    copies = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    for quote in file["quotations"]:
        copy = copies.get(quote["text_sha256"])
        if copy is not None and copy[quote["start"] : quote["end"]] != quote["text"]:
            found.append(f"“{quote['text']}” does not stand at {quote['start']} of {quote['path']}")
        if quote["text"] not in quote["passage"]:
            found.append(f"“{quote['text']}” does not stand in its passage")
    return found


def _is_exact(said: Mapping[str, Any]) -> bool:
    """Say whether a row of figures gives a whole number as it stands: no hedge, no rate, no rounding."""
    return bool(said) and not (said["approximate"] or said["average"] or said["per"] or said["unit"])


def unseen(file: Mapping[str, Any], texts: Iterable[str] = ()) -> list[str]:
    """Return the paths of documents of which no copy was given, sorted."""
    digests = {hashlib.sha256(text.encode()).hexdigest() for text in texts}
    return sorted({quote["path"] for quote in file["quotations"] if quote["text_sha256"] not in digests})


def copies(paths: Iterable[str | Path]) -> list[str]:
    """Read the text files among `paths`, folders with all they hold; what is no UTF-8 text is passed over."""
    found = []
    for given in map(Path, paths):
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            try:
                found.append(path.read_bytes().decode("utf-8-sig") if path.is_file() else "")
            except UnicodeDecodeError:
                continue
    return found


if __name__ == "__main__":
    mailed = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    own = copies(sys.argv[2:])
    wrong = problems(mailed, own)
    print("\n".join(wrong or ["The sum holds."]))
    print("\n".join(f"no copy of {path} was given" for path in unseen(mailed, own)))
    sys.exit(3 if wrong else 0)
