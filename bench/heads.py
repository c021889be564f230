"""Documents with many kinds of heads, made from their number alone: who publishes, when, and the text that says so.

Each kind is a way in which offices, companies, papers and mail programs head what they publish; names and days vary.
"""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from countersay.extraction.heads.file_metadata import same_name
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.ingest.formats import format_of, read_any
from countersay.ingest.reading import Ask
from countersay.model import Document

BODIES = (
    "Port Authority of Vell",
    "Ministry of Transport",
    "Lakeside District Council",
    "National Bureau of Statistics",
    "Joint Monitoring Centre",
    "River Police Department",
    "Association of Dock Workers",
    "Permanent Mission of Norland to the United Nations",
    "Committee for the Protection of Wells",
    "Embassy of Norland in Vell",
)
COMPANIES = ("Vale Mills plc", "Orbit Foods Inc.", "Lakeshore Mining Corporation", "Halmet Ferries Ltd")
PAPERS = ("Quay Times", "Halmet Courier", "Lake Gazette", "Norland Herald")
PLACES = ("Vell", "Halmet", "Port Arlen", "Ostrel")
TITLES = (
    "Toll gate reopens after repairs",
    "Number of carts falls for a second month",
    "Reply to the report on the wells",
    "Ferries to run on Sundays again",
)
SPANISH = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
BODY = (
    "Between 5 and 12 April of the year before, 412 carts passed the gate, 103 or 25 per cent of them empty. No more than "
    "60 a day were turned back.\n\nThe count is kept by the clerks and may be seen by everybody on working days. It was "
    "last closed on 2 January 2019."
)


@dataclass(frozen=True, slots=True)
class Headed:
    """A document: the kind of its head, its text, and what it says of who publishes it and when; None: nothing."""

    kind: str
    text: str
    issuer: str | None
    day: str | None


KINDS: dict[str, str] = {
    "body above date": "{body}\n{long}\n\n{title}",
    "body, place and date": "{body}\n{place}\n{long}\n\n{title}",
    "place and day below the title": "{body}\n\n{title}\n\n{place}, {long}",
    "place and day with the": "{body}\n\n{place}, the {ordinal} of {month} {year}\n\n{title}",
    "date of a computer": "{body}\n{iso}\n\n{title}",
    "date in figures": "{body}\n{dots}\n\n{title}",
    "released": "{title}\n\nReleased: {long}\nReleased by: {body}",
    "issued by and date": "{title}\n\nIssued by: {body}\nDate: {long}",
    "published on, at": "{body}\n\n{title}\n\nPublished on {long} at 10:14",
    "for immediate release": "{body}\n\nFOR IMMEDIATE RELEASE\n{american}\n\n{title}",
    "for immediate release, one line": "{body}\n\nFor immediate release: {american}\n\n{title}",
    "press release, bar": "{body}\n\nPRESS RELEASE | {long}\n\n{title}",
    "press release, number": "{body}\nPress release No. 14/{short}\n{long}\n\n{title}",
    "press service in capitals": "PRESS SERVICE OF THE {upper}\n\n{long}\n\n{title}",
    "press office, comma": "Press Office, {body}\nNo. 14/{short}, {long}\n\n{title}",
    "statement by": "Statement by the {body} on the count of carts\n\n{long}",
    "statement of, in the title with its day": "Statement of the {body}, {long}",
    "communique below its kind": "COMMUNIQUÉ\n\n{body}\n{place}, {american}\n\n{title}",
    "two languages in two lines": "Ministerio de Asuntos del Lago\n{body}\n\n{spanish}\n{long}\n\n{title}",
    "two languages in one line": "Ministerio de Asuntos del Lago / {body}\n{spanish} / {long}\n\n{title}",
    "report with its day": "{body}\n\nWeekly situation report, {long}",
    "memo": "MEMORANDUM\n\nFrom: {body}\nTo: All media\nDate: {long}\nRe: {title}",
    "reference and date": "{body}\n\nRef: 12/{short}\nDate: {long}\n\n{title}",
    "mail as text": "From: {body}\nSent: {weekday}, {long} 10:02\nTo: Press list\nSubject: {title}",
    "mail that was handed on": "---------- Forwarded message ---------\nFrom: {body} <press@port.example>\nDate: {weekday_short}, {long} at 10:02\nSubject: {title}\nTo: <desk@paper.example>",
    "company and kind": "{company} — News release\n{long}\n\n{title}",
    "company, place and day": "{company}\n\n{title}\n\n{place}, {american}",
    "market announcement": "{company}\nMarket announcement, {long}, 07:45\n\n{title}",
    "paper, day and byline": "{paper}\n{weekday}, {american}\n\n{title}\n\nBy Ann Ode",
    "paper and day in one line": "{paper}, {american}\n\n{title}",
    "agency in the dateline": "{title}\n\n{capital}, {american} ({paper}) —",
    "month only": "{body}\n{month} {year}\n\n{title}",
    "weekday and day": "{body}\n{weekday}, {long}\n\n{title}",
    "posted by": "{title}\n\nPosted by {body} on {american}",
    "day before the body": "{long}\n\n{body}\n\n{title}",
    "updated later": "{body}\n\n{title}\n\nPublished: {long} | Updated: {later}",
    "no day at all": "{body}\n\n{title}",
}
"""Kind → what stands above the text."""


