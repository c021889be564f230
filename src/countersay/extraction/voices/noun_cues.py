"""Noun cues: "X's claim that …", "allegations of … by X", "issued a call for …"."""

from functools import cache

from countersay.extraction.voices.clauses import content_end, new_clause, skip_adjuncts, trim
from countersay.extraction.voices.cues import grammar, light_forms, nouns, verb_forms
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.noun_links import holder_end, in_name, links_of, regarding, speaker_end
from countersay.extraction.voices.phrases import (
    DETERMINERS,
    FINITE,
    INNER,
    NOUNS,
    STARTS,
    core_left,
    noun_phrase_left,
    noun_phrase_right,
    temporal,
    to_verb,
)
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.verdicts import is_verdict_at
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table


def noun_cue(unit: Unit, i: int) -> Raw | None:
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
        if (
            noun.stance in ("reports_allegation", "demands")
            and unit.lower(end) != "that"
            and unit.lower(end) not in links_of(noun.lemma)
        ):
            # "accusations by the union of fraud", "requests from the guild for help": what is said is no part of the name
            links = range(end - 1, after + 1, -1)
            end = next((k for k in links if unit.lower(k) in links_of(noun.lemma) and not in_name(unit, k)), end)
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
        named = all(unit.tags[k] in ("NNP", "NNPS", "POS", "CC") for k in range(after + 1, end))
        acts = unit.tag(end) == "VBG" and unit.lower(end) not in links_of(noun.lemma)
        if named and not acts and unit.tag(i - 1) not in ("POS", "PRP$"):
            agent, after = (after + 1, end), end
    if agent is None and unit.lower(after) == "of" and unit.tag(after + 1) in STARTS:
        # "the hope of all involved that", "the concerns of residents over", "the claims of the Alm side that": of whom, not what
        plain = "of" not in links_of(noun.lemma)
        held = holder_end(unit, after + 1, noun.lemma) if plain else speaker_end(unit, after + 1)
        if held is not None:
            agent, after = (after + 1, held), held
    if unit.lower(after) == "over" and any(unit.lower(k) in grammar("spans") for k in range(after + 1, after + 7)):
        return None  # "allegations from the guild over a number of years": how long, not what
    if unit.lower(after) == "against" and noun.stance == "reports_allegation":
        after = _past_accused(unit, after)
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
        verb = next((k for k in range(i - 1, max(-1, i - 7), -1) if unit.tag(k) in FINITE | {"VBN"}), None)
        agent = None if verb is None else verb_subject(unit, verb)
        begin = begin if agent is None or verb is None else verb
    if agent is None:
        agent, begin = _owner(unit, i, begin)
    if noun.received:
        got = any(unit.lower(k) in grammar("receiving") for k in range(max(0, i - 3), i))
        if not (sent or got) or unit.lower(after) != "that":
            return None
        begin, agent = i, agent if sent else None
    elif noun.light and not light and not (noun.lemma in grammar("owned") and agent is not None):
        return None
    if light and noun.stance == "asserts" and any(unit.lower(k) in ("no", "not", "n't") for k in range(begin, i)):
        return None  # "made no comment on the fire", "did not give any details on the cause"
    anchor = next((k for k in range(begin, i) if unit.lower(k) in light_forms()), i) if light else i
    read = _noun_content(unit, anchor, after, noun.lemma, light=light, owned=agent is not None)
    if read is None:
        return None
    after, content = read
    if agent is None:
        agent = _raised_by(unit, content[1]) or _there_was(unit, begin)
    return Raw(
        agent, ((begin, after),), (content,), noun.stance, i, "noun", False, noun.lemma, "light" if light else "noun"
    )


def _past_accused(unit: Unit, against: int) -> int:
    """Return what follows whom an accusation names: "accusations against the firm | of fraud"; `against` if nothing is told."""
    k = against + 1
    while unit.tag(k) in INNER | DETERMINERS or (unit.tag(k) == "CC" and unit.tag(k + 1) in INNER | DETERMINERS):
        k += 1
    told = unit.lower(k) in links_of("accusation") | {"on", "that"}
    return k if told and k > against + 1 else against


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
    if unit.lower(k) not in light_forms():
        return None
    by = k + 1
    if unit.lower(by) in ("at", "against"):
        by = next((j for j in range(by + 1, by + 8) if unit.lower(j) == "by"), by)  # "were levelled at the guards by"
    if unit.lower(by) == "in":
        # "was voiced in statements issued by the guild"
        papers = next((j for j in range(by + 1, by + 5) if unit.lower(j) in grammar("occasions")), by)
        by = papers + 1 + (unit.lower(papers + 1) in light_forms())
    if unit.lower(by) != "by":
        return None
    end = noun_phrase_right(unit, by + 1)
    return (by + 1, end) if end > by + 1 else None


def _cue_word(word: str) -> bool:
    return word in nouns() or word in light_forms() or word in verb_forms()


