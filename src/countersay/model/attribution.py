"""Who says what: attributions and the stance of each voice."""

from dataclasses import dataclass
from typing import Literal

from countersay.model.quick import quickly_made
from countersay.model.spans import Extent, Span

AttributionKind = Literal["issuer", "direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "hedges", "reports_allegation", "demands", "commits"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A voice in a text: who (source), the words that say so (cue), and what is said (content).

    Attributes:
        id: content-derived; the same spans in the same document have the same id.
        document: id of the document, "" for bare text.
        kind: issuer (the document's own voice), direct, indirect or mixed speech.
        source, cue: their spans in text order; empty when the words leave them out.
        content: one or several spans in text order.
        stance: what this voice does with the content.
        speaker: label of the resolved speaker; None while more than one candidate remains.
        speaker_name: id in the names table, or None.
        parent: id of the enclosing attribution; None for the outermost.
    """

    id: str = ""
    document: str = ""
    kind: AttributionKind
    source: tuple[Extent, ...] = ()
    cue: tuple[Extent, ...] = ()
    content: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    speaker: str | None = None
    speaker_name: str | None = None
    parent: str | None = None
