"""Find the predicates by which something is alleged, each with who does it, to what, and whether it is negated.

1. Verbs of the lexicon: active ("A blocked the road"), passive ("the road was blocked by A"), gerunds after "of", "for",
   "from" ("accused A of blocking the road").
2. Nouns of the lexicon: "the closure of the road by A", "A's blockade of the valley", "impose a blockade on the valley".
3. States: "the road is closed".
4. Negation: "not", "never", "no longer" in the verb group; "neither … nor", "no", "nothing" in the subject; "no", "any"
   under a negated verb, "without".
Predicates under "if", "may", "would", "should", under wishes and demands are left out: they tell nothing of what happened.
"""

from collections.abc import Iterator
from functools import cache

from countersay.extraction.positions.accusation_clauses import (
    Accusation,
    Range,
    by_phrase,
    engaged_subject,
    infinitive_subject,
    intention,
    leading_subject,
    mentions_any,
    negated_group,
    object_after,
    open_clause,
    referred,
    subject_at,
    tried_to,
    unrefrained,
    verb_group,
)
from countersay.extraction.positions.accusation_contraries import contrary
from countersay.extraction.positions.accusation_nouns import noun_accusation
from countersay.extraction.positions.accusation_omissions import omission
from countersay.extraction.positions.allegation_words import (
    BE,
    HAVE,
    Entry,
    allegation_nouns,
    allegation_states,
    allegation_verbs,
    failing,
    gate,
    light_forms,
    place_nouns,
    words,
)
from countersay.extraction.positions.doers import is_deed
from countersay.extraction.voices.amounts import past_bounds
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.verb_tags import repair_verbs
from countersay.lexicon.load import table


def accusations(unit: Unit) -> Iterator[Accusation]:
    """Yield the accusations of a sentence in text order; a deed that is only by what another is done is none of its own."""
    found = list(_found(unit))
    by = [row.agent for row in found if row.agent is not None and not row.noun]
    for row in found:
        means = row.noun and row.agent is None and row.object is None
        if not (means and any(first <= row.at[0] < after for first, after in by)):
            yield row


def _found(unit: Unit) -> Iterator[Accusation]:
    done = -1
    opening = gate()
    for i, token in enumerate(unit.tokens):
        if token.lower not in opening or i <= done:
            continue
        found = omission(unit, i)
        if found is None and not _nominal(unit, i):
            found = (_state(unit, i) if unit.lower(i + 1) == "to" else None) or _verb(
                unit, i
            )  # "stayed closed to lorries"
        found = found or _state(unit, i) or contrary(unit, i) or _unlawful(unit, i) or noun_accusation(unit, i)
        if found is not None:
            yield found
            done = found.at[1] - 1


def _verb(unit: Unit, i: int) -> Accusation | None:
    rows = allegation_verbs().get(unit.lower(i), ())
    if not rows or not unit.tag(i).startswith("VB"):
        return None
    if unit.lower(i) in ("strikes", "hits") and unit.lower(i + 1) in ("on", "against", "at", "in", "by"):
        return None  # "three artillery strikes on the mill"
    entry, after = next(((row, end) for row in rows if (end := _particle(unit, i, row.particle))), (None, i))
    if entry is None or _adjectival(unit, i):
        return None
    start, helpers = verb_group(unit, i)
    passive = unit.tag(i) in ("VBN", "VBD") and bool(helpers & BE)
    behind = unit.lower(after) == "by" and unit.tag(i - 1).startswith("NN")  # "mines laid by Alm lie there"
    reduced = (unit.tag(i) == "VBN" or (unit.tag(i) == "VBD" and behind)) and not helpers & (BE | HAVE)
    intended = intention(unit, i)
    if intended == "open" or open_clause(unit, i, start):
        return None
    reduced = reduced and _wants_object(entry)
    if reduced and by_phrase(unit, after) is None:
        if object_after(unit, after) is None:
            return None  # "46 killed", "the roads closed"
        reduced = False
    bare = unit.tag(i) == "VBG" and not helpers & BE
    subject = engaged_subject(unit, i) or leading_subject(unit, i) if bare else subject_at(unit, i)
    far = bare and unit.lower(start - 1) == "from" and unit.lower(start - 2) == "far"
    if intended == "none":
        subject = subject or next(
            (verb_subject(unit, k) for k in range(i - 3, max(-1, i - 8), -1) if unit.lower(k) in HAVE), None
        )
    if subject is None and (done := unrefrained(unit, start)) is not None:
        subject = verb_subject(unit, done)
    if unit.tag(i) == "VB" and unit.lower(i - 1) == "to":
        subject = infinitive_subject(unit, i - 1) or (subject_at(unit, i) if tried_to(unit, i) else None)
    if passive or reduced:
        agent, target = by_phrase(unit, after), referred(unit, subject)
    else:
        agent, target = referred(unit, subject), object_after(unit, after)
        if target is None and entry.family == "backing out" and unit.lower(after) in ("from", "of"):
            end = noun_phrase_right(unit, after + 1, appositives=False)
            target = (after + 1, end) if end > after + 1 else None  # "walked away from the talks"
    if entry.lemma in _PREVENTING and mentions_any(unit, target, words("evils")):
        return None  # "preventing a humanitarian crisis"
    if entry.needs and not mentions_any(unit, _head(unit, target) if entry.lemma in _FIGURED else target, entry.needs):
        return None
    if entry.family == "breach" and target and any(unit.tokens[k].text in words("built") for k in range(*target)):
        return None  # a dam was breached, no agreement
    if entry.lemma == "fabricate" and (passive or reduced) and agent is None and _of_claims(unit, i):
        return None  # "the claims of proof are fabricated"
    if passive or reduced or target is not None or not _wants_object(entry):
        negated = negated_group(unit, start, i, subject, target) or intended == "none" or far
        return Accusation(
            at=(i, after),
            family=entry.family,
            predicate=entry.lemma,
            rank=entry.rank,
            agent=agent,
            object=target,
            negated=negated,
        )
    return None


