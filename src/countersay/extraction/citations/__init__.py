"""Where a text says its words come from."""
