"""A post's text: Markdown read into sections, items and blocks."""
