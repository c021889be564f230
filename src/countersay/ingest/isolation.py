"""Read a file in a process of its own, so that a file that crashes, hangs or swells its reader harms nothing else."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import IO

import msgspec

from countersay.errors import InputError
from countersay.ingest.formats import Format, read_any
from countersay.ingest.reading import Ask, Outcome, Trouble
from countersay.ingest.worker import Answer, Request

_START = """
import sys, types
package = types.ModuleType("countersay")
package.__path__ = [sys.argv[1]]
sys.path[:] = sys.argv[2:]
sys.modules["countersay"] = package
from countersay.ingest.worker import main
main()
"""
"""The package is entered without its `__init__`, which would load every stage: a reader starts in a tenth of a second."""
_MOST = 1 << 30
"""Bytes of an answer; a larger one is no answer."""
_AS_TEXT = "Save its text as a .txt file and run again."


def read_apart(data: bytes, ask: Ask, form: Format) -> Outcome:
    """Read the bytes with the reader of `form`: in this process if it is a simple one, else in one of its own.

    Raises:
        InputError: if the file cannot be read, takes too long or too much memory, or its reader ends without an answer.
    """
    if not form.apart:
        return read_any(data, ask, form)
    try:
        given = _ask_process(data, ask, form)
    except OSError:
        return _unprotected(data, ask, form)
    if given.outcome is None:
        raise InputError(given.message, code=given.code, remedy=given.remedy or None)
    return given.outcome


def _unprotected(data: bytes, ask: Ask, form: Format) -> Outcome:
    """Read in this process where the system starts no other."""
    outcome = read_any(data, ask, form)
    words = "was read without the protection of a process of its own, which could not be started here."
    return replace(outcome, troubles=(*outcome.troubles, Trouble(code="reader-not-apart", words=words)))


def _ask_process(data: bytes, ask: Ask, form: Format) -> Answer:
    if not sys.executable:
        raise OSError("no interpreter to start")
    request = msgspec.msgpack.encode(Request(format=form, ask=ask, size=len(data)))
    package = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, package, *(path or os.getcwd() for path in sys.path)]
    with tempfile.TemporaryFile() as target:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=target,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            process.communicate(len(request).to_bytes(8, "big") + request + data, timeout=ask.limits.seconds)
        except subprocess.TimeoutExpired:
            raise InputError(
                f"could not be read within {ask.limits.seconds} seconds.",
                code="limit-exceeded",
                remedy="Split it, save its text as a .txt file, or raise seconds under [limits] in corpus.toml.",
            ) from None
        finally:
            _end(process)
        return _answer(target, process.returncode)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process with everything it started, whatever state it is in."""
    if process.poll() is not None:
        return
    if os.name != "nt":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _answer(target: IO[bytes], status: int) -> Answer:
    size = target.seek(0, os.SEEK_END)
    target.seek(0)
    if status == 0 and 0 < size <= _MOST:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(target.read(), type=Answer)
    how = f"signal {-status}" if status < 0 else f"status {status}"
    raise InputError(f"ended its reader ({how}); it may be damaged.", code="reader-failed", remedy=_AS_TEXT)
