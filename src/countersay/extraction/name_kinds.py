"""Cut a run of capitalised words into names and say of what kind each is.

Asked in this order; the first that applies wins:
1. the word lists know the whole form (countries, capitals, well-known places and bodies);
2. a title with a name after it: a person, from the first word of the title's line ("US Secretary of State A. B.");
3. a head word of events, agreements, roads, deposits, places, bodies, as last word or before "of";
4. a given name, an initial or a surname's ending: a person;
5. what stands around it: a preposition of place before it, a verb of speech after it;
6. capitals only: a body's acronym.
What stays open is "other", and takes its kind from the same form elsewhere in the text.
"""

from dataclasses import dataclass

from countersay.extraction.name_runs import Frame
from countersay.model import NameKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A name as word range [first, after); `sure` is False where only the surroundings spoke."""

    first: int
    after: int
    kind: NameKind
    sure: bool = True


def pieces(frame: Frame, first: int, after: int) -> list[Piece]:
    """Return the names in the run of words `first` to `after - 1`; nested ones are found later."""
    while after > first and _droppable(frame, after - 1):
        after -= 1
    if first >= after:
        return []
    known = frame.lexicon.known.get(frame.form(first, after))
    if known is not None and not _heads_on(frame, first, after):
        return [Piece(first, after, _as_kind(frame, first, after, known))]
    person = _titled(frame, first, after)
    if person is not None:
        return person
    kind, end = _by_head(frame, first, after)
    if kind is not None:
        return [Piece(first, end, kind)]
    return _bare(frame, first, after)


def _droppable(frame: Frame, i: int) -> bool:
    return frame.words.low(i) in frame.lexicon.calendar and frame.words.low(i - 1) not in frame.lexicon.given


def _as_kind(frame: Frame, first: int, after: int, known: str) -> NameKind:
    """Return the kind of a known form; a capital that speaks or owns a position stands for its country."""
    if known == "place" and frame.form(first, after) in frame.lexicon.countries.capitals and acts(frame, first, after):
        return "country"
    if known == "country":
        return "country"
    return "organisation" if known == "organisation" else "place"


def acts(frame: Frame, first: int, after: int) -> bool:
    """Say whether what stands after the name makes it a government ("X submitted", "X's proposal", "X did not ...")."""
    words, lexicon = frame.words, frame.lexicon
    before = words.low(first - 1)
    if before in lexicon.locatives and before not in ("between", "of", "to", "from") and frame.near(first):
        return False
    if words.possessive(after - 1):
        return words.low(after) in lexicon.government_nouns
    if not frame.near(after) or before in ("of", "to", "from"):
        return False
    following = words.low(after)
    if following in lexicon.speech:
        return not words.gap(after).startswith(",")
    if following in lexicon.auxiliaries:
        ahead = [words.low(k) for k in range(after + 1, after + 4)]
        return any(w in lexicon.speech or w in _BARE_SPEECH for w in ahead)
    return False


_BARE_SPEECH = frozenset(
    ("respond", "agree", "reject", "accept", "deny", "propose", "sign", "refuse", "recognise", "recognize", "comply", "submit", "accuse")
)


def _heads_on(frame: Frame, first: int, after: int) -> bool:
    """Say whether a small head word goes on after the run ("Northland road", "Upland economic region")."""
    found = small_head(frame, after)
    return found is not None and not _place_blocked(frame, first, after, found[1])


def small_head(frame: Frame, after: int) -> tuple[NameKind, int] | None:
    """Return kind and end of a name completed by a small head word at `after`, or None.

    One adjective may stand between ("economic region"); "area", "base", "border" and the like count only as they stand.
    """
    words, lexicon = frame.words, frame.lexicon
    if words.possessive(after - 1) or not frame.near(after):
        return None
    low = words.low(after)
    if not words.words[after : after + 1] or words.cap(after):
        return None
    if low in lexicon.roads:
        return ("road", after + 1)
    if low in ("economic", "administrative", "autonomous", "federal", "border", "military", "state", "hydroelectric", "gold", "copper", "coal", "oil", "gas"):
        nxt = words.low(after + 1)
        if frame.near(after + 1) and nxt in ("region", "district", "zone", "area", "road", "highway", "airfield", "port", "crossing", "deposit", "deposits", "mine", "field"):
            return (_head_kind(frame, nxt), after + 2)
        return None
    # A plural head belongs to the whole list before it: "Alm, Brod and Carn districts" names three places.
    alone = low in _PLURAL_HEADS
    if low in _SMALL_PLACES:
        return ("place", after + (0 if alone else 1))
    if low in ("deposit", "mine", "quarry", "deposits", "mines"):
        return ("deposit", after + (0 if alone else 1))
    return None


_SMALL_PLACES = frozenset(
    (
        "district", "districts", "region", "province", "provinces", "county", "governorate", "oblast", "raion", "municipality", "river", "valley",
        "peninsula", "strait", "straits", "canal", "crossing", "checkpoint", "airport", "airfield", "dam", "reservoir", "plateau", "bridge",
        "island", "islands", "port", "coast", "village", "city", "town", "mountains", "enclave", "terminal", "tunnel",
    )
)  # fmt: skip


_PLURAL_HEADS = frozenset(("districts", "provinces", "islands", "deposits", "mines"))


def _head_kind(frame: Frame, low: str) -> NameKind:
    if low in frame.lexicon.roads:
        return "road"
    return "deposit" if low in frame.lexicon.deposits else "place"


def _titled(frame: Frame, first: int, after: int) -> list[Piece] | None:
    """Return a person with title, a title alone before "of", or None where no title stands in the run."""
    words, lexicon = frame.words, frame.lexicon
    at = next((k for k in range(first, after) if words.low(k).rstrip(".") in lexicon.title_heads), None)
    if at is None or any(words.low(k) in ("ministry", "office", "department") for k in range(first, at)):
        return None
    name = at + 1
    while name < after and (words.low(name) in lexicon.titles or words.low(name) in ("of", "for", "the") or (words.low(name - 1) in ("of", "the", "and", "for", *lexicon.offices) and words.low(name) in lexicon.offices)):
        name += 1
    if name == at + 1 and words.low(at) == "general" and name < after and words.low(name) in ("assembly", "staff", "council", "directorate", "command"):
        return None
    end = name
    while end < after and end - name < 5 and _namelike(frame, end):
        end += 1
    if end == name:
        return _office(frame, first, after, at)
    start = first
    while start < at and not _before_title(frame, start):
        start += 1
    found = [Piece(start, end, "person")]
    if end < after:
        found += pieces(frame, end, after)
    return found


def _before_title(frame: Frame, i: int) -> bool:
    """Say whether word `i` may open a titled name: anything but a word that only opens the sentence."""
    return not (i in frame.opening and frame.words.low(i) in frame.lexicon.openers and frame.words.low(i) not in frame.lexicon.titles)


def _namelike(frame: Frame, i: int) -> bool:
    words, lexicon = frame.words, frame.lexicon
    low = words.low(i)
    if low in lexicon.particles:
        return True
    if low in lexicon.org_heads or low in ("of", "for", "on", "and", "the") or low in lexicon.of_heads:
        return False
    word = words.words[i]
    return word[0].isupper() and not (len(word) > 1 and word.isupper() and len(word) < 4 and "." not in word)


def _office(frame: Frame, first: int, after: int, at: int) -> list[Piece] | None:
    """Return the holder of an office named without a name ("Minister of Foreign Affairs of Ruritania")."""
    words = frame.words
    if after - at >= 3 and words.low(at + 1) in ("of", "for"):
        return [Piece(first, after, "person", False)]
    if at + 1 >= after and after - first >= 2:
        return [Piece(first, after, "person", False)]
    return None


def _by_head(frame: Frame, first: int, after: int) -> tuple[NameKind | None, int]:
    """Return kind and end (one past the last word) given by a head word, or (None, after)."""
    words, lexicon = frame.words, frame.lexicon
    lows = [words.low(k) for k in range(first, after)]
    last = lows[-1]
    several = len(lows) > 1
    if several and last in ("members", "member-states", "states") and words.words[after - 2].isupper():
        return ("group", after)
    if (lows[0] in lexicon.event_before and several) or (last in lexicon.event_heads and several and lows[0] not in lexicon.openers):
        return ("event", _with_year(frame, after))
    head_at = next((k for k, low in enumerate(lows) if low in lexicon.agreement_heads), None)
    if head_at is not None and last not in lexicon.org_heads:
        end = _with_date(frame, after) if head_at == len(lows) - 1 else after
        strong = lows[head_at] not in lexicon.weak_agreements
        if (several and head_at > 0) or end > after or (several and lows[1:2] == ["of"]) or (strong and lows[0] in ("constitution",)):
            return ("agreement", end)
    found = small_head(frame, after)
    plain = frame.form(first, after)
    adjective = plain in lexicon.countries.adjectives or plain in lexicon.countries.people
    if found is not None and not adjective and not (plain.isupper() and len(plain) > 1) and not _place_blocked(frame, first, after, found[1]):
        return found
    if several and last in lexicon.roads:
        return ("road", after)
    if several and last in lexicon.deposits and last not in ("field", "fields"):
        return ("deposit", after)
    if several and any(low in lexicon.of_heads and low in lexicon.org_heads and lows[k + 1 : k + 2] in (["of"], ["for"], ["on"]) for k, low in enumerate(lows)):
        return ("organisation", after)
    if several and last in lexicon.org_heads:
        return ("organisation", after)
    if several and last in lexicon.place_heads:
        return ("place", after)
    if several and lows[0] in lexicon.place_before and "of" not in lows:
        return ("place", after)
    if several and any(low in lexicon.org_heads for low in lows[:-1]) and "of" in lows:
        return ("organisation", after)
    if several and lows[0] in lexicon.of_heads and "of" in lows:
        return ("place" if lows[0] in lexicon.place_heads else "organisation", after)
    if several and lows[0] in lexicon.directions:
        return ("place", after)
    return (None, after)


def _place_blocked(frame: Frame, first: int, after: int, end: int) -> bool:
    """Refuse "Ruritania city" style chance neighbours: a country before a small common noun names no single place."""
    known = frame.lexicon.known.get(frame.form(first, after))
    return known == "country" and end == after + 1 and frame.words.low(after) not in frame.lexicon.roads


def _with_year(frame: Frame, after: int) -> int:
    """Take "of 2020" into an event's name."""
    words = frame.words
    if words.low(after) == "of" and frame.near(after) and _year(words.low(after + 1)) and frame.near(after + 1):
        return after + 2
    return after


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _with_date(frame: Frame, after: int) -> int:
    """Take "of 10 November 2020", "on 1 May 1999", "of 2019" or a number into an agreement's name."""
    words = frame.words
    if frame.near(after) and words.low(after).rstrip("abcdef").isdigit() and words.low(after - 1) == "resolution":
        return after + 1
    if words.low(after) not in ("of", "on", "dated") or not frame.near(after):
        return after
    end, digits, month = after + 1, False, False
    while end < after + 5 and words.words[end : end + 1] and len(words.gap(end)) <= 2 and "\n" not in words.gap(end):
        low = words.low(end)
        if low.rstrip("stndrh").isdigit() or _year(low):
            digits = True
        elif low in frame.lexicon.calendar:
            month = True
        elif low != "of":
            break
        end += 1
        if _year(low):
            break
    return end if digits and (month or end == after + 2) else after


