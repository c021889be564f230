"""Plain negated clauses: "The bodies were not returned", "Our units fired no shot", "has left the letters unanswered".

They deny nothing by themselves: they wait for a sentence of another voice that says the contrary (`linking.contraries`).

1. A verb group with "not", "never"; a subject or object with "no", "nobody", "none", "not a single"; "nor did".
2. "Has no permit": what must be given before one may act. What is refused, failed or declined to be done, what somebody "has yet to" do, "left … unanswered", "remains unpaid".
3. Conditions, possibilities, wishes and questions are none, nor is what a voice only reports, doubts or denies.

`predicate` holds the verb, `agent` the subject and `object` the object, as written; the range is the clause.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from countersay.extraction.positions.accusation_clauses import (
    Range,
    clause_end,
    negated_group,
    negation_before,
    object_after,
    open_clause,
    verb_group,
)
from countersay.extraction.positions.allegation_words import BE, DO, HAVE, failing, forms_of, words
from countersay.extraction.positions.claim_words import extent_of
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.lexicon.load import table
from countersay.model import Proposition

NEGATORS = frozenset(
    {"not", "n't", "never", "no", "nobody", "none", "neither", "nor", "nothing", "refuse", "refuses", "refused"}
    | {"refusing", "failed", "fails", "fail", "declined", "declines", "yet"}
    | {"stopped", "ceased", "stops", "ceases", "quit"}
    | {"without"}
)
_HELPING = BE | HAVE | DO
_PARTICLES = frozenset({"over", "back", "out", "up", "off", "away", "through", "down"})
_TOPIC = frozenset({"for", "regarding", "concerning"})
_SUBJECT = 30  # tokens between the subject and its verb
_MOST = 6  # clauses of one sentence


def plain_negations(text: str, unit: Unit, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield the negated clauses of a sentence in text order."""
    if not unit.tokens or unit.tokens[-1].text == "?":
        return
    lows = {token.lower for token in unit.tokens}
    if lows.isdisjoint(NEGATORS) and lows.isdisjoint(undone()):
        return
    left = _MOST
    for i in range(len(unit)):
        found = (
            _without(unit, i)
            or _left_undone(unit, i)
            or _given_up(unit, i)
            or _without_papers(unit, i)
            or _negated(unit, i)
        )
        if found is None:
            continue
        verb, subject, target, predicate = found
        row = _row(text, unit, (verb, subject, target), predicate, voices, document)
        if row is not None:
            yield row
            left -= 1
        if not left:
            return


@cache
def undone() -> Mapping[str, str]:
    """Return what was left undone, as an adjective, with its verb: "unpaid", "pay"."""
    found: Mapping[str, str] = table("contraries")["undone"]
    return found


Found = tuple[Range, Range | None, Range | None, str]


def _left_undone(unit: Unit, i: int) -> Found | None:
    """Find "left the letters unanswered", "the invoice remains unpaid"."""
    if unit.lower(i) not in undone():
        return None
    verb = next((k for k in range(i - 1, max(-1, i - 12), -1) if unit.tag(k).startswith("VB")), None)
    if verb is None or unit.lower(verb) not in _LEAVING | _REMAINING | BE:
        return None
    start, _ = verb_group(unit, verb)
    subject = verb_subject(unit, verb)
    if subject is None or open_clause(unit, verb, start) or negated_group(unit, start, verb, subject, None):
        return None
    target = (verb + 1, i) if unit.lower(verb) in _LEAVING and verb + 1 < i else None
    return (verb, i + 1), subject, target, undone()[unit.lower(i)]


_GIVING_UP = frozenset({"stopped", "ceased", "stops", "ceases", "quit"})


def _given_up(unit: Unit, i: int) -> Found | None:
    """Find "has stopped paying pensions": what is owed is done no more; who stopped a wrong is accused of nothing."""
    if unit.tag(i) != "VBG" or unit.lower(i - 1) not in _GIVING_UP or unit.lower(i) in _wrong_forms():
        return None
    start, helpers = verb_group(unit, i - 1)
    subject = verb_subject(unit, i - 1)
    if subject is None or open_clause(unit, i - 1, start) or negated_group(unit, start, i - 1, subject, None):
        return None
    target = _object(unit, i + 1)
    return ((i - 1, i + 1), subject, target, unit.lower(i)) if target is not None and not helpers & BE else None


