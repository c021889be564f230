"""Stretches of days: periods out of time expressions, and the one that a place of the text speaks of."""
