"""Set right the tags of verbs of saying that the tagger takes for nouns or participles.

1. "Alm denies hindering", "The owner, Tam Lines, denies that": the third person of a verb that is no noun, behind a
   singular subject; before "that" also behind the commas of an appositive.
2. "The bridge was blown up, the council alleges.": a verb of saying that ends its sentence behind a comma and a subject.
3. "The army shelled Brenn", "The side flatly refused to": a participle right before a name, or behind an adverb and before
   an object, is the verb where its clause has no other.
4. "The authorities in Tarn state that": a noun of the same form, behind a plural or a place and before a clause.
5. "The letter also states that": a form in -s between an adverb and "that".
6. "A guard and a council official told": words such as "official" that no noun follows; "the well was deep": "well".
7. "The claims of fraud contradict what we saw": a base form that is no noun, behind a plural, where no other verb is.
8. "The port says 214 ships called": a participle behind "says" and a subject is the verb of what is said.
9. "The firm's blasting damaged a wall": a deed as a noun, behind whose it is and before the verb.
10. "Rebel raids killed eight men and": a participle between a noun and an object is the verb where its clause has no other.
"""

from collections.abc import Sequence

from countersay.extraction.text.tagging import known_tags
from countersay.extraction.text.tokens import Token
from countersay.extraction.voices.cues import grammar, nouns, verb_forms, verb_frames

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = frozenset({"NNP", "NN", "PRP"})
_PHRASE = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "PRP", "POS", "CD"})
_LINKS = frozenset({"neither", "nor", "and", "or", "either", "both"})
_NEAR = 6


def repair_verbs(tokens: Sequence[Token], marks: list[str]) -> None:
    """Change the tags of one sentence in place."""
    forms = verb_forms()
    nominal = grammar("nominal")
    for k, token in enumerate(tokens):
        if marks[k] in ("JJ", "UH", "RB") and k and (token.lower in nominal or token.lower == "well"):
            if _noun_after_all(tokens, marks, k):
                marks[k] = "NN"
            continue
        if marks[k] == "VBG" and k and marks[k - 1] in ("POS", "DT", "JJ", "NNP", "NNPS") and k + 2 < len(marks):
            if marks[k + 1] in ("VBN", "VBD") and marks[k + 2] in ("CD", "DT", "PRP$", "NNP"):
                marks[k] = "NN"  # "the company's blasting damaged twelve houses"
            continue
        if marks[k] not in ("NNS", "NN", "VBN", "VB"):
            continue
        if (
            marks[k] == "VB"
            and token.lower in grammar("same_past")
            and k
            and marks[k - 1] in _PHRASE - {"DT", "JJ", "POS"}
        ):
            if k + 1 < len(marks) and marks[k + 1] in ("DT", "CD", "PRP$", "NNP"):
                marks[k] = "VBD"  # "the council said Keldia hit the depot"
            continue
        if marks[k] in ("NN", "VB") and _base_after_all(tokens, marks, k):
            marks[k] = "VBP"
            continue
        if marks[k] != "VBN" and k and token.lower in forms and "s" in forms[token.lower][1]:
            if _never_noun(tokens, marks, k) or _behind_adverb(tokens, marks, k) or _ends_telling(tokens, marks, k):
                marks[k] = "VBZ"
        elif marks[k] == "NN" and _states(tokens, marks, k):
            marks[k] = "VBP"
        elif marks[k] == "VBN" and k:
            if _of_what_is_said(tokens, marks, k) or _only_verb(tokens, marks, k) or _acts_on(tokens, marks, k):
                marks[k] = "VBD"


