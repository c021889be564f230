"""The commands `countersay evidence …`: propose a declaration, write the template of movements, show a register."""

from pathlib import Path

import click

from countersay.errors import InputError
from countersay.evidence.declaration import read_declarations
from countersay.evidence.movements import template_files
from countersay.evidence.proposing import propose
from countersay.evidence.registers import register_of
from countersay.evidence.typed import open_table


@click.group("evidence")
def evidence_commands() -> None:
    """Declare evidence tables: registers that claims are checked against.

    \b
    Examples:
      countersay evidence add log.csv
      countersay evidence show register.toml
      countersay evidence template movements/
    """


@evidence_commands.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--table", help="Sheet or table of the file, where it has several.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write; FILE.register.toml beside it if not given."
)
def add_command(file: Path, table: str | None, out: Path | None) -> None:
    """Propose the declaration of a table, for you to edit; nothing is overwritten.

    Then name it in corpus.toml: [evidence] files = ["NAME.register.toml"].

    \b
    Examples:
      countersay evidence add passages.csv
      countersay evidence add incidents.xlsx --table 2031
    """
    target = out or file.with_name(f"{file.stem}.register.toml")
    if target.exists():
        raise InputError(
            "is there already", code="evidence-exists", path=str(target), remedy="Name another with --out."
        )
    target.write_text(propose(file, table=table, relative_to=target.parent), encoding="utf-8")
    click.echo(f"Proposed {target}. Check every line, then name it in corpus.toml under [evidence] files.")


@evidence_commands.command("show")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def show_command(file: Path) -> None:
    """Show what the registers of a declaration cover, and which rows are left out and why.

    \b
    Examples:
      countersay evidence show passages.register.toml
    """
    declarations, issues = read_declarations(file)
    for issue in issues:
        click.echo(f"! {issue.message}")
    for declaration in declarations:
        table = open_table(declaration)
        try:
            register = register_of(table)
        finally:
            table.loaded.close()
        click.echo(
            f"{register.name}: {register.first} to {register.last}, {register.rows_used} of {register.rows_read} rows used"
        )
        for line in (*register.measures, *register.columns, *register.notes):
            click.echo(f"  {line}")
        for row in register.left_out:
            click.echo(f"  row {row.row}, {row.column or 'whole row'}: {row.value!r} {row.reason}. {row.remedy}")
    if issues:
        raise SystemExit(1)


@evidence_commands.command("template")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def template_command(folder: Path) -> None:
    """Write a template for a register of movements: CSV, XLSX with a data dictionary, and its declaration.

    \b
    Examples:
      countersay evidence template movements/
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, contents in sorted(template_files().items()):
        path = folder / name
        if path.exists():
            raise InputError("is there already", code="evidence-exists", path=str(path), remedy="Name another folder.")
        path.write_bytes(contents)
        click.echo(str(path))
