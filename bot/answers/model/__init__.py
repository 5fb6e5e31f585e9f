"""The language model: its client, what it is shown, and how its reply is heard."""
