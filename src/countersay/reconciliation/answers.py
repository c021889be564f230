"""Numbers of two sides that a text of one of them sets against each other: its own, and the one it says the other gave.

The text itself says that both answer one question (`answering`). What the other side gave is then looked for in its own words:
the same number, of a thing that may be the same, for days that do not exclude it. Each of the two figures has an unknown of its
own, and the axiom `one_question` makes the two equal. The finding is never more than a tension, since the two may count by other
rules; where the text says so itself, it is another definition and accuses nobody.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import is_press
from countersay.model import Figure, Finding, is_money
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, alike, is_bare
from countersay.reconciliation.answering import Answer, answers_in, content, counts_alike, tells
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.constraints import question_row
from countersay.reconciliation.crowds import of_a_crowd
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.grouping import disagree
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.relations import told
from countersay.reconciliation.same_matter import verbs_compared
from countersay.reconciliation.wording import quoted

_FEW = 13  # smaller numbers come back for many things: the words around them must agree as well
_WORDS = 2  # words that the sentences of two texts of one matter share, where neither names the other
_ROUND = 100  # numbers as round as this are told with the estimates
_SOON = 31  # days between two publications that tell how things stand
_ROOT = 5  # letters that words of one root begin with: "march", "marched"
_MOST = 200  # claims of one number that are looked through


def answers_of(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[Answer]:
    """Return the answers of all documents, in canonical order."""
    sentences = Sentences(texts)
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim.figure)
    return [one for figures in by_document.values() for one in answers_in(figures, sentences)]


def of_others(found: Sequence[Answer], claims: Sequence[Claim]) -> frozenset[str]:
    """Return ids of the numbers that only repeat what another gave; one with a voice of its own beside it is that voice's."""
    voices = {claim.figure.id: claim.asserter for claim in claims} if found else {}
    return frozenset(one.quoted.id for one in found if not one.beside or voices[one.quoted.id] == voices[one.own.id])


