"""The pen: draws ink into a drawing, with any brush, alone or with its likenesses in a symmetry."""

from typing import TYPE_CHECKING

from fanzines.edits import AddItem, AddStroke, Edit, Together
from fanzines.ink.strokes import LAYERS, stroke_shapes
from fanzines.ink.symmetry import Symmetry, moves
from fanzines.ink.wet import WetStroke
from fanzines.model import Brush, Drawing, Placement, Stroke, new_id
from kiosk.studio.tools.dropper import Dropper
from kiosk.studio.tools.liner import Liner

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


class Pen(Liner):
    """Draws into one drawing until another tool is taken or something else is laid on top.

    While the eyedropper is out, a touch takes a colour off the page instead.
    """

    def __init__(self, studio: "StudioPlace") -> None:
        super().__init__(studio)
        self.drawing: str | None = None
        self._growing: tuple[WetStroke, ...] = ()
        self._moves = moves(Symmetry.NONE)
        self._added = 0
        self._placement = Placement(0, 0)
        self._dropper = Dropper(studio)
        studio.bind(brush=lambda _studio, brush: studio.table.wet.prepare(Brush(brush)))

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The first contact begins a line, or looks at a colour."""
        if self.studio.dropping:
            self._dropper.look(x, y)
        else:
            super().down(contact, x, y, weight)

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The line, or the eyedropper, goes on."""
        if self._dropper.is_out:
            self._dropper.look(x, y)
        else:
            super().move(contact, x, y, weight)

    def up(self, contact: int, x: float, y: float) -> None:
        """The line ends, or the colour is taken."""
        if self._dropper.is_out:
            self._dropper.take()
        else:
            super().up(contact, x, y)

    def cancel(self) -> None:
        """Neither a line nor a colour was meant."""
        self._dropper.put_away()
        super().cancel()

    def begin(self) -> None:
        """Keep the layer wet while the line is drawn."""
        studio = self.studio
        studio.table.hold()
        self.drawing = self._drawing_on_top()
        first = self.points[0]
        self._placement = (
            studio.page.item(self.drawing).placement if self.drawing else Placement(first.x, first.y)
        )
        self._moves, self._added = moves(Symmetry(studio.symmetry)), 1
        look = Brush(studio.brush), studio.colour, studio.pen_width, self._placement
        self._growing = tuple(WetStroke(*look, move(first)) for move in self._moves)

    def follow(self) -> None:
        """Show the line: its older part is laid once, only the newer part is shaped anew."""
        self._grow()
        wet, place = self.studio.table.wet, self._placement
        for stroke in self._growing:
            wet.settle(stroke.settled(), place)
        wet.trace([(shape, place) for stroke in self._growing for shape in stroke.tip()])

    def end(self) -> None:
        """The stroke and its likenesses are saved as one act, and their exact ink lies in the wet layer."""
        self._grow()
        strokes = tuple(growing.stroke() for growing in self._growing)
        self._lay(strokes)
        self._growing = ()
        studio, known = self.studio, self.drawing or new_id()
        studio.table.wetten(known)
        edit = self._edit(known, strokes)
        self.drawing = known
        studio.do(edit)

    def take_back(self) -> None:
        """The layer goes on drying without it."""
        self._growing = ()
        table = self.studio.table
        table.wet.stop()
        if table.drying:
            table.wetten(table.drying)

    def put_away(self) -> None:
        """The next stroke begins a new drawing."""
        self._dropper.put_away()
        super().put_away()
        self.drawing = None
        self.studio.table.settle()

    def _grow(self) -> None:
        for point in self.points[self._added :]:
            for stroke, move in zip(self._growing, self._moves, strict=True):
                stroke.add(move(point))
        self._added = len(self.points)

    def _lay(self, strokes: tuple[Stroke, ...]) -> None:
        wet, place = self.studio.table.wet, self._placement
        if strokes[0].brush in LAYERS:
            wet.stop()
            for stroke in strokes:
                wet.keep(stroke_shapes(stroke), place)
            return
        for growing in self._growing:
            wet.settle((*growing.settled(), *growing.tip()), place)
        wet.keep_growing()

    def _drawing_on_top(self) -> str | None:
        items = self.studio.page.items
        return self.drawing if items and items[-1].id == self.drawing else None

    def _edit(self, known: str, strokes: tuple[Stroke, ...]) -> Edit:
        page = self.studio.page
        if self.drawing is None:
            return AddItem(page.id, len(page.items), Drawing(known, self._placement, strokes))
        edits = tuple(AddStroke(page.id, known, stroke) for stroke in strokes)
        return edits[0] if len(edits) == 1 else Together(edits)
