"""Pair what is alleged with who denies or affirms it, across documents and wordings.

1. Propositions come together by family (closing, firing, mines …), by what they are about (a road, supplies, a visit)
   and by the names in it, and by the side that is said to do it. A name left out joins where only one group is open.
2. Plain statements without an agent count as allegations only against a side that is not the speaker's own.
3. A denial is what the words deny. Where it speaks of less than is alleged, its note says so: of a stronger word
   ("closing" where hindering is alleged), of other people than the accused, or with a limiting word.
4. Contents denied without any known predicate pair with assertions that share most of their words.
5. They also answer the other side's plain sentence that says them (`plain_statements`), else one in other words (`other_words`).
6. A breach is answered by the words by which the accused is said to keep to the same undertaking (`compliance`).
7. A plain negated clause meets the plain sentence of another voice that says the contrary (`contraries`).
8. A state meets the contrary state of one thing in another voice (`opposite_states`), and a clause the other side of its class of
   predicates ("was turned back", "is free to cross": `contrary_frames`).
9. Who grants what another alleges ("We acknowledge that …") affirms it (`affirmations`).
10. Where the accused names another cause, that answers what is alleged, as its note says (`causes`).
11. Who had no ship or aircraft there that day denies a part in what one is said to have done (`absences`); a denial in so many
   words that meets nothing of its family is read in its own words (`denied_deeds`).
12. A denial of the allegations as a whole denies none of them; it is kept beside what is alleged of who says so (`general_by`).
13. A denial of another day, place, thing or doer than all that is alleged, or of the future, is taken out again (`answers_apart`).
14. What a reply denies in whatever form is held last against the deed that another tells, by verb, thing and doer (`plain_replies`).
Silence is no denial: an allegation that nobody answers stays without a reply.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.absences import with_absences
from countersay.linking.affirmations import affirmed_in, marked, with_affirmations
from countersay.linking.answers_apart import without_answers_apart
from countersay.linking.causes import with_causes
from countersay.linking.compliance import with_compliance
from countersay.linking.contraries import with_contraries
from countersay.linking.contrary_frames import with_contrary_frames
from countersay.linking.denied_deeds import with_denied_deeds
from countersay.linking.opposite_states import with_opposite_states
from countersay.linking.other_words import told_in_other_words
from countersay.linking.plain_replies import with_plain_replies
from countersay.linking.plain_sentences import Voices
from countersay.linking.plain_statements import counterparts
from countersay.linking.question_items import PRONOUNS, Item, content, make_item, mentions_in, overlap
from countersay.linking.questions import grouped, grouped_statements, thing
from countersay.linking.sides import Sides
from countersay.model import (
    Allegation,
    Attribution,
    Commitment,
    Document,
    Name,
    Party,
    Proposition,
    Utterance,
    identify,
)

_BRIEF = 8  # words
_TOPIC = 16  # words: a bound in characters would depend on the length of a party's name


def link_allegations(
    propositions: Sequence[Proposition],
    documents: Sequence[Document],
    sides: Sides,
    names: Sequence[Name] = (),
    parties: Sequence[Party] = (),
    attributions: Sequence[Attribution] = (),
    commitments: Sequence[Commitment] = (),
) -> tuple[Allegation, ...]:
    """Return the answered allegations, then the others, each part by date and place of the first words; input in any order.

    `attributions` tell of plain sentences whose words they are (rule 5); `commitments` are settled (rule 6).
    """
    at = mentions_in(names)
    attributions = Voices(attributions)
    order = sorted(documents, key=lambda d: (d.issued.value if d.issued else "~", d.path, d.id))
    rank = {document.id: number for number, document in enumerate(order)}
    items = [make_item(row, sides, at) for row in sorted(propositions, key=lambda row: _place(row, rank))]
    items = marked(items, order)
    labels = {party.id: party.label for party in parties}
    negations = [item for item in items if item.family == "negation"]
    general = [item for item in items if item.family == "general"]
    groups = grouped([item for item in items if item.family not in ("statement", "negation", "general")])
    affirmed = affirmed_in(order, attributions, sides)
    statements = grouped_statements([item for item in items if item.family == "statement"])
    whole, told = _with_plain(statements, affirmed, order, attributions, sides, at)
    groups = [*with_compliance(_answered(groups, whole), commitments, order, sides), *whole]
    groups = with_denied_deeds(groups, order, attributions, sides, at)
    groups = with_contraries(groups, [*negations, *_of_nothing(whole)], order, attributions, sides, at)
    groups = with_opposite_states(groups, order, attributions, sides, at)
    groups = with_contrary_frames(groups, order, attributions, sides, at)
    groups = with_plain_replies(groups, order, attributions, sides)
    groups = with_affirmations(groups, affirmed, told, order, attributions, sides)
    groups = with_absences(groups, order, attributions, sides)
    groups = without_answers_apart(with_causes(groups, order, attributions, sides), order, sides)
    made = [(group, row) for group in groups for row in _allegation(group, labels)]
    found = {row.id: (_place(group[0].row, rank), _with_general(row, group, general, rank)) for group, row in made}
    return tuple(row for _, row in sorted(found.values(), key=lambda pair: (pair[1].reply, pair[0], pair[1].id)))


def _with_plain(
    whole: Sequence[list[Item]],
    affirmed: Sequence[Item],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
    at: Mapping[str, list[tuple[int, int, str, str]]],
) -> tuple[list[list[Item]], list[list[Proposition]]]:
    """Add to each group what plain sentences of others say of the matter that is denied.

    Return also what they say in other words of each matter that is affirmed: the texts are read once for both.
    """
    denials = [item for group in whole for item in group if item.row.act == "denies" and item.row.explicit]
    plain = counterparts(denials, documents, attributions, sides) if denials else []
    unmet = [item for item, rows in zip(denials, plain, strict=True) if not rows]
    other = told_in_other_words([*unmet, *affirmed], documents, attributions, sides)
    by_denial = {id(item): rows for item, rows in zip(denials, plain, strict=True)}
    by_denial |= {id(item): rows for item, rows in zip(unmet, other[: len(unmet)], strict=True)}
    rank = {document.id: number for number, document in enumerate(documents)}
    out = []
    for group in whole:
        rows = {(row.document, row.start): row for item in group for row in by_denial.get(id(item), ())}
        added = [make_item(row, sides, at) for row in rows.values() if not any(overlap(row, i.row) for i in group)]
        out.append(sorted([*group, *added], key=lambda item: _place(item.row, rank)))
    return out, other[len(unmet) :]


def _of_nothing(whole: Sequence[list[Item]]) -> list[Item]:
    """Return the denials of existence that met nothing, to be held against sentences that put the deed in a verb."""
    return [
        replace(item, row=replace(item.row, family="negation", explicit=False), family="negation")
        for group in whole
        if not any(item.alleges for item in group)
        for item in group
        if item.row.predicate.startswith("no ")
    ]


def _answered(groups: Sequence[list[Item]], whole: Sequence[list[Item]]) -> list[list[Item]]:
    """Add "rejects the allegations of Keld regarding the town" to what Keld alleges of the town, where that is one thing."""
    out = [list(group) for group in groups]
    known = _alleged_words(groups)
    for statements in whole:
        reported = {i.row.start: i.voice for i in statements if i.row.act == "reports"}
        for denial in (item for item in statements if item.row.act == "denies"):
            voice, words = reported.get(denial.row.start), content(denial.row.predicate)
            if voice is None or not words or len(denial.row.predicate.split()) > _BRIEF:
                continue
            meant = sorted({at for at, said in known.get((voice, min(words)), ()) if words <= said})
            if len(meant) == 1:
                group = out[meant[0]]
                row = replace(denial.row, predicate=f"allegations regarding {denial.row.predicate}")
                group.append(replace(denial, row=row, family=group[0].family))
    return out


def _alleged_words(groups: Sequence[list[Item]]) -> Mapping[tuple[str, str], list[tuple[int, frozenset[str]]]]:
    """Return groups by who alleges and a word of what it is alleged of, each with all its words."""
    known: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = {}
    for at, group in enumerate(groups):
        for item in group:
            if item.alleges and item.voice is not None and item.row.object is not None:
                said = content(item.row.object.text)
                for word in said:
                    known.setdefault((item.voice, word), []).append((at, said))
    return known


def _place(row: Proposition, rank: Mapping[str, int]) -> tuple[int, int, int, str, str, str]:
    """Earlier documents first, then by position."""
    return rank.get(row.document, len(rank)), row.start, row.end, row.act, row.predicate, row.speaker or ""


def _allegation(group: Sequence[Item], labels: Mapping[str, str]) -> Iterable[Allegation]:
    """Make the row of a group, or none where nothing is alleged that names who or is answered."""
    against = next((item.agent for item in group if item.agent), None)
    denied = [item for item in group if not item.alleges]
    alleged, affirmed = _sorted_out(group, against, denied)
    denied = [item for item in denied if item.row.explicit or not _is_own(item, against, alleged)]
    if not alleged and not any(item.row.explicit for item in denied):
        return  # plain statements that nobody contradicts, or negations that nobody alleges
    statement = group[0].family == "statement"
    if statement and not denied and not affirmed and not any(item.row.explicit for item in alleged):
        return
    if statement and not alleged and all(item.row.predicate.startswith("no ") for item in denied):
        return  # "There was no rain": nobody said that there was
    if not denied and all(item.row.predicate in _neutral() and not item.row.explicit for item in alleged):
        return
    topic = _topic(alleged or denied, against, labels)
    kept = {id(item) for item in (*alleged, *denied)}
    first = next(item.row for item in group if id(item) in kept)
    yield Allegation(
        id=identify("al", first.document, first.start, first.end, first.family, against or ""),
        topic=topic,
        alleged_by=_utterances(alleged),
        denied_by=_utterances(denied, alleged),
        affirmed_by=_utterances(affirmed, against=against),
        reply="in_corpus" if denied or affirmed else "none_in_corpus",
        kind=group[0].family,
    )


def _with_general(
    row: Allegation, group: Sequence[Item], general: Sequence[Item], rank: Mapping[str, int]
) -> Allegation:
    """Add what the accused said later of the allegations as a whole, where he has not denied this one."""
    against = next((item.agent for item in group if item.agent), None)
    if not general or against is None or ":" in against or any(voice.side == against for voice in row.denied_by):
        return row
    first = min((rank.get(voice.document, 0) for voice in row.alleged_by if voice.side != against), default=None)
    said = [item for item in general if item.voice == against and first is not None and rank[item.row.document] > first]
    return replace(row, general_by=_utterances(said)) if said else row


def _is_own(denial: Item, against: str | None, alleged: Sequence[Item]) -> bool:
    """Say whether who alleges it says so himself: "the road was open last year"."""
    if denial.voice is None or denial.voice == against:
        return False
    return any(item.voice == denial.voice and item.row.speaker == denial.row.speaker for item in alleged)


def _sorted_out(group: Sequence[Item], against: str | None, denied: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Part what is alleged from what the accused side itself affirms; agentless words of its own side are neither."""
    deniers = {item.voice for item in denied}
    alleged: list[Item] = []
    affirmed: list[Item] = []
    thirds: list[Item] = []
    for item in group:
        if not item.alleges:
            continue
        if item.row.answer == "affirmed" and _grants(item, group, against):
            affirmed.append(item)
            continue
        own = item.voice is not None and item.voice == against
        named = item.row.agent is not None and not own
        other = not own and item.voice not in deniers and (against is not None or deniers)
        # a third's own words count only beside a denial: "the patrols were turned back", a monitor reports
        other = other or _is_told_of_others(item, denied)
        other = other and (item.voice is not None or (bool(deniers) and item.row.act == "alleges"))
        if item.row.act == "alleges" and own and item.row.agent is not None:
            affirmed.append(item)
        elif item.row.explicit or item.family == "statement" or named or other or _wrong_by_itself(item):
            alleged.append(item)
        elif (
            item.row.act == "alleges" and item.voice is None and item.row.agent is None and item.row.object is not None
        ):
            thirds.append(item)
    # what a side alleges of the other, a third who takes no side may affirm without saying by whom
    if against is not None and any(item.voice is not None and item.voice != against for item in alleged):
        affirmed += [item for item in thirds if any(_same_thing(item, other) for other in alleged)]
    return alleged, affirmed


