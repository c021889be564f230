"""What is worked out of a claim is worked out once for each text it is looked at in."""

import pickle
from pathlib import Path

from countersay import examine
from countersay.codec import digest, pack, unpack
from countersay.model.passing import Passing
from countersay.reconciliation.admission import Claim, admit
from countersay.reconciliation.residue import Residues
from countersay.reconciliation.worked_out import asked_once
from tests.corpora import write_corpus


class Counting:
    """Notes which claims it was asked of."""

    def __init__(self) -> None:
        self.known = Passing()
        self.asked: list[int] = []

    @asked_once
    def place(self, claim: Claim) -> int:
        self.asked.append(claim.figure.start)
        return claim.figure.start

    @asked_once
    def ending(self, claim: Claim) -> int:
        self.asked.append(-claim.figure.end)
        return claim.figure.end


def claims(folder: Path) -> tuple[Residues, list[Claim]]:
    text = "On 4 May 2029, 31 lorries laden with flour passed. On 5 May 2029, 12 barges laden with salt passed.\n"
    record = examine([write_corpus(folder, {"1.txt": text})])
    return Residues.of(record), admit(record)


def test_each_claim_is_asked_of_once_and_each_work_answers_for_itself(tmp_path: Path) -> None:
    _, found = claims(tmp_path)
    counting = Counting()
    places = [counting.place(claim) for claim in [*found, *reversed(found)]]
    assert places == [counting.place(claim) for claim in [*found, *reversed(found)]]
    assert len(set(places)) == len(found) == 2
    assert counting.asked == [claim.figure.start for claim in found]
    assert [counting.ending(claim) for claim in found] == [claim.figure.end for claim in found]


def test_another_holder_works_it_out_anew(tmp_path: Path) -> None:
    residues, (one, other) = claims(tmp_path)
    assert residues.residue(one) != residues.residue(other)
    assert residues.residue(one) is residues.residue(one)
    assert "flour" in residues.residue(one)
    left_out = residues.only([])
    assert not left_out.known.answers
    assert left_out.basis(one) == ()
    assert left_out.clause(one) != residues.clause(one)


def test_answers_are_neither_written_nor_sent(tmp_path: Path) -> None:
    of_all, (one, _) = claims(tmp_path)
    residues = of_all.only(of_all.texts)  # as it goes with a matter
    before = digest(residues)
    assert residues.residue(one)
    assert residues.known.answers
    assert digest(residues) == before
    for back in (unpack(Residues, pack(residues)), pickle.loads(pickle.dumps(residues))):
        assert not back.known.answers
        assert back == residues
