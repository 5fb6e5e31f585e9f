"""Finding evidence: passages, words, items, and the index over them."""