def _is_told_of_others(item: Item, denied: Sequence[Item]) -> bool:
    """Say whether a named voice of no side says it, not of himself, and another denies it in the same document."""
    row = item.row
    if row.speaker is None or row.act != "alleges" or item.voice is not None:
        return False
    if row.agent is not None and row.agent.text.split()[0].lower() in ("we", "our", "i", "my"):
        return False
    last = row.speaker.split()[-1]
    return any(one.row.document == row.document and (one.row.speaker or "").split()[-1:] != [last] for one in denied)


def _grants(item: Item, group: Sequence[Item], against: str | None) -> bool:
    """Say whether somebody of another side or of none alleges what an item grants."""
    others = [one for one in group if one.alleges and one.row.answer != "affirmed"]
    if item.voice is not None and item.agent not in (None, item.voice):
        return False  # "confirmed that Alm shelled the mill" holds it against Alm
    return any(one.voice != item.voice or (one.voice is None and one.row.speaker != item.row.speaker) for one in others)


def _same_thing(third: Item, alleged: Item) -> bool:
    """Say whether a third speaks of the very thing: the noun is one, or a name in what is closed or seized."""
    if third.family in ("breach", "unlawful", "omission", "military", "misuse"):
        return False
    one, other = third.row.object, alleged.row.object
    if one is None or other is None:
        return False
    if one.text.casefold() == other.text.casefold() or (thing(one) is not None and thing(one) == thing(other)):
        return True
    return third.family in ("access", "abduction") and bool(third.atoms & alleged.atoms)


