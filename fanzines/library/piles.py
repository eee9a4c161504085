"""Rows in an order: the pages of a fanzine, the items of a page. Positions run from 0 without a gap."""

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from fanzines.library.errors import EditDoesNotFit


@dataclass(frozen=True, slots=True)
class Pile:
    """The rows of `table` whose column `owner_column` is `owner`. EditDoesNotFit when a place is wrong."""

    db: Database
    table: Literal["page", "item"]
    owner_column: Literal["fanzine", "page"]
    owner: int

    def open_gap(self, position: int) -> None:
        """Make room for a row at that place."""
        if not 0 <= position <= self._count():
            raise EditDoesNotFit(f"there is no place {position} in the pile")
        self._shift(1, position, self._count())

    def take_out(self, row: int, position: int) -> None:
        """Delete the row at that place, which must be this one, and close the gap."""
        self._check(row, position)
        self.db.execute(f"DELETE FROM {self.table} WHERE id = ?", [row])
        self._shift(-1, position + 1, self._count() + 1)

    def move(self, row: int, before: int, after: int) -> None:
        """Move the row from one place to another."""
        self._check(row, before)
        if not 0 <= after < self._count():
            raise EditDoesNotFit(f"there is no place {after} in the pile")
        if after > before:
            self._shift(-1, before + 1, after)
        else:
            self._shift(1, after, before - 1)
        self.db.execute(f"UPDATE {self.table} SET position = ? WHERE id = ?", [after, row])

    def _count(self) -> int:
        sql = f"SELECT count(*) FROM {self.table} WHERE {self.owner_column} = ?"
        return int(self.db.execute(sql, [self.owner]).fetchone()[0])

    def _check(self, row: int, position: int) -> None:
        sql = f"SELECT 1 FROM {self.table} WHERE id = ? AND {self.owner_column} = ? AND position = ?"
        if self.db.execute(sql, [row, self.owner, position]).fetchone() is None:
            raise EditDoesNotFit("something else lies at that place")

    def _shift(self, by: int, first: int, last: int) -> None:
        sql = (
            f"UPDATE {self.table} SET position = position + ? "
            f"WHERE {self.owner_column} = ? AND position BETWEEN ? AND ?"
        )
        self.db.execute(sql, [by, self.owner, first, last])
