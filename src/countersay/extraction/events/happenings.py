"""The word that names what happened on a date: an event's noun or the verb of its clause.

Rules, in order, over the words of one sentence and the place of its time expression:

1. A date inside a noun phrase names its noun: "the 15 July meeting", "the 2020 war".
2. A date that opens its clause belongs to the verb that follows, or to the noun of which a light verb says that it took
   place: "On 3 May talks were held", "On 3 May the Council held talks".
3. "D, when S V" belongs to that verb.
4. Otherwise the nearest event noun or verb before the date counts. A noun wins behind "of" and where a light verb or no
   verb governs it; "announced the truce on 3 May" dates the announcing.
5. A date at the end of a clause without either may belong to a verb behind it.
"""

from dataclasses import dataclass, replace

from countersay.extraction.events.event_binding import governing, is_beside, perfect_before, speaks_of
from countersay.extraction.events.event_nouns import (
    calls_off,
    dates_noun,
    instrument_before,
    is_set_off,
    named_before,
    prepositional,
    struck,
    subject_from,
)
from countersay.extraction.events.event_verbs import event_beside, whole_verb
from countersay.extraction.events.happening_words import (
    Line,
    breaks,
    clause_around,
    lemma_of,
    noun_kind,
    singular,
    verb_kind,
    words_of,
)
from countersay.lexicon.load import table

_REACH = 45  # tokens looked at on each side: what is further off is another clause
_NEAR = 9
_LONG = 30  # tokens of a subject that are shown with its verb
_LEADS_DATE = frozenset(["the", "a", "an", "this", "that", "its", "their", "during", "'s", "our", "of", "under"])
_ANOTHER_TIME = frozenset({"following", "after", "before", "until", "since", "ahead"})
"""Words that lead what happened at another time than the date before them."""
_IN_PHRASE = frozenset(["DT", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "VBN"])
_PERFECT = (["VBZ", "VBN"], ["VBP", "VBN"], ["RB", "VBN"])
_OWN = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened: class, lemmas, and the tokens of the head and of its clause (half-open)."""

    kind: str
    noun: str | None = None
    verb: str | None = None
    start: int
    end: int
    clause: tuple[int, int]
    dated_itself: bool = False


def find_happening(line: Line, first: int, after: int, *, since: bool = False, fresh: bool = False) -> Happening | None:
    """Return what the date at the tokens [first, after) dates, or None.

    `since` if it tells since when something is so, `fresh` if it may well be the day on which somebody spoke.
    """
    what = (
        _premodified(line, first, after)
        or _when(line, after)
        or (_following(line, first, after) if _opens(line, first) or is_set_off(line, first, after) else None)
        or _before(line, first, after, since=since, fresh=fresh)
        or _following(line, first, after)
    )
    if what is None or (what.noun is None and what.verb in words_of("stative")):
        return None  # "On 31 January the hospital had 53 patients" tells of a level
    return _called_off(line, what, first)


def _called_off(line: Line, what: Happening, first: int) -> Happening:
    """Return the calling off itself where its verb stands before the date: "the talks were called off on 3 May"."""
    verb = next((i for i in range(what.start, min(what.end, first)) if calls_off(line, i)), None)
    if verb is None or first - verb > _NEAR or any(breaks(line, i) for i in range(verb, first)):
        return what
    lemma = lemma_of(line, verb) or ""
    return replace(_verb_head(line, verb), kind=table("happenings")["calling_off"][lemma])


def _premodified(line: Line, first: int, after: int) -> Happening | None:
    """Rule 1: a determiner or nothing before the date, an event noun behind it; also "Saturday's election"."""
    owns = line.lower(after) in _OWN
    i = after = after + owns
    while i < min(len(line.tokens), after + 6) and (line.tags[i] in ("JJ", "NN", "NNP", "NNS", "VBN", "CD")):
        kind = noun_kind(line, i)
        ends = i + 1 == len(line.tokens) or not line.tags[i + 1].startswith("NN")
        if kind is not None and ends and line.tags[i] != "JJ":
            if owns or i == after or line.lower(first - 1) in _LEADS_DATE:
                return _noun_head(line, i, None)
        i += 1
    return None


def _when(line: Line, after: int) -> Happening | None:
    """Rule 3."""
    at = after + 1 if line.lower(after) == "," else after
    verb = _first_verb(line, at + 1) if line.lower(at) == "when" else None
    return None if verb is None else replace(_verb_head(line, verb), dated_itself=True)


def span_of(line: Line, what: Happening) -> tuple[int, int]:
    """Return the tokens that tell the event: the noun's phrase, or its clause from the subject to the head."""
    if what.verb is None or not (set(line.tags[what.start : what.end]) & {"VBD", "VBZ", "VBP", "VBN", "VB", "MD"}):
        low = what.start
        while low > 0 and line.tags[low - 1] in _IN_PHRASE:
            if line.tags[low - 2 : low] in _PERFECT and line.tags[low] != "VBG":
                break
            low -= 1
        return low, what.end
    low = what.clause[0]
    while low < what.start and (
        line.lower(low) in words_of("leads") or line.tags[low] in ("CC", "RB", ",") or line.lower(low) in "•*-"
    ):
        low += 1
    if what.start - low > _LONG:  # the last piece between commas, or the head alone
        low = next((k + 1 for k in range(what.start - 1, what.start - _LONG, -1) if line.lower(k) == ","), what.start)
    return low, what.end


