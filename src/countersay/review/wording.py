"""Words of the forms, beside those for decisions, which the report has as well."""

from countersay.reporting.decided import LABELS, DecisionView, decision_view

STANCES = {
    "asserts": "asserts it",
    "denies": "denies it",
    "hedges": "hedges it",
    "reports_allegation": "reports it as alleged",
    "demands": "demands it",
    "commits": "commits to it",
}
KINDS = {
    "flow": "a count over days",
    "stock": "a level on a day",
    "share": "a share",
    "average": "an average",
    "duration": "a length of time",
    "distance": "a distance",
    "money": "a sum of money",
    "constant": "a constant",
}

__all__ = ["KINDS", "LABELS", "STANCES", "DecisionView", "decision_view"]
