"""Read a picture of a page with an installed Tesseract: its words with their places and how sure it is of each.

The program is asked for once a page, through its standard input and output; no file is written. What it reads is marked:
every word's anchor bears its `confidence`, and a number that is not read surely enters no sum that accuses.
"""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from statistics import median
from typing import NamedTuple

from countersay.errors import InputError
from countersay.ingest.pdf_rows import Part, Row
from countersay.ingest.pdf_source import Line

PROGRAM = "tesseract"
DOTS = 300
"""Dots to the inch of a page's picture: what the program is trained on."""
INSTALL = (
    "Install Tesseract (Debian and Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract; Windows: the "
    "installer of UB Mannheim) and run again."
)
_MOST = 50_000_000  # bytes of its answer


class _Word(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: int


def version() -> str:
    """Return the name and version of the installed program, such as "tesseract 5.3.0"; its name alone where it does not say."""
    program = shutil.which(PROGRAM)
    return _version(program) if program is not None else PROGRAM


@cache
def _version(program: str) -> str:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return PROGRAM
    match = re.match(r"tesseract v?([0-9][\w.-]{0,40})", (done.stdout or done.stderr)[:200].decode("ascii", "replace"))
    return f"{PROGRAM} {match[1]}" if match else PROGRAM


def read_picture(picture: bytes, languages: str, *, points: float, seconds: float) -> list[list[Row]]:
    """Return the text of a picture as blocks of rows in reading order.

    Args:
        picture: in a form that the program reads (PGM, PNG, JPEG, TIFF).
        languages: as the program names them, such as "eng" or "eng+fra".
        points: of one dot of the picture.
        seconds: how long it may take.

    Raises:
        InputError: if the program is not installed, fails, or has not the language.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise InputError("needs OCR, and no Tesseract was found.", code="ocr-missing", remedy=INSTALL)
    command = [program, "stdin", "stdout", "-l", languages, "--dpi", str(DOTS), "tsv"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"was not read by OCR within {seconds:g} seconds.", code="limit-exceeded") from None
    except OSError as error:
        raise InputError(
            f"was not read by OCR: {error.strerror or error}.", code="ocr-failed", remedy=INSTALL
        ) from None
    if done.returncode != 0 or len(done.stdout) > _MOST:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(
            f"was not read by OCR: {said[-1][:200] if said else 'the program failed'}.",
            code="ocr-failed",
            remedy=f'Check that the language "{languages}" is installed (tesseract --list-langs).',
        )
    return blocks_of(done.stdout.decode("utf-8", "replace").splitlines(), points)


def blocks_of(lines: Iterable[str], points: float) -> list[list[Row]]:
    r"""Return the rows of the program's table, a list for each block.

    >>> table = ["5\t1\t1\t1\t1\t1\t300\t300\t120\t40\t96.5\tTwo", "5\t1\t1\t1\t1\t2\t440\t300\t150\t40\t61\tdied."]
    >>> [(row.text, [part.line.sure for part in row.parts]) for row in blocks_of(table, 0.24)[0]]
    [('Two died.', [96, 61])]
    """
    words: dict[tuple[int, int, int], list[_Word]] = defaultdict(list)
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        try:
            block, paragraph, number = (int(cell) for cell in cells[2:5])
            left, top, width, height = (int(cell) * points for cell in cells[6:10])
            sure = max(0, min(100, int(float(cells[10]))))
        except ValueError:
            continue
        words[block, paragraph, number].append(_Word(cells[11].strip(), left, top, left + width, top + height, sure))
    blocks: dict[int, list[list[_Word]]] = defaultdict(list)
    for (block, _, _), found in words.items():
        blocks[block].append(found)
    first = 0
    result = []
    for rows in blocks.values():
        # Boxes of letters differ from line to line; one size for a block keeps its paragraphs whole.
        size = median(word.bottom - word.top for row in rows for word in row)
        made = []
        for row in rows:
            made.append(_row(row, size, first))
            first += len(made[-1].text)
        result.append(made)
    return result


def _row(words: list[_Word], size: float, first: int) -> Row:
    base = max(word.bottom for word in words)
    text, parts = "", []
    for word in words:
        text += " " if text else ""
        line = Line(
            word.text, first + len(text), word.left, word.top, word.right, word.bottom, base, size, 0, (), word.sure
        )
        parts.append(Part(len(text), line))
        text += word.text
    return Row(
        text,
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        base,
        base,
        size,
        tuple(parts),
    )
