"""Where noun phrases begin and end: rules over tags, each looking at most 60 tokens away."""

from countersay.extraction.voices.amounts import counts_next, past_bounds
from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import QUOTE, Unit

REACH = 60
BRACKET = 40  # tokens of a bracket behind a noun
_AMOUNTS = frozenset({"about", "nearly", "almost", "most", "roughly", "around", "only", "both", "all"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "FW"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
INNER = NOUNS | {"JJ", "JJR", "JJS", "POS", "$", "VBG", "VBN", "HYPH"}
STARTS = NOUNS | {"DT", "PDT", "JJ", "JJR", "JJS", "PRP", "PRP$", "$", "EX", "WP$"}
DETERMINERS = frozenset({"DT", "PRP$", "WP$"})
_WITHIN = INNER | DETERMINERS | {"PDT"}
_LEADING = INNER | {"RB"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS_RELATIVE = frozenset({"VBN", "VBD", "VB", "RB", "RP"})
VERBS = FINITE | {"VB", "VBG", "VBN"}


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
        if start is None and k == end and unit.tag(end - 1) in _ENDS_RELATIVE:
            opened = _relative_left(unit, end, low)  # "a captain who asked not to be named"
            return None if opened is None else noun_phrase_left(unit, opened, floor)
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
        while j > max(low, k - BRACKET) and unit.lower(j) not in ("(", "["):
            j -= 1
        if unit.lower(j) in ("(", "["):
            k = j
    if k <= low:
        return None
    tag = unit.tag(k - 1)
    if unit.lower(k - 1) in grammar("reflexive"):  # "the drivers themselves"
        own = core_left(unit, k - 1, low)
        return k - 1 if own is None else own
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
        if tag not in INNER and _plural_owner(unit, k - 1) and k < end:
            k -= 1
            continue
        if tag not in INNER and not (tag == "CC" and _coordinated_modifier(unit, k - 1)):
            if tag == "RB" and unit.tag(k) in ("JJ", "CD", "VBN") and k < end:
                k -= 1
                continue
            break
        if k < end and unit.lower(k - 1) in grammar("days") and unit.tag(k) not in ("NN", "NNS", "POS"):
            if unit.tag(k) == "CD" and k + 1 < end and unit.tag(k - 2) in DETERMINERS | {"CD"}:
                k -= 1
                continue  # "the April 2030 flood"
            if unit.tag(k) == "CD" and k + 1 == end:
                day = unit.tag(k - 2) == "CD" and unit.lower(k - 3) == "of"  # "the accord of 10 July 2030"
                if day or unit.tag(k - 2) == "IN":  # "the strike on July 4 in the north"
                    k -= 1 + day
            break
        if k < end and unit.lower(k - 1) in grammar("spells") and unit.tag(k) in ("NNP", "NNPS", "PRP", "DT"):
            break
        if tag == "VBG" and unit.tag(k) in ("NNP", "NNPS", "CD"):
            break
        if (
            tag in ("VBG", "VBN")
            and unit.lower(k - 1) != "armed"
            and (k == end or unit.tag(k - 2) in ("NN", "NNS", "PRP", "WP", "TO", "MD", "RB", "VBZ", "VBD", "VBP"))
        ):
            break
        k -= 1
    if k < end and unit.lower(k - 1) in _AMOUNTS and unit.tag(k) in ("CD", "NNS", "NNPS", "JJ", "DT"):
        k -= 1
    if k < end and unit.lower(k - 1) in ("on", "in") and unit.tag(k) in ("CD", "NNP"):
        k = _past_date(unit, k, end)
    return k if k < end else None


def _past_date(unit: Unit, begin: int, end: int) -> int:
    """Return the token behind a date that no comma parts from who speaks: "On 3 May 2030 | drivers said"; else `begin`."""
    k, named = begin, False
    while k < end:
        word = unit.lower(k)
        month = word in grammar("days") or (word == "may" and unit.tag(k) == "NNP")
        if not month and not (unit.tag(k) == "CD" and word.isdigit()):
            break
        k, named = k + 1, named or month
    year = k == begin + 1 and len(unit.lower(begin)) == 4 and unit.tag(k) in ("NNP", "NNPS", "DT")
    return k if (named or year) and k < end else begin


def _plural_owner(unit: Unit, i: int) -> bool:
    """Say whether the mark at `i` is the apostrophe of "the Teachers' Union"."""
    if unit.tokens[i].text not in ("'", "’") or i == 0:
        return False
    owner = unit.tokens[i - 1]
    return owner.end == unit.tokens[i].start and owner.text[-1:] == "s"


def _coordinated_modifier(unit: Unit, i: int) -> bool:
    """Say whether the conjunction at `i` joins two modifiers inside one phrase ("political and military leaders")."""
    return unit.tag(i - 1) == "JJ" and unit.tag(i + 1) in ("JJ", "NN", "NNP") and unit.tag(i + 2) in NOUNS


def _attachment_left(unit: Unit, k: int, low: int) -> int | None:
    """Return the token before which the phrase goes on to the left, or None if it starts at `k`."""
    if k - 1 <= low:
        return None
    before, tag = unit.lower(k - 1), unit.tag(k - 1)
    left = unit.tag(k - 2)
    if before == "of" and unit.lower(k - 2) == "out" and unit.tag(k - 3) == "CD":
        return k - 2
    if tag in ("IN", "TO") and before not in grammar("subordinators"):
        if left in NOUNS or unit.lower(k - 2) in (")", "those", "some", "many", "most", "all", "one", "both", "none"):
            return k - 1
        if left in ("VBN", "JJ", "VBG") and unit.tag(k - 3) in NOUNS | {"DT"} and k - 3 >= low:
            return k - 2
        return None
    if before == "as" and unit.lower(k - 2) == "such" and unit.tag(k - 3) in NOUNS | {","}:
        return k - 3 if unit.lower(k - 3) == "," else k - 2
    if before == "as" and unit.lower(k - 2) == "well" and unit.lower(k - 3) == "as":
        return k - 4 if unit.lower(k - 4) == "," else k - 3
    if tag == "CC" and before in ("and", "or", "&", "nor") and (left in NOUNS or unit.lower(k - 2) in (")", ",")):
        stop = k - 2 if unit.lower(k - 2) == "," else k - 1
        return stop if _joins_nouns(unit, stop, low) else None
    if tag == "," and left in NOUNS and _list_continues(unit, k):
        return k - 1 if _joins_nouns(unit, k - 1, low) else None
    if tag == "VBG" and left in NOUNS and unit.lower(k - 2) not in grammar("days"):
        return k - 1  # "officials investigating the fire", "the guild representing 300 weavers"
    if tag in FINITE | {"VBN", "RB", "RP"} or tag == "VB":
        return _relative_left(unit, k, low)
    return None


def _joins_nouns(unit: Unit, end: int, low: int) -> bool:
    """Say whether the phrase before a conjunction is a subject too, not the object of an earlier verb."""
    start = core_left(unit, end, low)
    if start is None:
        return False
    steps = 0
    marks: tuple[str, ...] = ("IN", "CC", ",")
    while start > low and unit.tag(start - 1) in marks and steps < 6:
        inner = core_left(unit, start - 1, low)
        if inner is None:
            break
        if unit.tag(start - 1) == "IN":
            marks = ("IN", "CC")  # "…, the ministry of roads, ports and towns said": the list hangs on "of"
        start, steps = inner, steps + 1
    joined = unit.tag(start - 1) == "IN" and unit.lower(start - 1) not in grammar("subordinators")
    if start > low and joined and unit.tag(start - 2) not in NOUNS:
        return False
    return not (start > 0 and unit.tag(start - 1) in VERBS)


def _list_continues(unit: Unit, k: int) -> bool:
    """Say whether the words from `k` on are the next item of a list: a conjunction follows soon."""
    for j in range(k, min(len(unit), k + _LISTED * 3)):
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


def noun_phrase_right(unit: Unit, start: int, *, appositives: bool = True) -> int:
    """Return the end of the noun phrase that begins at `start`; `start` itself if none does."""
    n = len(unit)
    k = past_bounds(unit, start)
    if k < n and unit.tag(k) == "PRP":
        return k + 1
    if k < n and unit.lower(k) in ("who", "which"):
        return k + 1
    head = False
    while k < n and k - start < REACH:
        tag, word = unit.tag(k), unit.lower(k)
        if word in grammar("days") and head:
            break
        if head and not appositives and not temporal(unit, k - 1) and counts_next(unit, k):
            break  # "in the whole of Odra only 18 shops"
        if head and tag in _COMPARED and past_bounds(unit, k) > k:
            break  # "in its report more than 18 boats"
        if tag in _WITHIN:
            if head and tag in DETERMINERS and unit.tag(k - 1) not in ("IN", "CC", "PDT", "DT"):
                break
            if tag in ("VBG", "VBN") and head:
                break
            head = head or tag in NOUNS or (tag in DETERMINERS and unit.tag(k + 1) not in _LEADING)
            k += 1
        elif tag == "RB" and unit.tag(k + 1) in ("JJ", "VBN", "CD"):
            k += 1
        elif word in ("(", "[") and head:
            close = next((j for j in range(k, min(n, k + 12)) if unit.lower(j) in (")", "]")), None)
            if close is None:
                break
            k = close + 1
        elif (
            head
            and tag == "IN"
            and (word in ("of", "for", "from", "with", "at", "in", "on", "to") or unit.capital(k))
            and _binds(unit, k)
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


def list_end(unit: Unit, comma: int) -> int:
    """Return the end of "…, the crews and a guard" that goes on at a comma; the comma itself where no list of three does."""
    end = comma
    for _ in range(_LISTED):
        begin = end + 1
        begin += end > comma and unit.lower(begin) in ("and", "or")
        stop = noun_phrase_right(unit, begin, appositives=False) if unit.tag(begin) in STARTS else begin
        if stop == begin:
            return comma
        if any(unit.lower(k) in ("and", "or") for k in range(end, stop)):
            return stop
        if unit.lower(stop) in ("and", "or"):
            last = noun_phrase_right(unit, stop + 1, appositives=False) if unit.tag(stop + 1) in STARTS else stop
            return last if last > stop + 1 else comma
        if unit.lower(stop) != ",":
            return comma
        end = stop
    return comma


_LISTED = 6  # items of a list that is a subject


def _binds(unit: Unit, k: int) -> bool:
    """Say whether the preposition at `k` binds what follows to the phrase, rather than telling when or how."""
    word = unit.lower(k)
    if to_verb(unit, k):
        return False
    if unit.kind != "heading" and unit.capital(k) and unit.capital(k - 1) and unit.capital(k + 1):
        return True  # "Doctors Without Borders"
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


def to_verb(unit: Unit, i: int) -> bool:
    """Say whether "to" with a word that the tagger takes for a noun is an infinitive: "to honour the accord"."""
    return unit.lower(i) == "to" and unit.tag(i + 1) == "NN" and unit.tag(i + 2) in ("DT", "PRP$")


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
