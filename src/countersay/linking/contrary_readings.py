"""Read a clause by classes of predicates with two sides: "was turned back" and "was free to cross" are of one class on its two sides.

What is read is the class, the side (which a negation turns round), what is spoken of, and whether it is said of all or for good.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, head_of, keys_of, noun_keys, root, weak_roots
from countersay.linking.question_items import content

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_GAP = 4  # words for which "*" may stand
REACH = 7  # words from a negation to what it negates
BEING = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't", "isn’t", "wasn’t"}
)
PARTICLES = frozenset({"out", "down", "up", "off", "over", "back", "away", "through"})
HAVING = frozenset({"has", "have", "had", "will", "did", "does", "do", "hasn't", "haven't", "didn't", "can", "being"})
_SMALL = frozenset({"the", "a", "an", "its", "their", "our", "his", "her", "this", "that", "these", "those"})
_PRONOUNS = frozenset(
    {
        "it",
        "they",
        "them",
        "he",
        "she",
        "him",
        "her",
        "we",
        "us",
        "who",
        "which",
        "that",
        "where",
        "there",
        "this",
        "these",
        "those",
        "i",
        "you",
    }
)
_LEAD = re.compile(r"^.*\b(?:that|because|since|although|though|where|but|while)\s", re.S | re.I)
_DEFINITE = re.compile(
    r"(?:(?:on|in|at|since|by|from) [^,]*?,? )?(?:the|our|their|its|his|her|this|these|those)\b", re.I
)
_OURS = re.compile(r"(?:(?:none|one|not one|any) of )?(?:our|ours|us)\b|no \w+ of ours", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says by a class: `against` somebody or in reply; `at` is the place of its word in the clause."""

    frame: str
    against: bool
    at: int
    head: Keys
    pronoun: bool
    anybody: bool
    rest: Keys
    of_all: bool
    definite: bool
    single: bool
    agent: str
    doers: Keys
    of_none: bool
    ours: bool
    weak: bool
    by_noun: bool = False


def readings_of(text: str) -> list[Reading]:
    """Return what a clause says by each class that it holds a word of; a class said on both sides tells nothing."""
    parts = list(WORD.finditer(text))
    roots = [root(part[0].lower()) for part in parts]
    lows = [part[0].lower() for part in parts]
    found: dict[str, list[Reading]] = defaultdict(list)
    for frame, against, start, stop in _hits(roots, lows):
        reading = read_at(text, parts, lows, roots, frame, against, start, stop)
        if reading is not None:
            found[frame].append(reading)
    return [rows[0] for rows in found.values() if len({row.against for row in rows}) == 1]


def may_be_verb(lows: Sequence[str], k: int) -> bool:
    """Say whether a word may be the verb of its clause: no noun behind an article, an adjective or a preposition."""
    low, before = lows[k], lows[k - 1] if k else ""
    if low.endswith("ed") or (root(low) != low and not low.endswith(("s", "ing", "e", "y"))):
        return k > 0 and before not in _SMALL
    if low.endswith("ing"):
        return before in BEING
    if low in _UNCHANGED and k and before not in _SMALL and before not in _DETERMINING:
        return True
    if k == 0 or before in _SMALL or before in _DETERMINING or before.isdigit():
        return False
    if low.endswith("s"):  # "the army recruits boys", not "army recruits of the north"
        return not before.endswith("s") and (k + 1 == len(lows) or lows[k + 1] not in _PREPOSITIONS)
    return (
        (before.endswith("s") and not before.endswith("ss"))
        or before in _PRONOUNS
        or before in _NEGATED
        or before in ("to", "also", "still", "people", "men")
    )


_UNCHANGED = frozenset({"shut", "cut", "hit", "put", "set", "beat", "hurt", "burst", "let", "hid"})  # in the past
_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "under",
        "to",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
    }
)
_NEGATED = frozenset(
    {"not", "never", "don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t", "do", "did", "does", "nobody"}
)
_DETERMINING = frozenset(
    {
        "every",
        "each",
        "no",
        "any",
        "all",
        "some",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "under",
        "one",
        "two",
        "three",
        "several",
        "many",
        "first",
        "last",
        "new",
        "as",
    }
)


def _is_only_meant(lows: Sequence[str], roots: Sequence[str], start: int) -> bool:
    """Say whether a verb stands behind "to" and is no deed: "is prepared to open"; what one failed to do is one."""
    if not start or lows[start - 1] != "to":
        return False
    return not any(word in _refusals() or word in _driving() for word in roots[max(0, start - 4) : start - 1])


@cache
def _driving() -> frozenset[str]:
    return frozenset(root(word) for word in ("forced", "ordered", "compelled", "continue", "able", "free", "seen"))


