"""Everything the figures say about one another: accusations with proof, what adds up, what moved on.

The checks run in the order of `CHECKS`; their findings are put into canonical order at the end, so that neither the
order of documents nor that of checks can be seen in the result.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from countersay.config import Config
from countersay.lexicon.nouns import is_press
from countersay.memory import paused
from countersay.model import BlockedPair, Finding, Implied, Issue, Record
from countersay.reconciliation.admission import ANSWERED, CORRECTED, Claim, admit, kept_out
from countersay.reconciliation.ages import checked_ages
from countersay.reconciliation.announced_lists import checked_lists
from countersay.reconciliation.answering import Answer
from countersay.reconciliation.answers import answered, answers_of, of_others
from countersay.reconciliation.asked import asked
from countersay.reconciliation.assembling import assemble
from countersay.reconciliation.balances import Balances, balances, without
from countersay.reconciliation.bases import other_bases
from countersay.reconciliation.blocked import blocked_pairs
from countersay.reconciliation.checks import checked_dates
from countersay.reconciliation.clashes import Linked
from countersay.reconciliation.compounds import compounds
from countersay.reconciliation.constraints import Mode, is_average
from countersay.reconciliation.corrections import corrected, corrections
from countersay.reconciliation.counterparts import counterparts
from countersay.reconciliation.crowds import are_of_one_crowd, crowds
from countersay.reconciliation.cut_ranges import cut_issues
from countersay.reconciliation.echoes import definitions, levels, refinements, repetitions, scopes, spreads
from countersay.reconciliation.editions import edition_revisions
from countersay.reconciliation.event_accounts import differing_accounts
from countersay.reconciliation.event_dates import checked_events
from countersay.reconciliation.event_orders import checked_orders
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.grouping import Group, Pairs, group_claims, set_aside
from countersay.reconciliation.implied import RangesOf, implied_facts, left_between, ranges_of
from countersay.reconciliation.lengths import checked_lengths
from countersay.reconciliation.matters import Matter, Settle, Settled, matters_of, search_issue
from countersay.reconciliation.multiples import multiples
from countersay.reconciliation.one_paper import of_several_matters
from countersay.reconciliation.partitions import linked_growth, time_sums
from countersay.reconciliation.passages import (
    find_shares,
    find_wholes,
    share_clashes,
    whole_clashes,
)
from countersay.reconciliation.products import products
from countersay.reconciliation.ranking import accused_once, rank
from countersay.reconciliation.relations import linked_series, pair_relations, passage_sums, series_relations, unfolded
from countersay.reconciliation.rule_pairs import ruled_apart
from countersay.reconciliation.since_days import checked_states
from countersay.reconciliation.stretches import checked_stretches
from countersay.reconciliation.subcounts import subcounts
from countersay.reconciliation.sums import sums
from countersay.reconciliation.superlatives import superlatives
from countersay.reconciliation.tables import table_sums
from countersay.reconciliation.tallies import tallies
from countersay.reconciliation.told_lengths import told_lengths
from countersay.reconciliation.trends import trends
from countersay.reconciliation.wording import with_readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What reconciling found, each table in canonical order."""

    findings: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    blocked: tuple[BlockedPair, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A record laid out for the checks."""

    record: Record
    config: Config
    claims: tuple[Claim, ...]
    groups: tuple[Group, ...]
    pairs: Mapping[tuple[str, Mode, str | None], Pairs]
    texts: Mapping[str, str]
    topics: Topics
    corrections: tuple[tuple[Claim, Claim], ...] = ()
    answers: tuple[Answer, ...] = ()
    balances: Balances = field(default_factory=Balances)
    settle: Settle

    def admitted(self, group: Group) -> tuple[Claim, ...]:
        """Return the claims of a group that may stand in a sum that accuses."""
        aside = self.pairs[group.series, group.mode, group.unit].aside
        if not aside:
            return tuple([claim for claim in group.claims if claim.accuses])
        return tuple([claim for claim in group.claims if claim.accuses and claim.figure.id not in aside])


def reconcile(
    record: Record, config: Config, settle_all: Settle | None = None, ranges: RangesOf = ranges_of
) -> Reconciliation:
    """Compare the figures of a record whose documents, figures, series, links, attributions and timexes are filled.

    The result depends on the content alone, not on the order of the record's tables, nor on where `settle_all` has the
    series searched, None for here, and `ranges` has what they leave open worked out.
    """
    with paused(keeping=True):
        return _reconciled(record, config, settle_all, ranges)


def unfold(finding: Finding, record: Record) -> tuple[Finding, ...]:
    """Tell one by one the updates, or repetitions, that a finding tells of very many claims; else return it alone.

    >>> unfold(Finding(id="k-1", relation="repetition", kind="same-window"), Record())[0].id
    'k-1'
    """
    bench = laid_out(record, Config())
    for group in bench.groups:
        if any(claim.figure.id in finding.figures[:1] for claim in group.claims):
            return tuple(unfolded(finding, group, bench.pairs[group.series, group.mode, group.unit]))
    return (finding,)


def left_open(record: Record, series: str, first: date, last: date) -> Implied | None:
    """Work out what the claims of a series leave open for any days, with its certificates.

    None if nothing follows for these days, or the claims clash in so many ways that no range was worked out.
    """
    bench = laid_out(record, Config())
    for group in bench.groups:
        if group.series == series and group.mode == "total":
            fact = left_between(series, bench.admitted(group), first, last)
            if fact is not None:
                return fact
    return None


def laid_out(record: Record, config: Config, settle_all: Settle | None = None) -> Bench:
    """Lay out a record for the checks."""
    texts = {document.id: document.text for document in record.documents}
    claims = admit(record)
    replaced = corrections(claims, texts)
    if any(former.figure.document != later.figure.document and is_press(later.issuer) for former, later in replaced):
        topics = Topics.of(record, claims)
        replaced = [pair for pair in replaced if not of_several_matters(pair, topics)]
    claims = kept_out(claims, {former.figure.id for former, _ in replaced}, CORRECTED)
    answers = answers_of(claims, texts)
    claims = kept_out(claims, of_others(answers, claims), ANSWERED)
    groups = group_claims(record, claims)
    return Bench(
        record=record,
        config=config,
        claims=claims,
        groups=groups,
        pairs={(group.series, group.mode, group.unit): set_aside(group, texts) for group in groups},
        texts=texts,
        topics=Topics.of(record, claims),
        corrections=tuple(replaced),
        answers=tuple(answers),
        balances=balances(claims, texts),
        settle=settle_all or settle_here,
    )


def _reconciled(record: Record, config: Config, settle_all: Settle | None, ranges_of_one: RangesOf) -> Reconciliation:
    bench = laid_out(record, config, settle_all)
    claims, groups, texts = bench.claims, bench.groups, bench.texts
    findings, stopped = _series_clashes(bench)
    findings += [finding for check in CHECKS for finding in check(bench)]
    findings = _beside(bench, findings)
    findings += differing_accounts(record, claims, findings)
    findings += asked(claims, bench.topics, record.timexes, findings)
    findings += compounds(claims, bench.topics, record.timexes)
    order = {claim.figure.id: claim.order for claim in claims}
    totals = [(group, bench.admitted(group)) for group in groups if group.mode == "total"]
    ranges = implied_facts(totals, ranges_of_one)
    findings += trends([members for _, members in totals], ranges.facts, texts)
    findings += superlatives([members for _, members in totals], ranges.facts, texts, record.timexes)
    findings = _of_one_matter(findings, bench)
    ranked = sorted({finding.id: finding for finding in findings}.values(), key=lambda finding: rank(finding, order))
    return Reconciliation(
        findings=tuple(map(with_readings, accused_once(ranked))),
        implied=ranges.facts,
        blocked=blocked_pairs(record, groups, bench.topics, bench.pairs),
        issues=(*stopped, *cut_issues(ranges.left, ranges.cut, ranges.clashing)),
    )


_MOVED_ON = frozenset({"revision", "later_update", "refinement"})


def _of_one_matter(findings: Sequence[Finding], bench: Bench) -> list[Finding]:
    """Leave out what a paper's texts on several matters would have moved on: one firm's profit replaces no other's."""
    by_id = {claim.figure.id: claim for claim in bench.claims if is_press(claim.issuer)}
    if not by_id:
        return list(findings)
    by_id |= {claim.figure.id: claim for claim in bench.claims}

    def apart(one: Finding) -> bool:
        if one.relation not in _MOVED_ON:
            return False
        claims = [by_id[figure] for figure in one.figures if figure in by_id]
        return len(claims) > 1 and of_several_matters(claims, bench.topics)

    return [one for one in findings if not apart(one)]


def _series_clashes(bench: Bench) -> tuple[list[Finding], tuple[Issue, ...]]:
    matters: list[Matter] = []
    parts = _linked_parts(bench)
    for group in bench.groups:
        linked = parts.get((group.series, group.unit), []) if group.mode == "total" else []
        matters += matters_of(group, bench.admitted(group), linked, bench.config, bench.topics)
    every = list(bench.settle(matters))
    labels = {series.id: series.label for series in bench.record.series}
    cut = [
        search_issue(labels.get(matter.group.series, ""), len(matter.claims), one.unsearched)
        for matter, one in zip(matters, every, strict=True)
        if one.unsearched
    ]
    return [finding for one in every for finding in one.findings], tuple(cut)


def settle(matter: Matter) -> Settled:
    """Search one matter for clashes."""
    with paused():
        case = matter.case()
        clashes = (one for one in case.search() if not are_of_one_crowd(one.claims, matter.topics.residues.texts))
        found = tuple(assemble(clash, matter.config) for clash in clashes)
        return Settled(found, case.effort.unsearched)


def settle_here(matters: Sequence[Matter]) -> Iterator[Settled]:
    """Search matters one after the other, in this process."""
    return map(settle, matters)


def _linked_parts(bench: Bench) -> dict[tuple[str, str | None], list[Linked]]:
    """For each series, the claims of those series that count a part of what it counts."""
    by_series: dict[str, dict[str | None, list[Claim]]] = defaultdict(dict)
    lefts = {link.left for link in bench.record.links if link.kind == "subset"}
    for group in bench.groups if lefts else ():
        if group.mode == "total" and group.series in lefts:
            members = [claim for claim in bench.admitted(group) if not is_average(claim.figure)]
            by_series[group.series][group.unit] = members
    found: dict[tuple[str, str | None], list[Linked]] = defaultdict(list)
    for link in sorted(bench.record.links, key=lambda link: (link.right, link.left, link.id)):
        if link.kind != "subset":
            continue
        for unit, members in by_series.get(link.left, {}).items():
            found[link.right, unit] += [Linked(claim, link.left) for claim in members]
    return found


def _passage_clashes(bench: Bench) -> list[Finding]:
    wholes, shares = find_wholes(bench.claims, bench.texts), find_shares(bench.claims, bench.texts)
    clashes = [clash for whole in wholes for clash in whole_clashes(whole)]
    clashes += [clash for share in shares for clash in share_clashes(share)]
    clashing = {frozenset(claim.figure.id for claim in clash.claims) for clash in clashes}
    found = [*(assemble(clash, bench.config) for clash in clashes), *passage_sums(wholes, shares, clashing)]
    found += [*(assemble(clash, bench.config) for clash in bench.balances.clashes), *bench.balances.findings]
    times, held = multiples(bench.claims, bench.texts)
    more, come_out = products(bench.claims, bench.texts)
    return [*found, *(assemble(clash, bench.config) for clash in (*times, *more)), *held, *come_out]


def _pairs(bench: Bench) -> list[Finding]:
    """Report what the figures of one series say to one another, then the echoes of all that these do not hold yet."""
    found = [finding for group in bench.groups for finding in _pairs_of(bench, group)]
    return [*found, *_echoes(bench, found)]


def _pairs_of(bench: Bench, group: Group) -> list[Finding]:
    pairs = bench.pairs[group.series, group.mode, group.unit]
    return [*pair_relations(pairs), *series_relations(group, pairs)]


def _links(bench: Bench) -> list[Finding]:
    return [*linked_series(bench.record.links, bench.claims), *linked_growth(bench.record.links, bench.claims)]


def _rules(bench: Bench) -> list[Finding]:
    clashes, found = answered(bench.answers, bench.claims, bench.texts, bench.topics)
    found += [assemble(clash, bench.config) for clash in clashes]
    return [*found, *ruled_apart(bench.topics.rules, bench.claims)]


def _time_sums(bench: Bench) -> list[Finding]:
    return [finding for group in bench.groups if group.mode == "total" for finding in time_sums(group)]


def _corrections(bench: Bench) -> list[Finding]:
    return corrected(bench.corrections, bench.claims)


def _sums(bench: Bench) -> list[Finding]:
    return without(sums(bench.claims, bench.texts), bench.balances.instead)


def _tables(bench: Bench) -> list[Finding]:
    found, clashes = table_sums(bench.claims, bench.texts)
    return [*found, *(assemble(clash, bench.config) for clash in clashes)]


def _echoes(bench: Bench, known: Sequence[Finding]) -> list[Finding]:
    found = repetitions(bench.claims, [one for one in known if one.relation == "repetition"])
    found += refinements(bench.claims, [one for one in known if one.relation in ("refinement", "revision")])
    found += spreads(bench.claims, bench.texts, [one for one in known if one.relation in ("spread", "refinement")])
    found += crowds(bench.claims, bench.texts, [one for one in found if one.relation == "spread"])
    found += [finding for group in bench.groups for finding in levels(group)]
    found += subcounts(bench.claims, bench.texts)
    found += other_bases(bench.claims, bench.texts)
    found += tallies(bench.claims)
    return [*found, *scopes(bench.record.links, bench.claims), *definitions(bench.claims)]


def _dates(bench: Bench) -> list[Finding]:
    lengths = checked_lengths(bench.record, bench.claims)
    lengths += [*checked_stretches(bench.record, bench.claims), *checked_ages(bench.record, bench.claims)]
    lengths += checked_lists(bench.claims, bench.texts)
    return [*checked_dates(bench.record, bench.claims), *lengths, *checked_states(bench.record)]


def _editions(bench: Bench) -> list[Finding]:
    return edition_revisions(bench.record, bench.claims)


def _events(bench: Bench) -> list[Finding]:
    return [*checked_events(bench.record), *checked_orders(bench.record)]


def _beside(bench: Bench, known: Sequence[Finding]) -> list[Finding]:
    """Add what counts of two sides say to one another that no other check has set side by side."""
    clashes, found = counterparts(bench.claims, bench.topics, bench.record.timexes, known)
    clashes += told_lengths(bench.claims, bench.topics, bench.record.timexes, known)
    found += [assemble(clash, bench.config) for clash in clashes]
    told = [frozenset(one.figures) for one in found]
    weaker = ("spread", "later_update")
    return [*(one for one in known if one.relation not in weaker or frozenset(one.figures) not in told), *found]


CHECKS: tuple[Callable[[Bench], list[Finding]], ...] = (
    _passage_clashes,
    _pairs,
    _links,
    _rules,
    _time_sums,
    _corrections,
    _sums,
    _tables,
    _dates,
    _events,
    _editions,
)
