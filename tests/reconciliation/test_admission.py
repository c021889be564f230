from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.model import Period
from countersay.reconciliation.admission import admit
from tests.corpora import write_corpus
from tests.factories import make_attribution, make_document, make_figure, make_record


@pytest.mark.parametrize(
    ("figure", "accuses"),
    [
        pytest.param({}, True, id="asserted"),
        pytest.param({"stance": "denies"}, False, id="denied"),
        pytest.param({"stance": "hedges"}, False, id="hedged"),
        pytest.param({"attribution": "v-quoted"}, True, id="quoted"),
        pytest.param({"attribution": "v-in-denial"}, False, id="within-a-denial"),
        pytest.param({"precision": "vague"}, False, id="vague"),
        pytest.param({"precision": "universal"}, False, id="universal"),
        pytest.param({"change": "down"}, False, id="change"),
        pytest.param({"lower": None, "upper": None}, False, id="no-bound"),
        pytest.param({"lower": Fraction(50)}, False, id="bounds-exclude-each-other"),
        pytest.param({"upper_open": True}, False, id="bounds-touch-and-are-open"),
        pytest.param({"lower": Fraction(-4)}, False, id="less-than-nothing"),
        pytest.param({"upper": None}, True, id="one-bound"),
        pytest.param(
            {"window": Period(first=date(2031, 1, 2), last=date(2031, 1, 1))}, False, id="window-turned-round"
        ),
        pytest.param({"window": Period(first=date(2031, 1, 2), last=date.max)}, False, id="edge-of-the-calendar"),
        pytest.param({"window": Period(last=date(2031, 1, 1))}, True, id="one-end"),
        pytest.param({"window": Period()}, True, id="no-end"),
        pytest.param({"window": Period(first=date(2029, 1, 1), last=date(2031, 1, 1), kind="past")}, False, id="rough"),
    ],
)
def test_only_asserted_numbers_may_accuse(figure: dict[str, Any], accuses: bool) -> None:
    voices = (
        make_attribution("v-quoted", speaker="Mayor"),
        make_attribution("v-in-denial", parent="v-denial"),
        make_attribution("v-denial", stance="denies"),
    )
    record = make_record([], [replace(make_figure(40), **figure)], attributions=voices)
    (claim,) = admit(record)
    assert claim.accuses == accuses
    assert bool(claim.why_not) != accuses


@pytest.mark.parametrize(
    ("speaker", "accuses"),
    [
        pytest.param("The three hospitals say that", False, id="bodies without a name"),
        pytest.param("Local clinics say that", False, id="clinics"),
        pytest.param("The Harl Hospital says that", True, id="one body"),
        pytest.param("Residents say that", True, id="persons"),
    ],
)
def test_several_bodies_may_speak_of_themselves_alone(tmp_path: Path, speaker: str, accuses: bool) -> None:
    text = f"{speaker} 144 nurses were hired in Harl from 3 to 9 May 2029.\n"
    settings = '[documents."a.txt"]\nissuer = "Harl Post"\ndate = 2029-06-02\n'
    record = examine([write_corpus(tmp_path, {"a.txt": text, "corpus.toml": settings})])
    [claim] = [one for one in admit(record) if one.figure.value == 144]
    assert claim.accuses == accuses


@pytest.mark.parametrize(
    ("told", "accuses"),
    [
        pytest.param(
            "Earlier reports had put the number of schools closed on 3 May 2029 at five.", False, id="earlier"
        ),
        pytest.param("An initial count spoke of five bridges closed on 3 May 2029.", False, id="initial"),
        pytest.param("Reports from Harl put the number of schools closed on 3 May 2029 at five.", True, id="reports"),
    ],
)
def test_what_was_told_before_accuses_nobody(tmp_path: Path, told: str, accuses: bool) -> None:
    settings = '[documents."a.txt"]\nissuer = "Harl Post"\ndate = 2029-06-02\n'
    record = examine([write_corpus(tmp_path, {"a.txt": told + "\n", "corpus.toml": settings})])
    [claim] = [one for one in admit(record) if one.figure.value == 5]
    assert claim.accuses == accuses


@pytest.mark.parametrize(
    ("told", "accuses"),
    [
        pytest.param("One soldier was killed at the Orm post on 12 May 2029.", True, id="killed"),
        pytest.param("One tanker was destroyed in the port of Orm on 12 May 2029.", True, id="destroyed"),
        pytest.param("One climber died on Mount Ilva on 12 May 2029.", True, id="died"),
        pytest.param("One man was arrested at his home in Orm on 12 May 2029.", False, id="arrested"),
        pytest.param("A soldier was killed at the Orm post on 12 May 2029.", False, id="a"),
        pytest.param(
            "One soldier was killed at the Orm post on 12 May 2029. Another died of his wounds.", False, id="another"
        ),
        pytest.param(
            "One soldier was killed at Orm on 12 May 2029. Three guards were killed at Vey.", False, id="two-places"
        ),
        pytest.param("One lorry was loaded in Orm on 12 May 2029.", False, id="no-harm"),
    ],
)
def test_one_who_was_killed_is_a_count_where_nobody_else_was(tmp_path: Path, told: str, accuses: bool) -> None:
    settings = '[documents."a.txt"]\nissuer = "Harl Post"\ndate = 2029-06-02\n'
    record = examine([write_corpus(tmp_path, {"a.txt": told + "\n", "corpus.toml": settings})])
    assert [claim.figure.value for claim in admit(record) if claim.accuses and claim.figure.value == 1] == [1] * accuses


def test_asserter_is_the_speaker_else_the_issuer_else_the_document() -> None:
    voices = (make_attribution("v-1", speaker="Mayor"), make_attribution("v-2"))
    issued, bare = make_document("a", "a.txt", "Town"), make_document("b", "b.txt", None)
    figures = [
        make_figure(1, document=issued, attribution="v-1"),
        make_figure(2, document=issued, start=5, attribution="v-2"),
        make_figure(3, document=bare),
        make_figure(4),
    ]
    claims = admit(make_record([issued, bare], figures, attributions=voices))
    assert [claim.asserter for claim in claims] == ["d-0", "Mayor", "Town", "b.txt"]


def test_circle_of_parents_ends() -> None:
    voices = (make_attribution("v-1", parent="v-2"), make_attribution("v-2", parent="v-1"))
    (claim,) = admit(make_record([], [make_figure(1, attribution="v-1")], attributions=voices))
    assert claim.accuses


@pytest.mark.parametrize(
    ("issued", "published"),
    [("2031-03-29", date(2031, 3, 29)), ("2031-03-27", None), ("2031-03", None)],
    ids=["other-day", "same-day", "month-only"],
)
def test_day_of_publication_counts_only_beside_another_day_of_speech(issued: str, published: date | None) -> None:
    document = replace(make_document("x", issued=issued), spoken=date(2031, 3, 27))
    (claim,) = admit(make_record([document], [make_figure(1, document=document)]))
    assert claim.published == published


def test_a_voice_without_a_known_name_is_called_by_its_words(tmp_path: Path) -> None:
    text = "In May 2029, 37 kites were lost, according to the kite shops. He said that 12 kites were found in May 2029."
    folder = write_corpus(
        tmp_path, {"1.txt": text + "\n", "corpus.toml": '[documents."1.txt"]\nissuer = "Harl Post"\n'}
    )
    assert [claim.asserter for claim in admit(examine([folder]))][:2] == ["kite shops", "Harl Post"]
