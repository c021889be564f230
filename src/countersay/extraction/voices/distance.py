"""Words that keep a term at arm's length: scare quotes, "so-called", "alleged", disputed epithets.

Distance is never a denial and never a stance of its own; it is shown beside the term.

1. "so-called" (also in two words) takes the noun phrase behind it.
2. "alleged", "purported", "supposed" before a noun and "allegedly", "purportedly" take that word and its phrase.
3. Quotation marks round a few words mark distance unless they enclose speech, a name, a term or the words of an
   instrument; the rules are in `scare_quotes`.
4. An epithet is "self-styled", "self-proclaimed", "self-declared", "would-be" or "puppet" with its noun phrase.
"""

from collections.abc import Sequence
from functools import cache

from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.quotes import Quotation, find_quotations
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.scare_quotes import any_short, scare_quotes
from countersay.lexicon.load import table
from countersay.model.documents import Block, Sentence
from countersay.model.groups import Distance

_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("cues")["distance"][key].split())


def find_distance(text: str) -> list[Distance]:
    """Return the distance marks of `text` in text order.

    >>> [(d.kind, "the so-called ceasefire"[d.start:d.end]) for d in find_distance("the so-called ceasefire")]
    [('so_called', 'so-called ceasefire')]
    """
    blocks = find_blocks(text)
    return distance_in(text, blocks, find_sentences(text, blocks))


def distance_in(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], document: str = ""
) -> list[Distance]:
    """Return the distance marks of a text whose blocks and sentences are known; `document` is its id."""
    quotations = find_quotations(text, [sentence.pieces for sentence in sentences])
    found: dict[tuple[int, int], Distance] = {}
    opening = _words("gate")
    at = 0
    for sentence in sorted(sentences, key=lambda s: s.start):
        inside = []
        while at < len(quotations) and quotations[at].start < sentence.end:
            if quotations[at].start >= sentence.start:
                inside.append(quotations[at])
            at += 1
        if not inside:
            low = text[sentence.start : sentence.end].lower()
            if not any(word in low for word in opening):
                continue
        for row in _in_sentence(text, sentence, inside, document):
            found.setdefault((row.start, row.end), row)
    return sorted(found.values(), key=lambda d: (d.start, d.end))


def _in_sentence(text: str, sentence: Sentence, quotations: Sequence[Quotation], document: str) -> list[Distance]:
    tokens = [t for piece in sentence.pieces for t in tokenize(text, piece.start, piece.end)]
    plain = [t for t in tokens if t.text not in _MARKS]
    if _marked().isdisjoint([t.lower for t in plain]) and not any_short(plain, quotations):
        return []
    unit = Unit(plain, tags(plain), {}, 0, sentence.block)
    rows = []
    for i, token in enumerate(plain):
        word = token.lower
        if word == "so-called" or (
            word == "so" and unit.lower(i + 1) == "called" and unit.tag(i + 2)[:2] in ("NN", "JJ")
        ):
            rows.append(_row(text, unit, i, i + (1 if word == "so-called" else 2), "so_called", document))
        elif word in _words("alleged"):
            rows.append(_row(text, unit, i, i + 1, "alleged", document))
        elif word in _words("epithets"):
            rows.append(_row(text, unit, i, i + 1, "epithet", document))
    rows += [
        Distance(document=document, start=q.start, end=q.end, kind="scare_quote")
        for q in scare_quotes(text, unit, quotations)
    ]
    return [row for row in rows if row is not None]


@cache
def _marked() -> frozenset[str]:
    """The words that mark distance by themselves."""
    return _words("alleged") | _words("epithets") | {"so-called", "so"}


def _row(text: str, unit: Unit, i: int, after: int, kind: str, document: str) -> Distance | None:
    end = noun_phrase_right(unit, after, appositives=False)
    if end == after and kind != "alleged":
        return None
    stop = unit.tokens[max(end, i + 1) - 1].end
    while text[stop : stop + 1] in ("”", '"', "’"):
        stop += 1
    kinds = {"so_called": "so_called", "alleged": "alleged", "epithet": "epithet"}
    return Distance(document=document, start=unit.tokens[i].start, end=stop, kind=kinds[kind])  # type: ignore[arg-type]