def headed(kind: str, number: int) -> Headed:
    """Return the document of a kind and number; the same are the same for ever."""
    dice = random.Random(f"{kind}-{number}")
    day = date(2021, 1, 13) + timedelta(days=dice.randrange(3000))
    day = day.replace(day=max(day.day, 13))  # days above twelve: figures alone tell them from months
    later = day + timedelta(days=40)
    body, company, paper = dice.choice(BODIES), dice.choice(COMPANIES), dice.choice(PAPERS)
    place = dice.choice(PLACES)
    words = {
        "body": body,
        "upper": body.upper(),
        "company": company,
        "paper": paper,
        "place": place,
        "capital": place.upper(),
        "title": dice.choice(TITLES),
        "long": f"{day.day} {day:%B} {day.year}",
        "american": f"{day:%B} {day.day}, {day.year}",
        "later": f"{later.day} {later:%B} {later.year}",
        "iso": day.isoformat(),
        "dots": f"{day:%d.%m.%Y}",
        "ordinal": f"{day.day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th') if day.day not in (11, 12, 13) else 'th' }",
        "month": f"{day:%B}",
        "year": day.year,
        "short": f"{day:%y}",
        "spanish": f"{day.day} de {SPANISH[day.month - 1]} de {day.year}",
        "weekday": f"{day:%A}",
        "weekday_short": f"{day:%a}",
    }
    form = KINDS[kind]
    issuer = company if "{company}" in form else paper if "{paper}" in form else body
    said = None if kind == "no day at all" else f"{day:%Y-%m}" if kind == "month only" else day.isoformat()
    gap = " " if form.endswith("—") else "\n\n"
    return Headed(kind, f"{form.format(**words)}{gap}{BODY}", issuer, said)


def every(each: int) -> Iterator[Headed]:
    """Give `each` documents of every kind."""
    for kind in KINDS:
        for number in range(each):
            yield headed(kind, number)


def found() -> list[dict[str, Any]]:
    """Return the heads that were written before the rules were tried on them: text, right issuers, right day."""
    path = Path(__file__).resolve().parent.parent / "tests" / "cases" / "heads_found.json"
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return cases


def outcome(case: Mapping[str, Any]) -> dict[str, str]:
    """Return for issuer and date of a head whether what is read is right, wrong or none; where none is said, none is right."""
    name = f"a.{case['form']}"
    data = case["text"].encode()
    form, _ = format_of(data, name)
    assert form is not None
    (reading, *_) = read_any(data, Ask(name=name), form).readings
    document = Document(id="d", path=name, sha256="", text_sha256="", text=reading.text, metadata=reading.candidates)
    head, _ = read_letterhead(document, find_blocks(reading.text))
    day = head.issued.value if head.issued else None
    issuer = head.issuer.label if head.issuer else None
    named = any(same_name(issuer, right) for right in case["issuers"]) if issuer else not case["issuers"]
    days = case["date"] if isinstance(case["date"], list) else [case["date"]]
    return {
        "issuer": "right" if named else "none" if issuer is None else "wrong",
        "date": "right" if day in days else "none" if day is None else "wrong",
    }
