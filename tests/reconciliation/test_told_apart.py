"""What words around two counts say: other places, matters and owners tell them apart; words in common speak for one thing."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.reconciliation.admission import Claim, admit
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.told_apart import are_told_apart, own_words, shared_words
from tests.corpora import write_corpus


def pair(folder: Path, one: str, other: str) -> tuple[Claim, Claim, Topics]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2034-05-20\n'
        for place, issuer in enumerate(("Board of Orm", "League of Vey"))
    )
    record = examine([write_corpus(folder, {"0.txt": one + "\n", "1.txt": other + "\n", "corpus.toml": settings})])
    claims = admit(record)
    return claims[0], claims[-1], Topics.of(record, claims)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param(
            "In May 120 complaints about late buses were received.",
            "In May 41 complaints about fares were received.",
            True,
            id="about other things",
        ),
        pytest.param(
            "In May 120 complaints about fares were received.",
            "In May 41 complaints about fares were received.",
            False,
            id="about one thing",
        ),
        pytest.param(
            "Our losses on 9 May were five soldiers killed.",
            "On 9 May we lost 12 soldiers killed.",
            True,
            id="own losses",
        ),
        pytest.param(
            "On 9 May five of our soldiers were killed.",
            "On 9 May 40 soldiers of the enemy were killed.",
            False,
            id="own losses, told by the enemy",
        ),
        pytest.param(
            "On 9 May three barges ran aground off Sarn.",
            "On 9 May nine barges ran aground off Velk.",
            True,
            id="places",
        ),
    ],
)
def test_words_tell_counts_apart(one: str, other: str, apart: bool, tmp_path: Path) -> None:
    assert are_told_apart(*pair(tmp_path, one, other)) is apart


def test_words_of_one_clause_and_of_both(tmp_path: Path) -> None:
    one, other, topics = pair(
        tmp_path,
        "At the end of April the old cannery by the lake employed 870 people.",
        "At the end of April the brewery by the lake employed 640 people.",
    )
    assert shared_words(one, other, topics) == {"lak"}
    assert "cannery" in {word.replace("canneri", "cannery") for word in own_words(one, other, topics)}
    assert "lak" not in own_words(other, one, topics)
