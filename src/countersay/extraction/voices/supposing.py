"""Tell a claim from a supposition: modals, conditions, plans, and what is said of normal times.

1. A modal, a condition or a word for normal times in the clause; a plan, target or need that "is" the number.
2. A question, a demand ("asked that 600 trucks pass"), a that-clause that is denied or left open ("it is not true
   that", "no evidence that", "cannot confirm that"), and what a writer takes back ("an earlier version of this article").
3. A norm in the simple present: "under the accord 140 convoys pass".

Precision first: a figure that is wrongly taken for a supposition is only not compared; the other error accuses.
"""

import re
from functools import cache

from countersay.extraction.nouns.verb_forms import is_infinitive
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.aims import is_aim
from countersay.extraction.voices.undone_actions import is_undone
from countersay.extraction.voices.unreal import is_unreal
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table, word_set

_CLAUSE = 200
_AROUND = 600  # code points looked at on each side for words that govern the whole sentence


@cache
def _modal() -> re.Pattern[str]:
    return gated(
        re.compile(
            r"\b(?:may|might|could|would|should(?! (?:read|have read))|must|will|shall|can|cannot|if|unless|whether|until such time|in case|provided that|"
            r"in the event|expected to|expects? to|(?:is|are) (?:now |still |also )?expected|plans? to|planned to|intends? to|intended to|aims? to|hopes? to|hoped to|"
            r"due to be|scheduled to|slated to|set to|ready to|prepared to|(?<!was )(?<!were )(?<!been )able to|capacity (?:of|to|for)|up to the task|likely to|needs? to|supposed to|allowed to|"
            r"offer(?:s|ed)? to|willing to|(?:is|are) to(?= [a-z])|(?:was|were) to(?= [a-z])(?! (?:blame|the|an?|its|their|our|this|these|those)\b)|threaten(?:s|ed)? to|target of|goal of|quota of|limit of|limited to|a maximum of)\b",
            re.I,
        )
    )


@cache
def _willed() -> re.Pattern[str]:
    """What was only wanted, before the number: "wanted to build 9,000 flats", but "40 ships wanted to enter" counts ships."""
    return gated(
        re.compile(
            rf"\b(?:{'|'.join(table('supposing')['willed']['verbs'])}) to (?!(?:blame|the|an?|its|their|this|these|those|our)\b)(?=[a-z])"
            rf"|\b(?:{'|'.join(table('supposing')['willed']['nearly'])}) [a-z]{{2,}}ing\b",
            re.I,
        )
    )


def _is_willed(left: str, cut: int) -> bool:
    """Say whether words from `cut` on tell what was only wanted; "deaths due to ice" were."""
    for found in _willed().finditer(left, cut):
        following = re.compile(r"[a-z]+").match(left, found.end())
        if found[0].lower() != "due to " or following is None or is_infinitive(following[0]):
            return True
    return False


@cache
def _short_of() -> re.Pattern[str]:
    """Between a count and its verb: that it did not come to that: "90 families escaped being evicted", "were nearly evicted"."""
    words = "|".join(word.replace("_", " ") for word in table("supposing")["short_of"]["verbs"].split())
    adverbs = "|".join(word.replace("_", " ") for word in table("supposing")["short_of"]["adverbs"].split())
    return gated(
        re.compile(
            rf"\b(?:{words})\b[^,.;:]{{0,30}}? (?:being|to be|to have been)\b|\b(?:was|were|been|be) (?:{adverbs})\b"
            r"|\b(?:told|informed|assured|led to believe)(?: that)? they\b",
            re.I,
        )
    )


@cache
def _imagined() -> re.Pattern[str]:
    """What is only told or feared, up to the number: "rumours of 45", "the fear, voiced in May, of some 45"."""
    nouns = "|".join(table("supposing")["imagined"]["nouns"].split())
    hedges = "|".join(table("supposing")["aims"]["hedges"].split())
    return gated(re.compile(rf"\b(?:{nouns})(?:, [^,.;:]{{1,60}},)? (?:of|about)(?: (?:{hedges}))*\s\Z", re.I))


