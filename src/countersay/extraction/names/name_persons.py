"""Tell persons in runs of capitalised words: by title, by given name, initial or ending of the surname."""

from countersay.extraction.names.name_runs import Frame

_SMALL = ("of", "for", "the", "to", "and")


def title_at(frame: Frame, first: int, after: int) -> int | None:
    """Return the first word of the run that is a title by itself, or None where a body's name comes before it."""
    for k in range(first, after):
        if frame.has("persons.title_heads", k):
            return k
        if frame.words.low(k) in ("ministry", "office", "department"):
            return None
    return None


def titled_name(frame: Frame, at: int, after: int) -> tuple[int, int] | None:
    """Return the words of the name after the title at `at`, or None where the title stands alone.

    The title may go on over an office or a body ("Secretary of the Alm Council Ana Bel"): then the name is what stands
    after its last known word.
    """
    words = frame.words
    name = at + 1
    while name < after and (
        frame.has("persons.titles", name) or words.low(name) in _SMALL or _office_word(frame, name)
    ):
        name += 1
    if name == at + 1 and words.low(at) == "general" and words.low(name) in ("assembly", "staff", "council", "command"):
        return None
    if name < after and (words.low(name - 1) in _SMALL or not namelike(frame, name)):
        name = _after_office(frame, name, after)
    end = name
    while end < after and end - name < 5 and namelike(frame, end):
        end += 1
    return (name, end) if end > name else None


def _office_word(frame: Frame, k: int) -> bool:
    return frame.has("persons.offices", k) and (frame.words.low(k - 1) in _SMALL or frame.has("persons.offices", k - 1))


def _after_office(frame: Frame, start: int, after: int) -> int:
    """Return where the name begins after the last body or country of a long title; `after` if none follows."""
    last = start - 1
    for k in range(start, after):
        office = frame.known(k) is not None or frame.has("organisations.heads", k) or frame.has("persons.offices", k)
        if office or frame.words.low(k) in _SMALL or frame.words.words[k] in frame.lexicon.countries.adjectives:
            last = k
    begins = last + 1
    of_before = frame.words.low(last) in ("of", "for", "the")
    return after if of_before or after - begins > 4 else begins


def namelike(frame: Frame, i: int) -> bool:
    """Say whether word `i` may be part of a person's name."""
    words = frame.words
    low, word = words.low(i), words.words[i]
    if frame.has("persons.particles", i):
        return True
    if (
        low in ("of", "for", "on", "and", "the")
        or frame.has("organisations.heads", i)
        or frame.has("organisations.of_heads", i)
    ):
        return False
    return words.cap(i) and not (1 < len(word) < 4 and word.isupper())


def personal(frame: Frame, first: int, after: int) -> bool:
    """Say whether two to five words without title or head look like a person's name."""
    words = frame.words
    lows = [words.low(k) for k in range(first, after)]
    if not 2 <= len(lows) <= 5 or any(c.isdigit() for low in lows for c in low):
        return False
    if any(frame.has("organisations.heads", k) or frame.has("organisations.of_heads", k) for k in range(first, after)):
        return False
    if {"of", "for", "and"} & set(lows) or frame.known(after - 1) == "country":
        return False
    if any(len(words.words[k]) == 1 and words.gap(k + 1) == ". " for k in range(first, after - 1)):
        return True
    if frame.has("persons.given", first) or lows[0] in ("abu", "umm"):
        return True
    last = lows[-1]
    if last.startswith(("al-", "el-")):
        return True
    return len(last) > 4 and last.endswith(frame.lexicon.surname_ends) and not frame.has("places.directions", first)
