"""The subject of a verb: the noun phrase before it, through appositives, adverbials and co-ordination."""

from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.phrases import FINITE, NOUNS, REACH, STARTS, core_left, noun_phrase_left, temporal

_RELATIVES = frozenset({"who", "which", "whose", "where", "when", "whom"})
_OPENING = frozenset(
    {"that", "because", "but", "and", "while", "after", "before", "when", "as", "since", "if", "although", "though"}
)
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
        found = _for_to(unit, k) or subject_of(unit, k)
        if found is not None:
            return found
        j = next((j for j in range(k - 1, max(-1, k - 40), -1) if unit.tags[j] in FINITE), None)
        if j is None:
            return None
        k = j
    return None


def _for_to(unit: Unit, k: int) -> tuple[int, int] | None:
    """Return the subject of an infinitive at `k`: "a chance for the union to raise …"."""
    if unit.tag(k) != "TO":
        return None
    begin = core_left(unit, k, 0)
    return (begin, k) if begin is not None and unit.lower(begin - 1) == "for" else None


def _antecedent(unit: Unit, begin: int) -> tuple[int, int] | None:
    """Return "the guild" for "the guild that since the first days has …": the noun stands before a long adverbial."""
    for j in range(begin - 1, max(0, begin - 16), -1):
        if unit.tags[j] in FINITE or unit.lower(j) == ",":
            return None
        if unit.lower(j) in ("that", "who", "which") and unit.tag(j - 1) in NOUNS and unit.tag(j + 1) == "IN":
            start = noun_phrase_left(unit, j)
            return None if start is None else (start, j)
    return None


def subject_of(unit: Unit, start: int) -> tuple[int, int] | None:
    """Return the subject of a verb group that begins at `start`: a range of tokens, or None."""
    end = _before_adjuncts(unit, start)
    if end == 0:
        return None
    if unit.lower(end - 1) in (",", "-", "--", "—", "–"):
        return _subject_before_comma(unit, end - 1)
    if end < start and unit.tag(end - 1) == "VBN" and unit.tag(end - 2) in NOUNS:
        end -= 1  # "A report published on Tuesday found"
    begin = noun_phrase_left(unit, end)
    if begin is None:
        return None
    if unit.tag(begin - 1) == "IN" and unit.tag(begin - 2) == "CC":
        return None  # "met them and on several occasions said": the subject is shared
    if unit.tag(begin - 1) == "IN" and unit.lower(begin - 2) in grammar("reflexive"):
        # "the farmers themselves through their newsletters confirm"
        own = core_left(unit, begin - 1, 0)
        return None if own is None else (own, begin - 1)
    if unit.lower(begin - 1) == "in" and any(unit.lower(k) in grammar("occasions") for k in range(begin, end)):
        # "Ana Roe, the envoy, in her report pointed to": who reported, not the report
        told = subject_of(unit, begin - 1)
        if told is not None:
            return told
    if unit.tag(begin - 1) == "IN" and (antecedent := _antecedent(unit, begin)) is not None:
        return antecedent
    if unit.tag(begin - 1) == "IN" and unit.lower(begin - (3 if unit.tag(begin - 2) == "RB" else 2)) in grammar(
        "helping"
    ):
        # "has on several occasions denied": the phrase belongs to the verb group
        k = begin - 2
        while k > 0 and (unit.lower(k - 1) in grammar("helping") or unit.tag(k - 1) == "RB"):
            k -= 1
        return subject_of(unit, k)
    end = _before_occasion(unit, begin, end)
    if unit.lower(begin - 1) in ("neither", "both", "either"):
        return begin - 1, end
    if unit.lower(begin) == "that" and begin + 1 < end and unit.tag(begin + 1) not in ("NN", "VBG", "JJ"):
        begin += 1
    return begin, end


def _before_occasion(unit: Unit, begin: int, end: int) -> int:
    """Cut "in a radio interview" off a subject: it tells where the words were said."""
    for k in range(begin + 1, end - 1):
        if unit.lower(k) in ("in", "on", "at", "during") and any(
            unit.lower(j) in grammar("occasions") for j in range(k + 1, end)
        ):
            return k
    return end


