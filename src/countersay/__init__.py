"""countersay: the record of claims, and which of them do not add up."""

__version__ = "0.1.0"
