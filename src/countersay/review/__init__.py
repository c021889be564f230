"""A local web application in which people decide about a record. Web libraries are used in this package alone."""
