"""The pen and the eraser: one finger draws, other contacts leave no mark."""

from typing import TYPE_CHECKING, Final

from kivy.clock import Clock

from fanzines.edits import AddItem, AddStroke, Together
from fanzines.ink import erased, outline, thinned, to_local_stroke, weight_from_speed
from fanzines.ink.outlines import drawn_outline
from fanzines.model import Brush, Drawing, Placement, Point, Stroke, new_id
from fanzines.plane import Ring
from kiosk.studio.wet import triangles

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_FROZEN_AFTER: Final = 40
_OVERLAP: Final = 10


class _Liner:
    """Follows the first contact and collects its points; subclasses say what they mean."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self.points: list[Point] = []
        self._contact: int | None = None
        self._next_frame = Clock.create_trigger(lambda _dt: self.follow(), -1)

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The first contact begins a line."""
        if self._contact is None:
            self._contact = contact
            self.points = [Point(x, y, 0.5 if weight is None else weight)]
            self.begin()
            self._next_frame()

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The line goes on."""
        if contact == self._contact:
            last = self.points[-1]
            if weight is None:
                weight = weight_from_speed(((x - last.x) ** 2 + (y - last.y) ** 2) ** 0.5, last.weight)
            self.points.append(Point(x, y, weight))
            self._next_frame()

    def up(self, contact: int, x: float, y: float) -> None:
        """The line ends."""
        if contact == self._contact:
            self._contact = None
            self._next_frame.cancel()
            self.end(self.points)
            self.points = []

    def put_away(self) -> None:
        """End a line that is still being drawn."""
        if self._contact is not None:
            self.up(self._contact, self.points[-1].x, self.points[-1].y)

    def begin(self) -> None:
        """The first point is there."""

    def follow(self) -> None:
        """Show what there is, once a frame."""

    def end(self, points: list[Point]) -> None:
        """All points are there."""

    def in_px(self, ring: Ring) -> list[tuple[float, float]]:
        """An outline on the page as window points."""
        to_px = self.studio.table.ground.to_px
        return [to_px(x, y) for x, y in ring]


class Pen(_Liner):
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


class Eraser(_Liner):
    """Takes drawn ink away exactly where it passes; everything else on the page stays."""

    def begin(self) -> None:
        """The ink it meets has to be dry."""
        self.studio.table.settle()
        self._shown = 0

    def follow(self) -> None:
        """Take ink away from the pictures of the drawings beneath."""
        newest = self.points[max(0, self._shown - 2) :]
        self._shown = len(self.points)
        cut = triangles(self.in_px(drawn_outline(self._stroke(tuple(newest)))))
        for item in self.studio.page.items:
            if isinstance(item, Drawing):
                self.studio.table.views[item.id].erase(cut)

    def end(self, points: list[Point]) -> None:
        """Each drawing it met keeps the eraser's stroke; all of it is one act."""
        stroke = self._stroke(thinned(tuple(points)))
        page = self.studio.page
        edits = []
        for item in page.items:
            if isinstance(item, Drawing):
                local = to_local_stroke(stroke, item.placement)
                if erased(item, local):
                    edits.append(AddStroke(page.id, item.id, local))
        if edits:
            self.studio.do(edits[0] if len(edits) == 1 else Together(tuple(edits)))

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        even = tuple(Point(p.x, p.y, 0.5) for p in points)
        return Stroke(Brush.ERASER, "#FFFFFF", self.studio.eraser_width, even)