def _noun_after_all(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether an adjective or adverb to the tagger is the noun: "a council official told", "the old well is dry"."""
    after = marks[k + 1] if k + 1 < len(marks) else "."
    if after in _PHRASE - {"DT", "PRP", "POS"} or after in ("RB", "VBN", "VBG", "HYPH"):
        headline = after == "NNS" and "s" in verb_forms().get(tokens[k + 1].lower, ("", ()))[1]
        told = after == "VBN" and tokens[k + 1].lower in grammar("sure") | {"told"}
        if not told and not (headline and "NNS" not in known_tags(tokens[k + 1].lower)):
            return False
    if after == "CC" and k + 2 < len(marks) and marks[k + 2] in ("JJ", "NN", "NNS", "NNP"):
        return False  # "official and private lists"
    if tokens[k].lower != "well":
        return marks[k - 1] in _PHRASE - {"PRP"}
    return marks[k - 1] in ("DT", "JJ", "PRP$", "POS") or (k > 1 and marks[k - 1] == "NNP" and marks[k - 2] == "DT")


def _base_after_all(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a base form that is no noun is the verb: "The guild's claims of fraud contradict what we saw"."""
    word = tokens[k].lower
    if "base" not in verb_forms().get(word, ("", ()))[1] or k + 1 >= len(marks) or k < 2:
        return False
    if marks[k - 1] not in ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN") or word in nouns() or "NN" in known_tags(word):
        return False
    if marks[k + 1] not in ("DT", "PRP$", "WP", "NNP") or any(
        mark in _FINITE or mark in ("TO", "VBN") for mark in marks[: k - 1]
    ):
        return False
    return any(mark in ("NNS", "NNPS") for mark in marks[:k])


def _never_noun(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a form in -s can only be a verb here."""
    word = tokens[k].lower
    before = k - 1
    while before > 0 and (marks[before] == "RB" or tokens[before].lower in _LINKS):
        before -= 1
    if tokens[before].lower == "," and tokens[min(k + 1, len(tokens) - 1)].lower == "that":
        before = _before_appositive(tokens, marks, before)
    if marks[before] not in _SUBJECT and marks[before] != "VBZ":
        return False
    if verb_forms()[word][0] in nouns() or word in nouns():
        return False
    if "NNS" in known_tags(word) or tokens[before].text.isupper():
        return False
    after = marks[k + 1] if k + 1 < len(marks) else ""
    return after not in _FINITE and (k + 1 == len(tokens) or tokens[k + 1].lower not in ("of", "'s"))


def _behind_adverb(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether an adverb stands between a subject and the form, and "that" behind it: "The letter also states that"."""
    if k < 2 or k + 1 >= len(tokens) or tokens[k + 1].lower != "that" or marks[k - 1] != "RB":
        return False
    return "T" in verb_frames(tokens[k].lower) and marks[k - 2] in _SUBJECT


def _before_appositive(tokens: Sequence[Token], marks: Sequence[str], comma: int) -> int:
    """Return the word before "…, Halm Lines," for its second comma, or that comma where no appositive stands there."""
    first = comma - 1
    while first > 0 and comma - first < 8 and marks[first] in _PHRASE | {"IN"}:
        first -= 1
    apposed = tokens[first].lower == "," and first < comma - 1 and first > 0
    return first - 1 if apposed else comma


def _states(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a bare form before "that" and a subject is a verb: "The authorities in Tarn state that the gate …"."""
    if k < 2 or k + 2 >= len(tokens) or tokens[k + 1].lower != "that" or "T" not in verb_frames(tokens[k].lower):
        return False
    behind = marks[k - 1] in ("NNS", "NNPS", "PRP") or (marks[k - 1] == "NNP" and marks[k - 2] == "IN")
    return behind and tokens[k].lower not in nouns() and marks[k + 2] in _PHRASE | {"PRP$", "EX", "IN"}


def _of_what_is_said(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether the participle at `k` is the only verb of a clause that "says" opens without "that"."""
    low = k
    while low > 0 and marks[low - 1] in _PHRASE and k - low < 12:
        low -= 1
    if (
        low == k
        or marks[k - 1] not in ("NNS", "NNPS", "NNP", "NN")
        or tokens[low - 1].lower not in ("said", "says", "say")
    ):
        return False
    high = k + 1
    while high < len(tokens) and tokens[high].lower not in (",", ";", ".", ":") and high - k < 12:
        high += 1
    return not any(marks[j] in _FINITE for j in range(k + 1, high))


def _acts_on(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a participle to the tagger has an object and its clause no other verb: "Rebel raids killed eight men and …"."""
    if (
        marks[k - 1] not in ("NN", "NNS", "NNP", "NNPS")
        or k + 2 >= len(marks)
        or marks[k + 1] not in ("CD", "DT", "PRP$")
    ):
        return False
    if tokens[k].lower in grammar("two_objects") or tokens[k + 1].lower == "that":
        return False
    high = k + 2
    while high < len(marks) and high - k < 7 and marks[high] in ("JJ", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH"):
        high += 1
    if marks[high - 1] not in ("NN", "NNS", "NNP", "NNPS") or any(
        tokens[j].lower in grammar("spans") for j in range(k + 2, high)
    ):
        return False  # "the men killed a day before", "shut 14 km away"
    low = k
    while low > 0 and tokens[low - 1].lower not in (",", ";", ":", "that", "said", "says") and k - low < 12:
        low -= 1
    if any(marks[j] in _FINITE or marks[j] in ("WDT", "WP", "IN") for j in range(low, k)):
        return False
    then = next((j for j in range(high, min(len(marks), high + 12)) if marks[j] in _FINITE), None)
    return then is None or any(
        marks[j] in ("CC", "IN", "WDT", "WP", "WRB") or tokens[j].lower == "," for j in range(high, then)
    )


def _ends_telling(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a verb of saying ends its sentence: "…, the council alleges."."""
    if k + 2 < len(tokens) or (k + 1 < len(tokens) and tokens[k + 1].lower not in (".", "!")):
        return False
    if "I" not in verb_frames(tokens[k].lower):
        return False
    comma = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if tokens[j].lower == ","), None)
    if comma is None or comma + 1 == k or any(mark not in _PHRASE for mark in marks[comma + 1 : k]):
        return False
    return any(mark in _FINITE or mark == "VBN" for mark in marks[:comma])


def _only_verb(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether the participle at `k` is its clause's only verb: "The army shelled Brenn", "The side flatly refused to".

    It stands before a name, or behind an adverb and before an object or "to".
    """
    if k + 1 >= len(marks):
        return False
    behind_adverb = marks[k - 1] == "RB" and k > 1 and marks[k - 2] in ("NN", "NNS", "NNP", "NNPS")
    if not (behind_adverb and marks[k + 1] in ("TO", "DT", "PRP$", "NNP")) and (
        marks[k - 1] not in ("NN", "NNP") or marks[k + 1] not in ("NNP", "NNPS")
    ):
        return False
    if tokens[k + 1].lower in grammar("days"):
        return False
    if verb_forms().get(tokens[k].lower, ("", ()))[0] in ("call", "name", "dub", "label", "entitle"):
        return False
    low = k
    while low > 0 and tokens[low - 1].lower not in (",", ";", ":") and k - low < 12:
        low -= 1
    high = k
    while high < len(tokens) and tokens[high].lower not in (",", ";", ".", ":") and high - k < 12:
        high += 1
    return not any(marks[j] in _FINITE or marks[j] in ("WDT", "WP") for j in range(low, high) if j != k)
