"""Db: the driver's connection within one transaction.

SQLAlchemy owns engines, pools, the schema and migrations. Transactions and statements of the fold and of the lists go
straight to the driver: a capture runs some twenty of them, and the layer between costs more than they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

BEGIN_WRITING, BEGIN_READING = "BEGIN IMMEDIATE", "BEGIN"

Parameters = Sequence[Any]
Row = Any
"""A row that is read by position, by column name, or unpacked."""


@contextmanager
def transaction(engine: sa.Engine, begin: str) -> Iterator[Db]:
    """One transaction on a connection of the pool: committed when the block ends well, else as if it never was."""
    pooled = engine.raw_connection()
    driver: Any = pooled.driver_connection
    try:
        driver.execute(begin)
        yield Db(driver)
        driver.execute("COMMIT")
    finally:
        pooled.close()  # the pool rolls back what was not committed


class Db:
    """Plain statements on one connection. Valid while the transaction lasts."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Answers how many rows were written."""
        return int(self._driver.execute(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        self._driver.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        return list(self.each(sql, parameters))

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Rows one after the other, for results that should not lie in memory at once."""
        cursor = self._driver.cursor()
        cursor.row_factory = sqlcipher.Row
        return iter(cursor.execute(sql, parameters))

    def tuples(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """As ``each``, as bare tuples: where there are very many."""
        return iter(self._driver.execute(sql, parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row, None where there is none."""
        return next(self.each(sql, parameters), None)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, None where there is none."""
        found = self._driver.execute(sql, parameters).fetchone()
        return None if found is None else found[0]

    def values(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self._driver.execute(sql, parameters).fetchall()]
