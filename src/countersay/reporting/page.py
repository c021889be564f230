"""The record as one page: a single HTML file that needs no network, no scripts and no other file.

Rules: (1) everything that comes from documents is escaped, and invisible characters are shown by name; (2) the page's
policy allows its one style sheet, known by its digest, and nothing else; (3) the same record gives the same bytes.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from countersay.lettering import visible
from countersay.model import Record
from countersay.reporting import decided, distance, events, lists, matrices, overview, presenters, registers
from countersay.reporting.annotations import marked_texts
from countersay.reporting.index import Index, anchor
from countersay.reporting.pages import drawn_pages
from countersay.reporting.wording import RELATIONS

if TYPE_CHECKING:
    from jinja2 import Environment


def write_report(record: Record) -> str:
    """Return the whole report of a record as HTML.

    >>> page = write_report(Record())
    >>> page.startswith("<!DOCTYPE html>"), "<script" in page
    (True, False)
    """
    return render("page.html", parts(record))


def render(template: str, given: Mapping[str, Any]) -> str:
    """Return what a template makes of what it is given."""
    return _environment().get_template(template).render(**given)


def first_screen(index: Index) -> dict[str, Any]:
    """Return what the frame of a page and its first screen show."""
    if "overview" not in index.shared:
        index.shared["overview"] = overview.present(index)
    return {"style": Markup(_style()), "policy": policy(_style()), "overview": index.shared["overview"]}


def parts(record: Record) -> dict[str, Any]:
    """Return everything that the templates show of a record."""
    index = Index(record)
    accusing = presenters.accusing(index)
    numbers = numbers_of(index)
    texts = marked_texts(index, numbers)
    several, single = presenters.all_series(index)
    return {
        **first_screen(index),
        **lists_of(index),
        "weighty": tuple(finding for finding in accusing if not finding.trivial),
        "trivial": tuple(finding for finding in accusing if finding.trivial),
        "numbers": numbers,
        "groups": presenters.others(index),
        "series": several,
        "single_series": single,
        "events": events.present(index),
        "names": lists.names(index),
        "ledger": matrices.ledger(index),
        "papers": tuple(
            (
                paper,
                texts[paper.document.id],
                presenters.claims_of(index, paper.document.id),
                drawn_pages(index, paper.document.id),
            )
            for paper in index.papers.values()
        ),
    }


def numbers_of(index: Index) -> dict[str, str]:
    """Return the number on the page of each accusing finding, by its anchor."""
    return {anchor(row.id): str(number) for number, row in enumerate(presenters.accusing_rows(index), 1)}


def lists_of(index: Index) -> dict[str, Any]:
    """Return the lists whose rows are few, or short, but for the ledger."""
    record = index.record
    return {
        "relations": RELATIONS,
        "evidence": registers.present(index),
        "positions": matrices.positions(index),
        "commitments": matrices.commitments(index),
        "citations": lists.citations(index),
        "voices": lists.voices(index),
        "distances": lists.distances(index),
        "distance_counts": distance.counts(index),
        "blocked": lists.blocked(index),
        "issues": lists.issues(index),
        "decisions": decided.views(record),
        "dismissed": tuple((row.sentence, decided.lines_of(record, row)) for row in record.dismissed),
    }


def policy(style: str) -> str:
    """Return the page's content security policy: its own style sheet by digest, nothing else at all.

    >>> policy("")[:76]
    "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3"
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _style() -> str:
    source = resources.files("countersay.reporting") / "templates" / "report.css"
    return source.read_text(encoding="utf-8").replace("\r\n", "\n")


def environment(*packages: str) -> "Environment":
    """Return what renders the templates of packages, the first that has one first; every text is escaped and visible."""
    from jinja2 import ChoiceLoader, PackageLoader, StrictUndefined  # loaded when a page is written

    from countersay.reporting.templating import Compiled, Pages, compiled_folder

    return Pages(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        bytecode_cache=Compiled(compiled_folder()),
    )


@cache
def _environment() -> "Environment":
    return environment("countersay.reporting")


def _finalize(value: object) -> object:
    """Make every text that a template writes visible; what is already markup came from a template and stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
