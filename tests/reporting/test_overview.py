"""The first screen: who speaks, who does not, whom documents quote, and what is counted."""

from dataclasses import replace

import pytest

from countersay.model import Attribution, Document, Finding, Issuer, Party, Record
from countersay.reporting.index import Index
from countersay.reporting.overview import headline, present, quoted

DOCUMENT = Document(id="d", path="a.txt", sha256="", text_sha256="", text="one two three", party="p")
PARTIES = (Party(id="p", label="North"), Party(id="q", label="South"))


def finding(relation: str, trivial: bool = False) -> Finding:
    return Finding(id="x", relation=relation, kind="k", trivial=trivial)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param((), "No clash found in 1 document", id="none"),
        pytest.param((finding("adds_up"), finding("repetition")), "No clash found in 1 document", id="not-accusing"),
        pytest.param((finding("tension", trivial=True),), "No clash found in 1 document", id="trivial-only"),
        pytest.param((finding("tension"), finding("tension")), "2 tensions in 1 document", id="tensions"),
        pytest.param(
            (finding("tension"), finding("contradiction")), "1 contradiction and 1 tension in 1 document", id="both"
        ),
    ],
)
def test_headline_counts_weighty_accusations_only(findings: tuple[Finding, ...], expected: str) -> None:
    assert headline(Index(Record(documents=(DOCUMENT,), findings=findings))) == expected


def test_side_without_documents_stays_among_the_sides() -> None:
    sides = present(Index(Record(parties=PARTIES, documents=(DOCUMENT,)))).sides
    assert [(side.label, side.words, side.letters) for side in sides] == [
        ("North", 3, (("A", "doc-A"),)),
        ("South", 0, ()),
    ]


def test_sides_are_hatched_in_the_order_declared_and_never_alike_for_two() -> None:
    first, second = present(Index(Record(parties=PARTIES))).sides
    assert first.pattern != second.pattern


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        pytest.param((), "quotes nobody by name", id="nobody"),
        pytest.param(("Ann", "Ann"), "quotes only Ann", id="one-voice"),
        pytest.param(("Ann", "Bob", "Bob"), "quotes Bob, Ann", id="most-quoted-first"),
        pytest.param(("A", "B", "C", "D", "E"), "quotes A, B, C and 2 more", id="cut"),
        pytest.param(("Issuer", None), "quotes nobody by name", id="issuer-and-unnamed-do-not-count"),
    ],
)
def test_document_says_whom_it_quotes(speakers: tuple[str | None, ...], expected: str) -> None:
    voices = tuple(
        Attribution(id=f"a{number}", document="d", kind="indirect", speaker=speaker)
        for number, speaker in enumerate(speakers)
    )
    document = replace(DOCUMENT, issuer=Issuer(label="Issuer"))
    index = Index(Record(documents=(document,), attributions=voices))
    assert quoted(index, index.papers["d"]) == expected
