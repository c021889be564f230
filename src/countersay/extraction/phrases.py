"""Where noun phrases begin and end, and where a clause ends: rules over tags, each looking at most 60 tokens away."""

from countersay.extraction.cues import grammar
from countersay.extraction.folded import QUOTE, Unit

REACH = 60
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "FW"})
INNER = NOUNS | {"JJ", "JJR", "JJS", "POS", "$", "VBG", "VBN", "HYPH"}
STARTS = NOUNS | {"DT", "PDT", "JJ", "JJR", "JJS", "PRP", "PRP$", "$", "EX", "WP$"}
DETERMINERS = frozenset({"DT", "PRP$", "WP$"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = FINITE | {"VB", "VBG", "VBN"}
_RELATIVES = frozenset({"who", "which", "whose", "where", "when", "whom"})
PERSONAL = frozenset({"he", "she", "they", "we", "i", "it", "you"})


def temporal(unit: Unit, i: int) -> bool:
    """Say whether token `i` is a day, month, "last", "this" + week ..."""
    low = unit.lower(i)
    if low in grammar("days"):
        return True
    return low in ("last", "this", "next", "earlier", "later", "ago") and unit.lower(i + 1) in (
        [
            "week",
            "month",
            "year",
            "night",
            "morning",
            "afternoon",
            "evening",
            "summer",
            "winter",
            "spring",
            "fall",
            "on",
            "in",
            "this",
            "weekend",
        ]
    )


def noun_phrase_left(unit: Unit, end: int, floor: int = 0) -> int | None:
    """Return the first token of the noun phrase that ends before `end`, or None if there is none.

    Prepositional phrases, co-ordinations, bracketed remarks and relative clauses inside the phrase belong to it.
    """
    k = end
    low = max(floor, end - REACH)
    while True:
        start = core_left(unit, k, low)
        if start is None:
            return None if k == end else k
        k = start
        further = _attachment_left(unit, k, low)
        if further is None:
            return k
        k = further


def core_left(unit: Unit, end: int, low: int) -> int | None:
    """Return the start of determiner + adjectives + nouns ending before `end`."""
    k = end
    if k > low and unit.lower(k - 1) in (")", "]"):
        j = k - 2
        while j > max(low, k - 14) and unit.lower(j) not in ("(", "["):
            j -= 1
        if unit.lower(j) in ("(", "["):
            k = j
    if k <= low:
        return None
    tag = unit.tag(k - 1)
    if tag in ("PRP", "WP", "EX") or unit.lower(k - 1) in ("who", "which"):
        return k - 1
    if tag == "DT" or (tag in ("JJ", "JJS", "JJR", "PDT") and unit.tag(k - 2) in ("DT", "PRP$")):
        k -= 1
        while k > low and unit.tag(k - 1) in ("DT", "PRP$", "RB", "PDT"):
            k -= 1
        return k
    if tag not in NOUNS and tag != "JJ":
        return None
    while k > low:
        tag = unit.tag(k - 1)
        if tag in DETERMINERS:
            k -= 1
            if unit.tag(k - 1) == "PDT" or unit.lower(k - 1) in ("all", "both", "half", "some", "such"):
                k -= 1
            break
        if tag not in INNER and not (tag == "CC" and _coordinated_modifier(unit, k - 1)):
            if tag == "RB" and unit.tag(k) in ("JJ", "CD", "VBN") and k < end:
                k -= 1
                continue
            break
        if k < end and unit.lower(k - 1) in grammar("days") and unit.tag(k) not in ("NN", "NNS", "POS"):
            break
        if k < end and unit.lower(k - 1) in grammar("spells") and unit.tag(k) in ("NNP", "NNPS", "PRP", "DT"):
            break
        if tag == "VBG" and unit.tag(k) in ("NNP", "NNPS", "CD"):
            break
        if tag in ("VBG", "VBN") and (
            k == end or unit.tag(k - 2) in ("NN", "NNS", "PRP", "WP", "TO", "MD", "RB", "VBZ", "VBD", "VBP")
        ):
            break
        k -= 1
    return k if k < end else None


def _coordinated_modifier(unit: Unit, i: int) -> bool:
    """Say whether the conjunction at `i` joins two modifiers inside one phrase ("political and military leaders")."""
    return unit.tag(i - 1) == "JJ" and unit.tag(i + 1) in ("JJ", "NN", "NNP") and unit.tag(i + 2) in NOUNS


def _attachment_left(unit: Unit, k: int, low: int) -> int | None:
    """Return the token before which the phrase goes on to the left, or None if it starts at `k`."""
    if k - 1 <= low:
        return None
    before, tag = unit.lower(k - 1), unit.tag(k - 1)
    left = unit.tag(k - 2)
    if tag in ("IN", "TO") and before not in grammar("subordinators"):
        if left in NOUNS or unit.lower(k - 2) in (")", "those", "some", "many", "most", "all", "one", "both", "none"):
            return k - 1
        if left in ("VBN", "JJ", "VBG") and unit.tag(k - 3) in NOUNS | {"DT"} and k - 3 >= low:
            return k - 2
        return None
    if before == "as" and unit.lower(k - 2) == "well" and unit.lower(k - 3) == "as":
        return k - 4 if unit.lower(k - 4) == "," else k - 3
    if tag == "CC" and before in ("and", "or", "&", "nor") and (left in NOUNS or unit.lower(k - 2) in (")", ",")):
        stop = k - 2 if unit.lower(k - 2) == "," else k - 1
        return stop if _joins_nouns(unit, stop, low) else None
    if tag == "," and left in NOUNS and _list_continues(unit, k):
        return k - 1 if _joins_nouns(unit, k - 1, low) else None
    if tag in FINITE | {"VBN", "RB", "RP"} or tag == "VB":
        return _relative_left(unit, k, low)
    return None


def _joins_nouns(unit: Unit, end: int, low: int) -> bool:
    """Say whether the phrase before a conjunction is a subject too, not the object of an earlier verb."""
    start = core_left(unit, end, low)
    if start is None:
        return False
    steps = 0
    while start > low and unit.tag(start - 1) in ("IN", "CC", ",") and steps < 6:
        inner = core_left(unit, start - 1, low)
        if inner is None:
            break
        start, steps = inner, steps + 1
    return not (start > 0 and unit.tag(start - 1) in VERBS)


def _list_continues(unit: Unit, k: int) -> bool:
    """Say whether the words from `k` on are the next item of a list: a conjunction follows soon."""
    for j in range(k, min(len(unit), k + 8)):
        if unit.tag(j) == "CC":
            return unit.lower(j) in ("and", "or", "&")
        if unit.tag(j) in VERBS:
            return False
    return False


def _relative_left(unit: Unit, k: int, low: int) -> int | None:
    """Return the index of "who"/"that"/"which" if the words before `k` are a relative clause after a noun."""
    verb = False
    for j in range(k - 1, max(low, k - 16), -1):
        tag, word = unit.tag(j), unit.lower(j)
        if tag in FINITE:
            verb = True
        if word in ("who", "which", "that", "whose") and verb:
            if unit.tag(j - 1) in NOUNS or unit.lower(j - 1) in ("those", ")"):
                return j
            return None
        if tag in (",", ":", QUOTE, "."):
            return None
    return None


_LINKS = frozenset({"RB", "MD", "TO", "RP"})


def verb_subject(unit: Unit, i: int) -> tuple[int, int] | None:
    """Return the subject of the verb at `i`, seen through its helpers and through co-ordinated or governing verbs."""
    k = i
    for _ in range(4):
        while (
            k > 0
            and (unit.tag(k - 1) in _LINKS or unit.lower(k - 1) in grammar("helping") or unit.tag(k - 1) == "VBN")
            and i - k < 12
        ):
            k -= 1
        found = subject_of(unit, k)
        if found is not None:
            return found
        j = next((j for j in range(k - 1, max(-1, k - 40), -1) if unit.tags[j] in FINITE), None)
        if j is None:
            return None
        k = j
    return None


def subject_of(unit: Unit, start: int) -> tuple[int, int] | None:
    """Return the subject of a verb group that begins at `start`: a range of tokens, or None."""
    end = _before_adjuncts(unit, start)
    if end == 0:
        return None
    if unit.lower(end - 1) in (",", "-", "--", "—", "–"):
        return _subject_before_comma(unit, end - 1)
    begin = noun_phrase_left(unit, end)
    if begin is None:
        return None
    if unit.tag(begin - 1) == "IN" and unit.lower(begin - 2) in grammar("helping"):
        # "has on several occasions denied": the phrase belongs to the verb group
        k = begin - 2
        while k > 0 and (unit.lower(k - 1) in grammar("helping") or unit.tag(k - 1) == "RB"):
            k -= 1
        return subject_of(unit, k)
    if unit.lower(begin - 1) in ("neither", "both", "either"):
        return begin - 1, end
    if unit.lower(begin) == "that" and begin + 1 < end and unit.tag(begin + 1) not in ("NN", "VBG", "JJ"):
        begin += 1
    return begin, end


def _before_adjuncts(unit: Unit, start: int) -> int:
    """Step left over "on Monday", "last week", "in a statement" between a subject and its verb."""
    k = start
    while k > 1 and start - k < 8:
        if unit.lower(k - 1) in grammar("days") and unit.tag(k - 2) in NOUNS | {"IN"}:
            k -= 2 if unit.tag(k - 2) == "IN" else 1
        elif unit.tag(k - 1) in ("NN", "CD") and unit.tag(k - 2) in ("DT", "JJ") and temporal(unit, k - 2):
            k -= 2
        else:
            break
    return k


def _segments(unit: Unit, floor: int, end: int) -> list[tuple[int, int]]:
    """Cut the tokens from `floor` to `end` at commas and dashes."""
    out, begin = [], floor
    for j in range(floor, end):
        if unit.lower(j) in (",", "-", "--", "—", "–"):
            if j > begin:
                out.append((begin, j))
            begin = j + 1
    if begin < end:
        out.append((begin, end))
    return out


def clause_floor(unit: Unit, end: int) -> int:
    """Return the first token of the clause that holds the token before `end`."""
    for j in range(end - 1, max(-1, end - REACH), -1):
        if unit.tags[j] in (QUOTE, ":", ".") and unit.lower(j) not in ("-", "--", "—", "–"):
            return j + 1
    return max(0, end - REACH)


def _subject_before_comma(unit: Unit, end: int) -> tuple[int, int] | None:
    """Find the head of "Smith, 45, who lives there, said": the first segment that can be a subject."""
    floor = clause_floor(unit, end)
    segments = _segments(unit, floor, end)
    for index, (begin, stop) in enumerate(segments):
        if unit.tag(begin) == "CC" or unit.lower(begin) == "that":
            begin += 1
        if begin >= stop or unit.tag(begin) not in STARTS or temporal(unit, begin):
            continue
        head = noun_phrase_left(unit, stop, floor)
        if head is None or head > begin:
            inner = None if head is None else head
            if inner is not None and unit.lower(inner - 1) in ("that", "because", "but", "and", "while"):
                begin = inner
            else:
                continue
        rest = segments[index + 1 :]
        if all(_parenthetical(unit, b, e) for b, e in rest):
            # a relative clause set off by commas is the writer's, not part of the name: "Smith, who lives there, said"
            kept = next((k for k, (b, _) in enumerate(rest) if _writers(unit, b)), len(rest))
            return begin, (segments[index + kept][1] if kept < len(rest) else end)
    return None


def _writers(unit: Unit, begin: int) -> bool:
    """Say whether a segment behind a name tells about it instead of naming it: a relative clause or a participle."""
    if unit.tag(begin) == "IN":
        return unit.lower(begin) in (
            "in",
            "on",
            "during",
            "after",
            "before",
            "with",
            "by",
            "despite",
            "at",
            "under",
            "through",
            "without",
        )
    return unit.lower(begin) in _RELATIVES or unit.tag(begin) in ("VBG", "VBN")


def _parenthetical(unit: Unit, begin: int, end: int) -> bool:
    """Say whether a segment can stand between a subject and its verb."""
    if unit.lower(begin) in _RELATIVES:
        return True
    relative = False
    for j in range(begin, end):
        if unit.lower(j) in ("who", "which", "that", "whose", "where"):
            relative = True
        if unit.tags[j] in FINITE and not relative:
            return False
    return True


def noun_phrase_right(unit: Unit, start: int, *, appositives: bool = True) -> int:
    """Return the end of the noun phrase that begins at `start`; `start` itself if none does."""
    k = start
    n = len(unit)
    if k < n and unit.tag(k) == "PRP":
        return k + 1
    if k < n and unit.lower(k) in ("who", "which"):
        return k + 1
    head = False
    while k < n and k - start < REACH:
        tag, word = unit.tag(k), unit.lower(k)
        if word in grammar("days") and head:
            break
        if tag in INNER | DETERMINERS | {"PDT"}:
            if head and tag in DETERMINERS and unit.tag(k - 1) not in ("IN", "CC", "PDT", "DT"):
                break
            if tag in ("VBG", "VBN") and head:
                break
            head = head or tag in NOUNS or (tag in DETERMINERS and unit.tag(k + 1) not in INNER | {"RB"})
            k += 1
        elif tag == "RB" and unit.tag(k + 1) in ("JJ", "VBN", "CD"):
            k += 1
        elif word in ("(", "[") and head:
            close = next((j for j in range(k, min(n, k + 12)) if unit.lower(j) in (")", "]")), None)
            if close is None:
                break
            k = close + 1
        elif (
            head and tag == "IN" and word in ("of", "for", "from", "with", "at", "in", "on", "to") and _binds(unit, k)
        ) or (
            head
            and tag == "CC"
            and word in ("and", "or", "&")
            and unit.tag(k + 1) in STARTS
            and not _clause_follows(unit, k + 1)
        ):
            k += 1
            head = False
        elif head and word in ("who", "that", "whose") and appositives:
            return _relative_right(unit, k)
        elif head and word == "," and appositives and (stop := _appositive_right(unit, k)) is not None:
            k = stop
        else:
            break
    while k > start and unit.tag(k - 1) in ("IN", "CC", ","):
        k -= 1
    return k


def _binds(unit: Unit, k: int) -> bool:
    """Say whether the preposition at `k` binds what follows to the phrase, rather than telling when or how."""
    word = unit.lower(k)
    if unit.tag(k + 1) not in STARTS - {"PRP"} or temporal(unit, k + 1):
        return False
    if word in ("of", "for", "from"):
        return True
    if word in ("in", "on", "at", "to", "with"):
        return unit.tag(k + 1) in ("NNP", "NNPS", "DT", "NN") and unit.lower(k + 2) not in (
            "statement",
            "interview",
            "speech",
            "letter",
            "email",
            "e-mail",
            "tweet",
            "news",
            "press",
            "telephone",
            "phone",
            "conference",
            "briefing",
            "call",
            "post",
            "time",
            "meeting",
            "rally",
            "debate",
            "event",
            "hearing",
            "radio",
            "reporters",
            "remarks",
        )
    return False


def _clause_follows(unit: Unit, start: int) -> bool:
    """Say whether a subject with its finite verb begins at `start`."""
    end = noun_phrase_right(unit, start, appositives=False)
    j = end
    while unit.tag(j) == "RB":
        j += 1
    return end > start and unit.tag(j) in FINITE


def _relative_right(unit: Unit, k: int) -> int:
    """Return the end of the relative clause that begins at `k`."""
    for j in range(k + 1, min(len(unit), k + 30)):
        if unit.tag(j) in (",", ".", ":", QUOTE):
            return j
    return min(len(unit), k + 30)


def _appositive_right(unit: Unit, comma: int) -> int | None:
    """Return the end of an appositive after the comma, without a closing comma, or None."""
    first, word = unit.tag(comma + 1), unit.lower(comma + 1)
    if word in ("who", "whose", "which"):
        return _relative_right(unit, comma + 1)
    title = first == "VBG" and unit.tag(comma + 2) == "NN"
    if (first not in ("DT", "NN", "NNS", "NNP", "JJ", "CD", "PRP$", "RB") and not title) or temporal(unit, comma + 1):
        return None
    end = noun_phrase_right(unit, comma + 1, appositives=False)
    if end == comma + 1:
        return None
    follow = unit.lower(end)
    if unit.tag(end) in FINITE or (unit.tag(end) == "RB" and unit.tag(end + 1) in FINITE):
        return None
    if follow in ("who", "whose", "that"):
        return _relative_right(unit, end)
    if unit.tag(end) in ("VBN", "VBG"):
        return _relative_right(unit, end)
    if follow in (",", ".", "", ";") or unit.tag(end) in (QUOTE, ":", "IN", "CC"):
        return end
    return None
