"""Markdown as it is written, HTML and the notations of many tools in it, read into blocks and whole lists."""
