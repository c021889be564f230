"""A pipeline of the user's own tags the words where voices are looked for; without one nothing is imported."""

import subprocess
import sys
import types
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from countersay import Config, Options, examine, find_attributions
from countersay.cli.main import cli
from countersay.errors import SettingsError
from countersay.extraction.text import outside
from countersay.extraction.text.outside import Word, penn, tagger_of
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import Token, tokenize

# A pipeline by the endings of words, in spaCy's terms: `nlp(doc)` gives tokens with tag_, pos_, morph, dep_, head, i.
# Every word it does not know is a noun to it, so that what it says can be told from what the built-in tagger says.
FAKE = """
class Morph(dict):
    def to_dict(self): return dict(self)

class Token:
    def __init__(self, text, i):
        self.text, self.i, self.head = text, i, self
        low = text.lower()
        self.tag_ = TAGS.get(low, "NNP" if text[:1].isupper() and i else "NN" if text[0].isalpha() else ".")
        self.pos_, self.morph, self.dep_ = "", Morph(), "ROOT"

TAGS = {"the": "DT", "said": "VBD", "that": "IN", "two": "CD", "were": "VBD", "shut": "VBN", "gates": "NNS",
        "mills": "NNS", "claims": "NNS"}

class Nlp:
    vocab = object()
    def __call__(self, doc): return doc

class Doc(list):
    def __init__(self, vocab, words, spaces):
        assert len(words) == len(spaces)
        super().__init__(Token(word, i) for i, word in enumerate(words))

def load(name):
    if name not in ("tiny", "short", "blank"):
        raise OSError("[E050] Can't find model")
    return {"tiny": Nlp, "short": Short, "blank": Blank}[name]()

class Short(Nlp):
    def __call__(self, doc): return doc[:-1]

class Blank(Nlp):
    def __call__(self, doc):
        for token in doc: token.tag_ = ""
        return doc
"""


