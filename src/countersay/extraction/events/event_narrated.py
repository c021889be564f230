"""What a text goes on to tell after a day: "On 3 May a car failed to stop. Soldiers fired at it."

Such a sentence gives no day of its own. Its account has none either, but bears the day of the account before it in the paragraph
as the one it most likely speaks of. `linking/event_narrated.py` lets it join what others tell of that day; alone it is no event
of the record. Only deeds in the plain past count, right behind an account of one day; "earlier", "had fired" tell of another time.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from countersay.extraction.events.event_scenes import Dating, Scene, Sources
from countersay.extraction.events.happening_words import Line
from countersay.extraction.events.happenings import Happening, following
from countersay.lexicon.load import table
from countersay.model import Document, EventMention, Sentence

_NEAR = 350  # code points from the dated account to the sentence
_WORD = re.compile(r"[a-z]+")


def narrated(document: Document, sources: Sources, sentence: Sentence, last: EventMention) -> Iterator[EventMention]:
    """Return the account of a sentence without a date that stands behind `last`, if it tells of a deed."""
    day = last.first
    if day is None or day != last.last or last.listed or last.status not in ("asserted", "alleged"):
        return
    text = document.text
    if sentence.start - last.end > _NEAR or "\n\n" in text[last.end : sentence.start]:
        return
    words = frozenset(_WORD.findall(text[sentence.start : sentence.end].lower()))
    if words.isdisjoint(_forms()) or not words.isdisjoint(_other_times()) or _is_dated(sources, sentence):
        return
    scene = Scene(document, sources, sentence)
    what = _told(scene.line)
    if what is None or not ({what.verb, what.noun} & _deeds()):
        return
    start = scene.flow.position(scene.line.tokens[what.start].start)
    no_day = Dating(start=start, end=start + 1, first=None, last=None, timexes=(), point=False)
    mention = scene.mention(what, no_day, away=True)
    if mention.status in ("asserted", "alleged"):
        yield replace(mention, narrated=day)


def _told(line: Line) -> Happening | None:
    """Return what the sentence's main verb tells, if that is a plain past form."""
    what = following(line, 0, 0)
    if what is None or what.verb is None:
        return None
    near = line.tags[max(0, what.start - 4) : what.end]
    bare = "VBN" in near and {"VBD", "VBZ", "VBP", "MD"}.isdisjoint(line.tags)  # "The boiler exploded"
    return what if "VBD" in near or bare else None


def _is_dated(sources: Sources, sentence: Sentence) -> bool:
    """Say whether the sentence holds a time other than an hour."""
    low = bisect_left(sources.timexes, sentence.start, key=lambda timex: timex.start)
    high = bisect_left(sources.timexes, sentence.end, key=lambda timex: timex.start)
    return any(timex.type != "TIME" for timex in sources.timexes[low:high])


@cache
def _deeds() -> frozenset[str | None]:
    """Verbs and nouns of the deeds that a text goes on to tell."""
    known = table("happenings")
    return frozenset(word for deed in known["narrated"]["deeds"].split() for word in known["deeds"][deed].split())


@cache
def _forms() -> frozenset[str]:
    """Past forms of those verbs, and the nouns."""
    irregular = table("happenings")["forms"]
    found = set()
    for word in _deeds():
        assert word is not None
        stem = word[:-1] if word.endswith(("e", "y")) else word
        found |= {word, f"{stem}ed", f"{stem}ied", f"{word}{word[-1]}ed", *irregular.get(word, "").split()}
    return frozenset(found)


@cache
def _other_times() -> frozenset[str]:
    return frozenset(table("happenings")["narrated"]["other_times"].split())