def _noun_content(unit: Unit, i: int, after: int, lemma: str, *, light: bool, owned: bool) -> tuple[int, Range] | None:
    """Return the end of the cue and the content behind a noun cue."""
    word = unit.lower(after)
    if word == "about" and unit.tag(after + 1) == "CD" and unit.tag(i - 1) in NOUNS:
        return None  # "the farm claims about 300 hectares"
    content: Range | None = None
    such = _such_as(unit, after)
    if such is not None:
        return such, (such, such + 1)
    if light and word == "," and unit.lower(after + 1) in ("including", "notably"):
        after, word = after + 1, "regarding"
    if (last := regarding(unit, after)) > after:
        after, word = last, "regarding"
    if word == "as" and unit.lower(after + 1) in ("regards", "to"):
        after += 1 if unit.lower(after + 2) != "to" else 2
        word = "regarding"
    if (
        word == "to"
        and light
        and lemma in grammar("infinitive")
        and unit.tag(after + 1) in STARTS
        and not to_verb(unit, after)
    ):
        # "sent a request to the board to clarify": who is asked stands between
        asked = range(after + 2, min(len(unit), after + 12))
        opens = next((k for k in asked if unit.lower(k) == "to" and _opens_infinitive(unit, k)), None)
        if opens is None:
            return None
        after = opens
    if word == "to" and (light or lemma in grammar("infinitive")) and _opens_infinitive(unit, after):
        end = content_end(unit, after, i, clause=False)
        # "his promise to cut rents | was broken"
        content = trim(unit, after, next((k for k in range(after, end) if _main_verb(unit, k)), end))
        return None if content is None else (after, content)
    begins = after + 2 if word == "that" and unit.lower(after + 1) == "," else after + 1  # "that, allegedly, …"
    if word == "that" and unit.tag(begins) in STARTS | {"IN", "RB", QUOTE, "EX"}:
        content = trim(unit, begins, clause_stop(unit, begins, i))
    elif word == "for" and unit.lower(noun_phrase_right(unit, after + 1, appositives=False) - 1) in grammar("spells"):
        return None  # "made an offer for the first time"
    elif word == "on" and temporal(unit, after + 1):
        return None  # "gave an update on Saturday"
    elif word == "on" and not light and word in links_of(lemma) and not (owned and _on_subject(unit, after + 1)):
        return None
    elif word in (grammar("light_links") if light else links_of(lemma)) or (word == "on" and _told_on(unit, i, after)):
        stop = noun_phrase_right(unit, after + 1)
        if unit.tag(after + 1) in ("VBG", "WRB", "WP") or stop > after + 1 or unit.tag(after + 1) == QUOTE:
            end = content_end(unit, after + 1, i, clause=False)
            stop = after + 2 if unit.tag(after + 1) == QUOTE else stop
            adverb = unit.tag(stop) == "RB" and (unit.tag(stop + 1) in ("CC", "IN") or stop + 1 >= end)
            if stop < end and (unit.tag(stop) in FINITE | {"VB"} or adverb):
                end = stop  # "raised the issue of mines | formally and in public"
            # "rejected claims of a blockade as false": the verdict is the outer voice's
            verdict = (
                k for k in range(after + 2, end) if unit.lower(k) == "as" and unit.tag(k + 1) in ("JJ", "RB", "VBN")
            )
            end = _before_verdict(unit, after + 1, next(verdict, end))
            end = _before_predicate(unit, after + 1, end)
            if lemma in grammar("owned"):
                end = next((k for k in range(after + 1, end) if unit.lower(k) == ","), end)
            content = trim(unit, after + 1, end)
    return None if content is None else (after + 1, content)


def _before_predicate(unit: Unit, begin: int, end: int) -> int:
    """Return where the verb of the whole sentence begins: "the concerns over abuse of the quay | are addressed"."""
    for k in range(begin + 1, end):
        aside = unit.tag(k + 1) == "TO" or unit.lower(k + 1) in ("that", "which", "to")
        if unit.lower(k) == "," and (aside or new_clause(unit, k + 1)):
            return k  # "after a call for help, the guild came"
        if unit.tag(k) in ("WP", "WDT", "WRB", "PRP", "EX", ",") or unit.lower(k) == "that":
            return end
        helps = unit.lower(k) in _BE or unit.tag(k) == "MD" or unit.lower(k) in ("has", "have", "had")
        if helps and unit.tag(k) in FINITE and unit.tag(k - 1) in NOUNS | {"VBG", QUOTE}:
            return k
    return end


def _on_subject(unit: Unit, i: int) -> bool:
    """Say whether words behind "statement on" tell of what it is, not when or where it was made: "on Monday", "on its website"."""
    if temporal(unit, i) or unit.tag(i) == "CD":
        return False
    end = noun_phrase_right(unit, i)
    return end > i and not any(
        unit.lower(k) in grammar("occasions") or unit.lower(k) in grammar("days") for k in range(i, end)
    )


