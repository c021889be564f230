"""Pages out of templates: everything that comes from documents or people is escaped and visible."""

from functools import cache
from importlib import resources

from jinja2 import Environment

from countersay.reporting.page import environment


def render(template: str, **values: object) -> str:
    """Return a page as HTML."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return environment("countersay.review", "countersay.reporting")


@cache
def style() -> str:
    """Return the style sheet: the report's own and what the review adds."""
    report = resources.files("countersay.reporting") / "templates" / "report.css"
    own = resources.files("countersay.review") / "static" / "review.css"
    return report.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")


@cache
def script() -> str:
    """Return the script; every page works without it."""
    return (resources.files("countersay.review") / "static" / "review.js").read_text(encoding="utf-8")
