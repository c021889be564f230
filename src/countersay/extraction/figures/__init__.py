"""Claims: quantities joined with window, place, voice and with each other."""
