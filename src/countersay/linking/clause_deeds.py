"""Read the deeds of a clause: the verb or the noun of each, who does it, what it is done to, and whether it is negated.

"Guards beat two inmates", "No inmate was beaten", "the beating of inmates by guards" and "refused to feed the inmates" are read alike,
so that what one voice denies can be held against what another tells, in whatever form (`plain_replies`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_readings import BEING, HAVING, PARTICLES, WORD, heads_of, may_be_verb
from countersay.linking.contrary_words import Keys, head_of, noun_keys, phrase_keys, root, verb_keys, weak_roots
from countersay.linking.question_items import PRONOUNS, content
from countersay.linking.set_apart import MONTHS
from countersay.linking.undone_deeds import deed_keys, is_deed

_ADVERBS = frozenset({"not", "never", "also", "always", "still", "ever", "yet", "even", "again", "only", "then"})
_MODAL = frozenset({"will", "would", "shall", "should", "could", "may", "might", "must", "can", "cannot"})
_SMALL = frozenset({"now", "with", "from", "than", "over", "there", "here", "about", "without", "within", "while", "when", "where", "twice", "once"})
_NONE = re.compile(r"(?:no|none|nobody|no-one|neither|nothing|not (?:one|a single|any|a))\b(?! (?:longer|doubt)\b)", re.I)
_AT_NO = re.compile(r"\b(?:at no (?:time|point|stage)|in no (?:case|way)|nor|neither|never)\b", re.I)
_LEAD = re.compile(
    r"^.*(?:\b(?:that|because|since|although|though|where|but|while|whether|after|before|when|as|which|who|and|or)\s|[,:;(—–]\s?|\b(?:says?|said)\s(?=no\b))",
    re.S | re.I,
)
_AT_LEAD = re.compile(
    rf"^(?:On|In|At|By|During|After|Since|Between|From|Near|Before|Until) (?:the (?:night|morning|evening|afternoon) of )?"
    rf"(?:(?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{4}})? |\d{{4}} |(?:the |a |an |our |its |that |this )?[^,]+?\s(?=(?:the|a|an|its|our|no|not|their)\s|[A-Z]))"
)
_BY = re.compile(r"\bby (?P<who>(?!\d|(?:[A-Z][a-z]+day|night|day|then|law|now|means|way|far|force|[a-z]+ing)\b)[^,.;:]+)")
_ENDS = re.compile(
    r"[,.;:()—–\"”]| (?:by|who|which|that|because|when|while|after|before|until|since|and (?=(?:was|were|is|are|has|have|had|did|then|later)\b)|as) ?"
)
_DETERMINED = re.compile(
    r"\b(?P<owner>(?:[A-Z][\w’'-]+ )*[A-Z][\w-]+[’']s?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) "
    r"|(?P<no>\b(?:[Nn]o|[Nn]ot any|[Nn]ever any|[Nn]ot a single) |n[’']t any )"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Mm]any|\d+|[Tt]he|[Aa]n?|[Aa]ny|[Ss]uch|[Ww]ithout|[Oo]f|[Ff]or|[Tt]hese|[Tt]hose) |^(?=[A-Z])"
)
_NEAR = 14  # code points of a word before the noun
_PATIENT = re.compile(rf"\s?(?:of|on|against|upon|to|at|in|into) (?!(?:{MONTHS}|\d{{1,2}} [A-Z]|\d{{4}})\b)(?P<whom>[^,.;:]+)")
_WAS_MADE = re.compile(
    r" (?:has|have|had|was|were|is|are)(?: not| never)?(?: been)? (?:made|given|carried out|conducted|issued|granted|sent|paid|provided|served|posted|delivered|held)\b"
)
_NOT_MADE = re.compile(
    r"(?:\bnot|\bnever|n[’']t) (?:been |ever |in fact )?(?:take place|taken place|occur|happen|made|given|carried out|conducted|issued|granted|committed|launched)"
)
_WITHOUT = re.compile(r"\bwithout (?:any |prior |due |a |an |proper |previous )?$")
_EXISTS = re.compile(
    r"\b[Tt]here (?:is|are|was|were|has been|have been|had been)(?:n[’']t)? (?:never )?$"
    r"|^(?=.{0,120}?(?:took place|taken place|occur(?:red)?|happen(?:ed)?|(?:was|were|been) (?:carried out|committed|conducted|made|launched|used|recorded)))",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed of a clause.

    Attributes:
        at: place of its word in the clause, in code points. keys: roots and rows of its verb. who, whom: phrases as written, empty
        where not told. negated: whether the clause says that it was not done. meant: whether it is only of the future.
    """

    at: int
    keys: Keys
    who: str
    whom: str
    passive: bool
    negated: bool
    meant: bool
    by_noun: bool = False


