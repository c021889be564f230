"""Find runs of capitalised words that may be names.

A run goes on over capitals joined by single spaces, over initials and abbreviated titles, over particles ("bin", "de"),
and over "of", "for", "and", "under" where the words before them call for it ("Ministry of ...", "Committee on ...").
A capital that only opens a sentence, a heading or a quotation proves nothing: such words count when the text shows them
elsewhere with a capital in mid-sentence, or a word list knows them.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from countersay.extraction.names.name_words import NameLexicon, Words

MAX_WORDS = 24
_ARTICLES = frozenset(("the", "a", "an", "i", "this", "these", "those", "that", "so-called"))
_NUMBERED = frozenset(("resolution", "convention", "operation", "protocol", "flight", "article"))
_LISTING = frozenset(
    (
        "ministry",
        "department",
        "school",
        "faculty",
        "institute",
        "committee",
        "commission",
        "agency",
        "academy",
        "programme",
    )
)
"""Bodies whose names list fields: "Ministry of Ecology and Natural Resources"."""
_NOBILIARY = frozenset(("de", "van", "von", "di", "del", "della", "der", "den", "bin", "ibn", "la"))
_GAPS = frozenset((" ", "\n", "\u00a0", "\u200e ", " \u200e"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules look at: the words, the word lists, and what the whole text shows of each word.

    Attributes:
        opening: words that begin a sentence or quotation, by index.
        heading: words that stand in a heading, where most words bear a capital, by index.
        small: all words that occur in lower case.
        capital: words that occur with a capital where nothing but the name asks for it.
        dateline: words in capitals that open a letterhead or dateline ("GENEVA, 3 May –"), by index.
    """

    words: Words
    lexicon: NameLexicon
    opening: frozenset[int]
    heading: frozenset[int]
    small: frozenset[str]
    capital: frozenset[str]
    dateline: frozenset[int]

    def form(self, first: int, after: int) -> str:
        """Return words `first` to `after - 1` joined by single spaces."""
        return " ".join(self.words.words[first:after])

    def near(self, i: int) -> bool:
        """Say whether word `i` follows the one before it with nothing but one white space between."""
        return i not in self.opening and self.words.gap(i) in _GAPS

    def has(self, key: str, i: int) -> bool:
        """Say whether the word list `key` holds word `i`."""
        return self.words.low(i) in self.lexicon.sets[key]

    def known(self, i: int) -> str | None:
        """Return the kind of word `i` by itself where the word lists know it."""
        return self.lexicon.known.get(self.words.words[i]) if 0 <= i < len(self.words.words) else None

    def known_end(self, i: int) -> int:
        """Return where the longest known form of several words that begins at word `i` ends, or `i`."""
        for words in self.lexicon.known_starts.get(self.words.words[i], ()):
            after = i + len(words)
            if tuple(self.words.words[i:after]) == words and all(self.near(k) for k in range(i + 1, after)):
                return after
        return i


def runs(frame: Frame) -> Iterator[tuple[int, int]]:
    """Yield the runs outside headings as (first word, one past the last word), in order and without overlap."""
    words = frame.words
    i, count = 0, len(words.words)
    while i < count:
        word = words.words[i]
        if not (words.caps[i] or (word[0].isdigit() and _ordinal(frame, i))) or i in frame.heading or _skips(frame, i):
            i += 1
            continue
        after = _trim(words, i, extend(frame, i))
        first = i
        while first and words.words[first - 1] in _NOBILIARY and frame.near(first):
            first -= 1  # "de la Cruz said"
        yield first, after
        i = after


def _ordinal(frame: Frame, i: int) -> bool:
    """Say whether word `i` is an ordinal before a body's name ("3rd Battalion", "101st Airborne")."""
    word = frame.words.low(i)
    if not (word.endswith(("st", "nd", "rd", "th")) and word[:-2].isdigit()):
        return False
    return frame.words.cap(i + 1) and frame.near(i + 1) and not frame.has("sentence.calendar", i + 1)


