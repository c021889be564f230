"""Cues that are no verbs: "according to", a name with a colon, nouns ("X's claim that"), adverbs ("reportedly")."""

from functools import cache

from countersay.extraction.voices.according import according, in_the_words
from countersay.extraction.voices.clauses import content_end, trim
from countersay.extraction.voices.cues import grammar, nouns, speaker_words
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.noun_cues import noun_cue
from countersay.extraction.voices.phrases import FINITE, NOUNS, core_left, noun_phrase_left, noun_phrase_right
from countersay.extraction.voices.raw import Raw
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.taken_up import takes_up
from countersay.lexicon.load import table
from countersay.model.attribution import Stance


def other_cues(unit: Unit) -> list[Raw]:
    """Return the attributions of one unit that hang on no verb, in text order."""
    found: list[Raw] = []
    for i in range(len(unit)):
        word = unit.tokens[i].lower
        raw = None
        if word == "according" and unit.lower(i + 1) == "to":
            raw = according(unit, i, i + 2)
        elif word == "per" and (after := _speaks_per(unit, i)):
            raw = according(unit, i - (unit.lower(i - 1) == "as"), after)
        elif (
            word == "in"
            and unit.lower(i + 1) in ("the", "his", "her", "their")
            and unit.lower(i + 2) in grammar("views")
        ):
            raw = in_the_words(unit, i)
        elif word in _adverbs() and not found:
            raw = _adverb(unit, i)
        elif word == ":" and i > 0:
            raw = _colon(unit, i)
        elif word == "protest" and unit.lower(i - 1) == "in":
            raw = _in_protest(unit, i)
        elif word == "clear" and unit.lower(i + 1) == "that":
            raw = _made_clear(unit, i)
        elif word in grammar("siding") and unit.lower(i + 1) in grammar("reflexive"):
            raw = _sides(unit, i)
        elif word in grammar("professed") and unit.tag(i - 1) in ("POS", "PRP$"):
            raw = _professed(unit, i)
        elif word in nouns() and unit.tag(i) in ("NN", "NNS"):
            raw = noun_cue(unit, i)
        if raw is not None:
            found.append(raw)
    return found


def _speaks_per(unit: Unit, i: int) -> int:
    """Return where the source of "as per the ministry, …" begins, 0 for a yardstick or rate ("as per the contract", "per day")."""
    before = unit.lower(i - 1) if i else ","
    if before != "as" and before != ",":
        return 0
    if before == "as" and i > 1 and unit.lower(i - 2) != ",":
        return 0
    end = noun_phrase_right(unit, i + 1, appositives=False)
    if end == i + 1 or (unit.lower(end) not in (",", ".", "") and unit.tag(end) not in (QUOTE, "CD")):
        return 0
    head = unit.lower(end - 1)
    named = unit.tag(end - 1) in ("NNP", "NNPS") and unit.tokens[end - 1].text[:1].isupper()
    known = speaker_words("bodies") | speaker_words("persons") | grammar("documents") | _evidence()
    return i + 1 if named or not known.isdisjoint((head, head.removesuffix("s"))) else 0


@cache
def _evidence() -> frozenset[str]:
    return frozenset(table("supposing")["sources"]["documents"].split()) | {"record", "log", "register"}


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(table("cues")["impersonal"]["adverbs"].split())


def _announced(unit: Unit, i: int) -> Raw | None:
    """Read "The guild sent the mayor a blunt message: “…”": whoever acts before the colon speaks behind it."""
    verb = next((k for k in range(i - 1, max(-1, i - 16), -1) if unit.tags[k] in FINITE), None)
    source = None if verb is None else verb_subject(unit, verb)
    content = trim(unit, i + 1, content_end(unit, i + 1, i, clause=True))
    if verb is None or source is None or unit.lower(source[0]) in ("it", "there", "this", "that"):
        return None
    return Raw(source, ((verb, i),), () if content is None else (content,), "asserts", i, "announced", True, ":")


def left_open(unit: Unit) -> Raw | None:
    """Read a sentence that ends in a colon as the cue of a quotation in the next paragraph."""
    last = len(unit) - 1
    return _announced(unit, last) if unit.lower(last) == ":" and not unit.silent else None


