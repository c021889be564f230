"""Find runs of capitalised words that may be names, and give each its extent and kind.

A run goes on over capitals joined by single spaces, over initials and abbreviated titles, over "of", "for", "and",
"under" where the words before them call for it ("Ministry of ...", "Committee on ..."), and over particles ("bin", "de").
A capital that only opens a sentence, a heading or a quotation proves nothing: such words count when the text shows them
elsewhere with a capital in mid-sentence, or a word list knows them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from countersay.extraction.name_words import NameLexicon, Words

MAX_WORDS = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules look at: the words, the word lists, and what the whole text shows of each word.

    Attributes:
        opening: words that begin a sentence or quotation, by index.
        heading: words that stand in a heading, where most words bear a capital, by index.
        small: all words that occur in lower case.
        capital: words that occur with a capital where nothing but the name asks for it.
    """

    words: Words
    lexicon: NameLexicon
    opening: frozenset[int]
    heading: frozenset[int]
    small: frozenset[str]
    capital: frozenset[str]

    def form(self, first: int, after: int) -> str:
        """Return words `first` to `after - 1` joined by single spaces."""
        return " ".join(self.words.words[first:after])

    def near(self, i: int) -> bool:
        """Say whether word `i` follows the one before it with nothing but one white space between."""
        return self.words.gap(i) in (" ", "\n", "\u00a0", "\u200e ", " \u200e") and i not in self.opening


def runs(frame: Frame) -> Iterator[tuple[int, int]]:
    """Yield the runs outside headings as (first word, one past the last word), in order and without overlap."""
    words, lexicon = frame.words, frame.lexicon
    i, count = 0, len(words.words)
    while i < count:
        word = words.words[i]
        if not (word[0].isupper() or (word[0].isdigit() and _ordinal(frame, i))) or i in frame.heading:
            i += 1
            continue
        if _skips(frame, i):
            i += 1
            continue
        after = extend(frame, i)
        after = _trim(lexicon, words, i, after)
        yield i, after
        i = after


def _ordinal(frame: Frame, i: int) -> bool:
    """Say whether word `i` is an ordinal or number before a body's name ("3rd Battalion", "101st Airborne")."""
    word = frame.words.low(i)
    return (
        word.endswith(("st", "nd", "rd", "th")) and word[:-2].isdigit() and frame.words.cap(i + 1) and frame.near(i + 1)
    )


def _skips(frame: Frame, i: int) -> bool:
    """Say whether a name cannot begin at word `i`."""
    words, lexicon = frame.words, frame.lexicon
    low = words.low(i)
    if words.words[i] in lexicon.known:
        return False
    if low in lexicon.calendar:
        return True
    if low in ("the", "a", "an", "i", "this", "these", "those", "that", "so-called"):
        following = f"The {words.words[i + 1]}" if words.cap(i + 1) else ""
        return following not in lexicon.known
    if i in frame.opening:
        if low in lexicon.title_heads and words.cap(i + 1) and frame.near(i + 1):
            return False
        if low in lexicon.openers and not (words.words[i].isupper() and len(low) > 2):
            return not _opens_body(frame, i)
        if words.words[i] not in frame.capital and low in frame.small:
            return not _opens_body(frame, i)
    return False


def _opens_body(frame: Frame, i: int) -> bool:
    """Say whether an ordinary word that opens a sentence is yet part of a name ("Security Council members said")."""
    words, lexicon = frame.words, frame.lexicon
    if not (words.cap(i + 1) and frame.near(i + 1)):
        return words.low(i) in lexicon.of_heads and words.low(i + 1) == "of" and _body_after(frame, i + 2)
    following = words.low(i + 1)
    return following in lexicon.org_heads and words.low(i) not in (
        "the",
        "all",
        "both",
        "other",
        "some",
        "most",
        "many",
    )


def _body_after(frame: Frame, i: int) -> bool:
    if frame.words.low(i) == "the":
        i += 1
    return frame.words.cap(i)


def extend(frame: Frame, first: int) -> int:
    """Return one past the last word of the run that begins at word `first`."""
    words, lexicon = frame.words, frame.lexicon
    i = first + 1
    while i < len(words.words) and i - first < MAX_WORDS:
        if words.possessive(i - 1):
            break
        if _goes_on(frame, first, i):
            i += 1
            continue
        step = _bridge(frame, first, i)
        if step is None:
            break
        i = step
    return i


