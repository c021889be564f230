"""Tell which declared party or country a phrase speaks of, by the user's names and general knowledge, never by guess.

1. "we", "our" and a missing speaker stand for the document's own party, and so does its issuer's name, also cut short.
2. A party's label in the phrase, also without "plc" or "Ltd", or its main word with the ending of an adjective ("Orvessan" for "Republic of Orvessa").
3. A row of the user's gazetteer that names a party.
4. A country, its adjective or its capital: the party of that country, else the country itself.
5. "The company", "the union", "the ministry" where the issuers and labels of one party alone say what it is; a company also
   by the first word of its name, and as operator or employer.
6. The last word of a party's name ("the League" for "Southern League", "League patrols") where no other issuer bears it, and its
   first word alone ("Corvane" for "Corvane Minerals"); "the Government" where one side alone speaks for a state.
7. A person, by the words that introduce him ("Corvane's chief executive, Rolf Dane": `person_sides`), and "the Applicant" before a court.
A phrase that names two sides names none.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from countersay.lexicon.caseless import lowered
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table
from countersay.linking.name_keys import country_of, plain
from countersay.linking.person_sides import bare_name, persons_of, pleaders_of
from countersay.model import Attribution, Document, GazetteerRow, Party
from countersay.noting import noted

_OWN = frozenset({"we", "our", "us", "i", "my", "ours"})
_GENERAL = frozenset(
    [
        "republic",
        "kingdom",
        "state",
        "states",
        "federation",
        "government",
        "ministry",
        "of",
        "the",
        "and",
        "for",
        "joint",
        "united",
        "union",
        "committee",
        "company",
        "council",
        "mission",
        "plc",
        "ltd",
        "inc",
        "group",
        "department",
        "office",
        "national",
        "islamic",
        "people's",
        "democratic",
    ]
)
_ROLES = {
    "union": ("union",),
    "company": ("company", "firm", "plc", "ltd", "limited", "inc", "ag", "gmbh", "corporation", "corp", "llc", "sa"),
    "ministry": ("ministry",),
    "council": ("council",),
    "department": ("department",),
    "association": ("association",),
    "committee": ("committee",),
    "federation": ("federation",),
    "government": ("government", "ministry", "republic", "kingdom", "state"),
}
"""What a party may be called by, with the words of its issuers and label that tell it."""
_FORM = re.compile(r"(?:,? (?:plc|ltd|limited|inc|ag|gmbh|corporation|corp|llc|sa|company|co))+$")
_QUARTERS = frozenset(
    {"north", "northern", "south", "southern", "east", "eastern", "west", "western", "central", "upper", "lower"}
)
_OPPOSED = frozenset({"enemy", "adversary", "opponent", "other side", "opposing side", "opposite side"})
_ENDINGS = ("", "n", "an", "i", "s", "ns", "ans", "is", "ian", "ians", "ish", "ese", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Sides:
    """The declared parties by the words that name them; `known` holds what was found for phrases, which come again and again."""

    labels: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str | None] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    issuers: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)
    persons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pleaders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: dict[str, str | None] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls, documents: Sequence[Document], parties: Sequence[Party] = (), gazetteer: Sequence[GazetteerRow] = ()
    ) -> "Sides":
        """Gather what names the parties.

        >>> Sides.of([], [Party(id="alm", label="Republic of Almia")]).side("the Almian delegation")
        'alm'
        """
        labels = {plain(party.label): party.id for party in parties}
        for party in parties:
            bare = _FORM.sub("", plain(party.label))
            if len(bare) > 3 and bare not in _GENERAL:
                labels.setdefault(bare, party.id)
        stems: dict[str, str] = {}
        for party in parties:
            if re.search(r"\b(?:Republic|Kingdom|State|Federation|Government|Ministry)\b", party.label):
                named = [word for word in re.findall(r"[^\W\d_]{3,}", party.label) if word.lower() not in _GENERAL]
                if len(named) == 1:
                    stems[named[0].lower()] = party.id
            elif re.fullmatch(r"[^\W\d_]{3,}", party.label):
                stems[party.label.lower()] = party.id
        for stem, handle in list(stems.items()):
            # "Velmare": "Velmarian"; a stem that two parties share names neither
            if len(stem) > 5 and stem[-1] in "aeio" and stem[:-1] not in stems:
                if sum(other.startswith(stem[:-1]) for other in stems) == 1:
                    stems[stem[:-1]] = handle
        countries = {country: party.id for party in parties if (country := country_of(party.label))}
        forms = {plain(row.form): row.party for row in gazetteer if row.party}
        own = {d.id: d.party for d in documents}
        issuers = {d.id: plain(d.issuer.label) for d in documents if d.issuer is not None}
        heads, firsts = _short_names(documents, parties)
        bodies = {key: re.split(r" (?:of|for|in|on) ", label)[0].split()[-1] for key, label in issuers.items() if label}
        roles = _roles(documents, parties)
        made = cls(labels, stems, countries, forms, own, roles, issuers, bodies, heads, firsts)
        if not parties:
            return made
        return replace(
            made, persons=persons_of(documents, made.side), pleaders=pleaders_of(documents, made.side), known={}
        )

    def any_declared(self) -> bool:
        """Say whether a party is declared, a document is of one, or a name of the user's list is."""
        return bool(self.labels or self.forms) or any(self.own.values())

    def heard(self, voices: Sequence[Attribution], document: str) -> tuple[str | None, str | None]:
        """Return who speaks in the innermost of the voices over a place that names anybody, and for which side."""
        speaker = next((voice.speaker for voice in reversed(voices) if voice.speaker), None)
        return speaker, self.side(speaker, document) if voices else self.own.get(document)

    def are_meant(self, side: str | None, text: str, document: str) -> bool:
        """Say whether a text names a declared side, by a name or a common noun of its label: "the residents"."""
        if side is None:
            return False
        if any(self.side(word, document) == side for word in re.findall(r"\b[A-Z][\w’']+|\b[Tt]he [a-z]+", text)):
            return True
        said = set(re.findall(r"[a-z]{4,}", text))
        return any(said & set(re.findall(r"[^\W\d_]{4,}", label)) for label, one in self.labels.items() if one == side)

    def side(self, phrase: str | None, document: str | None = None) -> str | None:
        """Return the party's handle, "country:Name" for a country that is no party, or None."""
        if phrase is None or phrase.lower() in _OWN or phrase.lower().startswith(("our ", "we ")):
            return self.own.get(document or "")
        key = plain(phrase)
        if key in _OPPOSED and document is not None:
            # of two declared sides the enemy of one is the other
            own, sides = self.own.get(document), sorted(set(self.labels.values()))
            others = [side for side in sides if side != own]
            return others[0] if own in sides and len(others) == 1 else None
        if key in self.forms:
            return self.forms[key]
        if document is not None and " " in key and f"{self.issuers.get(document, '')} ".startswith(f"{key} "):
            return self.own.get(document)
        if document is not None and phrase[:4].lower() == "the " and key == self.bodies.get(document):
            return self.own.get(document)  # "the Ministry", in what a ministry publishes
        if document is not None and (pleader := self.pleaders.get(document, {}).get(_role(phrase))) is not None:
            return pleader
        if (person := self._person(phrase, document)) is not None:
            return person  # before countries: "Mr Dane" is not of Denmark
        if phrase not in self.known:
            self.known[phrase] = self._named(phrase, key)
        return self.known[phrase]

    def _person(self, phrase: str, document: str | None) -> str | None:
        """Return the side that a person speaks for: by the surname where the document introduces him, else by the whole name."""
        if not self.persons or (name := bare_name(phrase)) is None:
            return None
        here = self.persons.get(document or "", {})
        return here.get(name) or here.get(name.split()[-1]) or self.persons.get("", {}).get(name)

    def _named(self, phrase: str, key: str) -> str | None:
        """Return the side that the words of a phrase name, whichever document it stands in."""
        found = {party for label, party in self.labels.items() if label and label in key}
        words = re.findall(r"[^\W\d_]+(?:['’]s)?", phrase)
        for word in words:
            low = word.lower().removesuffix("'s").removesuffix("’s")
            stems = {low[: len(low) - len(ending)] for ending in _ENDINGS if low.endswith(ending)}
            cut = {
                low[: len(low) - len(ending)]
                for ending in _ENDINGS
                if ending[:1] in ("a", "i") and low.endswith(ending)
            }
            stems |= {stem + vowel for stem in cut for vowel in "aeoy"}  # "Velmarian" of Velmare, "Sonovan" of Sonova
            found |= {self.stems[stem] for stem in stems if stem in self.stems}
        if not found:
            found = {self.countries.get(name, f"country:{name}") for name in _countries(phrase)}
        if not found:
            found = {party for form, party in self.forms.items() if form and re.search(rf"\b{re.escape(form)}\b", key)}
        if not found:
            found = {self.roles[word] for word in [_role(phrase)] if word in self.roles}
        if not found:
            found = self._shortened(phrase)
        return next(iter(found)) if len(found) == 1 else None

    def _shortened(self, phrase: str) -> set[str]:
        """Return the parties whose name a phrase cuts short: "a League patrol", "the Front"; "the Hanseatic League" is another."""
        bare = re.sub(r"['’]s?$", "", phrase)
        if bare in self.firsts:
            return {self.firsts[bare]}
        found = set()
        for match in re.finditer(r"(?:(?<=^)|(?<=\s))[A-Z][^\W\d_]+", phrase):
            before = phrase[: match.start()].split()
            named = bool(before) and before[-1][0].isupper() and before[-1].lower() not in ("the", "a", "an", "this")
            if match[0] in self.heads and not named:
                found.add(self.heads[match[0]])
        return found