def _before_adjuncts(unit: Unit, start: int) -> int:
    """Step left over "on Monday", "last week", "in a statement" between a subject and its verb."""
    k = start
    while k > 1 and start - k < 8:
        if unit.tag(k - 1) in ("CD", "NNP") and _dates_a_text(unit, k):
            break  # "Article 6 of the accord of 10 May 2030 provides": which accord
        if unit.lower(k - 1) == ")" and (opening := _dated_bracket(unit, k - 1)):
            k = opening  # "The council on Monday (14 May) said"
        if unit.tag(k - 1) == "CD" and _names_a_day(unit, k - 2):
            k -= 1  # "The firm in February 2021 released"
        if _names_a_day(unit, k - 1) and (unit.tag(k - 2) in NOUNS | {"IN"} or unit.lower(k - 2) == ")"):
            k -= 2 if unit.tag(k - 2) == "IN" else 1
            if unit.tag(k - 1) == "CD" and unit.lower(k - 2) == "on":
                k -= 2  # "The union on 3 May said"
        elif k < start and unit.lower(k - 1) in ("late", "early"):
            k -= 1  # "The guild late on Tuesday said"
        elif unit.tag(k - 1) in ("NN", "CD") and unit.tag(k - 2) in ("DT", "JJ") and temporal(unit, k - 2):
            k -= 2
        else:
            break
    return k


def _dates_a_text(unit: Unit, end: int) -> bool:
    """Say whether the date that ends at `end` hangs on "of": "the accord of 10 May 2030"."""
    k = end - 1
    while k > 1 and end - k < 5 and (unit.tag(k) == "CD" or _names_a_day(unit, k)):
        k -= 1
    dated = any(unit.tag(j) == "CD" for j in range(k + 1, end))
    return dated and unit.lower(k) == "of" and unit.tag(k - 1) in NOUNS


def _dated_bracket(unit: Unit, end: int) -> int | None:
    """Return where the bracket that closes at `end` opens, if it holds nothing but a day."""
    opening = next((j for j in range(end - 1, max(0, end - 8), -1) if unit.lower(j) == "("), None)
    if opening is None or opening + 1 == end:
        return None
    held = range(opening + 1, end)
    dated = all(_names_a_day(unit, j) or _ciphers(unit, j) for j in held)
    return opening if dated else None


def _ciphers(unit: Unit, j: int) -> bool:
    word = unit.lower(j)
    return word in (",", "/", ".", "-") or all(c.isdigit() or c in "/.-" for c in word)


def _names_a_day(unit: Unit, k: int) -> bool:
    return unit.lower(k) in grammar("days") or (unit.lower(k) == "may" and unit.tag(k) == "NNP")


def _segments(unit: Unit, floor: int, end: int) -> list[tuple[int, int]]:
    """Cut the tokens from `floor` to `end` at commas and dashes."""
    out, begin = [], floor
    for j in range(floor, end):
        if unit.lower(j) in (",", "-", "--", "—", "–") and unit.tag(j) != "HYPH":
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
        if (
            unit.tag(begin) == "CC"
            or unit.lower(begin) in ("that", "while", "whereas")
            or _as_named(unit, begin, segments[index + 1 :])
        ):
            begin += 1
        described = unit.tag(begin) == "VBN" and unit.tag(begin + 1) in NOUNS | {"JJ"}  # "Jailed leader Ana Roe, who"
        if begin >= stop or not (described or unit.tag(begin) in STARTS) or temporal(unit, begin):
            continue
        head = noun_phrase_left(unit, stop, floor)
        if head is None or head > begin:
            inner = None if head is None else head
            if inner is not None and unit.lower(inner - 1) in _OPENING:
                begin = inner
            else:
                continue
        rest = segments[index + 1 :]
        if not rest:
            # "The riddle, says Roe, is": a comma alone does not stand between a subject and its verb
            return None
        if all(_parenthetical(unit, b, e) for b, e in rest):
            # a relative clause set off by commas is the writer's, not part of the name: "Smith, who lives there, said"
            kept = next((k for k, (b, _) in enumerate(rest) if _writers(unit, b)), len(rest))
            return begin, (segments[index + kept][1] if kept < len(rest) else end)
    return None


def _as_named(unit: Unit, begin: int, rest: list[tuple[int, int]]) -> bool:
    """Say whether "as" opens the clause of a cue: "As Lena Fox, a lawyer, said", not "As chair, Lena Fox, 45, said"."""
    if unit.lower(begin) != "as" or not rest:
        return False
    return unit.capital(begin + 1) and unit.tag(rest[0][0]) in ("DT", "NN", "IN", "WP", "PRP$")


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
