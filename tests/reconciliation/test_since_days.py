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
    pytest.param(
        "The upper line has been closed since 4 March 2031 because of a landslide.",
        "The upper line has been closed since 27 February 2031, the drivers say.",
        ["since"],
        id="why, and who says it",
    ),
    pytest.param(
        "The quay has been blocked since 4 March 2031 at night.",
        "The quay has been blocked since 27 February 2031 by day as well.",
        [],
        id="by night and by day",
    ),
    pytest.param(
        "The tunnel has been closed since 4 March 2031 to lorries.",
        "The tunnel has been closed since 27 February 2031 to cyclists.",
        [],
        id="to one and to another",
    ),
    pytest.param(
        "The tunnel has been closed to lorries since 4 March 2031.",
        "The tunnel has been closed to cyclists since 27 February 2031.",
        [],
        id="to one and to another, before the day",
    ),
    pytest.param(
        "The tunnel has been closed to all traffic since 4 March 2031.",
        "The tunnel has been closed since 27 February 2031.",
        ["since"],
        id="to all",
    ),
    pytest.param(
        "The clinic has been on strike since 4 March 2031, with a pause of two days.",
        "The clinic has been on strike since 27 March 2031, for the second time.",
        [],
        id="a second time",
    ),
    pytest.param(
        "The market has been closed again since 4 March 2031.",
        "The market has been closed since 27 February 2031.",
        [],
        id="again",
    ),
    pytest.param(
        "The estate has been without gas since 4 March 2031 in its upper storeys.",
        "The estate has been without gas since 7 March 2031.",
        [],
        id="a part of it",
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
