"""The process that reads one file: takes it from standard input, holds itself to the limits, writes what it found.

Only bytes cross the border. Whatever happens here, the process that asked gets an answer or sees that there is none.
"""

import contextlib
import sys
from dataclasses import dataclass

import msgspec

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.formats import Format, read_any
from countersay.ingest.reading import Ask, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What stands before the bytes of the file."""

    format: Format
    ask: Ask
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Either an outcome or why there is none."""

    outcome: Outcome | None = None
    code: str = ""
    message: str = ""
    remedy: str = ""


def answer(request: Request, data: bytes) -> Answer:
    """Read one file and say how it went; nothing is raised that has to do with the file."""
    try:
        return Answer(outcome=read_any(data, request.ask, request.format))
    except InputError as error:
        return Answer(code=error.code, message=str(error.args[0]), remedy=error.remedy or "")
    except MemoryError:
        return out_of_memory(request.ask.limits)


def out_of_memory(limits: Limits) -> Answer:
    """Return the answer for a file that takes more memory than it may."""
    return Answer(
        code="limit-exceeded",
        message=f"takes more than {limits.memory // 1024 // 1024} MiB of memory to read.",
        remedy="Split it, save its text as a .txt file, or raise memory under [limits] in corpus.toml.",
    )


def hold_to(limits: Limits) -> None:
    """Hold this process to the limits, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time is kept by the process that asked
        return
    wanted = (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds + 5),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, value in wanted:
        _, hard = resource.getrlimit(kind)
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (soft, hard))


def main() -> None:
    """Answer one request on standard input."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    length = int.from_bytes(source.read(8), "big")
    request = msgspec.msgpack.decode(source.read(length), type=Request)
    data = source.read(request.size)
    hold_to(request.ask.limits)
    try:
        written = msgspec.msgpack.encode(answer(request, data))
    except MemoryError:
        written = msgspec.msgpack.encode(out_of_memory(request.ask.limits))
    target.write(written)
    target.flush()