def answered(
    found: Sequence[Answer], claims: Sequence[Claim], texts: Mapping[str, str], topics: Topics
) -> tuple[list[Clash], list[Finding]]:
    """Look for what the other side gave and set it against the answer; return clashes, and findings that accuse nobody."""
    if not found:
        return [], []
    sentences = Sentences(texts)
    by_id = {claim.figure.id: claim for claim in claims}
    by_value: dict[Fraction, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _stands(claim) and claim.figure.value is not None:
            by_value[claim.figure.value].append(claim)
    clashes: list[Clash] = []
    findings: list[Finding] = []
    told_of: set[frozenset[Fraction | None]] = set()
    for answer in found:
        own = by_id[answer.own.id]
        given = _given(answer, own, by_value, sentences) if _stands(own) and not _of_each_side(answer, own) else None
        if given is None and answer.beside:
            findings += _side_by_side(own, by_id[answer.quoted.id])
        if (
            given is None
            or not _of_one_matter(given, answer, own, topics, sentences)
            or _agrees(given, own, claims)
            or frozenset((given.figure.value, own.figure.value)) in told_of
        ):
            continue
        told_of.add(frozenset((given.figure.value, own.figure.value)))
        rule = topics.rules.apart(given, own)
        reason = answer.reason or (rule.words if rule is not None else "")
        if reason:
            text = f"{quoted(given)} and {quoted(own)} are set against each other, and the words say why they differ: “{' '.join(reason.split())}”"
            findings.append(told("other_definition", "answer", (given, own), text))
        elif _may_have_grown(given, own):
            text = f"{quoted(given)} and {quoted(own)} are set against each other, the second told later: it may have grown meanwhile."
            findings.append(told("spread", "answer", (given, own), text))
        elif of_a_crowd(given, own, sentences):
            text = f"{quoted(given)} and {quoted(own)} are estimates of one crowd that are set against each other."
            findings.append(told("spread", "answer", (given, own), text))
        else:
            clashes += _clashes(given, own)
    return clashes, findings


def _of_each_side(answer: Answer, own: Claim) -> bool:
    """Say whether a third text gives what two sides tell each of itself: "the north lost four; the south spoke of two"."""
    relayed = answer.beside and own.asserter != own.issuer
    return relayed and not word_set("nouns", "bodies", "own_verbs").isdisjoint((own.figure.predicate or "").split("+"))


def _may_have_grown(given: Claim, own: Claim) -> bool:
    """Say whether a greater number without days of its own was told after the one it answers, of what goes on."""
    window = own.figure.window
    undated = window is None or window.last is None
    goes_on = (
        given.figure.window is None
        or given.figure.window.first is None
        or given.figure.window.kind in ("since", "after", "as_of")
    )
    later = bool(given.issued) and given.issued < own.issued
    single = given.figure.window is not None and given.figure.window.first == given.figure.window.last is not None
    greater = (own.figure.value or Fraction(0)) > (given.figure.value or Fraction(0))
    return undated and goes_on and not single and later and greater


def _side_by_side(own: Claim, other: Claim) -> list[Finding]:
    """Tell two exact numbers of two voices that one text sets side by side."""
    figures = (own.figure, other.figure)
    rough = any(one.approximate or one.value is None or (one.resolution or 0) >= _ROUND for one in figures)
    if rough or own.asserter == other.asserter or any(one.supposed or one.stance != "asserts" for one in figures):
        return []
    text = f"{quoted(own)} and {quoted(other)} are set side by side as numbers of one thing, and differ."
    return [told("spread", "answer", (own, other), text)]


def _names_itself(claim: Claim, text: str, *, relayed: bool) -> bool:
    """Say whether a text that tells what was said names the one whose claim it is taken for."""
    if not relayed and re.search(r"\b(?:[Ww]e|[Oo]ur|us|I)\b", text):
        return True
    return any(word in text for word in re.findall(r"[^\W\d_]{4,}", claim.asserter))


def _stands(claim: Claim) -> bool:
    """Say whether nothing speaks against the claim but that its noun was taken from the words before."""
    return claim.accuses or claim.why_not.startswith("its noun ")


def _given(
    answer: Answer, own: Claim, by_value: Mapping[Fraction, Sequence[Claim]], sentences: Sentences
) -> Claim | None:
    """Return the claim of another side that the quoted number repeats: the one whose sentence shares most words with it."""
    value = answer.quoted.value
    if value is None:
        return None
    said = set(content(sentences.between(answer.own.document, answer.start, answer.end)))
    ranked = []
    others = [
        claim
        for claim in by_value.get(value, ())[:_MOST]
        if claim.side != own.side
        and claim.asserter != own.asserter
        and claim.figure.document != own.figure.document
        and not _told_later(claim, own)
        and not (_is_planned(claim.figure) and not _is_planned(answer.quoted))
    ]
    for claim in others:
        if not (_of_one_thing(claim.figure, answer) and _of_one_time(claim, own) and disagree(claim, own)):
            continue
        figure = claim.figure
        if _of_today(answer, own, sentences) and _is_of_another_day(claim):
            continue  # "8,400 are still held" is not answered by the 6,300 of 1 January
        around = sentences.between(figure.document, figure.start, figure.end)
        relayed = is_press(claim.issuer) or claim.asserter != claim.issuer
        if tells(around) and not _names_itself(claim, around, relayed=relayed):
            continue  # "the union, which spoke of eight dead": hardly the paper's own
        shared = _shared(said, set(content(around)))
        if shared >= _least(figure, answer):
            ranked.append((relayed, -shared, claim.order, claim))
    if ranked:
        return min(ranked, key=lambda one: one[:3])[3]
    return None if answer.beside else _by_number_alone(answer, own, others, said, sentences)


def _by_number_alone(
    answer: Answer, own: Claim, others: Sequence[Claim], said: set[str], sentences: Sentences
) -> Claim | None:
    """Return the one claim that has the number named as the other's, though noun, verb or days are told otherwise.

    "The oil reaches 19 kilometres, not 11": the other's only 11 kilometres are those, whatever it says was 11 kilometres long.
    """
    found = []
    for claim in others:
        figure = claim.figure
        around = set(content(sentences.between(figure.document, figure.start, figure.end)))
        shared = _shared(said, around)
        if tells(sentences.between(figure.document, figure.start, figure.end)) and claim.asserter == claim.issuer:
            continue
        if shared < (1 if abs(figure.value or Fraction(0)) >= _FEW else _WORDS) or not disagree(claim, own):
            continue
        if _may_be_meant(figure, answer, around, shared) and not _is_long_before(claim, own):
            found.append(claim)
    homes = {claim.figure.document for claim in found}
    return (
        found[0]
        if len(found) == 1 or (found and len(homes) == 1 and len({one.asserter for one in found}) == 1)
        else None
    )


def _may_be_meant(figure: Figure, answer: Answer, around: set[str], shared: int) -> bool:
    """Say whether a number may be the one quoted: by unit, by verb, or by the thing counted, which its sentence names."""
    own, other = answer.own, answer.quoted
    if figure.average != own.average or figure.per != own.per or figure.unit not in (own.unit, other.unit):
        return False
    if any((figure.kind == kind) != (own.kind == kind) for kind in ("share", "duration", "average")):
        return False
    if figure.relation is not None and figure.relation.type == "part_of" and other.relation is None:
        return False
    nouns = [one.counted for one in (own, other) if one.counted]
    named = any(_shared(set(content(noun)), around) for noun in nouns)
    done, done_here = _done(figure), _done(own)
    apart = bool(done and done_here) and done.isdisjoint(done_here) and verbs_compared(figure, own) != "near"
    if apart and not (named and figure.counted and not any(alike(figure, one) for one in (own, other))):
        return (
            False  # "112 of our members sent in applications", "we received 96 applications": two verbs of two things
        )
    if figure.unit is not None and not is_money(figure.unit):
        return True
    return named or (bool(done & done_here) and shared >= _WORDS)


def _is_long_before(one: Claim, other: Claim) -> bool:
    """Say whether two claims tell of days more than a month apart."""
    left, right = one.figure.window, other.figure.window
    if left is None or right is None or left.last is None or right.last is None:
        return False
    return abs((left.last - right.last).days) > _SOON


def _of_one_matter(given: Claim, answer: Answer, own: Claim, topics: Topics, sentences: Sentences) -> bool:
    """Say whether the answering text names the other side, or both texts or clauses name one thing, or share their words."""
    said = set(content(sentences.between(answer.own.document, answer.start, answer.end)))
    figure = given.figure
    if _shared(said, set(content(sentences.between(figure.document, figure.start, figure.end)))) >= _WORDS:
        return True
    documents = {given.figure.document, own.figure.document}
    if topics.in_common((given, own)) or topics.are_one(documents):
        return True
    text = topics.residues.texts.get(own.figure.document, "").lower()
    named = {word for label in (given.asserter, given.issuer) for word in re.findall(r"[^\W\d_]{4,}", label.lower())}
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in sorted(named))


