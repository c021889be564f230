"""What is said: where a content clause, quotation or noun phrase begins and ends beside its cue."""

from countersay.extraction.voices.amounts import is_number, number_ahead, past_adverbial, past_bounds
from countersay.extraction.voices.cues import grammar, nouns, verb_forms, verb_frames
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.going_on import blamed_for, goes_on, same_tense_cue, withholds
from countersay.extraction.voices.phrases import (
    FINITE,
    NOUNS,
    STARTS,
    list_end,
    noun_phrase_left,
    noun_phrase_right,
    temporal,
)
from countersay.extraction.voices.taken_up import denied_charge_at

_WH = frozenset({"whether", "if", "how", "why", "what", "where", "who", "which"})
_PUNCTUATION = frozenset({",", ".", ":", ";", "-", "--", "—", "–", "?", "!", "..."})
_DASHES = frozenset({"-", "--", "—", "–"})
_OPENING = frozenset({"if", "as", "even", "while", "because", "after", "although", "though", "unless"})
_MEANWHILE = frozenset({"when", "while", "during", "after", "before", "amid", "as"})
_ASIDE = frozenset({"but", "while", "although", "though", "whereas", "even", "despite"})


def trim(unit: Unit, begin: int, end: int) -> tuple[int, int] | None:
    """Drop marks at both ends of a token range; None if nothing is left."""
    while begin < end and unit.lower(begin) in _PUNCTUATION:
        begin += 1
    while end > begin and (unit.lower(end - 1) in _PUNCTUATION or unit.lower(end - 1) in ("and", "or", "but")):
        end -= 1
    return (begin, end) if begin < end else None


def skip_adjuncts(unit: Unit, i: int) -> int:
    """Return the token after adverbs, days and short prepositional phrases that tell when and where it was said."""
    k = i
    n = len(unit)
    while k < n and k - i < 24:
        tag, word = unit.tag(k), unit.lower(k)
        if tag == "RB" and word not in ("not", "n't", "how", "so", "no"):
            k += 1
        elif (
            tag == "CC" and k > i and unit.tag(k - 1) == "RB" and (unit.tag(k + 1) == "RB" or unit.lower(k + 1) == "in")
        ):
            k += 1  # "declared publicly and repeatedly that"
        elif word == "in" and unit.lower(k + 1) == "writing":
            k += 2
        elif tag == "IN" and past_bounds(unit, k) > k:
            break  # "said on 3 May at least 18 boats"
        elif (
            temporal(unit, k)
            or word in grammar("days")
            or (tag == "CD" and unit.lower(k - 1) in grammar("days") and unit.tag(k + 1) != "NNS")
        ):
            k += 2 if word in ("last", "this", "next") else 1
        elif tag in ("IN", "TO", "VBG") and word not in _WH and word not in ("that", "because", "as") and tag != "VBG":
            end = noun_phrase_right(unit, k + 1, appositives=False)
            if end == k + 1:
                break
            if unit.lower(k + 1) in grammar("days") and is_number(unit, k + 2) and unit.tag(k + 3) in ("NNS", "JJ"):
                end = k + 2  # "said on Monday 18 boats were …"
            k = end
        else:
            break
    return k


