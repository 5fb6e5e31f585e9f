"""What a digest is, and how one is read."""
