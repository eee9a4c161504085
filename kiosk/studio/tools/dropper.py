"""The eyedropper: shows the colour beneath a finger on the page, and takes it when the finger lifts."""

from typing import TYPE_CHECKING, Final

from kivy.graphics import Color, InstructionGroup, Line, SmoothEllipse

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk import theme
from kiosk.studio.table.seen import colour_at

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_DROP: Final = 13.0
_ABOVE: Final = 15.0
_RIM: Final = 1.2


class Dropper:
    """Out while a finger looks; what it sees is shown beside the finger, where it can be seen."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self._colour = ""
        self._drop = InstructionGroup()

    @property
    def is_out(self) -> bool:
        """Whether a finger is looking."""
        return bool(self._colour)

    def look(self, x: float, y: float) -> None:
        """See what colour is there, page mm."""
        table = self.studio.table
        if not self._colour:
            table.settle()
            table.over.add(self._drop)
        x, y = min(max(x, 0.0), PAGE_WIDTH - 0.01), min(max(y, 0.0), PAGE_HEIGHT - 0.01)
        self._colour = colour_at(self.studio.page.items, table.photos, table.ground.whole_dpi, x, y)
        self._show(*table.ground.to_px(x, y))

    def take(self) -> None:
        """Draw with that colour from now on."""
        colour = self._colour
        self.put_away()
        self.studio.dropping = False
        self.studio.pots.put(colour)
        self.studio.colour = colour

    def put_away(self) -> None:
        """Nothing was meant."""
        self._colour = ""
        self.studio.table.over.remove(self._drop)

    def _show(self, x: float, y: float) -> None:
        table, drop, mm = self.studio.table, self._drop, theme.mm
        above = mm(_ABOVE) if y + mm(_ABOVE + _DROP) < table.top else -mm(_ABOVE)
        drop.clear()
        drop.add(Color(*theme.rgba(theme.INK)))
        drop.add(Line(circle=(x, y, mm(1.4)), width=mm(0.25)))
        for colour, radius in ((theme.INK, _DROP / 2 + 0.3), (theme.SHEET, _DROP / 2), (self._colour, 0)):
            radius = radius or _DROP / 2 - _RIM
            drop.add(Color(*theme.rgba(colour)))
            size = 2 * mm(radius)
            drop.add(SmoothEllipse(pos=(x - size / 2, y + above - size / 2), size=(size, size)))
