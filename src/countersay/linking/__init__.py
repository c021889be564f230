"""Across documents: names, series, events."""
