"""The example corpus as LibreOffice writes it, read back and compared with the plain text.

Run: python -m bench.office [--soffice PROGRAM] [--fixtures FOLDER]

Each text of `examples/dzelgar-pass` goes through LibreOffice in three ways: as the text file itself, whose every line
becomes a paragraph; as a document of paragraphs with line breaks (`bench.writers`); and as a workbook, through Calc. It
comes back as Word, OpenDocument, Rich Text, web page and PDF, or workbook. Printed by way and format: the share of
characters that differ, and the share of documents whose figures, issuer and day are those of the plain text. `--fixtures`
writes the files that the tests read where LibreOffice is not installed (`tests/ingest/libreoffice`).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bench.formats import EXAMPLE, error_rate, facts, read_bytes, without_furniture
from bench.writers import WRITERS

from countersay.model import Document

FORMATS = ("docx", "odt", "rtf", "html", "pdf")
WAYS = {"lines": ("txt", FORMATS), "paragraphs": ("odt", FORMATS), "cells": ("xlsx", ("xlsx", "ods"))}
"""Way → the format in which LibreOffice gets a text, and those in which it writes it."""
KEPT = ("01-orvessa-ministry-2017-12-22", "04-wayfarers-briefing-2018-02-05")
"""The texts of the files that are kept with the tests."""
_PLAIN = ["--infilter=Text (encoded):UTF8,LF,,,"]


def program() -> str | None:
    """Return the path of an installed LibreOffice, None if there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(
    sources: Mapping[str, bytes], given: str, wanted: str, soffice: str, seconds: float = 300
) -> dict[str, bytes]:
    """Return each source, in the format `given`, as LibreOffice writes it in the format `wanted`, by its name.

    Raises:
        subprocess.SubprocessError: if the program fails or takes longer than `seconds`.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        paths = [folder / "in" / f"{stem}.{given}" for stem in sorted(sources)]
        for path in paths:
            path.write_bytes(sources[path.stem])
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            wanted,
        ]
        command += [*(_PLAIN if given == "txt" else []), "--outdir", str(folder / "out"), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)
        return {path.stem: path.read_bytes() for path in sorted((folder / "out").glob(f"*.{wanted}"))}


def texts() -> dict[str, str]:
    """Return the texts of the example corpus by the stems of their names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*.txt"))}


def kept(folder: Path, soffice: str) -> None:
    """Write the files that are kept with the tests."""
    for way in ("paragraphs", "cells"):
        given, formats = WAYS[way]
        chosen = {stem: data for stem, data in sources(way).items() if stem in KEPT}
        for wanted in formats:
            for stem, data in converted(chosen, given, wanted, soffice).items():
                (folder / f"{stem}.{wanted}").write_bytes(data)


def sources(way: str) -> dict[str, bytes]:
    """Return the texts as LibreOffice gets them."""
    given, _ = WAYS[way]
    return {stem: WRITERS[given](text) if given in WRITERS else text.encode() for stem, text in texts().items()}


def compared(made: Mapping[str, bytes], wanted: str) -> tuple[float, list[str]]:
    """Return the mean share of characters that differ, and the stems of documents that say anything else than the text."""
    rates, other = [], []
    for stem, text in texts().items():
        if stem not in made:
            other.append(stem)
            continue
        (reading,) = read_bytes(made[stem], f"{stem}.{wanted}").readings
        rates.append(error_rate(without_furniture(reading.text), without_furniture(text)))
        plain = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
        if facts(replace(plain, text=reading.text, metadata=reading.candidates)) != facts(plain):
            other.append(stem)
    return sum(rates) / max(len(rates), 1), other


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--soffice", default=program(), help="the program; else the one on the path")
    parser.add_argument(
        "--fixtures", type=Path, help="write the files kept with the tests into this folder, and no more"
    )
    given = parser.parse_args()
    if given.soffice is None:
        print("LibreOffice is not installed; in Debian: libreoffice-writer-nogui libreoffice-calc-nogui")
        return 1
    if given.fixtures is not None:
        kept(given.fixtures, given.soffice)
        return 0
    for way, (source, formats) in WAYS.items():
        for wanted in formats:
            begun = time.perf_counter()
            made = converted(sources(way), source, wanted, given.soffice)
            spent = time.perf_counter() - begun
            rate, other = compared(made, wanted)
            print(
                f"{way} → {wanted:4} {len(made)} files in {spent:.1f} s · error rate {rate:.4%} · "
                f"documents that say all that their texts say {1 - len(other) / len(texts()):.1%} {' '.join(other)}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