def _skips(frame: Frame, i: int) -> bool:
    """Say whether a name cannot begin at word `i`."""
    words = frame.words
    low, word = words.low(i), words.words[i]
    if word in frame.lexicon.known or frame.known_end(i) > i:
        return False
    if (
        frame.has("sentence.divisions", i)
        and words.words[i + 1 : i + 2]
        and (words.words[i + 1][0].isdigit() or words.words[i + 1].isupper())
    ):
        return True
    if frame.has("sentence.calendar", i) and not _calendar_name(frame, i):
        return True
    if low in _ARTICLES or _tells_holder(frame, i):
        return True
    if i not in frame.opening:
        return False
    named_after = words.cap(i + 1) and _goes_on(frame, i + 1)
    if named_after and frame.has("persons.title_heads", i):
        return False
    common = frame.has("sentence.openers", i) or frame.has("sentence.nouns", i)
    if common and not (word.isupper() and len(low) > 2):
        return not _opens_body(frame, i)
    if word not in frame.capital and low in frame.small:
        return not _opens_body(frame, i)
    # "Declaring Alm district", "Jointly Alm and Brod": forms of verbs and adverbs before a name.
    return (
        named_after and low.endswith(("ing", "ly")) and word not in frame.capital and not frame.has("persons.given", i)
    )


def _tells_holder(frame: Frame, i: int) -> bool:
    """Say whether a hyphenated word only says who holds what follows: "Government-controlled districts"."""
    _, hyphen, last = frame.words.low(i).rpartition("-")
    return bool(hyphen) and last in frame.lexicon.sets["sentence.holding"]


def _calendar_name(frame: Frame, i: int) -> bool:
    """Say whether a month's or day's name begins a person's name ("Jan van den Berg", "Dr. May Lund")."""
    words = frame.words
    if not frame.has("persons.given", i) or words.low(i - 1).isdigit() or words.gap(i + 1) != " ":
        return False
    surname = words.cap(i + 1) and frame.known(i + 1) is None and not frame.has("sentence.calendar", i + 1)
    return surname or (frame.has("persons.particles", i + 1) and words.low(i + 1) not in ("la", "le"))


def _opens_body(frame: Frame, i: int) -> bool:
    """Say whether an ordinary word that opens a sentence is yet part of a name ("Security Council members said")."""
    words = frame.words
    if words.cap(i + 1) and frame.near(i + 1):
        if frame.has("sentence.openers", i):
            return False
        last = i + 1
        while last < i + 8 and words.cap(last + 1) and frame.near(last + 1):
            last += 1
        return frame.has("organisations.heads", last)
    target = i + 3 if words.low(i + 2) == "the" else i + 2
    return frame.has("organisations.of_heads", i) and words.low(i + 1) == "of" and words.cap(target)


def extend(frame: Frame, first: int) -> int:
    """Return one past the last word of the run that begins at word `first`."""
    words = frame.words
    i = max(first + 1, frame.known_end(first))
    while i < len(words.words) and i - first < MAX_WORDS:
        if words.possessive(i - 1) and not _owns(frame, i):
            break
        if _goes_on(frame, i):
            i = max(i + 1, frame.known_end(i))
            continue
        step = _bridge(frame, first, i)
        if step is None:
            break
        i = step
    return i


def _goes_on(frame: Frame, i: int) -> bool:
    """Say whether word `i` belongs to the run directly."""
    words = frame.words
    word, gap = words.words[i], words.gap(i)
    if i in frame.opening and gap != " ":
        return False
    if words.caps[i]:
        if _tells_holder(frame, i):
            return False
        if frame.has("sentence.calendar", i) and not frame.has("persons.given", i - 1) and not _calendar_name(frame, i):
            return False
        if frame.near(i) or _owns(frame, i):
            return True
        if gap == ", ":
            return frame.has("organisations.companies", i)
        previous = words.words[i - 1]
        if gap == ". " and previous in ("I", "V", "X") and i - 1 in frame.opening:
            return False  # the number of a section
        if gap == ". ":
            return (len(previous) == 1 and previous.isupper()) or frame.has("persons.abbreviated", i - 1)
        return gap in (" & ", " – ") and frame.has("organisations.heads", i - 1)
    if word[0].isdigit() and frame.near(i):
        return (words.low(i - 1) in _NUMBERED and word.isdigit()) or _ordinal(frame, i)
    return False


def _owns(frame: Frame, i: int) -> bool:
    """Say whether the possessive before word `i` stands inside a name ("Torvik People's Front")."""
    inside = frame.words.gap(i) in ("'s ", "’s ", "' ", "’ ") and frame.words.cap(i)
    return inside and frame.has("organisations.owners", i - 1) and frame.words.cap(i - 1)


