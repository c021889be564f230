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

from countersay.extraction.names.name_heads import by_head, completed
from countersay.extraction.names.name_persons import personal, title_at, titled_name
from countersay.extraction.names.name_runs import Frame
from countersay.model import NameKind
from countersay.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Piece:
    """A name as word range [first, after); `sure` is False where only the surroundings spoke."""

    first: int
    after: int
    kind: NameKind
    sure: bool = True


def pieces(frame: Frame, first: int, after: int) -> list[Piece]:
    """Return the names in the run of words `first` to `after - 1`; nested ones are found later."""
    while after > first and frame.has("sentence.calendar", after - 1) and not frame.has("persons.given", after - 2):
        after -= 1
    if first >= after:
        return []
    form = frame.form(first, after)
    if first in frame.dateline and after - 1 in frame.dateline:
        return [Piece(first, after, "place")]
    known = frame.lexicon.known.get(form)
    if known is None and form.isupper() and len(form) > 5:
        known = frame.lexicon.known.get(form.title())  # a dateline
    if known is not None and completed(frame, first, after) is None:
        return [Piece(first, after, _known_kind(frame, first, after, known))]
    adjective = after - first > 1 and frame.words.words[first] in frame.lexicon.countries.adjectives
    if adjective and frame.form(first + 1, after) in frame.lexicon.known:  # "Ruritanian Black Sea coast"
        return pieces(frame, first + 1, after)
    person = _titled(frame, first, after)
    if person is not None:
        return person
    kind, end = by_head(frame, first, after)
    if kind is not None:
        return [Piece(first, end, kind)]
    return _single(frame, first) if after - first == 1 else _several(frame, first, after)


def _known_kind(frame: Frame, first: int, after: int, known: str) -> NameKind:
    """Return the kind of a known form; a capital that speaks or owns a position stands for its country."""
    if known == "place" and frame.form(first, after) in frame.lexicon.countries.capitals and acts(frame, first, after):
        return "country"
    return "country" if known == "country" else "organisation" if known == "organisation" else "place"


def acts(frame: Frame, first: int, after: int) -> bool:
    """Say whether what stands after the name makes it a government ("X submitted", "X's proposal", "X did not ...")."""
    words, sets = frame.words, frame.lexicon.sets
    before = words.low(first - 1)
    if frame.near(first) and before in sets["places.locatives"] and before not in ("between", "of", "to", "from"):
        return False
    if words.possessive(after - 1):
        return frame.has("speech.government_nouns", after)
    if not frame.near(after) or before in ("of", "to", "from"):
        return False
    if frame.has("speech.verbs", after):
        return True
    ahead = {words.low(k) for k in range(after + 1, after + 4)}
    return frame.has("speech.auxiliaries", after) and bool(ahead & (sets["speech.verbs"] | sets["speech.bare"]))


def _titled(frame: Frame, first: int, after: int) -> list[Piece] | None:
    """Return a person with title, an office named without a name, or None where no title stands in the run."""
    at = title_at(frame, first, after)
    if at is None:
        return None
    name = titled_name(frame, at, after)
    if name is None:
        alone = at + 1 >= after and after - first >= 2
        office = after - at >= 3 and frame.words.low(at + 1) in ("of", "for")
        return [Piece(first, after, "person", False)] if alone or office else None
    start = first
    while (
        start < at
        and start in frame.opening
        and frame.has("sentence.openers", start)
        and not frame.has("persons.titles", start)
    ):
        start += 1
    rest = pieces(frame, name[1], after) if name[1] < after else []
    return [Piece(start, name[1], "person"), *rest]


def _several(frame: Frame, first: int, after: int) -> list[Piece]:
    """Judge a run of several words without title or head."""
    head, countries = frame.words.words[first], frame.lexicon.countries
    if head in frame.lexicon.sets["places.adjectives"]:
        return pieces(frame, first + 1, after)
    if head in countries.adjectives or head in countries.people:
        if frame.form(first, after) in countries.people:
            return [Piece(first, after, "group")]
        if after - first == 2 and frame.known(first + 1) is None and _body_acronym(frame, first + 1):
            return [Piece(first, after, "organisation")]  # "Ruritanian MFA"
        return pieces(frame, first + 1, after)
    known = frame.known_end(first)
    if known > first and known < after:
        return [*pieces(frame, first, known), *pieces(frame, known, after)]
    if frame.known(first) == "country":
        rest = pieces(frame, first + 1, after)
        if (
            after - first == 2
            and (not rest or rest[0].kind == "other")
            and frame.words.low(first + 1) not in frame.small
        ):
            return [Piece(first, after, "other", False)]  # "Ruritania Daily"
        return [Piece(first, first + 1, "country"), *rest]
    if personal(frame, first, after):
        return [Piece(first, after, "person")]
    head_at = next((k for k in range(first, after - 2) if frame.has("organisations.heads", k)), None)
    if head_at is not None and personal(frame, head_at + 1, after):  # "Presidential Office Ana Bel"
        return [*pieces(frame, first, head_at + 1), Piece(head_at + 1, after, "person")]
    return [Piece(first, after, *_surroundings(frame, first, after))]