@cache
def _wrong_forms() -> frozenset[str]:
    lemmas = {*table("contraries")["words"]["wrongs"]}
    lemmas |= {w.split()[0] for f in table("allegations")["family"] for row in f["verbs"] for w in row["words"]}
    return frozenset(form for lemma in lemmas for form in forms_of(lemma))


def _without(unit: Unit, i: int) -> Found | None:
    """Find "was closed without notice", "charged without warning": what was owed before the deed."""
    if unit.lower(i) != "without":
        return None
    k = i + 1 + (unit.lower(i + 1) in ("any", "prior", "due", "previous", "further", "a", "an", "proper"))
    if unit.lower(k) not in table("contraries")["undone_deeds"]["owed"]:
        return None
    verb = next((j for j in range(i - 1, max(-1, i - 16), -1) if unit.tag(j).startswith("VB")), None)
    if verb is None:
        return None
    start, helpers = verb_group(unit, verb)
    subject = verb_subject(unit, verb)
    if subject is None or open_clause(unit, verb, start) or negated_group(unit, start, verb, subject, None):
        return None
    return (start, k + 1), None if helpers & BE else subject, None, f"without {unit.lower(k)}"


_LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
_REMAINING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed"})


def _without_papers(unit: Unit, i: int) -> Found | None:
    """Find "has no valid permit", "held no warrant": what somebody must be given before he may do a thing."""
    if unit.lower(i) not in _HAVING or unit.lower(i + 1) not in ("no", "neither"):
        return None
    end = noun_phrase_right(unit, i + 2, appositives=False)
    papers = table("contraries")["papers"]["nouns"]
    start, _ = verb_group(unit, i)
    subject = verb_subject(unit, i)
    if subject is None or open_clause(unit, i, start):
        return None
    if not any(unit.lower(k) in papers or unit.lower(k).removesuffix("s") in papers for k in range(i + 2, end)):
        return None
    return (i, i + 1), subject, (i + 2, end), "have"


_HAVING = HAVE | {"hold", "holds", "held", "possess", "possesses", "possessed", "obtained"}


def _negated(unit: Unit, i: int) -> Found | None:
    """Find a negated verb at `i`, or one that somebody refused or failed to carry out."""
    tag = unit.tag(i)
    if not tag.startswith("VB") or tag == "VBG" or unit.lower(i) in _HELPING or unit.lower(i) in failing():
        return None
    if unit.tag(i - 1) in ("DT", "PRP$", "IN", "JJ", "POS") and unit.tag(i + 1).startswith("NN"):
        return None  # "at the closed schools"
    start, _ = verb_group(unit, i)
    particle = unit.lower(i + 1) if unit.lower(i + 1) in _PARTICLES else ""
    after = i + 1 + bool(particle)
    passive = tag in ("VBN", "VBD") and any(unit.lower(k) in BE for k in range(start, i))
    target = None if passive else _object(unit, after)
    predicate = f"{unit.lower(i)} {particle}".strip()
    refused = _refusing(unit, i)
    if refused is not None:
        group, _ = verb_group(unit, refused)
        subject = verb_subject(unit, refused)
        if open_clause(unit, refused, group) or negated_group(unit, group, refused, subject, None):
            return None
        return (refused, after), subject, target, predicate
    subject = _subject(unit, i, start)
    if not negated_group(unit, start, i, subject, target) and not _nobody(unit, subject):
        return None
    if unit.lower(i - 1) == "to" or open_clause(unit, i, start) or _supposed(unit, subject):
        return None
    sacked = unit.lower(i) in ("dismissed", "dismiss") and not _of_claims(unit, subject if passive else target)
    if unit.lower(i) in _replying() and not sacked:
        return None  # "does not deny", "did not refrain from": the sense turns round
    if unit.lower(i) in _saying() and not negated_group(unit, start, i, subject, None):
        return None  # "the firm says nobody was hurt"
    if target is not None and unit.lower(target[0]) == "no":
        target = (target[0] + 1, target[1]) if target[1] > target[0] + 1 else target
    return (start, after), subject, target, predicate


@cache
def _saying() -> frozenset[str]:
    return frozenset(form for lemma in words("saying") for form in forms_of(lemma))


