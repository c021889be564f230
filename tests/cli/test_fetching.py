"""The command `fetch`."""

from pathlib import Path

from click.testing import CliRunner

from countersay.cli.main import cli
from tests.fetching.serving import answer, serving


def test_pages_are_saved_and_failures_said(tmp_path: Path) -> None:
    with serving({"/a": answer(b"<p>Twelve boats sank.</p>")}) as (address, _):
        done = CliRunner().invoke(
            cli, ["fetch", f"{address}/a", f"{address}/b", "--out", str(tmp_path), "--allow-private"]
        )
    assert done.exit_code == 1
    assert "sha256" in done.output
    assert "answered 404" in done.output
    assert len(list(tmp_path.glob("*.html"))) == 1


def test_the_own_network_is_not_asked_unless_allowed(tmp_path: Path) -> None:
    with serving({"/a": answer(b"<p>Twelve boats sank.</p>")}) as (address, requests):
        done = CliRunner().invoke(cli, ["fetch", f"{address}/a", "--out", str(tmp_path)])
    assert (done.exit_code, requests) == (2, [])
    assert "address-private" in done.output