def _goes_on(frame: Frame, first: int, i: int) -> bool:
    """Say whether word `i` belongs to the run directly."""
    words, lexicon = frame.words, frame.lexicon
    word, gap = words.words[i], words.gap(i)
    if i in frame.opening and gap != " ":
        return False
    if word[0].isupper():
        if words.low(i) in lexicon.calendar and words.low(i - 1) not in lexicon.given:
            return False
        if frame.near(i):
            return True
        previous = words.words[i - 1]
        if gap == ". ":
            return (len(previous) == 1 and previous.isupper()) or previous.lower() in lexicon.abbreviated
        return gap in (" & ", " – ") and words.low(i - 1) in lexicon.org_heads
    if word[0].isdigit() and frame.near(i):
        previous = words.low(i - 1)
        return (
            previous in ("resolution", "convention", "operation", "protocol", "flight", "article") and word.isdigit()
        ) or (_ordinal(frame, i))
    return False


def _bridge(frame: Frame, first: int, i: int) -> int | None:
    """Return where the run goes on after the small word at `i`, or None if it ends there."""
    words, lexicon = frame.words, frame.lexicon
    low = words.low(i)
    if not frame.near(i):
        return None
    if low in ("of", "for", "on", "under", "against", "to"):
        return _over_preposition(frame, first, i)
    if low in ("and", "&"):
        return i + 2 if _conjoins(frame, first, i) else None
    if low in lexicon.particles and words.cap(i + 1) and frame.near(i + 1):
        return i + 2
    return None


def _over_preposition(frame: Frame, first: int, i: int) -> int | None:
    words, lexicon = frame.words, frame.lexicon
    low, head = words.low(i), words.low(i - 1)
    heads = {words.low(k) for k in range(first, i)}
    target = i + 2 if words.low(i + 1) == "the" else i + 1
    if not (words.cap(target) and frame.near(i + 1) and (target == i + 1 or frame.near(target))):
        return None
    if words.low(target) in lexicon.calendar:
        return None
    if low == "of":
        title = head in lexicon.title_heads or head in ("ministers", "chief", "chiefs")
        office = title and words.low(target) in lexicon.offices
        return target + 1 if head in lexicon.of_heads or office else None
    if low == "under":
        return target + 1 if head in lexicon.nested_under and words.low(target) in lexicon.of_heads else None
    if low == "for":
        wide = heads & lexicon.of_heads or heads & {"commissioner", "representative", "programme"}
        return target + 1 if wide and words.words[target] not in lexicon.known else None
    if low in ("on", "against", "to"):
        known = words.words[target] in lexicon.known
        allowed = {"committee", "commission", "council", "convention", "treaty", "conference", "covenant", "protocol"}
        return target + 1 if heads & allowed and not known and low != "to" else None
    return None


def _conjoins(frame: Frame, first: int, i: int) -> bool:
    """Say whether "and" at `i` stands inside one name ("Ministry of Trade and Industry", "Trade and Industry Ministry")."""
    words, lexicon = frame.words, frame.lexicon
    if not (words.cap(i + 1) and frame.near(i + 1)):
        return False
    left = [words.low(k) for k in range(first, i)]
    if any(words.words[k] in lexicon.known and words.words[k].isupper() for k in (i - 1, i + 1)):
        return False
    span = frame.form(first, i + 2)
    if span in lexicon.known:
        return True
    right_low = words.low(i + 1)
    if right_low in lexicon.org_heads and words.low(i + 2) in ("of", "for"):
        return False
    ahead = i + 1
    while ahead < i + 6 and words.cap(ahead + 1) and frame.near(ahead + 1):
        ahead += 1
    of_inside = any(a in lexicon.of_heads and b in ("of", "for", "on") for a, b in zip(left, left[1:], strict=False))
    plain_right = words.words[i + 1] not in lexicon.known and right_low not in lexicon.title_heads
    ends_in_head = words.low(ahead) in lexicon.org_heads
    left_plain = words.words[i - 1] not in lexicon.known and not set(left) & lexicon.org_heads
    if of_inside and plain_right and not ends_in_head:
        return words.low(i - 1) in frame.small or words.low(i - 1) in lexicon.offices or right_low in lexicon.offices
    common = words.low(i - 1) in frame.small or words.low(i - 1) in lexicon.offices
    short = words.low(ahead) in (
        "ministry",
        "department",
        "committee",
        "agency",
        "commission",
        "bureau",
        "office",
        "service",
    )
    return ends_in_head and ahead > i + 1 - (1 if short else 0) and left_plain and plain_right and (common or short)


def _trim(lexicon: NameLexicon, words: Words, first: int, after: int) -> int:
    """Drop small words left at the end of a run."""
    while after > first + 1 and words.words[after - 1][0].islower():
        after -= 1
    return after
