"""What of a fanzine went out of this kiosk, on paper or as a file: each copy by itself, never when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlite_utils import Database

from fanzines.library.rows import model_id, number, random_number

ELSEWHERE: Final = "elsewhere"
"""In place of a file's path: another tablet of the group has it."""


class Kind(StrEnum):
    """Paper for others, paper its maker made for herself, or a .fanzine file for a partner."""

    PAPER = "paper"
    HERS = "hers"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class GivenOut:
    """One copy: the printing system's name of its `job`, or the path of its `file` and those bytes' digest.

    Paper that went out as a file is a PDF: nobody knows how often it was printed.
    """

    kind: Kind
    job: str = ""
    file: str = ""
    digest: str = ""


def write_given_out(db: Database, fanzine_id: str, given: GivenOut) -> None:
    """Note one copy. KeyError when there is no such fanzine."""
    sql = (
        "INSERT INTO given_out (id, fanzine, kind, job, file, digest) "
        "SELECT ?, id, ?, ?, ?, ? FROM fanzine WHERE id = ? AND leaving = 0"
    )
    values = [random_number(), given.kind, given.job, given.file, given.digest, number(fanzine_id)]
    if db.execute(sql, values).rowcount == 0:
        raise KeyError(fanzine_id)


def read_given_out(db: Database, fanzine_id: str) -> tuple[GivenOut, ...]:
    """Every copy that was noted, in an order that tells nothing."""
    sql = "SELECT kind, job, file, digest FROM given_out WHERE fanzine = ? ORDER BY id"
    return tuple(GivenOut(Kind(kind), *where) for kind, *where in db.execute(sql, [number(fanzine_id)]))


def read_kinds(db: Database, fanzine_id: str) -> dict[str, tuple[Kind, bool]]:
    """Every copy by the name of its row: its kind, and whether it went out as a file."""
    sql = "SELECT id, kind, file FROM given_out WHERE fanzine = ?"
    return {
        model_id(row): (Kind(kind), bool(file)) for row, kind, file in db.execute(sql, [number(fanzine_id)])
    }


def lay_out_given(db: Database, fanzine_id: str, wanted: Mapping[str, tuple[Kind, str]]) -> None:
    """Have these be all that went out, by the names of their rows; what is noted already stays as it is."""
    kept = read_kinds(db, fanzine_id)
    for gone in kept.keys() - wanted.keys():
        db.execute("DELETE FROM given_out WHERE id = ?", [number(gone)])
    for name in wanted.keys() - kept.keys():
        kind, file = wanted[name]
        sql = "INSERT INTO given_out (id, fanzine, kind, job, file, digest) VALUES (?, ?, ?, '', ?, '')"
        db.execute(sql, [number(name), number(fanzine_id), kind, file])


def delete_given_out(db: Database, fanzine_id: str, given: GivenOut) -> None:
    """Forget a copy: it was called back before anybody had it."""
    sql = "DELETE FROM given_out WHERE fanzine = ? AND job = ? AND file = ? AND digest = ?"
    db.execute(sql, [number(fanzine_id), given.job, given.file, given.digest])


def forget_job(db: Database, job: str) -> None:
    """Forget the copy of a job of which nothing was ever printed."""
    db.execute("DELETE FROM given_out WHERE job = ? AND job <> ''", [job])