@cache
def _replying() -> frozenset[str]:
    lemmas = words("denying") | words("refraining", "open")
    return frozenset(form for lemma in lemmas for form in forms_of(lemma)) - {"stop", "stops", "stopped", "stopping"}


def _of_claims(unit: Unit, subject: Range | None) -> bool:
    """Say whether a subject is a claim or is not named: "the complaint was not dismissed" is of no worker."""
    if subject is None:
        return True
    return any(unit.lower(k) in words("claims") | words("dismissible") for k in range(*subject))


def _supposed(unit: Unit, subject: Range | None) -> bool:
    """Say whether the clause is a condition by its order: "had we not opened the gates"."""
    return subject is not None and unit.lower(subject[0] - 1) in ("had", "were", "should")


def _object(unit: Unit, after: int) -> Range | None:
    """The object behind a verb; "no" may stand before it where the tagger knows no phrase."""
    found = object_after(unit, after)
    if found is None and unit.lower(after) in ("no", "nobody", "nothing"):
        end = noun_phrase_right(unit, after + 1, appositives=False)
        return after, max(end, after + 1)
    return found


def _refusing(unit: Unit, i: int) -> int | None:
    """Return the verb of refusing or failing whose infinitive stands at `i`: "refuses to return", "has yet to pay"."""
    if unit.lower(i - 1) != "to":
        return None
    if unit.lower(i - 2) in failing() | {"declined", "declines"} and unit.tag(i - 2).startswith("VB"):
        return i - 2
    return i - 3 if unit.lower(i - 2) == "yet" and unit.lower(i - 3) in BE | HAVE else None


def _subject(unit: Unit, i: int, start: int) -> Range | None:
    """The subject; "As for the helicopter, it was not threatened" is about the helicopter."""
    found = verb_subject(unit, i)
    pronoun = found is not None and found[1] - found[0] == 1 and unit.lower(found[0]) in ("it", "they")
    if pronoun and (unit.lower(0), unit.lower(1)) in (("as", "for"), ("with", "regard"), ("as", "to")):
        begin = 3 if unit.lower(1) == "regard" else 2
        end = noun_phrase_right(unit, begin, appositives=False)
        return (begin, end) if end > begin else found
    if pronoun and unit.lower(0) in _TOPIC:
        end = noun_phrase_right(unit, 1, appositives=False)
        return (1, end) if end > 1 else found
    return found


def _nobody(unit: Unit, subject: Range | None) -> bool:
    """Say whether a subject belongs to nobody: "Nobody's cameras were taken"."""
    return subject is not None and unit.lower(subject[0]) in ("nobody", "none", "neither", "no", "nobody's", "nothing")


def _bare(unit: Unit, part: Range | None) -> Range | None:
    """A phrase without the participle that describes it: "the corridor | announced for 25 September"."""
    if part is None:
        return None
    cut = (k for k in range(part[0] + 1, part[1]) if unit.tag(k) in ("VBN", "VBG") and unit.tag(k - 1).startswith("NN"))
    return part[0], next(cut, part[1])


def _row(
    text: str,
    unit: Unit,
    parts: tuple[Range, Range | None, Range | None],
    predicate: str,
    voices: Voices,
    document: str,
) -> Proposition | None:
    verb, subject, target = parts
    voice = voices.inside(unit.tokens[verb[0]].start)
    if voice is not None and voice.stance != "asserts":
        return None
    near = subject is not None and 0 <= verb[0] - subject[1] < _SUBJECT and subject[0] < verb[0]
    first = subject[0] if near and subject is not None else verb[0]
    first = negation_before(unit, first)
    end = max(verb[1], clause_end(unit, verb[1]), target[1] if target is not None else 0)
    if unit.lower(end) == "and" and unit.lower(end - 1).isdigit() and unit.lower(end + 1).isdigit():
        end = max(end, clause_end(unit, end + 1))  # "between 9 | and 11 May"
    while end > verb[1] and not unit.tokens[end - 1].text[-1].isalnum():
        end -= 1
    return Proposition(
        document=document,
        start=unit.tokens[first].start,
        end=unit.tokens[end - 1].end,
        family="negation",
        predicate=predicate,
        act="denies",
        speaker=voice.speaker if voice is not None else None,
        source=voice.source[0] if voice is not None and voice.source else None,
        agent=extent_of(text, unit, _bare(unit, subject)),
        object=extent_of(text, unit, _bare(unit, target)),
    )
