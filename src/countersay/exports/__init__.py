"""The record in formats of other tools."""