@lru_cache(maxsize=4096)
def deeds_of(text: str) -> tuple[Deed, ...]:
    """Return the deeds of a clause, in its order.

    >>> [(deed.who, deed.whom, deed.negated) for deed in deeds_of("Guards never beat the inmates")]
    [('Guards', 'the inmates', True)]
    """
    parts = list(WORD.finditer(text))
    lows = [part[0].lower() for part in parts]
    found = [deed for k in range(len(parts)) if (deed := _verb_at(text, parts, lows, k)) is not None]
    found += _nominal(text)
    found += _kept_from(text)
    found += _had(text)
    return tuple(sorted(found, key=lambda deed: deed.at))


def _verb_at(text: str, parts: Sequence[re.Match[str]], lows: Sequence[str], k: int) -> Deed | None:
    low = lows[k]
    if len(low) < 3 or not content(low) or low in _ADVERBS or low in _SMALL or low in BEING or low in HAVING or low in _MODAL or (k and parts[k][0][0].isupper()):
        return None
    before = lows[k - 1] if k else ""
    if low in ("took", "taken", "take", "takes") and lows[k + 1 : k + 2] == ["place"]:
        return None
    helped = before in BEING or before in HAVING or before in _ADVERBS or before in _MODAL or before in ("n't", "n’t")
    helped = helped and not (low.endswith("s") and not low.endswith("ss"))
    helped = helped or (before.endswith("ly") and k > 1) or before.endswith(("n't", "n’t"))
    if not helped and not may_be_verb(lows, k) and not (k == 0 and low.endswith("ing")):
        return None
    refused = before == "to" and k > 1 and root(lows[k - 2]) in _refusing()
    if before == "to" and not refused:
        return None
    first = k - 2 if refused else k
    while first and (lows[first - 1] in BEING | HAVING | _ADVERBS | _MODAL or lows[first - 1].endswith(("ly", "n't", "n’t"))):
        first -= 1
    group = lows[first:k]
    wide = k + 1 < len(lows) and lows[k + 1] in PARTICLES
    keys = verb_keys(f"{low} {lows[k + 1]}") if wide else frozenset()
    keys |= phrase_keys(low, lows[k + 1]) if k + 1 < len(lows) else frozenset()
    behind = text[parts[k + 1 if wide else k].end() :].strip()
    keys |= _parted(low, behind)
    if not keys & _rows_only(keys):
        keys |= verb_keys(low)
    keys = frozenset(key for key in keys if not key.startswith("@n "))
    passive = any(word in BEING for word in group) and not low.endswith("ing")
    subject = _subject(text[: parts[first].start()])
    target = _target(behind, of_passive=passive)
    nothing = re.search(r"(?:^| )(?:nothing|nobody|no one|to no one|none)$", target)
    noun = heads_of(target)[-1:] if target else []
    if not passive and (root(low) in weak_roots() or root(low) in _light()) and noun and is_noun_of_deed(noun[0]):
        keys |= keys_of_noun(noun[0])
        rest = _PATIENT.match(behind[behind.find(noun[0]) + len(noun[0]) :])
        whom = _TIMED.sub("", rest["whom"]) if rest is not None else ""
        if root(low) in _receiving():
            keys, subject = keys | {RECEIVED}, ""  # "We received no warning": others gave none
    else:
        whom = subject if passive else target[: nothing.start()] if nothing is not None and nothing.start() else target
    doer = _BY.search(behind) if passive else None
    who = (head_of(doer["who"]) if doer is not None else "") if passive else subject
    negated = (
        nothing is not None
        or any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in group)
        or _NONE.match(subject) is not None
        or (_NONE.match(target) is not None and not passive)
        or _AT_NO.search(text[: parts[first].start()][-60:]) is not None
    )
    meant = any(word in _MODAL for word in group) or any(word in ("intend", "plan", "need") for word in group)
    return Deed(parts[k].start(), keys, who, whom, passive, negated != refused, meant)


@cache
def _refusing() -> frozenset[str]:
    return frozenset(root(word) for word in table("contrary_frames")["words"]["refusals"]) - {"unabl"}


