"""Sentences as the search for voices sees them: a long quotation is one token, a short one is its words."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from countersay.extraction.text.outside import Tagger
from countersay.extraction.text.quotes import Quotation
from countersay.extraction.text.tagging import known_tags, tags
from countersay.extraction.text.tokens import Token, tokenize
from countersay.extraction.voices.cues import cue_words, grammar, nouns, verb_frames
from countersay.extraction.voices.listed_names import joined_lists, with_lists_tagged
from countersay.extraction.voices.verb_tags import repair_verbs
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table
from countersay.model.documents import BlockKind
from countersay.model.spans import Span

QUOTE = "QQ"
_SHORT = 4
# No sentence of sense is longer; it bounds the work on text that never ends one.
_LONGEST = 300
_BULLETS = frozenset("*_#•▪►·◦‣●■")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = ".?!"
SIGNING = frozenset({"-", "--", "—", "–", "―"})


@dataclass(slots=True)
class Unit:
    """Tokens and tags of one sentence of the outer text.

    Attributes:
        tokens, tags: as long as each other; a folded quotation is one token with the tag `QUOTE`.
        quotes: the folded quotations by token index.
        block: number of the block the unit stands in; kind: its role.
        silent: no word of it can be a cue.
        leading: folded quotations that end in a comma or mark after which a cue may come.
        predicates: folded quotations that go on with a clause begun outside: 'the toll “is a fraud”'.
        breaks: tokens before which the sentence is cut in half by a caption or footnote.
    """

    tokens: list[Token]
    tags: list[str]
    quotes: dict[int, Quotation] = field(default_factory=dict)
    block: int = 0
    kind: BlockKind = "paragraph"
    breaks: tuple[int, ...] = ()
    silent: bool = False
    leading: frozenset[int] = frozenset()
    predicates: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, i: int) -> str:
        """Return the lower-case text of token `i`, "" outside the unit."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def capital(self, i: int) -> bool:
        """Say whether token `i` begins with a capital letter."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text[0].isupper()

    def tag(self, i: int) -> str:
        """Return the tag of token `i`, "" outside the unit."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""


def folds(text: str, quotation: Quotation, words: int) -> bool:
    """Say whether a quotation is treated as one token: it holds a clause or ends like a sentence."""
    inner = text[quotation.inner_start : quotation.inner_end].rstrip("'’”\"")
    if (
        inner.endswith(",")
        and _names(inner)
        and _before_name().search(text, max(0, quotation.start - 20), quotation.start)
    ):
        return False
    return words >= _SHORT or inner[-1:] in ",.?!;:"


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(r"\b(?:so-called|called|named|the|an?|its|their)\s+\Z", re.I)


def _names(inner: str) -> bool:
    """Say whether the words in quotation marks are a name or a term of two words: the comma behind is no end of speech."""
    words = re.findall(r"[^\W\d_][\w'’-]*", inner[:200])
    large = [word for word in words if len(word) > 3]
    return len(words) <= 8 and (all(word[0].isupper() for word in large) or len(words) <= 2)


def fold(
    text: str, tokens: Sequence[Token], quotations: Sequence[Quotation]
) -> tuple[list[Token], dict[int, Quotation]]:
    """Replace each folding outermost quotation by one token and drop the marks of the others."""
    out: list[Token] = []
    folded: dict[int, Quotation] = {}
    i = 0
    for quotation in quotations:
        while i < len(tokens) and tokens[i].start < quotation.start:
            out.append(tokens[i])
            i += 1
        inside = i
        while inside < len(tokens) and tokens[inside].start < quotation.end:
            inside += 1
        inner = [t for t in tokens[i:inside] if t.start >= quotation.inner_start and t.end <= quotation.inner_end]
        if folds(text, quotation, sum(t.text[0].isalnum() for t in inner)):
            folded[len(out)] = quotation
            out.append(Token(quotation.start, quotation.end, QUOTE, QUOTE))
        else:
            out.extend(_with_marks([t for t in inner if t.lower not in ('"', "“", "”", "''", "``")], quotation))
        i = max(i, inside)
    out.extend(tokens[i:])
    return out, folded


def _with_marks(inner: Sequence[Token], quotation: Quotation) -> list[Token]:
    """Let the first and last word of a short quotation reach over its marks, so that spans that hold them do too."""
    out = list(inner)
    if out:
        out[0] = out[0]._replace(start=quotation.start)
        out[-1] = out[-1]._replace(end=quotation.end)
    return out


