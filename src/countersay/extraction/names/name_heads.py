"""Tell the kind of a name by its head word: the last word, a small word after it, or the word before "of"."""

from countersay.extraction.names.name_runs import Frame
from countersay.model import NameKind


def by_head(frame: Frame, first: int, after: int) -> tuple[NameKind | None, int]:
    """Return the kind given by a head word and one past the name's last word, or (None, after)."""
    words, sets = frame.words, frame.lexicon.sets
    lows = [words.low(k) for k in range(first, after)]
    several = len(lows) > 1
    if several and lows[-1] in ("members", "member-states", "states") and words.words[after - 2].isupper():
        return ("group", after)
    if several and (
        lows[0] in sets["events.before"]
        or (lows[-1] in sets["events.heads"] and not frame.has("sentence.openers", first))
    ):
        return ("event", _with_year(frame, after))
    end = _agreement_end(frame, first, after, lows)
    if end is not None:
        return ("agreement", end)
    found = completed(frame, first, after)
    if found is not None:
        return found
    return (_of_several(frame, lows), after) if several else (None, after)


def _of_several(frame: Frame, lows: list[str]) -> NameKind | None:
    """Judge several words by their capitalised heads."""
    sets = frame.lexicon.sets
    heads, of_heads = sets["organisations.heads"], sets["organisations.of_heads"]
    last = lows[-1]
    if last == "state" and len(lows) == 2:
        title = lows[0].title()
        if title not in frame.lexicon.countries.adjectives and title not in sets["places.adjectives"]:
            return "place"
    if last in sets["places.roads"]:
        return "road"
    if last in sets["places.deposits"] and last not in ("field", "fields"):
        return "deposit"
    before_of = [low for k, low in enumerate(lows[:-1]) if lows[k + 1] in ("of", "for", "on", "to")]
    if any(low in heads for low in before_of) or last in heads:
        return "organisation"
    if last in sets["places.heads"]:
        return "place"
    if lows[0] in sets["places.before"] and "of" not in lows:
        return "place"
    if lows[0] in of_heads and "of" in lows:
        return "place" if lows[0] in sets["places.heads"] else "group" if lows[0] == "members" else "organisation"
    return "place" if lows[0] in sets["places.directions"] else None


def completed(frame: Frame, first: int, after: int) -> tuple[NameKind, int] | None:
    """Return kind and end of a name completed by a small head word ("Alm road", "Alm economic region"), or None."""
    found = _small_head(frame, after)
    if found is None:
        return None
    plain, countries = frame.form(first, after), frame.lexicon.countries
    sets = frame.lexicon.sets
    if plain in countries.adjectives or plain in countries.people or (plain.isupper() and len(plain) > 1):
        return None
    if plain in sets["places.adjectives"] or plain.lower() in sets["places.directions"]:
        return None
    # "Ruritania city" is a chance neighbourhood: a country before a common noun names no single place, roads aside.
    if frame.lexicon.known.get(plain) == "country" and found[1] <= after + 1 and found[0] != "road":
        return None
    return found


def _small_head(frame: Frame, after: int) -> tuple[NameKind, int] | None:
    """Return kind and end given by the small word at `after`; a plural one is left out, for it belongs to a list."""
    words, sets = frame.words, frame.lexicon.sets
    if after >= len(words.words) or words.possessive(after - 1) or not frame.near(after) or words.cap(after):
        return None
    low = words.low(after)
    if low in sets["places.roads"]:
        return ("road", after if low in sets["places.plurals"] else after + 1)
    if low in sets["places.small_modifiers"]:
        head = words.low(after + 1)
        if frame.near(after + 1) and head in sets["places.small_modified"]:
            kind: NameKind = (
                "road"
                if head in sets["places.roads"]
                else "deposit"
                if head in sets["places.small_deposits"]
                else "place"
            )
            return (kind, after + 2)
        return None
    end = after if low in sets["places.plurals"] else after + 1
    pair = "-" in words.words[after - 1] or "–" in words.words[after - 1]
    if pair and words.low(after + 1) in sets["places.roads"] and frame.near(after + 1):
        return ("road", after + 2)  # "Alm–Brod ammonia pipeline"
    if low in sets["places.small"]:
        return ("place", end)
    return ("deposit", end) if low in sets["places.small_deposits"] else None


def _agreement_end(frame: Frame, first: int, after: int, lows: list[str]) -> int | None:
    """Return where an agreement's name ends, its date or number included, or None where it is none.

    A head alone is a common noun: it needs a name before it, or a date, number or "of" after it.
    """
    sets = frame.lexicon.sets
    at = next((k for k, low in enumerate(lows) if low in sets["agreements.heads"]), None)
    if at is None or lows[-1] in sets["organisations.heads"]:
        return None
    end = _with_date(frame, after) if at == len(lows) - 1 else after
    named = at > 0 and not (at == 1 and frame.has("sentence.openers", first))
    if named or end > after or lows[at + 1 : at + 2] == ["of"]:
        return end
    return end if lows[at] == "constitution" or (lows[at + 1 : at + 2] == [lows[-1]] and lows[-1].isdigit()) else None


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _with_year(frame: Frame, after: int) -> int:
    """Take "of 2020" into an event's name."""
    words = frame.words
    dated = words.low(after) == "of" and frame.near(after) and _year(words.low(after + 1)) and frame.near(after + 1)
    return after + 2 if dated else after


def _with_date(frame: Frame, after: int) -> int:
    """Take "of 10 November 2020", "on 1 May 1999", "of 2019" or a number into an agreement's name."""
    words = frame.words
    if frame.near(after) and words.low(after).isdigit() and words.low(after - 1) == "resolution":
        return after + 1
    if words.low(after) not in ("of", "on", "dated") or not frame.near(after):
        return after
    end, digits, month = after + 1, False, False
    while end < min(after + 5, len(words.words)) and words.gap(end) in (" ", ", ", "\n"):
        low = words.low(end)
        number = _year(low) or (low.rstrip("stndrh").isdigit() and len(low) <= 4)
        if not number and not frame.has("sentence.calendar", end) and low != "of":
            break
        digits, month = digits or number, month or frame.has("sentence.calendar", end)
        end += 1
        if _year(low):
            break
    return end if digits and (month or end == after + 2) else after
