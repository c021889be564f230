"""Series to constraints to findings; exact arithmetic only."""
