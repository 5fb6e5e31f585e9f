"""What a question asks: its kind, its days, the thread it stands in, and what kind of thing answers it."""
