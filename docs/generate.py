"""Write the reference pages that follow from the code, or check with --check that they are current.

Pages: docs/cli.md (help of every command), docs/readings.md (the table of readings), docs/issues.md (codes of issues
and errors, with where they are raised), docs/decisions/index.md (titles).
"""

import argparse
import re
import sys
from pathlib import Path

import click

from countersay.cli.main import cli
from countersay.reconciliation.readings import render_readings

ROOT = Path(__file__).resolve().parent.parent


def cli_page() -> str:
    """Return the help of the command line as a page."""
    parts = ["# The command line\n", "Generated from the code by `python docs/generate.py`.\n"]
    context = click.Context(cli, info_name="countersay")
    parts.append(f"```text\n{cli.get_help(context)}\n```\n")
    for name in sorted(cli.commands):
        command = cli.commands[name]
        inner = click.Context(command, info_name=name, parent=context)
        parts.append(f"## countersay {name}\n\n```text\n{command.get_help(inner)}\n```\n")
        if isinstance(command, click.Group):
            for part in sorted(command.commands):
                below = click.Context(command.commands[part], info_name=part, parent=inner)
                parts.append(
                    f"### countersay {name} {part}\n\n```text\n{command.commands[part].get_help(below)}\n```\n"
                )
    parts.append((cli.callback.__globals__["__doc__"] or "").strip().split("\n\n", 1)[1] + "\n")
    return "\n".join(parts)


def issues_page() -> str:
    """Return the codes that stand in the code, with the files they stand in."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(ROOT / "src" / "countersay").as_posix()
        codes = set(re.findall(r'\bcode\s*=\s*"([a-z]+(?:-[a-z]+)*)"', text))
        if place.startswith("ingest/") or place == "extraction/heads/letterhead.py":
            codes |= set(re.findall(r'\("([a-z]+(?:-[a-z]+)+)"', text))  # handed to what makes the issue
        for code in codes:
            found.setdefault(code, set()).add(place)
    rows = "".join(f"| `{code}` | {', '.join(sorted(places))} |\n" for code, places in sorted(found.items()))
    return (
        "# Codes of issues and errors\n\nGenerated from the code by `python docs/generate.py`. An issue is a row of the "
        "record: it names the file, the place and the way out, and stops nothing else. An error ends the command.\n\n"
        f"| code | raised in |\n|---|---|\n{rows}"
    )


def decisions_page() -> str:
    """Return the list of decision records."""
    rows = []
    for path in sorted((ROOT / "docs" / "decisions").glob("0*.md")):
        title = path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ").strip()
        rows.append(f"- [{title}]({path.name})\n")
    return "# Decisions\n\nWhy things are as they are, with what was refused.\n\n" + "".join(rows)


PAGES = {
    "decisions/index.md": decisions_page,
    "cli.md": cli_page,
    "readings.md": render_readings,
    "issues.md": issues_page,
}


def main() -> int:
    """Write or check the pages; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a page is not current")
    check = parser.parse_args().check
    stale = []
    for name, make in PAGES.items():
        path = ROOT / "docs" / name
        page = make()
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != page):
            stale.append(name)
        elif not check:
            path.write_text(page, encoding="utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run: python docs/generate.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
