"""What a footnote names: an earlier note's source ("Ibid.", "op. cit. (a)", "see note 3 above"), or several sources."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from countersay.extraction.citations.notes import Note
from countersay.lexicon.load import table

_MOST = 600  # code points of a note that is cut into its sources


def earlier_notes(text: str, notes: Sequence[Note]) -> dict[Note, Note]:
    """Return for each note that only points back the note that names its source."""
    meant: dict[Note, Note] = {}
    by_label: dict[str, Note] = {}
    for number, note in enumerate(notes):
        found = _pointed(text, notes[:number], by_label, note)
        if found is not None:
            meant[note] = meant.get(found, found)
        by_label[note.label] = note
    for before, note in pairwise(notes):
        if _again().match(text, note.start, note.end):
            meant[note] = meant.get(before, before)
    return meant


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,2}}(?:{'|'.join(table('citations')['again'])})\b", re.IGNORECASE)


@cache
def _back() -> re.Pattern[str]:
    words = "|".join(table("citations")["earlier"])
    return re.compile(
        rf"\W{{0,2}}(?:{words})[ ,:]{{0,2}}(?:(?:foot)?n(?:otes?|\.)? ?)?[(\[]?(?P<label>\d{{1,3}}|[a-h](?=[)\]]))[)\]]?"
        r"|\W{0,2}(?:foot)?notes? (?P<other>\d{1,3})(?: above)?",
        re.IGNORECASE,
    )


@cache
def _work() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[A-Z][^,;:]{2,80}),? (?:op|loc)\.? ?cit\b", re.IGNORECASE)


def _pointed(text: str, before: Sequence[Note], by_label: dict[str, Note], note: Note) -> Note | None:
    """Return the earlier note that a note names by its label, or by the first words of its source."""
    back = _back().match(text, note.start, note.end)
    if back is not None:
        return by_label.get(back["label"] or back["other"])
    work = _work().match(text, note.start, note.end)
    if work is None:
        return None
    name = work["name"].rstrip()
    return next((n for n in before if text.startswith(name, n.start) and n.start + len(name) < n.end), None)


def parts_of(text: str, note: Note) -> list[tuple[int, int]]:
    """Cut a note at "; see also …" into the sources it names; "see" before one is no part of it."""
    cuts = [note.start]
    if note.end - note.start <= _MOST:
        cuts += [
            m.end()
            for m in re.finditer(r"; (?=(?:see|cf\.|and|also|ibid|idem)\b)", text[note.start : note.end], re.IGNORECASE)
        ]
        cuts = [cuts[0], *(note.start + cut for cut in cuts[1:])]
    parts = []
    for start, stop in pairwise([*cuts, note.end + 2]):
        end = min(stop - 2, note.end)
        lead = re.match(
            r"(?:(?:and|also) )?(?:see(?: also)?|cf\.) (?!note|n\.|above)(?=\w)", text[start:end], re.IGNORECASE
        )
        begin = start + (lead.end() if lead is not None and lead.end() < end - start else 0)
        parts.append((begin, end))
    return [part for part in parts if part[0] < part[1]] or [(note.start, note.end)]
