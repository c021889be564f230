"""Fuzz every reader and the extraction with atheris, led by what code an input reaches.

    python -m bench.fuzz_atheris [--seconds N] [--folder FOLDER] [TARGET...]
    python -m bench.fuzz_atheris --one TARGET [libFuzzer options] [FOLDER...]      one target, as libFuzzer

The first form gives each target N seconds in a process of its own (default: 60; without names: all targets) and sums up.
A finding (an error that is no `InputError`, or more than 10 s of CPU for one input) is written to FOLDER/findings with its
trace, each place once, and the fuzzer goes on. Corpora grow in FOLDER/TARGET. What atheris cannot do: see the code of
PDFium; what it finds there ends the process, as it would end the reader's own process.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

SLOW = 10.0
"""Seconds of CPU for one input."""


def guarded(name: str, call: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Return a function that writes down what goes wrong in `call`, each place once, and never raises."""
    seen: set[str] = set()
    folder.mkdir(parents=True, exist_ok=True)

    def note(mark: str, words: str, data: bytes) -> None:
        if mark in seen:
            return
        seen.add(mark)
        path = folder / f"{name}-{hashlib.sha256(mark.encode()).hexdigest()[:8]}"
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(words, encoding="utf-8")
        print(f"finding in {name}: {words.strip().splitlines()[-1]} ({path})", flush=True)

    def one(data: bytes) -> None:
        begun = time.process_time()
        try:
            call(data)
        except Exception as error:  # a finding, whatever it is
            frame = traceback.extract_tb(error.__traceback__)[-1]
            note(f"{type(error).__name__} {frame.filename}:{frame.lineno}", traceback.format_exc(limit=-8), data)
        spent = time.process_time() - begun
        if spent > SLOW:
            note("slow", f"{spent:.0f} s for {len(data)} bytes", data)

    return one


def fuzz(target: str, folder: Path, options: list[str]) -> None:
    """Fuzz one target until libFuzzer ends the process."""
    import atheris

    part = "extraction" if target in ("extraction", "finders") else "ingest"
    with atheris.instrument_imports(include=["countersay"], exclude=others(part), enable_loader_override=False):
        from bench.fuzz_targets import targets

        from countersay.ingest.formats import FORMATS

        for form in FORMATS:
            if form.name == target:
                form.load()
    call = guarded(target, targets()[target], folder)
    call(b"")
    atheris.Setup([sys.argv[0], *options], call)
    atheris.Fuzz()


def others(part: str) -> list[str]:
    """Return the modules outside of a package of ours: to instrument all of them takes a minute."""
    root = Path(__file__).resolve().parent.parent / "src"
    names = [".".join(path.relative_to(root).with_suffix("").parts) for path in root.rglob("*.py")]
    return sorted(name for name in names if not name.startswith(f"countersay.{part}."))


def started(target: str, folder: Path, seconds: int) -> str:
    """Fuzz one target in a process of its own; return its last words."""
    from bench.fuzz import TOKENS
    from bench.fuzz_targets import LONGEST, beginnings

    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    for data in beginnings(target):
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    words = folder / "tokens.dict"
    words.write_text("".join('"' + "".join(rf"\x{byte:02x}" for byte in token) + '"\n' for token in TOKENS))
    command = [sys.executable, "-m", "bench.fuzz_atheris", "--folder", str(folder), "--one", target]
    command += [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={words}", f"-artifact_prefix={folder}/"]
    command += ["-timeout=60", "-rss_limit_mb=3000", "-print_final_stats=1", str(corpus)]
    before = _spent()
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 300)
    (folder / f"{target}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    lines = (done.stdout + done.stderr).splitlines()
    said = [line for line in lines if line.startswith("finding") or "ERROR" in line or "number_of_executed" in line]
    cover = next((line for line in reversed(lines) if "cov:" in line), "")
    return f"{target}: exit {done.returncode} · {_spent() - before:.0f} s of CPU · {cover.strip()} · " + " · ".join(
        said
    )


def _spent() -> float:
    """Return the seconds of CPU of the processes started so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--folder", type=Path, default=Path("fuzzing"), help="for corpora, findings and logs")
    parser.add_argument("--one", action="store_true", help="run one target in this process")
    given, rest = parser.parse_known_args()
    found = given.folder / "findings"
    if given.one:
        fuzz(rest[0], found, rest[1:])
        return 0
    from bench.fuzz_targets import targets

    for target in rest or targets():
        print(started(target, given.folder, given.seconds), flush=True)
    return min(len(list(found.glob("*.txt"))), 1)


if __name__ == "__main__":
    sys.exit(main())
