"""Alembic's way in: it runs this file, on the connection that `bot.store.opening.schema` gives it."""

from alembic import context
from sqlmodel import SQLModel

from bot.store import tables
from bot.store.ledger import tables as ledger

#: Importing them is what puts their tables into the metadata.
TABLES = (tables, ledger)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