@cache
def _generic() -> re.Pattern[str]:
    return gated(re.compile(r"\b(?:normal|typical|usual|ordinary|normally|usually|typically)\b", re.I))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.;:!?](?=\s)|\b(?:and|but|while|whereas|although|that|which|who)\b|[“”\"]", re.I)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:if|should|unless|were|had|suppose|even if|in case|once)\b", re.I)


def is_supposed(sentence: str, start: int, end: int, verb_end: int | None = None) -> bool:
    """Say whether the quantity at [start, end) of the sentence stands in a supposition; `verb_end` closes its clause.

    >>> text = "The toll may exceed 200 before the summer."
    >>> is_supposed(text, 20, 23)
    True
    >>> is_supposed("May saw 200 trucks.", 8, 18)
    False
    """
    if _opener().match(sentence) and "," not in sentence[:start] and not sentence.lower().startswith(("once", "had")):
        return True
    begin = max(0, start - _AROUND)
    near = sentence[begin : end + _AROUND]
    at = start - begin
    if is_question(sentence, end) or is_unreal(near, at, end - begin) or is_unclaimed(near, at, end - begin):
        return True
    low = max(0, start - _CLAUSE)
    left = sentence[low:start]
    cut = max((found.end() for found in _ends().finditer(left)), default=0)
    joined = _two_aims().search(left)
    cut = joined.start() if joined is not None and joined.end() >= cut else cut
    right = _own(left, sentence[end : min(len(sentence), max(verb_end or 0, end) + len(" to be"))])
    if any(found[0] not in ("May", "Will") for side in ((left, cut), (right, 0)) for found in _modal().finditer(*side)):
        return True
    if verb_end is not None and verb_end > end and _short_of().search(sentence, end, verb_end):
        return True
    if _is_willed(left, cut) or is_aim(sentence, start) or _imagined().search(left, cut):
        return True
    if _norm_before().search(left, cut) or _norm_after().match(sentence, end):
        return True
    return bool(_generic().search(left, cut)) or is_norm(near, end - begin) or is_undone(sentence, start, end)


@cache
def _two_aims() -> re.Pattern[str]:
    """Two passive infinitives, of which the second governs the number: "are waiting to be checked and loaded with"."""
    return gated(re.compile(r"\b[a-z]+ to be [a-z]+(?:ed|en|t) (?:and|or) [a-z]+(?:ed|en|t) (?:[a-z]+ ){0,3}\Z", re.I))


def _own(left: str, right: str) -> str:
    """Leave out of the words behind a count what an aside says is to come: "40 men, expected to testify, were released".

    Behind "there are" all that a comma sets off is such an aside: "there are 50 ships in line, intended to be loaded with corn".
    """
    if "," not in right:
        return right
    if _there().search(left):
        return right[: right.index(",")]
    return _aside().sub(",", right)


@cache
def _there() -> re.Pattern[str]:
    return re.compile(
        r"\bthere\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:(?:\w+ly|now|still|some|about|around|over|more than|at least|also)\s+){0,3}\Z",
        re.I,
    )


@cache
def _aside() -> re.Pattern[str]:
    led = "|".join(table("supposing")["asides"]["led"])
    return re.compile(rf",\s+(?:(?:who|which)\s+(?:is|are|was|were)\s+)?(?:\w+ly\s+)?(?:{led})\s+to\s[^,;:.]*,", re.I)


def _any(section: str, key: str) -> str:
    return "|".join(table("supposing")[section][key])


@cache
def _norm_before() -> re.Pattern[str]:
    """A plan, a target, an agreed number that "is" or "foresees" the number that follows; a need or capacity of it."""
    amount = rf"(?:{_any('norm', 'planned')}) (?:\w+ )?(?:{_any('norm', 'amounts')})"
    of = r"\b[^.;:!?,]{0,60}? "
    around = rf"(?: (?:{_any('norm', 'around')})){{0,6}}\s*$"
    return gated(
        re.compile(
            rf"\b(?:{_any('norm', 'nouns')}|{amount}){of}(?:{_any('norm', 'be')}|{_any('norm', 'sets')}){around}"
            rf"|\b(?:{_any('norm', 'papers')}){of}(?:{_any('norm', 'sets')}){around}"
            rf"|\b(?:the|its|their|his|her|our|all) (?:{_any('norm', 'planned')})\s*$"
            rf"|\b(?:{_any('norm', 'needs')}){around}",
            re.I,
        )
    )


