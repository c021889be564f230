"""Who publishes a document, when, and what it is called."""
