"""Where covers hang on the wall: rows pegged to lines, the larger the fewer there are. Lengths are px."""

from dataclasses import dataclass

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH


@dataclass(frozen=True, slots=True)
class Hooks:
    """What hanging keeps to: between tiles, above each row, around a cover, below it, its least height."""

    apart: float
    above: float
    rim: float
    title: float
    least: float


@dataclass(frozen=True, slots=True)
class Hanging:
    """So many tiles in rows. `aside` is left on both sides; heights are counted from the top down."""

    count: int
    columns: int
    tile: tuple[float, float]
    aside: float
    apart: float
    above: float

    @property
    def rows(self) -> int:
        """How many lines are needed."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> float:
        """All rows, with room for the pegs above and below."""
        return self.above + self.rows * (self.tile[1] + self.above)

    def top(self, row: int) -> float:
        """How far below the wall's top a row begins."""
        return self.above + row * (self.tile[1] + self.above)

    def left(self, number: int, *, rtl: bool, width: float) -> float:
        """How far from the wall's left a tile begins, where the wall is so wide."""
        column = number % self.columns
        left = self.aside + column * (self.tile[0] + self.apart)
        return width - left - self.tile[0] if rtl else left

    def rows_between(self, top: float, bottom: float) -> range:
        """The rows of which something is seen there, and one more on either side."""
        pitch = self.tile[1] + self.above
        first, last = int((top - self.above) // pitch) - 1, int((bottom - self.above) // pitch) + 1
        return range(max(0, first), min(self.rows, last + 1))

    def numbers_in(self, rows: range) -> range:
        """The tiles in those rows."""
        return range(rows.start * self.columns, min(self.count, rows.stop * self.columns))


def hang(count: int, width: float, room: float, hooks: Hooks) -> Hanging:
    """Few are hung as large as there is `room` for, many at their least height."""
    rims = 2 * hooks.rim
    below = rims + hooks.title
    many = max(1, count)
    widest = (width - (many - 1) * hooks.apart) / many - rims
    high = max(min(room - below - 2 * hooks.above, widest * PAGE_HEIGHT / PAGE_WIDTH), hooks.least)
    wide = high * PAGE_WIDTH / PAGE_HEIGHT + rims
    columns = max(1, int((width + hooks.apart) // (wide + hooks.apart)))
    row = min(many, columns)
    aside = max(0.0, (width - row * wide - (row - 1) * hooks.apart) / 2)
    return Hanging(count, columns, (wide, high + below), aside, hooks.apart, hooks.above)