def clause_starts(unit: Unit, i: int) -> bool:
    """Say whether a subject with a finite verb begins at `i` (a clause without "that")."""
    if unit.tag(i) == QUOTE:
        return False
    k = past_bounds(unit, i)
    if k == i and (k := past_adverbial(unit, i)) > i:
        return clause_starts(unit, k)
    if unit.lower(k) == "no" and unit.tag(k) == "RB":
        k += 1  # "said no shops were burned"
    if unit.lower(k) == "there" and unit.lower(k + 1) in grammar("be"):
        return True
    if unit.tag(k) == "EX":
        return any(unit.tag(j) in FINITE for j in range(k + 1, k + 4))
    if unit.tag(k) == "IN" and unit.lower(k) in ("in", "for", "by", "on", "with", "at", "under", "during", "since"):
        if temporal(unit, k + 1):
            # "said by Friday 18 boats had left", but "said on Monday …" tells when it was said
            return unit.lower(k) in ("by", "since") and clause_starts(unit, k + (3 if unit.lower(k + 2) == "," else 2))
        end = noun_phrase_right(unit, k + 1, appositives=False)
        k = end + 1 if unit.lower(end) == "," else end
        if unit.lower(end) == "," and unit.tag(k) == "VBG" and unit.tag(k + 1) in ("NN", "NNS"):
            k += 1  # "by May, growing demand will …"
        begins = unit.tag(k) in STARTS or number_ahead(unit, k)  # "said in the whole of Odra only 18 shops are open"
        return k > i + 1 and begins and not temporal(unit, k) and clause_starts(unit, k)
    if unit.tag(k) in ("IN", "RB", "CC") and unit.lower(k) in _OPENING:
        return any(unit.tag(j) in FINITE for j in range(k, min(len(unit), k + 25)))
    end = noun_phrase_right(unit, k)
    if end == k:
        return False
    seen = 0
    if any(unit.lower(j) == "," for j in range(k, end + 1)):
        comma = noun_phrase_right(unit, k, appositives=False)
        if unit.lower(comma) == "," and unit.tag(list_end(unit, comma)) in FINITE:
            return True  # "said the crews, a guard and the pilot had left"
    if unit.lower(end) == "," and any(unit.lower(j) == "," for j in range(i, end)):
        end += 1  # the comma that closes an appositive: "said Ana Roe, the harbour master, left"
    if end in unit.predicates or (unit.tag(k) == "PRP" and unit.tag(end) in ("VB", "VBN")):
        return True  # "it put", which looks like an infinitive
    if unit.tag(end) in ("DT", "PRP$") and unit.tag(end - 1) == "NNS" and unit.tag(end - 2) in ("NNP", "NN"):
        return unit.lower(end - 1).endswith("s")  # "Roe favors a toll": the tagger takes the verb for a plural
    relative = False
    while end < len(unit) and seen < 24:
        tag = unit.tag(end)
        if tag in FINITE:
            if not relative:
                return True
            # "conceded a defeat which the board called": that verb is the relative clause's
            relative = False
            end += 1
            continue
        relative = relative or (unit.lower(end) in ("who", "which") and unit.tag(end - 1) in NOUNS)
        if (
            tag in ("RB", "VBN", "VBG", "IN", "TO", "VB", "RP")
            or tag in STARTS
            or unit.lower(end) in ("who", "which", "that", "and", "or")
        ):
            end += 1
            seen += 1
            continue
        closing = _dashed_aside(unit, end) or _comma_aside(unit, end)
        if closing is None:
            return False
        end = closing + 1
        seen += 1
        if end in unit.predicates:
            return True  # "the bridge, once painted, “was fine”"
    return False


def _dashed_aside(unit: Unit, i: int) -> int | None:
    """Return the dash that closes the words between dashes that begin at `i`: "schools in the town -- all ten -- were …"."""
    if unit.lower(i) not in ("--", "—", "–"):
        return None
    for j in range(i + 1, min(len(unit), i + 10)):
        if unit.tag(j) in FINITE:
            return None
        if unit.lower(j) == unit.lower(i):
            return j
    return None


def _comma_aside(unit: Unit, i: int) -> int | None:
    """Return the comma that closes a remark between subject and verb: "the bridge, although old, was safe"."""
    apart = unit.lower(i + 1) in _CONCEDING or unit.lower(i + 1) in _COUNTING
    if unit.lower(i) != "," or not (apart or unit.tag(i + 1) in ("VBN", "RB")):
        return None
    for j in range(i + 1, min(len(unit), i + 9)):
        if unit.tag(j) in FINITE or unit.tag(j) == QUOTE or unit.lower(j) in ("and", "said"):
            return None
        if unit.lower(j) == ",":
            return j if unit.tag(j + 1) in FINITE or j + 1 in unit.predicates else None
    return None


_COUNTING = frozenset({"out", "including", "among"})  # "eight trucks, out of 79, have crossed"
_CONCEDING = frozenset(
    {"although", "though", "albeit", "while", "once", "if", "even", "however", "whether", "like", "unlike"}
)


def opens_clause(unit: Unit, i: int) -> bool:
    """Say whether token `i` is "that" or a question word that opens a content clause."""
    word = unit.lower(i)
    if word == "that":
        follow = unit.tag(i + 1)
        return unit.tag(i) != "DT" or follow in STARTS or follow in ("IN", "RB", QUOTE)
    return word in _WH and not (word == "which" and unit.tag(i - 1) == ",")


_OPENS_CLAIM = frozenset({"that", "of", "about", "over"})


