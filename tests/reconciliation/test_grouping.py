import pytest

from countersay.config import Config
from countersay.reconciliation import blocked, grouping
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.findings import laid_out
from countersay.reconciliation.interpretation import Interval
from tests.factories import make_document, make_figure, make_record, make_window


@pytest.mark.parametrize("counts", [(30, 31, 36), (30, 30, 32, 32, 33, 34, 35, 36, 40, 41)])
def test_number_of_a_claim_is_read_once_and_not_for_each_pair(
    counts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive gives many counts of one time: what each says is worked out once, however many it is held against."""
    read: list[str] = []
    whole = grouping.plain_interval

    def counting(claim: Claim) -> Interval:
        read.append(claim.figure.id)
        return whole(claim)

    documents = [make_document(f"d{place}", f"{place}.txt") for place in range(len(counts))]
    figures = [
        make_figure(count, document=document, window=make_window("2031-05-03"))
        for count, document in zip(counts, documents, strict=True)
    ]
    bench = laid_out(make_record(documents, figures), Config())
    (group,) = [one for one in bench.groups if len(one.claims) == len(counts)]
    for module in (grouping, blocked):
        monkeypatch.setattr(module, "plain_interval", counting)
    grouping.set_aside(group, bench.texts)
    assert sorted(read) == sorted(claim.figure.id for claim in group.claims)
    read.clear()
    blocked._pairs_set_apart(group.claims, bench.topics)
    assert len(read) == len(counts)
