"""Dated events in a text: what happened, on which days, and how it is told."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.model import Document, DocumentOptions, EventMention

CASES = json.loads((Path(__file__).parents[2] / "cases" / "events.json").read_text(encoding="utf-8"))
HEAD = "Registry of Alm\n20 August 2031\n\n"


def told(text: str) -> list[EventMention]:
    """Return the accounts in a text of 20 August 2031 that is English for sure; not its own publication."""
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=HEAD + text)
    task = Task(
        document=document, settings=None, options=DocumentOptions(issuer="Registry", date="2031-08-20"), config=Config()
    )
    found = extract(replace(task, settings=None)).events
    for mention in found:
        assert document.text[mention.start : mention.end] == mention.text
    return [mention for mention in found if mention.start >= len(HEAD)]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        pytest.param(
            "On 3 May 2031 the depot at Tarn was shelled by the fleet of Orvania.", [("Orvania",)], id="passive"
        ),
        pytest.param("On 3 May 2031 Ivo Ran closed the mill.", [("Ivo Ran",)], id="active"),
        pytest.param("On 3 May 2031 the mill was closed.", [()], id="nobody named"),
        pytest.param(
            "The pact was broken on 3 May 2031 by Ivo Ran and on 5 May 2031 by Ana Bel.",
            [("Ivo Ran",), ("Ana Bel",)],
            id="a day each",
        ),
        pytest.param("On 3 May 2031 a meeting was held by Ivo Ran.", [()], id="no act"),
        pytest.param("In Lima the bakers closed the mill on 3 May 2031.", [()], id="a place before the verb"),
    ],
)
def test_who_does_it_is_named_by_the_clause(text: str, agents: list[tuple[str, ...]]) -> None:
    assert [mention.agents for mention in told(text)] == agents


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = told(case["text"])
    rows = [{"first": str(m.first), "last": str(m.last), "kind": m.kind, "status": m.status} for m in found]
    wanted = case["expect"]
    assert len(found) == len(wanted), [(m.text, m.first, m.last) for m in found]
    for mention, row, expected in zip(found, rows, wanted, strict=True):
        assert expected["text"] in mention.text or mention.text in expected["text"]
        assert (row["first"], row["last"]) == (str(expected["first"]), str(expected["last"]))
        for field in ("kind", "status"):
            assert row[field] == expected.get(field, row[field])


def test_participants_and_place_come_from_the_clause() -> None:
    (mention,) = told("On 3 May 2031 Prime Minister Ana Bel met President Ivo Ran in Lima.")
    assert mention.participants == ("Prime Minister Ana Bel", "President Ivo Ran")
    assert mention.place == "Lima"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "The planned visit of the envoy on 4 June 2031 was cancelled.", "cancelled", id="planned, then not"
        ),
        pytest.param("The concert of the choir on 9 May 2031 was postponed.", "cancelled", id="postponed"),
        pytest.param("The visit of the envoy on 4 June 2031 was short.", "asserted", id="held"),
    ],
)
def test_what_was_called_off_is_cancelled(text: str, status: str) -> None:
    assert [mention.status for mention in told(text)][:1] == [status]


def test_what_is_visited_is_the_place() -> None:
    (mention,) = told("On 3 December 2030 experts visited the Kelm mine.")
    assert mention.place == "Kelm mine"


def test_days_of_a_list_know_one_another() -> None:
    one, other = told("Hearings on the licence were held on 4 and 11 March 2031.")
    assert one.listed == other.listed
    assert one.timexes + other.timexes == one.listed


def test_document_dates_its_own_publication() -> None:
    text = HEAD + "The registry moved to Quay Street on 3 August 2031."
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    found = extract(Task(document=document, settings=None, options=None, config=Config())).events
    assert [(m.kind, str(m.first)) for m in found] == [("publication", "2031-08-20"), ("move", "2031-08-03")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 3 May 2031 " * 4_000, id="dates-without-a-verb"),
        pytest.param("x" * 200_000 + " on 3 May 2031 the mill burned.", id="no-space"),
        pytest.param("On 3 May 2031 (" * 3_000, id="open-brackets"),
    ],
)
def test_strange_text_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    told(text)
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        pytest.param("On 3 May 2031 the Board opened the gates of the dam.", ("gate", "dam"), id="object"),
        pytest.param("The gates of the Orm dam were opened on 3 May 2031.", ("gate", "dam"), id="passive"),
        pytest.param("The Selm sawmill burned on 3 May 2031.", ("sawmill",), id="what it befalls"),
        pytest.param("On 3 May 2031 the patrol boat rammed the ferry Brita.", ("ferry", "Brita"), id="name"),
        pytest.param("On 3 May 2031 bakers marched in Selm.", (), id="nothing"),
        pytest.param("On 3 May 2031 warplanes dropped two bombs on Selm.", (), id="what it is done with"),
    ],
)
def test_what_it_is_done_to_is_read_from_the_clause(text: str, patients: tuple[str, ...]) -> None:
    assert [mention.patients for mention in told(text)] == [patients]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("A blast shook the depot at Selm on 3 May 2031.", ("explosion", "blast"), id="struck"),
        pytest.param("An explosion was reported in Selm on 3 May 2031.", ("explosion", "explosion"), id="noticed"),
        pytest.param("The operator reported the spill on 3 May 2031.", ("statement", None), id="known, so reported"),
        pytest.param("The Mission recorded 61 incidents on 3 May 2031.", ("record", None), id="counted"),
        pytest.param("Crews fought a blaze in Selm on 3 May 2031.", ("disaster", "blaze"), id="fought"),
        pytest.param(
            "The brigade was alerted at 9 pm on 3 May 2031 to a fire in Selm.", ("disaster", "fire"), id="called to"
        ),
        pytest.param("The tanker Brita ran aground on 3 May 2031.", ("ground", None), id="one verb of two words"),
        pytest.param("The company ran into debt on 3 May 2031.", ("run", None), id="into no ship"),
        pytest.param("The road was closed by the fire service on 3 May 2031.", ("closure", None), id="a service"),
    ],
)
def test_event_beside_its_verb_is_found(text: str, named: tuple[str, str | None]) -> None:
    assert [(mention.kind, mention.noun) for mention in told(text)] == [named]