def _unlawful(unit: Unit, i: int) -> Accusation | None:
    """Find any verb with "illegally", "unlawfully" before it: "are illegally stationed", "unlawfully holds"."""
    verb = i + 1
    if unit.lower(i) not in ("illegally", "unlawfully") or not unit.tag(verb).startswith("VB"):
        return None
    start, helpers = verb_group(unit, verb)
    if open_clause(unit, verb, start) or unit.tag(verb) == "VBG":
        return None
    passive = unit.tag(verb) in ("VBN", "VBD") and bool(helpers & BE)
    subject = verb_subject(unit, verb)
    agent, target = (by_phrase(unit, verb + 1), subject) if passive else (subject, object_after(unit, verb + 1))
    if passive and agent is None:
        agent = _owner(unit, target)
    if agent is None and target is None:
        return None
    return Accusation(
        at=(i, verb + 1),
        family="unlawful",
        predicate=f"{unit.lower(i)} {unit.lower(verb)}",
        rank=0,
        agent=agent,
        object=target,
        negated=negated_group(unit, start, verb, subject, None),
    )


def _owner(unit: Unit, part: Range | None) -> Range | None:
    """Whose the phrase is: "Alm's forces are illegally stationed" is said of Alm's forces."""
    if part is None:
        return None
    owner = next((k for k in range(part[1] - 1, max(0, part[0] - 6), -1) if unit.lower(k) in ("'s", "’s")), None)
    if owner is None:
        return None
    return (min(part[0], owner - 1), part[1]) if unit.tag(owner - 1).startswith("NN") else None


def _nominal(unit: Unit, i: int) -> bool:
    """Say whether a word that may be verb or noun is a noun here: "imposed blockade", "so-called blockade"."""
    if unit.lower(i) not in allegation_nouns():
        return False
    before = unit.tag(i - 1)
    if unit.tag(i) == "VBG":
        return unit.lower(i + 1) == "of" or before in ("JJ", "DT", "PRP$", "POS")
    word = unit.lower(i - 1)
    light = word in light_forms() and word not in BE and word not in HAVE
    return before in ("JJ", "DT", "PRP$", "POS", "IN") or light or unit.lower(i - 1) in ("allegedly", "so-called", "no")