def _surroundings(frame: Frame, first: int, after: int) -> tuple[NameKind, bool]:
    """Judge by the words around: a byline, a preposition of place before, a verb of speech before or after."""
    words = frame.words
    before = words.low(first - 1)
    length = after - first
    if before == "by" and words.gap(first - 1).endswith("\n") and 2 <= length <= 4:
        return ("person", True)
    if frame.near(first) and before in ("in", "near", "at", "outside", "throughout"):
        return ("place", False)
    if length <= 3 and frame.near(after) and frame.has("speech.verbs", after):
        return ("person", False)
    if (
        length <= 3
        and frame.near(first)
        and before in ("said", "says", "added")
        and words.gap(after)[:1] in (".", ",", ";")
    ):
        return ("person", False)
    if (
        length >= 2
        and frame.near(first)
        and words.words[first - 1].islower()
        and frame.has("persons.title_heads", first - 1)
    ):
        return ("person", True)
    if frame.near(first) and before == "of" and singular(words.low(first - 2)) in frame.lexicon.sets["places.heads"]:
        return ("place", True)
    return ("other", False)


def singular(word: str) -> str:
    """Take the plural ending off a head word.

    >>> singular("cities"), singular("districts"), singular("city")
    ('city', 'district', 'city')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def _only_parts(frame: Frame, word: str) -> bool:
    """Say whether a hyphenated word is no name itself but may hold some ("Ruritanian-made", "Alm-Brod talks")."""
    parts = word.replace("–", "-").split("-")
    lexicon = frame.lexicon
    if parts[0] in lexicon.countries.adjectives or any(part[:1].islower() for part in parts[1:]):
        return parts[0].lower() not in lexicon.sets["persons.particles"]
    return all(part in lexicon.known or part in lexicon.countries.adjectives for part in parts)


def is_acronym(word: str) -> bool:
    """Say whether most letters of a word are capitals.

    >>> is_acronym("ICRC"), is_acronym("CJTF-OIR"), is_acronym("Alm")
    (True, True, False)
    """
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2


def _body_acronym(frame: Frame, i: int) -> bool:
    """Say whether word `i` is the acronym of a body: not of a thing or unit, not a word written in capitals."""
    word = frame.words.words[i]
    if not is_acronym(word) or {word, word.upper()} & frame.lexicon.sets["organisations.acronyms_not"]:
        return False
    letters = sum(c.isalpha() for c in word)
    shouted = word.isupper() and letters > 4 and (frame.words.low(i) in frame.small or letters > 7) and "-" not in word
    return not shouted and not word[0].isdigit()


def _single(frame: Frame, i: int) -> list[Piece]:
    """Judge a run of one word."""
    words, sets, countries = frame.words, frame.lexicon.sets, frame.lexicon.countries
    word, low = words.words[i], words.low(i)
    if word in countries.people and word not in countries.adjectives:
        return [Piece(i, i + 1, "group")]
    if (low in sets["sentence.openers"] and not is_acronym(word)) or low.endswith(("n't", "n’t")):
        return []
    if word.isupper() and len(word) > 3 and word.title() in frame.capital and word.title() not in frame.lexicon.known:
        return []  # a dateline or heading writes large what the text writes as a name
    if word.isupper() and len(word) > 3 and word.title() in frame.lexicon.known:
        return [Piece(i, i + 1, "country" if frame.lexicon.known[word.title()] == "country" else "place")]
    if low in sets["organisations.not_alone"] or low in sets["places.directions"] or word in sets["places.adjectives"]:
        return []
    if (
        word in countries.adjectives
        or len(low) < 2
        or low in sets["sentence.calendar"]
        or low in sets["persons.titles"]
    ):
        return []
    if is_acronym(word):
        return [Piece(i, i + 1, "organisation")] if _body_acronym(frame, i) else []
    if low.count(".") == 1 and not low.endswith("."):
        return [Piece(i, i + 1, "organisation")]
    if low in sets["organisations.heads"]:
        return [] if i in frame.opening else [Piece(i, i + 1, "organisation", False)]
    if low in sets["places.heads"] or low in sets["agreements.heads"] or low in sets["events.heads"]:
        return []
    if "-" in word and _only_parts(frame, word):
        return []
    kind, sure = _surroundings(frame, i, i + 1)
    if i in frame.opening and word not in frame.capital:
        beside = words.low(i + 1) == "and" and frame.known(i + 2) in ("place", "country") and frame.near(i + 2)
        if beside and low not in frame.small and not frame.has("sentence.nouns", i):
            return [Piece(i, i + 1, "place", False)]
        owns = words.possessive(i) and not low.endswith(("ing", "ed", "ly")) and low not in frame.small
        return [Piece(i, i + 1, kind, False)] if kind == "person" or owns else []
    if kind == "other" and (low in frame.small or low in sets["sentence.nouns"]):
        return []  # a common noun written large ("the two States")
    return [Piece(i, i + 1, kind, sure)]
