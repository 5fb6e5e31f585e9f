"""Dictionaries: words that tell nothing, that mean the same, or that mean something in another language."""
