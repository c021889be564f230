"""The lexicon of cue words: forms of verbs, nouns and phrases that put words in somebody's mouth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from countersay.lexicon.load import table
from countersay.model.attribution import Stance
from countersay.model.quick import quickly_made

Form = Literal["base", "s", "past", "pp", "ing"]
_VOWELS = "aeiou"


@quickly_made
@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: its frames (letters of `cues.toml`) and what its voice does with the content, by frame group."""

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    stances: tuple[tuple[str, Stance], ...]

    def stance(self, frame: str) -> Stance:
        """Return the stance of the first group that lists `frame` (a letter or a preposition)."""
        return next((s for frames, s in self.stances if frame in frames.split(" ")), self.stances[0][1])


@quickly_made
@dataclass(frozen=True, slots=True)
class Noun:
    """A cue noun ("claim", "calls") and its stance.

    `light` ones count only behind a verb ("voiced concern"), `received` ones where it is told from whom ("word from X that").
    """

    lemma: str
    stance: Stance
    light: bool = False
    received: bool = False


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the cue verbs by lemma, each with the frames of all groups that name it."""
    groups: dict[str, list[tuple[str, Stance]]] = {}
    for group in table("cues")["verbs"]:
        frames = f"{group['frames']} {group.get('prepositions', '')}".strip()
        for word in group["words"].split():
            groups.setdefault(word, []).append((frames, cast(Stance, group["stance"])))
    out = {}
    for lemma, rows in groups.items():
        every = {item for frames, _ in rows for item in frames.split(" ") if item}
        out[lemma] = Verb(
            lemma,
            frozenset(item for item in every if item.isupper()),
            frozenset(item for item in every if not item.isupper()),
            tuple(rows),
        )
    return out


def inflect(lemma: str) -> dict[str, tuple[Form, ...]]:
    """Return the forms of a verb and what each may be.

    >>> inflect("deny")["denied"]
    ('past', 'pp')
    """
    data = table("cues")
    irregular = data["irregular"].get(lemma)
    if irregular:
        s, past, pp, ing = irregular.split()
    else:
        double = lemma in data["spelling"]["doubling"].split()
        stem = lemma + lemma[-1] if double else lemma
        if lemma.endswith("y") and lemma[-2] not in _VOWELS:
            s, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
        elif lemma.endswith("e"):
            s, past = lemma + "s", lemma + "d"
        else:
            s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
            past = stem + "ed"
        pp = past
        ing = lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith(("ee", "ye")) else stem + "ing"
    forms: dict[str, list[Form]] = {}
    kinds: tuple[Form, ...] = ("base", "s", "past", "pp", "ing")
    for word, kind in zip((lemma, s, past, pp, ing), kinds, strict=True):
        forms.setdefault(word, []).append(kind)
    return {word: tuple(found) for word, found in forms.items()}


@cache
def verb_forms() -> Mapping[str, tuple[str, tuple[Form, ...]]]:
    """Return every form of every cue verb with its lemma."""
    out: dict[str, tuple[str, tuple[Form, ...]]] = {}
    for lemma in verbs():
        for word, kinds in inflect(lemma).items():
            if word not in out:
                out[word] = (lemma, kinds)
    return out


@cache
def nouns() -> Mapping[str, Noun]:
    """Return the cue nouns by form."""
    out: dict[str, Noun] = {}
    data = table("cues")
    for kind, section in (
        ("", data["nouns"]),
        ("light", data["light"]["nouns"]),
        ("received", data["received"]["nouns"]),
    ):
        for stance, words in section.items():
            for word in words.split():
                plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
                for form in (word, plural):
                    out.setdefault(form, Noun(word, cast(Stance, stance), kind == "light", kind == "received"))
    return out


@cache
def light_forms() -> frozenset[str]:
    """Return the forms of verbs that say little beside a cue noun ("issued", "voiced")."""
    return frozenset(form for word in table("cues")["light"]["verbs"].split() for form in inflect(word))


@cache
def cue_words() -> frozenset[str]:
    """Return every word without which a sentence holds no cue: the gate before all slower work."""
    return (
        frozenset(verb_forms())
        | frozenset(nouns())
        | frozenset(table("cues")["impersonal"]["adverbs"].split())
        | {"according", ":", "words", "view", "opinion", "protest", "clear"}
        | grammar("given")
        | grammar("siding")
        | grammar("professed")
    )


@cache
def addressed() -> Mapping[str, frozenset[str]]:
    """Return the verbs that name who is asked behind a preposition ("demand from"), each with these prepositions."""
    return {lemma: frozenset(words.split()) for lemma, words in table("cues")["addressees"].items()}


@cache
def particles() -> Mapping[str, str]:
    """Return the verbs that speak only with their particle ("went on"), with it."""
    return dict(table("cues")["particles"])


@cache
def grammar(key: str) -> frozenset[str]:
    """Return one of the closed word lists of the section `grammar`."""
    return frozenset(table("cues")["grammar"][key].split())


@cache
def speaker_words(key: str) -> frozenset[str]:
    """Return one of the word lists of the section `speakers`."""
    return frozenset(table("cues")["speakers"][key].split())


def verb_frames(word: str) -> frozenset[str]:
    """Return the frames of the verb that `word` is a form of; none for other words."""
    entry = verb_forms().get(word)
    return verbs()[entry[0]].frames if entry else frozenset()
