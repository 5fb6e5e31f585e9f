"""What a text says, read by rules: names, numbers, dates, and what a sentence claims."""
