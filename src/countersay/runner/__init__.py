"""Map over documents, here or elsewhere; knows nothing about claims."""
