"""What stands before the text of a post, in any dialect, as text; and how dates, names and languages are written."""
