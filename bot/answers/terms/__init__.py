"""The terms of a question: what it names and says, and what may stand for each."""
