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
from countersay.reporting.index import Index
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
    return {"style": Markup(_style()), "policy": policy(_style()), "overview": overview.present(index)}


def parts(record: Record) -> dict[str, Any]:
    """Return everything that the templates show of a record."""
    index = Index(record)
    accusing = presenters.accusing(index)
    numbers = {finding.id: str(finding.number) for finding in accusing}
    texts = marked_texts(index, numbers)
    several, single = presenters.all_series(index)
    return {
        **first_screen(index),
        "weighty": tuple(finding for finding in accusing if not finding.trivial),
        "trivial": tuple(finding for finding in accusing if finding.trivial),
        "numbers": numbers,
        "groups": presenters.others(index),
        "relations": RELATIONS,
        "series": several,
        "single_series": single,
        "evidence": registers.present(index),
        "events": events.present(index),
        "positions": matrices.positions(index),
        "commitments": matrices.commitments(index),
        "citations": lists.citations(index),
        "names": lists.names(index),
        "voices": lists.voices(index),
        "distances": lists.distances(index),
        "distance_counts": distance.counts(index),
        "blocked": lists.blocked(index),
        "ledger": matrices.ledger(index),
        "issues": lists.issues(index),
        "decisions": decided.views(record),
        "dismissed": tuple((row.sentence, decided.lines_of(record, row)) for row in record.dismissed),
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

    from countersay.reporting.templating import Pages

    return Pages(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


@cache
def _environment() -> "Environment":
    return environment("countersay.reporting")


def _finalize(value: object) -> object:
    """Make every text that a template writes visible; what is already markup came from a template and stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
