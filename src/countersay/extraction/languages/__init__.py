"""Quantities and time expressions of languages that are data only: word lists and templates out of the lexicon."""
