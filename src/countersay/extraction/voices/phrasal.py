"""Cues that are no verbs: "according to", a name with a colon, nouns ("X's claim that"), adverbs ("reportedly")."""

from functools import cache

from countersay.extraction.voices.according import according, in_the_words
from countersay.extraction.voices.clauses import content_end, skip_adjuncts, trim
from countersay.extraction.voices.cues import grammar, light_forms, nouns, speaker_words, verb_forms
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.phrases import (
    FINITE,
    NOUNS,
    STARTS,
    core_left,
    noun_phrase_left,
    noun_phrase_right,
    temporal,
)
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.verdicts import is_verdict_at
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
        elif word in nouns() and unit.tag(i) in ("NN", "NNS"):
            raw = _noun(unit, i)
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


def _noun(unit: Unit, i: int) -> Raw | None:
    """Read a noun cue: "X's claim that …", "allegations of … by X", "issued a call for …"."""
    noun = nouns()[unit.lower(i)]
    after = i + 1
    while unit.tag(after) == "CC" and unit.tag(after + 1) in ("NN", "NNS"):
        after += 2
    agent: Range | None = None
    made = after + 2 if unit.tag(after + 1) == "RP" or unit.lower(after + 1) in ("forward", "up") else after + 1
    if unit.lower(after) in light_forms() and unit.lower(made) == "by":
        after = made
    if unit.lower(after) in ("by", "from") and unit.tag(after + 1) in STARTS:
        end = noun_phrase_right(unit, after + 1, appositives=False)
        if end > after + 1:
            agent, after = (after + 1, end), end
    if (
        agent is None
        and unit.lower(after) == "of"
        and unit.tag(after + 1) in ("NNP", "NNPS")
        and noun.stance == "reports_allegation"
    ):
        # "the allegations of Norway regarding …": a name is who alleges, not what
        end = noun_phrase_right(unit, after + 1, appositives=False)
        if all(unit.tags[k] in ("NNP", "NNPS", "POS", "CC") for k in range(after + 1, end)):
            agent, after = (after + 1, end), end
    sent = agent is not None
    begin = i
    while begin > 0 and unit.tag(begin - 1) in ("JJ", "VBN", "NN") and not _cue_word(unit.lower(begin - 1)):
        begin -= 1
    light = False
    passive = _passive_light(unit, after)
    if passive is not None:
        after, light = passive, True
    if agent is None and not light:
        found = _light_verb(unit, begin - 1 if unit.tag(begin - 1) == "PRP$" else begin)
        if found is not None:
            begin, agent = found
            light = True
    if agent is None and not light and _such_as(unit, after):
        # "made provocative statements, such as “…”"
        verb = next((k for k in range(i - 1, max(-1, i - 5), -1) if unit.tag(k) in FINITE | {"VBN"}), None)
        agent = None if verb is None else verb_subject(unit, verb)
        begin = begin if agent is None or verb is None else verb
    if agent is None:
        agent, begin = _owner(unit, i, begin)
    if noun.received:
        if not sent or unit.lower(after) != "that":
            return None
        begin = i
    elif noun.light and not light:
        return None
    anchor = next((k for k in range(begin, i) if unit.lower(k) in light_forms()), i) if light else i
    read = _noun_content(unit, anchor, after, noun.lemma, light=light)
    if read is None:
        return None
    after, content = read
    if agent is None:
        agent = _raised_by(unit, content[1]) or _there_was(unit, begin)
    return Raw(
        agent, ((begin, after),), (content,), noun.stance, i, "noun", False, noun.lemma, "light" if light else "noun"
    )


def _there_was(unit: Unit, begin: int) -> Range | None:
    """Read "in a statement by the union there was a call for …"."""
    k = begin
    while unit.lower(k - 1) in _BE | {"has", "have", "had"}:
        k -= 1
    if k == begin or unit.lower(k - 1) != "there":
        return None
    start = noun_phrase_left(unit, k - 1)
    if start is None:
        return None
    return next(((j + 1, k - 1) for j in range(k - 2, start, -1) if unit.lower(j) in ("by", "of", "from")), None)