def units_of(
    text: str,
    pieces: Sequence[Span],
    quotations: Sequence[Quotation],
    starts: Container[int],
    block: int = 0,
    kind: BlockKind = "paragraph",
    tagger: Tagger = tags,
) -> list[Unit]:
    """Cut one block into units.

    `pieces` are the ranges of the block's text, `quotations` its outermost quotations, `starts` the offsets at which
    sentences begin. A sentence boundary inside a folded quotation does not count. `tagger` tags the words of each unit.
    """
    tokens = [t for piece in pieces for t in tokenize(text, piece.start, piece.end) if t.text not in _BULLETS]
    tokens = joined_lists(text, tokens)
    merged, folded = fold(text, tokens, quotations)
    if kind in ("heading", "bullet"):
        folded = _without_number(merged, folded)
    cuts = [piece.start for before, piece in pairwise(pieces) if piece.start not in starts]
    signed = bool(folded) and any(token.text in SIGNING for token in merged)
    out: list[Unit] = []
    begin = 0
    for i in range(1, len(merged) + 1):
        if (
            i == len(merged)
            or i - begin >= _LONGEST
            or (merged[i].start in starts and not _carries_on(text, merged, folded, i))
            or (signed and _at_signature(text, merged, folded, i))
            or (
                signed
                and i in folded
                and begin not in folded
                and i - begin < 16
                and _at_signature(text, merged, folded, begin)
            )
        ):
            out.append(_unit(merged, folded, (begin, i), block, kind, tagger))
            if out[-1].quotes:
                out[-1].leading = frozenset(k for k, q in out[-1].quotes.items() if text[q.inner_end - 1] in ",?!—")
                out[-1].predicates = frozenset(k for k, q in out[-1].quotes.items() if _goes_on(text, q, out[-1], k))
            if cuts:
                out[-1].breaks = _breaks(out[-1].tokens, cuts)
            begin = i
    return out


def _goes_on(text: str, quotation: Quotation, unit: Unit, k: int) -> bool:
    """Say whether a quotation begins with the verb of a subject before it, or with the rest of an owned subject."""
    first = text[quotation.inner_start : quotation.inner_start + 20].split(" ", 1)[0]
    if unit.silent or not first.islower():
        return False
    return unit.tag(k - 1) == "POS" or first[-3:] in ("n't", "n’t") or not _FINITE.isdisjoint(known_tags(first)[:1])


def _at_signature(text: str, tokens: Sequence[Token], folded: dict[int, Quotation], i: int) -> bool:
    """Say whether a dash and a name stand behind a quotation that ends a sentence: “It holds.” — Ana Roe."""
    if tokens[i].text not in SIGNING or i - 1 not in folded or i + 1 in folded or i + 1 >= len(tokens):
        return False
    return text[folded[i - 1].inner_end - 1] in _STOPS and tokens[i + 1].text[:1].isupper()


def _without_number(tokens: list[Token], folded: dict[int, Quotation]) -> dict[int, Quotation]:
    """Drop "IV.", "3)", "(b)" in front of a heading or bullet; return the quotations at their new places."""
    dropped = 0
    while len(tokens) > 2 and dropped < 3 and dropped not in folded:
        first, second = tokens[0].text, tokens[1].text
        numeral = len(first) <= 5 and (
            set(first.rstrip(".)")) <= set("IVXLC") or first.rstrip(".)").isdigit() or len(first) == 1
        )
        if not (
            first in "()" or (numeral and (first[-1] in ".)" or second in (".", ")"))) or (dropped and first == ".")
        ):
            break
        del tokens[0]
        dropped += 1
    return {k - dropped: quotation for k, quotation in folded.items()}


def _breaks(tokens: Sequence[Token], cuts: Sequence[int]) -> tuple[int, ...]:
    """Return the tokens before which the sentence was cut in half by a caption or footnote."""
    return tuple(k for k in range(1, len(tokens)) if any(tokens[k - 1].end <= cut <= tokens[k].start for cut in cuts))


def _carries_on(text: str, tokens: Sequence[Token], folded: dict[int, Quotation], i: int) -> bool:
    """Say whether the quotation before `i` is still followed by its own cue: “Will it?” Smith asked."""
    before = folded.get(i - 1)
    if before is None or text[before.inner_end - 1] not in "?!,—-":
        return False
    # “Will it hold?” Smith asked.  But not: “Will it hold?” The crowd went home.
    near = range(i, min(len(tokens), i + 7))
    return i not in folded and (any("I" in verb_frames(tokens[k].lower) for k in near) or _behind_apposition(tokens, i))


