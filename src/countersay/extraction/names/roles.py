"""Find lower-case words that serve as names: groups of people and holders of an office.

"Ruritanian peacekeepers", "local residents", "protesters" are groups; "the president" after "President Ana Bel" in the
same text stands for her. A group needs a modifier that tells whose it is, except the few nouns that name a side alone.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from countersay.extraction.names.name_kinds import Piece
from countersay.extraction.names.name_runs import Frame
from countersay.lexicon.load import table, word_set
from countersay.model import Mention, NameKind


@cache
def _groups() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return bodies, nouns for people, nouns that stand alone, modifiers; those of two words as written."""
    data = table("names")["groups"]
    bodies = frozenset(row.split("=")[0] for row in data["bodies"])
    return bodies, frozenset(data["people"]), frozenset(data["bare"]), frozenset(data["modifiers"])


@cache
def _heads() -> frozenset[str]:
    bodies, people, bare, _ = _groups()
    return frozenset(phrase.split()[-1] for phrase in bodies | people | bare)


def find_groups(frame: Frame, document: str) -> Iterator[Mention]:
    """Yield the groups in text order."""
    words = frame.words
    bodies, people, bare, _ = _groups()
    heads = _heads()
    countries = frame.lexicon.countries
    for i, (word, low) in enumerate(zip(words.words, words.lows, strict=True)):
        if word in countries.people and word not in countries.adjectives:
            yield from _nation(frame, document, i)
        if low not in heads:
            continue
        pair = f"{words.low(i - 1)} {low}" if frame.near(i) else ""
        base = i - 1 if pair in bodies or pair in people else i
        phrase = pair if base < i else low
        if phrase not in bodies and phrase not in people and phrase not in bare:
            continue
        first = _modified_from(frame, base)
        if (
            first < base
            or phrase in bodies
            or (phrase in bare and (i in frame.opening or words.low(i - 1) in ("the", "by", "of")))
        ):
            kind: NameKind = "organisation" if phrase in bodies else "group"
            first = _with_part(frame, first)
            yield _cut(frame, document, first, _of_country(frame, i + 1), kind)


def _with_part(frame: Frame, first: int) -> int:
    """Take in "group of", "representatives of" before a group."""
    words = frame.words
    part = words.low(first - 2) in ("group", "groups", "representatives", "members")
    return first - 2 if part and words.low(first - 1) == "of" and frame.near(first) and frame.near(first - 1) else first


def _nation(frame: Frame, document: str, i: int) -> Iterator[Mention]:
    """Yield "local Ruritanians" and "representatives of local Ruritanians" for the people at word `i`."""
    first = _modified_from(frame, i)
    first = _with_part(frame, first)
    if first < i:
        yield _cut(frame, document, first, i + 1, "group")


def _of_country(frame: Frame, after: int) -> int:
    """Take in "of Ruritania" after "citizens" and the like."""
    words = frame.words
    if words.low(after - 1) in ("citizens", "nationals", "people") and words.low(after) == "of" and frame.near(after):
        target = after + 1
        if frame.near(target) and frame.lexicon.known.get("".join(words.words[target : target + 1])) == "country":
            return target + 1
    return after


def find_governments(frame: Frame, document: str) -> Iterator[Mention]:
    """Yield "Government of Ruritania" and "Ruritanian government", which stand for the country."""
    words, lexicon = frame.words, frame.lexicon
    for i, word in enumerate(words.words):
        if word not in ("government", "Government"):
            continue
        if words.low(i + 1) == "of" and frame.near(i + 1):
            target = i + 3 if words.low(i + 2) == "the" else i + 2
            for after in range(target + 5, target, -1):
                if lexicon.known.get(frame.form(target, after)) == "country" and frame.known_end(target) <= after:
                    yield _cut(frame, document, i, after, "country")
                    break
        elif i and frame.near(i):
            before = words.words[i - 1]
            if before in lexicon.countries.adjectives or lexicon.known.get(before) == "country":
                yield _cut(frame, document, i - 1, i + 1, "country")


def find_regions(frame: Frame, document: str, found: Sequence[Piece]) -> Iterator[Mention]:
    """Yield "northern Ruritania": a small word of direction before a country or place."""
    words = frame.words
    for piece in found:
        before = piece.first - 1
        if piece.kind in ("country", "place") and before >= 0 and frame.near(piece.first):
            low = words.words[before]
            if low.islower() and frame.has("places.directions", before) and len(low) > 5:
                yield _cut(frame, document, before, piece.after, "place")


def _modified_from(frame: Frame, base: int) -> int:
    """Return the first word of the modifiers before word `base` that say whose group it is."""
    words, lexicon = frame.words, frame.lexicon
    modifiers = _groups()[3]
    first = base
    while first > 0 and base - first < 4 and frame.near(first):
        before = words.words[first - 1]
        if before in lexicon.countries.adjectives or words.low(first - 1) in modifiers:
            first -= 1
        elif first > 1 and frame.near(first - 1) and f"{words.low(first - 2)} {words.low(first - 1)}" in modifiers:
            first -= 2
        elif (
            lexicon.known.get(before) in ("country", "organisation")
            and words.ends[first - 1] + 1 == words.starts[first]
        ):
            return first - 1
        else:
            break
    return first


def find_roles(frame: Frame, document: str, found: Sequence[Piece]) -> Iterator[Mention]:
    """Yield "the president" and the like where the text before names the holder with that title."""
    words = frame.words
    names = word_set("names", "roles", "names")
    titles: dict[str, int] = {}
    for piece in found:
        if piece.kind == "person" and piece.after - piece.first > 1:
            lows = [words.low(k) for k in range(piece.first, piece.after)]
            if lows[0] in ("former", "ex", "late", "acting", "deputy", "vice"):
                continue  # "the president" is not the former one
            for k, low in enumerate(lows):
                for role in (low, " ".join(lows[k : k + 2])):
                    if role in names:
                        titles.setdefault(role, piece.first)
    if not titles:
        return
    for i, word in enumerate(words.words):
        if word not in ("the", "The"):
            continue
        for length in (2, 1):
            role = " ".join(words.low(k) for k in range(i + 1, i + 1 + length))
            if (
                titles.get(role, i) < i
                and not words.cap(i + length + 1)
                and words.low(i + length + 1) not in ("of", "for")
            ):
                yield _cut(frame, document, i, i + 1 + length, "person")
                break


def _cut(frame: Frame, document: str, first: int, after: int, kind: NameKind) -> Mention:
    words = frame.words
    start, end = words.starts[first], words.ends[after - 1]
    return Mention(document=document, start=start, end=end, text=words.text[start:end], kind=kind)
