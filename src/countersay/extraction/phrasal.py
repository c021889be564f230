"""Cues that are no verbs: "according to", a name with a colon, nouns ("X's claim that"), adverbs ("reportedly")."""

from countersay.extraction.clauses import content_end, trim
from countersay.extraction.cues import nouns
from countersay.extraction.phrases import NOUNS, STARTS, noun_phrase_left, noun_phrase_right
from countersay.extraction.folded import QUOTE, Unit
from countersay.extraction.verbal import Range, Raw

_LIGHT = frozenset({"the", "a", "an", "any", "these", "those", "some", "such", "all", "no", "new"})


def other_cues(unit: Unit) -> list[Raw]:
    """Return the attributions of one unit that hang on no verb, in text order."""
    found = []
    for i in range(len(unit)):
        word = unit.tokens[i].lower
        raw = None
        if word == "according" and unit.lower(i + 1) == "to":
            raw = _according(unit, i, i + 2)
        elif word == ":" and i > 0:
            raw = _colon(unit, i)
        elif word in nouns() and unit.tag(i) in ("NN", "NNS"):
            raw = _noun(unit, i)
        if raw is not None:
            found.append(raw)
    return found


def _according(unit: Unit, begin: int, after: int) -> Raw | None:
    """Read "according to X": what stands before it and, between commas, after it."""
    end = noun_phrase_right(unit, after)
    if end == after:
        return None
    source = (after, end)
    cue = ((begin, after),)
    left = trim(unit, 0, begin)
    right = None
    if unit.lower(end) == "," or unit.tag(end) == QUOTE:
        right = trim(unit, end, content_end(unit, end + 1, begin, clause=True))
    if left is not None and left[1] - left[0] <= 1 and right is not None:
        left = None
    content: tuple[Range, ...] = tuple(r for r in (left, right) if r is not None)
    if not content:
        return None
    return Raw(source, cue, content, "asserts", begin, "according", True, "according")


def _colon(unit: Unit, i: int) -> Raw | None:
    """Read a speaker with a colon and a quotation: 'Ministry spokesperson: "…"'."""
    if unit.tag(i + 1) != QUOTE:
        return None
    begin = noun_phrase_left(unit, i)
    if begin is None or begin > 0 or unit.tag(i - 1) not in NOUNS and unit.lower(i - 1) != ")":
        return None
    content = trim(unit, i + 1, content_end(unit, i + 1, i, clause=True))
    if content is None:
        return None
    return Raw((begin, i), ((i, i + 1),), (content,), "asserts", i, "colon", True, ":")


def _noun(unit: Unit, i: int) -> Raw | None:
    """Read a noun cue: "X's claim that …", "allegations of … by X", "calls for …"."""
    noun = nouns()[unit.lower(i)]
    after = i + 1
    agent: Range | None = None
    if unit.lower(after) in ("by", "from") and unit.tag(after + 1) in STARTS:
        end = noun_phrase_right(unit, after + 1, appositives=False)
        if end > after + 1:
            agent, after = (after + 1, end), end
    word = unit.lower(after)
    begin = i
    while begin > 0 and unit.tag(begin - 1) in ("JJ", "VBN", "NN") and unit.lower(begin - 1) not in nouns():
        begin -= 1
    if agent is None:
        agent, begin = _owner(unit, i, begin)
    content: Range | None = None
    if word == "that" and unit.tag(after + 1) in STARTS | {"IN", "RB", QUOTE, "EX"} and unit.tag(after) != "DT":
        content = trim(unit, after + 1, content_end(unit, after + 1, i, clause=True))
        after += 1
    elif word in _prepositions(noun.lemma):
        stop = noun_phrase_right(unit, after + 1)
        if unit.tag(after + 1) == "VBG" or stop > after + 1:
            content = trim(unit, after + 1, max(stop, content_end(unit, after + 1, i, clause=False)))
            after += 1
    elif word == "to" and noun.lemma in _INFINITIVE and unit.tag(after + 1) == "VB":
        content = trim(unit, after, content_end(unit, after, i, clause=False))
    if content is None:
        return None
    return Raw(agent, ((begin, after),), (content,), noun.stance, i, "noun", False, noun.lemma)


_INFINITIVE = frozenset("promise pledge vow commitment offer threat call demand request plea proposal refusal".split())


def _prepositions(lemma: str) -> tuple[str, ...]:
    if lemma in ("call", "demand", "request", "appeal", "plea", "proposal"):
        return ("for",)
    if lemma in ("claim", "allegation", "accusation", "charge", "report", "rumor", "rumour", "reports", "threat", "pledge", "promise"):
        return ("of", "about", "regarding", "concerning")
    if lemma in ("criticism", "rejection", "dismissal", "denial"):
        return ("of",)
    if lemma in ("complaint", "concern"):
        return ("about", "over", "regarding")
    return ()


def _owner(unit: Unit, i: int, begin: int) -> tuple[Range | None, int]:
    """Return the owner of a noun ("the ministry's", "his") and where the cue begins."""
    if unit.tag(begin - 1) == "POS":
        start = noun_phrase_left(unit, begin - 1)
        if start is not None:
            return (start, begin - 1), begin - 1
    if unit.tag(begin - 1) == "PRP$":
        return (begin - 1, begin), begin
    if unit.lower(begin - 1) in _LIGHT:
        return None, begin - 1
    return None, begin