def _is_planned(figure: Figure) -> bool:
    """Say whether a count is of what is planned or promised: "400 houses planned", "the 400 planned houses"."""
    words = {*(figure.counted or "").lower().split(), *" ".join(figure.qualifiers).lower().split()}
    planned = table("supposing")["norm"]["planned"]
    return not words.isdisjoint(planned) or (figure.predicate or "") in _PLANNING


_PLANNING = frozenset({"plan", "promise", "schedule", "pledge", "intend", "envisage", "propose"})


def _agrees(given: Claim, own: Claim, claims: Sequence[Claim]) -> bool:
    """Say whether the other text gives one's own number as well: "seven boats were released and ten were detained"."""
    for claim in claims:
        figure = claim.figure
        if figure.document == given.figure.document and figure.value == own.figure.value and _stands(claim):
            same = figure.predicate in (None, own.figure.predicate) or not _done(own.figure)
            if same and (is_bare(figure) or is_bare(own.figure) or counts_alike(figure, own.figure)):
                return True
    return False


_TODAY = re.compile(r"\b(?:still|currently|now|today|at present|at the moment|to date|so far)\b", re.I)


def _of_today(answer: Answer, own: Claim, sentences: Sentences) -> bool:
    window = own.figure.window
    undated = window is None or window.last is None
    return (
        undated and _TODAY.search(sentences.between(answer.own.document, answer.own.start, answer.own.end)) is not None
    )


