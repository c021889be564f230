"""The linking of series, block by block: in this process or on a runner, taking up what earlier runs found.

A block is done again only if its series, their figures' days and values, the order of their documents or the software changed.
"""

from collections.abc import Iterable, Iterator, Sequence

from countersay.codec import pack, unpack
from countersay.keeping import Shelf
from countersay.linking.series_links import Block, LinkBlocks, Linked, link_block
from countersay.model import Document
from countersay.pieces import Kind, done
from countersay.runner.base import Runner


def link_packed(packed: bytes) -> bytes:
    """Link one block that comes as bytes; return what was found as bytes."""
    return pack(link_block(unpack(Block, packed)))


def _weight(block: Block) -> int:
    return sum(len(member.figures) for member in block.members)


BLOCKS = Kind(
    name="block",
    result=Linked,
    work=link_block,
    packed=link_packed,
    weigh=_weight,
    small=400,
    worth=60_000,
)
"""Weights are figures. Linking takes some 20 µs of a processor for each, and a process a second to start."""


def linking(figures: int, runner: Runner | int | None = 1, shelf: Shelf | None = None) -> LinkBlocks:
    """Return what links blocks of so many figures together on a runner, or in so many processes here."""

    def link_all(blocks: Iterable[Block]) -> Iterator[Linked]:
        return done(BLOCKS, blocks, figures, runner, shelf)

    return link_all


def ranks(documents: Sequence[Document]) -> dict[str, int]:
    """Put documents in order of date, then path: what follows from it does not change with the words of a document."""
    dated = sorted(documents, key=lambda one: (one.issued.value if one.issued else "9999", one.path))
    return {document.id: place for place, document in enumerate(dated)}
