"""A figure changed between two versions of one release is a revision, whatever the dates; it never clashes."""

from pathlib import Path

import pytest

from countersay.model import ACCUSING
from countersay.pipeline import examine

RELEASE = (
    "HARBOUR BOARD OF ARLEN\nPress release\n{day} June 2031\n\nThe board met on the pier and heard its master on the season. "
    "Between 3 March 2031 and 9 June 2031, {boats} boats passed the lock at Arlen. No boat waited for longer than an hour. "
    "The rail office counts wagons by itself and its figures are not those of the board. The board thanked its master and "
    "went home. It will meet again when the ice is gone, and asks all owners to paint their numbers anew before then.\n"
)
OTHER = (
    "LOCK UNION OF ARLEN\nStatement\n11 June 2031\n\nThe union kept its own book. Between 3 March 2031 and 9 June 2031, 500 "
    "boats passed the lock at Arlen. The union asks the board for better lamps.\n"
)


def record(folder: Path, **files: str) -> list[tuple[str, str, int]]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    found = examine([folder]).findings
    return sorted((one.relation, one.kind, len(one.figures)) for one in found if one.relation != "later_update")


@pytest.mark.parametrize("day", [pytest.param("10", id="the same day"), pytest.param("12", id="a later day")])
def test_a_changed_figure_is_a_revision(tmp_path: Path, day: str) -> None:
    found = record(tmp_path, a=RELEASE.format(day=10, boats=412), b=RELEASE.format(day=day, boats=421))
    assert found == [("revision", "version", 2)]


def test_two_copies_are_one_witness_against_another(tmp_path: Path) -> None:
    alone = record(tmp_path, a=RELEASE.format(day=10, boats=412), c=OTHER)
    both = record(tmp_path, b=RELEASE.format(day=12, boats=412).replace("thanked its", "thanked the"))
    accusing = [one for one in alone if one[0] in ACCUSING]
    assert len(accusing) == 1
    assert [one for one in both if one[0] in ACCUSING] == accusing
    assert ("repetition", "same-window", 2) in both


def test_only_the_standing_version_is_set_against_others(tmp_path: Path) -> None:
    files = {"a": RELEASE.format(day=10, boats=412), "b": RELEASE.format(day=12, boats=500), "c": OTHER}
    found = record(tmp_path, **files)
    assert [one for one in found if one[0] in ACCUSING] == []
    assert ("revision", "version", 2) in found


def test_what_a_short_version_leaves_out_still_counts(tmp_path: Path) -> None:
    past = (
        "The board was founded by the towns along the river in order to share the cost of wells and locks. It is led by a "
        "council of the towns, whose members serve without pay. Its accounts are public, and all may see them on working "
        "days. The council meets in spring and in autumn, and its minutes are kept in the library of the town. "
    )
    whole = RELEASE.format(day=10, boats=412) + past * 3
    told = "Between 3 March 2031 and 9 June 2031, 412 boats passed the lock at Arlen. "
    short = RELEASE.format(day=12, boats=412).replace(told, "")
    alone = [one for one in record(tmp_path, a=whole, c=OTHER) if one[0] in ACCUSING]
    assert len(alone) == 1
    assert [one for one in record(tmp_path, b=short) if one[0] in ACCUSING] == alone