@cache
def _norm_after() -> re.Pattern[str]:
    """The same the other way round: "600 trucks was the target"."""
    return re.compile(
        rf"(?: [\w-]+){{0,4}} (?:is|are|was|were) (?:the|our|a|its|their) (?:\w+ ){{0,2}}"
        rf"(?:{_any('norm', 'nouns')}|(?:{_any('norm', 'planned')}) (?:{_any('norm', 'amounts')}))\b"
        rf"|(?: [\w-]+){{0,4}} (?:is|are|was|were) (?:still |urgently |also )?(?:{_any('norm', 'needed')})\b"
        rf"|(?: [\w-]+){{0,2}} (?:{_any('norm', 'needed')}) (?:for|in|by|to|until|till)\b",
        re.I,
    )


def is_question(sentence: str, end: int) -> bool:
    """Say whether what holds the quantity that ends at `end` is asked: the next mark that ends a sentence is "?".

    >>> is_question("Did 140 convoys arrive?", 15), is_question("140 convoys arrived.", 11)
    (True, False)
    """
    if sentence[-20:].rstrip(" \"'”’)*_").endswith("?"):
        return True
    mark = re.compile(r"[.!?](?=[\s”\"’')]|$)").search(sentence, end)
    return mark is not None and mark[0] == "?"


@cache
def _denied() -> re.Pattern[str]:
    return gated(re.compile(rf"(?<!\w)(?:{_any('denied', 'frames')})(?:,[^,.;:]{{1,60}},)?,? (?:that|whether)\b", re.I))


@cache
def _denial_ends() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            rf"\b{word}\b" if word.isascii() and word[0].isalpha() else re.escape(word)
            for word in table("supposing")["denied"]["ends"]
        ),
        re.I,
    )


@cache
def _withdrawn() -> re.Pattern[str]:
    return gated(re.compile(rf"\b(?:{_any('withdrawn', 'frames')})\b", re.I))


@cache
def _glued() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, not_so = _any("withdrawn", "glued"), _any("denied", "not_so")
    return gated(re.compile(rf"\b(?:(?:the|an?|its|their|our|than) (?:{words})|{not_so})\s+$", re.I)), re.compile(
        rf"(?: [\w-]+){{0,3}},? (?:as )?(?:{words})\b", re.I
    )


@cache
def _demand() -> re.Pattern[str]:
    """A demand up to its "that"; the group says what the clause's verb must be: anything, a bare form, "be"."""
    addressee = r"(?: (?!(?:and|but|or|who|which|said|says|saying|so|such)\b)[\w’'-]+){0,4}?"
    verbs = "|".join(f"(?P<{key}>{_any('demand', key)})" for key in ("always", "bare", "be"))
    return gated(re.compile(rf"\b(?:(?:{verbs}){addressee}|(?P<noun>{_any('demand', 'nouns')})) that\b", re.I))


@cache
def _hearsay() -> re.Pattern[str]:
    return gated(re.compile(rf"\b(?:{_any('denied', 'hearsay')})\b", re.I))


