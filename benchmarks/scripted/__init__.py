"""A scripted language model made of public dictionaries and a small sentence model; it knows nothing of any post."""
