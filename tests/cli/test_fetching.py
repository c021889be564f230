"""The command `fetch`."""

from pathlib import Path

import pytest
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
    assert "Check the address." in done.output
    assert len(list(tmp_path.glob("*.html"))) == 1


def test_the_own_network_is_not_asked_unless_allowed(tmp_path: Path) -> None:
    with serving({"/a": answer(b"<p>Twelve boats sank.</p>")}) as (address, requests):
        done = CliRunner().invoke(cli, ["fetch", f"{address}/a", "--out", str(tmp_path)])
    assert (done.exit_code, requests) == (2, [])
    assert "address-private" in done.output


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param("403 Forbidden", "save the page from your browser", id="not for programs"),
        pytest.param("429 Too Many Requests", "Try again later.", id="too many"),
        pytest.param("503 Service Unavailable", "Try again later.", id="not now"),
    ],
)
def test_an_answer_that_is_no_page_says_what_to_do(tmp_path: Path, status: str, words: str) -> None:
    with serving({"/a": answer(b"no", status)}) as (address, _):
        done = CliRunner().invoke(cli, ["fetch", f"{address}/a", "--out", str(tmp_path), "--allow-private"])
    assert done.exit_code == 2
    assert words in done.output
