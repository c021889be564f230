"""Numbers as they are written, and the words that bound and measure them."""
