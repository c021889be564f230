"""Verb groups: a cue verb with its auxiliaries, negation and adverbs ("has not yet confirmed", "was said")."""

from dataclasses import dataclass
from typing import Literal

from countersay.extraction.voices.cues import Verb, addressed, grammar, nouns, particles, verb_forms, verbs
from countersay.extraction.voices.folded import Unit
from countersay.model.quick import quickly_made

Shape = Literal["finite", "infinitive", "participle", "passive", "reduced"]

_HAVE = frozenset({"has", "have", "had", "having", "'ve", "'s", "'d"})
_DO = frozenset({"do", "does", "did"})
_NOT = frozenset({"not", "n't", "never", "neither", "nor"})
_AUXILIARIES = grammar("be") | _HAVE | grammar("modal") | _DO
_NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
# Forms that are nearly always verbs whatever the tagger thinks.
_AFTER_REDUCED = frozenset({"in", "on", "at", "after", "before", "from", "with", "since", ",", ".", ""})


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """A cue verb in its group.

    Attributes:
        verb: the lexicon's entry.
        start, head: first token of the group and the verb itself.
        shape: finite, infinitive ("to say"), participle ("saying"), passive ("was said"), reduced ("made by").
        negated: a negation stands in the group. modal: "may", "would" ... or None.
        past: the verb is in a past form.
    """

    verb: Verb
    start: int
    head: int
    shape: Shape
    negated: bool
    modal: str | None
    past: bool


def group_at(unit: Unit, i: int) -> Group | None:
    """Return the verb group whose main verb is token `i`, or None if that is no cue verb."""
    entry = verb_forms().get(unit.lower(i))
    if entry is None:
        return None
    lemma, kinds = entry
    if lemma in particles() and unit.lower(i + 1) != particles()[lemma]:
        return None
    tag = unit.tag(i)
    word = unit.lower(i)
    if word == "writing" and unit.lower(i - 1) == "in":
        return None  # "stated in writing that"
    if word == "adding" and unit.lower(i + 1) == "to":
        return None  # "40 fled, adding to the 31 who had left before"
    if tag in _NOMINAL_TAGS and word not in grammar("sure") and not _verb_after_all(unit, i, kinds):
        return None
    if _attributive(unit, i):
        return None
    start, helpers, negated, to = _helpers(unit, i)
    modal = next((h for h in helpers if h in grammar("modal")), None)
    shape = _shape(unit, i, kinds, helpers, to)
    if shape is None:
        return None
    return Group(verbs()[lemma], start, i, shape, negated, modal, "past" in kinds or "pp" in kinds)


def _attributive(unit: Unit, i: int) -> bool:
    """Say whether a participle stands before its noun: "the alleged closure", "protesting workers", "the said road"."""
    before = unit.tag(i - 1)
    if (
        unit.lower(i) in ("said", "alleged", "proposed")
        and (before in ("DT", "PRP$", "POS", "JJ") or (before == "CC" and unit.tag(i - 2) in ("JJ", "VBN", "VBG")))
        and unit.tag(i + 1) in _NOMINAL_TAGS
    ):
        return True
    if (
        before == "RB"
        and unit.tag(i - 2) in ("DT", "PRP$")
        and unit.tag(i) != "VBD"
        and unit.tag(i + 1) in _NOMINAL_TAGS
    ):
        return True
    if unit.lower(i + 1) in grammar("fates") and any(unit.tag(i - back) == "CD" for back in (1, 2, 3)):
        return unit.tag(i + 2) not in _NOMINAL_TAGS  # "with 54 confirmed dead", "12 people reported missing"
    return (
        unit.tag(i) in ("VBG", "VBN", "JJ")
        and before in ("DT", "PRP$", "POS")
        and unit.tag(i + 1) in _NOMINAL_TAGS | {"CD"}
        and unit.lower(i - 1) not in ("that", "this", "those", "these", "both", "all", "some")
    )


def _verb_after_all(unit: Unit, i: int, kinds: tuple[str, ...]) -> bool:
    """Repair a noun tag: "Minister warns of …" in a headline, "she claims that …"."""
    before, after = unit.tag(i - 1), unit.lower(i + 1)
    if (
        unit.kind == "heading"
        and "s" in kinds
        and i > 0
        and unit.tokens[i].text[0].isupper()
        and before in ("NNP", "NNPS", "NN", "NNS")
    ):
        return unit.tag(i + 1) not in ("IN", "POS", "") and unit.lower(i + 1) not in (
            "in",
            "on",
            "of",
            "over",
            ":",
            ",",
        )
    if "s" in kinds and before in _NOMINAL_TAGS and _closes_quotation(unit, i):
        return True
    if before == "PRP" and unit.lower(i - 1) not in ("it", "you", "her"):
        return "s" in kinds or "past" in kinds or "base" in kinds
    if "s" in kinds and before == "," and i > 3 and after in verbs()[verb_forms()[unit.lower(i)][0]].prepositions:
        # "the guild, true to its word, calls on the firm to"
        return unit.tag(i + 2) in ("NNP", "DT", "NNS", "JJ", "NN") and not any(
            tag in ("VBD", "VBZ", "VBP", "MD") for tag in unit.tags[:i]
        )
    if "s" in kinds and before in ("NN", "NNP") and after in ("on", "upon", "to", "for") and _alone(unit, i):
        return after in verbs()[verb_forms()[unit.lower(i)][0]].prepositions | addressed().get(
            verb_forms()[unit.lower(i)][0], frozenset()
        )
    if "s" in kinds and before == "CC" and after in verbs()[verb_forms()[unit.lower(i)][0]].prepositions:
        # "the firm remains open to talks and calls for a visit"; not "statements and calls for"
        present = any(tag == "VBZ" for tag in unit.tags[max(0, i - 30) : i - 1])
        return present and unit.tag(i - 2) not in ("NNS", "NNPS", "JJ")
    if "s" in kinds and after == "that" and unit.lower(i) not in nouns() and before in ("NN", "NNS"):
        return True
    if unit.tag(i - 2) in ("JJ", "JJS", "RBS", "CD") or unit.lower(i - 2) in ("most", "some", "many", "several"):
        return False
    return "s" in kinds and before in ("NNP", "NNPS") and (after == "that" or unit.tag(i + 1) == "QQ")


