"""What is said of changes that a program tracked: the text is read with all of them accepted, and both forms are noted."""

from collections.abc import Sequence

from countersay.ingest.reading import Trouble
from countersay.model import Note

_SHOWN = 3
"""Changes whose words are shown."""
_WORDS = 60


def tracked(notes: Sequence[Note]) -> tuple[Trouble, ...]:
    """Return what to tell of insertions and deletions, those with figures first; nothing if there are none.

    >>> notes = [Note(kind="deletion", text="13"), Note(kind="insertion", text="14"), Note(kind="comment", text="Is it?")]
    >>> tracked(notes)[0].words
    'has 2 tracked changes and is read with all of them accepted: “13” was deleted, “14” was inserted.'
    >>> tracked(notes[2:])
    ()
    """
    found = [note for note in notes if note.kind in ("insertion", "deletion") and note.text.strip()]
    if not found:
        return ()
    figures = [note for note in found if any(sign.isdigit() for sign in note.text)]
    shown = (figures or found)[:_SHOWN]
    told = ", ".join(
        f"“{_short(note.text)}” was {'inserted' if note.kind == 'insertion' else 'deleted'}" for note in shown
    )
    rest = "" if len(found) <= len(shown) else "; the record keeps them all"
    one = len(found) == 1
    words = f"has {len(found)} tracked change{'' if one else 's'} and is read with {'it' if one else 'all of them'} accepted: {told}{rest}."
    return (Trouble(code="tracked-changes", words=words),)


def _short(words: str) -> str:
    bare = " ".join(words.split())
    return bare if len(bare) <= _WORDS else f"{bare[: _WORDS - 1]}…"
