"""Bytes to documents."""
