"""Tables, migrations and queries: the only room that opens database sessions."""
