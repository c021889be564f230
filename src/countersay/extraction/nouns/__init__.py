"""The things that numbers count, and what is said of them."""
