"""The killed and injured together beside another side's two counts: their sum is shown where it differs much."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus


def told(folder: Path, texts: list[tuple[str, str]]) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2034-05-20\n'
        for place, (issuer, _) in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, text) in enumerate(texts)}
    found = examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings
    assert not [one for one in found if one.relation in ACCUSING]
    return [one.sentence for one in found if one.kind == "to-ask" and "together" in one.sentence]


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        pytest.param(
            ("Army of Orv", "In the fighting at Tesk on 9 May two soldiers were killed and eleven wounded."),
            ("Army of Bell", "At Tesk on 9 May some 100 soldiers of Orv were killed or wounded."),
            "13 together",
            id="soldiers",
        ),
        pytest.param(
            ("Rail Company", "Three passengers were killed and 18 injured in the accident of 9 May."),
            ("Passengers' League", "The accident of 9 May left 64 people dead or injured."),
            "21 together",
            id="passengers",
        ),
    ],
)
def test_two_counts_are_added_up_beside_one_of_both(
    one: tuple[str, str], other: tuple[str, str], total: str, tmp_path: Path
) -> None:
    (forth,) = told(tmp_path / "forth", [one, other])
    (back,) = told(tmp_path / "back", [other, one])
    assert total in forth
    assert total in back


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("Army of Orv", "In the fighting at Tesk on 9 May our army had two soldiers killed and eleven wounded."),
            ("Army of Bell", "Our losses at Tesk on 9 May were 100 soldiers killed or wounded."),
            id="each its own",
        ),
        pytest.param(
            ("Rail Company", "Three passengers were killed and 18 injured in the accident of 9 May."),
            ("Passengers' League", "The accident of 9 May left 23 people dead or injured."),
            id="hardly apart",
        ),
        pytest.param(
            ("Rail Company", "Three passengers were killed and 18 injured in the accident of 9 May."),
            ("Passengers' League", "The accident of 12 May left 64 people dead or injured."),
            id="another day",
        ),
    ],
)
def test_what_may_well_be_is_not_added_up(one: tuple[str, str], other: tuple[str, str], tmp_path: Path) -> None:
    assert not told(tmp_path, [one, other])


def test_a_hundred_is_no_rounder_way_to_say_two(tmp_path: Path) -> None:
    texts = {
        "0.txt": "At Tesk on 9 May two soldiers were killed.\n",
        "1.txt": "At Tesk on 9 May some 100 soldiers were killed or wounded.\n",
        "corpus.toml": '[documents."0.txt"]\nissuer = "Army of Orv"\ndate = 2034-05-20\n'
        '[documents."1.txt"]\nissuer = "Army of Bell"\ndate = 2034-05-20\n',
    }
    found = examine([write_corpus(tmp_path, texts)]).findings
    assert not [one for one in found if one.relation == "refinement"]
