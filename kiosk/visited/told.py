"""An exhibition's report in words: as a page for the funder, and as a table for a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from exhibitions.journal.report import Report, Row, as_csv, by_month, summed
from fanzines.model import Direction, Fanzine
from kiosk.language import N_, tongue
from printing.products.booklet import press
from printing.products.on_sheet import no_photo
from printing.products.report import ROOM, Line, Table, report_page

_MOST_DAYS: Final = 8
HEADS: Final = (
    N_("Fanzine"),
    N_("Opened"),
    N_("Read to the end"),
    N_("Printed"),
    N_("Story opened on phones"),
)
TOGETHER: Final = N_("Together")
_DAY: Final = N_("Day")
_MONTH: Final = N_("Month")
_NOTE: Final = N_(
    "Counted by the exhibition itself, by fanzine and day. Nothing is known about the visitors."
)
_MORE: Final = N_("{number} more")


def nameless(place: int) -> str:
    """What a fanzine without a title is called."""
    return tongue.words("Fanzine {number}").format(number=place)


def as_page(report: Report) -> bytes:
    """One A4 side, in the language spoken now."""
    return press(as_poster(report), no_photo)


def as_poster(report: Report) -> Fanzine:
    """The same for the press."""
    few = len(report.days) <= _MOST_DAYS
    day, days = (_DAY, report.days) if few else (_MONTH, by_month(report.days)[-_MOST_DAYS:])
    days = tuple(Row(_date(row.name), row.numbers) for row in days)
    heads = tuple(map(tongue.words, HEADS))
    works = Table(heads, _lines(report.rows, ROOM - len(days)), Line(tongue.words(TOGETHER), report.total))
    tables = (works, Table((tongue.words(day), *([""] * len(report.total))), _lines(days, _MOST_DAYS)))
    direction = Direction.RTL if tongue.rtl else Direction.LTR
    below = [line for line in (report.when, report.where) if line]
    return report_page(report.title, below, tables if days else tables[:1], tongue.words(_NOTE), direction)


def as_table(report: Report) -> bytes:
    """The same for a spreadsheet, every fanzine and every day of it."""
    return as_csv(report, tuple(map(tongue.words, HEADS)), tongue.words(TOGETHER), tongue.words(_DAY))


def _date(name: str) -> str:
    """A day (YYYY-MM-DD) or a month (YYYY-MM) as people write it in the language spoken now."""
    whole = date.fromisoformat(name if len(name) > 7 else f"{name}-01")
    locale = "en_GB" if tongue.tag == "en" else tongue.tag
    return str(format_date(whole, "long" if len(name) > 7 else "LLLL y", locale=locale))


def _lines(rows: Sequence[Row], most: int) -> tuple[Line, ...]:
    """The rows; where there is no room for all, the last line holds the rest of them together."""
    shown = rows if len(rows) <= most else rows[: most - 1]
    lines = [Line(row.name, row.numbers) for row in shown]
    rest = rows[len(shown) :]
    if rest:
        lines.append(Line(tongue.words(_MORE).format(number=len(rest)), summed(rest)))
    return tuple(lines)
