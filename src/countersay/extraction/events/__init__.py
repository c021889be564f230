"""What happened, on which days, and how it is told."""
