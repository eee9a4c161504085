"""The eraser: takes ink away exactly where it passes, and lifts a photo, words or a sticker off whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fanzines.edits import AddStroke, Edit, RemoveItem, Together
from fanzines.ink import erased, thinned, to_local_stroke
from fanzines.ink.outlines import drawn_outline
from fanzines.model import Brush, Drawing, Point, Stroke
from kiosk.studio.table.meshes import triangles
from kiosk.studio.tools.lifting import Lifting
from kiosk.studio.tools.liner import Liner

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


class Eraser(Liner):
    """All that one gesture takes away is one act."""

    def __init__(self, studio: "StudioPlace") -> None:
        super().__init__(studio)
        self._shown = 0
        self._lifting = Lifting((), (0.0, 0.0), 0.0)

    def begin(self) -> None:
        """The ink it meets has to be dry."""
        self.studio.table.settle()
        self._shown = 0
        first = self.points[0]
        items, reach = self.studio.page.items, self.studio.eraser_width / 2
        self._lifting = Lifting(items, (first.x, first.y), reach)

    def follow(self) -> None:
        """Take ink away from the pictures of the drawings beneath, and whole things off the page."""
        newest = self.points[max(0, self._shown - 2) :]
        views = self.studio.table.views
        for point in self.points[self._shown :]:
            for lifted in self._lifting.pass_to((point.x, point.y)):
                if lifted in views:
                    views[lifted].lift()
        self._shown = len(self.points)
        cut = triangles(drawn_outline(self._stroke(tuple(newest))))
        for item in self.studio.page.items:
            if isinstance(item, Drawing):
                views[item.id].erase(cut)

    def end(self) -> None:
        """Each drawing it met keeps the eraser's stroke, each thing it lifted is gone."""
        for point in self.points[self._shown :]:
            self._lifting.pass_to((point.x, point.y))
        edits = (*self._rubbings(), *self._removals())
        if not edits or not self.studio.do(edits[0] if len(edits) == 1 else Together(edits)):
            self.take_back()

    def take_back(self) -> None:
        """Show everything again."""
        for view in self.studio.table.views.values():
            view.restore()

    def _rubbings(self) -> Iterator[Edit]:
        page, stroke = self.studio.page, self._stroke(thinned(tuple(self.points)))
        for item in page.items:
            if isinstance(item, Drawing):
                local = to_local_stroke(stroke, item.placement)
                if erased(item, local):
                    yield AddStroke(page.id, item.id, local)

    def _removals(self) -> Iterator[Edit]:
        """From the top of the pile down, so that what is below keeps its place."""
        page = self.studio.page
        for index in reversed(range(len(page.items))):
            if page.items[index].id in self._lifting.lifted:
                yield RemoveItem(page.id, index, page.items[index])

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        even = tuple(Point(p.x, p.y, 0.5) for p in points)
        return Stroke(Brush.ERASER, "#FFFFFF", self.studio.eraser_width, even)
