"""Coming to a database: its address, its engine, its schema, and how writers share it."""
