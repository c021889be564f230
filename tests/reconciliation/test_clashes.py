"""Clashes within a series: which claims are shown, and under which reading."""

from pathlib import Path

from countersay import examine
from countersay.model import ACCUSING


def test_clash_that_needs_fewer_claims_under_the_plain_reading_shows_those(tmp_path: Path) -> None:
    """Loosened, all three counts are needed for a clash; as read first, the second alone exceeds the third."""
    told = (
        ("Velmare Courier", "Between 23 February 2031 and 24 February 2031, 110 carts passed the dam"),
        ("Relief Office", "Between 6 March 2031 and 15 March 2031, 150 carts passed the weir"),
        ("Ostrand Council", "Between 16 February 2031 and 21 March 2031, 900 carts passed the quay"),
    )
    for number, ((issuer, words), part) in enumerate(zip(told, (24, 37, 24), strict=True)):
        text = f"{issuer.upper()}\nPress release 25 March 2031\n\n{words}, of which {part} carried flour.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    record = examine([tmp_path])
    numbers = {figure.id: figure.value for figure in record.figures}
    clashes = [[numbers[one] for one in finding.figures] for finding in record.findings if finding.relation in ACCUSING]
    assert all(len(clash) == 2 for clash in clashes)
