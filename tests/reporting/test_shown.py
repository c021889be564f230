"""A page that is taken up is the page that would be drawn, whatever changed in the record, and most pages are taken up."""

import random
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from typing import Any

import pytest

from countersay.model import Decision, Document, Record
from countersay.reporting import events, later, lists, matrices, presenters
from countersay.reporting.folder import pages
from countersay.reporting.index import Index
from countersay.reporting.page import numbers_of
from countersay.reporting.shown import Shown
from tests.corpora import example_record
from tests.reporting.test_folder import Kept

TABLES = [
    field.name for field in fields(Record) if field.name not in ("version", "documents", "decisions", "dismissed")
]


@cache
def begun() -> Kept:
    """The shelf after the example was drawn once."""
    shelf = Kept()
    dict(pages(example_record(), shelf))
    return shelf


def same_as_drawn(record: Record) -> None:
    shelf = Kept(begun())
    assert dict(pages(record, shelf)) == dict(pages(record))


def other(value: Any, rng: random.Random) -> Any:
    """Return another value of the same kind, where it can be told what that is."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Fraction):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(1)
    if isinstance(value, str) and " " in value:
        return value.replace(" ", " so ", 1)
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        at = rng.randrange(len(value))
        return (*value[:at], changed(value[at], rng), *value[at + 1 :])
    if is_dataclass(value):
        return changed(value, rng)
    if isinstance(value, tuple) and any(isinstance(item, Fraction) for item in value):
        return tuple(other(item, rng) for item in value)  # a pair of bounds stays a pair
    return value[1:] if isinstance(value, tuple) else value


def changed(row: Any, rng: random.Random) -> Any:
    """Change one field of a row that is none of its places or ids."""
    names = [
        field.name
        for field in fields(row)
        if field.name
        not in ("id", "document", "start", "end", "documents", "text", "relation", "kind", "stance", "status")
        and other(getattr(row, field.name), rng) != getattr(row, field.name)
    ]
    if not names:
        return row
    name = rng.choice(names)
    return replace(row, **{name: other(getattr(row, name), rng)})


@pytest.mark.parametrize("table", TABLES)
def test_changed_and_missing_rows_are_seen(table: str) -> None:
    """One row of a table is changed, one left out, and the order of two is turned."""
    record, rng = example_record(), random.Random(f"rows of {table}")
    rows = list(getattr(record, table))
    if not rows:
        pytest.skip("the example has none")
    for _ in range(3):
        at = rng.randrange(len(rows))
        rows[at] = changed(rows[at], rng)
    same_as_drawn(replace(record, **{table: tuple(rows)}))
    del rows[rng.randrange(len(rows))]
    rng.shuffle(rows)
    same_as_drawn(replace(record, **{table: tuple(rows)}))


def retitled(one: Document) -> Document:
    return replace(one, title="Another title")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(retitled, id="title"),
        pytest.param(lambda one: replace(one, issuer=None), id="no issuer"),
        pytest.param(lambda one: replace(one, issued=None), id="no date"),
        pytest.param(lambda one: replace(one, party="another"), id="another side"),
        pytest.param(lambda one: replace(one, path=f"0{one.path}"), id="another path"),
        pytest.param(
            lambda one: replace(one, text=one.text.replace(" the ", " that ", 1), text_sha256="0" * 64),
            id="another text",
        ),
    ],
)
def test_changed_documents_are_seen(change: Callable[[Document], Document]) -> None:
    record = example_record()
    for at in (0, 3):
        documents = list(record.documents)
        documents[at] = change(documents[at])
        same_as_drawn(replace(record, documents=tuple(documents)))


def test_what_was_decided_about_a_finding_is_seen() -> None:
    record = example_record()
    one = Decision(id="d-1", target="f-1", verdict="confirmed", reviewer="A. Editor", at="2031-05-04")
    accusing = next(row for row in record.findings if row.certificate is not None)
    assert accusing.certificate is not None
    first, *rows = accusing.certificate.rows
    followed = replace(accusing.certificate, rows=(replace(first, decisions=("d-2",)), *rows))
    findings = tuple(
        replace(row, decisions=("d-1",), certificate=followed) if row is accusing else row for row in record.findings
    )
    decided = replace(record, findings=findings, decisions=(one, replace(one, id="d-2", fields=(("value", "890"),))))
    shelf = Kept()
    assert dict(pages(decided, shelf)) == dict(pages(decided))
    for changes in ({"note": "Read twice."}, {"reviewer": "B. Editor"}, {"fields": (("value", "891"),)}):
        for at in (0, 1):
            rows_ = list(decided.decisions)
            rows_[at] = replace(rows_[at], **changes)
            other = replace(decided, decisions=tuple(rows_))
            assert dict(pages(other, Kept(shelf))) == dict(pages(other))


def test_a_document_that_names_no_issuer_is_seen_where_a_finding_names_its_path() -> None:
    record = example_record()
    strange = record.documents[-1]
    told = next(row for row in record.findings if strange.id not in row.documents)
    said = replace(told, sentence=f"{told.sentence} See (reports, {strange.path}) and ({strange.path}, 2031-05-04).")
    findings = tuple(said if row is told else row for row in record.findings)
    named = replace(record, findings=findings, documents=(*record.documents[:-1], replace(strange, issuer=None)))
    other = replace(record, findings=findings)
    shelf = Kept()
    drawn = dict(pages(named, shelf))
    assert any("(document " in html for html in drawn.values())
    assert dict(pages(other, Kept(shelf))) == dict(pages(other))


def test_a_document_less_moves_the_letters_of_those_behind_it() -> None:
    record = example_record()
    same_as_drawn(replace(record, documents=record.documents[1:]))
    same_as_drawn(replace(record, documents=record.documents[:-1]))


def test_only_what_a_change_touches_is_put_into_words_again(monkeypatch: pytest.MonkeyPatch) -> None:
    record, told = example_record(), list[str]()
    series = presenters.series_view

    def noting(index: Index, row: Any, *given: Any) -> presenters.SeriesView:
        told.append(row.id)
        return series(index, row, *given)

    monkeypatch.setattr(presenters, "series_view", noting)
    shelf = Kept(begun())
    dict(pages(record, shelf))
    assert told == []
    last = replace(record.series[-1], label="another")
    dict(pages(replace(record, series=(*record.series[:-1], last)), shelf))
    assert last.id in told
    assert len(told) < len(record.series)


def test_rows_made_later_give_the_pages_of_rows_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dict(pages(example_record()))
    at_once: dict[str, Callable[[Index], Any]] = {
        "accusing": presenters.accusing,
        "others": presenters.others,
        "all_series": presenters.all_series,
        "all_events": lambda index: replace(events.present(index), drawing=None),
        "names": lists.names,
        "ledger": partial(matrices.ledger, columns=False),
    }
    for name, make in at_once.items():
        monkeypatch.setattr(later, name, lambda index, shown, make=make: make(index))
    assert dict(pages(example_record())) == expected


def test_words_in_a_mouth_of_another_document_have_no_digest() -> None:
    record = example_record()
    stranger = next(row for row in record.attributions if row.document != record.figures[0].document)
    moved = replace(record.figures[0], attribution=stranger.id)
    index = Index(replace(record, figures=(moved, *record.figures[1:])))
    shown = Shown(index, numbers_of(index))
    assert shown.documents[moved.document] is None
    assert sum(found is None for found in shown.documents.values()) == 1
    assert shown.pages[moved.document] is None
    same_as_drawn(index.record)