def noun_before(line: Line, window: tuple[int, int] | None, first: int) -> Happening | None:
    """Return the event noun between the head of a window and its date: "since the signing of the accord on 3 May"."""
    if window is None or first - window[0] < 2:
        return None
    nouns = [i for i in range(window[0] + 1, first) if noun_kind(line, i)]
    return _noun_head(line, nouns[0], None) if nouns else None


def find_sequel(line: Line, what: Happening, after: int) -> tuple[Happening, bool] | None:
    """Return the clause that follows on a dated event, and whether it is its outcome, of the same day.

    "As a result of meetings on 3 and 4 May the sides agreed" is an outcome; "a statement signed on 3 May, under which
    Albor returned the district" may have come about on any later day.
    """
    text = " ".join(line.lower(i) for i in range(after, min(len(line.tokens), after + 6)))
    for words in table("happenings")["followed"]["relative"]:
        if text.removeprefix(", ").startswith(words):
            verb = _first_verb(line, after + len(words.split()) + (line.lower(after) == ","))
            return (_verb_head(line, verb), False) if verb is not None else None
    opening = " ".join(line.lower(i) for i in range(min(len(line.tokens), 6)))
    for words in table("happenings")["followed"]["before_noun"]:
        if opening.startswith(words + " ") and what.end <= after and what.noun is not None:
            head = _following(line, after, after)
            return (head, words == "as a result of") if head is not None else None
    return None


def find_undated(line: Line, first: int, after: int) -> tuple[Happening | None, Happening | None]:
    """Return the events that a length of time lies between: "in eight months since the signing ..., X opened the road".

    The words of the window are the tokens [first, after). A second verb joined by "and" is kept: "complete+open".
    """
    nouns = [i for i in range(first + 1, after) if noun_kind(line, i)]
    verb = _first_verb(line, after)
    if not nouns or verb is None:
        return None, None
    begun = replace(_noun_head(line, nouns[0], None), clause=(first, after))
    done = _verb_head(line, verb)
    high = clause_around(line, after, after)[1]
    second = lemma_of(line, min(verb + 2, len(line.tokens) - 1)) if line.lower(verb + 1) == "and" else None
    if second is not None:
        done = replace(done, verb=f"{done.verb}+{second}", end=verb + 3)
    return begun, replace(done, clause=(after, max(high, done.end)))


def find_outcome(line: Line, noun: int) -> Happening | None:
    """Return what came of the event whose noun opens the sentence: its clause behind "and", or behind "at the meeting"."""
    if line.tags[0] == "IN":
        return _following(line, noun, noun + 1)
    for i in range(noun + 1, min(len(line.tokens) - 1, noun + _REACH)):
        if line.lower(i) == "and" and line.lower(i - 1) == ",":
            return _following(line, i, i + 1)
    return None


def _opens(line: Line, first: int) -> bool:
    """Say whether only prepositions, articles and connecting words stand between the date and its clause's start."""
    for i in range(first - 1, max(-1, first - 8), -1):
        word = line.lower(i)
        if word in ("•", "-", "*") or breaks(line, i):
            return True
        if word == ",":
            return i == 0 or _only_openers(line, i - 1) or _clause_comma(line, i, first)
        if word not in words_of("openers") and line.tags[i] not in ("CD", "RB", "CC"):
            return False
    return True


def _only_openers(line: Line, i: int) -> bool:
    return (
        all(
            line.lower(k) in words_of("openers") or line.tags[k] in ("RB", ",", "CC")
            for k in range(max(0, i - 3), i + 1)
        )
        and i < 6
    )


