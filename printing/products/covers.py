"""Front covers of fanzines side by side, as large as there is room for them."""

from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from printing.products.on_sheet import FAINT, Sheet

_RATIO: Final = PAGE_HEIGHT / PAGE_WIDTH
_GAP: Final = 6.0
_SLIP: Final = 1.1
_RAGGED: Final = 0.8
"""What a last row that is not full counts: full rows of a little less size look better."""


def draw_covers(
    sheet: Sheet, covers: tuple[bytes, ...], left: float, top: float, width: float, height: float
) -> None:
    """JPEGs of covers in a room of the sheet (mm), from where reading starts, standing on its foot."""
    if not covers:
        return
    columns, wide = _best(len(covers), width, height)
    high = wide * _RATIO
    rows = -(-len(covers) // columns)
    deep = rows * high + (rows - 1) * _GAP
    for number, jpeg in enumerate(covers):
        column, row = number % columns, number // columns
        along = left + column * (wide + _GAP)
        x = sheet.mirrored(along, wide)
        y = top + height - deep + row * (high + _GAP)
        slip = _SLIP if (column + row) % 2 else -_SLIP
        right, bottom = x + wide, y + high
        sheet.shape(((x + 1, y + slip), (right + 1, y), (right, bottom + 1), (x, bottom)), FAINT)
        sheet.picture(jpeg, x, y, wide, high)


def _best(count: int, width: float, height: float) -> tuple[int, float]:
    """In how many columns they are largest, and how wide each is then."""
    found = []
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        wide = (width - (columns - 1) * _GAP) / columns
        high = (height - (rows - 1) * _GAP) / rows
        size = min(wide, high / _RATIO)
        found.append((size * (1.0 if rows == 1 or count % columns == 0 else _RAGGED), size, columns))
    _, wide, columns = max(found)
    return columns, wide
