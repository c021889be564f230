"""Claims of others that a text sets out as heads, each with its own answer below.

1. Labels: "Myth: …" and "Fact: …", "Allegation 3: …" and "Response: …", "Q: …" and "A: …", on one line or on several.
2. Quoted heads: a paragraph that begins with a whole sentence in quotation marks, where the text opens by saying that it sets
   something right and two such heads stand in it, or where a bare verdict follows ("Wrong.").
3. A question that may be answered by yes or no, and the paragraph behind it that begins with "No".

Who answers need not deny. Between "myth" and "fact", and under quoted heads, the text itself says that the two are opposed; elsewhere
an answer denies only with a word of denying, by a negation that the claim has not (or the other way round) over a word in common, or by
a word and its contrary in "un-". An answer that grants the claim, or says that it is looked into, denies nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from countersay.extraction.text.labels import Label, find_labels
from countersay.lexicon.load import table, word_set
from countersay.model import Sentence, Span

_LONGEST = 700  # code points of a claim
_OPENING = 900  # code points in which a text says what it is
_BRIEF = 8  # words of an answer that is no more than a verdict
_SHORT = 3  # words of a claim, at least
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_QUOTED = re.compile(
    r"(?:\A|\n)[ \t*_•–-]*[\"“](?P<claim>[A-Z][^\"“”\n]{8,240}?[.!?…]?)[\"”][.*_]{0,3}(?:[ \t]*\n\s*|[ \t]+)(?=[A-Z])"
)
_SPOKEN = re.compile(r"(?:\w+[\s,.]+){0,8}?(?:said|says|told|added|asked|wrote|writes|explained|recalled|according)\b")
_ASKED = re.compile(
    r"(?:is it (?:true|correct|right|the case) that|do you deny that|(?P<aux>is|are|was|were|did|do|does|has|have|had|can|could|will)\b)\s*(?P<rest>.+)",
    re.I | re.S,
)
_SAYS_NO = re.compile(r"no\b(?! (?:doubt|wonder|comment|one))", re.I)
_NEGATION = re.compile(r"\b(?:no|not|never|nobody|none|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.I)


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim of others and the first words of its answer.

    Attributes:
        claim, answer: their ranges. denied: the answer denies the claim, as far as the words and the layout tell.
        plainly: it does so in words, not by standing against it alone. asked: the claim is a question, or stands in one.
    """

    claim: Span
    answer: Span
    denied: bool
    plainly: bool
    asked: bool = False


def find_answered(text: str, sentences: Sequence[Sentence]) -> tuple[Answered, ...]:
    """Return the claims with their answers, in text order.

    >>> from countersay.extraction.text.layout import find_blocks
    >>> from countersay.extraction.text.sentences import find_sentences
    >>> text = "Myth: Nine ships sank. Fact: No ship sank at all."
    >>> [(row.answer.of(text), row.denied) for row in find_answered(text, find_sentences(text, find_blocks(text)))]
    [('No ship sank at all.', True)]
    """
    starts = sorted((piece.start, piece.end) for sentence in sentences for piece in sentence.pieces[:1])
    found = [*_labelled(text, starts), *_quoted(text, starts), *_questions(text, starts)]
    out: list[Answered] = []
    for row in sorted(found, key=lambda one: (one.claim.start, one.claim.end)):
        if not out or row.claim.start >= out[-1].claim.end:
            out.append(row)
    return tuple(out)


def _labelled(text: str, starts: Sequence[tuple[int, int]]) -> Iterator[Answered]:
    labels = find_labels(text)
    for k, (one, other) in enumerate(pairwise(labels)):
        if not one.denied or other.denied:
            continue
        claim = _trimmed(text, one.end, other.start)
        end = labels[k + 2].start if k + 2 < len(labels) else len(text)
        answer = _answer(text, starts, other.end, end)
        if answer is None or not 0 < claim.end - claim.start <= _LONGEST:
            continue
        asked = _is(one, "asked")
        opposed = not asked and (_is(one, "untrue") or _is(other, "holds"))
        yield from _judged(text, claim, answer, opposed=opposed, asked=asked)


def _is(label: Label, group: str) -> bool:
    return re.fullmatch("|".join(table("supposing")["labels"][group]), label.word) is not None


def _quoted(text: str, starts: Sequence[tuple[int, int]]) -> Iterator[Answered]:
    heads = [match for match in _QUOTED.finditer(text) if not _SPOKEN.match(text, match.end(), match.end() + 80)]
    heads = [match for match in heads if match["claim"].count(" ") + 1 >= _SHORT and _stops(text, match)]
    sets_right = len(heads) > 1 and _openings().search(text, 0, _OPENING) is not None
    for match in heads:
        verdict = _is_bare_verdict(_first(text, starts, match.end(), len(text)))
        if sets_right or verdict:
            answer = _answer(text, starts, match.end(), _paragraph_end(text, match.end()))
            if answer is not None:
                yield from _judged(
                    text, Span(match.start("claim"), match.end("claim")), answer, opposed=True, asked=False
                )


def _stops(text: str, match: re.Match[str]) -> bool:
    """Say whether the quotation is a sentence: it ends as one, or the line ends with it."""
    return (
        match["claim"][-1] in ".!?…"
        or "\n" in text[match.end("claim") : match.end()]
        or text[match.end("claim") + 1] == "."
    )


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("supposing")["heads"]["openings"]) + r")\b", re.I)


