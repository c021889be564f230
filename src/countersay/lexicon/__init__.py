"""Language data and its loader; no rules here."""