def _alone(unit: Unit, i: int) -> bool:
    """Say whether the clause has no other verb: "The ministry appeals to the world to look"; not "union calls for talks failed"."""
    if i > _SUBJECT or any(tag in _FINITE for tag in unit.tags[:i]):
        return False
    for k in range(i + 1, len(unit)):
        if unit.lower(k) in ("that", "which", "who", "as", "where", "whose"):
            return True
        last = unit.tag(k) == "VBN" and unit.lower(k + 1) in (".", "")
        if unit.tag(k) in _FINITE or last:
            return False
    return True


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = 14  # tokens of a subject at most


def _closes_quotation(unit: Unit, i: int) -> bool:
    """Say whether a verb of saying ends its sentence behind a quotation, or a colon stands behind it: "…," the letter reads."""
    verb = verbs()[verb_forms()[unit.lower(i)][0]]
    if "I" not in verb.frames:
        return False
    if unit.lower(i + 1) == ":":
        return i + 2 == len(unit) and i < 8 and unit.tag(i - 1) in ("NNP", "NNPS") and "POS" not in unit.tags[:i]
    return unit.lower(i + 1) in (".", ",", "") and any(k < i and i - k < 8 for k in unit.quotes)


def neither_before(unit: Unit, nor: int) -> int | None:
    """Return the place of "neither" before a "nor" that joins two verbs: "neither confirmed nor denied"."""
    return next((k for k in range(nor - 1, max(-1, nor - 6), -1) if unit.lower(k) == "neither"), None)


def _helpers(unit: Unit, i: int) -> tuple[int, list[str], bool, bool]:
    """Collect auxiliaries to the left of `i`: start, words, negated, and whether "to" opens the group."""
    k = i
    helpers: list[str] = []
    negated = False
    while k > 0 and i - k < 8:
        word, tag = unit.lower(k - 1), unit.tag(k - 1)
        if word == "not" and unit.lower(k) == "only":
            pass  # "not only denies"
        elif word in _NOT:
            negated = negated or word != "nor" or neither_before(unit, k - 1) is not None
        elif word == "may" and unit.tag(k - 2) == "CD":
            break  # "on 3 May denied"
        elif word in _AUXILIARIES and tag != "POS" and not (word == "'s" and tag not in ("VBZ", "MD", "VBD")):
            helpers.append(word)
        elif tag == "TO":
            return k - 1, helpers, negated, True
        elif tag != "RB" and word not in ("earlier", "later", "further"):
            break
        k -= 1
    return k, helpers, negated, False


def _postmodifies(unit: Unit, i: int) -> bool:
    """Say whether a bare participle belongs to the noun before it: another verb follows within the clause."""
    if unit.tag(i) != "VBN" or unit.lower(i + 1) not in _AFTER_REDUCED:
        return False
    for k in range(i + 1, min(len(unit), i + 12)):
        if unit.tags[k] in ("VBD", "VBZ", "VBP", "MD"):
            return True
        if unit.lower(k) == ",":
            return False
    return False


def _shape(unit: Unit, i: int, kinds: tuple[str, ...], helpers: list[str], to: bool) -> Shape | None:
    """Tell the shape of the group from the verb's form and its helpers."""
    nearest = helpers[0] if helpers else None
    be = nearest in grammar("be") and not (
        nearest == "'s" and "ing" not in kinds and "pp" in kinds and unit.tag(i) == "VBD"
    )
    if "ing" in kinds:
        return "finite" if be and not to else "participle"
    if "pp" in kinds and be:
        return "passive"
    if to:
        return "infinitive" if "base" in kinds else None
    if "pp" in kinds and nearest in _HAVE:
        return "finite"
    if "base" in kinds and (nearest in grammar("modal") or nearest in _DO):
        return "finite"
    if "past" in kinds:
        if (
            "pp" in kinds
            and unit.lower(i) not in grammar("sure")
            and (unit.lower(i + 1) == "by" or _postmodifies(unit, i))
            and not (unit.tag(i - 1) == "PRP" and unit.lower(i - 1) != "it")
        ):
            return "reduced"
        return "finite"
    if "pp" in kinds:
        return "reduced"
    if "s" in kinds:
        return "finite"
    if "base" in kinds and unit.tag(i) in ("VBP", "VB", "VBD", "VBZ") and i > 0:
        return "finite"
    return None
