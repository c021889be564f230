"""Decisions about documents: who publishes one, when, and for which side. They work as lines of corpus.toml do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from countersay.decisions.passages import Places
from countersay.errors import SettingsError
from countersay.model import CorpusSettings, DecidedWords, Decision, Document, DocumentSettings, Party

FIELDS = ("issuer", "date", "spoken", "party")


def head_of(document: Document, places: Places) -> tuple[DecidedWords, ...]:
    """Return the first line with words of a document: what a decision about the document is known by."""
    found = re.search(r"\S[^\n]*", document.text[:100_000])
    return (places.passage(document.id, found.start(), found.start() + len(found[0].rstrip())),) if found else ()


def checked(fields: Mapping[str, str], parties: Iterable[Party] = ()) -> dict[str, str]:
    """Return the fields of a document in their one form.

    Raises:
        SettingsError: if a field is not valid.

    >>> checked({"date": "2031-05"})
    {'date': '2031-05'}
    """
    found = {name: " ".join(value.split())[:400] for name, value in fields.items()}
    if unknown := sorted(found.keys() - set(FIELDS)):
        raise SettingsError(f"{unknown[0]}: expected one of {', '.join(FIELDS)}.", code="decision-field")
    day = found.get("date", "")
    if day and not _is_date(day):
        raise SettingsError(f"date: expected YYYY-MM-DD, YYYY-MM or YYYY, got {day!r}.", code="decision-field")
    spoken = found.get("spoken", "")
    if spoken and not (len(spoken) == 10 and _is_date(spoken)):
        raise SettingsError(f"spoken: expected a day as YYYY-MM-DD, got {spoken!r}.", code="decision-field")
    handles = {party.id for party in parties}
    if found.get("party") and handles and found["party"] not in handles:
        listed = ", ".join(sorted(handles))
        raise SettingsError(f"party: expected one of {listed}, got {found['party']!r}.", code="decision-field")
    return found


def _is_date(words: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", words):
        return False
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        return False
    return True


def with_papers(settings: CorpusSettings, decided: Iterable[tuple[Decision, Document]]) -> CorpusSettings:
    """Return settings with what people decided about documents; a decision wins over corpus.toml."""
    entries = {entry.path: entry for entry in settings.documents}
    for decision, document in decided:
        values: dict[str, Any] = {name: value or None for name, value in decision.fields if name in FIELDS}
        if values.get("spoken"):
            values["spoken"] = date.fromisoformat(values["spoken"])
        known = settings.of(document) or DocumentSettings(path=document.path)
        current = entries.get(document.path, replace(known, path=document.path))
        entries[document.path] = replace(current, **values)
    return replace(settings, documents=tuple(entries[path] for path in sorted(entries)))