def _told_on(unit: Unit, i: int, on: int) -> bool:
    """Say whether "on" opens what is alleged: "false claims on the harvest", "accusations against Alm on “theft”"."""
    if unit.lower(i) not in nouns() or nouns()[unit.lower(i)].stance != "reports_allegation":
        return False
    return on > i + 1 or unit.lower(i - 1) in _baseless()


def _opens_infinitive(unit: Unit, to: int) -> bool:
    """Say whether a verb follows "to", whatever the tagger takes its form for, also behind an aside: "to, if need be, act"."""
    if unit.lower(to + 1) == ",":
        closing = next((k for k in range(to + 2, to + 8) if unit.lower(k) == ","), to)
        return closing > to and unit.tag(closing + 1) in ("VB", "VBP", "NN")
    return unit.tag(to + 1) in ("VB", "VBZ", "VBP") or to_verb(unit, to)


def _such_as(unit: Unit, after: int) -> int | None:
    """Return where the quotation stands in "statements such as “…”", "claims, such as “…”"."""
    k = after + 1 if unit.lower(after) == "," else after
    found = unit.lower(k) == "such" and unit.lower(k + 1) == "as" and unit.tag(k + 2) == QUOTE
    return k + 2 if found else None


def _main_verb(unit: Unit, k: int) -> bool:
    return unit.lower(k) in _BE | {"has", "have", "had"} and unit.tag(k) in FINITE and unit.tag(k - 1) in NOUNS


_SHORT = 5  # tokens in which a clause may still want its verb


def clause_stop(unit: Unit, begin: int, cue: int) -> int:
    """Return the end of a that-clause, also where it is the subject: "the claim that roads were cut | is false"."""
    end = _before_verdict(unit, begin, content_end(unit, begin, cue, clause=True))
    verb: int | None = None
    for k in range(begin, end):
        tag = unit.tags[k]
        if tag in FINITE and unit.tag(k - 1) == "CC":
            verb = k  # "that the guild broke the truce and is shelling the town | is false"
            continue
        told = verb is not None or k - begin > _SHORT or "VB" in unit.tags[begin:k]
        if tag == "CC" and told and _another_claim(unit, k + 1):
            return k
        if tag in ("CC", ",", "WP", "WDT", "WRB", "PRP", QUOTE) or (
            tag == "IN" and unit.lower(k) in ("that", "if", "as", "because", "than")
        ):
            verb = None if tag != "CC" else verb
        elif tag in FINITE:
            if verb is not None and unit.lower(k) in _BE and unit.lower(verb) not in verb_forms():
                return k
            verb = k if verb is None or tag != "MD" else verb
    return end


def _another_claim(unit: Unit, k: int) -> bool:
    """Say whether a further cue noun is co-ordinated: "claims that roads were cut | and accusations by the guild of"."""
    k += unit.tag(k) in ("JJ", "VBN")
    alleges = unit.lower(k) in nouns() and nouns()[unit.lower(k)].stance == "reports_allegation"
    return alleges and unit.tag(k) == "NNS" and unit.lower(k + 1) in ("by", "from", "of", "that", "about", "against")


def _before_verdict(unit: Unit, begin: int, end: int) -> int:
    """Return where "are groundless" begins behind the words of a claim, else `end`."""
    baseless = _baseless()
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


@cache
def _baseless() -> frozenset[str]:
    return frozenset(table("cues")["stance"]["baseless"].split())


def _passive_light(unit: Unit, after: int) -> int | None:
    """Return the token after "was reached", "has been issued" behind a noun cue, else None."""
    k = after
    while unit.lower(k) in _BE | {"has", "have", "had"}:
        k += 1
    if k > after and unit.lower(k) in light_forms():
        k = skip_adjuncts(unit, k + 1) - 1 if unit.lower(k + 1) in ("on", "in", "at") and temporal(unit, k + 2) else k
        if unit.lower(k + 1) in grammar("light_links") and unit.lower(k + 1) not in ("in", "at", "to", "from"):
            return k + 1
    return None


def _light_verb(unit: Unit, begin: int) -> tuple[int, Range] | None:
    """Return the start of "has repeatedly voiced its" before a noun cue and the subject of that verb."""
    k = begin - 1
    while (
        k > begin - 5
        and (
            _several_of(unit, k)
            or unit.tag(k) in ("DT", "PRP$", "CD", "JJ", "RB", "NN", "CC", "VBN")
            or unit.lower(k) in nouns()
        )
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


def _several_of(unit: Unit, k: int) -> bool:
    """Say whether the word at `k` only tells how many: "put forward a number of proposals"."""
    return unit.lower(k) in ("forward", "up") or (
        unit.lower(k) == "of" and unit.lower(k - 1) in ("number", "series", "set", "range", "couple")
    )


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


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
    people = country_table().adjectives
    first = next((k for k in range(max(0, begin - 1), i) if unit.capital(k) and unit.tokens[k].text in people), None)
    if first is not None:
        return (first, first + 1), first  # "Dutch claims of": whose they are
    return None, begin