def _raised_by(unit: Unit, k: int) -> Range | None:
    """Read "allegations of fraud were raised by the auditor"."""
    while unit.lower(k) in _BE | {"has", "have", "had"}:
        k += 1
    if unit.lower(k) not in light_forms() or unit.lower(k + 1) != "by":
        return None
    end = noun_phrase_right(unit, k + 2)
    return (k + 2, end) if end > k + 2 else None


def _cue_word(word: str) -> bool:
    return word in nouns() or word in light_forms() or word in verb_forms()


def _noun_content(unit: Unit, i: int, after: int, lemma: str, *, light: bool) -> tuple[int, Range] | None:
    """Return the end of the cue and the content behind a noun cue."""
    word = unit.lower(after)
    content: Range | None = None
    such = _such_as(unit, after)
    if such is not None:
        return such, (such, such + 1)
    if light and word == "," and unit.lower(after + 1) in ("including", "notably"):
        after, word = after + 1, "regarding"
    if word == "as" and unit.lower(after + 1) in ("regards", "to"):
        after += 1 if unit.lower(after + 2) != "to" else 2
        word = "regarding"
    if word == "to" and (light or lemma in grammar("infinitive")) and unit.tag(after + 1) == "VB":
        end = content_end(unit, after, i, clause=False)
        # "his promise to cut rents | was broken"
        content = trim(unit, after, next((k for k in range(after, end) if _main_verb(unit, k)), end))
        return None if content is None else (after, content)
    if word == "that" and unit.tag(after + 1) in STARTS | {"IN", "RB", QUOTE, "EX"}:
        content = trim(unit, after + 1, _clause_stop(unit, after + 1, i))
    elif word in (grammar("light_links") if light else _prepositions(lemma)):
        stop = noun_phrase_right(unit, after + 1)
        if unit.tag(after + 1) in ("VBG", "WRB", "WP") or stop > after + 1 or unit.tag(after + 1) == QUOTE:
            end = content_end(unit, after + 1, i, clause=False)
            if stop < end and unit.tag(stop) in FINITE:
                end = stop
            # "rejected claims of a blockade as false": the verdict is the outer voice's
            verdict = (
                k for k in range(after + 2, end) if unit.lower(k) == "as" and unit.tag(k + 1) in ("JJ", "RB", "VBN")
            )
            end = _before_verdict(unit, after + 1, next(verdict, end))
            content = trim(unit, after + 1, end)
    return None if content is None else (after + 1, content)


def _such_as(unit: Unit, after: int) -> int | None:
    """Return where the quotation stands in "statements such as “…”", "claims, such as “…”"."""
    k = after + 1 if unit.lower(after) == "," else after
    found = unit.lower(k) == "such" and unit.lower(k + 1) == "as" and unit.tag(k + 2) == QUOTE
    return k + 2 if found else None


def _main_verb(unit: Unit, k: int) -> bool:
    return unit.lower(k) in _BE | {"has", "have", "had"} and unit.tag(k) in FINITE and unit.tag(k - 1) in NOUNS


def _clause_stop(unit: Unit, begin: int, cue: int) -> int:
    """Return the end of a that-clause, also where it is the subject: "the claim that roads were cut | is false"."""
    end = _before_verdict(unit, begin, content_end(unit, begin, cue, clause=True))
    verb: int | None = None
    for k in range(begin, end):
        tag = unit.tags[k]
        if tag in ("CC", ",", "WP", "WDT", "WRB", "PRP", QUOTE) or (
            tag == "IN" and unit.lower(k) in ("that", "if", "as", "because", "than")
        ):
            verb = None if tag != "CC" else verb
        elif tag in FINITE:
            if verb is not None and unit.lower(k) in _BE and k - verb > 1 and unit.lower(verb) not in verb_forms():
                return k
            verb = k if verb is None or tag != "MD" else verb
    return end


