"""What one voice alleges, denies or reports at one place: the material of allegations and their replies."""

from dataclasses import dataclass
from typing import Literal

from countersay.model.quick import quickly_made
from countersay.model.spans import Extent

Answer = Literal["doer", "cause", "contrary", "will", "part", "head", "affirmed"]
Act = Literal["alleges", "denies", "reports"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One predicate of an allegation in one voice.

    Attributes:
        start, end: the words that say it, half-open, code points of the document.
        family: what kind of thing is alleged ("access", "attack" ...); "statement" where only the claim as such is known;
            "negation" for a plain negated clause, which waits for a sentence that says the contrary.
        predicate: the verb or noun, as in the lexicon ("close", "restrict").
        rank: how far it goes within its family; a higher one includes the lower ones, 0 where there is no order.
        act: alleges; denies; reports that `speaker` alleges (None: nobody is named).
        speaker: label of who does so; None for the document's issuer, or under "reports" for nobody named.
        agent, object: by whom and against whom or what, as written; None where the words leave it out.
        source: the words that name the speaker at this place, None where there are none.
        explicit: a word of alleging or denying stands there ("claims", "accused", "denied"); else plain statement.
        decisions: ids of the decisions of people that it follows from besides its words.
        narrows: words that make it narrower ("humanitarian", "civilian", "intention"), lower case.
        answer: how it answers where it does not deny in so many words: "doer" (somebody else did it), "cause" (it came of
            something else), "contrary" (the contrary was done), "will" (they did so freely), "part" (it was none of ours), "head" (it is set below the
            claim as its answer, without a word of denying), "affirmed" (it grants what is alleged).
    """

    document: str
    start: int
    end: int
    family: str
    predicate: str
    rank: int = 0
    act: Act
    speaker: str | None = None
    agent: Extent | None = None
    object: Extent | None = None
    source: Extent | None = None
    explicit: bool = False
    narrows: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    answer: Answer | None = None