def _is_of_another_day(claim: Claim) -> bool:
    window = claim.figure.window
    return window is not None and window.last is not None and window.last.isoformat() != claim.issued


def _is_of_its_day(claim: Claim) -> bool:
    window = claim.figure.window
    days = None if window is None else (window.first, window.last)
    return days is not None and days[0] == days[1] is not None and days[1].isoformat() == claim.issued


def _told_later(claim: Claim, own: Claim) -> bool:
    """Say whether a claim was published after the one that answers it; False where that is not known."""
    shared = min(len(claim.issued), len(own.issued))
    return claim.issued[:shared] > own.issued[:shared]


def _shared(left: set[str], right: set[str]) -> int:
    """Count the words of one text that another has as well, in whatever inflection."""
    return sum(
        any(one == other or (len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT]) for other in right) for one in left
    )


def _least(figure: Figure, answer: Answer) -> int:
    """Return how many words the two sentences must share: more where noun and number tell little."""
    nouns = bool(figure.counted) and bool(answer.own.counted or answer.quoted.counted)
    return (0 if nouns else 1) + (1 if abs(figure.value or Fraction(0)) < _FEW else 0)


def _of_one_thing(figure: Figure, answer: Answer) -> bool:
    """Say whether unit, noun and kind let the other's figure be the number that is quoted."""
    if figure.relation is not None and figure.relation.type == "part_of" and answer.quoted.relation is None:
        return False
    done, said = _done(figure), _done(answer.own)
    if done and said and done.isdisjoint(said):
        return False  # "seven were released" is no answer to how many were detained
    if figure.average != answer.own.average or figure.per != answer.own.per:
        return False
    beside = answer.own if is_bare(answer.quoted) else answer.quoted
    if is_bare(figure) or is_bare(beside):
        return figure.unit == beside.unit or is_bare(beside)
    return counts_alike(figure, beside) and figure.unit == beside.unit


def _done(figure: Figure) -> frozenset[str]:
    """Return the classes of a figure's verbs that say what was done to the things; none where a verb is not known."""
    known = [_classes().get(lemma) for lemma in (figure.predicate or "").split("+")]
    return frozenset(name for name in known if name) if all(known) else frozenset()


@cache
def _classes() -> Mapping[str, str]:
    classes = table("predicates")["class"].items()
    return {lemma: "" if one["kind"] == "neutral" else name for name, one in classes for lemma in one["lemmas"]}


def _of_one_time(one: Claim, other: Claim) -> bool:
    """Say whether the days let both be told of one time: the same last day, or a count that would have to fall."""
    left, right = one.figure.window, other.figure.window
    if "stock" in (one.figure.kind, other.figure.kind) and (left is None) != (right is None):
        dated, days = (one, left) if left is not None else (other, right)
        told_then = days is not None and days.last is not None and days.last.isoformat()
        return told_then in (False, dated.issued)  # "as of 1 January, 6,300" is no level of today
    if left is None or right is None or left.last is None or right.last is None:
        return True
    if left.last == right.last or right.last == left.last_earliest or left.last == right.last_earliest:
        return True
    if _is_of_its_day(one) and _is_of_its_day(other):
        return abs((left.last - right.last).days) <= _SOON  # each tells how things stand when it is published
    earlier, later = (one.figure, other.figure) if left.last < right.last else (other.figure, one.figure)
    falls = (earlier.value or Fraction(0)) > (later.value or Fraction(0))
    if "stock" in (earlier.kind, later.kind) or left.first == left.last or right.first == right.last:
        return False
    return falls


def _clashes(given: Claim, own: Claim) -> list[Clash]:
    claims = (given, own)

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        tagged: Tagged = [(index, row) for index in active for row in claim_rows(claims[index], taken[index])]
        if len(active) == len(claims) and not dropped:
            ids = [claim.figure.id for claim in claims]
            tagged += [(None, question_row(*pair)) for pair in (ids, reversed(ids))]
        return tagged

    return clashes_of("answer", claims, rows, (), cautious=True)
