"""Pages of the web, saved when a person names their address: the only part that opens the network."""