def _clause_comma(line: Line, comma: int, first: int) -> bool:
    """Say whether what stands before the comma is a whole clause and a subject follows the date: "..., and on 5 May X ..."."""
    return any(line.tags[k] == "CC" for k in range(comma, first))


def _first_verb(line: Line, start: int) -> int | None:
    """Return the main verb of the first verb group from `start`: past auxiliaries, adverbs and negation."""
    relative = ""  # a relative clause of the subject: its verb is not the main one
    for i in range(start, min(len(line.tokens), start + _REACH)):
        word, tag = line.lower(i), line.tags[i]
        if word in words_of("subordinate") or (word == "that" and tag == "WDT"):
            relative = "set off" if line.lower(i - 1) == "," else "close"
        elif word == ",":
            relative = ""
        elif word in (";", ":") and i > start:
            return None
        elif tag in ("VBD", "VBZ", "VBP", "MD") or (tag == "VBN" and line.lower(i - 1) in ("was", "were", "been")):
            if relative == "" and (tag == "MD" or lemma_of(line, i) is not None):
                return _main_verb(line, i)
            relative = "" if relative == "close" else relative
    return _participle(line, start)


def _participle(line: Line, start: int) -> int | None:
    """Return a past form that was taken for a participle: "peacekeepers conveyed 26 civilians"."""
    for i in range(start + 1, min(len(line.tokens), start + _NEAR + 3)):
        if breaks(line, i):
            return None
        if line.tags[i] == "VBN" and _is_verb(line, i) and line.tags[i - 1].startswith(("NN", "PRP", "RB")):
            return i
    return None


def _main_verb(line: Line, i: int) -> int:
    """Return the last verb of the group that begins at `i`."""
    last = i
    for k in range(i + 1, min(len(line.tokens), i + 7)):
        tag = line.tags[k]
        if tag.startswith("VB") and (lemma_of(line, last) or line.lower(last)) in words_of("helping") | {"will", "'ll"}:
            last = k
        elif tag not in ("RB", "TO", "JJ", "VB") and line.lower(k) not in ("not", "n't", "also", "due", ","):
            break
    return last


def _following(line: Line, first: int, after: int) -> Happening | None:
    """Rules 2 and 5."""
    verb = _first_verb(line, after)
    if verb is None:
        noun = next((i for i in range(after, min(len(line.tokens), after + _NEAR)) if noun_kind(line, i)), None)
        if noun is None or any(line.lower(i) in _ANOTHER_TIME for i in range(after, noun)):
            return None  # "42 per cent on 14 July, following the congress"
        return _noun_head(line, noun, None)
    lemma = lemma_of(line, verb) or line.lower(verb)
    if lemma in words_of("light") or lemma in words_of("helping"):
        passive = any(
            line.lower(k) in ("was", "were", "been", "be", "being") for k in range(max(after, verb - 4), verb)
        )
        took_place = lemma in (
            "take",
            "occur",
            "happen",
            "begin",
            "start",
            "end",
            "come",
            "enter",
            "conclude",
            "follow",
        )
        subject = [i for i in range(after, verb) if noun_kind(line, i)]
        objects = [i for i in range(verb + 1, min(len(line.tokens), verb + _NEAR)) if noun_kind(line, i)]
        if (passive or took_place) and subject:
            return _noun_head(line, subject[0], verb)
        if objects and not passive:
            return _noun_head(line, objects[0], verb)
        if subject:
            return _noun_head(line, subject[0], verb)
    return _head(line, verb, after)


def _before(line: Line, first: int, after: int, *, since: bool = False, fresh: bool = False) -> Happening | None:
    """Rule 4."""
    low = clause_around(line, first, first)[0]
    if since and (perfect := perfect_before(line, first, low)) is not None:
        return _verb_head(line, perfect)
    noun = verb = None
    for i in range(first - 1, low - 1, -1):
        if noun is None and noun_kind(line, i) and not _is_verb(line, i):
            noun = i
        lemma = lemma_of(line, i)
        told = verb is None and lemma is not None and _is_verb(line, i) and lemma not in words_of("helping")
        if told and not is_beside(line, i, low):
            verb = governing(line, i)
        if verb is not None:
            break
    if noun is not None and (verb is None or noun > verb):
        noun = struck(line, noun, low if verb is None else verb + 1)
        if verb is not None and dates_noun(line, verb, first, after):
            what = _noun_head(line, noun, None)
            return replace(what, clause=(span_of(line, what)[0], what.clause[1]))  # what governs it is not of it
        if line.lower(first - 1) == "of" or verb is None or (first - noun <= 3 and prepositional(line, verb, noun)):
            return _noun_head(line, noun, None)
        if not fresh and speaks_of(line, verb, noun, first):
            return _noun_head(line, noun, None)
        if (lemma_of(line, verb) or "") in words_of("light") or prepositional(line, verb, noun):
            return _noun_head(line, noun, verb)
        return _head(line, verb, low)
    if verb is None or (
        line.lower(verb - 1) == "to" and line.lower(verb - 2) in ("likely", "unlikely", "apt", "liable")
    ):
        return None
    if line.lower(verb + 1) == "for" and line.tags[verb] == "VBN" and (named := named_before(line, verb)) is not None:
        return _noun_head(line, named, verb)  # "the strike announced for 3 May"
    return _of_light_verb(line, verb, low)


