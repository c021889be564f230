"""What stands where in a text: blocks, sentences, quotations, words and their tags."""
