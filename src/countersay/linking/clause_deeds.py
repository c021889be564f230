"""Read the deeds of a clause: the verb or the noun of each, who does it, what it is done to, and whether it is negated.

"Guards beat two inmates", "No inmate was beaten", "the beating of inmates by guards" and "refused to feed the inmates" are read alike,
so that what one voice denies can be held against what another tells, in whatever form (`plain_replies`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_readings import BEING, HAVING, PARTICLES, WORD, heads_of, may_be_verb
from countersay.linking.contrary_words import Keys, head_of, phrase_keys, root, verb_keys, weak_roots
from countersay.linking.deed_words import RECEIVED, TIMED, Deed, is_noun_of_deed, is_past, keys_of_noun
from countersay.linking.deeds_undone import had_or_lacked, kept_from, object_behind
from countersay.linking.question_items import content
from countersay.linking.set_apart import MONTHS

_ADVERBS = frozenset({"not", "never", "also", "always", "still", "ever", "yet", "even", "again", "only", "then"})
_MODAL = frozenset({"will", "would", "shall", "should", "could", "may", "might", "must", "can", "cannot"})
_SMALL = frozenset(
    {
        "now",
        "with",
        "from",
        "than",
        "over",
        "there",
        "here",
        "about",
        "without",
        "within",
        "while",
        "when",
        "where",
        "twice",
        "once",
    }
)
_NONE = re.compile(
    r"(?:no|none|nobody|no-one|neither|nothing|not (?:one|a single|any|a))\b(?! (?:longer|doubt)\b)", re.I
)
_AT_NO = re.compile(r"\b(?:at no (?:time|point|stage)|in no (?:case|way)|nor|neither|never)\b", re.I)
_LEAD = re.compile(
    r"^.*(?:\b(?:that|because|since|although|though|where|but|while|whether|after|before|when|as|which|who|and|or)\s|[,:;(—–]\s?|\b(?:says?|said)\s(?=no\b))",
    re.S | re.I,
)
_AT_LEAD = re.compile(
    rf"^(?:On|In|At|By|During|After|Since|Between|From|Near|Before|Until) (?:the (?:night|morning|evening|afternoon) of )?"
    rf"(?:(?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{4}})? |\d{{4}} |(?:the |a |an |our |its |that |this )?[^,]+?\s(?=(?:the|a|an|its|our|no|not|their)\s|[A-Z]))"
)
_BY = re.compile(
    r"\bby (?P<who>(?!\d|(?:[A-Z][a-z]+day|night|day|then|law|now|means|way|far|force|[a-z]+ing)\b)[^,.;:]+)"
)
_DETERMINED = re.compile(
    r"\b(?P<owner>(?:[A-Z][\w’'-]+ )*[A-Z][\w-]+[’']s?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) "
    r"|(?P<no>\b(?:[Nn]o|[Nn]ot any|[Nn]ever any|[Nn]ot a single) |n[’']t any )"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Mm]any|\d+|[Tt]he|[Aa]n?|[Aa]ny|[Ss]uch|[Ww]ithout|[Oo]f|[Ff]or|[Tt]hese|[Tt]hose) |^(?=[A-Z])"
)
_NEAR = 14  # code points of a word before the noun
_PATIENT = re.compile(
    rf"\s?(?:of|on|against|upon|to|at|in|into|for) (?!(?:{MONTHS}|\d{{1,2}} [A-Z][a-z]+|\d{{4}})\b)(?P<whom>[^,.;:]+)"
)
_WAS_MADE = re.compile(
    r"(?: (?:for|of) (?P<whom>[^,.;]{2,40}?))? (?:has|have|had|was|were|is|are)(?: not| never)?(?: been)? (?:made|given|carried out|conducted|issued|granted|sent|paid|provided|served|posted|delivered|held)\b"
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
    found += kept_from(text)
    found += had_or_lacked(text)
    return tuple(sorted(found, key=lambda deed: deed.at))


def _verb_at(text: str, parts: Sequence[re.Match[str]], lows: Sequence[str], k: int) -> Deed | None:
    low = lows[k]
    if (
        len(low) < 3
        or not content(low)
        or low in _ADVERBS
        or low in _SMALL
        or low in BEING
        or low in HAVING
        or low in _MODAL
        or (k and parts[k][0][0].isupper())
    ):
        return None
    before = lows[k - 1] if k else ""
    if low in ("took", "taken", "take", "takes") and lows[k + 1 : k + 2] == ["place"]:
        return None
    helped = before in BEING or before in HAVING or before in _ADVERBS or before in _MODAL or before in ("n't", "n’t")
    helped = helped and not (low.endswith("s") and not low.endswith("ss"))
    helped = helped or (before.endswith("ly") and k > 1) or before.endswith(("n't", "n’t"))
    if not helped and not may_be_verb(lows, k) and not (k and is_past(low)) and not (k == 0 and low.endswith("ing")):
        return None
    refused = before == "to" and k > 1 and root(lows[k - 2]) in _refusing()
    if before == "to" and not refused:
        return None
    first = k - 2 if refused else k
    while first and (
        lows[first - 1] in BEING | HAVING | _ADVERBS | _MODAL or lows[first - 1].endswith(("ly", "n't", "n’t"))
    ):
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
    target = object_behind(behind, of_passive=passive)
    nothing = re.search(r"(?:^| )(?:nothing|nobody|no one|to no one|none)$", target)
    noun = heads_of(target)[-1:] if target else []
    if not passive and (root(low) in weak_roots() or root(low) in _light()) and noun and is_noun_of_deed(noun[0]):
        keys |= keys_of_noun(noun[0])
        rest = _PATIENT.match(behind[behind.find(noun[0]) + len(noun[0]) :])
        whom = TIMED.sub("", rest["whom"]) if rest is not None else ""
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
        if made is not None and made["whom"]:
            whom = made["whom"]
        doer = _BY.search(behind)
        owner = re.sub(r"[’']s?$", "", match["owner"] or "")
        who = head_of(doer["who"]) if doer is not None else owner
        keys = keys_of_noun(noun)
        negated = (
            match["no"] is not None
            or _WITHOUT.search(text[: word.start()]) is not None
            or _NOT_MADE.search(behind[:60]) is not None
        )
        yield Deed(word.start(), keys, who, TIMED.sub("", whom.strip()), True, negated, False, True)


def is_made(text: str, at: int) -> bool:
    """Say whether the noun of a deed at a place is told to have been given or made: "Payment was made".

    >>> is_made("Payment was made in May", 0), is_made("Payment is due", 0)
    (True, False)
    """
    word = WORD.match(text, at)
    return word is not None and _WAS_MADE.match(text, word.end()) is not None