def _bridge(frame: Frame, first: int, i: int) -> int | None:
    """Return where the run goes on after the small word at `i`, or None if it ends there."""
    words = frame.words
    low = words.low(i)
    if not frame.near(i):
        return None
    if low in ("of", "for", "on", "under", "against", "to"):
        return _over_preposition(frame, first, i)
    if low in ("and", "&"):
        return i + 2 if _conjoins(frame, first, i) else None
    if frame.has("persons.particles", i):
        target = i + 2 if frame.has("persons.particles", i + 1) and frame.near(i + 1) else i + 1
        return target + 1 if words.cap(target) and frame.near(target) else None
    return None


def _over_preposition(frame: Frame, first: int, i: int) -> int | None:
    words = frame.words
    low = words.low(i)
    target = i + 2 if words.low(i + 1) == "the" else i + 1
    if not (words.cap(target) and frame.near(i + 1) and (target == i + 1 or frame.near(target))):
        return None
    if frame.has("sentence.calendar", target):
        return None
    after = max(target + 1, frame.known_end(target))
    heads = {words.low(k) for k in range(first, i)}
    known = words.words[target] in frame.lexicon.known or after > target + 1
    return after if _calls_for(frame, first, i, low, heads, known, target) else None


def _calls_for(frame: Frame, first: int, i: int, low: str, heads: set[str], known: bool, target: int) -> bool:
    """Say whether the words before the preposition at `i` call for what follows it."""
    sets = frame.lexicon.sets
    head = frame.words.low(i - 1)
    of_heads = sets["organisations.of_heads"]
    if low == "of":
        titled = head in sets["persons.title_heads"] or head in ("ministers", "chief", "chiefs")
        office = titled and (
            frame.has("persons.offices", target) or known or frame.has("organisations.of_heads", target)
        )
        owner = known or frame.has("organisations.of_heads", target)
        whose = owner and "of" in heads and bool(heads & (sets["persons.title_heads"] | sets["organisations.heads"]))
        return head in of_heads or office or whose
    if low == "under":
        return head in sets["organisations.nested_under"] and frame.has("organisations.of_heads", target)
    if low == "for":
        return bool(heads & (of_heads | {"commissioner", "representative", "programme"})) and not known
    if low == "to" and known and heads & {"mission", "representative", "delegation", "ambassador"}:
        return True
    if low == "to":
        return head in ("assistant", "adviser", "advisor", "envoy", "ambassador", "secretary") and frame.has(
            "persons.titles", target
        )
    return (
        bool(
            heads & {"committee", "commission", "council", "convention", "treaty", "conference", "covenant", "protocol"}
        )
        and not known
    )


def _conjoins(frame: Frame, first: int, i: int) -> bool:
    """Say whether "and" at `i` stands inside one name, as in "Ministry of Trade and Industry"."""
    words, sets = frame.words, frame.lexicon.sets
    if not (words.cap(i + 1) and frame.near(i + 1)):
        return False
    if frame.form(first, i + 2) in frame.lexicon.known:
        return True
    if any(frame.known(k) and words.words[k].isupper() for k in (i - 1, i + 1)):
        return False
    right = words.low(i + 1)
    if frame.has("organisations.heads", i + 1) and words.low(i + 2) in ("of", "for"):
        return False
    ahead = i + 1
    while ahead < i + 6 and words.cap(ahead + 1) and frame.near(ahead + 1):
        ahead += 1
    left = [words.low(k) for k in range(first, i)]
    of_heads = sets["organisations.of_heads"]
    of_inside = any(a in of_heads and b in ("of", "for", "on") for a, b in itertools.pairwise(left))
    plain_right = frame.known(i + 1) is None and right not in sets["persons.title_heads"]
    ends_in_head = frame.has("organisations.heads", ahead)
    common = words.low(i - 1) in frame.small or frame.has("persons.offices", i - 1)
    if (
        of_inside
        and plain_right
        and not ends_in_head
        and set(left) & _LISTING
        and not frame.has("persons.given", i + 1)
    ):
        return True
    if of_inside and plain_right and not ends_in_head:
        return common or frame.has("persons.offices", i + 1)
    left_plain = frame.known(i - 1) is None and not set(left) & sets["organisations.heads"]
    short = frame.has("organisations.conjoined", ahead)
    return ends_in_head and ahead > i + (0 if short else 1) and left_plain and plain_right and (common or short)


def _trim(words: Words, first: int, after: int) -> int:
    """Drop small words left at the end of a run."""
    while after > first + 1 and not words.cap(after - 1) and words.words[after - 1][0].isalpha():
        after -= 1
    return after