def _questions(text: str, starts: Sequence[tuple[int, int]]) -> Iterator[Answered]:
    """Yield what a paragraph asks and the next denies with "No"."""
    for gap in re.finditer(r"\?[*_”\"]{0,3}[ \t]*\n\s*(?=No[,.;: ])", text):
        before = [span for span in starts if span[0] <= gap.start() < span[1]] or [
            span for span in starts if span[1] == gap.start() + 1
        ]
        answer = _answer(text, starts, gap.end(), _paragraph_end(text, gap.end()))
        if before and answer is not None:
            yield from _judged(text, _trimmed(text, before[-1][0], gap.start() + 1), answer, opposed=False, asked=True)


def _judged(text: str, claim: Span, answer: Span, *, opposed: bool, asked: bool) -> Iterator[Answered]:
    said, replied = claim.of(text), answer.of(text)
    if asked:
        bare = _ASKED.match(said)
        no = _SAYS_NO.match(replied) is not None
        if bare is not None and said.rstrip().endswith("?"):
            inner = Span(claim.start + bare.start("rest"), claim.end - 1)
            yield Answered(inner, answer, no or _is_verdict(replied), True, asked=True)
        else:
            yield Answered(claim, answer, _is_verdict(replied), True, asked=True)
        return
    granted = any(re.search(pattern, replied, re.I) for pattern in table("supposing")["heads"]["granting"])
    plainly = _is_verdict(replied) or _opposite(said, replied)
    yield Answered(claim, answer, not granted and (opposed or plainly), plainly)


def _is_verdict(words: str) -> bool:
    """Say whether an answer calls the claim untrue: "Incorrect.", "This is pure invention", "We deny this", "No."."""
    return _verdicts().search(words) is not None or (
        _SAYS_NO.match(words.lstrip('"“')) is not None and words.lstrip('"“')[2:3] in ".,;:!"
    )


@cache
def _verdicts() -> re.Pattern[str]:
    false = "|".join(sorted(word_set("allegations", "words", "baseless"), key=len, reverse=True))
    sure = r"(?:(?:simply|completely|entirely|utterly|totally|plainly|again|just|also|quite|pure|sheer|absolutely|wholly|a|an|total|complete|outright|blatant|manifestly|categorically|clearly)\s+){0,3}"
    it = r"(?:this|that|it|both|(?:this|that|the|such an?) (?:claim|allegation|accusation|statement|assertion|story|report|rumou?r|charge))s?"
    return re.compile(
        rf"^{sure}(?:{false}|not (?:true|so|correct|the case|accurate))\b|\b{it} (?:is|was|are|were) {sure}(?:{false}|not (?:true|so|correct|right|accurate|the case))\b"
        rf"|^(?:\w+\s+){{0,4}}(?:deny|denies|rejects?|refutes?|disputes?) (?:this|that|it|the (?:claim|allegation|accusation)s?|th[eo]se (?:claim|allegation|accusation)s?)\b",
        re.I,
    )


def _is_bare_verdict(words: str) -> bool:
    return len(words.split()) <= _BRIEF and _is_verdict(words)


def _opposite(claim: str, answer: str) -> bool:
    """Say whether one of the two is negated over a word in common, or one says "locked" and the other "unlocked"."""
    one, other = _stems(claim), _stems(answer)
    if any(f"un{word}" in other for word in one) or any(f"un{word}" in one for word in other):
        return True
    return bool(one & other) and (_NEGATION.search(claim) is None) != (_NEGATION.search(answer) is None)


def _stems(words: str) -> frozenset[str]:
    """The weighty words of a text without their endings; bodies and persons are none, since both may speak of one."""
    found = set()
    for word in re.findall(r"[^\W\d_]{4,}", words.lower()):
        if word in word_set("allegations", "words", "small") or word.removesuffix("s") in word_set(
            "allegations", "agents", "nouns"
        ):
            continue
        found.add(re.sub(r"(?:ings?|ed|es|s|e)$", "", word))
    return frozenset(found)


def _answer(text: str, starts: Sequence[tuple[int, int]], begin: int, end: int) -> Span | None:
    """Return the first sentence of an answer, and the second where the first is no more than a verdict."""
    end = min(end, _paragraph_end(text, begin))
    here = [(max(start, begin), min(stop, end)) for start, stop in starts if stop > begin and start < end]
    here = [span for span in here if re.search(r"\w", text[span[0] : span[1]])]
    if not here:
        return None
    last = here[1] if len(here) > 1 and _is_bare_verdict(text[here[0][0] : here[0][1]].strip()) else here[0]
    return _trimmed(text, here[0][0], last[1])


def _first(text: str, starts: Sequence[tuple[int, int]], begin: int, end: int) -> str:
    return next((text[max(start, begin) : min(stop, end)].strip() for start, stop in starts if stop > begin + 1), "")


def _paragraph_end(text: str, begin: int) -> int:
    """Where the paragraph ends that begins at or behind `begin`."""
    while begin < len(text) and text[begin].isspace():
        begin += 1
    gap = _PARAGRAPH.search(text, begin)
    return gap.start() if gap is not None else len(text)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in '*_"“'):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in '*_"”'):
        end -= 1
    return Span(start, end)
