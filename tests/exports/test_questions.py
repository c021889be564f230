"""Questions: whom they go to, what they ask, in which order, and a form that holds nobody's figures."""

import re
from dataclasses import replace

import pytest

from countersay.exports.questions import BLANK, Asked, questions, unaddressed
from countersay.model import BlockedPair, Decision, Finding, Party, Record
from tests.corpora import example_record
from tests.exports.records import clash
from tests.factories import make_document, make_figure, make_record


def asked(record: Record) -> dict[str, Asked]:
    return {one.key: one for one in questions(record)}


def record_of(*texts: str, findings: tuple[tuple[int, ...], ...] = (), relation: str = "tension") -> Record:
    """Return a record with a document a text, each of its own issuer, and findings over their figures by number."""
    documents = [make_document(text, path=f"{n}.txt", issuer=f"Office {n}") for n, text in enumerate(texts)]
    figures = [make_figure(40, document=document, text="40 carts", first="2031-03-01") for document in documents]
    made = tuple(
        Finding(id=f"k-{n}", relation=relation, kind="level", figures=tuple(figures[i].id for i in members))  # type: ignore[arg-type]
        for n, members in enumerate(findings)
    )
    return make_record(documents, figures, findings=made)


def test_each_party_is_asked_about_its_own_words_and_shown_the_others() -> None:
    found = asked(clash())
    assert set(found) == {"north", "south"}
    (north, *_), (south, *_) = found["north"].questions, found["south"].questions
    assert [quote.words for quote in north.quotes] == ["412 lorries"]
    assert [quote.words for quote in north.compared] == ["197 lorries"]
    assert [quote.words for quote in south.quotes] == ["197 lorries"]
    assert [quote.words for quote in south.compared] == ["412 lorries"]


def test_parties_are_asked_in_the_same_words() -> None:
    (south, *_), (north, *_) = (one.questions for one in questions(clash()))
    assert [text.replace("412", "197") for text in north.text] == list(south.text)


def test_document_without_a_side_is_asked_of_its_issuer() -> None:
    found = asked(record_of("40 carts came.", "40 carts went.", findings=((0, 1),)))
    assert {key: (one.label, one.party) for key, one in found.items()} == {
        "office-0": ("Office 0", None),
        "office-1": ("Office 1", None),
    }


def test_document_of_nobody_is_named_and_not_asked() -> None:
    record = record_of("40 carts came.", "40 carts went.", findings=((0, 1),))
    record = replace(record, documents=(replace(record.documents[0], issuer=None), *record.documents[1:]))
    assert set(asked(record)) == {"office-1"}
    assert unaddressed(record) == ("0.txt",)


def test_what_settles_most_comes_first() -> None:
    text = "40 carts came. "
    documents = [make_document(text * 3, path="a.txt", issuer="A"), make_document(text, path="b.txt", issuer="B")]
    figures = [make_figure(40, document=documents[0], start=at, text="40 carts") for at in (0, 15, 30)]
    other = make_figure(40, document=documents[1], text="40 carts")
    pairs = ((1, "tension"), (2, "tension"), (2, "contradiction"), (0, "contradiction"))
    findings = tuple(
        Finding(id=f"k-{n}", relation=relation, kind="level", figures=(figures[i].id, other.id))  # type: ignore[arg-type]
        for n, (i, relation) in enumerate(pairs)
    )
    record = make_record(documents, [*figures, other], findings=findings)
    (first, second, third) = asked(record)["a"].questions
    assert [question.quotes[0].start for question in (first, second, third)] == [30, 0, 15]
    assert [question.letter for question in (first, second, third)] == ["A", "B", "C"]
    assert [len(question.findings) for question in (first, second, third)] == [2, 1, 1]


def test_figures_of_one_sentence_are_one_question() -> None:
    document = make_document("Of 40 carts 12 carts, or 30%, were full.", issuer="A")
    figures = [
        make_figure(n, document=document, text=text) for n, text in ((40, "40 carts"), (12, "12 carts"), (30, "30%"))
    ]
    finding = Finding(id="k-1", relation="tension", kind="share", figures=tuple(figure.id for figure in figures))
    (question,) = asked(make_record([document], figures, findings=(finding,)))["a"].questions
    assert [quote.words for quote in question.quotes] == ["40 carts", "12 carts", "30%"]
    assert question.compared == ()


