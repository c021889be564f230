"""The command `fetch`: saves pages that the user names."""

from pathlib import Path

import click

from countersay.errors import InputError


def remedy(status: int) -> str:
    """Say what to do about the answer of a server that is no page.

    >>> remedy(404), remedy(503)
    ('Check the address.', 'Try again later.')
    """
    if status in (401, 402, 403, 406, 407, 451):
        return "The site does not give it to programs: save the page from your browser."
    if status in (408, 425, 429) or status >= 500:
        return "Try again later."
    return "Check the address."


@click.command("fetch")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("fetched"), show_default=True, help="Folder to save in."
)
@click.option("--timeout", type=click.FloatRange(1, 600), default=30.0, show_default=True, help="Seconds for one page.")
@click.option(
    "--max-bytes",
    type=click.IntRange(1024, 1 << 30),
    default=32 << 20,
    show_default=True,
    help="Most bytes of one page.",
)
@click.option("--allow-private", is_flag=True, help="Also ask machines of your own network.")
def fetch_command(urls: tuple[str, ...], out: Path, timeout: float, max_bytes: int, allow_private: bool) -> None:
    """Save web pages with the proof of what was received: the only command that asks other machines.

    Each page is saved for examine; in the folder .fetch beside it a WARC file holds every byte sent and received, and
    log.jsonl tells time, headers, redirects and hash. Only http and https; no cookies; no machine of your own network
    unless allowed. Nothing but the page itself is asked for.

    \b
    Examples:
      countersay fetch https://ministry.example/news/412 --out statements/
      countersay fetch https://a.example/one https://b.example/two.pdf
    """
    from countersay.fetching.download import FetchLimits  # what speaks HTTP is loaded where it is used
    from countersay.fetching.saving import fetch

    limits = FetchLimits(seconds=timeout, size=max_bytes, allow_private=allow_private)
    failed = 0
    for url in urls:
        try:
            saved = fetch(url, out, limits)
        except InputError as error:
            failed += 1
            click.echo(f"! {url}: {error}", err=True)
            continue
        if saved.page is None:
            failed += 1
            click.echo(
                f"! {url}: answered {saved.status}; kept as {saved.warc}, not as a page. {remedy(saved.status)}",
                err=True,
            )
            continue
        click.echo(f"{saved.page}  sha256 {saved.sha256}")
        if saved.redirects:
            click.echo(f"  redirected to {saved.url}")
    if failed:
        raise SystemExit(2 if failed == len(urls) else 1)
