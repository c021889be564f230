"""The record as pages for people."""