def repaired(unit: Unit) -> Unit:
    """Set right the tags of words of the lexicon that the tagger reads amiss: "Alm somehow impedes", "a single mine"."""
    repair_verbs(unit.tokens, unit.tags)
    verbs, nouns = allegation_verbs(), allegation_nouns()
    for k, token in enumerate(unit.tokens):
        listed = token.lower in verbs or token.lower in nouns or token.lower == "mine" or unit.tags[k] == "VBG"
        if not listed and unit.tags[k] != "NN" and unit.tags[k][:2] not in ("VB", "JJ"):
            continue  # most words
        if unit.tags[k] in ("VBZ", "VB") and unit.tag(k - 1) in ("NNP", "JJ"):
            _behind_a_name(unit, k)
        elif (
            unit.tags[k] == "VB"
            and unit.tag(k - 1) == "NN"
            and unit.tag(k - 2) == "DT"
            and unit.lower(k) in place_nouns()
        ):
            unit.tags[k] = "NN"  # "a food convoy"
        if unit.tags[k] == "NN" and unit.tag(k - 1) == "TO" and unit.lower(k - 2) in failing():
            unit.tags[k] = "VB"  # "refuses to hand over"
        if unit.tags[k] in ("NN", "JJ", "VBP") and _is_negated_verb(unit, k):
            unit.tags[k] = "VB"  # "did not notify the ministry"
        if unit.tags[k].startswith(("VB", "JJ")) and unit.lower(k + 1) in _TAKEN and unit.lower(k + 2) == "place":
            unit.tags[k] = "NN"  # "no air raid took place"
        if unit.tags[k] in ("NN", "VB", "JJ") and token.lower in _PAST and _has_object(unit, k):
            unit.tags[k] = "VBD"  # "Keldia shut down the station"
        if not listed:
            continue
        if (
            unit.tags[k] == "VBZ"
            and token.lower[:-1] in _people()
            and not unit.tag(k + 1).startswith(("DT", "PRP", "CD"))
        ):
            unit.tags[k] = "NNS"  # "the junior doctors strike"
        if unit.tags[k] == "VBG" and is_deed(unit, k):
            unit.tags[k] = "NN"
        if unit.tags[k] == "VBN" and _acts_on(unit, k):
            unit.tags[k] = "VBD"  # "Keldian raids killed six people"
        if unit.tags[k] == "NNS" and token.lower in verbs and token.lower not in nouns:
            if unit.tag(k - 1) in ("RB", "NNP", "NN", "NNS", "PRP", "CC") and token.lower[:-1] not in _people():
                unit.tags[k] = "VBZ"
                if unit.tag(k + 1) == "VBP":
                    unit.tags[k + 1] = "NN"  # "impedes transport movement"
        elif unit.tags[k].startswith("VB") and unit.tags[k] != "VBG" and _nominal(unit, k):
            unit.tags[k] = "NN"  # "imposed “blockade” on the road"
        elif token.lower in verbs and (_after_do(unit, k) or _behind_turned(unit, k)):
            unit.tags[k] = "VB"  # "do not interfere", "Nor did our guards open fire"
        elif token.lower == "mine" and unit.tag(k - 1) in ("DT", "JJ", "NN", "CD"):
            unit.tags[k] = "NN"
    return unit


_FIGURED = frozenset({"strike", "hit"})  # "struck a deal with the mill"


def _of_claims(unit: Unit, i: int) -> bool:
    return any(unit.lower(k) in words("claims") for k in range(max(0, i - 16), i))


def _head(unit: Unit, part: Range | None) -> Range | None:
    """Cut a phrase before what only tells where or with whom."""
    if part is None:
        return None
    cut = next(
        (k for k in range(part[0] + 1, part[1]) if unit.lower(k) in ("with", "at", "in", "on", "for", "over")), part[1]
    )
    return part[0], cut


_PREVENTING = frozenset({"prevent", "stop", "halt", "thwart"})
_TAKEN = frozenset({"took", "takes", "take", "taken"})
_PAST = frozenset({"shut", "cut", "beat", "hit", "set", "put"})


@cache
def _people() -> frozenset[str]:
    return frozenset(table("allegations")["agents"]["nouns"])


def _acts_on(unit: Unit, k: int) -> bool:
    """Say whether a participle to the tagger has a noun before it and an object behind: no participle that describes has one."""
    if not unit.tag(k - 1).startswith("NN"):
        return False
    return unit.tag(k + 1) in ("CD", "DT", "PRP$") and object_after(unit, k + 1) is not None


def _is_negated_verb(unit: Unit, k: int) -> bool:
    """Say whether a word stands between "did not" and an article: it can be nothing but a verb."""
    return (
        unit.lower(k - 1) in ("not", "n't")
        and unit.lower(k - 2) in ("do", "does", "did")
        and unit.tag(k + 1) in ("DT", "PRP$", "PRP", "NNP")
    )


def _has_object(unit: Unit, k: int) -> bool:
    """Say whether a word that is its own past stands between a name and an article or particle: "Keldia | shut | down the"."""
    if unit.tag(k - 1) not in ("NNP", "NNPS", "NNS") and unit.lower(k - 1) not in ("that", "which", "who"):
        return False
    return unit.tag(k + 1) in ("DT", "PRP$") or (
        unit.lower(k + 1) in ("down", "off", "up", "fire") and unit.tag(k + 2) in ("DT", "PRP$", "TO")
    )