RECEIVED = "@received"
"""The key of a deed that was done to who is its subject: "received no warning"."""


@cache
def _receiving() -> frozenset[str]:
    return frozenset(root(word) for word in ("receive", "get", "hear", "see", "have"))


@cache
def _light() -> frozenset[str]:
    return frozenset(root(word) for word in table("plain_replies")["light"])


def _rows_only(keys: Keys) -> Keys:
    return frozenset(key for key in keys if key.startswith("@v "))


def _parted(low: str, behind: str) -> Keys:
    """Return the rows of a verb that its object parts from its particle: "locked the women | out"."""
    words = re.findall(r"[^\W\d_]+", behind[:60])[:6]
    for particle in words[1:]:
        if particle in PARTICLES and (keys := phrase_keys(low, particle)):
            return keys
    return frozenset()


def _subject(before: str) -> str:
    """Return the phrase right before a verb."""
    led = _AT_LEAD.match(before)
    cut = before[led.end() :] if led is not None else before
    parted = re.match(r".*\b(?:who|which|that)\s*$", cut, re.S)
    if parted is not None:  # "a captain who | complained": told of the noun before
        cut = re.sub(r",?\s*(?:who|which|that)\s*$", "", cut)
    lead = _LEAD.match(cut)
    said = cut[lead.end() :] if lead is not None else cut
    return said.strip(" ,\"“”'")


def _target(behind: str, *, of_passive: bool) -> str:
    """Return the object behind a verb, or what it governs by a preposition where it has none."""
    if of_passive:
        return ""
    found = re.match(r"(?:into |on |from |to |at |upon |with |of |in |over |against |for )?(?P<said>.*)", behind, re.S)
    said = found["said"] if found is not None else ""
    end = _ENDS.search(" " + said)
    said = said[: max(0, end.start() - 1)] if end is not None else said
    said = _TIMED.sub("", said.strip())
    said = re.sub(r"^((?:the|its|our|their|his|her) [a-z]+) [a-z]{2,}(?:ed|en|ut)$", r"\1", said)  # "ordered the library closed"
    return re.sub(r"^(?:\d{1,2} [A-Z][a-z]+|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b).*", "", said.strip())


_TIMED = re.compile(
    r" ?\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|a few|many|\d+) )?(?:(?:minute|hour|day|week|month|year)s? (?:earlier|before|ago|later|in advance)"
    r"|(?:every|each|last|this|that|next|all) (?:minute|hour|day|week|month|year|morning|evening|night|time|season|other day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"
    r"|yesterday|today|daily|twice|again|at all|in full|on time|earlier|as usual|as planned|of late|right away|at once|there)\b.*$"
)


def _nominal(text: str) -> Iterator[Deed]:
    """Yield deeds that stand in a noun with what they are done to: "its blockade of the port", "There is no ban on apples"."""
    for match in _DETERMINED.finditer(text):
        words = list(WORD.finditer(text, match.end()))[:2]
        word = next((one for one in words if is_noun_of_deed(one[0].lower())), None)
        if word is None or word.start() - match.end() > _NEAR:
            continue
        noun = word[0].lower()
        behind = text[word.end() :]
        made = _WAS_MADE.match(behind)
        patient = _PATIENT.match(behind[made.end() :] if made is not None else behind)
        exists = _EXISTS.search(text[: match.start()]) is not None or (
            match["no"] is not None and _EXISTS.match(text[match.start() :]) is not None
        )
        exists = exists or made is not None or _WITHOUT.search(text[: word.start()]) is not None
        if patient is None and not exists and match["owner"] is None:
            continue
        whom = re.split(r"\bby\b| (?:has|have|had|is|are|was|were|took|taken) ", patient["whom"])[0] if patient else ""
        doer = _BY.search(behind)
        owner = re.sub(r"[’']s?$", "", match["owner"] or "")
        who = head_of(doer["who"]) if doer is not None else owner
        keys = keys_of_noun(noun)
        negated = match["no"] is not None or _WITHOUT.search(text[: word.start()]) is not None or _NOT_MADE.search(behind[:60]) is not None
        yield Deed(word.start(), keys, who, _TIMED.sub("", whom.strip()), True, negated, False, True)


def is_made(text: str, at: int) -> bool:
    """Say whether the noun of a deed at a place is told to have been given or made: "Payment was made".

    >>> is_made("Payment was made in May", 0), is_made("Payment is due", 0)
    (True, False)
    """
    word = WORD.match(text, at)
    return word is not None and _WAS_MADE.match(text, word.end()) is not None


