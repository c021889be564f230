"""The name an event goes by in the record: the words of one of its accounts."""

from collections.abc import Sequence

from countersay.model import EventMention

_LABEL = 16  # words


def label_of(mentions: Sequence[EventMention]) -> str:
    """Return the account of fewest words that is more than a date, in the writer's words; else the noun and who took part."""
    telling = [
        m for m in mentions if len(m.text.split()) > 2 and m.first and (not m.listed or m.timexes[0] == m.listed[0])
    ]
    if not telling:
        named = ", ".join(list(dict.fromkeys(name for m in mentions for name in m.participants))[:3])
        what = mentions[0].noun or mentions[0].verb or mentions[0].text
        return f"{what}: {named}" if named else what
    text = " ".join((min(telling, key=_telling) if len(telling) > 1 else telling[0]).text.split())
    words = text.split(" ")
    return text if len(words) <= _LABEL else " ".join(words[:_LABEL]) + " …"


def _telling(mention: EventMention) -> tuple[object, ...]:
    """Order accounts by words and place, not by letters: names of other lengths choose the same one."""
    return (len(mention.text.split()), mention.noun or "", mention.verb or "", mention.start, mention.document)