def _short_names(documents: Sequence[Document], parties: Sequence[Party]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the last and the first words of names of parties that no other issuer's name holds, each with its party."""
    named: list[tuple[str | None, str]] = [(party.id, party.label) for party in parties]
    named += [(d.party, d.issuer.label) for d in documents if d.issuer is not None]
    holders: dict[str, set[str | None]] = {}
    for party, label in named:
        for word in re.findall(r"[^\W\d_]+", label):
            holders.setdefault(word.lower(), set()).add(party)

    def alone(word: str, party: str) -> bool:
        return word[0].isupper() and len(word) > 3 and word.lower() not in _GENERAL and holders[word.lower()] == {party}

    heads, firsts = {}, {}
    for party, label in named:
        words = re.findall(
            r"[^\W\d_]+", re.split(r",| (?:of|for|in|on|at|to|and) ", re.sub(_FORM.pattern, "", label, flags=re.I))[0]
        )
        if party is None or len(words) < 2 or _countries(label):
            continue
        if alone(words[-1], party):
            heads[words[-1]] = party
        if len(words) == 2 and alone(words[0], party) and words[0].lower() not in _QUARTERS:
            firsts[words[0]] = party
    return heads, firsts


_OWNER = re.compile(r"['’]s\b")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=4_096)
def _role(phrase: str) -> str:
    """The bare word of a phrase such as "the company", "The union's"; empty for any other phrase."""
    words = _HYPHENED.findall(_OWNER.sub("", phrase.lower()))
    return words[1] if len(words) == 2 and words[0] in ("the", "this") else words[0] if len(words) == 1 else ""