def _kept_from(text: str) -> Iterator[Deed]:
    """Yield the deeds that somebody keeps another from: "prevented food from entering the town", "refused to allow inspectors into it"."""
    for match in _from().finditer(text):
        verb = match["deed"]
        keys = frozenset(key for key in verb_keys(verb) if not key.startswith("@n "))
        rest = text[match.end() :].strip()
        negated = re.search(r"\b(?:not|never)\b|n[’']t\b", text[max(0, match.start() - 14) : match.start()]) is None
        if verb.lower() not in HAVING | BEING:
            yield Deed(match.start("deed"), keys, match["who"], _target(rest, of_passive=False), False, negated, False)
    for match in _forbidden().finditer(text):
        noun = match["noun"].lower()
        if is_noun_of_deed(noun):
            by = re.match(r" by (?P<who>.+)", match["behind"] or "")
            who = head_of(by["who"]).strip() if by is not None else ""
            yield Deed(match.start("noun"), keys_of_noun(noun), who, "", False, match["not"] is None, False, True)


NOUNS = "@nouns"
"""The key of words without a deed, which are held against another clause by their nouns."""
HAD = "@had"
"""The key of what somebody had, or was left without."""


def _had(text: str) -> Iterator[Deed]:
    """Yield what was there for all, and what somebody was left without: "Water was available at all times", "held without water"."""
    for match in _LEFT.finditer(text):
        for name in ("one", "two"):
            if match[name]:
                yield Deed(match.start(name), frozenset({HAD}), "", match[name].strip(), True, True, False)
    found = _had_by_all().search(text)
    if found is not None and re.search(r"\b(?:not|no|never|nor|neither)\b|n[’']t\b", text) is None and _for_all().search(text):
        said = found["one"] or found["two"] or found["three"]
        yield Deed(found.start(), frozenset({HAD}), "", _TIMED.sub("", said.strip()), True, False, False)


_LEFT = re.compile(
    r"\b(?:(?:left|held|kept|locked up|stranded|went|go|live[sd]?|spent|forced to live|are|were|was|is|been|days|weeks|nights|months|hours) (?:[a-z0-9]+ ){0,6}?without"
    r"|deprived of|starved of|denied|refused|(?:turned|turns|cut|cuts|shut|switched) off|given no|given neither|received no|received neither|had no|had neither|gave [a-z]+ no|there was no|there is no|[Tt]here were no) "
    r"(?:the |any |their |our |its |us |them )?(?P<one>(?:[a-z]+ ){0,2}?[a-z]+)(?: (?:or|and|nor) (?P<two>[a-z]+(?: [a-z]+)?))?(?= (?:for|in|on|at|to|since|from|by|during|after|until|when|while|all)\b|[^\w ]|$)"
)


@cache
def _had_by_all() -> re.Pattern[str]:
    words = "|".join(table("plain_replies")["had"])
    return re.compile(
        rf"(?P<one>[A-Za-z][a-z]+(?: [a-z]+){{0,2}}?) (?:was|were|is|are|has been|have been|had been) (?:always |also |made )?(?:{words})\b"
        r"|\b[Tt]here (?:was|were|is|are|has been|have been|had been) (?:always |enough |plenty of |sufficient |ample )?(?P<two>(?!no\b|not\b)[a-z]+(?: [a-z]+)?)(?= (?:in|for|at|on|throughout|to|every|all)\b|[^\w ]|$)"
        r"|\b(?:received|had|got|were given|was given|are given|is given|receives?|have|has|get|gets) (?:a |an |the |three |two |their )?(?P<three>[a-z]+(?: [a-z]+)?)(?= (?:and|in|for|at|on|throughout|to|every|all|from)\b|[^\w ]|$)"
    )


@cache
def _for_all() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("plain_replies")["for_all"]) + r")\b", re.I)


@cache
def _from() -> re.Pattern[str]:
    verbs = "|".join(sorted(f"{word}\\w*" if not word.endswith("y") else f"{word[:-1]}\\w+" for word in table("plain_replies")["hindering"]))
    return re.compile(rf"\b(?:{verbs}) (?P<who>(?:[\w’'-]+ ){{1,6}}?)from (?P<deed>[a-z]+ing)\b")


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<noun>[A-Za-z]+s?)(?P<behind> (?:by|of) [^,.;]{2,60}?)? (?:has|have|had|was|were|is|are)(?: been| being)?(?P<not> not| never)?(?: been)? "
        r"(?:forbidden|banned|prohibited|stopped|suspended|refused|denied|halted|disallowed|blocked|prevented)\b"
    )


