"""One table of everything that was measured."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """`ratio` is to the row named in `to`: below 1 is faster or smaller."""

    what: str
    median: str
    p95: str = ""
    ratio: float | None = None
    to: str = ""


def table(rows: Iterable[Row]) -> str:
    """The rows in columns, as Markdown."""
    lines = [("what", "median", "p95", "ratio"), ("---", "--:", "--:", ":--")]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f} × {row.to}"
        lines.append((row.what, row.median, row.p95, ratio))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    cells = (" | ".join(map(str.ljust, line, widths)) for line in lines)
    return "\n".join(f"| {line} |" for line in cells)