def _bare(frame: Frame, first: int, after: int) -> list[Piece]:
    """Judge a run without title or head by its words and its surroundings."""
    words, lexicon = frame.words, frame.lexicon
    head = words.words[first]
    single = after - first == 1
    countries = lexicon.countries
    if single:
        return _single(frame, first)
    if head in countries.adjectives or head in countries.people:
        if frame.form(first, after) in countries.people:
            return [Piece(first, after, "group")]
        inner = pieces(frame, first + 1, after)
        return inner
    if lexicon.known.get(head) == "country" and words.words[first + 1][0].isupper():
        return [Piece(first, first + 1, "country"), *pieces(frame, first + 1, after)]
    if _personal(frame, first, after):
        return [Piece(first, after, "person")]
    return [Piece(first, after, *_by_place(frame, first, after))]


def _personal(frame: Frame, first: int, after: int) -> bool:
    """Say whether two to five words without a head look like a person's name."""
    words, lexicon = frame.words, frame.lexicon
    lows = [words.low(k) for k in range(first, after)]
    if not 2 <= len(lows) <= 5 or any(any(c.isdigit() for c in low) for low in lows):
        return False
    if any(low in lexicon.org_heads or low in lexicon.of_heads or low in ("of", "for", "and") for low in lows):
        return False
    initial = any(len(words.words[k]) == 1 and words.text[words.ends[k] : words.ends[k] + 1] == "." for k in range(first + 1, after - 1))
    if initial or lows[0].rstrip(".") in lexicon.given or lows[0] in ("abu", "umm"):
        return True
    last = lows[-1]
    if last.startswith(("al-", "el-")) and len(lows) >= 2:
        return True
    return len(last) > 4 and last.endswith(lexicon.surname_ends) and lows[0] not in lexicon.directions