def _roles(documents: Sequence[Document], parties: Sequence[Party]) -> dict[str, str]:
    """Return what each party alone may be called by; an issuer without a party that is called so too leaves it open."""
    named: list[tuple[str | None, str]] = [(party.id, party.label) for party in parties]
    named += [(d.party, d.issuer.label) for d in documents if d.issuer is not None]
    found: dict[str, set[str | None]] = {}
    for party, label in named:
        words = set(re.findall(r"[^\W\d_]+", label.lower()))
        for role, signs in _ROLES.items():
            if words & set(signs):
                found.setdefault(role, set()).add(party)
    formed = _formed({label for _, label in named}, documents)
    for party, label in named:
        if _is_business(label, formed):
            found.setdefault("company", set()).add(party)
    alone = {role: who for role, sides in found.items() if len(sides) == 1 and (who := next(iter(sides))) is not None}
    if (company := alone.get("company")) is not None:
        alone |= dict.fromkeys(("operator", "employer"), company)
        firsts = {label.split()[0].lower() for party, label in named if party == company}
        others = {
            word for party, label in named if party != company for word in re.findall(r"[^\W\d_]+", label.lower())
        }
        alone |= {word: company for word in firsts - others - _GENERAL if len(word) > 3}  # "Tarn" for Tarn Paper plc
    return alone


def _is_business(label: str, formed: Collection[str]) -> bool:
    """Say whether a name is a company's: by its last word ("Corvane Minerals"), or written with its form ("Tarn Paper AB")."""
    words = re.findall(r"[^\W\d_]+", label)
    if not words or " of " in label or " for " in label:
        return False
    return words[-1].lower() in table("allegations")["agents"]["businesses"] or lowered(label) in formed


_FORMS = r" (?:plc|Plc|PLC|Ltd|Limited|Inc|AG|GmbH|Corporation|Corp|LLC|SA|S\.A\.|AB|ASA|NV|N\.V\.|Oy|SpA|Pty|BV|KG)\b"
_COMPANY_FORM = re.compile(rf",?{_FORMS}", re.I)
_COMPANY_FORM_BELOW = re.compile(
    _FORMS.replace(r"\b", "").lower() + r"\b"
)  # in lower case: sooner told that none stands


@noted("forms of companies")
def _forms_at(text: str) -> list[int]:
    if _COMPANY_FORM_BELOW.search(lowered(text)) is None:
        return []
    return [match.start() for match in _COMPANY_FORM.finditer(text)]


def _formed(labels: Collection[str], documents: Sequence[Document]) -> frozenset[str]:
    """Return, in lower case, those of some names behind which a document writes the form of a company.

    Names are looked for where a form stands: to look for each in each document grew with the square of an archive.
    """
    wanted = {lowered(label) for label in labels}
    lengths = sorted({len(label) for label in wanted})
    found: set[str] = set()
    for document in documents:
        places = _forms_at(document.text)
        low = lowered(document.text) if places else ""
        for place in places:
            for end in (place, place + 1) if low[place] == "," else (place,):
                found.update(
                    low[end - length : end] for length in lengths if _begins_name(low, end - length, end, wanted)
                )
    return frozenset(found)


def _begins_name(text: str, start: int, end: int, names: Collection[str]) -> bool:
    if start < 0 or text[start:end] not in names:
        return False
    return _is_of_word(text[start]) != (start > 0 and _is_of_word(text[start - 1]))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _countries(phrase: str) -> set[str]:
    """Return the countries named in a phrase by form, adjective, people or capital; one of several words before its parts."""
    known = country_table()
    words = re.findall(r"[^\W\d_]+", phrase)
    found: set[str] = set()
    i = 0
    while i < len(words):
        for length in (4, 3, 2, 1):
            form = " ".join(words[i : i + length])
            name = next(
                (t[form] for t in (known.forms, known.adjectives, known.people, known.capitals) if form in t), None
            )
            if name is not None and i + length <= len(words):
                found.add(name)
                i += length
                break
        else:
            i += 1
    return found
