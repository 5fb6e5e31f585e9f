"""Answers that the structure of the posts gives: a list, a rank, a count, an address."""