def _by_place(frame: Frame, first: int, after: int) -> tuple[NameKind, bool]:
    """Judge by the words around: a preposition of place before, a verb of speech after."""
    words, lexicon = frame.words, frame.lexicon
    before, following = words.low(first - 1), words.low(after)
    if frame.near(after) and following in lexicon.speech and after - first <= 3:
        return ("person", False)
    if frame.near(first) and before in lexicon.speech and before.endswith(("said", "says", "added", "told")) and after - first <= 3:
        return ("person", False)
    if before == "by" and words.gap(first - 1).endswith("\n") and 2 <= after - first <= 4:
        return ("person", True)
    if frame.near(first) and before in ("in", "near", "at", "outside", "towards", "toward", "throughout", "into"):
        return ("place", False)
    if frame.near(first) and before == "of" and _singular(words.low(first - 2)) in lexicon.place_heads:
        return ("place", True)
    return ("other", False)


_NOT_ALONE = frozenset(("state", "states", "force", "forces", "news", "media", "unit", "press", "government", "office", "service", "services", "partners"))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def _only_parts(frame: Frame, word: str) -> bool:
    """Say whether a hyphenated word is no name itself but may hold some ("Ruritanian-made", "Alm-Brod talks")."""
    parts = word.replace("–", "-").split("-")
    lexicon = frame.lexicon
    if parts[0] in lexicon.countries.adjectives or any(part[:1].islower() for part in parts[1:]):
        return not parts[0].lower() in lexicon.particles
    return all(part in lexicon.known or part in lexicon.countries.adjectives for part in parts)


