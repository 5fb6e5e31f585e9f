"""Finding the passages that may answer a question, by its own words and beyond them."""
