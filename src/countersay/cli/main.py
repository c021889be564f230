"""The command `countersay`: parses, calls the library, prints.

Exit codes: 0 all documents examined; 1 examined, but some files could not be used (they are listed as issues);
2 nothing could be examined, or the command was used wrongly; 3 a certificate does not hold (verify).
"""

import json
import sys
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from countersay import __version__
from countersay.cli.comparing import as_json, as_text, compared
from countersay.cli.evidence import evidence_commands
from countersay.cli.exporting import FORMATS, export
from countersay.cli.fetching import fetch_command
from countersay.cli.printing import Summary, show_example
from countersay.cli.progress import Bar
from countersay.cli.reviewing import review
from countersay.cli.storing import check_exists, store_commands, store_option
from countersay.cli.users import users_commands
from countersay.cli.verifying import verify_source
from countersay.cli.watching import changes, present
from countersay.config import Config
from countersay.errors import CountersayError, InputError
from countersay.exports.to_jsonl import jsonl_files
from countersay.ingest.mirror import is_address, mirrored
from countersay.model import DocumentOptions
from countersay.pipeline import Options, refresh_project
from countersay.runner.on_ray import OnRay
from countersay.store.opening import open_store

PROJECT = "countersay-project"
MIRRORS = ".mirrors"
UNUSABLE = frozenset(
    {
        "empty-document",
        "binary-file",
        "too-large",
        "unreadable",
        "undecodable",
        "unsupported-format",
        "path-missing",
        "file-encrypted",
        "file-damaged",
        "limit-exceeded",
        "reader-failed",
        "picture-not-read",
        "archive-empty",
    }
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countersay")
def cli() -> None:
    """Read what the parties to a dispute publish; show which figures and dates do not add up, by a sum anyone can redo.

    Nothing leaves this machine; only fetch, when you use it, asks for the pages you name.
    """


@cli.command("examine")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(PROJECT), show_default=True, help="Project folder to write."
)
@click.option("--party", help="Party that the document speaks for (one document only).")
@click.option("--issuer", help="Who publishes the document (one document only).")
@click.option("--date", "issued", help="Date of publication: YYYY-MM-DD, YYYY-MM or YYYY (one document only).")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read documents; as many as pay if not given. The record is the same for any number.",
)
@click.option(
    "--ray",
    "cluster",
    help="Address of a Ray cluster that does the work, such as auto, or here to start one (extra: ray).",
)
@click.option("--fresh", is_flag=True, help="Read every file again, also those an earlier run of this project read.")
@click.option("--ocr", is_flag=True, help="Read scanned pages and pictures with an installed Tesseract.")
@click.option(
    "--ocr-languages", default="eng", show_default=True, help="Languages of --ocr as Tesseract names them: eng+fra."
)
@click.option(
    "--pipeline",
    help="Find voices with an installed model: spacy:MODEL or stanza:LANGUAGE. Without it, the built-in tagger.",
)
@store_option
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no progress.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
def examine_command(
    paths: tuple[str, ...],
    out: Path,
    party: str | None,
    issuer: str | None,
    issued: str | None,
    workers: int | None,
    cluster: str | None,
    fresh: bool,
    ocr: bool,
    ocr_languages: str,
    pipeline: str | None,
    store: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Examine folders and text files and write a project folder with the record and report.html.

    A path may be the address of a folder in an object store (s3://bucket/case), which is copied beside the project first.

    \b
    Examples:
      countersay examine statements/
      countersay examine release.txt --issuer "Harbour Authority" --date 2031-05-04
    """
    given = DocumentOptions(party=party, issuer=issuer, date=issued) if party or issuer or issued else None
    # A slip of the pen must not put an empty record in place of a full one.
    if not any(is_address(path) or Path(path).exists() for path in paths):
        raise InputError(
            "there is no such file or folder, and nothing was written",
            code="path-missing",
            path=str(paths[0]),
            remedy="Name files or folders that hold documents: countersay examine statements/",
        )
    bar = Bar(enabled=not quiet and not as_json and sys.stderr.isatty())
    try:
        brief = refresh_project(
            [mirrored(path, out / MIRRORS) if is_address(path) else Path(path) for path in paths],
            out,
            Options(
                document=given,
                config=Config(ocr=ocr_languages if ocr else None, pipeline=pipeline),
                workers=workers,
                runner=OnRay(None if cluster == "here" else cluster) if cluster else None,
                fresh=fresh,
                store=store,
            ),
            bar.show,
        ).brief
    finally:
        bar.close()
    if as_json:
        click.echo(json.dumps(Summary(brief, out).as_json(), ensure_ascii=False))
    else:
        click.echo(Summary(brief, out).as_text(color=sys.stdout.isatty()))
    if not brief.counts["documents"]:
        raise SystemExit(2)
    if any(issue.code in UNUSABLE for issue in brief.issues):
        raise SystemExit(1)


@cli.command("export")
@click.argument("project", type=click.Path(path_type=Path), default=Path(PROJECT))
@click.option(
    "--format",
    "kind",
    type=click.Choice(sorted(FORMATS)),
    default="jsonl",
    show_default=True,
    help="Form of the export.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write; PROJECT/export-FORMAT if not given.")
@click.option("--bom", is_flag=True, help="Begin CSV files with a byte order mark, so that Excel reads them as UTF-8.")
@store_option
def export_command(project: Path, kind: str, out: Path | None, bom: bool, store: str | None) -> None:
    """Write the record of a project in a form other tools read.

    jsonl: every table in full. csv, xlsx: the main tables for a spreadsheet. markdown: a dossier to read.
    questions: what to ask each party, with a form to answer in. annotations: W3C Web Annotations of figures and
    findings. claims: schema.org Claims, without a rating. csl: documents and cited sources as CSL-JSON.

    \b
    Examples:
      countersay export countersay-project --format jsonl --out record/
      countersay export --format csv --bom
      countersay export --format questions --out to-ask/
    """
    folder = out or project / f"export-{kind}"
    paths = export(open_store(project, store).read(), kind, folder, bom=bom)
    click.echo(f"{len(paths)} files in {folder}")


@cli.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
@click.option("--json", "json_wanted", is_flag=True, help="Print everything as JSON.")
def compare_command(old: Path, new: tuple[Path, ...], store: str | None, json_wanted: bool) -> None:
    """Show what changed from the project OLD to NEW, another project or further documents.

    Lists the documents and claims that are new, gone or read otherwise, and the findings that appeared or were resolved,
    each with the sentences that brought it about. Nothing is written.

    \b
    Examples:
      countersay compare countersay-project countersay-project-may
      countersay compare countersay-project reply-of-12-may.txt
    """
    for path in (old, *new):
        check_exists(path, store)
    found = compared(old, new, store)
    click.echo(json.dumps(as_json(found), indent=1) if json_wanted else as_text(found))


@cli.command("review")
@click.argument("project", type=click.Path(path_type=Path), default=Path(PROJECT))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; this machine alone if not given. Others log in: see countersay users.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; any free one if not given.")
@click.option("--reviewer", default="", help="Your name, kept with each decision; asked for if not given.")
@click.option("--browser/--no-browser", default=True, help="Open the address in a browser.")
@click.option(
    "--socket", type=click.Path(path_type=Path), help="File to listen on instead, for a reverse proxy on this machine."
)
@click.option(
    "--public-url",
    metavar="URL",
    help="Address that a reverse proxy serves, as https://review.example.org; people log in.",
)
@click.option(
    "--trust-header", metavar="NAME", help="Header in which a reverse proxy says who asks; nobody logs in here then."
)
@store_option
def review_command(
    project: Path,
    host: str,
    port: int,
    reviewer: str,
    browser: bool,
    socket: Path | None,
    public_url: str | None,
    trust_header: str | None,
    store: str | None,
) -> None:
    """Review a project in a browser: confirm, correct, join, part and dismiss, by keyboard.

    Decisions are kept in PROJECT/decisions.sqlite, with who made them, and hold in every later run of examine. Nothing is
    sent to another machine.

    \b
    Examples:
      countersay review
      countersay review countersay-project --reviewer "A. Reader" --port 8642
      countersay review countersay-project --port 8642 --public-url https://review.example.org
    """
    review(
        project,
        host=host,
        port=port,
        name=reviewer,
        browser=browser,
        socket=socket,
        public_url=public_url,
        trust_header=trust_header,
        store=store,
    )


@cli.command("watch")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(PROJECT), show_default=True, help="Project folder to write."
)
@click.option(
    "--interval",
    type=click.FloatRange(min=0.1),
    default=2.0,
    show_default=True,
    help="Seconds between two looks at the files.",
)
@store_option
def watch_command(paths: tuple[Path, ...], out: Path, interval: float, store: str | None) -> None:
    """Examine folders and files, and again whenever files are added, changed or removed, until Ctrl-C.

    Only new and changed documents are read; a file that is still being written is waited for.

    \b
    Examples:
      countersay watch statements/
      countersay watch statements/ --out dossier --interval 10
    """

    def lost() -> None:
        away = ", ".join(str(path) for path in paths if not path.exists())
        click.echo(f"{away}: not there. The record stays as it is; waiting.", err=True)

    for new, changed, gone in changes(lambda: present(paths, out), interval, lost=lost):
        brief = refresh_project(paths, out, Options(workers=None, store=store)).brief
        seen = brief.counts
        click.echo(
            f"{new} new, {changed} changed, {gone} gone: {seen['documents']} documents, {seen['figures']} figures, "
            f"{seen['do_not_add_up']} findings do not add up. Report: {out / brief.page}"
        )


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the lines that make a shell complete commands, options and file names.

    \b
    Examples:
      countersay completion bash >> ~/.bashrc
      countersay completion zsh >> ~/.zshrc
      countersay completion fish > ~/.config/fish/completions/countersay.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "countersay", "_COUNTERSAY_COMPLETE").source())


@cli.command("migrate")
@click.argument("project", type=click.Path(path_type=Path), default=Path(PROJECT))
@store_option
def migrate_command(project: Path, store: str | None) -> None:
    """Write the record of an older project in the form of this version, for other tools that open the file.

    countersay itself reads older projects as they are.

    \b
    Examples:
      countersay migrate countersay-project
    """
    opened = open_store(project, store)
    with opened.locked():
        done = opened.migrate()
    click.echo(f"{opened.where}: {'written in the form of this version' if done else 'is of this version already'}.")


@cli.command("verify")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("copies", nargs=-1, type=click.Path(path_type=Path, exists=True))
@store_option
@click.option("-q", "--quiet", is_flag=True, help="Print only what does not hold.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the outcome as JSON.")
def verify_command(source: Path, copies: tuple[Path, ...], store: str | None, quiet: bool, json_wanted: bool) -> None:
    """Check the certificates of a project, an exported record or one finding file, without the code that found them.

    A finding file (export --format finding) is checked by itself, and against COPIES of the documents it quotes.

    \b
    Examples:
      countersay verify countersay-project
      countersay verify record/findings.jsonl --json
      countersay verify finding-k-0123456789abcdef.json my-copies/
    """
    check_exists(source, store)
    lines, failed = verify_source(source, copies, store)
    if json_wanted:
        told = {"source": str(source), "holds": not failed, "failed": failed, "messages": list(lines)}
        click.echo(json.dumps(told, ensure_ascii=False))
    elif failed or not quiet:
        click.echo("\n".join(lines))
    if failed:
        raise SystemExit(3)


cli.add_command(fetch_command)


cli.add_command(evidence_commands)


cli.add_command(store_commands)


cli.add_command(users_commands)


def run() -> None:
    """Run the command line; errors are told in one line, without a traceback."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        raise SystemExit(stop.exit_code) from None
    except click.Abort:
        click.echo("Stopped; the previous record is as it was. Run the same again to go on.", err=True)
        raise SystemExit(130) from None
    except click.ClickException as error:
        error.show()
        show_example(error)
        raise SystemExit(2) from None
    except CountersayError as error:
        click.echo(f"countersay: {error}", err=True)
        raise SystemExit(2) from None


__all__ = ["cli", "jsonl_files", "run"]
