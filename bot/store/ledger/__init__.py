"""What is owed to which place, what became of it, and every change between."""
