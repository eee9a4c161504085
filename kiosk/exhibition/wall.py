"""The wall: covers pegged to a line, the larger the fewer there are."""

from typing import Final

from kivy.graphics import Color, InstructionGroup, Line
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk import theme
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import Touchable

SMALLEST: Final = 65.0
"""The height of a cover in mm where there are many."""
RIM: Final = 3.0
TITLE: Final = 11.0
APART: Final = 5.0
ABOVE: Final = 6.0
"""Room for the pegs; the line runs in the middle of it."""
PEGS: Final = (theme.CORAL, theme.BLUE, theme.YELLOW)


class WallTile(Touchable):
    """A fanzine on the wall, by its cover and its title if it has one."""

    texture = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    peg = StringProperty(PEGS[0])


class Wall(Grid):
    """Rows of tiles in the middle; few are hung as large as there is `room` (px) for."""

    room = NumericProperty(0)
    titled = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._lines = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.before.add(self._lines)
        for name in ("width", "room", "titled", "children"):
            self.fbind(name, self._hang)

    def do_layout(self, *args: object) -> None:
        """Lay the tiles out and draw the line each row of them hangs on."""
        super().do_layout(*args)
        self._lines.clear()
        self._lines.add(Color(*theme.rgba(theme.FAINT)))
        for top in {tile.top for tile in self.children}:
            y = top + theme.mm(ABOVE / 4)
            self._lines.add(Line(points=(self.x, y, self.right, y), width=theme.mm(0.25)))

    def _hang(self, *_: object) -> None:
        apart, rims = theme.mm(APART), 2 * theme.mm(RIM)
        below = rims + theme.mm(TITLE if self.titled else 0)
        count = max(1, len(self.children))
        widest = (self.width - (count - 1) * apart) / count - rims
        high = min(self.room - below - 2 * theme.mm(ABOVE), widest * PAGE_HEIGHT / PAGE_WIDTH)
        high = max(high, theme.mm(SMALLEST))
        wide = high * PAGE_WIDTH / PAGE_HEIGHT + rims
        self.cols = max(1, int((self.width + apart) // (wide + apart)))
        row = min(count, self.cols)
        aside = max(0.0, (self.width - row * wide - (row - 1) * apart) / 2)
        self.spacing = apart, theme.mm(ABOVE)
        self.padding = aside, theme.mm(ABOVE), aside, theme.mm(ABOVE)
        for tile in self.children:
            tile.size = wide, high + below
