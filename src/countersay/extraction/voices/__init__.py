"""Who says it, in whose mouth, and how it is said."""
