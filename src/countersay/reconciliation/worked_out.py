"""What is worked out of a claim, kept for as long as the texts it is worked out of."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from countersay.model.passing import Passing
from countersay.reconciliation.admission import Claim

R = TypeVar("R")


class Knowing(Protocol):
    """What keeps answers about claims."""

    @property
    def known(self) -> Passing:
        """The answers so far: claim and answer by the name of the work and the claim's own number in this process."""


K = TypeVar("K", bound=Knowing)


def asked_once(work: Callable[[K, Claim], R]) -> Callable[[K, Claim], R]:
    """Keep what a method works out of a claim: each of its pairs asks for it, and most claims stand in several."""
    name = work.__name__

    @wraps(work)
    def answer(self: K, claim: Claim) -> R:
        answers = self.known.answers
        key = name, id(claim)
        held = answers.get(key)
        if held is None:  # the claim is held too, so that no other one can have its number
            held = answers[key] = claim, work(self, claim)
        return held[1]  # type: ignore[index,no-any-return]  # what this work answered

    return answer
