"""What is told of an exhibition afterwards: how often each fanzine was opened, read, printed and scanned.

There is nothing about visitors in it, and nothing finer than a day.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from exhibitions.journal.counts import Counted, What

COLUMNS: Final = (What.OPENED, What.FINISHED, What.PRINTED, What.SCANNED)
Numbers = tuple[int, ...]
"""So many of each of the columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A fanzine that hung: what it is called, and the slugs by which it was counted."""

    title: str
    slugs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report: a fanzine or a day, and its numbers."""

    name: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Report:
    """An exhibition in numbers; the rows in the order of the wall, the days in their own."""

    title: str
    when: str
    where: str
    rows: tuple[Row, ...]
    days: tuple[Row, ...]
    total: Numbers


def report_of(
    title: str, when: str, where: str, shown: Sequence[Shown], counted: Iterable[Counted]
) -> Report:
    """The report of what was counted of these fanzines; what else was counted is left out."""
    name_of = {slug: place for place, one in enumerate(shown) for slug in one.slugs}
    works = [[0] * len(COLUMNS) for _ in shown]
    days: dict[str, list[int]] = {}
    for one in counted:
        if one.slug in name_of and one.what in COLUMNS:
            column = COLUMNS.index(one.what)
            works[name_of[one.slug]][column] += one.number
            days.setdefault(one.day, [0] * len(COLUMNS))[column] += one.number
    rows = tuple(Row(one.title, tuple(numbers)) for one, numbers in zip(shown, works, strict=True))
    return Report(
        title, when, where, rows, tuple(Row(day, tuple(days[day])) for day in sorted(days)), summed(rows)
    )


def by_month(days: Sequence[Row]) -> tuple[Row, ...]:
    """The days taken together by their months."""
    months = dict.fromkeys(row.name[:7] for row in days)
    return tuple(Row(month, summed(row for row in days if row.name.startswith(month))) for month in months)


def summed(rows: Iterable[Row]) -> Numbers:
    """The numbers of those rows together."""
    return tuple(
        sum(column) for column in zip(*(row.numbers for row in rows), (0,) * len(COLUMNS), strict=False)
    )


def as_csv(report: Report, heads: Sequence[str], total: str, day: str) -> bytes:
    """The report for a spreadsheet; `heads` name the first column and the four numbers."""
    file = io.StringIO()
    out = csv.writer(file)
    for line in (report.title, report.when, report.where):
        if line:
            out.writerow([_harmless(line)])
    for head, rows in ((heads[0], (*report.rows, Row(total, report.total))), (day, report.days)):
        out.writerow([])
        out.writerow([head, *heads[1:]])
        out.writerows([_harmless(row.name), *row.numbers] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """A spreadsheet takes what begins with one of these signs for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