def _behind_apposition(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a cue stands behind who somebody is: “Will it?” Ann Reed, head of the pilots' guild, asked."""
    commas = [k for k in range(i + 1, min(len(tokens) - 1, i + 20)) if tokens[k].lower == ","]
    if not 2 <= len(commas) <= 3:
        return False
    told = any(verb_frames(tokens[k].lower) for k in range(i, commas[1]))
    return not told and any("I" in verb_frames(tokens[k + 1].lower) for k in commas[1:])


_REPAIRED = frozenset({"VBZ", "VBP", "VB", "JJ", "VBD", "VBN"})
_BEFORE_NOUN = frozenset({"VBD", "VBN", "VBZ", "VBG", "DT", "JJ", "PRP$", "POS"})


def _repair(tokens: Sequence[Token], marks: list[str]) -> None:
    """Read a cue noun as a noun where the tagger saw a verb: "denied reports that", "the claims"."""
    cued = nouns()
    for k, token in enumerate(tokens):
        if token.lower == "mine" and k + 1 < len(tokens) and marks[k + 1] in _HEADS - {"JJ"}:
            marks[k] = "NN" if token.text.islower() else "NNP"  # not "mine" of "my": "the National Mine Action Agency"
        elif token.lower in ("speak", "speaks") and k and marks[k] in ("NN", "NNS") and marks[k - 1] in _NOUNS:
            marks[k] = "VBZ" if token.lower == "speaks" else "VBP"  # never a noun: "the union speaks of 30"
        if marks[k] not in _REPAIRED and token.lower != "so-called":
            if marks[k] in ("NN", "NNS") or token.lower not in cued:
                continue  # no case below
        before = marks[k - 1] if k else "<s>"
        if marks[k] not in ("NN", "NNS") and token.lower in cued and _heads_a_phrase(tokens, marks, k):
            marks[k] = "NNS" if tokens[k].lower.endswith("s") else "NN"
        elif k == 0 and marks[k] == "VBZ" and len(marks) > 1 and marks[1] in ("VBP", "VBD", "VB", "MD"):
            marks[k] = "NNS"
        elif (
            marks[k] == "VBZ"
            and before in ("NN", "NNS", "JJ")
            and not verb_frames(tokens[k].lower)  # "rows that press reports range from"
            and tokens[k].lower not in grammar("auxiliary")
            and _another_verb(tokens, marks, k + 1)
        ):
            marks[k] = "NNS"  # "their chat accounts confirm"
        elif marks[k] in ("VBZ", "VBP", "VB") and tokens[k].lower in nouns():
            untrue = k > 0 and tokens[k - 1].lower in _untrue()  # "false claims on the harvest"
            untrue = untrue or _told_by_country(tokens, marks, k)
            if untrue or (before in _BEFORE_NOUN and tokens[k - 1].lower not in grammar("auxiliary")):
                marks[k] = "NNS" if tokens[k].lower.endswith("s") else "NN"
        elif (
            marks[k] == "JJ"
            and tokens[k].lower in nouns()
            and (k + 1 == len(tokens) or marks[k + 1] not in _HEADS or tokens[k + 1].lower == "such")
        ):
            marks[k] = "NN"
        elif tokens[k].lower == "so-called" or (
            marks[k] == "VBD" and before in ("JJ", "DT", "PRP$", "POS") and _only_noun_follows(tokens, marks, k)
        ):
            marks[k] = "JJ"
        elif (
            marks[k] in ("VBZ", "VBP")
            and before in ("IN", "WDT", "DT", "JJ")
            and k + 1 < len(tokens)
            and marks[k + 1] in _VERBAL
        ):
            marks[k] = "NNS" if tokens[k].lower not in grammar("auxiliary") else marks[k]
        elif (
            marks[k] == "VBZ"
            and before == "NNS"
            and tokens[k].lower not in grammar("auxiliary")
            and tokens[k].lower not in cue_words()
        ):
            marks[k] = "NNS"
        elif marks[k] in ("VB", "VBP") and before == "DT" and tokens[k - 1].lower in ("the", "a", "an"):
            marks[k] = "NN"  # "the deputy head of the watch Ana Lind"
        elif marks[k] == "VBN" and _told_object(marks, k):
            marks[k] = "VBD"
        elif marks[k] == "VBP" and before == "NNP" and _disagrees(tokens, marks, k):
            marks[k] = "JJ"
        elif marks[k] == "VBN" and before == "DT" and tokens[k - 1].lower == "the" and tokens[k].lower == "accused":
            marks[k] = "NN"


def _another_verb(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether the next word is the verb, so that the form in -s before it is a plural: "their chat accounts confirm"."""
    if k + 1 >= len(tokens) or marks[k] in ("VBP", "VBD"):
        return k < len(tokens) and marks[k] in ("VBP", "VBD")
    word = tokens[k].lower
    telling = "T" in verb_frames(word) and word not in nouns()
    return marks[k] == "NN" and tokens[k + 1].lower == "that" and telling


def _told_by_country(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a form in -s is a noun behind a country's adjective: "Danish claims about the cod"."""
    if k == 0 or k + 2 >= len(tokens) or tokens[k - 1].text not in country_table().adjectives:
        return False
    return tokens[k + 1].lower in ("about", "of", "regarding") and marks[k + 2] != "CD"


@cache
def _untrue() -> frozenset[str]:
    return frozenset(table("cues")["stance"]["baseless"].split())


def _told_object(marks: Sequence[str], k: int) -> bool:
    """Say whether a form behind a noun has an object of its own: "the mayor told them", "the mayor recently put it"."""
    subject = k - 2 if k > 1 and marks[k - 1] == "RB" else k - 1
    return subject >= 0 and marks[subject] in _NOUNS and k + 1 < len(marks) and marks[k + 1] in ("DT", "PRP$", "PRP")


def _disagrees(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a bare form cannot be the verb of one name before it: "Tarn College associate professor"."""
    if k + 1 >= len(marks) or marks[k + 1] not in ("NN", "NNS") or tokens[k].lower in cue_words():
        return False
    return not any(marks[j] in ("CC", "NNPS", "NNS") for j in range(max(0, k - 4), k))


def _only_noun_follows(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a past form is a modifier: "the Norwegian armed forces"."""
    return k + 1 < len(tokens) and marks[k + 1] in ("NN", "NNS") and tokens[k].lower not in cue_words()


def _heads_a_phrase(tokens: Sequence[Token], marks: Sequence[str], k: int) -> bool:
    """Say whether a cue noun stands where only a noun can: "Allegations of", "contrary to claims that"."""
    after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
    if k == 0 or (marks[k - 1] in ("TO", "IN") and tokens[k - 1].lower not in ("that", "to")):
        return after in ("of", "that", "for", "about", "by", "regarding", "concerning", "from")
    if marks[k - 1] == "TO":
        return after in ("of", "that") and tokens[k].lower.endswith("s")
    return marks[k - 1] in ("DT", "PRP$", "POS") and (
        after in ("of", "that", "for", "about", "by") or after.endswith("ing")
    )


_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_VERBAL = frozenset({"VBD", "VBN", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def _bind_hyphens(part: Sequence[Token], marks: list[str]) -> None:
    """Tag dashes without a blank on either side as parts of a word: "a 31-vehicle convoy", "30–40,000"."""
    for k in range(1, len(part) - 1):
        mark = part[k].text
        if mark not in ("-", "–"):
            continue
        near = part[k - 1].text[-1:] + part[k + 1].text[:1]
        glued = part[k - 1].end == part[k].start and part[k].end == part[k + 1].start
        if glued and (mark == "-" or (mark == "–" and any(map(str.isdigit, near)))):
            marks[k] = "HYPH"


def _names_whose(words: Sequence[str]) -> bool:
    """Say whether a "per" may name a speaker: "as per the ministry", ", per the hospital", not "per cent"."""
    return any(word == "per" and (not k or words[k - 1] in ("as", ",")) for k, word in enumerate(words))


def _unit(
    tokens: Sequence[Token],
    folded: dict[int, Quotation],
    within: tuple[int, int],
    block: int,
    kind: BlockKind,
    tagger: Tagger,
) -> Unit:
    begin, end = within
    part = list(tokens[begin:end])
    gate = cue_words()
    lower = [token.lower for token in part]
    heard = not gate.isdisjoint(lower) or ("per" in lower and _names_whose(lower))
    if heard:
        # "further wrote", "a more general reply": a comparing adverb stands where any adverb does
        plain = ("RB" if tag == "RBR" else tag for tag in tagger(part))
        marks = [QUOTE if begin + k in folded else tag for k, tag in enumerate(plain)] if folded else list(plain)
        with_lists_tagged(part, marks)
        _bind_hyphens(part, marks)
        _repair(part, marks)
        repair_verbs(part, marks)
    else:
        # nothing here can be a cue, so the tags are never asked for; only folded quotations and marks matter
        marks = [
            QUOTE if begin + k in folded else token.text if len(token.text) == 1 else "" for k, token in enumerate(part)
        ]
    return Unit(part, marks, {k - begin: q for k, q in folded.items() if begin <= k < end}, block, kind, (), not heard)
