"""Whether the digests hold what a question asks."""
