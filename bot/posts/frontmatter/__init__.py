"""What stands before a post's text: fields in any dialect, read into values."""