def _single(frame: Frame, i: int) -> list[Piece]:
    """Judge a run of one word."""
    words, lexicon = frame.words, frame.lexicon
    word, low = words.words[i], words.low(i)
    if word in lexicon.countries.people and (word not in lexicon.countries.adjectives):
        return [Piece(i, i + 1, "group")]
    if word in lexicon.countries.adjectives or low in lexicon.calendar or low in lexicon.titles:
        return []
    letters = word.replace(".", "").replace("-", "")
    if len(letters) > 1 and (letters.isupper() or sum(c.isupper() for c in letters) > len(letters) / 2):
        if word in lexicon.acronyms_not or word.upper() in lexicon.acronyms_not or any(c.isdigit() for c in word[:1]):
            return []
        return [Piece(i, i + 1, "organisation")]
    if low.count(".") == 1 and not low.endswith("."):
        return [Piece(i, i + 1, "organisation")]
    if low in lexicon.org_heads:
        return [] if i in frame.opening or low in _NOT_ALONE else [Piece(i, i + 1, "organisation", False)]
    if low in lexicon.place_heads or low in lexicon.agreement_heads or low in lexicon.event_heads or len(low) < 2:
        return []
    if "-" in word and _only_parts(frame, word):
        return []
    if i in frame.opening and word not in frame.capital:
        kind, _ = _by_place(frame, i, i + 1)
        quoted = words.possessive(i) and not low.endswith(("ing", "ed", "ly"))
        return [Piece(i, i + 1, kind, False)] if kind == "person" or (quoted and low not in frame.small) else []
    return [Piece(i, i + 1, *_by_place(frame, i, i + 1))]
