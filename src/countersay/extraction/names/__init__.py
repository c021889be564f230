"""Names of persons, bodies, places and roles."""