@pytest.fixture
def spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a spaCy-like package where imports of this and of worker processes find it."""
    package = tmp_path / "site" / "spacy"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(FAKE, encoding="utf-8")
    (package / "tokens.py").write_text("from spacy import Doc\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    for name in ("spacy", "spacy.tokens"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    outside._loaded.cache_clear()
    return package


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The harbour master said that two gates were shut.",
            [("The harbour master", "two gates were shut")],
            id="harbour",
        ),
        pytest.param("The miller said that two mills were shut.", [("The miller", "two mills were shut")], id="mills"),
    ],
)
@pytest.mark.usefixtures("spacy")
def test_named_pipeline_tags_the_words(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_attributions(text, pipeline="spacy:tiny")
    assert [
        (one.source[0].text, text[one.content[0].start : one.content[0].end].rstrip(".")) for one in found
    ] == expected


@pytest.mark.usefixtures("spacy")
def test_tags_are_those_of_the_pipeline_and_marks_keep_theirs() -> None:
    words = tokenize("The quickly, two gates")
    assert tagger_of("spacy:tiny")(words) == ["DT", "NN", ",", "CD", "NNS"]
    assert tags(words) != tagger_of("spacy:tiny")(words)


@pytest.mark.parametrize("workers", [1, 2])
def test_examination_carries_the_name_to_every_worker(
    spacy: Path, workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", f"{spacy.parent}:{Path(outside.__file__).parents[3]}")
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (
        ("a", "The harbour master said that two gates were shut."),
        ("b", "The miller said that mills were shut."),
    ):
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    record = examine([folder], Options(config=Config(pipeline="spacy:tiny"), workers=workers))
    assert [one.source[0].text for one in record.attributions if one.source] == ["The harbour master", "The miller"]


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        pytest.param("tiny", "pipeline-invalid", "spacy:MODEL or stanza:LANGUAGE", id="no-library"),
        pytest.param("spacy:", "pipeline-invalid", "spacy:en_core_web_sm", id="no-model"),
        pytest.param("os:path", "pipeline-invalid", "no pipeline is called 'os:path'", id="another-module"),
        pytest.param("spacy:large", "pipeline-missing", "python -m spacy download large", id="model-missing"),
        pytest.param("spacy:short", "pipeline-words", "gave 1 words for 2", id="other-words"),
        pytest.param("spacy:blank", "pipeline-words", "gave no tags", id="no-tags"),
    ],
)
@pytest.mark.usefixtures("spacy")
def test_what_cannot_be_used_is_told_with_what_to_do(name: str, code: str, says: str) -> None:
    with pytest.raises(SettingsError) as told:
        tagger_of(name)(tokenize("Gates shut"))
    assert told.value.code == code
    assert says in str(told.value)


def test_missing_library_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    outside._loaded.cache_clear()
    (tmp_path / "a.txt").write_text("Two mills were shut.\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="pip install stanza"):
        cli(["examine", str(tmp_path), "--out", str(tmp_path / "p"), "--pipeline", "stanza:en"], standalone_mode=False)
    assert not (tmp_path / "p" / "record").exists()


@dataclass
class _Said:
    xpos: str | None
    upos: str
    feats: str | None
    deprel: str
    head: int


@dataclass
class _Stanza:
    """Answers as stanza.Pipeline does: a document of sentences of words, here by universal parts of speech only."""

    asked: dict[str, object] = field(default_factory=dict)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> types.SimpleNamespace:
        known = {
            "the": ("DET", None, "det"),
            "bakers": ("NOUN", "Number=Plur", "nsubj"),
            "nurses": ("NOUN", "Number=Plur", "nsubj"),
            "said": ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "root"),
            "denied": ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "root"),
            "that": ("SCONJ", None, "mark"),
            "wages": ("NOUN", "Number=Plur", "nsubj"),
            "fell": ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "ccomp"),
        }
        words = [_Said(None, *known.get(word.lower(), ("PUNCT", None, "punct")), 0) for word in sentences[0]]
        return types.SimpleNamespace(sentences=[types.SimpleNamespace(words=words)])


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        pytest.param("The bakers said that wages fell.", "The bakers", "asserts", id="bakers"),
        pytest.param("The nurses denied that wages fell.", "The nurses", "denies", id="nurses"),
    ],
)
def test_universal_parts_of_speech_are_enough(
    text: str, source: str, stance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}

    def pipeline(**options: object) -> _Stanza:
        asked.update(options)
        return _Stanza()

    monkeypatch.setitem(sys.modules, "stanza", types.SimpleNamespace(Pipeline=pipeline))
    outside._loaded.cache_clear()
    (found,) = find_attributions(text, pipeline="stanza:en")
    assert (found.source[0].text, found.stance) == (source, stance)
    assert (asked["lang"], asked["download_method"], asked["use_gpu"]) == ("en", None, False)
    outside._loaded.cache_clear()


@pytest.mark.parametrize(
    ("word", "lower", "expected"),
    [
        pytest.param(Word("", "VERB", {"VerbForm": "Part", "Tense": "Past"}), "sunk", "VBN", id="participle"),
        pytest.param(Word("", "VERB", {"VerbForm": "Ger"}), "sinking", "VBG", id="gerund"),
        pytest.param(Word("", "VERB", {"VerbForm": "Inf"}), "sink", "VB", id="infinitive"),
        pytest.param(Word("", "VERB", {"Tense": "Pres", "Person": "3", "Number": "Sing"}), "sinks", "VBZ", id="third"),
        pytest.param(Word("", "AUX", {"VerbForm": "Fin"}), "will", "MD", id="modal"),
        pytest.param(Word("", "ADP", {}, "compound:prt"), "out", "RP", id="particle-by-relation"),
        pytest.param(Word("", "PRON", {}, "nmod:poss"), "their", "PRP$", id="possessive-by-relation"),
        pytest.param(Word("", "PRON", {}, "expl"), "there", "EX", id="there-by-relation"),
        pytest.param(Word("", "PRON", {"PronType": "Rel"}), "that", "WDT", id="relative"),
        pytest.param(Word("", "PART"), "to", "TO", id="to"),
        pytest.param(Word("HYPH", "PUNCT"), "-", ":", id="a-tag-of-ontonotes"),
        pytest.param(Word("ART|IND", "DET"), "the", "DT", id="tags-of-another-set"),
    ],
)
def test_universal_analysis_gives_treebank_tags(word: Word, lower: str, expected: str) -> None:
    assert penn(word, lower) == expected


def test_nothing_is_imported_without_a_name() -> None:
    code = (
        "import sys, countersay; countersay.find_attributions('The mayor said that it rained.');"
        "print(sorted({'spacy', 'stanza'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_double_keeps_to_the_protocol() -> None:
    def pipeline(tokens: Sequence[Token]) -> Sequence[Word]:
        return [Word("NN") for _ in tokens]

    named: outside.Pipeline = pipeline
    assert outside._tagger(named, "double")(tokenize("mills fell.")) == ["NN", "NN", "."]
