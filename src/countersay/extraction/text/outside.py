"""Tags from a pipeline that the user has installed, spaCy or Stanza, in place of the built-in tagger.

A pipeline is given by name, `spacy:en_core_web_sm` or `stanza:en`, so that a name is all that travels to worker
processes; each loads it once. It is handed the words as cut here and answers for each of them. Treebank tags are taken
where it has them; else they are made of the parts of speech, features and relations of Universal Dependencies.
Neither library is imported unless it is asked for.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from countersay.errors import SettingsError
from countersay.extraction.text.tagging import mark_tag, tags
from countersay.extraction.text.tokens import Token

Tagger = Callable[[Sequence[Token]], list[str]]
"""Gives a Penn Treebank tag for each token of one sentence; `tagging.tags` is the built-in one."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a pipeline says of a word.

    Attributes:
        tag: of the Penn Treebank, "" if it gives none. part: the universal part of speech ("NOUN").
        features: universal features ("Tense": "Past"). relation: universal relation to the head ("nsubj").
        head: place of the head in the sentence, from 0; its own place for the root.
    """

    tag: str
    part: str = ""
    features: Mapping[str, str] = field(default_factory=dict)
    relation: str = ""
    head: int = 0


class Pipeline(Protocol):
    """Analyses one sentence whose words are known: one `Word` for each token, in their order."""

    def __call__(self, tokens: Sequence[Token]) -> Sequence[Word]:
        """Return what is said of each token."""


_PENN = frozenset(
    [
        *("CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS"),
        *("PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"),
        *("WDT", "WP", "WP$", "WRB"),
    ]
)
_NEAREST = {
    "ADD": "NN",
    "SYM": "NN",
    "AFX": "JJ",
    "GW": "FW",
    "XX": "FW",
    "NIL": "FW",
    "HYPH": ":",
    "NFP": ":",
    "_SP": ":",
}
_PLAIN = {
    "ADJ": "JJ",
    "ADV": "RB",
    "INTJ": "UH",
    "NUM": "CD",
    "CCONJ": "CC",
    "SCONJ": "IN",
    "ADP": "IN",
    "DET": "DT",
    "PUNCT": ":",
    "SYM": "NN",
    "X": "FW",
}
_QUESTIONS = {"DET": "WDT", "PRON": "WP", "ADV": "WRB"}
_MODALS = frozenset(
    ["can", "could", "may", "might", "must", "shall", "should", "will", "would", "ca", "wo", "'ll", "'d"]
)


def tagger_of(name: str | None) -> Tagger:
    """Return the tagger of a named pipeline; the built-in one for None.

    >>> tagger_of(None) is tags
    True

    Raises:
        SettingsError: if the name has another form, or the library or its model is not installed.
    """
    return tags if name is None else _tagger(_loaded(name), name)


@cache
def _loaded(name: str) -> Pipeline:
    library, _, model = name.partition(":")
    if library not in _LOADERS or not model.strip():
        raise SettingsError(
            f"no pipeline is called {name[:200]!r}.",
            code="pipeline-invalid",
            remedy="Write it as spacy:MODEL or stanza:LANGUAGE, such as spacy:en_core_web_sm or stanza:en.",
        )
    try:
        return _LOADERS[library](model)
    except ImportError as error:
        raise SettingsError(
            f"{name} needs {library}, which cannot be imported here.",
            code="pipeline-missing",
            remedy=f"Install it in the same environment: pip install {library}.",
        ) from error
    except (OSError, ValueError, LookupError) as error:
        how = f"python -m spacy download {model}" if library == "spacy" else f"stanza.download({model!r}) in Python"
        raise SettingsError(
            f"{library} has no usable model {model!r}.", code="pipeline-missing", remedy=f"Install it with {how}."
        ) from error


def _tagger(pipeline: Pipeline, name: str) -> Tagger:
    def tagged(tokens: Sequence[Token]) -> list[str]:
        words = pipeline(tokens) if tokens else ()
        if len(words) != len(tokens):
            raise SettingsError(
                f"{name} gave {len(words)} words for {len(tokens)}.",
                code="pipeline-words",
                remedy="Use a pipeline that keeps the words it is given.",
            )
        if tokens and not any(word.tag or word.part for word in words):
            raise SettingsError(
                f"{name} gave no tags.",
                code="pipeline-words",
                remedy="Use a model with a tagger or a morphologizer.",
            )
        return [mark_tag(token.text) or penn(word, token.lower) for token, word in zip(tokens, words, strict=True)]

    return tagged


def penn(word: Word, lower: str) -> str:
    """Return the Penn Treebank tag of a word, `lower` in lower case, from what a pipeline says of it.

    >>> penn(Word("", "VERB", {"VerbForm": "Part", "Tense": "Past"}), "denied"), penn(Word("NNP", "PROPN"), "oslo")
    ('VBN', 'NNP')
    """
    if word.tag in _PENN:
        return word.tag
    if word.tag in _NEAREST:
        return _NEAREST[word.tag]
    has = word.features.get
    if word.part in ("NOUN", "PROPN"):
        return ("NNP" if word.part == "PROPN" else "NN") + (
            "S" if has("Number") == "Plur" and word.part == "NOUN" else ""
        )
    if word.part in ("VERB", "AUX"):
        return _verb(word, lower)
    if has("PronType") in ("Int", "Rel") and word.part in _QUESTIONS and lower != "that":
        return "WP$" if lower == "whose" else _QUESTIONS[word.part]
    if word.part == "PRON":
        return "PRP$" if has("Poss") == "Yes" or word.relation == "nmod:poss" else _pronoun(word, lower)
    if word.part == "DET" and has("Poss") == "Yes":
        return "PRP$"
    if word.part == "PART":
        return "TO" if lower == "to" else "POS" if lower in ("'s", "'") else "RB"
    if word.part in ("ADJ", "ADV") and has("Degree") in ("Cmp", "Sup"):
        return _PLAIN[word.part] + ("R" if has("Degree") == "Cmp" else "S")
    if word.relation == "compound:prt":
        return "RP"
    return _PLAIN.get(word.part, "NN")


def _pronoun(word: Word, lower: str) -> str:
    if word.relation == "expl" and lower == "there":
        return "EX"
    if lower == "that":
        return "WDT" if word.features.get("PronType") == "Rel" else "DT"
    return (
        "PRP"
        if word.features.get("PronType", "Prs") == "Prs"
        else "DT"
        if lower in ("this", "these", "those")
        else "NN"
    )


def _verb(word: Word, lower: str) -> str:
    has = word.features.get
    if word.part == "AUX" and lower in _MODALS:
        return "MD"
    if has("VerbForm") == "Ger" or (has("VerbForm") == "Part" and has("Tense") == "Pres"):
        return "VBG"
    if has("VerbForm") == "Part":
        return "VBN"
    if has("VerbForm") == "Inf" or has("Mood") == "Imp":
        return "VB"
    if has("Tense") == "Past":
        return "VBD"
    return "VBZ" if has("Person") == "3" and has("Number") == "Sing" else "VBP"


def _spacy(model: str) -> Pipeline:
    nlp = importlib.import_module("spacy").load(model)
    doc_type = importlib.import_module("spacy.tokens").Doc

    def analyse(tokens: Sequence[Token]) -> Sequence[Word]:
        doc = doc_type(nlp.vocab, words=[token.text for token in tokens], spaces=_spaces(tokens))
        return [Word(token.tag_, token.pos_, token.morph.to_dict(), token.dep_, token.head.i) for token in nlp(doc)]

    return analyse


def _spaces(tokens: Sequence[Token]) -> list[bool]:
    """Say of each token whether a space follows it."""
    after = [token.start for token in tokens[1:]] + [tokens[-1].end]
    return [token.end < start for token, start in zip(tokens, after, strict=True)]


def _stanza(language: str) -> Pipeline:
    # Nothing is downloaded and no accelerator is used: the same words give the same tags on every machine.
    nlp = importlib.import_module("stanza").Pipeline(
        lang=language,
        processors="tokenize,pos,lemma,depparse",
        tokenize_pretokenized=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )

    def analyse(tokens: Sequence[Token]) -> Sequence[Word]:
        found = [word for sentence in nlp([[token.text for token in tokens]]).sentences for word in sentence.words]
        return [_stanza_word(word, place) for place, word in enumerate(found)]

    return analyse


def _stanza_word(word: Any, place: int) -> Word:
    pairs = (item.partition("=") for item in (word.feats or "").split("|") if item)
    features = {key: value for key, _, value in pairs}
    return Word(word.xpos or "", word.upos or "", features, word.deprel or "", word.head - 1 if word.head else place)


_LOADERS: Mapping[str, Callable[[str], Pipeline]] = {"spacy": _spacy, "stanza": _stanza}