_MADE = re.compile(r"[a-z]{4,}(?:tion|sion|ment|ing|age|ure)s?")


def is_noun_of_deed(noun: str) -> bool:
    """Say whether a noun may stand for a deed: "bribery", "executions", "ban".

    >>> is_noun_of_deed("executions"), is_noun_of_deed("ban"), is_noun_of_deed("wall")
    (True, True, False)
    """
    if noun in _NO_DEEDS:
        return False
    return is_deed(noun) or noun.removesuffix("s") in _nouns() or _MADE.fullmatch(noun) is not None


_NO_DEEDS = frozenset({"nothing", "something", "anything", "everything", "morning", "evening", "building", "buildings", "during"})


@cache
def _nouns() -> dict[str, str]:
    """Noun → the verb that tells the same."""
    found: dict[str, str] = table("plain_replies")["nouns"]
    return found


@lru_cache(maxsize=8192)
def keys_of_noun(noun: str) -> Keys:
    """Return the roots and rows of the verbs that a noun stands for.

    >>> sorted(keys_of_noun("executions") & verb_keys("executed"))
    ['execut']
    """
    keys = {key for key in deed_keys(noun) if not key.startswith("@n ")}
    keys |= verb_keys(_nouns().get(noun.removesuffix("s"), noun))
    bare = root(noun)
    for ending in ("ion", "ment", "age", "ur"):
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            keys |= verb_keys(bare.removesuffix(ending))
    return frozenset(keys | {bare})


HARM = "@harm"
"""The key of whatever does harm to a thing."""


def does_harm(deed: Deed) -> bool:
    """Say whether a deed harms what it is done to."""
    return not deed.keys.isdisjoint(harming())


@cache
def harming() -> Keys:
    """Return the roots of verbs of harm."""
    return frozenset(root(word) for word in table("plain_replies")["harming"])


def by_nature(text: str, deed: Deed) -> Deed | None:
    """Return the harm that a clause gives to the weather, a fault or the like, as done to its subject: "The boats sank in a storm"."""
    if deed.negated or deed.by_noun or not does_harm(deed):
        return None
    causes = table("plain_replies")["by_nature"]
    if deed.passive:
        found = any(word in causes for word in heads(deed.who))
        return replace(deed, keys=deed.keys | {HARM}) if found else None
    dying = deed.keys & {root(word) for word in ("die", "perish", "sicken")}
    if dying and (of := re.match(r"[a-z]+ (?:of|from) (?P<what>[^,.;:]+)", text[deed.at :])) is not None:
        return replace(deed, keys=deed.keys | {HARM}, who=of["what"], whom=deed.who, passive=True)
    behind = re.match(r"[a-z]+ (?:down |out )?(?:in|from|because of|due to|during|after|through|owing to) (?P<what>[^,.;:]+)", text[deed.at :])
    if behind is None or not any(word in causes for word in heads(behind["what"])):
        return None
    return replace(deed, keys=deed.keys | {HARM}, who=behind["what"], whom=deed.who, passive=True)


def heads(phrase: str) -> list[str]:
    """Return the weighty last words of the parts of a phrase, in lower case; pronouns and words for anybody are none.

    >>> heads("the gates of the dam"), heads("them"), heads("tear gas and batons")
    (['gates'], [], ['gas', 'batons'])
    """
    known = table("contrary_frames")["words"]
    bare = re.sub(r"^(?:none|one|some|all|most|two|three|four|\d+|any|not one|neither|each|both) of (?:the |our |its |their |these |those )?", "", phrase, flags=re.I)
    bare = re.sub(r" (?:up to|as of|worth|totalling|amounting to|as well as|such as|due to) .*", "", bare)
    bare = re.sub(r"^(?:no|any|a) (?:member|part|number|kind|group)s? of (?:the |our |its )?", "", bare, flags=re.I)
    left_out = {*known["anybody"], *PRONOUNS}
    return [word for word in heads_of(bare) if content(word) and word not in left_out and not word.isdigit()]


def keys_of_heads(phrase: str) -> Keys:
    """Return the roots of the nouns that a phrase is of."""
    return frozenset().union(*map(noun_keys, heads(phrase)))