def _behind_a_name(unit: Unit, k: int) -> None:
    """Set right a noun that the tagger takes for a verb behind a name: "Alm units bombarded", "the Alm strait"."""
    if unit.tags[k] == "VB":
        if unit.lower(k) in place_nouns() and unit.tag(k - 2) == "DT":
            unit.tags[k] = "NN"
    elif unit.tag(k + 1) in ("VBD", "VBN") and (
        unit.tag(k + 2) in ("DT", "NNP", "PRP$", "CD", "RP") or past_bounds(unit, k + 2) > k + 2
    ):
        if unit.lower(k) not in BE | HAVE and (
            unit.lower(k + 1) in allegation_verbs() or unit.lower(k + 1) in light_forms()
        ):
            unit.tags[k], unit.tags[k + 1] = "NNS", "VBD"


def _after_do(unit: Unit, k: int) -> bool:
    """Say whether "do not", "did", or "to" behind a verb of trying, stand right before a word: it is a verb."""
    if not unit.tag(k).startswith(("JJ", "NN")):
        return False
    if unit.tag(k - 1) == "TO":
        return tried_to(unit, k)
    before = k - 1
    while before > 0 and unit.lower(before) in ("not", "n't", "never"):
        before -= 1
    return before < k - 1 and unit.lower(before) in ("do", "does", "did")


def _behind_turned(unit: Unit, k: int) -> bool:
    """Say whether a clause turned round stands before a word that may be its verb: "Nor did our guards | open fire"."""
    if not unit.tag(k).startswith(("JJ", "NN")) or not unit.tag(k - 1).startswith("NN"):
        return False
    did = next((j for j in range(k - 2, max(-1, k - 7), -1) if unit.lower(j) in ("did", "do", "does")), None)
    return did is not None and (unit.lower(did - 1) in ("nor", "never", "neither") or unit.lower(did - 2) == "no")


def _wants_object(entry: Entry) -> bool:
    return entry.family != "backing out" and entry.lemma not in (
        "interfere",
        "open fire",
        "return fire",
        "discriminate",
        "neglect",
    )


def _particle(unit: Unit, i: int, particle: str) -> int | None:
    """Return the token behind a verb and its particle, or None where another stands there; "opened heavy mortar | fire" is fire opened."""
    after = i + 1
    if particle == "fire":
        far = next((k for k in range(after, min(len(unit), after + 4)) if unit.lower(k) == "fire"), after)
        after = far if all(unit.tag(k).startswith(("JJ", "NN", "VBG")) for k in range(after, far)) else after
    parts = particle.split()
    return after + len(parts) if all(unit.lower(after + k) == word for k, word in enumerate(parts)) else None


def _adjectival(unit: Unit, i: int) -> bool:
    """Say whether a participle only describes the noun behind it: "the occupied territories", "limited supplies"."""
    if unit.tag(i) not in ("VBN", "VBD", "VBG", "JJ"):
        return False
    before, after = unit.tag(i - 1), unit.tag(i + 1)
    if unit.tag(i) == "VBG":
        return before in ("DT", "PRP$", "POS", "JJ") and after.startswith("NN")
    if before in ("VB", "VBP", "VBZ") and unit.lower(i - 1) not in BE | HAVE and after.startswith("NN"):
        return True  # "allow displaced families"
    return after.startswith(("NN", "JJ")) and (before in ("DT", "IN", "JJ", "PRP$", "POS", "CC", "CD", "") or i == 0)


def _state(unit: Unit, i: int) -> Accusation | None:
    """Find a state: "the road is closed", an adjective after "be", "remain", "stay"."""
    entry = allegation_states().get(unit.lower(i))
    if entry is None or unit.tag(i) not in ("JJ", "VBN", "VBD", "NN"):
        return None
    start, helpers = verb_group(unit, i)
    if not helpers & BE and unit.lower(start - 1) not in ("remain", "remains", "remained", "stays", "stayed", "stay"):
        return None
    if not helpers & BE and open_clause(unit, start - 1, verb_group(unit, start - 1)[0]):
        return None  # "shall remain closed"
    subject = verb_subject(unit, i)
    if subject is None or open_clause(unit, i, start) or unit.tag(i + 1).startswith("NN"):
        return None
    negated = negated_group(unit, start, i, subject, None)
    return Accusation(
        at=(i, i + 1),
        family=entry.family,
        predicate=entry.lemma,
        rank=entry.rank,
        agent=by_phrase(unit, i + 1),
        object=subject,
        negated=negated,
    )
