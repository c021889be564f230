"""Find the plain sentence that a denial answers: "rejects the allegation that our boats fish in the bay" and, elsewhere, "Keld's
cutters have fished in the bay every week".

Where what is denied holds no predicate of the lexicon, the other side's own sentence is its counterpart if it says all of two
weighty words, or at least three and seven in ten, in whatever inflection (`plain_wording` tells what else says them). Sentences that negate, ask, suppose or stand in a voice
that does anything but assert are none, nor are those of the denier. Texts are read only if such a denial is in the corpus.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from countersay.linking.plain_sentences import (
    Sentence,
    VoicesByPlace,
    as_statement,
    by_place,
    dismisses_words,
    sentences_of,
)
from countersay.linking.plain_wording import Wanted, is_used_in, stand_together, stems_of, wanted
from countersay.linking.question_items import Item
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Proposition

_MOST = 4  # counterparts of one denial; words that are in more sentences tell of no one thing
_SHARE = 7  # tenths of what is denied
_PLENTY = 3
_BEFORE = 240  # code points between an account and the denial right behind it
_END = re.compile(r"[.!?\n](?:(?<!\n)(?=\s|[\"”’]|$)|(?<=\n)(?:\s*\n|(?=\s*[•*-])))")
_OPEN = re.compile(
    r"\b(?:not|no|never|nor|neither|none|if|whether|would|could|might|should|will|unless|(?<!are )(?<!is )(?<!was )(?<!were )(?<!been )(?<!being )den(?:y|ies|ied|ying)"
    r"|reject\w*|refut\w*|alleg\w+|claim\w*|accus\w+|false|untrue|fake|fabricat\w+"
    r"|urging|calling (?:on|for)|ask(?:ed|ing)(?=(?: [\w’'-]+){0,3} (?:to|that|for)\b))\b|n[’']t\b|\?|(?-i:\bmay\b)",  # not "6 May"
    re.I,
)


def counterparts(
    denials: Sequence[Item], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Proposition]]:
    """Return for each denial the plain statements that it answers, in the order of documents and text."""
    alike: dict[Wanted, list[int]] = defaultdict(list)
    for k, item in enumerate(denials):
        alike[wanted(item.row.predicate)].append(k)
    asked = list(alike)
    having = _by_telling_word(asked)
    found: list[list[Proposition]] = [[] for _ in denials]
    if not having:
        return found
    voices = by_place(attributions)
    issuers = {document.id: document.issuer.label if document.issuer else None for document in documents}
    for document in documents:
        for sentence in sentences_of(document, _END):
            words = stems_of(sentence.text)
            near = {place for word in words for place in having.get(word, ())}
            if not near:
                continue
            for k in _answered(near, asked, alike, words, sentence, denials):
                row = _row(sentence, denials[k], voices, sides, issuers)
                if row is not None:
                    found[k].append(row)
                    if len(found[k]) > _MOST:
                        alike[wanted(denials[k].row.predicate)].remove(k)
    return [rows if len(rows) <= _MOST else [] for rows in found]


def _by_telling_word(asked: Sequence[Wanted]) -> Mapping[str, list[int]]:
    """Return places of what is asked for, by words of which a sentence must hold one to say it.

    Whoever says `t` of `n` words says one of any `n - t + 1`; the most seldom ones are taken, so that a sentence is held against
    few denials, not against all of an archive that share a word with it.
    """
    common = Counter(word for ask in asked for word in ask.words)
    having: dict[str, list[int]] = defaultdict(list)
    for place, ask in enumerate(asked):
        size = len(ask.words)
        least = next((shared for shared in range(2, size) if _enough(shared, size)), size)
        seldom = sorted(ask.words, key=lambda word: (common[word], word))[: size - least + 1 if size > 1 else 0]
        for word in sorted({*seldom, *filter(None, (ask.thing, ask.tool))}):
            having[word].append(place)
    return having


def _answered(
    near: set[int],
    asked: Sequence[Wanted],
    alike: Mapping[Wanted, Sequence[int]],
    words: frozenset[str],
    sentence: Sentence,
    denials: Sequence[Item],
) -> list[int]:
    """Return the denials that a sentence answers by its words; what is asked for is held against it once for all that ask it."""
    found: list[int] = []
    for ask in (asked[place] for place in near):
        members = alike[ask]
        if members and ask.words & words:
            says = _says(ask, words, sentence)
            found += [k for k in members if (says if says is not None else _may_be_near(ask, sentence, denials[k]))]
    if not found or _OPEN.search(sentence.text) or dismisses_words(sentence.text.lower()):
        return []
    numbers = _numbers(sentence.text)
    return sorted(k for k in found if _numbers(denials[k].row.predicate) <= numbers)


def _says(ask: Wanted, words: frozenset[str], sentence: Sentence) -> bool | None:
    """Say whether a sentence with such words says what is denied; None where that hangs on where the denial stands."""
    count = len(ask.words & words)
    if count > 1 and _enough(count, len(ask.words)):
        return ask.thing is None or count < len(ask.words) or stand_together(ask.words, sentence.text)
    if ask.tool is not None and ask.tool in words:
        return is_used_in(ask.tool, sentence.text)
    return None if ask.thing is not None and ask.thing in words else False


def _may_be_near(ask: Wanted, sentence: Sentence, denial: Item) -> bool:
    """Say whether a sentence that holds the thing of a denial tells of it: right before it, or where it happens seldom."""
    row = denial.row
    before = sentence.document == row.document and 0 <= row.start - sentence.end <= _BEFORE
    return before or (ask.seldom and len(ask.words) == 1)


def _enough(shared: int, wanted: int) -> bool:
    return shared == wanted or (shared >= _PLENTY and 10 * shared >= _SHARE * wanted)


def _numbers(text: str) -> set[str]:
    """Return the numbers in digits: "1.9 million" is not denied by what is said of 0.3 million."""
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def _row(
    sentence: Sentence, denial: Item, voices: VoicesByPlace, sides: Sides, issuers: Mapping[str, str | None]
) -> Proposition | None:
    """Return the sentence as a statement, or None where it is the denier's own, or not plainly asserted."""
    if sentence.document == denial.row.document and sentence.start < denial.row.end and denial.row.start < sentence.end:
        return None
    over = voices.over(sentence.document, sentence.start, sentence.end)
    if any(voice.stance != "asserts" for voice in over):
        return None
    speaker = over[-1].speaker if over else None
    side = sides.side(speaker, sentence.document)
    denier = denial.row.speaker or issuers.get(denial.row.document)
    if (side is not None and side == denial.voice) or (speaker or issuers.get(sentence.document)) == denier:
        return None
    return as_statement(sentence, speaker)
