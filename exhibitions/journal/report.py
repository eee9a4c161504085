"""What is told of an exhibition afterwards: how often each fanzine was opened, read, printed and scanned.

There is nothing about visitors in it, and nothing finer than a day.
"""

import csv
import io
from collections.abc import Collection, Iterable, Sequence
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
    hung = frozenset().union(*(one.slugs for one in shown))
    told = [one for one in counted if one.slug in hung and one.what in COLUMNS]
    rows = tuple(Row(one.title, _numbers(told, slugs=one.slugs)) for one in shown)
    days = tuple(Row(day, _numbers(told, day=day)) for day in sorted({one.day for one in told}))
    return Report(title, when, where, rows, days, _numbers(told))


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


def _numbers(told: Iterable[Counted], *, slugs: Collection[str] | None = None, day: str = "") -> Numbers:
    of = [one for one in told if (slugs is None or one.slug in slugs) and day in ("", one.day)]
    return tuple(sum(one.number for one in of if one.what is what) for what in COLUMNS)


def _harmless(text: str) -> str:
    """A spreadsheet takes what begins with one of these signs for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