_AND = re.compile(r",? (?:and|but) (?=(?:then |also |later |had |has |have |was |were |is |are )*(?P<verb>[a-z]+)\b)")


def piece_of(text: str, at: int) -> tuple[int, int]:
    """Return the part of a clause with several verbs that holds a place: "shut the gates | and beat two guards"."""
    start, end = 0, len(text)
    for match in _AND.finditer(text):
        helped = match.end("verb") - match.start("verb") < match.end("verb") - match.end()
        if not helped and not match["verb"].endswith("ed") and root(match["verb"]) == match["verb"]:
            continue
        if match.end() <= at:
            start = match.end()
        elif end == len(text):
            end = match.start()
    return start, end


def _hits(roots: Sequence[str], lows: Sequence[str]) -> Iterator[tuple[str, bool, int, int]]:
    """Yield classes with side and range of words; of two phrases at one word the longer stands."""
    taken: dict[tuple[str, int], int] = {}
    found = []
    for k, word in enumerate(roots):
        for frame, against, phrase in _phrases().get(word, ()):
            stop = _matched(roots, k, phrase)
            if stop is not None and not (phrase[-1] == "continu" and lows[stop : stop + 1] == ["to"]):
                found.append((frame, against, k, stop, len(phrase)))
    for frame, against, start, stop, size in sorted(found, key=lambda row: (-row[4], row[2])):
        if all((frame, k) not in taken for k in range(start, stop)):
            taken |= {(frame, k): size for k in range(start, stop)}
            yield frame, against, start, stop


def _matched(roots: Sequence[str], start: int, phrase: Sequence[str]) -> int | None:
    """Return the end of a phrase that begins at a word, or None."""
    at, gap = start, 0
    for word in phrase:
        if word == "*":
            gap = _GAP
            continue
        while at < len(roots) and roots[at] != word and (gap > 0 or (at > start and roots[at] in _SMALL)):
            at, gap = at + 1, gap - 1
        if at >= len(roots) or roots[at] != word:
            return None
        at, gap = at + 1, 0
    return at


def read_at(
    text: str,
    parts: Sequence[re.Match[str]],
    lows: Sequence[str],
    roots: Sequence[str],
    frame: str,
    against: bool,
    start: int,
    stop: int,
) -> Reading | None:
    """Read the words from `start` to `stop` of a clause as a class on one side; None where they are a thing or only meant."""
    known = table("contrary_frames")["words"]
    if (start and parts[start][0][0].isupper()) or _is_only_meant(lows, roots, start):
        return None
    if stop == start + 1 and not may_be_verb(lows, start) and not _is_state(lows, start):
        return None
    negations = _negations(lows, roots, start, stop)
    if negations > 2 or (
        start and lows[start - 1] in _SMALL and lows[start] == roots[start] and not _is_state(lows, start)
    ):
        return None  # "the block", "the release" are things
    first = _verb_group(lows, start)
    passive = any(word in BEING for word in lows[first:start]) or _is_state(lows, start)
    passive = passive and not (lows[start].endswith("ing") and stop == start + 1)
    before = text[: parts[first].start()] if first < len(parts) else text
    lead = _LEAD.match(before)
    subject = before[lead.end() if lead is not None else 0 :].strip(" ,")
    behind = text[parts[stop - 1].end() :].strip()
    target = _object(behind)
    target = target or _governed(behind)
    of_none = re.match(r"no(?:ne of|t one|t a single)? ", subject, re.I) is not None
    said = subject if passive or of_none or not target else target
    said = re.sub(r"^(?:(?:no|any|every|one|a|two|three) )?(?:single )?members? of ", "", said, flags=re.I)
    heads = heads_of(said)
    pronoun = not heads or heads[0] in _PRONOUNS
    anybody = bool(heads) and heads[0] in known["anybody"]
    if heads and not anybody and all(head in known["general"] for head in heads):
        heads = heads_of(said[len(head_of(said)) :]) or [
            word
            for word in re.findall(r"[^\W\d_]+", head_of(said).lower())
            if word not in known["general"] and content(word)
        ]
        anybody = not heads
    keys = frozenset().union(
        *(noun_keys(head) for head in heads if content(head) and head not in _PRONOUNS and not anybody)
    )
    gerund = parts[stop][0].lower() if stop < len(parts) and parts[stop - 1][0].lower() == "from" else ""
    if gerund.endswith("ing"):
        keys |= {root(gerund)}  # "keeps families from leaving the town"
    hit = frozenset().union(*(keys_of(part[0]) for part in parts[start:stop]))
    rest = keys_of(text) - hit
    whole = lows[: stop + 3]
    return Reading(
        frame=frame,
        against=against != (negations % 2 == 1),
        at=parts[start].start(),
        head=keys,
        pronoun=pronoun,
        anybody=anybody,
        rest=rest,
        of_all=(negations % 2 == 1 and frame.startswith("@") and not _is_one_thing(said))
        or any(word in known["all"] for word in whole)
        or any(word in known["lasting"] for word in lows[max(0, start - 2) : stop]),
        definite=_DEFINITE.match(said) is not None,
        single=len(heads) == 1 and not heads[0].endswith("s"),
        agent=_doer(behind) if passive else subject,
        doers=frozenset().union(*map(noun_keys, heads_of(subject))) if said is not subject else frozenset(),
        of_none=of_none,
        ours=_OURS.match(said) is not None,
        weak=roots[start] in weak_roots() and stop == start + 1,
    )


