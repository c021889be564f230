"""Numbers with their bounds, units and nouns; and numbers that are none of it."""