def _in_protest(unit: Unit, i: int) -> Raw | None:
    """Read "marched in protest against the tax": those who act speak by it."""
    if unit.lower(i + 1) not in ("against", "of", "at", "over"):
        return None
    verb = next((k for k in range(i - 2, max(-1, i - 14), -1) if unit.tags[k].startswith("VB")), None)
    source = None if verb is None else verb_subject(unit, verb)
    content = trim(unit, i + 2, content_end(unit, i + 2, i, clause=False))
    if source is None or content is None:
        return None
    return Raw(source, ((i - 1, i + 2),), (content,), "asserts", i, "noun", False, "protest")


def _adverb(unit: Unit, i: int) -> Raw | None:
    """Read "the tunnel is reportedly closed": a clause told as the words of nobody in particular."""
    verb = next((k for k in (*range(i - 1, max(-1, i - 4), -1), i + 1, i + 2) if unit.tag(k) in FINITE), None)
    if verb is None:
        return None
    subject = verb_subject(unit, verb)
    rest = trim(unit, i + 1, content_end(unit, i + 1, i, clause=True))
    if subject is None or rest is None or subject[1] > i:
        return None
    stance: Stance = "hedges" if unit.lower(i) == "reportedly" else "reports_allegation"
    return Raw(None, ((i, i + 1),), ((subject[0], i), rest), stance, i, "adverb", False, unit.lower(i))


def _colon(unit: Unit, i: int) -> Raw | None:
    """Read a speaker with a colon and a quotation: 'Ministry spokesperson: "…"'."""
    if unit.tag(i + 1) != QUOTE:
        return None
    begin = noun_phrase_left(unit, i)
    if begin is None or begin > 0 or (unit.tag(i - 1) not in NOUNS and unit.lower(i - 1) != ")"):
        return _announced(unit, i)
    content = trim(unit, i + 1, content_end(unit, i + 1, i, clause=True))
    if content is None:
        return None
    return Raw((begin, i), ((i, i + 1),), (content,), "asserts", i, "colon", True, ":")


def _sides(unit: Unit, i: int) -> Raw | None:
    """Read "aligned themselves with the claims of": who takes up the words of others."""
    end = noun_phrase_right(unit, i + 3)
    source = verb_subject(unit, i)
    if unit.lower(i + 2) != "with" or source is None or end == i + 3 or not takes_up(unit, (i + 3, end)):
        return None
    return Raw(source, ((i, i + 3),), ((i + 3, end),), "asserts", i, "noun", False, unit.lower(i))


def _professed(unit: Unit, i: int) -> Raw | None:
    """Read "despite Norland's expressed recognition of": whose and what."""
    owner = i - 1
    begin = owner if unit.tag(owner) == "PRP$" else core_left(unit, owner, 0)
    end = noun_phrase_right(unit, i + 1)
    if begin is None or end <= i + 2 or unit.tag(i + 1) not in ("NN", "NNS"):
        return None
    source = (begin, i) if unit.tag(owner) == "PRP$" else (begin, owner)
    return Raw(source, ((i, i + 1),), ((i + 1, end),), "asserts", i, "noun", False, unit.lower(i))


_MAKE = frozenset({"make", "makes", "made", "making"})
_IS = frozenset({"is", "was", "been", "being", "be"})


def _made_clear(unit: Unit, i: int) -> Raw | None:
    """Read "the board made it clear that", "it was made clear that"."""
    k = i - 1
    while unit.tag(k) == "RB" or unit.lower(k) in ("it", "this"):
        k -= 1
    content = trim(unit, i + 2, content_end(unit, i + 2, i, clause=True))
    if unit.lower(k) not in _MAKE or content is None:
        return None
    passive = unit.lower(k - 1) in _IS
    source = None if passive else verb_subject(unit, k)
    if source is None and not (passive and any(unit.lower(j) == "it" for j in range(max(0, k - 4), k))):
        return None
    return Raw(source, ((k - passive, i + 2),), (content,), "asserts", i, "T", True, "clear")
