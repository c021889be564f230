"""Speed of blocks, sentences and letterheads: prose, wrapped prose and hostile text, in MB per second of CPU.

Run: python -m bench.layout
"""

import textwrap
import time
from collections.abc import Callable

from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.model import Document

PARAGRAPH = (
    "Mr. Lind of the Harbour Board said on 5 May 2020 that 14 boats, or 3.5 per cent, had left since Jan. 12. "
    "“None of them came back,” he told the council. The U.S. consul denied this; "
    "he had seen “at least four” of them at 10 a.m.\n\n"
)
CAPTION = "The harbour in May. Source: <https://example.org/harbour>, May 2020.\n\n"
HOSTILE = {
    "digits": "1" * 1_000_000,
    "brackets": "(" * 1_000_000,
    "stops": ". " * 500_000,
    "short lines": "x\n" * 200_000,
    "credits": ("Photo: " * 45 + "\n\n") * 3_000,
    "bylines": ("By " + "Aa " * 60 + "\n\n") * 5_000,
}


def adversarial() -> dict[str, str]:
    """Return texts of about a megabyte that make careless patterns take quadratic time, by name."""
    return dict(HOSTILE)


def measure(text: str) -> dict[str, float]:
    """Return megabytes (of code points) per second of CPU for each step."""
    document = Document(id="d-0", path="a.txt", sha256="", text_sha256="", text=text)
    blocks = find_blocks(text)
    steps: dict[str, Callable[[], object]] = {
        "blocks": lambda: find_blocks(text),
        "sentences": lambda: find_sentences(text, blocks),
        "letterhead": lambda: read_letterhead(document, blocks),
    }
    speeds = {}
    for name, step in steps.items():
        before = time.process_time()
        step()
        speeds[name] = len(text) / 1e6 / max(time.process_time() - before, 1e-6)
    return speeds


def main() -> None:
    """Print one line for each text."""
    prose = (PARAGRAPH * 4 + CAPTION) * 1_500
    wrapped = "\n\n".join(textwrap.fill(part, 72) for part in prose.split("\n\n"))
    for name, text in {"prose": prose, "wrapped prose": wrapped, **adversarial()}.items():
        speeds = "  ".join(f"{step} {speed:8.1f} MB/s" for step, speed in measure(text).items())
        print(f"{name:14} {len(text) / 1e6:5.2f} MB  {speeds}")


if __name__ == "__main__":
    main()
