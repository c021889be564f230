"""Pairs of figures that nearly compare: what stopped them, and what the user could write to unlock them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from countersay.model import BlockedPair, Document, Record, identify
from countersay.noting import is_so
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import Mode
from countersay.reconciliation.ground import Topics, rests
from countersay.reconciliation.grouping import Group, Pairs, are_apart, plain_interval, same_window
from countersay.reconciliation.systems import SeriesSystem

# Pairs with an end known to the month only are tried one by one in series up to this size.
MOST_TRIED = 60
MOST_ALIKE = 12
"""Claims of one window of which pairs set apart by their words are told."""
_WORTH_KEEPING = 6  # claims of one window; of fewer it is asked again sooner than known by a digest


def blocked_pairs(
    record: Record,
    groups: Sequence[Group],
    topics: Topics | None = None,
    pairs: Mapping[tuple[str, Mode, str | None], Pairs] | None = None,
) -> tuple[BlockedPair, ...]:
    """Return the blocked pairs of all groups and of links that are unsure, by the places of their figures.

    With `topics`, pairs of other values for the same days that clauses set apart in words of their own are among them;
    `pairs` says which claims of a group are about the same days, where that is known.
    """
    documents = {document.id: document for document in record.documents}
    found = []
    for group in groups:
        if group.mode in ("total", "level"):
            found += _undated(group, documents)
            found += _known_to_the_month(group, documents)
            if topics is not None:
                known = pairs.get((group.series, group.mode, group.unit)) if pairs is not None else None
                windows = same_window(group.claims) if known is None else known.windows
                found += _set_apart(windows, topics, documents)
    for link in record.links:
        if link.kind == "unsure" and len(link.figures) > 1:
            unlock = (
                f"decide whether the series {link.left} and {link.right} count the same: merge them or keep them apart"
            )
            found.append(_blocked(link.figures, link.reason, unlock))
    return tuple(sorted({pair.id: pair for pair in found}.values(), key=lambda pair: (pair.figures, pair.id)))


def _set_apart(
    windows: Iterable[Sequence[Claim]], topics: Topics, documents: Mapping[str, Document]
) -> list[BlockedPair]:
    """Return pairs of claims about the same days that would clash, did each clause not say something of its own."""
    found: list[BlockedPair] = []
    lists = [[claim for claim in every if claim.accuses][:MOST_ALIKE] for every in windows]
    for members in sorted((one for one in lists if one), key=lambda one: one[0].order):
        if len(members) < _WORTH_KEEPING:
            found += _pairs_set_apart(members, topics)
            continue
        own: list[BlockedPair] = []

        def are_none(members: Sequence[Claim] = members, own: list[BlockedPair] = own) -> bool:
            own += _pairs_set_apart(members, topics)
            return not own

        is_so("no clauses set apart", (members, _looked_at(members, topics, documents)), are_none)
        found += own
    return found[:MOST_TRIED]


def _looked_at(members: Sequence[Claim], topics: Topics, documents: Mapping[str, Document]) -> Topics:
    """Return all that is looked at to compare some claims; digests stand for the texts."""
    known = topics.only(members)
    texts = {
        one: documents[one].text_sha256 if one in documents else text for one, text in known.residues.texts.items()
    }
    return replace(known, residues=replace(known.residues, texts=texts))


def _pairs_set_apart(members: Sequence[Claim], topics: Topics) -> list[BlockedPair]:
    found = []
    plain = [(claim, plain_interval(claim)) for claim in members] if len(members) > 1 else []
    for (one, left), (other, right) in combinations(plain, 2):
        if one.asserter == other.asserter or not are_apart(left, right) or topics.rules.apart(one, other) is not None:
            continue
        if rests((one, other), topics) in ("apart", "opposed"):
            reason = f"“{one.figure.text}” and “{other.figure.text}” may count different things: each sentence says more of its own"
            unlock = f"decide whether the figures {one.figure.id} and {other.figure.id} count the same: merge them"
            found.append(_blocked((one.figure.id, other.figure.id), reason, unlock))
    return found


def _blocked(figures: Sequence[str], reason: str, unlock: str) -> BlockedPair:
    return BlockedPair(id=identify("b", reason, *figures), figures=tuple(figures), reason=reason, unlock=unlock)


def _resolved(claim: Claim) -> bool:
    window = claim.figure.window
    return window is not None and window.first is not None and window.last is not None


def _undated(group: Group, documents: dict[str, Document]) -> list[BlockedPair]:
    claims = [claim for claim in group.claims if claim.accuses]
    dated = [claim for claim in claims if _resolved(claim) or (group.mode == "level" and _last_known(claim))]
    if len(dated) == len(claims):
        return []
    known = {claim.figure.id for claim in dated}
    found = []
    for claim in claims:
        if claim.figure.id in known:
            continue
        others = dated or [other for other in claims if other is not claim]
        if not others:
            continue
        reason, unlock = _what_is_missing(claim, documents.get(claim.figure.document))
        found.append(_blocked((claim.figure.id, others[0].figure.id), reason, unlock))
    return found


def _last_known(claim: Claim) -> bool:
    return claim.figure.window is not None and claim.figure.window.last is not None


def _what_is_missing(claim: Claim, document: Document | None) -> tuple[str, str]:
    window = claim.figure.window
    if document is not None and document.issued is None:
        reason = f"“{claim.figure.text}” speaks of a time that depends on its document's date, which is not known"
        return reason, date_line(document)
    if window is None:
        reason = f"“{claim.figure.text}” states no time"
    elif window.first is None:
        reason = f"“{claim.figure.text}” does not say since when"
    else:
        reason = f"“{claim.figure.text}” does not say until when"
    return reason, f"correct the window of the figure {claim.figure.id} (first and last day)"


def date_line(document: Document) -> str:
    """Write the lines of corpus.toml that would date a document."""
    path = document.path.replace("\\", "\\\\").replace('"', '\\"')
    return f'corpus.toml: [documents."{path}"] date = YYYY-MM-DD'


def _known_to_the_month(group: Group, documents: dict[str, Document]) -> list[BlockedPair]:
    """Return pairs that hold together only because an end is known roughly: some of its days would make them clash."""
    claims = [claim for claim in group.claims if claim.accuses and _resolved(claim)]
    if len(claims) > MOST_TRIED or not any(map(_is_rough, claims)):
        return []
    found = []
    for one, other in combinations(claims, 2):
        rough = next((claim for claim in (one, other) if _is_rough(claim)), None)
        if rough is None or _clash((one, other)):
            continue
        if any(_clash(tuple(_settled(claim, late=late) for claim in (one, other))) for late in (False, True)):
            document = documents.get(rough.figure.document)
            reason = f"the last day of “{rough.figure.text}” is known to the month or year only; some days would clash"
            unlock = f"correct the window of the figure {rough.figure.id}"
            if document is not None and len(rough.issued) < 10:
                unlock = date_line(document)
            found.append(_blocked((one.figure.id, other.figure.id), reason, unlock))
    return found


def _is_rough(claim: Claim) -> bool:
    window = claim.figure.window
    return window is not None and window.last_earliest is not None and window.last_earliest != window.last


def _settled(claim: Claim, *, late: bool) -> Claim:
    window = claim.figure.window
    if window is None or window.last_earliest is None:
        return claim
    last = window.last if late else window.last_earliest
    return replace(claim, figure=replace(claim.figure, window=replace(window, last=last, last_earliest=None)))


def _clash(claims: tuple[Claim, ...]) -> bool:
    return SeriesSystem("", claims, totals=True).conflict(range(len(claims))) is not None