def content_end(unit: Unit, begin: int, cue: int, *, clause: bool, when: bool = True) -> int:
    """Return the end of a content that starts at `begin`: before a further cue, an aside or the end of the sentence.

    `cue` is the token of the governing verb: a co-ordinated verb of its tense ends the content ("said A and added B").
    With `clause` False the content is a noun phrase or infinitive, which also ends at ", but" and ", which".
    """
    n = len(unit)
    depth = 0
    # "refuted reports that the gate was shut after a row": when it was shut
    that = unit.lower(begin - 1) in _OPENS_CLAIM and unit.lower(begin - 2) in nouns()
    j = begin
    subordinate = _in_opening_clause(unit, cue)
    told_when = not clause and _in_adverbial_clause(unit, cue)
    while j < n:
        word = unit.lower(j)
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            if depth == 0:
                return j
            depth -= 1
        elif depth == 0 and j > begin:
            that = that or (word in _OPENS_CLAIM and unit.lower(j - 1) in nouns())
            if word == ";" and (
                new_clause(unit, j + 1)
                or unit.tag(j + 1) in ("CC", "RB", "IN", "PRP", "EX", QUOTE)
                or unit.capital(j + 1)
            ):
                return j
            if word == "," or (word in _DASHES and unit.tag(j) != "HYPH"):
                if _ends_at_comma(unit, j, cue, clause) or (subordinate and _main_clause(unit, j + 1)):
                    return j
                if unit.tag(cue) == "VBG" and unit.lower(j + 1) in verb_forms() and unit.lower(j + 2) in ("that", ":"):
                    return j  # "Roe, reporting that fires had tripled, said that"
                if told_when and unit.tag(j + 1) == "VBG":
                    return j  # "shelled it since the army announced a truce, killing 36"
            elif (
                (
                    word in ("and", "but", "or")
                    and (
                        same_tense_cue(unit, j + 1, cue)
                        or (not clause and (new_clause(unit, j + 1) or goes_on(unit, begin, j)))
                        or (word == "but" and withholds(unit, j + 1))
                    )
                )
                or (unit.tags[j - 1] == QUOTE and j - 1 == begin and word in _MEANWHILE)
                or (unit.tags[j - 1] == QUOTE and word in ("and", "but") and QUOTE not in unit.tags[j + 1 : j + 6])
                or (word == "according" and unit.lower(j + 1) == "to" and (j > begin + 1 or unit.lower(begin) != ","))
                or (
                    when
                    and not clause
                    and unit.tag(j) == "IN"
                    and not that
                    and _tells_when(unit, j)
                    and not blamed_for(unit, cue, j)
                )
            ):
                return j
        j += 1
    return n


def _main_clause(unit: Unit, j: int) -> bool:
    """Say whether a clause begins at `j`, past who its subject is: "while he said that, the guild, led by Ann Reed, said"."""
    if new_clause(unit, j):
        return True
    stop = noun_phrase_right(unit, j, appositives=False) if unit.tag(j) in STARTS else j
    stop += stop > j and unit.tag(stop) == "RB"
    if stop > j and unit.tag(stop) == "IN" and unit.tag(skip_adjuncts(unit, stop)) in FINITE:
        return True  # "rebuffing the claim, the ministry on Thursday said"
    if stop == j or unit.lower(stop) != ",":
        return False
    for k in range(stop + 1, min(len(unit) - 1, stop + _PUT_BETWEEN)):
        if unit.lower(k) == ",":
            return unit.tag(k + 1) in FINITE
        if unit.tag(k) in FINITE:
            return False
    return False


_PUT_BETWEEN = 9  # tokens of what is put between a subject and its verb


def _tells_when(unit: Unit, j: int) -> bool:
    """Say whether the preposition at `j` tells when or where it was said rather than what."""
    word = unit.lower(j)
    if word in grammar("telling"):
        return True
    if word == "as":
        return new_clause(unit, j + 1)
    return word in ("in", "on", "at", "with") and (temporal(unit, j + 1) or not clause_noun(unit, j))


def clause_noun(unit: Unit, j: int) -> bool:
    """Say whether "in", "on", "at" or "with" at `j` may bind to the noun before it."""
    end = noun_phrase_right(unit, j + 1, appositives=False)
    return not any(unit.lower(k) in grammar("occasions") for k in range(j + 1, end))


def _in_opening_clause(unit: Unit, cue: int) -> bool:
    """Say whether the cue stands in a clause that waits for the main one ("While he said …, she …")."""
    first = 0
    while unit.tag(first) in ("CC", "RB", "``", QUOTE) and unit.lower(first) not in grammar("openers") and first < 2:
        first += 1
    if not (unit.lower(first) in grammar("openers") or unit.tag(first) in ("VBG", "VBN")) or cue - first > 14:
        return False
    return all(unit.lower(k) != "," for k in range(first, cue))


