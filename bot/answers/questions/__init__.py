"""What a message asks: each thing asked, its days and posts, and the thread it stands in."""
