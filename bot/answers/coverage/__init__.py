"""What stands together in a post, and how much of a question that covers."""