@cache
def _verdict() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verdict behind "be" and a sentence that is or begins with a verdict on the one before."""
    verdict = rf"(?:{_any('denied', 'verdicts')})"
    be = r"(?:is|are|was|were)(?: \w+ly| all| just| also| pure)? "
    spoken = (
        rf"(?:all (?:of )?)?(?:this|that|it|these|those|both)|(?:this|that|the|such) (?:{_any('denied', 'spoken')})"
    )
    mistaken = rf"(?:they|he|she) {be}(?:{_any('denied', 'mistaken')})"
    closes = r"\s*(?:[.!:;]|$|,[\"”’']|,? (?:and|but|because)\b)"  # "This is not true," he said
    alone = rf"(?:{verdict}\s*(?:[.!:;,]|$)|(?:(?:{spoken}) {be}{verdict}|{mistaken}){closes})"
    return re.compile(rf"\b{be}{verdict}\b", re.I), re.compile(rf"[\W_]*(?:(?:but|and|yet|no),? )?{alone}", re.I)


def _verdict_behind(sentence: str, end: int) -> bool:
    """Say whether the sentence opens with "That …" and calls it untrue behind the quantity."""
    opens = sentence.lower().lstrip(' “"(').startswith("that ")
    return opens and _verdict()[0].search(sentence, end) is not None


def is_verdict(sentence: str) -> bool:
    """Say whether a sentence only calls what was said before it untrue.

    >>> is_verdict("This is simply not true."), is_verdict("They are wrong,” he said."), is_verdict("The door is false.")
    (True, True, False)
    """
    return _verdict()[1].match(sentence) is not None


def is_unclaimed(sentence: str, start: int, end: int) -> bool:
    """Say whether the clause of [start, end) is demanded, denied, left open or taken back by the words around it.

    >>> text = "It is not true that 600 patients died, but 310 did."
    >>> is_unclaimed(text, 20, 32), is_unclaimed(text, 43, 46)
    (True, False)
    """
    left = sentence[:start]
    if _hearsay().search(sentence) or _verdict_behind(sentence, end):
        return True
    before, after = _glued()
    if before.search(left) or after.match(sentence, end):
        return True
    for pattern in (_denied(), _withdrawn()):
        for found in pattern.finditer(left):
            if not _denial_ends().search(left, found.end()):
                return True
    return any(
        not re.search(r"[;:]", left[found.end() :]) and _demands(sentence, found) for found in _demand().finditer(left)
    )


def _demands(sentence: str, found: re.Match[str]) -> bool:
    """Say whether the verb of the that-clause fits the demand: the first one behind it, "be" or a bare infinitive."""
    if found["always"] or found["noun"]:
        return True
    tokens = tokenize(sentence)
    for token, tag in zip(tokens, tags(tokens), strict=True):
        if token.start >= found.end() and (tag.startswith("VB") or tag == "MD") and tag != "VBG":
            bare = tag in ("VB", "VBP") and token.lower not in word_set("grammar", "supposing", "auxiliary")
            return token.lower == "be" or (bare and found["bare"] is not None)
    return False


@cache
def _under() -> re.Pattern[str]:
    return gated(
        re.compile(
            r"\b(?:under|pursuant to|in line with|in accordance with|according to|as part of|as (?:foreseen|provided|agreed|planned|"
            rf"scheduled|stipulated) (?:in|by|under)) (?:the|this|that|an?|its|their|these) (?:[\w-]+ ){{0,3}}(?:{_any('norm', 'under')})\b",
            re.I,
        )
    )


def is_norm(sentence: str, end: int) -> bool:
    """Say whether an agreement or a plan is named by which the counted things act, in the simple present.

    >>> is_norm("Under the accord 140 convoys pass the gate.", 28)
    True
    >>> is_norm("Under the accord 140 convoys passed the gate.", 28)
    False
    """
    return _under().search(sentence) is not None and in_simple_present(sentence, end)


def in_simple_present(sentence: str, end: int) -> bool:
    """Say whether no verb around a quantity that ends at `end` is in a past tense or has an auxiliary.

    >>> in_simple_present("In May 140 convoys pass the gate.", 18), in_simple_present("So far 9 have passed.", 8)
    (True, False)
    """
    tokens = tokenize(sentence)
    return not any(
        tag == "VBD"
        or token.lower in word_set("grammar", "supposing", "auxiliary")
        or token.lower in word_set("grammar", "supposing", "past")
        or (tag == "VBN" and token.start >= end)
        for token, tag in zip(tokens, tags(tokens), strict=True)
    )
