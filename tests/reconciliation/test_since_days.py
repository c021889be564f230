"""Since when one thing has been so, told by two sides. The subjects are invented and unrelated."""

from dataclasses import replace
from pathlib import Path

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import Record
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus


def read(folder: Path, *texts: str) -> Record:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2031-10-0{place + 2}\n'
        for place, issuer in zip(range(len(texts)), ("Harl Railway", "Odrava Commuters"), strict=True)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    return examine([write_corpus(folder, {**files, "corpus.toml": settings})])


CASES = [
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The upper line has been shut since 27 February 2031, not since 4 March.",
        ["since"],
        id="two words for one state",
    ),
    pytest.param(
        "The old town has been without water since 11 May 2031.",
        "The old town has been without running water since 3 May 2031.",
        ["since"],
        id="without water",
    ),
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The upper line has been closed since 4 March 2031.",
        [],
        id="one day",
    ),
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The lower line has been closed since 27 February 2031.",
        [],
        id="two things",
    ),
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The upper line has been open since 9 April 2031.",
        [],
        id="two states",
    ),
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The railway says that the upper line has been closed since 2 March 2031.",
        [],
        id="told of another",
    ),
    pytest.param(
        "The upper line has been closed since 4 March 2031.",
        "The upper line has been closed since 27 February 2031. The upper line has been closed since 4 March 2031.",
        [],
        id="both days in one text",
    ),
]


@pytest.mark.parametrize(("one", "other", "kinds"), CASES)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_two_beginnings_of_one_state_are_a_tension(
    one: str, other: str, kinds: list[str], turned: bool, tmp_path: Path
) -> None:
    record = read(tmp_path, *((other, one) if turned else (one, other)))
    found = [finding for finding in record.findings if finding.kind == "since"]
    assert [finding.kind for finding in found] == kinds
    for finding in found:
        assert (finding.relation, finding.dissolved_by) == ("tension", ("event:other",))
        verify(finding, record)


def test_a_day_that_the_words_do_not_name_is_rejected(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        "The old town has been without water since 11 May 2031.",
        "The old town has been without water since 3 May 2031.",
    )
    (finding,) = [one for one in record.findings if one.kind == "since"]
    assert finding.certificate is not None
    rows = tuple(replace(row, bound=row.bound - 4) for row in finding.certificate.rows)
    total = sum((row.bound for row in rows), start=rows[0].bound * 0)
    with pytest.raises(CertificateError):
        verify(replace(finding, certificate=replace(finding.certificate, rows=rows, sum=total)), record)
