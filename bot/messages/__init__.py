"""What the bot can say, as data, laid out and cut to a platform's declared limits."""
