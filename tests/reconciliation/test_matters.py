"""A matter holds all that its search looks at, and nothing that makes it depend on other documents."""

from dataclasses import replace
from functools import cache

import pytest

from countersay.codec import pack, unpack
from countersay.config import Config
from countersay.extracting import extract_all
from countersay.extraction.document import Task
from countersay.model import CorpusSettings, Document, Finding, Mention, Name, Record
from countersay.pipeline import link
from countersay.reconciliation.admission import admit
from countersay.reconciliation.assembling import assemble
from countersay.reconciliation.constraints import bounds_of
from countersay.reconciliation.findings import reconcile, settle, settle_here
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.grouping import group_claims
from countersay.reconciliation.holding import tie_of
from countersay.reconciliation.interpretation import loosest, take
from countersay.reconciliation.matters import MOST_DOCUMENTS, Matter, Settled, _span, matters_of
from tests.archive import PER_MATTER, article
from tests.factories import make_document, make_figure, make_record
from tests.worlds import PLANTS, tell_world

PLACES = tuple(matter * PER_MATTER + number for matter in range(4) for number in range(4))


@cache
def archive() -> Record:
    """Documents of four disputes, four of each."""
    made = [article(number, 8) for number in PLACES]
    tasks = [
        Task(document=make_document(text, name), settings=None, options=None, config=Config()) for name, text in made
    ]
    return link(extract_all(tasks, 1, lambda *step: None), CorpusSettings(), ())


def matters_in(record: Record) -> list[Matter]:
    found: list[Matter] = []
    reconcile(record, Config(), lambda matters: (found.extend(matters), settle_here(matters))[1])
    return found


def test_an_archive_holds_matters() -> None:
    assert len(matters_in(archive())) > 1


def test_search_finds_the_same_with_what_all_documents_say() -> None:
    record = archive()
    topics = Topics.of(record)
    for matter in matters_in(record):
        whole = replace(matter, topics=topics)
        assert settle(whole) == settle(matter)


def test_matter_knows_only_documents_of_its_claims() -> None:
    for matter in matters_in(archive()):
        own = {claim.figure.document for claim in matter.claims} | {one.claim.figure.document for one in matter.linked}
        assert set(matter.topics.residues.texts) == own
        assert set(matter.topics.names) <= own


def test_matter_and_what_was_found_in_it_come_back_from_bytes_as_they_were() -> None:
    for matter in matters_in(archive()):
        back = unpack(Matter, pack(matter))
        assert pack(back, ordered=True) == pack(matter, ordered=True)
        assert settle(back) == settle(matter)
        assert unpack(Settled, pack(settle(matter))) == settle(matter)


@pytest.mark.parametrize("seed", range(30))
def test_search_by_matter_finds_what_a_search_of_the_whole_series_finds(seed: int) -> None:
    record = tell_world(seed, sorted(PLANTS)[seed % len(PLANTS)] if seed % 3 else None).record
    config, topics = Config(), Topics.of(record)
    for group in group_claims(record, admit(record)):
        claims = tuple(claim for claim in group.claims if claim.accuses)
        whole = Matter(group=group, claims=claims, linked=(), config=config, topics=topics)
        found: list[Finding] = [assemble(clash, config) for clash in whole.case().search()]
        parts = [row for one in matters_of(group, claims, (), config, topics) for row in settle(one).findings]
        assert sorted(parts, key=lambda row: row.id) == sorted(found, key=lambda row: row.id)


INNER, WIDE = 900, 10


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        pytest.param([(WIDE, "01", "10"), (INNER, "05", "08")], [2], id="one in the other"),
        pytest.param([(WIDE, "01", "10"), (INNER, "11", "20")], [], id="one after the other"),
        pytest.param(
            [(WIDE, "01", "08"), (WIDE, "15", "28"), (INNER, "02", "07"), (INNER, "16", "19")], [2, 2], id="two pairs"
        ),
        pytest.param(
            [(WIDE, "01", "10"), (INNER, "02", "09"), (WIDE, "09", "20"), (WIDE, "26", "28")], [3], id="a chain"
        ),
    ],
)
def test_claims_without_a_day_in_common_are_different_matters(
    told: list[tuple[int, str, str]], parts: list[int]
) -> None:
    figures = [
        make_figure(
            value,
            document=make_document(f"{value} {place}", f"{place}.txt"),
            first=f"2031-03-{first}",
            last=f"2031-03-{last}",
        )
        for place, (value, first, last) in enumerate(told)
    ]
    assert [len(matter.claims) for matter in matters_in(make_record([], figures))] == parts


@pytest.mark.parametrize(("documents", "expected"), [(MOST_DOCUMENTS, [MOST_DOCUMENTS]), (60, [30, 30])])
@pytest.mark.parametrize("place", [None, "Velm"])
def test_many_documents_that_name_no_place_are_parted_by_what_they_name(
    documents: int, expected: list[int], place: str | None
) -> None:
    papers = [make_document(f"{10 + number % 2 * 90} {number}", f"{number}.txt") for number in range(documents)]
    figures = [
        make_figure(10 + number % 4 * 90, document=paper, first="2031-03-01", last="2031-03-10", place=place)
        for number, paper in enumerate(papers)
    ]
    names = [
        Name(
            id=f"n-{name}-{side}",
            kind="place",
            forms=(name,),
            mentions=tuple(spoken(paper) for paper in papers[side::2]),
        )
        for name in ("gate", "town")
        for side in (0, 1)
    ]
    names.append(Name(id="n-all", kind="organisation", forms=("All",), mentions=tuple(map(spoken, papers))))
    found = matters_in(make_record(papers, figures, names=tuple(names)))
    assert [len(matter.claims) for matter in found] == (expected if place is None else [documents])


def spoken(paper: Document) -> Mention:
    return Mention(document=paper.id, start=0, end=2, text="10", kind="place")


def test_exact_counts_are_parted_by_the_days_that_their_bounds_name() -> None:
    rows = [
        ("2031-03-01", "2031-03-04"),
        ("2031-03-05", "2031-03-09"),
        ("2031-03-09", "2031-03-12"),
        ("2031-04-01", "2031-04-02"),
    ]
    told = [
        make_figure(5, start=90 * n, first=a, last=b, predicate=verb)
        for verb in ("count", "pass")
        for n, (a, b) in enumerate(rows)
    ]
    for figures in (told[:4], told[4:]):
        claims = admit(make_record([], figures))
        for claim in claims:
            bounds = bounds_of(0, claim, take(claim.figure)) + bounds_of(0, claim, loosest(claim.figure, None))
            assert _span(claim, tie_of(claim.figure)) == (
                min(b.after or 0 for b in bounds),
                max(b.through or 0 for b in bounds),
            )
