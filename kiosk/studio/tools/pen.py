"""The pen: draws ink into a drawing."""

from typing import TYPE_CHECKING, Final

from fanzines.edits import AddItem, AddStroke
from fanzines.ink import outline, thinned, to_local_stroke
from fanzines.ink.outlines import drawn_outline
from fanzines.model import Brush, Drawing, Placement, Point, Stroke, new_id
from kiosk.studio.tools.liner import Liner

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_FROZEN_AFTER: Final = 40
_OVERLAP: Final = 10


class Pen(Liner):
    """Draws into one drawing until another tool is taken or something else is laid on top."""

    def __init__(self, studio: "StudioPlace") -> None:
        super().__init__(studio)
        self.drawing: str | None = None
        self._frozen = 0

    def begin(self) -> None:
        """Keep the layer wet while the line is drawn."""
        self._frozen = 0
        self.studio.table.hold()

    def follow(self) -> None:
        """Show the line: its older part is baked once, only the newer part is shaped anew."""
        wet, colour = self.studio.table.wet, self.studio.colour
        if len(self.points) - self._frozen > _FROZEN_AFTER:
            wet.bake(colour, self._ring(self.points[self._frozen :]))
            self._frozen = len(self.points) - _OVERLAP
        wet.trace(colour, self._ring(self.points[self._frozen :]))

    def end(self, points: list[Point]) -> None:
        """The stroke is saved, and its exact outline lies in the wet layer."""
        studio, wet = self.studio, self.studio.table.wet
        stroke = self._stroke(thinned(tuple(points)))
        wet.stop()
        wet.bake(stroke.colour, self.in_px(outline(stroke)))
        self.drawing = self._drawing_on_top()
        known = self.drawing or new_id()
        studio.table.wetten(known)
        if self.drawing is None:
            self.drawing = known
            edit: AddItem | AddStroke = self._first(known, stroke)
        else:
            placement = studio.page.item(known).placement
            edit = AddStroke(studio.page.id, known, to_local_stroke(stroke, placement))
        studio.do(edit)

    def put_away(self) -> None:
        """The next stroke begins a new drawing."""
        super().put_away()
        self.drawing = None
        self.studio.table.settle()

    def _drawing_on_top(self) -> str | None:
        items = self.studio.page.items
        return self.drawing if items and items[-1].id == self.drawing else None

    def _first(self, drawing: str, stroke: Stroke) -> AddItem:
        placement = Placement(stroke.points[0].x, stroke.points[0].y)
        item = Drawing(drawing, placement, (to_local_stroke(stroke, placement),))
        return AddItem(self.studio.page.id, len(self.studio.page.items), item)

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        return Stroke(Brush.PEN, self.studio.colour, self.studio.pen_width, points)

    def _ring(self, points: list[Point]) -> list[tuple[float, float]]:
        return self.in_px(drawn_outline(self._stroke(thinned(tuple(points)))))
