"""One document at a time: sentences, voices, quantities, time expressions, names, figures."""
