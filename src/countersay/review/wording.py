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

CHOICES = {
    ("account", "status"): {
        "asserted": "as something that happened",
        "alleged": "as alleged",
        "planned": "as planned",
        "cancelled": "as cancelled",
        "denied": "as something that did not happen",
    },
    ("utterance", "act"): {"alleges": "alleges it", "denies": "denies it"},
    ("commitment", "stance"): {"breach": "as broken", "compliance": "as kept", "reference": "without a word on either"},
    ("citation", "kind"): {"footnote": "a footnote", "caption": "a caption", "inline": "in the text"},
    ("citation", "side"): {
        "issuer": "the document’s own",
        "other": "the other side’s",
        "third": "a third’s",
        "unknown": "not known",
    },
}

__all__ = ["CHOICES", "KINDS", "LABELS", "STANCES", "DecisionView", "decision_view"]