def _wrong_by_itself(item: Item) -> bool:
    """Say whether a party's own words tell of a wrong without saying whose: "the crossing was sealed", "illegal mining"."""
    ours = item.voice is not None and not item.voice.startswith("country:")
    return ours and item.row.act == "alleges" and item.row.agent is None and item.family in _wrongs()


@cache
def _wrongs() -> frozenset[str]:
    return frozenset(table("allegations")["words"]["wrongs"])


@cache
def _neutral() -> frozenset[str]:
    return frozenset(table("allegations")["neutral"]["predicates"])


def _utterances(
    items: Sequence[Item], alleged: Sequence[Item] = (), *, against: str | None = None
) -> tuple[Utterance, ...]:
    found: dict[tuple[str, int, int, str], Utterance] = {}
    for item in items:
        row = item.row
        key = (row.document, row.start, row.end, row.speaker or "")
        side = item.voice if item.voice and not item.voice.startswith("country:") else None
        found.setdefault(
            key,
            Utterance(
                speaker=row.speaker if row.speaker or row.act != "reports" else "not said who",
                document=row.document,
                start=row.start,
                end=row.end,
                side=side,
                what=_what(row),
                note=_note(item, alleged) if alleged else _unsaid(item, against),
                decisions=row.decisions,
            ),
        )
    return tuple(found.values())


