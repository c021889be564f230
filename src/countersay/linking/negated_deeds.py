"""Read the deeds that a clause negates, and those that another tells, as classes of their own: "do not enlist minors", "recruits boys".

The class of each is a row of verbs that stand for one another; only the verb that the negation is of is read. What is planned or is
not is read in the same way.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.linking.contrary_readings import (
    BEING,
    HAVING,
    PARTICLES,
    REACH,
    WORD,
    Reading,
    heads_of,
    may_be_verb,
    read_at,
)
from countersay.linking.contrary_words import Keys, keys_of, noun_keys, phrase_keys, root, verb_keys, word_keys, wrongs
from countersay.linking.undone_deeds import deed_keys, is_deed

_PLAN = gated(
    re.compile(
        r"\b(?:(?P<no>no (?:\w+ )?(?:plans?|intentions?)|not (?:planning|intend|intending|going|about)|never (?:planned|intended)|n[o’']t (?:plan|intend))"
        r"|(?P<yes>intends?|plans?|planning|wants?|preparing|about|decided|going|proposes|proposed))(?: to (?P<verb>[a-z]+)| of (?P<gerund>[a-z]+ing))\b"
    )
)
_NO_DEED = re.compile(
    r"\b[Nn]o (?P<first>(?:[a-z-]+ ){0,2}?[a-z-]+) (?:took place|(?:has|have|had) taken place|(?:has |have )?occurred|(?:has |have )?happened"
    r"|(?:was|were|has been|have been) (?:carried out|conducted|made|launched|committed))(?P<behind>.*)"
    r"|\b[Tt]here (?:was|were|has been|have been|had been|is|are) (?:no|never any) (?P<second>(?:[a-z-]+ ){0,2}?[a-z-]+)(?P<after>(?: (?:of|on|at|in|against|to|by|with|during)\b.*)?)$",
    re.S,
)


def denied_deeds(text: str) -> list[Reading]:
    """Return the deeds that a clause negates, as classes of their own: "do not enlist minors", "No checks were made".

    The class of each is a row of verbs that stand for one another; only the verb that the negation is of is read.
    """
    parts = list(WORD.finditer(text))
    lows = [part[0].lower() for part in parts]
    if sum(map(_is_negation, lows)) != 1:
        return []
    if (match := _NO_DEED.search(text)) is not None:
        return _by_noun(text, match)
    roots = [root(low) for low in lows]
    place = next(k for k, low in enumerate(lows) if _is_negation(low))
    found = []
    for k in range(place - 1, min(len(lows), place + REACH)):
        if k >= 0 and k != place and _is_negated_verb(lows, place, k):
            found += _deeds(text, parts, lows, roots, k)
    return found


def _by_noun(text: str, match: re.Match[str]) -> list[Reading]:
    """Read "No air strike took place on Holm", "There was no closure of the road": the deed is in a noun."""
    noun = (match["first"] or match["second"]).split()[-1]
    behind = (match["behind"] or match["after"] or "").strip()
    if not is_deed(noun):
        return []
    first = re.match(r"(?:of|on|at|against|in|to|by) (?P<said>[^,.;:]+)", behind)
    heads = heads_of(first["said"]) if first is not None else []
    of_name = first is not None and re.match(r"(?:the )?[A-Z\d]", first["said"]) is not None
    head = frozenset() if of_name else frozenset().union(*map(noun_keys, heads))
    rest = keys_of(text) - word_keys(noun)
    rows = deed_keys(noun)
    return [
        Reading(
            row,
            False,
            match.start(),
            head,
            False,
            True,
            rest,
            True,
            False,
            False,
            "",
            frozenset(),
            False,
            False,
            False,
            True,
        )
        for row in sorted(rows)
        if row.startswith("@v ")
    ]


def plans_in(text: str) -> list[Reading]:
    """Return the deeds that somebody is said to plan, or not to plan: "intends to shut the pool", "no plans to close the pool"."""
    found = []
    for match in _PLAN.finditer(text):
        name = "verb" if match["verb"] else "gerund"
        at = match.start(name)
        told = "They" + " " * (at - 4) + text[at:]  # of the same length, so that places hold
        parts = list(WORD.finditer(told))
        lows = [part[0].lower() for part in parts]
        roots = [root(low) for low in lows]
        if len(lows) < 3 or at < 5:
            continue
        denied = match["no"] is not None
        rows = (
            replace(row, frame=f"plan {row.frame}", against=not denied) for row in _deeds(told, parts, lows, roots, 1)
        )
        found += [replace(row, of_all=row.of_all or denied) for row in rows]
    return found


def deeds_told(text: str, rows: Keys) -> list[Reading]:
    """Return the deeds of such classes that a clause without a negation tells."""
    parts = list(WORD.finditer(text))
    lows = [part[0].lower() for part in parts]
    if any(map(_is_negation, lows)):
        return []
    roots = [root(low) for low in lows]
    found = []
    for k, low in enumerate(lows):
        if (
            len(low) > 2
            and may_be_verb(lows, k)
            and (verb_keys(low) | (phrase_keys(low, lows[k + 1]) if k + 1 < len(lows) else frozenset())) & rows
        ):
            found += [row for row in _deeds(text, parts, lows, roots, k) if row.frame in rows]
    return found


def _deeds(
    text: str, parts: Sequence[re.Match[str]], lows: Sequence[str], roots: Sequence[str], k: int
) -> list[Reading]:
    wide = k + 1 < len(lows) and lows[k + 1] in PARTICLES
    keys = verb_keys(f"{lows[k]} {lows[k + 1]}") if wide else frozenset()
    keys |= phrase_keys(lows[k], lows[k + 1]) if k + 1 < len(lows) else frozenset()
    stop = k + 2 if keys else k + 1
    keys = keys or verb_keys(lows[k])
    owed = roots[k] in _owed()
    rows = (
        read_at(text, parts, lows, roots, key, key in _wrong_rows() and not owed, k, stop)
        for key in sorted(keys)
        if key.startswith("@v ")
    )
    return [row for row in rows if row is not None]


@cache
def _wrong_rows() -> Keys:
    """Rows of verbs of which one holds something against somebody."""
    rows = (row.split() for row in table("contraries")["same"]["verbs"])
    return frozenset(f"@v {row[0]}" for row in rows if any(_bare(word) in wrongs() for word in row))


@cache
def _owed() -> frozenset[str]:
    return frozenset(root(word) for word in table("contrary_frames")["words"]["owed"])


def _bare(word: str) -> str:
    """Return the root of a verb without its particle: "lockout", "set_fire"."""
    first = word.split("_")[0]
    particle = next((end for end in PARTICLES if first.endswith(end) and len(first) > len(end) + 2), "")
    return root(first.removesuffix(particle))


def _is_negation(low: str) -> bool:
    return low in table("contrary_frames")["words"]["negations"] or low.endswith(("n't", "n’t"))


def _is_negated_verb(lows: Sequence[str], place: int, k: int) -> bool:
    """Say whether the verb at `k` is what a negation is of: "did not | enlist", "no checks were | made", "fired | no shot"."""
    if k < place:
        return lows[place] in ("no", "nothing", "nobody", "none") and lows[k] not in BEING | HAVING
    between = lows[place + 1 : k]
    if lows[place] in ("no", "nobody", "nothing", "none", "neither"):
        return bool(between or lows[place] in ("nobody", "nothing")) and (
            not between or between[-1] in BEING | HAVING or lows[place] != "no" or _is_past(lows, place, k)
        )
    if lows[place] in ("without", "nowhere", "nor"):
        return False
    if place and lows[place - 1] in ("need", "should", "must", "would", "could", "may", "might", "can", "if", "or"):
        return False
    return all(
        word in BEING or word in HAVING or word.endswith("ly") or word in ("ever", "to", "been") for word in between
    )


def _is_past(lows: Sequence[str], place: int, k: int) -> bool:
    """Say whether the verb at `k` is the first behind its subject and has the form of the past: "no oil | reached"."""
    past = lows[k].endswith("ed") or (root(lows[k]) != lows[k] and not lows[k].endswith(("s", "ing")))
    return past and k - place < 4 and not any(word.endswith("ed") or word in BEING for word in lows[place + 1 : k])