@pytest.mark.parametrize(
    ("dissolved", "question"),
    [
        pytest.param("ends:first_out", "Are the first and the last day counted in?", id="ends"),
        pytest.param("exactness:round", "Is it an exact count or a rounded one?", id="round number"),
        pytest.param(
            "base:other + rounding:up", "Of which whole, in numbers, is it a share or an average?", id="set of two"
        ),
    ],
)
def test_what_would_dissolve_a_finding_is_asked(dissolved: str, question: str) -> None:
    record = record_of("40 carts came.", "40 carts went.", findings=((0, 1),))
    record = replace(record, findings=(replace(record.findings[0], dissolved_by=(dissolved,)),))
    assert question in asked(record)["office-0"].questions[0].text


def test_blocked_pair_is_asked_with_its_reason() -> None:
    record = record_of("40 carts came.", "40 carts went.")
    pair = BlockedPair(
        id="b-1", figures=tuple(figure.id for figure in record.figures), reason="“40 carts” states no time", unlock="x"
    )
    (question,) = asked(replace(record, blocked=(pair,)))["office-0"].questions
    assert question.blocked == ("b-1",)
    assert "“40 carts” states no time" in " ".join(question.text)


def test_findings_that_accuse_nobody_or_are_dismissed_ask_nothing() -> None:
    record = record_of("40 carts came.", "40 carts went.", findings=((0, 1),), relation="repetition")
    assert questions(record) == ()
    record = record_of("40 carts came.", "40 carts went.", findings=((0, 1),))
    assert questions(replace(record, decisions=(Decision(id="x", target="k-0", verdict="dismissed"),))) == ()


def test_names_of_files_are_safe_and_differ() -> None:
    labels = {"a": "../../etc/passwd", "b": "Büro für Fähren", "c": "郵便", "d": "", "A": "x"}
    documents, figures = [], []
    for handle in labels:
        document = replace(make_document("40 carts came.", path=f"{ord(handle)}.txt"), party=handle)
        documents.append(document)
        figures.append(make_figure(40, document=document, text="40 carts"))
    finding = Finding(id="k-1", relation="tension", kind="level", figures=tuple(figure.id for figure in figures))
    parties = tuple(Party(id=handle, label=label) for handle, label in labels.items())
    keys = [one.key for one in questions(make_record(documents, figures, findings=(finding,), parties=parties))]
    assert len(set(keys)) == len(labels)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", key) for key in keys)
    unnamed = record_of("40 carts came.", "40 carts went.", findings=((0, 1),))
    odd = tuple(replace(row, issuer=replace(row.issuer, label="/../郵")) for row in unnamed.documents if row.issuer)
    assert all(re.fullmatch(r"[a-z0-9-]+", one.key) for one in questions(replace(unnamed, documents=odd)))


def test_form_has_no_figure_and_keeps_the_wording() -> None:
    lines = [question.form for one in questions(example_record()) for question in one.questions]
    assert len(lines) > 5
    assert all(BLANK in line and not re.search(r"\d", line) for line in lines)
    north, *_ = asked(clash())["north"].questions
    assert north.form == f"Between {BLANK} and {BLANK}, {BLANK} lorries passed the Kessel gate."


def test_form_asks_for_days_where_the_sentence_names_none() -> None:
    record = record_of("The 40 carts came.", "Ada counted 40 carts.", findings=((0, 1),))
    forms = [one.questions[0].form for one in questions(record)]
    assert forms == [
        f"From {BLANK} to {BLANK}, the {BLANK} carts came.",
        f"From {BLANK} to {BLANK}, Ada counted {BLANK} carts.",
    ]


def test_sentence_too_long_to_fill_in_gives_a_short_line() -> None:
    long = "They came, " + "and then " * 60 + "40 carts went."
    record = record_of(long, "40 carts went.", findings=((0, 1),))
    assert asked(record)["office-0"].questions[0].form == f"From {BLANK} to {BLANK}: {BLANK} carts."
