"""A poster larger than the sheets: each sheet prints a part, and overlaps the next, to be glued."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from printing.folding.sheeting import Sheeting
from printing.folding.sheets import (
    NO_PAGES,
    Key,
    Mark,
    MarkKind,
    Panel,
    PressRefused,
    Rect,
    Sheet,
    Side,
    fitted,
)
from printing.paper import A3, POINTS_PER_MM, PaperSize

_TICK: Final = 4.0 * POINTS_PER_MM
_CELL: Final = 2.0 * POINTS_PER_MM
_LEAST_CELL: Final = 0.6 * POINTS_PER_MM
_RIM: Final = 1.0 * POINTS_PER_MM
_TOO_WIDE: Final = "The overlap is wider than what the sheet prints. Choose a smaller one."
_NO_SUCH_PAGE: Final = "There is no such page to make a poster of."


class _Cover(NamedTuple):
    """How many sheets, standing or lying, cover the poster."""

    paper: PaperSize
    columns: int
    rows: int


def tiles(pages: int, sheeting: Sheeting) -> tuple[Sheet, ...]:
    """The sheets of every page's poster (or of one), row by row from its top left. Raises PressRefused."""
    if pages < 1:
        raise PressRefused(NO_PAGES)
    if sheeting.poster is not None and not 0 <= sheeting.poster < pages:
        raise PressRefused(_NO_SUCH_PAGE)
    wanted = range(pages) if sheeting.poster is None else (sheeting.poster,)
    return tuple(sheet for page in wanted for sheet in _poster(page, sheeting))


def _poster(page: int, sheeting: Sheeting) -> Iterator[Sheet]:
    whole = (sheeting.page or A3).upright
    margin, overlap = sheeting.margin * POINTS_PER_MM, sheeting.overlap * POINTS_PER_MM
    cover = _cover(sheeting.paper, whole, margin, overlap)
    width, height = cover.paper.width - 2 * margin, cover.paper.height - 2 * margin
    # The poster's top left lies in the first sheet's: positions are from its own bottom left.
    picture = fitted(Rect(0.0, 0.0, whole.width, whole.height), 0.0)
    for row in range(cover.rows):
        for column in range(cover.columns):
            left = column * (width - overlap)
            bottom = whole.height - height - row * (height - overlap)
            content = Rect(
                picture.x - left + margin, picture.y - bottom + margin, picture.width, picture.height
            )
            end = margin + whole.width - left, margin - bottom
            tile = Panel(page, margin, margin, width, height, 0, content)
            marks = () if sheeting.marks is False else tuple(_marks(tile, overlap, column, row, cover, end))
            key = _key(tile, overlap, column, row, cover) if marks else None
            yield Sheet(cover.paper, Side((tile,), marks, key))


def _cover(paper: PaperSize, whole: PaperSize, margin: float, overlap: float) -> _Cover:
    def covering(sheet: PaperSize) -> _Cover:
        width, height = sheet.width - 2 * margin, sheet.height - 2 * margin
        if min(width, height) <= overlap:
            raise PressRefused(_TOO_WIDE)
        return _Cover(
            sheet,
            max(1, -int(-(whole.width - overlap) // (width - overlap))),
            max(1, -int(-(whole.height - overlap) // (height - overlap))),
        )

    lying = PaperSize(paper.name, max(paper.width, paper.height), min(paper.width, paper.height))
    return min((covering(lying.upright), covering(lying)), key=lambda cover: cover.columns * cover.rows)


def _key(tile: Panel, overlap: float, column: int, row: int, cover: _Cover) -> Key | None:
    """In the overlap, where the next sheet hides it; the last sheet has none."""
    cell = min(_CELL, (overlap - 2 * _RIM) / max(cover.columns, cover.rows))
    if cell < _LEAST_CELL or (column, row) == (cover.columns - 1, cover.rows - 1):
        return None
    below = row < cover.rows - 1
    x = tile.x + _RIM if below else tile.box.right - overlap + _RIM
    return Key(column, row, cover.columns, cover.rows, x, tile.y + _RIM, cell)


def _marks(
    tile: Panel, overlap: float, column: int, row: int, cover: _Cover, end: tuple[float, float]
) -> Iterator[Mark]:
    """Where the next sheet's edge comes to lie (glue), and where to cut: what lies above, and the end."""
    box = tile.box
    right, bottom = end
    if box.x < right < box.right:
        yield from _upright(MarkKind.CUT, right, box)
    if box.y < bottom < box.top:
        yield from _level(MarkKind.CUT, bottom, box)
    if column < cover.columns - 1:
        yield from _upright(MarkKind.GLUE, box.right - overlap, box)
    if row < cover.rows - 1:
        yield from _level(MarkKind.GLUE, box.y + overlap, box)
    if column:
        yield from _upright(MarkKind.CUT, box.x, box)
    if row:
        yield from _level(MarkKind.CUT, box.top, box)


def _upright(kind: MarkKind, x: float, box: Rect) -> Iterator[Mark]:
    yield Mark(kind, x, box.y, x, box.y + _TICK)
    yield Mark(kind, x, box.top - _TICK, x, box.top)


def _level(kind: MarkKind, y: float, box: Rect) -> Iterator[Mark]:
    yield Mark(kind, box.x, y, box.x + _TICK, y)
    yield Mark(kind, box.right - _TICK, y, box.right, y)
