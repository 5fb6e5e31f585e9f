"""The fields of a post, each read as the type it has, out of front matter, names, headings and opening lines."""