def _unsaid(item: Item, against: str | None) -> str | None:
    """Say of words that affirm what is alleged of a side that they do not tell who did it."""
    return "does not say by whom" if against is not None and item.row.agent is None and item.agent is None else None


def _what(row: Proposition) -> str | None:
    if row.family == "statement" and not row.predicate.startswith("allegations regarding "):
        return None
    parts = [row.predicate]
    if row.object is not None:
        parts.append(_short(row.object.text))
    if row.agent is not None:
        parts.append("by " + _short(row.agent.text))
    return " · ".join(parts)


def _short(text: str, limit: int = 10) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= limit else " ".join(words[:limit]) + " …"


_ANSWERS = {
    "doer": "says that another did it",
    "cause": "names another cause",
    "contrary": "says that the contrary was done",
    "will": "says that it was of free will",
    "part": "denies a part in it, not that it was done",
    "head": "is set against it, without a word of denying",
}


_NOBODY = re.compile(r"(?:nobody|no one|none|no|not one|not a single)\b", re.I)


def _note(denial: Item, alleged: Sequence[Item]) -> str | None:
    """Say in words how far a denial falls short of what is alleged; None where it meets it."""
    row = denial.row
    notes = [_ANSWERS[row.answer]] if row.answer in _ANSWERS else []
    below = sorted({(item.row.rank, item.row.predicate) for item in alleged if 0 < item.row.rank < row.rank})
    if below:
        notes.append(f"denies “{row.predicate}”; “{below[0][1]}” is alleged too")
    accused = {item.agent for item in alleged if item.agent}
    if denial.generic and accused and row.agent is not None and not _NOBODY.match(row.agent.text):
        notes.append(f"speaks of {_short(row.agent.text)}")
    said = {word for item in alleged for word in item.row.narrows}
    limits = [word for word in dict.fromkeys(row.narrows) if word not in said]
    if limits:
        notes.append("with the limiting words " + ", ".join(f"“{word}”" for word in limits))
    return "; ".join(notes) or None


@cache
def _labels() -> Mapping[str, str]:
    return {family["name"]: family["label"] for family in table("allegations")["family"]}


def _topic(items: Sequence[Item], against: str | None, labels: Mapping[str, str]) -> str:
    first = items[0]
    if first.family == "statement":
        return _short(first.row.predicate, _TOPIC)
    named = [item for item in items if item.row.object is not None and item.atoms] or [
        item for item in items if item.row.object is not None and item.row.object.text.lower() not in PRONOUNS
    ]
    words = _labels().get(first.family, first.family)
    if named and named[0].row.object is not None:
        words += ": " + _short(named[0].row.object.text)
    if against is not None:
        words += " (said of " + labels.get(against, against.removeprefix("country:")) + ")"
    return words