def _is_verb(line: Line, i: int) -> bool:
    """Say whether the word at `i` works as a verb: not behind an article or adjective, not before a noun."""
    tag = line.tags[i]
    if not tag.startswith("VB"):
        return False
    if line.tags[i - 1] in ("DT", "PRP$", "POS", "JJ") if i else False:
        return False
    if (tag == "VBN" and line.tags[i - 1] == "RB" and line.lower(i + 1) == ",") or (
        tag == "VB" and line.lower(i - 1) == "," and line.tags[i + 1 : i + 2] == ["NN"]
    ):
        return False  # "a heavily wooded, hilly area", "a wooded, steep valley"
    if tag == "VBN" or tag == "VBG":
        return not (
            i + 1 < len(line.tokens) and line.tags[i + 1] in ("NN", "NNS") and line.tags[i - 1] in ("IN", "CC", ",")
        )
    return True


def _of_light_verb(line: Line, verb: int, low: int) -> Happening:
    lemma = lemma_of(line, verb) or line.lower(verb)
    if lemma in words_of("makes_instrument") and (instrument := instrument_before(line, verb)) is not None:
        return _noun_head(line, instrument, verb)
    if lemma == "break" or lemma in words_of("light"):
        nouns = [i for i in range(subject_from(line, max(low, verb - 30), verb), verb) if noun_kind(line, i)]
        between = [i for i in range(verb + 1, min(verb + 7, len(line.tokens))) if noun_kind(line, i)]
        if lemma == "break" and line.lower(verb + 1) != "out":
            nouns = []
        passive = line.tags[verb] == "VBN" or lemma in (
            "take",
            "occur",
            "begin",
            "start",
            "end",
            "break",
            "come",
            "enter",
        )
        reduced = line.tags[verb] == "VBN" and noun_kind(line, verb - 1) is not None  # "a statement signed on 3 May"
        if passive and not nouns and low > 1 and line.lower(low - 1) in ("that", "which"):
            # "the meeting of the commission that is to be held on 3 May"
            named = [i for i in range(max(0, low - 10), low - 1) if noun_kind(line, i)]
            if named:
                begin = named[0]
                while begin > 0 and line.tags[begin - 1] in _IN_PHRASE:
                    begin -= 1
                return replace(_noun_head(line, named[0], verb), clause=(begin, clause_around(line, verb, verb + 1)[1]))
        chosen = ((nouns[-1:] if reduced else nouns[:1]) if passive else between[:1]) or between[:1]
        if chosen:
            return _noun_head(line, chosen[0], verb)
    return _head(line, verb, low)


def _head(line: Line, verb: int, low: int) -> Happening:
    """Return the verb, or the event that it leaves in its subject or object."""
    noun = event_beside(line, verb, low)
    return _verb_head(line, verb) if noun is None else _noun_head(line, noun, verb)


def _noun_head(line: Line, noun: int, verb: int | None) -> Happening:
    start = noun if verb is None else min(noun, verb)
    end = (noun if verb is None else max(noun, verb)) + 1
    lemma = None if verb is None else lemma_of(line, verb) or line.lower(verb)
    kind = noun_kind(line, noun) or line.lower(noun)
    return Happening(
        kind=kind,
        noun=singular(line.lower(noun)),
        verb=lemma,
        start=start,
        end=end,
        clause=clause_around(line, start, end),
    )


def _verb_head(line: Line, verb: int) -> Happening:
    lemma = whole_verb(line, verb, lemma_of(line, verb) or line.lower(verb))
    return Happening(
        kind=verb_kind(lemma), verb=lemma, start=verb, end=verb + 1, clause=clause_around(line, verb, verb + 1)
    )