def _negations(lows: Sequence[str], roots: Sequence[str], start: int, stop: int) -> int:
    known = table("contrary_frames")["words"]
    near = lows[max(0, start - REACH) : start]
    count = sum(word in known["negations"] or word.endswith(("n't", "n’t")) for word in near)
    count += sum(word in _refusals() for word in roots[max(0, start - 3) : start])
    if lows[:1] and lows[0] in known["negations"] and start > REACH:
        count += 1
    return count + sum(word in ("no", "nobody", "none", "nothing") for word in lows[stop : stop + 2])


def _is_one_thing(said: str) -> bool:
    """Say whether a phrase names a thing or a number of things, not things of a kind: "the bridge", not "minors"."""
    first = said.split()[0].lower() if said else ""
    return (
        first in _SMALL
        or first.isdigit()
        or first in ("one", "two", "three")
        or re.search(r"[A-Z]", said[1:]) is not None
    )


def _verb_group(lows: Sequence[str], start: int) -> int:
    """Return where the verb with its helpers begins: "has never been | closed"."""
    first = start
    while first and (
        lows[first - 1] in BEING
        or lows[first - 1] in HAVING
        or lows[first - 1] in ("not", "never", "also", "to", "always", "still", "been", "again")
        or lows[first - 1].endswith("ly")
        or root(lows[first - 1]) in _refusals()
        or root(lows[first - 1]) in ("remain", "stay", "continu", "intend", "plan")
    ):
        first -= 1
    return first


def _is_state(lows: Sequence[str], start: int) -> bool:
    return any(
        root(word) in ("remain", "stay", "continu", "operat", "function", "flow", "arriv", "reach") or word in BEING
        for word in lows[max(0, start - 2) : start + 1]
    )


def _doer(behind: str) -> str:
    """Return who did what is told in the passive: "by the guards"."""
    match = re.search(r"\bby ((?:the |our |its |their )?[^,.;:]+)", behind)
    return head_of(match[1]) if match is not None else ""


def heads_of(phrase: str) -> list[str]:
    """Return the last words of the parts of a phrase, in lower case: "tear gas and rubber bullets"."""
    found = []
    start = re.sub(r"^[\s,]*(?:of|to|on|in|at|from|for|into|with) ", "", phrase)
    for part in re.split(r",? (?:and|or) |, | as ", head_of(start))[:3]:
        words = [word for word in re.findall(r"[^\W\d_]+", part) if len(word) > 1]
        if words:
            found.append(words[-1].lower())
    return found


def _governed(behind: str) -> str:
    """Return what a verb governs by a preposition, with it: "walked away | from the talks"."""
    match = re.match(
        r"(?:from|into|to|on|at|upon|with) (?!\d)(?!(?:[A-Z][a-z]+day|behalf|time|account)\b)[^,.;:]+", behind
    )
    return match[0].strip() if match is not None else ""


def _object(behind: str) -> str:
    """Return the noun phrase that follows a verb, empty where none does."""
    match = re.match(
        r"(?!(?:by|in|on|at|for|with|from|to|of|until|since|after|before|when|while|because|and|or|as|who|which|that)\b)[^,.;:]+",
        behind,
    )
    return match[0].strip() if match is not None else ""


@cache
def _refusals() -> frozenset[str]:
    return frozenset(root(word) for word in table("contrary_frames")["words"]["refusals"])


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, bool, tuple[str, ...]], ...]]:
    """Phrases by the root of their first word: class, side, roots."""
    found: dict[str, tuple[tuple[str, bool, tuple[str, ...]], ...]] = {}
    for frame in table("contrary_frames")["frame"]:
        for name, against in (("against", True), ("for", False)):
            for phrase in frame[name]:
                roots = tuple(root(word) if word != "*" else word for word in phrase.split() if word not in _SMALL)
                found[roots[0]] = (*found.get(roots[0], ()), (frame["name"], against, roots))
    return found


@cache
def first_words() -> frozenset[str]:
    """Roots of which a clause holds one if it says anything by a class."""
    return frozenset(_phrases())