def _before_verdict(unit: Unit, begin: int, end: int) -> int:
    """Return where "are groundless" begins behind the words of a claim, else `end`."""
    baseless = frozenset(table("cues")["stance"]["baseless"].split())
    for k in range(begin + 1, end):
        if is_verdict_at(unit, k):
            return k
        if unit.lower(k) not in _BE:
            continue
        for j in range(k + 1, min(end, k + 4)):
            if unit.lower(j) in _BE:
                break
            if unit.lower(j) in baseless:
                return k
    return end


def _passive_light(unit: Unit, after: int) -> int | None:
    """Return the token after "was reached", "has been issued" behind a noun cue, else None."""
    k = after
    while unit.lower(k) in _BE | {"has", "have", "had"}:
        k += 1
    if k > after and unit.lower(k) in light_forms():
        k = skip_adjuncts(unit, k + 1) - 1 if unit.lower(k + 1) in ("on", "in", "at") and temporal(unit, k + 2) else k
        if unit.lower(k + 1) in grammar("light_links"):
            return k + 1
    return None


def _light_verb(unit: Unit, begin: int) -> tuple[int, Range] | None:
    """Return the start of "has repeatedly voiced its" before a noun cue and the subject of that verb."""
    k = begin - 1
    while (
        k > begin - 4
        and (unit.tag(k) in ("DT", "PRP$", "CD", "JJ", "RB", "NN", "CC", "VBN") or unit.lower(k) in nouns())
        and unit.lower(k) not in light_forms()
    ):
        k -= 1
    if k < 1 or unit.lower(k) not in light_forms() or unit.tag(k) in ("NN", "NNS", "JJ"):
        return None
    if unit.tag(k) == "VBG" and unit.lower(k - 1) not in _BE:
        return None
    source = verb_subject(unit, k)
    if source is None or unit.tag(source[1] - 1) not in NOUNS | {"PRP", "WP", "WDT"}:
        return None
    while k > source[1] and (
        unit.tag(k - 1) in ("RB", "MD", "TO") or unit.lower(k - 1) in _BE | {"has", "have", "had"}
    ):
        k -= 1
    return k, source


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _prepositions(lemma: str) -> frozenset[str]:
    return _LINKS.get(lemma, _GENERAL)


_GENERAL = frozenset({"regarding", "concerning"})
_LINKS = {
    **dict.fromkeys(["call", "demand", "request", "appeal", "plea", "proposal"], frozenset({"for"})),
    **dict.fromkeys(
        [
            "claim",
            "allegation",
            "accusation",
            "charge",
            "report",
            "rumor",
            "rumour",
            "reports",
            "threat",
            "pledge",
            "promise",
            "warning",
        ],
        frozenset({"of", "about", "regarding", "concerning", "over"}),
    ),
    **dict.fromkeys(["criticism", "rejection", "dismissal", "denial", "condemnation"], frozenset({"of"})),
    **dict.fromkeys(["complaint", "concern"], frozenset({"about", "over", "regarding", "concerning"})),
}


def _owner(unit: Unit, i: int, begin: int) -> tuple[Range | None, int]:
    """Return the owner of a noun ("the ministry's", "his") and where the cue begins."""
    if unit.tag(begin - 1) == "POS":
        start = core_left(unit, begin - 1, 0)
        if start is not None:
            # "Debunking Alm's claims of", a headline
            debunks = unit.lower(start).endswith("ing") and unit.lower(start) in verb_forms() and start + 2 < begin
            start += debunks
            return (start, begin - 1), begin - 1
    if unit.tag(begin - 1) == "PRP$":
        return (begin - 1, begin), begin
    if unit.lower(begin - 1) in grammar("light"):
        return None, begin - 1
    return None, begin
