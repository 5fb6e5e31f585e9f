from bot.store.database import Database


async def test_a_database_says_what_it_is(database: Database):
    told = await database.check()
    assert told.startswith("SQLite" if database.dialect == "sqlite" else "PostgreSQL")