def _in_adverbial_clause(unit: Unit, cue: int) -> bool:
    """Say whether the cue's clause only tells when or why something else happened: "since the army announced …"."""
    begin = noun_phrase_left(unit, cue)
    return begin is not None and unit.tag(begin - 1) == "IN" and unit.lower(begin - 1) in grammar("telling")


def _ends_at_comma(unit: Unit, j: int, cue: int, clause: bool) -> bool:
    """Say whether the comma at `j` ends a content."""
    k = j + 1
    word, tag = unit.lower(k), unit.tag(k)
    while tag == "RB" and unit.tag(k + 1) in ("VBG", "VBD"):
        k += 1
        word, tag = unit.lower(k), unit.tag(k)
    if tag == "VBG" and word in verb_forms():
        return not (word == "adding" and unit.lower(k + 1) == "to")  # "adding to the 310 who had left"
    if tag == QUOTE and not clause:
        return True
    if word == "with" and _with_voice(unit, k + 1):
        return True
    if word == "according" or (word in ("but", "and", "then") and same_tense_cue(unit, k + 1, cue)):
        return True
    if word in _ASIDE and not clause:
        return True
    if word in ("which", "who", "where", "whose"):
        return True
    if word in ("a", "an") and denied_charge_at(unit, k):
        return True
    if word in ("while", "whereas", "as", "though", "although") and _cue_follows(unit, k + 1):
        return True  # "said 106 were freed, while Ana Lind, the mayor, said 100"
    if word in ("and", "but") and (new_clause(unit, k + 1) if not clause else _cue_follows(unit, k + 1)):
        return True
    return _cue_clause(unit, k) or _answers(unit, k, dash=unit.lower(j) in _DASHES)


def _with_voice(unit: Unit, i: int) -> bool:
    """Say whether "the Herald reporting …" begins at `i`: another voice beside the one that speaks."""
    end = noun_phrase_right(unit, i, appositives=False)
    return end > i and unit.tag(end) == "VBG" and "T" in verb_frames(unit.lower(end))


def new_clause(unit: Unit, i: int) -> bool:
    """Say whether a noun phrase with its finite verb begins at `i`."""
    end = noun_phrase_right(unit, i, appositives=False)
    return end > i and unit.tag(end) in FINITE


def _cue_follows(unit: Unit, i: int) -> bool:
    """Say whether a subject with a finite cue verb begins at `i`."""
    end = noun_phrase_right(unit, i, appositives=False)
    if unit.lower(end) == "," and (behind := noun_phrase_right(unit, i)) > end:
        end = behind + 1 if unit.lower(behind) == "," else end
    while unit.tag(end) == "RB" and end > i:
        end += 1
    present = unit.tag(end) == "VBP" and unit.tag(i) != "PRP"  # "and they retaliate": no other voice
    return end > i and (unit.tag(end) in ("VBD", "VBZ") or present) and unit.lower(end) in verb_forms()


def _answers(unit: Unit, i: int, *, dash: bool) -> bool:
    """Say whether another voice begins at `i` with a number of its own, or with anything behind a dash.

    "There were 200 – the police said 90": a new claim, where ", the police said yesterday" may only tell who speaks.
    """
    end = noun_phrase_right(unit, i, appositives=False)
    if end == i or unit.tag(end) not in FINITE or unit.lower(end) not in verb_forms():
        return False
    return is_number(unit, past_bounds(unit, end + 1)) or (
        dash and unit.lower(end + 1) in ("that", "there", "it", "they")
    )


def _cue_clause(unit: Unit, i: int) -> bool:
    """Say whether "he said" or "said Smith" between commas begins at `i`."""
    word = unit.lower(i)
    if word in ("said", "says") and unit.tag(i + 1) in STARTS:
        return True
    if word in ("reported", "reports") and unit.tag(i + 1) in ("NNP", "NNPS", "DT"):
        return unit.lower(noun_phrase_right(unit, i + 1, appositives=False)) in (".", "")
    end = noun_phrase_right(unit, i, appositives=False)
    if end == i or end - i > _SPEAKER or unit.lower(end) not in _TELLING:
        return False
    return unit.lower(end + 1) in _CLOSING or unit.lower(skip_adjuncts(unit, end + 1)) in _CLOSING[1:]


_SPEAKER = 12  # tokens of who speaks in a clause put in or behind
_TELLING = frozenset({"said", "says", "added", "explained", "noted", "wrote", "reported", "reports", "stated"})
_CLOSING = (",", ".", "")
